import type { CaseGranted, GrantAnnulled } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { BODY_ERASED } from '#ledger'
import type { BenefitEvent, ProfileEvent } from './domain/events.ts'
import { lapseForProfile, matchBenefits } from './match-benefits.ts'
import { readCase } from './projections/followed-case.ts'
import { PUBLISHING, publishResult, removeResult } from './publish-result.ts'

const publishResults: Reaction = {
  name: 'service.publish-results',
  types: PUBLISHING,
  react: publishResult,
}

const removeErased: Reaction = {
  name: 'service.remove-erased-results',
  types: [BODY_ERASED],
  react: removeResult,
}

const readOwn = eventReader<BenefitEvent | ProfileEvent>(
  'BenefitPublished',
  'BenefitEnded',
  'ProfileDeclared',
  'ProfileVerified',
  'ProfileRejected',
)

/** A policy or an enterprise changed: who may have what is found out anew. */
const matchOnChange: Reaction = {
  name: 'service.match-on-change',
  types: ['BenefitPublished', 'BenefitEnded', 'ProfileDeclared', 'ProfileVerified', 'ProfileRejected'],
  react: async (entry, services) => {
    const event = readOwn(entry)
    if (event === undefined) return
    if (event.type === 'ProfileDeclared' || event.type === 'ProfileRejected')
      await lapseForProfile(services, entry.envelope.stream)
    else await matchBenefits(services, null)
  },
}

const readGrant = eventReader<CaseGranted | GrantAnnulled>('CaseGranted', 'GrantAnnulled')

/** A new permit may open the way to a policy, and the loss of one may close it. */
const matchOnGrant: Reaction = {
  name: 'service.match-on-grant',
  types: ['CaseGranted', 'GrantAnnulled'],
  react: async (entry, services) => {
    const event = readGrant(entry)
    if (event === undefined) return
    for (const stored of await services.history(entry.envelope.stream)) {
      const begun = readCase(stored)
      if (begun?.type !== 'ApplicationSubmitted' || begun.applicant.kind !== 'ENTERPRISE') continue
      const also = event.type === 'CaseGranted' ? [begun.standard.itemCode] : []
      await matchBenefits(services, begun.applicant.idNumber, also)
    }
  },
}

export const reactions: readonly Reaction[] = [publishResults, removeErased, matchOnChange, matchOnGrant]
