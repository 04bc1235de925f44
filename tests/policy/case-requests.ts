import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'

const expectedVersion = 9999
const text = '经核对，不予同意。'
const sha256 = '0'.repeat(64)
const body = (more: object): Knock => ({ body: { expectedVersion, ...more } })

/** Every act on a case that has been decided: right in all but the version, so that it is seen who may enter. */
export const CASE_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'approval.preAccept': body({ outstanding: ['businessLicence'], days: 5 }),
  'approval.presentOriginals': body({ materials: ['businessLicence'] }),
  'approval.correctAtWindow': body({ form: {}, materials: [] }),
  'approval.supplyAtWindow': body({ materials: [file('businessLicence')] }),
  'approval.withdrawAtWindow': body({ reason: text }),
  'approval.recordVisit': body({ purpose: 'OTHER', papers: [] }),
  'approval.assign': body({ to: randomUUID(), reason: text }),
  'approval.reclassify': body({ to: 'COMPLEX', reason: text }),
  'approval.terminate': body({ ground: 'NO_LONGER_POSSIBLE', reason: text }),
  'approval.note': body({ text }),
  'approval.orderFee': body({}),
  'approval.supplyDeferred': { body: { materials: [file('businessLicence')] } },
  'approval.review': body({ step: 'review', agrees: true, opinion: text }),
  'approval.startProcedure': body({ procedure: 'HEARING', reason: text, parties: [] }),
  'approval.endProcedure': body({ procedure: randomUUID(), outcome: text, conclusion: 'RECORDED', papers: [] }),
  'approval.prepareUpperLevel': body({ authority: '市政府', summary: text, papers: [{ sha256 }] }),
  'approval.chaseUpperLevel': body({ procedure: randomUUID(), letter: '〔2026〕1号', text }),
  'approval.givePreReviewOpinion': body({ conclusion: 'READY', opinion: text, remarks: [] }),
  'approval.tellHearingRight': body({ parties: [{ role: 'APPLICANT', name: '某某' }] }),
  'approval.recordHearingRequest': body({ party: '某某' }),
  'approval.requestHearing': { body: {} },
  'approval.announceHearing': body({
    procedure: randomUUID(),
    heldOn: '2199-01-01',
    place: '一楼',
    presider: randomUUID(),
    public: true,
  }),
  'approval.openConsultation': body({ organs: [randomUUID()], question: text, days: 3 }),
  'approval.issueOpinion': body({ consultation: randomUUID(), opinion: text, settlement: '' }),
  'approval.handOpinionOn': { body: { consultation: randomUUID(), unit: null } },
  'approval.giveOpinionBack': { body: { consultation: randomUUID(), reason: text } },
  'approval.giveOpinion': { body: { consultation: randomUUID(), stance: 'AGREE', opinion: text } },
  'approval.recordCollective': body({
    meeting: '局长办公会',
    heldOn: '2026-01-01',
    participants: ['甲', '乙', '丙'],
    resolution: 'GRANT',
    minutes: { sha256 },
  }),
  'approval.serveAtCounter': body({ receivedBy: '某某', note: '' }),
  'approval.dispatch': body({ courier: '示范快递', trackingNumber: 'SF0000001' }),
  'approval.confirmCourier': body({ receivedBy: '某某', note: '' }),
  'approval.challenge': body({ ground: 'COURT', document: '〔2026〕1号' }),
  'approval.decideChallenge': body({ document: '〔2026〕1号', outcome: 'UPHELD', reason: text }),
  'approval.correctClericalError': body({ place: '/form/shopName', becomes: '另一个店名', reason: text }),
  'approval.checkCommitment': body({ kept: true, found: text }),
  'approval.announceAnnulment': body({ ground: 'FRAUD', reason: text }),
  'approval.annul': body({ ground: 'FRAUD', reason: text }),
  'approval.fileAtWindow': {
    body: {
      itemCode: 'no-such-item',
      content: {
        applicant: { kind: 'PERSON', name: '', idNumber: '', phone: '' },
        answers: {},
        form: {},
        materials: [],
      },
      channel: 'WINDOW',
      papers: [],
      truthSigned: false,
    },
  },
  'approval.issueSlips': { body: { count: 1 } },
  'approval.papersOfCase': { path: '/handovers/papers?caseNumber=no-such-case' },
  'approval.handOver': {
    body: { from: 'WINDOW', to: 'ISSUE', bundles: [{ caseNumber: 'no-such-case', materials: [], pieces: 1 }] },
  },
  'approval.receivePapers': { path: `/handovers/${randomUUID()}/receipt`, body: { pieces: 1 } },
  'approval.disputeHandover': { path: `/handovers/${randomUUID()}/dispute`, body: { found: text } },
  'approval.proposeErasure': { body: { caseNumber: 'no-such-case', basis: text, reason: text } },
  'approval.confirmErasure': { path: `/erasures/${randomUUID()}/confirmation`, body: {} },
  'approval.declineErasure': { path: `/erasures/${randomUUID()}/refusal`, body: { reason: text } },
  'approval.authoriseWindow': {
    body: { officer: randomUUID(), items: ['no-such-item'], until: '2199-01-01', basis: '〔2026〕1号' },
  },
  'approval.revokeWindowAuthority': { body: { officer: randomUUID(), items: ['no-such-item'], reason: text } },
  'approval.readTakeOver': {
    payload: '原系统,原办件编号\n',
    headers: { 'content-type': 'application/octet-stream' },
  },
  'approval.takeOverCases': {
    body: {
      rows: [
        {
          system: '旧系统',
          foreignNumber: '1',
          itemCode: 'no-such-item',
          receivedAt: '2026-01-05T01:00:00.000Z',
          acceptedAt: null,
          applicant: { kind: 'PERSON', name: '', idNumber: '', phone: '' },
          answers: {},
          form: {},
        },
      ],
    },
  },
}

function file(material: string) {
  return { material, sha256, fileName: 'a.pdf', mediaType: 'application/pdf', sizeBytes: 1 }
}
