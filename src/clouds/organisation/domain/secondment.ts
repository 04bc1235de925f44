import { addDays, happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import { conflictOf } from './roles.ts'
import type { RoleRefusalCode } from './roles.ts'
import type {
  SecondmentConfirmed,
  SecondmentDeclined,
  SecondmentEnded,
  SecondmentEvent,
  SecondmentProposed,
} from './staff-events.ts'

type Said<Event extends { readonly type: string }> = Omit<Event, 'type'>
export type SecondmentCommand =
  | ({ readonly type: 'ProposeSecondment'; readonly home: string } & Said<SecondmentProposed>)
  | ({ readonly type: 'ConfirmSecondment' } & Said<SecondmentConfirmed>)
  | ({ readonly type: 'DeclineSecondment' } & Said<SecondmentDeclined>)
  | ({ readonly type: 'EndSecondment' } & Said<SecondmentEnded>)
export interface SecondmentState extends Omit<SecondmentProposed, 'type' | 'at' | 'by'> {
  readonly stage: 'PROPOSED' | 'RUNNING' | 'DECLINED'
  readonly proposedBy: string
  readonly proposedAt: string
  /** Last day on which the rights hold; brought forward when it ends early. */
  readonly lastDay: string
}
export type SecondmentRefusalCode =
  | RoleRefusalCode
  | 'SECONDMENT_EXISTS'
  | 'SECONDMENT_UNKNOWN'
  | 'SECONDMENT_DAYS_WRONG'
  | 'SECONDMENT_TOO_LONG'
  | 'SECONDMENT_TO_HOME'
  | 'SECONDMENT_SETTLED'
  | 'SECONDMENT_OVER'
  | 'PROPOSAL_OWN'
  | 'OWN_ROLES'
type Decided = Decision<SecondmentEvent, SecondmentRefusalCode>

/** 借调一般不超过一年; whoever is needed longer is transferred. */
const YEAR_DAYS = 366

function propose(command: Extract<SecondmentCommand, { type: 'ProposeSecondment' }>): Decided {
  const { home, ...said } = command
  const { from, until, roles, to, officer, by, at } = said
  if (officer === by) return refused('OWN_ROLES')
  if (to === home) return refused('SECONDMENT_TO_HOME')
  if (until < from || until < localDate(at)) return refused('SECONDMENT_DAYS_WRONG')
  if (until > addDays(from, YEAR_DAYS)) return refused('SECONDMENT_TOO_LONG')
  return conflictOf(roles) ?? happened({ ...said, type: 'SecondmentProposed' })
}

function decideKnown(command: SecondmentCommand, state: SecondmentState): Decided {
  switch (command.type) {
    case 'ProposeSecondment':
      return refused('SECONDMENT_EXISTS')
    case 'ConfirmSecondment':
      if (state.stage !== 'PROPOSED') return refused('SECONDMENT_SETTLED')
      if (command.by === state.proposedBy) return refused('PROPOSAL_OWN')
      if (command.by === state.officer) return refused('OWN_ROLES')
      return happened({ ...command, type: 'SecondmentConfirmed' })
    case 'DeclineSecondment':
      return state.stage === 'PROPOSED'
        ? happened({ ...command, type: 'SecondmentDeclined' })
        : refused('SECONDMENT_SETTLED')
    case 'EndSecondment':
      if (state.stage !== 'RUNNING') return refused('SECONDMENT_SETTLED')
      // A right is taken away at once and by one.
      return state.lastDay < localDate(command.at)
        ? refused('SECONDMENT_OVER')
        : happened({ ...command, type: 'SecondmentEnded' })
    default:
      return unreachable(command)
  }
}

/** 人员借用: somebody of one organ works for another until a day, with rights of their own that end by themselves. */
export const secondmentDecider: Decider<
  SecondmentCommand,
  SecondmentState | null,
  SecondmentEvent,
  SecondmentRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (state !== null) return decideKnown(command, state)
    return command.type === 'ProposeSecondment' ? propose(command) : refused('SECONDMENT_UNKNOWN')
  },
  evolve: (state, event) => {
    if (event.type === 'SecondmentProposed') {
      const { type: _, at, by, ...said } = event
      return { ...said, stage: 'PROPOSED', proposedBy: by, proposedAt: at, lastDay: said.until }
    }
    if (state === null) return null
    switch (event.type) {
      case 'SecondmentConfirmed':
        return { ...state, stage: 'RUNNING' }
      case 'SecondmentDeclined':
        return { ...state, stage: 'DECLINED' }
      case 'SecondmentEnded':
        return { ...state, lastDay: addDays(localDate(event.at), -1) }
      default:
        return unreachable(event)
    }
  },
}
