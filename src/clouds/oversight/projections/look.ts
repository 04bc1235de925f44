import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import type { LookKind, PapersLookedAt } from '../domain/events.ts'
import type { Look } from '../rules/facts.ts'

const read = eventReader<PapersLookedAt>('PapersLookedAt')

/** Who looked at what; written with the entry, so that a decision is judged by all that was looked at before it. */
export const lookProjection: Projection = {
  name: 'look',
  schema: 'oversight',
  tables: ['look'],
  mode: 'inline',
  types: ['PapersLookedAt', BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.look where stream = $1`, [stream])
      const event = read(entry)
      if (event === undefined) continue
      const { looks } = event
      await tx.query(
        `insert into ${tx.schema}.look (stream, officer, subject, door, kind, at, purpose)
         select $1::uuid, $2::uuid, * from
           unnest($3::uuid[], $4::text[], $5::text[], $6::timestamptz[], $7::text[])`,
        [
          stream,
          entry.envelope.actor,
          looks.map(({ subject }) => subject),
          looks.map(({ door }) => door),
          looks.map(({ kind }) => kind),
          looks.map(({ at }) => at),
          looks.map(({ purpose }) => purpose ?? null),
        ],
      )
    }
  },
}

const ABOUT = `from oversight.look k left join oversight.life_case l on l.stream = k.subject
  where coalesce(l.case_id, k.subject) = any($1::uuid[])`

/** Looks at these cases and at their papers. */
export async function listLooks(db: Pool, cases: readonly string[]): Promise<readonly Look[]> {
  const text = `select coalesce(l.case_id, k.subject) as case, k.officer as person, k.at ${ABOUT}`
  const { rows } = await db.query<{ case: string; person: string; at: Date }>(text, [cases])
  return rows.map(({ at, ...look }) => ({ ...look, at: at.toISOString() }))
}

export interface LookRow {
  readonly officer: string
  readonly door: string
  readonly kind: LookKind
  readonly at: Date
  /** Null for an ordinary look; otherwise what full data were asked for. */
  readonly purpose: string | null
}
/** Newest first. */
export async function looksAtCase(db: Pool, caseId: string, limit: number): Promise<readonly LookRow[]> {
  const text = `select k.officer, k.door, k.kind, k.at, k.purpose ${ABOUT} order by k.at desc limit $2`
  return (await db.query<LookRow>(text, [[caseId], limit])).rows
}
