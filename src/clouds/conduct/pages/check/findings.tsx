import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate, formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { RadioGroup } from '#web/ui/choices.tsx'
import { DayField, TextField } from '#web/ui/fields.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Disclosure, Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { checkWords } from '../check-words.ts'
import { conduct } from '../client.ts'
import type { Check } from '../client.ts'
import { EvidenceField, EvidenceLinks } from './evidence-field.tsx'
import { checkTexts } from './texts.ts'

type Finding = Check['findings'][number]
const TONES = { OPEN: 'warn', ANSWERED: 'wait', SETTLED: 'good' } as const

interface FindingsProps {
  readonly check: Check
  readonly onDone: (sentence: string) => void
}

/** 整改: each problem with its day, what the organ says, and the second look. */
export function Findings({ check, onDone }: FindingsProps) {
  const t = useTexts(checkTexts)
  if (check.findings.length === 0) return null
  return (
    <Panel title={t('findings')}>
      {check.findings.map((finding) => (
        <FindingCard key={finding.code} check={check} finding={finding} onDone={onDone} />
      ))}
    </Panel>
  )
}

function FindingCard({ check, finding, onDone }: FindingsProps & { readonly finding: Finding }) {
  const t = useTexts(checkTexts)
  const w = useTexts(checkWords)
  const { language } = useLanguage()
  const { standing, rounds, overdue } = finding
  const day = formatDate(finding.lastDay, language)
  return (
    <article className="conduct-card stack-tight">
      <p>
        <strong>{finding.text}</strong>：{finding.note}
      </p>
      <p>
        <Status tone={overdue ? 'bad' : TONES[standing]}>
          {overdue ? t('late', { day }) : t('standing', { standing: w(standing), day })}
        </Status>
      </p>
      {rounds.map(({ answer, recheck }) => (
        <div key={answer.at} className="stack-tight">
          <p>
            {t('answerBy', { by: answer.by })}（{formatMoment(answer.at, language)}）：{answer.text}{' '}
            <EvidenceLinks check={check.id} files={answer.evidence} />
          </p>
          {recheck !== null && (
            <p>
              <Status tone={recheck.settled ? 'good' : 'bad'}>{t(recheck.settled ? 'settledYes' : 'settledNo')}</Status>{' '}
              {recheck.note}
            </p>
          )}
        </div>
      ))}
      {standing === 'OPEN' && check.may.answer && (
        <Disclosure summary={t('answer')}>
          <AnswerForm check={check} finding={finding} onDone={onDone} />
        </Disclosure>
      )}
      {standing === 'ANSWERED' && check.may.carryOut && (
        <Disclosure summary={t('recheck')}>
          <RecheckForm check={check} finding={finding} onDone={onDone} />
        </Disclosure>
      )}
    </article>
  )
}

function AnswerForm({ check, finding, onDone }: FindingsProps & { readonly finding: Finding }) {
  const t = useTexts(checkTexts)
  const [text, setText] = useState('')
  const [evidence, setEvidence] = useState<readonly string[]>([])
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.answerFinding, () => onDone(t('answered')))
  const complete = text.trim().length >= 2
  return (
    <form
      className="stack"
      aria-label={t('answer')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!complete) return
        const body = { expectedVersion: check.version, code: finding.code, text: text.trim(), evidence: [...evidence] }
        command.mutate({ params: { id: check.id }, body })
      }}
    >
      <TextField label={t('answer')} value={text} maxLength={2000} rows={3} onChange={setText} />
      <EvidenceField files={evidence} onChange={setEvidence} />
      {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doAnswer')}
      </Button>
    </form>
  )
}

function RecheckForm({ check, finding, onDone }: FindingsProps & { readonly finding: Finding }) {
  const t = useTexts(checkTexts)
  const [verdict, setVerdict] = useState<'yes' | 'no' | undefined>(undefined)
  const [note, setNote] = useState('')
  const [lastDay, setLastDay] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(conduct.actOnCheck, () => onDone(t('rechecked')))
  const complete = verdict !== undefined && note.trim().length >= 2 && (verdict === 'yes' || lastDay !== '')
  const send = () => {
    setTried(true)
    if (!complete) return
    const settled = verdict === 'yes'
    const looked = { code: finding.code, settled, note: note.trim(), lastDay: settled ? null : lastDay }
    const body = { act: 'RECHECK' as const, expectedVersion: check.version, ...looked }
    command.mutate({ params: { id: check.id }, body })
  }
  return (
    <form
      className="stack"
      aria-label={t('recheck')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <RadioGroup
        name={`recheck-${finding.code}`}
        legend={t('recheck')}
        inline
        options={[
          { value: 'yes', label: t('settledYes') },
          { value: 'no', label: t('settledNo') },
        ]}
        value={verdict}
        onChange={setVerdict}
      />
      <TextField label={t('recheckNote')} value={note} maxLength={1000} rows={2} onChange={setNote} />
      {verdict === 'no' && <DayField label={t('newDay')} value={lastDay} onChange={setLastDay} />}
      {tried && !complete && <Notice tone="bad">{t('missing')}</Notice>}
      <RefusalNotice error={command.error} />
      <Button kind="primary" type="submit" busy={command.isPending}>
        {t('doRecheck')}
      </Button>
    </form>
  )
}
