import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import { SYSTEM_GRANT_TYPES } from '../domain/events.ts'
import type { Purpose, SystemGrantEvent } from '../domain/events.ts'

const read = eventReader<SystemGrantEvent>(...SYSTEM_GRANT_TYPES)

/** Which systems may call: written with the act itself, as a revocation must bind the next call. */
export const systemGrantProjection: Projection = {
  name: 'reuse.system_grant',
  schema: 'reuse',
  tables: ['system_grant'],
  mode: 'inline',
  types: [...SYSTEM_GRANT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}.system_grant`
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where id = $1`, [stream])
      const event = read(entry)
      if (event?.type === 'SystemGranted') {
        const { name, organ, purposes, types, dailyMax, until, basis, at } = event
        await tx.query(
          `insert into ${table} (id, version, name, organ, purposes, types, daily_max, until, basis, given_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
          [stream, version, name, organ, [...purposes], [...types], dailyMax, until, basis, at],
        )
      }
      if (event?.type === 'SystemGrantRevoked')
        await tx.query(`update ${table} set revoked_at = $2, version = $3 where id = $1`, [stream, event.at, version])
    }
  },
}

export interface SystemGrantRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly organ: string
  readonly purposes: readonly Purpose[]
  readonly types: readonly string[]
  readonly dailyMax: number
  readonly until: string
  readonly basis: string
  readonly givenAt: Date
  readonly revokedAt: Date | null
}
const GRANT = `select id, version, name, organ, purposes, types, daily_max as "dailyMax", until::text as until, basis,
    given_at as "givenAt", revoked_at as "revokedAt"
  from reuse.system_grant`
export async function listSystemGrants(db: Pool): Promise<readonly SystemGrantRow[]> {
  return (await db.query<SystemGrantRow>(`${GRANT} order by given_at desc, id limit 500`)).rows
}
export async function findSystemGrant(db: Pool, id: string): Promise<SystemGrantRow | undefined> {
  const { rows } = await db.query<SystemGrantRow>({
    name: 'reuse-find-grant',
    text: `${GRANT} where id = $1`,
    values: [id],
  })
  return rows[0]
}
