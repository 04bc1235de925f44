import { Type as T } from 'typebox'
import { ClockView, Id, Instant, PlainDate, route, Sha256 } from '#contract'
import { Bilingual, ItemGuide, Stage } from '../api-shapes.ts'

const code = T.Object({ code: T.String({ maxLength: 60 }) })

/** How many papers it saves: computed from the standards in force, never typed. */
const Arithmetic = T.Object({
  apart: T.Array(T.Object({ item: T.String(), name: Bilingual, materials: T.Array(Bilingual) })),
  sum: T.Integer(),
  together: T.Array(
    T.Object({
      name: Bilingual,
      items: T.Array(T.String()),
      supplier: T.Enum(['APPLICANT', 'CERTIFICATE_LIBRARY', 'PACKAGE']),
    }),
  ),
})
/** 服务快车: how its concluded cases did against the time they were promised. */
const ServiceLevel = T.Object({ concluded: T.Integer(), inTime: T.Integer(), open: T.Integer() })

const BundleView = T.Object({
  id: Id,
  name: Bilingual,
  package: T.String(),
  filedAt: Instant,
  /** Files handed in, and how many uses of them the cases have. */
  files: T.Integer(),
  uses: T.Integer(),
  steps: T.Array(
    T.Object({
      item: T.String(),
      name: Bilingual,
      after: T.Array(T.String()),
      expressDays: T.Union([T.Null(), T.Integer()]),
      standing: T.Enum(['notBegun', 'open', 'granted', 'failed', 'blocked', 'notFiled']),
      case: T.Union([
        T.Null(),
        T.Object({
          id: Id,
          caseNumber: T.String(),
          trackingCode: T.String(),
          stage: Stage,
          clock: ClockView,
          documents: T.Array(T.Object({ id: Id, title: T.String() })),
        }),
      ]),
    }),
  ),
})

/** 服务套餐: several items as one matter, and the papers people have handed in once. */
export const packagesApi = {
  packages: route({
    method: 'GET',
    path: '/packages',
    summary: '一件事套餐 Packages of items',
    action: 'public',
    reply: T.Object({
      items: T.Array(
        T.Object({
          code: T.String(),
          name: Bilingual,
          lead: Bilingual,
          items: T.Integer(),
          sum: T.Integer(),
          together: T.Integer(),
          express: T.Boolean(),
        }),
      ),
    }),
  }),
  package: route({
    method: 'GET',
    path: '/packages/:code',
    summary: '套餐办事指南 Guide to a package',
    action: 'public',
    params: code,
    reply: T.Object({
      guide: ItemGuide,
      lead: Bilingual,
      example: T.Record(T.String(), T.String()),
      arithmetic: Arithmetic,
      steps: T.Array(
        T.Object({
          item: T.String(),
          name: Bilingual,
          organ: T.String(),
          after: T.Array(T.String()),
          promised: T.Object({ days: T.Integer(), unit: T.Enum(['working', 'natural']) }),
          expressDays: T.Union([T.Null(), T.Integer()]),
        }),
      ),
      serviceLevel: ServiceLevel,
    }),
  }),
  myBundles: route({
    method: 'GET',
    path: '/my/bundles',
    summary: '我的一件事 My matters of several items',
    action: 'package.apply',
    reply: T.Object({ items: T.Array(BundleView) }),
  }),
  myBundle: route({
    method: 'GET',
    path: '/my/bundles/:id',
    summary: '一件事办理进度 Progress of one matter',
    action: 'package.apply',
    params: T.Object({ id: Id }),
    reply: BundleView,
  }),
  myMaterials: route({
    method: 'GET',
    path: '/my/materials',
    summary: '我的材料 What I have handed in before',
    action: 'draft.edit',
    reply: T.Object({
      items: T.Array(
        T.Object({
          sha256: Sha256,
          fileName: T.String(),
          mediaType: T.String(),
          sizeBytes: T.Integer(),
          /** What it was handed in as. */
          name: Bilingual,
          kind: T.String(),
          caseNumber: T.String(),
          handedInOn: PlainDate,
        }),
      ),
    }),
  }),
  expressCases: route({
    method: 'GET',
    path: '/express-cases',
    summary: '服务快车队列 The fast lane',
    action: 'case.list',
    reply: T.Object({
      items: T.Array(
        T.Object({
          id: Id,
          caseNumber: T.String(),
          itemName: Bilingual,
          applicantName: T.String(),
          stage: Stage,
          clock: ClockView,
        }),
      ),
      serviceLevel: ServiceLevel,
    }),
  }),
} as const
