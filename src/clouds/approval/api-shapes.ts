import { Type as T } from 'typebox'
import { ClockView, Id, Instant, PlainDate, Refusable, Sha256 } from '#contract'
import { ItemStandard } from '#catalogue/standard'
import { ProcedureKind, UpperLevelView, Waits } from './wait-shape.ts'

/** What the doors of the approval cloud take and answer. */
export const Named = T.Object({ id: T.String(), name: T.String() })
export const Bilingual = T.Object({ zh: T.String(), en: T.Optional(T.String()) })
export const params = T.Object({ id: Id })
export const TERMINATION_GROUNDS = [
  'NOT_CORRECTED',
  'ORIGINALS_NOT_PRESENTED',
  'DEFERRAL_BREACHED',
  'FEE_NOT_PAID',
  'NO_LONGER_POSSIBLE',
] as const

export const ItemCard = T.Object({
  code: T.String(),
  version: T.Integer(),
  name: Bilingual,
  parentName: Bilingual,
  kind: T.String(),
  depth: T.Enum(['FULL', 'GENERAL']),
  source: T.Enum(['DEMO_DISTRICT', 'IMPORTED']),
  organ: Named,
  promised: T.Object({ days: T.Integer(), unit: T.Enum(['working', 'natural']) }),
  statutory: T.Object({ days: T.Integer(), unit: T.Enum(['working', 'natural']) }),
  visits: T.Integer(),
  /** What the applicant must hand in, in whatever situation; what the library spares them. */
  materials: T.Integer(),
  spared: T.Integer(),
  charged: T.Boolean(),
})
/** A card among the answers to a search, and why it is there. */
export const FoundItem = T.Object({
  ...ItemCard.properties,
  why: T.Union([
    T.Null(),
    T.Object({
      field: T.Enum(['NAME', 'KEYWORD', 'CODE', 'PARENT', 'LAW', 'ORGAN', 'SOUND', 'SYNONYM', 'EVENT']),
      text: T.String(),
    }),
  ]),
})
export const ItemGuide = T.Object({
  code: T.String(),
  version: T.Integer(),
  publishedAt: Instant,
  standard: ItemStandard,
  organ: Named,
  competentOrgans: T.Array(Named),
  /** 取消、改备案、合并: why it can no longer be applied for, and where people go instead. */
  retired: T.Union([
    T.Null(),
    T.Object({
      way: T.Enum(['CANCELLED', 'CONVERTED_TO_FILING', 'MERGED']),
      reason: T.String(),
      basis: T.String(),
      effectiveFrom: PlainDate,
      successors: T.Array(T.Object({ code: T.String(), name: Bilingual })),
    }),
  ]),
})

export const MaterialHandedIn = T.Object({
  material: T.String(),
  sha256: Sha256,
  fileName: T.String({ minLength: 1, maxLength: 200 }),
  mediaType: T.String(),
  sizeBytes: T.Integer({ minimum: 1 }),
})
export const ApplicantShape = T.Object(
  {
    kind: T.Enum(['PERSON', 'ENTERPRISE']),
    name: T.String({ maxLength: 100 }),
    idNumber: T.String({ maxLength: 18 }),
    phone: T.String({ maxLength: 20 }),
  },
  { additionalProperties: false },
)
export const DeliveryShape = T.Object(
  { means: T.Enum(['DOWNLOAD', 'COUNTER', 'COURIER']), address: T.String({ maxLength: 200 }) },
  { additionalProperties: false },
)
export const DraftContent = T.Object(
  {
    applicant: ApplicantShape,
    answers: T.Record(T.String(), T.String()),
    form: T.Record(T.String(), T.Unknown()),
    materials: T.Array(MaterialHandedIn, { maxItems: 100 }),
    /** 电子证照标识 of the certificate to be altered, renewed, replaced or ended. */
    certificate: T.Optional(T.String({ maxLength: 100 })),
    /** Version of the commitment text agreed to (告知承诺); absent: the ordinary way. */
    commitment: T.Optional(T.String({ maxLength: 20 })),
    delivery: T.Optional(DeliveryShape),
  },
  { additionalProperties: false },
)
export const Draft = T.Object({
  id: Id,
  itemCode: T.String(),
  itemVersion: T.Integer(),
  itemName: T.String(),
  /** Grows by one with every save; a save names the revision it changes. */
  revision: T.Integer(),
  savedAt: Instant,
  content: DraftContent,
  /** A newer version is in force: `content` is what of the draft fits it, `dropped` what does not, by name. */
  moved: T.Optional(T.Object({ to: T.Integer(), dropped: T.Array(T.Object({ zh: T.String(), en: T.String() })) })),
})

export const Stage = T.Enum([
  'submitted',
  'preAccepted',
  'awaitingCorrection',
  'accepted',
  'inReview',
  'examined',
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
  'terminated',
  'annulled',
])
/** One line of what happened, in the words of the hall; `documents` are sealed notices and certificates. */
export const Milestone = T.Object({
  type: T.String(),
  at: Instant,
  text: Bilingual,
  by: T.Optional(T.String()),
  document: T.Optional(T.Object({ id: Id, title: T.String() })),
})
export const DefectShape = T.Object(
  {
    subject: T.Enum(['MATERIAL', 'FIELD']),
    ref: T.String({ minLength: 1, maxLength: 200 }),
    problem: T.String({ minLength: 2, maxLength: 500 }),
    remedy: T.String({ minLength: 2, maxLength: 500 }),
  },
  { additionalProperties: false },
)
/** What the applicant, or whoever holds the tracking code, sees. The code alone shows no name, form or file. */
export const CaseProgress = T.Object({
  caseNumber: T.String(),
  itemName: T.String(),
  organ: Named,
  stage: Stage,
  /** Whose turn it is: to a desk 「示范区行政审批局·审查人员」, to everybody else the bureau as one, or 「申请人」. */
  turn: Bilingual,
  clock: ClockView,
  milestones: T.Array(Milestone),
  defects: T.Array(DefectShape),
})
export const PreReviewRemark = T.Object(
  { material: T.String({ maxLength: 60 }), inOrder: T.Boolean(), note: T.String({ maxLength: 500 }) },
  { additionalProperties: false },
)
export const PreReviewConclusion = T.Enum(['READY', 'MEND'])
/** 网上预审 as the case it became shows it. */
export const PreReviewSeen = T.Object({
  number: T.String(),
  givenOn: PlainDate,
  conclusion: PreReviewConclusion,
  opinion: T.String(),
  remarks: T.Array(PreReviewRemark),
  /** Found in order and handed in unchanged. */
  passed: T.Array(T.String()),
})
/** What the tracking code shows: the same way and waits, without a name. */
export const TrackedCase = T.Object({
  ...CaseProgress.properties,
  itemCode: T.String(),
  itemVersion: T.Integer(),
  waits: Waits,
})
export const OwnCase = T.Object({
  id: Id,
  version: T.Integer(),
  progress: CaseProgress,
  /** 首问负责人: the one person who answers for this case; null while nobody has dealt with it yet. */
  contact: T.Union([T.Null(), T.String()]),
  trackingCode: T.String(),
  itemCode: T.String(),
  itemVersion: T.Integer(),
  waits: Waits,
  /** How the result reaches the applicant, and how far it has come. */
  delivery: T.Object({
    means: T.Enum(['DOWNLOAD', 'COUNTER', 'COURIER']),
    address: T.String(),
    tracking: T.Union([T.Null(), T.Object({ courier: T.String(), number: T.String() })]),
    served: T.Boolean(),
  }),
  /** How often he has had to come. */
  visits: T.Integer(),
  preReview: T.Union([T.Null(), PreReviewSeen]),
  filing: T.Boolean(),
  committed: T.Boolean(),
  /** The certificate this case alters, renews, replaces or ends. */
  certificate: T.Union([T.Null(), T.String()]),
  applicant: ApplicantShape,
  answers: T.Record(T.String(), T.String()),
  form: T.Record(T.String(), T.Unknown()),
  materials: T.Array(MaterialHandedIn),
  documents: T.Array(
    T.Object({ id: Id, kind: T.String(), title: T.String(), number: T.String(), released: T.Boolean() }),
  ),
  supervision: T.Array(T.Object({ at: Instant, organ: T.String(), result: T.String(), found: T.String() })),
})
export const Channel = T.Enum(['ONLINE', 'MOBILE', 'WINDOW', 'SERVICE_POINT', 'VISIT'])
export const WorklistRow = T.Object({
  id: Id,
  caseNumber: T.String(),
  itemName: T.String(),
  applicantName: T.String(),
  stage: Stage,
  submittedAt: Instant,
  clock: ClockView,
  /** Whose desk it was put on, by name; null while it is anybody's. */
  assignee: T.Union([T.Null(), T.String()]),
  channel: Channel,
  /** Fast track (服务快车): stands out in the list. */
  express: T.Boolean(),
  /** 绿色通道: stands before the others. */
  first: T.Boolean(),
})
/** What was done since acceptance and what still stands in the way, beside the acts themselves. */
export const HandlingView = T.Object({
  deferred: T.Array(T.Object({ material: T.String(), due: PlainDate })),
  deferralBreached: T.Boolean(),
  procedures: T.Array(
    T.Object({
      id: T.String(),
      kind: ProcedureKind,
      endsBy: PlainDate,
      conclusion: T.Union([T.Null(), T.Enum(['PASSED', 'FAILED', 'RECORDED', 'LAPSED'])]),
      upper: T.Union([T.Null(), UpperLevelView]),
    }),
  ),
  /** 报上级: the authority a submission lies ready for. */
  preparedFor: T.Union([T.Null(), T.String()]),
  /** Reviews in their order: held, or the next one waiting. */
  reviews: T.Array(
    T.Object({
      step: T.String(),
      kind: T.Enum(['REVIEW', 'RISK_CHECK']),
      by: T.Union([T.Null(), T.String()]),
      agrees: T.Union([T.Null(), T.Boolean()]),
    }),
  ),
  hearing: T.Object({
    until: T.Union([T.Null(), PlainDate]),
    requested: T.Boolean(),
    heldOn: T.Union([T.Null(), PlainDate]),
    /** What the minutes hold: the decision answers each. */
    points: T.Array(T.String()),
  }),
  consultations: T.Array(
    T.Object({
      id: T.String(),
      /** `name` says in brackets which section or body of the department has the question. */
      organs: T.Array(T.Object({ name: T.String(), answered: T.Boolean() })),
      due: PlainDate,
      contested: T.Boolean(),
      issued: T.Boolean(),
    }),
  ),
  resolution: T.Union([T.Null(), T.Enum(['GRANT', 'REFUSE'])]),
  extended: T.Boolean(),
})
/** What has happened to a case since it ended. */
export const Aftermath = T.Object({
  served: T.Boolean(),
  /** Number of the parcel on its way. */
  dispatched: T.Union([T.Null(), T.String()]),
  challenged: T.Boolean(),
  annulment: T.Union([
    T.Null(),
    T.Object({ ground: T.Enum(['FALSE_COMMITMENT', 'FRAUD', 'WRONGLY_GRANTED']), replyUntil: PlainDate }),
  ]),
})
/** Everything a desk needs on one screen: papers, checks, what may be done now and why not the rest. */
export const DeskCase = T.Object({
  id: Id,
  version: T.Integer(),
  progress: CaseProgress,
  itemCode: T.String(),
  itemVersion: T.Integer(),
  standard: ItemStandard,
  applicant: ApplicantShape,
  answers: T.Record(T.String(), T.String()),
  form: T.Record(T.String(), T.Unknown()),
  /** 脱敏: pointers of what `applicant` and `form` do not show in full; `readInFull` does, for a purpose. */
  masked: T.Array(T.String()),
  materials: T.Array(MaterialHandedIn),
  /** What the certificate library proved when the case was filed. */
  fetched: T.Array(
    T.Object({
      material: T.String(),
      identifier: T.String(),
      name: T.String(),
      validUntil: T.Union([T.Null(), PlainDate]),
      version: T.Union([T.Null(), T.Integer()]),
      /** What form and certificate both say. */
      compared: T.Array(T.Object({ title: T.String(), written: T.String(), held: T.String(), same: T.Boolean() })),
    }),
  ),
  /** Every condition held against what was filed: met, not met, or for a person to judge. */
  eligibility: T.Array(
    T.Object({
      id: T.String(),
      verdict: T.Enum(['MET', 'UNMET', 'PERSON']),
      by: T.Enum(['CHECK', 'CERTIFICATE', 'MATERIAL', 'NOTHING']),
      seen: T.Array(T.String()),
    }),
  ),
  examination: T.Union([
    T.Null(),
    T.Object({
      by: T.String(),
      at: Instant,
      opinion: T.String(),
      proposal: T.Enum(['GRANT', 'REFUSE']),
      findings: T.Array(T.Object({ criterion: T.String(), met: T.Boolean(), note: T.String() })),
    }),
  ]),
  acts: T.Array(Refusable),
  /** Every step with a limit of its own, and the time the applicant was waited for: since when, until when, what is left. */
  steps: T.Array(
    T.Object({
      step: T.String(),
      from: PlainDate,
      to: T.Union([T.Null(), PlainDate]),
      /** Null where nobody wrote down by when an earlier correction was awaited. */
      due: T.Union([T.Null(), PlainDate]),
      remaining: T.Integer(),
      used: T.Integer(),
      unit: T.Enum(['working', 'natural']),
      colour: T.Enum(['green', 'amber', 'red']),
    }),
  ),
  waits: Waits,
  /** Null before acceptance. */
  handling: T.Union([T.Null(), HandlingView]),
  fee: T.Object({ fen: T.Integer(), ordered: T.Boolean(), paid: T.Boolean() }),
  outstanding: T.Array(T.String()),
  /** What has been named as wanting before: nothing else can be asked for again. */
  askedBefore: T.Array(T.String()),
  preReview: T.Union([T.Null(), PreReviewSeen]),
  /** Last day for what the applicant has been asked for: a correction, or originals to be shown. */
  awaitedUntil: T.Union([T.Null(), PlainDate]),
  /** What may be set going now, with the last day the calendar makes of it. */
  offered: T.Object({
    deferrals: T.Array(T.Object({ material: T.String(), due: PlainDate })),
    procedures: T.Array(T.Object({ kind: ProcedureKind, endsBy: PlainDate, mandatory: T.Boolean() })),
    terminations: T.Array(T.Enum([...TERMINATION_GROUNDS])),
  }),
  /** Null while the case is open. */
  aftermath: T.Union([T.Null(), Aftermath]),
  assignee: T.Union([T.Null(), T.String()]),
  timeClass: T.Enum(['IMMEDIATE', 'ORDINARY', 'COMPLEX']),
  channel: T.String(),
  express: T.Boolean(),
  visits: T.Integer(),
  committed: T.Boolean(),
  certificate: T.Union([T.Null(), T.String()]),
  documents: T.Array(
    T.Object({ id: Id, kind: T.String(), title: T.String(), number: T.String(), released: T.Boolean() }),
  ),
  supervision: T.Array(
    T.Object({
      at: Instant,
      organ: T.String(),
      by: T.String(),
      method: T.String(),
      result: T.String(),
      found: T.String(),
      measure: T.String(),
    }),
  ),
})
/** Answer to every command: where the case now stands and what happens next, in a sentence. */
export const Done = T.Object({ id: Id, version: T.Integer(), next: Bilingual })
export const expectedVersion = T.Integer({ minimum: 1 })
