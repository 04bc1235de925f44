import { hash } from '@node-rs/argon2'
import type { ClientBase, Pool } from 'pg'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'

/** What a stored password costs to check is written in its hash. What a real one costs: src/app/sign-in/password.test.ts. */
const COST = { memoryCost: 64, timeCost: 1, parallelism: 1 } as const

/** The demo's people sign in thousands of times in a run of the tests: their passwords are checked in no time. */
export async function lightenPasswords(owner: Pick<ClientBase | Pool, 'query'>): Promise<void> {
  const light = await hash(DEMO_PASSWORD.normalize('NFKC'), COST)
  await owner.query('update app._private_account set password_hash = $1', [light])
}
