import type { JsonObject } from '#kernel'
import { parseBody } from './peer-client.ts'
import type { PeerAddress } from './peer-client.ts'
import { isSignedBy } from './wire.ts'
import type { Signature, SignedRequest } from './wire.ts'

/** 其他发证系统: a platform that issues certificates of its own and pushes them here. */
export interface CertificatesAdapter {
  readonly connected: boolean
  /** What it pushed; undefined when it did not sign it. */
  readonly readPush: (request: SignedRequest, signature: Signature, nowMs: number) => JsonObject | undefined
}

export const createCertificatesAdapter = (address: PeerAddress | undefined): CertificatesAdapter => ({
  connected: address !== undefined,
  readPush: (request, signature, nowMs) =>
    address !== undefined && isSignedBy(address.secret, request, signature, nowMs)
      ? parseBody(Buffer.from(request.body).toString('utf8'))
      : undefined,
})
