import type { Role } from '#policy'

/** 机构设置: what an organ is beside its name, how it is divided, and who sits where. */

interface Done {
  readonly at: string
  readonly by: string
}
interface Name {
  readonly zh: string
  readonly en: string
}

/** 集中高效审批、分类监管服务、综合行政执法, the four centres, and who stands beside them. */
export const ORGAN_TYPES = [
  'APPROVAL',
  'SUPERVISION',
  'ENFORCEMENT',
  'SERVICE_CENTRE',
  'TRADING_CENTRE',
  'CONVENIENCE_CENTRE',
  'E_GOVERNMENT_CENTRE',
  'VERTICAL',
  'ZONE',
  'SUBORDINATE',
] as const
export type OrganType = (typeof ORGAN_TYPES)[number]

/** 运行模式: a window collects for its department, a section in the hall is authorised by it, a bureau has the power. */
export const ORGAN_MODELS = ['WINDOW', 'SECTION', 'BUREAU'] as const
export type OrganModel = (typeof ORGAN_MODELS)[number]

/** 推进状态 of the reform in the region. */
export const ROLL_OUT = ['PLANNED', 'PREPARING', 'OPERATING'] as const
export type RollOut = (typeof ROLL_OUT)[number]

export const SECTION_DUTIES = [
  'INTAKE',
  'EXAMINATION',
  'SURVEY',
  'DECISION',
  'SUPERVISION',
  'SERVICE',
  'SUPPORT',
] as const
export type SectionDuty = (typeof SECTION_DUTIES)[number]

export interface Post {
  readonly name: string
  /** 编制数. */
  readonly seats: number
  readonly roles: readonly Role[]
}
export interface Arrangement {
  readonly organ: string
  readonly types: readonly OrganType[]
  /** 加挂牌子: other names of the same body and the same staff. */
  readonly brands: readonly Name[]
  /** Organ it is part of or collects for. */
  readonly parent: string | null
  readonly model: OrganModel | null
  readonly rollOut: RollOut | null
  /** 进驻: in whose hall it has windows without belonging to it. */
  readonly residentAt: string | null
  readonly basis: string
}
export interface Section {
  readonly id: string
  readonly name: Name
  readonly duty: SectionDuty
  /** Item codes; none: every item of the organ. */
  readonly items: readonly string[]
  readonly posts: readonly Post[]
  /** Plain date. */
  readonly since: string
}

export interface OrganArranged extends Done, Arrangement {
  readonly type: 'OrganArranged'
}
export interface SectionSet extends Done, Section {
  readonly type: 'SectionSet'
}
export interface SectionClosed extends Done {
  readonly type: 'SectionClosed'
  readonly section: string
  readonly on: string
  readonly reason: string
}
export interface OfficerPlaced extends Done {
  readonly type: 'OfficerPlaced'
  readonly officer: string
  /** Null: belongs to no section any more. */
  readonly section: string | null
  /** 科室负责人 from now on; one a section. */
  readonly head?: boolean
}
export type StructureEvent = OrganArranged | SectionSet | SectionClosed | OfficerPlaced
export const STRUCTURE_EVENT_TYPES = [
  'OrganArranged',
  'SectionSet',
  'SectionClosed',
  'OfficerPlaced',
] as const satisfies readonly StructureEvent['type'][]
