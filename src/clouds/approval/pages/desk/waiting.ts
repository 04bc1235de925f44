import { isAskedFor } from '#catalogue/standard'
import type { DeskCase } from './case-work.ts'

type Handling = NonNullable<DeskCase['handling']>
type ProcedureKind = Handling['procedures'][number]['kind']

/** One reason why an open case does not go on, with what is awaited and until when. */
export type Wait =
  | { readonly why: 'correction'; readonly until: string | null }
  | { readonly why: 'originals'; readonly materials: readonly string[]; readonly until: string | null }
  | { readonly why: 'deferred'; readonly materials: readonly string[]; readonly until: string }
  | { readonly why: 'deferralBreached' }
  | { readonly why: 'procedure'; readonly kind: ProcedureKind; readonly until: string }
  | { readonly why: 'hearingRight'; readonly until: string }
  | { readonly why: 'hearingOwed' }
  | { readonly why: 'hearingAhead'; readonly until: string }
  | { readonly why: 'opinions'; readonly organs: readonly string[]; readonly until: string }
  | { readonly why: 'consolidation' }
  | { readonly why: 'review' | 'riskCheck' | 'reviewDisagreed' | 'collective' | 'fee' | 'feeNotOrdered' }

function heldUp({ hearing, procedures }: Handling, today: string): readonly Wait[] {
  const running = procedures.filter(({ conclusion }) => conclusion === null)
  const others = running.map(({ kind, endsBy }): Wait => ({ why: 'procedure', kind, until: endsBy }))
  if (hearing.until === null) return others
  if (!hearing.requested)
    return hearing.until < today ? others : [...others, { why: 'hearingRight', until: hearing.until }]
  const held = procedures.some(
    ({ kind, conclusion }) => kind === 'HEARING' && conclusion !== null && conclusion !== 'LAPSED',
  )
  if (held) return others
  if (hearing.heldOn !== null) return [...others, { why: 'hearingAhead', until: hearing.heldOn }]
  return running.some(({ kind }) => kind === 'HEARING') ? others : [...others, { why: 'hearingOwed' }]
}

const asked = ({ consultations }: Handling): readonly Wait[] =>
  consultations
    .filter(({ issued }) => !issued)
    .map(({ organs, due }): Wait => {
      const silent = organs.filter(({ answered }) => !answered).map(({ name }) => name)
      return silent.length > 0 ? { why: 'opinions', organs: silent, until: due } : { why: 'consolidation' }
    })

function owed({ deferred, deferralBreached }: Handling): readonly Wait[] {
  const [first, ...rest] = deferred.map(({ due }) => due).sort()
  const breach: readonly Wait[] = deferralBreached ? [{ why: 'deferralBreached' }] : []
  if (first === undefined || (deferralBreached && rest.length === 0)) return breach
  return [...breach, { why: 'deferred', materials: deferred.map(({ material }) => material), until: first }]
}

/** What an opinion already given still has to pass before anybody decides. */
function onItsWay({ standard, answers, progress }: DeskCase, { reviews, resolution }: Handling): readonly Wait[] {
  if (progress.stage !== 'inReview' && progress.stage !== 'examined') return []
  if (reviews.some(({ agrees }) => agrees === false)) return [{ why: 'reviewDisagreed' }]
  const next = reviews.find(({ by }) => by === null)
  if (next !== undefined) return [{ why: next.kind === 'REVIEW' ? 'review' : 'riskCheck' }]
  const { collective } = standard
  const needed = collective !== undefined && isAskedFor(collective.when, answers) && resolution === null
  return needed ? [{ why: 'collective' }] : []
}

function unpaid({ fee, progress }: DeskCase): readonly Wait[] {
  if (fee.fen === 0 || fee.paid) return []
  if (fee.ordered) return [{ why: 'fee' }]
  return progress.stage === 'examined' ? [{ why: 'feeNotOrdered' }] : []
}

/** Why an open case waits, what others must do first; nothing when it simply lies on somebody's desk. */
export function waitsFor(file: DeskCase, today: string): readonly Wait[] {
  const { progress, handling, outstanding, awaitedUntil } = file
  if (progress.stage === 'awaitingCorrection') return [{ why: 'correction', until: awaitedUntil }]
  if (progress.stage === 'preAccepted') return [{ why: 'originals', materials: outstanding, until: awaitedUntil }]
  if (handling === null || file.aftermath !== null) return []
  return [
    ...heldUp(handling, today),
    ...asked(handling),
    ...onItsWay(file, handling),
    ...owed(handling),
    ...unpaid(file),
  ]
}
