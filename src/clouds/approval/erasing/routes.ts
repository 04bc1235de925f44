import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import type { api } from '../api.ts'
import { isConcludedPhase } from '../domain/case-state.ts'
import { keptCase, retainedUntil } from '../domain/erasure.ts'
import type { KeptCase } from '../domain/erasure.ts'
import { erasureLife } from '../lives.ts'
import { findApplication, findCase } from '../projections/case-row.ts'
import { closedBefore, findErasure, listErasures } from '../projections/erasure.ts'
import type { ErasureRow } from '../projections/erasure.ts'
import { findCaseByNumber } from '../projections/handover.ts'
import { ALL_STAGES } from '../projections/worklist.ts'
import { loadCase, NOT_FOUND } from '../run-case.ts'
import type { erasureApi } from './api.ts'

/** What a person can go through in a morning; the rest comes up as these are done. */
const LISTED_MAX = 200
/** Nothing is kept for less: a first look leaves the rest aside. */
const YEARS_MIN = 10

function orderView(context: RequestContext, row: ErasureRow) {
  const { catalogue } = context.office
  const { id, caseNumber, basis, reason, files, endedBy, endedAt } = row
  return {
    id,
    caseNumber,
    itemName: { zh: row.itemName, en: catalogue.nameIn('en', row.itemName) },
    retainedUntil: row.retainedUntil,
    basis,
    reason,
    files,
    proposedBy: catalogue.officerName(row.proposedBy),
    proposedAt: row.proposedAt.toISOString(),
    ended:
      endedBy === null || endedAt === null
        ? null
        : {
            confirmed: row.outcome === 'CONFIRMED',
            by: catalogue.officerName(endedBy),
            at: endedAt.toISOString(),
            declined: row.declined,
          },
    own: context.actor.kind === 'officer' && context.actor.id === row.proposedBy,
  }
}

async function dueCases({ db, office, now }: RequestContext, organ: string) {
  const today = localDate(now())
  const before = `${String(Number(today.slice(0, 4)) - YEARS_MIN)}-12-31`
  const stages = ALL_STAGES.filter(isConcludedPhase)
  const rows = await closedBefore(db, { organ, stages, before, limit: LISTED_MAX })
  return rows.flatMap(({ caseNumber, itemName, stage, lastAt }) => {
    if (!isConcludedPhase(stage)) return []
    const until = retainedUntil(stage, lastAt)
    const name = { zh: itemName, en: office.catalogue.nameIn('en', itemName) }
    return until < today ? [{ caseNumber, itemName: name, stage, retainedUntil: until }] : []
  })
}

async function runErasure(context: RequestContext, caseId: string, command: JsonObject) {
  const { actor, idempotency } = context
  const result = await context.run({
    life: erasureLife.kind,
    stream: context.idFrom('erasure', caseId),
    command: { ...command, at: context.now(), by: '$actor' },
    by: actor,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? { id: result.stream } : { refusal: result.refusal }
}

const keptJson = ({ open, challenged, retainedUntil: until }: KeptCase): JsonObject => ({
  open,
  challenged,
  retainedUntil: until,
})

/** An order of the officer's own organ. */
async function ownOrder({ actor, db }: RequestContext, id: string): Promise<ErasureRow | undefined> {
  const row = await findErasure(db, id)
  return actor.kind === 'officer' && row?.organ === actor.organ ? row : undefined
}

export const erasureHandlers: Pick<Handlers<typeof api>, keyof typeof erasureApi> = {
  erasures: async (_, context) => {
    const { actor, db } = context
    if (actor.kind !== 'officer') return { due: [], orders: [] }
    const [due, orders] = await Promise.all([dueCases(context, actor.organ), listErasures(db, actor.organ, LISTED_MAX)])
    return { due, orders: orders.map((row) => orderView(context, row)) }
  },

  proposeErasure: async ({ body: { caseNumber, basis, reason } }, context) => {
    const { actor, db } = context
    const id = await findCaseByNumber(db, caseNumber.trim())
    const row = id === undefined ? undefined : await findCase(db, id)
    if (row === undefined || actor.kind !== 'officer' || row.organ !== actor.organ) return NOT_FOUND
    const [now, application] = await Promise.all([loadCase(context, row.id), findApplication(db, row.id)])
    if (now === undefined || application === undefined) return NOT_FOUND
    return runErasure(context, row.id, {
      type: 'ProposeErasure',
      case: row.id,
      caseNumber: row.caseNumber,
      itemName: row.itemName,
      organ: row.organ,
      basis,
      reason,
      files: [...new Set(application.materials.map(({ sha256 }) => sha256))],
      kept: keptJson(keptCase(now.state)),
    })
  },

  confirmErasure: async ({ params }, context) => {
    const order = await ownOrder(context, params.id)
    if (order === undefined) return NOT_FOUND
    const now = await loadCase(context, order.caseId)
    // What is erased already is open to nobody; the rule answers that no order waits.
    const kept = now === undefined ? { open: true, challenged: false, retainedUntil: '' } : keptCase(now.state)
    return runErasure(context, order.caseId, { type: 'ConfirmErasure', kept: keptJson(kept) })
  },

  declineErasure: async ({ params, body }, context) => {
    const order = await ownOrder(context, params.id)
    return order === undefined
      ? NOT_FOUND
      : runErasure(context, order.caseId, { type: 'DeclineErasure', reason: body.reason })
  },
}
