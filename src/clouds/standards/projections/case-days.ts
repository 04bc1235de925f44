import type { Pool } from 'pg'
import type {
  AcceptanceDeemed,
  ApplicationAccepted,
  ApplicationSubmitted,
  CaseGranted,
  CaseRefused,
} from '#clouds/approval/events'
import { eventReader } from '#frame'
import { localDate, unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

const TYPES = ['ApplicationSubmitted', 'ApplicationAccepted', 'AcceptanceDeemed', 'CaseGranted', 'CaseRefused'] as const
const read = eventReader<ApplicationSubmitted | ApplicationAccepted | AcceptanceDeemed | CaseGranted | CaseRefused>(
  ...TYPES,
)

/** How long cases of each item really took, from acceptance to decision. */
export const caseDaysProjection: Projection = {
  name: 'standard-case-days',
  schema: 'standards',
  tables: ['case_days'],
  mode: 'following',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.case_days where case_id = $1`, [stream])
      const event = read(entry)
      if (event === undefined) continue
      const set = (column: string, day: string) =>
        tx.query(`update ${tx.schema}.case_days set ${column} = coalesce(${column}, $2) where case_id = $1`, [
          stream,
          day,
        ])
      switch (event.type) {
        case 'ApplicationSubmitted':
          await tx.query(`insert into ${tx.schema}.case_days (case_id, item_code) values ($1, $2)`, [
            stream,
            event.standard.itemCode,
          ])
          break
        case 'ApplicationAccepted':
          await set('accepted_on', localDate(event.at))
          break
        case 'AcceptanceDeemed':
          await set('accepted_on', event.effectiveFrom)
          break
        case 'CaseGranted':
        case 'CaseRefused':
          await set('decided_on', localDate(event.at))
          break
        default:
          unreachable(event)
      }
    }
  },
}

export interface CaseDays {
  readonly accepted: string
  readonly decided: string
}

/** Newest first; a thousand cases say enough about how long an item takes. */
const CASES_MAX = 1000

export async function decidedCases(db: Pool, code: string): Promise<readonly CaseDays[]> {
  const text = `select accepted_on::text as accepted, decided_on::text as decided from standards.case_days
    where item_code = $1 and accepted_on is not null and decided_on is not null
    order by decided_on desc limit $2`
  return (await db.query<CaseDays>(text, [code, CASES_MAX])).rows
}

/** What is really handled, by item: the catalogue is held against it (ST-28). */
export async function handledItems(db: Pool): Promise<ReadonlyMap<string, number>> {
  const text = 'select item_code as code, count(*)::int as cases from standards.case_days group by item_code'
  const { rows } = await db.query<{ code: string; cases: number }>(text)
  return new Map(rows.map(({ code, cases }) => [code, cases]))
}
