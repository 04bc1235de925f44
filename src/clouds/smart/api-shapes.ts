import { Type as T } from 'typebox'
import { Id, Instant, PlainDate } from '#contract'

/** What the doors of the smart-approval cloud take and answer. */
export const Said = T.Object(
  { zh: T.String({ maxLength: 400 }), en: T.String({ maxLength: 400 }) },
  { additionalProperties: false },
)
const FactId = T.String({ pattern: '^[a-z][A-Za-z0-9]{0,39}$' })
const Pointer = T.String({ pattern: '^(/[A-Za-z0-9_]{1,60}){2,4}$' })
const Word = T.String({ minLength: 1, maxLength: 120 })
const closed = { additionalProperties: false }

export const FactSource = T.Union([
  T.Object({ from: T.Literal('FORM'), pointer: Pointer }, closed),
  T.Object({ from: T.Literal('AGE'), pointer: Pointer }, closed),
  T.Object(
    { from: T.Literal('CERTIFICATE'), certificateType: Word, which: T.Enum(['NAMED', 'HELD']), read: Word },
    closed,
  ),
  T.Object({ from: T.Literal('REGISTER'), register: Word, key: Pointer, field: Word }, closed),
  T.Object({ from: T.Literal('QUOTA'), register: Word, key: Pointer, field: Word, amount: Pointer }, closed),
  T.Object({ from: T.Literal('EARLIER'), pointer: Pointer, stage: T.Enum(['OPEN', 'GRANTED']) }, closed),
  T.Object({ from: T.Literal('IDENTITY') }, closed),
])
const Bound = T.Number({ minimum: -1e12, maximum: 1e12 })
export const Cell = T.Union([
  T.Object({ is: T.Literal('ANY') }, closed),
  T.Object(
    {
      is: T.Literal('RANGE'),
      above: T.Optional(Bound),
      atLeast: T.Optional(Bound),
      below: T.Optional(Bound),
      atMost: T.Optional(Bound),
    },
    closed,
  ),
  T.Object({ is: T.Literal('ONE_OF'), values: T.Array(Word, { maxItems: 40 }) }, closed),
  T.Object({ is: T.Literal('YES') }, closed),
  T.Object({ is: T.Literal('NO') }, closed),
])
const Outcome = T.Enum(['APPROVE', 'TO_OFFICER'])
export const RuleBook = T.Object(
  {
    facts: T.Array(
      T.Object(
        {
          id: FactId,
          label: Said,
          kind: T.Enum(['NUMBER', 'CHOICE', 'YES_NO', 'TEXT']),
          unit: T.Optional(Said),
          choices: T.Optional(T.Array(T.Object({ value: Word, label: Said }, closed), { maxItems: 40 })),
          source: FactSource,
          sensitive: T.Optional(T.Boolean()),
        },
        closed,
      ),
      { maxItems: 60 },
    ),
    comparisons: T.Array(
      T.Object({ id: FactId, label: Said, left: FactId, right: FactId, rule: T.Enum(['EQUAL', 'AT_MOST']) }, closed),
      { maxItems: 60 },
    ),
    columns: T.Array(FactId, { maxItems: 12 }),
    rules: T.Array(T.Object({ cells: T.Array(Cell, { maxItems: 12 }), outcome: Outcome, reason: Said }, closed), {
      maxItems: 100,
    }),
  },
  closed,
)

export const Fault = T.Object({ code: T.String(), rows: T.Array(T.Integer()), text: Said })
export const Figures = T.Object({
  verified: T.Integer(),
  approvedAlone: T.Integer(),
  toOfficer: T.Integer(),
  withheld: T.Integer(),
  failed: T.Integer(),
  drawn: T.Integer(),
  judged: T.Integer(),
  disagreed: T.Integer(),
  refusedAgainst: T.Integer(),
  grantedAgainst: T.Integer(),
  /** Median seconds from submission to the table's grant; null while it has granted nothing. */
  medianSeconds: T.Union([T.Null(), T.Number()]),
})
const Percent = T.Integer({ minimum: 0, maximum: 100 })
export const TableInForce = T.Object({
  number: T.Integer(),
  draftedBy: T.String(),
  approvedBy: T.String(),
  itemVersion: T.Integer(),
  share: Percent,
  sample: Percent,
  book: RuleBook,
})
export const Authority = T.Object({
  id: Id,
  officer: T.String(),
  until: PlainDate,
  dailyMax: T.Integer(),
  basis: T.String(),
  givenAt: Instant,
  revoked: T.Boolean(),
})

export const ShownFact = T.Object({
  id: T.String(),
  label: Said,
  shown: Said,
  found: T.Boolean(),
  source: Said,
  asOf: T.String(),
})
/** The same words for applicant, officer and auditor. */
export const Verification = T.Object({
  case: Id,
  version: T.Integer(),
  caseNumber: T.String(),
  itemName: T.Object({ zh: T.String(), en: T.Optional(T.String()) }),
  table: T.Integer(),
  verifiedAt: Instant,
  outcome: Outcome,
  reasons: T.Array(Said),
  withheld: T.Union([T.Null(), Said]),
  failed: T.Union([T.Null(), Said]),
  automatic: T.Boolean(),
  authorisedBy: T.Union([T.Null(), T.String()]),
  facts: T.Array(ShownFact),
  comparisons: T.Array(
    T.Object({
      id: T.String(),
      label: Said,
      left: Said,
      right: Said,
      result: T.Enum(['AGREES', 'DIFFERS', 'MISSING']),
    }),
  ),
  fired: T.Array(T.Object({ row: T.Integer(), conditions: T.Array(Said), outcome: Outcome, reason: Said })),
})
