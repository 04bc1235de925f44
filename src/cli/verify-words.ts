import type { BundleCheckName } from '#seal'

/** What each check of a bundle asks. */
export const BUNDLE_WORDS: Readonly<Record<BundleCheckName, string>> = {
  FORM: '证明包格式完整 The bundle is complete',
  INSTALLATION: '出自同一个局的账本 It comes from one bureau’s ledger, and from the pinned one',
  EVENT: '记录的是用印行为 The entry records a sealing',
  BODY: '正文与记录的摘要一致 The body is the one the entry commits to',
  CHECKPOINT: '检查点由账本密钥签名 The checkpoint is signed with the ledger’s key',
  INCLUSION: '记录在检查点之内 The entry is under the checkpoint',
  SEAL_CERTIFICATE: '印章证书由该局根证书签发 The seal’s certificate leads to the bureau’s root',
  FILE: '文件就是所记录的那一份 The file is the one the ledger recorded',
  WITNESS: '检查点有见证人副署 A pinned witness cosigned the checkpoint',
}

/** Why a PDF is not to be believed. */
export const PDF_WORDS: Readonly<Record<string, string>> = {
  NOT_A_PDF: '不是 PDF 文件 Not a PDF',
  NOT_SEALED: '没有电子印章 There is no seal on it',
  MORE_THAN_ONE_SIGNATURE: '含有多个签名 There is more than one signature in it',
  BYTES_APPENDED: '盖章后被追加内容 Bytes were appended after sealing',
  TRUNCATED: '文件不完整 The file is cut short',
  RESAVED: '盖章后被另存 It was saved anew after sealing',
  DIGEST_MISMATCH: '盖章后内容被改动 It was changed after sealing',
  SIGNATURE_MALFORMED: '签名格式损坏 The signature cannot be read',
  SIGNATURE_INVALID: '签名无效 The signature does not fit',
  SIGNING_TIME_MISSING: '缺少签名时间 The seal does not say when',
  REVOKED: '印章证书已被吊销 The seal’s certificate was revoked',
  CERTIFICATE_MALFORMED: '印章证书损坏 The seal’s certificate cannot be read',
  EXPIRED: '用印时证书已过期 The certificate had expired when the seal was used',
  NOT_YET_VALID: '用印时证书尚未生效 The certificate was not yet valid when the seal was used',
  BAD_SIGNATURE: '证书签名无效 The certificate was not signed by its issuer',
  WRONG_USAGE: '证书不是印章证书 The certificate is not one of a seal',
  UNKNOWN_ISSUER: '颁发者不是所信任的局 Issued by nobody you trust; perhaps another installation’s',
}
