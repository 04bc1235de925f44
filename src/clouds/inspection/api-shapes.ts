import { Type as T } from 'typebox'
import type { TSchema } from 'typebox'
import { Id, Instant, PlainDate, Sha256 } from '#contract'
import { MEASURE_CODES, METHODS, RISK_CLASSES } from './domain/codes.ts'
import { RISK_FACTS } from './domain/events.ts'

export const closed = { additionalProperties: false } as const
const nullable = <S extends TSchema>(shape: S) => T.Union([T.Null(), shape])

export const ItemCode = T.String({ minLength: 4, maxLength: 80, pattern: '^[0-9A-Za-z._|-]+$' })
export const Year = T.Integer({ minimum: 2000, maximum: 2199 })
export const RiskClassShape = T.Enum([...RISK_CLASSES])
export const MethodShape = T.Enum([...METHODS])
const Said = T.Object({ zh: T.String({ minLength: 1, maxLength: 300 }), en: T.String({ maxLength: 300 }) }, closed)
const Percent = T.Integer({ minimum: 0, maximum: 100 })

export const CheckPointShape = T.Object(
  {
    code: T.String({ pattern: '^[A-Z][A-Z0-9-]{0,11}$' }),
    text: Said,
    basis: nullable(T.String({ maxLength: 200 })),
    grave: T.Boolean(),
  },
  closed,
)
const FlowShape = T.Object(
  {
    noticeDays: nullable(T.Integer({ minimum: 0, maximum: 60 })),
    visitDays: T.Integer({ minimum: 1, maximum: 250 }),
    photosMin: T.Integer({ minimum: 0, maximum: 20 }),
    rectifyDays: T.Integer({ minimum: 1, maximum: 365 }),
    reinspection: T.Enum(['ON_SITE', 'PAPERS']),
    firstCheckDays: T.Integer({ minimum: 1, maximum: 250 }),
  },
  closed,
)
export const StandardContentShape = T.Object(
  {
    object: Said,
    methods: T.Array(MethodShape, { maxItems: METHODS.length }),
    checklist: T.Array(CheckPointShape, { minItems: 1, maxItems: 60 }),
    share: T.Object({ A: Percent, B: Percent, C: Percent, D: Percent }, closed),
    flow: FlowShape,
    riskRules: T.Array(
      T.Object(
        { fact: T.Enum([...RISK_FACTS]), atLeast: T.Integer({ minimum: 1, maximum: 100 }), gives: RiskClassShape },
        closed,
      ),
      { maxItems: 20 },
    ),
    burden: T.Object({ hours: T.Integer({ minimum: 0, maximum: 200 }), text: T.String({ maxLength: 500 }) }, closed),
  },
  closed,
)
export const StandardView = T.Object({
  itemCode: T.String(),
  itemName: T.String(),
  decidingOrgan: T.String(),
  supervisingOrgan: T.String(),
  /** The same organ decides and supervises. */
  sameOrgan: T.Boolean(),
  /** 0 while only derived from the item's own standard. */
  number: T.Integer(),
  adoptedAt: nullable(Instant),
  adoptedBy: nullable(T.String()),
  content: StandardContentShape,
})

export const PlanLineShape = T.Object(
  {
    id: T.String({ pattern: '^L[0-9]{1,3}$' }),
    itemCode: ItemCode,
    classes: T.Array(RiskClassShape, { minItems: 1, maxItems: 4, uniqueItems: true }),
    share: T.Integer({ minimum: 1, maximum: 100 }),
    fromMonth: T.Integer({ minimum: 1, maximum: 12 }),
    toMonth: T.Integer({ minimum: 1, maximum: 12 }),
  },
  closed,
)
const Counted = T.Object({ code: T.String(), count: T.Integer() })
export const PlanView = T.Object({
  year: Year,
  number: T.Integer(),
  organ: T.String(),
  adoptedAt: nullable(Instant),
  adoptedBy: nullable(T.String()),
  reason: T.String(),
  rate: T.Integer(),
  overdue: T.Integer(),
  lines: T.Array(
    T.Object({
      ...PlanLineShape.properties,
      itemName: T.String(),
      objects: T.Integer(),
      owed: T.Integer(),
      drawn: T.Integer(),
      done: T.Integer(),
      rate: T.Integer(),
      standing: T.Enum(['NOT_BEGUN', 'RUNNING', 'OVERDUE', 'FULFILLED']),
    }),
  ),
  /** Items that could stand in it. */
  items: T.Array(T.Object({ code: T.String(), name: T.String() })),
  /** 监管措施、监管处理 of the year, counted by their codes (SV-30). */
  figures: T.Object({
    inspections: T.Integer(),
    failed: T.Integer(),
    methods: T.Array(Counted),
    measures: T.Array(Counted),
    sources: T.Array(Counted),
  }),
})

export const DrawSummary = T.Object({
  id: Id,
  title: T.String(),
  organName: T.String(),
  committedAt: Instant,
  objects: T.Integer(),
  take: T.Integer(),
  inspectors: T.Integer(),
  made: T.Boolean(),
})

export const ObjectView = T.Object({
  id: Id,
  licence: T.String(),
  itemCode: T.String(),
  itemName: T.String(),
  holder: T.String(),
  holderId: T.String(),
  address: T.String(),
  mode: T.Enum(['ORDINARY', 'COMMITMENT', 'FILING']),
  riskClass: RiskClassShape,
  /** Which rule gave the class. */
  rule: nullable(T.Object({ fact: T.Enum([...RISK_FACTS]), atLeast: T.Integer() })),
  checks: T.Integer(),
  failures: T.Integer(),
  penalties: T.Integer(),
  lastChecked: nullable(Instant),
  left: nullable(T.String()),
})

const Place = T.Object(
  {
    latitude: T.Number({ minimum: -90, maximum: 90 }),
    longitude: T.Number({ minimum: -180, maximum: 180 }),
    accuracy: T.Number({ minimum: 0, maximum: 100_000 }),
  },
  closed,
)
const PhotoShape = T.Object(
  {
    sha256: Sha256,
    code: nullable(T.String({ maxLength: 12 })),
    takenAt: nullable(Instant),
    place: nullable(Place),
  },
  closed,
)
const AnswerShape = T.Object(
  {
    code: T.String({ maxLength: 12 }),
    result: T.Enum(['OK', 'PROBLEM', 'NOT_APPLICABLE']),
    note: T.String({ maxLength: 1000 }),
  },
  closed,
)
const CheckedShape = T.Object(
  {
    name: T.String({ minLength: 1, maxLength: 50 }),
    signature: nullable(Sha256),
    refusal: nullable(T.String({ maxLength: 300 })),
  },
  closed,
)
const expectedVersion = T.Integer({ minimum: 1 })
const words = T.String({ minLength: 2, maxLength: 100 })

/** Everything that is done to one inspection. */
export const InspectionAct = T.Union([
  T.Object({ act: T.Literal('NAME'), expectedVersion, inspectors: T.Array(Id, { minItems: 2, maxItems: 6 }) }, closed),
  T.Object({ act: T.Literal('ANNOUNCE'), expectedVersion, on: PlainDate }, closed),
  T.Object(
    {
      act: T.Literal('RECORD'),
      expectedVersion,
      method: MethodShape,
      began: Instant,
      ended: Instant,
      answers: T.Array(AnswerShape, { maxItems: 60 }),
      photos: T.Array(PhotoShape, { maxItems: 30 }),
      checked: CheckedShape,
      summary: T.String({ minLength: 2, maxLength: 2000 }),
    },
    closed,
  ),
  T.Object({ act: T.Literal('COSIGN'), expectedVersion }, closed),
  T.Object(
    {
      act: T.Literal('ORDER'),
      expectedVersion,
      points: T.Array(T.String({ maxLength: 12 }), { minItems: 1, maxItems: 60 }),
      lastDay: PlainDate,
      documentNumber: words,
    },
    closed,
  ),
  T.Object(
    {
      act: T.Literal('MEASURE'),
      expectedVersion,
      measure: T.Enum([...MEASURE_CODES]),
      basis: words,
      documentNumber: words,
      document: nullable(Sha256),
      amountFen: nullable(T.Integer({ minimum: 1, maximum: 1_000_000_000_000 })),
    },
    closed,
  ),
  T.Object({ act: T.Literal('CONCLUDE'), expectedVersion }, closed),
  T.Object({ act: T.Literal('CALL_OFF'), expectedVersion, reason: T.String({ minLength: 2, maxLength: 300 }) }, closed),
])

const PhaseShape = T.Enum(['OPEN', 'RECORDED', 'PROBLEM', 'RECTIFYING', 'CONCLUDED', 'CALLED_OFF'])
const SourceShape = T.Enum(['DRAW', 'FIRST_CHECK', 'TARGETED', 'COMPLAINT', 'PAST'])
const ResultShape = nullable(T.Enum(['NORMAL', 'RECTIFIED', 'DEALT_WITH']))
const Person = T.Object({ id: T.String(), name: T.String() })
export const InspectionLine = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  itemName: T.String(),
  holder: T.String(),
  address: T.String(),
  licence: T.String(),
  phase: PhaseShape,
  source: SourceShape,
  due: PlainDate,
  lastDay: nullable(PlainDate),
  /** Its day has passed: of the visit, or of what was to be put right. */
  overdue: T.Boolean(),
  inspectors: T.Array(Person),
  result: ResultShape,
})
const MeasureView = T.Object({
  at: Instant,
  by: T.String(),
  measure: T.Enum([...MEASURE_CODES]),
  basis: T.String(),
  documentNumber: T.String(),
  document: nullable(Sha256),
  amountFen: nullable(T.Integer()),
})
export const InspectionView = T.Object({
  ...InspectionLine.properties,
  holderId: T.String(),
  openedAt: Instant,
  facts: T.Array(T.Object({ kind: T.Enum(['CONDITION', 'COMMITMENT', 'FILING']), text: Said })),
  checklist: T.Array(CheckPointShape),
  flow: FlowShape,
  announcedOn: nullable(PlainDate),
  visits: T.Array(
    T.Object({
      round: T.Integer(),
      method: MethodShape,
      by: T.String(),
      recordedAt: Instant,
      began: Instant,
      ended: Instant,
      answers: T.Array(AnswerShape),
      photos: T.Array(PhotoShape),
      checked: CheckedShape,
      summary: T.String(),
      coSignedBy: nullable(T.String()),
      coSignedAt: nullable(Instant),
    }),
  ),
  rectification: nullable(T.Object({ points: T.Array(T.String()), lastDay: PlainDate, documentNumber: T.String() })),
  measures: T.Array(MeasureView),
  calledOff: nullable(T.String()),
  /** What the next visit answers. */
  toVisit: T.Array(T.String()),
  /** What whoever asks may do now. */
  acts: T.Array(T.Enum(['NAME', 'ANNOUNCE', 'RECORD', 'COSIGN', 'ORDER', 'MEASURE', 'CONCLUDE', 'CALL_OFF'])),
  /** Whom he could name. */
  free: T.Array(Person),
})

export const LogView = T.Object({
  id: Id,
  officer: T.String(),
  own: T.Boolean(),
  day: PlainDate,
  filedAt: Instant,
  /** Filed after the next working day. */
  late: T.Boolean(),
  work: T.String(),
  visits: T.Integer(),
  supplements: T.Array(T.Object({ at: Instant, work: T.String() })),
})
export const InspectorView = T.Object({
  officer: T.String(),
  name: T.String(),
  number: T.String(),
  since: Instant,
  own: T.Boolean(),
  relations: T.Array(
    T.Object({
      object: T.String(),
      label: T.String(),
      ground: T.Enum(['FAMILY', 'INTEREST', 'FORMER_EMPLOYMENT', 'OTHER']),
    }),
  ),
})
export const ImportView = T.Object({
  id: Id,
  kind: T.Enum(['LICENCES', 'INSPECTIONS']),
  receivedAt: Instant,
  receivedBy: T.String(),
  line: T.Integer(),
  taken: T.Integer(),
  known: T.Integer(),
  faulty: T.Integer(),
  faults: T.Array(T.Object({ row: T.Integer(), text: Said })),
  endedAt: nullable(Instant),
})
/** What everybody may read of one inspection. */
export const PublicResult = T.Object({
  number: T.String(),
  organ: T.String(),
  itemName: T.String(),
  holder: T.String(),
  licence: T.String(),
  on: PlainDate,
  passed: T.Boolean(),
  result: ResultShape,
  points: T.Array(Said),
  measures: T.Array(T.Enum([...MEASURE_CODES])),
  drawn: nullable(Id),
})
