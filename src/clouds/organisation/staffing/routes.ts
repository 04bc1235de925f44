import type { Output } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, LifeRow, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { SecondmentCommand, SecondmentState } from '../domain/secondment.ts'
import type { WorkHandoverCommand, WorkHandoverState } from '../domain/work-handover.ts'
import { secondmentLife, workHandoverLife } from '../lives.ts'
import { organView } from '../organ-view.ts'
import { casesOnDesk } from '../projections/item-state.ts'
import { findOfficer } from '../projections/officer.ts'
import { SECONDMENTS, WORK_HANDOVERS } from '../projections/tables.ts'
import { againstOrgan } from '../role-guard.ts'
import { doneNow, newStream, NOT_FOUND, refuse, runLife } from '../run-life.ts'
import type { staffingApi } from './api.ts'

type SecondmentView = Output<typeof staffingApi.confirmSecondment>
type HandoverView = Output<typeof staffingApi.acceptWork>
/** Of all that ever were, the newest: whoever looks back further asks the ledger. */
const SHOWN_MAX = 200

const isActor = ({ actor }: RequestContext, id: string) => actor.kind === 'officer' && actor.id === id

function stageOf({ stage, from, lastDay }: SecondmentState, today: string): SecondmentView['stage'] {
  if (stage === 'PROPOSED') return 'WAITING'
  if (stage === 'DECLINED') return stage
  if (lastDay < today) return 'OVER'
  return from > today ? 'AHEAD' : 'RUNNING'
}

async function secondmentView(
  context: RequestContext,
  { id, state }: LifeRow<SecondmentState>,
): Promise<SecondmentView> {
  const { officer, to, post, roles, from, lastDay, basis, proposedBy } = state
  const home = await findOfficer(context.db, officer)
  return {
    ...{ id, officer, post, from, lastDay, basis, roles: [...roles] },
    name: home?.name ?? '',
    home: organView(context, home?.organ ?? ''),
    to: organView(context, to),
    stage: stageOf(state, localDate(context.now())),
    proposedBy: context.office.catalogue.officerName(proposedBy),
    own: isActor(context, proposedBy),
  }
}

async function runOnSecondment(context: RequestContext, id: string, command: SecondmentCommand) {
  const result = await runLife(context, secondmentLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const [row] = await findLifeRows<SecondmentState>(context.db, SECONDMENTS, 'id = $1', [result.stream])
  return row === undefined ? NOT_FOUND : secondmentView(context, row)
}

async function handoverView(context: RequestContext, { id, state }: LifeRow<WorkHandoverState>): Promise<HandoverView> {
  const { officerName } = context.office.catalogue
  const { from, to, organ, reason, orderedAt, cases, stage, returnedFor } = state
  return {
    ...{ id, reason, orderedAt, cases, stage, returnedFor, organ: organView(context, organ) },
    from: officerName(from),
    to: officerName(to),
    left: (await casesOnDesk(context.db, from)).length,
    mine: stage === 'ORDERED' && isActor(context, to),
  }
}

async function runOnHandover(context: RequestContext, id: string, command: WorkHandoverCommand) {
  const result = await runLife(context, workHandoverLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const [row] = await findLifeRows<WorkHandoverState>(context.db, WORK_HANDOVERS, 'id = $1', [result.stream])
  return row === undefined ? NOT_FOUND : handoverView(context, row)
}

/** Somebody is lent to one organ at a time. */
async function isLent({ db }: RequestContext, officer: string, from: string, until: string): Promise<boolean> {
  const where = `officer = $1 and stage in ('PROPOSED', 'RUNNING') and from_day <= $3::date and last_day >= $2::date`
  return (await findLifeRows<SecondmentState>(db, SECONDMENTS, where, [officer, from, until])).length > 0
}

const secondments: Pick<
  Handlers<typeof staffingApi>,
  'secondments' | 'proposeSecondment' | 'confirmSecondment' | 'declineSecondment' | 'endSecondment'
> = {
  secondments: async (_, context) => {
    const rows = await findLifeRows<SecondmentState>(
      context.db,
      SECONDMENTS,
      'true order by last_day desc, id limit $1',
      [SHOWN_MAX],
    )
    return { items: await Promise.all(rows.map((row) => secondmentView(context, row))) }
  },
  proposeSecondment: async ({ body }, context) => {
    const officer = await findOfficer(context.db, body.officer)
    if (officer === undefined) return refuse('OFFICER_NOT_APPOINTED')
    const organ = context.office.catalogue.organs().find(({ id }) => id === body.to)
    if (organ === undefined) return refuse('ORGAN_UNKNOWN')
    const against = await againstOrgan(context, organ.id, body.roles)
    if (against !== null) return against
    const id = newStream(context, 'secondment')
    const known = await context.load(id)
    if (known === undefined && (await isLent(context, body.officer, body.from, body.until)))
      return refuse('SECONDMENT_OVERLAPS')
    const said = { ...body, region: organ.region, home: officer.organ }
    return runOnSecondment(context, id, { type: 'ProposeSecondment', ...doneNow(context), ...said })
  },
  confirmSecondment: ({ params }, context) =>
    runOnSecondment(context, params.id, { type: 'ConfirmSecondment', ...doneNow(context) }),
  declineSecondment: ({ params, body }, context) =>
    runOnSecondment(context, params.id, { type: 'DeclineSecondment', ...doneNow(context), ...body }),
  endSecondment: ({ params, body }, context) =>
    runOnSecondment(context, params.id, { type: 'EndSecondment', ...doneNow(context), ...body }),
}

export const staffingHandlers: Handlers<typeof staffingApi> = {
  ...secondments,
  workHandovers: async (_, context) => {
    const { actor } = context
    if (actor.kind !== 'officer') return NOT_FOUND
    const where = `$1 or state ->> 'to' = $2 or state ->> 'from' = $2 order by ordered_at desc, id limit $3`
    const values = [actor.roles.includes('administrator'), actor.id, SHOWN_MAX]
    const rows = await findLifeRows<WorkHandoverState>(context.db, WORK_HANDOVERS, where, values)
    return { items: await Promise.all(rows.map((row) => handoverView(context, row))) }
  },
  orderWorkHandover: async ({ body }, context) => {
    const { from, to, reason } = body
    const [giver, taker] = await Promise.all([findOfficer(context.db, from), findOfficer(context.db, to)])
    if (giver === undefined || taker === undefined) return refuse('OFFICER_NOT_APPOINTED')
    if (giver.organ !== taker.organ) return refuse('WORK_TO_ANOTHER_ORGAN')
    // Whoever takes over must be able to do what was being done.
    const missing = giver.roles.some((role) => !taker.roles.includes(role))
    if (missing) return refuse('WORK_TAKER_LACKS_ROLES')
    const cases = (await casesOnDesk(context.db, from)).length
    const said = { from, to, reason, organ: giver.organ, cases }
    const id = newStream(context, 'work hand-over')
    return runOnHandover(context, id, { type: 'OrderWorkHandover', ...doneNow(context), ...said })
  },
  acceptWork: ({ params }, context) => runOnHandover(context, params.id, { type: 'AcceptWork', ...doneNow(context) }),
  returnWork: ({ params, body }, context) =>
    runOnHandover(context, params.id, { type: 'ReturnWork', ...doneNow(context), ...body }),
}
