import type { Pool } from 'pg'
import type { officeApi, Output } from '#contract'
import type { Handlers } from '#frame'
import type { OfficerActor } from '#policy'
import type { HttpContext } from '../http/context.ts'
import type { Account, Accounts } from './accounts.ts'
import type { Challenges } from './challenges.ts'
import type { CertificateVerdict, KeyAnswer, KeyVerdict } from './key-sign-in.ts'
import type { Origins } from './origins.ts'
import type { Passkeys } from './passkeys.ts'
import { csrfOf } from './sessions.ts'
import type { Entrance, Sessions } from './sessions.ts'

/** An officer as the organisation cloud knows him now; undefined when he no longer holds a post. */
export type FindOfficer = (officer: string) => Promise<KnownOfficer | undefined>
export interface KnownOfficer {
  readonly actor: OfficerActor
  readonly name: string
  readonly organName: string
}

export type Me = Output<typeof officeApi.me>

export interface SignInOptions {
  readonly db: Pool
  readonly accounts: Accounts
  readonly sessions: Sessions
  readonly challenges: Challenges
  readonly passkeys: Passkeys
  readonly origins: Origins
  readonly checkKey: (answer: KeyAnswer) => Promise<KeyVerdict>
  readonly findOfficer: FindOfficer
  readonly now: () => Date
  readonly newId: () => string
  /** What an authenticator shows as the house that asks. */
  readonly organName: string
  readonly checkCertificate: (der: Buffer) => Promise<CertificateVerdict>
  /** Address of the door of client certificates; null when there is none. */
  readonly certificateDoor: Me['certificateDoor']
  /** Shown on the sign-in page; empty in every real installation. */
  readonly demoAccounts: Me['demoAccounts']
}

type AnyDoors = Readonly<Record<string, (input: never, context: never) => unknown>>
/** The app's own handlers see the request; a cloud's do not. */
export type HttpHandlers<A extends AnyDoors> = {
  readonly [K in keyof A]: (input: Parameters<A[K]>[0], context: HttpContext) => ReturnType<A[K]>
}
export type OfficeDoors<K extends keyof typeof officeApi> = HttpHandlers<Handlers<Pick<typeof officeApi, K>>>

type Welcome = Pick<SignInOptions, 'findOfficer' | 'demoAccounts' | 'certificateDoor'>

/** A new session for whoever has just shown who he is. */
export async function startSession(
  options: Welcome & Pick<SignInOptions, 'sessions'>,
  account: Account,
  { http }: HttpContext,
  entrance: Entrance,
): Promise<Me> {
  const token = await options.sessions.rotate(http.token, account, entrance)
  http.setToken(token)
  return describe(account, token, options)
}

export async function describe(account: Account | undefined, token: string, options: Welcome): Promise<Me> {
  const { demoAccounts, certificateDoor } = options
  const base = { csrf: csrfOf(token), certificateDoor, demoAccounts: [...demoAccounts] }
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
