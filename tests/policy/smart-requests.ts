import { randomUUID } from 'node:crypto'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const STALE = 9999
const reason = '经核对，不予同意。'
const said = { zh: '某', en: 'some' }
const { itemCode } = foodLicence
const table = `/smart/tables/${itemCode}`

/** At the doors of smart approval: right in all but what only whoever enters can stumble on. */
export const SMART_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'smart.table': { path: table },
  'smart.draftTable': {
    path: `${table}/draft`,
    body: { expectedVersion: STALE, note: reason, book: { facts: [], comparisons: [], columns: [], rules: [] } },
  },
  'smart.tryTable': { path: `${table}/trial`, body: { expectedVersion: STALE } },
  'smart.approveTable': { path: `${table}/approval`, body: { expectedVersion: STALE, share: 10, sample: 10 } },
  'smart.returnTable': { path: `${table}/return`, body: { expectedVersion: STALE, reason } },
  'smart.setShare': { path: `${table}/share`, body: { expectedVersion: STALE, share: 10, sample: 10, reason } },
  'smart.stop': { path: `${table}/stop`, body: { reason } },
  'smart.resume': { path: `${table}/resumption`, body: { expectedVersion: STALE, reason } },
  'smart.prepareAuthorisation': { body: { items: [itemCode], until: '2001-01-01', dailyMax: 1, basis: reason } },
  'smart.giveAuthorisation': {
    path: `/smart/authorisations/${randomUUID()}`,
    body: { prepared: randomUUID(), certSha256: '0'.repeat(64), signature: 'A'.repeat(86) },
  },
  'smart.revokeAuthorisation': { path: `/smart/authorisations/${randomUUID()}/revocation`, body: { reason } },
  'smart.judgeSample': { body: { expectedVersion: STALE, agrees: true, finding: reason } },
  'smart.verifyAtSource': { body: {} },
  'smart.ownCertificates': { path: `/smart/items/${itemCode}/own-certificates` },
  'smart.loadRegister': {
    path: '/smart/registers/some-register',
    body: { name: said, authority: said, asOf: '2199-01-01T00:00:00.000Z', rows: [{ key: 'a', fields: {} }] },
  },
}

const DESKS: readonly Visitor[] = ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper']
const READERS: Owed = {
  enters: [
    ...DESKS,
    'standardEditor',
    'standardReviewer',
    'supervisor',
    'inspector',
    'leader',
    'foreignDesk',
    'foreignKeeper',
    'foreignSupervisor',
  ],
}
const REVIEWER: Owed = { enters: ['standardReviewer'] }
const UNSEEN_DECIDERS: Owed = { enters: [], unseen: ['decider', 'foreignDesk'] }

/** Who writes a table, who approves it, who answers for it and who looks again are different people. */
export const smartOwed: Readonly<Record<string, Owed>> = {
  'smart.tables': READERS,
  'smart.table': READERS,
  'smart.registers': READERS,
  'smart.draftTable': { enters: ['standardEditor'], unseen: ['foreignDesk'] },
  'smart.tryTable': { enters: ['standardEditor', 'standardReviewer'], unseen: ['foreignDesk'] },
  'smart.approveTable': REVIEWER,
  'smart.returnTable': REVIEWER,
  'smart.setShare': REVIEWER,
  'smart.resume': REVIEWER,
  'smart.stop': { enters: ['decider', 'standardReviewer', 'inspector', 'leader'], unseen: ['foreignDesk'] },
  'smart.prepareAuthorisation': { enters: ['decider'], unseen: ['foreignDesk'] },
  // What was never prepared is gone for whoever could have prepared it.
  'smart.giveAuthorisation': { enters: ['decider', 'foreignDesk'] },
  'smart.revokeAuthorisation': UNSEEN_DECIDERS,
  'smart.samples': { enters: ['examiner', 'inspector', 'foreignDesk'] },
  // This case was not granted by a table: nobody finds a sample of it.
  'smart.judgeSample': { enters: [], unseen: ['examiner', 'inspector', 'foreignDesk'] },
  'smart.caseVerification': {
    enters: [...DESKS, 'supervisor', 'inspector'],
    unseen: ['foreignDesk', 'foreignKeeper', 'foreignSupervisor'],
  },
  'smart.verifyAtSource': { enters: ['intakeOfficer', 'examiner'], unseen: ['foreignDesk'] },
  'smart.ownVerification': { enters: ['owner'], unseen: ['otherApplicant'] },
  'smart.ownCertificates': { enters: ['owner', 'otherApplicant'] },
  'smart.loadRegister': { enters: ['administrator'] },
}
