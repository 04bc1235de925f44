import { completenessOf, parseItemStandard } from '#catalogue'
import type { Handlers, PublishedItem, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { Output } from '#contract'
import type { api } from '../api.ts'
import { differencesOf, reductionsOf, sectionsOf } from '../comparison.ts'
import { findDraft } from '../drafts.ts'
import { findingsIn, lintContext } from '../findings.ts'
import { findKnownItem, itemView, NOT_FOUND } from '../item-view.ts'
import { both, organIn } from '../names.ts'
import { allItemRows } from '../projections/item.ts'
import type { ItemRow } from '../projections/item.ts'

type Line = Output<typeof api.list>['items'][number]
const PAGE = 50

interface Known {
  readonly row: ItemRow
  readonly line: Line
  readonly words: string
}

async function knownItems(context: RequestContext): Promise<readonly Known[]> {
  const { catalogue } = context.office
  const [rows, lint] = await Promise.all([allItemRows(context.db), lintContext(context)])
  const today = localDate(context.now())
  const current = new Map(catalogue.inForce().map((item) => [item.code, item]))
  return rows.map((row) => {
    const item = current.get(row.code)
    const newest = item ?? catalogue.versionsOf(row.code).at(-1)
    return lineOf(context, row, {
      item,
      newest,
      today,
      findings: newest === undefined ? [] : findingsIn(newest.standard, lint),
    })
  })
}

interface LineFacts {
  readonly item: PublishedItem | undefined
  readonly newest: PublishedItem | undefined
  readonly today: string
  readonly findings: ReturnType<typeof findingsIn>
}

function lineOf(context: RequestContext, row: ItemRow, { item, newest, today, findings }: LineFacts): Known {
  const standard = newest?.standard
  const retired = row.retirementPhase === 'adopted' && (row.retirement?.effectiveFrom ?? '') <= today
  const name = standard === undefined ? { zh: row.name || row.code, en: row.name || row.code } : both(standard.name)
  const organ = organIn(context, standard?.organ ?? row.draftOrgan ?? '')
  const line: Line = {
    code: row.code,
    name,
    parentName: standard === undefined ? name : both(standard.parentName),
    organ,
    kind: standard?.kind ?? '',
    domain: standard?.domain ?? '',
    standing: retired
      ? 'RETIRED'
      : item !== undefined
        ? 'IN_FORCE'
        : newest === undefined
          ? 'NEVER_PUBLISHED'
          : 'SCHEDULED',
    version: newest?.version ?? null,
    effectiveFrom: newest?.effectiveFrom ?? null,
    draft: row.draftPhase,
    retirement: row.retirementPhase,
    completeness: standard === undefined ? 0 : completenessOf(standard).percent,
    errors: findings.filter(({ severity }) => severity === 'ERROR').length,
    warnings: findings.filter(({ severity }) => severity === 'WARNING').length,
  }
  return { row, line, words: `${row.code} ${name.zh} ${name.en} ${organ.zh}`.toLowerCase() }
}

const FINDINGS: Readonly<Record<string, (line: Line) => boolean>> = {
  ERROR: ({ errors }) => errors > 0,
  WARNING: ({ warnings }) => warnings > 0,
  NONE: ({ errors, warnings }) => errors + warnings === 0,
}

export const standardHandlers: Pick<Handlers<typeof api>, 'list' | 'item' | 'version' | 'compare' | 'guideChanges'> = {
  list: async ({ query }, context) => {
    const known = await knownItems(context)
    const { q = '', kind, standing, draft, findings, after = '', limit = PAGE } = query
    const wanted = q.trim().toLowerCase()
    const found = known
      .filter(
        ({ line, words }) =>
          words.includes(wanted) &&
          (kind === undefined || line.kind === kind) &&
          (standing === undefined || line.standing === standing) &&
          (draft === undefined || line.draft === draft) &&
          (findings === undefined || FINDINGS[findings]?.(line) === true),
      )
      .map(({ line }) => line)
    const rest = found.filter(({ code }) => code > after)
    const items = rest.slice(0, limit)
    const lines = known.map(({ line }) => line)
    const whole = lines.reduce((sum, { completeness }) => sum + completeness, 0)
    return {
      items,
      after: rest.length > limit ? (items.at(-1)?.code ?? null) : null,
      total: found.length,
      counts: {
        items: lines.length,
        drafts: lines.filter((line) => line.draft !== null).length,
        waiting: lines.filter((line) => line.draft === 'submitted' || line.retirement === 'proposed').length,
        errors: lines.filter(({ errors }) => errors > 0).length,
        completeness: lines.length === 0 ? 0 : Math.floor(whole / lines.length),
      },
    }
  },

  item: async ({ params }, context) => {
    const item = await findKnownItem(context, params.code)
    return item === undefined ? NOT_FOUND : itemView(context, item)
  },

  version: async ({ params: { code, version } }, context) => {
    const item = await context.office.catalogue.findItem(code, version)
    if (item === undefined) return NOT_FOUND
    const { publishedAt, effectiveFrom, standard } = item
    return { code, version, publishedAt, effectiveFrom, standard }
  },

  compare: async ({ params: { code }, query: { from, to } }, context) => {
    const before = await context.office.catalogue.findItem(code, from)
    const after =
      to === undefined ? await draftAsItem(context, code) : await context.office.catalogue.findItem(code, to)
    if (before === undefined || after === undefined) return NOT_FOUND
    return {
      from: { version: before.version, effectiveFrom: before.effectiveFrom },
      to: { version: after.version, effectiveFrom: after.effectiveFrom },
      sections: sectionsOf(differencesOf(context, before.standard, after.standard)),
      reductions: reductionsOf(before.standard, after.standard),
    }
  },

  guideChanges: async ({ params: { code }, query: { from, to } }, context) => {
    const [before, after] = await Promise.all([
      context.office.catalogue.findItem(code, from),
      context.office.catalogue.findItem(code, to),
    ])
    if (before === undefined || after === undefined) return NOT_FOUND
    return { sections: sectionsOf(differencesOf(context, before.standard, after.standard)) }
  },
}

async function draftAsItem({ db }: RequestContext, code: string) {
  const draft = await findDraft(db, code)
  if (draft === undefined) return undefined
  const parsed = parseItemStandard(draft.content)
  return parsed.ok ? { version: null, effectiveFrom: null, standard: parsed.value } : undefined
}
