import { limitWords } from '#contract'
import { createHash } from 'node:crypto'
import { instantiate, parseItemStandard } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { Input, Output } from '#contract'
import type { Handlers, PublishedItem, RefusalAnswer, RequestContext } from '#frame'
import { canonicalJson, jsonObjectOf } from '#kernel'
import type { api } from '../api.ts'
import { changesFrom, countDifferences } from '../comparison.ts'
import type { ChangeRecord } from '../domain/events.ts'
import { findDraft, putDraft, saveDraft } from '../drafts.ts'
import type { DraftRow } from '../drafts.ts'
import { evidenceFor } from '../evidence.ts'
import { draftCompleteness, draftFindings, lintContext } from '../findings.ts'
import { findKnownItem, mayDraft, NOT_FOUND, officerOf } from '../item-view.ts'
import type { KnownItem } from '../item-view.ts'
import { milestonesOf } from '../projections/item.ts'
import { actOnItem, itemFor } from '../run-standard.ts'

type DraftView = Output<typeof api.draft>
type DraftRoute = 'beginDraft' | 'newItem' | 'draft' | 'saveDraft' | 'submitDraft' | 'abandonDraft'
const refuse = (code: string): RefusalAnswer => ({ refusal: { code } })

export const digestOf = (content: object): string =>
  createHash('sha256')
    .update(canonicalJson(jsonObjectOf(content)))
    .digest('hex')

const baseOf = ({ office }: RequestContext, { code, state }: KnownItem): PublishedItem | undefined =>
  office.catalogue.versionsOf(code).find(({ version }) => version === state.draft?.base)

async function draftView(context: RequestContext, item: KnownItem, row: DraftRow): Promise<DraftView | RefusalAnswer> {
  const { draft } = item.state
  const officer = officerOf(context)
  if (draft === null || officer === undefined) return NOT_FOUND
  const base = baseOf(context, item)
  const parsed = parseItemStandard(row.content)
  const changes = parsed.ok ? changesFrom(base?.standard, parsed.value) : NO_CHANGES
  const [lint, evidence, milestones] = await Promise.all([
    lintContext(context),
    evidenceFor(context, item.code, parsed.ok ? parsed.value.limits.promised.days : 0),
    milestonesOf(context.db, item.code),
  ])
  const begun = milestones.findLast(({ type }) => type === 'StandardDrafted')?.facts['reason']
  const nameOf = (id: string) => base?.standard.materials.find((each) => each.id === id)?.name.zh ?? id
  return {
    code: item.code,
    lifeVersion: item.lifeVersion,
    revision: row.revision,
    savedAt: row.savedAt.toISOString(),
    savedBy: context.office.catalogue.officerName(row.savedBy),
    phase: draft.phase,
    editable: draft.phase !== 'submitted' && draft.organ === officer.organ && mayDraft(officer, item),
    base: draft.base,
    reason: typeof begun === 'string' ? begun : '',
    remarks: [...draft.remarks],
    digest: digestOf(row.content),
    standard: row.content,
    findings: [...draftFindings(row.content, lint)],
    completeness: draftCompleteness(row.content),
    changes: {
      removedMaterials: changes.removedMaterials.map((material) => ({ material, name: nameOf(material) })),
      steps: changes.steps,
      limit: changes.limit,
      differences: parsed.ok ? countDifferences(base?.standard, parsed.value) : 0,
    },
    evidence,
  }
}
const NO_CHANGES = { removedMaterials: [], steps: false, limit: false }

/** The act is recorded first; the text to be written on lies beside it, and a second asker finds it there. */
async function begin(
  context: RequestContext,
  item: Pick<KnownItem, 'code' | 'stream'>,
  expectedVersion: number,
  reason: string,
  content: ItemStandard,
): Promise<DraftView | RefusalAnswer> {
  const officer = officerOf(context)
  if (officer === undefined) return NOT_FOUND
  const { idempotency, now, db } = context
  const { code, stream } = item
  const result = await context.run({
    life: 'standard',
    stream,
    command: { type: 'BeginDraft', code, organ: officer.organ, reason, at: now(), by: '$actor' },
    by: officer,
    expectedVersion,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  if (!result.replayed) await putDraft(db, code, content, officer.id, now())
  return readDraft(context, code)
}

async function readDraft(context: RequestContext, code: string): Promise<DraftView | RefusalAnswer> {
  const [item, row] = await Promise.all([findKnownItem(context, code), findDraft(context.db, code)])
  return item === undefined || row === undefined ? NOT_FOUND : draftView(context, item, row)
}

/** A new item takes over how a similar one is handled; what makes it itself is written anew. */
function fromTemplate(template: ItemStandard, code: string, name: string): ItemStandard {
  const { generalItem: _, powerItem: __, ...rest } = template
  return {
    ...rest,
    code,
    parentCode: code,
    parentName: { zh: name },
    name: { zh: name },
    keywords: [],
    source: 'DEMO_DISTRICT',
  }
}

/** A new item's first text: a copy of a similar one, or an instance of an item of the catalogue from above (ST-22). */
function modelled({ office }: RequestContext, template: string, code: string, name: string): ItemStandard | undefined {
  const { catalogue } = office
  const model = catalogue.versionsOf(template).at(-1)
  if (model !== undefined) return fromTemplate(model.standard, code, name)
  const above = catalogue.generalCatalogue.items.find(({ id }) => id === template)
  const instances = catalogue.inForce().filter(({ standard }) => standard.generalItem === template)
  // Handled nowhere here yet: any item of the same kind gives the parts that may vary.
  const fallback = catalogue.inForce().find(({ standard }) => standard.kind === above?.fixed.kind)
  const source = (instances[0] ?? fallback)?.standard
  return above === undefined || source === undefined
    ? undefined
    : instantiate(above, { ...source, code, name: { zh: name }, source: 'DEMO_DISTRICT' })
}

type Submission = Input<typeof api.submitDraft>['body']

/** Why the draft differs from its base, with what the figures say. */
async function recordOf(
  context: RequestContext,
  base: ItemStandard,
  draft: ItemStandard,
  { removals, stepsReason, limitReason }: Submission,
): Promise<ChangeRecord> {
  const changes = changesFrom(base, draft)
  const { distribution: _, ...evidence } = await evidenceFor(context, base.code, draft.limits.promised.days)
  const steps = ({ steps: list }: ItemStandard) => list.map(({ name }) => name.zh)
  return {
    removals: removals
      .filter(({ material }) => changes.removedMaterials.includes(material))
      .map((removal) => ({
        ...removal,
        name: base.materials.find(({ id }) => id === removal.material)?.name.zh ?? removal.material,
      })),
    steps: changes.steps ? { before: steps(base), after: steps(draft), reason: stepsReason } : null,
    limit: changes.limit
      ? {
          before: limitWords(base.limits.promised).zh,
          after: limitWords(draft.limits.promised).zh,
          evidence,
          reason: limitReason,
        }
      : null,
  }
}

async function submit(context: RequestContext, code: string, submission: Submission) {
  const officer = officerOf(context)
  const item = await itemFor(context, code, mayDraft)
  const row = await findDraft(context.db, code)
  if (officer === undefined || item === undefined || row === undefined) return NOT_FOUND
  if (row.revision !== submission.revision) return refuse('DRAFT_SAVED_BY_OTHER')
  const parsed = parseItemStandard(row.content)
  const findings = draftFindings(row.content, await lintContext(context))
  const errors = findings.filter(({ severity }) => severity === 'ERROR').length
  if (!parsed.ok) return { refusal: { code: 'DRAFT_HAS_FAULTS', facts: { count: errors } } }
  const base = baseOf(context, item)?.standard
  const standard = jsonObjectOf(parsed.value)
  return actOnItem(context, item, submission.expectedVersion, {
    type: 'SubmitForReview',
    code,
    organ: officer.organ,
    at: context.now(),
    by: '$actor',
    digest: digestOf(parsed.value),
    standard,
    note: submission.note,
    editors: row.editors,
    answers: submission.answers,
    changes: changesFrom(base, parsed.value),
    record:
      base === undefined
        ? { removals: [], steps: null, limit: null }
        : await recordOf(context, base, parsed.value, submission),
    errors,
  })
}

export const draftHandlers: Pick<Handlers<typeof api>, DraftRoute> = {
  beginDraft: async ({ params, body }, context) => {
    const item = await itemFor(context, params.code, mayDraft)
    if (item?.newest === undefined) return NOT_FOUND
    return begin(context, item, body.expectedVersion, body.reason, item.newest.standard)
  },

  newItem: async ({ body: { code, template, name, reason } }, context) => {
    const officer = officerOf(context)
    const content = modelled(context, template, code, name)
    if (officer === undefined) return NOT_FOUND
    if (content === undefined) return refuse('TEMPLATE_UNKNOWN')
    const stream = context.idFrom('standard', code)
    const known = await context.load(stream)
    if (known !== undefined && context.idempotency === undefined) return refuse('ITEM_CODE_TAKEN')
    const begun = await begin(context, { code, stream }, 0, reason, content)
    return 'refusal' in begun && begun.refusal.code === 'VERSION_CONFLICT' ? refuse('ITEM_CODE_TAKEN') : begun
  },

  draft: ({ params }, context) => readDraft(context, params.code),

  saveDraft: async ({ params: { code }, body: { revision, standard } }, context) => {
    const officer = officerOf(context)
    const item = await itemFor(context, code, mayDraft)
    const draft = item?.state.draft ?? null
    if (officer === undefined || item === undefined || draft === null) return NOT_FOUND
    if (draft.phase === 'submitted') return refuse('DRAFT_UNDER_REVIEW')
    if (draft.organ !== officer.organ) return refuse('DRAFT_OF_OTHER_ORGAN')
    if (!('code' in standard) || standard.code !== code) return refuse('ITEM_CODE_FIXED')
    const row = await saveDraft(context.db, { code, revision, content: standard }, officer.id, context.now())
    return row === undefined ? refuse('DRAFT_SAVED_BY_OTHER') : draftView(context, item, row)
  },

  submitDraft: ({ params, body }, context) => submit(context, params.code, body),

  abandonDraft: async ({ params: { code }, body: { expectedVersion, reason } }, context) => {
    const officer = officerOf(context)
    const item = await itemFor(context, code, mayDraft)
    if (officer === undefined || item === undefined) return NOT_FOUND
    const order = { code, organ: officer.organ, reason, at: context.now(), by: '$actor' }
    return actOnItem(context, item, expectedVersion, { type: 'AbandonDraft', ...order })
  },
}
