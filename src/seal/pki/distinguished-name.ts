import {
  children,
  expectTag,
  objectIdentifier,
  printableString,
  readObjectIdentifier,
  sequence,
  setOf,
  utf8String,
} from '../der.ts'
import type { DerNode } from '../der.ts'
import { OID } from './object-identifiers.ts'

/** Who a certificate speaks of. The country is always China: the bureau certifies nobody else. */
export interface DistinguishedName {
  readonly province?: string
  readonly locality?: string
  readonly organization: string
  readonly unit?: string
  readonly commonName: string
}

const attribute = (type: string, value: Buffer) => setOf(sequence(objectIdentifier(type), value))

export function encodeName(name: DistinguishedName): Buffer {
  const parts = [attribute(OID.country, printableString('CN'))]
  if (name.province !== undefined) parts.push(attribute(OID.stateOrProvince, utf8String(name.province)))
  if (name.locality !== undefined) parts.push(attribute(OID.locality, utf8String(name.locality)))
  parts.push(attribute(OID.organization, utf8String(name.organization)))
  if (name.unit !== undefined) parts.push(attribute(OID.organizationalUnit, utf8String(name.unit)))
  parts.push(attribute(OID.commonName, utf8String(name.commonName)))
  return sequence(...parts)
}

const SHORT: Readonly<Record<string, string>> = {
  [OID.country]: 'C',
  [OID.stateOrProvince]: 'ST',
  [OID.locality]: 'L',
  [OID.organization]: 'O',
  [OID.organizationalUnit]: 'OU',
  [OID.commonName]: 'CN',
}

/** For people to read: `C=CN, O=…, CN=…`. Names are compared by their DER, never by this text. */
export function describeName(name: DerNode): string {
  return children(expectTag(name, 0x30))
    .flatMap((set) => children(expectTag(set, 0x31)))
    .map((pair) => {
      const [type, value] = children(pair)
      const oid = readObjectIdentifier(type)
      return `${SHORT[oid] ?? oid}=${value?.content.toString('utf8') ?? ''}`
    })
    .join(', ')
}
