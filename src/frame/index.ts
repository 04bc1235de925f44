export type { AnyLife, Cloud, Job, LifeDefinition, Reaction } from './cloud.ts'
export type { OrderFor } from './act-on.ts'
export { actOn } from './act-on.ts'
export { alone } from './alone.ts'
export { NOT_FOUND, officerOf, refusing } from './at-the-door.ts'
export { eraseLife, stateOf } from './life.ts'
export { eventReader } from './event-reader.ts'
export { turns } from './in-turn.ts'
export type { InTurn } from './in-turn.ts'
export { findLifeRows, lifeTable } from './life-table.ts'
export type { LifeRow, LifeTable } from './life-table.ts'
export type {
  HeardQuestion,
  RecognisedRegion,
  RecognitionOffice,
  RegionAnswer,
  RegionCheckName,
  RegionHeld,
  RegionQuestion,
  RegionReason,
  RegionVerdict,
} from './recognition-office.ts'
export type { ArchiveOffice } from './archive-office.ts'
export { filesOf, provenEntries } from './proven-entries.ts'
export { isIncluded, isIntact } from './prove-leaf.ts'
export type { CheckpointView } from './prove-leaf.ts'
export type {
  AnyHandler,
  EraseRequest,
  FileStore,
  HandlerResult,
  Handlers,
  LoadedLife,
  MachineCall,
  Office,
  Ran,
  RefusalAnswer,
  RequestContext,
  Run,
  RunRequest,
  RunResult,
  Services,
  SignedAct,
} from './services.ts'
export type { LibraryCertificate, LibraryOffice, LibraryState, TypeInForce, UploadOffice } from './library-office.ts'
export type { ReuseOffice } from './reuse-office.ts'
export type { ChangeNotice, InterplayOffice } from './interplay-office.ts'
export type { DisconnectedDuty, SupervisionOffice, SurveyedRegion } from './supervision-office.ts'
export type { InspectionOffice } from './inspection-office.ts'
export type { EndingOfPermit, FindingsOffice, ProcedureOrder } from './findings-office.ts'
export type { OfdOffice, OfdPage } from './ofd-office.ts'
export type {
  AccountOffice,
  CalendarOffice,
  CatalogueOffice,
  DocumentContent,
  DocumentOffice,
  ItemHits,
  ItemSearch,
  KeyOffice,
  LikelyApplicant,
  MovedDeadline,
  PartyOffice,
  PdfVerdict,
  PreparedAct,
  PrintOffice,
  ProofOffice,
  PublishedItem,
  RetiredItem,
  SealOffice,
  Standing,
  TemplateTrial,
  TouchedDeadlines,
  Authority,
  KeyValidity,
  KnownOfSeals,
  OwnCertificate,
} from './office.ts'
