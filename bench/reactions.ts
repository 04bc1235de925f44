import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { loadMatters } from '#catalogue'
import { CLOUDS } from '../src/app/clouds.ts'
import { PLACES } from '../src/app/place.ts'
import { startBureau } from '../src/cli/demo/served-bureau.ts'
import { withOffice } from '../src/cli/standing-office.ts'
import { journeyIn } from '../tests/support/case-journey.ts'

export interface ReactionsBenchOptions {
  readonly actsPerSecond?: number
  readonly seconds?: number
}

/** Submitted, accepted, examined, granted. */
const ACTS_A_CASE = 4
const PATIENCE_MS = 300_000
/** Often enough to measure, and seldom enough not to be the load. */
const LOOK_MS = 250

/** Every reaction has read every leaf of its types; where a follower stands is written down only when it read something. */
async function untilCaughtUp(owner: pg.Pool): Promise<number> {
  const begun = performance.now()
  const reactions = CLOUDS.flatMap((cloud) => cloud.reactions)
  const text = `select count(*)::int as behind
    from unnest($1::text[], $2::jsonb[]) as reaction (name, types)
    left join ledger.follower f on f.name = 'reaction:' || reaction.name
    where exists (select from ledger.leaf l join ledger.entry e on e.id = l.entry_id
      where l.leaf_index >= coalesce(f.position, 0) and reaction.types ? e.type)`
  const values = [reactions.map(({ name }) => name), reactions.map(({ types }) => JSON.stringify(types))]
  while (performance.now() - begun < PATIENCE_MS) {
    const { rows } = await owner.query<{ behind: number }>(text, values)
    if (rows[0]?.behind === 0) return performance.now() - begun
    await wait(LOOK_MS)
  }
  throw new Error('The reactions did not catch up')
}

interface Lag {
  readonly pushed: number
  readonly p50Ms: number
  readonly p99Ms: number
}
async function lagOf(owner: pg.Pool): Promise<Lag | undefined> {
  const text = `select count(*)::int as pushed, percentile_disc(0.5) within group (order by ms)::int as "p50Ms",
      percentile_disc(0.99) within group (order by ms)::int as "p99Ms"
    from (select extract(epoch from opened_at - decided_at) * 1000 as ms from supervision._private_duty) lag`
  return (await owner.query<Lag>(text)).rows[0]
}

/**
 * A bureau of its own under a steady rate of acts, with every reaction of every cloud: how long after a decision its
 * duties are open, how long until all is done, and how fast the whole ledger is read again from its beginning.
 */
export async function run({ actsPerSecond = 200, seconds = 10 }: ReactionsBenchOptions = {}): Promise<unknown> {
  const data = mkdtempSync(join(tmpdir(), 'oneseal-reactions-'))
  const bureau = await startBureau(data, () => undefined)
  try {
    const matters = await loadMatters(PLACES.matters)
    return await withOffice(data, async ({ open, owner }) => {
      const office = await open()
      const journey = journeyIn({ office, matters })
      await untilCaughtUp(owner)
      const cases: Promise<string>[] = []
      const begun = performance.now()
      const total = Math.round((actsPerSecond * seconds) / ACTS_A_CASE)
      for (let n = 0; n < total; n++) {
        const due = begun + (n * ACTS_A_CASE * 1000) / actsPerSecond
        if (due > performance.now()) await wait(due - performance.now())
        cases.push(journey.grantedCase())
      }
      await Promise.all(cases)
      const offered = (performance.now() - begun) / 1000
      const catchingUpMs = await untilCaughtUp(owner)
      const lag = await lagOf(owner)
      const leaves = Number((await owner.query<{ n: string }>('select count(*) as n from ledger.leaf')).rows[0]?.n ?? 0)
      await owner.query(`update ledger.follower set position = 0 where name like 'reaction:%'`)
      const againMs = await untilCaughtUp(owner)
      const round = (value: number) => Math.round(value * 10) / 10
      return {
        cases: total,
        actsPerSecond: round((total * ACTS_A_CASE) / offered),
        duties: lag,
        allReactionsDoneMsAfter: Math.round(catchingUpMs),
        readAgain: { leaves, seconds: round(againMs / 1000), leavesPerSecond: Math.round(leaves / (againMs / 1000)) },
      }
    })
  } finally {
    await bureau.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
