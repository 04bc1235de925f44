/** Published language of inspection: objects, inspectors, standards, plans, draws, inspections, logs and imports. */
import type { GrantMode } from '#kernel'
import type { MeasureCode, Method, RiskClass } from './codes.ts'

export type { MeasureCode, Method, RiskClass } from './codes.ts'

interface Done {
  readonly at: string
  readonly by: string
}
export interface Said {
  readonly zh: string
  readonly en: string
}

/** Who is supervised. Personal data: bodies only. */
export interface Holder {
  readonly kind: 'PERSON' | 'ENTERPRISE'
  readonly name: string
  readonly id: string
}
/** What was granted, promised or filed, and is checked against what is found (SV-04). */
export interface GrantedFact {
  readonly kind: 'CONDITION' | 'COMMITMENT' | 'FILING'
  readonly text: Said
}
/** 检查对象: entered when a duty is opened, or from an older register. */
export interface ObjectEntered extends Done {
  readonly type: 'ObjectEntered'
  readonly organ: string
  readonly itemCode: string
  readonly itemName: string
  /** Number of the licence; of the case until its certificate is issued. */
  readonly licence: string
  readonly holder: Holder
  readonly address: string
  readonly mode: GrantMode
  /** Plain dates. */
  readonly from: string
  readonly until: string | null
  readonly source: 'DUTY' | 'IMPORT'
  readonly case: string | null
  readonly duty: string | null
  readonly approvers: readonly string[]
  readonly facts: readonly GrantedFact[]
}
/** 许可编号更正: its certificate was issued, and it is called by that from now on. */
export interface LicenceNamed extends Done {
  readonly type: 'LicenceNamed'
  /** 电子证照标识. */
  readonly licence: string
}
/** Its permit stands no longer: it is drawn no more. */
export interface ObjectLeft extends Done {
  readonly type: 'ObjectLeft'
  readonly ground: string
}
export type ObjectEvent = ObjectEntered | LicenceNamed | ObjectLeft

/** 执法人员库. */
export interface InspectorRegistered extends Done {
  readonly type: 'InspectorRegistered'
  readonly officer: string
  readonly organ: string
  /** 行政执法证号. */
  readonly number: string
}
/** 回避: he has something to do with this object and never inspects it. */
export interface RelationDeclared extends Done {
  readonly type: 'RelationDeclared'
  readonly object: string
  readonly ground: 'FAMILY' | 'INTEREST' | 'FORMER_EMPLOYMENT' | 'OTHER'
}
export interface InspectorRetired extends Done {
  readonly type: 'InspectorRetired'
  readonly reason: string
}
export type InspectorEvent = InspectorRegistered | RelationDeclared | InspectorRetired

export interface CheckPoint {
  readonly code: string
  readonly text: Said
  /** Law and article it rests on; null in what was only derived from the item. */
  readonly basis: string | null
  /** A failure here is grave by itself. */
  readonly grave: boolean
}
/** 监管程序、时限定制 (SV-29): pinned by every inspection when it is opened. */
export interface Flow {
  /** Days before the visit at which the object is told; null: unannounced. */
  readonly noticeDays: number | null
  /** Working days from opening to visit. */
  readonly visitDays: number
  readonly photosMin: number
  /** Longest limit that may be set to put things right, in natural days. */
  readonly rectifyDays: number
  readonly reinspection: 'ON_SITE' | 'PAPERS'
  /** Working days after a grant on commitment or a filing within which it is checked (SV-33). */
  readonly firstCheckDays: number
}
export const RISK_FACTS = [
  'PENALTIES_24_MONTHS',
  'FAILURES_24_MONTHS',
  'CLEAN_CHECKS_24_MONTHS',
  'COMMITMENT_UNCHECKED',
] as const
export type RiskFact = (typeof RISK_FACTS)[number]
/** The first rule that holds gives the class; none: B. */
export interface RiskRule {
  readonly fact: RiskFact
  readonly atLeast: number
  readonly gives: RiskClass
}
/** 监管标准清单: one item, one supervising organ. */
export interface StandardContent {
  readonly object: Said
  readonly methods: readonly Method[]
  readonly checklist: readonly CheckPoint[]
  /** Share of objects of a class drawn in a year, in percent. */
  readonly share: Readonly<Record<RiskClass, number>>
  readonly flow: Flow
  readonly riskRules: readonly RiskRule[]
  /** 高效便民: what a check costs whoever is checked, and how it is kept small. */
  readonly burden: { readonly hours: number; readonly text: string }
}
export interface SupervisionStandardAdopted extends Done {
  readonly type: 'SupervisionStandardAdopted'
  readonly organ: string
  readonly itemCode: string
  readonly number: number
  readonly content: StandardContent
}

export interface PlanLine {
  readonly id: string
  readonly itemCode: string
  readonly itemName: string
  readonly classes: readonly RiskClass[]
  /** Percent of the objects in these classes. */
  readonly share: number
  readonly fromMonth: number
  readonly toMonth: number
}
/** 年度监管计划; adopted anew with a reason when it changes. */
export interface PlanAdopted extends Done {
  readonly type: 'PlanAdopted'
  readonly organ: string
  readonly year: number
  readonly number: number
  readonly lines: readonly PlanLine[]
  readonly reason: string
}

/** Everything a draw is made from. Names of natural persons are masked: this body is published. */
export interface DrawPool {
  readonly objects: readonly { readonly id: string; readonly label: string }[]
  readonly inspectors: readonly { readonly id: string; readonly label: string }[]
  readonly recusals: readonly {
    readonly object: string
    readonly inspector: string
    readonly ground: 'APPROVED' | 'RELATION'
  }[]
  /** How many objects, and how many inspectors to each. */
  readonly take: number
  readonly perObject: number
}
/** 双随机: the pool is fixed and the seed bound by its digest before anybody can know what will be drawn. */
export interface DrawCommitted extends Done {
  readonly type: 'DrawCommitted'
  readonly organ: string
  readonly organName: string
  readonly title: string
  readonly plan: { readonly year: number; readonly line: string } | null
  readonly itemCode: string
  readonly algorithm: 'oneseal-draw-v1'
  readonly seedDigest: string
  readonly poolDigest: string
  readonly pool: DrawPool
}
export interface Drawn {
  readonly object: string
  readonly inspectors: readonly string[]
}
/** The seed is published, and mixed with the ledger's first checkpoint after the commitment. */
export interface DrawMade extends Done {
  readonly type: 'DrawMade'
  readonly seed: string
  readonly leaf: number
  readonly beacon: { readonly size: number; readonly root: string; readonly note: string }
  readonly drawn: readonly Drawn[]
}
export type DrawEvent = DrawCommitted | DrawMade

export interface InspectionOpened extends Done {
  readonly type: 'InspectionOpened'
  readonly organ: string
  readonly number: string
  readonly source: 'DRAW' | 'FIRST_CHECK' | 'TARGETED' | 'COMPLAINT'
  readonly object: string
  readonly itemCode: string
  readonly itemName: string
  readonly licence: string
  readonly holder: Holder
  readonly address: string
  readonly approvers: readonly string[]
  readonly facts: readonly GrantedFact[]
  readonly plan: { readonly year: number; readonly line: string } | null
  readonly draw: string | null
  readonly duty: string | null
  readonly case: string | null
  /** Two when drawn; none yet where they are still to be named. */
  readonly inspectors: readonly string[]
  readonly checklist: readonly CheckPoint[]
  readonly flow: Flow
  /** Last day of the visit, plain date. */
  readonly due: string
}
export interface InspectorsNamed extends Done {
  readonly type: 'InspectorsNamed'
  readonly inspectors: readonly string[]
}
export interface VisitAnnounced extends Done {
  readonly type: 'VisitAnnounced'
  /** Day of the visit. */
  readonly on: string
}
export interface Answer {
  readonly code: string
  readonly result: 'OK' | 'PROBLEM' | 'NOT_APPLICABLE'
  readonly note: string
}
/** Time and place as the device claims them; the server's own time is the entry's. */
export interface Photo {
  readonly sha256: string
  readonly code: string | null
  readonly takenAt: string | null
  readonly place: { readonly latitude: number; readonly longitude: number; readonly accuracy: number } | null
}
/** The person checked signs, or that he would not is noted with who saw it. */
export interface Checked {
  readonly name: string
  /** SHA-256 of the drawn signature. */
  readonly signature: string | null
  readonly refusal: string | null
}
export interface VisitRecorded extends Done {
  readonly type: 'VisitRecorded'
  readonly round: number
  readonly method: Method
  /** When the device says the visit began and ended. */
  readonly began: string
  readonly ended: string
  readonly answers: readonly Answer[]
  readonly photos: readonly Photo[]
  readonly checked: Checked
  readonly summary: string
}
/** 两人: the record counts from here. */
export interface VisitCoSigned extends Done {
  readonly type: 'VisitCoSigned'
  readonly round: number
}
export interface RectificationOrdered extends Done {
  readonly type: 'RectificationOrdered'
  readonly points: readonly string[]
  /** Plain date. */
  readonly lastDay: string
  readonly documentNumber: string
}
export interface MeasureTaken extends Done {
  readonly type: 'MeasureTaken'
  readonly measure: MeasureCode
  readonly basis: string
  readonly documentNumber: string
  /** SHA-256 of the document; null only for what needs none. */
  readonly document: string | null
  readonly amountFen: number | null
  /** For whoever keeps the permit: which case it was granted in. */
  readonly case: string | null
  readonly object: string
  readonly organ: string
}
/** Its result is public from now on. */
export interface InspectionConcluded extends Done {
  readonly type: 'InspectionConcluded'
  readonly result: 'NORMAL' | 'RECTIFIED' | 'DEALT_WITH'
  readonly object: string
  readonly duty: string | null
  readonly case: string | null
  readonly organ: string
  readonly number: string
  readonly method: Method
  readonly found: string
  readonly measure: string
}
export interface InspectionCalledOff extends Done {
  readonly type: 'InspectionCalledOff'
  readonly reason: string
}
/** From an older system: one check with its outcome. */
export interface PastInspectionEntered extends Done {
  readonly type: 'PastInspectionEntered'
  readonly organ: string
  readonly number: string
  readonly object: string
  readonly itemCode: string
  readonly itemName: string
  readonly licence: string
  readonly holder: Holder
  readonly address: string
  /** Plain date. */
  readonly on: string
  readonly passed: boolean
  readonly found: string
}
export type InspectionEvent =
  | InspectionOpened
  | InspectorsNamed
  | VisitAnnounced
  | VisitRecorded
  | VisitCoSigned
  | RectificationOrdered
  | MeasureTaken
  | InspectionConcluded
  | InspectionCalledOff
  | PastInspectionEntered

/** 监管日志备案: the entry's own time is the time of filing. */
export interface SupervisionLogFiled extends Done {
  readonly type: 'SupervisionLogFiled'
  readonly organ: string
  /** Plain date the log is about. */
  readonly day: string
  readonly work: string
  readonly visits: number
}
export interface SupervisionLogSupplemented extends Done {
  readonly type: 'SupervisionLogSupplemented'
  readonly work: string
}
export type SupervisionLogEvent = SupervisionLogFiled | SupervisionLogSupplemented

export interface ImportFault {
  readonly row: number
  readonly text: Said
}
export interface ImportReceived extends Done {
  readonly type: 'ImportReceived'
  readonly organ: string
  readonly kind: 'LICENCES' | 'INSPECTIONS'
  readonly file: string
}
export interface ImportAdvanced extends Done {
  readonly type: 'ImportAdvanced'
  /** The last line that was looked at. */
  readonly line: number
  readonly taken: number
  readonly known: number
  readonly faulty: number
  readonly faults: readonly ImportFault[]
}
export interface ImportEnded extends Done {
  readonly type: 'ImportEnded'
}
export type ImportEvent = ImportReceived | ImportAdvanced | ImportEnded

export const OBJECT_TYPES = ['ObjectEntered', 'LicenceNamed', 'ObjectLeft'] as const
export const INSPECTOR_TYPES = ['InspectorRegistered', 'RelationDeclared', 'InspectorRetired'] as const
export const STANDARD_TYPES = ['SupervisionStandardAdopted'] as const
export const PLAN_TYPES = ['PlanAdopted'] as const
export const DRAW_TYPES = ['DrawCommitted', 'DrawMade'] as const
export const INSPECTION_TYPES = [
  'InspectionOpened',
  'InspectorsNamed',
  'VisitAnnounced',
  'VisitRecorded',
  'VisitCoSigned',
  'RectificationOrdered',
  'MeasureTaken',
  'InspectionConcluded',
  'InspectionCalledOff',
  'PastInspectionEntered',
] as const satisfies readonly InspectionEvent['type'][]
export const LOG_TYPES = ['SupervisionLogFiled', 'SupervisionLogSupplemented'] as const
export const IMPORT_TYPES = ['ImportReceived', 'ImportAdvanced', 'ImportEnded'] as const
