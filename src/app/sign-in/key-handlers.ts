import type { RefusalAnswer } from '#frame'
import type { HttpContext } from '../http/context.ts'
import type { Asked } from './challenges.ts'
import { startSession } from './sign-in-options.ts'
import type { Me, OfficeDoors, SignInOptions } from './sign-in-options.ts'
import { ADDRESS_PATIENCE, beginAttempt, findWaitSeconds } from './throttle.ts'
import type { Throttled } from './throttle.ts'

const refuse = (code: string, facts?: Readonly<Record<string, number>>): RefusalAnswer => ({
  refusal: { code, ...(facts === undefined ? {} : { facts }) },
})

/** A wrong answer counts against the address it came from, and an address that keeps guessing has to wait. */
export async function countingFailures(
  { db, now }: Pick<SignInOptions, 'db' | 'now'>,
  { http }: HttpContext,
  enter: () => Promise<Me | RefusalAnswer>,
): Promise<Me | RefusalAnswer> {
  const address: Throttled = { subject: `address:${http.address}`, patience: ADDRESS_PATIENCE }
  const seconds = await findWaitSeconds(db, address, now())
  if (seconds > 0) return refuse('TOO_MANY_ATTEMPTS', { seconds })
  const answer = await enter()
  if ('refusal' in answer) await beginAttempt(db, address, now())
  return answer
}

/**
 * 密钥登录: the enrolled key of this browser answers a challenge made for this browser, this key and this address; or the
 * key in an officer's token opened the connection itself (双向 TLS).
 */
export function createKeyHandlers(
  options: SignInOptions,
): OfficeDoors<'keyChallenge' | 'signInWithKey' | 'signInWithCertificate'> {
  const { accounts, challenges, origins, checkKey, checkCertificate, findOfficer } = options
  const asked = (http: HttpContext['http'], fingerprint: string): Asked => ({
    purpose: 'KEY_SIGN_IN',
    browser: http.token ?? '',
    subject: fingerprint,
  })

  /** The key works silently: it tells which machine this is, not who sits before it. */
  const enter = async (officer: string, fingerprint: string, context: HttpContext) => {
    const account = await accounts.findOfOfficer(officer)
    if (account === undefined || (await findOfficer(officer)) === undefined) return refuse('SIGN_IN_POST_ENDED')
    return startSession(options, account, context, { proved: false, key: { kind: 'SIGNING_KEY', id: fingerprint } })
  }

  return {
    // Answered for any fingerprint at all: nobody learns here which keys exist.
    keyChallenge: ({ body: { fingerprint } }, { http }) => Promise.resolve(challenges.ask(asked(http, fingerprint))),

    signInWithKey: ({ body: { fingerprint, challenge, signature } }, context) =>
      countingFailures(options, context, async () => {
        const { http } = context
        const origin = origins.ownOf(http.header('origin'))
        if (origin === undefined) return refuse('SIGN_IN_ADDRESS_FOREIGN')
        if (!challenges.isFresh(challenge, asked(http, fingerprint))) return refuse('SIGN_IN_CHALLENGE_STALE')
        const verdict = await checkKey({ origin, fingerprint, challenge, signature })
        if (!verdict.ok) return refuse(verdict.code)
        // Spent before anything comes of it: of two that arrive together, one is the replay.
        if (!(await challenges.spend(challenge))) return refuse('SIGN_IN_CHALLENGE_SPENT')
        return enter(verdict.officer, fingerprint, context)
      }),

    signInWithCertificate: (_input, context) =>
      countingFailures(options, context, async () => {
        const der = context.http.clientCertificate
        if (der === undefined) return refuse('CLIENT_CERTIFICATE_MISSING')
        const verdict = await checkCertificate(der)
        return verdict.ok ? enter(verdict.officer, verdict.fingerprint, context) : refuse(verdict.code)
      }),
  }
}
