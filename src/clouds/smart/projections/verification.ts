import type { Pool } from 'pg'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type { CaseVerified, VerificationEvent, Withheld } from '../domain/events.ts'
import { VERIFICATION_TYPES } from '../domain/events.ts'
import type { ComparisonResult, FiredRule, ShownFact } from '../domain/judge.ts'
import type { RuleOutcome, Said } from '../domain/rule-book.ts'
import { readVerification } from '../read-events.ts'
import { listMedianSeconds } from './case-seen.ts'

/** What was verified in each case, as it is shown to applicant, officer and auditor. */
export const verificationProjection: Projection = {
  name: 'smart.verification',
  schema: 'smart',
  tables: ['_private_verification'],
  mode: 'inline',
  types: [...VERIFICATION_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}._private_verification where id = $1`, [stream])
      const event = readVerification(entry)
      if (event?.type === 'CaseVerified') await verified(tx, entry, event)
      else if (event !== undefined) await change(tx, stream, version, event)
    }
  },
}

async function verified(tx: ProjectionTx, entry: StoredEntry, event: CaseVerified): Promise<void> {
  const { stream, version } = entry.envelope
  await tx.query(
    `insert into ${tx.schema}._private_verification (id, version, case_id, case_number, item_code, item_version,
       table_number, verified_at, facts, comparisons, fired, outcome, reasons, withheld, authority, authority_officer,
       responsible)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (id) do update set version = excluded.version, table_number = excluded.table_number,
       verified_at = excluded.verified_at, facts = excluded.facts, comparisons = excluded.comparisons,
       fired = excluded.fired, outcome = excluded.outcome, reasons = excluded.reasons, withheld = excluded.withheld,
       authority = excluded.authority, authority_officer = excluded.authority_officer,
       responsible = excluded.responsible`,
    [
      stream,
      version,
      event.case,
      event.caseNumber,
      event.itemCode,
      event.itemVersion,
      event.table,
      event.at,
      JSON.stringify(event.facts),
      JSON.stringify(event.comparisons),
      JSON.stringify(event.fired),
      event.outcome,
      JSON.stringify(event.reasons),
      event.withheld,
      event.authority?.id ?? null,
      event.authority?.officer ?? null,
      event.responsible,
    ],
  )
}

async function change(
  tx: ProjectionTx,
  stream: string,
  version: number,
  event: Exclude<VerificationEvent, CaseVerified>,
): Promise<void> {
  const set = (changes: string, value: unknown) =>
    tx.query(`update ${tx.schema}._private_verification set version = $2, ${changes} where id = $1`, [
      stream,
      version,
      value,
    ])
  switch (event.type) {
    case 'AutomaticGrantFailed':
      await set('failed = $3', event.code)
      return
    case 'SampleDrawn': {
      const { at, seed, lot, rate } = event
      await set('sample = $3', JSON.stringify({ drawnAt: at, seed, lot, rate, judged: null }))
      return
    }
    case 'SampleJudged': {
      const { at, by, agrees, finding } = event
      const judged = JSON.stringify({ at, by, agrees, finding })
      await set(`sample = jsonb_set(sample, '{judged}', $3::jsonb)`, judged)
      return
    }
    case 'DecidedByPeople':
      await set('people = $3', event.outcome)
      return
    default:
      return unreachable(event)
  }
}

export interface Sample {
  readonly drawnAt: string
  readonly seed: string
  readonly lot: number
  readonly rate: number
  readonly judged: {
    readonly at: string
    readonly by: string
    readonly agrees: boolean
    readonly finding: string
  } | null
}
export interface VerificationRow {
  readonly id: string
  readonly version: number
  readonly caseId: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemVersion: number
  readonly table: number
  readonly verifiedAt: Date
  readonly facts: readonly ShownFact[]
  readonly comparisons: readonly ComparisonResult[]
  readonly fired: readonly FiredRule[]
  readonly outcome: RuleOutcome
  readonly reasons: readonly Said[]
  readonly withheld: Withheld | null
  readonly authority: string | null
  readonly authorityOfficer: string | null
  readonly responsible: readonly string[]
  readonly failed: string | null
  readonly sample: Sample | null
  readonly people: 'GRANTED' | 'REFUSED' | null
}
const COLUMNS = `v.id, v.version, v.case_id as "caseId", v.case_number as "caseNumber", v.item_code as "itemCode",
  v.item_version as "itemVersion", v.table_number as "table", v.verified_at as "verifiedAt", v.facts, v.comparisons,
  v.fired, v.outcome, v.reasons, v.withheld, v.authority, v.authority_officer as "authorityOfficer", v.responsible,
  v.failed, v.sample, v.people`

export async function findVerification(db: Pool, caseId: string): Promise<VerificationRow | undefined> {
  const text = `select ${COLUMNS} from smart._private_verification v where v.case_id = $1`
  return (await db.query<VerificationRow>({ name: 'smart-find-verification', text, values: [caseId] })).rows[0]
}

/** What was drawn and is still to be looked at, oldest first; then what was judged. */
export async function listSampled(
  db: Pool,
  page: {
    readonly judged: boolean
    readonly itemCode: string | null
    readonly after: readonly [at: string, id: string] | null
    readonly limit: number
  },
): Promise<readonly VerificationRow[]> {
  const [at, id] = page.after ?? [null, null]
  const { rows } = await db.query<VerificationRow>(
    `select ${COLUMNS} from smart._private_verification v
     where v.sample is not null and (v.sample->'judged' <> 'null'::jsonb) = $1
       and ($2::text is null or v.item_code = $2)
       and ($3::timestamptz is null or (v.verified_at, v.id) > ($3, $4::uuid))
     order by v.verified_at, v.id limit $5`,
    [page.judged, page.itemCode, at, id, page.limit],
  )
  return rows
}

/** The newest verifications of an item, to see the table at work. */
export async function listVerified(db: Pool, itemCode: string, limit: number): Promise<readonly VerificationRow[]> {
  const { rows } = await db.query<VerificationRow>(
    `select ${COLUMNS} from smart._private_verification v where v.item_code = $1
     order by v.verified_at desc, v.id desc limit $2`,
    [itemCode, limit],
  )
  return rows
}

/** 改判统计: what the table did and what people made of it, since a day. */
export interface TableFigures {
  readonly itemCode: string
  readonly verified: number
  readonly approvedAlone: number
  readonly toOfficer: number
  readonly withheld: number
  readonly failed: number
  readonly drawn: number
  readonly judged: number
  /** A person who looked again would not have granted. */
  readonly disagreed: number
  /** The table would have granted, a person refused. */
  readonly refusedAgainst: number
  /** The table had doubts, a person granted. */
  readonly grantedAgainst: number
  readonly medianSeconds: number | null
}
export async function countFigures(db: Pool, since: string): Promise<readonly TableFigures[]> {
  const { rows } = await db.query<Omit<TableFigures, 'medianSeconds'>>({
    name: 'smart-table-figures',
    text: `select v.item_code as "itemCode", count(*)::int as verified,
      (count(*) filter (where v.outcome = 'APPROVE' and v.withheld is null and v.failed is null))::int as "approvedAlone",
      (count(*) filter (where v.outcome = 'TO_OFFICER'))::int as "toOfficer",
      (count(*) filter (where v.outcome = 'APPROVE' and v.withheld is not null))::int as withheld,
      (count(*) filter (where v.failed is not null))::int as failed,
      (count(*) filter (where v.sample is not null))::int as drawn,
      (count(*) filter (where v.sample->'judged' <> 'null'::jsonb))::int as judged,
      (count(*) filter (where v.sample->'judged'->>'agrees' = 'false'))::int as disagreed,
      (count(*) filter (where v.outcome = 'APPROVE' and v.people = 'REFUSED'))::int as "refusedAgainst",
      (count(*) filter (where v.outcome = 'TO_OFFICER' and v.people = 'GRANTED'))::int as "grantedAgainst"
     from smart._private_verification v where v.verified_at >= $1 group by v.item_code`,
    values: [since],
  })
  const medians = await listMedianSeconds(db, since)
  return rows.map((row) => ({
    ...row,
    medianSeconds: medians.find(({ itemCode }) => itemCode === row.itemCode)?.seconds ?? null,
  }))
}
