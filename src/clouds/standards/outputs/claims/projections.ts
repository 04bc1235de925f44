import type { Pool } from 'pg'
import type { ApplicantVisited, ApplicationSubmitted, FeeOrdered, OriginalsPresented } from '#clouds/approval/events'
import type { PointChanged, PointClosed, PointRegistered, ServiceWindow } from '#clouds/service/events'
import type { CaseEvidence } from '#catalogue'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

const CASE_TYPES = ['ApplicationSubmitted', 'ApplicantVisited', 'OriginalsPresented', 'FeeOrdered'] as const
const readCase = eventReader<ApplicationSubmitted | ApplicantVisited | OriginalsPresented | FeeOrdered>(...CASE_TYPES)

/** What each case did to the claims of its item. */
export const claimCaseProjection: Projection = {
  name: 'claim-case',
  schema: 'outputs',
  tables: ['claim_case'],
  mode: 'following',
  types: [...CASE_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.claim_case where case_id = $1`, [stream])
      const event = readCase(entry)
      if (event === undefined) continue
      const came = (papers: number) =>
        tx.query(`update ${tx.schema}.claim_case set visits = visits + 1, papers = papers + $2 where case_id = $1`, [
          stream,
          papers,
        ])
      switch (event.type) {
        case 'ApplicationSubmitted':
          await tx.query(
            `insert into ${tx.schema}.claim_case (case_id, item_code, submitted_at, channel) values ($1, $2, $3, $4)`,
            [stream, event.standard.itemCode, event.at, event.channel],
          )
          break
        case 'ApplicantVisited':
          await came(event.papers.length)
          break
        case 'OriginalsPresented':
          await came(event.materials.length)
          break
        case 'FeeOrdered':
          await tx.query(`update ${tx.schema}.claim_case set charged = true where case_id = $1`, [stream])
          break
        default:
          unreachable(event)
      }
    }
  },
}

const POINT_TYPES = ['PointRegistered', 'PointChanged', 'PointClosed'] as const
const readPoint = eventReader<PointRegistered | PointChanged | PointClosed>(...POINT_TYPES)

/** Which windows of which halls take what. */
export const claimPointProjection: Projection = {
  name: 'claim-point',
  schema: 'outputs',
  tables: ['claim_point'],
  mode: 'following',
  types: POINT_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream } = entry.envelope
      const event = readPoint(entry)
      if (event === undefined) continue
      if (event.type === 'PointClosed') {
        await tx.query(`update ${tx.schema}.claim_point set closed_from = $2, closed_until = $3 where point = $1`, [
          stream,
          event.from,
          event.until,
        ])
        continue
      }
      await tx.query(
        `insert into ${tx.schema}.claim_point (point, kind, windows) values ($1, $2, $3)
         on conflict (point) do update set kind = excluded.kind, windows = excluded.windows`,
        [stream, event.facts.kind, JSON.stringify(event.facts.windows)],
      )
    }
  },
}

/** What real cases showed, by item. */
export async function evidenceByItem(db: Pool): Promise<ReadonlyMap<string, CaseEvidence>> {
  const text = `select c.item_code as code, count(*)::int as cases,
      count(*) filter (where c.visits > 0 or c.channel in ('WINDOW', 'SERVICE_POINT'))::int as visited,
      count(*) filter (where c.papers > 0)::int as "withPaper",
      count(*) filter (where c.charged)::int as charged
    from outputs.claim_case c group by c.item_code`
  const { rows } = await db.query<CaseEvidence & { readonly code: string }>({ name: 'outputs-evidence', text })
  return new Map(rows.map(({ code, ...evidence }) => [code, evidence]))
}

/** The windows of each hall that stands open on a day. */
export async function hallWindows(db: Pool, day: string): Promise<readonly (readonly ServiceWindow[])[]> {
  const text = `select p.windows from outputs.claim_point p where p.kind = 'HALL'
    and not (p.closed_from is not null and p.closed_from <= $1 and (p.closed_until is null or p.closed_until >= $1))`
  const { rows } = await db.query<{ windows: readonly ServiceWindow[] }>({
    name: 'outputs-windows',
    text,
    values: [day],
  })
  return rows.map(({ windows }) => windows)
}
