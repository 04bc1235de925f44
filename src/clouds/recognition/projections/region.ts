import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import { REGION_TYPES } from '../domain/events.ts'
import type { RegionEvent, RegionProposed, RegionTerms } from '../domain/events.ts'

const read = eventReader<RegionEvent>(...REGION_TYPES)

const termsOf = ({ type: _, at: __, by: ___, ...terms }: RegionProposed): RegionTerms => terms

/** Which regions are believed: written with the act itself, as a withdrawal must bind the next verification. */
export const regionProjection: Projection = {
  name: 'recognition.region',
  schema: 'recognition',
  tables: ['region'],
  mode: 'inline',
  types: [...REGION_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}.region`
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where id = $1`, [stream])
      const event = read(entry)
      if (event?.type === 'RegionProposed')
        await tx.query(
          `insert into ${table} (id, version, origin, proposed, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)
           on conflict (id) do update set version = excluded.version, proposed = excluded.proposed,
             proposed_by = excluded.proposed_by, proposed_at = excluded.proposed_at`,
          [stream, version, event.origin, JSON.stringify(termsOf(event)), event.by, event.at],
        )
      if (event?.type === 'RegionRecognised')
        await tx.query(
          `update ${table} set version = $2, terms = proposed, recognised_by = $3,
             recognised_at = case when withdrawn_at is null then coalesce(recognised_at, $4) else $4 end,
             proposed = null, proposed_by = null, proposed_at = null,
             withdrawn_at = null, withdrawn_since = null, withdrawn_reason = null
           where id = $1`,
          [stream, version, event.by, event.at],
        )
      if (event?.type === 'RegionDeclined')
        await tx.query(
          `update ${table} set version = $2, proposed = null, proposed_by = null, proposed_at = null where id = $1`,
          [stream, version],
        )
      if (event?.type === 'RecognitionWithdrawn')
        await tx.query(
          `update ${table} set version = $2, withdrawn_at = $3, withdrawn_since = $4, withdrawn_reason = $5 where id = $1`,
          [stream, version, event.at, event.since, event.reason],
        )
    }
  },
}

export interface RegionRow {
  readonly id: string
  readonly version: number
  readonly origin: string
  readonly terms: RegionTerms | null
  readonly proposed: RegionTerms | null
  readonly proposedBy: string | null
  readonly proposedAt: Date | null
  readonly recognisedAt: Date | null
  readonly recognisedBy: string | null
  readonly withdrawnSince: Date | null
  readonly withdrawnReason: string | null
}
const REGION = `select id, version, origin, terms, proposed, proposed_by as "proposedBy", proposed_at as "proposedAt",
    recognised_at as "recognisedAt", recognised_by as "recognisedBy", withdrawn_since as "withdrawnSince",
    withdrawn_reason as "withdrawnReason"
  from recognition.region`
/** A country has fewer regions than this that would recognise one another. */
const REGIONS_MAX = 500

export const listRegions = async (db: Pool): Promise<readonly RegionRow[]> =>
  (
    await db.query<RegionRow>(
      `${REGION} order by coalesce(recognised_at, proposed_at) desc, id limit ${String(REGIONS_MAX)}`,
    )
  ).rows

export interface KnownRegion extends RegionRow {
  readonly terms: RegionTerms
  readonly recognisedAt: Date
}
const isKnown = (row: RegionRow): row is KnownRegion => row.terms !== null && row.recognisedAt !== null

/** Recognised now or once: what was sealed before a withdrawal stays believed. */
export const knownRegions = async (db: Pool): Promise<readonly KnownRegion[]> =>
  (
    await db.query<RegionRow>({ name: 'recognition-known', text: `${REGION} where recognised_at is not null` })
  ).rows.filter(isKnown)

export async function findRegion(db: Pool, id: string): Promise<RegionRow | undefined> {
  const { rows } = await db.query<RegionRow>(`${REGION} where id = $1`, [id])
  return rows[0]
}
