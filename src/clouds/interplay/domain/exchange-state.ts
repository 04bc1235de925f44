import type {
  DecisionCarriedOut,
  ExchangeAnswered,
  ExchangeConcluded,
  ExchangeEvent,
  ExchangeOpened,
  HoldLifted,
  MeetingConvened,
  MinutesRecorded,
  SilenceRecorded,
} from './events.ts'
import { KINDS } from './kinds.ts'
import { unreachable } from '#kernel'

type Kept<Event> = Omit<Event, 'type'>
export interface ExchangeState {
  readonly opened: Kept<ExchangeOpened>
  readonly said: readonly Kept<ExchangeAnswered>[]
  readonly meeting: Kept<MeetingConvened> | null
  readonly minutes: Kept<MinutesRecorded> | null
  readonly carriedOut: readonly Kept<DecisionCarriedOut>[]
  readonly silences: readonly Kept<SilenceRecorded>[]
  readonly concluded: Kept<ExchangeConcluded> | null
  readonly lifted: Kept<HoldLifted> | null
}

export function evolve(state: ExchangeState | null, event: ExchangeEvent): ExchangeState | null {
  if (event.type === 'ExchangeOpened') {
    const { type: _, ...opened } = event
    return {
      opened,
      said: [],
      meeting: null,
      minutes: null,
      carriedOut: [],
      silences: [],
      concluded: null,
      lifted: null,
    }
  }
  if (state === null) return null
  switch (event.type) {
    case 'ExchangeAnswered': {
      const { type: _, ...said } = event
      return { ...state, said: [...state.said, said] }
    }
    case 'MeetingConvened': {
      const { type: _, ...meeting } = event
      return { ...state, meeting }
    }
    case 'MinutesRecorded': {
      const { type: _, ...minutes } = event
      return { ...state, minutes }
    }
    case 'DecisionCarriedOut': {
      const { type: _, ...done } = event
      return { ...state, carriedOut: [...state.carriedOut, done] }
    }
    case 'SilenceRecorded': {
      const { type: _, ...silence } = event
      return { ...state, silences: [...state.silences, silence] }
    }
    case 'ExchangeConcluded': {
      const { type: _, ...concluded } = event
      return { ...state, concluded }
    }
    case 'HoldLifted': {
      const { type: _, ...lifted } = event
      return { ...state, lifted }
    }
    default:
      return unreachable(event)
  }
}

/** Organs that take part. */
export const partiesOf = ({ opened: { from, to }, meeting }: ExchangeState): readonly string[] => [
  ...new Set([from, ...to, ...(meeting?.participants ?? [])]),
]
const answered = (state: ExchangeState, organ: string): boolean =>
  state.said.some((one) => one.organ === organ && KINDS[state.opened.kind].answers.includes(one.word))
/** Who was asked and has not answered. */
export const waitingFor = (state: ExchangeState): readonly string[] =>
  state.opened.to.filter((organ) => !answered(state, organ))
export const isObjected = ({ said }: ExchangeState): boolean => said.some(({ word }) => word === 'OBJECTS')
/** 异议成立: there is no certificate until the grant is annulled, or it turned out that it stands. */
export const isHeld = ({ opened, concluded, lifted }: ExchangeState, now: string): boolean =>
  opened.hold !== undefined &&
  (concluded === null ? now <= opened.hold.last : concluded.outcome === 'ANNULLED' && lifted === null)
/** Until when answers are awaited now. */
export const dueNow = ({ opened, silences }: ExchangeState): string =>
  silences.findLast(({ askedAgainUntil }) => askedAgainUntil !== null)?.askedAgainUntil ?? opened.due
/** Decisions of the meeting that nobody has reported as carried out. */
export const openDecisions = ({ minutes, carriedOut }: ExchangeState) =>
  (minutes?.decisions ?? []).filter(({ id }) => !carriedOut.some(({ decision }) => decision === id))

/** When the clock has something to say, if nobody acts before; null: never again. */
export function nextSilence(state: ExchangeState): string | null {
  const { opened, silences, concluded } = state
  if (concluded !== null) return null
  const waiting = waitingFor(state).length > 0
  if (opened.hold !== undefined && isObjected(state)) {
    const noted = !waiting || silences.some(({ askedAgainUntil }) => askedAgainUntil === null)
    return noted ? opened.hold.last : earlier(dueNow(state), opened.hold.last)
  }
  if (opened.hold !== undefined) return earlier(dueNow(state), opened.hold.last)
  if (KINDS[opened.kind].silence === 'SAYS_YES') return opened.due
  return waiting && silences.length === 0 ? opened.due : null
}
const earlier = (one: string, other: string): string => (one < other ? one : other)
