import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import type { Channel, ConsentEvent, NamedPerson, PersonEvent } from '../domain/events.ts'
import { CONSENT_EVENT_TYPES, PERSON_EVENT_TYPES } from '../domain/events.ts'

const readPerson = eventReader<PersonEvent>(...PERSON_EVENT_TYPES)
const readConsent = eventReader<ConsentEvent>(...CONSENT_EVENT_TYPES)

/** Who stands behind each account and how he is reached: written with the act, so that the next page knows it. */
export const personProjection: Projection = {
  name: 'person',
  schema: 'parties',
  tables: ['_private_person', '_private_consent'],
  mode: 'inline',
  types: [...PERSON_EVENT_TYPES, ...CONSENT_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) {
        await tx.query(`delete from ${tx.schema}._private_person where id = $1`, [stream])
        await tx.query(`delete from ${tx.schema}._private_consent where id = $1`, [stream])
      }
      const person = readPerson(entry)
      if (person !== undefined) await changePerson(tx, stream, version, person)
      const consent = readConsent(entry)
      if (consent !== undefined) await changeConsent(tx, stream, version, consent)
    }
  },
}

/** One column changes, and the history keeps what stood there. */
async function setColumn(
  tx: ProjectionTx,
  stream: string,
  event: PersonEvent,
  [column, value, source]: readonly [column: string, value: string | null, source: string],
): Promise<void> {
  await tx.query(
    `update ${tx.schema}._private_person set ${column} = $2, history = history || jsonb_build_array(jsonb_build_object(
       'at', $3::text, 'field', $4::text, 'before', coalesce(${column}, ''), 'after', coalesce($2, ''), 'source', $5::text))
     where id = $1 and ${column} is distinct from $2`,
    [stream, value, event.at, column, source],
  )
}

async function changePerson(tx: ProjectionTx, stream: string, version: number, event: PersonEvent): Promise<void> {
  await tx.query(
    `insert into ${tx.schema}._private_person (id, version, account) values ($1, $2, $3)
     on conflict (id) do update set version = excluded.version`,
    [stream, version, event.account],
  )
  switch (event.type) {
    case 'RealNameVerified':
      await setColumn(tx, stream, event, ['name', event.name, event.assertion.provider])
      await setColumn(tx, stream, event, ['id_number', event.idNumber, event.assertion.provider])
      await tx.query(`update ${tx.schema}._private_person set verified_at = $2, assertion = $3 where id = $1`, [
        stream,
        event.at,
        JSON.stringify(event.assertion),
      ])
      return
    case 'ContactVerified':
      return setColumn(tx, stream, event, [columnOf(event.channel), event.address, 'CODE'])
    case 'ContactRemoved':
      return setColumn(tx, stream, event, [columnOf(event.channel), null, 'SELF'])
    case 'HomeAddressStated':
      return setColumn(tx, stream, event, ['address', event.address, 'SELF'])
    default:
      return unreachable(event)
  }
}
const columnOf = (channel: Channel): string => (channel === 'SMS' ? 'mobile' : 'email')

async function changeConsent(tx: ProjectionTx, stream: string, version: number, event: ConsentEvent): Promise<void> {
  const given = event.type === 'ConsentGiven'
  const channels = given ? event.channels : []
  const textVersion = given ? event.textVersion : null
  const line = JSON.stringify([{ at: event.at, type: event.type, textVersion, channels }])
  await tx.query(
    `insert into ${tx.schema}._private_consent as c (id, version, account, text_version, channels, history)
     values ($1, $2, $3, $4, $5, $6::jsonb)
     on conflict (id) do update set version = excluded.version, text_version = excluded.text_version,
       channels = excluded.channels, history = c.history || excluded.history`,
    [stream, version, event.account, textVersion, channels, line],
  )
}

export interface HistoryLine {
  readonly at: string
  readonly field: string
  readonly before: string
  readonly after: string
  readonly source: string
}
export interface PersonRow {
  readonly id: string
  readonly account: string
  readonly name: string | null
  readonly idNumber: string | null
  readonly verifiedAt: Date | null
  readonly provider: string | null
  readonly mobile: string | null
  readonly email: string | null
  readonly address: string
  readonly history: readonly HistoryLine[]
}

export async function findPerson(db: Pool, account: string): Promise<PersonRow | undefined> {
  const { rows } = await db.query<PersonRow>({
    name: 'parties-find-person',
    text: `select id, account, name, id_number as "idNumber", verified_at as "verifiedAt",
             assertion ->> 'provider' as provider, mobile, email, address, history
           from parties._private_person where account = $1`,
    values: [account],
  })
  return rows[0]
}

/** Who he verifiably is; undefined before the identity service has said so. */
export function verifiedOf(person: PersonRow | undefined): NamedPerson | undefined {
  if (person === undefined || person.name === null || person.idNumber === null) return undefined
  return { name: person.name, idNumber: person.idNumber }
}

/** The account of whoever bears this number, if he has one. */
export async function accountOfPerson(db: Pool, idNumber: string): Promise<string | undefined> {
  const { rows } = await db.query<{ account: string }>({
    name: 'parties-account-of-person',
    text: 'select account from parties._private_person where id_number = $1 order by verified_at limit 1',
    values: [idNumber],
  })
  return rows[0]?.account
}

/** Whether somebody else's account is already this person's: one person, one account. */
export async function isHeldByAnotherAccount(db: Pool, idNumber: string, account: string): Promise<boolean> {
  const { rowCount } = await db.query('select 1 from parties._private_person where id_number = $1 and account <> $2', [
    idNumber,
    account,
  ])
  return rowCount !== 0
}

export interface ConsentRow {
  readonly textVersion: string | null
  readonly channels: readonly Channel[]
  readonly history: readonly {
    readonly at: string
    readonly type: ConsentEvent['type']
    readonly textVersion: string | null
    readonly channels: readonly Channel[]
  }[]
}

export async function findConsent(db: Pool, account: string): Promise<ConsentRow | undefined> {
  const { rows } = await db.query<ConsentRow>({
    name: 'parties-find-consent',
    text: `select text_version as "textVersion", channels, history from parties._private_consent where account = $1`,
    values: [account],
  })
  return rows[0]
}
