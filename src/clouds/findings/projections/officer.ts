import type { Pool } from 'pg'
import type { OfficerAppointed } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'

const read = eventReader<OfficerAppointed>('OfficerAppointed')

/** Who serves in which organ: whom an accountability case can be about. */
export const officerProjection: Projection = {
  name: 'findings-officer',
  schema: 'findings',
  tables: ['officer'],
  mode: 'following',
  types: ['OfficerAppointed'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      await tx.query(
        `insert into ${tx.schema}.officer (id, organ) values ($1, $2)
         on conflict (id) do update set organ = excluded.organ`,
        [entry.envelope.stream, event.organ],
      )
    }
  },
}

interface OfficerRow {
  readonly id: string
  readonly organ: string
}
export async function listOfficers(db: Pool): Promise<readonly OfficerRow[]> {
  return (await db.query<OfficerRow>('select id, organ from findings.officer order by organ, id limit 5000')).rows
}
