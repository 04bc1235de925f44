import { setImmediate as turnOfTheLoop, setTimeout as pause } from 'node:timers/promises'
import type { StoredEntry } from './act.ts'
import { findWritten, writeBatch } from './append-statement.ts'
import type { Written } from './append-statement.ts'
import type { SqlClient, SqlPool } from './database.ts'
import type { PreparedAct } from './prepare.ts'
import { project } from './projection.ts'
import type { Projection } from './projection.ts'

export type WriteOutcome =
  | { readonly kind: 'appended'; readonly entries: readonly StoredEntry[] }
  | { readonly kind: 'versionConflict' | 'keyTaken' }

export interface Writer {
  readonly write: (act: PreparedAct) => Promise<WriteOutcome>
  /** Finishes what is waiting and gives the connection back. */
  readonly close: () => Promise<void>
}

/** More acts in one commit gained nothing in measurements and make one wait for all. */
const BATCH_ACTS_MAX = 256
const ATTEMPTS_MAX = 4
const FIRST_PAUSE_MS = 25

/**
 * The statement's plan must not depend on how large the tables were when it was first planned: an empty table invites
 * a plan that reads all of it, and the plan stays while the table grows.
 */
const SETTINGS =
  'set plan_cache_mode = force_generic_plan; set enable_hashjoin = off; set enable_mergejoin = off; set enable_seqscan = off'

interface Waiting {
  readonly act: PreparedAct
  readonly settle: (outcome: WriteOutcome) => void
  readonly fail: (reason: unknown) => void
}

/** Group commit: whatever waits while one batch is being made durable becomes the next batch. */
export function createWriter(pool: SqlPool, projections: readonly Projection[]): Writer {
  const inline = projections.filter(({ mode }) => mode === 'inline')
  const heard = new Set(inline.flatMap(({ types }) => types))
  const connection = createConnection(pool)
  let queue: Waiting[] = []
  let draining: Promise<void> | undefined

  async function commit(acts: readonly PreparedAct[]): Promise<readonly WriteOutcome[]> {
    const client = await connection.get()
    const needsProjecting = acts.some(({ entries }) => entries.some(({ type }) => heard.has(type)))
    if (!needsProjecting) return outcomes(acts, await writeBatch(client, acts))
    await client.query('begin')
    const results = outcomes(acts, await writeBatch(client, acts))
    const entries = results.flatMap((outcome) => (outcome.kind === 'appended' ? outcome.entries : []))
    for (const projection of inline) await project(client, projection, entries)
    await client.query('commit')
    return results
  }

  async function settleAlone(waiting: Waiting, cause: unknown): Promise<void> {
    let unclear = !isAnswer(cause)
    for (let attempt = 1; ; attempt++) {
      try {
        const [outcome] = await commit([waiting.act])
        if (outcome === undefined) throw new Error('A batch of one has one outcome')
        // A commit whose answer was lost may have persisted: the salted leaf hash tells our own entry from any other.
        const isInQuestion = unclear && outcome.kind !== 'appended'
        const ids = isInQuestion ? await findWritten(await connection.get(), waiting.act) : undefined
        waiting.settle(ids === undefined ? outcome : appended(waiting.act, ids))
        return
      } catch (error) {
        await connection.recover(error)
        if (attempt === ATTEMPTS_MAX || !isWorthRetrying(error)) {
          waiting.fail(error)
          return
        }
        unclear ||= !isAnswer(error)
        await pause(FIRST_PAUSE_MS * 2 ** attempt)
      }
    }
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      // Those who were just answered come back within this turn, and join the batch.
      await turnOfTheLoop()
      const { batch, rest } = takeBatch(queue)
      queue = rest
      try {
        const results = await commit(batch.map(({ act }) => act))
        results.forEach((outcome, index) => batch[index]?.settle(outcome))
      } catch (error) {
        await connection.recover(error)
        for (const waiting of batch) await settleAlone(waiting, error)
      }
    }
    draining = undefined
  }

  return {
    write: (act) =>
      new Promise((settle, fail) => {
        queue.push({ act, settle, fail })
        draining ??= drain()
      }),
    close: async () => {
      await draining
      connection.close()
    },
  }
}

/** One act per life and per idempotency key; the others wait for the next batch. */
function takeBatch(queue: readonly Waiting[]): { batch: Waiting[]; rest: Waiting[] } {
  const batch: Waiting[] = []
  const rest: Waiting[] = []
  const claimed = new Set<string>()
  for (const waiting of queue) {
    const { stream, idempotency } = waiting.act.act
    const claims = idempotency === undefined ? [stream] : [stream, JSON.stringify([idempotency.scope, idempotency.key])]
    if (batch.length < BATCH_ACTS_MAX && !claims.some((claim) => claimed.has(claim))) batch.push(waiting)
    else rest.push(waiting)
    // Also when it has to wait: what comes after it in the same life must not overtake it.
    for (const claim of claims) claimed.add(claim)
  }
  return { batch, rest }
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

const sqlStateOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? error.code
    : undefined

/** PostgreSQL itself refused, so the transaction is certainly not there. Classes 08 and 57: the connection ended. */
function isAnswer(error: unknown): boolean {
  const state = sqlStateOf(error)
  return state !== undefined && !/^(?:08|57)/.test(state)
}

/** Two nodes met: a unique key (23505), a deadlock or a serialization failure (40). Or nobody answered at all. */
const isWorthRetrying = (error: unknown) => !isAnswer(error) || /^(?:23505|40)/.test(sqlStateOf(error) ?? '')

/** One connection kept for the writer, because its settings and its prepared statement are its own. */
function createConnection(pool: SqlPool) {
  let current: SqlClient | undefined
  const drop = () => {
    current?.release(true)
    current = undefined
  }
  return {
    get: async (): Promise<SqlClient> => {
      if (current !== undefined) return current
      const client = await pool.connect()
      client.on('error', () => undefined)
      try {
        await client.query(SETTINGS)
      } catch (error) {
        client.release(true)
        throw error
      }
      current = client
      return client
    },
    /** After a plain refusal the connection is as good as before; after anything else nobody knows what it holds. */
    recover: async (error: unknown): Promise<void> => {
      const isSound =
        isAnswer(error) &&
        (await current?.query('rollback').then(
          () => true,
          () => false,
        ))
      if (isSound !== true) drop()
    },
    close: drop,
  }
}
