import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generateSigner } from '../signer.ts'
import { ORGAN_NAME, PKI_FOUNDED, aBureauPki, isInstalled, judgedBy } from '../testing/seal-fixtures.ts'
import { certSha256, issueCertificate } from './certificate.ts'
import { verifyChain } from './chain.ts'
import { loadKeystore, saveKeystore } from './keystore.ts'
import { parseCertificate } from './parse-certificate.ts'
import { fromPem, toPem } from './pem.ts'

const pki = await aBureauPki()
const { root, issuingCa, seal } = pki
const summer = new Date('2025-07-01T00:00:00Z')
const anOfficer = (issuer = issuingCa) =>
  issueCertificate({
    subject: { organization: ORGAN_NAME, unit: '市场准入科', commonName: '林知远' },
    usage: 'officer',
    publicKeySpki: generateSigner('p256').spki,
    issuer: issuer.certificate,
    signer: issuer.signer,
    validFrom: PKI_FOUNDED,
    days: 730,
    serial: Buffer.alloc(16, 7),
  })
const reasonOf = (leaf: Buffer, chain: Buffer[], roots: Buffer[], at = summer, usage: 'seal' | 'officer' = 'seal') => {
  const result = verifyChain(leaf, chain, roots, at, usage)
  return result.valid ? 'VALID' : result.reason
}

describe('a chain of certificates', () => {
  test('leads from the seal through the issuing CA to the root', () => {
    const result = verifyChain(seal.certificate, [issuingCa.certificate], [root.certificate], summer, 'seal')
    expect(result.valid ? result.path.map(({ usage }) => usage) : result).toEqual(['seal', 'issuingCa', 'root'])
  })

  test('is just as good by the national algorithms', async () => {
    const national = await aBureauPki({ kind: 'sm2' })
    const chain = [national.issuingCa.certificate]
    expect(reasonOf(national.seal.certificate, chain, [national.root.certificate])).toBe('VALID')
  })

  test('names its holder in words', () => {
    expect(parseCertificate(seal.certificate).subject).toBe(
      'C=CN, O=云州市行政审批局, OU=行政审批专用章, CN=云州市行政审批局',
    )
  })

  test('EXPIRED: after the last day of any link', () => {
    expect(reasonOf(seal.certificate, [issuingCa.certificate], [root.certificate], new Date('2031-01-01'))).toBe(
      'EXPIRED',
    )
  })

  test('NOT_YET_VALID: before its first second', () => {
    const before = new Date(PKI_FOUNDED.getTime() - 1000)
    expect(reasonOf(seal.certificate, [issuingCa.certificate], [root.certificate], before)).toBe('NOT_YET_VALID')
  })

  test('UNKNOWN_ISSUER: when the link to the root is missing', () => {
    expect(reasonOf(seal.certificate, [], [root.certificate])).toBe('UNKNOWN_ISSUER')
  })

  test('UNKNOWN_ISSUER: when it brings its own root along', async () => {
    const other = await aBureauPki({ organName: '邻州市行政审批局' })
    const chain = [other.issuingCa.certificate, other.root.certificate]
    expect(reasonOf(other.seal.certificate, chain, [root.certificate])).toBe('UNKNOWN_ISSUER')
  })

  test('BAD_SIGNATURE: when an impostor calls himself by the same names', async () => {
    const impostor = await aBureauPki()
    expect(reasonOf(impostor.seal.certificate, [issuingCa.certificate], [root.certificate])).toBe('BAD_SIGNATURE')
  })

  test('WRONG_USAGE: an officer’s certificate makes no seal, and a seal’s is no officer’s', async () => {
    const officer = await anOfficer()
    expect(reasonOf(officer, [issuingCa.certificate], [root.certificate], summer, 'officer')).toBe('VALID')
    expect(reasonOf(officer, [issuingCa.certificate], [root.certificate])).toBe('WRONG_USAGE')
    expect(reasonOf(seal.certificate, [issuingCa.certificate], [root.certificate], summer, 'officer')).toBe(
      'WRONG_USAGE',
    )
  })

  test('CERTIFICATE_MALFORMED: when it is not DER to the last byte', () => {
    const longer = Buffer.concat([seal.certificate, Buffer.from([0])])
    expect(reasonOf(longer, [issuingCa.certificate], [root.certificate])).toBe('CERTIFICATE_MALFORMED')
  })

  test('is refused when any one of its bytes is another', () => {
    const length = seal.certificate.length
    fc.assert(
      fc.property(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: 1, max: 255 }), (index, mask) => {
        const changed = Buffer.from(seal.certificate)
        changed[index] = (changed[index] ?? 0) ^ mask
        expect(reasonOf(changed, [issuingCa.certificate], [root.certificate])).not.toBe('VALID')
      }),
      { numRuns: 500 },
    )
  })

  test('cannot be issued by whoever is no authority', async () => {
    await expect(anOfficer(seal)).rejects.toThrow('not a certificate authority')
  })

  test.skipIf(!isInstalled('openssl'))('is accepted by OpenSSL at its strictest', async () => {
    const officer = await anOfficer()
    const files = {
      'root.pem': toPem(root.certificate),
      'ca.pem': toPem(issuingCa.certificate),
      'seal.pem': toPem(seal.certificate),
      'officer.pem': toPem(officer),
      'timestamp.pem': toPem(pki.timestamp.certificate),
    }
    const leaves = ['seal.pem', 'officer.pem', 'timestamp.pem']
    const moment = ['-attime', String(summer.getTime() / 1000)]
    const words = ['verify', '-x509_strict', ...moment, '-CAfile', 'root.pem', '-untrusted', 'ca.pem', ...leaves]
    expect(judgedBy('openssl', words, files)).toBe('seal.pem: OK\nofficer.pem: OK\ntimestamp.pem: OK\n')
  })

  test.skipIf(!isInstalled('openssl'))('by the national algorithms is accepted by OpenSSL link by link', async () => {
    const national = await aBureauPki({ kind: 'sm2' })
    const files = { 'ca.pem': toPem(national.issuingCa.certificate), 'seal.pem': toPem(national.seal.certificate) }
    const moment = ['-attime', String(summer.getTime() / 1000)]
    const identity = ['-vfyopt', 'distid:1234567812345678']
    const words = ['verify', ...identity, ...moment, '-partial_chain', '-trusted', 'ca.pem', 'seal.pem']
    expect(judgedBy('openssl', words, files)).toBe('seal.pem: OK\n')
  })
})

describe('a keystore', () => {
  test('gives back the keys it was given, to its owner alone', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'oneseal-keys-')), 'keys')
    await saveKeystore(folder, pki, 'a passphrase')
    const loaded = await loadKeystore(folder, 'a passphrase')
    expect(certSha256(loaded.seal.certificate)).toBe(certSha256(seal.certificate))
    expect(loaded.seal.signer.spki).toEqual(seal.signer.spki)
    expect(statSync(join(folder, 'seal.key.pem')).mode & 0o777).toBe(0o600)
    await expect(loadKeystore(folder, 'another passphrase')).rejects.toThrow()
    await expect(saveKeystore(folder, pki, 'a passphrase')).rejects.toThrow('EEXIST')
    rmSync(folder, { recursive: true })
  })
})

test('PEM holds what DER was put in', () => {
  expect(fromPem(toPem(root.certificate) + toPem(seal.certificate))).toEqual([root.certificate, seal.certificate])
})
