import { createHash } from 'node:crypto'
import { canonicalJson, jsonObjectOf } from '#kernel'
import { writePackage } from '../ofd/package.ts'
import { sm3 } from '../sm2.ts'
import { ARCHIVE_FORMAT, ARCHIVE_PATHS, INQUIRY_FORMAT, manifestBytes, metadataXml } from './layout.ts'
import type { ArchiveManifest, ArchiveRole, ProvenEntry, SignedManifest } from './layout.ts'

export interface ArchiveFile {
  readonly path: string
  readonly role: ArchiveRole
  readonly name: string
  readonly bytes: Uint8Array
}
export interface ArchiveContent extends Omit<ArchiveManifest, 'format' | 'files'> {
  /** Forms, materials, notices, results, the record. */
  readonly files: readonly ArchiveFile[]
  readonly entries: readonly ProvenEntry[]
  readonly checkpoint: string
  readonly vkey: string
}
export interface ArchiveKeys {
  readonly sign: (bytes: Uint8Array) => SignedManifest
  /** RFC 3161 over the SHA-256 of the bytes, DER. */
  readonly stamp: (bytes: Uint8Array) => Promise<Uint8Array>
}
export interface WrittenArchive {
  readonly bytes: Buffer
  readonly sha256: string
  readonly sm3: string
  readonly manifestSha256: string
  readonly manifest: ArchiveManifest
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const OF_A_CASE = `本文件包是一件办结的行政审批案件的电子归档信息包，不依赖任何系统即可阅读。
This ZIP is the archive package of one concluded case. It can be read and checked without the system that made it.
`
const OF_AN_INQUIRY = `本文件包是监督检查的证据包：manifest.json 的 scope 写明取证范围（一件、一人一段时间、一段时间的全部记录）。
This ZIP is evidence taken by an inspector; scope in manifest.json says of what: a case, an officer in a period, or all
entries of a period. It can be read and checked without the system that made it.
notes/                   监督人员的记录 / the inspectors' own notes
`
const README = `
manifest.json            每个文件的名称、大小、SHA-256、SM3 / every file with its size and digests
manifest-signature.json  对 "oneseal-archive-v1" + 一个零字节 + manifest.json 的 ES256 签名 / signature over the manifest
manifest.tst             manifest.json 的 RFC 3161 时间戳 / time stamp of the manifest
metadata.xml             归档元数据 / metadata
application/ materials/ notices/ result/   表单、材料、文书、结果 / form, materials, notices, result
record/process.pdf, .txt 办理过程记录（供阅读） / the process, for reading
ledger/entries.jsonl     账本记录：信封、盐、正文、包含证明（RFC 9162） / ledger entries with their inclusion proofs
ledger/checkpoint        签名的检查点（C2SP tlog-checkpoint） / the signed checkpoint they lead to

bodyHash = SHA-256(salt || RFC 8785(body)); leaf = SHA-256(0x00 || RFC 8785(envelope))
核验 / verify: oneseal verify PACKAGE.zip --trust trust.json
`

/** The same content gives the same bytes, except for what signs and dates it. */
export async function writeArchive(content: ArchiveContent, keys: ArchiveKeys): Promise<WrittenArchive> {
  const { files, entries, checkpoint, vkey, ...head } = content
  const lines = entries.map((entry) => `${canonicalJson(jsonObjectOf(entry))}\n`).join('')
  const own = (path: string, role: ArchiveRole, name: string, text: string | Buffer): ArchiveFile => ({
    path,
    role,
    name,
    bytes: Buffer.from(text),
  })
  const all = [
    own(ARCHIVE_PATHS.readme, 'README', '说明', (head.scope === undefined ? OF_A_CASE : OF_AN_INQUIRY) + README),
    own(ARCHIVE_PATHS.metadata, 'METADATA', '归档元数据', metadataXml(head.metadata)),
    ...files,
    own(ARCHIVE_PATHS.entries, 'LEDGER', '账本记录', lines),
    own(ARCHIVE_PATHS.checkpoint, 'LEDGER', '检查点', checkpoint),
    own(ARCHIVE_PATHS.vkey, 'LEDGER', '账本公钥', `${vkey}\n`),
  ]
  const manifest: ArchiveManifest = {
    format: head.scope === undefined ? ARCHIVE_FORMAT : INQUIRY_FORMAT,
    ...head,
    files: all.map(({ path, role, name, bytes }) => ({
      ...{ path, role, name, size: bytes.length },
      ...{ sha256: sha256(bytes), sm3: sm3(bytes).toString('hex') },
    })),
  }
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  const signature = Buffer.from(`${JSON.stringify({ v: 1, alg: 'ES256', ...keys.sign(manifestBytes(text)) })}\n`)
  const bytes = writePackage(
    new Map([
      [ARCHIVE_PATHS.manifest, text],
      [ARCHIVE_PATHS.signature, signature],
      [ARCHIVE_PATHS.timestamp, Buffer.from(await keys.stamp(text))],
      ...all.map((file) => [file.path, Buffer.from(file.bytes)] as const),
    ]),
  )
  const digests = { sha256: sha256(bytes), sm3: sm3(bytes).toString('hex') }
  return { bytes, ...digests, manifestSha256: sha256(text), manifest }
}
