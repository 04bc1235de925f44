import type { Pool } from 'pg'

/** How often people really came, item by item. */
export interface VisitCount {
  readonly itemCode: string
  readonly itemVersion: number
  readonly itemName: string
  readonly cases: number
  readonly visits: number
  readonly most: number
}

/** Every stage a case can have ended in. */
const ENDED = ['granted', 'refused', 'notAccepted', 'withdrawn', 'terminated', 'annulled']

/** Cases that have ended, filed since; by the version of the standard each is bound to, for that is what was promised. */
export async function countVisits(
  db: Pool,
  { organs, since }: { readonly organs: readonly string[]; readonly since: string },
): Promise<readonly VisitCount[]> {
  const { rows } = await db.query<VisitCount>({
    name: 'approval-count-visits',
    text: `select item_code as "itemCode", item_version as "itemVersion", min(item_name) as "itemName",
             count(*)::int as cases, sum(visits)::int as visits, max(visits)::int as most
           from approval._private_case
           where organ = any($1::text[]) and stage = any($2::text[]) and submitted_at >= $3
           group by item_code, item_version order by item_code, item_version limit 2000`,
    values: [organs, ENDED, since],
  })
  return rows
}
