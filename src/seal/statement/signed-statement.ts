import { createPublicKey, verify } from 'node:crypto'
import { isJsonObject, parseJson } from '#kernel'
import type { JsonObject } from '#kernel'
import { verifyChain } from '../pki/chain.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import type { Signer } from '../signer.ts'

/**
 * What an authority of a bureau says to strangers and to other bureaus: a JWS (RFC 7515) with the authority's
 * certificate, believed by whoever pinned the root above it. `typ` keeps one kind of statement from passing for another.
 */
export type StatementKind = 'statuslist+jwt' | 'oneseal-regions+jwt' | 'oneseal-question+jwt' | 'oneseal-answer+jwt'

export type StatementResult =
  { readonly ok: true; readonly claims: JsonObject } | { readonly ok: false; readonly fault: 'UNREADABLE' | 'FORGED' }

const json64 = (value: JsonObject) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** `claims.iat` says when, in seconds; the certificate must have been good then. */
export async function signStatement(
  typ: StatementKind,
  claims: JsonObject & { readonly iat: number },
  { certificate, signer }: { readonly certificate: Buffer; readonly signer: Signer },
): Promise<string> {
  if (signer.kind !== 'p256') throw new Error('A statement is signed with a P-256 key')
  const header = { alg: 'ES256', typ, x5c: [certificate.toString('base64')] }
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

const part = (text: string): JsonObject | undefined => {
  try {
    const value = parseJson(Buffer.from(text, 'base64url').toString('utf8'))
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What a statement claims, before anybody asked who signed it: only to find out whose root to hold it against. */
export const claimsOf = (text: string): JsonObject | undefined => part(text.trim().split('.')[1] ?? '')

/** Believed only when an authority under one of these roots signed it; how long, the reader of its claims decides. */
export function readStatement(text: string, typ: StatementKind, roots: readonly Buffer[]): StatementResult {
  const [head = '', body = '', signature = '', ...more] = text.trim().split('.')
  const [header, claims] = [part(head), part(body)]
  if (header === undefined || claims === undefined || more.length > 0) return { ok: false, fault: 'UNREADABLE' }
  const x5c = header['x5c']
  const certificate: unknown = Array.isArray(x5c) ? x5c[0] : undefined
  const { iat } = claims
  if (header['alg'] !== 'ES256' || header['typ'] !== typ || typeof certificate !== 'string' || typeof iat !== 'number')
    return { ok: false, fault: 'UNREADABLE' }
  const signer = Buffer.from(certificate, 'base64')
  return isFromAuthority(signer, roots, new Date(iat * 1000), `${head}.${body}`, signature)
    ? { ok: true, claims }
    : { ok: false, fault: 'FORGED' }
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
