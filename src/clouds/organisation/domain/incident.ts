import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
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
  | 'INCIDENT_NOT_ASSESSED'
  | 'INCIDENT_NOT_CONTAINED'
  | 'INCIDENT_AUTHORITY_UNTOLD'
  | 'INCIDENT_PERSONS_UNTOLD'
  | 'INCIDENT_CLOSED_BY_HANDLER'
type Decided = Decision<IncidentEvent, IncidentRefusalCode>

const MINUTE_MS = 60_000
/** 国家网络安全事件报告管理办法 (2025), still to be checked against its text: considerable and graver ones within four hours. */
const GRAVE_MINUTES = 240
/** An ordinary one: the bureau's own rule, and never later than the third day. */
const ORDINARY_MINUTES = 72 * 60

/** The instant by which the authority is to be told; undefined as long as nobody has said how grave it is. */
export function authorityDueAt({ foundAt, assessed }: IncidentState): string | undefined {
  if (assessed === null || (assessed.grade === 'ORDINARY' && !assessed.personalData)) return undefined
  const minutes = assessed.grade === 'ORDINARY' ? ORDINARY_MINUTES : GRAVE_MINUTES
  return new Date(Date.parse(foundAt) + minutes * MINUTE_MS).toISOString()
}

function refusalToClose(state: IncidentState, by: string): Extract<Decided, { ok: false }> | undefined {
  const { assessed, contained, authorityTold, personsTold } = state
  if (assessed === null) return refused('INCIDENT_NOT_ASSESSED')
  if (contained === null) return refused('INCIDENT_NOT_CONTAINED')
  if (authorityDueAt(state) !== undefined && authorityTold === null) return refused('INCIDENT_AUTHORITY_UNTOLD')
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
      return happened({ ...command, type: 'IncidentAssessed' })
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
