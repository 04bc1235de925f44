import { creditCodeCheck, organisationCodeCheck } from '#kernel'
import type { KeyEnrolled, OfficerAppointed, OrganRegistered } from './domain/events.ts'

/** A credit code with sound check digits in region 990101, which GB/T 2260 does not know: nobody's real one. */
export function anImpossibleCreditCode(serial = 'A1234567'): string {
  const first17 = `11990101${serial}${organisationCodeCheck(serial)}`
  return first17 + creditCodeCheck(first17)
}

export const anOrgan = (changes: Partial<OrganRegistered> = {}): OrganRegistered => ({
  type: 'OrganRegistered',
  at: '2026-03-02T01:00:00.000Z',
  by: 'administrator-1',
  name: '示范区行政审批局',
  nameEn: 'Shifan District Administrative Approval Bureau',
  kind: 'BUREAU',
  region: '990101',
  creditCode: anImpossibleCreditCode(),
  ...changes,
})

export const anOfficer = (changes: Partial<OfficerAppointed> = {}): OfficerAppointed => ({
  type: 'OfficerAppointed',
  at: '2026-03-02T01:10:00.000Z',
  by: 'administrator-1',
  name: '林晓雯',
  organ: 'organ-1',
  region: '990101',
  post: '审查岗',
  roles: ['examiner'],
  ...changes,
})

export const anEnrolledKey = (changes: Partial<KeyEnrolled> = {}): KeyEnrolled => ({
  type: 'KeyEnrolled',
  at: '2026-03-02T01:20:00.000Z',
  by: 'officer-1',
  key: 'key-1',
  spki: 'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE',
  device: '窗口电脑',
  ...changes,
})
