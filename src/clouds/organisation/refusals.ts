import type { RefusalTexts } from '#contract'
import { calendarRefusals } from './calendar-refusals.ts'
import type { CalendarRefusal } from './calendar-refusals.ts'
import type { OfficerRefusalCode } from './domain/officer.ts'
import type { OrganRefusalCode } from './domain/organ.ts'
import { reformRefusals } from './reform-refusals.ts'
import { transferRefusals } from './transfer-refusals.ts'

/** Said by the doors, before a command is run. */
export type OrganisationDoorRefusal =
  'ORGAN_UNKNOWN' | 'KEY_PROOF_WRONG' | 'KEY_HELD_BY_ANOTHER' | 'KEY_FINGERPRINT_DIFFERS' | 'PROPOSAL_PASSWORD_MISSING'

export const refusalTexts = {
  ...transferRefusals,
  ...reformRefusals,
  ORGAN_ALREADY_REGISTERED: { zh: '该机构已登记（{name}）。', en: 'This organ is already registered ({name}).' },
  ORGAN_CREDIT_CODE_WRONG: {
    zh: '统一社会信用代码“{creditCode}”不正确，请核对。',
    en: 'The unified social credit code “{creditCode}” is not right. Check it.',
  },
  ORGAN_REGION_WRONG: { zh: '行政区划代码“{region}”不正确。', en: 'The region code “{region}” is not right.' },
  ORGAN_UNKNOWN: { zh: '没有这个机构。', en: 'There is no such organ.' },
  OFFICER_ALREADY_APPOINTED: { zh: '该人员已任命。', en: 'This officer has already been appointed.' },
  OFFICER_NOT_APPOINTED: { zh: '没有这名工作人员。', en: 'There is no such officer.' },
  ROLES_MISSING: { zh: '请至少选择一个角色。', en: 'Choose at least one role.' },
  ROLES_UNCHANGED: { zh: '角色没有变化。', en: 'These are the roles the officer already has.' },
  OWN_ROLES: {
    zh: '不能变更本人的角色，须由另一名管理员办理。',
    en: 'You cannot change your own roles. Another administrator must do it.',
  },
  PROPOSAL_WAITS: {
    zh: '该人员已有一项任命或授权待第二人确认。',
    en: 'Something already waits for a second administrator’s confirmation for this officer.',
  },
  PROPOSAL_UNKNOWN: {
    zh: '没有待确认的任命或授权，可能已由他人处理。',
    en: 'Nothing waits here. Somebody else may have dealt with it.',
  },
  PROPOSAL_OWN: {
    zh: '双人授权：提请人不能自行确认，须由另一名管理员确认。',
    en: 'You proposed this yourself. Another administrator must confirm it.',
  },
  PROPOSAL_PASSWORD_MISSING: {
    zh: '请设置初始密码（至少 12 位），当面告知本人。',
    en: 'Set a first password of at least 12 characters and tell it to the person.',
  },
  KEY_CONFIRMED_BY_WHO_LET_IN: {
    zh: '您为该人员开户并设过初始密码，其签名密钥须由另一名管理员确认。',
    en: 'You opened this officer’s account and set the first password. Another administrator must confirm the key.',
  },
  ADMINISTRATOR_HOLDS_NOTHING_ELSE: {
    zh: '系统管理员负责授权，不得兼任任何业务角色。',
    en: 'An administrator grants rights and cannot hold any other role.',
  },
  SEAL_KEEPER_DECIDES: {
    zh: '印章管理人与审批决定人不得为同一人。',
    en: 'Whoever keeps the seal cannot also be a decider.',
  },
  SUPERVISOR_APPROVES: {
    zh: '审管分离：监管人员不得兼任受理、审查、决定、用印岗位。',
    en: 'A supervisor cannot also accept, examine, decide or seal.',
  },
  INSPECTOR_APPROVES: {
    zh: '监督人员不得兼任受理、审查、决定、用印岗位。',
    en: 'An inspector cannot also accept, examine, decide or seal.',
  },
  SUPERVISOR_INSPECTS: {
    zh: '行业监管与监督检查不得由同一人承担。',
    en: 'A supervisor cannot also be an inspector.',
  },
  EVALUATOR_IS_EVALUATED: {
    zh: '效能评估人员不得兼任审批或者监管岗位。',
    en: 'An evaluator cannot also approve or supervise.',
  },
  EDITOR_REVIEWS: {
    zh: '标准的编制与审核不得由同一人承担。',
    en: 'Whoever drafts a standard cannot also review it.',
  },
  KEY_NOT_THE_HOLDERS: { zh: '签名密钥只能由本人登记。', en: 'Only its holder can enrol a signing key.' },
  KEY_ALREADY_ENROLLED: { zh: '该密钥已登记。', en: 'This key has already been enrolled.' },
  KEYS_TOO_MANY: {
    zh: '每人最多保留 {max} 个有效密钥，请先吊销不用的密钥。',
    en: 'You can have no more than {max} live keys. Have one you no longer use revoked first.',
  },
  KEY_UNKNOWN: { zh: '没有这个密钥。', en: 'There is no such key.' },
  KEY_CONFIRMED_BY_HOLDER: {
    zh: '密钥须由持有人以外的第二人确认。',
    en: 'A key must be confirmed by a person other than its holder.',
  },
  KEY_ALREADY_CONFIRMED: { zh: '该密钥已确认。', en: 'This key has already been confirmed.' },
  KEY_REVOKED: { zh: '该密钥已吊销，不能再使用。', en: 'This key has been revoked and cannot be used again.' },
  KEY_PROOF_WRONG: {
    zh: '未能证明您持有该密钥，或者登记已超时。请刷新页面后重试。',
    en: 'Your browser did not prove that it holds this key, or took too long. Reload the page and try again.',
  },
  KEY_HELD_BY_ANOTHER: { zh: '该密钥已由他人登记。', en: 'This key has been enrolled by someone else.' },
  KEY_FINGERPRINT_DIFFERS: {
    zh: '指纹与登记的密钥不一致，请当面核对后再确认。',
    en: 'The fingerprint is not that of the enrolled key. Check it with the holder in person.',
  },
  ...calendarRefusals,
} as const satisfies RefusalTexts<OrganRefusalCode | OfficerRefusalCode | OrganisationDoorRefusal | CalendarRefusal>
