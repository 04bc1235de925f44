import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from './api.ts'
import { refuseFields } from './application-check.ts'
import type { CaseCommand } from './domain/case-command.ts'
import { validityOf } from './certificate-check.ts'
import { certificateDataFaults } from './certificate-data.ts'
import { isAuthorisedAtWindow } from './projections/window-authority.ts'
import { liableToday } from './liability.ts'
import { caseLife } from './lives.ts'
import { checkPrintable } from './printable-check.ts'
import { findApplication } from './projections/case-row.ts'
import type { CaseRow } from './projections/case-row.ts'
import { withNames } from './refusals.ts'
import { answer, commandJson, findDeskCase } from './run-case.ts'
import { notThisDesks } from './transferred.ts'

interface Draft {
  readonly outcome: 'GRANT' | 'REFUSE'
  readonly text: string
  readonly validFrom?: string
  readonly answers?: readonly string[]
}

/** How long it holds is the standard's to say, not the decider's. */
async function decisionOf(context: RequestContext, row: CaseRow, draft: Draft): Promise<CaseCommand> {
  const at = context.now()
  const liable = await liableToday(context, row)
  const done = { at, by: '$actor', answers: draft.answers ?? [], liable }
  if (draft.outcome === 'REFUSE') return { type: 'RefuseCase', ...done, reasons: draft.text }
  const item = await context.office.catalogue.findItem(row.itemCode, row.itemVersion)
  const validFrom = draft.validFrom ?? localDate(at)
  const validity =
    item === undefined
      ? { validFrom, validUntil: null }
      : await validityOf(context, item.standard, row.certificate, validFrom)
  const authorised = await isAuthorisedAtWindow(context, row.itemCode)
  return { type: 'GrantCase', ...done, opinion: draft.text, ...validity, authorised }
}

async function missingOnCertificate(context: RequestContext, row: CaseRow) {
  const [item, application] = await Promise.all([
    context.office.catalogue.findItem(row.itemCode, row.itemVersion),
    findApplication(context.db, row.id),
  ])
  if (item === undefined || application === undefined) return []
  return certificateDataFaults(item.standard, application, localDate(context.now()))
}

export const decisionHandlers: Pick<Handlers<typeof api>, 'prepareDecision' | 'decide'> = {
  prepareDecision: async ({ params, body }, context) => {
    const row = await findDeskCase(context, params.id, 'case.decide')
    if (row === undefined) return notThisDesks(context, params.id)
    const command = await decisionOf(context, row, body)
    const gaps = [
      ...checkPrintable(command, context.office.seal.unprintable),
      ...(body.outcome === 'GRANT' ? await missingOnCertificate(context, row) : []),
    ]
    if (gaps.length > 0) return refuseFields(gaps)
    const prepared = await context.office.documents.prepareAct({
      life: caseLife.kind,
      stream: row.id,
      command: commandJson(command),
      by: context.actor,
      expectedVersion: body.expectedVersion,
    })
    if (prepared.ok) {
      const { prepared: id, envelope, salt, body: signed, expiresAt } = prepared
      return { prepared: id, envelope, salt, body: { ...signed }, expiresAt }
    }
    const item = await context.office.catalogue.findItem(row.itemCode, row.itemVersion)
    return { refusal: withNames(prepared.refusal, item?.standard) }
  },

  decide: async ({ params, body }, context) => {
    const row = await findDeskCase(context, params.id, 'case.decide')
    if (row === undefined) return notThisDesks(context, params.id)
    const { prepared, certSha256, signature } = body
    const act = { prepared, stream: row.id, certSha256, value: signature }
    return answer(context, row, await context.office.documents.commitAct(act, context.actor, context.idempotency))
  },
}
