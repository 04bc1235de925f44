import { equalBytes } from './encoding.ts'
import { sha256 } from './sha256.ts'
import type { Sha256 } from './sha256.ts'
import { nodeHash } from './tree.ts'

/** A run of leaves [from, to); its root is one step of a proof. */
export interface Run {
  readonly from: number
  readonly to: number
}

/** The largest power of two smaller than `count`: where RFC 9162 §2.1.1 splits a tree. */
const splitOf = (count: number) => 2 ** Math.ceil(Math.log2(count) - 1)

/** The runs whose roots prove that the leaf at `index` is in the tree of `size` (RFC 9162 §2.1.3.1). */
export function inclusionRuns(index: number, size: number): readonly Run[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`There is no leaf ${String(index)} in ${String(size)}`)
  const runs: Run[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    runs.unshift(index < middle ? { from: middle, to } : { from, to: middle })
    if (index < middle) to = middle
    else from = middle
  }
  return runs
}

/** The runs whose roots prove that the tree of `size` continues the tree of `earlier` (RFC 9162 §2.1.4.1). */
export function consistencyRuns(earlier: number, size: number): readonly Run[] {
  if (!(earlier > 0 && earlier <= size)) throw new RangeError(`${String(size)} leaves do not follow ${String(earlier)}`)
  const runs: Run[] = []
  let [from, to] = [0, size]
  while (to > earlier) {
    const middle = from + splitOf(to - from)
    runs.unshift(earlier <= middle ? { from: middle, to } : { from, to: middle })
    if (earlier <= middle) to = middle
    else from = middle
  }
  // The whole earlier tree is known to whoever asks; only a part of it must be named.
  return from === 0 ? runs : [{ from, to }, ...runs]
}

const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0

export interface InclusionClaim {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** RFC 9162 §2.1.3.2. Walks the path by the bits of the index, so it shares no code with what made the proof. */
export function verifyInclusion(claim: InclusionClaim, hash: Sha256 = sha256): boolean {
  const { index, size, leaf, root, proof } = claim
  if (!isSize(index) || !isSize(size) || index >= size) return false
  let [position, last, computed] = [index, size - 1, leaf]
  for (const step of proof) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      computed = nodeHash(step, computed, hash)
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)]
    } else {
      computed = nodeHash(computed, step, hash)
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(computed, root)
}

export interface ConsistencyClaim {
  readonly earlier: number
  readonly size: number
  readonly earlierRoot: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** RFC 9162 §2.1.4.2. A tree of no leaves proves nothing, so it is refused as an earlier one. */
export function verifyConsistency(claim: ConsistencyClaim, hash: Sha256 = sha256): boolean {
  const { earlier, size, earlierRoot, root, proof } = claim
  if (!isSize(earlier) || !isSize(size) || earlier === 0 || earlier > size) return false
  if (earlier === size) return proof.length === 0 && equalBytes(earlierRoot, root)
  const isComplete = Number.isInteger(Math.log2(earlier))
  const [first, ...steps] = isComplete ? [earlierRoot, ...proof] : proof
  if (first === undefined || proof.length === 0) return false
  let [position, last] = [earlier - 1, size - 1]
  while (position % 2 === 1) [position, last] = [Math.floor(position / 2), Math.floor(last / 2)]
  let [before, after] = [first, first]
  for (const step of steps) {
    if (last === 0) return false
    if (position % 2 === 1 || position === last) {
      before = nodeHash(step, before, hash)
      after = nodeHash(step, after, hash)
      while (position % 2 === 0 && position !== 0) [position, last] = [position / 2, Math.floor(last / 2)]
    } else {
      after = nodeHash(after, step, hash)
    }
    position = Math.floor(position / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(before, earlierRoot) && equalBytes(after, root)
}
