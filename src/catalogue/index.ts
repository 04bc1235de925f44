export { conditionOf, formUnder, isAskedFor, isCancelled, ItemStandard } from './standard.ts'
export type { LegalBasis, Material, Question } from './standard.ts'
export { sameWords, sharedLines } from './certificate-lines.ts'
export { countClasses, maskAddress, maskApplicant, maskForm } from './personal-fields.ts'
export type { DataClass } from './personal-fields.ts'
export { DOMAINS, isDomain } from './domain.ts'
export type { Domain } from './domain.ts'
export type { District, DistrictApplicant, DistrictOfficer, DistrictOrgan } from './district.ts'
export type { OrganFunction, Power, PowerList } from './power-list.ts'
export type { StepModule, StepModules } from './step-modules.ts'
export type { Divergence, GeneralCatalogue, GeneralCatalogueItem } from './general-catalogue.ts'
export { divergences, instantiate } from './general-catalogue.ts'
export type { ScopePermits } from './scope-permits.ts'
export { formIsUsable } from './form-schema.ts'
export { basesOf, lintStandard } from './lint.ts'
export type { LintContext, LintFinding } from './lint.ts'
export { compareStandards } from './compare.ts'
export type { Difference } from './compare.ts'
export { reductions } from './reductions.ts'
export type { Reduction } from './reductions.ts'
export { completenessOf } from './completeness.ts'
export type { Completeness } from './completeness.ts'
export { loadReferences } from './laws.ts'
export type { LawRegister, References } from './laws.ts'
export { loadDistrict, loadMatters, MattersError } from './load-matters.ts'
export type { Matters, MattersFault } from './load-matters.ts'
export { parseItemStandard } from './parse-standard.ts'
export { closureOf, cycleThrough, stagesOf } from './item-graph.ts'
export { catalogueSurroundings, standardFaults } from './standard-faults.ts'
export type { StandardFault, StandardFaultCode, Surroundings } from './standard-faults.ts'
export { chargeOf, pinStandard } from './pin-standard.ts'
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
export { schemaParser } from './parse-schema.ts'
export { publishedCalendar } from './calendar.ts'
export { isNoticeDocument, parseNoticeFile } from './holiday-notice.ts'
export type { NoticeFile, Place } from './holiday-notice.ts'
export { digestOf as standardDigest, planStandards } from './plan-standards.ts'
export type { StandardRow, StandardsPlan, StandardsPlanContext, StandardVerdict } from './plan-standards.ts'
export { readStandardsFile, writeStandardsJson } from './standards-file.ts'
export type { FileFault, FileItem, StandardsFile } from './standards-file.ts'
export { decodedPieces, openZip, readTable, workbookBytes, writeStandards } from './xlsx/index.ts'
export type { CellValue, OrganNames, Sheet, TableLine } from './xlsx/index.ts'
export {
  AUDIENCE_WORDS,
  CHANGE_WORDS,
  CHANNEL_WORDS,
  DELIVERY_WORDS,
  KIND_WORDS,
  LEVEL_WORDS,
  MATERIAL_SOURCE_WORDS,
  MODE_WORDS,
  ORIGIN_WORDS,
  POST_MODEL_WORDS,
  POST_WORDS,
  POWER_SOURCE_WORDS,
  PROCEDURE_WORDS,
  STEP_WORDS,
  TIME_CLASS_WORDS,
} from './coded-words.ts'
export {
  channelsOf,
  claimOf,
  CLAIMS,
  contradictions,
  hasOneLevel,
  isOnOneNet,
  SERVICE_MODES,
  serviceModesOf,
} from './claims.ts'
export type { CaseEvidence, Claim, ServiceMode } from './claims.ts'
export { loadServiceMatters } from './service-matters.ts'
export type { ServiceMatters } from './service-matters.ts'
export { composePackage, contentFor } from './compose-package.ts'
export type { ComposedPackage } from './compose-package.ts'
export { packageArithmetic } from './package-arithmetic.ts'
export { isPackageCode, loadPackages } from './packages.ts'
export type { PackageDefinition } from './packages.ts'
