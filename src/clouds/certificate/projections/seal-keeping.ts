import type { Pool } from 'pg'
import type { OfficerAppointed, RolesGranted } from '#clouds/organisation/events'
import { eventReader } from '#frame'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type { OldSealEvent } from '../domain/events.ts'

const readOldSeal = eventReader<OldSealEvent>('OldSealHandedOver', 'OldSealDestroyed')
const readOfficer = eventReader<OfficerAppointed | RolesGranted>('OfficerAppointed', 'RolesGranted')

/** Numbers the uses in the order of their leaves, and keeps the list of old seals and of possible keepers. */
export const sealKeepingProjection: Projection = {
  name: 'seal-keeping',
  schema: 'certificate',
  tables: ['seal_use_number', 'old_seal', 'keeper'],
  mode: 'following',
  types: ['SealUseBegan', 'OldSealHandedOver', 'OldSealDestroyed', 'OfficerAppointed', 'RolesGranted'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      if (entry.envelope.type === 'SealUseBegan') await number(tx, entry)
      await writeOldSeal(tx, entry)
      await writeKeeper(tx, entry)
    }
  },
}

/** From the envelope alone, so that an erased body leaves no gap when all is built anew. */
const number = (tx: ProjectionTx, { envelope, leafIndex }: StoredEntry) =>
  tx.query(
    `insert into ${tx.schema}.seal_use_number (number, document, at, leaf_index)
     select coalesce(max(number), 0) + 1, $1, $2, $3 from ${tx.schema}.seal_use_number`,
    [envelope.stream, envelope.recordedAt, leafIndex],
  )

async function writeOldSeal(tx: ProjectionTx, entry: StoredEntry): Promise<void> {
  const event = readOldSeal(entry)
  const { stream } = entry.envelope
  if (event?.type === 'OldSealHandedOver') {
    const { organName, name, registration, kind, handedOverBy, by, at, endOfUse } = event
    await tx.query(
      `insert into ${tx.schema}.old_seal (id, organ_name, name, registration, kind, handed_over_by, received_by,
         handed_over_at, end_of_use) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [stream, organName, name, registration, kind, handedOverBy, by, at, endOfUse],
    )
  } else if (event?.type === 'OldSealDestroyed') {
    const { on, method, certificateNumber, witnesses } = event
    await tx.query(
      `update ${tx.schema}.old_seal set destroyed_on = $2, method = $3, certificate_number = $4, witnesses = $5
       where id = $1`,
      [stream, on, method, certificateNumber, witnesses],
    )
  }
}

async function writeKeeper(tx: ProjectionTx, entry: StoredEntry): Promise<void> {
  const event = readOfficer(entry)
  if (event === undefined) return
  const isKeeper = event.roles.includes('sealKeeper')
  const { stream } = entry.envelope
  if (event.type === 'OfficerAppointed')
    await tx.query(`insert into ${tx.schema}.keeper (id, organ, is_keeper) values ($1, $2, $3)`, [
      stream,
      event.organ,
      isKeeper,
    ])
  else await tx.query(`update ${tx.schema}.keeper set is_keeper = $2 where id = $1`, [stream, isKeeper])
}

export async function listKeepers(db: Pool, organ: string): Promise<readonly string[]> {
  const text = `select id from certificate.keeper where organ = $1 and is_keeper order by id`
  return (await db.query<{ id: string }>(text, [organ])).rows.map(({ id }) => id)
}

export interface OldSealRow {
  readonly id: string
  readonly organName: string
  readonly name: string
  readonly registration: string
  readonly kind: 'PHYSICAL' | 'ELECTRONIC'
  readonly handedOverBy: string
  readonly receivedBy: string
  readonly handedOverAt: Date
  readonly endOfUse: string
  readonly destroyedOn: string | null
  readonly method: 'CUT' | 'MELTED' | 'REVOKED' | null
  readonly certificateNumber: string | null
  readonly witnesses: readonly string[] | null
}
const OLD_SEAL = `id, organ_name as "organName", name, registration, kind, handed_over_by as "handedOverBy",
  received_by as "receivedBy", handed_over_at as "handedOverAt", end_of_use::text as "endOfUse",
  destroyed_on::text as "destroyedOn", method, certificate_number as "certificateNumber", witnesses`

/** In the order of handing over; a district has some dozens of them. */
export async function listOldSeals(db: Pool, limit: number): Promise<readonly OldSealRow[]> {
  const text = `select ${OLD_SEAL} from certificate.old_seal order by handed_over_at, registration limit $1`
  return (await db.query<OldSealRow>(text, [limit])).rows
}

export async function isRegistrationKnown(db: Pool, registration: string): Promise<boolean> {
  const text = 'select 1 from certificate.old_seal where registration = $1'
  return (await db.query(text, [registration])).rows.length > 0
}
