import type { Pool } from 'pg'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'
import { ERASURE_EVENT_TYPES } from '../domain/erasure.ts'
import type { ErasureEvent } from '../domain/erasure.ts'
import type { Stage } from './case-change.ts'

const read = eventReader<ErasureEvent>(...ERASURE_EVENT_TYPES)

/** 销毁清册: what was asked for, who agreed, and what is gone. */
export const erasureProjection: Projection = {
  name: 'approval.erasure',
  schema: 'approval',
  tables: ['erasure'],
  mode: 'inline',
  types: ERASURE_EVENT_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      const { stream } = entry.envelope
      if (event === undefined) continue
      const { at, by } = event
      if (event.type === 'ErasureProposed') {
        await tx.query(
          `insert into ${tx.schema}.erasure (id, case_id, case_number, item_name, organ, retained_until, basis, reason,
             files, proposed_by, proposed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
           on conflict (id) do update set retained_until = excluded.retained_until, basis = excluded.basis,
             reason = excluded.reason, files = excluded.files, proposed_by = excluded.proposed_by,
             proposed_at = excluded.proposed_at, outcome = null, ended_by = null, ended_at = null, declined = null`,
          [
            stream,
            event.case,
            event.caseNumber,
            event.itemName,
            event.organ,
            event.retainedUntil,
            event.basis,
            event.reason,
            event.files.length,
            by,
            at,
          ],
        )
      } else {
        const declined = event.type === 'ErasureDeclined' ? event.reason : null
        await tx.query(
          `update ${tx.schema}.erasure set outcome = $2, ended_by = $3, ended_at = $4, declined = $5 where id = $1`,
          [stream, event.type === 'ErasureDeclined' ? 'DECLINED' : 'CONFIRMED', by, at, declined],
        )
      }
    }
  },
}

export interface ErasureRow {
  readonly id: string
  readonly caseId: string
  readonly caseNumber: string
  readonly itemName: string
  readonly organ: string
  readonly retainedUntil: string
  readonly basis: string
  readonly reason: string
  readonly files: number
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly outcome: 'CONFIRMED' | 'DECLINED' | null
  readonly endedBy: string | null
  readonly endedAt: Date | null
  readonly declined: string | null
}
const COLUMNS = `id, case_id as "caseId", case_number as "caseNumber", item_name as "itemName", organ,
  retained_until::text as "retainedUntil", basis, reason, files, proposed_by as "proposedBy",
  proposed_at as "proposedAt", outcome, ended_by as "endedBy", ended_at as "endedAt", declined`

/** Waiting ones first, then the newest. */
export async function listErasures(db: Pool, organ: string, limit: number): Promise<readonly ErasureRow[]> {
  const { rows } = await db.query<ErasureRow>(
    `select ${COLUMNS} from approval.erasure where organ = $1
     order by (outcome is not null), proposed_at desc, id desc limit $2`,
    [organ, limit],
  )
  return rows
}

export async function findErasure(db: Pool, id: string): Promise<ErasureRow | undefined> {
  const { rows } = await db.query<ErasureRow>(`select ${COLUMNS} from approval.erasure where id = $1`, [id])
  return rows[0]
}

export interface DueRow {
  readonly id: string
  readonly caseNumber: string
  readonly itemName: string
  readonly stage: Stage
  readonly lastAt: string
}
/** Closed so long ago that their retention may have ended; the rule has the last word. Oldest first. */
export async function closedBefore(
  db: Pool,
  {
    organ,
    stages,
    before,
    limit,
  }: Readonly<Record<'organ' | 'before', string>> & {
    readonly stages: readonly Stage[]
    readonly limit: number
  },
): Promise<readonly DueRow[]> {
  const { rows } = await db.query<DueRow>(
    `select c.id, c.case_number as "caseNumber", c.item_name as "itemName", c.stage, c.milestones->-1->>'at' as "lastAt"
     from approval._private_case c
     where c.organ = $1 and c.stage = any($2::text[]) and c.submitted_at < $3 and c.milestones->-1->>'at' < $3::text
       and not exists (select from approval.erasure e where e.case_id = c.id and e.outcome is distinct from 'DECLINED')
     order by c.submitted_at, c.id limit $4`,
    [organ, stages, before, limit],
  )
  return rows
}

/** Whether another case, or a draft not sent yet, needs a file too. */
export async function isFileNeeded(db: Pool, sha256: string, exceptCase: string): Promise<boolean> {
  const { rows } = await db.query(
    `select from approval._private_application
     where id <> $2 and materials @> jsonb_build_array(jsonb_build_object('sha256', $1::text))
     union all
     select from approval._private_draft
     where content->'materials' @> jsonb_build_array(jsonb_build_object('sha256', $1::text))
     limit 1`,
    [sha256, exceptCase],
  )
  return rows.length > 0
}
