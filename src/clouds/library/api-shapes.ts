import { Type as T } from 'typebox'
import { Id, Instant, PlainDate } from '#contract'

export const closed = { additionalProperties: false } as const
export const Said = T.Object(
  { zh: T.String({ minLength: 1, maxLength: 200 }), en: T.String({ maxLength: 200 }) },
  closed,
)
export const TypeCode = T.String({ pattern: '^[0-9A-Z]{21}$' })
export const expectedVersion = T.Integer({ minimum: 0 })
export const reason = T.String({ minLength: 2, maxLength: 500 })
const FieldId = T.String({ pattern: '^[A-Za-z][A-Za-z0-9]{0,39}$' })

export const TypeContent = T.Object(
  {
    name: Said,
    holderKind: T.Enum(['PERSON', 'LEGAL', 'CASE']),
    organs: T.Array(Id, { minItems: 1, maxItems: 50 }),
    fields: T.Array(
      T.Object(
        {
          id: FieldId,
          label: Said,
          kind: T.Enum(['TEXT', 'DATE', 'NUMBER', 'CHOICE', 'CREDIT_CODE', 'CITIZEN_ID']),
          required: T.Boolean(),
          options: T.Optional(T.Array(T.String({ minLength: 1, maxLength: 100 }), { maxItems: 100 })),
        },
        closed,
      ),
      { maxItems: 60 },
    ),
    validity: T.Union([
      T.Object({ kind: T.Literal('PERPETUAL') }, closed),
      T.Object({ kind: T.Literal('YEARS'), years: T.Integer({ minimum: 1, maximum: 100 }) }, closed),
      T.Object({ kind: T.Literal('FIELD'), field: FieldId }, closed),
      T.Object({ kind: T.Literal('UNTIL'), date: PlainDate }, closed),
    ]),
    sharing: T.Array(
      T.Object(
        {
          organ: T.Union([T.Null(), Id]),
          purposes: T.Array(T.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 20 }),
          fields: T.Array(FieldId, { maxItems: 60 }),
          dailyMax: T.Integer({ minimum: 1, maximum: 1_000_000 }),
        },
        closed,
      ),
      { maxItems: 50 },
    ),
    template: T.Union([T.Null(), T.String({ minLength: 1, maxLength: 50_000 })]),
  },
  closed,
)

export const Organ = T.Object({ id: Id, name: T.String() })
export const TypeLine = T.Object({
  code: T.String(),
  name: T.Object({ zh: T.String(), en: T.String() }),
  holderKind: T.Enum(['PERSON', 'LEGAL', 'CASE']),
  /** Version in force; null before the first publication. */
  inForce: T.Union([T.Null(), T.Integer()]),
  draftWaits: T.Boolean(),
  ownTemplate: T.Boolean(),
  changedAt: Instant,
})
export const TypeView = T.Object({
  code: T.String(),
  version: T.Integer(),
  number: T.Integer(),
  note: T.String(),
  draft: T.Union([T.Null(), TypeContent]),
  draftBy: T.Union([T.Null(), T.String()]),
  inForce: T.Union([T.Null(), T.Object({ number: T.Integer(), content: TypeContent })]),
  versions: T.Array(T.Object({ number: T.Integer(), publishedAt: Instant, publishedBy: T.String() })),
  organs: T.Array(Organ),
  /** Where a template of its own begins. */
  ownForm: T.String(),
})

export const Standing = T.Enum(['SEALING', 'UNVERIFIED', 'REJECTED', 'VERIFIED', 'ENDED'])
export const Way = T.Enum(['PRODUCED', 'SUPPLIED', 'INGESTED', 'HISTORIC'])
// Two texts; a tuple of the schema library is none the validator knows.
const Line = T.Unsafe<[string, string]>(T.Array(T.String(), { minItems: 2, maxItems: 2 }))
export const CertificateLine = T.Object({
  id: Id,
  version: T.Integer(),
  name: T.String(),
  certificateType: T.String(),
  number: T.String(),
  identifier: T.Union([T.Null(), T.String()]),
  organName: T.String(),
  holderName: T.String(),
  holderCode: T.String(),
  validFrom: PlainDate,
  validUntil: T.Union([T.Null(), PlainDate]),
  way: Way,
  standing: Standing,
  enteredAt: Instant,
})
export const CertificateView = T.Object({
  ...CertificateLine.properties,
  typeVersion: T.Integer(),
  rows: T.Array(Line),
  hasFile: T.Boolean(),
  /** Lives among the bureau's own papers, with its renditions. */
  produced: T.Boolean(),
  case: T.Union([T.Null(), Id]),
  batch: T.Union([T.Null(), T.Object({ id: Id, row: T.Integer() })]),
  system: T.Union([T.Null(), T.String()]),
  reason: T.Union([T.Null(), T.String()]),
  ended: T.Union([T.Null(), T.String()]),
  history: T.Array(T.Object({ type: T.String(), at: Instant, by: T.String(), words: T.String() })),
  uses: T.Array(T.Object({ case: Id, caseNumber: T.String(), itemName: T.String(), at: Instant })),
  codeChanges: T.Array(
    T.Object({
      kind: T.Enum(['CHANGE', 'MERGE', 'SPLIT']),
      from: T.Array(T.String()),
      to: T.Array(T.String()),
      basis: T.String(),
      at: Instant,
    }),
  ),
  /** May this officer confirm or reject it, and end it. */
  mayConfirm: T.Boolean(),
  mayEnd: T.Boolean(),
})

export const Claim = {
  certificateType: TypeCode,
  organ: Id,
  number: T.String({ minLength: 1, maxLength: 60 }),
  holderName: T.String({ minLength: 1, maxLength: 100 }),
  holderCode: T.String({ minLength: 1, maxLength: 30 }),
  validFrom: T.String({ minLength: 1, maxLength: 20 }),
  validUntil: T.String({ maxLength: 20 }),
  fields: T.Record(FieldId, T.String({ maxLength: 500 })),
}

export const Fault = T.Object({ field: T.String(), zh: T.String(), en: T.String() })
export const BatchView = T.Object({
  id: Id,
  version: T.Integer(),
  certificateType: T.String(),
  typeName: T.Object({ zh: T.String(), en: T.String() }),
  organName: T.String(),
  name: T.String(),
  expected: T.Integer(),
  from: PlainDate,
  until: PlainDate,
  due: PlainDate,
  phase: T.Enum(['planned', 'received', 'staged', 'signedOff', 'returned', 'taken']),
  round: T.Integer(),
  rows: T.Integer(),
  faulty: T.Integer(),
  taken: T.Integer(),
  known: T.Integer(),
  staged: T.Integer(),
  going: T.Integer(),
  sampleSize: T.Integer(),
  wrong: T.Array(T.Object({ row: T.Integer(), note: T.String() })),
  plannedBy: T.String(),
  receivedBy: T.Union([T.Null(), T.String()]),
  signedBy: T.Union([T.Null(), T.String()]),
  columns: T.Array(T.String()),
  mayReceive: T.Boolean(),
  maySignOff: T.Boolean(),
})
