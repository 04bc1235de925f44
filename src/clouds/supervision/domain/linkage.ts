import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'
import type {
  InteractionAnswered,
  InteractionEvent,
  InteractionOpened,
  Liaison,
  LiaisonsNamed,
  OwnSystemDeclared,
  PushCheckEvent,
  PushQuestioned,
  PushSettled,
  SupervisingOrganEvent,
  SystemConnected,
  SystemDisconnected,
} from './events.ts'

type Command<Type extends string, Event> = { readonly type: Type } & Omit<Event, 'type'>

export type PushCheckCommand =
  Command<'QuestionPush', PushQuestioned> | Command<'SettlePush', Omit<PushSettled, 'case' | 'cause'>>
export type PushCheckState = (Omit<PushQuestioned, 'type' | 'by'> & { readonly settled: PushSettled | null }) | null
export type PushCheckRefusalCode = 'PUSH_QUESTIONED_ALREADY' | 'PUSH_NOT_QUESTIONED' | 'PUSH_SETTLED_ALREADY'

/** 信息审核、人工校验: one act whose supervisor nobody but a person can name. */
export const pushCheckDecider: Decider<PushCheckCommand, PushCheckState, PushCheckEvent, PushCheckRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'QuestionPush')
      return state === null ? happened({ ...command, type: 'PushQuestioned' }) : refused('PUSH_QUESTIONED_ALREADY')
    if (state === null) return refused('PUSH_NOT_QUESTIONED')
    if (state.settled !== null) return refused('PUSH_SETTLED_ALREADY')
    return happened({ ...command, type: 'PushSettled', case: state.case, cause: state.cause })
  },
  evolve: (state, event) => {
    if (event.type === 'PushSettled') return state === null ? null : { ...state, settled: event }
    const { type: _, by: __, ...question } = event
    return { ...question, settled: null }
  },
}

export type SupervisingOrganCommand =
  | Command<'NameLiaisons', LiaisonsNamed>
  | Command<'DeclareOwnSystem', OwnSystemDeclared>
  | Command<'ConnectSystem', Omit<SystemConnected, 'key'>>
  | Command<'DisconnectSystem', Omit<SystemDisconnected, 'organ'>>
export interface SupervisingOrganState {
  readonly organ: string
  readonly liaisons: readonly Liaison[]
  /** Named, and not connected: what is done here is written twice. */
  readonly ownSystem: string | null
  readonly system: Pick<SystemConnected, 'name' | 'hook' | 'until' | 'key'> | null
  readonly keys: number
}
export type SupervisingOrganRefusalCode = 'LIAISON_MISSING' | 'LIAISON_TWICE' | 'SYSTEM_CONNECTED' | 'SYSTEM_UNKNOWN'

/** How a department is reached: its liaison officers, and its own system where it has one. */
export const supervisingOrganDecider: Decider<
  SupervisingOrganCommand,
  SupervisingOrganState | null,
  SupervisingOrganEvent,
  SupervisingOrganRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    switch (command.type) {
      case 'NameLiaisons': {
        const officers = command.liaisons.map(({ officer }) => officer)
        // 专职: one who is meant to be asked, and not only whoever stands in for nobody.
        if (!command.liaisons.some(({ part }) => part === 'LIAISON')) return refused('LIAISON_MISSING')
        if (new Set(officers).size !== officers.length) return refused('LIAISON_TWICE')
        return happened({ ...command, type: 'LiaisonsNamed' })
      }
      case 'DeclareOwnSystem':
        return (state?.system ?? null) === null
          ? happened({ ...command, type: 'OwnSystemDeclared' })
          : refused('SYSTEM_CONNECTED')
      case 'ConnectSystem':
        return (state?.system ?? null) === null
          ? happened({ ...command, type: 'SystemConnected', key: (state?.keys ?? 0) + 1 })
          : refused('SYSTEM_CONNECTED')
      case 'DisconnectSystem':
        if ((state?.system ?? null) === null || state === null) return refused('SYSTEM_UNKNOWN')
        return happened({ ...command, type: 'SystemDisconnected', organ: state.organ })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    const { organ } = event
    const before = state ?? { organ, liaisons: [], ownSystem: null, system: null, keys: 0 }
    switch (event.type) {
      case 'LiaisonsNamed':
        return { ...before, liaisons: event.liaisons }
      case 'OwnSystemDeclared':
        return { ...before, ownSystem: event.name }
      case 'SystemConnected': {
        const { name, hook, until, key } = event
        return { ...before, ownSystem: null, system: { name, hook, until, key }, keys: key }
      }
      case 'SystemDisconnected':
        return { ...before, system: null, ownSystem: before.system?.name ?? before.ownSystem }
      default:
        return unreachable(event)
    }
  },
}

/** Who is asked today: the liaison, or whoever stands in for him while he is away. */
export function liaisonOn(liaisons: readonly Liaison[], day: string): Liaison | undefined {
  const present = liaisons.filter(({ away }) => away === null || day < away.from || day > away.until)
  return present.find(({ part }) => part === 'LIAISON') ?? present[0]
}

export type InteractionCommand =
  Command<'OpenInteraction', InteractionOpened> | Command<'AnswerInteraction', InteractionAnswered>
export type InteractionState =
  (Omit<InteractionOpened, 'type' | 'by'> & { readonly answered: Omit<InteractionAnswered, 'type'> | null }) | null
export type InteractionRefusalCode =
  | 'INTERACTION_OPEN_ALREADY'
  | 'INTERACTION_UNKNOWN'
  | 'INTERACTION_ANSWERED'
  | 'INTERACTION_ANSWER_WRONG'
  | 'OBJECTION_WITHOUT_REASON'
  | 'SUPERVISOR_APPROVED_IT'

/** What may be said at which point: one is told and has seen it, asked and answers, there and took part. */
export const ANSWERS: Readonly<Record<InteractionOpened['mode'], readonly InteractionAnswered['answer'][]>> = {
  INFORM: ['SEEN'],
  CONSULT: ['AGREES', 'OBJECTS'],
  JOINT_SURVEY: ['TOOK_PART', 'OBJECTS'],
  CONFIRM: ['AGREES', 'OBJECTS'],
}

/** 审管互动环节: a department's part in a running case. */
export const interactionDecider: Decider<
  InteractionCommand,
  InteractionState,
  InteractionEvent,
  InteractionRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'OpenInteraction')
      return state === null ? happened({ ...command, type: 'InteractionOpened' }) : refused('INTERACTION_OPEN_ALREADY')
    if (state === null) return refused('INTERACTION_UNKNOWN')
    if (state.answered !== null) return refused('INTERACTION_ANSWERED')
    if (state.approvers.includes(command.by)) return refused('SUPERVISOR_APPROVED_IT')
    if (!ANSWERS[state.mode].includes(command.answer)) return refused('INTERACTION_ANSWER_WRONG')
    if (command.answer === 'OBJECTS' && command.text.trim() === '') return refused('OBJECTION_WITHOUT_REASON')
    return happened({ ...command, type: 'InteractionAnswered' })
  },
  evolve: (state, event) => {
    if (event.type === 'InteractionAnswered') {
      const { type: _, ...answered } = event
      return state === null ? null : { ...state, answered }
    }
    const { type: _, by: __, ...opened } = event
    return { ...opened, answered: null }
  },
}
