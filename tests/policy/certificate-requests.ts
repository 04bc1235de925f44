import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import { aPdf } from '../support/hall.ts'

const text = '经核对，不予同意。'

/** What is asked at the doors of certificates and seals: right in all but what only whoever enters can stumble on. */
export const certificateRequests = (
  document: string,
): Readonly<Record<string, Knock & { readonly path?: string }>> => ({
  'certificate.verifyNumber': { path: '/verify/number/1.2.156' },
  'certificate.verifyFile': { payload: aPdf('not sealed'), headers: { 'content-type': 'application/pdf' } },
  'certificate.authoriseSeal': { body: { until: '2001-01-01' } },
  'certificate.forbidSeal': { body: { item: 'NO-SUCH-ITEM', reason: text } },
  'certificate.prepareCustody': { body: { act: 'ACCEPT' } },
  'certificate.signCustody': {
    body: { prepared: randomUUID(), certSha256: '0'.repeat(64), signature: 'A'.repeat(86) },
  },
  'certificate.declareCompromise': { body: { since: '2001-01-01T00:00:00.000Z', account: text } },
  'certificate.handOverSeal': {
    body: {
      organName: text,
      name: text,
      registration: '990101000001',
      kind: 'PHYSICAL',
      handedOverBy: text,
      endOfUse: '2999-01-01',
    },
  },
  'certificate.destroySeal': {
    path: `/seal/old/${randomUUID()}/destruction`,
    body: { on: '2026-01-01', method: 'CUT', certificateNumber: text, witnesses: ['某甲', '某乙'] },
  },
  'certificate.documentVerdict': { path: `/documents/${document}/verdict/PDF` },
  'certificate.statusList': { path: '/status/0' },
  'certificate.standing': { path: `/certificate-states/${document}` },
  'certificate.prepareStanding': {
    path: `/certificate-states/${document}/preparation`,
    body: { act: 'RESUME', reason: text },
  },
  'certificate.signStanding': {
    path: `/certificate-states/${document}/acts`,
    body: { prepared: randomUUID(), certSha256: '0'.repeat(64), signature: 'A'.repeat(86) },
  },
  'certificate.askForMeasureHearing': {
    path: `/my/certificates/${document}/hearing`,
    body: { statement: text },
  },
  'certificate.giveRevocationPower': { body: { item: 'NO-SUCH-ITEM', decidedBy: 'BUREAU', basis: text } },
  'certificate.revocationListOf': { path: `/pki/crl/${'0'.repeat(64)}` },
})
