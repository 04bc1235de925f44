import { Type as T } from 'typebox'
import type { TSchema } from 'typebox'
import { Id, Instant, PlainDate } from '#contract'
import { EVIDENCE_KINDS, OUTCOMES, SANCTION_CODES, VIOLATION_CODES } from './domain/codes.ts'
import { ENDING_KINDS, HEARINGS, SERVICE_MEANS } from './domain/kinds.ts'

export const closed = { additionalProperties: false } as const
export const nullable = <S extends TSchema>(shape: S) => T.Union([T.Null(), shape])
export const words = (max: number) => T.String({ minLength: 2, maxLength: max })
export const Kind = T.Enum([...ENDING_KINDS])
export const HearingShape = T.Enum([...HEARINGS])
const Named = T.Object({ id: Id, name: T.String() })

const EvidenceView = T.Object({ kind: T.String(), id: T.String(), label: T.String() })
/** What a sender ties to a finding: an inspection or duty of his, a file he put into the store. */
export const EvidenceShape = T.Object(
  {
    kind: T.Enum(['INSPECTION', 'DUTY', 'DOCUMENT']),
    id: T.String({ pattern: '^[0-9a-f-]{36}$|^[0-9a-f]{64}$' }),
    label: words(100),
  },
  closed,
)
const PermitView = T.Object({
  case: Id,
  caseNumber: T.String(),
  certificate: nullable(Id),
  identifier: nullable(T.String()),
  itemName: T.String(),
  holder: T.String(),
})

export const FindingLine = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  kind: Kind,
  permit: PermitView,
  organ: T.String(),
  bureau: T.String(),
  sentAt: Instant,
  answerDue: PlainDate,
  stage: T.Enum(['OPEN', 'ANSWERED', 'RECALLED']),
  overdue: T.Boolean(),
})
export const FindingView = T.Object({
  line: FindingLine,
  sentBy: T.String(),
  basis: T.String(),
  grounds: T.String(),
  evidence: T.Array(EvidenceView),
  answer: nullable(
    T.Object({
      at: Instant,
      by: T.String(),
      answer: T.Enum(['PROCEDURE', 'DECLINED']),
      procedure: nullable(Id),
      reason: T.String(),
    }),
  ),
  recalled: nullable(T.String()),
  acts: T.Array(T.Enum(['OPEN_PROCEDURE', 'DECLINE', 'RECALL'])),
})

const Phase = T.Enum(['OPEN', 'ANNOUNCED', 'DECIDED', 'CLOSED', 'DROPPED'])
export const ProcedureLine = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  kind: Kind,
  permit: PermitView,
  organ: T.String(),
  phase: Phase,
  openedAt: Instant,
  /** The next day something is owed by, and what. */
  due: nullable(PlainDate),
  owes: nullable(T.Enum(['DECISION', 'SERVICE', 'DEREGISTRATION', 'LATER_ACTS'])),
  overdue: T.Boolean(),
})
export const PROCEDURE_ACTS = ['TAKE_STATEMENT', 'WEIGH', 'MINUTE_HEARING', 'SERVE', 'SETTLE', 'DROP'] as const
export const ProcedureView = T.Object({
  line: ProcedureLine,
  origin: T.Object({ type: T.Enum(['FINDING', 'OBJECTION', 'OWN', 'MEASURE']), id: nullable(Id) }),
  openedBy: T.String(),
  basis: T.String(),
  grounds: T.String(),
  evidence: T.Array(EvidenceView),
  hearing: HearingShape,
  decisionDue: PlainDate,
  replyUntil: nullable(PlainDate),
  asked: T.Boolean(),
  minutes: nullable(T.String()),
  statements: T.Array(
    T.Object({
      at: Instant,
      from: T.Enum(['HOLDER', 'OFFICER']),
      text: T.String(),
      asksHearing: T.Boolean(),
      weighed: nullable(T.Object({ at: Instant, by: T.String(), adopted: T.Boolean(), reason: T.String() })),
    }),
  ),
  followed: T.Array(T.Object({ act: T.String(), when: Instant, who: T.String(), text: T.String() })),
  served: nullable(T.Object({ means: T.Enum([...SERVICE_MEANS]), on: PlainDate, receipt: T.String() })),
  deregisterBy: nullable(PlainDate),
  deregisteredAt: nullable(Instant),
  laterActs: nullable(
    T.Array(
      T.Object({
        case: Id,
        caseNumber: T.String(),
        itemName: T.String(),
        via: T.Enum(['APPLIED', 'CALLED']),
        settled: nullable(T.Object({ by: T.String(), outcome: T.Enum(['STANDS', 'TO_BE_ENDED']), reason: T.String() })),
      }),
    ),
  ),
  dropped: nullable(T.String()),
  closedAt: nullable(Instant),
  /** What keeps it from being decided now. */
  obstacle: nullable(T.Enum(['STATEMENT_NOT_WEIGHED', 'HEARING_OWED'])),
  /** Where the next signed act is done: on the certificate, or in the case. */
  place: nullable(T.Enum(['CERTIFICATE', 'CASE'])),
  acts: T.Array(T.Enum([...PROCEDURE_ACTS])),
})
const reason = words(2000)
export const ProcedureAct = T.Union([
  T.Object(
    { act: T.Literal('TAKE_STATEMENT'), expectedVersion: T.Integer(), text: words(4000), asksHearing: T.Boolean() },
    closed,
  ),
  T.Object({ act: T.Literal('WEIGH'), expectedVersion: T.Integer(), adopted: T.Boolean(), reason }, closed),
  T.Object({ act: T.Literal('MINUTE_HEARING'), expectedVersion: T.Integer(), minutes: words(8000) }, closed),
  T.Object(
    {
      act: T.Literal('SERVE'),
      expectedVersion: T.Integer(),
      means: T.Enum([...SERVICE_MEANS]),
      on: PlainDate,
      receipt: words(200),
    },
    closed,
  ),
  T.Object(
    {
      act: T.Literal('SETTLE'),
      expectedVersion: T.Integer(),
      case: Id,
      outcome: T.Enum(['STANDS', 'TO_BE_ENDED']),
      reason,
    },
    closed,
  ),
  T.Object({ act: T.Literal('DROP'), expectedVersion: T.Integer(), reason }, closed),
])

const Days = (max: number) => T.Integer({ minimum: 1, maximum: max })
export const RuleShape = T.Object(
  {
    answerDays: Days(60),
    decisionDays: Days(365),
    deregistrationDays: Days(60),
    hearing: HearingShape,
    basis: words(200),
  },
  closed,
)
export const RulesView = T.Object({
  rules: T.Array(T.Object({ kind: Kind, rule: RuleShape })),
  /** 吊销决定机关, in general and for single items. */
  revocation: T.Array(
    T.Object({
      item: nullable(T.String()),
      itemName: T.String(),
      decidedBy: T.Enum(['BUREAU', 'DEPARTMENT']),
      basis: T.String(),
    }),
  ),
  mayEdit: T.Boolean(),
})

export const OwnProcedure = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  kind: Kind,
  phase: Phase,
  itemName: T.String(),
  identifier: nullable(T.String()),
  certificate: nullable(Id),
  organ: T.String(),
  basis: T.String(),
  grounds: T.String(),
  replyUntil: nullable(PlainDate),
  hearing: T.Enum(['NONE', 'MAY_ASK', 'ASKED', 'HELD']),
  statements: T.Array(T.Object({ at: Instant, text: T.String(), answer: nullable(T.String()) })),
  decidedAt: nullable(Instant),
  decision: nullable(T.String()),
  deregisteredAt: nullable(Instant),
  mayState: T.Boolean(),
})

export const Violations = T.Enum([...VIOLATION_CODES])
export const Sanctions = T.Enum([...SANCTION_CODES])
export const EvidenceLinkShape = T.Object(
  {
    kind: T.Enum([...EVIDENCE_KINDS]),
    /** A stream; the place of an entry in the ledger; the number of a case. */
    id: T.String({ minLength: 1, maxLength: 80, pattern: '^[0-9A-Za-z_.-]+$' }),
  },
  closed,
)
export const AccountabilityLine = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  violation: Violations,
  organ: T.String(),
  person: nullable(T.String()),
  stage: T.Enum(['OPEN', 'TOLD', 'DECIDED', 'REVOKED']),
  openedAt: Instant,
  outcome: nullable(T.Enum([...OUTCOMES])),
  sanction: nullable(Sanctions),
})
export const ACCOUNTABILITY_ACTS = ['ADD_EVIDENCE', 'TELL', 'STATE', 'DECIDE', 'REVIEW'] as const
export const AccountabilityView = T.Object({
  line: AccountabilityLine,
  openedBy: T.String(),
  facts: T.String(),
  evidence: T.Array(EvidenceView),
  replyUntil: nullable(PlainDate),
  statements: T.Array(T.Object({ at: Instant, by: T.String(), text: T.String() })),
  decision: nullable(
    T.Object({
      at: Instant,
      by: T.String(),
      authority: T.String(),
      documentNumber: T.String(),
      reason: T.String(),
      from: nullable(PlainDate),
      until: nullable(PlainDate),
      /** Its period runs today. */
      inEffect: T.Boolean(),
    }),
  ),
  review: nullable(
    T.Object({ at: Instant, outcome: T.Enum(['UPHELD', 'REVOKED']), documentNumber: T.String(), reason: T.String() }),
  ),
  acts: T.Array(T.Enum([...ACCOUNTABILITY_ACTS])),
})
const expectedVersion = T.Integer()
export const AccountabilityAct = T.Union([
  T.Object(
    { act: T.Literal('ADD_EVIDENCE'), expectedVersion, evidence: T.Array(EvidenceLinkShape, { maxItems: 20 }) },
    closed,
  ),
  T.Object({ act: T.Literal('TELL'), expectedVersion, replyUntil: PlainDate }, closed),
  T.Object({ act: T.Literal('STATE'), expectedVersion, text: words(4000) }, closed),
  T.Object(
    {
      act: T.Literal('DECIDE'),
      expectedVersion,
      outcome: T.Enum([...OUTCOMES]),
      sanction: nullable(Sanctions),
      authority: words(100),
      documentNumber: T.String({ maxLength: 100 }),
      reason,
    },
    closed,
  ),
  T.Object(
    {
      act: T.Literal('REVIEW'),
      expectedVersion,
      outcome: T.Enum(['UPHELD', 'REVOKED']),
      documentNumber: words(100),
      reason,
    },
    closed,
  ),
])
const Counted = T.Object({ code: T.String(), count: T.Integer() })
export const FiguresView = T.Object({
  year: T.Integer(),
  opened: T.Integer(),
  decided: T.Integer(),
  sanctioned: T.Integer(),
  revoked: T.Integer(),
  byViolation: T.Array(Counted),
  bySanction: T.Array(Counted),
  byOrgan: T.Array(T.Object({ organ: T.String(), opened: T.Integer(), sanctioned: T.Integer() })),
})
/** 线索: what nobody has answered for yet. */
export const CandidateView = T.Object({
  violation: Violations,
  kind: T.Enum([...EVIDENCE_KINDS]),
  id: T.String(),
  label: T.String(),
  organ: nullable(Named),
  since: Instant,
})
export const WatchedView = T.Object({
  code: T.String(),
  name: T.String(),
  organ: T.String(),
  occasion: T.Enum(['TRANSFERRED', 'DELEGATED', 'RETIRED', 'ROUND']),
  gaps: T.Array(
    T.Object({
      gap: T.Enum(['ORGAN', 'STANDARD', 'PLAN']),
      region: nullable(T.String()),
      organ: nullable(T.String()),
    }),
  ),
})
