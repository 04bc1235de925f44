import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const STALE = 9999
const text = '经核对，不予同意。'
const nobody = randomUUID()

/** At the doors between bureau and departments: right in all but what only whoever enters can stumble on. */
export const LINKAGE_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'supervision.acknowledge': { body: {} },
  'supervision.noteInspection': { body: { expectedVersion: STALE, on: '2026-01-01' } },
  'supervision.answerInteraction': {
    path: `/interactions/${nobody}/answer`,
    body: { expectedVersion: STALE, answer: 'SEEN', text: '' },
  },
  'supervision.settlePush': {
    path: `/linkage/checks/${nobody}/settlement`,
    body: { expectedVersion: STALE, organs: [nobody], reason: text },
  },
  'supervision.rerouteDuty': {
    path: `/linkage/returns/${nobody}/rerouting`,
    body: { expectedVersion: STALE, organs: [nobody], reason: text },
  },
  'supervision.declineReturn': {
    path: `/linkage/returns/${nobody}/refusal`,
    body: { expectedVersion: STALE, reason: text },
  },
  'supervision.answerRecord': {
    path: `/linkage/records/${nobody}/answer`,
    body: { expectedVersion: STALE, record: 0, answer: 'NOTED', text: '' },
  },
  'supervision.nameLiaisons': {
    body: { liaisons: [{ officer: nobody, contact: '0000-000000', part: 'LIAISON', away: null }] },
  },
  'supervision.connectSystem': { body: { organ: nobody, name: text, hook: null, until: '2199-01-01' } },
  'supervision.disconnectSystem': { path: `/linkage/systems/${nobody}/end`, body: { reason: text } },
  'supervision.systemWork': {
    payload: JSON.stringify({ organ: nobody, act: 'PULL' }),
    headers: { 'content-type': 'application/octet-stream' },
  },
  'supervision.draftBoundary': {
    body: { expectedVersion: STALE, content: { lines: [], industries: [] }, note: '' },
  },
  'supervision.publishBoundary': { body: { expectedVersion: STALE, effectiveFrom: '2199-01-01' } },
  'supervision.returnBoundary': { body: { expectedVersion: STALE, reason: text } },
  // Declared twice is the same declaration with another name: the body is too short to be one.
  'supervision.declareOwnSystem': { body: { name: '无' } },
}

const SUPERVISORS: readonly Visitor[] = ['supervisor', 'foreignSupervisor']
/** Whoever handles cases, in any organ; to one of another organ the thing itself does not exist. */
const HANDLERS: readonly Visitor[] = ['examiner', 'decider', 'foreignDesk']
const READERS: readonly Visitor[] = [...HANDLERS, ...SUPERVISORS, 'inspector', 'leader', 'administrator']
const ABSENT_FOR = (unseen: readonly Visitor[]): Owed => ({ enters: [], unseen })

/** Departments work, the bureau checks and answers, both read the same report, and one list is the bureau's alone. */
export const linkageOwed = (supervisor: Owed, everybody: Owed): Readonly<Record<string, Owed>> => ({
  'supervision.duties': { enters: SUPERVISORS },
  'supervision.dutiesBelow': { enters: SUPERVISORS },
  'supervision.duty': supervisor,
  'supervision.dutyTrail': supervisor,
  'supervision.acknowledge': supervisor,
  'supervision.claim': supervisor,
  'supervision.returnDuty': supervisor,
  'supervision.noteInspection': supervisor,
  'supervision.record': supervisor,
  'supervision.interactions': { enters: SUPERVISORS },
  'supervision.answerInteraction': ABSENT_FOR(SUPERVISORS),
  'supervision.ownSupervision': { enters: ['owner', 'otherApplicant'] },
  'supervision.linkageQueue': { enters: HANDLERS },
  'supervision.settlePush': ABSENT_FOR(HANDLERS),
  'supervision.rerouteDuty': ABSENT_FOR(HANDLERS),
  'supervision.declineReturn': ABSENT_FOR(HANDLERS),
  'supervision.answerRecord': ABSENT_FOR(HANDLERS),
  'supervision.linkageReport': { enters: READERS },
  'supervision.supervisingOrgans': { enters: READERS },
  'supervision.nameLiaisons': { enters: [...HANDLERS, ...SUPERVISORS] },
  'supervision.declareOwnSystem': { enters: SUPERVISORS },
  'supervision.connectSystem': { enters: ['administrator'] },
  'supervision.disconnectSystem': ABSENT_FOR(['administrator']),
  // The signature alone opens it.
  'supervision.systemWork': everybody,
  'supervision.boundary': {
    enters: [...HANDLERS, 'standardEditor', 'standardReviewer', ...SUPERVISORS, 'inspector', 'leader'],
  },
  'supervision.draftBoundary': { enters: ['standardEditor'], unseen: ['foreignDesk'] },
  'supervision.publishBoundary': { enters: ['standardReviewer'] },
  'supervision.returnBoundary': { enters: ['standardReviewer'] },
})
