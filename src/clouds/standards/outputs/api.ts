import { Type as T } from 'typebox'
import { CLAIMS } from '#catalogue/claims'
import { Id, Instant, PlainDate, route } from '#contract'
import { Code, Said } from '../api-shapes.ts'

const Language = T.Optional(T.Enum(['zh', 'en']))
const Version = T.Optional(T.Integer({ minimum: 1 }))
const paper = T.Object({ version: Version, language: Language })
const params = T.Object({ code: Code })
const ofMaterial = T.Object({ code: Code, material: T.String({ maxLength: 60 }) })
const runParams = T.Object({ id: Id })

const State = T.Enum(['CHECKING', 'REFUSED', 'CHECKED', 'TAKING', 'TAKEN', 'FAILED'])
const Verdict = T.Enum(['NEW', 'CHANGED', 'UNCHANGED', 'REFUSED'])
const Fault = T.Object({ place: T.String(), code: T.String(), text: Said })
const Run = T.Object({
  id: Id,
  fileName: T.String(),
  startedAt: Instant,
  finishedAt: T.Union([T.Null(), Instant]),
  state: State,
  /** Items judged or taken in, of how many. */
  done: T.Integer(),
  total: T.Integer(),
  counts: T.Object({
    NEW: T.Integer(),
    CHANGED: T.Integer(),
    UNCHANGED: T.Integer(),
    REFUSED: T.Integer(),
    DRAFTED: T.Integer(),
  }),
  faults: T.Array(Fault),
})
const Row = T.Object({
  row: T.Integer(),
  code: T.String(),
  name: T.String(),
  verdict: Verdict,
  faults: T.Array(Fault),
  /** What became of it once it was taken in. */
  outcome: T.Union([T.Null(), Said]),
})
const Counted = T.Object({ items: T.Integer(), of: T.Integer() })
const Base = T.Enum(['ALL', 'PERMIT'])
const Target = T.Object({
  percent: T.Integer(),
  base: Base,
  due: PlainDate,
  document: T.String(),
  /** Items of the base whose standard bears the claim and no case of which broke it, of how many. */
  items: T.Integer(),
  of: T.Integer(),
  share: T.Union([T.Null(), T.Number()]),
  reached: T.Boolean(),
})

/** What is made from the standards, and files of standards that go out and come in. */
export const outputsApi = {
  guidePaper: route({
    method: 'GET',
    path: '/papers/:code/guide',
    summary: '办事指南（PDF） Service guide as PDF',
    action: 'public',
    params,
    query: paper,
    reply: T.Unknown(),
    raw: true,
  }),
  formPaper: route({
    method: 'GET',
    path: '/papers/:code/form',
    summary: '空白申请表（PDF） Blank application form as PDF',
    action: 'public',
    params,
    query: paper,
    reply: T.Unknown(),
    raw: true,
  }),
  samplePaper: route({
    method: 'GET',
    path: '/papers/:code/materials/:material/sample',
    summary: '示范文本（PDF） Filled sample of a material',
    action: 'public',
    params: ofMaterial,
    query: paper,
    reply: T.Unknown(),
    raw: true,
  }),
  blankPaper: route({
    method: 'GET',
    path: '/papers/:code/materials/:material/blank',
    summary: '空白样张（PDF） Blank of a material',
    action: 'public',
    params: ofMaterial,
    query: paper,
    reply: T.Unknown(),
    raw: true,
  }),
  powersPaper: route({
    method: 'GET',
    path: '/papers/power-list',
    summary: '权责清单（PDF） Published list of powers and duties',
    action: 'public',
    query: T.Object({ language: Language }),
    reply: T.Unknown(),
    raw: true,
  }),
  manualPaper: route({
    method: 'GET',
    path: '/papers/:code/manual',
    summary: '业务手册（PDF） Business manual for staff',
    action: 'standard.read',
    params,
    query: paper,
    reply: T.Unknown(),
    raw: true,
  }),
  claims: route({
    method: 'GET',
    path: '/lists/claims',
    summary: '四零清单、四办服务、四个一：由标准生成 Claims made from configuration, with the cases that broke them',
    action: 'public',
    query: T.Object({ claim: T.Optional(T.String({ maxLength: 20 })), after: T.Optional(T.String({ maxLength: 80 })) }),
    reply: T.Object({
      /** Zeros and service modes: how many items, and how many real cases broke it. */
      claims: T.Array(
        T.Object({ claim: T.String(), items: T.Integer(), of: T.Integer(), cases: T.Integer(), broken: T.Integer() }),
      ),
      /** 四个一. */
      ones: T.Object({ door: Counted, window: Counted, net: Counted, level: Counted }),
      /** What the chosen claim is to reach; null where no target was set. */
      target: T.Union([T.Null(), Target]),
      items: T.Array(
        T.Object({
          code: T.String(),
          name: Said,
          organ: Said,
          reason: Said,
          version: T.Integer(),
          cases: T.Integer(),
          broken: T.Integer(),
        }),
      ),
      after: T.Union([T.Null(), T.String()]),
    }),
  }),
  setClaimTarget: route({
    method: 'POST',
    path: '/claims/:claim/target',
    summary: '设定目标占比 Set how many items are to keep a claim by a day',
    action: 'standard.review',
    params: T.Object({ claim: T.Enum([...CLAIMS]) }),
    body: T.Object(
      {
        percent: T.Integer({ minimum: 1, maximum: 100 }),
        base: Base,
        due: PlainDate,
        document: T.String({ minLength: 2, maxLength: 200 }),
      },
      { additionalProperties: false },
    ),
    reply: T.Object({ claim: T.String() }),
  }),
  exportStandards: route({
    method: 'GET',
    path: '/standards-export',
    summary: '导出标准（XLSX、JSON） Export standards',
    action: 'standard.read',
    query: T.Object({
      format: T.Enum(['xlsx', 'json']),
      code: T.Optional(Code),
      depth: T.Optional(T.Enum(['FULL', 'GENERAL'])),
    }),
    reply: T.Unknown(),
    raw: true,
  }),
  startImport: route({
    method: 'POST',
    path: '/standards-imports',
    summary: '导入标准：先校验 Bring a file of standards in; it is checked first',
    action: 'standard.draft',
    query: T.Object({ name: T.String({ minLength: 1, maxLength: 200 }) }),
    rawBody: true,
    reply: Run,
  }),
  imports: route({
    method: 'GET',
    path: '/standards-imports',
    summary: '本机关的导入记录 Imports of this organ',
    action: 'standard.draft',
    reply: T.Object({ items: T.Array(Run) }),
  }),
  importRun: route({
    method: 'GET',
    path: '/standards-imports/:id',
    summary: '一次导入：进度和逐行报告 One import: progress and report row by row',
    action: 'standard.draft',
    params: runParams,
    /** Without a verdict: everything but what stays as it is. */
    query: T.Object({
      verdict: T.Optional(T.Union([Verdict, T.Literal('ALL')])),
      after: T.Optional(T.Integer({ minimum: 0 })),
    }),
    reply: T.Object({ run: Run, rows: T.Array(Row), after: T.Union([T.Null(), T.Integer()]) }),
  }),
  takeImport: route({
    method: 'POST',
    path: '/standards-imports/:id/taking',
    summary: '确认导入，生成草案 Take it in: every changed item becomes a draft',
    action: 'standard.draft',
    params: runParams,
    reply: Run,
  }),
  importReport: route({
    method: 'GET',
    path: '/standards-imports/:id/report',
    summary: '逐行报告（XLSX、JSON） The whole report as a file',
    action: 'standard.draft',
    params: runParams,
    query: T.Object({ format: T.Enum(['xlsx', 'json']) }),
    reply: T.Unknown(),
    raw: true,
  }),
} as const
