import type { Pool } from 'pg'
import type { Projection } from '#ledger'
import { AUTHORISATION_TYPES } from '../domain/events.ts'
import { readAuthorisation } from '../read-events.ts'

/** Who answers for what the system grants, item by item. */
export const authorisationProjection: Projection = {
  name: 'smart.authorisation',
  schema: 'smart',
  tables: ['authorisation'],
  mode: 'inline',
  types: AUTHORISATION_TYPES,
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readAuthorisation(entry)
      const { stream } = entry.envelope
      if (event?.type === 'AuthorisationGiven')
        await tx.query(
          `insert into ${tx.schema}.authorisation (id, item_code, officer, until, daily_max, basis, given_at)
           select $1, item, $3, $4, $5, $6, $7 from unnest($2::text[]) as item on conflict do nothing`,
          [stream, event.items, event.by, event.until, event.dailyMax, event.basis, event.at],
        )
      if (event?.type === 'AuthorisationRevoked')
        await tx.query(`update ${tx.schema}.authorisation set revoked_at = $2 where id = $1`, [stream, event.at])
    }
  },
}

export interface AuthorisationRow {
  readonly id: string
  readonly itemCode: string
  readonly officer: string
  readonly until: string
  readonly dailyMax: number
  readonly basis: string
  readonly givenAt: Date
  readonly revokedAt: Date | null
}
const COLUMNS = `id, item_code as "itemCode", officer, until::text as until, daily_max as "dailyMax", basis,
  given_at as "givenAt", revoked_at as "revokedAt"`

/** The one that ends last of those in force today. */
export async function findAuthority(db: Pool, itemCode: string, today: string): Promise<AuthorisationRow | undefined> {
  const { rows } = await db.query<AuthorisationRow>({
    name: 'smart-find-authority',
    text: `select ${COLUMNS} from smart.authorisation
           where item_code = $1 and revoked_at is null and until >= $2 order by until desc, id limit 1`,
    values: [itemCode, today],
  })
  return rows[0]
}

export async function listAuthorisations(db: Pool, itemCode: string): Promise<readonly AuthorisationRow[]> {
  const text = `select ${COLUMNS} from smart.authorisation where item_code = $1 order by given_at desc, id limit 50`
  return (await db.query<AuthorisationRow>(text, [itemCode])).rows
}

/** Grants of this calendar day under the authorisation. */
export async function countUnder(db: Pool, authority: string, today: string): Promise<number> {
  const { rows } = await db.query<{ granted: number }>({
    name: 'smart-count-under-authority',
    text: `select count(*)::int as granted from smart._private_verification
           where authority = $1 and outcome = 'APPROVE' and withheld is null
             and verified_at >= $2::date::timestamp at time zone 'Asia/Shanghai'`,
    values: [authority, today],
  })
  return rows[0]?.granted ?? 0
}
