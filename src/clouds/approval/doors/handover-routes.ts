import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import { may } from '#policy'
import type { OfficerActor, Role } from '#policy'
import type { api } from '../api.ts'
import type { Bundle, Post } from '../domain/events.ts'
import { piecesOf } from '../domain/handover.ts'
import { PAGE_SIZE } from '../draft-routes.ts'
import { handoverLife } from '../lives.ts'
import { parsePageKey, writePageKey } from '../page-key.ts'
import { findApplication, findCase } from '../projections/case-row.ts'
import { findCaseByNumber, findHandover, listHandovers } from '../projections/handover.ts'
import type { HandoverRow } from '../projections/handover.ts'
import { findDeskCase, NOT_FOUND } from '../run-case.ts'
import { nextOrdinal } from '../submission.ts'
import { dayAfter } from './at-desk.ts'
import type { handoverApi } from './handover-api.ts'

/** Papers within one house arrive by the next working day. */
const DAYS_UNDER_WAY = 1
const POSTS: Readonly<Record<Post, readonly Role[]>> = {
  WINDOW: ['intakeOfficer'],
  BACK_OFFICE: ['examiner', 'decider'],
  ISSUE: ['issueOfficer', 'sealKeeper'],
  ARCHIVE: ['issueOfficer', 'sealKeeper'],
}
const postsOf = ({ roles }: OfficerActor): readonly Post[] =>
  (['WINDOW', 'BACK_OFFICE', 'ISSUE', 'ARCHIVE'] as const).filter((post) =>
    POSTS[post].some((role) => roles.includes(role)),
  )

async function bundleView({ db, office }: RequestContext, { caseId, caseNumber, materials, pieces }: Bundle) {
  const row = await findCase(db, caseId)
  const item = row === undefined ? undefined : await office.catalogue.findItem(row.itemCode, row.itemVersion)
  return {
    caseNumber,
    itemName: item?.standard.name ?? { zh: row?.itemName ?? '' },
    materials: materials.map((id) => item?.standard.materials.find((one) => one.id === id)?.name ?? { zh: id }),
    pieces,
  }
}

async function handoverView(context: RequestContext, officer: OfficerActor, row: HandoverRow) {
  const { officerName } = context.office.catalogue
  const { receivedAt, receivedBy, receivedPieces, receiver, handedBy } = row
  const meant = receiver === null ? postsOf(officer).includes(row.to) : receiver === officer.id
  return {
    id: row.id,
    number: row.number,
    from: row.from,
    to: row.to,
    handedBy: officerName(handedBy),
    handedAt: row.handedAt.toISOString(),
    receiver: receiver === null ? null : officerName(receiver),
    bundles: await Promise.all(row.bundles.map((bundle) => bundleView(context, bundle))),
    pieces: piecesOf(row.bundles),
    due: row.due,
    overdue: receivedAt === null && row.due < localDate(context.now()),
    disputed: row.disputed,
    received:
      receivedAt === null || receivedBy === null
        ? null
        : { by: officerName(receivedBy), at: receivedAt.toISOString(), pieces: receivedPieces ?? 0 },
    mine: receivedAt === null && handedBy !== officer.id && meant,
  }
}

/** A case of this house by the number on its cover. */
async function caseOf(context: RequestContext, caseNumber: string) {
  const id = await findCaseByNumber(context.db, caseNumber.trim())
  return id === undefined ? undefined : findDeskCase(context, id, 'paper.move')
}

async function runOnHandover(context: RequestContext, officer: OfficerActor, id: string, command: JsonObject) {
  const { idempotency } = context
  const result = await context.run({
    life: handoverLife.kind,
    stream: id,
    command: { ...command, posts: [...postsOf(officer)], at: context.now(), by: '$actor' },
    by: officer,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const row = await findHandover(context.db, result.stream)
  return row === undefined ? NOT_FOUND : handoverView(context, officer, row)
}

/** Another house's slip is answered like one that does not exist. */
async function sign(context: RequestContext, id: string, command: JsonObject) {
  const { actor } = context
  const row = await findHandover(context.db, id)
  if (actor.kind !== 'officer' || row === undefined || !may(actor, 'paper.move', { organs: [row.organ] })) {
    return NOT_FOUND
  }
  return runOnHandover(context, actor, id, command)
}

export const handoverHandlers: Pick<Handlers<typeof api>, keyof typeof handoverApi> = {
  handovers: async ({ query }, context) => {
    const { actor, db } = context
    if (actor.kind !== 'officer') return NOT_FOUND
    const limit = query.limit ?? PAGE_SIZE
    const rows = await listHandovers(db, {
      organ: actor.organ,
      open: query.open ?? false,
      q: query.q?.trim() === '' ? undefined : query.q?.trim(),
      after: parsePageKey(query.after),
      limit: limit + 1,
    })
    const shown = rows.slice(0, limit)
    const last = rows.length > limit ? shown.at(-1) : undefined
    return {
      items: await Promise.all(shown.map((row) => handoverView(context, actor, row))),
      after: last === undefined ? null : writePageKey({ submittedAt: last.handedAt.toISOString(), id: last.id }),
    }
  },

  papersOfCase: async ({ query }, context) => {
    const row = await caseOf(context, query.caseNumber)
    const item = row === undefined ? undefined : await context.office.catalogue.findItem(row.itemCode, row.itemVersion)
    if (row === undefined || item === undefined) return NOT_FOUND
    const application = await findApplication(context.db, row.id)
    const handedIn = new Set(application?.materials.map(({ material }) => material))
    return {
      caseNumber: row.caseNumber,
      itemName: item.standard.name,
      materials: item.standard.materials.map(({ id, name }) => ({ id, name, handedIn: handedIn.has(id) })),
    }
  },

  handOver: async ({ body: { from, to, receiver, bundles: named } }, context) => {
    const { actor, office } = context
    if (actor.kind !== 'officer') return NOT_FOUND
    if (receiver !== undefined && office.catalogue.officerName(receiver) === '') return NOT_FOUND
    const cases = await Promise.all(named.map(({ caseNumber }) => caseOf(context, caseNumber)))
    const bundles = cases.flatMap((row, index) => {
      const { materials = [], pieces = 0 } = named[index] ?? {}
      return row === undefined ? [] : [{ caseId: row.id, caseNumber: row.caseNumber, materials, pieces }]
    })
    if (bundles.length < named.length) return NOT_FOUND
    const today = localDate(context.now())
    // Slips count by day like cases do; no region is called this.
    const ordinal = await nextOrdinal(context.db, 'handover', today)
    return runOnHandover(context, actor, context.newId(), {
      type: 'HandOverPapers',
      number: `YJ${today.replaceAll('-', '')}-${String(ordinal).padStart(4, '0')}`,
      organ: actor.organ,
      from,
      to,
      ...(receiver === undefined ? {} : { receiver }),
      bundles,
      due: dayAfter(context, actor.organ, DAYS_UNDER_WAY),
    })
  },

  receivePapers: ({ params, body }, context) =>
    sign(context, params.id, { type: 'ReceivePapers', pieces: body.pieces }),

  disputeHandover: ({ params, body }, context) =>
    sign(context, params.id, { type: 'DisputeHandover', found: body.found }),
}
