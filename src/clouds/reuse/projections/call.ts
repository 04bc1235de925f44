import type { Pool } from 'pg'
import type { ApplicationSubmitted } from '#clouds/approval/events'
import type { CertificateSealed } from '#clouds/certificate/events'
import { eventReader } from '#frame'
import { localDate } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import type { CertificateCalled, Purpose } from '../domain/events.ts'

const TYPES = ['CertificateCalled', 'ApplicationSubmitted'] as const
const read = eventReader<CertificateCalled | ApplicationSubmitted>(...TYPES)
/** What answers a question about a certificate, though the answer may be that it stands no longer. */
const ANSWERED = ['IN_FORCE', 'NOT_YET', 'EXPIRED', 'ENDED', 'NOT_HELD']

interface Difference {
  readonly title: string
  readonly written: string
  readonly held: string
}
interface Noted {
  readonly part: number
  readonly organ: string
  readonly caller: string
  readonly callerKind: 'OFFICER' | 'SYSTEM' | 'FILING'
  readonly systemName: string | null
  readonly region: string | null
  readonly purpose: Purpose
  readonly caseNumber: string
  readonly itemCode: string | null
  readonly holder: string
  readonly certificateType: string
  readonly certificateName: string
  readonly identifier: string | null
  readonly fields: readonly string[]
  readonly mode: string
  readonly outcome: string
  readonly differences: readonly Difference[]
}

/** Filing a case calls as well: the applicant agreed to it, and sees it among all the others. */
const ofFiling = ({ fetched = [], standard, caseNumber, applicant }: ApplicationSubmitted): readonly Noted[] =>
  fetched.map(({ certificateType, name, identifier, compared = [] }, part) => ({
    part,
    organ: standard.organ,
    caller: '',
    callerKind: 'FILING',
    systemName: null,
    region: null,
    purpose: 'APPROVAL',
    caseNumber,
    itemCode: standard.itemCode,
    holder: applicant.idNumber.trim().toUpperCase(),
    certificateType,
    certificateName: name,
    identifier,
    fields: compared.map(({ title }) => title),
    mode: 'DATA',
    outcome: 'IN_FORCE',
    differences: compared.flatMap(({ same, ...difference }) => (same ? [] : [difference])),
  }))

const ofCall = ({ by, caller, region, ...call }: CertificateCalled): readonly Noted[] => [
  { ...call, region: region ?? null, part: 0, caller: by, callerKind: caller, itemCode: null, differences: [] },
]

async function note(tx: ProjectionTx, id: string, at: string, call: Noted) {
  await tx.query(
    `insert into ${tx.schema}._private_call (id, source, at, organ, caller, caller_kind, system_name, purpose,
       case_number, item_code, holder_code, certificate_type, certificate_name, identifier, fields, mode, outcome,
       differences, region)
     values (case when $2::int = 0 then $1::uuid else md5($1::text || ':' || $2::text)::uuid end, $1::uuid, $3, $4, $5, $6, $7, $8,
       $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
     on conflict do nothing`,
    [
      id,
      call.part,
      at,
      call.organ,
      call.caller,
      call.callerKind,
      call.systemName,
      call.purpose,
      call.caseNumber,
      call.itemCode,
      call.holder,
      call.certificateType,
      call.certificateName,
      call.identifier,
      [...call.fields],
      call.mode,
      call.outcome,
      JSON.stringify(call.differences),
      call.region,
    ],
  )
  const answered = ANSWERED.includes(call.outcome) ? 1 : 0
  const table = `${tx.schema}.call_day`
  await tx.query(
    `insert into ${table} (day, organ, certificate_type, purpose, caller_kind, answered, refused)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (day, organ, certificate_type, purpose, caller_kind) do update
       set answered = ${table}.answered + excluded.answered, refused = ${table}.refused + excluded.refused`,
    [localDate(at), call.organ, call.certificateType, call.purpose, call.callerKind, answered, 1 - answered],
  )
}

/** 调用记录: who called what, why, for which case; and whose case each number is. */
export const callProjection: Projection = {
  name: 'reuse.call',
  schema: 'reuse',
  tables: ['_private_call', 'call_day', '_private_case'],
  mode: 'following',
  types: [...TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type } = entry.envelope
      if (type === BODY_ERASED) {
        await tx.query(`delete from ${tx.schema}._private_call where source = $1`, [stream])
        await tx.query(`delete from ${tx.schema}._private_case where id = $1`, [stream])
      }
      const event = read(entry)
      if (event === undefined) continue
      const calls = event.type === 'CertificateCalled' ? ofCall(event) : ofFiling(event)
      for (const call of calls) await note(tx, stream, event.at, call)
      if (event.type === 'CertificateCalled') continue
      const { standard, caseNumber, applicant } = event
      await tx.query(
        `insert into ${tx.schema}._private_case (id, case_number, organ, competent, holder_code)
         values ($1, $2, $3, $4, $5) on conflict do nothing`,
        [stream, caseNumber, standard.organ, [...standard.competentOrgans], applicant.idNumber.trim().toUpperCase()],
      )
    }
  },
}

const readSealed = eventReader<CertificateSealed>('CertificateSealed')
/** The sealed file of each certificate, by its identifier. */
export const renditionProjection: Projection = {
  name: 'reuse.rendition',
  schema: 'reuse',
  tables: ['rendition'],
  mode: 'following',
  types: ['CertificateSealed'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readSealed(entry)
      if (event !== undefined)
        await tx.query(
          `insert into ${tx.schema}.rendition (id, identifier, file) values ($1, $2, $3) on conflict do nothing`,
          [entry.envelope.stream, event.identifier, event.file],
        )
    }
  },
}

export async function fileOf(db: Pool, identifier: string): Promise<string | undefined> {
  const { rows } = await db.query<{ file: string }>({
    name: 'reuse-file-of',
    text: 'select file from reuse.rendition where identifier = $1',
    values: [identifier],
  })
  return rows[0]?.file
}

/** Whether the case is this organ's to handle or supervise, and about this holder. */
export async function isCaseOf(db: Pool, caseNumber: string, organ: string, holder: string): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'reuse-is-case-of',
    text: `select from reuse._private_case
           where case_number = $1 and (organ = $2 or $2 = any(competent)) and holder_code = $3`,
    values: [caseNumber, organ, holder],
  })
  return rowCount === 1
}

export interface CallRow extends Omit<Noted, 'holder' | 'part'> {
  readonly id: string
  readonly at: Date
  readonly holder: string
}
const CALL = `select id, at, organ, caller, caller_kind as "callerKind", system_name as "systemName", purpose,
    case_number as "caseNumber", item_code as "itemCode", holder_code as "holder",
    certificate_type as "certificateType", certificate_name as "certificateName", identifier, fields, mode, outcome,
    differences, region
  from reuse._private_call`

export interface CallPage {
  readonly after: readonly [at: string, id: string] | null
  readonly limit: number
}
export async function callsOfHolder(db: Pool, holder: string, { after, limit }: CallPage): Promise<readonly CallRow[]> {
  const { rows } = await db.query<CallRow>({
    name: 'reuse-calls-of-holder',
    text: `${CALL} where holder_code = $1 and ($2::timestamptz is null or (at, id) < ($2, $3::uuid))
           order by at desc, id desc limit $4`,
    values: [holder, after?.[0] ?? null, after?.[1] ?? null, limit],
  })
  return rows
}

/** Null: every organ. `differing`: only where the applicant wrote something else than the certificate says. */
export async function listCalls(
  db: Pool,
  { organ, differing, after, limit }: CallPage & { readonly organ: string | null; readonly differing: boolean },
): Promise<readonly CallRow[]> {
  const { rows } = await db.query<CallRow>({
    name: differing ? 'reuse-list-differing' : 'reuse-list-calls',
    text: `${CALL} where ($1::uuid is null or organ = $1) ${differing ? "and differences <> '[]'" : ''}
             and ($2::timestamptz is null or (at, id) < ($2, $3::uuid))
           order by at desc, id desc limit $4`,
    values: [organ, after?.[0] ?? null, after?.[1] ?? null, limit],
  })
  return rows
}

export interface FigureRow {
  readonly organ: string
  readonly certificateType: string
  readonly purpose: Purpose
  readonly callerKind: 'OFFICER' | 'SYSTEM' | 'FILING'
  readonly answered: number
  readonly refused: number
}
export async function figuresSince(db: Pool, from: string): Promise<readonly FigureRow[]> {
  const { rows } = await db.query<FigureRow>(
    `select organ, certificate_type as "certificateType", purpose, caller_kind as "callerKind",
       sum(answered)::int as answered, sum(refused)::int as refused
     from reuse.call_day where day >= $1 group by 1, 2, 3, 4 order by 5 desc, 1, 2, 3, 4 limit 500`,
    [from],
  )
  return rows
}

/** One more of today's calls, unless they are used up. Two at once wait for each other here and nowhere else. */
export async function drawCall(
  db: Pool,
  { day, caller, certificateType, max }: { day: string; caller: string; certificateType: string; max: number },
): Promise<number | undefined> {
  const { rows } = await db.query<{ used: number }>({
    name: 'reuse-draw-call',
    text: `insert into reuse.quota_day as q (day, caller, certificate_type, used) values ($1, $2, $3, 1)
           on conflict (day, caller, certificate_type) do update set used = q.used + 1 where q.used < $4
           returning used`,
    values: [day, caller, certificateType, max],
  })
  const used = rows[0]?.used
  return used === undefined || used > max ? undefined : max - used
}
