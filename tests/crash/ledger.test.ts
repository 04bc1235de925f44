import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFollower, createLedger, createProjector, createSequencer, rebuildProjection } from '#ledger'
import type { Act, AppendOutcome, Ledger } from '#ledger'
import {
  closed,
  errandAct,
  errandProjection,
  followingProjection,
  newErrand,
  noted,
  opened,
} from '../../src/ledger/testing/errand.ts'
import { anOffice, MASTER_KEY, ORIGIN } from '../../src/ledger/testing/office.ts'
import { aDatabase } from '../support/database.ts'
import { createFaultyPool } from './faulty-pool.ts'
import type { FaultKind } from './faulty-pool.ts'

/**
 * The fault table: every statement of every write is lost once on its way to the database and once on its way back.
 * Whatever was acknowledged must be there, once; whatever was not may be there once at most, and a repeat of the
 * request settles it; and the auditor is content after each.
 */
const office = await anOffice(await aDatabase())
const { database, sequencer, signer } = office
/** For rebuilding, where every entry is a statement more. */
const small = await anOffice(await aDatabase())
afterAll(async () => {
  await office.close()
  await small.close()
})

// A table of some forty rows, each with the whole audit after it, takes its time on a machine that is busy.

const KINDS: readonly FaultKind[] = ['before', 'after']
/** More statements than any of these operations has; beyond the last one nothing breaks, and the table ends. */
const STATEMENTS_MAX = 60

async function expectSoundAfterAll(): Promise<void> {
  await sequencer.runOnce()
  await office.projector.runOnce()
  await office.expectSound()
}

/** Breaks the first, second, … statement of an operation until one run goes through without having been broken. */
async function forEveryFault(
  operation: (nth: number, kind: FaultKind) => Promise<boolean>,
  audit: () => Promise<unknown> = expectSoundAfterAll,
): Promise<number> {
  for (let nth = 1; nth <= STATEMENTS_MAX; nth++) {
    let hasBroken = false
    for (const kind of KINDS) hasBroken = (await operation(nth, kind)) || hasBroken
    await audit()
    if (!hasBroken) return nth - 1
  }
  throw new Error('The operation has more statements than the table has rows')
}

const withKey = (act: Act, key: string): Act => ({
  ...act,
  idempotency: { scope: 'crash', key, digest: 'same', reply: { stream: act.stream } },
})

/** What a client does that lost its answer: the same request again, until it is answered. */
async function insist(ledger: Ledger, act: Act): Promise<AppendOutcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ledger.append(act)
    } catch (error) {
      if (attempt === 3) throw error
    }
  }
}

describe('appending', () => {
  test.each([
    ['with inline projections', [errandProjection]],
    ['in a single statement', []],
  ])('%s survives the loss of any statement, and a repeated request is not doubled', async (_, projections) => {
    const pool = createFaultyPool(database.app)
    const statements = await forEveryFault(async (nth, kind) => {
      const ledger = createLedger({ pool, masterKey: MASTER_KEY, projections })
      const acts = Array.from({ length: 3 }, () => withKey(newErrand(), randomUUID()))
      pool.breakAt(nth, kind)
      const outcomes = await Promise.all(acts.map((act) => insist(ledger, act)))
      const hasBroken = pool.mend()
      for (const outcome of outcomes) expect(['appended', 'keyTaken']).toContain(outcome.kind)
      for (const act of acts) {
        expect((await ledger.append(act)).kind).toBe('keyTaken')
        expect(await office.ledger.readStream(act.stream)).toHaveLength(1)
      }
      await ledger.close()
      // Without inline projections the errands' table lacks these lives; it is rebuilt, so that fsck can compare it.
      if (projections.length === 0) {
        await rebuildProjection({ pool: database.owner, masterKey: MASTER_KEY, projection: errandProjection })
      }
      return hasBroken
    })
    expect(statements).toBeGreaterThanOrEqual(projections.length === 0 ? 2 : 5)
  })

  test('without an idempotency key still knows its own entry from another’s', async () => {
    const pool = createFaultyPool(database.app)
    await forEveryFault(async (nth, kind) => {
      const ledger = createLedger({ pool, masterKey: MASTER_KEY, projections: [errandProjection] })
      const act = newErrand()
      pool.breakAt(nth, kind)
      expect((await ledger.append(act)).kind).toBe('appended')
      const hasBroken = pool.mend()
      expect(await ledger.append(errandAct(act.stream, [opened], noted(1)))).toMatchObject({ kind: 'appended' })
      expect(await ledger.append(errandAct(act.stream, [opened], noted(2)))).toEqual({ kind: 'versionConflict' })
      await ledger.close()
      return hasBroken
    })
  })
})

describe('sequencing', () => {
  test('survives the loss of any statement: no leaf is lost, doubled or signed twice', async () => {
    const pool = createFaultyPool(database.sequencer)
    const broken = createSequencer({ pool, origin: ORIGIN, sign: signer.sign })
    const statements = await forEveryFault(async (nth, kind) => {
      await office.ledger.append(newErrand())
      await office.ledger.append(newErrand())
      const before = await office.ledger.size()
      pool.breakAt(nth, kind)
      await broken.runOnce().catch(() => 0)
      const hasBroken = pool.mend()
      // The lock of a pass whose connection broke is free when PostgreSQL has noticed: a later pass gets it.
      const leaves = async () => (await broken.runOnce(), office.ledger.size())
      await expect.poll(leaves, { timeout: 60_000 }).toBe(before + 2)
      return hasBroken
    })
    expect(statements).toBeGreaterThanOrEqual(9)
  })

  test('survives a signer that fails', async () => {
    await office.ledger.append(newErrand())
    const sign = () => Promise.reject(new Error('the cipher machine is away'))
    const before = await office.ledger.size()
    await expect(createSequencer({ pool: database.sequencer, origin: ORIGIN, sign }).runOnce()).rejects.toThrow()
    expect(await office.ledger.size()).toBe(before)
    await expectSoundAfterAll()
  })
})

describe('following', () => {
  beforeAll(() => office.ledger.append(errandAct(randomUUID(), [], opened, closed)))

  test('survives the loss of any statement: a projection has each entry exactly once', async () => {
    const pool = createFaultyPool(database.app)
    const projector = createProjector({ ledger: office.ledger, pool, projection: followingProjection })
    await forEveryFault(async (nth, kind) => {
      await office.ledger.append(newErrand())
      await sequencer.runOnce()
      pool.breakAt(nth, kind)
      await projector.runOnce().catch(() => 0)
      const hasBroken = pool.mend()
      await projector.runOnce()
      return hasBroken
    })
  })

  test('survives the loss of any statement: a reaction gets every entry at least once', async () => {
    const pool = createFaultyPool(database.app)
    const seen = new Set<string>()
    const handle = (entries: readonly { id: string }[]) => {
      for (const { id } of entries) seen.add(id)
      return Promise.resolve()
    }
    const follower = createFollower({ ledger: office.ledger, pool, name: 'crash', types: ['ErrandOpened'], handle })
    await forEveryFault(async (nth, kind) => {
      const outcome = await office.ledger.append(newErrand())
      await sequencer.runOnce()
      pool.breakAt(nth, kind)
      await follower.runOnce().catch(() => 0)
      const hasBroken = pool.mend()
      await follower.runOnce()
      expect(seen.has(outcome.kind === 'appended' ? (outcome.entries[0]?.id ?? '') : '')).toBe(true)
      return hasBroken
    })
  })
})

describe('rebuilding', () => {
  test('survives the loss of any statement: the old projection serves until the new one is whole', async () => {
    const pool = createFaultyPool(small.database.owner)
    await small.ledger.append(newErrand())
    await small.sequencer.runOnce()
    await small.ledger.append(newErrand())
    const statements = await forEveryFault(async (nth, kind) => {
      pool.breakAt(nth, kind)
      await rebuildProjection({ pool, masterKey: MASTER_KEY, projection: errandProjection }).catch(() => undefined)
      return pool.mend()
    }, small.expectSound)
    expect(statements).toBeGreaterThan(20)
  })
})
