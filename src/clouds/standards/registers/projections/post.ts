import type { Pool } from 'pg'
import type { OfficerAppointed } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'

const read = eventReader<OfficerAppointed>('OfficerAppointed')

/** Who works where, counted by region. */
export const postProjection: Projection = {
  name: 'register-post',
  schema: 'registers',
  tables: ['post'],
  mode: 'following',
  types: ['OfficerAppointed'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      await tx.query(
        `insert into ${tx.schema}.post (officer, organ) values ($1, $2)
         on conflict (officer) do update set organ = excluded.organ`,
        [entry.envelope.stream, event.organ],
      )
    }
  },
}

export async function allPosts(db: Pool): Promise<readonly { readonly officer: string; readonly organ: string }[]> {
  const text = 'select p.officer, p.organ from registers.post p'
  return (await db.query<{ officer: string; organ: string }>(text)).rows
}
