import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import { CONSENT_TYPES } from '../domain/events.ts'
import type { ConsentEvent } from '../domain/events.ts'

const read = eventReader<ConsentEvent>(...CONSENT_TYPES)

/** 长期授权 as it stands: written with the act itself, as a withdrawal must bind the next application. */
export const consentProjection: Projection = {
  name: 'reuse.consent',
  schema: 'reuse',
  tables: ['_private_consent'],
  mode: 'inline',
  types: [...CONSENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}._private_consent`
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where id = $1`, [stream])
      const event = read(entry)
      if (event === undefined) continue
      const given = event.type === 'FetchConsentGiven'
      await tx.query(
        `insert into ${table} (id, version, given_at, withdrawn_at) values ($1, $2, $3, $4)
         on conflict (id) do update set version = excluded.version, withdrawn_at = excluded.withdrawn_at,
           given_at = coalesce(excluded.given_at, ${table}.given_at)`,
        [stream, version, given ? event.at : null, given ? null : event.at],
      )
    }
  },
}

export interface ConsentRow {
  readonly givenAt: Date | null
  readonly withdrawnAt: Date | null
}
export async function findConsent(db: Pool, id: string): Promise<ConsentRow | undefined> {
  const { rows } = await db.query<ConsentRow>({
    name: 'reuse-find-consent',
    text: 'select given_at as "givenAt", withdrawn_at as "withdrawnAt" from reuse._private_consent where id = $1',
    values: [id],
  })
  return rows[0]
}
