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
    usedAtOnce: async (at) => {
      // A session just opened shows nobody at work; one that goes on being used does.
      const { rows } = await db.query<{ officer: string; places: number }>({
        name: 'list-used-at-once',
        text: `SELECT a.officer, count(*)::int AS places
               FROM app._private_session s JOIN app._private_account a ON a.id = s.account
               WHERE a.officer IS NOT NULL AND s.seen_at > s.created_at
                 AND s.seen_at > $1::timestamptz - interval '2 minutes'
               GROUP BY a.officer HAVING count(*) > 1`,
        values: [at],
      })
      return rows
    },
    aliases: async (account) => {
      const { rows } = await db.query<{ alias: string }>({
        name: 'list-person-aliases',
        text: 'SELECT alias FROM app._private_person_alias WHERE account = $1',
        values: [account],
      })
      return rows.map(({ alias }) => alias)
    },
    newestAliases: async (account, limit) => {
      const { rows } = await db.query<{ alias: string }>({
        name: 'list-newest-aliases',
        text: 'SELECT alias FROM app._private_person_alias WHERE account = $1 ORDER BY made_at DESC LIMIT $2',
        values: [account, limit],
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
