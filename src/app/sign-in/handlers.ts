import type { RefusalAnswer } from '#frame'
import type { Actor } from '#policy'
import { isToken, newToken } from './sessions.ts'
import { describe, startSession } from './sign-in-options.ts'
import type { OfficeDoors, SignInOptions } from './sign-in-options.ts'
import { ACCOUNT_PATIENCE, ADDRESS_PATIENCE, beginAttempt, findWaitSeconds, forgive, lanes } from './throttle.ts'
import type { Throttled } from './throttle.ts'

const STRANGER = { kind: 'stranger' } as const
const tooMany = (seconds: number): RefusalAnswer => ({ refusal: { code: 'TOO_MANY_ATTEMPTS', facts: { seconds } } })

/** Who the holder of this token is at this moment: roles are looked up anew, so a right taken away is gone at once. */
export function createIdentify({
  sessions,
  findOfficer,
}: Pick<SignInOptions, 'sessions' | 'findOfficer'>): (token: string | undefined) => Promise<Actor> {
  return async (token) => {
    const account = token === undefined ? undefined : await sessions.find(token)
    if (account === undefined) return STRANGER
    if (account.officer === null) return { kind: 'applicant', id: account.id }
    return (await findOfficer(account.officer))?.actor ?? STRANGER
  }
}

/** Who am I, sign in, sign out, register. */
export function createSignInHandlers(
  options: Pick<
    SignInOptions,
    'db' | 'accounts' | 'sessions' | 'findOfficer' | 'now' | 'newId' | 'demoAccounts' | 'certificateDoor'
  >,
): OfficeDoors<'me' | 'signIn' | 'signOut' | 'register'> {
  const { db, accounts, sessions, now, newId } = options
  const inLane = lanes()

  return {
    me: async (_input, { http }) => {
      const account = http.token === undefined ? undefined : await sessions.find(http.token)
      if (http.token !== undefined && isToken(http.token)) return describe(account, http.token, options)
      const token = newToken()
      http.setToken(token)
      return describe(undefined, token, options)
    },

    signIn: async ({ body: { username, password } }, context) => {
      const account: Throttled = { subject: `account:${username.toLowerCase()}`, patience: ACCOUNT_PATIENCE }
      const address: Throttled = { subject: `address:${context.http.address}`, patience: ADDRESS_PATIENCE }
      return inLane(address.subject, async () => {
        const seconds = (await findWaitSeconds(db, address, now())) || (await beginAttempt(db, account, now()))
        if (seconds > 0) return tooMany(seconds)
        const found = await accounts.check(username, password)
        if (found === undefined) {
          await beginAttempt(db, address, now())
          return { refusal: { code: 'WRONG_PASSWORD' } }
        }
        await forgive(db, account.subject, now())
        return startSession(options, found, context, { proved: true })
      })
    },

    signOut: async (_input, { http }) => {
      if (http.token !== undefined) await sessions.end(http.token)
      const token = newToken()
      http.setToken(token)
      return describe(undefined, token, options)
    },

    register: async ({ body: { username, password, name } }, context) => {
      // Counted like failures, so that nobody fills the table with accounts or fishes for usernames.
      const address: Throttled = { subject: `register:${context.http.address}`, patience: ADDRESS_PATIENCE }
      const seconds = await beginAttempt(db, address, now())
      if (seconds > 0) return tooMany(seconds)
      const opened = await accounts.open({ id: newId(), username, password, kind: 'applicant', name })
      return opened === undefined
        ? { refusal: { code: 'USERNAME_TAKEN' } }
        : startSession(options, opened, context, { proved: true })
    },
  }
}
