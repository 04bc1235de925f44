export type { AnyLife, Cloud, Job, LifeDefinition, Reaction } from './cloud.ts'
export { eraseLife } from './life.ts'
export type {
  AnyHandler,
  FileStore,
  HandlerResult,
  Handlers,
  LoadedLife,
  Office,
  RefusalAnswer,
  RequestContext,
  Run,
  RunRequest,
  RunResult,
  Services,
  SignedAct,
} from './services.ts'
export type { CalendarOffice, CatalogueOffice, DocumentOffice, ProofOffice, SealOffice } from './office.ts'
