import { createHash } from 'node:crypto'
import { parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import {
  bodyHash,
  envelopeText,
  isSameLog,
  leafHash,
  parseBase64,
  parseCheckpoint,
  parseEnvelope,
  utf8,
  verifyCheckpoint,
  verifyInclusion,
} from '#ledger/proof'
import type { Envelope } from '#ledger/proof'
import { certificatesFromPem, isObject, texts } from '../bundle/trust.ts'
import type { Trust } from '../bundle/trust.ts'
import { PackageError, readPackage } from '../ofd/package.ts'
import type { PackageFiles } from '../ofd/package.ts'
import { verifyOfd } from '../ofd/verify-ofd.ts'
import { verifyActSignature } from '../officer-key.ts'
import { verifyPdf } from '../pdf/verify.ts'
import { readRevocationLists } from '../pki/revocation-list.ts'
import { sm3 } from '../sm2.ts'
import { verifyTimestamp } from '../timestamp/token.ts'
import { ARCHIVE_LIMITS, ARCHIVE_PATHS, manifestBytes, metadataXml, parseManifest, UNLISTED } from './layout.ts'
import type { ArchiveManifest } from './layout.ts'
import { filesNamedIn } from './named-files.ts'

export type ArchiveCheckName =
  | 'PACKAGE'
  | 'MANIFEST'
  | 'FILES'
  | 'METADATA'
  | 'SIGNATURE'
  | 'TIMESTAMP'
  | 'CHECKPOINT'
  | 'ENTRIES'
  | 'CASE'
  | 'PAPERS'
  | 'REFERENCES'
export interface ArchiveCheck {
  readonly name: ArchiveCheckName
  readonly ok: boolean
  /** Each way in which it is not whole: a code, and what it is about. */
  readonly findings: readonly string[]
}
export interface ArchiveVerdict {
  readonly verdict: 'valid' | 'issuerNotEstablished' | 'invalid'
  readonly checks: readonly ArchiveCheck[]
  readonly manifest?: Omit<ArchiveManifest, 'files' | 'metadata'>
  /** When an authority saw the manifest; to be believed only when the verdict is valid. */
  readonly stampedAt?: string
  /** Subject of the certificate the manifest was signed with. */
  readonly signedBy?: string
}
export interface ArchiveQuestion {
  readonly trust?: Trust
  readonly revocationLists?: readonly Uint8Array[]
}

const check = (name: ArchiveCheckName, findings: readonly string[]): ArchiveCheck => ({
  name,
  ok: findings.length === 0,
  findings,
})
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function readJson(bytes: Uint8Array | undefined): Json | undefined {
  try {
    return bytes === undefined ? undefined : parseJson(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}

function checkFiles(files: PackageFiles, manifest: ArchiveManifest): readonly string[] {
  const listed = new Set(manifest.files.map(({ path }) => path))
  const findings = manifest.files.flatMap(({ path, size, sha256: digest, sm3: smDigest }) => {
    const bytes = files.get(path)
    if (bytes === undefined) return [`FILE_MISSING ${path}`]
    const same = bytes.length === size && sha256(bytes) === digest && sm3(bytes).toString('hex') === smDigest
    return same ? [] : [`FILE_CHANGED ${path}`]
  })
  const extra = [...files.keys()].filter((path) => !listed.has(path) && !UNLISTED.includes(path))
  const twice = listed.size === manifest.files.length ? [] : ['LISTED_TWICE']
  return [...findings, ...extra.map((path) => `FILE_NOT_LISTED ${path}`), ...twice]
}

/** The certificates that lead from the signer, and from the time stamp authority, to a root. */
function chainOf(files: PackageFiles): readonly Buffer[] {
  const value = readJson(files.get(ARCHIVE_PATHS.signature))
  const pems = isObject(value) ? texts(value['chain']) : undefined
  return pems === undefined ? [] : (certificatesFromPem(pems) ?? [])
}

interface Signed {
  readonly findings: readonly string[]
  readonly subject?: string
}
function checkSignature(files: PackageFiles, manifest: Uint8Array, trust: Trust | undefined, at: Date): Signed {
  const value = readJson(files.get(ARCHIVE_PATHS.signature))
  const [own, ...chain] = chainOf(files)
  const signature = isObject(value) ? value['value'] : undefined
  if (own === undefined || typeof signature !== 'string') return { findings: ['SIGNATURE_MALFORMED'] }
  const roots = trust?.rootCertificates ?? chain.slice(-1)
  const signedBytes = manifestBytes(manifest)
  const result = verifyActSignature({ signedBytes, value: signature, certDer: own, chain, roots, at })
  return result.valid ? { findings: [], subject: result.subject } : { findings: [result.reason] }
}

interface Entry {
  readonly leafIndex: number
  readonly envelope: Envelope
  readonly body: JsonObject | null
}
/** Reads every line and holds it against the checkpoint; what cannot be read is a finding of its own. */
function checkEntries(text: string, note: string): { readonly findings: readonly string[]; readonly entries: Entry[] } {
  const checkpoint = parseCheckpoint(note)
  const entries: Entry[] = []
  const findings: string[] = []
  const lines = text.split('\n').slice(0, -1)
  if (lines.length === 0 || checkpoint === undefined) return { findings: ['NO_ENTRIES'], entries }
  for (const [index, line] of lines.entries()) {
    const value = readJson(utf8(line))
    const envelope = isObject(value) ? parseEnvelope(value['envelope']) : undefined
    if (!isObject(value) || envelope === undefined) {
      findings.push(`ENTRY_MALFORMED ${String(index + 1)}`)
      continue
    }
    const { salt, body, leafIndex } = value
    const known = isObject(body) ? body : null
    const opened = typeof salt === 'string' ? parseBase64(salt) : undefined
    if (known !== null && (opened === undefined || bodyHash(opened, known) !== envelope.bodyHash))
      findings.push(`BODY_CHANGED ${String(index + 1)}`)
    const steps = texts(value['inclusion'])?.map((step) => parseBase64(step)) ?? []
    const proof = steps.filter((step) => step !== undefined)
    const leaf = leafHash(utf8(envelopeText(envelope)))
    const { size, root } = checkpoint
    const at = typeof leafIndex === 'number' ? leafIndex : -1
    if (proof.length !== steps.length || !verifyInclusion({ index: at, size, leaf, root, proof }))
      findings.push(`NOT_IN_LEDGER ${String(index + 1)}`)
    entries.push({ leafIndex: at, envelope, body: known })
  }
  return { findings, entries }
}

/** Every stream in the package is the case's own or says in its first act that it is about the case; none has a gap. */
function checkCase(entries: readonly Entry[], manifest: ArchiveManifest): readonly string[] {
  const streams = new Map<string, Entry[]>()
  for (const entry of entries) {
    const { stream } = entry.envelope
    streams.set(stream, [...(streams.get(stream) ?? []), entry])
  }
  const findings: string[] = []
  if (manifest.version === 1 && !streams.has(manifest.case)) findings.push('CASE_MISSING')
  for (const [stream, own] of streams) {
    const versions = own.map(({ envelope }) => envelope.version)
    const [first = 0] = versions
    if (versions.some((version, index) => version !== first + index) || (manifest.version === 1 && first !== 1))
      findings.push(`ACTS_MISSING ${stream}`)
    const names = own.some(({ body }) => body?.['case'] === manifest.case)
    if (stream !== manifest.case && !names && first === 1) findings.push(`ANOTHER_CASE ${stream}`)
  }
  const numbers = entries
    .filter(({ envelope }) => envelope.stream === manifest.case)
    .map(({ body }) => body?.['caseNumber'])
  if (numbers.some((number) => number !== undefined && number !== manifest.caseNumber))
    findings.push('CASE_NUMBER_DIFFERS')
  return findings
}

/** What an inquiry holds lies within what it asked for; of a period nothing is left out between the first and the last. */
function checkInquiry(entries: readonly Entry[], { scope, case: subject }: ArchiveManifest): readonly string[] {
  if (scope?.kind === 'OFFICER') {
    const { from, to } = scope
    return entries.flatMap(({ leafIndex, envelope: { actor, recordedAt }, body }) => {
      const about = actor === subject || body?.['officer'] === subject
      return about && recordedAt >= from && recordedAt < to ? [] : [`OUT_OF_SCOPE ${String(leafIndex)}`]
    })
  }
  const [first] = entries
  return entries.flatMap(({ leafIndex }, i) =>
    leafIndex === (first?.leafIndex ?? 0) + i ? [] : [`ACTS_MISSING ${String(leafIndex)}`],
  )
}

/** Sealed papers under their own seals, as anyone would check them by themselves. */
function checkPapers(files: PackageFiles, manifest: ArchiveManifest, { trust, revocationLists }: ArchiveQuestion) {
  if (trust === undefined) return []
  const known = { roots: trust.rootCertificates, revocationLists: revocationLists ?? [] }
  return manifest.files
    .filter(({ role }) => role === 'NOTICE' || role === 'RESULT')
    .flatMap(({ path }) => {
      const bytes = files.get(path)
      if (bytes === undefined) return []
      const verdict = path.endsWith('.ofd') ? verifyOfd(bytes, known) : verifyPdf(bytes, known)
      return verdict.verdict === 'valid' ? [] : [`${verdict.reasons.join(',')} ${path}`]
    })
}

/** Every file that the acts name lies in the package: sealed papers, and what the applicant handed in. */
function checkReferences(entries: readonly Entry[], manifest: ArchiveManifest): readonly string[] {
  const held = new Set(manifest.files.map(({ sha256: digest }) => digest))
  return [...filesNamedIn(entries.map(({ envelope: { type }, body }) => ({ type, body }))).keys()]
    .filter((digest) => !held.has(digest))
    .map((digest) => `FILE_NOT_INCLUDED ${digest.slice(0, 16)}`)
}

function open(bytes: Buffer): PackageFiles | string {
  try {
    return readPackage(bytes, ARCHIVE_LIMITS)
  } catch (error) {
    if (error instanceof PackageError) return error.fault
    throw error
  }
}

/** A package with its manifest, for whoever wants to look into it; undefined when it cannot be read. */
export function readArchive(
  bytes: Buffer,
): { readonly manifest: ArchiveManifest; readonly files: PackageFiles } | undefined {
  const files = open(bytes)
  if (typeof files === 'string') return undefined
  const manifest = parseManifest(readJson(files.get(ARCHIVE_PATHS.manifest)))
  return manifest === undefined ? undefined : { manifest, files }
}

/** Whether these bytes say that they are an archive package at all: an OFD is a ZIP too. */
export const isArchive = (bytes: Buffer): boolean =>
  bytes.subarray(30, 30 + ARCHIVE_PATHS.manifest.length).toString('latin1') === ARCHIVE_PATHS.manifest

async function signedCheckpoint(note: string, vkey: string): Promise<boolean> {
  try {
    return (await verifyCheckpoint(note, vkey)) !== undefined
  } catch {
    return false
  }
}

/** On a machine that has never seen the system: everything that can be asked of a package, each answer by name. */
export async function verifyArchive(bytes: Buffer, question: ArchiveQuestion = {}): Promise<ArchiveVerdict> {
  const { trust } = question
  const files = open(bytes)
  if (typeof files === 'string') return { verdict: 'invalid', checks: [check('PACKAGE', [files])] }
  const text = files.get(ARCHIVE_PATHS.manifest) ?? Buffer.alloc(0)
  const manifest = parseManifest(readJson(text))
  if (manifest === undefined)
    return { verdict: 'invalid', checks: [check('PACKAGE', []), check('MANIFEST', ['MANIFEST_MALFORMED'])] }
  const read = (path: string) => files.get(path)?.toString('utf8') ?? ''
  const note = read(ARCHIVE_PATHS.checkpoint)
  const vkey = read(ARCHIVE_PATHS.vkey).trim()
  const lists = readRevocationLists(question.revocationLists ?? [])
  const token = files.get(ARCHIVE_PATHS.timestamp) ?? Buffer.alloc(0)
  const stamped = verifyTimestamp(token, text, {
    roots: trust?.rootCertificates ?? [],
    between: chainOf(files).slice(1),
    lists,
  })
  // Without a pinned root nobody can say whose stamp it is; whether it belongs to these bytes can still be said.
  const unpinned = trust === undefined && !stamped.ok && stamped.reason === 'TIMESTAMP_UNTRUSTED'
  const signed = checkSignature(files, text, trust, stamped.ok ? stamped.at : new Date(manifest.createdAt))
  const { findings, entries } = checkEntries(read(ARCHIVE_PATHS.entries), note)
  const ours = trust === undefined || (parseCheckpoint(note)?.origin === trust.origin && isSameLog(vkey, trust.vkey))
  const ofOneCase = manifest.scope === undefined || manifest.scope.kind === 'CASE'
  const metadata = metadataXml(manifest.metadata).equals(files.get(ARCHIVE_PATHS.metadata) ?? Buffer.alloc(0))
  const checks = [
    check('PACKAGE', []),
    check('MANIFEST', []),
    check('FILES', checkFiles(files, manifest)),
    check('METADATA', metadata ? [] : ['METADATA_DIFFERS']),
    check('SIGNATURE', signed.findings),
    check('TIMESTAMP', stamped.ok || unpinned ? [] : [stamped.reason]),
    check('CHECKPOINT', [
      ...(ours ? [] : ['ANOTHER_INSTALLATION']),
      ...((await signedCheckpoint(note, trust?.vkey ?? vkey)) ? [] : ['CHECKPOINT_NOT_SIGNED']),
    ]),
    check('ENTRIES', findings),
    check('CASE', ofOneCase ? checkCase(entries, manifest) : checkInquiry(entries, manifest)),
    check('PAPERS', checkPapers(files, manifest, question)),
    check('REFERENCES', manifest.version === 1 && ofOneCase ? checkReferences(entries, manifest) : []),
  ]
  const { files: _, metadata: __, ...head } = manifest
  return {
    verdict: checks.some(({ ok }) => !ok) ? 'invalid' : trust === undefined ? 'issuerNotEstablished' : 'valid',
    checks,
    manifest: head,
    ...(stamped.ok ? { stampedAt: stamped.at.toISOString() } : {}),
    ...(signed.subject === undefined ? {} : { signedBy: signed.subject }),
  }
}
