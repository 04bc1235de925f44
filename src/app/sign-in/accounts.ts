import type { Pool } from 'pg'
import { hashPassword, isPassword } from './password.ts'

/** Who can sign in. Which organ and roles an officer has is not said here: the ledger says it. */
export interface Account {
  readonly id: string
  readonly username: string
  readonly kind: 'officer' | 'applicant'
  readonly officer: string | null
  /** Of an applicant, as he gave it. */
  readonly name: string | null
}

export type NewAccount = { readonly id: string; readonly username: string; readonly password: string } & (
  { readonly kind: 'officer'; readonly officer: string } | { readonly kind: 'applicant'; readonly name: string }
)

export interface Accounts {
  /** Undefined when somebody else already has the username. */
  readonly open: (account: NewAccount) => Promise<Account | undefined>
  /** Takes the same time whether the username exists or not. */
  readonly check: (username: string, password: string) => Promise<Account | undefined>
  readonly find: (id: string) => Promise<Account | undefined>
  readonly findOfOfficer: (officer: string) => Promise<Account | undefined>
  readonly setPassword: (id: string, password: string) => Promise<void>
  /** Usernames of officers by their opaque id. */
  readonly officerUsernames: () => Promise<ReadonlyMap<string, string>>
}

const ACCOUNT = 'select id, username, kind, officer, name from app._private_account'

export function createAccounts(db: Pool, now: () => Date): Accounts {
  return {
    find: async (id) => (await db.query<Account>(`${ACCOUNT} where id = $1 and disabled_at is null`, [id])).rows[0],
    findOfOfficer: async (officer) =>
      (await db.query<Account>(`${ACCOUNT} where officer = $1 and disabled_at is null`, [officer])).rows[0],
    open: async (account) => {
      const officer = account.kind === 'officer' ? account.officer : null
      const name = account.kind === 'applicant' ? account.name : null
      const { id, username, kind } = account
      const { rowCount } = await db.query(
        `insert into app._private_account (id, username, kind, password_hash, officer, name, created_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [id, username, kind, await hashPassword(account.password), officer, name, now()],
      )
      return rowCount === 1 ? { id, username, kind, officer, name } : undefined
    },
    check: async (username, password) => {
      const { rows } = await db.query<Account & { password_hash: string }>(
        `select id, username, kind, officer, name, password_hash from app._private_account
         where lower(username) = $1 and disabled_at is null`,
        // Lowered here, as whoever counts guesses lowers it: PostgreSQL would also make an i of the Turkish İ.
        [username.toLowerCase()],
      )
      const row = rows[0]
      if (!(await isPassword(row?.password_hash, password)) || row === undefined) return undefined
      const { password_hash: _, ...account } = row
      return account
    },
    setPassword: async (id, password) => {
      await db.query('update app._private_account set password_hash = $2 where id = $1', [
        id,
        await hashPassword(password),
      ])
      await db.query('delete from app._private_session where account = $1', [id])
    },
    officerUsernames: async () => {
      const { rows } = await db.query<{ officer: string; username: string }>(
        'select officer, username from app._private_account where officer is not null',
      )
      return new Map(rows.map(({ officer, username }) => [officer, username]))
    },
  }
}
