import type { Pool } from 'pg'
import type { CertificatePrepared, NoticePrepared } from '#clouds/certificate/events'
import type { FindingSent, ProcedureOpened } from '#clouds/findings/events'
import type { DutyOpened } from '#clouds/supervision/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import { ACT_TYPES } from '../act-texts.ts'
import type { CardRaised, OrderIssued, RiskFound } from '../domain/events.ts'
import type { InspectorNoteWritten } from '../domain/inspector-note.ts'

/** The first event of every life that is about a case names it. */
const readAboutCase = eventReader<
  | (CertificatePrepared | NoticePrepared | DutyOpened | CardRaised | OrderIssued | RiskFound | InspectorNoteWritten)
  | (FindingSent | ProcedureOpened)
>(
  ...(['CertificatePrepared', 'NoticePrepared', 'DutyOpened'] as const),
  ...(['FindingSent', 'ProcedureOpened'] as const),
  ...(['CardRaised', 'OrderIssued', 'RiskFound', 'InspectorNoteWritten'] as const),
)

/** The river of acts: what stands in the envelopes, which never holds anything personal. */
export const actProjection: Projection = {
  name: 'act',
  schema: 'oversight',
  tables: ['act', 'life_case'],
  mode: 'following',
  types: [...ACT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const envelopes = entries.map(({ envelope }) => envelope)
    await tx.query(
      `insert into ${tx.schema}.act
         (leaf_index, leaf_hash, stream, type, actor, organ, occurred_at, recorded_at, signed)
       select * from unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::timestamptz[],
         $8::timestamptz[], $9::bool[])`,
      [
        entries.map(({ leafIndex }) => leafIndex),
        entries.map(({ leafHash }) => leafHash),
        envelopes.map(({ stream }) => stream),
        envelopes.map(({ type }) => type),
        envelopes.map(({ actor }) => actor),
        envelopes.map(({ organ }) => organ),
        envelopes.map(({ occurredAt }) => occurredAt),
        envelopes.map(({ recordedAt }) => recordedAt),
        envelopes.map(({ signature }) => signature !== undefined),
      ],
    )
    const about = entries.flatMap((entry) => {
      const event = readAboutCase(entry)
      return event === undefined || event.case === null ? [] : [{ stream: entry.envelope.stream, case: event.case }]
    })
    if (about.length > 0) {
      await tx.query(
        `insert into ${tx.schema}.life_case (stream, case_id) select * from unnest($1::uuid[], $2::uuid[])`,
        [about.map(({ stream }) => stream), about.map((one) => one.case)],
      )
    }
    const erased = envelopes.filter(({ type }) => type === BODY_ERASED).map(({ stream }) => stream)
    if (erased.length > 0) await tx.query(`delete from ${tx.schema}.life_case where stream = any($1::uuid[])`, [erased])
  },
}

export interface ActRow {
  readonly leafIndex: number
  readonly leafHash: string
  readonly type: string
  readonly actor: string
  readonly organ: string
  readonly occurredAt: Date
  readonly recordedAt: Date
  readonly signed: boolean
  readonly caseId: string | null
  readonly caseNumber: string | null
}

/** Newest first, before this leaf. */
export async function listActs(db: Pool, before: number | null, limit: number): Promise<readonly ActRow[]> {
  const text = `select a.leaf_index::int as "leafIndex", a.leaf_hash as "leafHash", a.type, a.actor, a.organ,
      a.occurred_at as "occurredAt", a.recorded_at as "recordedAt", a.signed,
      w.case_id as "caseId", w.case_number as "caseNumber"
    from oversight.act a
    left join oversight.life_case l on l.stream = a.stream
    left join oversight.case_watch w on w.case_id = coalesce(l.case_id, a.stream)
    where $1::bigint is null or a.leaf_index < $1
    order by a.leaf_index desc limit $2`
  return (await db.query<ActRow>(text, [before, limit])).rows
}

/** Lives about a case beside its own: papers, duties, cards. */
export async function livesAbout(db: Pool, caseId: string): Promise<readonly string[]> {
  const text = 'select stream from oversight.life_case where case_id = $1'
  return (await db.query<{ stream: string }>(text, [caseId])).rows.map(({ stream }) => stream)
}

/** In which lives these leaves stand. */
export async function streamsOfLeaves(db: Pool, hashes: readonly string[]): Promise<readonly string[]> {
  const text = 'select distinct stream from oversight.act where leaf_hash = any($1::text[])'
  return (await db.query<{ stream: string }>(text, [hashes])).rows.map(({ stream }) => stream)
}
