import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed } from './visitors.ts'

const text = '经核对，不予同意。'
const file = `/archive/files/${randomUUID()}`
const list = `/archive/lists/${randomUUID()}`
const loan = `/archive/loans/${randomUUID()}`
const counts = { count: 1, pages: 1 }

/** At the doors of the archive: about files, lists and lendings that nobody has, so that nothing changes. */
export const ARCHIVE_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'archive.file': { path: file },
  'archive.testFile': { path: `${file}/test`, body: {} },
  'archive.package': { path: `${file}/packages/1` },
  'archive.proposeAppraisal': { path: `${file}/appraisal`, body: { outcome: 'EXTEND', reason: text } },
  'archive.confirmAppraisal': { path: `${file}/appraisal/confirmation`, body: {} },
  'archive.declineAppraisal': { path: `${file}/appraisal/refusal`, body: { reason: text } },
  'archive.handOverFiles': { body: {} },
  'archive.handOverHistoric': { body: { sender: '某某', ...counts, list: 'AAAA' } },
  'archive.receiveList': { path: `${list}/receipt`, body: { ...counts, missing: [], note: '' } },
  'archive.returnList': { path: `${list}/return`, body: { reason: text } },
  'archive.requestLoan': { path: `${file}/loans`, body: { purpose: text, days: 1 } },
  'archive.decideLoan': { path: `${loan}/decision`, body: { allow: false, reason: text } },
  'archive.readArchive': { path: `${loan}/reads`, body: { path: '1/record/process.txt', copy: false } },
  'archive.returnLoan': { path: `${loan}/return`, body: {} },
  'archive.evidenceRecord': { path: '/archive/evidence/99999' },
}

const SEARCHERS = ['examiner', 'decider', 'inspector', 'archivist', 'foreignDesk'] as const
const KEEPER: Owed = { enters: ['archivist'] }
const UNSEEN_KEEPER: Owed = { enters: [], unseen: ['archivist'] }
const SEARCH: Owed = { enters: SEARCHERS }
const UNSEEN_SEARCH: Owed = { enters: [], unseen: SEARCHERS }

/** Whoever works on cases may ask for an old one; keeping, testing, handing over and appraising is the archive's. */
export const archiveOwed: Readonly<Record<string, Owed>> = {
  'archive.files': SEARCH,
  'archive.file': UNSEEN_SEARCH,
  'archive.testFile': UNSEEN_KEEPER,
  'archive.package': UNSEEN_KEEPER,
  'archive.proposeAppraisal': KEEPER,
  'archive.confirmAppraisal': KEEPER,
  'archive.declineAppraisal': KEEPER,
  'archive.lists': KEEPER,
  'archive.handOverFiles': KEEPER,
  'archive.handOverHistoric': { enters: ['archivist', 'supervisor', 'foreignSupervisor'] },
  'archive.receiveList': KEEPER,
  'archive.returnList': KEEPER,
  'archive.loans': SEARCH,
  'archive.requestLoan': UNSEEN_SEARCH,
  'archive.decideLoan': KEEPER,
  'archive.readArchive': UNSEEN_SEARCH,
  'archive.returnLoan': SEARCH,
  'archive.evidence': SEARCH,
  'archive.evidenceRecord': UNSEEN_SEARCH,
  'archive.looks': { enters: ['owner'], unseen: ['otherApplicant'] },
}
