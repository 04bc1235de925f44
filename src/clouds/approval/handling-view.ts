import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import type { api } from './api.ts'
import type { CaseState, Consultation, Handling, UpperLevel } from './domain/case-state.ts'

type View = NonNullable<Output<typeof api.readCase>['handling']>

/** What was done since acceptance, with people and organs by name. */
export function handlingView({ office, language }: RequestContext, state: CaseState): View | null {
  if (state.phase === 'absent' || !('handling' in state) || state.handling === null) return null
  const { catalogue } = office
  const { deferred, deferralBreached, procedures, preparedFor, hearing, consultations, resolution, extended } =
    state.handling
  const organName = (id: string) => catalogue.nameIn(language, catalogue.organName(id))
  return {
    deferred: deferred.map(({ material, due }) => ({ material, due })),
    deferralBreached,
    procedures: procedures.map((one) => ({ ...one, upper: upperView(one.upper) })),
    preparedFor,
    reviews: reviewsOf(state, catalogue.officerName),
    hearing: {
      until: hearing.until,
      requested: hearing.requested,
      heldOn: hearing.announced?.heldOn ?? null,
      points: [...hearing.points],
    },
    consultations: consultations.map((one) => consultationView(one, { language, organName })),
    resolution,
    extended,
  }
}

export const upperView = (upper: UpperLevel | null) => upper && { ...upper, letters: [...upper.letters] }

function consultationView(
  { id, organs, due, answered, contested, issued, handedTo = {} }: Consultation,
  { language, organName }: Pick<RequestContext, 'language'> & { readonly organName: (id: string) => string },
) {
  const nameOf = (organ: string) => {
    const unit = handedTo[organ]?.name[language]
    if (unit === undefined) return organName(organ)
    return language === 'zh' ? `${organName(organ)}（${unit}）` : `${organName(organ)} (${unit})`
  }
  return {
    id,
    organs: organs.map((organ) => ({ name: nameOf(organ), answered: answered.includes(organ) })),
    due,
    contested,
    issued,
  }
}

type Reviewed = Extract<CaseState, { readonly handling: Handling | null }>
function reviewsOf(state: Reviewed, officerName: (id: string) => string): View['reviews'] {
  const held = state.phase === 'examined' ? state.reviews : []
  return state.standard.track.reviews.map(({ id, kind }) => {
    const review = held.find(({ step }) => step === id)
    return {
      step: id,
      kind,
      by: review === undefined ? null : officerName(review.by),
      agrees: review?.agrees ?? null,
    }
  })
}
