import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { works } from '../doors.ts'
import { concludes, exchangeDecider, wordsOf } from '../domain/exchange.ts'
import type { ConcludeExchange } from '../domain/exchange.ts'
import { dueNow, isHeld, openDecisions, partiesOf, waitingFor } from '../domain/exchange-state.ts'
import type { ExchangeState } from '../domain/exchange-state.ts'
import { AGAINST_A_DECISION, KINDS } from '../domain/kinds.ts'
import type { Outcome } from '../domain/kinds.ts'
import type { ExchangeRow } from '../projections/tables.ts'
import { refusalTexts } from '../refusals.ts'

type View = Output<typeof api.exchange>
type Line = Output<typeof api.exchanges>['items'][number]
type Context = Pick<RequestContext, 'office' | 'language' | 'now'>

const namesIn = ({ office, language }: Context) => {
  const { catalogue } = office
  const organ = (id: string) => catalogue.nameIn(language, catalogue.organName(id))
  return {
    organ,
    organOr: (id: string | null) => (id === null ? '' : organ(id)),
    named: (id: string) => ({ id, name: organ(id) }),
    officer: (id: string) => catalogue.officerName(id),
    item: (name: string | null) => (name === null ? null : catalogue.nameIn(language, name)),
  }
}

export function lineOf(context: Context, { id, version, state }: ExchangeRow): Line {
  const { opened, concluded } = state
  const { kind, number, title, subject } = opened
  const { named, organ, item } = namesIn(context)
  const due = dueNow(state)
  const waiting = concluded === null ? waitingFor(state) : []
  return {
    ...{ id, version, kind, number, title, due, openedAt: opened.at, outcome: concluded?.outcome ?? null },
    from: named(opened.from),
    to: opened.to.map(named),
    overdue: waiting.length > 0 && due < context.now(),
    ...{ caseNumber: subject.caseNumber, itemName: item(subject.itemName), waitingFor: waiting.map(organ) },
  }
}

/** A command made for asking: lawful if only its words were filled in. */
function asked(state: ExchangeState, outcome: Outcome, at: string, { id: by, organ }: OfficerActor): ConcludeExchange {
  const adoptions = state.said.flatMap((one) =>
    one.points.map((_, point) => ({ organ: one.organ ?? '', point, adopted: 'WHOLLY' as const, reason: '' })),
  )
  const clauses = [{ article: '一', text: '条文', items: [] }]
  const agreed = { number: '文号', title: '标题', effectiveFrom: localDate(at), clauses }
  return { type: 'ConcludeExchange', at, by, organ, outcome, text: '说明', adoptions, agreed }
}
/** Only those who decide settle what decisions are objected to. */
export const mayConclude = ({ opened: { kind } }: ExchangeState, { roles }: OfficerActor): boolean =>
  (kind !== 'OBJECTION' && kind !== 'NO_OBJECTION') || roles.includes('decider')

function endings(state: ExchangeState, at: string, officer: OfficerActor) {
  const { kind, from } = state.opened
  const own = [
    ...(concludes(state, officer.organ) && mayConclude(state, officer) ? KINDS[kind].outcomes : []),
    ...(from === officer.organ && KINDS[kind].opens.length > 0 ? (['WITHDRAWN'] as const) : []),
  ]
  const decided = own.map((outcome) => ({
    outcome,
    decision: exchangeDecider.decide(asked(state, outcome, at, officer), state),
  }))
  const fault = decided.flatMap(({ decision, outcome }) =>
    decision.ok || outcome === 'WITHDRAWN' ? [] : [decision.refusal.code],
  )[0]
  return { outcomes: decided.filter(({ decision }) => decision.ok).map(({ outcome }) => outcome), fault }
}

function rightsOf(context: Context, state: ExchangeState, officer: OfficerActor) {
  const at = context.now()
  const { opened, meeting, minutes, concluded } = state
  const part = works(officer) && partiesOf(state).includes(officer.organ) && concluded === null
  const hosts = part && opened.from === officer.organ && KINDS[opened.kind].meets && minutes === null
  const { outcomes, fault } = part ? endings(state, at, officer) : { outcomes: [], fault: undefined }
  return {
    words: part ? [...wordsOf(state, officer.organ)] : [],
    mayConvene: hosts,
    mayMinute: hosts && meeting !== null && meeting.on <= localDate(at),
    outcomes,
    missing: fault === undefined ? null : refusalTexts[fault][context.language],
  }
}

const copied = (papers: readonly { readonly sha256: string; readonly name: string }[]) =>
  papers.map((paper) => ({ ...paper }))

function heard(context: Context, state: ExchangeState): Pick<View, 'said' | 'silences' | 'meeting'> {
  const { organ, organOr, named, officer } = namesIn(context)
  const { meeting } = state
  return {
    said: state.said.map(({ at, by, organ: id, word, text, ground, points, talk, papers, late }) => ({
      ...{ at, by: officer(by), organ: organOr(id), organId: id, word, text, ground, late },
      ...{ points: points.map((point) => ({ ...point })), talk: talk === null ? null : { ...talk } },
      papers: copied(papers),
    })),
    silences: state.silences.map(({ at, silent, askedAgainUntil }) => ({
      ...{ at, silent: silent.map(organ), askedAgainUntil },
    })),
    meeting:
      meeting === null
        ? null
        : {
            ...{ at: meeting.at, by: officer(meeting.by), organ: organOr(meeting.organ) },
            ...{ on: meeting.on, place: meeting.place, participants: meeting.participants.map(named) },
          },
  }
}

function minutesOf(context: Context, state: ExchangeState, reader: OfficerActor): View['minutes'] {
  const { organ, organOr, officer } = namesIn(context)
  const { minutes, carriedOut } = state
  if (minutes === null) return null
  const open = openDecisions(state).map(({ id }) => id)
  const today = localDate(context.now())
  return {
    ...{ at: minutes.at, by: officer(minutes.by), organ: organOr(minutes.organ), text: minutes.text },
    ...{ attended: minutes.attended.map(organ), papers: copied(minutes.papers) },
    decisions: minutes.decisions.map(({ id, text, organ: whose, due, effect }) => {
      const done = carriedOut.find(({ decision }) => decision === id)
      return {
        ...{ id, text, organ: organ(whose), due, effect, overdue: done === undefined && due < today },
        mine: state.concluded === null && open.includes(id) && whose === reader.organ && works(reader),
        done:
          done === undefined
            ? null
            : { at: done.at, by: officer(done.by), organ: organOr(done.organ), report: done.report },
      }
    }),
  }
}

function concludedOf(context: Context, { concluded }: ExchangeState): View['concluded'] {
  if (concluded === null) return null
  const { organOr, officer } = namesIn(context)
  const { at, by, organ, outcome, text, adoptions, agreed } = concluded
  return {
    ...{ at, by: officer(by), organ: organOr(organ), outcome, text },
    adoptions: adoptions.map((one) => ({ ...one })),
    agreed:
      agreed === null ? null : { number: agreed.number, title: agreed.title, effectiveFrom: agreed.effectiveFrom },
  }
}

export function viewOf(context: Context, row: ExchangeRow, reader: OfficerActor): View {
  const { state } = row
  const { opened } = state
  const { hold, change, forwarded, weight, ground, subject, papers, text } = opened
  const { officer, named } = namesIn(context)
  const grounds = opened.kind === 'NO_OBJECTION' ? AGAINST_A_DECISION : KINDS[opened.kind].grounds
  return {
    ...lineOf(context, row),
    ...{ text, ground, weight: weight ?? null, openedBy: officer(opened.by), case: subject.case },
    ...{ itemCode: subject.itemCode, papers: copied(papers), change: change?.what ?? null },
    hold: hold === undefined ? null : { last: hold.last, held: isHeld(state, context.now()) },
    forwarded: forwarded === undefined ? null : { ...forwarded },
    ...heard(context, state),
    minutes: minutesOf(context, state, reader),
    concluded: concludedOf(context, state),
    ...rightsOf(context, state, reader),
    organs: partiesOf(state).map(named),
    grounds: [...grounds],
  }
}
