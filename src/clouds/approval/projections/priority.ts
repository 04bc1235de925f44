import type { PriorityAudited, PriorityGiven } from '#clouds/conduct/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

const TYPES = ['PriorityGiven', 'PriorityAudited'] as const
const read = eventReader<PriorityGiven | PriorityAudited>(...TYPES)

/** 绿色通道: which cases are put before others, as long as no inspector finds the reason untrue. */
export const priorityProjection: Projection = {
  name: 'approval.priority',
  schema: 'approval',
  tables: ['priority'],
  mode: 'inline',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      const event = read(entry)
      const isGone = type === BODY_ERASED || (event?.type === 'PriorityAudited' && !event.upheld)
      if (isGone) await tx.query(`delete from ${tx.schema}.priority where mark = $1 or case_id = $1`, [stream])
      if (event?.type === 'PriorityGiven')
        await tx.query(`insert into ${tx.schema}.priority (mark, case_id) values ($1, $2)`, [stream, event.case])
    }
  },
}
