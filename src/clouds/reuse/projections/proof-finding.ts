import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'
import { PROOF_FINDING_TYPES } from '../domain/events.ts'
import type { ProofFindingEvent, ProofFindingKind } from '../domain/events.ts'

const read = eventReader<ProofFindingEvent>(...PROOF_FINDING_TYPES)

/** 证明事项线索 and what became of each; written with the act, so that whoever reports can follow it at once. */
export const proofFindingProjection: Projection = {
  name: 'reuse.proof_finding',
  schema: 'reuse',
  tables: ['_private_proof_finding'],
  mode: 'inline',
  types: [...PROOF_FINDING_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}._private_proof_finding`
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where id = $1`, [stream])
      const event = read(entry)
      if (event?.type === 'ProofFindingOpened') {
        const { code, kind, items, proof, organ, said, contact, at } = event
        await tx.query(
          `insert into ${table} (id, version, code, kind, items, proof, organ, said, contact, state, found_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'OPEN', $10)`,
          [stream, version, code, kind, [...items], proof, organ, said, contact, at],
        )
      }
      if (event?.type === 'ProofFindingAnswered') {
        const { outcome, answer, by, at } = event
        await tx.query(
          `update ${table} set state = $2, answer = $3, answered_by = $4, answered_at = $5, version = $6 where id = $1`,
          [stream, outcome, answer, by, at, version],
        )
      }
    }
  },
}

export interface ProofFindingRow {
  readonly id: string
  readonly code: string
  readonly kind: ProofFindingKind
  readonly items: readonly string[]
  readonly proof: string
  readonly organ: string
  readonly said: string
  readonly contact: string
  readonly state: 'OPEN' | 'ADJUSTED' | 'KEPT'
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: Date | null
  readonly foundAt: Date
}
const FINDING = `select id, code, kind, items, proof, organ, said, contact, state, answer, answered_by as "answeredBy",
    answered_at as "answeredAt", found_at as "foundAt"
  from reuse._private_proof_finding`
export async function listProofFindings(db: Pool): Promise<readonly ProofFindingRow[]> {
  const text = `${FINDING} order by state <> 'OPEN', found_at desc, id desc limit 500`
  return (await db.query<ProofFindingRow>(text)).rows
}
export async function findProofFinding(
  db: Pool,
  by: 'id' | 'code',
  value: string,
): Promise<ProofFindingRow | undefined> {
  const text = `${FINDING} where ${by} = $1`
  return (await db.query<ProofFindingRow>({ name: `reuse-finding-by-${by}`, text, values: [value] })).rows[0]
}
