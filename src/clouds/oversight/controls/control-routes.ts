import type { Output } from '#contract'
import { actOn } from '#frame'
import type { Handlers, LifeRow, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { hitView } from '../cage/hit-view.ts'
import { readRuleBook } from '../cage/rule-book.ts'
import type { controlsApi } from '../controls-api.ts'
import type { ControlState } from '../domain/rule-control.ts'
import { controlLife } from '../inquiry-lives.ts'
import { listControls, listDocuments } from '../projections/rule-document.ts'
import type { RuleDocument } from '../projections/rule-document.ts'
import { forgetMeasures, measure, statusOf } from './status.ts'
import { riskHandlers } from './risk-routes.ts'

type Controls = Output<typeof controlsApi.controls>
type Clause = Controls['documents'][number]['clauses'][number]
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
const BEHIND_MAX = 100

const keyOf = (document: string, article: string) => `${document} ${article}`

/** The clause with what watches over it, counted now. */
async function clauseView(
  context: RequestContext,
  { article, text }: RuleDocument['clauses'][number],
  control: LifeRow<ControlState> | undefined,
): Promise<Clause> {
  const head = { article, text, version: control?.version ?? 0 }
  const wanted = control?.state.measure ?? null
  if (wanted === null)
    return { ...head, status: 'NOT_MEASURABLE', reason: control?.state.reason ?? null, measure: null }
  const measured = await measure(context, wanted)
  const status = statusOf(wanted, measured)
  if (measured === undefined) return { ...head, status, reason: null, measure: null }
  const { definition, looked, hits, on } = measured
  const { code, name } = definition
  return {
    ...{ ...head, status, reason: null },
    measure: { rule: code, name: { ...name }, on, looked, hits: hits.length, ...pickLimits(wanted) },
  }
}
const pickLimits = ({ mostHits, days }: { readonly mostHits: number; readonly days: number }) => ({ mostHits, days })

type DocumentStatus = Controls['documents'][number]['status']
const documentStatus = ({ effectiveFrom, repealedFrom }: RuleDocument, today: string): DocumentStatus =>
  repealedFrom !== null && repealedFrom <= today ? 'REPEALED' : effectiveFrom > today ? 'COMING' : 'IN_FORCE'

async function controlsView(context: RequestContext): Promise<Controls> {
  const [documents, controls, book] = await Promise.all([
    listDocuments(context.db),
    listControls(context.db),
    readRuleBook(context.db),
  ])
  const set = new Map(controls.map((row) => [keyOf(row.state.document, row.state.article), row]))
  const today = localDate(context.now())
  const views: Controls['documents'] = []
  for (const document of documents) {
    const { number, title, issuer, clauses } = document
    const shown: Clause[] = []
    for (const clause of clauses) shown.push(await clauseView(context, clause, set.get(keyOf(number, clause.article))))
    views.push({ number, title, issuer, status: documentStatus(document, today), clauses: shown })
  }
  const rules = book.flatMap(({ code, inForce, draft }) => {
    const name = inForce?.definition.name ?? draft?.definition.name
    return name === undefined ? [] : [{ code, name: { ...name } }]
  })
  return { at: context.now(), documents: views, rules }
}

async function setControl(
  context: RequestContext,
  { expectedVersion, ...said }: Parameters<Handlers<typeof controlsApi>['setControl']>[0]['body'],
): Promise<Controls | RefusalAnswer> {
  const { document, article, measure: wanted } = said
  const clauses = (await listDocuments(context.db)).find(({ number }) => number === document)?.clauses ?? []
  if (!clauses.some((clause) => clause.article === article)) return { refusal: { code: 'CONTROL_CLAUSE_UNKNOWN' } }
  const known = (await readRuleBook(context.db)).some(({ code }) => code === wanted?.rule)
  if (wanted !== null && !known) return { refusal: { code: 'CONTROL_RULE_UNKNOWN' } }
  const stream = context.idFrom('rule control', document, article)
  const refused = await actOn(context, controlLife, stream, { type: 'SetControl', ...said }, expectedVersion)
  if (refused !== undefined) return refused
  forgetMeasures(context.db)
  return controlsView(context)
}

export const controlHandlers: Handlers<typeof controlsApi> = {
  controls: (_, context) => controlsView(context),
  controlCases: async ({ query: { document, article } }, context) => {
    const control = (await listControls(context.db)).find(
      ({ state }) => state.document === document && state.article === article,
    )
    const wanted = control?.state.measure ?? null
    const measured = wanted === null ? undefined : await measure(context, wanted)
    if (measured === undefined) return NOT_FOUND
    const { hits, definition } = measured
    return {
      items: hits
        .slice(-BEHIND_MAX)
        .toReversed()
        .map((hit) => hitView(context, definition, hit)),
    }
  },
  setControl: ({ body }, context) => setControl(context, body),
  ...riskHandlers,
}
