import { composeCertificateIdentifier } from '#kernel'
import type { CertificateContent } from './domain/certificate.ts'
import type { SealAuthorisation } from './domain/seal.ts'
import { SEAL_STEPS } from './domain/seal.ts'
import type { SealKey } from './domain/sealing.ts'

export const anAuthorisation = (changes: Partial<SealAuthorisation> = {}): SealAuthorisation => ({
  keeper: 'keeper-1',
  steps: SEAL_STEPS,
  until: '2026-12-31',
  ...changes,
})

export const aSealKey = (changes: Partial<SealKey> = {}): SealKey => ({
  certSha256: 'ab'.repeat(32),
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2030-12-31T00:00:00.000Z',
  compromised: false,
  ...changes,
})

export const aCertificate = (changes: Partial<CertificateContent> = {}): CertificateContent => ({
  case: 'case-1',
  caseNumber: 'SFQ-20260303-000001',
  itemCode: 'SFQ-0001',
  identifier: composeCertificateIdentifier({
    certificateType: '11990101A1234567X1001',
    organ: '11990101A1234567X1',
    serial: '0000000001',
    version: 1,
  }),
  serial: 1,
  version: 1,
  cause: 'ca'.repeat(32),
  certificateType: '11990101A1234567X1001',
  certificateName: '食品经营许可证',
  organ: 'bureau',
  organName: '示范区行政审批局',
  holder: { name: '示范区好味道餐馆', idNumber: '990101199001011235' },
  rows: [['经营者名称', '示范区好味道餐馆']],
  validFrom: '2026-03-10',
  validUntil: '2031-03-09',
  token: 'AAAAAAAAAAAAAAAAAAAAAA',
  ...changes,
})
