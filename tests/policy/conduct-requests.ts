import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const unknown = randomUUID()
const contact = `/desk/contacts/${unknown}`
const check = `/desk/performance-checks/${unknown}`
const file = '0'.repeat(64)
const line = { code: 'A1', text: '窗口有人', basis: '', minutes: null }
const report = { organ: null, person: '', evidence: [], publishable: true }

/** At the doors of conduct and of reports: about things nobody has, so that nothing changes. */
export const CONDUCT_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'conduct.takeContact': { body: { channel: 'PHONE', name: '', phone: '', itemCode: 'NO-SUCH-ITEM', asked: '怎么办' } },
  'conduct.actOnContact': { path: `${contact}/acts`, body: { act: 'ACCEPT', expectedVersion: 1 } },
  'conduct.check': { path: check },
  'conduct.planCheck': {
    body: { kind: 'ROUTINE', title: '检查', organ: unknown, place: '', on: '2199-01-01', every: null, lines: [line] },
  },
  'conduct.actOnCheck': { path: `${check}/acts`, body: { act: 'CALL_OFF', expectedVersion: 1, reason: '不查了' } },
  'conduct.answerFinding': {
    path: `${check}/answers`,
    body: { expectedVersion: 1, code: 'A1', text: '已改', evidence: [] },
  },
  'conduct.checkEvidence': { path: `${check}/files/${file}` },
  'conduct.commitmentData': { path: '/commitments/data?format=csv' },
  'conduct.brokenCommitments': { path: '/desk/commitments/broken?kind=DECIDE' },
  'conduct.givePriority': { body: { caseNumber: 'NO-SUCH-CASE', ground: 'EMERGENCY', reason: '急病' } },
  'conduct.auditPriority': {
    path: `/desk/priority-marks/${unknown}/audit`,
    body: { expectedVersion: 1, upheld: true, note: '属实' },
  },
  'service.fileReport': { body: { ...report, itemCode: 'NO-SUCH-ITEM', text: '窗口人员要求另外付钱才给办' } },
  'service.keepReportFile': {
    payload: Buffer.from('no picture at all'),
    headers: { 'content-type': 'application/octet-stream' },
  },
  'service.supplementReport': {
    path: '/reports/code/00000-00000-00000-00000/supplements',
    body: { expectedVersion: 1, text: '补充', evidence: [] },
  },
  'service.openData': { path: '/open-data/results?format=json' },
  'service.report': { path: `/desk/reports/${unknown}` },
  'service.reportFile': { path: `/desk/reports/${unknown}/files/${file}` },
  'service.actOnReport': {
    path: `/desk/reports/${unknown}/acts`,
    body: { act: 'TAKE_UP', expectedVersion: 1, note: '' },
  },
}

const COUNTERS: readonly Visitor[] = [
  ...(['intakeOfficer', 'serviceOfficer', 'examiner', 'supervisor', 'foreignDesk', 'foreignSupervisor'] as const),
]
const ANSWERERS: readonly Visitor[] = [
  ...(['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper', 'supervisor', 'administrator'] as const),
  ...(['foreignDesk', 'foreignKeeper', 'foreignSupervisor'] as const),
]
const READERS: readonly Visitor[] = [...ANSWERERS, 'inspector', 'leader']
const INSPECTORS: readonly Visitor[] = ['inspector']
const LEADING: readonly Visitor[] = ['inspector', 'leader']
const unseen = (visitors: readonly Visitor[]): Owed => ({ enters: [], unseen: visitors })

/** Promises and reports are everybody's; whoever serves owns what he is asked; inspectors look, and answer to nobody here. */
export const conductOwed = (everybody: readonly Visitor[]): Readonly<Record<string, Owed>> => ({
  'conduct.contacts': { enters: COUNTERS },
  'conduct.takeContact': unseen(COUNTERS),
  'conduct.actOnContact': unseen(COUNTERS),
  'conduct.contactFigures': { enters: LEADING },
  'conduct.checks': { enters: READERS },
  'conduct.check': unseen(READERS),
  'conduct.planCheck': { enters: INSPECTORS },
  'conduct.actOnCheck': unseen(INSPECTORS),
  'conduct.answerFinding': unseen(ANSWERERS),
  'conduct.checkEvidence': unseen(READERS),
  'conduct.weekly': { enters: LEADING },
  'conduct.commitments': { enters: everybody },
  'conduct.commitmentData': { enters: everybody },
  'conduct.brokenCommitments': { enters: READERS },
  'conduct.equalTreatment': { enters: READERS },
  'conduct.givePriority': { enters: ['intakeOfficer', 'foreignDesk'] },
  'conduct.auditPriority': unseen(INSPECTORS),
  'service.fileReport': { enters: everybody },
  'service.keepReportFile': { enters: everybody },
  'service.supplementReport': unseen(everybody),
  'service.reportFigures': { enters: everybody },
  'service.openData': { enters: everybody },
  'service.reports': { enters: INSPECTORS },
  'service.report': unseen(INSPECTORS),
  'service.reportFile': unseen(INSPECTORS),
  'service.actOnReport': unseen(INSPECTORS),
})
