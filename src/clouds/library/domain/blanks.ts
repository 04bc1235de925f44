import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { BlankEvent, BlanksAccepted, BlanksOffered, BlanksReceived, BlanksVoided, BlankUsed } from './events.ts'

type Command<Type extends string, Event extends { readonly type: string }> = { readonly type: Type } & Omit<
  Event,
  'type'
>
export type BlankCommand =
  | Command<'ReceiveBlanks', BlanksReceived>
  | Command<'UseBlank', BlankUsed>
  | Command<'VoidBlanks', BlanksVoided>
  | Command<'OfferBlanks', BlanksOffered>
  | Command<'AcceptBlanks', BlanksAccepted>
export type BlankState = {
  readonly organ: string
  readonly form: string
  readonly prefix: string
  readonly first: number
  readonly last: number
  readonly custodian: string
  readonly offered: boolean
  /** Numbers that are not on the shelf any more, by number. */
  readonly spent: Readonly<Record<string, 'USED' | 'VOID'>>
} | null
export type BlankRefusalCode =
  | 'BLANKS_RECEIVED_ALREADY'
  | 'BLANKS_RANGE_WRONG'
  | 'BLANKS_UNKNOWN'
  | 'BLANKS_NOT_IN_YOUR_CUSTODY'
  | 'BLANK_NOT_NEXT'
  | 'BLANKS_NONE_LEFT'
  | 'BLANKS_VOID_ALREADY'
  | 'BLANKS_NOT_OFFERED'
  | 'BLANKS_TO_ONESELF'
  | 'BLANKS_COUNT_DIFFERS'

/** A book is counted by hand when it changes hands; a larger delivery is several books. */
export const BLANKS_IN_A_BOOK_MAX = 5000

type Held = NonNullable<BlankState>
const numbersOf = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, nth) => first + nth)

/** 领、用、废、存: they add up whatever happens. */
export function countsOf({ first, last, spent }: Held) {
  const fates = Object.values(spent)
  const used = fates.filter((fate) => fate === 'USED').length
  const total = last - first + 1
  return { total, used, voided: fates.length - used, left: total - fates.length }
}
/** Blanks are used in the order of their numbers, so that a gap cannot go unnoticed; undefined when none is left. */
export const nextOf = ({ first, last, spent }: Held): number | undefined =>
  numbersOf(first, last).find((number) => spent[String(number)] === undefined)

const WIDTH = 8
/** As it is printed on the form. */
export const printedNumber = ({ prefix }: Pick<Held, 'prefix'>, number: number): string =>
  `${prefix}${String(number).padStart(WIDTH, '0')}`

function spend(
  command: Exclude<BlankCommand, { type: 'ReceiveBlanks' }>,
  state: Held,
): Decision<BlankEvent, BlankRefusalCode> {
  const { left } = countsOf(state)
  switch (command.type) {
    case 'UseBlank': {
      const next = nextOf(state)
      if (next === undefined) return refused('BLANKS_NONE_LEFT')
      if (command.number !== next) return refused('BLANK_NOT_NEXT', { next: printedNumber(state, next) })
      return happened({ ...command, type: 'BlankUsed' })
    }
    case 'VoidBlanks': {
      const { first, last } = command
      if (first > last || first < state.first || last > state.last) return refused('BLANKS_RANGE_WRONG')
      const isVoid = numbersOf(first, last).some((number) => state.spent[String(number)] === 'VOID')
      return isVoid ? refused('BLANKS_VOID_ALREADY') : happened({ ...command, type: 'BlanksVoided' })
    }
    case 'OfferBlanks':
      return happened({ ...command, type: 'BlanksOffered' })
    case 'AcceptBlanks':
      // What is missing is voided as lost by whoever lost it, before anybody else answers for the book.
      return command.counted === left
        ? happened({ ...command, type: 'BlanksAccepted' })
        : refused('BLANKS_COUNT_DIFFERS', { left, counted: command.counted })
    default:
      return unreachable(command)
  }
}

/** 制式凭证: a numbered book of blank certificates, in one person's custody from the printer to its last number. */
export const blankDecider: Decider<BlankCommand, BlankState, BlankEvent, BlankRefusalCode> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'ReceiveBlanks') {
      if (state !== null) return refused('BLANKS_RECEIVED_ALREADY')
      const { first, last } = command
      if (first < 1 || last < first || last - first >= BLANKS_IN_A_BOOK_MAX) return refused('BLANKS_RANGE_WRONG')
      return happened({ ...command, type: 'BlanksReceived' })
    }
    if (state === null) return refused('BLANKS_UNKNOWN')
    if (command.type === 'AcceptBlanks') {
      if (!state.offered) return refused('BLANKS_NOT_OFFERED')
      if (state.custodian === command.by) return refused('BLANKS_TO_ONESELF')
    } else if (state.custodian !== command.by) return refused('BLANKS_NOT_IN_YOUR_CUSTODY')
    return spend(command, state)
  },
  evolve: (state, event) => {
    if (event.type === 'BlanksReceived') {
      const { organ, form, prefix, first, last, by } = event
      return { organ, form, prefix, first, last, custodian: by, offered: false, spent: {} }
    }
    if (state === null) return state
    switch (event.type) {
      case 'BlankUsed':
        return { ...state, spent: { ...state.spent, [String(event.number)]: 'USED' } }
      case 'BlanksVoided': {
        const gone = numbersOf(event.first, event.last).map((number) => [String(number), 'VOID'] as const)
        return { ...state, spent: { ...state.spent, ...Object.fromEntries(gone) } }
      }
      case 'BlanksOffered':
        return { ...state, offered: true }
      case 'BlanksAccepted':
        return { ...state, custodian: event.by, offered: false }
      default:
        return unreachable(event)
    }
  },
}
