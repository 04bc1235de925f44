import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import { eventReader } from '#frame'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { DUTY_TYPES } from '../domain/events.ts'
import type { DutyEvent } from '../domain/events.ts'
import type { DutyCommand } from '../domain/duty.ts'
import { deskView } from '../duty-view.ts'
import type { DutyView } from '../duty-view.ts'
import { dutyLife } from '../lives.ts'
import { countOpen, findDuty, listDuties } from '../projections/duty.ts'
import type { DutyRow } from '../projections/duty.ts'
import { dutiesBelow } from '../projections/linkage.ts'
import { NOT_FOUND, officerOf, refuse } from '../doors.ts'

const PAGE = 20

/** Runs an act on a duty of the officer's own organ and answers the duty as it stands then. */
export async function actOnDuty(
  context: RequestContext,
  officer: OfficerActor,
  id: string,
  expectedVersion: number | undefined,
  order: (row: DutyRow) => DutyCommand | RefusalAnswer,
): Promise<DutyView | RefusalAnswer> {
  const before = await findDuty(context.db, id, officer.organ)
  if (before === undefined) return NOT_FOUND
  const command = order(before)
  if ('refusal' in command) return command
  const { idempotency } = context
  const result = await context.run({
    life: dutyLife.kind,
    stream: id,
    command: jsonObjectOf(command),
    by: officer,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const row = await findDuty(context.db, id, officer.organ)
  return row === undefined ? NOT_FOUND : deskView(context, row, officer.id)
}

/** Nobody inspects tomorrow, nor before he was told. */
export const isInspectionDay = (on: string, { openedAt }: DutyRow, today: string): boolean =>
  on <= today && on >= localDate(openedAt.toISOString())

const readDuty = eventReader<DutyEvent>(...DUTY_TYPES)

/** What of a step is worth a word beside its name. */
function noteOf(event: DutyEvent, organName: (organ: string) => string): string {
  switch (event.type) {
    case 'DutyReturned':
    case 'DutyReturnDeclined':
      return event.reason
    case 'DutyRerouted':
      return `${event.organs.map(organName).join('、')}：${event.reason}`
    case 'SupervisionRecorded':
      return event.found
    case 'RecordAnswered':
      return event.text
    case 'DutyInspected':
      return event.on
    case 'DutyDeliveryFailed':
      return event.fault
    case 'DutyAcknowledged':
      return event.means
    case 'DutyOpened':
    case 'DutyClaimed':
    case 'DutyClaimMissed':
      return ''
  }
}

type Trail = Output<typeof api.dutyTrail>['items']
async function trailOf(context: RequestContext, id: string): Promise<Trail> {
  const { catalogue } = context.office
  const organName = (organ: string) => catalogue.nameIn(context.language, catalogue.organName(organ))
  const entries = await context.history(id)
  return entries.flatMap((entry) => {
    const event = readDuty(entry)
    if (event === undefined) return []
    // What the house did by itself has no person; the rest is always somebody's.
    const by = 'by' in event ? catalogue.officerName(event.by) : organName(event.decidedBy)
    return [{ at: event.at, by, act: event.type, note: noteOf(event, organName) }]
  })
}

type Doors = Extract<
  keyof typeof api,
  'duties' | 'dutiesBelow' | 'duty' | 'dutyTrail' | 'acknowledge' | 'claim' | 'returnDuty' | 'noteInspection' | 'record'
>

const page = (rows: readonly DutyRow[], limit: number): string | null => {
  const last = rows.length < limit ? undefined : rows.at(-1)
  return last === undefined ? null : writePageKey(last.openedAt, last.id)
}

export const dutyHandlers: Pick<Handlers<typeof api>, Doors> = {
  duties: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const asked = { organ: officer.organ, stage: query.stage ?? null, after: parsePageKey(query.after), limit }
    const [rows, open] = await Promise.all([listDuties(context.db, asked), countOpen(context.db, officer.organ)])
    const items = await Promise.all(rows.map((row) => deskView(context, row, officer.id)))
    return { items, after: page(rows, limit), open }
  },

  dutiesBelow: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const rows = await dutiesBelow(context.db, { upper: officer.organ, after: parsePageKey(query.after), limit })
    const items = await Promise.all(rows.map((row) => deskView(context, row, officer.id)))
    // Who reads along does nothing in the other's place.
    return { items: items.map((item) => ({ ...item, acts: [] })), after: page(rows, limit) }
  },

  duty: async ({ params }, context) => {
    const officer = officerOf(context)
    const row = officer === undefined ? undefined : await findDuty(context.db, params.id, officer.organ)
    return officer === undefined || row === undefined ? NOT_FOUND : deskView(context, row, officer.id)
  },

  dutyTrail: async ({ params }, context) => {
    const officer = officerOf(context)
    const row = officer === undefined ? undefined : await findDuty(context.db, params.id, officer.organ)
    if (row === undefined) return NOT_FOUND
    const { catalogue } = context.office
    const organs = catalogue.organs().filter(({ kind }) => kind === 'DEPARTMENT' || kind === 'GOVERNMENT')
    return {
      items: await trailOf(context, row.id),
      organs: organs
        .filter(({ id }) => id !== row.organ && id !== row.decidedBy)
        .map(({ id, name }) => ({ id, name: catalogue.nameIn(context.language, name) })),
    }
  },

  acknowledge: async ({ params }, context) => {
    const officer = officerOf(context)
    const row = officer === undefined ? undefined : await findDuty(context.db, params.id, officer.organ)
    if (officer === undefined || row === undefined) return NOT_FOUND
    if (row.acknowledgedAt !== null) return deskView(context, row, officer.id)
    const order = { type: 'AcknowledgeDuty', at: context.now(), by: '$actor', means: 'PORTAL' } as const
    const done = await actOnDuty(context, officer, row.id, undefined, () => order)
    // Two colleagues open it in the same second: the second finds it acknowledged.
    if (!('refusal' in done) || done.refusal.code !== 'DUTY_PASSED_ALREADY') return done
    const now = await findDuty(context.db, row.id, officer.organ)
    return now === undefined ? NOT_FOUND : deskView(context, now, officer.id)
  },

  claim: async ({ params, body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const order = { type: 'ClaimDuty', at: context.now(), by: '$actor' } as const
    return actOnDuty(context, officer, params.id, body.expectedVersion, () => order)
  },

  returnDuty: async ({ params, body: { expectedVersion, reason, proposes } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const known = context.office.catalogue.organs().some(({ id }) => id === proposes)
    return actOnDuty(context, officer, params.id, expectedVersion, (row) => {
      if (proposes !== undefined && (!known || proposes === row.organ)) return refuse('ORGAN_UNKNOWN')
      if (proposes === row.decidedBy) return refuse('ORGAN_APPROVED_IT')
      const order = { type: 'ReturnDuty', at: context.now(), by: '$actor', reason } as const
      return proposes === undefined ? order : { ...order, proposes }
    })
  },

  noteInspection: async ({ params, body: { expectedVersion, on } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const at = context.now()
    return actOnDuty(context, officer, params.id, expectedVersion, (row) =>
      isInspectionDay(on, row, localDate(at))
        ? { type: 'NoteInspection', at, by: '$actor', on, inspection: null }
        : refuse('INSPECTION_DAY_WRONG'),
    )
  },

  record: async ({ params, body: { expectedVersion, ...record } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const order = { type: 'RecordSupervision', at: context.now(), by: '$actor', ...record } as const
    return actOnDuty(context, officer, params.id, expectedVersion, () => order)
  },
}
