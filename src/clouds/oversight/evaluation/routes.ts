import type { Output } from '#contract'
import { actOn } from '#frame'
import type { Handlers, LifeRow, OrderFor, RefusalAnswer, RequestContext } from '#frame'
import { addDays, countDays, localDate } from '#kernel'
import { may } from '#policy'
import type { EvaluationCommand, EvaluationFigures, EvaluationState } from '../domain/evaluation.ts'
import { FIGURE_KEYS } from '../domain/evaluation.ts'
import type { evaluationApi } from '../evaluation-api.ts'
import { evaluationLife } from '../inquiry-lives.ts'
import { findEvaluation, listEvaluations } from '../projections/evaluation.ts'
import { figuresOf } from './figures.ts'

type View = Output<typeof evaluationApi.evaluation>
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }

const figureList = (figures: EvaluationFigures) => FIGURE_KEYS.map((key) => ({ key, value: figures[key] }))
/** Evaluators, inspectors and leaders read all; everybody else what is said of his own organ. */
const seesAll = ({ actor }: RequestContext) => may(actor, 'evaluation.readAll')
const mayAnswer = ({ actor }: RequestContext, { organ }: EvaluationState) =>
  may(actor, 'evaluation.answer', { organs: [organ] })

function view(context: RequestContext, { id, version, state }: LifeRow<EvaluationState>): View {
  const { catalogue } = context.office
  const nameOf = (officer: string) => catalogue.officerName(officer)
  const { organ, evaluatorOrgan, by, at, from, to, asOfLeaf, figures, phase, analysis, grade, demands, after } = state
  const works = may(context.actor, 'evaluation.work') && phase !== 'CLOSED'
  return {
    ...{ id, version, at, from, to, asOfLeaf, phase, analysis, by: nameOf(by) },
    organ: catalogue.organName(organ),
    evaluator: catalogue.organName(evaluatorOrgan),
    figures: figureList(figures),
    grade: grade === null ? null : { ...grade },
    demands: demands.map((demand) => ({
      ...demand,
      overdue: (demand.phase === 'DEMANDED' || demand.phase === 'RETURNED') && demand.due < localDate(context.now()),
      answers: demand.answers.map((answer) => ({ ...answer, by: nameOf(answer.by) })),
    })),
    after: after === null ? null : { ...after, figures: figureList(after.figures) },
    may: { work: works, answer: mayAnswer(context, state) && phase !== 'CLOSED' },
  }
}

async function findReadable(context: RequestContext, id: string): Promise<LifeRow<EvaluationState> | undefined> {
  const row = await findEvaluation(context.db, id)
  return row !== undefined && (seesAll(context) || mayAnswer(context, row.state)) ? row : undefined
}

async function runOn(
  context: RequestContext,
  id: string,
  order: OrderFor<EvaluationCommand>,
  expectedVersion: number,
): Promise<View | RefusalAnswer> {
  const refused = await actOn(context, evaluationLife, id, order, expectedVersion)
  if (refused !== undefined) return refused
  const row = await findEvaluation(context.db, id)
  return row === undefined ? NOT_FOUND : view(context, row)
}

async function open(
  context: RequestContext,
  { organ, from, to }: { readonly organ: string; readonly from: string; readonly to: string },
): Promise<View | RefusalAnswer> {
  const { actor, office } = context
  if (actor.kind !== 'officer' || office.catalogue.organName(organ) === '') return NOT_FOUND
  // One evaluation for each organ and period, by whichever evaluator comes first.
  const id = context.idFrom('evaluation', organ, from, to)
  const [figures, asOfLeaf] = await Promise.all([figuresOf(context, { organ, from, to }), office.proofs.size()])
  const today = localDate(context.now())
  const opened = { organ, evaluatorOrgan: actor.organ, from, to, asOfLeaf, figures, today }
  return runOn(context, id, { type: 'OpenEvaluation', ...opened }, 0)
}

/** As many days as were evaluated, up to today: what became of it. */
async function close(context: RequestContext, row: LifeRow<EvaluationState>, expectedVersion: number) {
  const { organ, from, to } = row.state
  const until = localDate(context.now())
  const since = addDays(until, -countDays(from, to))
  const figures = await figuresOf(context, { organ, from: since, to: until })
  return runOn(context, row.id, { type: 'CloseEvaluation', since, until, figures }, expectedVersion)
}

async function onReadable(
  context: RequestContext,
  id: string,
  work: (row: LifeRow<EvaluationState>) => Promise<View | RefusalAnswer>,
): Promise<View | RefusalAnswer> {
  const row = await findReadable(context, id)
  return row === undefined ? NOT_FOUND : work(row)
}

export const evaluationHandlers: Handlers<typeof evaluationApi> = {
  evaluations: async (_, context) => {
    const { actor, office } = context
    const own = actor.kind === 'officer' && !seesAll(context) ? actor.organ : null
    const rows = await listEvaluations(context.db, own)
    const organs = office.catalogue.organs().filter(({ kind }) => kind !== 'OVERSIGHT')
    return {
      items: rows.map(({ id, state: { organ, from, to, phase, grade, demands } }) => ({
        ...{ id, from, to, phase, organ: office.catalogue.organName(organ), grade: grade?.grade ?? null },
        open: demands.filter((demand) => demand.phase !== 'SETTLED').length,
      })),
      organs: organs.map(({ id, name }) => ({ id, name })),
    }
  },
  evaluation: ({ params }, context) => onReadable(context, params.id, (row) => Promise.resolve(view(context, row))),
  openEvaluation: ({ body }, context) => open(context, body),
  analyseEvaluation: ({ params, body: { expectedVersion, analysis } }, context) =>
    onReadable(context, params.id, ({ id }) =>
      runOn(context, id, { type: 'AnalyseEvaluation', analysis }, expectedVersion),
    ),
  gradeEvaluation: ({ params, body: { expectedVersion, grade, reason } }, context) =>
    onReadable(context, params.id, ({ id }) =>
      runOn(context, id, { type: 'GradeEvaluation', grade, reason }, expectedVersion),
    ),
  demandImprovement: ({ params, body: { expectedVersion, ...said } }, context) =>
    onReadable(context, params.id, ({ id }) => {
      const today = localDate(context.now())
      return runOn(context, id, { type: 'DemandImprovement', ...said, today }, expectedVersion)
    }),
  answerImprovement: ({ params, body: { expectedVersion, ...said } }, context) =>
    onReadable(context, params.id, ({ id, state }) =>
      mayAnswer(context, state)
        ? runOn(context, id, { type: 'AnswerImprovement', ...said }, expectedVersion)
        : Promise.resolve(NOT_FOUND),
    ),
  judgeImprovement: ({ params, body: { expectedVersion, ...said } }, context) =>
    onReadable(context, params.id, ({ id }) =>
      runOn(context, id, { type: 'JudgeImprovement', ...said }, expectedVersion),
    ),
  closeEvaluation: ({ params, body: { expectedVersion } }, context) =>
    onReadable(context, params.id, (row) => close(context, row, expectedVersion)),
}
