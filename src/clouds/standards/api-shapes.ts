import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, Refusable } from '#contract'
import { ItemStandard } from '#catalogue/standard'

export const Said = T.Object({ zh: T.String(), en: T.String() })
export const Code = T.String({ minLength: 4, maxLength: 80 })
const maybe = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])

export const Finding = T.Object({
  code: T.String(),
  severity: T.Enum(['ERROR', 'WARNING']),
  section: T.String(),
  place: T.String(),
  text: Said,
})
export const CompletenessView = T.Object({
  filled: T.Integer(),
  mandatory: T.Integer(),
  percent: T.Integer(),
  missing: T.Array(T.Object({ section: T.String(), field: T.String(), name: Said })),
})
export const Standing = T.Enum(['IN_FORCE', 'SCHEDULED', 'NEVER_PUBLISHED', 'RETIRED'])
export const DraftPhase = T.Enum(['drafting', 'submitted', 'returned'])

export const ItemLine = T.Object({
  code: T.String(),
  name: Said,
  parentName: Said,
  organ: Said,
  kind: T.String(),
  domain: T.String(),
  standing: Standing,
  version: maybe(T.Integer()),
  effectiveFrom: maybe(PlainDate),
  draft: maybe(DraftPhase),
  retirement: maybe(T.Enum(['proposed', 'adopted'])),
  completeness: T.Integer(),
  errors: T.Integer(),
  warnings: T.Integer(),
})
export const VersionLine = T.Object({
  version: T.Integer(),
  publishedAt: Instant,
  effectiveFrom: PlainDate,
  withdrawn: T.Boolean(),
  current: T.Boolean(),
  scheduled: T.Boolean(),
})
export const EvidenceView = T.Object({
  cases: T.Integer(),
  median: maybe(T.Number()),
  ninetieth: maybe(T.Number()),
  longest: maybe(T.Number()),
  withinNew: T.Integer(),
  /** How many cases took how many working days. */
  distribution: T.Array(T.Object({ days: T.Integer(), cases: T.Integer() })),
})
export const RemarkView = T.Object({ section: T.String(), text: T.String() })
export const Answer = T.Object(
  { remark: T.Integer({ minimum: 0 }), followed: T.Boolean(), position: T.String({ maxLength: 500 }) },
  { additionalProperties: false },
)
const Way = T.Enum(['CANCELLED', 'CONVERTED_TO_FILING', 'MERGED'])
export const retirementFields = {
  way: Way,
  reason: T.String({ minLength: 2, maxLength: 500 }),
  basis: T.String({ minLength: 2, maxLength: 300 }),
  effectiveFrom: PlainDate,
  successors: T.Array(Code, { maxItems: 10 }),
}
export const MilestoneView = T.Object({
  type: T.String(),
  at: Instant,
  by: T.String(),
  organ: Said,
  /** Further lines: reasons, remarks, positions. */
  lines: T.Array(Said),
})
export const ItemView = T.Object({
  code: T.String(),
  /** What the next act must expect. */
  lifeVersion: T.Integer(),
  name: Said,
  organ: Said,
  standing: Standing,
  versions: T.Array(VersionLine),
  draft: maybe(
    T.Object({
      phase: DraftPhase,
      round: T.Integer(),
      base: T.Integer(),
      organ: Said,
      digest: maybe(T.String()),
      remarks: T.Array(RemarkView),
      answers: T.Array(Answer),
    }),
  ),
  retirement: maybe(T.Object({ phase: T.Enum(['proposed', 'adopted']), ...retirementFields })),
  completeness: CompletenessView,
  findings: T.Array(Finding),
  evidence: EvidenceView,
  history: T.Array(MilestoneView),
  acts: T.Array(Refusable),
})
export const DifferenceView = T.Object({
  section: T.String(),
  place: T.String(),
  subject: Said,
  kind: T.Enum(['ADDED', 'REMOVED', 'CHANGED']),
  before: maybe(Said),
  after: maybe(Said),
})
export const ReductionView = T.Object({
  aim: T.Enum(['STEPS', 'PROCEDURES', 'TIERS', 'MATERIALS', 'COST', 'DAYS', 'TRIPS']),
  before: T.Number(),
  after: T.Number(),
  percent: maybe(T.Number()),
  formula: Said,
  counted: T.Object({ before: T.Array(T.String()), after: T.Array(T.String()) }),
})
export const ComparisonView = T.Object({
  from: T.Object({ version: maybe(T.Integer()), effectiveFrom: maybe(PlainDate) }),
  to: T.Object({ version: maybe(T.Integer()), effectiveFrom: maybe(PlainDate) }),
  sections: T.Array(T.Object({ section: T.String(), name: Said, differences: T.Array(DifferenceView) })),
  reductions: T.Array(ReductionView),
})
export const DraftView = T.Object({
  code: T.String(),
  lifeVersion: T.Integer(),
  revision: T.Integer(),
  savedAt: Instant,
  savedBy: T.String(),
  phase: DraftPhase,
  /** Whether this officer may write on it now. */
  editable: T.Boolean(),
  base: T.Integer(),
  reason: T.String(),
  remarks: T.Array(RemarkView),
  digest: T.String(),
  /** The standard as it stands; perhaps not yet complete. */
  standard: T.Unknown(),
  findings: T.Array(Finding),
  completeness: maybe(CompletenessView),
  changes: T.Object({
    removedMaterials: T.Array(T.Object({ material: T.String(), name: T.String() })),
    steps: T.Boolean(),
    limit: T.Boolean(),
    differences: T.Integer(),
  }),
  evidence: EvidenceView,
})
export const VersionView = T.Object({
  code: T.String(),
  version: T.Integer(),
  publishedAt: Instant,
  effectiveFrom: PlainDate,
  standard: ItemStandard,
})

export const PolicyView = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  title: T.String(),
  issuer: T.String(),
  topic: T.Enum(['DIVISION_OF_POWERS', 'LINKAGE', 'SUPERVISION', 'WORKFLOW', 'OTHER']),
  status: T.Enum(['SCHEDULED', 'IN_FORCE', 'REPEALED']),
  effectiveFrom: PlainDate,
  replaces: maybe(T.String()),
  clauses: T.Array(
    T.Object({
      article: T.String(),
      text: T.String(),
      items: T.Array(T.Object({ code: T.String(), name: Said })),
    }),
  ),
  repealedFrom: maybe(PlainDate),
  repealReason: maybe(T.String()),
  readers: T.Integer(),
  read: T.Boolean(),
})
export const DisguiseView = T.Object({
  id: Id,
  version: T.Integer(),
  code: maybe(T.String()),
  itemName: maybe(Said),
  organ: maybe(Said),
  sign: T.String(),
  description: T.String(),
  source: T.Enum(['PUBLIC', 'OFFICER', 'LINT']),
  reportedAt: Instant,
  finding: maybe(T.Enum(['CONFIRMED', 'UNFOUNDED'])),
  measure: maybe(T.String()),
  closedAt: maybe(Instant),
})
export const PowerEntryView = T.Object({
  id: T.String(),
  organ: Said,
  kind: T.String(),
  name: Said,
  bases: T.Array(Said),
  duties: T.Array(Said),
  function: maybe(Said),
  items: T.Array(T.Object({ code: T.String(), name: Said })),
})
