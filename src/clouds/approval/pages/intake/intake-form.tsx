import { useState } from 'react'
import { isCancelled } from '#catalogue/standard'
import type { ItemStandard } from '#catalogue/standard'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { Choice } from '#web/ui/choices.tsx'
import { ErrorSummary, Notice } from '#web/ui/notice.tsx'
import type { FormError } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { errorFinder } from '../apply/questions-step.tsx'
import { formFaults } from '../apply/step-faults.ts'
import { applyTexts } from '../apply/texts.ts'
import { ApplicationFields } from './application-fields.tsx'
import { ChannelFields } from './channel-fields.tsx'
import { Checklist } from './checklist.tsx'
import { DeliveryFields } from './delivery-fields.tsx'
import { contextOf, emptyFiling, filingBody, filingFaults } from './filing.ts'
import type { Filing } from './filing.ts'
import { ScanMaterials } from './scan-materials.tsx'
import { intakeTexts } from './texts.ts'
import type { Filed } from './window-receipt.tsx'

interface IntakeFormProps {
  readonly standard: ItemStandard
  readonly onFiled: (filed: Filed) => void
}
type Content = Filing['content']

/** One sheet from top to bottom, so that Tab alone leads through it. */
export function IntakeForm({ standard, onFiled }: IntakeFormProps) {
  const t = useTexts(intakeTexts)
  const a = useTexts(applyTexts)
  const { language } = useLanguage()
  const [filing, setFiling] = useState(() => emptyFiling(standard))
  const [attempt, setAttempt] = useState(0)
  const [uploads, setUploads] = useState(0)
  const { content, reception, papers, truthSigned } = filing
  const file = useCommand(approval.fileAtWindow, (receipt) => onFiled({ standard, filing, receipt }))
  const context = contextOf(standard, content, language, a)
  const found = filingFaults(context, filing, t)
  const errors: readonly FormError[] = attempt === 0 ? [] : found
  const change = (next: Partial<Filing>) => setFiling((before) => ({ ...before, ...next }))
  const fill = (next: Partial<Content>) =>
    setFiling((before) => ({ ...before, content: { ...before.content, ...next } }))
  const press = () => {
    setAttempt(attempt + 1)
    if (found.length === 0 && uploads === 0) file.mutate({ body: filingBody(standard, filing) })
  }
  if (isCancelled(standard)) return <Notice tone="warn">{t('cancelled')}</Notice>
  return (
    <div className="counter-split">
      <div className="stack">
        <ErrorSummary errors={errors} attempt={attempt} />
        <Panel title={t('channelTitle')}>
          <ChannelFields
            itemCode={standard.code}
            reception={reception}
            errors={errors}
            onChange={(next) => change({ reception: { ...reception, ...next } })}
          />
        </Panel>
        <ApplicationFields
          context={context}
          errors={attempt === 0 ? typedWhole(found, content) : errors}
          faults={attempt === 0 ? [] : formFaults(context)}
          onChange={fill}
        />
        <ScanMaterials
          standard={standard}
          content={content}
          errors={errors}
          onChange={(next) => setFiling((before) => ({ ...before, content: next(before.content) }))}
          onRunning={setUploads}
        />
        <DeliveryFields standard={standard} content={content} errors={errors} onChange={setContent(setFiling)} />
        <TruthSigned
          signed={truthSigned}
          wrong={errorFinder(errors)('truth') !== undefined}
          onToggle={(on) => change({ truthSigned: on })}
        />
        {attempt > 0 && uploads > 0 && <Notice tone="warn">{t('uploading')}</Notice>}
        <RefusalNotice error={file.error} />
        <div className="action-bar">
          <Button kind="primary" busy={file.isPending} onClick={press}>
            {t('submit')}
          </Button>
          <span className="soft small">{inLanguage(standard.name, language)}</span>
        </div>
      </div>
      <Checklist
        standard={standard}
        answers={content.answers}
        papers={papers}
        onPapers={(next) => change({ papers: next })}
      />
    </div>
  )
}

interface TruthSignedProps {
  readonly signed: boolean
  readonly wrong: boolean
  readonly onToggle: (on: boolean) => void
}

function TruthSigned({ signed, wrong, onToggle }: TruthSignedProps) {
  const t = useTexts(intakeTexts)
  return (
    <fieldset className="field">
      <Choice
        id="truth"
        type="checkbox"
        name="truth"
        option={{ value: 'signed', label: t('truth'), hint: t('truthHint') }}
        checked={signed}
        invalid={wrong}
        onToggle={onToggle}
      />
    </fieldset>
  )
}

const WHOLE = { 'applicant-number': 18, 'applicant-phone': 11 } as const
/** A number typed to its end is checked at once, while the person with the papers still stands there. */
function typedWhole(found: readonly FormError[], { applicant }: Content): readonly FormError[] {
  return found.filter(
    ({ target }) =>
      (target === 'applicant-number' && applicant.idNumber.length >= WHOLE[target]) ||
      (target === 'applicant-phone' && applicant.phone.length >= WHOLE[target]),
  )
}

const setContent = (set: (change: (before: Filing) => Filing) => void) => (content: Content) =>
  set((before) => ({ ...before, content }))
