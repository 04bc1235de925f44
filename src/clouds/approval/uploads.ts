import type { Pool } from 'pg'
import type { RequestContext } from '#frame'
import type { SubmittedMaterial } from './domain/events.ts'

/** A file somebody has put into the store, as the server itself saw it. */
export interface UploadedFile {
  readonly sha256: string
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
}

/** Remembers whose the file is, so that nobody hands in what only someone else holds. The last name given counts. */
export async function recordUpload({ actor, db, now }: RequestContext, file: UploadedFile): Promise<void> {
  if (actor.kind === 'stranger') return
  await db.query({
    name: 'approval-record-upload',
    text: `insert into approval._private_upload (account, sha256, file_name, media_type, size_bytes, uploaded_at)
           values ($1, $2, $3, $4, $5, $6)
           on conflict (account, sha256) do update set file_name = excluded.file_name, media_type = excluded.media_type`,
    values: [actor.id, file.sha256, file.fileName, file.mediaType, file.sizeBytes, now()],
  })
}

export async function findUploads(
  db: Pool,
  account: string,
  digests: readonly string[],
): Promise<readonly UploadedFile[]> {
  const { rows } = await db.query<UploadedFile>({
    name: 'approval-find-uploads',
    text: `select sha256, file_name as "fileName", media_type as "mediaType", size_bytes as "sizeBytes"
           from approval._private_upload where account = $1 and sha256 = any($2::text[])`,
    values: [account, digests],
  })
  return rows
}

export interface NamedFile {
  readonly material: string
  readonly sha256: string
}

/**
 * The materials as the server saw them uploaded by this very account: name, type and size are not taken from the
 * page's word. `foreign` are those the account never uploaded.
 */
export async function resolveMaterials(
  db: Pool,
  account: string,
  named: readonly NamedFile[],
): Promise<{ readonly materials: readonly SubmittedMaterial[]; readonly foreign: readonly NamedFile[] }> {
  const uploads = await findUploads(
    db,
    account,
    named.map(({ sha256 }) => sha256),
  )
  const files = new Map(uploads.map((file) => [file.sha256, file]))
  const materials = named.flatMap(({ material, sha256 }) => {
    const file = files.get(sha256)
    return file === undefined ? [] : [{ material, ...file }]
  })
  return { materials, foreign: named.filter(({ sha256 }) => !files.has(sha256)) }
}
