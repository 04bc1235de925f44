import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type {
  AppraisalDeclined,
  AppraisalProposed,
  ArchiveFileEvent,
  CasePackaged,
  CompletenessTested,
  FileHandedOver,
  FourCheck,
  PackagesRemoved,
  RetentionClass,
} from './events.ts'

/** Whether the case runs again or is under challenge; asked at both steps, for between them it may have changed. */
type Held = { readonly held: boolean }
export type ArchiveFileCommand =
  | ({ readonly type: 'PackageCase' } & Omit<CasePackaged, 'type'>)
  | ({ readonly type: 'TestCompleteness' } & Omit<CompletenessTested, 'type'>)
  | ({ readonly type: 'HandOverFile' } & Omit<FileHandedOver, 'type'>)
  | ({ readonly type: 'ProposeAppraisal' } & Held & Omit<AppraisalProposed, 'type'>)
  | ({ readonly type: 'ConfirmAppraisal'; readonly at: string; readonly by: string } & Held)
  | ({ readonly type: 'DeclineAppraisal' } & Omit<AppraisalDeclined, 'type'>)
  | ({ readonly type: 'RemovePackages' } & Omit<PackagesRemoved, 'type' | 'files'>)

interface HeldPackage {
  readonly number: number
  readonly file: string
  readonly sm3: string
  readonly sizeBytes: number
  readonly manifest: string
  readonly at: string
  /** Null until tested. */
  readonly checks: readonly FourCheck[] | null
}
export interface ArchiveFileState {
  readonly stage: 'PACKAGED' | 'WANTING' | 'COMPLETE' | 'HANDED_OVER' | 'TO_BE_REMOVED' | 'REMOVED'
  readonly case: string
  readonly caseNumber: string
  readonly itemName: string
  readonly itemCode: string
  readonly organ: string
  readonly outcome: string
  readonly concludedAt: string
  readonly upToLeaf: number
  readonly retention: RetentionClass
  readonly retainUntil: string | null
  readonly materials: readonly string[]
  readonly packages: readonly HeldPackage[]
  readonly list: string | null
  readonly proposal: Omit<AppraisalProposed, 'type'> | null
}
export type ArchiveFileRefusal =
  | 'ARCHIVE_FILE_UNKNOWN'
  | 'PACKAGE_OUT_OF_TURN'
  | 'PACKAGE_ALREADY_TESTED'
  | 'FILE_NOT_COMPLETE'
  | 'FILE_ALREADY_HANDED_OVER'
  | 'FILE_NOT_HANDED_OVER'
  | 'RETENTION_RUNS'
  | 'RETENTION_FOR_EVER'
  | 'RETENTION_NOT_LONGER'
  | 'APPRAISAL_OPEN'
  | 'APPRAISAL_NOT_OPEN'
  | 'APPRAISAL_BY_ITS_PROPOSER'
  | 'ARCHIVE_FILE_REMOVED'
  | 'CASE_NOT_AT_REST'
type Said = Decision<ArchiveFileEvent, ArchiveFileRefusal>

/** 国家档案局令第 8 号: permits thirty years, what led to none ten, unless the item says otherwise; from the year after. */
export function retentionOf(
  outcome: string,
  concludedAt: string,
): { readonly retention: RetentionClass; readonly retainUntil: string | null } {
  const granted = outcome === 'granted' || outcome === 'annulled'
  const year = Number(localDate(concludedAt).slice(0, 4)) + (granted ? 30 : 10)
  return { retention: granted ? 'Y30' : 'Y10', retainUntil: `${String(year)}-12-31` }
}

function propose(command: Extract<ArchiveFileCommand, { type: 'ProposeAppraisal' }>, state: ArchiveFileState): Said {
  const { at, by, outcome, reason, until, held } = command
  if (state.stage !== 'HANDED_OVER') return refused('FILE_NOT_HANDED_OVER')
  if (state.proposal !== null) return refused('APPRAISAL_OPEN')
  if (held) return refused('CASE_NOT_AT_REST')
  if (state.retainUntil === null) return refused('RETENTION_FOR_EVER')
  if (localDate(at) <= state.retainUntil) return refused('RETENTION_RUNS', { until: state.retainUntil })
  if (outcome === 'EXTEND' && until !== null && until <= localDate(at)) return refused('RETENTION_NOT_LONGER')
  return happened({ type: 'AppraisalProposed', at, by, outcome, reason, until: outcome === 'EXTEND' ? until : null })
}

/** 二人鉴定: whoever proposed never agrees with himself. */
function confirm(
  { at, by, held }: Extract<ArchiveFileCommand, { type: 'ConfirmAppraisal' }>,
  state: ArchiveFileState,
): Said {
  const { proposal, materials } = state
  if (proposal === null) return refused('APPRAISAL_NOT_OPEN')
  if (proposal.by === by) return refused('APPRAISAL_BY_ITS_PROPOSER')
  if (held) return refused('CASE_NOT_AT_REST')
  if (proposal.outcome === 'EXTEND') return happened({ type: 'RetentionExtended', at, by, until: proposal.until })
  return happened({
    type: 'DestructionDecided',
    ...{ at, by, case: state.case, files: materials, reason: proposal.reason },
  })
}

function act(command: Exclude<ArchiveFileCommand, { type: 'PackageCase' }>, state: ArchiveFileState): Said {
  if (state.stage === 'REMOVED') return refused('ARCHIVE_FILE_REMOVED')
  const newest = state.packages.at(-1)
  switch (command.type) {
    case 'TestCompleteness':
      if (command.package !== newest?.number) return refused('PACKAGE_OUT_OF_TURN')
      // What was found wanting may be tested again once it was mended.
      if (newest.checks?.every(({ ok }) => ok) === true) return refused('PACKAGE_ALREADY_TESTED')
      return happened({ ...command, type: 'CompletenessTested' })
    case 'HandOverFile':
      if (state.stage === 'HANDED_OVER') return refused('FILE_ALREADY_HANDED_OVER')
      if (state.stage !== 'COMPLETE') return refused('FILE_NOT_COMPLETE')
      return happened({ ...command, type: 'FileHandedOver' })
    case 'ProposeAppraisal':
      return propose(command, state)
    case 'ConfirmAppraisal':
      return confirm(command, state)
    case 'DeclineAppraisal':
      if (state.proposal === null) return refused('APPRAISAL_NOT_OPEN')
      if (state.proposal.by === command.by) return refused('APPRAISAL_BY_ITS_PROPOSER')
      return happened({ ...command, type: 'AppraisalDeclined' })
    case 'RemovePackages': {
      const { at, by } = command
      return happened({ type: 'PackagesRemoved', at, by, files: state.packages.map(({ file }) => file) })
    }
    default:
      return unreachable(command)
  }
}

/** The life of one archived case: packaged, tested, handed over, kept, appraised by two, and at the end removed. */
export const archiveFileDecider: Decider<
  ArchiveFileCommand,
  ArchiveFileState | null,
  ArchiveFileEvent,
  ArchiveFileRefusal
> = {
  initial: null,
  decide: (command, state) => {
    if (command.type !== 'PackageCase') return state === null ? refused('ARCHIVE_FILE_UNKNOWN') : act(command, state)
    if (state?.stage === 'REMOVED' || state?.stage === 'TO_BE_REMOVED') return refused('ARCHIVE_FILE_REMOVED')
    if (command.package !== (state?.packages.length ?? 0) + 1) return refused('PACKAGE_OUT_OF_TURN')
    return happened({ ...command, type: 'CasePackaged' })
  },
  evolve: (state, event) => {
    if (event.type === 'CasePackaged') return packaged(state, event)
    if (state === null) return state
    switch (event.type) {
      case 'CompletenessTested': {
        const { package: number, checks } = event
        const packages = state.packages.map((one) => (one.number === number ? { ...one, checks } : one))
        const whole = packages.every((one) => one.checks?.every(({ ok }) => ok) === true)
        const stage = state.list !== null ? 'HANDED_OVER' : whole ? 'COMPLETE' : 'WANTING'
        return { ...state, packages, stage }
      }
      case 'FileHandedOver':
        return { ...state, stage: 'HANDED_OVER', list: event.list }
      case 'AppraisalProposed': {
        const { type: _, ...proposal } = event
        return { ...state, proposal }
      }
      case 'RetentionExtended': {
        const retention = event.until === null ? 'PERMANENT' : state.retention
        return { ...state, proposal: null, retention, retainUntil: event.until }
      }
      case 'DestructionDecided':
        return { ...state, proposal: null, stage: 'TO_BE_REMOVED' }
      case 'AppraisalDeclined':
        return { ...state, proposal: null }
      case 'PackagesRemoved':
        return { ...state, proposal: null, stage: 'REMOVED' }
      default:
        return unreachable(event)
    }
  },
}

function packaged(state: ArchiveFileState | null, event: CasePackaged): ArchiveFileState {
  const { file, sm3, sizeBytes, manifest, at } = event
  const held = { number: event.package, file, sm3, sizeBytes, manifest, at, checks: null }
  const { caseNumber, itemName, itemCode, organ, outcome, concludedAt, upToLeaf, retention, retainUntil } = event
  if (state !== null)
    return {
      ...state,
      ...{ outcome, upToLeaf, packages: [...state.packages, held] },
      materials: [...new Set([...state.materials, ...event.materials])],
      stage: state.list === null ? 'PACKAGED' : 'HANDED_OVER',
    }
  return {
    stage: 'PACKAGED',
    case: event.case,
    ...{ caseNumber, itemName, itemCode, organ, outcome, concludedAt, upToLeaf, retention, retainUntil },
    materials: event.materials,
    packages: [held],
    list: null,
    proposal: null,
  }
}
