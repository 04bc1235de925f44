import type { ItemStandard } from '#catalogue/standard'
import type { DocumentContent } from '#frame'
import type { Limit, WorkingCalendar } from '#kernel'
import type { CaseFacts } from './case-facts.ts'
import { writtenDayOf } from './written-date.ts'

/** What the words of a notice depend on, beside the act itself. */
export interface NoticeSource {
  readonly facts: CaseFacts
  readonly standard: ItemStandard
  readonly calendar: WorkingCalendar
  readonly organName: (organ: string) => string
  readonly officerName: (officer: string) => string
}
export type Words = Pick<DocumentContent, 'template' | 'title' | 'paragraphs'> &
  Partial<Pick<DocumentContent, 'items' | 'closing'>> & { readonly rows?: DocumentContent['rows'] }

export const LAW = '《中华人民共和国行政许可法》'
/** 行政复议法（2023年修订）20、行政诉讼法（2017年修正）46: the two ways against an act, and how long they stand open. */
export const REMEDIES =
  '如不服本决定，可以自收到本决定书之日起六十日内，依据《中华人民共和国行政复议法》第二十条的规定向本级人民政府申请行政复议；' +
  '也可以自收到本决定书之日起六个月内，依据《中华人民共和国行政诉讼法》第四十六条的规定直接向有管辖权的人民法院提起行政诉讼。'

/** The law on permits binds permits; for other services the bureau follows it of its own accord, and says so. */
export const under = (standard: ItemStandard) => (standard.kind === 'PERMIT' ? `依据${LAW}` : `参照${LAW}`)
const matterOf = (standard: ItemStandard) => (standard.kind === 'PERMIT' ? '行政许可申请' : '申请')
export const written = ({ days, unit }: Limit) => `${String(days)}个${unit === 'working' ? '工作日' : '自然日'}`
export const sentence = (text: string) => (/[。！？；]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`)

export function opening({ facts, standard }: NoticeSource): string {
  const { submittedAt, caseNumber } = facts
  return `你（单位）于${writtenDayOf(submittedAt)}提出的“${standard.name.zh}”${matterOf(standard)}（办件编号：${caseNumber}）收悉。`
}
export const progress = (facts: CaseFacts) =>
  `办理进度可在网上办事大厅“查进度”栏目凭查询码 ${facts.trackingCode} 随时查询；查询码请妥善保管。`

/** The item as it is granted, refused or annulled. */
export const permitWord = (standard: ItemStandard): string => (standard.kind === 'PERMIT' ? '行政许可' : '批准')
