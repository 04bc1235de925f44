import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Pool } from 'pg'

export type ChallengePurpose = 'KEY_SIGN_IN' | 'PASSKEY_SIGN_IN' | 'PASSKEY_PROOF' | 'PASSKEY_ENROLMENT'

/** Long enough to find the key and press a finger on it; nobody answers tomorrow what was asked today. */
const CHALLENGE_MINUTES = 3

/** To whom a challenge was given and what for; answered by anybody else or for anything else it is none. */
export interface Asked {
  readonly purpose: ChallengePurpose
  /** The session token of the browser that asked. */
  readonly browser: string
  /** Fingerprint or account it is about; empty while nobody knows yet who answers. */
  readonly subject: string
}

export interface Challenges {
  readonly ask: (asked: Asked) => { readonly challenge: string; readonly expiresAt: string }
  readonly isFresh: (challenge: string, asked: Asked) => boolean
  /** False when it was already answered once. */
  readonly spend: (challenge: string) => Promise<boolean>
}

/**
 * Challenges carry their own end under the installation's key: any node checks what another gave out, and whoever asks
 * for a million of them fills no table. Only what was answered rightly is kept, so that it is answered once.
 */
export function createChallenges(idKey: Buffer, db: Pool, now: () => Date): Challenges {
  const mac = (words: string, { purpose, browser, subject }: Asked) =>
    createHmac('sha256', idKey)
      .update(`sign-in challenge\0${purpose}\0${browser}\0${subject}\0${words}`)
      .digest('base64url')
  const digest = (challenge: string) => createHash('sha256').update(challenge).digest()
  return {
    ask: (asked) => {
      const until = now().getTime() + CHALLENGE_MINUTES * 60_000
      const words = `${String(until)}.${randomBytes(16).toString('base64url')}`
      return { challenge: `${words}.${mac(words, asked)}`, expiresAt: new Date(until).toISOString() }
    },
    isFresh: (challenge, asked) => {
      const [until = '', nonce = '', claimed = '', ...more] = challenge.split('.')
      const expected = Buffer.from(mac(`${until}.${nonce}`, asked))
      const given = Buffer.from(claimed)
      if (more.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return false
      return Number(until) >= now().getTime()
    },
    spend: async (challenge) => {
      const until = Number(challenge.split('.', 1)[0])
      const { rowCount } = await db.query(
        'insert into app._private_spent_challenge (digest, expires_at) values ($1, $2) on conflict do nothing',
        [digest(challenge), new Date(until)],
      )
      return rowCount === 1
    },
  }
}
