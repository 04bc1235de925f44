import type { Pool } from 'pg'
import { readSlipNumber, slipNumber } from './domain/slip-number.ts'

/** Slips count by day like cases do; no region is called this. */
const COUNTER = 'slip'
const SLIPS_A_DAY = 9999

/** Gives out the next numbers of the day; undefined when the day has no more. */
export async function issueSlips(db: Pool, day: string, count: number): Promise<readonly string[] | undefined> {
  const { rows } = await db.query<{ last: number }>({
    name: 'approval-issue-slips',
    text: `insert into approval.case_number_day as d (region, day, last) values ($1, $2, $3)
           on conflict (region, day) do update set last = d.last + $3 where d.last + $3 <= $4 returning last`,
    values: [COUNTER, day, count, SLIPS_A_DAY],
  })
  const last = rows[0]?.last
  if (last === undefined) return undefined
  return Array.from({ length: count }, (_, index) => slipNumber(day, last - count + 1 + index))
}

/** Whether this bureau ever printed a slip with this number. */
export async function isIssuedSlip(db: Pool, number: string): Promise<boolean> {
  const read = readSlipNumber(number)
  if (read === undefined || Number.isNaN(Date.parse(read.day))) return false
  const { rows } = await db.query({
    name: 'approval-is-issued-slip',
    text: 'select 1 from approval.case_number_day where region = $1 and day = $2 and last >= $3',
    values: [COUNTER, read.day, read.ordinal],
  })
  return read.ordinal > 0 && rows.length > 0
}
