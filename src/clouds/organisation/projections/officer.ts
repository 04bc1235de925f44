import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { unreachable } from '#kernel'
import type { Projection, ProjectionTx, StoredEntry } from '#ledger'
import type { Role } from '#policy'
import type { OfficerEvent } from '../domain/events.ts'
import { writeProposal } from './proposal.ts'
import { readOfficerEvent } from './read-events.ts'

/** What two people compare on two screens before one vouches for the other's key. */
export const fingerprintOf = (spki: string): string =>
  createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex')

/** Officers with their roles, and their keys with what became of them. */
export const officerProjection: Projection = {
  name: 'officer',
  schema: 'organisation',
  tables: ['officer', 'signing_key', 'proposal'],
  mode: 'inline',
  types: [
    'OfficerProposed',
    'OfficerProposalDeclined',
    'OfficerAppointed',
    'RolesProposed',
    'RolesGranted',
    'KeyEnrolled',
    'KeyConfirmed',
    'KeyRevoked',
  ],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readOfficerEvent(entry)
      if (event === undefined) continue
      await writeProposal(tx, entry, event)
      await write(tx, entry, event)
      await tx.query(`update ${tx.schema}.officer set version = $2 where id = $1`, [
        entry.envelope.stream,
        entry.envelope.version,
      ])
    }
  },
}

async function write(tx: ProjectionTx, entry: StoredEntry, event: OfficerEvent): Promise<void> {
  const { stream, version } = entry.envelope
  switch (event.type) {
    case 'OfficerProposed':
    case 'OfficerProposalDeclined':
    case 'RolesProposed':
      return
    case 'OfficerAppointed':
      await tx.query(
        `insert into ${tx.schema}.officer (id, version, name, organ, region, post, roles)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [stream, version, event.name, event.organ, event.region, event.post, event.roles],
      )
      return
    case 'RolesGranted':
      await tx.query(`update ${tx.schema}.officer set roles = $2 where id = $1`, [stream, event.roles])
      return
    case 'KeyEnrolled':
      await tx.query(
        `insert into ${tx.schema}.signing_key (key, officer, spki, fingerprint, device, state, enrolled_at)
         values ($1, $2, $3, $4, $5, 'enrolled', $6)`,
        [event.key, stream, event.spki, fingerprintOf(event.spki), event.device, event.at],
      )
      return
    case 'KeyConfirmed':
      await tx.query(
        `update ${tx.schema}.signing_key
         set state = 'confirmed', cert_sha256 = $2, certificate = $3, valid_until = $4 where key = $1`,
        [event.key, event.certSha256, event.certificate, event.validUntil],
      )
      return
    case 'KeyRevoked':
      await tx.query(`update ${tx.schema}.signing_key set state = 'revoked', revoked_at = $2 where key = $1`, [
        event.key,
        event.at,
      ])
      return
    default:
      return unreachable(event)
  }
}

export interface OfficerRow {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly organ: string
  readonly region: string
  readonly post: string
  readonly roles: readonly Role[]
}
const OFFICER = 'id, version, name, organ, region, post, roles'

/** The officer as he stands now; sign-in makes the actor of it. */
export async function findOfficer(db: Pool, id: string): Promise<OfficerRow | undefined> {
  const { rows } = await db.query<OfficerRow>({
    name: 'organisation-find-officer',
    text: `select ${OFFICER} from organisation.officer where id = $1`,
    values: [id],
  })
  return rows[0]
}

/** A bureau has some hundreds of officers, and the administrator's page shows them all. */
const OFFICERS_MAX = 2000

export async function listOfficers(db: Pool): Promise<readonly OfficerRow[]> {
  const text = `select ${OFFICER} from organisation.officer order by organ, name, id limit ${OFFICERS_MAX}`
  return (await db.query<OfficerRow>(text)).rows
}

export interface SigningKeyRow {
  readonly key: string
  readonly officer: string
  readonly spki: string
  readonly fingerprint: string
  readonly device: string
  readonly state: 'enrolled' | 'confirmed' | 'revoked'
  readonly enrolledAt: Date
  readonly certSha256: string | null
  /** PEM. */
  readonly certificate: string | null
  readonly revokedAt: Date | null
}
const KEY = `key, officer, spki, fingerprint, device, state, enrolled_at as "enrolledAt",
  cert_sha256 as "certSha256", certificate, revoked_at as "revokedAt"`

/** The key a signed act names, whoever's it is and whatever became of it. */
export async function findKeyOfCertificate(db: Pool, certSha256: string): Promise<SigningKeyRow | undefined> {
  const { rows } = await db.query<SigningKeyRow>({
    name: 'organisation-find-certificate',
    text: `select ${KEY} from organisation.signing_key where cert_sha256 = $1`,
    values: [certSha256],
  })
  return rows[0]
}

/** Confirmed keys with their holders, those that end first. */
export async function listExpiringKeys(
  db: Pool,
): Promise<readonly { readonly holder: string; readonly validUntil: Date }[]> {
  const text = `select o.name as holder, k.valid_until as "validUntil" from organisation.signing_key k
    join organisation.officer o on o.id = k.officer
    where k.state = 'confirmed' and k.valid_until is not null order by k.valid_until, k.key limit ${KEYS_MAX}`
  return (await db.query<{ holder: string; validUntil: Date }>(text)).rows
}

/** The key somebody signs in with; one key is enrolled by one officer, and by him once. */
export async function findKeyOfFingerprint(db: Pool, fingerprint: string): Promise<SigningKeyRow | undefined> {
  const text = `select ${KEY} from organisation.signing_key where fingerprint = $1`
  return (await db.query<SigningKeyRow>(text, [fingerprint])).rows[0]
}

export async function findKey(db: Pool, key: string): Promise<SigningKeyRow | undefined> {
  return (await db.query<SigningKeyRow>(`select ${KEY} from organisation.signing_key where key = $1`, [key])).rows[0]
}

export async function keysOfOfficer(db: Pool, officer: string): Promise<readonly SigningKeyRow[]> {
  const text = `select ${KEY} from organisation.signing_key where officer = $1 order by enrolled_at desc, key`
  return (await db.query<SigningKeyRow>(text, [officer])).rows
}

export async function isHeldByAnother(db: Pool, fingerprint: string, officer: string): Promise<boolean> {
  const text = 'select 1 from organisation.signing_key where fingerprint = $1 and officer <> $2 limit 1'
  return (await db.query(text, [fingerprint, officer])).rows.length > 0
}

/** Confirmed in order of arrival; more than a page would mean that nobody confirms at all. */
const KEYS_MAX = 200

export async function keysIn(db: Pool, state: 'enrolled' | 'confirmed'): Promise<readonly SigningKeyRow[]> {
  const text = `select ${KEY} from organisation.signing_key where state = $1
    order by enrolled_at, key limit ${KEYS_MAX}`
  return (await db.query<SigningKeyRow>(text, [state])).rows
}
