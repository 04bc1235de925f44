import type { RefusalTexts } from '#contract'
import type { CertificateRefusalCode } from './domain/certificate.ts'
import type { NoticeRefusalCode } from './domain/notice.ts'
import type { OldSealRefusalCode } from './domain/old-seal.ts'
import type { RevocationRefusalCode } from './domain/revocation.ts'
import type { SealRefusalCode } from './domain/seal.ts'
import { standingRefusalTexts } from './standing-refusals.ts'

/** Said by the doors, before a file is handed out. */
export type CertificateDoorRefusal =
  'NOT_YET_RELEASED' | 'TOO_MANY_VERIFICATIONS' | 'FILE_MISSING' | 'SEAL_CUSTODY_TO_NO_KEEPER'

export const refusalTexts = {
  ...standingRefusalTexts,
  SEAL_ALREADY_REGISTERED: {
    zh: '一枚公章管审批：本局已有启用中的审批专用章（{name}）。',
    en: 'The bureau has one seal, and it is already in force ({name}).',
  },
  SEAL_UNKNOWN: { zh: '尚未登记启用审批专用章。', en: 'No seal has been registered yet.' },
  SEAL_AUTHORISATION_WITHOUT_STEPS: { zh: '请选择授权用印的环节。', en: 'Choose what the seal may be used for.' },
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
  SEAL_NOT_IN_YOUR_CUSTODY: {
    zh: '印章现由他人保管，请先办理印章移交。',
    en: 'Somebody else keeps the seal. It must be handed over to you first.',
  },
  SEAL_CUSTODY_NOT_OFFERED: { zh: '没有待您接收的印章移交。', en: 'Nobody has offered you the seal.' },
  SEAL_CUSTODY_TO_ONESELF: { zh: '不能将印章移交给本人。', en: 'The seal cannot be handed to oneself.' },
  SEAL_CUSTODY_TO_NO_KEEPER: {
    zh: '接收人不是本局的印章保管人。',
    en: 'The person is not a keeper of seals of this bureau.',
  },
  SEAL_KEY_ALREADY_IN_FORCE: { zh: '该密钥已在使用。', en: 'This key is in force already.' },
  SEAL_KEY_WAS_USED_BEFORE: {
    zh: '该密钥已停用存档，不得再次启用。',
    en: 'This key was replaced and archived. It cannot be used again.',
  },
  SEAL_ALREADY_COMPROMISED: { zh: '该密钥已声明泄露。', en: 'The loss of this key has been declared already.' },
  SEAL_COMPROMISE_TIME_WRONG: {
    zh: '泄露时间应在密钥启用之后、现在之前。',
    en: 'The time of the loss must lie between the key’s first day and now.',
  },
  SEAL_CERTIFICATE_EXPIRED: {
    zh: '印章证书已于 {until} 到期，须先换发密钥再用印。',
    en: 'The certificate of the seal ended on {until}. Its key must be replaced first.',
  },
  SEAL_RESTS_AFTER_COMPROMISE: {
    zh: '印章密钥已声明泄露，换发密钥前停止用印。',
    en: 'The seal’s key was declared lost. Nothing is sealed until another key takes its place.',
  },
  OLD_SEAL_ALREADY_HANDED_OVER: { zh: '该印章已登记缴销。', en: 'This seal has been handed over already.' },
  OLD_SEAL_NOT_HANDED_OVER: { zh: '该印章尚未收缴。', en: 'This seal has not been handed over.' },
  OLD_SEAL_ALREADY_DESTROYED: { zh: '该印章已销毁。', en: 'This seal has been destroyed already.' },
  OLD_SEAL_DATE_WRONG: {
    zh: '日期不正确：停用日不能晚于今天，销毁日应在停用日与今天之间。',
    en: 'The date is wrong: the last day of use is today or before, and destruction lies between it and today.',
  },
  OLD_SEAL_WITNESSES_MISSING: { zh: '销毁须有两名以上监销人。', en: 'Two witnesses must see the destruction.' },
  OLD_SEAL_METHOD_WRONG: {
    zh: '实物印章应切毁或熔毁，电子印章应吊销证书。',
    en: 'A physical seal is cut or melted; the certificate of an electronic one is revoked.',
  },
  CERTIFICATE_ALREADY_REVOKED: { zh: '该证书已吊销。', en: 'This certificate has been revoked already.' },
  REVOCATION_TIME_WRONG: { zh: '吊销时间不能晚于现在。', en: 'A certificate is revoked as of now or earlier.' },
  REVOCATION_LIST_OUT_OF_TURN: {
    zh: '吊销列表已由另一节点发布。',
    en: 'Another node has published a list meanwhile.',
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
  NOT_YET_RELEASED: {
    zh: '文书已用印，正在写入检查点，请稍候几秒再下载。',
    en: 'The document is sealed and waits for its checkpoint. Try again in a few seconds.',
  },
  TOO_MANY_VERIFICATIONS: {
    zh: '查询太频繁，请 {seconds} 秒后再试。',
    en: 'Too many questions at once. Try again in {seconds} seconds.',
  },
  FILE_MISSING: {
    zh: '文书文件暂时无法读取，请联系窗口。',
    en: 'The file cannot be read at present. Contact the office.',
  },
} as const satisfies RefusalTexts<
  | SealRefusalCode
  | OldSealRefusalCode
  | RevocationRefusalCode
  | CertificateRefusalCode
  | NoticeRefusalCode
  | CertificateDoorRefusal
  | keyof typeof standingRefusalTexts
>
