import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, Refusable } from '#contract'

export const closed = { additionalProperties: false } as const
export const expectedVersion = T.Integer({ minimum: 1 })
export const Reason = T.String({ minLength: 2, maxLength: 500 })
export const Nullable = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])

export const Named = T.Object({ id: Id, name: T.String() })
export const PushKinds = T.Enum([
  'GRANT',
  'ALTERATION',
  'RENEWAL',
  'REPLACEMENT',
  'DEREGISTRATION',
  'FILING',
  'COMMITMENT',
  'REFUSAL',
  'ANNULMENT',
])
export const Stage = T.Enum(['open', 'claimed', 'returned', 'recorded', 'rerouted'])
export const Fact = T.Object({ label: T.String(), value: T.String() })
export const Trace = T.Object({ at: Instant, by: T.String(), act: T.String(), note: T.String() })
export const DutyRecord = T.Object({
  at: Instant,
  by: T.String(),
  method: T.String(),
  found: T.String(),
  result: T.String(),
  measure: T.String(),
  /** What the bureau did about it, or that it noted it; null while it has not said. */
  answer: Nullable(T.Object({ at: Instant, by: T.String(), answer: T.Enum(['NOTED', 'ACTED']), text: T.String() })),
})

export const Duty = T.Object({
  id: Id,
  version: T.Integer(),
  case: Id,
  caseNumber: T.String(),
  itemCode: T.String(),
  itemName: T.String(),
  kind: Nullable(PushKinds),
  outcome: T.Enum(['GRANTED', 'REFUSED', 'ENDED']),
  object: T.Object({ name: T.String(), idNumber: T.String(), address: T.String() }),
  region: Nullable(T.String()),
  industry: Nullable(T.String()),
  organ: T.String(),
  decidedBy: T.String(),
  decidedAt: Instant,
  openedAt: Instant,
  /** Milliseconds from decision to push. */
  lagMs: T.Integer(),
  stage: Stage,
  acknowledgedAt: Nullable(Instant),
  acknowledgedMeans: Nullable(T.String()),
  claimDue: Nullable(Instant),
  overdue: T.Boolean(),
  claimedBy: Nullable(T.String()),
  certificateIdentifier: Nullable(T.String()),
  /** Why it came here: the line of the list, the item's standard, or a person's check. */
  basis: Nullable(T.Enum(['LIST', 'STANDARD', 'CHECKED'])),
  list: Nullable(T.Integer()),
  line: Nullable(T.String()),
  alsoWith: T.Array(T.String()),
  firstCheckDue: Nullable(PlainDate),
  validUntil: Nullable(PlainDate),
  facts: T.Array(Fact),
  conditions: T.Array(T.String()),
  commitment: Nullable(T.String()),
  points: T.Array(T.String()),
  inspectedOn: Nullable(PlainDate),
  returned: Nullable(T.Object({ at: Instant, by: T.String(), reason: T.String(), proposes: Nullable(Named) })),
  records: T.Array(DutyRecord),
  acts: T.Array(Refusable),
})

const Mode = T.Enum(['INFORM', 'CONSULT', 'JOINT_SURVEY', 'CONFIRM'])
const Step = T.Enum(['RECEIPT', 'REVIEW', 'RESULT'])
const Code = T.String({ pattern: '^[0-9A-Za-z-]{1,32}$' })
const Short = T.String({ maxLength: 200 })
const RegionOrNone = T.String({ pattern: '^(\\d{6}(\\d{3}){0,2})?$' })
const IndustryOrNone = T.String({ pattern: '^([A-T]\\d{0,4})?$' })
const Line = T.Object(
  {
    id: T.String({ pattern: '^[0-9A-Za-z-]{1,20}$' }),
    items: T.Array(Code, { maxItems: 500, uniqueItems: true }),
    region: RegionOrNone,
    industry: IndustryOrNone,
    kinds: T.Array(PushKinds, { maxItems: 9, uniqueItems: true }),
    part: T.Enum(['LEAD', 'JOIN']),
    organs: T.Array(Id, { minItems: 1, maxItems: 20, uniqueItems: true }),
    upper: T.Array(Id, { maxItems: 10, uniqueItems: true }),
    approvingSection: Short,
    supervisingSection: Short,
    content: T.String({ minLength: 2, maxLength: 500 }),
    method: T.Enum(['PLATFORM', 'SYSTEM', 'MEETING', 'LETTER']),
    points: T.Array(T.Object({ step: Step, mode: Mode }, closed), { maxItems: 12, uniqueItems: true }),
    claimHours: T.Integer({ minimum: 1, maximum: 400 }),
    feedbackDays: T.Integer({ minimum: 1, maximum: 250 }),
    followUp: T.Enum(['FIRST_CHECK', 'PLAN', 'KNOW']),
  },
  closed,
)
export const Content = T.Object(
  {
    lines: T.Array(Line, { maxItems: 1000 }),
    industries: T.Array(
      T.Object(
        { item: Code, question: T.String({ maxLength: 60 }), value: T.String({ maxLength: 60 }), code: IndustryOrNone },
        closed,
      ),
      { maxItems: 1000 },
    ),
  },
  closed,
)

export const LiaisonView = T.Object({
  officer: Id,
  name: T.String(),
  contact: T.String(),
  part: T.Enum(['LIAISON', 'SUBSTITUTE']),
  away: Nullable(T.Object({ from: PlainDate, until: PlainDate })),
  /** Who is asked today. */
  asked: T.Boolean(),
})
export const OrganView = T.Object({
  organ: Id,
  name: T.String(),
  version: T.Integer({ minimum: 0 }),
  liaisons: T.Array(LiaisonView),
  ownSystem: Nullable(T.String()),
  system: Nullable(T.Object({ name: T.String(), hook: Nullable(T.String()), until: PlainDate, standing: T.Boolean() })),
  /** Acts done here that were done a second time in a system of their own. */
  secondEntries: T.Integer(),
})
export const InteractionView = T.Object({
  id: Id,
  version: T.Integer(),
  case: Id,
  caseNumber: T.String(),
  itemName: T.String(),
  organ: T.String(),
  step: Step,
  mode: Mode,
  content: T.String(),
  object: T.Object({ name: T.String(), address: T.String() }),
  at: Instant,
  due: Instant,
  overdue: T.Boolean(),
  answers: T.Array(T.Enum(['SEEN', 'AGREES', 'OBJECTS', 'TOOK_PART'])),
  answered: Nullable(T.Object({ at: Instant, by: T.String(), answer: T.String(), text: T.String() })),
})
