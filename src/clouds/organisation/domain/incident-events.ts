/** 安全事件: what went wrong with the house's data or systems, and what was done about it. */

interface Done {
  readonly at: string
  readonly by: string
}
/** 数据泄露、篡改、丢失、入侵、滥用、中断: what may happen to data (数据安全法 29, 个人信息保护法 57). */
export const INCIDENT_KINDS = ['LEAK', 'TAMPERING', 'LOSS', 'INTRUSION', 'MISUSE', 'OUTAGE'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]
/** 特别重大、重大、较大、一般 (GB/T 20986). */
export const INCIDENT_GRADES = ['EXTREME', 'MAJOR', 'CONSIDERABLE', 'ORDINARY'] as const
export type IncidentGrade = (typeof INCIDENT_GRADES)[number]

export interface IncidentReported extends Done {
  readonly type: 'IncidentReported'
  readonly number: string
  readonly kind: IncidentKind
  /** Instant at which somebody first noticed; may lie before the report. */
  readonly foundAt: string
  /** What was seen, without the data of any person. */
  readonly account: string
}
export interface IncidentAssessed extends Done {
  readonly type: 'IncidentAssessed'
  readonly grade: IncidentGrade
  /** Somebody's personal data left, were changed or were lost. */
  readonly personalData: boolean
  /** 关键信息基础设施 is concerned: the protecting department and the police are told within an hour. */
  readonly critical?: boolean
  /** As far as it is known. */
  readonly persons: number
  readonly harm: string
}
export interface IncidentContained extends Done {
  readonly type: 'IncidentContained'
  readonly measures: string
}
/** 个人信息保护法 57: the kinds of data, the causes and the harm; what was done, what people can do; whom to ask. */
export interface IncidentNotified extends Done {
  readonly type: 'IncidentNotified'
  readonly whom: 'AUTHORITY' | 'PERSONS'
  readonly text: string
  /** Persons need not be told where measures have kept them from harm; then this says how. Null: they were told. */
  readonly spared: string | null
}
export interface IncidentClosed extends Done {
  readonly type: 'IncidentClosed'
  readonly cause: string
  readonly lessons: string
}
export type IncidentEvent = IncidentReported | IncidentAssessed | IncidentContained | IncidentNotified | IncidentClosed
export const INCIDENT_EVENT_TYPES = [
  'IncidentReported',
  'IncidentAssessed',
  'IncidentContained',
  'IncidentNotified',
  'IncidentClosed',
] as const satisfies readonly IncidentEvent['type'][]
