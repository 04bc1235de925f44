export { conditionOf, formUnder, isAskedFor, ItemStandard, resultUnder } from './standard.ts'
export type { LegalBasis, Material, Question } from './standard.ts'
export { DOMAINS, isDomain } from './domain.ts'
export type { Domain } from './domain.ts'
export type { District, DistrictApplicant, DistrictOfficer, DistrictOrgan } from './district.ts'
export type { OrganFunction, Power, PowerList } from './power-list.ts'
export type { StepModule, StepModules } from './step-modules.ts'
export type { Divergence, GeneralCatalogue, GeneralCatalogueItem } from './general-catalogue.ts'
export { divergences } from './general-catalogue.ts'
export { loadMatters, MattersError } from './load-matters.ts'
export type { Matters, MattersFault } from './load-matters.ts'
export { standardFaults } from './standard-faults.ts'
export type { StandardFault, StandardFaultCode, Surroundings } from './standard-faults.ts'
export { pinStandard } from './pin-standard.ts'
export { validateAnswers, validateForm } from './validate-form.ts'
export type { FieldFinding } from './validate-form.ts'
export { createItemIndex } from './search.ts'
export type { FoundItems, IndexedItem, ItemIndex, ItemQuery } from './search.ts'
export { planImport } from './import-items.ts'
export type {
  ImportContext,
  ImportedOrgan,
  ImportFileFault,
  ImportPlan,
  ImportRow,
  RefusedFile,
} from './import-items.ts'
export type { ImportReason, ImportReasonCode } from './import-reasons.ts'
export { importReport } from './import-report.ts'
export type { GeneralForm } from './general-form.ts'
export { publishedCalendar } from './calendar.ts'
export { isNoticeDocument, parseNoticeFile } from './holiday-notice.ts'
export type { NoticeFile, Place } from './holiday-notice.ts'
