import type { Pool } from 'pg'
import { eventReader } from '#frame'
import type { Json } from '#kernel'
import type { Projection } from '#ledger'
import { POWER_LIST_EVENT_TYPES } from '../domain/events.ts'
import type { PowerAdjusted, PowerListEvent } from '../domain/events.ts'

const read = eventReader<PowerListEvent>(...POWER_LIST_EVENT_TYPES)

/** The list of powers and duties as it is being adjusted, as it was published, and every adjustment with its lag. */
export const powerProjection: Projection = {
  name: 'power',
  schema: 'standards',
  tables: ['power', 'power_change'],
  mode: 'inline',
  types: POWER_LIST_EVENT_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      const { version } = entry.envelope
      if (event.type === 'PowerAdjusted') {
        const { power, register, kind, trigger, triggeredOn, reason, at, by, entry: text } = event
        const json = text === null ? null : JSON.stringify(text)
        await tx.query(
          `insert into ${tx.schema}.power (id, register, entry) values ($1, $2, $3)
           on conflict (id) do update set register = $2, entry = $3`,
          [power, register, json],
        )
        await tx.query(
          `insert into ${tx.schema}.power_change
             (version, power, register, kind, trigger, triggered_on, reason, at, by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [version, power, register, kind, trigger, triggeredOn, reason, at, by],
        )
      } else {
        await tx.query(`update ${tx.schema}.power set published = entry`)
        await tx.query(`delete from ${tx.schema}.power where entry is null`)
        await tx.query(
          `update ${tx.schema}.power_change set list_version = $1, published_at = $2 where list_version is null`,
          [event.version, event.at],
        )
      }
    }
  },
}

export interface PowerRow {
  readonly id: string
  readonly register: PowerAdjusted['register']
  readonly entry: Json
  readonly published: Json
}
export async function allPowers(db: Pool): Promise<readonly PowerRow[]> {
  const text = 'select p.id, p.register, p.entry, p.published from standards.power p order by p.id'
  return (await db.query<PowerRow>({ name: 'standards-powers', text })).rows
}

export interface PowerChangeRow {
  readonly version: number
  readonly power: string
  readonly register: PowerAdjusted['register']
  readonly kind: PowerAdjusted['kind']
  readonly trigger: PowerAdjusted['trigger']
  readonly triggeredOn: string
  readonly reason: string
  readonly at: Date
  readonly by: string
  readonly listVersion: number | null
  readonly publishedAt: Date | null
}

const CHANGES_MAX = 300

/** Newest first, what is not yet published before the rest. */
export async function powerChanges(db: Pool): Promise<readonly PowerChangeRow[]> {
  const text = `select c.version, c.power, c.register, c.kind, c.trigger, c.triggered_on::text as "triggeredOn", c.reason,
      c.at, c.by, c.list_version as "listVersion", c.published_at as "publishedAt"
    from standards.power_change c order by c.list_version is not null, c.version desc limit $1`
  return (await db.query<PowerChangeRow>(text, [CHANGES_MAX])).rows
}

/** Number and instant of the newest published list. */
export async function newestList(
  db: Pool,
): Promise<{ readonly version: number; readonly publishedAt: Date } | undefined> {
  const text = `select c.list_version as version, c.published_at as "publishedAt" from standards.power_change c
    where c.list_version is not null order by c.list_version desc limit 1`
  return (await db.query<{ version: number; publishedAt: Date }>(text)).rows[0]
}
