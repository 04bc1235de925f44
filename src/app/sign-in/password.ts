import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** argon2id is the package's default algorithm. NFKC: the same characters typed on another keyboard are the same. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

let nobody: Promise<string> | undefined

/** Without an account the same work is done against nobody's hash, so that time does not tell which usernames exist. */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody')
  const matches = await verify(stored ?? (await nobody), password.normalize('NFKC'))
  return stored !== undefined && matches
}
