import type { Pool } from 'pg'
import type { Services } from '#frame'
import { clockOf } from '../progress.ts'
import { CASE_COLUMNS } from '../projections/case-row.ts'
import type { CaseRow } from '../projections/case-row.ts'

/** Figures look back over so many cases: what is older says little about today's service. */
const CASES_MAX = 2000

/** Cases of the fast lane, newest first: of these organs, or for everybody of these items. */
export async function listExpress(
  db: Pool,
  { organs, items }: { readonly organs?: readonly string[]; readonly items?: readonly string[] },
): Promise<readonly CaseRow[]> {
  const { rows } = await db.query<CaseRow>({
    name: 'approval-express-cases',
    text: `select ${CASE_COLUMNS} from approval._private_case c
           where c.express and ($1::text[] is null or c.organ = any($1)) and ($2::text[] is null or c.item_code = any($2))
           order by c.submitted_at desc, c.id desc limit ${CASES_MAX}`,
    values: [organs ?? null, items ?? null],
  })
  return rows
}

export interface ServiceLevel {
  readonly concluded: number
  readonly inTime: number
  readonly open: number
}

/** 服务快车 against its own promise, counted by the clock of every single case. */
export function serviceLevel(services: Services, rows: readonly CaseRow[]): ServiceLevel {
  const times = rows.map((row) => clockOf(services, row))
  const concluded = times.filter(({ phase, promised }) => phase === 'concluded' && promised !== null)
  return {
    concluded: concluded.length,
    inTime: concluded.filter(({ promised }) => promised?.over === false).length,
    open: times.filter(({ phase }) => phase !== 'concluded').length,
  }
}
