import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, Sha256 } from '#contract'
import { PRIORITY_GROUNDS } from './domain/events.ts'

export const closed = { additionalProperties: false } as const
export const params = T.Object({ id: Id })
export const expectedVersion = T.Integer({ minimum: 1 })
export const nullable = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])
export const Words = (maxLength: number) => T.String({ minLength: 2, maxLength })
export const Bilingual = T.Object({ zh: T.String(), en: T.Optional(T.String()) })
export const Named = T.Object({ id: T.String(), name: Bilingual })
const Person = T.Object({ id: T.String(), name: T.String() })

export const Channel = T.Enum(['WINDOW', 'PHONE', 'ONLINE', 'ON_SITE'])
export const Contact = T.Object({
  id: Id,
  version: T.Integer(),
  channel: Channel,
  takenAt: Instant,
  /** Who was asked first. */
  first: Person,
  owner: Person,
  mine: T.Boolean(),
  person: T.Object({ name: T.String(), phone: T.String() }),
  item: nullable(T.Object({ code: T.String(), name: Bilingual })),
  asked: T.String(),
  due: PlainDate,
  overdue: T.Boolean(),
  offer: nullable(T.Object({ to: Person, toMe: T.Boolean(), at: Instant, reason: T.String() })),
  moves: T.Array(
    T.Object({
      from: Person,
      to: Person,
      at: Instant,
      reason: T.String(),
      accepted: T.Boolean(),
      note: T.String(),
    }),
  ),
  answered: nullable(T.Object({ at: Instant, by: T.String(), answer: T.String() })),
})
/** Of the last ninety days. */
export const ContactFigures = T.Object({
  taken: T.Integer(),
  inTime: T.Integer(),
  late: T.Integer(),
  /** Not answered, and past its day. */
  overdue: T.Integer(),
  open: T.Integer(),
  moved: T.Integer(),
  declined: T.Integer(),
})

export const CheckKind = T.Enum(['ROUTINE', 'EXPERIENCE'])
export const Rhythm = T.Enum(['WEEK', 'MONTH', 'QUARTER'])
export const Line = T.Object(
  {
    code: T.String({ minLength: 1, maxLength: 12 }),
    text: Words(300),
    basis: T.String({ maxLength: 200 }),
    minutes: nullable(T.Integer({ minimum: 1, maximum: 600 })),
  },
  closed,
)
const Result = T.Enum(['OK', 'PROBLEM', 'NOT_APPLICABLE'])
export const Evidence = T.Array(Sha256, { maxItems: 9 })
export const StepBody = {
  code: T.String({ maxLength: 12 }),
  result: Result,
  began: Instant,
  ended: Instant,
  note: T.String({ maxLength: 1000 }),
  evidence: Evidence,
}
const Round = T.Object({
  answer: T.Object({ at: Instant, by: T.String(), text: T.String(), evidence: Evidence }),
  recheck: nullable(T.Object({ at: Instant, settled: T.Boolean(), note: T.String() })),
})
export const Finding = T.Object({
  code: T.String(),
  text: T.String(),
  note: T.String(),
  lastDay: PlainDate,
  overdue: T.Boolean(),
  standing: T.Enum(['OPEN', 'ANSWERED', 'SETTLED']),
  rounds: T.Array(Round),
})
export const Check = T.Object({
  id: Id,
  version: T.Integer(),
  kind: CheckKind,
  title: T.String(),
  organ: Named,
  place: T.String(),
  inspector: T.String(),
  on: PlainDate,
  every: nullable(Rhythm),
  phase: T.Enum(['PLANNED', 'RUNNING', 'RECTIFYING', 'CLOSED', 'CALLED_OFF']),
  overdue: T.Boolean(),
  lines: T.Array(Line),
  steps: T.Array(T.Object({ ...StepBody, minutes: T.Integer(), tooLong: T.Boolean(), evidence: Evidence }, closed)),
  finished: nullable(T.Object({ at: Instant, summary: T.String() })),
  findings: T.Array(Finding),
  calledOff: nullable(T.String()),
  may: T.Object({ carryOut: T.Boolean(), answer: T.Boolean() }),
})

export const CommitmentKind = T.Enum(['ACCEPT', 'ONCE', 'DECIDE', 'DELIVER', 'VISITS'])
/** What is promised, how often it was owed and how often kept. Null share: nothing to count yet. */
export const Promised = T.Object({
  kind: CommitmentKind,
  /** Days, times or visits; null where items promise differently. */
  value: nullable(T.Integer()),
  unit: T.Enum(['working', 'natural', 'times']),
  owed: T.Integer(),
  kept: T.Integer(),
  share: nullable(T.Number()),
})
export const ItemPromises = T.Object({
  code: T.String(),
  name: Bilingual,
  organ: Named,
  promises: T.Array(Promised),
})

export const Ground = T.Enum([...PRIORITY_GROUNDS])
export const Mark = T.Object({
  id: Id,
  version: T.Integer(),
  caseNumber: T.String(),
  item: T.Object({ code: T.String(), name: Bilingual }),
  organ: Named,
  ground: Ground,
  reason: T.String(),
  givenAt: Instant,
  givenBy: T.String(),
  audit: nullable(T.Object({ at: Instant, by: T.String(), upheld: T.Boolean(), note: T.String() })),
})
