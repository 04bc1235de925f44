import type { Pool } from 'pg'
import type { OfficerAppointed, RolesGranted } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'
import type { OfficerActor, Role } from '#policy'

const TYPES = ['OfficerAppointed', 'RolesGranted'] as const
const read = eventReader<OfficerAppointed | RolesGranted>(...TYPES)

/** Who works for which department, and as what. */
export const officerProjection: Projection = {
  name: 'supervision-officer',
  schema: 'supervision',
  tables: ['officer'],
  mode: 'following',
  types: TYPES,
  apply: async (tx, entries) => {
    const table = `${tx.schema}.officer`
    for (const entry of entries) {
      const event = read(entry)
      const id = entry.envelope.stream
      if (event?.type === 'RolesGranted')
        await tx.query(`update ${table} set roles = $2 where id = $1`, [id, event.roles])
      if (event?.type !== 'OfficerAppointed') continue
      const { organ, region, roles } = event
      await tx.query(`insert into ${table} (id, organ, region, roles) values ($1, $2, $3, $4)`, [
        id,
        organ,
        region,
        roles,
      ])
    }
  },
}

interface OfficerRow {
  readonly id: string
  readonly organ: string
  readonly region: string
  readonly roles: readonly Role[]
}
export async function officersOf(db: Pool, organ: string): Promise<readonly OfficerActor[]> {
  const text = 'select id, organ, region, roles from supervision.officer where organ = $1 order by id'
  return (await db.query<OfficerRow>(text, [organ])).rows.map((row) => ({ kind: 'officer', ...row }))
}
