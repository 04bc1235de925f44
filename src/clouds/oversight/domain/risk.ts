import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type { RiskAssessed, RiskClosed, RiskControlled, RiskEvent, RiskFound, RiskReleased } from './events.ts'

type Ordered<Event, Written extends keyof Event = never> = Omit<Event, 'type' | Written>
export type RiskCommand =
  | ({ readonly type: 'FindRisk' } & Ordered<RiskFound>)
  | ({ readonly type: 'AssessRisk' } & Ordered<RiskAssessed, 'level'>)
  | ({ readonly type: 'ControlRisk' } & Ordered<RiskControlled, 'case'>)
  | ({ readonly type: 'ReleaseRisk' } & Ordered<RiskReleased, 'case'>)
  | ({ readonly type: 'CloseRisk' } & Ordered<RiskClosed>)

export interface RiskState {
  readonly card: string
  readonly case: string | null
  readonly title: string
  readonly foundBy: string
  readonly foundAt: string
  readonly assessment: Pick<RiskAssessed, 'at' | 'likelihood' | 'impact' | 'level' | 'reason'> | null
  readonly controls: readonly (Pick<RiskControlled, 'at' | 'by' | 'control' | 'to' | 'reason'> & {
    readonly released: { readonly at: string; readonly reason: string } | null
  })[]
  readonly closed: { readonly at: string; readonly outcome: string } | null
}
export type RiskRefusalCode =
  | 'RISK_ALREADY_FOUND'
  | 'RISK_UNKNOWN'
  | 'RISK_CLOSED'
  | 'RISK_NOT_ASSESSED'
  | 'RISK_WITHOUT_CASE'
  | 'RISK_TEXT_MISSING'
  | 'RISK_ALREADY_FROZEN'
  | 'RISK_NOT_FROZEN'
  | 'RISK_STILL_FROZEN'
  | 'RISK_NEEDS_OFFICER'
  | 'RISK_OWN_FINDING'

const isBlank = (text: string) => text.trim().length < 2
export const isFrozen = ({ controls }: RiskState): boolean =>
  controls.some(({ control, released }) => control === 'FREEZE' && released === null)

/** 风险等级 after GB/T 24353: how likely times how grave. */
const levelOf = (likelihood: number, impact: number): RiskAssessed['level'] => {
  const product = likelihood * impact
  return product >= 15 ? 'HIGH' : product >= 6 ? 'MEDIUM' : 'LOW'
}

/** 风险台账: found, assessed, controlled by somebody else than who found it, closed when nothing is held any more. */
export const riskDecider: Decider<RiskCommand, RiskState | null, RiskEvent, RiskRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'FindRisk') {
      if (state !== null) return refused('RISK_ALREADY_FOUND')
      return isBlank(command.title)
        ? refused('RISK_TEXT_MISSING')
        : happened({ ...command, type: 'RiskFound' as const })
    }
    if (state === null) return refused('RISK_UNKNOWN')
    if (state.closed !== null) return refused('RISK_CLOSED')
    switch (command.type) {
      case 'AssessRisk': {
        const { likelihood, impact } = command
        if (isBlank(command.reason)) return refused('RISK_TEXT_MISSING')
        return happened({ ...command, type: 'RiskAssessed' as const, level: levelOf(likelihood, impact) })
      }
      case 'ControlRisk':
        return control(command, state)
      case 'ReleaseRisk':
        if (isBlank(command.reason)) return refused('RISK_TEXT_MISSING')
        if (state.case === null || !isFrozen(state)) return refused('RISK_NOT_FROZEN')
        return happened({ ...command, type: 'RiskReleased' as const, case: state.case })
      case 'CloseRisk':
        if (isBlank(command.outcome)) return refused('RISK_TEXT_MISSING')
        if (state.assessment === null) return refused('RISK_NOT_ASSESSED')
        // What is frozen would stay frozen with nobody left to answer for it.
        return isFrozen(state) ? refused('RISK_STILL_FROZEN') : happened({ ...command, type: 'RiskClosed' as const })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'RiskFound') {
      const found = { foundBy: event.by, foundAt: event.at, assessment: null, controls: [], closed: null }
      return { card: event.card, case: event.case, title: event.title, ...found }
    }
    if (state === null) return state
    switch (event.type) {
      case 'RiskAssessed': {
        const { at, likelihood, impact, level, reason } = event
        return { ...state, assessment: { at, likelihood, impact, level, reason } }
      }
      case 'RiskControlled': {
        const { at, by, control: kind, to, reason } = event
        return { ...state, controls: [...state.controls, { at, by, control: kind, to, reason, released: null }] }
      }
      case 'RiskReleased': {
        const released = { at: event.at, reason: event.reason }
        const open = (one: RiskState['controls'][number]) => one.control === 'FREEZE' && one.released === null
        return { ...state, controls: state.controls.map((one) => (open(one) ? { ...one, released } : one)) }
      }
      case 'RiskClosed':
        return { ...state, closed: { at: event.at, outcome: event.outcome } }
      default:
        return unreachable(event)
    }
  },
}

function control(command: Extract<RiskCommand, { type: 'ControlRisk' }>, state: RiskState) {
  if (isBlank(command.reason)) return refused('RISK_TEXT_MISSING')
  if (state.assessment === null) return refused('RISK_NOT_ASSESSED')
  if (state.case === null) return refused('RISK_WITHOUT_CASE')
  // 监督与处置分离: whoever reports a danger does not lay hands on the case himself.
  if (state.foundBy === command.by) return refused('RISK_OWN_FINDING')
  if (command.control === 'FREEZE' && isFrozen(state)) return refused('RISK_ALREADY_FROZEN')
  if (command.control === 'REASSIGN' && command.to === null) return refused('RISK_NEEDS_OFFICER')
  return happened({ ...command, type: 'RiskControlled' as const, case: state.case })
}
