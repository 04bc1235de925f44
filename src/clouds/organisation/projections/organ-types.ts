import type { Pool } from 'pg'
import type { OrganType } from '../domain/structure-events.ts'

/** What an organ is for today; empty while nobody has arranged it. */
export async function organTypes(db: Pool, organ: string): Promise<readonly OrganType[]> {
  const text = `select state -> 'arrangement' -> 'types' as types from organisation.structure where organ = $1`
  return (await db.query<{ types: readonly OrganType[] }>(text, [organ])).rows[0]?.types ?? []
}
