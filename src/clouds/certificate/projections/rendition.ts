import type { Pool } from 'pg'

export interface RenditionRow {
  readonly id: string
  /** Stream of the certificate. */
  readonly document: string
  readonly file: string | null
  /** Place of the sealed entry in the tree; null while it waits for its checkpoint. */
  readonly leafIndex: number | null
}
const RENDITION = `select n.id, n.document, n.file, r.leaf_index::int as "leafIndex"
  from certificate.rendition n left join certificate.release r on r.document = n.id`

export async function findRendition(db: Pool, document: string): Promise<RenditionRow | undefined> {
  const text = `${RENDITION} where n.document = $1`
  return (await db.query<RenditionRow>({ name: 'certificate-find-rendition', text, values: [document] })).rows[0]
}

export async function findRenditionByFile(db: Pool, sha256: string): Promise<RenditionRow | undefined> {
  const text = `${RENDITION} where n.file = $1`
  return (await db.query<RenditionRow>({ name: 'certificate-find-rendition-file', text, values: [sha256] })).rows[0]
}

/** Certificates under these seals whose sealing is older than `before` and that have no sealed OFD, oldest first. */
export async function listWithoutRendition(
  db: Pool,
  before: string,
  limit: number,
  seals: readonly string[],
): Promise<readonly string[]> {
  const text = `select d.id from certificate.document d left join certificate.rendition n on n.document = d.id
      left join certificate.seal_use u on u.id = d.id
    where (u.seal is null or u.seal = any($3::uuid[])) and d.step = 'CERTIFICATE' and d.file is not null
      and n.file is null and d.sealed_at < $1
    order by d.sealed_at limit $2`
  return (await db.query<{ id: string }>(text, [before, limit, seals])).rows.map(({ id }) => id)
}
