import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { aDatabase } from '../../tests/support/database.ts'
import { inTransaction } from './database.ts'
import { createFollower, rebuildProjection } from './index.ts'
import type { Projection, StoredEntry } from './index.ts'
import { project } from './projection.ts'
import { closed, errandAct, errandProjection, followingProjection, newErrand, noted, opened } from './testing/errand.ts'
import { anOffice, MASTER_KEY } from './testing/office.ts'

const office = await anOffice(await aDatabase())
const { ledger, sequencer, projector, database } = office

afterEach(async () => {
  await sequencer.runOnce()
  await projector.runOnce()
  await office.expectSound()
})
afterAll(() => office.close())

const rebuild = (projection = errandProjection) =>
  rebuildProjection({ pool: database.owner, masterKey: MASTER_KEY, projection })
const countOf = async (table: string) => {
  const { rows } = await database.app.query<{ count: number }>(`select count(*)::int as count from errands.${table}`)
  return rows[0]?.count ?? 0
}

describe('an inline projection', () => {
  test('shows an act as soon as append answers', async () => {
    const stream = randomUUID()
    await ledger.append(errandAct(stream, [], opened, noted(2), noted(5)))
    const { rows } = await database.app.query('select notes, sum::int from errands.errand where stream = $1', [stream])
    expect(rows).toEqual([{ notes: 2, sum: 7 }])
  })
})

describe('a following projection', () => {
  test('shows an act when its leaf has come, and each act once', async () => {
    const before = await countOf('following')
    await ledger.append(newErrand())
    expect(await projector.runOnce()).toBe(0)
    await sequencer.runOnce()
    expect(await projector.runOnce()).toBeGreaterThan(0)
    expect(await projector.runOnce()).toBe(0)
    expect(await countOf('following')).toBe(before + 1)
  })
})

describe('a follower', () => {
  const follower = (name: string, handle: (entries: readonly StoredEntry[]) => Promise<void>) =>
    createFollower({ ledger, pool: database.app, name, types: ['ErrandClosed'], handle, batch: 2 })

  test('gets every entry of its types in leaf order, past any number of others', async () => {
    const streams = Array.from({ length: 5 }, () => randomUUID())
    for (const stream of streams) await ledger.append(errandAct(stream, [], opened, noted(1), closed))
    await sequencer.runOnce()
    const seen: StoredEntry[] = []
    const handle = (entries: readonly StoredEntry[]) => Promise.resolve(void seen.push(...entries))
    expect(await follower('closings', handle).runOnce()).toBe(5)
    expect(seen.map(({ envelope }) => envelope.stream)).toEqual(streams)
    const leaves = seen.map(({ leafIndex }) => leafIndex ?? -1)
    expect(leaves).toEqual([...leaves].sort((a, b) => a - b))
    expect(await follower('closings', handle).runOnce()).toBe(0)
  })

  test('whose handler fails gets the same entries again', async () => {
    await ledger.append(errandAct(randomUUID(), [], opened, closed))
    await sequencer.runOnce()
    let attempts = 0
    const handle = () => (++attempts === 1 ? Promise.reject(new Error('the handler broke')) : Promise.resolve())
    const failing = follower('failing', handle)
    await expect(failing.runOnce()).rejects.toThrow('the handler broke')
    expect(await failing.runOnce()).toBeGreaterThan(0)
    expect(await failing.runOnce()).toBe(0)
  })

  test('on two nodes handles each entry once, when none fails', async () => {
    await ledger.append(errandAct(randomUUID(), [], opened, closed))
    await sequencer.runOnce()
    const seen: string[] = []
    const handle = (entries: readonly StoredEntry[]) => Promise.resolve(void seen.push(...entries.map(({ id }) => id)))
    const nodes = [follower('shared', handle), follower('shared', handle), follower('shared', handle)]
    await Promise.all(nodes.map((node) => node.runOnce()))
    await nodes[0]?.runOnce()
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(0)
  })

  test('that was started follows by itself, and many of them do not starve each other of connections', async () => {
    const seen = new Set<string>()
    const followers = Array.from({ length: 12 }, (_, n) =>
      follower(`started ${String(n)}`, async (entries) => {
        await ledger.load(entries[0]?.envelope.stream ?? '')
        seen.add(String(n))
      }),
    )
    for (const each of followers) each.start()
    sequencer.start()
    await ledger.append(errandAct(randomUUID(), [], opened, closed))
    while (seen.size < followers.length) await new Promise((resolve) => setTimeout(resolve, 5))
    await Promise.all(followers.map((each) => each.stop()))
    await sequencer.stop()
  })
})

describe('followers that write in one transaction', () => {
  test('are not held up by one among them that fails, and it gets its entries again', async () => {
    await ledger.append(errandAct(randomUUID(), [], opened, closed))
    await sequencer.runOnce()
    let broken = true
    const options = { ledger, pool: database.app, types: ['ErrandClosed'], together: true }
    const seen = { good: 0, bad: 0 }
    const good = createFollower({
      ...options,
      name: 'good company',
      handle: (entries) => Promise.resolve(void (seen.good = entries.length)),
    })
    const bad = createFollower({
      ...options,
      name: 'bad company',
      handle: async (entries, tx) => {
        if (broken) await tx.query('select 1 / 0')
        seen.bad = entries.length
      },
    })
    const ends = await Promise.allSettled([good.runOnce(), bad.runOnce()])
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect(seen.good).toBeGreaterThan(0)
    expect(await good.runOnce()).toBe(0)
    broken = false
    expect(await bad.runOnce()).toBe(seen.good)
  })
})

describe('a projection on a connection that runs ahead', () => {
  test('tells of the write that failed, not of the question after it, and leaves nothing behind', async () => {
    const { password } = database.app.options
    const pipelined = { ...database.app.options, password, pipeline: true }
    const pool = new pg.Pool(pipelined)
    const twice: Projection = {
      ...followingProjection,
      apply: async (tx) => {
        const insert = `insert into ${tx.schema}.following (stream, entries) values ($1, 1)`
        const stream = randomUUID()
        await tx.query(insert, [stream])
        await tx.query(insert, [stream])
        await tx.query(`select stream from ${tx.schema}.following`)
      },
    }
    await ledger.append(newErrand())
    await sequencer.runOnce()
    const entries = await ledger.read({ fromLeaf: 0, limit: 1, types: followingProjection.types })
    const before = await countOf('following')
    await expect(inTransaction(pool, (client) => project(client, twice, entries))).rejects.toThrow(/duplicate key/)
    expect(await countOf('following')).toBe(before)
    await pool.end()
  })
})

describe('rebuilding a projection', () => {
  test('gives the same rows, indexes and rights, and leaves nothing behind', async () => {
    const shape = `select indexdef from pg_indexes where schemaname = 'errands' order by 1`
    const before = await database.superuser.query(shape)
    await ledger.append(errandAct(randomUUID(), [], opened, noted(1)))
    await rebuild()
    await rebuild(followingProjection)
    expect((await database.superuser.query(shape)).rows).toEqual(before.rows)
    const { rows } = await database.superuser.query(
      `select nspname from pg_namespace where nspname ~ 'rebuild|_old|fsck'`,
    )
    expect(rows).toEqual([])
    await ledger.append(newErrand())
  })

  test('puts right what was damaged', async () => {
    await database.superuser.query('delete from errands.errand')
    expect((await office.check()).ok).toBe(false)
    await rebuild()
    await office.expectSound()
  })

  test('loses nothing of what happens meanwhile, and reading goes on', async () => {
    let running = true
    const streams: string[] = []
    const work = async () => {
      while (running) {
        const act = newErrand()
        streams.push(act.stream)
        await ledger.append(act)
        await ledger.append(errandAct(act.stream, [opened], noted(1)))
        expect(await countOf('errand')).toBeGreaterThan(0)
      }
    }
    const workers = Array.from({ length: 6 }, work)
    sequencer.start()
    for (let round = 0; round < 3; round++) {
      await rebuild()
      await rebuild(followingProjection)
    }
    running = false
    await Promise.all(workers)
    await sequencer.stop()
    const { rows } = await database.app.query('select 1 from errands.errand where stream = any($1) and notes = 1', [
      streams,
    ])
    expect(rows).toHaveLength(streams.length)
  })

  test('that broke half way is simply begun again', async () => {
    let calls = 0
    const broken = {
      ...errandProjection,
      apply: (...args: Parameters<typeof errandProjection.apply>) =>
        ++calls === 1 ? Promise.reject(new Error('the power went')) : errandProjection.apply(...args),
    }
    await expect(rebuild(broken)).rejects.toThrow('the power went')
    await office.expectSound()
    await rebuild()
  })
})
