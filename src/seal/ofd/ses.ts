import {
  DerError,
  bitString,
  children,
  expectTag,
  integer,
  objectIdentifier,
  octetString,
  readBitString,
  readDer,
  readObjectIdentifier,
  sequence,
  smallInteger,
  tlv,
  utf8String,
} from '../der.ts'
import type { DerNode } from '../der.ts'
import { OID } from '../pki/object-identifiers.ts'
import type { Signer } from '../signer.ts'

/**
 * The electronic seal and its signature as GB/T 38540-2020 writes them in ASN.1. A seal is a picture and a list of the
 * certificates that may use it, signed by whoever made the seal; a signature carries the whole seal with it.
 */
const ia5String = (text: string): Buffer => tlv(0x16, Buffer.from(text, 'latin1'))
const generalizedTime = (instant: Date): Buffer =>
  tlv(0x18, Buffer.from(instant.toISOString().replace(/[-:T]|\.\d+/g, ''), 'latin1'))
const number = (value: number): Buffer => integer(Buffer.from([value >> 8, value & 0xff]))

const VERSION = 4
const VENDOR = 'OneSeal'
/** 单位印章. */
const UNIT_SEAL = 1
/** The list holds whole certificates, not digests of them. */
const CERTIFICATES = 1

interface SealRequest {
  readonly id: string
  readonly name: string
  readonly png: Uint8Array
  readonly diameterMm: number
  /** Certificates that may use the seal, DER. */
  readonly users: readonly Uint8Array[]
  readonly from: Date
  readonly until: Date
  /** 制章人. */
  readonly maker: Signer
  readonly makerCertificate: Uint8Array
  /** The maker's and the users' issuer, carried along for whoever pins only the root. */
  readonly issuer: Uint8Array
}

/** SESeal, to be kept as it is: it goes unchanged into every file. */
export async function makeSeal(request: SealRequest): Promise<Buffer> {
  const info = sequence(
    sequence(ia5String('ES'), smallInteger(VERSION), ia5String(VENDOR)),
    ia5String(request.id),
    sequence(
      smallInteger(UNIT_SEAL),
      utf8String(request.name),
      smallInteger(CERTIFICATES),
      sequence(...request.users.map(octetString)),
      generalizedTime(request.from),
      generalizedTime(request.from),
      generalizedTime(request.until),
    ),
    sequence(ia5String('PNG'), octetString(request.png), number(request.diameterMm), number(request.diameterMm)),
    sequence(sequence(objectIdentifier(OID.caCertificate), octetString(request.issuer))),
  )
  return sequence(
    info,
    octetString(request.makerCertificate),
    objectIdentifier(OID.sm2WithSm3),
    bitString(await request.maker.sign(info)),
  )
}

interface SignatureRequest {
  readonly seal: Uint8Array
  readonly signedAt: Date
  /** SM3 of Signature.xml. */
  readonly dataHash: Uint8Array
  /** Absolute path of Signature.xml. */
  readonly propertyInfo: string
  readonly signer: Signer
  readonly certificate: Uint8Array
}
export async function signWithSeal(request: SignatureRequest): Promise<Buffer> {
  const toSign = sequence(
    smallInteger(VERSION),
    request.seal,
    generalizedTime(request.signedAt),
    bitString(request.dataHash),
    ia5String(request.propertyInfo),
  )
  return sequence(
    toSign,
    octetString(request.certificate),
    objectIdentifier(OID.sm2WithSm3),
    bitString(await request.signer.sign(toSign)),
  )
}

interface ReadSeal {
  readonly whole: Buffer
  readonly info: Buffer
  readonly name: string
  readonly users: readonly Buffer[]
  readonly from: Date
  readonly until: Date
  readonly picture: { readonly type: string; readonly bytes: Buffer; readonly width: number; readonly height: number }
  readonly issuer: Buffer | undefined
  readonly makerCertificate: Buffer
  readonly signature: Buffer
}
export interface ReadSignature {
  readonly toSign: Buffer
  readonly seal: ReadSeal
  readonly signedAt: Date
  readonly dataHash: Buffer
  readonly propertyInfo: string
  readonly certificate: Buffer
  readonly signature: Buffer
}

const exactly = (node: DerNode | undefined, tag: number, least: number, most: number): readonly DerNode[] => {
  const parts = children(expectTag(node, tag))
  if (parts.length < least || parts.length > most) throw new DerError('A sequence of another length is expected')
  return parts
}
const textOf = (node: DerNode | undefined, tag: number): string => expectTag(node, tag).content.toString('utf8')
function numberOf(node: DerNode | undefined): number {
  const { content } = expectTag(node, 0x02)
  if (content.length === 0 || content.length > 3) throw new DerError('A small number is expected')
  return content.readUIntBE(0, content.length)
}
function timeOf(node: DerNode | undefined): Date {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(textOf(node, 0x18))
  if (parts === null) throw new DerError('A GeneralizedTime in whole seconds of UTC is expected')
  const [, year = '', month = '', day = '', hour = '', minute = '', second = ''] = parts
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  if (Number.isNaN(instant.getTime())) throw new DerError('Not a time')
  return instant
}
const signedWithSm2 = (node: DerNode | undefined): void => {
  if (readObjectIdentifier(node) !== OID.sm2WithSm3) throw new DerError('SM2 with SM3 is expected')
}
/** r and s in DER and nothing behind them (GB/T 35276 §6.3): OpenSSL itself would read over a byte too many. */
function sm2Value(node: DerNode | undefined): Buffer {
  const value = readBitString(node)
  const numbers = exactly(readDer(value), 0x30, 2, 2)
  for (const part of numbers) {
    const { content } = expectTag(part, 0x02)
    if (!integer(content).equals(part.whole)) throw new DerError('A positive INTEGER in its shortest form is expected')
  }
  return value
}

export function readSeal(bytes: Uint8Array): ReadSeal {
  const whole = readDer(bytes)
  const [info, maker, algorithm, signature] = exactly(whole, 0x30, 4, 4)
  const [header, , property, picture, more] = exactly(info, 0x30, 4, 5)
  const [mark, version] = exactly(header, 0x30, 3, 3)
  if (textOf(mark, 0x16) !== 'ES' || numberOf(version) !== VERSION) throw new DerError('Not a seal of version 4')
  const [, name, listType, users, , from, until] = exactly(property, 0x30, 7, 7)
  if (numberOf(listType) !== CERTIFICATES) throw new DerError('A list of certificates is expected')
  const [type, data, width, height] = exactly(picture, 0x30, 4, 4)
  signedWithSm2(algorithm)
  const extensions = more === undefined ? [] : children(expectTag(more, 0x30)).map((one) => exactly(one, 0x30, 2, 3))
  const issuer = extensions.find(([oid]) => readObjectIdentifier(oid) === OID.caCertificate)?.at(-1)
  return {
    whole: whole.whole,
    info: expectTag(info, 0x30).whole,
    name: textOf(name, 0x0c),
    users: children(expectTag(users, 0x30)).map((user) => expectTag(user, 0x04).content),
    from: timeOf(from),
    until: timeOf(until),
    picture: {
      type: textOf(type, 0x16),
      bytes: expectTag(data, 0x04).content,
      width: numberOf(width),
      height: numberOf(height),
    },
    issuer: issuer === undefined ? undefined : expectTag(issuer, 0x04).content,
    makerCertificate: expectTag(maker, 0x04).content,
    signature: sm2Value(signature),
  }
}

/** Throws DerError for everything that is not, to the last byte, a signature of version 4. */
export function readSignature(bytes: Uint8Array): ReadSignature {
  const [toSign, certificate, algorithm, signature] = exactly(readDer(bytes), 0x30, 4, 4)
  const [version, seal, time, dataHash, property] = exactly(toSign, 0x30, 5, 5)
  if (numberOf(version) !== VERSION || seal === undefined) throw new DerError('Not a signature of version 4')
  signedWithSm2(algorithm)
  return {
    toSign: expectTag(toSign, 0x30).whole,
    seal: readSeal(seal.whole),
    signedAt: timeOf(time),
    dataHash: readBitString(dataHash),
    propertyInfo: textOf(property, 0x16),
    certificate: expectTag(certificate, 0x04).content,
    signature: sm2Value(signature),
  }
}
