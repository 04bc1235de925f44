import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Output } from '#contract'
import { reuse } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, LineField } from '#web/ui/fields.tsx'
import { EmptyState, Failed, Skeleton } from '#web/ui/loading.tsx'
import { Facts, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import type { api } from '../../api.ts'
import { callTexts } from '../call-texts.ts'
import { callsTexts } from './texts.ts'

const MODES = ['VERDICT', 'DATA', 'RENDITION'] as const

/** One call: type, purpose, case, holder, and no more than is needed. */
export function AskForm() {
  const t = useTexts(callsTexts)
  const types = useQuery({ queryKey: ['call-types'], queryFn: () => reuse.callTypes({}) })
  if (types.error !== null) return <Failed error={types.error} onRetry={() => void types.refetch()} />
  if (types.data === undefined) return <Skeleton />
  if (types.data.items.length === 0)
    return (
      <EmptyState icon="certificate" title={t('noTypes')}>
        <p>{t('noTypesText')}</p>
      </EmptyState>
    )
  return <Form {...types.data} />
}

function Form({ items: types, regions }: Output<typeof api.callTypes>) {
  const t = useTexts(callsTexts)
  const c = useTexts(callTexts)
  const { language } = useLanguage()
  const [certificateType, setType] = useState(types[0]?.code ?? '')
  const [purpose, setPurpose] = useState('')
  const [caseNumber, setCase] = useState('')
  const [holder, setHolder] = useState('')
  const [region, setRegion] = useState('')
  const [mode, setMode] = useState<(typeof MODES)[number]>('VERDICT')
  const call = useCommand(reuse.call, () => undefined)
  const purposes = types.find(({ code }) => code === certificateType)?.purposes ?? []
  const given = purposes.find((one) => one === purpose) ?? purposes[0]
  return (
    <div className="stack">
      <form
        className="stack reading"
        onSubmit={(event) => {
          event.preventDefault()
          if (given === undefined) return
          const asked = { caseNumber: caseNumber.trim(), holder: holder.trim().toUpperCase() }
          const where = region === '' ? {} : { region }
          call.mutate({ body: { purpose: given, certificateType, mode, ...asked, ...where } })
        }}
      >
        <ChoiceField
          label={t('type')}
          empty={null}
          value={certificateType}
          options={types.map(({ code, name }) => ({ value: code, label: inLanguage(name, language) }))}
          onChange={setType}
        />
        {regions.length > 0 && (
          <ChoiceField
            label={t('where')}
            empty={null}
            value={region}
            options={[
              { value: '', label: t('here') },
              ...regions.map(({ id, name }) => ({ value: id, label: c('region', { name }) })),
            ]}
            onChange={setRegion}
          />
        )}
        <ChoiceField
          label={t('purpose')}
          empty={null}
          value={given ?? ''}
          options={purposes.map((one) => ({ value: one, label: c(one) }))}
          onChange={setPurpose}
        />
        <LineField label={t('caseNumber')} required value={caseNumber} onChange={setCase} />
        <LineField label={t('holder')} required minLength={15} maxLength={18} value={holder} onChange={setHolder} />
        <RadioGroup
          legend={t('mode')}
          name="mode"
          hint={t('modeHint')}
          value={mode}
          onChange={setMode}
          options={MODES.map((one) => ({ value: one, label: c(one) }))}
        />
        <div className="action-bar">
          <Button kind="primary" type="submit" busy={call.isPending}>
            {t('ask')}
          </Button>
        </div>
      </form>
      <RefusalNotice error={call.error} />
      {call.data !== undefined && <Answer of={call.data} />}
    </div>
  )
}

function Answer({ of: answer }: { readonly of: Output<typeof api.call> }) {
  const t = useTexts(callsTexts)
  const c = useTexts(callTexts)
  const { language } = useLanguage()
  const { outcome, certificateName, identifier, version, validFrom, validUntil, rows, rendition, left, id, region } =
    answer
  const days = [validFrom, validUntil].map((day) => (day === null ? '—' : formatDate(day, language)))
  return (
    <Panel title={t('answer')} aside={<Status tone={outcome === 'IN_FORCE' ? 'good' : 'warn'}>{c(outcome)}</Status>}>
      <div className="stack" aria-live="polite">
        <Facts
          facts={[
            { label: c('what'), value: certificateName },
            ...(region === null ? [] : [{ label: t('where'), value: c('region', { name: region }) }]),
            ...(identifier === null
              ? []
              : [
                  { label: t('identifier'), value: <code>{identifier}</code> },
                  { label: t('version'), value: version },
                  { label: t('validity'), value: days.join(' – ') },
                ]),
            ...rows.map(({ label, value }) => ({ label, value })),
            { label: t('callId'), value: <code>{id}</code> },
          ]}
        />
        {rendition !== null && (
          <p>
            <a href={`data:${rendition.mediaType};base64,${rendition.base64}`} download={`${identifier ?? id}.pdf`}>
              {t('download')}
            </a>
          </p>
        )}
        <p className="soft small">{t('left', { left })}</p>
      </div>
    </Panel>
  )
}
