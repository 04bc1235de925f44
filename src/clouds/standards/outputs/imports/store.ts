import type { Pool } from 'pg'
import type { FileFault, StandardRow, StandardVerdict } from '#catalogue'
import type { JsonObject } from '#kernel'
import type { OfficerActor } from '#policy'

export type RunState = 'CHECKING' | 'REFUSED' | 'CHECKED' | 'TAKING' | 'TAKEN' | 'FAILED'
export type RunCounts = Readonly<Record<StandardVerdict | 'DRAFTED', number>>
export interface RunRow {
  readonly id: string
  readonly officer: OfficerActor
  readonly organ: string
  readonly fileName: string
  readonly file: string
  readonly state: RunState
  readonly done: number
  readonly total: number
  readonly counts: RunCounts
  readonly faults: readonly FileFault[]
  readonly startedAt: Date
  readonly finishedAt: Date | null
}
export interface ReportRow {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly verdict: StandardVerdict
  readonly faults: readonly FileFault[]
  readonly outcome: string | null
}

const RUN = `r.id, r.officer, r.organ, r.file_name as "fileName", r.file, r.state, r.done, r.total, r.counts, r.faults,
  r.started_at as "startedAt", r.finished_at as "finishedAt"`
/** As long as a worker writes down now and then how far it is, nobody else takes its place. */
const SILENCE = `interval '60 seconds'`
const RUNS_SHOWN = 30
export const REPORT_PAGE = 100

export interface NewRun {
  readonly id: string
  readonly officer: OfficerActor
  readonly fileName: string
  readonly file: string
  readonly sizeBytes: number
  readonly at: string
}

/** Begins a run, unless the officer has one that is not done. */
export async function beginRun(db: Pool, { id, officer, fileName, file, sizeBytes, at }: NewRun): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into outputs.import_run (id, officer, officer_id, organ, file_name, file, size_bytes, state, started_at)
     select $1, $2, $3, $4, $5, $6, $7, 'CHECKING', $8
     where not exists (select from outputs.import_run r where r.officer_id = $3 and r.state in ('CHECKING', 'TAKING'))`,
    [id, JSON.stringify(officer), officer.id, officer.organ, fileName, file, sizeBytes, at],
  )
  return rowCount === 1
}

export async function findRun(db: Pool, id: string, organ: string): Promise<RunRow | undefined> {
  const text = `select ${RUN} from outputs.import_run r where r.id = $1 and r.organ = $2`
  return (await db.query<RunRow>({ name: 'outputs-run', text, values: [id, organ] })).rows[0]
}

export async function newestRuns(db: Pool, organ: string): Promise<readonly RunRow[]> {
  const text = `select ${RUN} from outputs.import_run r where r.organ = $1 order by r.started_at desc limit $2`
  return (await db.query<RunRow>({ name: 'outputs-runs', text, values: [organ, RUNS_SHOWN] })).rows
}

/** Moves a checked run on; false when it stands otherwise, or somebody else was faster. */
export async function startTaking(db: Pool, id: string): Promise<boolean> {
  const text = `update outputs.import_run set state = 'TAKING', done = 0, seen_at = null where id = $1 and state = 'CHECKED'`
  return (await db.query(text, [id])).rowCount === 1
}

export async function unfinishedRuns(db: Pool): Promise<readonly string[]> {
  const text = `select r.id from outputs.import_run r where r.state in ('CHECKING', 'TAKING')
    and (r.seen_at is null or r.seen_at < now() - ${SILENCE})`
  return (await db.query<{ id: string }>(text)).rows.map(({ id }) => id)
}

/** The run for whoever comes first; undefined while somebody works on it. */
export async function claimRun(db: Pool, id: string): Promise<RunRow | undefined> {
  const text = `update outputs.import_run r set seen_at = now()
    where r.id = $1 and r.state in ('CHECKING', 'TAKING') and (r.seen_at is null or r.seen_at < now() - ${SILENCE})
    returning ${RUN}`
  return (await db.query<RunRow>(text, [id])).rows[0]
}

export async function tellProgress(db: Pool, id: string, done: number, total: number): Promise<void> {
  await db.query('update outputs.import_run set seen_at = now(), done = $2, total = $3 where id = $1', [
    id,
    done,
    total,
  ])
}

export interface Ending {
  readonly state: 'REFUSED' | 'CHECKED' | 'TAKEN' | 'FAILED'
  readonly counts?: RunCounts
  readonly faults?: readonly FileFault[]
}
export async function endRun(db: Pool, id: string, { state, counts, faults = [] }: Ending, at: string): Promise<void> {
  await db.query(
    `update outputs.import_run set state = $2, counts = coalesce($3, counts), faults = $4, finished_at = $5
     where id = $1`,
    [id, state, counts === undefined ? null : JSON.stringify(counts), JSON.stringify(faults), at],
  )
}

/** The report, whole, in the place of an earlier one; what was already drafted keeps its outcome. */
export async function putReport(db: Pool, run: string, rows: readonly StandardRow[]): Promise<void> {
  await db.query(
    `insert into outputs.import_row (run, row, code, name, verdict, faults)
     select $1, x.row, x.code, x.name, x.verdict, x.faults
     from jsonb_to_recordset($2::jsonb) as x (row int, code text, name text, verdict text, faults jsonb)
     on conflict (run, row) do update set verdict = excluded.verdict, faults = excluded.faults
       where outputs.import_row.outcome is null`,
    [
      run,
      JSON.stringify(
        rows.map(({ row, code, name, verdict, faults }): JsonObject => ({
          row,
          code: code.slice(0, 80),
          name: name.slice(0, 300),
          verdict,
          faults: faults.map(({ place, code: fault, zh, en }) => ({ place, code: fault, zh, en })),
        })),
      ),
    ],
  )
}

export async function setOutcome(db: Pool, run: string, row: number, outcome: string): Promise<void> {
  await db.query('update outputs.import_row set outcome = $3 where run = $1 and row = $2', [run, row, outcome])
}

export async function reportRows(
  db: Pool,
  run: string,
  {
    verdict,
    after,
    limit,
  }: { readonly verdict: StandardVerdict | 'ALL' | 'NOTABLE'; readonly after: number; readonly limit: number },
): Promise<readonly ReportRow[]> {
  const text = `select w.row, w.code, w.name, w.verdict, w.faults, w.outcome from outputs.import_row w
    where w.run = $1 and w.row > $2 and ($3 = 'ALL' or w.verdict = $3 or ($3 = 'NOTABLE' and w.verdict <> 'UNCHANGED')) order by w.row limit $4`
  return (await db.query<ReportRow>({ name: 'outputs-report', text, values: [run, after, verdict, limit] })).rows
}
