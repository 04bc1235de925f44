import { Type as T } from 'typebox'
import { Id, Instant, PageQuery, PlainDate, Refusable, route, Sha256 } from '#contract'
import { codeParams, Due, expectedVersion, Named, nullable, params, Step, Words } from './shapes.ts'
import { OwnRequest, ReportFinding, Subject, Talk } from './requests.ts'

const closed = { additionalProperties: false } as const
/** A file this door has just taken, with the mark by which it knows it again. */
const Evidence = T.Object(
  {
    sha256: Sha256,
    mediaType: T.String({ maxLength: 40 }),
    sizeBytes: T.Integer({ minimum: 1 }),
    mark: T.String({ maxLength: 40 }),
  },
  closed,
)
const Files = T.Array(Evidence, { maxItems: 5 })
const Order = T.Object({ number: T.String(), closed: T.Boolean() })

/** What the inspectors see. Who reported stands nowhere. */
const DeskReport = T.Object({
  id: Id,
  version: T.Integer(),
  text: T.String(),
  filedAt: Instant,
  subject: Subject,
  organ: nullable(Named),
  person: T.String(),
  evidence: T.Array(T.Object({ sha256: Sha256, mediaType: T.String(), sizeBytes: T.Integer() })),
  stage: T.Enum(['NEW', 'TAKEN_UP', 'FOLLOWED_UP', 'CONCLUDED']),
  takeUpBy: PlainDate,
  /** Of what is owed next; null once it is concluded. */
  due: nullable(Due),
  talk: T.Array(Talk),
  followUps: T.Array(
    T.Object({
      ...{ at: Instant, organ: Named, about: T.String(), facts: T.String(), card: Id, orders: T.Array(Order) },
      /** Whom the inspector found it to be about, by name. */
      officer: nullable(T.String()),
    }),
  ),
  outcome: nullable(T.Object({ at: Instant, finding: ReportFinding, text: T.String() })),
  rating: nullable(T.Object({ satisfied: T.Boolean(), comment: T.String() })),
  reopened: nullable(T.Object({ reason: T.String(), at: Instant })),
  publishable: T.Boolean(),
  published: T.Boolean(),
  proposed: nullable(T.Object({ question: T.String(), answer: T.String() })),
  steps: T.Array(Step),
  acts: T.Array(Refusable),
})
const ReportPaper = T.Object({
  ...DeskReport.properties,
  /** Officers by their organ, one of whom it may be found to be about. */
  officers: T.Array(T.Object({ id: Id, organ: Id, name: T.String() })),
})
const DATASETS = ['results', 'requests', 'reports'] as const

export const reportApi = {
  fileReport: route({
    method: 'POST',
    path: '/reports',
    summary: '举报 Report an organ, an officer or a case, without a name',
    action: 'public',
    body: T.Object(
      {
        itemCode: T.Optional(T.String({ maxLength: 80 })),
        caseNumber: T.Optional(T.String({ maxLength: 40 })),
        organ: nullable(Id),
        person: T.String({ maxLength: 60 }),
        text: T.String({ minLength: 10, maxLength: 4000 }),
        evidence: Files,
        publishable: T.Boolean(),
      },
      closed,
    ),
    reply: T.Object({ code: T.String(), takeUpBy: PlainDate, due: Due }),
  }),
  keepReportFile: route({
    method: 'POST',
    path: '/report-files',
    summary: '举报附件 A file for a report, its hidden data removed',
    action: 'public',
    rawBody: true,
    reply: Evidence,
  }),
  supplementReport: route({
    method: 'POST',
    path: '/reports/code/:code/supplements',
    summary: '补充情况 Add to a report by its code',
    action: 'public',
    params: codeParams,
    body: T.Object({ expectedVersion, text: Words(4000), evidence: Files }, closed),
    reply: OwnRequest,
  }),
  reportFigures: route({
    method: 'GET',
    path: '/report-figures',
    summary: '举报办理情况 How reports were dealt with, in figures',
    action: 'public',
    reply: T.Object({
      filed: T.Integer(),
      open: T.Integer(),
      overdue: T.Integer(),
      concluded: T.Integer(),
      findings: T.Object({
        SUBSTANTIATED: T.Integer(),
        PARTLY: T.Integer(),
        UNSUBSTANTIATED: T.Integer(),
        NOT_OURS: T.Integer(),
      }),
      orders: T.Integer(),
      /** Median working days from filing to outcome; null where nothing is concluded. */
      days: nullable(T.Integer()),
    }),
  }),
  openData: route({
    method: 'GET',
    path: '/open-data/:dataset',
    summary: '开放数据 Open data, as CSV or JSON',
    action: 'public',
    params: T.Object({ dataset: T.Enum([...DATASETS]) }),
    query: T.Object({ format: T.Enum(['csv', 'json']) }),
    reply: T.Unknown(),
    raw: true,
  }),
  reports: route({
    method: 'GET',
    path: '/desk/reports',
    summary: '举报线索 Reports on the inspectors’ desk',
    action: 'oversight.inspect',
    query: T.Object({ stage: T.Optional(T.Enum(['open', 'answered'])), ...PageQuery }),
    reply: T.Object({
      items: T.Array(DeskReport),
      after: nullable(T.String()),
      open: T.Integer(),
      overdue: T.Integer(),
    }),
  }),
  report: route({
    method: 'GET',
    path: '/desk/reports/:id',
    summary: '一件举报 One report',
    action: 'oversight.inspect',
    params,
    reply: ReportPaper,
  }),
  reportFile: route({
    method: 'GET',
    path: '/desk/reports/:id/files/:sha256',
    summary: '举报附件原件 A file of a report',
    action: 'oversight.inspect',
    params: T.Object({ id: Id, sha256: Sha256 }),
    reply: T.Unknown(),
    raw: true,
  }),
  actOnReport: route({
    method: 'POST',
    path: '/desk/reports/:id/acts',
    summary: '办理举报 Take up, ask, put to the organ, conclude, publish',
    action: 'oversight.order',
    params,
    body: T.Union([
      T.Object({ act: T.Literal('TAKE_UP'), expectedVersion, note: T.String({ maxLength: 500 }) }, closed),
      T.Object({ act: T.Literal('ASK'), expectedVersion, text: Words(1000) }, closed),
      T.Object(
        { act: T.Literal('FOLLOW_UP'), expectedVersion, organ: Id, officer: nullable(Id), facts: Words(2000) },
        closed,
      ),
      T.Object({ act: T.Literal('CONCLUDE'), expectedVersion, finding: ReportFinding, text: Words(4000) }, closed),
      T.Object({ act: T.Literal('PUBLISH'), expectedVersion, question: Words(2000), answer: Words(4000) }, closed),
      T.Object({ act: T.Literal('UNPUBLISH'), expectedVersion, reason: Words(500) }, closed),
    ]),
    reply: ReportPaper,
  }),
} as const
