import type { BundleCheck, BundleCheckName } from '#seal'

/** What each check of a bundle found: what holds, or what does not and why that matters. */
const BUNDLE_WORDS: Readonly<Record<BundleCheckName, { readonly good: string; readonly bad: string }>> = {
  FORM: { good: '证明包格式完整 The bundle is complete', bad: '证明包已损坏 The bundle is damaged' },
  INSTALLATION: {
    good: '出自所信任的局的账本 It comes from the pinned bureau’s ledger',
    bad: '不是所信任的局的账本 It does not come from the ledger of the pinned bureau',
  },
  EVENT: {
    good: '记录的是用印行为 The entry records a sealing',
    bad: '记录的不是用印行为 The entry records something else than a sealing',
  },
  BODY: {
    good: '正文与记录的摘要一致 The body is the one the entry commits to',
    bad: '正文与记录的摘要不一致，正文或盐被改动过 The body does not match its hash: it or its salt was changed',
  },
  CHECKPOINT: {
    good: '检查点由账本密钥签名 The checkpoint is signed with the ledger’s key',
    bad: '检查点的签名不是账本密钥作出的 The checkpoint’s signature is not of the ledger’s key',
  },
  INCLUSION: {
    good: '记录在检查点之内 The entry is under the checkpoint',
    bad: '证明路径到不了检查点的根，记录、位置或路径被改动过 The path does not lead from the entry to the checkpoint’s root',
  },
  SEAL_CERTIFICATE: {
    good: '印章证书由该局根证书签发 The seal’s certificate leads to the bureau’s root',
    bad: '印章证书不能追溯到该局根证书 The seal’s certificate does not lead to the bureau’s root',
  },
  FILE: {
    good: '文件就是所记录的那一份 The file is the one the ledger recorded',
    bad: '文件不是所记录的那一份 The file is not the one the ledger recorded',
  },
  WITNESS: {
    good: '检查点有见证人副署 A pinned witness cosigned the checkpoint',
    bad: '检查点缺少见证人副署 Too few of the pinned witnesses cosigned the checkpoint',
  },
}

/** What can be said when nobody was pinned: what a bundle brings along vouches for itself and for nobody. */
const UNPINNED_WORDS: Readonly<Partial<Record<BundleCheckName, string>>> = {
  INSTALLATION:
    '？ 没有核对是哪个局的账本：请用 --trust FILE 指定从该局取得的信任文件 Not checked: whose ledger this is. Pin the bureau with --trust FILE, its trust file got from itself',
  CHECKPOINT: '✔ 检查点由包内所附密钥签名 The checkpoint is signed with the key the bundle brings along',
  SEAL_CERTIFICATE: '✔ 印章证书由包内所附根证书签发 The seal’s certificate leads to the root the bundle brings along',
}

/** Which part of a bundle cannot be read, by the code the check gives. */
const FORM_WORDS: Readonly<Record<string, string>> = {
  NOT_AN_OBJECT: '不是 JSON 对象 it is no JSON object, or no longer one',
  VERSION: '缺少版本号 1 its version is not 1',
  ORIGIN: '账本名称缺失 the ledger’s name is missing',
  ENVELOPE: '记录的信封不可读 the entry’s envelope cannot be read',
  SALT: '盐不可读 the salt cannot be read',
  BODY: '正文不可读 the body cannot be read',
  LEAF_INDEX: '记录的位置不可读 the entry’s place cannot be read',
  PATH: '证明路径不可读 the path to the root cannot be read',
  CHECKPOINT: '检查点不可读 the checkpoint cannot be read',
  KEY: '账本公钥不可读 the ledger’s public key cannot be read',
  CERTIFICATES: '印章证书不可读 the seal’s certificates cannot be read',
}

/** One check as people read it. A tick stands only before what was really checked. */
export function bundleLine({ name, ok, detail }: BundleCheck, pinned: boolean): string {
  const unpinned = pinned || !ok ? undefined : UNPINNED_WORDS[name]
  if (unpinned !== undefined) return unpinned
  if (name === 'FORM' && !ok) return `✘ ${BUNDLE_WORDS.FORM.bad}: ${FORM_WORDS[detail ?? ''] ?? detail ?? ''}`
  if (detail === 'ORIGINS_DIFFER')
    return '✘ 证明包与检查点所说的账本不是同一个 The bundle and its checkpoint name two different ledgers (ORIGINS_DIFFER)'
  const why = detail === undefined ? '' : ` (${detail})`
  return `${ok ? '✔' : '✘'} ${BUNDLE_WORDS[name][ok ? 'good' : 'bad']}${why}`
}

/** Why a PDF or an OFD is not to be believed. */
export const FILE_WORDS: Readonly<Record<string, string>> = {
  NOT_A_PDF: '不是 PDF 文件 Not a PDF',
  NOT_SEALED: '没有电子印章 There is no seal on it',
  NOT_AN_OFD: '不是 OFD 文件 Not an OFD',
  XML_REFUSED: '内含不允许的 XML There is XML in it that no OFD of a bureau has',
  PATH_REFUSED: '内含不允许的路径 A name in it leads out of it, or could be read in two ways',
  TOO_LARGE: '内容过大 It claims to hold more than any paper does',
  FILE_NOT_UNDER_SEAL: '内含印章未覆盖的文件 It holds a file the seal does not cover',
  FILE_MISSING: '缺少印章所覆盖的文件 A file under the seal is missing',
  SIGNATURE_OF_ANOTHER_FILE: '印章取自另一份文件 The seal was taken from another file',
  SIGNING_TIME_DIFFERS: '签章时间前后不一 It states two different times of sealing',
  SEAL_DIFFERS: '印章数据被替换 The seal shown is not the one that signed',
  SEAL_FORGED: '印章不是由制章人制作 The seal was not made by the bureau’s seal maker',
  SEAL_EXPIRED: '用印时印章已失效 The seal had expired when it was used',
  SIGNER_NOT_OF_SEAL: '签章人无权使用该印章 The signer is not one the seal may be used by',
  MORE_THAN_ONE_SIGNATURE: '含有多个签名 There is more than one signature in it',
  BYTES_APPENDED: '盖章后被追加内容 Bytes were appended after sealing',
  TRUNCATED: '文件不完整 The file is cut short',
  RESAVED: '盖章后被另存 It was saved anew after sealing',
  DIGEST_MISMATCH: '盖章后内容被改动 It was changed after sealing',
  SIGNATURE_MALFORMED: '签名格式损坏 The signature cannot be read',
  SIGNATURE_INVALID: '签名无效 The signature does not fit',
  SIGNING_TIME_MISSING: '缺少签名时间 The seal does not say when',
  REVOKED: '用印时印章证书已被吊销 The seal’s certificate was revoked when the seal was used, or no time is proven',
  TIMESTAMP_MALFORMED: '时间戳损坏 The time stamp cannot be read',
  TIMESTAMP_OF_OTHER_BYTES: '时间戳不属于此签名 The time stamp is of another signature',
  TIMESTAMP_UNTRUSTED: '时间戳机构不受信任 The time stamp is from an authority you do not trust',
  CERTIFICATE_MALFORMED: '印章证书损坏 The seal’s certificate cannot be read',
  EXPIRED: '用印时证书已过期 The certificate had expired when the seal was used',
  NOT_YET_VALID: '用印时证书尚未生效 The certificate was not yet valid when the seal was used',
  BAD_SIGNATURE: '证书签名无效 The certificate was not signed by its issuer',
  WRONG_USAGE: '证书不是印章证书 The certificate is not one of a seal',
  UNKNOWN_ISSUER: '颁发者不是所信任的局 Issued by nobody you trust; perhaps another installation’s',
}
