import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aCertificate, anAuthorisation, aSealKey } from '../fixtures.ts'
import { certificateDecider } from './certificate.ts'
import type { CertificateCommand } from './certificate.ts'
import type { CertificatePrepared, CertificateSealed, SealUseBegan } from './events.ts'

const { given } = scenario(certificateDecider)
const at = '2026-03-10T02:00:00.000Z'
const later = '2026-03-10T02:00:01.000Z'
const content = aCertificate()
const digest = 'd1'.repeat(32)
const file = 'f1'.repeat(32)
type Begin = Extract<CertificateCommand, { type: 'BeginSealing' }>
const begin = (changes: Partial<Begin> = {}): Begin => ({
  type: 'BeginSealing',
  at,
  content,
  seal: 'seal',
  authorisation: anAuthorisation(),
  key: aSealKey(),
  decidedBy: 'decider-1',
  digest,
  preparedFile: 'e1'.repeat(32),
  ...changes,
})
const complete: CertificateCommand = { type: 'CompleteSealing', at: later, digest, file, decision: 'leaf-hash' }
const prepared: CertificatePrepared = { ...content, type: 'CertificatePrepared', at, preparedFile: 'e1'.repeat(32) }
const began: SealUseBegan = {
  type: 'SealUseBegan',
  at,
  seal: 'seal',
  keeper: 'keeper-1',
  step: 'CERTIFICATE',
  number: content.identifier,
  digest,
  certSha256: aSealKey().certSha256,
}
const sealed: CertificateSealed = {
  type: 'CertificateSealed',
  at: later,
  file,
  identifier: content.identifier,
  certificateType: content.certificateType,
  certificateName: content.certificateName,
  organ: content.organ,
  organName: content.organName,
  validFrom: content.validFrom,
  validUntil: content.validUntil,
  decision: 'leaf-hash',
}

describe('CE-04 sealing a certificate', () => {
  test('the use of the seal is registered before the seal is used', () => given().when(begin()).then(prepared, began))
  test('the sealed certificate tells nothing about its holder', () =>
    given(prepared, began).when(complete).then(sealed))
  test('it does not begin twice', () => given(prepared, began).when(begin()).refused('SEALING_ALREADY_BEGUN'))
  test('nothing is completed that has not begun', () => given().when(complete).refused('SEALING_NOT_BEGUN'))
  test('it is never sealed twice', () => given(prepared, began, sealed).when(complete).refused('ALREADY_SEALED'))
  test('only the registered bytes are sealed', () =>
    given(prepared, began)
      .when({ ...complete, digest: '00'.repeat(32) })
      .refused('SEALED_BYTES_DIFFER'))
})

describe('the keeper’s standing authorisation', () => {
  test('without it nothing is sealed', () =>
    given()
      .when(begin({ authorisation: null }))
      .refused('SEAL_NOT_AUTHORISED'))
  test('it covers only the steps it names', () =>
    given()
      .when(begin({ authorisation: anAuthorisation({ steps: ['ACCEPTANCE_NOTICE'] }) }))
      .refused('SEAL_NOT_AUTHORISED'))
  test('on its last day it still holds, to midnight in the bureau', () =>
    given()
      .when(begin({ at: '2026-12-31T15:59:59.999Z' }))
      .then({ ...prepared, at: '2026-12-31T15:59:59.999Z' }, { ...began, at: '2026-12-31T15:59:59.999Z' }))
  test('a minute later it has ended', () =>
    given()
      .when(begin({ at: '2026-12-31T16:00:00.000Z' }))
      .refused('SEAL_AUTHORISATION_ENDED'))
  test('the keeper does not seal what he decided', () =>
    given()
      .when(begin({ decidedBy: 'keeper-1' }))
      .refused('KEEPER_IS_DECIDER'))
})

describe('what a certificate says', () => {
  test('its identifier follows GB/T 36904', () =>
    given()
      .when(begin({ content: aCertificate({ identifier: '1.2.156.3005.2.A.B.1.001.0' }) }))
      .refused('CERTIFICATE_IDENTIFIER_WRONG'))
  test('it does not end before it begins', () =>
    given()
      .when(begin({ content: aCertificate({ validUntil: '2026-03-09' }) }))
      .refused('CERTIFICATE_VALIDITY_WRONG'))
})

describe('the end of a certificate', () => {
  const end = { type: 'EndCertificate', at: later, ground: 'ANNULLED', cause: 'ca'.repeat(32) } as const
  const ended = { type: 'CertificateEnded', at: later, ground: 'ANNULLED', cause: 'ca'.repeat(32) } as const

  test('what is sealed ends by the act that takes its ground away', () =>
    given(prepared, began, sealed).when(end).then(ended))
  test('what was never sealed cannot end', () => given(prepared, began).when(end).refused('CERTIFICATE_NOT_SEALED'))
  test('it ends once', () => given(prepared, began, sealed, ended).when(end).refused('CERTIFICATE_ENDED'))
})
