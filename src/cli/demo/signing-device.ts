import { webcrypto } from 'node:crypto'
import { signInText } from '#contract'
import type { Person } from './person.ts'

/** An officer's device: a P-256 key that is made in it and cannot leave it, like the browser's. */
export interface SigningDevice {
  readonly fingerprint: string
  readonly certSha256: string
  readonly sign: (envelope: string) => Promise<string>
  /** Answers a challenge of the sign-in page at this address. */
  readonly signIn: (origin: string, challenge: string) => Promise<string>
}

const base64url = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64url')

/** Enrols a fresh key for the officer and has the administrator confirm it, comparing fingerprints. */
export async function enrolDevice(officer: Person, administrator: Person, device: string): Promise<SigningDevice> {
  const { subtle } = webcrypto
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])
  const spki = Buffer.from(await subtle.exportKey('spki', pair.publicKey)).toString('base64')
  const signText = async (text: string) =>
    base64url(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, Buffer.from(text)))
  const { challenge } = await officer.organisation.myKeys({})
  const proof = await signText(`oneseal-enrol-v1\0${challenge}`)
  const { key, fingerprint } = await officer.organisation.enrolKey({ body: { spki, proof, challenge, device } })
  const confirmed = await administrator.organisation.confirmKey({ params: { key }, body: { fingerprint } })
  if (confirmed.certSha256 === null) throw new Error('A confirmed key has a certificate')
  return {
    fingerprint,
    certSha256: confirmed.certSha256,
    sign: (envelope) => signText(`oneseal-act-v1\0${envelope}`),
    signIn: (origin, given) => signText(signInText(origin, fingerprint, given)),
  }
}
