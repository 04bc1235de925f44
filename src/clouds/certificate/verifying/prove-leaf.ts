import type { Services } from '#frame'
import { envelopeText, equalBytes, leafHash, parseBase64, parseHex, utf8, verifyInclusion } from '#ledger/proof'
import type { StoredEntry } from '#ledger'

/** Whether an entry is what its leaf says, and the leaf is under the newest checkpoint; computed anew, never believed. */
export interface Proven {
  readonly intact: boolean
  readonly included: boolean
  readonly size: number
}

type Proofs = Services['office']['proofs']

export async function proveLeaf(entry: StoredEntry, leaf: number, proofs: Proofs): Promise<Proven> {
  const { size, root } = await proofs.checkpoint()
  const computed = leafHash(utf8(envelopeText(entry.envelope)))
  const claimed = parseHex(entry.leafHash)
  const intact = equalBytes(claimed ?? new Uint8Array(), computed)
  const rootBytes = parseBase64(root)
  if (leaf >= size || rootBytes === undefined) return { intact, included: false, size }
  const proof = (await proofs.inclusion(leaf, size)).map(parseBase64)
  const steps = proof.filter((step) => step !== undefined)
  if (steps.length !== proof.length) return { intact, included: false, size }
  return {
    intact,
    included: verifyInclusion({ index: leaf, size, leaf: computed, root: rootBytes, proof: steps }),
    size,
  }
}
