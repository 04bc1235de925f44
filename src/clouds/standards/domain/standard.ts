import { happened, localDate, refused, unreachable } from '#kernel'
import type { Decider, Decision, Json } from '#kernel'
import { draftDecision, isDraftCommand } from './draft.ts'
import type { DraftCommand } from './draft.ts'
import type { Retirement, StandardEvent, StandardPublished } from './events.ts'
import { isRetirementCommand, retirementDecision } from './retirement.ts'
import type { RetirementCommand } from './retirement.ts'
import { NOTHING_YET } from './standard-state.ts'
import type { StandardState, StandardRefusalCode } from './standard-state.ts'

/** Takes over a version that was made elsewhere: at the founding, or from another catalogue. */
export interface PublishStandard {
  readonly type: 'PublishStandard'
  readonly code: string
  /** Hex SHA-256 of the canonical standard, computed outside: the rule compares, it does not hash. */
  readonly digest: string
  readonly standard: Json
  readonly effectiveFrom?: string
  readonly at: string
  readonly by: string
}
/** 事项划转: the version before it with another organ in it, from the day on which that organ decides. */
export interface FollowTransfer extends Omit<PublishStandard, 'type'> {
  readonly type: 'FollowTransfer'
  readonly effectiveFrom: string
  readonly transfer: string
}
/** 收回下放: the organ below no longer decides it; people are sent back to where it was. */
export interface RecallStandard extends Retirement {
  readonly type: 'RecallStandard'
  readonly code: string
  readonly at: string
  readonly by: string
}
interface WithdrawVersion {
  readonly type: 'WithdrawVersion'
  readonly version: number
  readonly reason: string
  readonly at: string
  readonly by: string
}
export type StandardCommand =
  PublishStandard | FollowTransfer | RecallStandard | WithdrawVersion | DraftCommand | RetirementCommand
type Said = Decision<StandardEvent, StandardRefusalCode>

/**
 * Whatever comes from outside follows the versions that are there and never replaces one; a version two people adopted
 * here is followed only by another they adopt.
 */
function publish({ code, digest, standard, effectiveFrom, at, by }: PublishStandard, state: StandardState): Said {
  const last = state.versions.at(-1)
  if (state.code !== null && state.code !== code) return refused('OTHER_ITEM', { item: state.code })
  // A version that differs in nothing would only make the public list look as if something had changed.
  if (last?.digest === digest) return refused('SAME_AS_PUBLISHED', { version: last.version })
  if (last !== undefined && Date.parse(at) < Date.parse(last.at))
    return refused('PUBLISHED_OUT_OF_ORDER', { since: last.at })
  if (state.retirement?.phase === 'adopted') return refused('ITEM_RETIRED')
  if (state.draft !== null) return refused('DRAFT_OPEN')
  if (last?.reviewed === true) return refused('REVIEWED_VERSION_STANDS', { version: last.version })
  const version = (last?.version ?? 0) + 1
  const dated = effectiveFrom === undefined ? {} : { effectiveFrom }
  return happened({ type: 'StandardPublished' as const, code, version, digest, standard, at, by, ...dated })
}

/** Two organs have signed it: what was adopted stays adopted, and a draft begun in between would bring the old organ back. */
function followTransfer(command: FollowTransfer, state: StandardState): Said {
  const { code, digest, standard, effectiveFrom, transfer, at, by } = command
  const last = state.versions.at(-1)
  if (last === undefined || state.code !== code) return refused('ITEM_UNKNOWN')
  if (last.digest === digest) return refused('SAME_AS_PUBLISHED', { version: last.version })
  if (state.retirement?.phase === 'adopted') return refused('ITEM_RETIRED')
  const version = last.version + 1
  const kept = last.reviewed ? { reviewed: true as const } : {}
  const published = {
    type: 'StandardPublished' as const,
    code,
    version,
    digest,
    standard,
    effectiveFrom,
    transfer,
    at,
    by,
    ...kept,
  }
  if (state.draft === null) return happened<StandardEvent>(published)
  const reason = '事项划转，原稿按划转前的实施机关编写，终止后请按新版本重新起草'
  return happened<StandardEvent>({ type: 'StandardDraftAbandoned', code, reason, at, by }, published)
}

function recall(command: RecallStandard, state: StandardState): Said {
  if (state.code !== command.code || state.versions.length === 0) return refused('ITEM_UNKNOWN')
  if (state.retirement?.phase === 'adopted') return refused('ITEM_RETIRED')
  return happened({ ...command, type: 'StandardRetired' })
}

function withdraw({ version, reason, at, by }: WithdrawVersion, state: StandardState): Said {
  const known = state.versions.find((each) => each.version === version)
  if (state.code === null || known === undefined || known.withdrawn) return refused('VERSION_UNKNOWN', { version })
  // What people already rely on is not taken back; it is followed by a better version.
  if (known.effectiveFrom <= localDate(at)) return refused('VERSION_IN_FORCE', { version })
  return happened({ type: 'StandardVersionWithdrawn', code: state.code, version, reason, at, by })
}

/** The life of one item's standard: versions follow each other, none is ever changed, and two people pass each. */
export const standardDecider: Decider<StandardCommand, StandardState, StandardEvent, StandardRefusalCode> = {
  initial: NOTHING_YET,
  decide: (command, state) => {
    if (isDraftCommand(command)) return draftDecision(command, state)
    if (isRetirementCommand(command)) return retirementDecision(command, state)
    if (command.type === 'FollowTransfer') return followTransfer(command, state)
    if (command.type === 'RecallStandard') return recall(command, state)
    return command.type === 'PublishStandard' ? publish(command, state) : withdraw(command, state)
  },
  evolve,
}

const published = ({ version, digest, at, effectiveFrom, reviewed }: StandardPublished) => ({
  version,
  digest,
  at,
  effectiveFrom: effectiveFrom ?? localDate(at),
  reviewed: reviewed ?? false,
  withdrawn: false,
})

function evolve(state: StandardState, event: StandardEvent): StandardState {
  const { draft } = state
  switch (event.type) {
    case 'StandardPublished':
      return { ...state, code: event.code, versions: [...state.versions, published(event)], draft: null }
    case 'StandardDrafted': {
      const { base, by, organ, code } = event
      const begun = { phase: 'drafting', round: 0, base, organ, editors: [by], digest: null } as const
      return { ...state, code, draft: { ...begun, remarks: [], answers: [] } }
    }
    case 'StandardSubmittedForReview': {
      if (draft === null) return state
      const { round, digest, editors, answers } = event
      const all = [...new Set([...draft.editors, ...editors])]
      return { ...state, draft: { ...draft, phase: 'submitted', round, digest, editors: all, answers } }
    }
    case 'StandardReviewReturned':
      return draft === null
        ? state
        : { ...state, draft: { ...draft, phase: 'returned', remarks: event.remarks, answers: [] } }
    case 'StandardDisagreementSettled':
      return state
    case 'StandardDraftAbandoned':
      return { ...state, draft: null }
    case 'StandardVersionWithdrawn':
      return {
        ...state,
        versions: state.versions.map((each) => (each.version === event.version ? { ...each, withdrawn: true } : each)),
      }
    case 'StandardRetirementProposed':
      return { ...state, retirement: { phase: 'proposed', ...retirementOf(event), by: event.by } }
    case 'StandardRetirementRejected':
      return { ...state, retirement: null }
    case 'StandardRetired':
      return { ...state, retirement: { phase: 'adopted', ...retirementOf(event), by: event.by } }
    default:
      return unreachable(event)
  }
}

const retirementOf = ({
  way,
  reason,
  basis,
  effectiveFrom,
  successors,
}: Extract<StandardEvent, { successors: unknown }>) => ({
  way,
  reason,
  basis,
  effectiveFrom,
  successors,
})
