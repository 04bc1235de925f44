import type { RefusalTexts } from '#contract'
import type { CertificateRefusalCode } from './domain/certificate.ts'
import type { NoticeRefusalCode } from './domain/notice.ts'
import type { SealRefusalCode } from './domain/seal.ts'

/** Said by the doors, before a file is handed out. */
export type CertificateDoorRefusal = 'NOT_YET_RELEASED' | 'FILE_MISSING'

export const refusalTexts = {
  SEAL_ALREADY_REGISTERED: {
    zh: '一枚公章管审批：本局已有启用中的审批专用章（{name}）。',
    en: 'The bureau has one seal, and it is already in force ({name}).',
  },
  SEAL_UNKNOWN: { zh: '尚未登记启用审批专用章。', en: 'No seal has been registered yet.' },
  SEAL_AUTHORISATION_WITHOUT_STEPS: { zh: '请选择授权用印的环节。', en: 'Choose what the seal may be used for.' },
  SEAL_AUTHORISATION_DATE_WRONG: { zh: '日期“{until}”不正确。', en: '“{until}” is not a date.' },
  SEAL_AUTHORISATION_IN_THE_PAST: {
    zh: '授权截止日期不能早于今天。',
    en: 'The authorisation must end today or in the future.',
  },
  SEAL_AUTHORISATION_TOO_LONG: {
    zh: '用印授权每次不超过 {days} 天。',
    en: 'An authorisation can last no more than {days} days.',
  },
  SEAL_NOT_AUTHORISED: {
    zh: '印章管理人尚未授权在该环节用印。',
    en: 'The keeper has not authorised the seal for this step.',
  },
  SEAL_AUTHORISATION_ENDED: {
    zh: '用印授权已于 {until} 到期，请印章管理人重新授权。',
    en: 'The authorisation to use the seal ended on {until}. The keeper must renew it.',
  },
  KEEPER_IS_DECIDER: {
    zh: '印章管理人与该件的决定人不得为同一人。',
    en: 'Whoever keeps the seal cannot have decided this case.',
  },
  SEALING_ALREADY_BEGUN: { zh: '该文书正在用印。', en: 'This document is already being sealed.' },
  SEALING_NOT_BEGUN: { zh: '该文书尚未开始用印。', en: 'Sealing of this document has not begun.' },
  ALREADY_SEALED: {
    zh: '该文书已用印，不得重复用印。',
    en: 'This document has been sealed. It cannot be sealed again.',
  },
  SEALED_BYTES_DIFFER: {
    zh: '用印的内容与登记的内容不一致。',
    en: 'What was sealed is not what was registered to be sealed.',
  },
  CERTIFICATE_IDENTIFIER_WRONG: {
    zh: '电子证照标识不符合 GB/T 36904。',
    en: 'The certificate identifier does not follow GB/T 36904.',
  },
  CERTIFICATE_VALIDITY_WRONG: {
    zh: '有效期截止日期早于起始日期。',
    en: 'The certificate would end before it begins.',
  },
  CERTIFICATE_NOT_SEALED: {
    zh: '该证照尚未用印发放。',
    en: 'This certificate has not been sealed yet.',
  },
  CERTIFICATE_ENDED: {
    zh: '该证照已失效，不得再次办理。',
    en: 'This certificate has ended already.',
  },
  NOT_YET_RELEASED: {
    zh: '文书已用印，正在写入检查点，请稍候几秒再下载。',
    en: 'The document is sealed and waits for its checkpoint. Try again in a few seconds.',
  },
  FILE_MISSING: {
    zh: '文书文件暂时无法读取，请联系窗口。',
    en: 'The file cannot be read at present. Contact the office.',
  },
} as const satisfies RefusalTexts<SealRefusalCode | CertificateRefusalCode | NoticeRefusalCode | CertificateDoorRefusal>
