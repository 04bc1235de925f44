import type { Pool } from 'pg'
import type { Projection } from '#ledger'
import type { RegisterRow } from '../domain/events.ts'
import type { Said } from '../domain/rule-book.ts'
import { readRegister } from '../read-events.ts'

/** Registers of other authorities as last taken over; a new one takes the place of the old, whole. */
export const registerProjection: Projection = {
  name: 'smart.register',
  schema: 'smart',
  tables: ['register', '_private_register_row'],
  mode: 'inline',
  types: ['RegisterLoaded'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readRegister(entry)
      if (event === undefined) continue
      const { register, name, authority, asOf, at, rows } = event
      await tx.query(`delete from ${tx.schema}._private_register_row where register = $1`, [register])
      await tx.query(
        `insert into ${tx.schema}.register (register, id, name, authority, as_of, loaded_at, row_count)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (register) do update set name = excluded.name, authority = excluded.authority,
           as_of = excluded.as_of, loaded_at = excluded.loaded_at, row_count = excluded.row_count`,
        [register, entry.envelope.stream, JSON.stringify(name), JSON.stringify(authority), asOf, at, rows.length],
      )
      await tx.query(
        `insert into ${tx.schema}._private_register_row (register, key, fields)
         select $1, key, fields from unnest($2::text[], $3::jsonb[]) as t (key, fields)`,
        [register, rows.map(({ key }) => key), rows.map(({ fields }) => JSON.stringify(fields))],
      )
    }
  },
}

export interface LoadedRegister {
  readonly register: string
  readonly name: Said
  readonly authority: Said
  readonly asOf: Date
  readonly loadedAt: Date
  readonly rowCount: number
}
const COLUMNS = `r.register, r.name, r.authority, r.as_of as "asOf", r.loaded_at as "loadedAt", r.row_count as "rowCount"`

export async function listRegisters(db: Pool): Promise<readonly LoadedRegister[]> {
  return (await db.query<LoadedRegister>(`select ${COLUMNS} from smart.register r order by r.register limit 200`)).rows
}

/** The register with the one row asked for; `fields` is null when it has no such row. */
export async function findRegistered(
  db: Pool,
  register: string,
  key: string,
): Promise<(LoadedRegister & { readonly fields: RegisterRow['fields'] | null }) | undefined> {
  const { rows } = await db.query<LoadedRegister & { readonly fields: RegisterRow['fields'] | null }>({
    name: 'smart-find-registered',
    text: `select ${COLUMNS}, w.fields from smart.register r
           left join smart._private_register_row w on w.register = r.register and w.key = $2
           where r.register = $1`,
    values: [register, key],
  })
  return rows[0]
}
