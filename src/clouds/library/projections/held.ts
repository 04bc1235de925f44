import type { Pool } from 'pg'

export type Way = 'PRODUCED' | 'SUPPLIED' | 'INGESTED' | 'HISTORIC'
export type Standing = 'SEALING' | 'UNVERIFIED' | 'REJECTED' | 'VERIFIED' | 'ENDED'
export interface CertificateRow {
  readonly id: string
  readonly version: number
  readonly way: Way
  readonly standing: Standing
  readonly certificateType: string
  readonly typeVersion: number
  readonly name: string
  readonly organ: string
  readonly organName: string
  readonly number: string
  readonly identifier: string | null
  readonly holderCode: string
  readonly holderName: string
  readonly rows: readonly (readonly [label: string, value: string])[]
  readonly validFrom: string
  readonly validUntil: string | null
  readonly file: string | null
  readonly supplier: string | null
  readonly batch: string | null
  readonly batchRow: number | null
  readonly system: string | null
  readonly caseId: string | null
  readonly enteredAt: Date
  readonly changedAt: Date
  readonly ended: string | null
  readonly reason: string | null
}
const CERTIFICATE = `select id, version, way, standing, certificate_type as "certificateType",
    type_version as "typeVersion", name, organ, organ_name as "organName", number, identifier,
    holder_code as "holderCode", holder_name as "holderName", rows,
    valid_from::text as "validFrom", valid_until::text as "validUntil", file, supplier, batch, batch_row as "batchRow",
    system, case_id as "caseId", entered_at as "enteredAt", changed_at as "changedAt", ended, reason
  from library._private_certificate`

export async function findCertificate(db: Pool, id: string): Promise<CertificateRow | undefined> {
  const text = `${CERTIFICATE} where id = $1`
  return (await db.query<CertificateRow>({ name: 'library-find', text, values: [id] })).rows[0]
}

/** Every code that is the same holder's, however often it changed; and what of it a split gave to whom. */
const HELD_BY = (code: string, and = '') => `id in (
    with recursive same (code) as (
      select ${code}::text
      union
      select case when l.from_code = s.code then l.to_code else l.from_code end
      from same s join library._private_holder_link l on l.from_code = s.code or l.to_code = s.code
    ), given as (
      select distinct on (certificate) certificate, to_code from library._private_holder_share
      where certificate in (
        select c.id from library._private_certificate c join same s on c.holder_code = s.code ${and}
        union select h.certificate from library._private_holder_share h join same s on h.to_code = s.code)
      order by certificate, at desc, change
    )
    select c.id from library._private_certificate c join same s on c.holder_code = s.code ${and}
    where not exists (select from given g where g.certificate = c.id)
    union all
    select g.certificate from given g join same s on g.to_code = s.code
  )`

/** What counts of a holder's certificates, or once did: what nobody confirmed is not among them. */
export async function countedOfHolder(
  db: Pool,
  holder: string,
  types: readonly string[] | null,
): Promise<readonly CertificateRow[]> {
  const { rows } = await db.query<CertificateRow>({
    name: 'library-of-holder',
    text: `${CERTIFICATE}
      where ${HELD_BY('$1', 'and ($2::text[] is null or c.certificate_type = any($2))')}
        and ($2::text[] is null or certificate_type = any($2))
        and standing in ('VERIFIED', 'ENDED') and identifier is not null
      order by ended is not null, valid_from desc, identifier desc limit 200`,
    values: [holder, types],
  })
  return rows
}

/** Whether the same number of the same organ's type counts already. */
export async function findSameNumber(
  db: Pool,
  of: { readonly certificateType: string; readonly organ: string; readonly number: string },
): Promise<CertificateRow | undefined> {
  const { rows } = await db.query<CertificateRow>(
    `${CERTIFICATE} where certificate_type = $1 and organ = $2 and number = $3 and standing = 'VERIFIED' limit 1`,
    [of.certificateType, of.organ, of.number],
  )
  return rows[0]
}

export interface Search {
  /** Null: every organ. */
  readonly organ: string | null
  readonly q: string | null
  readonly certificateType: string | null
  readonly standing: Standing | null
  readonly way: Way | null
  readonly after: readonly [at: string, id: string] | null
  readonly limit: number
}
/** Newest first. Words are a holder's code, a number, or the beginning of a name: never a guess across all of them. */
export async function searchCertificates(db: Pool, search: Search): Promise<readonly CertificateRow[]> {
  const [at, id] = search.after ?? [null, null]
  const { organ, q, certificateType, standing, way, limit } = search
  const { rows } = await db.query<CertificateRow>(
    `${CERTIFICATE}
     where ($1::uuid is null or organ = $1)
       and ($2::text is null or number = $2 or identifier = $2 or holder_name like $9 or ${HELD_BY('upper($2)')})
       and ($3::text is null or certificate_type = $3)
       and ($4::text is null or standing = $4)
       and ($5::text is null or way = $5)
       and ($6::timestamptz is null or (entered_at, id) < ($6, $7::uuid))
     order by entered_at desc, id desc limit $8`,
    [
      organ,
      q,
      certificateType,
      standing,
      way,
      at,
      id,
      limit,
      q === null ? null : `${q.replaceAll(/[\\%_]/g, '\\$&')}%`,
    ],
  )
  return rows
}

export async function suppliedBy(db: Pool, aliases: readonly string[]): Promise<readonly CertificateRow[]> {
  const { rows } = await db.query<CertificateRow>(
    `${CERTIFICATE} where supplier = any($1::text[]) order by entered_at desc, id desc limit 200`,
    [aliases],
  )
  return rows
}

export interface Counts {
  readonly produced: number
  readonly supplied: number
  readonly ingested: number
  readonly historic: number
  readonly unverified: number
  readonly unpushed: number
}
/** 未推送数: sealed, and not in the library as sealed. Anything but zero is a fault of the house. */
export async function countLibrary(db: Pool, organ: string | null): Promise<Counts> {
  const { rows } = await db.query<Counts>(
    `select count(*) filter (where way = 'PRODUCED')::int as produced,
       count(*) filter (where way = 'SUPPLIED' and standing = 'VERIFIED')::int as supplied,
       count(*) filter (where way = 'INGESTED')::int as ingested,
       count(*) filter (where way = 'HISTORIC')::int as historic,
       count(*) filter (where standing = 'UNVERIFIED')::int as unverified,
       (select count(*)::int from library.sealed s left join library._private_certificate c using (id)
        where c.id is null or c.standing = 'SEALING') as unpushed
     from library._private_certificate where $1::uuid is null or organ = $1`,
    [organ],
  )
  return rows[0] ?? { produced: 0, supplied: 0, ingested: 0, historic: 0, unverified: 0, unpushed: 0 }
}

export interface HolderChangeRow {
  readonly id: string
  readonly kind: 'CHANGE' | 'MERGE' | 'SPLIT'
  readonly fromCodes: readonly string[]
  readonly toCodes: readonly string[]
  readonly basis: string
  readonly at: Date
  readonly by: string
}
export async function changesOf(db: Pool, code: string): Promise<readonly HolderChangeRow[]> {
  const { rows } = await db.query<HolderChangeRow>(
    `select id, kind, from_codes as "fromCodes", to_codes as "toCodes", basis, at, by
     from library._private_holder_change where from_codes @> array[$1] or to_codes @> array[$1]
     order by at desc limit 100`,
    [code],
  )
  return rows
}
