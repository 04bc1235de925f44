import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import { Code, Said } from '../api-shapes.ts'

const closed = { additionalProperties: false } as const
const ItemName = T.Object({ code: T.String(), name: Said, organ: Said })
const Finding = T.Enum([
  'NEVER_HANDLED',
  'HANDLED_OFF_LIST',
  'SLOWER_THAN_PROMISED',
  'FASTER_THAN_PROMISED',
  'CORRECTED_OFTEN',
  'MATERIAL_NEVER_GIVEN',
])
const Way = T.Enum(['REVISE', 'RETIRE', 'KEEP'])
const maybe = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])
const Counts = T.Object({
  organs: T.Integer(),
  officers: T.Integer(),
  accounts: T.Integer(),
  items: T.Integer(),
  cases: T.Integer(),
  decided: T.Integer(),
  inTime: T.Integer(),
})
const Permit = T.Object({
  code: T.String(),
  name: Said,
  /** Whether it can be applied for here today. */
  open: T.Boolean(),
  mode: maybe(T.String()),
  words: T.Array(T.String()),
  organs: T.Array(Said),
})
const notice = { id: Id, caseNumber: T.String(), holder: T.String(), scope: T.String(), toldAt: Instant }

/** The lists held against reality, across regions, and what follows from a business licence. */
export const registersApi = {
  reality: route({
    method: 'GET',
    path: '/registers/reality',
    summary:
      '清单与实办对照：可申报率、两化、一个工作日、领域、层级 The lists held against what is configured and done',
    action: 'standard.read',
    reply: T.Object({
      counts: T.Object({ parents: T.Integer(), items: T.Integer() }),
      online: T.Object({
        of: T.Integer(),
        applicable: T.Integer(),
        faults: T.Array(T.Object({ item: ItemName, faults: T.Array(T.String()) })),
      }),
      goals: T.Object({
        of: T.Integer(),
        standardised: T.Integer(),
        integrated: T.Integer(),
        both: T.Integer(),
        /** The first of those that lack something, those authored in full before the rest. */
        lacking: T.Array(T.Object({ item: ItemName, lacks: T.Array(T.String()) })),
      }),
      oneDay: T.Object({
        items: T.Integer(),
        decided: T.Integer(),
        kept: T.Integer(),
        rows: T.Array(T.Object({ item: ItemName, decided: T.Integer(), kept: T.Integer() })),
      }),
      domains: T.Array(
        T.Object({
          domain: T.String(),
          name: Said,
          parents: T.Integer(),
          items: T.Integer(),
          organs: T.Integer(),
          cases: T.Integer(),
        }),
      ),
      levels: T.Array(T.Object({ origin: maybe(Said), exercise: Said, parents: T.Integer(), items: T.Integer() })),
      /** By where each power came from; all four are told, that of which there is none too. */
      sources: T.Array(
        T.Object({
          source: T.String(),
          name: Said,
          parents: T.Integer(),
          items: T.Integer(),
          organs: T.Integer(),
          cases: T.Integer(),
        }),
      ),
    }),
  }),
  drifts: route({
    method: 'GET',
    path: '/registers/drifts',
    summary: '目录与实办的偏离 Where the catalogue and what is really handled drift apart',
    action: 'standard.read',
    query: T.Object({ finding: T.Optional(Finding), after: T.Optional(T.String({ maxLength: 120 })) }),
    reply: T.Object({
      counts: T.Array(T.Object({ finding: Finding, count: T.Integer(), settled: T.Integer() })),
      items: T.Array(
        T.Object({
          item: ItemName,
          finding: Finding,
          evidence: Said,
          mayAdjust: T.Boolean(),
          settled: maybe(T.Object({ way: Way, reason: T.String(), at: Instant, by: T.String() })),
        }),
      ),
      after: maybe(T.String()),
    }),
  }),
  settleDrift: route({
    method: 'POST',
    path: '/registers/drifts/settlement',
    summary: '处理偏离：修订标准、退出目录或者说明保留 Answer a drift',
    action: 'standard.draft',
    body: T.Object(
      {
        code: Code,
        finding: Finding,
        /** The evidence the officer saw; if it has changed since, he is told. */
        evidence: T.String({ maxLength: 1000 }),
        way: Way,
        reason: T.String({ minLength: 2, maxLength: 500 }),
      },
      closed,
    ),
    reply: T.Object({
      code: T.String(),
      way: Way,
      /** A draft now lies open for the change. */
      drafting: T.Boolean(),
    }),
  }),
  sameItems: route({
    method: 'GET',
    path: '/registers/same-items',
    summary: '同一事项跨区域、跨层级比对 The same item across regions and levels',
    action: 'standard.read',
    query: T.Object({ q: T.Optional(T.String({ maxLength: 100 })), after: T.Optional(T.Integer({ minimum: 0 })) }),
    reply: T.Object({
      groups: T.Integer(),
      same: T.Integer(),
      differing: T.Integer(),
      items: T.Array(
        T.Object({
          by: T.Enum(['SUB_ITEM', 'PARENT']),
          name: Said,
          regions: T.Integer(),
          places: T.Array(T.Object({ code: T.String(), organ: Said, region: T.String(), level: Said })),
          differences: T.Array(
            T.Object({
              element: T.String(),
              values: T.Array(T.Object({ value: T.String(), places: T.Array(Said) })),
            }),
          ),
        }),
      ),
      after: maybe(T.Integer()),
    }),
  }),
  regions: route({
    method: 'GET',
    path: '/registers/regions',
    summary: '省市县乡村五级：事项、人员、账号、办件逐级汇总 Five levels with what each handles, rolled up',
    action: 'region.read',
    reply: T.Object({
      root: T.String(),
      nodes: T.Array(
        T.Object({
          code: T.String(),
          name: Said,
          level: T.String(),
          depth: T.Integer(),
          own: Counts,
          total: Counts,
        }),
      ),
      /** Items implemented in the region that was asked for. */
      asOf: PlainDate,
    }),
  }),
  regionItems: route({
    method: 'GET',
    path: '/registers/regions/:code/items',
    summary: '本级实施的事项 What a region itself implements',
    action: 'region.read',
    params: T.Object({ code: T.String({ pattern: '^\\d{6}(\\d{3}){0,2}$' }) }),
    reply: T.Object({
      items: T.Array(
        T.Object({ code: T.String(), name: Said, organ: Said, level: Said, origin: maybe(Said), cases: T.Integer() }),
      ),
      total: T.Integer(),
    }),
  }),
  entrance: route({
    method: 'GET',
    path: '/registers/entrance',
    summary: '统一入口核查：编号缺口、迁移件、无件之证 Whether everything came by this entrance',
    action: 'analytics.read',
    reply: T.Object({
      since: PlainDate,
      channels: T.Array(T.Object({ channel: T.String(), name: Said, cases: T.Integer() })),
      gaps: T.Array(T.Object({ series: T.String(), missing: T.Array(T.Integer()) })),
      takenOver: T.Array(T.Object({ caseNumber: T.String(), item: Said, at: Instant })),
      sourceless: T.Array(T.Object({ identifier: T.String(), caseNumber: T.String(), item: Said, at: Instant })),
    }),
  }),
  myPermitNotices: route({
    method: 'GET',
    path: '/my/permit-notices',
    summary: '我的证照告知：营业执照之后还要办什么 Permits my business still needs',
    action: 'case.followOwn',
    reply: T.Object({ items: T.Array(T.Object({ ...notice, permits: T.Array(Permit) })) }),
  }),
  permitNotices: route({
    method: 'GET',
    path: '/permit-notices',
    summary: '双告知认领：新设市场主体及其所需许可 Newly licensed businesses a department is told of',
    action: 'duty.work',
    reply: T.Object({
      waiting: T.Integer(),
      items: T.Array(
        T.Object({
          ...notice,
          version: T.Integer(),
          permits: T.Array(Permit),
          claimed: maybe(T.Object({ at: Instant, by: T.String() })),
        }),
      ),
    }),
  }),
  claimPermitNotice: route({
    method: 'POST',
    path: '/permit-notices/:id/claim',
    summary: '认领双告知 Take note of a newly licensed business',
    action: 'duty.work',
    params: T.Object({ id: Id }),
    body: T.Object({}, closed),
    reply: T.Object({ id: Id }),
  }),
} as const
