import { Type as T } from 'typebox'
import { ClockView, Id, Instant, Refusable, Sha256 } from '#contract'
import { ItemStandard } from '#catalogue/standard'

/** What the doors of the approval cloud take and answer. */
export const Named = T.Object({ id: T.String(), name: T.String() })
export const Bilingual = T.Object({ zh: T.String(), en: T.Optional(T.String()) })
export const params = T.Object({ id: Id })

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
  materials: T.Integer(),
  charged: T.Boolean(),
})
export const ItemGuide = T.Object({
  code: T.String(),
  version: T.Integer(),
  publishedAt: Instant,
  standard: ItemStandard,
  organ: Named,
  competentOrgans: T.Array(Named),
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
export const DraftContent = T.Object(
  {
    applicant: ApplicantShape,
    answers: T.Record(T.String(), T.String()),
    form: T.Record(T.String(), T.Unknown()),
    materials: T.Array(MaterialHandedIn, { maxItems: 100 }),
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
})

export const Stage = T.Enum([
  'submitted',
  'awaitingCorrection',
  'accepted',
  'examined',
  'granted',
  'refused',
  'notAccepted',
  'withdrawn',
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
  /** Whose turn it is, e.g. 「示范区行政审批局·审查人员」 or 「申请人」. */
  turn: Bilingual,
  clock: ClockView,
  milestones: T.Array(Milestone),
  defects: T.Array(DefectShape),
})
export const OwnCase = T.Object({
  id: Id,
  version: T.Integer(),
  progress: CaseProgress,
  trackingCode: T.String(),
  itemCode: T.String(),
  itemVersion: T.Integer(),
  applicant: ApplicantShape,
  answers: T.Record(T.String(), T.String()),
  form: T.Record(T.String(), T.Unknown()),
  materials: T.Array(MaterialHandedIn),
  documents: T.Array(
    T.Object({ id: Id, kind: T.String(), title: T.String(), number: T.String(), released: T.Boolean() }),
  ),
  supervision: T.Array(T.Object({ at: Instant, organ: T.String(), result: T.String(), found: T.String() })),
})
export const WorklistRow = T.Object({
  id: Id,
  caseNumber: T.String(),
  itemName: T.String(),
  applicantName: T.String(),
  stage: Stage,
  submittedAt: Instant,
  clock: ClockView,
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
  materials: T.Array(MaterialHandedIn),
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
