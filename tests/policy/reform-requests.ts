import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const text = '经核对，不予同意。'
const organ = randomUUID()
const transfer = `/transfers/${randomUUID()}`

/** At the doors of 机构改革: about batches that nobody has, so that nothing changes. */
export const REFORM_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'organisation.transfer': { path: transfer },
  'organisation.itemsOfOrgan': { path: `/organs/${organ}/items` },
  'organisation.prepareTransfer': {
    body: {
      ...{ number: '文号1', title: '划转', way: 'ITEMS', from: [organ], to: randomUUID(), items: [] },
      ...{ basis: '行政许可法第二十五条', effectiveOn: '2099-01-01', openCases: 'MOVE' },
    },
  },
  'organisation.writeChapter': {
    path: `${transfer}/chapters`,
    body: { chapter: 'SEALS', count: 0, list: [], points: [] },
  },
  'organisation.settlePoint': { path: `${transfer}/points`, body: { chapter: 'SEALS', point: 0, settlement: text } },
  'organisation.signMemorandum': { path: `${transfer}/signature`, body: { digest: '0'.repeat(64) } },
  'organisation.reopenMemorandum': { path: `${transfer}/reopening`, body: { reason: text } },
  'organisation.abandonTransfer': { path: `${transfer}/abandonment`, body: { reason: text } },
  'organisation.closeTransfer': { path: `${transfer}/closing`, body: {} },
  'organisation.arrangeOrgan': {
    path: `/organs/${organ}/arrangement`,
    body: { types: [], brands: [], parent: null, model: null, rollOut: null, residentAt: null, basis: text },
  },
  'organisation.setSection': {
    path: `/organs/${organ}/sections`,
    body: {
      ...{ id: 'access', name: { zh: '科室', en: 'Section' }, duty: 'SUPPORT', items: [], since: '2026-01-01' },
      posts: [{ name: '岗位', seats: 1, roles: [] }],
    },
  },
  'organisation.closeSection': {
    path: `/organs/${organ}/sections/closing`,
    body: { section: 'access', on: '2026-01-01', reason: text },
  },
  'organisation.placeOfficer': { path: `/organs/${organ}/places`, body: { officer: randomUUID(), section: null } },
  'organisation.takeBaseline': { path: `/organs/${organ}/baseline`, body: { excluded: [] } },
  'organisation.proposeSecondment': {
    body: {
      ...{ officer: randomUUID(), to: organ, post: '岗位', roles: ['examiner'], basis: text },
      ...{ from: '2026-01-01', until: '2099-01-01' },
    },
  },
  'organisation.confirmSecondment': { path: `/secondments/${organ}/confirmation`, body: {} },
  'organisation.declineSecondment': { path: `/secondments/${organ}/refusal`, body: { reason: text } },
  'organisation.endSecondment': { path: `/secondments/${organ}/ending`, body: { reason: text } },
  'organisation.orderWorkHandover': { body: { from: randomUUID(), to: randomUUID(), reason: text } },
  'organisation.acceptWork': { path: `/work-handovers/${organ}/acceptance`, body: {} },
  'organisation.returnWork': { path: `/work-handovers/${organ}/return`, body: { reason: text } },
  'organisation.proposeDelegation': {
    body: {
      ...{ number: '文号', to: organ, items: ['990000000000'], requirements: [text], basis: text },
      effectiveOn: '2099-01-01',
    },
  },
  'organisation.checkCapability': { path: `/delegations/${organ}/capability`, body: { findings: [] } },
  'organisation.grantDelegation': { path: `/delegations/${organ}/grant`, body: {} },
  'organisation.recallDelegation': {
    path: `/delegations/${organ}/recall`,
    body: { effectiveOn: '2099-01-01', reason: text },
  },
  'organisation.receiveItem': {
    body: {
      ...{ code: '990000000000', name: '事项', fromLevel: 'PROVINCE', document: text },
      ...{ receivedOn: '2026-01-01', department: organ },
    },
  },
  'organisation.advanceReceivedItem': { path: '/received-items/990000000001/step', body: { step: 'TAKE_OVER' } },
  'organisation.reportSystemAccounts': { body: { system: '业务系统', owner: organ, accounts: [] } },
  'organisation.openAccountReview': { body: { due: '2020-01-01' } },
  'organisation.judgeAccounts': { path: `/account-reviews/${organ}/judgements`, body: { judgements: [] } },
  'organisation.confirmAccountReview': { path: `/account-reviews/${organ}/confirmation`, body: {} },
  'organisation.reportIncident': { body: { kind: 'OUTAGE', foundAt: '2026-01-01T00:00:00.000Z', account: text } },
  'organisation.assessIncident': {
    path: `/safety/incidents/${organ}/assessment`,
    body: { grade: 'ORDINARY', personalData: false, persons: 0, harm: text },
  },
  'organisation.containIncident': { path: `/safety/incidents/${organ}/containment`, body: { measures: text } },
  'organisation.notifyIncident': {
    path: `/safety/incidents/${organ}/notifications`,
    body: { whom: 'AUTHORITY', text, spared: null },
  },
  'organisation.closeIncident': { path: `/safety/incidents/${organ}/closure`, body: { cause: text, lessons: text } },
}

/** Who answers for powers: deciders, supervisors and those who write standards. */
const MOVERS: readonly Visitor[] = [
  'decider',
  'standardEditor',
  'standardReviewer',
  'supervisor',
  'foreignDesk',
  'foreignSupervisor',
]

const ADMINISTRATOR: Owed = { enters: ['administrator'] }
const WATCHERS: Owed = { enters: ['administrator', 'inspector', 'leader'] }

export function reformOwed(officers: readonly Visitor[]): Readonly<Record<string, Owed>> {
  const unseenMovers = { enters: [], unseen: MOVERS }
  return {
    'organisation.transfers': { enters: officers },
    'organisation.transfer': { enters: [], unseen: officers },
    'organisation.itemsOfOrgan': { enters: officers },
    'organisation.prepareTransfer': { enters: MOVERS },
    'organisation.writeChapter': unseenMovers,
    'organisation.settlePoint': unseenMovers,
    'organisation.signMemorandum': unseenMovers,
    'organisation.reopenMemorandum': unseenMovers,
    'organisation.abandonTransfer': unseenMovers,
    'organisation.closeTransfer': unseenMovers,
    'organisation.structures': { enters: officers },
    'organisation.concentration': { enters: officers },
    'organisation.baselines': { enters: officers },
    'organisation.takeBaseline': unseenMovers,
    'organisation.arrangeOrgan': ADMINISTRATOR,
    'organisation.setSection': ADMINISTRATOR,
    'organisation.closeSection': ADMINISTRATOR,
    'organisation.placeOfficer': ADMINISTRATOR,
    'organisation.secondments': ADMINISTRATOR,
    'organisation.proposeSecondment': ADMINISTRATOR,
    'organisation.confirmSecondment': ADMINISTRATOR,
    'organisation.declineSecondment': ADMINISTRATOR,
    'organisation.endSecondment': ADMINISTRATOR,
    'organisation.workHandovers': { enters: officers },
    'organisation.orderWorkHandover': ADMINISTRATOR,
    'organisation.acceptWork': { enters: officers },
    'organisation.returnWork': { enters: officers },
    'organisation.delegations': { enters: officers },
    'organisation.proposeDelegation': { enters: MOVERS },
    'organisation.checkCapability': { enters: MOVERS },
    'organisation.grantDelegation': { enters: MOVERS },
    'organisation.recallDelegation': { enters: MOVERS },
    'organisation.receivedItems': { enters: officers },
    'organisation.receiveItem': { enters: MOVERS },
    'organisation.advanceReceivedItem': { enters: MOVERS },
    'organisation.accounts': WATCHERS,
    'organisation.accountReviews': WATCHERS,
    'organisation.reportSystemAccounts': ADMINISTRATOR,
    'organisation.openAccountReview': ADMINISTRATOR,
    'organisation.judgeAccounts': ADMINISTRATOR,
    'organisation.confirmAccountReview': ADMINISTRATOR,
    'organisation.incidents': WATCHERS,
    'organisation.dataClasses': WATCHERS,
    'organisation.reportIncident': { enters: officers },
    'organisation.assessIncident': ADMINISTRATOR,
    'organisation.containIncident': ADMINISTRATOR,
    'organisation.notifyIncident': ADMINISTRATOR,
    'organisation.closeIncident': { enters: ['inspector', 'leader'] },
  }
}
