import { Type as T } from 'typebox'
import { ROLES } from '#policy'
import { route } from './route.ts'
import { Id, Instant, Sha256 } from './vocabulary.ts'

/** Who is signed in, as the browser needs to know it; the actor is what the policy is asked with. */
export const Me = T.Object({
  kind: T.Enum(['stranger', 'applicant', 'officer']),
  id: T.Union([T.Null(), T.String()]),
  name: T.String(),
  organ: T.Union([T.Null(), T.Object({ id: T.String(), name: T.String(), region: T.String() })]),
  roles: T.Array(T.Enum([...ROLES])),
  /** Send it back as x-csrf-token with everything that changes something. */
  csrf: T.String(),
  /** Where one signs in by client certificate (双向 TLS); null when this house has no such door. */
  certificateDoor: T.Union([T.Null(), T.String()]),
  /** Demo accounts are shown on the sign-in page of a demo installation only. */
  demoAccounts: T.Array(
    T.Object({ username: T.String(), password: T.String(), title: T.Object({ zh: T.String(), en: T.String() }) }),
  ),
})

/** What a key signs to let its holder in: the purpose and the place first, so that it serves nowhere else. */
export const signInText = (origin: string, fingerprint: string, challenge: string): string =>
  `oneseal-sign-in-v1\0${origin}\0${fingerprint}\0${challenge}`

const strict = { additionalProperties: false }
const Challenge = T.String({ maxLength: 300 })
const CredentialId = T.String({ pattern: '^[A-Za-z0-9_-]{1,1400}$' })
const Bytes = T.String({ pattern: '^[A-Za-z0-9_-]*$', maxLength: 20_000 })
const credential = {
  id: CredentialId,
  rawId: CredentialId,
  type: T.Literal('public-key'),
  authenticatorAttachment: T.Optional(T.Enum(['platform', 'cross-platform'])),
  clientExtensionResults: T.Object({}, { additionalProperties: true }),
}
/** What an authenticator answers when it signs (WebAuthn, AuthenticationResponseJSON). */
const Assertion = T.Object(
  {
    ...credential,
    response: T.Object(
      {
        clientDataJSON: Bytes,
        authenticatorData: Bytes,
        signature: Bytes,
        userHandle: T.Optional(Bytes),
      },
      strict,
    ),
  },
  strict,
)
/** What it answers when it makes a key (RegistrationResponseJSON). */
const Attestation = T.Object(
  {
    ...credential,
    response: T.Object(
      {
        clientDataJSON: Bytes,
        attestationObject: Bytes,
        authenticatorData: T.Optional(Bytes),
        transports: T.Optional(T.Array(T.String({ maxLength: 20 }), { maxItems: 10 })),
        publicKeyAlgorithm: T.Optional(T.Integer()),
        publicKey: T.Optional(Bytes),
      },
      strict,
    ),
  },
  strict,
)
/** To be handed to the browser's own dialogue as it is. */
const BrowserOptions = T.Object({ options: T.Unknown() })

export const Passkey = T.Object({
  id: T.String(),
  label: T.String(),
  fingerprint: Sha256,
  state: T.Enum(['waiting', 'usable']),
  addedAt: Instant,
  usedAt: T.Union([T.Null(), Instant]),
})
const Proof = T.Object({ provedAt: Instant })
const passkeyParams = T.Object({ fingerprint: Sha256 })

/** The ways in beside a password, and the fresh proof that consequential acts ask for. */
export const signInApi = {
  keyChallenge: route({
    method: 'POST',
    path: '/session/key-challenge',
    summary: '用密钥登录：取一次性挑战 A challenge for signing in with an enrolled key',
    action: 'public',
    body: T.Object({ fingerprint: Sha256 }, strict),
    reply: T.Object({ challenge: T.String(), expiresAt: Instant }),
  }),
  signInWithKey: route({
    method: 'POST',
    path: '/session/key',
    summary: '用密钥登录 Sign in with an enrolled key and its certificate',
    action: 'public',
    body: T.Object(
      {
        fingerprint: Sha256,
        challenge: Challenge,
        /** Raw r‖s over "oneseal-sign-in-v1\0" ‖ origin ‖ \0 ‖ fingerprint ‖ \0 ‖ challenge, base64url. */
        signature: T.String({ pattern: '^[A-Za-z0-9_-]{86}$' }),
      },
      strict,
    ),
    reply: Me,
  }),
  signInWithCertificate: route({
    method: 'POST',
    path: '/session/certificate',
    summary: '用数字证书登录（双向 TLS） Sign in with the client certificate this connection was opened with',
    action: 'public',
    reply: Me,
  }),
  passkeyChallenge: route({
    method: 'POST',
    path: '/session/passkey-challenge',
    summary: '用通行密钥登录：取挑战 A challenge for signing in with a passkey',
    action: 'public',
    reply: BrowserOptions,
  }),
  signInWithPasskey: route({
    method: 'POST',
    path: '/session/passkey',
    summary: '用通行密钥登录 Sign in with a passkey',
    action: 'public',
    body: T.Object({ response: Assertion }, strict),
    reply: Me,
  }),
  prove: route({
    method: 'POST',
    path: '/session/proof',
    summary: '再次验证本人（密码） Prove with the password to be there',
    action: 'session.use',
    body: T.Object({ password: T.String({ maxLength: 200 }) }, strict),
    reply: Proof,
  }),
  proofChallenge: route({
    method: 'POST',
    path: '/session/proof/passkey-challenge',
    summary: '再次验证本人：取挑战 A challenge for proving with a passkey to be there',
    action: 'session.use',
    reply: BrowserOptions,
  }),
  proveWithPasskey: route({
    method: 'POST',
    path: '/session/proof/passkey',
    summary: '再次验证本人（通行密钥） Prove with a passkey to be there',
    action: 'session.use',
    body: T.Object({ response: Assertion }, strict),
    reply: Proof,
  }),
  myPasskeys: route({
    method: 'GET',
    path: '/my/passkeys',
    summary: '我的通行密钥 My passkeys',
    action: 'session.use',
    reply: T.Object({ items: T.Array(Passkey) }),
  }),
  passkeyEnrolment: route({
    method: 'POST',
    path: '/my/passkeys/challenge',
    summary: '添加通行密钥：取挑战 A challenge for a new passkey',
    action: 'session.use',
    reply: BrowserOptions,
  }),
  addPasskey: route({
    method: 'POST',
    path: '/my/passkeys',
    summary: '添加通行密钥 Add a passkey',
    action: 'session.use',
    body: T.Object({ label: T.String({ minLength: 1, maxLength: 60 }), response: Attestation }, strict),
    reply: Passkey,
  }),
  removePasskey: route({
    method: 'DELETE',
    path: '/my/passkeys/:fingerprint',
    summary: '停用通行密钥 Give up a passkey',
    action: 'session.use',
    params: passkeyParams,
    reply: T.Object({ items: T.Array(Passkey) }),
  }),
  waitingPasskeys: route({
    method: 'GET',
    path: '/passkeys',
    summary: '工作人员的通行密钥 Passkeys of officers',
    action: 'key.confirm',
    reply: T.Object({
      items: T.Array(
        T.Object({
          officer: Id,
          officerName: T.String(),
          organName: T.String(),
          label: T.String(),
          fingerprint: Sha256,
          state: T.Enum(['waiting', 'usable']),
          addedAt: Instant,
        }),
      ),
    }),
  }),
  confirmPasskey: route({
    method: 'POST',
    path: '/passkeys/:fingerprint/confirmation',
    summary: '确认通行密钥 Confirm whose passkey it is',
    action: 'key.confirm',
    params: passkeyParams,
    reply: T.Object({ fingerprint: Sha256 }),
  }),
  revokePasskey: route({
    method: 'POST',
    path: '/passkeys/:fingerprint/revocation',
    summary: '吊销通行密钥 Revoke an officer’s passkey',
    action: 'key.confirm',
    params: passkeyParams,
    reply: T.Object({ fingerprint: Sha256 }),
  }),
} as const
