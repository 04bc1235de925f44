import type { Pool } from 'pg'
import { eventReader, findLifeRows, lifeTable } from '#frame'
import type { LifeRow } from '#frame'
import type { Projection } from '#ledger'
import type { ArchiveFileState } from '../domain/archive-file.ts'
import type { ArchiveListState } from '../domain/archive-list.ts'
import type { ArchiveLoanState } from '../domain/archive-loan.ts'
import type { EvidenceRenewed } from '../domain/events.ts'
import { archiveFileLife, archiveListLife, archiveLoanLife } from '../lives.ts'

export const FILES = 'archive.file'
export const LISTS = 'archive._private_list'
export const LOANS = 'archive._private_loan'

const files = lifeTable(archiveFileLife, {
  schema: 'archive',
  name: 'archive-file',
  table: 'file',
  columnsOf: (state: ArchiveFileState) => ({
    case_id: state.case,
    case_number: state.caseNumber,
    item_code: state.itemCode,
    item_name: state.itemName,
    organ: state.organ,
    stage: state.stage,
    concluded_at: state.concludedAt,
    retain_until: state.retainUntil,
    up_to_leaf: state.upToLeaf,
  }),
})
const lists = lifeTable(archiveListLife, {
  schema: 'archive',
  name: 'archive-list',
  table: '_private_list',
  columnsOf: ({ stage, signed }: ArchiveListState) => ({
    number: signed.number,
    stage,
    organ: signed.organ,
    signed_at: signed.at,
  }),
})
const loans = lifeTable(archiveLoanLife, {
  schema: 'archive',
  name: 'archive-loan',
  table: '_private_loan',
  columnsOf: (state: ArchiveLoanState) => ({ case_id: state.case, stage: state.stage, asked_at: state.at }),
})

const readRenewed = eventReader<EvidenceRenewed>('EvidenceRenewed')
const evidence: Projection = {
  name: 'archive-evidence',
  schema: 'archive',
  tables: ['evidence_record'],
  mode: 'inline',
  types: ['EvidenceRenewed'],
  apply: async (tx, entries) => {
    for (const entry of entries) {
      const event = readRenewed(entry)
      if (event === undefined) continue
      const { number, file, at, packages } = event
      await tx.query(
        `insert into ${tx.schema}.evidence_record (number, file, at, packages, renew_before) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [number, file, at, JSON.stringify(packages), event.renewBefore],
      )
    }
  },
}
export const tables: readonly Projection[] = [files, lists, loans, evidence]

export type FileRow = LifeRow<ArchiveFileState>
export type ListRow = LifeRow<ArchiveListState>
export type LoanRow = LifeRow<ArchiveLoanState>

export const findFile = async (db: Pool, id: string): Promise<FileRow | undefined> =>
  (await findLifeRows<ArchiveFileState>(db, FILES, 'id = $1', [id]))[0]
export const findList = async (db: Pool, id: string): Promise<ListRow | undefined> =>
  (await findLifeRows<ArchiveListState>(db, LISTS, 'id = $1', [id]))[0]
export const findLoan = async (db: Pool, id: string): Promise<LoanRow | undefined> =>
  (await findLifeRows<ArchiveLoanState>(db, LOANS, 'id = $1', [id]))[0]

interface EvidenceRow {
  readonly number: number
  readonly file: string
  readonly at: Date
  readonly packages: readonly string[]
  readonly renewBefore: Date
}
/** Oldest first. */
export async function listEvidence(db: Pool): Promise<readonly EvidenceRow[]> {
  const text = `select number, file, at, packages, renew_before as "renewBefore" from archive.evidence_record order by number`
  return (await db.query<EvidenceRow>(text)).rows
}
