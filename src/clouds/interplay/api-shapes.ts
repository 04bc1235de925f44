import { Type as T } from 'typebox'
import type { TSchema } from 'typebox'
import { Id, Instant, PlainDate, Sha256 } from '#contract'
import { EXCHANGE_KINDS, GROUNDS, OUTCOMES, WORDS } from './domain/kinds.ts'

export const closed = { additionalProperties: false } as const
const nullable = <S extends TSchema>(shape: S) => T.Union([T.Null(), shape])

export const KindShape = T.Enum([...EXCHANGE_KINDS])
const GroundShape = T.Enum([...GROUNDS])
const WordShape = T.Enum([...WORDS])
const OutcomeShape = T.Enum([...OUTCOMES])
export const ItemCode = T.String({ minLength: 4, maxLength: 80, pattern: '^[0-9A-Za-z._|-]+$' })
export const Quarter = T.String({ pattern: '^20\\d\\d-Q[1-4]$' })
const Text = T.String({ minLength: 2, maxLength: 4000 })
const PaperShape = T.Object({ sha256: Sha256, name: T.String({ minLength: 1, maxLength: 200 }) }, closed)
const Papers = T.Array(PaperShape, { maxItems: 20 })
const Organs = T.Array(Id, { maxItems: 20, uniqueItems: true })
const PointShape = T.Object(
  { on: T.Enum(['CONDITIONS', 'MATERIALS', 'OTHER']), text: T.String({ minLength: 2, maxLength: 1000 }) },
  closed,
)
const Talk = T.Object(
  { on: PlainDate, with: T.String({ minLength: 2, maxLength: 100 }), means: T.Enum(['PHONE', 'MEETING', 'VISIT']) },
  closed,
)
const DecisionShape = T.Object(
  {
    id: T.String({ pattern: '^D[0-9]{1,2}$' }),
    text: T.String({ minLength: 2, maxLength: 500 }),
    organ: Id,
    due: PlainDate,
    effect: T.Enum(['BINDS', 'FOLLOW_UP']),
  },
  closed,
)
const AdoptionShape = T.Object(
  {
    organ: Id,
    point: T.Integer({ minimum: 0, maximum: 100 }),
    adopted: T.Enum(['WHOLLY', 'PARTLY', 'NOT']),
    reason: T.String({ maxLength: 1000 }),
  },
  closed,
)
const AgreedShape = T.Object(
  {
    number: T.String({ minLength: 2, maxLength: 60 }),
    title: T.String({ minLength: 2, maxLength: 200 }),
    effectiveFrom: PlainDate,
    clauses: T.Array(
      T.Object(
        {
          article: T.String({ minLength: 1, maxLength: 40 }),
          text: T.String({ minLength: 2, maxLength: 2000 }),
          items: T.Array(ItemCode, { maxItems: 50 }),
        },
        closed,
      ),
      { minItems: 1, maxItems: 40 },
    ),
  },
  closed,
)
const Weight = T.Enum(['BLOCKAGE', 'DIFFICULTY', 'PAIN'])
const ForwardedWhat = T.Enum(['DOCUMENT', 'TRAINING', 'MEETING'])

export const Opening = T.Object(
  {
    kind: KindShape,
    title: T.String({ minLength: 2, maxLength: 200 }),
    text: Text,
    case: T.Optional(Id),
    item: T.Optional(ItemCode),
    /** Whom it is put to; whoever is on the other side of the case or item when absent. */
    to: T.Optional(Organs),
    ground: T.Optional(GroundShape),
    weight: T.Optional(Weight),
    forwarded: T.Optional(T.Object({ what: ForwardedWhat, receivedOn: PlainDate }, closed)),
    papers: T.Optional(Papers),
  },
  closed,
)
const act = <Name extends string, Fields extends Record<string, TSchema>>(name: Name, fields: Fields) =>
  T.Object({ act: T.Literal(name), expectedVersion: T.Integer({ minimum: 1 }), ...fields }, closed)
export const ExchangeAct = T.Union([
  act('ANSWER', {
    word: WordShape,
    text: T.String({ maxLength: 4000 }),
    ground: T.Optional(GroundShape),
    points: T.Optional(T.Array(PointShape, { maxItems: 40 })),
    talk: T.Optional(Talk),
    papers: T.Optional(Papers),
  }),
  act('CONVENE', { on: PlainDate, place: T.String({ minLength: 2, maxLength: 200 }), participants: Organs }),
  act('MINUTES', {
    text: Text,
    attended: Organs,
    decisions: T.Array(DecisionShape, { maxItems: 20 }),
    papers: T.Optional(Papers),
  }),
  act('CARRY_OUT', { decision: T.String({ maxLength: 3 }), report: Text, papers: T.Optional(Papers) }),
  act('CONCLUDE', {
    outcome: OutcomeShape,
    text: T.String({ maxLength: 4000 }),
    adoptions: T.Optional(T.Array(AdoptionShape, { maxItems: 200 })),
    agreed: T.Optional(AgreedShape),
  }),
])

const Named = T.Object({ id: Id, name: T.String() })
const Line = {
  id: Id,
  version: T.Integer(),
  kind: KindShape,
  number: T.String(),
  title: T.String(),
  from: Named,
  to: T.Array(Named),
  openedAt: Instant,
  due: Instant,
  overdue: T.Boolean(),
  outcome: nullable(OutcomeShape),
  caseNumber: nullable(T.String()),
  itemName: nullable(T.String()),
  /** Organs that are still awaited. */
  waitingFor: T.Array(T.String()),
}
export const ExchangeLine = T.Object(Line)
const Spoken = { at: Instant, by: T.String(), organ: T.String() }
export const ExchangeView = T.Object({
  ...Line,
  text: T.String(),
  openedBy: T.String(),
  ground: nullable(GroundShape),
  weight: nullable(Weight),
  case: nullable(Id),
  itemCode: nullable(T.String()),
  papers: Papers,
  /** 闭环确认: the certificate goes out then at the latest, and only where it still waits. */
  hold: nullable(T.Object({ last: Instant, held: T.Boolean() })),
  change: nullable(T.Enum(['CHANGE', 'ADDITION', 'REMOVAL'])),
  forwarded: nullable(T.Object({ what: ForwardedWhat, receivedOn: PlainDate, lateDays: T.Integer() })),
  said: T.Array(
    T.Object({
      ...Spoken,
      organId: nullable(Id),
      word: WordShape,
      text: T.String(),
      ground: nullable(GroundShape),
      points: T.Array(PointShape),
      talk: nullable(Talk),
      papers: Papers,
      late: T.Boolean(),
    }),
  ),
  silences: T.Array(T.Object({ at: Instant, silent: T.Array(T.String()), askedAgainUntil: nullable(Instant) })),
  meeting: nullable(T.Object({ ...Spoken, on: PlainDate, place: T.String(), participants: T.Array(Named) })),
  minutes: nullable(
    T.Object({
      ...Spoken,
      text: T.String(),
      attended: T.Array(T.String()),
      papers: Papers,
      decisions: T.Array(
        T.Object({
          id: T.String(),
          text: T.String(),
          organ: T.String(),
          due: PlainDate,
          effect: T.Enum(['BINDS', 'FOLLOW_UP']),
          overdue: T.Boolean(),
          done: nullable(T.Object({ ...Spoken, report: T.String() })),
          mine: T.Boolean(),
        }),
      ),
    }),
  ),
  concluded: nullable(
    T.Object({
      ...Spoken,
      outcome: OutcomeShape,
      text: T.String(),
      adoptions: T.Array(AdoptionShape),
      agreed: nullable(T.Object({ number: T.String(), title: T.String(), effectiveFrom: PlainDate })),
    }),
  ),
  /** What the reader may do now. */
  words: T.Array(WordShape),
  mayConvene: T.Boolean(),
  mayMinute: T.Boolean(),
  outcomes: T.Array(OutcomeShape),
  /** Why it cannot be brought to its end yet; null where it can, or is not the reader's. */
  missing: nullable(T.String()),
  organs: T.Array(Named),
  /** Certificate of the case, for whoever has to annul it. */
  grounds: T.Array(GroundShape),
})

export const FieldCase = T.Object({
  id: Id,
  caseNumber: T.String(),
  itemCode: T.String(),
  itemName: T.String(),
  organ: T.String(),
  submittedAt: Instant,
  outcome: nullable(T.String()),
})
/** 责任矩阵: who answers for each act, by name. */
export const Responsibility = T.Array(
  T.Object({
    side: T.Enum(['APPROVER', 'SUPERVISOR']),
    act: T.Enum(['RECEIVE', 'EXAMINE', 'DECIDE', 'ISSUE', 'LIAISE', 'SUPERVISE']),
    organ: T.String(),
    /** Who did it, where it was done; otherwise whoever may. */
    persons: T.Array(T.String()),
    done: T.Boolean(),
  }),
)
export const FieldCaseView = T.Object({
  ...FieldCase.properties,
  acts: T.Array(T.Object({ at: Instant, type: T.String(), by: T.String() })),
  responsibility: Responsibility,
  exchanges: T.Array(ExchangeLine),
  mayAsk: T.Boolean(),
  side: nullable(T.Enum(['APPROVER', 'SUPERVISOR'])),
})

const Index = nullable(T.Integer())
export const FiguresShape = T.Object({
  organ: Id,
  name: T.String(),
  duties: T.Integer(),
  accurate: T.Integer(),
  inTime: T.Integer(),
  convenient: T.Integer(),
  accuracy: Index,
  timeliness: Index,
  convenience: Index,
})
export const ClaimRowShape = T.Object({
  duty: Id,
  organ: Id,
  openedAt: Instant,
  due: Instant,
  claimedAt: nullable(Instant),
  returns: T.Integer(),
  wrongReturns: T.Integer(),
  rerouted: T.Boolean(),
  returnedAt: nullable(Instant),
  twice: T.Boolean(),
})
export const BulletinView = T.Object({
  quarter: T.String(),
  publishedAt: Instant,
  publishedBy: T.String(),
  asOf: Instant,
  figures: T.Array(FiguresShape),
  rows: T.Array(ClaimRowShape),
})
export const AssessmentShape = T.Object({
  year: T.Integer(),
  quarters: T.Array(T.Object({ quarter: T.String(), published: T.Boolean() })),
  lines: T.Array(T.Object({ organ: Id, name: T.String(), quarters: T.Array(Index), score: Index })),
})
