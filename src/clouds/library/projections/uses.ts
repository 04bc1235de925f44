import type { Pool } from 'pg'
import type { ApplicationSubmitted } from '#clouds/approval/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

const TYPES = ['ApplicationSubmitted'] as const
const read = eventReader<ApplicationSubmitted>(...TYPES)

/** 用证记录: which case fetched which certificate instead of asking its holder for it. */
export const useProjection: Projection = {
  name: 'library.use',
  schema: 'library',
  tables: ['_private_use'],
  mode: 'following',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}._private_use`
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where case_id = $1`, [stream])
      const event = read(entry)
      for (const { material, identifier } of event?.fetched ?? [])
        await tx.query(
          `insert into ${table} (case_id, material, identifier, case_number, item_code, at)
           values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
          [stream, material, identifier, event?.caseNumber, event?.standard.itemCode, event?.at],
        )
    }
  },
}

export interface UseRow {
  readonly caseId: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly at: Date
}
export async function usesOf(db: Pool, identifier: string): Promise<readonly UseRow[]> {
  const { rows } = await db.query<UseRow>(
    `select case_id as "caseId", case_number as "caseNumber", item_code as "itemCode", at
     from library._private_use where identifier = $1 order by at desc limit 100`,
    [identifier],
  )
  return rows
}
