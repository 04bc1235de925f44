import type { Pool } from 'pg'
import type {
  ApplicationSubmitted,
  CaseEvent,
  CasePhase,
  RunningCaseTakenOver,
  Stepped,
  StepSpan,
  Walk,
} from '#clouds/approval/events'
import { CASE_EVENT_TYPES, clockEntriesOf, clockLimits, phaseAfter, stepsOf, walk } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { ClockEntry, ClockLimits, Limit, PinnedStandard } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'

export type WatchedStage = Exclude<CasePhase, 'absent'>

export const readCaseEvent = eventReader<CaseEvent>(...CASE_EVENT_TYPES)

const CLOSED: readonly WatchedStage[] = ['granted', 'refused', 'notAccepted', 'withdrawn', 'terminated', 'annulled']

type Beginning = ApplicationSubmitted | RunningCaseTakenOver

/** What one batch of entries does to one case. */
interface Change {
  readonly begun: Beginning | null
  readonly version: number
  readonly stage: WatchedStage | null
  readonly clock: readonly ClockEntry[]
  readonly events: readonly CaseEvent[]
  /** The promise of the class the case was put into; null while it stays in its own. */
  readonly promised: Limit | null
}

/** A rebuild brings millions of entries: they are folded per case first and written by one statement a batch. */
function changesOf(entries: readonly StoredEntry[]): ReadonlyMap<string, Change> {
  const changes = new Map<string, Change>()
  for (const entry of entries) {
    const event = readCaseEvent(entry)
    if (event === undefined) continue
    const { stream, version } = entry.envelope
    const before = changes.get(stream) ?? { begun: null, stage: null, clock: [], events: [], promised: null }
    changes.set(stream, {
      begun: event.type === 'ApplicationSubmitted' || event.type === 'RunningCaseTakenOver' ? event : before.begun,
      version,
      stage: phaseAfter(event) ?? before.stage,
      clock: [...before.clock, ...clockEntriesOf(event)],
      events: [...before.events, event],
      promised: event.type === 'CaseReclassified' ? event.promised : before.promised,
    })
  }
  return changes
}

/** A case put into another class is watched by the promise of that class. */
export const limitsOf = (standard: PinnedStandard, promised: Limit | null): ClockLimits => ({
  ...clockLimits(standard),
  ...(promised === null ? {} : { promised }),
})

const json = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value))
const isOpen = (stage: WatchedStage | null) => stage === null || !CLOSED.includes(stage)

async function begin(tx: ProjectionTx, begun: readonly (readonly [string, Change, Beginning])[]): Promise<void> {
  if (begun.length === 0) return
  await tx.query(
    `insert into ${tx.schema}.case_watch
       (case_id, version, case_number, item_name, organ, submitted_at, stage, open, clock, limits, steps, step_track)
     select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::text[],
       $8::bool[], $9::jsonb[], $10::jsonb[], $11::jsonb[], $12::jsonb[])`,
    [
      begun.map(([id]) => id),
      begun.map(([, { version }]) => version),
      begun.map(([, , { caseNumber }]) => caseNumber),
      begun.map(([, , { standard }]) => standard.name),
      begun.map(([, , { standard }]) => standard.organ),
      begun.map(([, , event]) => (event.type === 'RunningCaseTakenOver' ? event.receivedAt : event.at)),
      begun.map(([, { stage }]) => stage),
      begun.map(([, { stage }]) => isOpen(stage)),
      json(begun.map(([, { clock }]) => clock)),
      json(
        begun.map(([, { promised, events }, { standard }]) =>
          withSteps(limitsOf(standard, promised), walked({ spans: [], standard }, events)),
        ),
      ),
      json(begun.map(([, { events }, { standard }]) => walked({ spans: [], standard }, events).spans)),
      begun.map(([, { events }, { standard }]) => trackOf(walked({ spans: [], standard }, events).standard)),
    ],
  )
}

const walked = (before: Walk, events: readonly CaseEvent[]): Walk => events.reduce(walk<Stepped>, before)

/** Where a standard gives its steps no limits of their own there is nothing to follow. */
function trackOf({ track: { reviews, stepLimits } }: Stepped): string | null {
  return stepLimits.length === 0 ? null : JSON.stringify({ track: { reviews, stepLimits } })
}
const withSteps = (limits: ClockLimits, { standard, spans: steps }: Walk): ClockLimits => {
  const own = stepsOf({ standard, steps })
  return own.length === 0 ? limits : { ...limits, steps: own }
}

interface Walking {
  readonly id: string
  readonly steps: readonly StepSpan[]
  readonly stepped: Stepped
}

/** Steps go on from where they stood: read first, folded here, written with the rest. */
async function walkOn(tx: ProjectionTx, changed: readonly (readonly [string, Change])[]): Promise<void> {
  const { rows } = await tx.query<Walking>(
    `select case_id as id, steps, step_track as stepped from ${tx.schema}.case_watch
     where case_id = any($1::uuid[]) and step_track is not null`,
    [changed.map(([id]) => id)],
  )
  const changes = new Map(changed)
  if (rows.length === 0) return
  const now = rows.map(({ id, steps, stepped }) =>
    walked({ spans: steps, standard: stepped }, changes.get(id)?.events ?? []),
  )
  await tx.query(
    `update ${tx.schema}.case_watch w
     set steps = t.steps, limits = jsonb_set(w.limits, '{steps}', t.own), step_track = t.stepped
     from unnest($1::uuid[], $2::jsonb[], $3::jsonb[], $4::jsonb[]) as t (id, steps, own, stepped)
     where w.case_id = t.id`,
    [
      rows.map(({ id }) => id),
      json(now.map(({ spans }) => spans)),
      json(now.map(({ standard, spans }) => stepsOf({ standard, steps: spans }))),
      json(now.map(({ standard }) => standard)),
    ],
  )
}

async function goOn(tx: ProjectionTx, changed: readonly (readonly [string, Change])[]): Promise<void> {
  if (changed.length === 0) return
  await tx.query(
    `update ${tx.schema}.case_watch w set version = c.version, stage = coalesce(c.stage, w.stage),
       open = case when c.stage is null then w.open else c.open end, clock = w.clock || c.clock,
       limits = case when c.promised = 'null' then w.limits else jsonb_set(w.limits, '{promised}', c.promised) end
     from unnest($1::uuid[], $2::int[], $3::text[], $4::bool[], $5::jsonb[], $6::jsonb[])
       as c (case_id, version, stage, open, clock, promised)
     where w.case_id = c.case_id`,
    [
      changed.map(([id]) => id),
      changed.map(([, { version }]) => version),
      changed.map(([, { stage }]) => stage),
      changed.map(([, { stage }]) => isOpen(stage)),
      json(changed.map(([, { clock }]) => clock)),
      json(changed.map(([, { promised }]) => promised)),
    ],
  )
  await walkOn(tx, changed)
}

/** 事项划转: cards go to the organ whose the case is now. */
async function moveOn(tx: ProjectionTx, entries: readonly StoredEntry[]): Promise<void> {
  for (const entry of entries) {
    const event = readCaseEvent(entry)
    if (event?.type !== 'CaseTransferred') continue
    const text = `update ${tx.schema}.case_watch set organ = $2 where case_id = $1`
    await tx.query(text, [entry.envelope.stream, event.to])
  }
}

/** Every case with what its legal clock is computed from. */
export const caseWatchProjection: Projection = {
  name: 'case-watch',
  schema: 'oversight',
  tables: ['case_watch'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const changes = [...changesOf(entries)]
    await begin(
      tx,
      changes.flatMap(([id, change]) => (change.begun === null ? [] : [[id, change, change.begun] as const])),
    )
    await goOn(
      tx,
      changes.filter(([, { begun }]) => begun === null),
    )
    await moveOn(tx, entries)
    const erased = entries
      .filter(({ envelope }) => envelope.type === BODY_ERASED)
      .map(({ envelope }) => envelope.stream)
    if (erased.length > 0)
      await tx.query(`delete from ${tx.schema}.case_watch where case_id = any($1::uuid[])`, [erased])
  },
}

export interface WatchedCase {
  readonly id: string
  readonly version: number
  readonly caseNumber: string
  readonly itemName: string
  readonly organ: string
  readonly submittedAt: Date
  readonly stage: WatchedStage
  readonly clock: readonly ClockEntry[]
  readonly limits: ClockLimits
}
const CASE = `select case_id as id, version, case_number as "caseNumber", item_name as "itemName", organ,
  submitted_at as "submittedAt", stage, clock, limits from oversight.case_watch`

export async function findCase(db: Pool, id: string): Promise<WatchedCase | undefined> {
  return (await db.query<WatchedCase>(`${CASE} where case_id = $1`, [id])).rows[0]
}

/** Open cases in the order of their ids, after this one. */
export async function listOpenCases(db: Pool, after: string | null, limit: number): Promise<readonly WatchedCase[]> {
  const text = `${CASE} where open and ($1::uuid is null or case_id > $1) order by case_id limit $2`
  return (await db.query<WatchedCase>(text, [after, limit])).rows
}

/** Newest first; `q` is the beginning of a case number or a part of an item's name. */
export async function listCases(
  db: Pool,
  page: { readonly q: string | null; readonly after: readonly [at: string, id: string] | null; readonly limit: number },
): Promise<readonly WatchedCase[]> {
  const [at, id] = page.after ?? [null, null]
  const escaped = page.q?.replace(/[\\%_]/g, String.raw`\$&`) ?? null
  const text = `${CASE} where ($1::text is null or case_number like upper($1) || '%' or item_name like '%' || $1 || '%')
    and ($2::timestamptz is null or (submitted_at, case_id) < ($2, $3::uuid))
    order by submitted_at desc, case_id desc limit $4`
  return (await db.query<WatchedCase>(text, [escaped, at, id, page.limit])).rows
}
