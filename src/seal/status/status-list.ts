import { deflateSync, inflateSync } from 'node:zlib'
import { isJsonObject } from '#kernel'
import type { JsonObject } from '#kernel'
import type { Signer } from '../signer.ts'
import { readStatement, signStatement } from '../statement/signed-statement.ts'

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

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

/** A JWS with the certificate of whoever signed it: an authority of the bureau, as with revocation lists. */
export async function issueStatusList(
  { uri, list, number, issuedAt, expiresAt, places }: StatusListRequest,
  authority: { readonly certificate: Buffer; readonly signer: Signer },
): Promise<string> {
  const lst = deflateSync(places, { level: 9 }).toString('base64url')
  const claims = {
    sub: uri,
    iat: seconds(issuedAt),
    exp: seconds(expiresAt),
    list,
    number,
    status_list: { bits: BITS, lst },
  }
  return signStatement('statuslist+jwt', claims, authority)
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

/** Believed only when an authority under a pinned root signed it, and only until the day it says itself. */
export function readStatusList(text: string, roots: readonly Buffer[], now: Date): StatusListResult {
  const read = readStatement(text, 'statuslist+jwt', roots)
  if (!read.ok) return fault(`STATUS_LIST_${read.fault}`)
  const { iat, exp, list, number, status_list: statuses } = read.claims
  if (typeof iat !== 'number' || typeof exp !== 'number' || typeof list !== 'number' || typeof number !== 'number')
    return fault('STATUS_LIST_UNREADABLE')
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
