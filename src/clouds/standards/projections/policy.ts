import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import type { Projection } from '#ledger'
import { POLICY_EVENT_TYPES } from '../domain/events.ts'
import type { PolicyClause, PolicyEvent, PolicyIssued } from '../domain/events.ts'

const read = eventReader<PolicyEvent>(...POLICY_EVENT_TYPES)

/** The library of rule documents and who has read them. */
export const policyProjection: Projection = {
  name: 'policy',
  schema: 'standards',
  tables: ['policy', 'policy_reader'],
  mode: 'inline',
  types: POLICY_EVENT_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      const { stream, version } = entry.envelope
      switch (event.type) {
        case 'PolicyIssued':
          await tx.query(
            `insert into ${tx.schema}.policy
               (id, version, number, title, issuer, topic, effective_from, replaces, clauses, issued_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
            [stream, version, ...columnsOf(event)],
          )
          break
        case 'PolicyAcknowledged':
          await tx.query(`insert into ${tx.schema}.policy_reader (policy, reader, organ, at) values ($1, $2, $3, $4)`, [
            stream,
            event.by,
            event.organ,
            event.at,
          ])
          await tx.query(`update ${tx.schema}.policy set version = $2 where id = $1`, [stream, version])
          break
        case 'PolicyRepealed':
          await tx.query(
            `update ${tx.schema}.policy set version = $2, repealed_from = $3, repeal_reason = $4 where id = $1`,
            [stream, version, event.from, event.reason],
          )
          break
        default:
          unreachable(event)
      }
    }
  },
}

const columnsOf = ({ number, title, issuer, topic, effectiveFrom, replaces, clauses, at }: PolicyIssued) => [
  number,
  title,
  issuer,
  topic,
  effectiveFrom,
  replaces ?? null,
  JSON.stringify(clauses),
  at,
]

export interface PolicyRow {
  readonly id: string
  readonly version: number
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly topic: PolicyIssued['topic']
  readonly effectiveFrom: string
  readonly replaces: string | null
  readonly clauses: readonly PolicyClause[]
  readonly repealedFrom: string | null
  readonly repealReason: string | null
  readonly readers: number
  readonly read: boolean
}

/** Newest first; whether this officer has read each. */
export async function listPolicies(db: Pool, reader: string): Promise<readonly PolicyRow[]> {
  const text = `select p.id, p.version, p.number, p.title, p.issuer, p.topic, p.effective_from::text as "effectiveFrom",
      p.replaces, p.clauses, p.repealed_from::text as "repealedFrom", p.repeal_reason as "repealReason",
      (select count(*)::int from standards.policy_reader r where r.policy = p.id) as readers,
      exists (select from standards.policy_reader r where r.policy = p.id and r.reader = $1) as read
    from standards.policy p order by p.effective_from desc, p.number`
  return (await db.query<PolicyRow>(text, [reader])).rows
}
