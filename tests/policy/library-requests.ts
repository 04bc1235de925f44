import { randomUUID } from 'node:crypto'
import type { Knock } from '../support/caller.ts'
import type { Owed, Visitor } from './visitors.ts'

const certificateType = '119901019900000411126'
const code = '990101197001010010'
const reason = '经核对，情况属实。'
const type = `/library/types/${certificateType}`
const certificate = `/library/certificates/${randomUUID()}`
const batch = `/library/batches/${randomUUID()}`
const blanks = `/library/blanks/${randomUUID()}`
const bytes = { payload: Buffer.from('a,b\n'), headers: { 'content-type': 'application/octet-stream' } }
const content = {
  name: { zh: '某证', en: 'some' },
  holderKind: 'CASE',
  organs: [randomUUID()],
  fields: [],
  validity: { kind: 'FIELD', field: 'none' },
  sharing: [],
  template: '#let x =',
}

/** At the doors of the library: right in all but what only whoever enters can stumble on. */
export const LIBRARY_REQUESTS: Readonly<Record<string, Knock & { readonly path?: string }>> = {
  'library.type': { path: type },
  'library.draftType': { path: `${type}/draft`, body: { expectedVersion: 0, content, note: reason } },
  'library.publishType': { path: `${type}/publication`, body: { expectedVersion: 0 } },
  'library.returnType': { path: `${type}/return`, body: { expectedVersion: 0, reason } },
  'library.previewType': { body: { content } },
  'library.libraryCertificate': { path: certificate },
  'library.libraryFile': { path: `${certificate}/file` },
  'library.confirmSupplied': {
    path: `${certificate}/confirmation`,
    body: { expectedVersion: 1, checkedAgainst: reason },
  },
  'library.rejectSupplied': { path: `${certificate}/rejection`, body: { expectedVersion: 1, reason } },
  'library.endEntered': { path: `${certificate}/end`, body: { expectedVersion: 1, ground: 'REVOKED', reason } },
  'library.changeHolderCode': { body: { kind: 'CHANGE', from: [code], to: code, name: '某', basis: reason } },
  'library.splitHolder': {
    body: { from: code, shares: [code, code].map((to) => ({ to, name: '某', certificates: [] })), basis: reason },
  },
  'library.supply': {
    body: {
      ...{ certificateType, organ: randomUUID(), number: '1', holderName: '某', holderCode: code },
      ...{ validFrom: '2024-01-01', validUntil: '', fields: {}, file: '0'.repeat(64) },
    },
  },
  'library.blankHistory': { path: blanks },
  'library.receiveBlanks': { body: { form: '某证', prefix: '', first: 9, last: 1, supplier: '某厂' } },
  'library.useBlank': { path: `${blanks}/uses`, body: { number: 1, identifier: 'NO-SUCH' } },
  'library.voidBlanks': { path: `${blanks}/voiding`, body: { first: 1, last: 1, ground: 'LOST', note: reason } },
  'library.offerBlanks': { path: `${blanks}/offer`, body: {} },
  'library.acceptBlanks': { path: `${blanks}/acceptance`, body: { counted: 1 } },
  'library.ingest': bytes,
  'library.batch': { path: batch },
  'library.planBatch': {
    body: {
      ...{ certificateType, name: '某批次', expected: 1, from: '2019-01-01', until: '2019-12-31', due: '2026-12-31' },
    },
  },
  'library.receiveBatch': { path: `${batch}/table`, ...bytes },
  'library.receiveScans': { path: `${batch}/scans`, ...bytes },
  'library.batchFaults': { path: `${batch}/faults` },
  'library.batchScan': { path: `${batch}/rows/1/scan` },
  'library.judgeBatch': {
    path: `${batch}/judgement`,
    body: { expectedVersion: 1, looked: [{ row: 1, right: true, note: '' }] },
  },
}

const DESKS: readonly Visitor[] = ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper']
const FOREIGN: readonly Visitor[] = ['foreignDesk', 'foreignKeeper', 'foreignSupervisor']
const readers: readonly Visitor[] = [...DESKS, 'supervisor', 'inspector', ...FOREIGN]
const typeReaders: readonly Visitor[] = [...readers, 'standardEditor', 'standardReviewer']
const issuers: readonly Visitor[] = ['issueOfficer', 'supervisor', 'foreignDesk', 'foreignSupervisor']
const signers: readonly Visitor[] = ['decider', 'supervisor', 'foreignDesk', 'foreignSupervisor']
const blankKeepers: readonly Visitor[] = ['issueOfficer', 'sealKeeper', 'foreignDesk', 'foreignKeeper']
const applicants: readonly Visitor[] = ['owner', 'otherApplicant']
const unseen = (visitors: readonly Visitor[]): Owed => ({ enters: [], unseen: visitors })

/** Lists hold what the visitor's own organ issued; no certificate and no batch of this test is anybody's. */
export const libraryOwed: Readonly<Record<string, Owed>> = {
  'library.types': { enters: typeReaders },
  'library.type': unseen(typeReaders),
  'library.draftType': { enters: ['standardEditor', 'foreignDesk'] },
  'library.publishType': unseen(['standardReviewer']),
  'library.returnType': unseen(['standardReviewer']),
  'library.previewType': { enters: typeReaders },
  'library.libraryCounts': { enters: readers },
  'library.searchLibrary': { enters: readers },
  'library.libraryCertificate': unseen(readers),
  'library.libraryFile': unseen(readers),
  'library.confirmSupplied': unseen(issuers),
  'library.rejectSupplied': unseen(issuers),
  'library.endEntered': unseen(issuers),
  'library.changeHolderCode': { enters: ['issueOfficer', 'foreignDesk'] },
  'library.splitHolder': { enters: ['issueOfficer', 'foreignDesk'] },
  'library.suppliableTypes': { enters: applicants },
  'library.supplied': { enters: applicants },
  'library.supply': { enters: applicants },
  'library.batches': { enters: readers },
  'library.batch': unseen(readers),
  'library.planBatch': { enters: issuers },
  'library.receiveBatch': unseen(issuers),
  'library.receiveScans': unseen(issuers),
  'library.batchFaults': unseen(issuers),
  'library.batchScan': unseen(readers),
  'library.judgeBatch': unseen(signers),
  'library.blankBooks': { enters: [...blankKeepers, 'decider', 'inspector'] },
  'library.blankHistory': unseen([...blankKeepers, 'decider', 'inspector']),
  'library.receiveBlanks': { enters: blankKeepers },
  'library.useBlank': unseen(blankKeepers),
  'library.voidBlanks': unseen(blankKeepers),
  'library.offerBlanks': unseen(blankKeepers),
  'library.acceptBlanks': unseen(blankKeepers),
}
