import { concat } from './encoding.ts'
import { sha256 } from './sha256.ts'
import type { Sha256 } from './sha256.ts'

/** RFC 9162 §2.1.1: one byte keeps a leaf from being passed off as an inner node, and the other way round. */
const LEAF = Uint8Array.of(0)
const INNER = Uint8Array.of(1)

export const leafHash = (leaf: Uint8Array, hash: Sha256 = sha256): Uint8Array => hash(concat(LEAF, leaf))
export const nodeHash = (left: Uint8Array, right: Uint8Array, hash: Sha256 = sha256): Uint8Array =>
  hash(concat(INNER, left, right))
/** The root of a tree without leaves is the hash of nothing. */
export const emptyRoot = (hash: Sha256 = sha256): Uint8Array => hash(new Uint8Array())

/** A complete subtree: the 2^level leaves from index · 2^level on. Once complete it never changes. */
export interface Subtree {
  readonly level: number
  readonly index: number
}
export interface SubtreeRoot extends Subtree {
  readonly hash: Uint8Array
}

/** The complete subtrees that make up the leaves [from, to), left to right. `from` must begin a subtree that large. */
export function subtreesOf(from: number, to: number): readonly Subtree[] {
  const subtrees: Subtree[] = []
  for (let start = from; start < to;) {
    let level = 0
    while (start % 2 ** (level + 1) === 0 && start + 2 ** (level + 1) <= to) level++
    subtrees.push({ level, index: start / 2 ** level })
    start += 2 ** level
  }
  return subtrees
}

/** The root over neighbouring subtrees that grow smaller to the right, as every run of leaves in this tree does. */
export function rootOf(hashes: readonly Uint8Array[], hash: Sha256 = sha256): Uint8Array {
  const last = hashes.at(-1)
  if (last === undefined) return emptyRoot(hash)
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right, hash), last)
}

/** A tree that only grows: it remembers its right edge, and answers each inner node when it becomes complete. */
export interface GrowingTree {
  readonly size: () => number
  readonly add: (leaf: Uint8Array) => readonly SubtreeRoot[]
  readonly root: () => Uint8Array
}

/** `edge` are the roots of subtreesOf(0, size), left to right. */
export function growTree(size: number, edge: readonly Uint8Array[], hash: Sha256 = sha256): GrowingTree {
  const open = [...edge]
  let count = size
  return {
    size: () => count,
    root: () => rootOf(open, hash),
    add: (leaf) => {
      const completed: SubtreeRoot[] = []
      let index = count++
      let right = leaf
      for (let level = 1; index % 2 === 1; level++) {
        const left = open.pop()
        if (left === undefined) throw new Error('The edge of the tree does not fit its size')
        index = (index - 1) / 2
        right = nodeHash(left, right, hash)
        completed.push({ level, index, hash: right })
      }
      open.push(right)
      return completed
    },
  }
}
