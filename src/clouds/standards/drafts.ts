import type { Pool } from 'pg'

/** What is being written. `content` is the standard as it stands, perhaps not yet of its shape. */
export interface DraftRow {
  readonly code: string
  readonly revision: number
  readonly savedAt: Date
  readonly savedBy: string
  readonly editors: readonly string[]
  readonly content: object
}
const COLUMNS = `d.code, d.revision, d.saved_at as "savedAt", d.saved_by as "savedBy", d.editors, d.content`

export async function findDraft(db: Pool, code: string): Promise<DraftRow | undefined> {
  const text = `select ${COLUMNS} from standards.draft d where d.code = $1`
  return (await db.query<DraftRow>({ name: 'standards-find-draft', text, values: [code] })).rows[0]
}

/** A draft that is begun again replaces what an abandoned one left behind. */
export async function putDraft(db: Pool, code: string, content: object, by: string, at: string): Promise<void> {
  await db.query(
    `insert into standards.draft (code, revision, saved_at, saved_by, editors, content)
     values ($1, 0, $2, $3, array[$3::uuid], $4)
     on conflict (code) do update set revision = standards.draft.revision + 1, saved_at = $2, saved_by = $3,
       editors = array[$3::uuid], content = $4`,
    [code, at, by, JSON.stringify(content)],
  )
}

/** Saves over exactly the revision that was read; undefined when someone else has saved meanwhile. */
export async function saveDraft(
  db: Pool,
  { code, revision, content }: Pick<DraftRow, 'code' | 'revision' | 'content'>,
  by: string,
  at: string,
): Promise<DraftRow | undefined> {
  const text = `update standards.draft d set content = $3, revision = d.revision + 1, saved_at = $4, saved_by = $5,
      editors = case when $5::uuid = any (d.editors) then d.editors else d.editors || $5::uuid end
    where d.code = $1 and d.revision = $2 returning ${COLUMNS}`
  const values = [code, revision, JSON.stringify(content), at, by]
  return (await db.query<DraftRow>({ name: 'standards-save-draft', text, values })).rows[0]
}
