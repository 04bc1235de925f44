import { happened, refused, unreachable } from '#kernel'
import type { Decider, JsonObject } from '#kernel'
import type { Applicant, Handler } from './events.ts'

/** What one item of the matter is applied for with, in that item's own words. */
export interface BundleStep {
  readonly item: string
  /** Items whose cases must be granted first. */
  readonly after: readonly string[]
  /** 服务快车: working days within which it is decided; null: the item's own promise. */
  readonly expressDays: number | null
  readonly answers: Readonly<Record<string, string>>
  readonly form: JsonObject
  readonly materials: readonly { readonly material: string; readonly sha256: string }[]
}
interface Done {
  readonly at: string
  readonly by: string
}
/** 一件事申请: several items applied for at once, with one form, one set of materials and one declaration. */
export interface BundleFiled extends Done {
  readonly type: 'BundleFiled'
  /** Code of the package. */
  readonly package: string
  readonly name: string
  readonly applicant: Applicant
  readonly channel: 'ONLINE' | 'MOBILE'
  readonly handler?: Handler
  readonly steps: readonly BundleStep[]
}
/** An item's turn came, and its case could not be filed as it was written: the applicant is told and files it himself. */
export interface BundleStepNotFiled extends Done {
  readonly type: 'BundleStepNotFiled'
  readonly item: string
  readonly code: string
}
export type BundleEvent = BundleFiled | BundleStepNotFiled
export const BUNDLE_EVENT_TYPES: readonly BundleEvent['type'][] = ['BundleFiled', 'BundleStepNotFiled']

export type BundleCommand =
  | ({ readonly type: 'FileBundle' } & Omit<BundleFiled, 'type'>)
  | ({ readonly type: 'RecordStepNotFiled' } & Omit<BundleStepNotFiled, 'type'>)

export type BundleState =
  | { readonly phase: 'absent' }
  | { readonly phase: 'filed'; readonly items: readonly string[]; readonly notFiled: readonly string[] }

export type BundleRefusalCode = 'BUNDLE_ALREADY_FILED' | 'BUNDLE_UNKNOWN' | 'BUNDLE_ORDER' | 'BUNDLE_STEP_UNKNOWN'

/** Every step waits only for steps before it: otherwise two would wait for each other for ever. */
const isOrdered = (steps: readonly BundleStep[]): boolean =>
  steps.every(({ after }, i) => after.every((item) => steps.slice(0, i).some((before) => before.item === item)))

/** The life of one matter made of several cases; what becomes of a case is that case's own life. */
export const bundleDecider: Decider<BundleCommand, BundleState, BundleEvent, BundleRefusalCode> = {
  initial: { phase: 'absent' },
  decide: (command, state) => {
    switch (command.type) {
      case 'FileBundle': {
        if (state.phase === 'filed') return refused('BUNDLE_ALREADY_FILED')
        if (command.steps.length === 0 || !isOrdered(command.steps)) return refused('BUNDLE_ORDER')
        return happened({ ...command, type: 'BundleFiled' })
      }
      case 'RecordStepNotFiled': {
        if (state.phase === 'absent') return refused('BUNDLE_UNKNOWN')
        const { item } = command
        if (!state.items.includes(item) || state.notFiled.includes(item)) return refused('BUNDLE_STEP_UNKNOWN')
        return happened({ ...command, type: 'BundleStepNotFiled' })
      }
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'BundleFiled':
        return { phase: 'filed', items: event.steps.map(({ item }) => item), notFiled: [] }
      case 'BundleStepNotFiled':
        return state.phase === 'filed' ? { ...state, notFiled: [...state.notFiled, event.item] } : state
      default:
        return unreachable(event)
    }
  },
}

/** What stands of one step's case: nothing yet, under way, granted, or ended without a grant. */
export type StepStanding = 'notBegun' | 'open' | 'granted' | 'failed'

/** Which steps are to be filed now. What waits for one that failed is never due. */
export const dueSteps = (
  steps: readonly BundleStep[],
  standing: ReadonlyMap<string, StepStanding>,
): readonly BundleStep[] =>
  steps.filter(
    ({ item, after }) =>
      (standing.get(item) ?? 'notBegun') === 'notBegun' && after.every((before) => standing.get(before) === 'granted'),
  )
