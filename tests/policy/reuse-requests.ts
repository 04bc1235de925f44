import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const reason = '经核对，不予同意。'

/** At the doors of reuse: right in all but what only whoever enters can stumble on. */
export const REUSE_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'reuse.giveConsent': { body: { agreed: true } },
  'reuse.withdrawConsent': { body: {} },
  'reuse.call': {
    body: {
      purpose: 'ENFORCEMENT',
      caseNumber: 'NO-SUCH',
      holder: '91990101MA9900A13X',
      certificateType: 'NO-SUCH',
      mode: 'VERDICT',
    },
  },
  'certificate.verifyRegionToken': { path: `/verify/regions/token/${'A'.repeat(22)}?at=https://hall.example` },
  'reuse.regionCall': { payload: Buffer.from('a.b.c'), headers: { 'content-type': 'application/octet-stream' } },
  'recognition.proposeRegion': {
    body: {
      ...{ name: '某地', address: 'https://hall.example', basis: reason, types: [], purposes: [], dailyMax: 0 },
      trust: '{}',
    },
  },
  'recognition.recogniseRegion': {
    path: `/recognition/regions/${randomUUID()}/confirmation`,
    body: { heard: '0000 0000' },
  },
  'recognition.declineRegion': { path: `/recognition/regions/${randomUUID()}/refusal`, body: { reason } },
  'recognition.withdrawRecognition': {
    path: `/recognition/regions/${randomUUID()}/withdrawal`,
    body: { since: '2001-01-01T00:00:00.000Z', reason },
  },
  'reuse.systemCall': { payload: Buffer.from('{}'), headers: { 'content-type': 'application/octet-stream' } },
  'reuse.grantSystem': {
    body: {
      name: '某系统',
      organ: randomUUID(),
      purposes: ['APPROVAL'],
      types: ['NO-SUCH'],
      dailyMax: 1,
      until: '2001-01-01',
      basis: reason,
    },
  },
  'reuse.revokeSystemGrant': { path: `/reuse/system-grants/${randomUUID()}/revocation`, body: { reason } },
  'reuse.answerProofFinding': {
    path: `/reuse/proof-findings/${randomUUID()}/answer`,
    body: { outcome: 'KEPT', answer: reason },
  },
  'reuse.reportProof': { body: { proof: '某证明', organ: '某单位', said: reason, contact: '' } },
  'reuse.proofReport': { path: '/reuse/proof-reports/AAAAA-BBBBB-CCCCC-DDDDD' },
}

const APPLICANT: Owed = { enters: ['owner', 'otherApplicant'] }
const CALLERS: readonly Visitor[] = [
  'intakeOfficer',
  'examiner',
  'decider',
  'supervisor',
  'inspector',
  'foreignDesk',
  'foreignSupervisor',
]

/** Who reads people's certificates, who counts the calls and who lets systems call are different people. */
export const reuseOwed = (everybody: Owed, standardReaders: Owed): Readonly<Record<string, Owed>> => ({
  'reuse.consent': APPLICANT,
  'reuse.giveConsent': APPLICANT,
  'reuse.withdrawConsent': APPLICANT,
  'reuse.ownCalls': APPLICANT,
  'reuse.callTypes': { enters: CALLERS },
  'reuse.call': { enters: CALLERS },
  'reuse.calls': { enters: CALLERS },
  'reuse.systemCall': everybody,
  // A recognised region’s signature alone opens it.
  'reuse.regionCall': everybody,
  'recognition.recognisedRegions': everybody,
  'recognition.regionList': everybody,
  'recognition.regions': { enters: ['administrator', 'inspector'] },
  'recognition.proposeRegion': { enters: ['administrator'] },
  'recognition.recogniseRegion': { enters: [], unseen: ['administrator'] },
  'recognition.declineRegion': { enters: [], unseen: ['administrator'] },
  'recognition.withdrawRecognition': { enters: [], unseen: ['administrator'] },
  'reuse.callFigures': { enters: ['decider', 'inspector', 'leader', 'foreignDesk'] },
  'reuse.systemGrants': { enters: ['administrator'] },
  'reuse.grantSystem': { enters: ['administrator'] },
  'reuse.revokeSystemGrant': { enters: [], unseen: ['administrator'] },
  'reuse.proofFindings': standardReaders,
  'reuse.answerProofFinding': { enters: [], unseen: ['standardEditor', 'foreignDesk'] },
  'reuse.reportProof': everybody,
  'reuse.proofReport': { enters: [], unseen: everybody.enters },
})
