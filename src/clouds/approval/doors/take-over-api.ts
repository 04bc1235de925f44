import { Type as T } from 'typebox'
import { Instant, route } from '#contract'
import { ApplicantShape } from '../api-shapes.ts'

/** One running case as the older system kept it. Its own number and the system's name make it one thing, once. */
export const TakenOverRow = T.Object(
  {
    system: T.String({ minLength: 1, maxLength: 60 }),
    foreignNumber: T.String({ minLength: 1, maxLength: 60 }),
    itemCode: T.String({ maxLength: 80 }),
    receivedAt: Instant,
    acceptedAt: T.Union([T.Null(), Instant]),
    applicant: ApplicantShape,
    answers: T.Record(T.String(), T.String()),
    form: T.Record(T.String(), T.Unknown()),
  },
  { additionalProperties: false },
)

export const takeOverApi = {
  /** The file as it was understood, row by row: nothing is taken over yet. */
  readTakeOver: route({
    method: 'POST',
    path: '/cases/taken-over/reading',
    summary: '读取在办件迁移文件 Read the file of an older system (CSV, XLSX or JSON)',
    action: 'case.takeOver',
    rawBody: true,
    reply: T.Object({
      rows: T.Array(TakenOverRow),
      faults: T.Array(T.Object({ line: T.Integer(), message: T.String(), messageEn: T.String() })),
    }),
  }),
  /** 在办件迁移: rows that are taken over, that were before, or that are refused, each with its reason. */
  takeOverCases: route({
    method: 'POST',
    path: '/cases/taken-over',
    summary: '导入旧系统在办件 Take over running cases from an older system',
    action: 'case.takeOver',
    body: T.Object({ rows: T.Array(TakenOverRow, { minItems: 1, maxItems: 500 }) }, { additionalProperties: false }),
    reply: T.Object({
      taken: T.Integer(),
      known: T.Integer(),
      refused: T.Integer(),
      rows: T.Array(
        T.Object({
          foreignNumber: T.String(),
          outcome: T.Enum(['TAKEN', 'KNOWN', 'REFUSED']),
          caseNumber: T.Union([T.Null(), T.String()]),
          reasons: T.Array(T.Object({ path: T.String(), message: T.String(), messageEn: T.String() })),
        }),
      ),
    }),
  }),
} as const
