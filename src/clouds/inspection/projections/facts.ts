import type { Pool } from 'pg'
import { permitOf } from '../domain/permit.ts'
import type { RiskKnown } from '../domain/risk.ts'

interface FactsRow extends RiskKnown {
  readonly id: string
  readonly allFailures: number
  readonly lastChecked: Date | null
}
const COUNTED = `o.id, o.mode,
  count(i.failed)::int as checks,
  (count(*) filter (where i.failed))::int as "allFailures",
  (count(*) filter (where i.failed and i.happened_at >= $1))::int as failures,
  (count(*) filter (where not i.failed and i.happened_at >= $1))::int as "cleanChecks",
  coalesce(sum(i.penalties) filter (where i.happened_at >= $1), 0)::int as penalties,
  max(i.happened_at) as "lastChecked"
  from inspection._private_object o left join inspection._private_inspection i on i.object = o.id`

/** What the register knows of some objects, since a day. */
export async function factsOf(
  db: Pool,
  since: string,
  objects: readonly string[],
): Promise<ReadonlyMap<string, FactsRow>> {
  const text = `select ${COUNTED} where o.id = any($2::uuid[]) group by o.id`
  const { rows } = await db.query<FactsRow>(text, [since, objects])
  return new Map(rows.map((row) => [row.id, row]))
}

/** The same of every object of an item that is still there. */
export async function factsOfItem(
  db: Pool,
  since: string,
  { organ, itemCode }: { readonly organ: string; readonly itemCode: string },
): Promise<readonly FactsRow[]> {
  const text = `select ${COUNTED} where o.organ = $2 and o.item_code = $3 and not o.has_left group by o.id order by o.id`
  return (await db.query<FactsRow>(text, [since, organ, itemCode])).rows
}

export interface ObjectSearch {
  readonly organ: string
  readonly q: string | null
  /** Objects that came in under this very number. */
  readonly entered: readonly string[]
  readonly item: string | null
  readonly failures: number
  readonly after: string | null
  readonly limit: number
}
/**
 * Objects by licence or name, and 哪些许可两次以上检查不合格: those with that many failed checks, counted in one pass
 * over the index of failures.
 */
export async function searchObjects(
  db: Pool,
  { organ, q, entered, item, failures, after, limit }: ObjectSearch,
): Promise<{ readonly ids: readonly string[]; readonly total: number }> {
  const failed =
    failures === 0
      ? ''
      : `join (select object from inspection._private_inspection where organ = $1 and failed
          group by object having count(*) >= ${String(Math.trunc(failures))}) f on f.object = o.id`
  const pattern = q === null ? null : `${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  const where = `o.organ = $1 and ($2::text is null or o.licence like $2 or o.holder_name like $2 or o.permit = $4 or o.id = any($5::uuid[]))
    and ($3::text is null or o.item_code = $3)`
  // Whole, a number finds its permit under every version of its certificate.
  const values = [organ, pattern, item, q === null ? null : permitOf(q), entered]
  const [found, counted] = await Promise.all([
    db.query<{ id: string }>(
      `select o.id from inspection._private_object o ${failed}
       where ${where} and ($6::uuid is null or o.id > $6) order by o.id limit $7`,
      [...values, after, limit],
    ),
    db.query<{ total: number }>(
      `select count(*)::int as total from inspection._private_object o ${failed} where ${where}`,
      values,
    ),
  ])
  return { ids: found.rows.map(({ id }) => id), total: counted.rows[0]?.total ?? 0 }
}

interface LineCount {
  readonly line: string
  readonly drawn: number
  readonly done: number
}
/** How many objects of each line were drawn, and how many of them were visited by two who signed. */
export async function countPlanLines(db: Pool, organ: string, year: number): Promise<ReadonlyMap<string, LineCount>> {
  const { rows } = await db.query<LineCount>(
    `select plan_line as line, count(distinct object)::int as drawn,
       (count(distinct object) filter (where failed is not null))::int as done
     from inspection._private_inspection
     where organ = $1 and plan_year = $2 and phase <> 'CALLED_OFF' group by plan_line`,
    [organ, year],
  )
  return new Map(rows.map((row) => [row.line, row]))
}
export async function drawnInLine(
  db: Pool,
  organ: string,
  plan: { readonly year: number; readonly line: string },
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ object: string }>(
    `select object from inspection._private_inspection
     where organ = $1 and plan_year = $2 and plan_line = $3 and phase <> 'CALLED_OFF'`,
    [organ, plan.year, plan.line],
  )
  return new Set(rows.map(({ object }) => object))
}

export interface Counted {
  readonly code: string
  readonly count: number
}
/** A year counted by its codes. */
export async function countYear(db: Pool, organ: string, year: number) {
  const span = [organ, `${String(year)}-01-01T00:00:00+08:00`, `${String(year + 1)}-01-01T00:00:00+08:00`]
  const of = `inspection._private_inspection i where i.organ = $1 and i.happened_at >= $2 and i.happened_at < $3`
  const grouped = (select: string, from: string) =>
    db.query<Counted>(
      `select ${select} as code, count(*)::int as count from ${from} group by 1 order by 2 desc, 1`,
      span,
    )
  const [sum, methods, measures, sources] = await Promise.all([
    db.query<{ inspections: number; failed: number }>(
      `select count(*)::int as inspections, (count(*) filter (where failed))::int as failed from ${of}`,
      span,
    ),
    grouped(`v ->> 'method'`, of.replace(' i where', ` i, jsonb_array_elements(i.state -> 'visits') v where`)),
    grouped(`m ->> 'measure'`, of.replace(' i where', ` i, jsonb_array_elements(i.state -> 'measures') m where`)),
    grouped('i.source', of),
  ])
  return {
    inspections: sum.rows[0]?.inspections ?? 0,
    failed: sum.rows[0]?.failed ?? 0,
    methods: methods.rows,
    measures: measures.rows,
    sources: sources.rows,
  }
}

/** 承诺、备案件首次核查 (SV-33). */
export async function countFirstChecks(db: Pool, organ: string, today: string) {
  const { rows } = await db.query<{ owed: number; done: number; running: number; overdue: number }>(
    `select count(*)::int as owed, (count(*) filter (where failed is not null))::int as done,
       (count(*) filter (where failed is null and due >= $2))::int as running,
       (count(*) filter (where failed is null and due < $2))::int as overdue
     from inspection._private_inspection where organ = $1 and source = 'FIRST_CHECK' and phase <> 'CALLED_OFF'`,
    [organ, today],
  )
  return rows[0] ?? { owed: 0, done: 0, running: 0, overdue: 0 }
}
