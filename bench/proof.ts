import { parseHex, utf8, verifyConsistency, verifyInclusion } from '#ledger'
import { fill, openBenchLedger } from './tally.ts'
import { startThrowawayCluster } from './throwaway-cluster.ts'

export interface ProofBenchOptions {
  readonly entries?: number
  readonly proofs?: number
}
interface Milliseconds {
  readonly p50: number
  readonly p95: number
  readonly max: number
}
export interface ProofBenchResult {
  readonly leaves: number
  readonly inclusion: Milliseconds
  readonly consistency: Milliseconds
  /** What a stranger's verification takes. */
  readonly verify: Milliseconds
}

function spread(samples: readonly number[]): Milliseconds {
  const sorted = samples.toSorted((left, right) => left - right)
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 100) / 100
  return { p50: at(0.5), p95: at(0.95), max: at(1) }
}

async function timed<T>(samples: number[], work: () => T | Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  samples.push(performance.now() - begun)
  return result
}

/** How long a proof takes to make and to check; every one is checked. */
export async function run(options: ProofBenchOptions = {}): Promise<ProofBenchResult> {
  const { entries = 50_000, proofs = 1000 } = options
  const cluster = await startThrowawayCluster()
  try {
    const bench = openBenchLedger(cluster)
    const { ledger } = bench
    await fill(bench, entries, 5)
    const size = await ledger.size()
    const root = await ledger.rootAt(size)
    const [making, continuing, checking]: [number[], number[], number[]] = [[], [], []]
    for (let number = 0; number < proofs; number++) {
      const index = (number * 7919) % size
      const leaf = parseHex((await ledger.readLeaf(index))?.leafHash ?? '') ?? utf8('')
      const proof = await timed(making, () => ledger.inclusionProof(index, size))
      if (!(await timed(checking, () => verifyInclusion({ index, size, leaf, root, proof }))))
        throw new Error('A false proof')
      const earlier = index + 1
      const earlierRoot = await ledger.rootAt(earlier)
      const bridge = await timed(continuing, () => ledger.consistencyProof(earlier, size))
      if (!verifyConsistency({ earlier, size, earlierRoot, root, proof: bridge })) throw new Error('A false proof')
    }
    await ledger.close()
    return { leaves: size, inclusion: spread(making), consistency: spread(continuing), verify: spread(checking) }
  } finally {
    await cluster.close()
  }
}
