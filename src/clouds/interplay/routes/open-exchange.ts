import type { Input } from '#contract'
import type { RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { refuse } from '../doors.ts'
import type { OpenExchange } from '../domain/exchange.ts'
import type { Subject } from '../domain/events.ts'
import { FORWARD_DAYS, KINDS } from '../domain/kinds.ts'
import type { Side } from '../domain/kinds.ts'
import { inWorkingDays } from '../interplay-office.ts'
import { findFieldCase } from '../projections/field-case.ts'
import { caseSubject, numberOf } from '../reactions.ts'

type Body = Input<typeof api.openExchange>['body']
type Order = Omit<OpenExchange, 'at' | 'by'>

/** About what, who is on the other side, and on which side the asker stands. */
interface About {
  readonly subject: Subject
  readonly side: Side
  readonly others: readonly string[]
}
const NOTHING: Subject = {
  ...{ case: null, caseNumber: null, itemCode: null, itemName: null, approvingOrgan: null, approvers: [] },
}

/** Those who approve work at desks; whoever only supervises, drafts or makes policy for a department stands opposite. */
export function sideOf(context: Pick<RequestContext, 'office'>, { organ, roles }: OfficerActor): Side {
  if (roles.includes('supervisor')) return 'SUPERVISOR'
  const decides = context.office.catalogue.inForce().some(({ standard }) => standard.organ === organ)
  return roles.some((role) => role === 'examiner' || role === 'decider') || decides ? 'APPROVER' : 'SUPERVISOR'
}

const between = (
  organ: string,
  approving: string,
  competent: readonly string[],
): Omit<About, 'subject'> | undefined => {
  const others = competent.filter((one) => one !== organ)
  if (organ === approving) return { side: 'APPROVER', others }
  return competent.includes(organ) ? { side: 'SUPERVISOR', others: [approving] } : undefined
}

async function aboutOf(context: RequestContext, { organ, ...officer }: OfficerActor, body: Body) {
  if (body.case !== undefined) {
    const [row, known] = await Promise.all([findFieldCase(context.db, body.case), caseSubject(context, body.case)])
    const sides = row === undefined ? undefined : between(organ, row.organ, row.competentOrgans)
    if (row === undefined || known === undefined || sides === undefined) return undefined
    return { subject: { ...known.subject, approvingOrgan: row.organ }, ...sides }
  }
  if (body.item !== undefined) {
    const found = await context.office.catalogue.findItem(body.item)
    const standard = found?.standard
    const sides = standard === undefined ? undefined : between(organ, standard.organ, standard.competentOrgans)
    if (standard === undefined || sides === undefined) return undefined
    const { code: itemCode, name, organ: approvingOrgan } = standard
    return { subject: { ...NOTHING, itemCode, itemName: name.zh, approvingOrgan }, ...sides }
  }
  return { subject: NOTHING, side: sideOf(context, { organ, ...officer }), others: [] }
}

/** 政策互通: working days beyond the limit at which it was passed on. */
function forwardedOf(context: RequestContext, organ: string, { forwarded }: Body) {
  if (forwarded === undefined) return {}
  const days = context.office.calendar.current(organ).countWorkingDays(forwarded.receivedOn, localDate(context.now()))
  return { forwarded: { ...forwarded, lateDays: Math.max(0, days - FORWARD_DAYS) } }
}

/** What somebody asks for, put together from what the house knows; a refusal where it is not his to ask. */
export async function openingOf(
  context: RequestContext,
  officer: OfficerActor,
  stream: string,
  body: Body,
): Promise<Order | RefusalAnswer> {
  const { kind, title, text, papers = [], ground = null, weight } = body
  const rules = KINDS[kind]
  const about = await aboutOf(context, officer, body)
  if (about === undefined || !rules.opens.includes(about.side)) return refuse('SIDE_WRONG')
  if (kind === 'FORWARDING' && body.forwarded === undefined) return refuse('WORDS_MISSING')
  if (kind === 'PROBLEM' && weight === undefined) return refuse('GROUND_MISSING')
  const now = context.now()
  if (body.forwarded !== undefined && body.forwarded.receivedOn > localDate(now))
    return refuse('RECEIVED_IN_THE_FUTURE')
  const known = new Set(context.office.catalogue.organs().map(({ id }) => id))
  const chosen = (body.to ?? []).filter((one) => known.has(one) && one !== officer.organ)
  // An objection is put to whoever decided, and a question to the other side; a meeting may ask others too.
  const to =
    kind === 'OBJECTION' || chosen.length === 0 ? about.others : [...new Set([...askedToo(kind, about), ...chosen])]
  return {
    ...{ type: 'OpenExchange', kind, organ: officer.organ, from: officer.organ, to, title, text, ground, papers },
    ...{ number: numberOf(stream, now), subject: about.subject },
    due: inWorkingDays(context.office.calendar, officer.organ, now, rules.days),
    ...forwardedOf(context, officer.organ, body),
    ...(weight === undefined ? {} : { weight }),
  }
}
const askedToo = (kind: Body['kind'], { others }: About): readonly string[] => (kind === 'CONFERENCE' ? others : [])
