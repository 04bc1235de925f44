import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeyOffice } from '#frame'
import { certSha256, issueOfficerCertificate, officerSpki, toPem, verifyPossession } from '#seal'
import type { Installation } from './installation.ts'

const CHALLENGE_MINUTES = 10
/** Two years: long enough not to be a burden, short enough that forgotten keys die by themselves. */
const CERTIFICATE_DAYS = 730
const SERIAL_BYTES = 16

/** Where an authority's list is to be had; an authority that was replaced keeps its own. */
export const crlUrlOf = (publicAddress: string, issuer: Uint8Array): string =>
  `${publicAddress}/api/v1/pki/crl/${certSha256(issuer)}`

/**
 * Challenges are stateless: officer and end of validity under the installation's key, so that any node can check what
 * another gave out. Enrolling the same proof twice is refused by the officer's life, not here.
 */
export function createKeyOffice(installation: Installation, now: () => string, publicAddress: string): KeyOffice {
  const mac = (words: string) =>
    createHmac('sha256', installation.idKey).update(`challenge\0${words}`).digest('base64url')
  const isFresh = (challenge: string, officer: string) => {
    const [until, nonce, claimed = ''] = challenge.split('.')
    const expected = Buffer.from(mac(`${String(until)}.${String(nonce)}.${officer}`))
    const given = Buffer.from(claimed)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false
    return Number(until) >= Date.parse(now())
  }
  return {
    newChallenge: (officer) => {
      const until = Date.parse(now()) + CHALLENGE_MINUTES * 60_000
      const nonce = randomBytes(16).toString('base64url')
      return `${String(until)}.${nonce}.${mac(`${String(until)}.${nonce}.${officer}`)}`
    },
    checkProof: ({ officer, challenge, spki, value }) => {
      const key = officerSpki({ spki: Buffer.from(spki, 'base64') })
      return key !== undefined && isFresh(challenge, officer) && verifyPossession({ spki: key, challenge, value })
    },
    certify: async ({ name, organName, spki, at }) => {
      const { issuingCa } = installation.pki
      // A clock that differs by a second or two must not make a fresh certificate invalid.
      const validFrom = new Date(Math.floor(Date.parse(at) / 1000) * 1000)
      const { der, certSha256: digest } = await issueOfficerCertificate({
        subject: { organization: organName, commonName: name },
        spki: Buffer.from(spki, 'base64'),
        issuer: issuingCa.certificate,
        signer: issuingCa.signer,
        validFrom,
        days: CERTIFICATE_DAYS,
        serial: randomBytes(SERIAL_BYTES),
        ...(publicAddress === '' ? {} : { crlUrl: crlUrlOf(publicAddress, issuingCa.certificate) }),
      })
      const validUntil = new Date(validFrom.getTime() + CERTIFICATE_DAYS * 86_400_000).toISOString()
      return { certificate: toPem(der), certSha256: digest, validUntil }
    },
  }
}
