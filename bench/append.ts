import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import type { Ledger } from '#ledger'
import { openBenchLedger, tallyAct } from './tally.ts'
import { startThrowawayCluster } from './throwaway-cluster.ts'
import type { ThrowawayCluster } from './throwaway-cluster.ts'

export interface AppendBenchOptions {
  readonly seconds?: number
  readonly clients?: readonly number[]
  /** Times each measurement is made, the two in turn; the median is reported. */
  readonly rounds?: number
}
export interface AppendBenchRow {
  readonly clients: number
  readonly actsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** `pgbench -N -M prepared`, same server, same number of clients, in turn with ours. Null when it is not installed. */
  readonly pgbenchPerSecond: number | null
  readonly ratio: number | null
}
export interface AppendBenchResult {
  readonly seconds: number
  readonly rounds: number
  readonly rows: readonly AppendBenchRow[]
}

const PGBENCH = ['/usr/bin/pgbench', '/usr/lib/postgresql/15/bin/pgbench'].find((path) => existsSync(path))
/** pgbench wants the scale at or above its clients, or its own rows are the bottleneck. */
const PGBENCH_SCALE = 100
/** The server takes 100 connections; pgbench needs one for each client, we do not. */
const PGBENCH_CLIENTS_MAX = 90
const LIVES = 20_000

const run_ = promisify(execFile)

async function pgbench(cluster: ThrowawayCluster, args: readonly string[]): Promise<string> {
  const env = { ...process.env, PGHOST: cluster.socketFolder, PGPASSWORD: cluster.password, PGUSER: 'postgres' }
  const { stdout } = await run_(PGBENCH ?? 'pgbench', [...args, 'postgres'], { env })
  return stdout
}

async function measurePgbench(cluster: ThrowawayCluster, clients: number, seconds: number): Promise<number> {
  const threads = String(Math.min(clients, 2))
  const out = await pgbench(cluster, [
    '-n',
    '-N',
    '-M',
    'prepared',
    '-c',
    String(clients),
    '-j',
    threads,
    '-T',
    String(seconds),
  ])
  return Number(/tps = ([\d.]+)/.exec(out)?.[1] ?? Number.NaN)
}

interface Life {
  readonly stream: string
  version: number
}

/** Each client moves lives of its own, one act after the other, as desks do. */
async function measureAppend(ledger: Ledger, lives: readonly Life[], clients: number, seconds: number) {
  const latenciesMs: number[] = []
  const end = performance.now() + seconds * 1000
  const client = async (number: number) => {
    for (let next = number; performance.now() < end; next += clients) {
      const life = lives[next % lives.length]
      if (life === undefined) throw new Error('There are lives')
      const begun = performance.now()
      const { kind } = await ledger.append(tallyAct(life.stream, life.version))
      if (kind !== 'appended') throw new Error(`An act of the only client of a life ended as ${kind}`)
      life.version++
      latenciesMs.push(performance.now() - begun)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)))
  const perSecond = (latenciesMs.length / (performance.now() - begun)) * 1000
  const sorted = latenciesMs.toSorted((left, right) => left - right)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  return { perSecond, p50: at(0.5), p99: at(0.99) }
}

const median = (values: readonly number[]) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0
const rounded = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits

/** Acts a second, hashing, sealing, sequencing and checkpoints included, beside what pgbench does on the same server. */
export async function run(options: AppendBenchOptions = {}): Promise<AppendBenchResult> {
  const { seconds = 5, clients = [1, 16, 64, 256], rounds = 3 } = options
  const cluster = await startThrowawayCluster()
  try {
    const { ledger, sequencer } = openBenchLedger(cluster)
    const lives = Array.from({ length: LIVES }, () => ({ stream: randomUUID(), version: 0 }))
    if (PGBENCH !== undefined) await pgbench(cluster, ['-i', '-q', '-s', String(PGBENCH_SCALE)])
    await measureAppend(ledger, lives, 64, 3)
    await cluster.superuser.query('checkpoint')
    const rows: AppendBenchRow[] = []
    for (const count of clients) {
      const ours: Awaited<ReturnType<typeof measureAppend>>[] = []
      const theirs: number[] = []
      for (let round = 0; round < rounds; round++) {
        if (PGBENCH !== undefined)
          theirs.push(await measurePgbench(cluster, Math.min(count, PGBENCH_CLIENTS_MAX), seconds))
        sequencer.start()
        ours.push(await measureAppend(ledger, lives, count, seconds))
        await sequencer.stop()
        // What is left over must not burden the other's turn.
        while ((await sequencer.runOnce()) > 0);
      }
      const actsPerSecond = median(ours.map(({ perSecond }) => perSecond))
      const pgbenchPerSecond = theirs.length === 0 ? null : rounded(median(theirs), 0)
      rows.push({
        clients: count,
        actsPerSecond: rounded(actsPerSecond, 0),
        p50Ms: rounded(median(ours.map(({ p50 }) => p50))),
        p99Ms: rounded(median(ours.map(({ p99 }) => p99))),
        pgbenchPerSecond,
        ratio: pgbenchPerSecond === null ? null : rounded(actsPerSecond / pgbenchPerSecond),
      })
    }
    await ledger.close()
    return { seconds, rounds, rows }
  } finally {
    await cluster.close()
  }
}
