import { localDate } from '#kernel'
import type { Consultation, Handling, UpperLevel } from './case-state.ts'
import type { CaseEvent } from './events.ts'

const union = (known: readonly string[], more: string): readonly string[] => [...new Set([...known, more])]

const changed = <T extends { readonly id: string }>(all: readonly T[], id: string, change: (one: T) => T) =>
  all.map((one) => (one.id === id ? change(one) : one))

const consulted = (handling: Handling, id: string, change: (one: Consultation) => Consultation): Handling => ({
  ...handling,
  consultations: changed(handling.consultations, id, change),
})

/** What went out before submissions were prepared here names its authority only in the parties. */
function upperOf({ preparedFor }: Handling, event: Events['ProcedureStarted']): UpperLevel | null {
  const { procedure, parties, reference, at } = event
  if (procedure !== 'UPPER_LEVEL') return null
  const authority = preparedFor ?? parties.map(({ name }) => name).join('、')
  return { authority, reference: reference ?? '', sentOn: localDate(at), reply: null, letters: [] }
}

type Folded =
  | 'CaseExamined'
  | 'CaseReviewed'
  | 'CaseReturned'
  | 'ChallengeDecided'
  | 'DeferredMaterialsSupplied'
  | 'DeferralBreached'
  | 'LimitExtended'
  | 'CollectiveDecisionRecorded'
  | 'ProcedureStarted'
  | 'ProcedureEnded'
  | 'UpperLevelPrepared'
  | 'UpperLevelChased'
  | 'HearingRightTold'
  | 'HearingRequested'
  | 'HearingAnnounced'
  | 'ConsultationOpened'
  | 'OpinionHandedOn'
  | 'DepartmentOpinionGiven'
  | 'ConsolidatedOpinionIssued'
type Events = { readonly [One in Folded]: Extract<CaseEvent, { readonly type: One }> }
export type HandlingEvent = Events[Folded]

const FOLDS: { readonly [One in Folded]: (handling: Handling, event: Events[One]) => Handling } = {
  CaseExamined: (handling, { by }) => ({ ...handling, examiners: union(handling.examiners, by) }),
  CaseReviewed: (handling, { by }) => ({ ...handling, reviewers: union(handling.reviewers, by) }),
  // The meeting resolved on an opinion that no longer stands.
  CaseReturned: (handling) => ({ ...handling, resolution: null }),
  // A new limit, which may be extended like any other; what was found stays in the file, what was resolved does not.
  ChallengeDecided: (handling) => ({ ...handling, resolution: null, extended: false }),
  DeferredMaterialsSupplied: (handling, { materials }) => {
    const supplied = materials.map(({ material }) => material)
    return { ...handling, deferred: handling.deferred.filter(({ material }) => !supplied.includes(material)) }
  },
  DeferralBreached: (handling) => ({ ...handling, deferralBreached: true }),
  LimitExtended: (handling) => ({ ...handling, extended: true }),
  CollectiveDecisionRecorded: (handling, { resolution }) => ({ ...handling, resolution }),
  ProcedureStarted: (handling, event) => {
    const { id, procedure: kind, endsBy } = event
    const begun = { id, kind, endsBy, conclusion: null, upper: upperOf(handling, event) }
    const preparedFor = kind === 'UPPER_LEVEL' ? null : handling.preparedFor
    return { ...handling, preparedFor, procedures: [...handling.procedures, begun] }
  },
  ProcedureEnded: (handling, { id, by, procedure, conclusion, reference, points = [] }) => ({
    ...handling,
    ...(procedure === 'SITE_SURVEY' && conclusion !== 'LAPSED'
      ? { surveyors: union(handling.surveyors ?? [], by) }
      : {}),
    hearing: { ...handling.hearing, points: [...handling.hearing.points, ...points] },
    procedures: changed(handling.procedures, id, (one) => ({
      ...one,
      conclusion,
      upper: one.upper && { ...one.upper, reply: reference ?? null },
    })),
  }),
  UpperLevelPrepared: (handling, { authority: preparedFor }) => ({ ...handling, preparedFor }),
  UpperLevelChased: (handling, { id, letter, at }) => ({
    ...handling,
    procedures: changed(handling.procedures, id, (one) => ({
      ...one,
      upper: one.upper && { ...one.upper, letters: [...one.upper.letters, { letter, on: localDate(at) }] },
    })),
  }),
  HearingRightTold: (handling, { until }) => ({ ...handling, hearing: { ...handling.hearing, until } }),
  HearingRequested: (handling) => ({ ...handling, hearing: { ...handling.hearing, requested: true } }),
  HearingAnnounced: (handling, { id: procedure, heldOn, presider }) => {
    const presiders = union(handling.hearing.presiders, presider)
    return { ...handling, hearing: { ...handling.hearing, announced: { procedure, heldOn }, presiders } }
  },
  ConsultationOpened: (handling, { id, organs, due }) => {
    const opened = { id, organs, due, answered: [], contested: false, issued: false }
    return { ...handling, consultations: [...handling.consultations, opened] }
  },
  OpinionHandedOn: (handling, { id, organ, unit }) =>
    consulted(handling, id, (one) => {
      const { [organ]: _, ...others } = one.handedTo ?? {}
      return { ...one, handedTo: unit === null ? others : { ...others, [organ]: unit } }
    }),
  DepartmentOpinionGiven: (handling, { id, organ, stance }) =>
    consulted(handling, id, (one) => ({
      ...one,
      answered: union(one.answered, organ),
      contested: one.contested || stance !== 'AGREE',
    })),
  ConsolidatedOpinionIssued: (handling, { id }) => consulted(handling, id, (one) => ({ ...one, issued: true })),
}

const foldBy = <One extends Folded>(type: One, handling: Handling, event: Events[One]): Handling =>
  FOLDS[type](handling, event)

/** What an event changes in the handling of a case between acceptance and decision. */
export const foldHandling = (handling: Handling, event: HandlingEvent): Handling => foldBy(event.type, handling, event)
