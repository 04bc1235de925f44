import type { RefusalTexts } from '#contract'
import type { ArchiveFileRefusal } from './domain/archive-file.ts'
import type { ArchiveListRefusal } from './domain/archive-list.ts'
import type { ArchiveLoanRefusal } from './domain/archive-loan.ts'
import type { EvidenceRefusal } from './domain/evidence.ts'

const doors = {
  LIST_UNREADABLE: {
    zh: '清册读不出来：第 {row} 行「{column}」有误。表头依次为：档号、题名、年度、保管期限、页数。',
    en: 'The list cannot be read: row {row}, column {column}. Its columns are number, title, year, retention, pages.',
  },
} as const
type DoorRefusal = keyof typeof doors

export const refusalTexts = {
  ...doors,
  ARCHIVE_FILE_UNKNOWN: { zh: '没有这份档案。', en: 'There is no such file.' },
  PACKAGE_OUT_OF_TURN: { zh: '这个归档包已经生成，请刷新。', en: 'This package exists already. Reload the page.' },
  PACKAGE_ALREADY_TESTED: { zh: '这个归档包已经检测合格。', en: 'This package has been tested and is whole.' },
  FILE_NOT_COMPLETE: {
    zh: '四性检测没有全部通过，不能移交。',
    en: 'Not all four tests were passed. The file cannot be handed over.',
  },
  FILE_ALREADY_HANDED_OVER: { zh: '这份档案已经移交。', en: 'This file has been handed over.' },
  FILE_NOT_HANDED_OVER: { zh: '档案尚未移交，不能鉴定。', en: 'Only what has been handed over is appraised.' },
  RETENTION_RUNS: { zh: '须保管至 {until}，期满后才能鉴定。', en: 'It has to be kept until {until}.' },
  RETENTION_FOR_EVER: { zh: '永久保管的档案不鉴定销毁。', en: 'What is kept for ever is not appraised.' },
  RETENTION_NOT_LONGER: { zh: '延长后的日期应当在今天之后。', en: 'The new day must lie in the future.' },
  APPRAISAL_OPEN: { zh: '已经提出鉴定意见，等另一人确认。', en: 'An appraisal waits for a second person.' },
  APPRAISAL_NOT_OPEN: { zh: '没有待确认的鉴定意见。', en: 'No appraisal waits to be confirmed.' },
  APPRAISAL_BY_ITS_PROPOSER: {
    zh: '鉴定须两人：提出的人不能自己确认。',
    en: 'An appraisal takes two: nobody confirms his own.',
  },
  ARCHIVE_FILE_REMOVED: { zh: '这份档案已经鉴定销毁。', en: 'This file has been destroyed after appraisal.' },
  CASE_NOT_AT_REST: {
    zh: '该办件正在重新办理，或者正在行政复议、诉讼中，不能鉴定。',
    en: 'The case runs again or is under challenge. It cannot be appraised.',
  },
  LIST_EXISTS: {
    zh: '刚才已有人用这个编号编制了清册，请查看后再试。',
    en: 'Somebody has just drawn up a list of this number. Look at it, then try again.',
  },
  LIST_UNKNOWN: { zh: '没有这份清册。', en: 'There is no such list.' },
  LIST_EMPTY: { zh: '清册里没有档案。', en: 'The list is empty.' },
  LIST_TWICE: { zh: '档号 {number} 出现了两次。', en: '{number} stands on the list twice.' },
  LIST_COUNT_WRONG: {
    zh: '声明 {count} 件 {pages} 页，清册实列 {listed} 件 {sum} 页，请核对。',
    en: 'Declared {count} files and {pages} pages; the list has {listed} and {sum}.',
  },
  LIST_CLOSED: { zh: '这份清册已经办结。', en: 'This list is closed.' },
  LIST_BY_ONESELF: { zh: '移交人和接收人不能是同一人。', en: 'Nobody receives what he handed over himself.' },
  LIST_NUMBER_UNKNOWN: { zh: '清册里没有档号 {number}。', en: '{number} is not on the list.' },
  LIST_DIFFERS: {
    zh: '实收 {count} 件 {pages} 页，应为 {listed} 件 {sum} 页。缺少的请逐件勾出，页数不符请写明。',
    en: 'You counted {count} files and {pages} pages; {listed} and {sum} were expected. Tick what is missing and explain.',
  },
  LOAN_EXISTS: { zh: '这次借阅已经登记。', en: 'This lending exists already.' },
  LOAN_UNKNOWN: { zh: '没有这次借阅。', en: 'There is no such lending.' },
  LOAN_DECIDED: { zh: '这次借阅已经审批。', en: 'This lending has been decided.' },
  LOAN_BY_ITSELF: { zh: '借阅人不能审批自己的申请。', en: 'Nobody approves his own request.' },
  LOAN_NOT_LENT: { zh: '尚未批准借阅，或者已经归还。', en: 'It is not lent: not approved, or given back.' },
  LOAN_OF_ANOTHER: { zh: '这份档案借给了别人。', en: 'It is lent to somebody else.' },
  LOAN_OVER: { zh: '借阅期限到 {until} 为止，已经过期。', en: 'The lending ended on {until}.' },
  EVIDENCE_OUT_OF_TURN: { zh: '证据续期正在进行。', en: 'The evidence is being renewed.' },
} as const satisfies RefusalTexts<
  DoorRefusal | ArchiveFileRefusal | ArchiveListRefusal | ArchiveLoanRefusal | EvidenceRefusal
>
