import type { LifeDefinition } from '#frame'
import { archiveFileDecider } from './domain/archive-file.ts'
import type { ArchiveFileCommand, ArchiveFileState } from './domain/archive-file.ts'
import { archiveListDecider } from './domain/archive-list.ts'
import type { ArchiveListCommand, ArchiveListState } from './domain/archive-list.ts'
import { archiveLoanDecider } from './domain/archive-loan.ts'
import type { ArchiveLoanCommand, ArchiveLoanState } from './domain/archive-loan.ts'
import { ARCHIVE_FILE_TYPES, ARCHIVE_LIST_TYPES, ARCHIVE_LOAN_TYPES } from './domain/events.ts'
import type { ArchiveFileEvent, ArchiveListEvent, ArchiveLoanEvent, EvidenceRenewed } from './domain/events.ts'
import { evidenceDecider } from './domain/evidence.ts'
import type { EvidenceCommand, EvidenceState } from './domain/evidence.ts'

export const archiveFileLife: LifeDefinition<ArchiveFileCommand, ArchiveFileState | null, ArchiveFileEvent> = {
  kind: 'archiveFile',
  decider: archiveFileDecider,
  eventTypes: ARCHIVE_FILE_TYPES,
}
export const archiveListLife: LifeDefinition<ArchiveListCommand, ArchiveListState | null, ArchiveListEvent> = {
  kind: 'archiveList',
  decider: archiveListDecider,
  eventTypes: ARCHIVE_LIST_TYPES,
}
export const archiveLoanLife: LifeDefinition<ArchiveLoanCommand, ArchiveLoanState | null, ArchiveLoanEvent> = {
  kind: 'archiveLoan',
  decider: archiveLoanDecider,
  eventTypes: ARCHIVE_LOAN_TYPES,
}
export const evidenceLife: LifeDefinition<EvidenceCommand, EvidenceState | null, EvidenceRenewed> = {
  kind: 'archiveEvidence',
  decider: evidenceDecider,
  eventTypes: ['EvidenceRenewed'],
}
