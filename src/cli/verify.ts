import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseJson } from '#kernel'
import type { Json } from '#kernel'
import { isArchive, isEvidence, parseTrust, readRevocationLists, verifyBundle, verifyOfd, verifyPdf } from '#seal'
import type { ArchiveVerdict, BundleVerdict, EvidenceVerdict, OfdVerdict, PdfVerdict, StatusList, Trust } from '#seal'
import { trustFile } from '../app/installation.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { judgeArchive, judgeEvidence } from './verify-archives.ts'
import { readRegions, regionLine, standsAt } from './verify-regions.ts'
import type { PinnedRegion } from './verify-regions.ts'
import { readStatus, statusOfSealed } from './status.ts'
import type { StatusFound } from './status.ts'
import { bundleLine, FILE_WORDS } from './verify-words.ts'

/** An archive package of many scanned materials is below it; beyond it someone wants to keep us busy. */
const FILE_BYTES_MAX = 512 * 1024 * 1024

type Outcome = 'genuine' | 'notInForce' | 'issuerNotEstablished' | 'notGenuine'
interface Result {
  readonly file: string
  readonly kind: 'pdf' | 'ofd' | 'bundle' | 'archive' | 'evidence'
  readonly outcome: Outcome
  readonly lines: readonly string[]
  readonly detail: PdfVerdict | OfdVerdict | BundleVerdict | ArchiveVerdict | EvidenceVerdict
  /** How the certificate stood, when a status list was given. */
  readonly state?: StatusFound['state']
}

async function readBounded(file: string): Promise<Buffer> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    throw new UsageError(`${file} cannot be read.`)
  }
  if (bytes.length > FILE_BYTES_MAX) throw new UsageError(`${file} is larger than anything this program seals.`)
  return bytes
}

function findJson(bytes: Buffer): Json | undefined {
  try {
    return parseJson(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

async function readTrust(file: string): Promise<Trust> {
  const json = findJson(await readBounded(file))
  const trust = json === undefined ? undefined : parseTrust(json)
  if (trust === undefined) throw new UsageError(`${file} is not a trust file.`)
  return trust
}

const isPdf = (bytes: Buffer) => bytes.subarray(0, 5).toString('latin1') === '%PDF-'

/** A ZIP begins so, and an OFD is one. */
const isOfd = (bytes: Buffer) => bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004' && !isArchive(bytes)

/** What is in hand beside the file itself. */
interface InHand {
  readonly trust: Trust | undefined
  /** Revocation lists, DER. */
  readonly lists: readonly Buffer[]
  /** How certificates stood, as of its time. */
  readonly status: StatusList | undefined
  /** How many of the pinned witnesses a bundle needs; undefined: one, when any is pinned. */
  readonly witnessesLeast: number | undefined
  /** Regions our own bureau recognised. */
  readonly regions: readonly PinnedRegion[]
  /** When a ledger recorded each file, by digest, as a valid bundle proves. */
  readonly proven: ReadonlyMap<string, string>
}

/** Reasons that only say that nobody was named whose papers these could be. */
const UNPINNED: readonly string[] = ['UNKNOWN_ISSUER', 'TIMESTAMP_UNTRUSTED']

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

function judgeSealed(file: string, bytes: Buffer, { trust, lists, proven }: InHand): Result {
  const pinned = { roots: trust?.rootCertificates ?? [] }
  const kind = isOfd(bytes) ? 'ofd' : 'pdf'
  const provenAt = proven.get(sha256Of(bytes))
  const known = { revocationLists: lists, ...(provenAt === undefined ? {} : { provenAt: new Date(provenAt) }) }
  const detail = (kind === 'ofd' ? verifyOfd : verifyPdf)(bytes, { ...pinned, ...known })
  const onlyUnknown = detail.reasons.length > 0 && detail.reasons.every((reason) => UNPINNED.includes(reason))
  const outcome: Outcome =
    detail.verdict === 'valid' ? 'genuine' : trust === undefined && onlyUnknown ? 'issuerNotEstablished' : 'notGenuine'
  const lines = [
    ...detail.reasons.map((reason) => `${reason}: ${FILE_WORDS[reason] ?? reason}`),
    ...(detail.signer === undefined ? [] : [`Sealed by ${detail.signer}`]),
    ...(detail.signedAt === undefined ? [] : [`The seal says ${detail.signedAt}`]),
    ...('stampedAt' in detail ? [`Time stamped ${detail.stampedAt}`] : []),
  ]
  return { file, kind, outcome, lines, detail }
}

async function judgeBundle(
  file: string,
  json: Json,
  { trust, lists, status, witnessesLeast }: Pick<InHand, 'trust' | 'lists' | 'status' | 'witnessesLeast'>,
  fileSha256: string | undefined,
): Promise<Result> {
  const detail = await verifyBundle(json, {
    revocationLists: lists,
    ...(trust === undefined ? {} : { trust }),
    ...(witnessesLeast === undefined ? {} : { witnessesLeast }),
    ...(fileSha256 === undefined ? {} : { fileSha256 }),
  })
  const outcomes = { valid: 'genuine', issuerNotEstablished: 'issuerNotEstablished', invalid: 'notGenuine' } as const
  const outcome = outcomes[detail.verdict]
  const found =
    status === undefined || outcome !== 'genuine' || detail.sealed === undefined
      ? undefined
      : statusOfSealed(detail.sealed, status)
  const lines = [
    ...detail.checks.map((one) => bundleLine(one, trust !== undefined)),
    ...(detail.asOf === undefined ? [] : [asOfLine(detail.asOf)]),
    ...(found === undefined ? [] : [found.line]),
  ]
  const stands = found === undefined || found.state === 'IN_FORCE'
  const state = found === undefined ? {} : { state: found.state }
  return { file, kind: 'bundle', outcome: stands ? outcome : 'notInForce', lines, detail, ...state }
}

/** What our own bureau did not seal may be vouched for by a region it recognised, while the recognition stood. */
async function elsewhere(
  own: Result,
  regions: readonly PinnedRegion[],
  judge: (trust: Trust) => Result | Promise<Result>,
  timeOf: (result: Result) => string | undefined,
): Promise<Result> {
  if (own.outcome === 'genuine' || own.outcome === 'notInForce') return own
  for (const region of regions) {
    const there = await judge(region.trust)
    if (there.outcome !== 'genuine' && there.outcome !== 'notInForce') continue
    const lines = [...there.lines, regionLine(region)]
    if (standsAt(region, timeOf(there))) return { ...there, lines }
    return { ...there, outcome: 'notGenuine', lines: [...lines, '终止互认之后盖章 Sealed after the recognition ended'] }
  }
  return own
}
const recordedAt = ({ detail }: Result) => ('recordedAt' in detail ? detail.recordedAt : undefined)

/** A list that cannot be read protects nobody: then it is said, and nothing is judged. */
async function readLists(file: string | undefined): Promise<readonly Buffer[]> {
  if (file === undefined) return []
  const bytes = await readBounded(file)
  if (readRevocationLists([bytes]).length === 0) throw new UsageError(`${file} is not a revocation list.`)
  return [bytes]
}

async function readStatusFile(file: string | undefined, seen: string | undefined, trust: Trust | undefined) {
  return file === undefined ? undefined : readStatus({ file, bytes: await readBounded(file), seen }, trust)
}

/** A policy that can never be met is a slip of the pen, and is said before anything is judged. */
function readQuorum(text: string | undefined, trust: Trust | undefined): number | undefined {
  if (text === undefined) return undefined
  const pinned = new Set(trust?.witnesses).size
  const least = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0
  if (least === 0 || least > pinned)
    throw new UsageError(`--witnesses is a number from 1 to ${String(pinned)}, as many as the trust file names.`)
  return least
}

function provenBy(bundles: readonly Result[]): ReadonlyMap<string, string> {
  const proven = new Map<string, string>()
  for (const { outcome, detail } of bundles) {
    if ((outcome !== 'genuine' && outcome !== 'notInForce') || !('sealed' in detail)) continue
    const file = detail.sealed['file']
    if (typeof file === 'string' && detail.recordedAt !== undefined) proven.set(file, detail.recordedAt)
  }
  return proven
}

function judgeFile({ file, bytes }: Given, inHand: InHand): Promise<Result> {
  const judge = (trust: Trust | undefined) => judgeSealed(file, bytes, { ...inHand, trust })
  const timeOf = ({ detail }: Result) =>
    inHand.proven.get(sha256Of(bytes)) ?? ('stampedAt' in detail ? detail.stampedAt : undefined)
  return elsewhere(judge(inHand.trust), inHand.regions, judge, timeOf)
}

const asOfLine = ({ origin, size, witnessedAt }: NonNullable<BundleVerdict['asOf']>) =>
  `As of checkpoint ${String(size)} of ${origin}${witnessedAt === undefined ? ', not witnessed' : `, witnessed ${witnessedAt}`}; what happened later an offline check cannot know.`

const HEADLINE: Readonly<Record<Outcome, string>> = {
  genuine: '✔ 真实 Genuine',
  notInForce: '✘ 真实，但不能证明现在有效 Genuine, but not shown to be in force',
  issuerNotEstablished: '？ 自身一致，颁发者未确认 Consistent in itself, issuer not established (give --trust FILE)',
  notGenuine: '✘ 不真实 Not genuine',
}

interface Given {
  readonly file: string
  readonly bytes: Buffer
}

/** Packages, and the records of evidence that are given with them; what is neither is left to others. */
async function judgeArchived(files: readonly Given[], inHand: Pick<InHand, 'trust' | 'lists'>) {
  const packages = files.filter(({ bytes }) => isArchive(bytes))
  const records = files
    .filter(({ bytes }) => !isPdf(bytes) && !isOfd(bytes) && !isArchive(bytes))
    .map((one) => ({ ...one, value: findJson(one.bytes) }))
    .filter(({ value }) => isEvidence(value))
  const judged: Result[] = await Promise.all(
    packages.map(async ({ file, bytes }) => ({ file, kind: 'archive', ...(await judgeArchive(bytes, inHand)) })),
  )
  const held = packages.length === 1 ? packages[0]?.bytes : undefined
  const [first] = records
  if (first !== undefined)
    judged.push({ file: first.file, kind: 'evidence', ...judgeEvidence(records, { trust: inHand.trust, held }) })
  const taken = new Set([...packages, ...records].map(({ file }) => file))
  return { judged, others: files.filter(({ file }) => !taken.has(file)) }
}

/**
 * `oneseal verify FILE… [--trust FILE] [--crl FILE] [--status FILE [--seen FILE]] [--regions FILE] [--witnesses N]`: sealed PDFs and OFDs, proof bundles, archive packages and their evidence, offline. A PDF given together with a bundle is
 * also held against the digest the ledger recorded. Without a pinned trust nothing is ever called genuine.
 */
export async function verify(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--json'],
    values: ['--trust', '--data', '--crl', '--status', '--seen', '--regions', '--witnesses'],
  })
  if (given.positional.length === 0)
    throw new UsageError('Name at least one file: oneseal verify FILE… [--trust FILE].')
  const named = given.values.get('--trust')
  const found = trustFile(dataFolderOf(given))
  const pinned = named ?? (existsSync(found) ? found : undefined)
  const trust = pinned === undefined ? undefined : await readTrust(pinned)
  const everything = await Promise.all(given.positional.map(async (file) => ({ file, bytes: await readBounded(file) })))
  const isSealed = (bytes: Buffer) => isPdf(bytes) || isOfd(bytes)
  const lists = await readLists(given.values.get('--crl'))
  const status = await readStatusFile(given.values.get('--status'), given.values.get('--seen'), trust)
  const witnessesLeast = readQuorum(given.values.get('--witnesses'), trust)
  const regionsFile = given.values.get('--regions')
  const regions = regionsFile === undefined ? [] : readRegions(regionsFile, await readBounded(regionsFile), trust)
  const { judged, others: files } = await judgeArchived(everything, { trust, lists })
  // A bundle speaks of the PDF; its OFD stands beside it under a seal of its own.
  const [pdf, ...morePdfs] = files.filter(({ bytes }) => isPdf(bytes))
  const fileSha256 = pdf === undefined || morePdfs.length > 0 ? undefined : sha256Of(pdf.bytes)
  const bundles = await Promise.all(
    files
      .filter(({ bytes }) => !isSealed(bytes))
      .map(async ({ file, bytes }) => {
        const judge = (pinned: Trust | undefined) =>
          judgeBundle(file, findJson(bytes) ?? null, { trust: pinned, lists, status, witnessesLeast }, fileSha256)
        return elsewhere(await judge(trust), regions, judge, recordedAt)
      }),
  )
  const inHand = { trust, lists, status, witnessesLeast, regions, proven: provenBy(bundles) }
  const sealed = await Promise.all(files.filter(({ bytes }) => isSealed(bytes)).map((one) => judgeFile(one, inHand)))
  const results = [...sealed, ...bundles, ...judged]
  const genuine = results.every(({ outcome }) => outcome === 'genuine')
  if (given.flags.has('--json')) print(JSON.stringify({ genuine, trust: pinned ?? null, results }))
  else
    for (const { file, outcome, lines } of results) {
      print(`${HEADLINE[outcome]}  ${basename(file)}`)
      for (const line of lines) print(`    ${line}`)
    }
  return genuine ? 0 : 1
}
