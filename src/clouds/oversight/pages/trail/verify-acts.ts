import { parseBase64, parseHex, verifyInclusion } from '#ledger/proof'
import { office } from '#web/api/clients.ts'

interface Placed {
  readonly leafIndex: number | null
  readonly leafHash: string
}
interface Checkpoint {
  readonly size: number
  readonly root: string
}

const bytesOf = (text: string): Uint8Array | undefined =>
  /^[0-9a-f]{64}$/.test(text) ? parseHex(text) : parseBase64(text)

/**
 * Walks the path of one act up to the checkpoint's root with this computer's own arithmetic. The leaf is the hash the
 * page shows; the server lends only the path, and cannot make a wrong one fit.
 */
async function isIncluded(leafIndex: number, leafHash: string, checkpoint: Checkpoint): Promise<boolean> {
  const { path } = await office.inclusion({ params: { leaf: leafIndex }, query: { size: checkpoint.size } })
  const leaf = bytesOf(leafHash)
  const root = bytesOf(checkpoint.root)
  const proof = path.map(bytesOf)
  if (leaf === undefined || root === undefined || !proof.every((step) => step !== undefined)) return false
  return verifyInclusion({ index: leafIndex, size: checkpoint.size, leaf, root, proof })
}

/** Leaf index to what came of checking it; acts that are not in the checkpoint yet are left out. */
export async function verifyActs(
  acts: readonly Placed[],
  checkpoint: Checkpoint,
): Promise<ReadonlyMap<number, boolean>> {
  const results = new Map<number, boolean>()
  for (const { leafIndex, leafHash } of acts) {
    if (leafIndex === null || leafIndex >= checkpoint.size) continue
    results.set(leafIndex, await isIncluded(leafIndex, leafHash, checkpoint))
  }
  return results
}
