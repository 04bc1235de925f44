import type { Pool } from 'pg'
import type { RefusalAnswer, RequestContext } from '#frame'

/** Twenty files of the largest size: more than any application asks for, and less than would fill a disk. */
const WAITING_MIB_MAX = 400
const MEBIBYTE = 1024 * 1024
/** What was not handed in for so long holds nobody up any more. */
const WAITING_DAYS = 7
const DAY_MS = 86_400_000

async function waitingBytes(db: Pool, account: string, since: string, besides: string): Promise<number> {
  const { rows } = await db.query<{ bytes: string }>({
    name: 'approval-waiting-uploads',
    text: `select coalesce(sum(size_bytes), 0)::text as bytes from approval._private_upload
           where account = $1 and uploaded_at > $2 and not handed_in and sha256 <> $3`,
    values: [account, since, besides],
  })
  return Number(rows[0]?.bytes ?? 0)
}

/** Which of them lie in a case of this person by now: only asked when it matters, so that filing pays nothing for it. */
async function markHandedIn(db: Pool, account: string, aliases: readonly string[]): Promise<void> {
  await db.query({
    name: 'approval-mark-handed-in',
    text: `update approval._private_upload u set handed_in = true
           where u.account = $1 and not u.handed_in and u.sha256 in (
             select material ->> 'sha256' from approval._private_case c
             join approval._private_application a on a.id = c.id
             cross join jsonb_array_elements(a.materials) material
             where c.applicant = any($2::text[]))`,
    values: [account, [...aliases]],
  })
}

/**
 * Whoever may apply may upload, and whoever may upload could fill the bureau's disk: an applicant's files that are in
 * no case yet have a limit together. Officers answer for what they upload and have none.
 */
export async function refuseUploadBeyondQuota(
  { actor, db, now, office }: RequestContext,
  file: { readonly sha256: string; readonly sizeBytes: number },
): Promise<RefusalAnswer | undefined> {
  if (actor.kind !== 'applicant') return undefined
  const since = new Date(Date.parse(now()) - WAITING_DAYS * DAY_MS).toISOString()
  const isBeyond = async () =>
    (await waitingBytes(db, actor.id, since, file.sha256)) + file.sizeBytes > WAITING_MIB_MAX * MEBIBYTE
  if (!(await isBeyond())) return undefined
  await markHandedIn(db, actor.id, await office.accounts.aliases(actor.id))
  if (!(await isBeyond())) return undefined
  return { refusal: { code: 'UPLOADS_FULL', facts: { mebibytes: WAITING_MIB_MAX, days: WAITING_DAYS } } }
}
