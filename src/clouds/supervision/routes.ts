import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import type { Handlers, LifeDefinition, RefusalAnswer, RequestContext } from '#frame'
import type { OfficerActor } from '#policy'
import type { api } from './api.ts'
import { dutyDecider } from './domain/duty.ts'
import type { DutyCommand, DutyState } from './domain/duty.ts'
import type { DutyEvent } from './domain/events.ts'
import { countOpen, DUTY_TYPES, findDuty, listDuties } from './projections/duty.ts'
import type { DutyRow } from './projections/duty.ts'
import { refusalTexts } from './refusals.ts'

export const dutyLife: LifeDefinition<DutyCommand, DutyState, DutyEvent> = {
  kind: 'duty',
  decider: dutyDecider,
  eventTypes: DUTY_TYPES,
}

type DutyView = Output<typeof api.duty>
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
const officerOf = (context: RequestContext): OfficerActor | undefined =>
  context.actor.kind === 'officer' ? context.actor : undefined

/** Asks the decider itself with a command made for asking: the button cannot know better than the guard. */
function actsFor(state: DutyState, at: string, by: string): DutyView['acts'] {
  const asked: readonly DutyCommand[] = [
    { type: 'ClaimDuty', at, by },
    { type: 'ReturnDuty', at, by, reason: '' },
    { type: 'RecordSupervision', at, by, method: 'ON_SITE', found: '', result: 'NORMAL', measure: '' },
  ]
  return asked.map((command) => {
    const decision = dutyDecider.decide(command, state)
    if (decision.ok) return { act: command.type, allowed: true }
    const { code } = decision.refusal
    return { act: command.type, allowed: false, code, reason: refusalTexts[code] }
  })
}

async function dutyView(context: RequestContext, row: DutyRow, officer: string): Promise<DutyView> {
  const { catalogue } = context.office
  const { organ: _, itemCode, approvers, decidedAt, openedAt, records, claimedBy, ...shown } = row
  const item = await catalogue.findItem(itemCode)
  const state: DutyState = { phase: 'present', stage: row.stage, approvers, claimedBy }
  return {
    ...shown,
    itemName: catalogue.nameIn(context.language, row.itemName),
    decidedBy: catalogue.nameIn(context.language, catalogue.organName(row.decidedBy)),
    decidedAt: decidedAt.toISOString(),
    openedAt: openedAt.toISOString(),
    lagMs: openedAt.getTime() - decidedAt.getTime(),
    claimedBy: claimedBy === null ? null : catalogue.officerName(claimedBy),
    points: (item?.standard.supervision.points ?? []).map(({ zh, en }) =>
      context.language === 'en' ? (en ?? zh) : zh,
    ),
    records: records.map(({ by, ...record }) => ({ ...record, by: catalogue.officerName(by) })),
    acts: actsFor(state, context.now(), officer),
  }
}

const PAGE = 20

/** Runs an act on a duty of the officer's own organ and answers the duty as it stands then. */
async function actOnDuty(
  context: RequestContext,
  id: string,
  expectedVersion: number,
  command: DutyCommand,
): Promise<DutyView | RefusalAnswer> {
  const officer = officerOf(context)
  const before = officer === undefined ? undefined : await findDuty(context.db, id, officer.organ)
  if (officer === undefined || before === undefined) return NOT_FOUND
  const { idempotency } = context
  const result = await context.run({
    life: dutyLife.kind,
    stream: id,
    command,
    by: officer,
    expectedVersion,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const row = await findDuty(context.db, id, officer.organ)
  return row === undefined ? NOT_FOUND : dutyView(context, row, officer.id)
}

export const handlers: Handlers<typeof api> = {
  duties: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const page = { organ: officer.organ, stage: query.stage ?? null, after: parsePageKey(query.after), limit }
    const [rows, open] = await Promise.all([listDuties(context.db, page), countOpen(context.db, officer.organ)])
    const items = await Promise.all(rows.map((row) => dutyView(context, row, officer.id)))
    const last = rows.length < limit ? undefined : rows.at(-1)
    return { items, after: last === undefined ? null : writePageKey(last.openedAt, last.id), open }
  },

  duty: async ({ params }, context) => {
    const officer = officerOf(context)
    const row = officer === undefined ? undefined : await findDuty(context.db, params.id, officer.organ)
    return officer === undefined || row === undefined ? NOT_FOUND : dutyView(context, row, officer.id)
  },

  claim: ({ params, body }, context) =>
    actOnDuty(context, params.id, body.expectedVersion, { type: 'ClaimDuty', at: context.now(), by: '$actor' }),

  returnDuty: ({ params, body: { expectedVersion, reason } }, context) =>
    actOnDuty(context, params.id, expectedVersion, { type: 'ReturnDuty', at: context.now(), by: '$actor', reason }),

  record: ({ params, body: { expectedVersion, ...record } }, context) =>
    actOnDuty(context, params.id, expectedVersion, {
      type: 'RecordSupervision',
      at: context.now(),
      by: '$actor',
      ...record,
    }),
}
