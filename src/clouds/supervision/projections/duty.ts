import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type { DutyStage } from '../domain/duty.ts'
import { DUTY_TYPES } from '../domain/events.ts'
import type { DutyEvent, DutyOpened, Push, RecordAnswered, SupervisionRecorded } from '../domain/events.ts'

const readDuty = eventReader<DutyEvent>(...DUTY_TYPES)

/** The desk of a competent department: written with the act itself, so that a supervisor sees what he just did. */
export const dutyProjection: Projection = {
  name: 'duty',
  schema: 'supervision',
  tables: ['_private_duty'],
  mode: 'inline',
  types: [...DUTY_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${tx.schema}._private_duty where id = $1`, [stream])
      const event = readDuty(entry)
      if (event === undefined) continue
      if (event.type === 'DutyOpened') await open(tx, entry, event)
      else await change(tx, stream, version, event)
    }
  },
}

async function open(tx: ProjectionTx, entry: StoredEntry, event: DutyOpened): Promise<void> {
  const { stream, version } = entry.envelope
  const { push } = event
  await tx.query(
    `insert into ${tx.schema}._private_duty (id, version, case_id, case_number, item_code, item_name, organ, decided_by,
       outcome, object, decided_at, opened_at, approvers, stage, push, cause, holder, upper, claim_due, instead_of)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open', $14, $15, $16, $17, $18, $19)`,
    [
      stream,
      version,
      event.case,
      event.caseNumber,
      event.itemCode,
      event.itemName,
      event.organ,
      event.decidedBy,
      event.outcome,
      JSON.stringify(event.object),
      event.decidedAt,
      event.at,
      event.approvers,
      push === undefined ? null : JSON.stringify(push),
      push?.cause ?? null,
      push?.holder ?? null,
      push?.upper ?? [],
      push?.claimDue ?? null,
      event.insteadOf ?? null,
    ],
  )
}

/** What each event changes: columns, from $3 on. */
function changesOf(event: Exclude<DutyEvent, DutyOpened>): readonly [set: string, ...values: unknown[]] {
  switch (event.type) {
    case 'DutyAcknowledged':
      return ['acknowledged_at = $3, acknowledged_means = $4, delivery = null', event.at, event.means]
    case 'DutyDeliveryFailed': {
      const { attempt, fault, nextAt } = event
      return ['delivery = $3', JSON.stringify({ attempt, fault, nextAt })]
    }
    case 'DutyClaimed':
      return [
        `stage = 'claimed', claimed_by = $3, claimed_at = $4, returned = null,
         acknowledged_at = coalesce(acknowledged_at, $4), acknowledged_means = coalesce(acknowledged_means, 'PORTAL')`,
        event.by,
        event.at,
      ]
    case 'DutyClaimMissed':
      return ['claim_missed = true']
    case 'DutyReturned': {
      const { by, at, reason, proposes = null } = event
      const returned = JSON.stringify({ by, at, reason, proposes })
      return [
        `stage = 'returned', claimed_by = null, returned = $3,
         acknowledged_at = coalesce(acknowledged_at, $4), acknowledged_means = coalesce(acknowledged_means, 'PORTAL')`,
        returned,
        at,
      ]
    }
    case 'DutyReturnDeclined':
      return [`stage = 'open', claim_missed = false, claim_due = $3`, event.claimDue]
    case 'DutyRerouted':
      return [`stage = 'rerouted', rerouted_to = $3`, event.organs]
    case 'DutyInspected':
      return [
        `inspected_on = greatest(inspected_on, $3), stage = case stage when 'recorded' then 'claimed' else stage end`,
        event.on,
      ]
    case 'SupervisionRecorded': {
      const { type: _, ...record } = event
      return [
        `stage = 'recorded', inspected_on = null, records = records || jsonb_build_array($3::jsonb)`,
        JSON.stringify(record),
      ]
    }
    case 'RecordAnswered': {
      const { type: _, ...answer } = event
      return ['answers = answers || jsonb_build_array($3::jsonb)', JSON.stringify(answer)]
    }
    default:
      return unreachable(event)
  }
}

async function change(
  tx: ProjectionTx,
  stream: string,
  version: number,
  event: Exclude<DutyEvent, DutyOpened>,
): Promise<void> {
  const [set, ...values] = changesOf(event)
  await tx.query(`update ${tx.schema}._private_duty set version = $2, ${set} where id = $1`, [
    stream,
    version,
    ...values,
  ])
}

export interface DutyRow {
  readonly id: string
  readonly version: number
  readonly caseId: string
  readonly caseNumber: string
  readonly itemCode: string
  readonly itemName: string
  readonly organ: string
  readonly decidedBy: string
  readonly outcome: DutyOpened['outcome']
  readonly object: DutyOpened['object']
  readonly decidedAt: Date
  readonly openedAt: Date
  readonly approvers: readonly string[]
  readonly stage: DutyStage
  readonly claimedBy: string | null
  readonly records: readonly Omit<SupervisionRecorded, 'type'>[]
  readonly answers: readonly Omit<RecordAnswered, 'type'>[]
  readonly push: Push | null
  readonly insteadOf: string | null
  readonly acknowledgedAt: Date | null
  readonly acknowledgedMeans: string | null
  readonly claimDue: Date | null
  readonly claimMissed: boolean
  readonly returned: {
    readonly by: string
    readonly at: string
    readonly reason: string
    readonly proposes: string | null
  } | null
  readonly inspectedOn: string | null
  readonly delivery: { readonly attempt: number; readonly fault: string; readonly nextAt: string | null } | null
  readonly certificateIdentifier: string | null
}
export const DUTY = `select d.id, d.version, d.case_id as "caseId", d.case_number as "caseNumber",
    d.item_code as "itemCode", d.item_name as "itemName",
    d.organ, d.decided_by as "decidedBy", d.outcome, d.object, d.decided_at as "decidedAt", d.opened_at as "openedAt",
    d.approvers, d.stage, d.claimed_by as "claimedBy", d.records, d.answers, d.push, d.instead_of as "insteadOf",
    d.acknowledged_at as "acknowledgedAt", d.acknowledged_means as "acknowledgedMeans", d.claim_missed as "claimMissed",
    d.claim_due as "claimDue",
    d.returned, d.inspected_on as "inspectedOn", d.delivery,
    (select c.identifier from supervision.certificate c where c.case_id = d.case_id and c.sealed limit 1)
      as "certificateIdentifier"
  from supervision._private_duty d`

/** The duty, if it is one of this organ's. */
export async function findDuty(db: Pool, id: string, organ: string): Promise<DutyRow | undefined> {
  const text = `${DUTY} where d.id = $1 and d.organ = $2`
  return (await db.query<DutyRow>({ name: 'supervision-find-duty', text, values: [id, organ] })).rows[0]
}

export interface DutyPage {
  readonly organ: string
  readonly stage: DutyStage | null
  readonly after: readonly [openedAt: string, id: string] | null
  readonly limit: number
}

/** Oldest first: what waits longest is done first. */
export async function listDuties(db: Pool, page: DutyPage): Promise<readonly DutyRow[]> {
  const [openedAt, id] = page.after ?? [null, null]
  const stage = page.stage === null ? '' : 'and d.stage = $5'
  const text = `${DUTY} where d.organ = $1 ${stage}
    and ($2::timestamptz is null or (d.opened_at, d.id) > ($2, $3::uuid))
    order by d.opened_at, d.id limit $4`
  const values = [page.organ, openedAt, id, page.limit, ...(page.stage === null ? [] : [page.stage])]
  return (await db.query<DutyRow>(text, values)).rows
}

export async function countOpen(db: Pool, organ: string): Promise<number> {
  const text = `select count(*)::int as open from supervision._private_duty where organ = $1 and stage = 'open'`
  return (await db.query<{ open: number }>(text, [organ])).rows[0]?.open ?? 0
}
