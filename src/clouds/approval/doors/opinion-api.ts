import { Type as T } from 'typebox'
import { Id, Instant, LookPurpose, Page, PageQuery, route } from '#contract'
import { Bilingual, MaterialHandedIn, params } from '../api-shapes.ts'
import { Day, Words } from './act-shapes.ts'

const Stance = T.Enum(['AGREE', 'CONDITIONAL', 'OBJECT'])
const UnitKind = T.Enum(['SECTION', 'BODY'])
const Unit = T.Object({ kind: UnitKind, id: T.String(), name: T.Object({ zh: T.String(), en: T.String() }) })
const closed = { additionalProperties: false }

/** 征求意见 as the departments asked see it, their sections and the bodies under them. */
export const opinionApi = {
  /** What this officer's department has been asked, and what it has answered. */
  opinionRequests: route({
    method: 'GET',
    path: '/consultations',
    summary: '待回复的征求意见 Opinions asked of my department',
    action: 'case.giveOpinion',
    query: T.Object({ open: T.Optional(T.Boolean()), ...PageQuery }),
    reply: Page(
      T.Object({
        id: Id,
        consultation: T.String(),
        caseNumber: T.String(),
        itemCode: T.String(),
        itemVersion: T.Integer(),
        itemName: Bilingual,
        applicantName: T.String(),
        question: T.String(),
        askedAt: Instant,
        due: Day,
        stance: T.Union([T.Null(), Stance]),
        opinion: T.String(),
        /** Section or body that has it, or answered it; null: the department itself. */
        unit: T.Union([T.Null(), Unit]),
        /** Which unit gave it back to the department, and why; null where none did since. */
        givenBack: T.Union([T.Null(), T.Object({ unit: Unit, reason: T.String() })]),
        /** The department that was asked, for whoever it handed the question on to. */
        handedOnBy: T.Union([T.Null(), Bilingual]),
        /** Whether this officer answers it. */
        mine: T.Boolean(),
        /** To whom he may hand it on. */
        units: T.Array(Unit),
        materials: T.Array(MaterialHandedIn),
        answers: T.Record(T.String(), T.String()),
        form: T.Record(T.String(), T.Unknown()),
        /** 脱敏: pointers of what `form` does not show in full; `opinionInFull` does, for a purpose. */
        masked: T.Array(T.String()),
      }),
    ),
  }),
  opinionInFull: route({
    method: 'GET',
    path: '/consultations/:id/in-full',
    summary: '查看完整号码（说明用途，留痕） The form in full, for a purpose that is recorded',
    action: 'case.giveOpinion',
    params,
    query: T.Object(
      { consultation: T.String({ maxLength: 60 }), purpose: LookPurpose },
      { additionalProperties: false },
    ),
    reply: T.Object({ form: T.Record(T.String(), T.Unknown()) }),
  }),
  giveOpinion: route({
    method: 'POST',
    path: '/consultations/:id/opinion',
    summary: '部门回复意见 Give the department’s opinion',
    action: 'case.giveOpinion',
    params,
    body: T.Object(
      { consultation: T.String({ maxLength: 60 }), stance: Stance, opinion: Words },
      { additionalProperties: false },
    ),
    reply: T.Object({ id: Id, version: T.Integer() }),
  }),
  handOpinionOn: route({
    method: 'POST',
    path: '/consultations/:id/unit',
    summary: '转办至科室或下属单位 Hand the question on to a section or a body under the department',
    action: 'case.giveOpinion',
    params,
    body: T.Object(
      {
        consultation: T.String({ maxLength: 60 }),
        /** Null: the department answers itself. */
        unit: T.Union([T.Null(), T.Object({ kind: UnitKind, id: T.String({ maxLength: 60 }) }, closed)]),
      },
      closed,
    ),
    reply: T.Object({ id: Id, version: T.Integer() }),
  }),
  giveOpinionBack: route({
    method: 'POST',
    path: '/consultations/:id/giving-back',
    summary: '科室、下属单位退回部门 Give the question back to the department, with a reason',
    action: 'case.giveOpinion',
    params,
    body: T.Object({ consultation: T.String({ maxLength: 60 }), reason: Words }, closed),
    reply: T.Object({ id: Id, version: T.Integer() }),
  }),
  opinionFlow: route({
    method: 'GET',
    path: '/consultations/flow',
    summary: '部门间及部门内部流转 How questions flow between and inside the departments',
    action: 'organ.read',
    reply: T.Object({
      items: T.Array(
        T.Object({
          organ: Id,
          organName: Bilingual,
          unit: T.Union([T.Null(), Unit]),
          handed: T.Integer(),
          answered: T.Integer(),
          medianDays: T.Union([T.Null(), T.Number()]),
        }),
      ),
    }),
  }),
} as const
