import type { Pool } from 'pg'
import type { Output } from '#contract'
import type { api } from './api.ts'
import type { CaseKey } from './projections/case-row.ts'

export type DraftContent = Output<typeof api.readDraft>['content']

/** What someone is still writing: no act yet, so it lies outside the ledger and may be deleted. */
export interface DraftRow {
  readonly id: string
  /** The life it becomes when it is submitted. */
  readonly caseId: string
  readonly itemCode: string
  readonly itemVersion: number
  readonly revision: number
  readonly savedAt: Date
  readonly content: DraftContent
}
const COLUMNS = `d.id, d.case_id as "caseId", d.item_code as "itemCode", d.item_version as "itemVersion", d.revision,
  d.saved_at as "savedAt", d.content`
/** A draft ends with its case's first entry, whether or not anyone came to delete its line. */
const STANDS = 'not exists (select from approval._private_case c where c.id = d.case_id)'

export async function countDrafts(db: Pool, account: string): Promise<number> {
  const { rows } = await db.query<{ drafts: number }>({
    name: 'approval-count-drafts',
    text: `select count(*)::int as drafts from approval._private_draft d where d.account = $1 and ${STANDS}`,
    values: [account],
  })
  return rows[0]?.drafts ?? 0
}

/** The same id twice is one draft: a repeated request finds what its first arrival made. */
export async function insertDraft(db: Pool, account: string, draft: Omit<DraftRow, 'savedAt'>, at: string) {
  const { id, caseId, itemCode, itemVersion, revision, content } = draft
  await db.query({
    name: 'approval-insert-draft',
    text: `insert into approval._private_draft
             (id, account, case_id, item_code, item_version, revision, saved_at, content)
           values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
    values: [id, account, caseId, itemCode, itemVersion, revision, at, JSON.stringify(content)],
  })
  return findDraft(db, account, draft.id)
}

export async function findDraft(db: Pool, account: string, id: string): Promise<DraftRow | undefined> {
  const { rows } = await db.query<DraftRow>({
    name: 'approval-find-draft',
    text: `select ${COLUMNS} from approval._private_draft d where d.account = $1 and d.id = $2`,
    values: [account, id],
  })
  return rows[0]
}

export async function listDrafts(
  db: Pool,
  account: string,
  after: CaseKey | undefined,
  limit: number,
): Promise<readonly DraftRow[]> {
  const { rows } = await db.query<DraftRow>({
    name: 'approval-list-drafts',
    text: `select ${COLUMNS} from approval._private_draft d
           where d.account = $1 and ($2::timestamptz is null or (d.saved_at, d.id) < ($2, $3::uuid)) and ${STANDS}
           order by d.saved_at desc, d.id desc limit $4`,
    values: [account, after?.submittedAt ?? null, after?.id ?? null, limit],
  })
  return rows
}

/** Saves over exactly the revision that was read; undefined when someone else has saved meanwhile. */
export async function saveDraft(
  db: Pool,
  account: string,
  draft: Pick<DraftRow, 'id' | 'itemVersion' | 'revision' | 'content'>,
  at: string,
): Promise<DraftRow | undefined> {
  const { rows } = await db.query<DraftRow>({
    name: 'approval-save-draft',
    text: `update approval._private_draft d
           set content = $4, item_version = $5, revision = d.revision + 1, saved_at = $6
           where d.account = $1 and d.id = $2 and d.revision = $3 and ${STANDS}
           returning ${COLUMNS}`,
    values: [account, draft.id, draft.revision, JSON.stringify(draft.content), draft.itemVersion, at],
  })
  return rows[0] ?? (await savedAlready(db, account, draft))
}

/** A repeat of a save whose answer got lost: the same content stands one revision further. */
async function savedAlready(
  db: Pool,
  account: string,
  draft: Pick<DraftRow, 'id' | 'revision' | 'content'>,
): Promise<DraftRow | undefined> {
  const { rows } = await db.query<DraftRow>(
    `select ${COLUMNS} from approval._private_draft d
     where d.account = $1 and d.id = $2 and d.revision = $3 + 1 and d.content = $4::jsonb`,
    [account, draft.id, draft.revision, JSON.stringify(draft.content)],
  )
  return rows[0]
}

/** It was filed: the draft ends, and the files in it wait for nothing any more (see the limit of uploads). */
export async function endFiled(db: Pool, account: string, { id, content }: Pick<DraftRow, 'id' | 'content'>) {
  await db.query({
    name: 'approval-end-filed',
    text: `with ended as (delete from approval._private_draft where account = $1 and id = $2)
           update approval._private_upload set handed_in = true
           where account = $1 and sha256 = any($3::text[]) and not handed_in`,
    values: [account, id, content.materials.map(({ sha256 }) => sha256)],
  })
}

export async function deleteDraft(db: Pool, account: string, id: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from approval._private_draft where account = $1 and id = $2', [
    account,
    id,
  ])
  return rowCount === 1
}
