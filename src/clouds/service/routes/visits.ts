import { parsePageKey, writePageKey } from '#contract'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { addDays, localDate } from '#kernel'
import { may } from '#policy'
import type { api } from '../api.ts'
import type { visitApi } from '../api-parts/visits.ts'
import { visitDecider } from '../domain/visit.ts'
import type { VisitCommand, VisitState } from '../domain/visit.ts'
import { findCaseByNumber } from '../projections/followed-case.ts'
import { findRows } from '../projections/life-table.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { isStaff } from '../projections/staff.ts'
import { refusalTexts } from '../refusals.ts'
import { maskContact } from './contacts.ts'
import {
  applicantOf,
  bureauOf,
  findRow,
  isMobile,
  isRefusal,
  NOT_FOUND,
  officerOf,
  PAGE,
  refuse,
  runOn,
  SHOWN,
} from './run-life.ts'

type Row = LifeRow<VisitState>
type VisitView = Output<typeof api.bookVisit>
type VisitDoor = Exclude<keyof typeof visitApi, 'guidances' | 'recordGuidance' | 'linkGuidance'>

/** A visit is prepared on the working day before, and planned no further ahead than the roster. */
const LATEST_DAYS = 30

function daysOf({ office, now }: RequestContext) {
  const calendar = office.calendar.current(bureauOf(office))
  const today = localDate(now())
  return { earliest: calendar.addWorkingDays(today, 1), latest: addDays(today, LATEST_DAYS), calendar }
}
const daysFor = (context: RequestContext, day: string) => {
  const { earliest, latest, calendar } = daysOf(context)
  return { earliest, latest, isWorkingDay: calendar.isWorkingDay(day) }
}

/** Asks the decider itself: the button cannot know better than the guard. */
function actsFor({ actor, now }: RequestContext, state: VisitState): VisitView['acts'] {
  const order = { at: now(), by: actor.kind === 'officer' ? actor.id : '' }
  const days = { isWorkingDay: true, earliest: state.day, latest: state.day }
  const cancel: VisitCommand = { type: 'CancelVisit', ...order, reason: '' }
  const assign: VisitCommand = { type: 'AssignVisit', ...order, staff: '', day: state.day, half: state.half, ...days }
  const asked: readonly VisitCommand[] =
    actor.kind !== 'officer'
      ? [cancel]
      : [
          ...(may(actor, 'request.dispatch') ? [assign] : []),
          { type: 'CheckIdentity', ...order, means: 'CITIZEN_ID_CARD', matches: true, note: '' },
          { type: 'CompleteVisit', ...order, record: '', received: [], caseNumber: null },
          cancel,
        ]
  return asked.map((command) => {
    const decision = visitDecider.decide(command, state)
    if (decision.ok) return { act: command.type, allowed: true }
    const { code } = decision.refusal
    return { act: command.type, allowed: false, code, reason: refusalTexts[code] }
  })
}

function visitView(context: RequestContext, { id, version, state }: Row): VisitView {
  const { stage, itemCode, itemName, contact, address, day, half, why, wish, staff, identity, outcome } = state
  return {
    id,
    version,
    stage,
    item: { code: itemCode, name: itemName },
    contact: context.actor.kind === 'officer' ? maskContact(contact) : contact,
    address,
    day,
    half,
    why,
    wish,
    staff: staff === null ? '' : context.office.catalogue.officerName(staff),
    identity:
      identity === null
        ? null
        : { means: identity.means, matches: identity.matches, note: identity.note, at: identity.at },
    outcome:
      outcome === null
        ? null
        : { record: outcome.record, received: [...outcome.received], caseNumber: outcome.caseNumber, at: outcome.at },
    cancelledFor: state.cancelledFor,
    acts: actsFor(context, state),
  }
}

async function actOn(
  context: RequestContext,
  id: string,
  expectedVersion: number,
  command: VisitCommand,
): Promise<VisitView | RefusalAnswer> {
  const row = await findRow<VisitState>(context, SHOWN.visit, id)
  if (row === undefined || !(await isTheirs(context, row))) return NOT_FOUND
  const after = await runOn<VisitState>(context, SHOWN.visit, { stream: id, command, expectedVersion })
  return isRefusal(after) ? after : visitView(context, after)
}

async function isTheirs({ actor, office }: RequestContext, { state }: Row): Promise<boolean> {
  if (actor.kind === 'officer') return state.organ === actor.organ
  return actor.kind === 'applicant' && (await office.accounts.aliases(actor.id)).includes(state.booker)
}

const OWN_MAX = 50

export const visitHandlers: Pick<Handlers<typeof visitApi>, VisitDoor> = {
  bookVisit: async ({ body }, context) => {
    const { itemCode, name, phone, day, ...rest } = body
    const item = await context.office.catalogue.findItem(itemCode)
    if (item === undefined) return refuse('ITEM_UNKNOWN')
    if (!isMobile(phone.trim())) return refuse('CONTACT_MISSING')
    const command: VisitCommand = {
      type: 'BookVisit',
      at: context.now(),
      by: '$actor',
      // Whoever decides the item, the bureau's people go: the accepting desk need not be the deciding organ.
      organ: bureauOf(context.office),
      itemCode,
      itemName: item.standard.name,
      contact: { name: name.trim(), phone: phone.trim() },
      day,
      ...rest,
      ...daysFor(context, day),
    }
    const row = await runOn<VisitState>(context, SHOWN.visit, { stream: context.newId(), command })
    return isRefusal(row) ? row : visitView(context, row)
  },
  myVisits: async (_, context) => {
    const applicant = applicantOf(context)
    if (applicant === undefined) return NOT_FOUND
    const aliases = await context.office.accounts.aliases(applicant.id)
    const where = 'booker = any($1::uuid[]) order by booked_at desc, id limit $2'
    const rows = await findRows<VisitState>(context.db, '_private_visit', where, [aliases, OWN_MAX])
    const { earliest, latest } = daysOf(context)
    return { items: rows.map((row) => visitView(context, row)), earliest, latest }
  },
  cancelMyVisit: ({ params, body: { expectedVersion, reason } }, context) =>
    actOn(context, params.id, expectedVersion, { type: 'CancelVisit', at: context.now(), by: '$actor', reason }),
  visits: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const limit = query.limit ?? PAGE
    const [at, id] = parsePageKey(query.after) ?? [null, null]
    const where = `organ = $1 and ($2::timestamptz is null or (booked_at, id) < ($2, $3::uuid))
      order by booked_at desc, id desc limit $4`
    const rows = await findRows<VisitState>(context.db, '_private_visit', where, [officer.organ, at, id, limit])
    const last = rows.length < limit ? undefined : rows.at(-1)
    const after = last === undefined ? null : writePageKey(new Date(last.state.bookedAt), last.id)
    const { earliest, latest } = daysOf(context)
    return { items: rows.map((row) => visitView(context, row)), after, earliest, latest }
  },
  assignVisit: async ({ params, body: { expectedVersion, staff, day, half } }, context) => {
    const officer = officerOf(context)
    const row = await findRow<VisitState>(context, SHOWN.visit, params.id)
    if (officer === undefined || row?.state.organ !== officer.organ) return NOT_FOUND
    if (!(await isStaff(context.db, staff, officer.organ))) return refuse('STAFF_UNKNOWN')
    const order = { type: 'AssignVisit', at: context.now(), by: '$actor', staff, day, half } as const
    return actOn(context, params.id, expectedVersion, { ...order, ...daysFor(context, day) })
  },
  checkVisitIdentity: ({ params, body: { expectedVersion, ...check } }, context) =>
    actOn(context, params.id, expectedVersion, { type: 'CheckIdentity', at: context.now(), by: '$actor', ...check }),
  completeVisit: async ({ params, body: { expectedVersion, caseNumber, ...record } }, context) => {
    const typed = caseNumber?.trim() ?? ''
    const found = typed === '' ? null : await findCaseByNumber(context.db, typed)
    if (found === undefined) return refuse('CASE_UNKNOWN')
    const number = found?.caseNumber ?? null
    const order = { type: 'CompleteVisit', at: context.now(), by: '$actor', ...record, caseNumber: number } as const
    return actOn(context, params.id, expectedVersion, order)
  },
  cancelVisit: ({ params, body: { expectedVersion, reason } }, context) =>
    actOn(context, params.id, expectedVersion, { type: 'CancelVisit', at: context.now(), by: '$actor', reason }),
}
