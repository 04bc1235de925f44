import { createHash } from 'node:crypto'
import { canonicalJson, isJsonList, jsonObjectOf } from '#kernel'
import type { Json } from '#kernel'
import { certificatesFromPem, isObject, texts } from '../bundle/trust.ts'
import type { Trust } from '../bundle/trust.ts'
import { sm3 } from '../sm2.ts'
import { verifyTimestamp } from '../timestamp/token.ts'

/**
 * 证据续期 after the idea of RFC 4998: before a hash or a stamp ages, the whole packages are hashed anew with stronger
 * functions, put under one root together with the record before, and the root is stamped by an authority of today. It
 * holds digests alone, so it may be kept and shown anywhere, for as long as anything.
 */
const EVIDENCE_FORMAT = 'oneseal-evidence/1'

export interface PreservedDigest {
  readonly sha512: string
  readonly sm3: string
}
export interface EvidenceRecord {
  readonly format: typeof EVIDENCE_FORMAT
  readonly number: number
  readonly at: string
  /** Digests of the bytes of the record before; null for the first. */
  readonly previous: PreservedDigest | null
  readonly packages: readonly PreservedDigest[]
  readonly root: PreservedDigest
}

export const preservedDigest = (bytes: Uint8Array): PreservedDigest => ({
  sha512: createHash('sha512').update(bytes).digest('hex'),
  sm3: sm3(bytes).toString('hex'),
})

type Hash = (bytes: Uint8Array) => Buffer
const HASHES: Readonly<Record<keyof PreservedDigest, Hash>> = {
  sha512: (bytes) => createHash('sha512').update(bytes).digest(),
  sm3: (bytes) => sm3(bytes),
}

/** A tree with leaves and nodes told apart (RFC 9162 §2.1), so that no inner node passes for a package. */
function rootOf(digests: readonly string[], hash: Hash): Buffer {
  const [only, ...others] = digests
  if (only === undefined) return hash(Buffer.alloc(0))
  if (others.length === 0) return hash(Buffer.concat([Buffer.from([0]), Buffer.from(only, 'hex')]))
  const middle = 2 ** Math.ceil(Math.log2(digests.length) - 1)
  const halves = [digests.slice(0, middle), digests.slice(middle)].map((half) => rootOf(half, hash))
  return hash(Buffer.concat([Buffer.from([1]), ...halves]))
}

function rootsOf(previous: PreservedDigest | null, packages: readonly PreservedDigest[]): PreservedDigest {
  const all = previous === null ? packages : [previous, ...packages]
  const root = (kind: keyof PreservedDigest) =>
    rootOf(
      all.map((digest) => digest[kind]),
      HASHES[kind],
    ).toString('hex')
  return { sha512: root('sha512'), sm3: root('sm3') }
}

const stampedText = (record: EvidenceRecord): Buffer => Buffer.from(canonicalJson(jsonObjectOf(record)))

/**
 * Makes the record and its file; the stamp is over the record's canonical text. The chain (PEM) leads from the authority
 * to a root and proves nothing by being here.
 */
export async function writeEvidence(
  made: Omit<EvidenceRecord, 'format' | 'root'>,
  { stamp, chain }: { readonly stamp: (bytes: Uint8Array) => Promise<Uint8Array>; readonly chain: readonly string[] },
): Promise<{ readonly bytes: Buffer; readonly record: EvidenceRecord }> {
  const record: EvidenceRecord = { format: EVIDENCE_FORMAT, ...made, root: rootsOf(made.previous, made.packages) }
  const token = Buffer.from(await stamp(stampedText(record))).toString('base64')
  return { bytes: Buffer.from(`${JSON.stringify({ ...record, token, chain }, null, 2)}\n`), record }
}

function parseDigest(value: Json | undefined): PreservedDigest | undefined {
  const sha512 = isObject(value) ? value['sha512'] : undefined
  const digest = isObject(value) ? value['sm3'] : undefined
  const [long, short] = texts([sha512 ?? null, digest ?? null]) ?? []
  if (long === undefined || short === undefined) return undefined
  return /^[0-9a-f]{128}$/.test(long) && /^[0-9a-f]{64}$/.test(short) ? { sha512: long, sm3: short } : undefined
}

export const isEvidence = (value: Json | undefined): boolean => isObject(value) && value['format'] === EVIDENCE_FORMAT

function parseEvidence(
  value: Json | undefined,
): { readonly record: EvidenceRecord; readonly token: Buffer; readonly chain: readonly Buffer[] } | undefined {
  if (!isObject(value) || value['format'] !== EVIDENCE_FORMAT) return undefined
  const { number, at, token, packages } = value
  if (typeof number !== 'number' || typeof at !== 'string' || typeof token !== 'string') return undefined
  const previous = value['previous'] === null ? null : parseDigest(value['previous'])
  const root = parseDigest(value['root'])
  if (!isJsonList(packages) || previous === undefined || root === undefined) return undefined
  const digests = packages.map((one) => parseDigest(one)).filter((one) => one !== undefined)
  if (digests.length !== packages.length) return undefined
  const record: EvidenceRecord = { format: EVIDENCE_FORMAT, number, at, previous, packages: digests, root }
  const chain = certificatesFromPem(texts(value['chain']) ?? []) ?? []
  return { record, token: Buffer.from(token, 'base64'), chain }
}

export interface EvidenceVerdict {
  readonly ok: boolean
  readonly findings: readonly string[]
  /** When the newest record was stamped; to be believed only when all is well. */
  readonly stampedAt?: string
}

const same = (one: PreservedDigest, other: PreservedDigest) => one.sha512 === other.sha512 && one.sm3 === other.sm3

/**
 * Holds a chain of records against each other and against a package: every record's root is right and stamped by a
 * trusted authority, each names the one before it, the times grow, and the package stands in the first that follows it.
 */
export function verifyEvidence(
  files: readonly Uint8Array[],
  values: readonly (Json | undefined)[],
  { trust, held }: { readonly trust: Trust | undefined; readonly held: Uint8Array | undefined },
): EvidenceVerdict {
  const findings: string[] = []
  const read = values.map((value, index) => ({ parsed: parseEvidence(value), bytes: files[index] }))
  const known = read
    .flatMap(({ parsed, bytes }) => (parsed === undefined || bytes === undefined ? [] : [{ ...parsed, bytes }]))
    .sort((a, b) => a.record.number - b.record.number)
  if (known.length !== read.length || known.length === 0) findings.push('EVIDENCE_MALFORMED')
  let last: { readonly digest: PreservedDigest; readonly at: number; readonly number: number } | undefined
  for (const { record, token, chain, bytes } of known) {
    const { number, previous, packages, root } = record
    if (!same(root, rootsOf(previous, packages))) findings.push(`EVIDENCE_ROOT_WRONG ${String(number)}`)
    const stamped = verifyTimestamp(token, stampedText(record), {
      roots: trust?.rootCertificates ?? [],
      between: chain,
    })
    if (!stamped.ok) findings.push(`${stamped.reason} ${String(number)}`)
    if (last !== undefined && (previous === null || !same(previous, last.digest) || number !== last.number + 1))
      findings.push(`EVIDENCE_CHAIN_BROKEN ${String(number)}`)
    const at = stamped.ok ? stamped.at.getTime() : 0
    if (last !== undefined && stamped.ok && at < last.at) findings.push(`EVIDENCE_TIMES_TURN_BACK ${String(number)}`)
    last = { digest: preservedDigest(bytes), at, number }
  }
  const digest = held === undefined ? undefined : preservedDigest(held)
  const within = known.some(({ record }) => digest !== undefined && record.packages.some((one) => same(one, digest)))
  if (digest !== undefined && !within) findings.push('PACKAGE_NOT_IN_EVIDENCE')
  const ok = findings.length === 0
  return { ok, findings, ...(ok && last !== undefined ? { stampedAt: new Date(last.at).toISOString() } : {}) }
}
