import type { Pool } from 'pg'
import type { Handlers, RefusalAnswer } from '#frame'
import type { officeApi } from '#contract'
import type { Actor, OfficerActor } from '#policy'
import type { HttpContext } from '../http/context.ts'
import type { Account, Accounts } from './accounts.ts'
import { csrfOf, isToken, newToken } from './sessions.ts'
import type { Sessions } from './sessions.ts'
import { ACCOUNT_PATIENCE, ADDRESS_PATIENCE, beginAttempt, findWaitSeconds, forgive, lanes } from './throttle.ts'
import type { Throttled } from './throttle.ts'

/** An officer as the organisation cloud knows him now; undefined when he no longer holds a post. */
export type FindOfficer = (officer: string) => Promise<KnownOfficer | undefined>
export interface KnownOfficer {
  readonly actor: OfficerActor
  readonly name: string
  readonly organName: string
}

type SessionDoors = Pick<typeof officeApi, 'me' | 'signIn' | 'signOut' | 'register'>
type Me = Extract<Awaited<ReturnType<Handlers<SessionDoors>['me']>>, { csrf: string }>
type DemoAccounts = Me['demoAccounts']

export interface SignInOptions {
  readonly db: Pool
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly findOfficer: FindOfficer
  readonly now: () => Date
  readonly newId: () => string
  /** Shown on the sign-in page; empty in every real installation. */
  readonly demoAccounts: DemoAccounts
}

const STRANGER = { kind: 'stranger' } as const
const tooMany = (seconds: number): RefusalAnswer => ({ refusal: { code: 'TOO_MANY_ATTEMPTS', facts: { seconds } } })

/** Who the holder of this token is at this moment: roles are looked up anew, so a right taken away is gone at once. */
export function createIdentify({
  sessions,
  findOfficer,
}: SignInOptions): (token: string | undefined) => Promise<Actor> {
  return async (token) => {
    const account = token === undefined ? undefined : await sessions.find(token)
    if (account === undefined) return STRANGER
    if (account.officer === null) return { kind: 'applicant', id: account.id }
    return (await findOfficer(account.officer))?.actor ?? STRANGER
  }
}

type HttpHandlers<A extends Readonly<Record<string, (input: never, context: never) => unknown>>> = {
  readonly [K in keyof A]: (input: Parameters<A[K]>[0], context: HttpContext) => ReturnType<A[K]>
}

/** Who am I, sign in, sign out, register. */
export function createSignInHandlers(options: SignInOptions): HttpHandlers<Handlers<SessionDoors>> {
  const { db, accounts, sessions, now, newId } = options
  const inLane = lanes()

  const signedIn = async (account: Account, { http }: HttpContext): Promise<Me> => {
    const token = await sessions.rotate(http.token, account)
    http.setToken(token)
    return describe(account, token, options)
  }

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
        return signedIn(found, context)
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
      return opened === undefined ? { refusal: { code: 'USERNAME_TAKEN' } } : signedIn(opened, context)
    },
  }
}

async function describe(account: Account | undefined, token: string, options: SignInOptions): Promise<Me> {
  const { demoAccounts } = options
  const base = { csrf: csrfOf(token), demoAccounts: [...demoAccounts] }
  const stranger: Me = { kind: 'stranger', id: null, name: '', organ: null, roles: [], ...base }
  if (account === undefined) return stranger
  if (account.officer === null)
    return { kind: 'applicant', id: account.id, name: account.name ?? '', organ: null, roles: [], ...base }
  const officer = await options.findOfficer(account.officer)
  if (officer === undefined) return stranger
  const { id, organ, region, roles } = officer.actor
  return {
    kind: 'officer',
    id,
    name: officer.name,
    organ: { id: organ, name: officer.organName, region },
    roles: [...roles],
    ...base,
  }
}
