import { isJsonList } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { isObject, texts } from '../bundle/trust.ts'
import type { PackageLimits } from '../ofd/package.ts'

/**
 * 归档信息包 (GB/T 42727-2023 ch. 7, DA/T 85-2019): one concluded case as one ZIP that explains itself. The standard's own
 * folder names could not be seen; these are ours, and every reader finds them in the manifest.
 */
export const ARCHIVE_FORMAT = 'oneseal-archive/1'
/** 证据包: the same ZIP, made for whoever investigates, before a case is over and beyond one case. */
export const INQUIRY_FORMAT = 'oneseal-inquiry/1'
export const ARCHIVE_PATHS = {
  manifest: 'manifest.json',
  signature: 'manifest-signature.json',
  timestamp: 'manifest.tst',
  metadata: 'metadata.xml',
  readme: 'README.txt',
  record: 'record/process.pdf',
  entries: 'ledger/entries.jsonl',
  checkpoint: 'ledger/checkpoint',
  vkey: 'ledger/vkey',
} as const
/** What says how the rest is whole cannot stand in its own list. */
export const UNLISTED: readonly string[] = [ARCHIVE_PATHS.manifest, ARCHIVE_PATHS.signature, ARCHIVE_PATHS.timestamp]

/** A case of a hundred scanned materials stays below; a bomb is refused by what it claims. */
export const ARCHIVE_LIMITS: PackageLimits = {
  entries: 2000,
  fileBytes: 64 * 1024 * 1024,
  totalBytes: 512 * 1024 * 1024,
}

const ROLES = ['METADATA', 'README', 'RECORD', 'LEDGER', 'FORM', 'MATERIAL', 'NOTICE', 'RESULT', 'NOTE'] as const
export type ArchiveRole = (typeof ROLES)[number]

export interface ListedFile {
  readonly path: string
  readonly role: ArchiveRole
  /** What people call it. */
  readonly name: string
  readonly size: number
  readonly sha256: string
  readonly sm3: string
}
/** What an inquiry asked for; instants, the second one exclusive. */
export type InquiryScope =
  | { readonly kind: 'CASE' }
  | { readonly kind: 'OFFICER'; readonly from: string; readonly to: string }
  | { readonly kind: 'PERIOD'; readonly from: string; readonly to: string }
export interface ArchiveManifest {
  readonly format: typeof ARCHIVE_FORMAT | typeof INQUIRY_FORMAT
  /** Only in an inquiry. */
  readonly scope?: InquiryScope
  /** Stream of the case; of an inquiry into an officer, the officer. */
  readonly case: string
  readonly caseNumber: string
  /** 1, and one more for each supplement. */
  readonly version: number
  /** SHA-256 of the manifest of the package before this one; null for the first. */
  readonly supplements: string | null
  readonly createdAt: string
  /** Field and value, as metadata.xml writes them. */
  readonly metadata: readonly (readonly [name: string, value: string])[]
  readonly files: readonly ListedFile[]
}

const isDigest = (value: Json | undefined): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

function parseFile(value: Json): ListedFile | undefined {
  if (!isObject(value)) return undefined
  const { path, name, size, sha256, sm3 } = value
  const role = ROLES.find((one) => one === value['role'])
  if (typeof path !== 'string' || typeof name !== 'string' || typeof size !== 'number') return undefined
  if (role === undefined || !isDigest(sha256) || !isDigest(sm3)) return undefined
  return { path, role, name, size, sha256, sm3 }
}

function parsePair(value: Json): readonly [string, string] | undefined {
  const [name, text, ...more] = texts(value) ?? []
  return name === undefined || text === undefined || more.length > 0 ? undefined : [name, text]
}

const whole = <T>(found: readonly (T | undefined)[]): readonly T[] | undefined => {
  const known = found.filter((one) => one !== undefined)
  return known.length === found.length ? known : undefined
}

function parseScope(value: Json | undefined): InquiryScope | undefined {
  if (!isObject(value)) return undefined
  const { kind, from, to } = value
  if (kind === 'CASE') return { kind }
  if ((kind !== 'OFFICER' && kind !== 'PERIOD') || typeof from !== 'string' || typeof to !== 'string') return undefined
  return { kind, from, to }
}

/** An inquiry says what it asked for, and nothing else does. */
function parseFormat(value: JsonObject): Pick<ArchiveManifest, 'format' | 'scope'> | undefined {
  if (value['format'] === ARCHIVE_FORMAT) return value['scope'] === undefined ? { format: ARCHIVE_FORMAT } : undefined
  const scope = parseScope(value['scope'])
  return value['format'] === INQUIRY_FORMAT && scope !== undefined ? { format: INQUIRY_FORMAT, scope } : undefined
}

export function parseManifest(value: Json | undefined): ArchiveManifest | undefined {
  if (!isObject(value)) return undefined
  const kind = parseFormat(value)
  if (kind === undefined) return undefined
  const { caseNumber, version, supplements, createdAt, metadata, files } = value
  const of = value['case']
  if (typeof of !== 'string' || typeof caseNumber !== 'string' || typeof createdAt !== 'string') return undefined
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) return undefined
  if (supplements !== null && !isDigest(supplements)) return undefined
  if (!isJsonList(metadata) || !isJsonList(files)) return undefined
  const fields = whole(metadata.map((one) => parsePair(one)))
  const listed = whole(files.map((one) => parseFile(one)))
  if (fields === undefined || listed === undefined) return undefined
  const head = { ...kind, case: of, caseNumber, version, supplements, createdAt }
  return { ...head, metadata: fields, files: listed }
}

/** 归档元数据 (GB/T 42727 ch. 8) in our own mapping: fields in the order given, nothing that needs a schema to read. */
export function metadataXml(fields: ArchiveManifest['metadata']): Buffer {
  const lines = fields.map(([name, value]) => `  <field name="${escape(name)}">${escape(value)}</field>\n`)
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
  return Buffer.from(`${head}<archiveMetadata xmlns="urn:oneseal:archive:1">\n${lines.join('')}</archiveMetadata>\n`)
}

/** Control characters cannot stand in XML 1.0 at all, not even escaped. */
const escape = (text: string): string =>
  Array.from(text, (letter) => ESCAPES[letter] ?? (isControl(letter) ? '\ufffd' : letter)).join('')
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const isControl = (letter: string) => letter < ' ' && !['\t', '\n', '\r'].includes(letter)

/** What the archive's own signature is made over; the purpose first, so that it never passes for another. */
export const manifestBytes = (manifest: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from('oneseal-archive-v1\0'), manifest])

export interface SignedManifest {
  /** Raw r‖s, base64url. */
  readonly value: string
  /** The signer's certificate first, PEM. */
  readonly chain: readonly string[]
}

/** One line of ledger/entries.jsonl: the entry, what opens it, and its way to the checkpoint. */
export interface ProvenEntry {
  readonly leafIndex: number
  readonly envelope: JsonObject
  /** Base64; null where the body was erased before the package was made. */
  readonly salt: string | null
  readonly body: JsonObject | null
  readonly inclusion: readonly string[]
}
