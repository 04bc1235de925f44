import type { ProofOffice } from '#frame'
import type { Json, JsonObject } from '#kernel'
import type { Ledger } from '#ledger'
import { base64, parseCheckpoint } from '#ledger/proof'
import type { Envelope } from '#ledger/proof'
import { toPem } from '#seal'
import { chainOf, sealAt } from './key-ring.ts'
import type { HeldKeys } from './key-ring.ts'
import type { Installation } from './installation.ts'

/** An envelope is JSON by nature; only its optional signature keeps the compiler from seeing it. */
const jsonOf = ({ signature, ...rest }: Envelope): JsonObject =>
  signature === undefined ? { ...rest } : { ...rest, signature: { ...signature } }

/** Proofs over the newest checkpoint, for pages, bundles and whoever asks. */
export function createProofOffice(
  ledger: Ledger,
  installation: Installation,
  keys: HeldKeys,
  trust: JsonObject,
): ProofOffice {
  const checkpoint = async () => {
    const newest = await ledger.latestCheckpoint()
    if (newest === undefined) throw new Error('The ledger has no checkpoint yet')
    const parsed = parseCheckpoint(newest.note)
    if (parsed === undefined) throw new Error('The newest checkpoint cannot be read')
    return { note: newest.note, size: parsed.size, root: base64(parsed.root) }
  }
  /** A bundle is for strangers: under the checkpoint that most people outside keep too, as soon as there is one. */
  const newestWitnessed = async (leaf: number) => {
    return (await ledger.cosignedOver(leaf)) ?? checkpoint()
  }
  const inclusion = async (leaf: number, size: number) => (await ledger.inclusionProof(leaf, size)).map(base64)
  return {
    size: async () => (await ledger.latestCheckpoint())?.size ?? 0,
    checkpoint,
    inclusion,
    entry: (leaf) => ledger.readLeaf(leaf),
    bundle: async (leaf) => {
      const { note, size } = await newestWitnessed(leaf)
      const entry = await ledger.readLeaf(leaf)
      const salt = await ledger.readSalt(leaf)
      if (entry === undefined || salt === undefined) throw new Error(`Leaf ${String(leaf)} has no body to show`)
      const { envelope, body } = entry
      const bundle: Json = {
        v: 1,
        origin: installation.origin,
        entry: { envelope: jsonOf(envelope), salt: base64(salt), body },
        leafIndex: leaf,
        inclusion: [...(await inclusion(leaf, size))],
        checkpoint: note,
        vkey: installation.vkey,
        chain: chainOf(keys.ring(), sealAt(keys.ring(), envelope.recordedAt)).map((certificate) => toPem(certificate)),
      }
      return bundle
    },
    trust: () => trust,
    salt: async (leaf) => {
      const salt = await ledger.readSalt(leaf)
      return salt === undefined ? undefined : base64(salt)
    },
    vkey: installation.vkey,
  }
}
