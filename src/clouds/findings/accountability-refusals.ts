import type { RefusalTexts } from '#contract'
import type { AccountabilityRefusal } from './domain/accountability.ts'

export const accountabilityRefusals = {
  ACCOUNTABILITY_ALREADY_OPEN: { zh: '这件问责已经立案。', en: 'This case is open already.' },
  ACCOUNTABILITY_UNKNOWN: { zh: '没有这件问责。', en: 'There is no such case.' },
  ACCOUNTABILITY_DECIDED: { zh: '已经作出决定。', en: 'It has been decided.' },
  ACCOUNTABILITY_NOT_DECIDED: { zh: '还没有作出决定。', en: 'It has not been decided yet.' },
  ACCOUNTABILITY_WORDS_MISSING: {
    zh: '请写明事实、理由或者文号，不少于四个字。',
    en: 'Give the facts, the reason or the number of the document.',
  },
  ACCOUNTABILITY_WITHOUT_EVIDENCE: {
    zh: '问责须有证据：请至少关联一条系统记录。',
    en: 'Nobody answers without evidence: tie at least one record to it.',
  },
  ACCOUNTABILITY_OF_ONESELF: { zh: '不能对本人立案。', en: 'Nobody opens a case about himself.' },
  ACCOUNTABILITY_NOT_TOLD: {
    zh: '还没有将事实和证据告知当事人。',
    en: 'Whoever is to answer has not been told of facts and evidence yet.',
  },
  ACCOUNTABILITY_TOLD: { zh: '已经告知。', en: 'It has been put to them already.' },
  ACCOUNTABILITY_DAY_WRONG: { zh: '陈述期限至少到明天。', en: 'The day to reply is tomorrow at the earliest.' },
  ACCOUNTABILITY_TOO_EARLY: {
    zh: '当事人陈述申辩的期限到 {until}，其未陈述的，期满后才能决定。',
    en: 'The reply may come until {until}; without one nothing is decided before.',
  },
  ACCOUNTABILITY_SAME_HAND: {
    zh: '立案人和当事人不能作出决定。',
    en: 'Neither who opened it nor who answers decides.',
  },
  ACCOUNTABILITY_NOT_YOURS: { zh: '只有当事人可以陈述。', en: 'Only whoever answers may state the case.' },
  SANCTION_MISSING: { zh: '请选择处理种类。', en: 'Choose the sanction.' },
  SANCTION_DOES_NOT_FIT: {
    zh: '该处理种类不适用于当事人或者这种结论。',
    en: 'This sanction does not fit whom it falls on, or the outcome.',
  },
  SANCTION_NEEDS_DOCUMENT: {
    zh: '政务处分和移送须填写有权机关的文号。',
    en: 'Disciplinary sanctions and transfers need the number of the competent organ’s document.',
  },
  ACCOUNTABILITY_REVIEWED: { zh: '复审复核结果已经登记。', en: 'The outcome of the review has been recorded.' },
  EVIDENCE_UNKNOWN: { zh: '找不到所关联的记录：{id}。', en: 'There is no such record: {id}.' },
} as const satisfies RefusalTexts<AccountabilityRefusal | 'EVIDENCE_UNKNOWN'>
