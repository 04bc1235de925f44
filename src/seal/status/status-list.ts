import { createPublicKey, verify } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import { isJsonObject, parseJson } from '#kernel'
import type { JsonObject } from '#kernel'
import { verifyChain } from '../pki/chain.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import type { Signer } from '../signer.ts'

/**
 * Token Status List (draft-ietf-oauth-status-list): four bits for every certificate, compressed and signed, so that
 * whoever verifies without a network knows how a certificate stood. Values from 11 on are an application's own (§7.1).
 */
export const STATUS_VALUES = {
  IN_FORCE: 0,
  SUSPENDED: 2,
  REPLACED: 3,
  WITHDRAWN: 11,
  ANNULLED: 12,
  REVOKED: 13,
  DEREGISTERED: 14,
} as const
export type StatusName = keyof typeof STATUS_VALUES
const isStatusName = (name: string): name is StatusName => name in STATUS_VALUES
const NAMES: ReadonlyMap<number, StatusName> = new Map(
  Object.entries(STATUS_VALUES).flatMap(([name, value]) => (isStatusName(name) ? [[value, name] as const] : [])),
)

const BITS = 4
const HIGH = 16
/** Larger than any list of ours; what claims to be larger is an attack. */
const BYTES_MAX = 4 * 1024 * 1024
/** A phone’s clock is trusted to a minute. */
const SKEW_MS = 60_000

export interface StatusListRequest {
  /** Where the newest one is fetched. */
  readonly uri: string
  readonly list: number
  /** Grows by one with every edition: an older one is known by it. */
  readonly number: number
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** Four bits a place, two to a byte. */
  readonly places: Uint8Array
}

/** Four bits a place, the first in the low half of its byte; places nobody named are in force. */
export function packStatuses(
  count: number,
  entries: readonly { readonly index: number; readonly status: StatusName }[],
): Buffer {
  const places = Buffer.alloc(Math.ceil(count / 2))
  for (const { index, status } of entries) {
    const byte = index >> 1
    const value = STATUS_VALUES[status] * (index % 2 === 0 ? 1 : HIGH)
    places[byte] = (places[byte] ?? 0) | value
  }
  return places
}

const json64 = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

/** A JWS with the certificate of whoever signed it: an authority of the bureau, as with revocation lists. */
export async function issueStatusList(
  { uri, list, number, issuedAt, expiresAt, places }: StatusListRequest,
  { certificate, signer }: { readonly certificate: Buffer; readonly signer: Signer },
): Promise<string> {
  if (signer.kind !== 'p256') throw new Error('A status list is signed with a P-256 key')
  const header = { alg: 'ES256', typ: 'statuslist+jwt', x5c: [certificate.toString('base64')] }
  const lst = deflateSync(places, { level: 9 }).toString('base64url')
  const claims = {
    sub: uri,
    iat: seconds(issuedAt),
    exp: seconds(expiresAt),
    list,
    number,
    status_list: { bits: BITS, lst },
  }
  const signed = `${json64(header)}.${json64(claims)}`
  return `${signed}.${rawSignature(await signer.sign(Buffer.from(signed))).toString('base64url')}`
}

const HALF = 32
/** DER INTEGERs r and s as JWS wants them: 32 bytes each (RFC 7518 §3.4). */
function rawSignature(der: Buffer): Buffer {
  const rLength = der[3] ?? 0
  const [r, s] = [der.subarray(4, 4 + rLength), der.subarray(6 + rLength)]
  const half = (bytes: Buffer) => {
    const plain = bytes[0] === 0 ? bytes.subarray(1) : bytes
    return Buffer.concat([Buffer.alloc(Math.max(0, HALF - plain.length)), plain])
  }
  return Buffer.concat([half(r), half(s)])
}

export interface StatusList {
  readonly list: number
  readonly number: number
  readonly issuedAt: Date
  readonly expiresAt: Date
  /** Undefined: a place the list does not have, or a value it does not know. */
  readonly statusOf: (index: number) => StatusName | undefined
}
export type StatusListFault =
  'STATUS_LIST_UNREADABLE' | 'STATUS_LIST_FORGED' | 'STATUS_LIST_EXPIRED' | 'STATUS_LIST_FROM_AHEAD'
export type StatusListResult =
  { readonly ok: true; readonly list: StatusList } | { readonly ok: false; readonly fault: StatusListFault }

const fault = (code: StatusListFault): StatusListResult => ({ ok: false, fault: code })
const part = (text: string): JsonObject | undefined => {
  try {
    const value = parseJson(Buffer.from(text, 'base64url').toString('utf8'))
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Believed only when an authority under a pinned root signed it, and only until the day it says itself. */
export function readStatusList(text: string, roots: readonly Buffer[], now: Date): StatusListResult {
  const [head = '', body = '', signature = '', ...more] = text.trim().split('.')
  const [header, claims] = [part(head), part(body)]
  if (header === undefined || claims === undefined || more.length > 0) return fault('STATUS_LIST_UNREADABLE')
  const x5c = header['x5c']
  const certificate: unknown = Array.isArray(x5c) ? x5c[0] : undefined
  if (header['alg'] !== 'ES256' || header['typ'] !== 'statuslist+jwt' || typeof certificate !== 'string')
    return fault('STATUS_LIST_UNREADABLE')
  const { iat, exp, list, number, status_list: statuses } = claims
  if (typeof iat !== 'number' || typeof exp !== 'number' || typeof list !== 'number' || typeof number !== 'number')
    return fault('STATUS_LIST_UNREADABLE')
  const signer = Buffer.from(certificate, 'base64')
  if (!isFromAuthority(signer, roots, new Date(iat * 1000), `${head}.${body}`, signature))
    return fault('STATUS_LIST_FORGED')
  const places = isJsonObject(statuses) ? unpack(statuses) : undefined
  if (places === undefined) return fault('STATUS_LIST_UNREADABLE')
  if (now.getTime() > exp * 1000 + SKEW_MS) return fault('STATUS_LIST_EXPIRED')
  if (now.getTime() < iat * 1000 - SKEW_MS) return fault('STATUS_LIST_FROM_AHEAD')
  const statusOf = (index: number) => {
    const byte = places[index >> 1]
    return byte === undefined ? undefined : NAMES.get(index % 2 === 0 ? byte % HIGH : byte >> BITS)
  }
  return { ok: true, list: { list, number, issuedAt: new Date(iat * 1000), expiresAt: new Date(exp * 1000), statusOf } }
}

function unpack({ bits, lst }: JsonObject): Buffer | undefined {
  if (bits !== BITS || typeof lst !== 'string') return undefined
  try {
    return inflateSync(Buffer.from(lst, 'base64url'), { maxOutputLength: BYTES_MAX })
  } catch {
    return undefined
  }
}

function isFromAuthority(der: Buffer, roots: readonly Buffer[], at: Date, signed: string, signature: string): boolean {
  try {
    const publicKey = createPublicKey({ key: parseCertificate(der).spki, format: 'der', type: 'spki' })
    const value = Buffer.from(signature, 'base64url')
    return (
      verifyChain(der, [], roots, at, 'issuingCa').valid &&
      verify('sha256', Buffer.from(signed), { key: publicKey, dsaEncoding: 'ieee-p1363' }, value)
    )
  } catch {
    return false
  }
}
