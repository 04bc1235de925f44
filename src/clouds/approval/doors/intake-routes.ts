import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { api } from '../api.ts'
import { checkForm, checkMaterials, refuseFields } from '../application-check.ts'
import { chargeAfter } from '../charge.ts'
import { parseForm } from '../form-json.ts'
import { findApplication } from '../projections/case-row.ts'
import { findDeskCase, findOwnCase, NOT_FOUND, runOnCase } from '../run-case.ts'
import { issueSlips } from '../slips.ts'
import { fileApplication } from '../submission.ts'
import { resolveMaterials } from '../uploads.ts'
import type { NamedFile } from '../uploads.ts'
import { atDesk, dayAfter } from './at-desk.ts'
import type { intakeApi } from './intake-api.ts'

interface HandedIn {
  readonly form?: Readonly<Record<string, unknown>>
  readonly materials: readonly NamedFile[]
}

/** What is handed in later is held to the standard the case is bound to; answers the materials as the server saw them. */
async function checkHandedIn(context: RequestContext, caseId: string, account: string, { form, materials }: HandedIn) {
  const [application, resolved] = await Promise.all([
    findApplication(context.db, caseId),
    resolveMaterials(context.db, account, materials),
  ])
  const row = await findDeskOrOwn(context, caseId)
  const item = row === undefined ? undefined : await context.office.catalogue.findItem(row.itemCode, row.itemVersion)
  if (application === undefined || item === undefined) return NOT_FOUND
  const { answers } = application
  const findings = [
    ...(form === undefined ? [] : checkForm(item.standard, form, answers)),
    ...checkMaterials(item.standard, answers, materials, resolved.foreign),
  ]
  if (findings.length > 0) return refuseFields(findings)
  const charge = form === undefined ? {} : chargeAfter(item.standard, application, form, context.now())
  return { materials: resolved.materials, charge }
}

const findDeskOrOwn = async (context: RequestContext, caseId: string) =>
  context.actor.kind === 'officer' ? findDeskCase(context, caseId, 'case.receive') : findOwnCase(context, caseId)

export const intakeHandlers: Pick<Handlers<typeof api>, keyof typeof intakeApi> = {
  fileAtWindow: ({ body }, context) => fileApplication(context, body),

  issueSlips: async ({ body }, { db, now }) => {
    const numbers = await issueSlips(db, localDate(now()), body.count)
    return numbers === undefined ? { refusal: { code: 'SLIPS_EXHAUSTED' } } : { numbers: [...numbers] }
  },

  preAccept: (input, context) =>
    atDesk(context, input, 'case.receive', ({ deadlines: { acceptanceDue } }, done, { organ }) => {
      const { outstanding, days } = input.body
      return {
        type: 'PreAcceptApplication',
        ...done,
        acceptanceDue,
        outstanding,
        until: dayAfter(context, organ, days),
      }
    }),

  presentOriginals: (input, context) =>
    atDesk(context, input, 'case.receive', (_, done) => ({
      type: 'PresentOriginals',
      ...done,
      materials: input.body.materials,
    })),

  correctAtWindow: async (input, context) => {
    const { form: corrected, materials } = input.body
    // A desk sends what it corrected: the rest it need not have seen in full, and cannot send back.
    const form = { ...(await findApplication(context.db, input.params.id))?.form, ...corrected }
    const checked = await checkHandedIn(context, input.params.id, idOf(context), { form, materials })
    if ('refusal' in checked) return checked
    return atDesk(context, input, 'case.receive', (_, done) => ({
      type: 'SubmitCorrection',
      ...done,
      atWindow: true,
      form: parseForm(form),
      materials: checked.materials,
      ...checked.charge,
    }))
  },

  supplyAtWindow: async (input, context) => {
    const checked = await checkHandedIn(context, input.params.id, idOf(context), input.body)
    if ('refusal' in checked) return checked
    return atDesk(context, input, 'case.receive', (_, done) => ({
      type: 'SupplyDeferredMaterials',
      ...done,
      atWindow: true,
      materials: checked.materials,
    }))
  },

  withdrawAtWindow: (input, context) =>
    atDesk(context, input, 'case.receive', (_, done) => ({
      type: 'WithdrawApplication',
      ...done,
      atWindow: true,
      reason: input.body.reason,
    })),

  recordVisit: (input, context) =>
    atDesk(context, input, 'case.receive', (_, done) => {
      const { purpose, papers } = input.body
      return { type: 'RecordVisit', ...done, purpose, papers }
    }),

  assign: (input, context) =>
    atDesk(context, input, 'case.list', (_, done, { organ }) => {
      const { to, reason } = input.body
      const head = may(context.actor, 'case.decide', { organs: [organ] })
      return { type: 'AssignCase', ...done, to, reason, head }
    }),

  reclassify: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done) => {
      const { to, reason } = input.body
      return { type: 'ReclassifyCase', ...done, to, reason }
    }),

  terminate: (input, context) =>
    atDesk(context, input, 'case.receive', (_, done) => {
      const { ground, reason } = input.body
      return { type: 'TerminateCase', ...done, ground, reason }
    }),

  note: (input, context) =>
    atDesk(context, input, 'case.read', (_, done) => ({ type: 'NoteCase', ...done, text: input.body.text })),

  orderFee: (input, context) => {
    const order = context.newId()
    return atDesk(context, input, 'case.receive', (_, done) => ({ type: 'OrderFee', ...done, order }))
  },

  supplyDeferred: async ({ params, body }, context) => {
    const row = await findOwnCase(context, params.id)
    if (row === undefined) return NOT_FOUND
    const checked = await checkHandedIn(context, row.id, idOf(context), body)
    if ('refusal' in checked) return checked
    return runOnCase(context, row, (_, at) => ({
      type: 'SupplyDeferredMaterials',
      at,
      by: '$actor',
      atWindow: false,
      materials: checked.materials,
    }))
  },
}

/** The account whose uploads count; strangers have none. */
const idOf = ({ actor }: RequestContext): string => (actor.kind === 'stranger' ? '' : actor.id)
