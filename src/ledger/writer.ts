import { setImmediate as turnOfTheLoop, setTimeout as pause } from 'node:timers/promises'
import type { StoredEntry } from './act.ts'
import { findWritten, writeBatch } from './append-statement.ts'
import type { Written } from './append-statement.ts'
import { askAll } from './database.ts'
import type { SqlPool } from './database.ts'
import { createLane, isAnswer, isWorthRetrying } from './lane.ts'
import type { Lane } from './lane.ts'
import type { PreparedAct } from './prepare.ts'
import { project } from './projection.ts'
import type { Projection } from './projection.ts'

export type WriteOutcome =
  | { readonly kind: 'appended'; readonly entries: readonly StoredEntry[] }
  | { readonly kind: 'versionConflict' | 'keyTaken' }

export interface Writer {
  readonly write: (act: PreparedAct) => Promise<WriteOutcome>
  /** Finishes what is waiting and gives the connections back. */
  readonly close: () => Promise<void>
}

/** While one batch is being made durable, the acts of the other are told and prepared: more lanes gained nothing. */
const LANES = 2
/** A crowd is worth a second lane; a few are better off in one commit. */
const CROWD_ACTS = 8
/** More acts in one commit gained nothing in measurements and make one wait for all. */
const BATCH_ACTS_MAX = 256
const ATTEMPTS_MAX = 4
const FIRST_PAUSE_MS = 25

interface Waiting {
  readonly act: PreparedAct
  readonly claims: readonly string[]
  readonly settle: (outcome: WriteOutcome) => void
  readonly fail: (reason: unknown) => void
}

/** Group commit: whatever waits while one batch is being made durable becomes the next batch. */
export function createWriter(pool: SqlPool, projections: readonly Projection[]): Writer {
  const commit = createCommit(projections.filter(({ mode }) => mode === 'inline'))
  const lanes = Array.from({ length: LANES }, () => createLane(pool))
  const resting = [...lanes]
  const working = new Set<Promise<unknown>>()
  const claimed = new Set<string>()
  let queue: Waiting[] = []
  /** Lanes that are about to take a batch and will share what waits. */
  let hungry = 0

  async function settleAlone(lane: Lane, waiting: Waiting, cause: unknown): Promise<void> {
    let unclear = !isAnswer(cause)
    for (let attempt = 1; ; attempt++) {
      try {
        const [outcome] = await commit(lane, [waiting.act])
        if (outcome === undefined) throw new Error('A batch of one has one outcome')
        // A commit whose answer was lost may have persisted: the salted leaf hash tells our own entry from any other.
        const isInQuestion = unclear && outcome.kind !== 'appended'
        const ids = isInQuestion ? await findWritten(await lane.client(), waiting.act) : undefined
        waiting.settle(ids === undefined ? outcome : appended(waiting.act, ids))
        return
      } catch (error) {
        await lane.recover(error)
        if (attempt === ATTEMPTS_MAX || !isWorthRetrying(error)) {
          waiting.fail(error)
          return
        }
        unclear ||= !isAnswer(error)
        await pause(FIRST_PAUSE_MS * 2 ** attempt)
      }
    }
  }

  async function settle(lane: Lane, batch: readonly Waiting[]): Promise<void> {
    try {
      const acts = batch.map(({ act }) => act)
      const results = await commit(lane, acts)
      results.forEach((outcome, index) => batch[index]?.settle(outcome))
    } catch (error) {
      await lane.recover(error)
      for (const waiting of batch) await settleAlone(lane, waiting, error)
    }
  }

  function take(): readonly Waiting[] {
    const { batch, rest } = takeBatch(queue, Math.min(BATCH_ACTS_MAX, Math.ceil(queue.length / hungry)), claimed)
    queue = rest
    return batch
  }

  async function work(lane: Lane): Promise<void> {
    for (;;) {
      hungry++
      // Those who were just told come back within this turn, and join the batch.
      await turnOfTheLoop()
      const batch = take()
      hungry--
      if (batch.length === 0) {
        // In the same breath: an act that arrives now must find someone to call.
        resting.push(lane)
        return
      }
      for (const { claims } of batch) for (const claim of claims) claimed.add(claim)
      await settle(lane, batch)
      for (const { claims } of batch) for (const claim of claims) claimed.delete(claim)
    }
  }

  function callLane(): void {
    const lane = resting.pop()
    if (lane === undefined) return
    const done = work(lane).finally(() => working.delete(done))
    working.add(done)
  }

  return {
    write: (act) =>
      new Promise((settled, fail) => {
        queue.push({ act, claims: claimsOf(act), settle: settled, fail })
        if (hungry === 0 || queue.length === CROWD_ACTS) callLane()
      }),
    close: async () => {
      while (working.size > 0) await Promise.all(working)
      for (const lane of lanes) lane.close()
    },
  }
}

/** Two acts of one life or with one idempotency key are never under way at the same time. */
function claimsOf({ act: { stream, idempotency } }: PreparedAct): readonly string[] {
  return idempotency === undefined ? [stream] : [stream, `${idempotency.scope}\n${idempotency.key}`]
}

/** What cannot go now waits, and what comes after it in the same life does not overtake it. */
function takeBatch(queue: readonly Waiting[], actsMax: number, claimed: ReadonlySet<string>) {
  const batch: Waiting[] = []
  const rest: Waiting[] = []
  const seen = new Set<string>()
  for (const waiting of queue) {
    const isFree = !waiting.claims.some((claim) => claimed.has(claim) || seen.has(claim))
    if (isFree && batch.length < actsMax) batch.push(waiting)
    else rest.push(waiting)
    for (const claim of waiting.claims) seen.add(claim)
  }
  return { batch, rest }
}

/**
 * One statement, or one transaction with the inline projections. Those go one at a time: two batches that count
 * something in the same two rows, in another order, would wait for each other until the database ends one of them.
 */
function createCommit(inline: readonly Projection[]) {
  const heard = new Set(inline.flatMap(({ types }) => types))
  let projecting: Promise<unknown> = Promise.resolve()

  async function commitProjected(lane: Lane, acts: readonly PreparedAct[]): Promise<readonly WriteOutcome[]> {
    const client = await lane.client()
    await client.query('begin')
    const results = outcomes(acts, await writeBatch(client, lane.arrays, acts))
    const entries = results.flatMap((outcome) => (outcome.kind === 'appended' ? outcome.entries : []))
    await askAll(
      client,
      inline.map((projection) => () => project(client, projection, entries)),
    )
    await client.query('commit')
    return results
  }

  return async (lane: Lane, acts: readonly PreparedAct[]): Promise<readonly WriteOutcome[]> => {
    const needsProjecting = acts.some(({ entries }) => entries.some(({ type }) => heard.has(type)))
    if (!needsProjecting) return outcomes(acts, await writeBatch(await lane.client(), lane.arrays, acts))
    const committing = projecting.then(() => commitProjected(lane, acts))
    projecting = committing.catch(() => undefined)
    return committing
  }
}

function outcomes(acts: readonly PreparedAct[], written: readonly Written[]): readonly WriteOutcome[] {
  return acts.map((act, index) => {
    const result = written[index]
    if (result === undefined) throw new Error('Every act has an outcome')
    return result.kind === 'appended' ? appended(act, result.ids) : { kind: result.kind }
  })
}

function appended({ entries }: PreparedAct, ids: readonly string[]): WriteOutcome {
  return { kind: 'appended', entries: entries.map(({ stored }, index) => ({ id: ids[index] ?? '', ...stored })) }
}
