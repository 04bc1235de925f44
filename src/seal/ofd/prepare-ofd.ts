import { readLaidOut } from './read-laid-out.ts'
import { prepareOfd } from './write-ofd.ts'
import type { PreparedOfd } from './write-ofd.ts'

/** The OFD of a paper that was sealed as PDF: the same pages, read back from it. */
export interface OfdOrder {
  readonly pdf: Uint8Array
  /** SESeal, DER. */
  readonly seal: Uint8Array
  readonly number: string
  /** ISO instant. */
  readonly signingTime: string
}

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

export const prepareOfdOf = ({ pdf, seal, number, signingTime }: OfdOrder): PreparedOfd =>
  prepareOfd(readLaidOut(asBuffer(pdf)), { number, seal: asBuffer(seal), signedAt: new Date(signingTime) })
