import type { Pool } from 'pg'
import { findLifeRows } from '#frame'
import type { parsePageKey } from '#contract'
import type { ArchiveFileState } from './domain/archive-file.ts'
import { FILES } from './projections/tables.ts'
import type { FileRow } from './projections/tables.ts'

interface FileSearch {
  readonly q: string | null
  readonly year: number | null
  readonly stage: string | null
  readonly today: string
  readonly after: ReturnType<typeof parsePageKey>
  readonly limit: number
}

/** Newest conclusion first. Names are found by their beginning and answered masked; `%` and `_` mean themselves. */
export async function searchFiles(db: Pool, search: FileSearch): Promise<readonly FileRow[]> {
  const [at, id] = search.after ?? [null, null]
  const where = `($1::text is null or starts_with(case_number, $1) or position($1 in item_name) > 0
      or exists (select from archive._private_case c where c.case_id = archive.file.case_id
                 and starts_with(c.applicant_name, $1)))
    and ($2::int is null or extract(year from concluded_at at time zone 'Asia/Shanghai') = $2)
    and ($3::text is null or stage = $3
      or ($3 = 'ENDED' and stage = 'HANDED_OVER' and retain_until < $4::date))
    and ($5::timestamptz is null or (concluded_at, id) < ($5, $6::uuid))
    order by concluded_at desc, id desc limit $7`
  const { q, year, stage, today, limit } = search
  return findLifeRows<ArchiveFileState>(db, FILES, where, [q, year, stage, today, at, id, limit])
}
