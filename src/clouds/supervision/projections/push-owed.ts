import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

/** Acts of a case that change what departments have to supervise. */
export const PUSHED_TYPES = ['CaseGranted', 'CaseRefused', 'GrantAnnulled'] as const
const isPushed = (type: string): boolean => PUSHED_TYPES.some((known) => known === type)

/**
 * What must be pushed, read from the ledger on another way than the push itself: coverage is what is missing between
 * the two, and nobody's claim.
 */
export const pushOwedProjection: Projection = {
  name: 'push-owed',
  schema: 'supervision',
  tables: ['push_owed'],
  mode: 'following',
  types: [...PUSHED_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const owed = entries.filter(({ envelope }) => isPushed(envelope.type))
    if (owed.length > 0)
      await tx.query(
        `insert into ${tx.schema}.push_owed (leaf, case_id, type, recorded_at)
         select * from unnest($1::text[], $2::uuid[], $3::text[], $4::timestamptz[])`,
        [
          owed.map(({ leafHash }) => leafHash),
          owed.map(({ envelope }) => envelope.stream),
          owed.map(({ envelope }) => envelope.type),
          owed.map(({ envelope }) => envelope.recordedAt),
        ],
      )
    // Of a case whose bodies were destroyed nobody is left to supervise.
    const erased = entries.flatMap(({ envelope }) => (envelope.type === BODY_ERASED ? [envelope.stream] : []))
    if (erased.length > 0)
      await tx.query(`delete from ${tx.schema}.push_owed where case_id = any($1::uuid[])`, [erased])
  },
}
