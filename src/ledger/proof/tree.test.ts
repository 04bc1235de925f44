import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyRuns,
  emptyRoot,
  growTree,
  hex,
  inclusionRuns,
  leafHash,
  nodeHash,
  parseHex,
  rootOf,
  sha256,
  subtreesOf,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'

/** The leaves of Certificate Transparency's own reference trees, and the roots of their first 1 … 8. */
const REFERENCE_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const REFERENCE_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const EXHAUSTIVE_SIZE = 64

const leaves = Array.from({ length: EXHAUSTIVE_SIZE }, (_, index) => leafHash(utf8(`leaf ${String(index)}`)))

/** The definition of RFC 9162 §2.1.1, word by word: slow, and the yardstick for everything else. */
function definition(from: number, to: number): Uint8Array {
  const count = to - from
  const only = leaves[from]
  if (count === 0 || only === undefined) return emptyRoot()
  if (count === 1) return only
  let split = 1
  while (split * 2 < count) split *= 2
  return nodeHash(definition(from, from + split), definition(from + split, to))
}

describe('SHA-256 of our own', () => {
  test('answers what OpenSSL answers', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(hex(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
      }),
    )
  })
})

describe('the tree', () => {
  test('has the roots of the Certificate Transparency reference trees', () => {
    const tree = growTree(0, [])
    const roots = REFERENCE_LEAVES.map((leaf) => {
      tree.add(leafHash(parseHex(leaf) ?? utf8('')))
      return hex(tree.root())
    })
    expect(roots).toEqual(REFERENCE_ROOTS)
  })

  test('without leaves has the hash of nothing as its root', () => {
    expect(hex(growTree(0, []).root())).toBe(createHash('sha256').digest('hex'))
  })

  test('grows to the root the definition gives, from every size it may have been left at', () => {
    for (let left = 0; left <= EXHAUSTIVE_SIZE; left++) {
      const tree = growTree(left, subtreesOf(0, left).map(hashOf))
      for (let size = left; size < EXHAUSTIVE_SIZE; size++) {
        expect(hex(tree.root())).toBe(hex(definition(0, size)))
        tree.add(definition(size, size + 1))
      }
    }
  })

  test('answers every complete inner node exactly once', () => {
    const tree = growTree(0, [])
    const completed = leaves.flatMap((leaf) => tree.add(leaf))
    expect(completed).toHaveLength(EXHAUSTIVE_SIZE - 1)
    for (const node of completed) expect(hex(node.hash)).toBe(hex(hashOf(node)))
  })
})

const hashOf = ({ level, index }: { level: number; index: number }) =>
  definition(index * 2 ** level, (index + 1) * 2 ** level)
const proofOf = (runs: readonly { from: number; to: number }[]) =>
  runs.map(({ from, to }) => rootOf(subtreesOf(from, to).map(hashOf)))

describe('a proof', () => {
  test('of inclusion holds for every leaf of every tree of up to 64, and for no other leaf', () => {
    for (let size = 1; size <= EXHAUSTIVE_SIZE; size++) {
      const root = definition(0, size)
      for (let index = 0; index < size; index++) {
        const claim = {
          index,
          size,
          root,
          leaf: definition(index, index + 1),
          proof: proofOf(inclusionRuns(index, size)),
        }
        expect(verifyInclusion(claim)).toBe(true)
        expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(size === 1)
        expect(verifyInclusion({ ...claim, proof: [...claim.proof, root] })).toBe(false)
      }
    }
  })

  test('of consistency holds between every two trees of up to 64, and for no other root', () => {
    for (let size = 1; size <= EXHAUSTIVE_SIZE; size++) {
      const root = definition(0, size)
      for (let earlier = 1; earlier <= size; earlier++) {
        const claim = {
          earlier,
          size,
          root,
          earlierRoot: definition(0, earlier),
          proof: proofOf(consistencyRuns(earlier, size)),
        }
        expect(verifyConsistency(claim)).toBe(true)
        expect(verifyConsistency({ ...claim, earlierRoot: emptyRoot() })).toBe(false)
        expect(verifyConsistency({ ...claim, root: emptyRoot() })).toBe(false)
        expect(verifyConsistency({ ...claim, proof: [...claim.proof, root] })).toBe(false)
      }
    }
  })

  test('is refused when it asks for leaves that are not there', () => {
    expect(() => inclusionRuns(3, 3)).toThrow(RangeError)
    expect(() => consistencyRuns(0, 3)).toThrow(RangeError)
    expect(() => consistencyRuns(4, 3)).toThrow(RangeError)
  })
})

const SUITE = '../shared/data/suites/merkle-proofs'

function suiteCases(folder: string): readonly Record<string, unknown>[] {
  const files = readdirSync(join(SUITE, folder), { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(SUITE, folder, file), 'utf8')) as Record<string, unknown>)
}
const bytes = (value: unknown) => new Uint8Array(Buffer.from(typeof value === 'string' ? value : '', 'base64'))
const list = (value: unknown) => (Array.isArray(value) ? value.map(bytes) : [])

describe.skipIf(!existsSync(SUITE))('the published suite of Merkle proofs', () => {
  test('is judged as it wants to be: inclusion', () => {
    const cases = suiteCases('inclusion')
    expect(cases.length).toBeGreaterThan(0)
    for (const each of cases) {
      const { leafIdx, treeSize, leafHash: leaf, root, proof, wantErr, desc } = each
      const claim = {
        index: Number(leafIdx),
        size: Number(treeSize),
        leaf: bytes(leaf),
        root: bytes(root),
        proof: list(proof),
      }
      expect(verifyInclusion(claim), String(desc)).toBe(wantErr !== true)
    }
  })

  test('is judged as it wants to be: consistency', () => {
    const cases = suiteCases('consistency')
    expect(cases.length).toBeGreaterThan(0)
    for (const { size1, size2, root1, root2, proof, wantErr, desc } of cases) {
      const claim = {
        earlier: Number(size1),
        size: Number(size2),
        earlierRoot: bytes(root1),
        root: bytes(root2),
        proof: list(proof),
      }
      expect(verifyConsistency(claim), String(desc)).toBe(wantErr !== true)
    }
  })
})
