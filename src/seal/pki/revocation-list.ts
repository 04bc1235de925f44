import {
  DerError,
  children,
  expectTag,
  explicit,
  generalizedTime,
  integer,
  readBitString,
  readDer,
  readObjectIdentifier,
  readTime,
  sequence,
  bitString,
  smallInteger,
  time,
  tlv,
} from '../der.ts'
import type { DerNode } from '../der.ts'
import { verifySignature } from '../signer.ts'
import type { Signer } from '../signer.ts'
import { extension, keyIdentifier, signatureAlgorithm } from './certificate.ts'
import { OID } from './object-identifiers.ts'
import { parseCertificate } from './parse-certificate.ts'
import type { Certificate } from './parse-certificate.ts'

/** RFC 5280 §5.3.1, under the names people use; the number is what the list carries. */
export const REVOCATION_REASONS = {
  UNSPECIFIED: 0,
  KEY_COMPROMISE: 1,
  CA_COMPROMISE: 2,
  AFFILIATION_CHANGED: 3,
  SUPERSEDED: 4,
  CESSATION: 5,
} as const
export type RevocationReason = keyof typeof REVOCATION_REASONS

export interface RevokedCertificate {
  /** Content of the serial number, lower-case hex, as the certificate itself has it. */
  readonly serial: string
  readonly revokedAt: Date
  readonly reason: RevocationReason
  /** Since when the key is not to be believed; may lie before the day on which anybody noticed. */
  readonly since: Date
}
export interface RevocationList {
  readonly der: Buffer
  readonly issuerDer: Buffer
  readonly number: number
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly revoked: readonly RevokedCertificate[]
  readonly tbs: Buffer
  readonly signature: Buffer
}
export interface RevocationListRequest {
  /** DER of the authority's certificate, and the signer that holds its key. */
  readonly issuer: Uint8Array
  readonly signer: Signer
  /** Grows by one with every list of this issuer. */
  readonly number: number
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly revoked: readonly RevokedCertificate[]
}

const bigNumber = (value: number): Buffer => {
  const digits = value.toString(16)
  return integer(Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex'))
}

const entryOf = ({ serial, revokedAt, reason, since }: RevokedCertificate): Buffer =>
  sequence(
    tlv(0x02, Buffer.from(serial, 'hex')),
    time(revokedAt),
    sequence(
      extension(OID.reasonCode, false, tlv(0x0a, Buffer.from([REVOCATION_REASONS[reason]]))),
      extension(OID.invalidityDate, false, generalizedTime(since)),
    ),
  )

/** A signed, numbered list of what an authority has taken back (RFC 5280 §5). */
export async function issueRevocationList(request: RevocationListRequest): Promise<Buffer> {
  const issuer = parseCertificate(request.issuer)
  if (!issuer.isAuthority) throw new Error('Only an authority has a revocation list')
  if (!issuer.spki.equals(request.signer.spki)) throw new Error('The signer does not hold the issuer’s key')
  const algorithm = signatureAlgorithm(request.signer.kind)
  const tbs = sequence(
    smallInteger(1),
    algorithm,
    issuer.subjectDer,
    time(request.thisUpdate),
    time(request.nextUpdate),
    ...(request.revoked.length === 0 ? [] : [sequence(...request.revoked.map(entryOf))]),
    explicit(
      0,
      sequence(
        extension(OID.authorityKeyIdentifier, false, sequence(tlv(0x80, keyIdentifier(issuer.spki)))),
        extension(OID.crlNumber, false, bigNumber(request.number)),
      ),
    ),
  )
  return sequence(tbs, algorithm, bitString(await request.signer.sign(tbs)))
}

/** Extensions by name; whoever does not understand a critical one must refuse the list (RFC 5280 §5.2). */
function readExtensions(list: DerNode | undefined, known: readonly string[]): ReadonlyMap<string, DerNode> {
  const found = new Map<string, DerNode>()
  for (const item of list === undefined ? [] : children(expectTag(list, 0x30))) {
    const parts = children(item)
    const oid = readObjectIdentifier(parts[0])
    const critical = parts[1]?.tag === 0x01
    if (critical && !known.includes(oid)) throw new DerError(`Critical extension ${oid} is not understood`)
    found.set(oid, readDer(expectTag(parts[critical ? 2 : 1], 0x04).content))
  }
  return found
}

const isReason = (name: string): name is RevocationReason => name in REVOCATION_REASONS
function reasonOf(node: DerNode | undefined): RevocationReason {
  const code = node === undefined ? 0 : expectTag(node, 0x0a).content[0]
  const name = Object.entries(REVOCATION_REASONS).find(([, number]) => number === code)?.[0] ?? ''
  // A reason we have no name for still revokes.
  return isReason(name) ? name : 'UNSPECIFIED'
}

function readEntry(node: DerNode): RevokedCertificate {
  const [serial, date, more] = children(node)
  const extensions = readExtensions(more, [OID.reasonCode, OID.invalidityDate])
  const revokedAt = readTime(date)
  const invalid = extensions.get(OID.invalidityDate)
  return {
    serial: expectTag(serial, 0x02).content.toString('hex'),
    revokedAt,
    reason: reasonOf(extensions.get(OID.reasonCode)),
    since: invalid === undefined ? revokedAt : readTime(invalid),
  }
}

/** Throws DerError when the bytes are not a revocation list. Whose it is, is another question: `isListOf`. */
export function parseRevocationList(bytes: Uint8Array): RevocationList {
  const whole = readDer(bytes)
  const [tbs, outer, signature, ...surplus] = children(expectTag(whole, 0x30))
  if (tbs === undefined || outer === undefined || surplus.length > 0) throw new DerError('A list has three parts')
  const [version, algorithm, issuer, thisUpdate, nextUpdate, ...rest] = children(tbs)
  if (expectTag(version, 0x02).content.toString('hex') !== '01') throw new DerError('A list of version 2 is expected')
  if (issuer === undefined || algorithm?.whole.equals(outer.whole) !== true) throw new DerError('Not a revocation list')
  const entries = rest[0]?.tag === 0x30 ? children(rest[0]) : []
  const [extensionsAt] = rest.filter(({ tag }) => tag === 0xa0)
  const [list] = extensionsAt === undefined ? [] : children(extensionsAt)
  const extensions = readExtensions(list, [OID.authorityKeyIdentifier, OID.crlNumber])
  const number = extensions.get(OID.crlNumber)
  return {
    der: whole.whole,
    issuerDer: issuer.whole,
    number: number === undefined ? 0 : Number.parseInt(expectTag(number, 0x02).content.toString('hex'), 16),
    thisUpdate: readTime(thisUpdate),
    nextUpdate: readTime(nextUpdate),
    revoked: entries.map(readEntry),
    tbs: tbs.whole,
    signature: readBitString(signature),
  }
}

/** The lists among these bytes that can be read at all. */
export function readRevocationLists(lists: readonly Uint8Array[]): readonly RevocationList[] {
  return lists.flatMap((bytes) => {
    try {
      return [parseRevocationList(bytes)]
    } catch {
      return []
    }
  })
}

const isListOf = (list: RevocationList, issuer: Certificate): boolean =>
  list.issuerDer.equals(issuer.subjectDer) &&
  issuer.isAuthority &&
  verifySignature(issuer.spki, list.tbs, list.signature)

/** Somebody else may hold the key: then a time that only the signer states is worth nothing. */
const STOLEN: readonly RevocationReason[] = ['KEY_COMPROMISE', 'CA_COMPROMISE', 'UNSPECIFIED']

/** When something was signed: proven by a time stamp or the ledger, or only said by the signer. */
export interface SigningMoment {
  readonly at: Date
  readonly isProven: boolean
}

/**
 * What the lists say against this certificate at that moment, or undefined. What was signed before the key was lost
 * stays good when its time is proven; what was signed from then on is void, and so is what only claims to be older.
 * Lists that `issuer` did not sign say nothing.
 */
export function revocationOf(
  certificate: Certificate,
  issuer: Certificate,
  lists: readonly RevocationList[],
  { at, isProven }: SigningMoment,
): RevokedCertificate | undefined {
  const serial = readDer(certificate.serialDer).content.toString('hex')
  return lists
    .filter((list) => isListOf(list, issuer))
    .flatMap(({ revoked }) => revoked.filter((one) => one.serial === serial))
    .find(({ since, reason }) => at >= since || (!isProven && STOLEN.includes(reason)))
}

/** The same for a whole path, leaf first: a stolen authority's children fall with it. */
export const revocationInPath = (
  path: readonly Certificate[],
  lists: readonly RevocationList[],
  moment: SigningMoment,
): RevokedCertificate | undefined =>
  path
    .slice(0, -1)
    .map((certificate, depth) => {
      const issuer = path[depth + 1]
      return issuer === undefined ? undefined : revocationOf(certificate, issuer, lists, moment)
    })
    .find((found) => found !== undefined)

export const serialOf = (certificate: Uint8Array): string =>
  readDer(parseCertificate(certificate).serialDer).content.toString('hex')
