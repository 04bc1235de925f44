import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import { INCIDENT_GRADES } from './incident-events.ts'
import type {
  IncidentAssessed,
  IncidentClosed,
  IncidentContained,
  IncidentEvent,
  IncidentNotified,
  IncidentReported,
} from './incident-events.ts'

export type IncidentCommand =
  | ({ readonly type: 'ReportIncident' } & Omit<IncidentReported, 'type'>)
  | ({ readonly type: 'AssessIncident' } & Omit<IncidentAssessed, 'type'>)
  | ({ readonly type: 'ContainIncident' } & Omit<IncidentContained, 'type'>)
  | ({ readonly type: 'NotifyIncident' } & Omit<IncidentNotified, 'type'>)
  | ({ readonly type: 'CloseIncident' } & Omit<IncidentClosed, 'type'>)
type Said<E> = Omit<E, 'type'>
export interface IncidentState extends Omit<IncidentReported, 'type' | 'at' | 'by'> {
  readonly stage: 'REPORTED' | 'ASSESSED' | 'CONTAINED' | 'CLOSED'
  readonly reported: { readonly at: string; readonly by: string }
  readonly assessed: Said<IncidentAssessed> | null
  readonly contained: Said<IncidentContained> | null
  readonly authorityTold: Said<IncidentNotified> | null
  readonly personsTold: Said<IncidentNotified> | null
  readonly closed: Said<IncidentClosed> | null
}
export type IncidentRefusalCode =
  | 'INCIDENT_EXISTS'
  | 'INCIDENT_UNKNOWN'
  | 'INCIDENT_TIME_WRONG'
  | 'INCIDENT_CLOSED'
  | 'INCIDENT_GRADE_TOO_MILD'
  | 'INCIDENT_NOT_ASSESSED'
  | 'INCIDENT_NOT_CONTAINED'
  | 'INCIDENT_AUTHORITY_UNTOLD'
  | 'INCIDENT_PERSONS_UNTOLD'
  | 'INCIDENT_CLOSED_BY_HANDLER'
type Decided = Decision<IncidentEvent, IncidentRefusalCode>

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/**
 * 国家网络安全事件报告管理办法 (国家网信办 2025-09-11, in force 2025-11-01) art. 4: a considerable or graver incident is told to
 * the province's cyberspace administration within four hours of being found, and to the protecting department and the
 * police within one where 关键信息基础设施 is concerned. (Two hours hold for departments of the central state, which no
 * bureau of a district is.)
 */
const GRAVE_MINUTES = 240
const CRITICAL_MINUTES = 60
/**
 * The bureau's own rule, and no later than the third day: 个人信息保护法 57 and 网络数据安全管理条例 11 say "at once" and
 * "as prescribed" and name no hours. The 24 hours of 条例 10 are for flaws of products, not for incidents.
 */
const ORDINARY_MINUTES = 72 * 60
/** Art. 8: a report that sums up what happened goes the same way within thirty days after the handling ended. */
const SUMMARY_DAYS = 30

interface AuthorityDue {
  readonly at: string
  readonly to: 'POLICE' | 'PROVINCE' | 'DEPARTMENT'
}

/** Who is to be told and by when; undefined as long as nobody has said how grave it is, or when nobody need be. */
export function authorityDue({ foundAt, assessed }: IncidentState): AuthorityDue | undefined {
  if (assessed === null) return undefined
  const within = (minutes: number) => new Date(Date.parse(foundAt) + minutes * MINUTE_MS).toISOString()
  if (assessed.grade === 'ORDINARY')
    return assessed.personalData ? { at: within(ORDINARY_MINUTES), to: 'DEPARTMENT' } : undefined
  return assessed.critical === true
    ? { at: within(CRITICAL_MINUTES), to: 'POLICE' }
    : { at: within(GRAVE_MINUTES), to: 'PROVINCE' }
}

/** By when the report that sums it up is to be handed in; undefined where none is asked for. */
export function summaryDueAt({ assessed, contained }: IncidentState): string | undefined {
  if (assessed === null || contained === null || assessed.grade === 'ORDINARY') return undefined
  return new Date(Date.parse(contained.at) + SUMMARY_DAYS * DAY_MS).toISOString()
}

/** 网络安全事件分级指南 (annex to the 办法), no. 5 of each grade: what leaked of so many people is at least so grave. */
const LEAKED: readonly (readonly [number, IncidentAssessed['grade']])[] = [
  [100_000_000, 'EXTREME'],
  [10_000_000, 'MAJOR'],
  [1_000_000, 'CONSIDERABLE'],
]
function isTooMild({ kind }: IncidentState, { grade, personalData, persons }: Omit<IncidentAssessed, 'type'>): boolean {
  const least = LEAKED.find(([many]) => persons >= many)?.[1]
  if (kind !== 'LEAK' || !personalData || least === undefined) return false
  return INCIDENT_GRADES.indexOf(grade) > INCIDENT_GRADES.indexOf(least)
}

function refusalToClose(state: IncidentState, by: string): Extract<Decided, { ok: false }> | undefined {
  const { assessed, contained, authorityTold, personsTold } = state
  if (assessed === null) return refused('INCIDENT_NOT_ASSESSED')
  if (contained === null) return refused('INCIDENT_NOT_CONTAINED')
  if (authorityDue(state) !== undefined && authorityTold === null) return refused('INCIDENT_AUTHORITY_UNTOLD')
  if (assessed.personalData && personsTold === null) return refused('INCIDENT_PERSONS_UNTOLD')
  // Whoever mended it does not say himself that it is mended.
  return contained.by === by ? refused('INCIDENT_CLOSED_BY_HANDLER') : undefined
}

function decideKnown(command: IncidentCommand, state: IncidentState): Decided {
  if (state.stage === 'CLOSED') return refused('INCIDENT_CLOSED')
  switch (command.type) {
    case 'ReportIncident':
      return refused('INCIDENT_EXISTS')
    case 'AssessIncident':
      // Again when more is known: what was said before stays in the ledger.
      return isTooMild(state, command)
        ? refused('INCIDENT_GRADE_TOO_MILD')
        : happened({ ...command, type: 'IncidentAssessed' })
    case 'ContainIncident':
      if (state.assessed === null) return refused('INCIDENT_NOT_ASSESSED')
      return happened({ ...command, type: 'IncidentContained' })
    case 'NotifyIncident':
      if (state.assessed === null) return refused('INCIDENT_NOT_ASSESSED')
      // Only measures that are taken can have kept anybody from harm.
      if (command.spared !== null && state.contained === null) return refused('INCIDENT_NOT_CONTAINED')
      return happened({ ...command, type: 'IncidentNotified' })
    case 'CloseIncident':
      return refusalToClose(state, command.by) ?? happened({ ...command, type: 'IncidentClosed' })
    default:
      return unreachable(command)
  }
}

/** 安全事件: reported by anybody who serves, assessed, contained, told to whom the law wants it told, closed by another. */
export const incidentDecider: Decider<IncidentCommand, IncidentState | null, IncidentEvent, IncidentRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return decideKnown(command, state)
    if (command.type !== 'ReportIncident') return refused('INCIDENT_UNKNOWN')
    // What is no moment at all is not before now either.
    if (!(Date.parse(command.foundAt) <= Date.parse(command.at))) return refused('INCIDENT_TIME_WRONG')
    return happened({ ...command, type: 'IncidentReported' })
  },
  evolve: (state, event) => {
    if (event.type === 'IncidentReported') {
      const { type: _, at, by, ...said } = event
      const nothing = { assessed: null, contained: null, authorityTold: null, personsTold: null, closed: null }
      return { ...said, stage: 'REPORTED', reported: { at, by }, ...nothing }
    }
    if (state === null) return null
    switch (event.type) {
      case 'IncidentAssessed':
        return { ...state, stage: state.contained === null ? 'ASSESSED' : 'CONTAINED', assessed: event }
      case 'IncidentContained':
        return { ...state, stage: 'CONTAINED', contained: event }
      case 'IncidentNotified':
        return event.whom === 'AUTHORITY' ? { ...state, authorityTold: event } : { ...state, personsTold: event }
      case 'IncidentClosed':
        return { ...state, stage: 'CLOSED', closed: event }
      default:
        return unreachable(event)
    }
  },
}
