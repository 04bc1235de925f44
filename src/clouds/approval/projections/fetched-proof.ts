import type { Pool } from 'pg'
import type { Projection } from '#ledger'
import { BODY_ERASED } from '#ledger'
import type { ComparedLine, FetchedProof } from '../domain/events.ts'
import { readCaseEvent } from '../read-events.ts'

/** What the certificate library proved for a case when it was filed: shown at the desk, and never asked for again. */
export const fetchedProofProjection: Projection = {
  name: 'approval.fetched_proof',
  schema: 'approval',
  tables: ['_private_fetched_proof'],
  mode: 'inline',
  types: ['ApplicationSubmitted', BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      const table = `${tx.schema}._private_fetched_proof`
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where case_id = $1`, [stream])
      const event = readCaseEvent(entry)
      if (event?.type !== 'ApplicationSubmitted' || event.fetched === undefined) continue
      const column = (pick: (proof: FetchedProof) => string | number | null) => (event.fetched ?? []).map(pick)
      await tx.query(
        `insert into ${table} (case_id, material, identifier, certificate_type, name, valid_until,
           certificate_version, compared)
         select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::int[], $8::jsonb[])`,
        [
          stream,
          column(({ material }) => material),
          column(({ identifier }) => identifier),
          column(({ certificateType }) => certificateType),
          column(({ name }) => name),
          column(({ validUntil }) => validUntil),
          column(({ version }) => version ?? null),
          column(({ compared }) => JSON.stringify(compared ?? [])),
        ],
      )
    }
  },
}

export interface FetchedRow extends Omit<FetchedProof, 'version' | 'compared'> {
  /** Null in cases from before 2026-11-22. */
  readonly version: number | null
  readonly compared: readonly ComparedLine[]
}
export async function fetchedFor(db: Pool, caseId: string): Promise<readonly FetchedRow[]> {
  const { rows } = await db.query<FetchedRow>({
    name: 'approval-fetched-proofs',
    text: `select material, identifier, certificate_type as "certificateType", name, valid_until::text as "validUntil",
             certificate_version as "version", compared
           from approval._private_fetched_proof where case_id = $1 order by material`,
    values: [caseId],
  })
  return rows
}
