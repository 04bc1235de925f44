import { randomUUID } from 'node:crypto'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Knock } from '../support/caller.ts'

const STALE = 9999
const text = '经核对，不予同意。'
const { itemCode, applicant } = foodLicence

/** What is asked at the doors of standards, parties and service: right in all but what only whoever enters can stumble on. */
export const ROOM_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'standards.itemGraph': { path: `/items/${itemCode}/graph` },
  'standards.predictability': { path: `/items/${itemCode}/predictability` },
  'standards.editorChoices': { path: '/standards-choices' },
  'standards.item': { path: `/standards/${itemCode}` },
  'standards.version': { path: `/standards/${itemCode}/versions/1` },
  'standards.compare': { path: `/standards/${itemCode}/comparison?from=1&to=1` },
  'standards.draft': { path: `/standards/${itemCode}/draft` },
  'standards.guideChanges': { path: `/items/${itemCode}/changes?from=1&to=1` },
  'standards.beginDraft': { path: `/standards/${itemCode}/draft`, body: { expectedVersion: STALE, reason: text } },
  'standards.saveDraft': {
    path: `/standards/${itemCode}/draft`,
    body: { revision: STALE, standard: { code: itemCode } },
  },
  'standards.submitDraft': {
    path: `/standards/${itemCode}/draft/submission`,
    body: {
      expectedVersion: STALE,
      revision: STALE,
      note: '',
      answers: [],
      removals: [],
      stepsReason: '',
      limitReason: '',
    },
  },
  'standards.abandonDraft': {
    path: `/standards/${itemCode}/draft/abandonment`,
    body: { expectedVersion: STALE, reason: text },
  },
  'standards.returnDraft': {
    path: `/standards/${itemCode}/draft/return`,
    body: { expectedVersion: STALE, remarks: [{ section: 'STEPS', text }] },
  },
  'standards.adoptDraft': {
    path: `/standards/${itemCode}/draft/adoption`,
    body: { expectedVersion: STALE, digest: '0'.repeat(64), effectiveFrom: '2199-01-01', resolution: '' },
  },
  'standards.withdrawVersion': {
    path: `/standards/${itemCode}/versions/1/withdrawal`,
    body: { expectedVersion: STALE, reason: text },
  },
  'standards.proposeRetirement': {
    path: `/standards/${itemCode}/retirement`,
    body: {
      expectedVersion: STALE,
      way: 'CANCELLED',
      reason: text,
      basis: text,
      effectiveFrom: '2199-01-01',
      successors: [],
    },
  },
  'standards.decideRetirement': {
    path: `/standards/${itemCode}/retirement/decision`,
    body: { expectedVersion: STALE, adopt: false, reason: text },
  },
  'standards.newItem': { body: { code: itemCode, template: itemCode, name: '已有事项', reason: text } },
  'standards.adjustPower': {
    body: {
      expectedVersion: STALE,
      power: 'P-nobody-01',
      kind: 'CHANGED',
      trigger: 'LAW',
      triggeredOn: '2026-01-01',
      reason: text,
      entry: null,
    },
  },
  'standards.setClaimTarget': {
    path: '/claims/ZERO_MEETING/target',
    body: { percent: 80, base: 'ALL', due: '2020-01-01', document: text },
  },
  'standards.publishPowers': { body: { expectedVersion: STALE } },
  'standards.issuePolicy': {
    body: { number: '无', title: text, issuer: text, topic: 'OTHER', effectiveFrom: '2026-01-01', clauses: [] },
  },
  'standards.acknowledgePolicy': { path: `/policies/${randomUUID()}/acknowledgement`, body: {} },
  'standards.repealPolicy': {
    path: `/policies/${randomUUID()}/repeal`,
    body: { expectedVersion: STALE, from: '2026-01-01', reason: text },
  },
  'standards.reportDisguise': { body: { code: null, sign: 'OTHER', description: '短' } },
  'standards.closeDisguise': {
    path: `/disguised-permits/${randomUUID()}/closure`,
    body: { expectedVersion: STALE, finding: 'UNFOUNDED', measure: text },
  },
  'parties.verifyRealName': { body: { name: '某某', idNumber: '990101199001011230' } },
  'parties.sendCode': { body: { channel: 'EMAIL', address: 'nobody' } },
  'parties.confirmContact': { body: { channel: 'EMAIL', code: '000000' } },
  'parties.removeContact': { body: { channel: 'WRONG' } },
  'parties.stateAddress': { body: { address: '一'.repeat(201) } },
  'parties.giveConsent': { body: { textVersion: 'an old one', channels: ['SMS'] } },
  'parties.withdrawConsent': { body: {} },
  'parties.registerEnterprise': { body: { creditCode: '91990101MA9900A13X' } },
  'parties.refreshEnterprise': { body: {} },
  'parties.stateEnterprise': {
    body: { phone: applicant.phone, businessAddress: '示范区样板街道稻香路 8 号', contactName: '稻小香' },
  },
  'parties.grantMandate': {
    body: {
      handlerName: '某某',
      handlerNumber: '990101199001011230',
      items: null,
      from: '2026-01-01',
      until: '2026-01-02',
    },
  },
  'parties.revokeMandate': { body: { reason: text } },
  'parties.readNotification': { body: {} },
  'parties.openPayPage': { body: {} },
  'approval.tradingNotice': { payload: '{}', headers: { 'content-type': 'application/json' } },
  'parties.paymentNotice': { payload: '{}', headers: { 'content-type': 'application/json' } },
  'standards.settleDrift': {
    body: { code: itemCode, finding: 'SLOWER_THAN_PROMISED', evidence: '旧数字', way: 'KEEP', reason: text },
  },
  'standards.regionItems': { path: '/registers/regions/990101/items' },
  'standards.claimPermitNotice': { path: `/permit-notices/${randomUUID()}/claim`, body: {} },
  'standards.guidePaper': { path: `/papers/${itemCode}/guide` },
  'standards.formPaper': { path: `/papers/${itemCode}/form` },
  'standards.manualPaper': { path: `/papers/${itemCode}/manual` },
  'standards.samplePaper': { path: `/papers/${itemCode}/materials/premisesPlan/sample` },
  'standards.blankPaper': { path: `/papers/${itemCode}/materials/premisesPlan/blank` },
  'standards.exportStandards': { path: '/standards-export?format=json' },
  'standards.startImport': {
    path: '/standards-imports?name=a.json',
    payload: '[]',
    headers: { 'content-type': 'application/octet-stream' },
  },
}
