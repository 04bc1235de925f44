import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Input } from '#contract'
import { useCommand } from '#web/api/use-command.ts'
import { isWritten } from '#web/form/written.ts'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { organsQuery } from '#web/organs.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { ChoiceField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import type { api } from '../../api.ts'
import { service } from '../client.ts'
import { FINDINGS, reportWords } from '../parts/report-words.ts'
import type { DeskReport } from './report-paper.tsx'
import { deskReportTexts } from './texts.ts'

const ACTS = ['TAKE_UP', 'ASK', 'FOLLOW_UP', 'CONCLUDE', 'PUBLISH', 'UNPUBLISH'] as const
type Act = (typeof ACTS)[number]
type Body = Input<typeof api.actOnReport>['body']

interface ReportActsProps {
  readonly report: DeskReport
  readonly onDone: () => void
}

/** What may be done now; one form at a time. */
export function ReportActs({ report, onDone }: ReportActsProps) {
  const t = useTexts(deskReportTexts)
  const session = useSession()
  const [chosen, setChosen] = useState<Act | undefined>(undefined)
  if (!sessionMay(session, 'oversight.order')) return null
  const allowed = ACTS.filter((name) => report.acts.some(({ act, allowed: may }) => act === name && may))
  return (
    <div className="stack">
      <div className="row">
        {allowed.map((name) => (
          <Button
            key={name}
            kind={name === 'TAKE_UP' || name === 'CONCLUDE' ? 'primary' : 'secondary'}
            aria-pressed={chosen === name}
            onClick={() => setChosen(name)}
          >
            {t(name)}
          </Button>
        ))}
      </div>
      {chosen !== undefined && <ActForm key={chosen} act={chosen} report={report} onDone={onDone} />}
    </div>
  )
}

const EMPTY = { text: '', second: '', organ: '', officer: '', finding: '' }

/** What is written for each act, as its door takes it; undefined while something is missing. */
function bodyOf(act: Act, written: typeof EMPTY, expectedVersion: number): Body | undefined {
  const { text, second, organ, officer, finding } = written
  const said = text.trim()
  const found = FINDINGS.find((one) => one === finding)
  switch (act) {
    case 'TAKE_UP':
      return { act, expectedVersion, note: said }
    case 'ASK':
      return isWritten(said) ? { act, expectedVersion, text: said } : undefined
    case 'FOLLOW_UP':
      return isWritten(said) && organ !== ''
        ? { act, expectedVersion, organ, officer: officer === '' ? null : officer, facts: said }
        : undefined
    case 'CONCLUDE':
      return isWritten(said) && found !== undefined ? { act, expectedVersion, finding: found, text: said } : undefined
    case 'PUBLISH':
      return isWritten(said) && isWritten(second)
        ? { act, expectedVersion, question: said, answer: second.trim() }
        : undefined
    case 'UNPUBLISH':
      return isWritten(said) ? { act, expectedVersion, reason: said } : undefined
  }
}

const LABELS = {
  TAKE_UP: ['note', undefined],
  ASK: ['question', 'questionHint'],
  FOLLOW_UP: ['facts', 'factsHint'],
  CONCLUDE: ['text', 'textHint'],
  PUBLISH: ['publicQuestion', undefined],
  UNPUBLISH: ['reason', undefined],
} as const satisfies Readonly<Record<Act, readonly [string, string | undefined]>>

function ActForm({ act, report, onDone }: ReportActsProps & { readonly act: Act }) {
  const t = useTexts(deskReportTexts)
  const proposed = act === 'PUBLISH' ? report.proposed : null
  const [written, setWritten] = useState({
    ...EMPTY,
    text: proposed?.question ?? '',
    second: proposed?.answer ?? '',
    organ: report.organ?.id ?? '',
  })
  const [tried, setTried] = useState(false)
  const command = useCommand(service.actOnReport, onDone)
  const write = (key: keyof typeof written) => (value: string) => setWritten((before) => ({ ...before, [key]: value }))
  const body = bodyOf(act, written, report.version)
  const [label, hint] = LABELS[act]
  return (
    <form
      className="stack desk-form"
      aria-label={t(act)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (body !== undefined) command.mutate({ params: { id: report.id }, body })
      }}
    >
      {act === 'FOLLOW_UP' && (
        <>
          <OrganChoice
            organ={written.organ}
            onChange={(organ) => setWritten((before) => ({ ...before, organ, officer: '' }))}
          />
          <ChoiceField
            label={t('officer')}
            hint={t('officerHint')}
            required={false}
            empty={t('nobody')}
            value={written.officer}
            options={report.officers
              .filter(({ organ }) => organ === written.organ)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={write('officer')}
          />
        </>
      )}
      {act === 'CONCLUDE' && <FindingChoice finding={written.finding} onChange={write('finding')} />}
      <TextField
        label={t(label)}
        {...(hint === undefined ? {} : { hint: t(hint) })}
        required={act !== 'TAKE_UP'}
        value={written.text}
        maxLength={act === 'TAKE_UP' || act === 'UNPUBLISH' ? 500 : act === 'ASK' ? 1000 : 2000}
        rows={act === 'TAKE_UP' ? 2 : 4}
        onChange={write('text')}
      />
      {act === 'PUBLISH' && (
        <TextField label={t('publicAnswer')} value={written.second} maxLength={4000} onChange={write('second')} />
      )}
      {tried && body === undefined && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t(act)}
      </Button>
    </form>
  )
}

interface ChoiceProps {
  readonly onChange: (value: string) => void
}

function OrganChoice({ organ, onChange }: ChoiceProps & { readonly organ: string }) {
  const t = useTexts(deskReportTexts)
  const { language } = useLanguage()
  const organs = useQuery(organsQuery)
  return (
    <ChoiceField
      label={t('toOrgan')}
      empty=""
      value={organ}
      options={(organs.data?.items ?? []).map(({ id, name, nameEn }) => ({
        value: id,
        label: inLanguage({ zh: name, en: nameEn }, language),
      }))}
      onChange={onChange}
    />
  )
}

function FindingChoice({ finding, onChange }: ChoiceProps & { readonly finding: string }) {
  const t = useTexts(deskReportTexts)
  const w = useTexts(reportWords)
  return (
    <RadioGroup
      name="finding"
      legend={t('findingWhat')}
      inline
      options={FINDINGS.map((value) => ({ value, label: w(value) }))}
      value={FINDINGS.find((value) => value === finding)}
      onChange={onChange}
    />
  )
}
