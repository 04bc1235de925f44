import { localDate } from '#kernel'
import { isHandled, runningOf } from './case-state.ts'
import type { CaseState, ExaminedCase, HandledCase, ProcedureHeld, UpperLevel } from './case-state.ts'
import { disagreed, nextReview } from './examination.ts'
import { feeOwed } from './fee.ts'
import { isHearingHeld } from './hearing.ts'

/** One reason why an open case does not go on: what is awaited, and until when. Materials and organs by their ids. */
export type Wait =
  | { readonly why: 'correction'; readonly until: string | null }
  | { readonly why: 'originals'; readonly materials: readonly string[]; readonly until: string }
  | { readonly why: 'deferred'; readonly material: string; readonly until: string }
  | {
      readonly why: 'procedure'
      readonly kind: ProcedureHeld['kind']
      readonly until: string
      readonly upper: UpperLevel | null
    }
  | { readonly why: 'hearingRight' | 'hearingAhead'; readonly until: string }
  | { readonly why: 'opinions'; readonly organs: readonly string[]; readonly until: string }
  | { readonly why: 'meeting'; readonly text: string; readonly organ: string | null; readonly until: string | null }
  | { readonly why: 'fee' | 'feeNotOrdered'; readonly fen: number }
  | {
      readonly why:
        | 'frozen'
        | 'deferralBreached'
        | 'hearingOwed'
        | 'consolidation'
        | 'review'
        | 'riskCheck'
        | 'reviewDisagreed'
        | 'collective'
    }

function heldUp(state: HandledCase, today: string): readonly Wait[] {
  const { hearing } = state.handling
  const running = runningOf(state)
  const others = running.map(({ kind, endsBy, upper }): Wait => ({ why: 'procedure', kind, until: endsBy, upper }))
  if (hearing.until === null || isHearingHeld(state)) return others
  if (!hearing.requested)
    return hearing.until < today ? others : [...others, { why: 'hearingRight', until: hearing.until }]
  // One that was announced and lapsed is owed as if it had never been.
  const announced = running.find(({ id }) => id === hearing.announced?.procedure)
  if (announced !== undefined && hearing.announced !== null)
    return hearing.announced.heldOn < today
      ? others
      : [...others, { why: 'hearingAhead', until: hearing.announced.heldOn }]
  return running.some(({ kind }) => kind === 'HEARING') ? others : [...others, { why: 'hearingOwed' }]
}

const asked = ({ handling }: HandledCase): readonly Wait[] =>
  handling.consultations
    .filter(({ issued }) => !issued)
    .map(({ organs, answered, due }): Wait => {
      const silent = organs.filter((organ) => !answered.includes(organ))
      return silent.length > 0 ? { why: 'opinions', organs: silent, until: due } : { why: 'consolidation' }
    })

/** 容缺: of a promise that was broken only what is still to come in time. */
function owed({ handling: { deferred, deferralBreached } }: HandledCase, today: string): readonly Wait[] {
  const breach: readonly Wait[] = deferralBreached ? [{ why: 'deferralBreached' }] : []
  const coming = deferred.filter(({ due }) => !deferralBreached || due >= today)
  return [...breach, ...coming.map(({ material, due }): Wait => ({ why: 'deferred', material, until: due }))]
}

/** 联席会议议定事项: nobody decides before they are carried out. 冻结: nobody does anything before it is released. */
const tied = ({ bound = [], frozen }: HandledCase): readonly Wait[] => [
  ...(frozen === undefined ? [] : [{ why: 'frozen' as const }]),
  ...bound.map(({ text, organ, due }): Wait => ({ why: 'meeting', text, organ: organ ?? null, until: due ?? null })),
]

/** What an opinion already given still has to pass before anybody decides. */
function onItsWay(state: ExaminedCase): readonly Wait[] {
  if (disagreed(state)) return [{ why: 'reviewDisagreed' }]
  const next = nextReview(state)
  if (next !== undefined) return [{ why: next.kind === 'REVIEW' ? 'review' : 'riskCheck' }]
  return state.standard.track.collective && state.handling.resolution === null ? [{ why: 'collective' }] : []
}

const unpaid = (state: HandledCase): readonly Wait[] =>
  feeOwed(state) ? [{ why: state.fee === null ? 'feeNotOrdered' : 'fee', fen: state.standard.track.feeFen }] : []

/**
 * Why an open case waits, what others must do first; nothing when it simply lies on somebody's desk. Desk, applicant
 * and tracking code read this one list, so that none of them can be told another reason than the rest.
 */
export function waitsOf(state: CaseState, at: string): readonly Wait[] {
  if (state.phase === 'awaitingCorrection') return [{ why: 'correction', until: state.correction?.until ?? null }]
  if (state.phase === 'preAccepted') return [{ why: 'originals', materials: state.outstanding, until: state.until }]
  if (!isHandled(state)) return []
  const today = localDate(at)
  return [
    ...tied(state),
    ...heldUp(state, today),
    ...asked(state),
    ...(state.phase === 'examined' ? onItsWay(state) : []),
    ...owed(state, today),
    ...unpaid(state),
  ]
}
