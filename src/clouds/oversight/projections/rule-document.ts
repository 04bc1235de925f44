import type { Pool } from 'pg'
import type { PolicyIssued, PolicyRepealed } from '#clouds/standards/events'
import { eventReader, findLifeRows } from '#frame'
import type { LifeRow } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import type { ControlState } from '../domain/rule-control.ts'

const read = eventReader<PolicyIssued | PolicyRepealed>('PolicyIssued', 'PolicyRepealed')

/** 制度文件 with their clauses, as the standards cloud issues them: what controls are held against. */
export const ruleDocumentProjection: Projection = {
  name: 'rule-document',
  schema: 'oversight',
  tables: ['rule_document'],
  mode: 'following',
  types: ['PolicyIssued', 'PolicyRepealed', BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}.rule_document where id = $1`, [stream])
      const event = read(entry)
      if (event?.type === 'PolicyIssued') {
        const { number, title, issuer, effectiveFrom, clauses } = event
        await tx.query(
          `insert into ${tx.schema}.rule_document (id, number, title, issuer, effective_from, clauses)
           values ($1, $2, $3, $4, $5, $6)`,
          [stream, number, title, issuer, effectiveFrom, JSON.stringify(clauses)],
        )
      }
      if (event?.type === 'PolicyRepealed')
        await tx.query(`update ${tx.schema}.rule_document set repealed_from = $2 where id = $1`, [stream, event.from])
    }
  },
}

export interface RuleDocument {
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly effectiveFrom: string
  readonly repealedFrom: string | null
  readonly clauses: readonly { readonly article: string; readonly text: string; readonly items: readonly string[] }[]
}
export async function listDocuments(db: Pool): Promise<readonly RuleDocument[]> {
  const text = `select number, title, issuer, effective_from::text as "effectiveFrom",
      repealed_from::text as "repealedFrom", clauses
    from oversight.rule_document order by effective_from, number`
  return (await db.query<RuleDocument>(text)).rows
}
export const listControls = (db: Pool): Promise<readonly LifeRow<ControlState>[]> =>
  findLifeRows(db, 'oversight.rule_control', 'true', [])
