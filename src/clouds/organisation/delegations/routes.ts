import type { Output } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, LifeRow, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { DelegationCommand, DelegationState } from '../domain/delegation.ts'
import { delegatedCode } from '../domain/events.ts'
import type { ReceivedItemCommand, ReceivedItemState } from '../domain/received-item.ts'
import { delegationLife, receivedItemLife } from '../lives.ts'
import { organView } from '../organ-view.ts'
import { DELEGATIONS, RECEIVED_ITEMS } from '../projections/tables.ts'
import { doneNow, newStream, NOT_FOUND, refuse, runLife } from '../run-life.ts'
import type { delegationsApi } from './api.ts'

type DelegationView = Output<typeof delegationsApi.grantDelegation>
type ReceivedView = Output<typeof delegationsApi.receiveItem>
const SHOWN_MAX = 500

const ownOrgan = ({ actor }: RequestContext): string => (actor.kind === 'officer' ? actor.organ : '')
const isMine = (context: RequestContext, organ: string): boolean =>
  may(context.actor, 'power.move', { organs: [organ] })

function stageOf({ stage, effectiveOn, recalledOn }: DelegationState, today: string): DelegationView['stage'] {
  if (stage === 'RECALLED') return recalledOn !== null && recalledOn <= today ? 'ENDED' : stage
  return stage === 'GRANTED' && effectiveOn <= today ? 'IN_FORCE' : stage
}

function delegationView(context: RequestContext, { id, state }: LifeRow<DelegationState>): DelegationView {
  const { catalogue } = context.office
  const { number, from, to, region, items, requirements, findings, basis, effectiveOn } = state
  return {
    ...{ id, number, region, basis, effectiveOn, recalledOn: state.recalledOn, recalledFor: state.recalledFor },
    from: organView(context, from),
    to: organView(context, to),
    items: items.map(({ code, name }) => ({
      code,
      name: catalogue.versionsOf(code).at(-1)?.standard.name ?? { zh: name },
      delegated: delegatedCode(code, region),
    })),
    requirements: requirements.map((text, i) => ({ text, finding: findings[i] ?? null })),
    stage: stageOf(state, localDate(context.now())),
    checkedBy: state.checkedBy === null ? null : catalogue.officerName(state.checkedBy),
    mine: isMine(context, from),
  }
}

async function runOnDelegation(context: RequestContext, id: string, command: DelegationCommand) {
  const result = await runLife(context, delegationLife.kind, id, command)
  if (!result.ok) return { refusal: result.refusal }
  const [row] = await findLifeRows<DelegationState>(context.db, DELEGATIONS, 'id = $1', [result.stream])
  return row === undefined ? NOT_FOUND : delegationView(context, row)
}

function receivedView(context: RequestContext, state: ReceivedItemState): ReceivedView {
  const { department, ...rest } = state
  return { ...rest, department: organView(context, department), mine: isMine(context, department) }
}

async function runOnReceived(context: RequestContext, code: string, command: ReceivedItemCommand) {
  const result = await runLife(context, receivedItemLife.kind, context.idFrom('received item', code), command)
  if (!result.ok) return { refusal: result.refusal }
  const [row] = await findLifeRows<ReceivedItemState>(context.db, RECEIVED_ITEMS, 'id = $1', [result.stream])
  return row === undefined ? NOT_FOUND : receivedView(context, row.state)
}

/** Items that are given now or were given before and not yet taken back. */
async function alreadyGiven({ db }: RequestContext, codes: readonly string[], to: string): Promise<string | undefined> {
  const rows = await findLifeRows<DelegationState>(db, DELEGATIONS, `state ->> 'to' = $1 and stage <> 'RECALLED'`, [to])
  const given = new Set(rows.flatMap(({ state }) => state.items.map(({ code }) => code)))
  return codes.find((code) => given.has(code))
}

const giving: Pick<
  Handlers<typeof delegationsApi>,
  'proposeDelegation' | 'checkCapability' | 'grantDelegation' | 'recallDelegation'
> = {
  proposeDelegation: async ({ body }, context) => {
    const { catalogue } = context.office
    const from = ownOrgan(context)
    const receiver = catalogue.organs().find(({ id }) => id === body.to)
    const giver = catalogue.organs().find(({ id }) => id === from)
    if (receiver === undefined || giver === undefined) return refuse('ORGAN_UNKNOWN')
    // 下放 goes down: into a region within the giver's own.
    const below = receiver.region.startsWith(giver.region) && receiver.region !== giver.region
    if (!below) return refuse('DELEGATION_NOT_BELOW')
    const owned = new Map(catalogue.inForce().map(({ code, standard }) => [code, standard]))
    const foreign = body.items.find((code) => owned.get(code)?.organ !== from)
    if (foreign !== undefined) return refuse('TRANSFER_ITEM_NOT_THEIRS', { code: foreign })
    const id = newStream(context, 'delegation')
    const given = await alreadyGiven(context, body.items, body.to)
    if (given !== undefined && (await context.load(id)) === undefined)
      return refuse('DELEGATED_ALREADY', { code: given })
    const items = body.items.map((code) => ({ code, name: owned.get(code)?.name.zh ?? '' }))
    const said = { ...body, items, from, region: receiver.region }
    return runOnDelegation(context, id, { type: 'ProposeDelegation', ...doneNow(context), ...said })
  },
  checkCapability: ({ params, body }, context) => {
    const command = { type: 'CheckCapability', ...doneNow(context), organ: ownOrgan(context), ...body } as const
    return runOnDelegation(context, params.id, command)
  },
  grantDelegation: ({ params }, context) =>
    runOnDelegation(context, params.id, { type: 'GrantDelegation', ...doneNow(context), organ: ownOrgan(context) }),
  recallDelegation: ({ params, body }, context) => {
    const command = { type: 'RecallDelegation', ...doneNow(context), organ: ownOrgan(context), ...body } as const
    return runOnDelegation(context, params.id, command)
  },
}

export const delegationHandlers: Handlers<typeof delegationsApi> = {
  ...giving,
  delegations: async (_, context) => {
    const where = 'true order by effective_on desc, id limit $1'
    const rows = await findLifeRows<DelegationState>(context.db, DELEGATIONS, where, [SHOWN_MAX])
    return { items: rows.map((row) => delegationView(context, row)) }
  },
  receivedItems: async (_, context) => {
    const where = 'true order by code limit $1'
    const rows = await findLifeRows<ReceivedItemState>(context.db, RECEIVED_ITEMS, where, [SHOWN_MAX])
    return { items: rows.map(({ state }) => receivedView(context, state)) }
  },
  receiveItem: ({ body }, context) => {
    const known = context.office.catalogue.organs().some(({ id }) => id === body.department)
    if (!known) return Promise.resolve(refuse('ORGAN_UNKNOWN'))
    return runOnReceived(context, body.code, { type: 'ReceiveItem', ...doneNow(context), ...body })
  },
  advanceReceivedItem: async ({ params: { code }, body: { step } }, context) => {
    const done = { ...doneNow(context), organ: ownOrgan(context) }
    if (step === 'TAKE_OVER') return runOnReceived(context, code, { type: 'TakeOverItem', ...done })
    const item = await context.office.catalogue.findItem(code)
    // Written in full by the department itself: only then is it a standard, and not just a name.
    const own = item?.standard.organ === done.organ && item.standard.depth === 'FULL'
    return runOnReceived(context, code, { type: 'StandardiseItem', ...done, version: own ? item.version : null })
  },
}
