import { maskAddress } from '#catalogue'
import type { Handlers, RequestContext } from '#frame'
import { dueDate, localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import { may, scopeOf } from '#policy'
import type { api } from '../api.ts'
import { documentView } from '../applicant-routes.ts'
import { PAGE_SIZE } from '../draft-routes.ts'
import { parsePageKey, writePageKey } from '../page-key.ts'
import { bookPickup } from '../parcels.ts'
import { documentsOf } from '../projections/case-document.ts'
import { findApplication, findCase } from '../projections/case-row.ts'
import type { ApplicationRow } from '../projections/case-row.ts'
import { findServiceDue, listServiceDue } from '../projections/service-due.ts'
import type { ServiceDue } from '../projections/service-due.ts'
import { findDeskCase, NOT_FOUND } from '../run-case.ts'
import { atDesk, dayAfter } from './at-desk.ts'
import type { conclusionApi } from './conclusion-api.ts'

/** 行政许可法 44: the certificate reaches the applicant within ten working days of the decision. */
const SERVICE_DAYS = 10
/** How long the holder may state his case before what he was granted is annulled; the bureau's own rule. */
const REPLY_DAYS = 5

async function serviceView(context: RequestContext, due: ServiceDue) {
  const { db, office } = context
  const [row, documents] = await Promise.all([findCase(db, due.caseId), documentsOf(db, [due.caseId])])
  if (row === undefined) return undefined
  const item = await office.catalogue.findItem(row.itemCode, row.itemVersion)
  const { courier, trackingNumber } = due
  const concluded = localDate(due.concludedAt.toISOString())
  return {
    id: row.id,
    version: row.version,
    caseNumber: row.caseNumber,
    itemName: item?.standard.name ?? { zh: row.itemName },
    applicantName: row.applicantName,
    stage: row.stage,
    concludedAt: due.concludedAt.toISOString(),
    serveBy: dueDate({ accepted: concluded, days: SERVICE_DAYS, unit: 'working' }, office.calendar.current(row.organ))
      .due,
    delivery: due.delivery,
    address: maskAddress(due.address),
    tracking: courier === null || trackingNumber === null ? null : { courier, number: trackingNumber },
    served: due.served,
    documents: documents.map(documentView),
  }
}

/** What stands at a place of the application, as text; undefined when nothing does. */
function standsAt(application: ApplicationRow | undefined, place: string): string | undefined {
  const [, part, name] = place.split('/')
  if (application === undefined || name === undefined) return undefined
  const record: JsonObject = part === 'applicant' ? { ...application.applicant } : application.form
  const value = record[name]
  return value === undefined || value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value)
}

export const conclusionHandlers: Pick<Handlers<typeof api>, keyof typeof conclusionApi> = {
  issueList: async ({ query }, context) => {
    const { actor, db, office } = context
    const { organs } = scopeOf(actor)
    const widest = organs === 'all' ? office.catalogue.organs().map(({ id }) => id) : organs
    const limit = query.limit ?? PAGE_SIZE
    const rows = await listServiceDue(db, {
      organs: widest.filter((organ) => may(actor, 'case.issue', { organs: [organ] })),
      served: query.served ?? false,
      q: query.q,
      after: parsePageKey(query.after),
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    const views = await Promise.all(shown.map((due) => serviceView(context, due)))
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: views.filter((view) => view !== undefined),
      after: last === undefined ? null : writePageKey({ submittedAt: last.concludedAt.toISOString(), id: last.caseId }),
    }
  },

  // The look and its purpose are recorded before this is answered (app/http/mount.ts).
  deliveryInFull: async ({ params }, context) => {
    const row = await findDeskCase(context, params.id, 'case.issue')
    const [due, application] = await Promise.all([
      findServiceDue(context.db, params.id),
      findApplication(context.db, params.id),
    ])
    if (row === undefined || due === undefined || application === undefined) return NOT_FOUND
    const { name, phone } = application.applicant
    return { name, phone, address: due.address }
  },

  serveAtCounter: (input, context) =>
    atDesk(context, input, 'case.issue', (_, done) => {
      const { receivedBy, note } = input.body
      return { type: 'ServeResult', ...done, means: 'COUNTER', receipt: { receivedBy, note } }
    }),

  dispatch: async (input, context) => {
    const { courier } = input.body
    const number = input.body.trackingNumber ?? (await bookPickup(context, input.params.id))
    if (typeof number !== 'string') return number
    return atDesk(context, input, 'case.issue', (_, done) => ({
      type: 'DispatchResult',
      ...done,
      courier,
      trackingNumber: number,
    }))
  },

  confirmCourier: (input, context) =>
    atDesk(context, input, 'case.issue', (_, done) => {
      const { receivedBy, note } = input.body
      return { type: 'ServeResult', ...done, means: 'COURIER', receipt: { receivedBy, note } }
    }),

  challenge: (input, context) =>
    atDesk(context, input, 'case.decide', (_, done) => {
      const { ground, document } = input.body
      return { type: 'ChallengeDecision', ...done, ground, document }
    }),

  decideChallenge: (input, context) =>
    atDesk(context, input, 'case.decide', (_, done) => {
      const { document, outcome, reason } = input.body
      return { type: 'DecideChallenge', ...done, document, outcome, reason }
    }),

  correctClericalError: async (input, context) => {
    const { place, becomes, reason } = input.body
    const was = standsAt(await findApplication(context.db, input.params.id), place)
    if (was === undefined) return NOT_FOUND
    return atDesk(context, input, 'case.decide', (_, done) => ({
      type: 'CorrectClericalError',
      ...done,
      place,
      was,
      becomes,
      reason,
    }))
  },

  checkCommitment: (input, context) =>
    atDesk(context, input, 'case.examine', (_, done) => {
      const { kept, found } = input.body
      return { type: 'CheckCommitment', ...done, kept, found }
    }),

  announceAnnulment: (input, context) =>
    atDesk(context, input, 'case.decide', (_, done, { organ }) => {
      const { ground, reason } = input.body
      return { type: 'AnnounceAnnulment', ...done, ground, reason, replyUntil: dayAfter(context, organ, REPLY_DAYS) }
    }),

  annul: async (input, context) => {
    const row = await findDeskCase(context, input.params.id, 'case.decide')
    // What its holder said is considered, and a hearing he asked for is held, before a grant is annulled.
    const waits = row === undefined ? null : await context.office.findings.obstacle(row.id, 'ANNUL')
    if (waits !== null) return { refusal: { code: waits } }
    return atDesk(context, input, 'case.decide', (_, done) => {
      const { ground, reason } = input.body
      return { type: 'AnnulGrant', ...done, ground, reason }
    })
  },
}
