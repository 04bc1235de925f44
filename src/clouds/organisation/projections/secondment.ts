import type { Pool } from 'pg'
import { rolesAgainst } from '../domain/organ-rights.ts'
import type { OrganType } from '../domain/structure-events.ts'
import type { OfficerRow } from './officer.ts'

/**
 * The officer as he may act on this day. While he is lent out he acts for the other organ with the rights given there,
 * and none of those at home: nobody serves two organs at once. The day after the last nothing is left of it. What the
 * organ is not for, nobody in it may do. Asked at every request of an officer, so it is one question.
 */
export async function findOfficerOn(db: Pool, id: string, day: string): Promise<OfficerRow | undefined> {
  const { rows } = await db.query<OfficerRow & { readonly types: readonly OrganType[] }>({
    name: 'organisation-find-officer-on',
    text: `select o.id, o.version, o.name,
             coalesce(s.to_organ, o.organ) as organ,
             coalesce(s.state ->> 'region', o.region) as region,
             coalesce(s.state ->> 'post', o.post) as post,
             case when s.state is null then o.roles
               else array(select jsonb_array_elements_text(s.state -> 'roles')) end as roles,
             coalesce(t.state -> 'arrangement' -> 'types', '[]') as types
           from organisation.officer o
           left join lateral (
             select to_organ, state from organisation.secondment
             where officer = o.id and stage = 'RUNNING' and from_day <= $2::date and last_day >= $2::date
             order by from_day desc limit 1) s on true
           left join organisation.structure t on t.organ = coalesce(s.to_organ, o.organ)
           where o.id = $1`,
    values: [id, day],
  })
  const [row] = rows
  if (row === undefined) return undefined
  const { types, ...officer } = row
  const against = rolesAgainst(types, officer.roles)
  return { ...officer, roles: officer.roles.filter((role) => !against.includes(role)) }
}
