import { randomBytes } from 'node:crypto'
import { integer } from '../der.ts'
import { parseCertificate } from '../pki/parse-certificate.ts'
import type { Signer } from '../signer.ts'
import {
  encodeTimestampRequest,
  grantedResponse,
  readTimestampRequest,
  readTimestampResponse,
  rejectedResponse,
} from './request.ts'
import { issueTimestampToken, readTimestampToken } from './token.ts'

/** Puts a proven time on a digest (SHA-256): answers a token of RFC 3161. Throws when no time is to be had. */
export type Timestamper = (digest: Uint8Array) => Promise<Buffer>

export interface TimestampAuthority {
  readonly stamp: Timestamper
  /** Answers a request as it comes over the wire (application/timestamp-query). */
  readonly answer: (request: Uint8Array) => Promise<Buffer>
}

const SERIAL_BYTES = 16
const NONCE_BYTES = 8

/** The bureau's own authority: a key of its own, used for nothing else (RFC 3161 §2.3). */
export function createTimestampAuthority(
  key: { readonly certificate: Uint8Array; readonly signer: Signer },
  now: () => Date,
): TimestampAuthority {
  const certificate = parseCertificate(key.certificate)
  if (certificate.usage !== 'timestamp') throw new Error('A time stamp authority needs a certificate for time stamping')
  const issue = (imprint: Uint8Array, nonce: Buffer | undefined) => {
    const serial = randomBytes(SERIAL_BYTES)
    return issueTimestampToken({ imprint, nonce, at: now(), serial, certificate, signer: key.signer })
  }
  return {
    stamp: (digest) => issue(digest, undefined),
    answer: async (request) => {
      try {
        const { imprint, nonce } = readTimestampRequest(request)
        return grantedResponse(await issue(imprint, nonce))
      } catch {
        return rejectedResponse()
      }
    },
  }
}

/** Speaks with an authority elsewhere through whatever carries the bytes there and back. */
export function askingTimestamper(ask: (request: Buffer) => Promise<Uint8Array>): Timestamper {
  return async (digest) => {
    const nonce = randomBytes(NONCE_BYTES)
    const token = readTimestampResponse(await ask(encodeTimestampRequest(digest, nonce)))
    const { imprint, nonce: echoed } = readTimestampToken(token)
    // Another question's answer, however well signed, is none to this one.
    if (!imprint.equals(Buffer.from(digest)) || echoed?.equals(integer(nonce)) !== true)
      throw new Error('The time stamp authority answered another question')
    return token
  }
}
