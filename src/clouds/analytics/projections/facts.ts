import type { CertificatePrepared, CertificateSealed } from '#clouds/certificate/events'
import { CASE_EVENT_TYPES, clockLimits } from '#clouds/approval/events'
import type { CaseReclassified } from '#clouds/approval/events'
import type { DutyOpened } from '#clouds/supervision/events'
import { eventReader } from '#frame'
import { localDate } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import { coursesOf } from './case-course.ts'
import type { Course } from './case-course.ts'

const OTHER_TYPES = ['CertificatePrepared', 'CertificateSealed', 'DutyOpened'] as const
const readOther = eventReader<CertificatePrepared | CertificateSealed | DutyOpened>(...OTHER_TYPES)

type Begun = readonly [id: string, course: Course, begun: NonNullable<Course['begun']>]
const json = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value))

async function begin(tx: ProjectionTx, rows: readonly Begun[]): Promise<void> {
  if (rows.length === 0) return
  const submitted = rows.map(([, , begun]) => begun)
  const courses = rows.map(([, course]) => course)
  await tx.query(
    `insert into ${tx.schema}.case_fact (case_id, case_number, item_code, item_name, organ, supervised, submitted_on,
       accepted_on, decided_on, concluded_on, outcome, clock, limits, submitted_at, decided_at)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::bool[], $7::date[],
       $8::date[], $9::date[], $10::date[], $11::text[], $12::jsonb[], $13::jsonb[], $14::timestamptz[],
       $15::timestamptz[])`,
    [
      rows.map(([id]) => id),
      submitted.map(({ caseNumber }) => caseNumber),
      submitted.map(({ standard }) => standard.itemCode),
      submitted.map(({ standard }) => standard.name),
      rows.map(([, { organ }, { standard }]) => organ ?? standard.organ),
      submitted.map(({ standard }) => standard.competentOrgans.length > 0),
      submitted.map(({ at }) => localDate(at)),
      courses.map(({ acceptedOn }) => acceptedOn),
      courses.map(({ decidedOn }) => decidedOn),
      courses.map(({ concludedOn }) => concludedOn),
      courses.map(({ outcome }) => outcome),
      json(courses.map(({ clock }) => clock)),
      json(submitted.map(({ standard }) => clockLimits(standard))),
      submitted.map(({ type, at }) => (type === 'ApplicationSubmitted' ? at : null)),
      courses.map(({ decidedAt }) => decidedAt),
    ],
  )
}

async function goOn(tx: ProjectionTx, rows: readonly (readonly [string, Course])[]): Promise<void> {
  if (rows.length === 0) return
  const courses = rows.map(([, course]) => course)
  await tx.query(
    `update ${tx.schema}.case_fact f set accepted_on = coalesce(f.accepted_on, c.accepted_on),
       decided_on = case when c.reopened then c.decided_on else coalesce(f.decided_on, c.decided_on) end,
       decided_at = case when c.reopened then c.decided_at else coalesce(f.decided_at, c.decided_at) end,
       concluded_on = case when c.reopened then c.concluded_on else coalesce(f.concluded_on, c.concluded_on) end,
       outcome = case when c.reopened then c.outcome else coalesce(f.outcome, c.outcome) end, clock = f.clock || c.clock,
       organ = case when f.concluded_on is null or c.reopened then coalesce(c.organ, f.organ) else f.organ end
     from unnest($1::uuid[], $2::date[], $3::date[], $4::date[], $5::text[], $6::jsonb[], $7::bool[],
       $8::timestamptz[], $9::uuid[])
       as c (case_id, accepted_on, decided_on, concluded_on, outcome, clock, reopened, decided_at, organ)
     where f.case_id = c.case_id`,
    [
      rows.map(([id]) => id),
      courses.map(({ acceptedOn }) => acceptedOn),
      courses.map(({ decidedOn }) => decidedOn),
      courses.map(({ concludedOn }) => concludedOn),
      courses.map(({ outcome }) => outcome),
      json(courses.map(({ clock }) => clock)),
      courses.map(({ reopened }) => reopened),
      courses.map(({ decidedAt }) => decidedAt),
      courses.map(({ organ }) => organ),
    ],
  )
}

const readChange = eventReader<CaseReclassified>('CaseReclassified')

/** A case of another class is held against what that class promises, and no longer against the hour of a counter. */
async function change(tx: ProjectionTx, entries: readonly StoredEntry[]): Promise<void> {
  for (const entry of entries) {
    const event = readChange(entry)
    if (event === undefined) continue
    await tx.query(
      `update ${tx.schema}.case_fact set limits = (limits || jsonb_build_object('promised', $2::jsonb)) - 'immediate'
       where case_id = $1`,
      [entry.envelope.stream, JSON.stringify(event.promised)],
    )
  }
}

/** Certificates and duties are lives of their own: their facts join the case's only when they are read. */
async function follow(tx: ProjectionTx, entries: readonly StoredEntry[]): Promise<void> {
  const prepared: { id: string; case: string }[] = []
  const sealed: { id: string; on: string }[] = []
  const pushed: { id: string; case: string }[] = []
  for (const entry of entries) {
    const id = entry.envelope.stream
    const event = readOther(entry)
    if (event?.type === 'CertificatePrepared') prepared.push({ id, case: event.case })
    if (event?.type === 'CertificateSealed') sealed.push({ id, on: localDate(event.at) })
    if (event?.type === 'DutyOpened') pushed.push({ id, case: event.case })
  }
  const pairs = (facts: readonly { id: string; case: string }[]) => [
    facts.map(({ id }) => id),
    facts.map((fact) => fact.case),
  ]
  const unnest = 'select * from unnest($1::uuid[], $2::uuid[])'
  if (prepared.length > 0) {
    await tx.query(`insert into ${tx.schema}.certificate_fact (id, case_id) ${unnest}`, pairs(prepared))
  }
  if (sealed.length > 0) {
    await tx.query(
      `update ${tx.schema}.certificate_fact f set sealed_on = s.sealed_on
       from unnest($1::uuid[], $2::date[]) as s (id, sealed_on) where f.id = s.id`,
      [sealed.map(({ id }) => id), sealed.map(({ on }) => on)],
    )
  }
  if (pushed.length > 0) await tx.query(`insert into ${tx.schema}.push_fact (id, case_id) ${unnest}`, pairs(pushed))
}

async function forget(tx: ProjectionTx, streams: readonly string[]): Promise<void> {
  if (streams.length === 0) return
  await tx.query(`delete from ${tx.schema}.case_fact where case_id = any($1::uuid[])`, [streams])
  await tx.query(`delete from ${tx.schema}.certificate_fact where id = any($1::uuid[])`, [streams])
  await tx.query(`delete from ${tx.schema}.push_fact where id = any($1::uuid[])`, [streams])
}

/** Everything the figures are counted from, followed by leaf index. */
export const factsProjection: Projection = {
  name: 'facts',
  schema: 'analytics',
  tables: ['case_fact', 'certificate_fact', 'push_fact', 'counted'],
  mode: 'following',
  types: [...CASE_EVENT_TYPES, ...OTHER_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    const courses = [...coursesOf(entries)]
    const begun = courses.flatMap(([id, course]) =>
      course.begun === null ? [] : [[id, course, course.begun] as const],
    )
    await begin(tx, begun)
    await goOn(
      tx,
      courses.filter(([, course]) => course.begun === null),
    )
    await change(tx, entries)
    await follow(tx, entries)
    const erased = entries.filter(({ envelope }) => envelope.type === BODY_ERASED)
    await forget(
      tx,
      erased.map(({ envelope }) => envelope.stream),
    )
    const last = Math.max(...entries.map(({ leafIndex }) => leafIndex ?? 0))
    await tx.query(
      `insert into ${tx.schema}.counted as c (leaf_index) values ($1)
       on conflict (only_row) do update set leaf_index = greatest(c.leaf_index, excluded.leaf_index)`,
      [last],
    )
  },
}
