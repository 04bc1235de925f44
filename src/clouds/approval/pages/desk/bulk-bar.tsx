import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { texts } from '#contract'
import { inLanguage, useLanguage, useTexts } from '#web/i18n/index.ts'
import { sessionMay, useSession } from '#web/session/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Status } from '#web/ui/status.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { ColleagueField, useRules } from './acts/fields.tsx'
import { acceptComplete, assignAll } from './bulk.ts'
import type { Chosen, Outcome, Report } from './bulk.ts'

const words = texts(
  {
    bar: '批量办理',
    chosen: '已选 {count} 件',
    clear: '取消选择',
    assign: '批量转办',
    accept: '受理其中材料齐全的',
    reason: '转办原因',
    doAssign: '转办这 {count} 件',
    running: '正在逐件办理：{done} / {total}',
    report: '办理结果：办成 {done} 件，未办 {left} 件',
    incomplete: '材料不齐，请打开逐件办理',
    failed: '没有办成，请打开查看',
    close: '收起结果',
  },
  {
    bar: 'Several at once',
    chosen: '{count} chosen',
    clear: 'Choose none',
    assign: 'Hand over',
    accept: 'Accept those that are complete',
    reason: 'Why',
    doAssign: 'Hand over these {count}',
    running: 'One by one: {done} of {total}',
    report: '{done} done, {left} not done',
    incomplete: 'Documents are missing: open it',
    failed: 'Not done: open it',
    close: 'Close the report',
  },
)

interface BulkBarProps {
  readonly chosen: readonly Chosen[]
  readonly onClear: () => void
}

/** Acts on several cases of the list: one command for each, and a line for each that says what came of it. */
export function BulkBar({ chosen, onClear }: BulkBarProps) {
  const t = useTexts(words)
  const session = useSession()
  const queries = useQueryClient()
  const [assigning, setAssigning] = useState(false)
  const [reports, setReports] = useState<readonly Report[]>([])
  const [total, setTotal] = useState(0)
  const busy = reports.length < total
  const run = async (go: (told: (report: Report) => void) => Promise<void>) => {
    setReports([])
    setTotal(chosen.length)
    setAssigning(false)
    await go((report) => setReports((before) => [...before, report]))
    onClear()
    void queries.invalidateQueries({ queryKey: ['worklist'] })
    void queries.invalidateQueries({ queryKey: ['case'] })
  }
  if (chosen.length === 0 && total === 0) return null
  return (
    <section className="bulk-bar stack-tight" aria-label={t('bar')}>
      {chosen.length > 0 && !busy && (
        <>
          <p className="row">
            <strong role="status">{t('chosen', { count: chosen.length })}</strong>
            <Button kind="plain" onClick={onClear}>
              {t('clear')}
            </Button>
          </p>
          <div className="row">
            {sessionMay(session, 'case.receive') && (
              <Button onClick={() => void run((told) => acceptComplete(chosen, told))}>{t('accept')}</Button>
            )}
            <Button aria-expanded={assigning} onClick={() => setAssigning(!assigning)}>
              {t('assign')}
            </Button>
          </div>
          {assigning && (
            <AssignMany
              count={chosen.length}
              onSend={(to, reason) => void run((told) => assignAll(chosen, { to, reason }, told))}
            />
          )}
        </>
      )}
      {total > 0 && <Reports reports={reports} total={total} onClose={() => setTotal(0)} />}
    </section>
  )
}

interface AssignManyProps {
  readonly count: number
  readonly onSend: (to: string, reason: string) => void
}

function AssignMany({ count, onSend }: AssignManyProps) {
  const t = useTexts(words)
  const rules = useRules()
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const faults = { to: rules.chosen(to), reason: rules.written(reason) }
  return (
    <form
      className="stack-tight"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (faults.to === undefined && faults.reason === undefined) onSend(to, reason.trim())
      }}
    >
      <ColleagueField id="bulk-to" error={tried ? faults.to : undefined} value={to} onChange={setTo} />
      <LineField
        id="bulk-reason"
        label={t('reason')}
        error={tried ? faults.reason : undefined}
        maxLength={200}
        value={reason}
        onChange={setReason}
      />
      <Button kind="primary" type="submit" wide>
        {t('doAssign', { count })}
      </Button>
    </form>
  )
}

interface ReportsProps {
  readonly reports: readonly Report[]
  readonly total: number
  readonly onClose: () => void
}

function Reports({ reports, total, onClose }: ReportsProps) {
  const t = useTexts(words)
  const { language } = useLanguage()
  const sentence = (outcome: Outcome): string => {
    if (outcome.kind === 'done') return inLanguage(outcome.next, language)
    return outcome.kind === 'refused' ? inLanguage(outcome.reason, language) : t(outcome.kind)
  }
  const done = reports.filter(({ outcome }) => outcome.kind === 'done').length
  const over = reports.length === total
  return (
    <>
      <p role="status">
        {over ? t('report', { done, left: total - done }) : t('running', { done: reports.length, total })}
      </p>
      <ul className="plain bulk-reports small">
        {reports.map(({ id, caseNumber, outcome }) => (
          <li key={id}>
            <Status tone={outcome.kind === 'done' ? 'good' : 'warn'}>{caseNumber}</Status>
            <span className="soft">{sentence(outcome)}</span>
          </li>
        ))}
      </ul>
      {over && (
        <Button kind="plain" onClick={onClose}>
          {t('close')}
        </Button>
      )}
    </>
  )
}
