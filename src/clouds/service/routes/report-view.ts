import type { Output } from '#contract'
import type { RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import type { ReportState } from '../domain/report.ts'
import { requestDecider } from '../domain/request.ts'
import type { RequestCommand, RequestState } from '../domain/request.ts'
import type { LifeRow } from '../projections/life-table.ts'
import { everybody } from '../projections/staff.ts'
import { refusalTexts } from '../refusals.ts'
import { dueOf, proposedTexts } from './request-view.ts'
import { organNamed } from './run-life.ts'

type DeskReport = Output<typeof api.reports>['items'][number]

const stageOf = ({ takenUpAt, followUps }: ReportState, answered: boolean): DeskReport['stage'] => {
  if (answered) return 'CONCLUDED'
  if (takenUpAt === null) return 'NEW'
  return followUps.length > 0 ? 'FOLLOWED_UP' : 'TAKEN_UP'
}

/** What is owed next: whether it is taken up, then the outcome. */
export function reportDue(context: RequestContext, state: RequestState, report: ReportState): DeskReport['due'] {
  if (state.stage === 'answered') return null
  const outcome = dueOf(context, state)
  if (report.takenUpAt !== null) return outcome
  const today = localDate(context.now())
  const { takeUpBy: due } = report
  const remaining = context.office.calendar.current().countWorkingDays(today, due)
  return { due, remaining, overdue: today > due, colour: today > due ? 'red' : remaining <= 1 ? 'amber' : 'green' }
}

/** Asks the decider itself with a command made for asking. */
function actsFor(state: RequestState, officer: OfficerActor, at: string): DeskReport['acts'] {
  const order = { at, by: officer.id }
  const texts = proposedTexts(state) ?? { question: '', answer: '' }
  const answer = { type: 'AnswerRequest', ...order, organ: officer.organ, text: '' } as const
  const asked: Readonly<Record<string, RequestCommand>> = {
    TAKE_UP: { type: 'TakeUpReport', ...order, note: '' },
    ASK: { type: 'AskReporter', ...order, text: '' },
    FOLLOW_UP: {
      type: 'FollowUpReport',
      ...order,
      organ: '',
      officer: null,
      case: null,
      about: '',
      facts: '',
      card: '',
    },
    CONCLUDE: { ...answer, adoption: null, resolution: null, finding: 'NOT_OURS' },
    PUBLISH: { type: 'PublishRequest', ...order, ...texts },
    UNPUBLISH: { type: 'UnpublishRequest', ...order, reason: '' },
  }
  return Object.entries(asked).map(([act, command]) => {
    const decision = requestDecider.decide(command, state)
    if (decision.ok) return { act, allowed: true }
    const { code } = decision.refusal
    return { act, allowed: false, code, reason: refusalTexts[code] }
  })
}

type ReportPaper = Output<typeof api.report>
/** The paper itself, with whom of which organ it may be found to be about. */
export async function reportPaper(
  context: RequestContext,
  row: LifeRow<RequestState>,
  officer: OfficerActor,
): Promise<ReportPaper | undefined> {
  const view = reportView(context, row, officer)
  if (view === undefined) return undefined
  const officers = (await everybody(context.db)).map(({ id, organ }) => ({
    ...{ id, organ, name: context.office.catalogue.officerName(id) },
  }))
  return { ...view, officers }
}

export function reportView(
  context: RequestContext,
  { id, version, state }: LifeRow<RequestState>,
  officer: OfficerActor,
): DeskReport | undefined {
  const { report, answer, rating, reopened } = state
  if (report === undefined) return undefined
  const { catalogue } = context.office
  const orders = (card: string) =>
    report.orders
      .filter((one) => one.card === card)
      .map(({ number, closedAt }) => ({ number, closed: closedAt !== null }))
  return {
    ...{ id, version, text: state.text, filedAt: state.filedAt, subject: state.subject },
    organ: report.organ === null ? null : organNamed(catalogue, report.organ),
    person: report.person,
    evidence: report.evidence.map((one) => ({ ...one })),
    stage: stageOf(report, state.stage === 'answered'),
    takeUpBy: report.takeUpBy,
    due: reportDue(context, state, report),
    talk: report.talk.map((one) => ({ ...one })),
    followUps: report.followUps.map(({ organ, officer, card, ...one }) => ({
      ...{ ...one, card, organ: organNamed(catalogue, organ), orders: orders(card) },
      officer: typeof officer === 'string' ? catalogue.officerName(officer) : null,
    })),
    outcome: answer?.finding === undefined ? null : { at: answer.at, finding: answer.finding, text: answer.text },
    rating: rating === null ? null : { satisfied: rating.satisfied, comment: rating.comment },
    reopened: reopened === null ? null : { reason: reopened.reason, at: reopened.at },
    publishable: state.publishable,
    published: state.published !== null,
    proposed: proposedTexts(state),
    steps: state.steps.map(({ type, at, by, note }) => ({ type, at, note, by: catalogue.officerName(by) })),
    acts: actsFor(state, officer, context.now()),
  }
}
