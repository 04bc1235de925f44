import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  enrolmentBytes,
  issueOfficerCertificate,
  officerSpki,
  verifyActSignature,
  verifyPossession,
} from './officer-key.ts'
import { sealChain } from './pki/bureau-pki.ts'
import { ORGAN_NAME, PKI_FOUNDED, aBureauPki } from './testing/seal-fixtures.ts'

const pki = await aBureauPki()
const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const jwk = publicKey.export({ format: 'jwk' })
const spki = publicKey.export({ type: 'spki', format: 'der' })
/** As WebCrypto signs: raw r‖s. */
const signRaw = (bytes: Uint8Array) =>
  sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')
const { der: certDer, certSha256 } = await issueOfficerCertificate({
  subject: { organization: ORGAN_NAME, commonName: '林知远' },
  spki,
  issuer: pki.issuingCa.certificate,
  signer: pki.issuingCa.signer,
  validFrom: PKI_FOUNDED,
  days: 730,
  serial: Buffer.alloc(16, 3),
})
const signedBytes = Buffer.from('oneseal-act-v1\0{"v":1}')
const check = {
  signedBytes,
  value: signRaw(signedBytes),
  certDer,
  chain: [pki.issuingCa.certificate],
  roots: [pki.root.certificate],
  at: new Date('2025-07-01'),
}

describe('enrolling an officer’s key', () => {
  test('takes the key as the browser exports it', () => {
    expect(officerSpki({ jwk })?.equals(spki)).toBe(true)
    expect(officerSpki({ spki })?.equals(spki)).toBe(true)
  })

  test('takes no key of another kind', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
    expect(officerSpki({ jwk: rsa.export({ format: 'jwk' }) })).toBeUndefined()
    expect(officerSpki({ jwk: { kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA' } })).toBeUndefined()
    expect(officerSpki({ spki: Buffer.from('no key') })).toBeUndefined()
  })

  test('proves that he holds it, for this challenge only', () => {
    const value = signRaw(enrolmentBytes('challenge-1'))
    expect(verifyPossession({ spki, challenge: 'challenge-1', value })).toBe(true)
    expect(verifyPossession({ spki, challenge: 'challenge-2', value })).toBe(false)
  })

  test('is not proved by a signature made for another purpose', () => {
    expect(verifyPossession({ spki, challenge: 'challenge-1', value: signRaw(Buffer.from('challenge-1')) })).toBe(false)
  })
})

describe('an officer’s signature on an act', () => {
  test('is his, under the bureau’s own certificate', () => {
    expect(verifyActSignature(check)).toEqual({
      valid: true,
      subject: 'C=CN, O=云州市行政审批局, CN=林知远',
      certSha256,
    })
    expect(createHash('sha256').update(certDer).digest('hex')).toBe(certSha256)
  })

  test('ACT_SIGNATURE_INVALID: for another act, or in another spelling', () => {
    const invalid = { valid: false, reason: 'ACT_SIGNATURE_INVALID' }
    expect(verifyActSignature({ ...check, signedBytes: Buffer.from('oneseal-act-v1\0{"v":2}') })).toEqual(invalid)
    expect(verifyActSignature({ ...check, value: `${check.value}=` })).toEqual(invalid)
    expect(verifyActSignature({ ...check, value: '' })).toEqual(invalid)
  })

  test('WRONG_USAGE: the bureau’s seal signs no acts', () => {
    expect(verifyActSignature({ ...check, certDer: sealChain(pki)[0] ?? certDer })).toEqual({
      valid: false,
      reason: 'WRONG_USAGE',
    })
  })

  test('EXPIRED: after his certificate ended', () => {
    expect(verifyActSignature({ ...check, at: new Date('2028-01-01') })).toEqual({ valid: false, reason: 'EXPIRED' })
  })
})
