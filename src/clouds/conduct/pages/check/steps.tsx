import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { checkWords } from '../check-words.ts'
import { conduct } from '../client.ts'
import type { Check } from '../client.ts'
import { EvidenceField, EvidenceLinks } from './evidence-field.tsx'
import { checkTexts } from './texts.ts'

type Line = Check['lines'][number]
type Step = Check['steps'][number]
const RESULTS = ['OK', 'PROBLEM', 'NOT_APPLICABLE'] as const
const TONES = { OK: 'good', PROBLEM: 'bad', NOT_APPLICABLE: 'off' } as const

interface StepsProps {
  readonly check: Check
  readonly onDone: (sentence: string) => void
}

/** The list, or the script: each line with what came of it, or the form to live through it. */
export function Steps({ check, onDone }: StepsProps) {
  const t = useTexts(checkTexts)
  const open = check.may.carryOut && (check.phase === 'PLANNED' || check.phase === 'RUNNING')
  return (
    <Panel title={t('steps')}>
      {check.lines.map((line) => (
        <LineCard
          key={line.code}
          check={check}
          line={line}
          step={check.steps.find(({ code }) => code === line.code)}
          open={open}
          onDone={onDone}
        />
      ))}
    </Panel>
  )
}

interface LineCardProps extends StepsProps {
  readonly line: Line
  readonly step: Step | undefined
  readonly open: boolean
}
function LineCard({ check, line, step, open, onDone }: LineCardProps) {
  const t = useTexts(checkTexts)
  const w = useTexts(checkWords)
  const { language } = useLanguage()
  const [began, setBegan] = useState<string | undefined>(undefined)
  const about = [
    line.basis === '' ? '' : t('basis', { basis: line.basis }),
    line.minutes === null ? '' : t('limit', { minutes: line.minutes }),
  ]
  return (
    <article className="conduct-card stack-tight">
      <p>
        <strong>{line.text}</strong>
      </p>
      <p className="soft small">{about.filter((part) => part !== '').join(' · ')}</p>
      {step !== undefined && (
        <>
          <p className="row">
            <Status tone={TONES[step.result]}>{w(step.result)}</Status>
            <Status tone={step.tooLong ? 'warn' : 'wait'}>
              {t(step.tooLong ? 'tookTooLong' : 'took', { minutes: step.minutes })}
            </Status>
            <span className="soft small">
              {t('from', { from: formatMoment(step.began, language), to: formatMoment(step.ended, language) })}
            </span>
          </p>
          {step.note !== '' && <p>{step.note}</p>}
          <p className="row">
            <EvidenceLinks check={check.id} files={step.evidence} />
          </p>
        </>
      )}
      {open && began === undefined && (
        <p>
          <Button onClick={() => setBegan(new Date().toISOString())}>
            {t(step === undefined ? 'begin' : 'again')}
          </Button>
        </p>
      )}
      {open && began !== undefined && (
        <StepForm
          check={check}
          line={line}
          began={began}
          onDone={() => {
            setBegan(undefined)
            onDone(t('recorded'))
          }}
        />
      )}
    </article>
  )
}

interface StepFormProps {
  readonly check: Check
  readonly line: Line
  readonly began: string
  readonly onDone: () => void
}
function StepForm({ check, line, began, onDone }: StepFormProps) {
  const t = useTexts(checkTexts)
  const w = useTexts(checkWords)
  const { language } = useLanguage()
  const [ended, setEnded] = useState<string | undefined>(undefined)
  const [result, setResult] = useState<(typeof RESULTS)[number] | undefined>(undefined)
  const [note, setNote] = useState('')
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.actOnCheck, onDone)
  const send = () => {
    setTried(true)
    if (result === undefined) return
    const step = { code: line.code, result, began, ended: ended ?? new Date().toISOString(), note: note.trim() }
    const body = { act: 'STEP' as const, expectedVersion: check.version, ...step, evidence: [...evidence] }
    command.mutate({ params: { id: check.id }, body })
  }
  return (
    <form
      className="stack conduct-form"
      aria-label={line.text}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p className="row">
        {t('began')} {formatMoment(began, language)}
        {ended === undefined ? (
          <Button onClick={() => setEnded(new Date().toISOString())}>{t('endNow')}</Button>
        ) : (
          <span>
            {t('ended')} {formatMoment(ended, language)}
          </span>
        )}
      </p>
      <RadioGroup
        name={`result-${line.code}`}
        legend={t('result')}
        inline
        options={RESULTS.map((value) => ({ value, label: w(value) }))}
        value={result}
        onChange={setResult}
      />
      <TextField
        label={t('note')}
        hint={t('noteHint')}
        required={result === 'PROBLEM'}
        value={note}
        maxLength={1000}
        rows={2}
        onChange={setNote}
      />
      <EvidenceField files={evidence} onChange={setEvidence} />
      {tried && result === undefined && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doRecord')}
      </Button>
    </form>
  )
}
