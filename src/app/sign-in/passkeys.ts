import { createHash } from 'node:crypto'
import type { Pool } from 'pg'

/** A passkey as it is kept: the authenticator holds the other half and shows it to nobody. */
export interface PasskeyRow {
  readonly id: string
  readonly account: string
  readonly publicKey: Buffer
  readonly counter: string
  readonly transports: readonly string[]
  readonly label: string
  readonly fingerprint: string
  readonly addedAt: Date
  readonly confirmedAt: Date | null
  readonly usedAt: Date | null
}
export interface NewPasskey {
  readonly id: string
  readonly account: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
  readonly label: string
  /** An applicant answers for himself alone; an officer's waits for a second person. */
  readonly waits: boolean
}
export interface OfficerPasskeyRow extends PasskeyRow {
  readonly officer: string
}

export interface Passkeys {
  readonly find: (id: string) => Promise<PasskeyRow | undefined>
  readonly ofAccount: (account: string) => Promise<readonly PasskeyRow[]>
  readonly ofOfficers: () => Promise<readonly OfficerPasskeyRow[]>
  /** False when the authenticator's credential is known already. */
  readonly add: (passkey: NewPasskey) => Promise<boolean>
  /** False when another use went before it: of two uses with one count, one is a copy's. */
  readonly use: (id: string, before: string, after: number) => Promise<boolean>
  readonly confirm: (fingerprint: string, by: string) => Promise<boolean>
  /** `account` limits it to one's own. */
  readonly revoke: (fingerprint: string, by: string, account: string | null) => Promise<boolean>
}

export const fingerprintOfPasskey = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex')

/** One at work, one at home, a telephone and a spare for each. */
export const PASSKEYS_MAX = 6
/** More than a page of officers' passkeys means that nobody clears them up. */
const LIST_MAX = 500

const COLUMNS = `p.id, p.account, p.public_key as "publicKey", p.counter::text, p.transports, p.label, p.fingerprint,
  p.added_at as "addedAt", p.confirmed_at as "confirmedAt", p.used_at as "usedAt"`
const LIVE = 'p.revoked_at is null'

export function createPasskeys(db: Pool, now: () => Date): Passkeys {
  return {
    find: async (id) => {
      const { rows } = await db.query<PasskeyRow>(
        `select ${COLUMNS} from app._private_passkey p join app._private_account a on a.id = p.account
         where p.id = $1 and ${LIVE} and a.disabled_at is null`,
        [id],
      )
      return rows[0]
    },
    ofAccount: async (account) => {
      const { rows } = await db.query<PasskeyRow>(
        `select ${COLUMNS} from app._private_passkey p where p.account = $1 and ${LIVE} order by p.added_at, p.id`,
        [account],
      )
      return rows
    },
    ofOfficers: async () => {
      const { rows } = await db.query<OfficerPasskeyRow>(
        `select ${COLUMNS}, a.officer from app._private_passkey p join app._private_account a on a.id = p.account
         where a.officer is not null and ${LIVE} order by p.added_at desc, p.id limit ${LIST_MAX}`,
      )
      return rows
    },
    add: async ({ id, account, publicKey, counter, transports, label, waits }) => {
      const at = now()
      const { rowCount } = await db.query(
        `insert into app._private_passkey
           (id, account, public_key, counter, transports, label, fingerprint, added_at, confirmed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
        [
          ...[id, account, Buffer.from(publicKey), counter, transports, label],
          ...[fingerprintOfPasskey(publicKey), at, waits ? null : at],
        ],
      )
      return rowCount === 1
    },
    use: async (id, before, after) => {
      const { rowCount } = await db.query(
        'update app._private_passkey set counter = $3, used_at = $4 where id = $1 and counter = $2',
        [id, before, after, now()],
      )
      return rowCount === 1
    },
    confirm: async (fingerprint, by) => {
      const { rowCount } = await db.query(
        `update app._private_passkey p set confirmed_at = $2, confirmed_by = $3 from app._private_account a
         where a.id = p.account and p.fingerprint = $1 and p.confirmed_at is null and ${LIVE} and a.officer <> $3`,
        [fingerprint, now(), by],
      )
      return rowCount === 1
    },
    revoke: async (fingerprint, by, account) => {
      const { rowCount } = await db.query(
        `update app._private_passkey p set revoked_at = $2, revoked_by = $3 from app._private_account a
         where a.id = p.account and p.fingerprint = $1 and ${LIVE}
           and (a.id = $4 or ($4::uuid is null and a.officer is not null))`,
        [fingerprint, now(), by, account],
      )
      return (rowCount ?? 0) > 0
    },
  }
}
