import type { Pool } from 'pg'
import type { AccountOffice } from '#frame'
import { findAlias } from './actor-ids.ts'
import type { Accounts } from './sign-in/index.ts'

/** Credentials for officers the ledger knows, and the ids under which applicants stand in entries. */
export function createAccountOffice(accounts: Accounts, db: Pool, newId: () => string): AccountOffice {
  return {
    openOfficerAccount: async ({ username, password, officer }) => {
      const opened = await accounts.open({ id: newId(), username, password, kind: 'officer', officer })
      return opened !== undefined
    },
    usernames: accounts.officerUsernames,
    lastUses: async () => {
      const { rows } = await db.query<{ officer: string; at: Date }>({
        name: 'list-last-uses',
        text: `SELECT officer, last_used_at AS at FROM app._private_account
               WHERE officer IS NOT NULL AND last_used_at IS NOT NULL`,
      })
      return new Map(rows.map(({ officer, at }) => [officer, at.toISOString()]))
    },
    aliases: async (account) => {
      const { rows } = await db.query<{ alias: string }>({
        name: 'list-person-aliases',
        text: 'SELECT alias FROM app._private_person_alias WHERE account = $1',
        values: [account],
      })
      return rows.map(({ alias }) => alias)
    },
    accountOf: async (alias) => {
      const { rows } = await db.query<{ account: string }>({
        name: 'account-of-alias',
        text: 'SELECT account FROM app._private_person_alias WHERE alias = $1',
        values: [alias],
      })
      return rows[0]?.account ?? null
    },
    findAlias: (account, stream) => findAlias(db, stream, account),
  }
}
