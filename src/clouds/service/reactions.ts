import type { OrderEvent } from '#clouds/oversight/events'
import type { CaseGranted, GrantAnnulled } from '#clouds/approval/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { jsonObjectOf } from '#kernel'
import { BODY_ERASED } from '#ledger'
import type { BenefitEvent, ProfileEvent } from './domain/events.ts'
import type { ReportCommand } from './domain/report.ts'
import { lapseForProfile, matchBenefits } from './match-benefits.ts'
import { readCase } from './projections/followed-case.ts'
import { findReportOfCard } from './projections/reports.ts'
import { PUBLISHING, publishResult, removeResult } from './publish-result.ts'

const publishResults: Reaction = {
  name: 'service.publish-results',
  pace: 'patient',
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

const readOrder = eventReader<OrderEvent>('OrderIssued', 'OrderClosed')

/** 督办单 on the card of a report: whoever holds its code sees that it was issued, and that it is closed. */
const noteOrders: Reaction = {
  name: 'service.note-orders',
  types: ['OrderIssued', 'OrderClosed'],
  react: async (entry, services) => {
    const event = readOrder(entry)
    if (event === undefined) return
    const history = await services.history(entry.envelope.stream)
    const issued = history.map(readOrder).find((one) => one?.type === 'OrderIssued')
    if (issued?.type !== 'OrderIssued') return
    const { card, number } = issued
    const report = await findReportOfCard(services.db, card)
    if (report === undefined) return
    const at = services.now()
    const by = { kind: 'system', id: services.idFrom('system', 'service') } as const
    const order = { card, number, closed: event.type === 'OrderClosed' }
    const command = jsonObjectOf({ type: 'NoteReportOrder', at, by: '$actor', ...order } satisfies ReportCommand)
    await services.run({ life: 'request', stream: report.id, command, by })
  },
}

export const reactions: readonly Reaction[] = [publishResults, removeErased, matchOnChange, matchOnGrant, noteOrders]
