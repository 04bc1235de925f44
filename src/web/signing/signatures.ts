import { signInText } from '#contract'
import type { KeptKey } from './key-store.ts'

/** WebCrypto exists only where the connection is safe: https, or this very machine. */
export const canSign = (): boolean => window.isSecureContext && 'indexedDB' in window

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const HASH = { name: 'ECDSA', hash: 'SHA-256' } as const

/** The private half is not extractable: this browser can sign with it, and nobody can carry it away. */
export async function makeKey(officer: string, holder: string): Promise<KeptKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', spki))
  return { officer, spki: base64(spki), fingerprint: hex(digest), privateKey, holder }
}

/** The purpose comes first, so that a signature on an act never passes for an enrolment, nor the reverse. */
export const signEnrolment = (key: KeptKey, challenge: string): Promise<string> =>
  sign(key, `oneseal-enrol-v1\0${challenge}`)

/** For this address alone: whoever relays it to another has nothing. */
export const signSignIn = (key: KeptKey, challenge: string): Promise<string> =>
  sign(key, signInText(location.origin, key.fingerprint, challenge))

export const signAct = (key: KeptKey, envelope: string): Promise<string> => sign(key, `oneseal-act-v1\0${envelope}`)

/** Raw r‖s in base64url, as the envelope keeps it. */
async function sign({ privateKey }: KeptKey, text: string): Promise<string> {
  const signature = await crypto.subtle.sign(HASH, privateKey, new TextEncoder().encode(text))
  return base64(new Uint8Array(signature)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
