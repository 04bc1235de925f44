import type { Consultation, Handling } from './case-state.ts'
import type { CaseEvent } from './events.ts'

const union = (known: readonly string[], more: string): readonly string[] => [...new Set([...known, more])]

const changed = <T extends { readonly id: string }>(all: readonly T[], id: string, change: (one: T) => T) =>
  all.map((one) => (one.id === id ? change(one) : one))

const consulted = (handling: Handling, id: string, change: (one: Consultation) => Consultation): Handling => ({
  ...handling,
  consultations: changed(handling.consultations, id, change),
})

/** What an event changes in the handling of a case between acceptance and decision. */
export function foldHandling(handling: Handling, event: CaseEvent): Handling {
  switch (event.type) {
    case 'CaseExamined':
      return { ...handling, examiners: union(handling.examiners, event.by) }
    case 'CaseReviewed':
      return { ...handling, reviewers: union(handling.reviewers, event.by) }
    // The meeting resolved on an opinion that no longer stands.
    case 'CaseReturned':
      return { ...handling, resolution: null }
    // A new limit, which may be extended like any other; what was found stays in the file, what was resolved does not.
    case 'ChallengeDecided':
      return { ...handling, resolution: null, extended: false }
    case 'DeferredMaterialsSupplied': {
      const supplied = event.materials.map(({ material }) => material)
      return { ...handling, deferred: handling.deferred.filter(({ material }) => !supplied.includes(material)) }
    }
    case 'DeferralBreached':
      return { ...handling, deferralBreached: true }
    case 'LimitExtended':
      return { ...handling, extended: true }
    case 'CollectiveDecisionRecorded':
      return { ...handling, resolution: event.resolution }
    default:
      return foldProcedures(handling, event)
  }
}

function foldProcedures(handling: Handling, event: CaseEvent): Handling {
  const { hearing, procedures } = handling
  switch (event.type) {
    case 'ProcedureStarted': {
      const { id, procedure: kind, endsBy } = event
      return { ...handling, procedures: [...procedures, { id, kind, endsBy, conclusion: null }] }
    }
    case 'ProcedureEnded': {
      const { id, conclusion } = event
      return { ...handling, procedures: changed(procedures, id, (one) => ({ ...one, conclusion })) }
    }
    case 'HearingRightTold':
      return { ...handling, hearing: { ...hearing, until: event.until } }
    case 'HearingRequested':
      return { ...handling, hearing: { ...hearing, requested: true } }
    case 'HearingAnnounced': {
      const { id: procedure, heldOn, presider } = event
      const presiders = union(hearing.presiders, presider)
      return { ...handling, hearing: { ...hearing, announced: { procedure, heldOn }, presiders } }
    }
    case 'ConsultationOpened': {
      const { id, organs, due } = event
      const opened = { id, organs, due, answered: [], contested: false, issued: false }
      return { ...handling, consultations: [...handling.consultations, opened] }
    }
    case 'DepartmentOpinionGiven':
      return consulted(handling, event.id, (one) => ({
        ...one,
        answered: union(one.answered, event.organ),
        contested: one.contested || event.stance !== 'AGREE',
      }))
    case 'ConsolidatedOpinionIssued':
      return consulted(handling, event.id, (one) => ({ ...one, issued: true }))
    default:
      return handling
  }
}
