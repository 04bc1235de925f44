import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatDate } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { interplay } from '../client.ts'
import type { Exchange } from '../client.ts'
import { wordTexts } from '../word-texts.ts'
import { exchangeTexts } from './texts.ts'

interface Props {
  readonly one: Exchange
  readonly done: (next: Exchange) => void
}
type Decision = NonNullable<Exchange['minutes']>['decisions'][number]

/** The meeting, what was written down of it, and what came of each decision. */
export function Minutes({ one, done }: Props) {
  const t = useTexts(exchangeTexts)
  const { language } = useLanguage()
  const { meeting, minutes } = one
  if (meeting === null) return null
  return (
    <Panel title={t('meeting')}>
      <p>
        {t('convened', { day: formatDate(meeting.on, language), place: meeting.place })} · {t('participants')}：
        {meeting.participants.map(({ name }) => name).join('、')}
      </p>
      {minutes !== null && (
        <>
          <h3>{t('minutes')}</h3>
          <p className="exchange-text">{minutes.text}</p>
          <p className="soft small">
            {t('attended')}：{minutes.attended.join('、')}
          </p>
          {minutes.decisions.length > 0 && <h3>{t('decisions')}</h3>}
          {minutes.decisions.map((decision) => (
            <DecisionRow key={decision.id} one={one} decision={decision} done={done} />
          ))}
        </>
      )}
    </Panel>
  )
}

function DecisionRow({ one, decision, done }: Props & { readonly decision: Decision }) {
  const t = useTexts(exchangeTexts)
  const word = useTexts(wordTexts)
  const { language } = useLanguage()
  const [report, setReport] = useState('')
  const command = useCommand(interplay.actOnExchange, done)
  const send = () =>
    command.mutate({
      params: { id: one.id },
      body: { act: 'CARRY_OUT', expectedVersion: one.version, decision: decision.id, report: report.trim() },
    })
  return (
    <div className="exchange-card stack-tight">
      <p>{decision.text}</p>
      <p className="row small">
        <span>{word(decision.effect)}</span>
        <span>{t('by', { organ: decision.organ, day: formatDate(decision.due, language) })}</span>
        {decision.done === null ? (
          <Status tone={decision.overdue ? 'bad' : 'wait'}>{t('notDone')}</Status>
        ) : (
          <Status tone="good">{t('doneOn', { report: decision.done.report })}</Status>
        )}
      </p>
      {decision.mine && (
        <>
          <LineField label={t('carryOut')} maxLength={1000} value={report} onChange={setReport} />
          <RefusalNotice error={command.error} />
          <p>
            <Button busy={command.isPending} disabled={report.trim().length < 2} onClick={send}>
              {t('carryOut')}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}
