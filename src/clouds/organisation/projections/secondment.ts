import type { Pool } from 'pg'
import type { Role } from '#policy'
import { findOfficer } from './officer.ts'
import type { OfficerRow } from './officer.ts'

/** Where somebody works on this day; undefined when he is at home. */
async function findRunning(db: Pool, officer: string, day: string) {
  const { rows } = await db.query<{ organ: string; region: string; post: string; roles: readonly Role[] }>({
    name: 'organisation-running-secondment',
    text: `select to_organ as organ, state ->> 'region' as region, state ->> 'post' as post,
             array(select jsonb_array_elements_text(state -> 'roles')) as roles
           from organisation.secondment
           where officer = $1 and stage = 'RUNNING' and from_day <= $2::date and last_day >= $2::date
           order by from_day desc limit 1`,
    values: [officer, day],
  })
  return rows[0]
}

/**
 * The officer as he may act on this day. While he is lent out he acts for the other organ with the rights given there,
 * and none of those at home: nobody serves two organs at once. The day after the last nothing is left of it.
 */
export async function findOfficerOn(db: Pool, id: string, day: string): Promise<OfficerRow | undefined> {
  const officer = await findOfficer(db, id)
  if (officer === undefined) return undefined
  return { ...officer, ...(await findRunning(db, id, day)) }
}
