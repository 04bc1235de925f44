import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseJson } from '#kernel'
import type { Json } from '#kernel'
import { parseTrust, verifyBundle, verifyPdf } from '#seal'
import type { BundleVerdict, PdfVerdict, Trust } from '#seal'
import { trustFile } from '../app/installation.ts'
import { parseArguments, UsageError } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { BUNDLE_WORDS, PDF_WORDS } from './verify-words.ts'

/** A sealed paper with its page images is well below it; beyond it someone wants to keep us busy. */
const FILE_BYTES_MAX = 64 * 1024 * 1024

type Outcome = 'genuine' | 'issuerNotEstablished' | 'notGenuine'
interface Result {
  readonly file: string
  readonly kind: 'pdf' | 'bundle'
  readonly outcome: Outcome
  readonly lines: readonly string[]
  readonly detail: PdfVerdict | BundleVerdict
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

function judgePdf(file: string, bytes: Buffer, trust: Trust | undefined): Result {
  const detail = verifyPdf(bytes, { roots: trust?.rootCertificates ?? [] })
  const onlyUnknown = detail.reasons.length > 0 && detail.reasons.every((reason) => reason === 'UNKNOWN_ISSUER')
  const outcome: Outcome =
    detail.verdict === 'valid' ? 'genuine' : trust === undefined && onlyUnknown ? 'issuerNotEstablished' : 'notGenuine'
  const lines = [
    ...detail.reasons.map((reason) => `${reason}: ${PDF_WORDS[reason] ?? reason}`),
    ...(detail.signer === undefined ? [] : [`Sealed by ${detail.signer}`]),
    ...(detail.signedAt === undefined ? [] : [`The seal says ${detail.signedAt}`]),
  ]
  return { file, kind: 'pdf', outcome, lines, detail }
}

async function judgeBundle(
  file: string,
  json: Json,
  trust: Trust | undefined,
  fileSha256: string | undefined,
): Promise<Result> {
  const detail = await verifyBundle(json, {
    ...(trust === undefined ? {} : { trust }),
    ...(fileSha256 === undefined ? {} : { fileSha256 }),
  })
  const outcome = { valid: 'genuine', issuerNotEstablished: 'issuerNotEstablished', invalid: 'notGenuine' } as const
  const lines = [
    ...detail.checks.map(({ name, ok, detail: found }) => {
      const why = found === undefined ? '' : ` (${found})`
      return `${ok ? '✔' : '✘'} ${BUNDLE_WORDS[name]}${why}`
    }),
    ...(detail.asOf === undefined ? [] : [asOfLine(detail.asOf)]),
  ]
  return { file, kind: 'bundle', outcome: outcome[detail.verdict], lines, detail }
}

const asOfLine = ({ origin, size, witnessedAt }: NonNullable<BundleVerdict['asOf']>) =>
  `As of checkpoint ${String(size)} of ${origin}${witnessedAt === undefined ? ', not witnessed' : `, witnessed ${witnessedAt}`}; what happened later an offline check cannot know.`

const HEADLINE: Readonly<Record<Outcome, string>> = {
  genuine: '✔ 真实 Genuine',
  issuerNotEstablished: '？ 自身一致，颁发者未确认 Consistent in itself, issuer not established (give --trust FILE)',
  notGenuine: '✘ 不真实 Not genuine',
}

/**
 * `oneseal verify FILE… [--trust FILE]`: sealed PDFs and proof bundles, offline. A PDF given together with a bundle is
 * also held against the digest the ledger recorded. Without a pinned trust nothing is ever called genuine.
 */
export async function verify(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['--json'], values: ['--trust', '--data'] })
  if (given.positional.length === 0)
    throw new UsageError('Name at least one file: oneseal verify FILE… [--trust FILE].')
  const named = given.values.get('--trust')
  const found = trustFile(dataFolderOf(given))
  const pinned = named ?? (existsSync(found) ? found : undefined)
  const trust = pinned === undefined ? undefined : await readTrust(pinned)
  const files = await Promise.all(given.positional.map(async (file) => ({ file, bytes: await readBounded(file) })))
  const pdfs = files.filter(({ bytes }) => isPdf(bytes)).map(({ file, bytes }) => judgePdf(file, bytes, trust))
  const digests = pdfs.map(({ detail }) => ('fileSha256' in detail ? detail.fileSha256 : undefined))
  const fileSha256 = digests.length === 1 ? digests[0] : undefined
  const bundles = await Promise.all(
    files
      .filter(({ bytes }) => !isPdf(bytes))
      .map(({ file, bytes }) => judgeBundle(file, findJson(bytes) ?? null, trust, fileSha256)),
  )
  const results = [...pdfs, ...bundles]
  const genuine = results.every(({ outcome }) => outcome === 'genuine')
  if (given.flags.has('--json')) print(JSON.stringify({ genuine, trust: pinned ?? null, results }))
  else
    for (const { file, outcome, lines } of results) {
      print(`${HEADLINE[outcome]}  ${basename(file)}`)
      for (const line of lines) print(`    ${line}`)
    }
  return genuine ? 0 : 1
}
