import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DayField, LineField } from '#web/ui/fields.tsx'
import { Disclosure, Facts } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { Table } from '#web/ui/table.tsx'
import { organisation } from '../client.ts'
import type { Delegation } from '../client.ts'
import { delegationTexts } from './texts.ts'

interface PaperProps {
  readonly delegation: Delegation
  readonly onDone: (sentence: string) => void
}
const TONES = {
  PROPOSED: 'wait',
  CHECKED: 'wait',
  GRANTED: 'wait',
  IN_FORCE: 'good',
  RECALLED: 'warn',
  ENDED: 'off',
} as const

export function DelegationPaper({ delegation, onDone }: PaperProps) {
  const t = useTexts(delegationTexts)
  const { language } = useLanguage()
  const { number, from, to, region, items, requirements, basis, effectiveOn, stage, checkedBy } = delegation
  const { recalledOn, recalledFor } = delegation
  return (
    <section className="stack-tight" aria-label={number}>
      <h3>
        {number} <Status tone={TONES[stage]}>{t(stage)}</Status>
      </h3>
      <Facts
        facts={[
          { label: t('from'), value: inLanguage(from.name, language) },
          { label: t('to'), value: `${inLanguage(to.name, language)}　${region}` },
          { label: t('basis'), value: basis },
          { label: t('effectiveOn'), value: formatDate(effectiveOn, language) },
          ...(checkedBy === null ? [] : [{ label: t('checkedBy'), value: checkedBy }]),
        ]}
      />
      {recalledOn !== null && (
        <p>{t('recalledLine', { day: formatDate(recalledOn, language), reason: recalledFor ?? '' })}</p>
      )}
      <Table
        caption={t('items')}
        captionHidden
        rows={items}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'item',
            label: t('items'),
            heading: true,
            cell: ({ name, code }) => `${inLanguage(name, language)}　${code}`,
          },
          { key: 'delegated', label: t('delegatedCode'), cell: ({ delegated }) => delegated },
        ]}
      />
      <Table
        caption={t('requirements')}
        captionHidden
        rows={requirements}
        rowKey={({ text }) => text}
        columns={[
          { key: 'text', label: t('requirements'), heading: true, cell: ({ text }) => text },
          {
            key: 'finding',
            label: t('finding'),
            cell: ({ finding }) =>
              finding === null ? (
                <span className="soft">{t('unchecked')}</span>
              ) : (
                <Status tone={finding.met ? 'good' : 'bad'}>
                  {t(finding.met ? 'met' : 'notMet')} {finding.note}
                </Status>
              ),
          },
        ]}
      />
      {delegation.mine && <DelegationActs delegation={delegation} onDone={onDone} />}
    </section>
  )
}

function DelegationActs({ delegation, onDone }: PaperProps) {
  const t = useTexts(delegationTexts)
  const { language } = useLanguage()
  const { id, stage, effectiveOn } = delegation
  const grant = useCommand(organisation.grantDelegation, () =>
    onDone(t('granted', { day: formatDate(effectiveOn, language) })),
  )
  if (stage === 'PROPOSED' || stage === 'CHECKED')
    return (
      <>
        <Disclosure summary={t('check')}>
          <CheckForm delegation={delegation} onDone={onDone} />
        </Disclosure>
        <RefusalNotice error={grant.error} />
        {stage === 'CHECKED' && (
          <p>
            <Button kind="primary" busy={grant.isPending} onClick={() => grant.mutate({ params: { id }, body: {} })}>
              {t('grant')}
            </Button>
          </p>
        )}
      </>
    )
  if (stage !== 'GRANTED' && stage !== 'IN_FORCE') return null
  return (
    <Disclosure summary={t('recall')}>
      <RecallForm delegation={delegation} onDone={onDone} />
    </Disclosure>
  )
}

function CheckForm({ delegation, onDone }: PaperProps) {
  const t = useTexts(delegationTexts)
  const { id, requirements } = delegation
  const [typed, setTyped] = useState(
    requirements.map(({ finding }) => ({
      met: finding === null ? '' : finding.met ? 'met' : 'notMet',
      note: finding?.note ?? '',
    })),
  )
  const check = useCommand(organisation.checkCapability, () => onDone(t('checked')))
  const type = (at: number, change: { readonly met?: string; readonly note?: string }) =>
    setTyped(typed.map((one, i) => (i === at ? { ...one, ...change } : one)))
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        const findings = typed.map(({ met, note }) => ({ met: met === 'met', note: note.trim() }))
        check.mutate({ params: { id }, body: { findings } })
      }}
    >
      {requirements.map(({ text }, i) => (
        <div key={text} className="stack-tight">
          <RadioGroup
            name={`finding-${id}-${String(i)}`}
            legend={text}
            inline
            options={[
              { value: 'met', label: t('met') },
              { value: 'notMet', label: t('notMet') },
            ]}
            value={typed[i]?.met}
            onChange={(met) => type(i, { met })}
          />
          <LineField
            label={`${t('note')}：${text}`}
            required={false}
            labelHidden
            maxLength={300}
            value={typed[i]?.note ?? ''}
            placeholder={t('note')}
            onChange={(value) => type(i, { note: value })}
          />
        </div>
      ))}
      <RefusalNotice error={check.error} />
      <Button kind="primary" type="submit" busy={check.isPending} disabled={typed.some(({ met }) => met === '')}>
        {t('doCheck')}
      </Button>
    </form>
  )
}

function RecallForm({ delegation, onDone }: PaperProps) {
  const t = useTexts(delegationTexts)
  const { language } = useLanguage()
  const [typed, setTyped] = useState({ effectiveOn: '', reason: '' })
  const recall = useCommand(organisation.recallDelegation, ({ recalledOn }) =>
    onDone(t('recalled', { day: formatDate(recalledOn ?? '', language) })),
  )
  return (
    <form
      className="stack-tight reading"
      onSubmit={(event) => {
        event.preventDefault()
        recall.mutate({ params: { id: delegation.id }, body: typed })
      }}
    >
      <DayField
        label={t('recallOn')}
        required
        value={typed.effectiveOn}
        onChange={(value) => setTyped({ ...typed, effectiveOn: value })}
      />
      <LineField
        label={t('reason')}
        required
        minLength={2}
        maxLength={300}
        value={typed.reason}
        onChange={(value) => setTyped({ ...typed, reason: value })}
      />
      <RefusalNotice error={recall.error} />
      <Button type="submit" busy={recall.isPending}>
        {t('recall')}
      </Button>
    </form>
  )
}
