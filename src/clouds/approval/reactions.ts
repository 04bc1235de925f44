import type { WorkHandoverAccepted } from '#clouds/organisation/events'
import type { CaseVerified } from '#clouds/smart/events'
import type { PaymentReceived } from '#clouds/parties/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import type { CaseCommand } from './domain/case-command.ts'
import { announceTrading } from './doors/trading-routes.ts'
import { caseLife } from './lives.ts'
import { obeyRiskControl } from './freeze-case.ts'
import { obeyMeeting } from './obey-meeting.ts'
import { eraseCase } from './erasing/erase-case.ts'
import { grantByTable } from './grant-by-table.ts'
import { fileDueBundleSteps } from './packages/due-steps.ts'
import { findCase, openCasesOnDesk } from './projections/case-row.ts'
import { commandJson } from './run-case.ts'
import { recordFiling } from './submission.ts'

const readVerified = eventReader<CaseVerified>('CaseVerified')
const readAccepted = eventReader<WorkHandoverAccepted>('WorkHandoverAccepted')
const readReceived = eventReader<PaymentReceived>('PaymentReceived')

/** 缴费到账: what the cashier confirms is written into the case it was owed in; a second confirmation is refused there. */
const recordPayment: Reaction = {
  name: 'approval.record-payment',
  types: ['PaymentReceived'],
  react: async (entry, services) => {
    const paid = readReceived(entry)
    if (paid === undefined) return
    const { order, amountFen, receipt } = paid
    const command: CaseCommand = {
      type: 'RecordPayment',
      at: services.now(),
      by: '$actor',
      order,
      fen: amountFen,
      receipt,
    }
    const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
    await services.run({ life: caseLife.kind, stream: paid.case, command: commandJson(command), by })
  },
}

/** 备案: what a correction has made complete is recorded like what was complete at first; the rule refuses anything else. */
const recordCorrectedFiling: Reaction = {
  name: 'approval.record-corrected-filing',
  types: ['CorrectionSubmitted'],
  react: async (entry, services) => {
    const { stream } = entry.envelope
    const row = await findCase(services.db, stream)
    const item = row === undefined ? undefined : await services.office.catalogue.findItem(row.itemCode, row.itemVersion)
    if (item !== undefined) await recordFiling(services, stream, item.standard)
  },
}

/** 智能审批: what the table approves under an authorisation is accepted and granted, each step once, however often tried. */
const grantWhatTablesApprove: Reaction = {
  name: 'approval.grant-by-table',
  types: ['CaseVerified'],
  react: async (entry, services) => {
    const verified = readVerified(entry)
    if (verified !== undefined) await grantByTable(services, entry.envelope.stream, verified)
  },
}

/** 工作交接: once the colleague has accepted, every open case on the one desk lies on the other. */
const handOverDesk: Reaction = {
  name: 'approval.hand-over-desk',
  types: ['WorkHandoverAccepted'],
  react: async (entry, services) => {
    const accepted = readAccepted(entry)
    if (accepted === undefined) return
    const { from, to } = accepted
    for (const id of await openCasesOnDesk(services.db, from)) {
      const done = { at: services.now(), by: '$actor', to, reason: '工作交接', head: true }
      const command: CaseCommand = { type: 'AssignCase', ...done }
      const by = { kind: 'system', id: services.idFrom('actor', 'system') } as const
      await services.run({ life: caseLife.kind, stream: id, command: commandJson(command), by })
    }
  },
}

export const reactions: readonly Reaction[] = [
  handOverDesk,
  recordPayment,
  recordCorrectedFiling,
  fileDueBundleSteps,
  grantWhatTablesApprove,
  obeyRiskControl,
  obeyMeeting,
  announceTrading,
  eraseCase,
]
