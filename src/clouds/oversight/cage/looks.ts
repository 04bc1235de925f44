import type { Pool } from 'pg'
import type { Services } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { Actor, OfficerActor } from '#policy'
import type { LooksCommand } from '../domain/looks.ts'
import type { LookKind, PapersLookedAt } from '../domain/events.ts'

/** A page that asks again every few seconds is one look that goes on. */
const SAME_LOOK_MS = 10 * 60_000
const KNOWN_MAX = 20_000

interface NewLook {
  readonly by: Actor
  readonly at: string
  readonly door: string
  readonly kind: LookKind
  readonly subject: string | null
  /** Why full data were asked for: each such look counts. */
  readonly purpose: string | null
}

/**
 * Writes down that an officer looked at something, in a table of its own until the minute is over: a restart forgets
 * nothing, and reading waits for no checkpoint. Downloads and exports count each time.
 */
export function lookRecorder(db: Pool): (look: NewLook) => Promise<void> {
  const seen = new Map<string, number>()
  return async ({ by, at, door, kind, subject, purpose }) => {
    if (by.kind !== 'officer') return
    const key = `${by.id} ${door} ${subject ?? ''}`
    const time = Date.parse(at)
    const before = seen.get(key)
    if (seen.size > KNOWN_MAX) seen.clear()
    seen.set(key, time)
    if (kind === 'VIEW' && purpose === null && before !== undefined && time - before < SAME_LOOK_MS) return
    await db.query({
      name: 'oversight-note-look',
      text: `insert into oversight.look_waiting (officer, actor, minute, subject, door, kind, at, purpose)
             values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [by.id, JSON.stringify(by), at.slice(0, 16), subject, door, kind, at, purpose],
    })
  }
}

interface Waiting {
  readonly id: string
  readonly actor: OfficerActor
  readonly minute: string
  readonly subject: string | null
  readonly door: string
  readonly kind: LookKind
  readonly at: Date
  readonly purpose: string | null
}
const BATCH = 5000

/** A rule that asks who looked, and the clock's minute, must not both take the same looks. */
const gathering = new WeakMap<Pool, Promise<void>>()
export function gatherLooks(services: Services): Promise<void> {
  const turn = (gathering.get(services.db) ?? Promise.resolve()).then(() => gather(services))
  gathering.set(
    services.db,
    turn.catch(() => undefined),
  )
  return turn
}

/** One entry for each officer and minute. What was appended but not yet taken away when the power failed comes twice. */
async function gather(services: Services): Promise<void> {
  const text = `select id::text, actor, minute, subject, door, kind, at, purpose from oversight.look_waiting order by id limit $1`
  const { rows } = await services.db.query<Waiting>(text, [BATCH])
  const groups = new Map<string, Waiting[]>()
  for (const row of rows) {
    const key = `${row.actor.id} ${row.minute}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  for (const waiting of groups.values()) {
    const [first, last] = [waiting[0], waiting.at(-1)]
    if (first === undefined || last === undefined) continue
    const looks: PapersLookedAt['looks'] = waiting.map(({ at, door, kind, subject, purpose }) => ({
      ...{ at: at.toISOString(), door, kind, subject },
      ...(purpose === null ? {} : { purpose }),
    }))
    const command: LooksCommand = { type: 'RecordLooks', at: services.now(), by: '$actor', looks }
    const result = await services.run({
      life: 'looks',
      stream: services.idFrom('looks', first.actor.id, first.minute, first.id, last.id),
      command: jsonObjectOf(command),
      by: first.actor,
    })
    if (!result.ok && result.refusal.code !== 'LOOKS_ALREADY_RECORDED')
      throw new Error(`Looks could not be recorded: ${result.refusal.code}`)
    await services.db.query('delete from oversight.look_waiting where id = any($1::bigint[])', [
      waiting.map(({ id }) => id),
    ])
  }
}
