import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const fingerprint = '0'.repeat(64)
const id = 'A'.repeat(43)
const credential = { id, rawId: id, type: 'public-key', clientExtensionResults: {} }
const assertion = { ...credential, response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'AA' } }
const attestation = { ...credential, response: { clientDataJSON: 'e30', attestationObject: 'oA' } }

/** Answers to challenges that nobody asked: whoever may try is told that they are wrong. */
export const SIGN_IN_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'office.keyChallenge': { body: { fingerprint } },
  'office.signInWithKey': { body: { fingerprint, challenge: 'x', signature: 'A'.repeat(86) } },
  'office.signInWithPasskey': { body: { response: assertion } },
  'office.prove': { body: { password: 'not-a-password' } },
  'office.proveWithPasskey': { body: { response: assertion } },
  'office.addPasskey': { body: { label: '不属于任何人', response: attestation } },
  'office.removePasskey': { path: `/my/passkeys/${fingerprint}` },
  'office.confirmPasskey': { path: `/passkeys/${fingerprint}/confirmation` },
  'office.revokePasskey': { path: `/passkeys/${fingerprint}/revocation` },
}

/** A passkey of another is answered like one that does not exist. */
export const signInOwed = (everybody: Owed, signedIn: readonly Visitor[]): Readonly<Record<string, Owed>> => ({
  'office.keyChallenge': everybody,
  'office.signInWithKey': everybody,
  'office.signInWithCertificate': everybody,
  'office.passkeyChallenge': everybody,
  'office.signInWithPasskey': everybody,
  'office.prove': { enters: signedIn },
  'office.proofChallenge': { enters: signedIn },
  'office.proveWithPasskey': { enters: signedIn },
  'office.myPasskeys': { enters: signedIn },
  'office.passkeyEnrolment': { enters: signedIn },
  'office.addPasskey': { enters: signedIn },
  'office.removePasskey': { enters: [], unseen: signedIn },
  'office.posture': { enters: ['administrator', 'inspector', 'leader'] },
  'office.waitingPasskeys': { enters: ['administrator'] },
  'office.confirmPasskey': { enters: ['administrator'] },
  'office.revokePasskey': { enters: [], unseen: ['administrator'] },
})
