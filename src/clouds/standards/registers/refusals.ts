import type { RefusalTexts } from '#contract'
import type { DriftRefusalCode } from '../domain/drift.ts'
import type { PermitNoticeRefusalCode } from '../domain/permit-notice.ts'

export const heldTexts: RefusalTexts<DriftRefusalCode | PermitNoticeRefusalCode | 'DRIFT_CHANGED'> = {
  DRIFT_SETTLED_ALREADY: {
    zh: '这项偏离已经有人处理。',
    en: 'This drift has been answered already.',
  },
  DRIFT_WITHOUT_REASON: { zh: '请写明处理理由。', en: 'Say why.' },
  DRIFT_CANNOT_STAY: {
    zh: '目录之外不得审批：请将事项列入目录，或者办结后不再受理。',
    en: 'Nothing may be handled off the list: list the item, or finish what is open and take no more.',
  },
  DRIFT_CHANGED: {
    zh: '实际情况已经变化，请按最新数字处理。',
    en: 'The figures have changed meanwhile; answer the new ones.',
  },
  PERMITS_TOLD_ALREADY: { zh: '已经告知，不再重复。', en: 'This was told already.' },
  PERMITS_NONE: { zh: '经营范围不涉及许可事项。', en: 'The scope asks for no permit.' },
  PERMIT_NOTICE_UNKNOWN: { zh: '没有这条告知。', en: 'There is no such notice.' },
  PERMIT_NOTICE_NOT_YOURS: { zh: '这条告知不涉及本部门。', en: 'This notice does not concern your department.' },
  PERMIT_NOTICE_CLAIMED: { zh: '本部门已经认领。', en: 'Your department has taken note already.' },
}
