import { fsck } from '#ledger'
import { fill, MASTER_KEY, openBenchLedger, tallyRules } from './tally.ts'
import { startThrowawayCluster } from './throwaway-cluster.ts'

export interface FsckBenchOptions {
  readonly entries?: number
}
export interface FsckBenchResult {
  readonly entries: number
  readonly lives: number
  readonly ok: boolean
  readonly seconds: number
  readonly entriesPerSecond: number
  readonly rssMegabytes: number
}

/** How fast everything is recomputed: leaves, nodes, checkpoints, bodies and lives. */
export async function run(options: FsckBenchOptions = {}): Promise<FsckBenchResult> {
  const { entries = 100_000 } = options
  const cluster = await startThrowawayCluster()
  try {
    const bench = openBenchLedger(cluster)
    await fill(bench, entries, 5)
    await bench.ledger.close()
    await cluster.superuser.query('vacuum analyze')
    const begun = performance.now()
    const report = await fsck({
      pool: cluster.pool('owner'),
      masterKey: MASTER_KEY,
      lives: [tallyRules],
      projections: [],
      verifyKey: bench.signer.vkey,
    })
    const seconds = (performance.now() - begun) / 1000
    return {
      entries: report.entries,
      lives: report.lives,
      ok: report.ok,
      seconds: Math.round(seconds * 100) / 100,
      entriesPerSecond: Math.round(report.entries / seconds),
      rssMegabytes: Math.round(process.memoryUsage.rss() / 2 ** 20),
    }
  } finally {
    await cluster.close()
  }
}
