import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Input, officeApi, Output } from '#contract'
import type { RefusalAnswer } from '#frame'
import type { HttpContext } from '../http/context.ts'
import type { Account } from './accounts.ts'
import { countingFailures } from './key-handlers.ts'
import {
  askedOf,
  challengeIn,
  checkPasskeyAnswer,
  FOREIGN,
  relyingPartyOf,
  startPasskeyAnswer,
} from './passkey-answer.ts'
import { PASSKEYS_MAX } from './passkeys.ts'
import type { PasskeyRow } from './passkeys.ts'
import { startSession } from './sign-in-options.ts'
import type { OfficeDoors, SignInOptions } from './sign-in-options.ts'

/** Whoever adds a key to an account has himself been proved there this many minutes ago at most. */
const ENROL_PROVED_MINUTES = 15

type View = Output<typeof officeApi.addPasskey>
type Attestation = Input<typeof officeApi.addPasskey>['body']['response']

const viewOf = ({ id, label, fingerprint, confirmedAt, addedAt, usedAt }: PasskeyRow): View => ({
  id,
  label,
  fingerprint,
  state: confirmedAt === null ? 'waiting' : 'usable',
  addedAt: addedAt.toISOString(),
  usedAt: usedAt === null ? null : usedAt.toISOString(),
})
const refuse = (code: string, facts?: Readonly<Record<string, number>>): RefusalAnswer => ({
  refusal: { code, ...(facts === undefined ? {} : { facts }) },
})
const enrolling = (account: Account) => ({ purpose: 'PASSKEY_ENROLMENT', account: account.id }) as const

/** The account that is signed in and was proved present a moment ago, or why not. */
async function provedAccount({ sessions, now }: SignInOptions, { token }: HttpContext['http']) {
  const account = token === undefined ? undefined : await sessions.find(token)
  if (account === undefined || token === undefined) return refuse('NOT_SIGNED_IN')
  const provedAt = await sessions.provedAt(token)
  const fresh = provedAt !== undefined && now().getTime() - provedAt.getTime() <= ENROL_PROVED_MINUTES * 60_000
  return fresh ? { account } : refuse('PROOF_REQUIRED', { minutes: ENROL_PROVED_MINUTES })
}

/** What the authenticator made, when it answers our challenge for our address and with a person before it. */
async function readAttestation(
  { challenges, origins }: SignInOptions,
  http: HttpContext['http'],
  account: Account,
  { response, ...credential }: Attestation,
) {
  const origin = origins.ownOf(http.header('origin'))
  if (origin === undefined) return FOREIGN
  const answered: { challenge?: string } = {}
  const { clientDataJSON, attestationObject } = response
  const verified = await verifyRegistrationResponse({
    response: { ...credential, clientExtensionResults: {}, response: { clientDataJSON, attestationObject } },
    expectedChallenge: (text) => {
      answered.challenge = challengeIn(text)
      return challenges.isFresh(answered.challenge, askedOf(http, enrolling(account)))
    },
    expectedOrigin: origin,
    expectedRPID: relyingPartyOf(origin),
    requireUserVerification: true,
  }).catch(() => undefined)
  if (verified?.verified !== true || answered.challenge === undefined) return refuse('PASSKEY_WRONG')
  if (!(await challenges.spend(answered.challenge))) return refuse('SIGN_IN_CHALLENGE_SPENT')
  return verified.registrationInfo.credential
}

type OwnDoors = OfficeDoors<
  'passkeyChallenge' | 'signInWithPasskey' | 'myPasskeys' | 'passkeyEnrolment' | 'addPasskey' | 'removePasskey'
>

/** 通行密钥 (WebAuthn): signing in with a finger, a face or a PIN, and keeping one's own. */
export function createPasskeyHandlers(options: SignInOptions): OwnDoors {
  const { accounts, sessions, challenges, passkeys, origins, organName } = options
  const accountOf = async ({ http }: HttpContext) => (http.token === undefined ? undefined : sessions.find(http.token))
  const own = async (account: Account) => ({ items: (await passkeys.ofAccount(account.id)).map(viewOf) })

  return {
    passkeyChallenge: (_input, { http }) =>
      startPasskeyAnswer(options, http, { purpose: 'PASSKEY_SIGN_IN', account: null }),

    signInWithPasskey: ({ body: { response } }, context) =>
      countingFailures(options, context, async () => {
        const sought = { purpose: 'PASSKEY_SIGN_IN', account: null } as const
        const answered = await checkPasskeyAnswer(options, context.http, response, sought)
        if (!answered.ok) return refuse(answered.code)
        const account = await accounts.find(answered.passkey.account)
        if (account === undefined) return refuse('SIGN_IN_POST_ENDED')
        if (account.officer !== null && (await options.findOfficer(account.officer)) === undefined)
          return refuse('SIGN_IN_POST_ENDED')
        const key = { kind: 'PASSKEY', id: answered.passkey.id } as const
        return startSession(options, account, context, { proved: true, key })
      }),

    myPasskeys: async (_input, context) => {
      const account = await accountOf(context)
      return account === undefined ? refuse('NOT_SIGNED_IN') : own(account)
    },

    passkeyEnrolment: async (_input, { http }) => {
      const proved = await provedAccount(options, http)
      if ('refusal' in proved) return proved
      const origin = origins.ownOf(http.header('origin'))
      if (origin === undefined) return FOREIGN
      const { account } = proved
      const held = await passkeys.ofAccount(account.id)
      if (held.length >= PASSKEYS_MAX) return refuse('PASSKEYS_TOO_MANY', { max: PASSKEYS_MAX })
      const { challenge } = challenges.ask(askedOf(http, enrolling(account)))
      return {
        options: await generateRegistrationOptions({
          rpName: organName,
          rpID: relyingPartyOf(origin),
          userName: account.username,
          userID: new Uint8Array(Buffer.from(account.id.replaceAll('-', ''), 'hex')),
          challenge: new Uint8Array(Buffer.from(challenge)),
          attestationType: 'none',
          excludeCredentials: held.map(({ id, transports }) => ({ id, transports: [...transports] })),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        }),
      }
    },

    addPasskey: async ({ body: { label, response } }, { http }) => {
      const proved = await provedAccount(options, http)
      if ('refusal' in proved) return proved
      const { account } = proved
      if ((await passkeys.ofAccount(account.id)).length >= PASSKEYS_MAX)
        return refuse('PASSKEYS_TOO_MANY', { max: PASSKEYS_MAX })
      const made = await readAttestation(options, http, account, response)
      if ('refusal' in made) return made
      const { id, publicKey, counter } = made
      const transports = response.response.transports ?? []
      const waits = account.officer !== null
      const added = await passkeys.add({ id, account: account.id, publicKey, counter, transports, label, waits })
      const row = added ? await passkeys.find(id) : undefined
      return row === undefined ? refuse('PASSKEY_KNOWN') : viewOf(row)
    },

    removePasskey: async ({ params: { fingerprint } }, context) => {
      const account = await accountOf(context)
      if (account === undefined) return refuse('NOT_SIGNED_IN')
      if (!(await passkeys.revoke(fingerprint, account.officer ?? account.id, account.id))) return refuse('NOT_FOUND')
      return own(account)
    },
  }
}

/** 第二人确认: an officer's passkey counts when somebody else has compared its fingerprint with him. */
export function createPasskeyConfirmation(
  options: SignInOptions,
): OfficeDoors<'waitingPasskeys' | 'confirmPasskey' | 'revokePasskey'> {
  const { passkeys, findOfficer } = options
  return {
    waitingPasskeys: async () => {
      const rows = await passkeys.ofOfficers()
      const items = rows.map(async (row) => {
        const { label, fingerprint, state, addedAt } = viewOf(row)
        const known = await findOfficer(row.officer)
        const { name = '', organName = '' } = known ?? {}
        return { officer: row.officer, officerName: name, organName, label, fingerprint, state, addedAt }
      })
      return { items: await Promise.all(items) }
    },
    confirmPasskey: async ({ params: { fingerprint } }, { actor }) => {
      if (actor.kind !== 'officer') return refuse('FORBIDDEN')
      const confirmed = await passkeys.confirm(fingerprint, actor.id)
      return confirmed ? { fingerprint } : refuse('PASSKEY_NOT_TO_CONFIRM')
    },
    revokePasskey: async ({ params: { fingerprint } }, { actor }) => {
      if (actor.kind !== 'officer') return refuse('FORBIDDEN')
      return (await passkeys.revoke(fingerprint, actor.id, null)) ? { fingerprint } : refuse('NOT_FOUND')
    },
  }
}
