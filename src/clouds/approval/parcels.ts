import type { Job, RefusalAnswer, RequestContext } from '#frame'
import type { CaseCommand } from './domain/case-command.ts'
import { caseLife } from './lives.ts'
import { findApplication } from './projections/case-row.ts'
import { findServiceDue, listParcelsUnderWay } from './projections/service-due.ts'
import { commandJson, findDeskCase, NOT_FOUND } from './run-case.ts'

const refuse = (code: string, facts: Readonly<Record<string, string>> = {}): RefusalAnswer => ({
  refusal: { code, facts },
})

/**
 * Has the courier fetch a result, and answers the parcel's number. The parcel's id is made of what it replaces: pressing
 * twice books once, and what came back is booked anew.
 */
export async function bookPickup(context: RequestContext, caseId: string): Promise<string | RefusalAnswer> {
  const { db, idFrom, office } = context
  const row = await findDeskCase(context, caseId, 'case.issue')
  const [due, application] = await Promise.all([findServiceDue(db, caseId), findApplication(db, caseId)])
  if (row === undefined || due === undefined || application === undefined) return NOT_FOUND
  if (due.address.trim() === '') return refuse('COURIER_ADDRESS_MISSING')
  const { name, phone } = application.applicant
  const outcome = await office.peers.courier.order({
    parcel: idFrom('parcel', caseId, due.trackingNumber ?? ''),
    sender: office.seal.organName,
    receiver: { name, phone, address: due.address },
    contents: `${row.itemName} ${row.caseNumber}`,
  })
  if (outcome.kind === 'failed') return refuse('COURIER_SILENT')
  return outcome.kind === 'refused'
    ? refuse('COURIER_REFUSED', { reason: outcome.message })
    : outcome.value.trackingNumber
}

/** What one round asks about; the rest is asked in the next. */
const PARCELS_PER_ROUND = 100

/** 送达回证: what the courier has a signature for is served, with who signed and the number of his receipt (AP-31). */
export const followParcels: Job = {
  name: 'approval.follow-parcels',
  cron: '* * * * *',
  run: async (services) => {
    const { courier } = services.office.peers
    if (!courier.connected) return
    for (const { caseId, trackingNumber } of await listParcelsUnderWay(services.db, PARCELS_PER_ROUND)) {
      const track = await courier.track(trackingNumber)
      const receipt = track.kind === 'done' ? track.value.receipt : null
      if (receipt === null) continue
      const command: CaseCommand = {
        type: 'ServeResult',
        at: services.now(),
        by: '$actor',
        means: 'COURIER',
        receipt: { receivedBy: receipt.signedBy, note: `快递签收回执 ${receipt.reference}，${receipt.at}` },
      }
      const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
      await services.run({ life: caseLife.kind, stream: caseId, command: commandJson(command), by })
    }
  },
}
