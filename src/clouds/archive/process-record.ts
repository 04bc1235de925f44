import type { Services } from '#frame'
import { localDate } from '#kernel'
import type { StoredEntry } from '#ledger'
import type { Booklet } from '#seal'
import { ACT_WORDS } from './act-words.ts'
import { readCase, readSealed } from './projections/case-to-pack.ts'
import type { CaseToPack } from './projections/case-to-pack.ts'

/** Beijing time to the minute: what people read. */
const moment = (instant: string): string => {
  const local = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString()
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`
}

/** What was said in an act, in the words of whoever acted. */
function wordsOf(entry: StoredEntry): string {
  const event = readCase(entry)
  const sealed = readSealed(entry)
  if (sealed !== undefined) return sealed.type === 'CertificateSealed' ? sealed.certificateName : sealed.number
  if (event === undefined) return ''
  const said = ['opinion', 'reasons', 'reason', 'note'].map((name) => entry.body?.[name])
  return said.filter((one) => typeof one === 'string').join('；')
}

const COLUMNS = [
  { title: '时间', share: 3 },
  { title: '行为', share: 4 },
  { title: '人员', share: 2 },
  { title: '内容', share: 6 },
] as const

/** 办理过程记录: who did what and when, for people; what counts are the ledger's entries beside it. */
export function processRecord(
  services: Services,
  row: CaseToPack,
  stored: readonly StoredEntry[],
  organName: string,
): { readonly booklet: Booklet; readonly text: string } {
  const { catalogue } = services.office
  const ordered = [...stored].sort((a, b) => (a.leafIndex ?? 0) - (b.leafIndex ?? 0))
  const rows = ordered.map((entry) => {
    const { type, actor, occurredAt } = entry.envelope
    return [moment(occurredAt), ACT_WORDS[type] ?? type, catalogue.officerName(actor), wordsOf(entry).slice(0, 300)]
  })
  const facts = [
    ['办件编号', row.caseNumber],
    ['事项名称', row.itemName],
    ['申请人', row.applicantName],
    ['办结时间', moment(row.concludedAt.toISOString())],
  ] as const
  // Plain text outlives every format of documents.
  const lines = [...facts.map((pair) => pair.join('：')), '', ...rows.map((cells) => cells.join('  ').trim())]
  const booklet: Booklet = {
    title: '办理过程记录',
    subtitle: row.itemName,
    running: `${row.caseNumber} 电子归档`,
    organName,
    date: localDate(services.now()),
    sections: [
      { title: '办件', blocks: [{ kind: 'facts', rows: facts }] },
      { title: '过程', blocks: [{ kind: 'table', columns: COLUMNS, rows }] },
    ],
  }
  return { booklet, text: `${lines.join('\n')}\n` }
}
