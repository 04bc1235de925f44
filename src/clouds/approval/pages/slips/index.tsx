import { useState } from 'react'
import { texts } from '#contract'
import { approval } from '#web/api/clients.ts'
import { useCommand } from '#web/api/use-command.ts'
import { useTexts } from '#web/i18n/index.ts'
import { usePageTitle } from '#web/layout/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { LineField } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/icon.tsx'
import { RefusalNotice } from '#web/ui/refusal-notice.tsx'
import { CodeMark } from '../counter/code-mark.tsx'

const slipTexts = texts(
  {
    title: '应急收件单',
    lead: '提前打印若干张空白收件单，停电、断网时手写收件；恢复后在“综合窗口收件”中按编号补录，时限从实际收件时间起算。',
    count: '打印张数（1–100）',
    issue: '印发编号',
    print: '打印这 {count} 张',
    once: '每个编号只能补录一次，请保管好未用的收件单。',
    paper: '行政审批应急收件单',
    number: '编号',
    item: '申请事项',
    applicant: '申请人（单位）',
    idNumber: '证件号码',
    phone: '联系电话',
    materials: '收到的材料（名称、份数）',
    time: '收件时间',
    timeLine: '　　　　年　　月　　日　　时　　分',
    applicantSign: '申请人签字',
    officerSign: '收件人签字',
    promise: '申请人承诺所提交材料真实有效。本单仅证明收到材料；恢复后补录，申请人凭编号到窗口或来电查询。',
  },
  {
    title: 'Paper slips for a power cut',
    lead: 'Print blank slips ahead. When power or network fails, take applications in by hand, and enter them by number afterwards; time runs from the real receipt.',
    count: 'How many (1–100)',
    issue: 'Give out numbers',
    print: 'Print these {count}',
    once: 'Each number can be entered once. Keep unused slips safe.',
    paper: 'Emergency receipt slip',
    number: 'Number',
    item: 'Service',
    applicant: 'Applicant',
    idNumber: 'Identity or credit code',
    phone: 'Telephone',
    materials: 'Documents received (name, copies)',
    time: 'Received at',
    timeLine: 'year ____  month __  day __  time __:__',
    applicantSign: 'Applicant’s signature',
    officerSign: 'Officer’s signature',
    promise: 'The applicant states that everything is true. This slip proves receipt only; it is entered afterwards.',
  },
)
const LINES = ['item', 'applicant', 'idNumber', 'phone', 'materials'] as const

/** 应急收件单 (AP-44): numbered blanks, so that what is taken in by hand still comes in through the one entrance. */
export default function SlipsPage() {
  const t = useTexts(slipTexts)
  usePageTitle(t('title'))
  const [count, setCount] = useState('10')
  const [numbers, setNumbers] = useState<readonly string[]>([])
  const issue = useCommand(approval.issueSlips, (given) => setNumbers(given.numbers))
  const wanted = Number(count)
  const fits = Number.isInteger(wanted) && wanted >= 1 && wanted <= 100
  return (
    <div className="stack reading">
      <div className="stack not-printed">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
        <form
          className="counter-line"
          onSubmit={(event) => {
            event.preventDefault()
            if (fits) issue.mutate({ body: { count: wanted } })
          }}
        >
          <LineField label={t('count')} inputMode="numeric" value={count} onChange={setCount} />
          <Button kind="primary" type="submit" busy={issue.isPending} disabled={!fits}>
            {t('issue')}
          </Button>
        </form>
        <RefusalNotice error={issue.error} />
        {numbers.length > 0 && (
          <p className="row">
            <Button onClick={() => window.print()}>
              <Icon name="print" />
              {t('print', { count: numbers.length })}
            </Button>
            <span className="soft small">{t('once')}</span>
          </p>
        )}
      </div>
      {numbers.map((number) => (
        <section key={number} className="slip stack-tight" aria-label={number}>
          <div className="slip-head">
            <h2>{t('paper')}</h2>
            <CodeMark text={number} label={`${t('number')} ${number}`} />
          </div>
          <table>
            <tbody>
              {LINES.map((line) => (
                <tr key={line}>
                  <th scope="row">{t(line)}</th>
                  <td />
                </tr>
              ))}
              <tr>
                <th scope="row">{t('time')}</th>
                <td>{t('timeLine')}</td>
              </tr>
              <tr>
                <th scope="row">{t('applicantSign')}</th>
                <td />
              </tr>
              <tr>
                <th scope="row">{t('officerSign')}</th>
                <td />
              </tr>
            </tbody>
          </table>
          <p className="small">{t('promise')}</p>
        </section>
      ))}
    </div>
  )
}
