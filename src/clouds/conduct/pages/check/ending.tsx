import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { DayField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { conduct } from '../client.ts'
import type { Check } from '../client.ts'
import { checkTexts } from './texts.ts'

interface EndingProps {
  readonly check: Check
  readonly onDone: (sentence: string) => void
}

/** Finished when every line has its result; each problem leaves with its day. */
export function Ending({ check, onDone }: EndingProps) {
  const t = useTexts(checkTexts)
  if (!check.may.carryOut || (check.phase !== 'PLANNED' && check.phase !== 'RUNNING')) return null
  return (
    <>
      {check.steps.length === check.lines.length && <FinishForm check={check} onDone={onDone} />}
      <Disclosure summary={t('callOff')}>
        <CallOffForm check={check} onDone={onDone} />
      </Disclosure>
    </>
  )
}

function FinishForm({ check, onDone }: EndingProps) {
  const t = useTexts(checkTexts)
  const [summary, setSummary] = useState('')
  const [days, setDays] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.actOnCheck, () => onDone(t('finished')))
  const problems = check.steps.filter(({ result }) => result === 'PROBLEM').map(({ code }) => code)
  const findings = problems.map((code) => ({ code, lastDay: days[code] ?? '' }))
  const complete = summary.trim().length >= 2 && findings.every(({ lastDay }) => lastDay !== '')
  const textOf = (code: string) => check.lines.find((line) => line.code === code)?.text ?? code
  return (
    <Panel title={t('finish')}>
      <form
        className="stack"
        aria-label={t('finish')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          if (!complete) return
          const body = { act: 'FINISH' as const, expectedVersion: check.version, summary: summary.trim(), findings }
          command.mutate({ params: { id: check.id }, body })
        }}
      >
        <TextField label={t('summary')} value={summary} maxLength={2000} rows={3} onChange={setSummary} />
        {problems.map((code) => (
          <DayField
            key={code}
            label={t('lastDay', { text: textOf(code) })}
            value={days[code] ?? ''}
            onChange={(day) => setDays((before) => ({ ...before, [code]: day }))}
          />
        ))}
        {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
        <RefusalNotice error={command.error} />
        <Button kind="primary" type="submit" busy={command.isPending}>
          {t('doFinish')}
        </Button>
      </form>
    </Panel>
  )
}

function CallOffForm({ check, onDone }: EndingProps) {
  const t = useTexts(checkTexts)
  const [reason, setReason] = useState('')
  const command = useCommand(conduct.actOnCheck, () => onDone(t('calledOff', { reason })))
  return (
    <form
      className="stack"
      aria-label={t('callOff')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim().length < 2) return
        const body = { act: 'CALL_OFF' as const, expectedVersion: check.version, reason: reason.trim() }
        command.mutate({ params: { id: check.id }, body })
      }}
    >
      <TextField label={t('reason')} value={reason} maxLength={500} rows={2} onChange={setReason} />
      <RefusalNotice error={command.error} />
      <Button kind="danger" type="submit" busy={command.isPending}>
        {t('doCallOff')}
      </Button>
    </form>
  )
}
