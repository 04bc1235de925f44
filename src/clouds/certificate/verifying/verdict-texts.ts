import type { RegionCheckName, RegionReason } from '#frame'

/** A check or a reason as both languages say it. */
export interface Said {
  readonly zh: string
  readonly en: string
}

export type CheckName = 'entry' | 'inclusion' | 'file' | 'seal' | 'validity'
interface CheckTexts {
  readonly good: Said
  readonly bad: Said
}

/** `{size}` is the size of the checkpoint the proof was made under. */
export const CHECK_TEXTS: Readonly<Record<CheckName, CheckTexts>> = {
  entry: {
    good: { zh: '账本中有这份证照的用印记录，记录完整', en: 'The ledger holds the record of its sealing, intact' },
    bad: { zh: '账本中的用印记录与其摘要不一致', en: 'The record of its sealing does not fit its hash' },
  },
  inclusion: {
    good: {
      zh: '用印记录在检查点（共 {size} 条）之内，包含证明成立',
      en: 'The record is under the checkpoint of {size} entries: its proof holds',
    },
    bad: { zh: '用印记录不在检查点之内', en: 'The record is not under the checkpoint' },
  },
  file: {
    good: { zh: '文件与账本登记的摘要一致，一字未改', en: 'The file is, byte for byte, the one that was sealed' },
    bad: { zh: '文件与账本登记的摘要不一致', en: 'The file is not the one that was sealed' },
  },
  seal: {
    good: {
      zh: '审批专用章的数字签名有效，由本局证书签发',
      en: 'The seal’s signature is valid and certified by this bureau',
    },
    bad: { zh: '审批专用章的数字签名无效', en: 'The seal’s signature is not valid' },
  },
  validity: {
    good: { zh: '证照在有效期内', en: 'The certificate is in force today' },
    bad: { zh: '证照今日不在有效期内', en: 'The certificate is not in force today' },
  },
}

export type VerdictReason =
  | 'TOKEN_UNKNOWN'
  | 'NUMBER_UNKNOWN'
  | 'NUMBER_MALFORMED'
  | 'NOT_IN_LEDGER'
  | 'LEDGER_MISMATCH'
  | 'WAITS_FOR_CHECKPOINT'
  | 'NOT_A_PDF'
  | 'NOT_SEALED'
  | 'FOREIGN_ISSUER'
  | 'ALTERED'
  | 'SEAL_CERTIFICATE_INVALID'
  | 'SEALED_AFTER_COMPROMISE'
  | 'TIME_NOT_TRUSTED'
  | 'REGION_NOT_RECOGNISED'

export const REASON_TEXTS: Readonly<Record<VerdictReason, Said>> = {
  TOKEN_UNKNOWN: {
    zh: '本局没有签发过带有此二维码的证照。',
    en: 'This bureau has never issued a certificate with this QR code.',
  },
  NUMBER_UNKNOWN: {
    zh: '本局没有签发过此编号的证照。',
    en: 'This bureau has never issued a certificate with this number.',
  },
  NUMBER_MALFORMED: {
    zh: '编号不符合电子证照标识的规则（校验位不对），请核对后再输入。',
    en: 'This is not a well-formed certificate identifier: its check character does not fit. Check what you typed.',
  },
  NOT_IN_LEDGER: {
    zh: '签名虽由本局证书作出，但账本中没有这份文件，不能认定为本局签发。',
    en: 'The signature is certified by this bureau, but the ledger knows no such file: it was not issued by us.',
  },
  LEDGER_MISMATCH: {
    zh: '本局保存的记录自相矛盾，不能证明其真实，请联系本局。',
    en: 'Our own records contradict each other, so we cannot prove it genuine. Contact the bureau.',
  },
  WAITS_FOR_CHECKPOINT: {
    zh: '证照已用印，正在写入检查点，请几秒后再试。',
    en: 'The certificate is sealed and waits for its checkpoint. Try again in a few seconds.',
  },
  NOT_A_PDF: {
    zh: '这不是 PDF 或 OFD 文件，请上传证照原件；证明包（JSON）请与 PDF 一起离线验证。',
    en: 'This is neither a PDF nor an OFD file: upload the original. A proof bundle (JSON) is verified offline, together with its PDF.',
  },
  NOT_SEALED: {
    zh: '文件没有电子印章。打印件、截图或另存的文件都不带印章，请上传原始文件。',
    en: 'The file carries no electronic seal. Printouts, screenshots and re-saved copies do not: upload the original.',
  },
  FOREIGN_ISSUER: {
    zh: '文件上的印章不是本局的，请到签发机关核验。',
    en: 'The seal on this file is not ours. Verify it with the organ that issued it.',
  },
  ALTERED: {
    zh: '文件在用印之后被改动过，不能采信。',
    en: 'The file was changed after it was sealed. Do not rely on it.',
  },
  SEALED_AFTER_COMPROMISE: {
    zh: '本局已声明：盖章时印章密钥已泄露，此件不能采信，请持有人联系本局换发。',
    en: 'The bureau has declared that the seal’s key was stolen before this was sealed. Do not rely on it; its holder may ask the bureau for a new one.',
  },
  TIME_NOT_TRUSTED: {
    zh: '文件上的时间戳不是本局认可的时间戳机构签发的。',
    en: 'The time stamp on the file is not from an authority this bureau trusts.',
  },
  REGION_NOT_RECOGNISED: {
    zh: '二维码出自没有与本地区互认的地方，请到签发机关核验。',
    en: 'This QR code is of a region that is not recognised here. Verify it with the organ that issued it.',
  },
  SEAL_CERTIFICATE_INVALID: {
    zh: '用印时印章证书无效。',
    en: 'The seal’s certificate was not valid when the file was sealed.',
  },
}

/** `{region}` is the name under which the other region was recognised. */
export const REGION_CHECK_TEXTS: Readonly<Record<RegionCheckName, CheckTexts>> = {
  regionSeal: {
    good: { zh: '印章由互认地区{region}的根证书签发', en: 'The seal is certified by the recognised region {region}' },
    bad: { zh: '印章不是{region}的', en: 'The seal is not of {region}' },
  },
  regionLedger: {
    good: {
      zh: '{region}账本中有用印记录，包含证明成立',
      en: 'The ledger of {region} holds its sealing: the proof holds',
    },
    bad: { zh: '{region}账本中没有用印记录', en: 'The ledger of {region} holds no such sealing' },
  },
  regionStatus: {
    good: { zh: '{region}签名的状态列表显示有效', en: 'The signed status list of {region} says it is in force' },
    bad: {
      zh: '{region}签名的状态列表显示现在不能使用',
      en: 'The signed status list of {region} says it does not stand',
    },
  },
}
export const REGION_REASON_TEXTS: Readonly<Record<RegionReason, Said>> = {
  REGION_SILENT: {
    zh: '{region}的系统现在联系不上，没有查到这本证现在是否有效，请稍后再验。',
    en: 'The system of {region} does not answer now, so whether it is in force is not known. Try again later.',
  },
  REGION_WITHDRAWN: {
    zh: '与{region}的互认已经终止，终止之后盖章的、不能证明在此之前盖章的，不予采信。',
    en: 'The recognition of {region} has ended. What was sealed since, or cannot be shown to be older, is not accepted.',
  },
  REGION_SEAL_WRONG: {
    zh: '文件上有{region}的印章，但签名或证书不成立，可能被改动过。',
    en: 'It bears a seal of {region} that does not hold: it may have been changed.',
  },
  REGION_DISOWNS: {
    zh: '{region}答复：没有签发过这份文件。',
    en: '{region} answers that it never issued this file.',
  },
  REGION_PROOF_WRONG: {
    zh: '{region}的答复证明不了这份文件，不能采信。',
    en: 'What {region} answered does not prove this file. Do not rely on it.',
  },
  REGION_STATE_ELSEWHERE: {
    zh: '印章真实。这本证现在是否有效，请扫它的二维码，或上传 PDF 原件。',
    en: 'The seal is genuine. To know whether it is in force, scan its QR code or upload the PDF.',
  },
}

/** What the OFD reader found, in the same words: the holder of a file need not know which format it has. */
export function reasonOfOfd(code: string): VerdictReason {
  switch (code) {
    case 'NOT_AN_OFD':
      return 'NOT_A_PDF'
    case 'SEAL_EXPIRED':
      return 'SEAL_CERTIFICATE_INVALID'
    case 'SEAL_FORGED':
    case 'SIGNER_NOT_OF_SEAL':
      return 'FOREIGN_ISSUER'
    default:
      return reasonOfPdf(code)
  }
}

/** What the PDF reader found, in the words of whoever holds the file. */
export function reasonOfPdf(code: string): VerdictReason {
  switch (code) {
    case 'NOT_A_PDF':
    case 'NOT_SEALED':
      return code
    case 'UNKNOWN_ISSUER':
    // Certified by someone of our name, but not with our key.
    case 'BAD_SIGNATURE':
      return 'FOREIGN_ISSUER'
    case 'REVOKED':
      return 'SEALED_AFTER_COMPROMISE'
    case 'TIMESTAMP_UNTRUSTED':
      return 'TIME_NOT_TRUSTED'
    case 'EXPIRED':
    case 'NOT_YET_VALID':
    case 'WRONG_USAGE':
    case 'CERTIFICATE_MALFORMED':
      return 'SEAL_CERTIFICATE_INVALID'
    // Bytes appended, cut off, re-saved, a second signature, a digest that does not fit: changed after sealing.
    default:
      return 'ALTERED'
  }
}
