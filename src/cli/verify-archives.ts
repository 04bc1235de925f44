import type { Json } from '#kernel'
import { verifyArchive, verifyEvidence } from '#seal'
import type { ArchiveCheckName, ArchiveVerdict, EvidenceVerdict, Trust } from '#seal'

/** What each check of an archive package asks. */
const ARCHIVE_WORDS: Readonly<Record<ArchiveCheckName, string>> = {
  PACKAGE: '文件包完整可读 The package can be read whole',
  MANIFEST: '清单格式完整 The manifest is complete',
  FILES: '每个文件与清单的 SHA-256、SM3 一致 Every file has the digests of the manifest, none is missing or added',
  METADATA: '归档元数据与清单一致 The metadata are those of the manifest',
  SIGNATURE: '清单由该局签名 The manifest is signed by the bureau',
  TIMESTAMP: '清单盖有可信时间戳 The manifest bears a trusted time stamp',
  CHECKPOINT: '检查点由该局账本签名 The checkpoint is signed by the bureau’s ledger',
  ENTRIES: '每条记录的正文、摘要和包含证明一致 Every entry, its body and its proof agree',
  CASE: '全部记录属于本案且没有缺漏 All entries are this case’s and none is left out',
  PAPERS: '文书和证照的印章有效 The sealed papers bear valid seals',
  REFERENCES: '记录提到的文件都在包内 Every file that the acts name is in the package',
}
/** What an inquiry's records are held to, by what was asked for. */
const SCOPE_WORDS = {
  CASE: ARCHIVE_WORDS.CASE,
  OFFICER:
    '全部记录都是该人员在该期间的（不证明没有别的记录）All entries are that officer’s in the period; others may exist',
  PERIOD: '第一条到最后一条之间没有缺漏 Nothing is left out between the first entry and the last',
} as const

/** What is said of anybody's papers when nobody named whose they should be. */
const UNPINNED: readonly string[] = ['TIMESTAMP_UNTRUSTED']

interface Judged {
  readonly outcome: 'genuine' | 'issuerNotEstablished' | 'notGenuine'
  readonly lines: readonly string[]
}

export async function judgeArchive(
  bytes: Buffer,
  { trust, lists }: { readonly trust: Trust | undefined; readonly lists: readonly Buffer[] },
): Promise<Judged & { readonly detail: ArchiveVerdict }> {
  const detail = await verifyArchive(bytes, { revocationLists: lists, ...(trust === undefined ? {} : { trust }) })
  const outcome = { valid: 'genuine', issuerNotEstablished: 'issuerNotEstablished', invalid: 'notGenuine' } as const
  const { manifest, stampedAt, signedBy } = detail
  const scope = manifest?.scope
  const lines = [
    ...detail.checks.flatMap(({ name, ok, findings }) => [
      `${ok ? '✔' : '✘'} ${name === 'CASE' && scope !== undefined ? SCOPE_WORDS[scope.kind] : ARCHIVE_WORDS[name]}`,
      ...findings.map((finding) => `    ${finding}`),
    ]),
    ...(manifest === undefined ? [] : [headOf(manifest)]),
    ...(signedBy === undefined ? [] : [`Signed by ${signedBy}`]),
    ...(stampedAt === undefined ? [] : [`Time stamped ${stampedAt}`]),
  ]
  return { outcome: outcome[detail.verdict], lines, detail }
}

const headOf = ({ scope, caseNumber, version }: NonNullable<ArchiveVerdict['manifest']>): string =>
  scope === undefined
    ? `Case ${caseNumber}, package ${String(version)}`
    : `证据包 Evidence taken by an inspector: ${caseNumber}`

/** A chain of evidence records, held against the one package that is given with it. */
export function judgeEvidence(
  records: readonly { readonly bytes: Buffer; readonly value: Json | undefined }[],
  { trust, held }: { readonly trust: Trust | undefined; readonly held: Buffer | undefined },
): Judged & { readonly detail: EvidenceVerdict } {
  const detail = verifyEvidence(
    records.map(({ bytes }) => bytes),
    records.map(({ value }) => value),
    { trust, held },
  )
  const unpinned = trust === undefined && detail.findings.every((one) => UNPINNED.includes(one.split(' ')[0] ?? ''))
  const outcome = detail.ok ? 'genuine' : unpinned ? 'issuerNotEstablished' : 'notGenuine'
  const lines = [
    ...detail.findings.map((finding) => `✘ ${finding}`),
    ...(detail.stampedAt === undefined ? [] : [`✔ 证据续期有效 Evidence renewed, newest stamp ${detail.stampedAt}`]),
  ]
  return { outcome, lines, detail }
}
