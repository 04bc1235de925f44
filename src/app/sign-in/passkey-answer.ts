import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import type { Input, officeApi } from '#contract'
import type { RefusalAnswer } from '#frame'
import type { HttpContext } from '../http/context.ts'
import type { Asked, ChallengePurpose } from './challenges.ts'
import type { PasskeyRow } from './passkeys.ts'
import type { SignInOptions } from './sign-in-options.ts'

type Assertion = Input<typeof officeApi.signInWithPasskey>['body']['response']
type Http = HttpContext['http']

interface Sought {
  readonly purpose: ChallengePurpose
  /** Whose passkey it has to be; null while he has still to say who he is. */
  readonly account: string | null
}
export type PasskeyVerdict =
  { readonly ok: true; readonly passkey: PasskeyRow } | { readonly ok: false; readonly code: PasskeyRefusal }
type PasskeyRefusal =
  | 'SIGN_IN_ADDRESS_FOREIGN'
  | 'SIGN_IN_CHALLENGE_STALE'
  | 'SIGN_IN_CHALLENGE_SPENT'
  | 'PASSKEY_UNKNOWN'
  | 'PASSKEY_NOT_CONFIRMED'
  | 'PASSKEY_WRONG'

export const askedOf = ({ token }: Http, { purpose, account }: Sought): Asked => ({
  purpose,
  browser: token ?? '',
  subject: account ?? '',
})

/** The challenge as it stands in what the browser signed: base64url of our own text. */
export const challengeIn = (text: string): string => Buffer.from(text, 'base64url').toString('utf8')

/** The part of the address a passkey is bound to. It is made for one name and works under no other. */
export const relyingPartyOf = (origin: string): string => new URL(origin).hostname

export const FOREIGN: RefusalAnswer = { refusal: { code: 'SIGN_IN_ADDRESS_FOREIGN' } }

/** What the browser's own dialogue needs; a person with a finger, a face or a PIN is asked for, not only a device. */
export async function startPasskeyAnswer(
  { challenges, passkeys, origins }: SignInOptions,
  http: Http,
  sought: Sought,
): Promise<{ options: unknown } | RefusalAnswer> {
  const origin = origins.ownOf(http.header('origin'))
  if (origin === undefined) return FOREIGN
  const { challenge } = challenges.ask(askedOf(http, sought))
  const own = sought.account === null ? [] : await passkeys.ofAccount(sought.account)
  const options = await generateAuthenticationOptions({
    rpID: relyingPartyOf(origin),
    challenge: new Uint8Array(Buffer.from(challenge)),
    userVerification: 'required',
    // Without a list the authenticator itself offers whose keys it holds.
    allowCredentials: own
      .filter(({ confirmedAt }) => confirmedAt !== null)
      .map(({ id, transports }) => ({ id, transports: [...transports] })),
  })
  return { options }
}

/** The challenge is ours and fresh, the key is known and confirmed, the signature fits, and all that only once. */
export async function checkPasskeyAnswer(
  { challenges, passkeys, origins }: SignInOptions,
  http: Http,
  response: Assertion,
  sought: Sought,
): Promise<PasskeyVerdict> {
  const no = (code: PasskeyRefusal): PasskeyVerdict => ({ ok: false, code })
  const origin = origins.ownOf(http.header('origin'))
  if (origin === undefined) return no('SIGN_IN_ADDRESS_FOREIGN')
  const passkey = await passkeys.find(response.id)
  if (passkey === undefined || (sought.account !== null && passkey.account !== sought.account))
    return no('PASSKEY_UNKNOWN')
  if (passkey.confirmedAt === null) return no('PASSKEY_NOT_CONFIRMED')
  const answered: { challenge?: string } = {}
  const verified = await verifyAuthenticationResponse({
    response: { ...response, clientExtensionResults: {} },
    expectedChallenge: (text) => {
      answered.challenge = challengeIn(text)
      return challenges.isFresh(answered.challenge, askedOf(http, sought))
    },
    expectedOrigin: origin,
    expectedRPID: relyingPartyOf(origin),
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
      transports: [...passkey.transports],
    },
    // The library throws at whatever does not fit; for us each of these is a plain no.
  }).catch(() => undefined)
  const { challenge } = answered
  if (challenge !== undefined && !challenges.isFresh(challenge, askedOf(http, sought)))
    return no('SIGN_IN_CHALLENGE_STALE')
  if (verified?.verified !== true || challenge === undefined) return no('PASSKEY_WRONG')
  if (!(await challenges.spend(challenge))) return no('SIGN_IN_CHALLENGE_SPENT')
  const { newCounter } = verified.authenticationInfo
  return (await passkeys.use(passkey.id, passkey.counter, newCounter)) ? { ok: true, passkey } : no('PASSKEY_WRONG')
}
