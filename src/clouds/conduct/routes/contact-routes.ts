import type { Input, Output } from '#contract'
import { actOn } from '#frame'
import type { Handlers, LifeRow, RefusalAnswer, RequestContext } from '#frame'
import { addDays, localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import type { ContactState } from '../domain/contact.ts'
import { itemNamed, NOT_FOUND, officerOf, personNamed, refuse } from '../doors.ts'
import { contactLife } from '../lives.ts'
import { contactsSince, findContact, listContacts } from '../projections/tables.ts'

type ContactView = Output<typeof api.takeContact>
type ContactFigures = Output<typeof api.contacts>['figures']
/** 首问办结: an ordinary question is answered within two working days. */
const ANSWER_DAYS = 2
const FIGURES_DAYS = 90

const isOverdue = ({ answered, due }: ContactState, today: string): boolean => answered === null && today > due

async function viewOf(
  context: RequestContext,
  { id, version, state }: LifeRow<ContactState>,
  officer: OfficerActor,
): Promise<ContactView> {
  const { catalogue } = context.office
  const { offer, answered, itemCode, channel, person, asked, due } = state
  const named = (one: string) => personNamed(catalogue, one)
  return {
    ...{ id, version, channel, person, asked, due, takenAt: state.at },
    ...{ first: named(state.first.officer), owner: named(state.owner), mine: state.owner === officer.id },
    item: itemCode === null ? null : await itemNamed(catalogue, itemCode),
    overdue: isOverdue(state, localDate(context.now())),
    offer:
      offer === null
        ? null
        : { to: named(offer.to), toMe: offer.to === officer.id, at: offer.at, reason: offer.reason },
    moves: state.moves.map(({ from, to, ...move }) => ({ ...move, from: named(from), to: named(to) })),
    answered: answered === null ? null : { ...answered, by: catalogue.officerName(answered.by) },
  }
}

export function figuresOf(states: readonly ContactState[], today: string): ContactFigures {
  const answered = states.filter((one) => one.answered !== null)
  const inTime = answered.filter(({ answered: at, due }) => at !== null && localDate(at.at) <= due).length
  const moves = states.flatMap((one) => one.moves)
  return {
    taken: states.length,
    inTime,
    late: answered.length - inTime,
    overdue: states.filter((one) => isOverdue(one, today)).length,
    open: states.length - answered.length,
    moved: moves.filter(({ accepted }) => accepted).length,
    declined: moves.filter(({ accepted }) => !accepted).length,
  }
}

async function again(context: RequestContext, id: string, officer: OfficerActor): Promise<ContactView | RefusalAnswer> {
  const row = await findContact(context.db, id)
  return row === undefined ? NOT_FOUND : viewOf(context, row, officer)
}

type Act = Input<typeof api.actOnContact>['body']
const orderOf = (body: Act, officer: OfficerActor) => {
  switch (body.act) {
    case 'OFFER':
      return { type: 'OfferHandOver', to: body.to, reason: body.reason } as const
    case 'ACCEPT':
      return { type: 'AcceptHandOver', organ: officer.organ } as const
    case 'DECLINE':
      return { type: 'DeclineHandOver', reason: body.reason } as const
    case 'ANSWER':
      return { type: 'AnswerContact', answer: body.answer } as const
  }
}

type ContactDoors = 'contacts' | 'takeContact' | 'actOnContact' | 'contactFigures'
export const contactHandlers: Pick<Handlers<typeof api>, ContactDoors> = {
  contacts: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const rows = await listContacts(context.db, officer.id)
    const own = rows.map(({ state }) => state).filter(({ owner }) => owner === officer.id)
    return {
      items: await Promise.all(rows.map((row) => viewOf(context, row, officer))),
      figures: figuresOf(own, localDate(context.now())),
    }
  },
  takeContact: async ({ body: { channel, name, phone, itemCode, asked } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    if (itemCode !== null && (await context.office.catalogue.findItem(itemCode)) === undefined) return NOT_FOUND
    const due = context.office.calendar.current(officer.organ).addWorkingDays(localDate(context.now()), ANSWER_DAYS)
    const id = context.idFrom('first contact', officer.id, context.idempotency?.key ?? context.newId())
    const person = { name: name.trim(), phone: phone.trim() }
    const order = { type: 'TakeContact', organ: officer.organ, channel, person, itemCode, asked, due } as const
    return (await actOn(context, contactLife, id, order)) ?? again(context, id, officer)
  },
  actOnContact: async ({ params: { id }, body }, context) => {
    const officer = officerOf(context)
    const row = await findContact(context.db, id)
    if (officer === undefined || row === undefined) return NOT_FOUND
    // It is shown to whoever owns it and to whoever is asked to; to all others it does not exist.
    if (row.state.owner !== officer.id && row.state.offer?.to !== officer.id) return NOT_FOUND
    if (body.act === 'OFFER' && context.office.catalogue.officerName(body.to) === '') return refuse('OFFICER_UNKNOWN')
    const refused = await actOn(context, contactLife, id, orderOf(body, officer), body.expectedVersion)
    return refused ?? again(context, id, officer)
  },
  contactFigures: async (_, context) => {
    const { catalogue } = context.office
    const today = localDate(context.now())
    const rows = await contactsSince(context.db, `${addDays(today, -FIGURES_DAYS)}T00:00:00+08:00`, null)
    const states = rows.map(({ state }) => state)
    const by = (key: (state: ContactState) => string, name: (id: string) => string) =>
      [...new Set(states.map(key))].map((id) => ({
        name: name(id),
        figures: figuresOf(
          states.filter((state) => key(state) === id),
          today,
        ),
      }))
    return {
      all: figuresOf(states, today),
      organs: by(({ organ }) => organ, catalogue.organName),
      officers: by(({ owner }) => owner, catalogue.officerName),
    }
  },
}
