import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { addDays, jsonObjectOf, localDate } from '#kernel'
import { actText, ACT_TYPES } from '../act-texts.ts'
import type { cageApi } from '../cage-api.ts'
import type { RuleCommand } from '../domain/rule.ts'
import { countCards } from '../projections/card.ts'
import { hitView } from './hit-view.ts'
import { forgetRules, readRuleBook } from './rule-book.ts'
import type { BookedRule } from './rule-book.ts'
import { tryRule } from './trial.ts'

type RuleView = Output<typeof cageApi.draftRule>
type Definition = RuleView['draft'] extends infer D ? (D extends { definition: infer X } ? X : never) : never
const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
const SAMPLES_MAX = 20

/** The contract's arrays are mutable and the book's are not; a copy is both. */
const definitionView = (definition: NonNullable<BookedRule['draft']>['definition']): Definition => ({
  ...definition,
  name: { ...definition.name },
  steps: [...definition.steps],
  against: [...definition.against],
  threshold: { ...definition.threshold },
})

function ruleView({ office }: RequestContext, rule: BookedRule, cards: ReadonlyMap<string, number>): RuleView {
  const { code, lifeVersion, inForce, draft, off } = rule
  return {
    ...{ code, lifeVersion, cards: cards.get(code) ?? 0 },
    inForce: inForce === null ? null : { number: inForce.number, definition: definitionView(inForce.definition) },
    draft: draft === null ? null : { ...draft, definition: definitionView(draft.definition), tried: draft.tried },
    off: off === null ? null : { ...off, by: office.catalogue.officerName(off.by) },
  }
}

const findRule = async ({ db }: RequestContext, code: string): Promise<BookedRule | undefined> =>
  (await readRuleBook(db)).find((rule) => rule.code === code)

async function runOnRule(
  context: RequestContext,
  code: string,
  command: RuleCommand,
  expectedVersion: number,
): Promise<RuleView | RefusalAnswer> {
  const { actor, idempotency } = context
  const result = await context.run({
    ...{ life: 'oversightRule', stream: context.idFrom('oversight rule', code), command: jsonObjectOf(command) },
    ...{ by: actor, expectedVersion },
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  forgetRules(context.db)
  const rule = await findRule(context, code)
  return rule === undefined ? NOT_FOUND : ruleView(context, rule, await countCards(context.db))
}

const done = (context: RequestContext) => ({ at: context.now(), by: '$actor' })

type RuleDoors = 'rules' | 'draftRule' | 'tryRule' | 'switchRuleOn' | 'switchRuleOff'
export const ruleHandlers: Pick<Handlers<typeof cageApi>, RuleDoors> = {
  rules: async (_, context) => {
    const [book, cards] = await Promise.all([readRuleBook(context.db), countCards(context.db)])
    return {
      items: book.map((rule) => ruleView(context, rule, cards)),
      steps: ACT_TYPES.map((type) => ({ type, text: actText(type) })),
    }
  },

  draftRule: async ({ body: { expectedVersion, definition } }, context) => {
    const known = await findRule(context, definition.code)
    const kind = (known?.inForce ?? known?.draft)?.definition.kind ?? definition.kind
    // A code means one detector for ever: cards of years ago are read by it.
    if (kind !== definition.kind) return { refusal: { code: 'RULE_OF_ANOTHER_DETECTOR' } }
    return runOnRule(context, definition.code, { type: 'DraftRule', ...done(context), definition }, expectedVersion)
  },

  tryRule: async ({ params, body }, context) => {
    const rule = await findRule(context, params.code)
    const draft = rule?.draft
    if (rule === undefined || draft === undefined || draft === null) return { refusal: { code: 'RULE_NO_DRAFT' } }
    // What the house came with is written down the first time somebody tries it.
    const drafted =
      rule.lifeVersion > 0
        ? rule.lifeVersion
        : await draftStanding(context, params.code, draft.definition, body.expectedVersion)
    if (typeof drafted !== 'number') return drafted
    const from = addDays(localDate(context.now()), -body.days)
    const { looked, hits } = await tryRule(context, draft.definition, `${from}T00:00:00.000Z`)
    const command: RuleCommand = { type: 'TryRule', ...done(context), from, looked, hits: hits.length }
    const expected = rule.lifeVersion > 0 ? body.expectedVersion : drafted
    const tried = await runOnRule(context, params.code, command, expected)
    if ('refusal' in tried) return tried
    return {
      ...{ rule: tried, looked, hits: hits.length },
      samples: hits.slice(-SAMPLES_MAX).map((hit) => hitView(context, draft.definition, hit)),
    }
  },

  switchRuleOn: ({ params, body }, context) =>
    runOnRule(context, params.code, { type: 'SwitchRuleOn', ...done(context) }, body.expectedVersion),

  switchRuleOff: async ({ params, body: { expectedVersion, reason } }, context) => {
    const rule = await findRule(context, params.code)
    if (rule === undefined) return NOT_FOUND
    const standing = rule.inForce?.number === 0 ? { standing: rule.inForce.definition } : {}
    const command: RuleCommand = { type: 'SwitchRuleOff', ...done(context), reason, ...standing }
    return runOnRule(context, params.code, command, expectedVersion)
  },
}

async function draftStanding(
  context: RequestContext,
  code: string,
  definition: NonNullable<BookedRule['draft']>['definition'],
  expectedVersion: number,
): Promise<number | RefusalAnswer> {
  const command: RuleCommand = { type: 'DraftRule', ...done(context), definition }
  const result = await context.run({
    ...{ life: 'oversightRule', stream: context.idFrom('oversight rule', code), command: jsonObjectOf(command) },
    ...{ by: context.actor, expectedVersion },
  })
  return result.ok ? result.version : { refusal: result.refusal }
}
