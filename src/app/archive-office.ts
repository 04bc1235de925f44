import { createHash } from 'node:crypto'
import type { ArchiveOffice } from '#frame'
import type { JsonObject } from '#kernel'
import {
  parseCertificate,
  parseTrust,
  preservedDigest,
  readArchive,
  toPem,
  verifyArchive,
  writeArchive,
  writeEvidence,
} from '#seal'
import type { Timestamper } from '#seal'
import { chainOf } from './key-ring.ts'
import type { HeldKeys } from './key-ring.ts'
import type { SystemSigner } from './system-signer.ts'

interface Parts {
  readonly keys: HeldKeys
  readonly signer: SystemSigner
  readonly stamp: Timestamper
  readonly trust: JsonObject
}

/** Manifests are signed by the bureau's own key for archiving; no officer and no seal acts when a case is packed. */
export function createArchiveOffice({ keys, signer, stamp, trust }: Parts): ArchiveOffice {
  const pinned = parseTrust(trust)
  const stampBytes = (bytes: Uint8Array) => stamp(createHash('sha256').update(bytes).digest())
  const ownChain = () => {
    const own = signer.certificates.get(signer.certSha256)
    if (own === undefined) throw new Error('The archive’s key has a certificate')
    return chainOf(keys.ring(), own).map((der) => toPem(der))
  }
  return {
    write: (content) =>
      writeArchive(content, {
        sign: (bytes) => ({ value: signer.sign(bytes), chain: ownChain() }),
        stamp: stampBytes,
      }),
    verify: (bytes) => verifyArchive(Buffer.from(bytes), pinned === undefined ? {} : { trust: pinned }),
    open: (bytes) => readArchive(Buffer.from(bytes)),
    digest: (bytes) => preservedDigest(bytes),
    renew: async ({ previous, ...head }) => {
      const made = { ...head, previous: previous === null ? null : preservedDigest(previous) }
      const { timestamp } = keys.ring()
      const chain = chainOf(keys.ring(), timestamp.certificate)
        .slice(1)
        .map((der) => toPem(der))
      const { bytes, record } = await writeEvidence(made, { stamp: stampBytes, chain })
      return { bytes, record, stampedUntil: parseCertificate(timestamp.certificate).notAfter.toISOString() }
    },
  }
}
