import type { Pool } from 'pg'
import { CASE_EVENT_TYPES, movesOn, phaseAfter } from '#clouds/approval/events'
import type { CaseEvent } from '#clouds/approval/events'
import type { StandardDraftAbandoned, StandardDrafted, StandardPublished } from '#clouds/standards/events'
import { eventReader } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { Projection } from '#ledger'

const readCase = eventReader<CaseEvent>(...CASE_EVENT_TYPES)
const OPEN: readonly string[] = ['submitted', 'awaitingCorrection', 'preAccepted', 'accepted', 'examined']

/** Which organ has which case, and whether it still has to act in it. */
export const caseHeldProjection: Projection = {
  name: 'organisation-case-held',
  schema: 'organisation',
  tables: ['case_held'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const table = `${tx.schema}.case_held`
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) await tx.query(`delete from ${table} where case_id = $1`, [stream])
      const event = readCase(entry)
      if (event === undefined) continue
      if (event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver') {
        const { itemCode, organ } = event.standard
        const text = `insert into ${table} (case_id, item_code, organ, open) values ($1, $2, $3, true) on conflict do nothing`
        await tx.query(text, [stream, itemCode, organ])
        continue
      }
      const phase = phaseAfter(event)
      const organ = event.type === 'CaseTransferred' ? event.to : null
      const assigned = event.type === 'CaseAssigned' ? event.to : null
      const leaves = movesOn(event) || organ !== null
      if (phase === null && organ === null && assigned === null && !leaves) continue
      await tx.query(
        `update ${table} set open = coalesce($2, open), organ = coalesce($3::uuid, organ),
           assignee = case when $5 then null else coalesce($4::uuid, assignee) end where case_id = $1`,
        [stream, phase === null ? null : OPEN.includes(phase), organ, assigned, leaves],
      )
    }
  },
}

interface HeldCount {
  readonly code: string
  readonly organ: string
  readonly open: number
}
export async function openCasesOf(db: Pool, codes: readonly string[]): Promise<readonly HeldCount[]> {
  const text = `select item_code as code, organ, count(*)::int as open from organisation.case_held
    where open and item_code = any($1::text[]) group by item_code, organ`
  return (await db.query<HeldCount>(text, [codes])).rows
}

type Writing = StandardDrafted | StandardDraftAbandoned | StandardPublished
const WRITING_TYPES = ['StandardDrafted', 'StandardDraftAbandoned', 'StandardPublished'] as const
const readWriting = eventReader<Writing>(...WRITING_TYPES)

/** Items whose next standard somebody is writing. */
export const inWritingProjection: Projection = {
  name: 'organisation-item-in-writing',
  schema: 'organisation',
  tables: ['item_in_writing'],
  mode: 'inline',
  types: WRITING_TYPES,
  apply: async (tx, entries) => {
    const table = `${tx.schema}.item_in_writing`
    for (const entry of entries) {
      const event = readWriting(entry)
      if (event === undefined) continue
      const { stream } = entry.envelope
      if (event.type === 'StandardDrafted') {
        await tx.query(`insert into ${table} (stream, code) values ($1, $2) on conflict do nothing`, [
          stream,
          event.code,
        ])
      } else await tx.query(`delete from ${table} where stream = $1`, [stream])
    }
  },
}

export async function itemsInWriting(db: Pool, codes: readonly string[]): Promise<readonly string[]> {
  const text = 'select code from organisation.item_in_writing where code = any($1::text[]) order by code'
  return (await db.query<{ code: string }>(text, [codes])).rows.map(({ code }) => code)
}

/** Open cases on one officer's desk. */
export async function casesOnDesk(db: Pool, officer: string): Promise<readonly string[]> {
  const text = 'select case_id as id from organisation.case_held where open and assignee = $1 order by case_id'
  return (await db.query<{ id: string }>(text, [officer])).rows.map(({ id }) => id)
}
