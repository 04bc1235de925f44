import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aBureauPki, aRevocationList, isInstalled, judgedBy } from '../testing/seal-fixtures.ts'
import { issueCertificate } from './certificate.ts'
import { parseCertificate } from './parse-certificate.ts'
import { toPem } from './pem.ts'
import { parseRevocationList, readRevocationLists, revocationInPath, revocationOf } from './revocation-list.ts'
import { generateSigner } from '../signer.ts'

const pki = await aBureauPki()
const [seal, issuer, root] = [pki.seal, pki.issuingCa, pki.root].map(({ certificate }) => parseCertificate(certificate))
if (seal === undefined || issuer === undefined || root === undefined) throw new Error('Three certificates')
const since = '2025-07-10T00:00:00Z'
const bytes = await aRevocationList(pki, [{ certificate: seal.der, reason: 'KEY_COMPROMISE', since }])
const lists = [parseRevocationList(bytes)]
const at = (moment: string, isProven = true) => ({ at: new Date(moment), isProven })

describe('a revocation list', () => {
  test('says what it was issued with: number, times, serials, reasons, and since when', () => {
    expect(lists[0]).toMatchObject({
      number: 7,
      nextUpdate: new Date('2025-08-08T00:00:00Z'),
      revoked: [{ reason: 'KEY_COMPROMISE', since: new Date(since), revokedAt: new Date('2025-08-01T00:00:00Z') }],
    })
  })

  test('voids what was signed from the loss of the key on, not from the day it was noticed', () => {
    expect(revocationOf(seal, issuer, lists, at('2025-07-09T23:59:59Z'))).toBeUndefined()
    expect(revocationOf(seal, issuer, lists, at('2025-07-10T00:00:00Z'))?.reason).toBe('KEY_COMPROMISE')
  })

  test('of a stolen key believes no time that only the signer states', () => {
    expect(revocationOf(seal, issuer, lists, at('2025-01-02T00:00:00Z', false))?.reason).toBe('KEY_COMPROMISE')
  })

  test('says nothing of a certificate that is not on it', () => {
    const timestamp = parseCertificate(pki.timestamp.certificate)
    expect(revocationInPath([timestamp, issuer, root], lists, at('2026-01-01T00:00:00Z'))).toBeUndefined()
    expect(revocationInPath([seal, issuer, root], lists, at('2026-01-01T00:00:00Z'))).toBeDefined()
  })

  test('says nothing when another authority of the same name signed it', async () => {
    const impostor = await aBureauPki()
    const forged = await aRevocationList(impostor, [{ certificate: seal.der, reason: 'KEY_COMPROMISE', since }])
    expect(revocationOf(seal, issuer, [parseRevocationList(forged)], at('2026-01-01T00:00:00Z'))).toBeUndefined()
  })

  test('with any one byte changed is no longer a list of this authority', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (index, mask) => {
        const changed = Buffer.from(bytes)
        changed[index] = (changed[index] ?? 0) ^ mask
        const read = readRevocationLists([changed])
        expect(revocationOf(seal, issuer, read, at('2026-01-01T00:00:00Z'))).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  test.skipIf(!isInstalled('openssl'))(
    'is what OpenSSL goes by, and a certificate says where it is to be had',
    async () => {
      const signer = generateSigner('p256')
      const officer = await issueCertificate({
        subject: { organization: '云州市行政审批局', commonName: '林知远' },
        usage: 'officer',
        publicKeySpki: signer.spki,
        issuer: issuer.der,
        signer: pki.issuingCa.signer,
        validFrom: new Date('2025-02-01T00:00:00Z'),
        days: 365,
        serial: Buffer.alloc(16, 9),
        crlUrl: 'https://hall.example/api/v1/pki/crl',
      })
      const files = {
        'root.pem': toPem(root.der),
        'ca.pem': toPem(issuer.der),
        'seal.pem': toPem(seal.der),
        'officer.pem': toPem(officer),
        'list.crl': bytes,
      }
      const moment = ['-attime', String(Date.parse('2025-08-02T00:00:00Z') / 1000)]
      const chain = ['-CAfile', 'root.pem', '-untrusted', 'ca.pem']
      const words = ['verify', '-x509_strict', '-crl_check', '-CRLfile', 'list.crl', ...moment, ...chain]
      expect(judgedBy('openssl', [...words, 'officer.pem'], files)).toBe('officer.pem: OK\n')
      expect(() => judgedBy('openssl', [...words, 'seal.pem'], files)).toThrow('certificate revoked')
      expect(judgedBy('openssl', ['x509', '-in', 'officer.pem', '-noout', '-text'], files)).toContain(
        'URI:https://hall.example/api/v1/pki/crl',
      )
    },
  )
})
