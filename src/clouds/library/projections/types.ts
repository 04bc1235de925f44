import type { Pool } from 'pg'
import { eventReader } from '#frame'
import type { Projection } from '#ledger'
import { CERTIFICATE_TYPE_TYPES } from '../domain/events.ts'
import type { CertificateTypeEvent, TypeContent } from '../domain/events.ts'

const read = eventReader<CertificateTypeEvent>(...CERTIFICATE_TYPE_TYPES)

/** 证照类型目录: written with the act itself. */
export const typeProjection: Projection = {
  name: 'library.type',
  schema: 'library',
  tables: ['certificate_type', 'certificate_type_version'],
  mode: 'inline',
  types: CERTIFICATE_TYPE_TYPES,
  apply: async (tx, entries) => {
    const types = `${tx.schema}.certificate_type`
    for (const entry of entries) {
      const event = read(entry)
      if (event === undefined) continue
      const { stream, version } = entry.envelope
      if (event.type === 'CertificateTypeDrafted') {
        const { code, number, content, by, note, at } = event
        await tx.query(
          `insert into ${types} (code, id, version, number, draft, draft_by, note, changed_at)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (code) do update set version = $3, number = $4, draft = $5, draft_by = $6, note = $7, changed_at = $8`,
          [code, stream, version, number, JSON.stringify(content), by, note, at],
        )
      } else if (event.type === 'CertificateTypePublished') {
        await tx.query(
          `insert into ${tx.schema}.certificate_type_version (code, number, content, published_at, published_by)
           select code, $2, draft, $3, $4 from ${types} where id = $1`,
          [stream, event.number, event.at, event.by],
        )
        await tx.query(
          `update ${types} set version = $2, in_force = $3, draft = null, draft_by = null, changed_at = $4 where id = $1`,
          [stream, version, event.number, event.at],
        )
      } else {
        await tx.query(
          `update ${types} set version = $2, draft = null, draft_by = null, note = $3, changed_at = $4 where id = $1`,
          [stream, version, event.reason, event.at],
        )
      }
    }
  },
}

export interface TypeRow {
  readonly code: string
  readonly id: string
  readonly version: number
  readonly number: number
  readonly draft: TypeContent | null
  readonly draftBy: string | null
  readonly note: string
  readonly inForce: { readonly number: number; readonly content: TypeContent } | null
  readonly changedAt: Date
}
interface StoredType extends Omit<TypeRow, 'inForce'> {
  readonly inForceNumber: number | null
  readonly inForceContent: TypeContent | null
}
const TYPE = `select t.code, t.id, t.version, t.number, t.draft, t.draft_by as "draftBy", t.note, t.changed_at as "changedAt",
    v.number as "inForceNumber", v.content as "inForceContent"
  from library.certificate_type t
  left join library.certificate_type_version v on v.code = t.code and v.number = t.in_force`

const typeOf = ({ inForceNumber: number, inForceContent: content, ...row }: StoredType): TypeRow => ({
  ...row,
  inForce: number === null || content === null ? null : { number, content },
})

export async function listTypes(db: Pool): Promise<readonly TypeRow[]> {
  return (await db.query<StoredType>(`${TYPE} order by t.code limit 2000`)).rows.map(typeOf)
}
export async function findType(db: Pool, code: string): Promise<TypeRow | undefined> {
  const { rows } = await db.query<StoredType>({
    name: 'library-find-type',
    text: `${TYPE} where t.code = $1`,
    values: [code],
  })
  const row = rows[0]
  return row && typeOf(row)
}

export interface TypeVersionRow {
  readonly number: number
  readonly publishedAt: Date
  readonly publishedBy: string
  readonly content: TypeContent
}
export async function versionsOfType(db: Pool, code: string): Promise<readonly TypeVersionRow[]> {
  const { rows } = await db.query<TypeVersionRow>(
    `select number, published_at as "publishedAt", published_by as "publishedBy", content
     from library.certificate_type_version where code = $1 order by number desc limit 200`,
    [code],
  )
  return rows
}
