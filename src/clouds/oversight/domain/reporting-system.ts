import { happened, refused, unreachable } from '#kernel'
import type { Decider } from '#kernel'

interface Done {
  readonly at: string
  readonly by: string
}
/** 自建系统接入监察: a department's own system that handles items has to tell here what it does. */
export interface ReportingSystemRegistered extends Done {
  readonly type: 'ReportingSystemRegistered'
  readonly name: string
  readonly organ: string
  readonly items: readonly string[]
  /** It is missed when it has said nothing for so long. */
  readonly everyHours: number
}
export interface ReportingSystemReleased extends Done {
  readonly type: 'ReportingSystemReleased'
  readonly reason: string
}
/** Nothing was heard of it, not even that there was nothing to tell. */
export interface SystemFellSilent {
  readonly type: 'SystemFellSilent'
  readonly at: string
  readonly name: string
  readonly organ: string
  /** Instant of the last report, or of the registration. */
  readonly since: string
  readonly hours: number
}
export type ReportingSystemEvent = ReportingSystemRegistered | ReportingSystemReleased | SystemFellSilent | ActsReported
export const REPORTING_SYSTEM_EVENT_TYPES = [
  ...(['ReportingSystemRegistered', 'ReportingSystemReleased', 'SystemFellSilent', 'ActsReported'] as const),
] as const satisfies readonly ReportingSystemEvent['type'][]
/** One signed report came in; its acts stand in the lives of their cases. None: it says that nothing was done. */
export interface ActsReported {
  readonly type: 'ActsReported'
  readonly at: string
  readonly acts: number
}

/** What may be told: the steps that rules of oversight know. */
export const REPORTED_STEPS = [
  ...(['ApplicationSubmitted', 'ApplicationAccepted', 'ApplicationNotAccepted', 'CorrectionRequested'] as const),
  ...(['CaseExamined', 'CaseGranted', 'CaseRefused', 'LimitExtended', 'CertificatePrepared'] as const),
] as const
export type ReportedStep = (typeof REPORTED_STEPS)[number]
/** One act of a case that another system handles. When it was done is what that system says; when told, what we saw. */
export interface ActReported {
  readonly type: 'ActReported'
  readonly at: string
  readonly system: string
  readonly organ: string
  readonly item: string
  /** The item is not one that is handled while the applicant waits. */
  readonly slow: boolean
  readonly number: string
  readonly step: ReportedStep
  readonly doneAt: string
}

export type ReportingSystemCommand =
  | ({ readonly type: 'RegisterReportingSystem' } & Omit<ReportingSystemRegistered, 'type'>)
  | ({ readonly type: 'ReleaseReportingSystem' } & Omit<ReportingSystemReleased, 'type'>)
  | { readonly type: 'NoteSilence'; readonly at: string }
  | ({ readonly type: 'NoteReport' } & Omit<ActsReported, 'type'>)
export interface ReportingSystemState {
  readonly name: string
  readonly organ: string
  readonly items: readonly string[]
  readonly everyHours: number
  readonly registeredAt: string
  readonly heardAt: string
  readonly reported: number
  /** Since when it is silent; null while it speaks. */
  readonly silentSince: string | null
  readonly released: string | null
}
export type ReportingRefusalCode =
  | 'SYSTEM_ALREADY_REGISTERED'
  | 'SYSTEM_UNKNOWN'
  | 'SYSTEM_RELEASED'
  | 'SYSTEM_NOT_SILENT'
  | 'SYSTEM_WITHOUT_ITEMS'
  | 'REPORT_MALFORMED'
  | 'REPORT_UNSIGNED'
  | 'REPORT_OF_ANOTHER_ITEM'
  | 'ACT_ALREADY_REPORTED'

const HOUR_MS = 3_600_000
export const silentHours = ({ heardAt }: Pick<ReportingSystemState, 'heardAt'>, at: string): number =>
  Math.floor((Date.parse(at) - Date.parse(heardAt)) / HOUR_MS)

export const reportingSystemDecider: Decider<
  ReportingSystemCommand,
  ReportingSystemState | null,
  ReportingSystemEvent,
  ReportingRefusalCode
> = {
  initial: null,
  decide: (command, state) => {
    if (command.type === 'RegisterReportingSystem') {
      if (state !== null && state.released === null) return refused('SYSTEM_ALREADY_REGISTERED')
      if (command.items.length === 0 || command.name.trim().length < 2) return refused('SYSTEM_WITHOUT_ITEMS')
      return happened({ ...command, type: 'ReportingSystemRegistered' as const })
    }
    if (state === null) return refused('SYSTEM_UNKNOWN')
    if (state.released !== null) return refused('SYSTEM_RELEASED')
    switch (command.type) {
      case 'ReleaseReportingSystem':
        return happened({ ...command, type: 'ReportingSystemReleased' as const })
      case 'NoteSilence': {
        const hours = silentHours(state, command.at)
        // Once for each silence: it ends with the next report.
        if (state.silentSince !== null || hours < state.everyHours) return refused('SYSTEM_NOT_SILENT')
        const { name, organ, heardAt: since } = state
        return happened({ type: 'SystemFellSilent' as const, at: command.at, name, organ, since, hours })
      }
      case 'NoteReport':
        return happened({ ...command, type: 'ActsReported' as const })
      default:
        return unreachable(command)
    }
  },
  evolve: (state, event) => {
    if (event.type === 'ReportingSystemRegistered') {
      const { name, organ, items, everyHours, at } = event
      const fresh = { heardAt: at, reported: state?.reported ?? 0, silentSince: null, released: null }
      return { name, organ, items, everyHours, registeredAt: at, ...fresh }
    }
    if (state === null) return state
    switch (event.type) {
      case 'ReportingSystemReleased':
        return { ...state, released: event.at }
      case 'SystemFellSilent':
        return { ...state, silentSince: event.since }
      case 'ActsReported':
        return { ...state, heardAt: event.at, reported: state.reported + event.acts, silentSince: null }
      default:
        return unreachable(event)
    }
  },
}

/** The life of a case elsewhere: each act is told once. */
export type ReportedCaseCommand = { readonly type: 'ReportAct' } & Omit<ActReported, 'type'>
export interface ReportedCaseState {
  readonly told: readonly string[]
}
const tellingOf = ({ step, doneAt }: Pick<ActReported, 'step' | 'doneAt'>) => `${step} ${doneAt}`
export const reportedCaseDecider: Decider<
  ReportedCaseCommand,
  ReportedCaseState | null,
  ActReported,
  ReportingRefusalCode
> = {
  initial: null,
  decide: (command, state) =>
    state?.told.includes(tellingOf(command)) === true
      ? refused('ACT_ALREADY_REPORTED')
      : happened({ ...command, type: 'ActReported' as const }),
  evolve: (state, event) => ({ told: [...(state?.told ?? []), tellingOf(event)] }),
}
