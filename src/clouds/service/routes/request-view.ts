import type { Output } from '#contract'
import type { RequestContext, Services } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { maskText } from '../domain/masking.ts'
import { requestDecider } from '../domain/request.ts'
import type { RequestCommand, RequestState } from '../domain/request.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { refusalTexts } from '../refusals.ts'
import { maskContact } from './contacts.ts'
import { bureauOf, organNamed } from './run-life.ts'

export type DeskRequest = Output<typeof api.request>
export type OwnRequest = Output<typeof api.followRequest>
type Due = NonNullable<DeskRequest['due']>

/** The last working day is the one on which somebody should hurry. */
const HURRY_DAYS = 1

export function dueOf(
  services: Pick<Services, 'office' | 'now'>,
  { clockFrom, limitDays, organ }: Pick<RequestState, 'clockFrom' | 'limitDays' | 'organ'>,
): Due {
  const { office } = services
  // Until it is dispatched it lies with the bureau's hotline.
  const calendar = office.calendar.current(organ ?? bureauOf(office))
  const due = calendar.addWorkingDays(localDate(clockFrom), limitDays)
  const remaining = calendar.countWorkingDays(localDate(services.now()), due)
  const overdue = localDate(services.now()) > due
  return { due, remaining, overdue, colour: overdue ? 'red' : remaining <= HURRY_DAYS ? 'amber' : 'green' }
}

function shared(context: Pick<RequestContext, 'office' | 'now'>, state: RequestState) {
  const { catalogue } = context.office
  const { answer, rating, reopened } = state
  return {
    kind: state.kind,
    stage: state.stage,
    subject: state.subject,
    text: state.text,
    filedAt: state.filedAt,
    due: state.stage === 'answered' ? null : dueOf(context, state),
    organ: state.organ === null ? null : organNamed(catalogue, state.organ),
    answer:
      answer === null
        ? null
        : {
            at: answer.at,
            organ: organNamed(catalogue, answer.organ),
            text: answer.text,
            adoption: answer.adoption,
            resolution:
              answer.resolution === null ? null : { ...answer.resolution, measures: [...answer.resolution.measures] },
          },
    rating: rating === null ? null : { satisfied: rating.satisfied, comment: rating.comment, at: rating.at },
    reopened: reopened === null ? null : { reason: reopened.reason, at: reopened.at },
    published: state.published !== null,
  }
}

/** What whoever holds the code reads of his report: never whom it was put to, nor in which words. */
function reportPart({ report, answer, stage }: RequestState): OwnRequest['report'] {
  if (report === undefined) return null
  return {
    takenUp: report.takenUpAt !== null,
    takeUpBy: report.takeUpBy,
    finding: answer?.finding ?? null,
    files: report.evidence.length,
    talk: report.talk.map((one) => ({ ...one })),
    maySupplement: stage !== 'answered',
  }
}

export function ownView(context: Pick<RequestContext, 'office' | 'now'>, row: LifeRow<RequestState>): OwnRequest {
  const { state, version } = row
  return {
    ...shared(context, state),
    version,
    code: state.code,
    mayRate: state.stage === 'answered' && state.rating === null,
    mayReopen: state.stage === 'answered' && state.reopened === null,
    report: reportPart(state),
    // What sections write to one another when they return a request is not the asker's to sort out.
    steps: state.steps.map(({ type, at, note }) => ({ type, at, note: type === 'RequestReturned' ? '' : note })),
  }
}

const DISPATCHING: readonly RequestCommand['type'][] = ['DispatchRequest', 'PublishRequest', 'UnpublishRequest']

/** What is offered for publication: the texts with numbers and the given name hidden; the desk reads and mends them. */
export function proposedTexts({ text, answer, contact }: RequestState) {
  if (answer === null) return null
  const names = [contact.name]
  return { question: maskText(text, names), answer: maskText(answer.text, names) }
}

/** Asks the decider itself with a command made for asking: the button cannot know better than the guard. */
function actsFor(state: RequestState, officer: OfficerActor, at: string): DeskRequest['acts'] {
  const order = { at, by: officer.id }
  const { organ } = officer
  const texts = proposedTexts(state) ?? { question: '', answer: '' }
  const resolution = { before: '', after: '', measures: [{ what: 'DAYS' as const, before: 1, after: 0 }] }
  const asked: readonly RequestCommand[] = [
    { type: 'DispatchRequest', ...order, organ, section: '', officer: null },
    { type: 'AnswerRequest', ...order, organ, text: '', adoption: { adopted: true, reason: '' }, resolution },
    { type: 'ReturnRequest', ...order, organ, reason: '' },
    { type: 'PublishRequest', ...order, ...texts },
    { type: 'UnpublishRequest', ...order, reason: '' },
  ]
  const dispatcher = may(officer, 'request.dispatch') && state.registrar === organ
  return asked
    .filter(({ type }) => dispatcher || !DISPATCHING.includes(type))
    .map((command) => {
      const decision = requestDecider.decide(command, state)
      if (decision.ok) return { act: command.type, allowed: true }
      const { code } = decision.refusal
      return { act: command.type, allowed: false, code, reason: refusalTexts[code] }
    })
}

export function deskView(context: RequestContext, row: LifeRow<RequestState>, officer: OfficerActor): DeskRequest {
  const { id, version, state } = row
  const { catalogue } = context.office
  return {
    ...shared(context, state),
    id,
    version,
    from: state.from,
    contact: maskContact(state.contact),
    publishable: state.publishable,
    section: state.section,
    officer: state.officer === null ? '' : catalogue.officerName(state.officer),
    steps: state.steps.map(({ type, at, by, note }) => ({ type, at, note, by: catalogue.officerName(by) })),
    acts: actsFor(state, officer, context.now()),
    proposed: proposedTexts(state),
  }
}
