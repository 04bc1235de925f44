import { envelopeText, equalBytes, leafHash, parseBase64, parseHex, utf8, verifyInclusion } from '#ledger/proof'
import type { StoredEntry } from '#ledger'
import type { ProofOffice } from './office.ts'

export type CheckpointView = Awaited<ReturnType<ProofOffice['checkpoint']>>

/** Whether the envelope still gives the hash that stands in the tree; computed anew, never believed. */
export const isIntact = (entry: StoredEntry): boolean =>
  equalBytes(parseHex(entry.leafHash) ?? new Uint8Array(), leafHash(utf8(envelopeText(entry.envelope))))

/** Whether the leaf is under the checkpoint: its inclusion proof is fetched and checked as a stranger would. */
export async function isIncluded(
  leaf: { readonly leafHash: string; readonly leafIndex: number | null },
  checkpoint: CheckpointView,
  proofs: Pick<ProofOffice, 'inclusion'>,
): Promise<boolean> {
  const { leafIndex: index } = leaf
  const { size } = checkpoint
  const hash = parseHex(leaf.leafHash)
  const root = parseBase64(checkpoint.root)
  if (index === null || index >= size || hash === undefined || root === undefined) return false
  const path = (await proofs.inclusion(index, size)).map(parseBase64)
  const proof = path.filter((step) => step !== undefined)
  return proof.length === path.length && verifyInclusion({ index, size, leaf: hash, root, proof })
}
