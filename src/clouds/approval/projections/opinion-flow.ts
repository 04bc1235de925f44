import type { Pool } from 'pg'
import type { AnsweringUnit } from '../domain/events.ts'

/** How often a department was asked, or handed a question to one of its units, and how long the answer took. */
export interface OpinionFlow {
  readonly organ: string
  /** Null: the department itself, asked from outside. */
  readonly unit: AnsweringUnit | null
  readonly handed: number
  readonly answered: number
  readonly medianDays: number | null
}

const MEDIAN = (from: string) =>
  `(percentile_cont(0.5) within group (order by extract(epoch from answered_at - ${from}) / 86400))::float8`

/** 部门间及部门内部流转: each department, and behind it its sections and bodies. */
export async function opinionFlow(db: Pool): Promise<readonly OpinionFlow[]> {
  const { rows } = await db.query<OpinionFlow>({
    name: 'approval-opinion-flow',
    text: `select organ, null::jsonb as unit, '' as kind, '' as key, count(*)::int as handed,
             count(stance)::int as answered, ${MEDIAN('asked_at')} as "medianDays"
           from approval._private_opinion_asked group by organ
           union all
           select organ,
             jsonb_build_object('kind', unit_kind, 'id', unit_id,
               'name', (array_agg(unit_name order by handed_at desc))[1]),
             unit_kind, unit_id, count(*)::int, count(answered_at)::int, ${MEDIAN('handed_at')}
           from approval.opinion_handed_on group by organ, unit_kind, unit_id
           order by organ, kind, key`,
  })
  return rows.map(({ organ, unit, handed, answered, medianDays }) => ({ organ, unit, handed, answered, medianDays }))
}
