import { useState } from 'react'
import { useCommand } from '#web/api/use-command.ts'
import { formatMoment } from '#web/i18n/format.ts'
import { useLanguage, useTexts } from '#web/i18n/index.ts'
import { Button } from '#web/ui/button.tsx'
import { TextField } from '#web/ui/fields.tsx'
import { EmptyState } from '#web/ui/loading.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { Status } from '#web/ui/status.tsx'
import { supervision } from '../client.ts'
import type { Duty, Queue } from '../client.ts'
import { linkageTexts } from './texts.ts'

interface RecordsProps {
  readonly duties: readonly Duty[]
  readonly onDone: (queue: Queue, sentence: string) => void
}

/** 监管反馈: the bureau acts on what was found, or says that it noted it. */
export function Records({ duties, onDone }: RecordsProps) {
  const t = useTexts(linkageTexts)
  if (duties.length === 0) return <EmptyState icon="form" title={t('recordsNone')} />
  return (
    <div className="stack reading">
      <p className="soft">{t('recordsLead')}</p>
      <ul className="plain">
        {duties.flatMap((duty) =>
          duty.records.map((record, index) => (
            <li key={`${duty.id} ${record.at}`} className="linkage-line">
              <RecordLine duty={duty} index={index} onDone={onDone} />
            </li>
          )),
        )}
      </ul>
    </div>
  )
}

function RecordLine({
  duty,
  index,
  onDone,
}: {
  readonly duty: Duty
  readonly index: number
  readonly onDone: RecordsProps['onDone']
}) {
  const t = useTexts(linkageTexts)
  const { language } = useLanguage()
  const [text, setText] = useState('')
  const command = useCommand(supervision.answerRecord, (queue) => onDone(queue, ''))
  const record = duty.records[index]
  if (record === undefined) return null
  const { found, measure, result, by, at, answer } = record
  const send = (what: 'NOTED' | 'ACTED') =>
    command.mutate({
      params: { id: duty.id },
      body: { expectedVersion: duty.version, record: index, answer: what, text: text.trim() },
    })
  return (
    <article className="stack-tight">
      <p className="row">
        <strong>{duty.itemName}</strong>
        <Status tone={result === 'PROBLEM' ? 'bad' : 'good'}>{t(result === 'PROBLEM' ? 'problem' : 'normal')}</Status>
      </p>
      <p>
        {duty.object.name} · {duty.organ}
      </p>
      <p className="soft small">
        <code>{duty.caseNumber}</code> · {formatMoment(at, language)} · {by}
      </p>
      <p>{found}</p>
      {measure !== '' && <p>{measure}</p>}
      {answer !== null && (
        <p className="soft">{t('answered', { what: t(`was${answer.answer}`), by: answer.by, text: answer.text })}</p>
      )}
      {answer === null && (
        <>
          <TextField
            label={t('answerText')}
            hint={t('answerHint')}
            required={result === 'PROBLEM'}
            rows={2}
            maxLength={1000}
            value={text}
            onChange={setText}
          />
          <RefusalNotice error={command.error} />
          <div className="row">
            <Button kind="primary" busy={command.isPending} onClick={() => send('ACTED')}>
              {t('ACTED')}
            </Button>
            <Button busy={command.isPending} onClick={() => send('NOTED')}>
              {t('NOTED')}
            </Button>
          </div>
        </>
      )}
    </article>
  )
}
