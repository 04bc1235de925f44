import type { Pool } from 'pg'
import { eventReader } from '#frame'
import { unreachable } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { Projection, ProjectionTx } from '#ledger'
import type { EnterpriseEvent, MandateEvent, RegisterFacts, StatedFacts } from '../domain/events.ts'
import { ENTERPRISE_EVENT_TYPES, MANDATE_EVENT_TYPES } from '../domain/events.ts'
import type { HistoryLine } from './person.ts'

const readEnterprise = eventReader<EnterpriseEvent>(...ENTERPRISE_EVENT_TYPES)
const readMandate = eventReader<MandateEvent>(...MANDATE_EVENT_TYPES)
const NOTHING_STATED: StatedFacts = { phone: '', businessAddress: '', contactName: '' }

/** Enterprises with their master data, and who may act for them. */
export const enterpriseProjection: Projection = {
  name: 'enterprise',
  schema: 'parties',
  tables: ['_private_enterprise', '_private_mandate'],
  mode: 'inline',
  types: [...ENTERPRISE_EVENT_TYPES, ...MANDATE_EVENT_TYPES, BODY_ERASED],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const { stream, type, version } = entry.envelope
      if (type === BODY_ERASED) {
        await tx.query(`delete from ${tx.schema}._private_enterprise where id = $1`, [stream])
        await tx.query(`delete from ${tx.schema}._private_mandate where id = $1`, [stream])
      }
      const enterprise = readEnterprise(entry)
      if (enterprise !== undefined) await changeEnterprise(tx, stream, version, enterprise)
      const mandate = readMandate(entry)
      if (mandate !== undefined) await changeMandate(tx, stream, version, mandate)
    }
  },
}

async function changeEnterprise(
  tx: ProjectionTx,
  stream: string,
  version: number,
  event: EnterpriseEvent,
): Promise<void> {
  if (event.type === 'EnterpriseRegistered') {
    const { creditCode, register, at } = event
    await tx.query(
      `insert into ${tx.schema}._private_enterprise (id, version, credit_code, name, representative_number, register,
         stated, registered_at, refreshed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
      [
        stream,
        version,
        creditCode,
        register.name,
        register.legalRepresentative.idNumber,
        JSON.stringify(register),
        JSON.stringify(NOTHING_STATED),
        at,
      ],
    )
    return
  }
  const source = event.type === 'MasterDataRefreshed' ? 'REGISTER' : 'SELF'
  const lines = event.changes.map((change): HistoryLine => ({ at: event.at, source, ...change }))
  await tx.query(
    `update ${tx.schema}._private_enterprise set version = $2, history = history || $3::jsonb where id = $1`,
    [stream, version, JSON.stringify(lines)],
  )
  if (event.type === 'MasterDataStated') {
    await tx.query(`update ${tx.schema}._private_enterprise set stated = $2 where id = $1`, [
      stream,
      JSON.stringify(event.stated),
    ])
    return
  }
  const { register, at } = event
  await tx.query(
    `update ${tx.schema}._private_enterprise set register = $2, name = $3, representative_number = $4, refreshed_at = $5
     where id = $1`,
    [stream, JSON.stringify(register), register.name, register.legalRepresentative.idNumber, at],
  )
}

async function changeMandate(tx: ProjectionTx, stream: string, version: number, event: MandateEvent): Promise<void> {
  switch (event.type) {
    case 'MandateGranted': {
      const { creditCode, enterpriseName, handler, items, from, until, grantor, at } = event
      await tx.query(
        `insert into ${tx.schema}._private_mandate (id, version, credit_code, enterprise_name, handler_name,
           handler_number, items, valid_from, valid_until, grantor_name, granted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          stream,
          version,
          creditCode,
          enterpriseName,
          handler.name,
          handler.idNumber,
          items,
          from,
          until,
          grantor.name,
          at,
        ],
      )
      return
    }
    case 'MandateRevoked':
      await tx.query(
        `update ${tx.schema}._private_mandate set version = $2, revoked_at = $3, revoked_side = $4, revoked_reason = $5
         where id = $1`,
        [stream, version, event.at, event.side, event.reason],
      )
      return
    default:
      return unreachable(event)
  }
}

export interface EnterpriseRow {
  readonly id: string
  readonly creditCode: string
  readonly name: string
  readonly register: RegisterFacts
  readonly stated: StatedFacts
  readonly registeredAt: Date
  readonly refreshedAt: Date
  readonly history: readonly HistoryLine[]
}
const ENTERPRISE = `select e.id, e.credit_code as "creditCode", e.name, e.register, e.stated,
  e.registered_at as "registeredAt", e.refreshed_at as "refreshedAt", e.history from parties._private_enterprise e`

/** Enterprises this person represents by law. */
export async function enterprisesOf(db: Pool, idNumber: string): Promise<readonly EnterpriseRow[]> {
  const text = `${ENTERPRISE} where e.representative_number = $1 order by e.registered_at, e.id`
  return (await db.query<EnterpriseRow>({ name: 'parties-own-enterprises', text, values: [idNumber] })).rows
}
export async function findEnterprise(db: Pool, creditCode: string): Promise<EnterpriseRow | undefined> {
  const text = `${ENTERPRISE} where e.credit_code = $1`
  return (await db.query<EnterpriseRow>({ name: 'parties-find-enterprise', text, values: [creditCode] })).rows[0]
}

export interface MandateRow {
  readonly id: string
  readonly creditCode: string
  readonly enterpriseName: string
  readonly handlerName: string
  readonly handlerNumber: string
  readonly items: readonly string[] | null
  readonly from: string
  readonly until: string
  readonly grantorName: string
  readonly grantedAt: Date
  readonly revokedAt: Date | null
  readonly revokedSide: 'GRANTOR' | 'HANDLER' | null
  readonly revokedReason: string | null
}
const MANDATE = `select m.id, m.credit_code as "creditCode", m.enterprise_name as "enterpriseName",
  m.handler_name as "handlerName", m.handler_number as "handlerNumber", m.items, m.valid_from::text as from,
  m.valid_until::text as until, m.grantor_name as "grantorName", m.granted_at as "grantedAt",
  m.revoked_at as "revokedAt", m.revoked_side as "revokedSide", m.revoked_reason as "revokedReason"
  from parties._private_mandate m`

/** Everything an enterprise ever granted, newest first. */
export async function mandatesOf(db: Pool, creditCode: string): Promise<readonly MandateRow[]> {
  const text = `${MANDATE} where m.credit_code = $1 order by m.granted_at desc, m.id limit 200`
  return (await db.query<MandateRow>({ name: 'parties-mandates', text, values: [creditCode] })).rows
}
/** Mandates under which this person may act on that day. */
export async function standingMandates(db: Pool, idNumber: string, today: string): Promise<readonly MandateRow[]> {
  const text = `${MANDATE} where m.handler_number = $1 and m.revoked_at is null
    and $2::date between m.valid_from and m.valid_until order by m.enterprise_name, m.granted_at limit 200`
  return (await db.query<MandateRow>({ name: 'parties-standing-mandates', text, values: [idNumber, today] })).rows
}
export async function findMandate(db: Pool, id: string): Promise<MandateRow | undefined> {
  const text = `${MANDATE} where m.id = $1`
  return (await db.query<MandateRow>({ name: 'parties-find-mandate', text, values: [id] })).rows[0]
}
