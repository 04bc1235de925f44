import type { Pool } from 'pg'
import type { Checked, Fault } from '../domain/check-certificate.ts'

/** What may go in once the batch is signed off; the scan by its digest. */
export interface Sound extends Checked {
  readonly file: string | null
}
export interface StagedRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly content: Sound | null
  readonly faults: readonly Fault[]
}
interface Place {
  readonly batch: string
  readonly round: number
}

/** One statement for a thousand lines; a line that was already looked at is looked at again and stays one line. */
export async function keepStaged(db: Pool, { batch, round }: Place, rows: readonly StagedRow[]): Promise<void> {
  const column = (pick: (row: StagedRow) => unknown) => rows.map(pick)
  await db.query(
    `insert into library._private_staged_row (batch, round, row, cells, content, faults)
     select $1, $2, * from unnest($3::int[], $4::jsonb[], $5::jsonb[], $6::jsonb[])
     on conflict (batch, round, row) do update
     set cells = excluded.cells, content = excluded.content, faults = excluded.faults`,
    [
      batch,
      round,
      column(({ row }) => row),
      column(({ cells }) => JSON.stringify(cells)),
      column(({ content }) => (content === null ? null : JSON.stringify(content))),
      column(({ faults }) => JSON.stringify(faults)),
    ],
  )
}

/** What an earlier table left behind goes when another takes its place. */
export async function dropOtherRounds(db: Pool, { batch, round }: Place): Promise<void> {
  await db.query('delete from library._private_staged_row where batch = $1 and round <> $2', [batch, round])
}

/** Lines of this round that were kept before something ended the process: whether each may go in. */
export async function soundBefore(db: Pool, { batch, round }: Place): Promise<ReadonlyMap<number, boolean>> {
  const { rows } = await db.query<{ row: number; sound: boolean }>(
    `select row, content is not null as sound from library._private_staged_row where batch = $1 and round = $2`,
    [batch, round],
  )
  return new Map(rows.map(({ row, sound }) => [row, sound]))
}

export async function nextWaiting(db: Pool, { batch, round }: Place, limit: number): Promise<readonly StagedRow[]> {
  const { rows } = await db.query<StagedRow>(
    `select row, cells, content, faults from library._private_staged_row
     where batch = $1 and round = $2 and not taken and content is not null order by row limit $3`,
    [batch, round, limit],
  )
  return rows
}

/** Those that went in, and those that were there before. */
export async function markTaken(
  db: Pool,
  { batch, round }: Place,
  rows: readonly number[],
  known: readonly number[],
): Promise<void> {
  await db.query(
    `update library._private_staged_row set taken = true,
       faults = case when row = any($4::int[]) then '[{"field":"number","zh":"证照库中已有该编号","en":"The library has this number"}]'::jsonb
                else faults end
     where batch = $1 and round = $2 and row = any($3::int[])`,
    [batch, round, rows, known],
  )
}

export async function countTaken(db: Pool, { batch, round }: Place): Promise<{ taken: number; known: number }> {
  const { rows } = await db.query<{ taken: number; known: number }>(
    `select count(*) filter (where faults = '[]')::int as taken, count(*) filter (where faults <> '[]')::int as known
     from library._private_staged_row where batch = $1 and round = $2 and taken`,
    [batch, round],
  )
  return rows[0] ?? { taken: 0, known: 0 }
}

export async function stagedRows(
  db: Pool,
  { batch, round }: Place,
  rows: readonly number[],
): Promise<readonly StagedRow[]> {
  const found = await db.query<StagedRow>(
    `select row, cells, content, faults from library._private_staged_row
     where batch = $1 and round = $2 and row = any($3::int[]) order by row`,
    [batch, round, rows],
  )
  return found.rows
}

/** A page of what is wrong, in the order of the table. */
export async function faultyRows(
  db: Pool,
  { batch, round }: Place,
  after: number,
  limit: number,
): Promise<readonly StagedRow[]> {
  const { rows } = await db.query<StagedRow>(
    `select row, cells, content, faults from library._private_staged_row
     where batch = $1 and round = $2 and faults <> '[]' and row > $3 order by row limit $4`,
    [batch, round, after, limit],
  )
  return rows
}

export async function keepScan(db: Pool, batch: string, name: string, sha256: string): Promise<void> {
  await db.query(
    `insert into library._private_batch_scan (batch, name, sha256) values ($1, $2, $3)
     on conflict (batch, name) do update set sha256 = $3`,
    [batch, name, sha256],
  )
}
export async function scansOf(db: Pool, batch: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.query<{ name: string; sha256: string }>(
    'select name, sha256 from library._private_batch_scan where batch = $1',
    [batch],
  )
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]))
}

/** Numbers of this type and organ that count already. */
export async function numbersHeld(
  db: Pool,
  of: { readonly certificateType: string; readonly organ: string },
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ number: string }>(
    `select number from library._private_certificate
     where certificate_type = $1 and organ = $2 and number = any($3::text[]) and standing = 'VERIFIED'`,
    [of.certificateType, of.organ, numbers],
  )
  return new Set(rows.map(({ number }) => number))
}
