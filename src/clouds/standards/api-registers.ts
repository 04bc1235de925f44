import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import { Code, DifferenceView, DisguiseView, PolicyView, PowerEntryView, Said } from './api-shapes.ts'

const closed = { additionalProperties: false } as const
const expectedVersion = T.Integer({ minimum: 1 })
const Reason = T.String({ minLength: 2, maxLength: 1000 })
/** Counted at both levels: 大项 and 小项 (ST-15). */
const Counted = T.Object({ value: T.String(), name: Said, count: T.Integer(), parents: T.Integer() })
const ItemName = T.Object({ code: T.String(), name: Said })
const params = T.Object({ id: Id })
const Trigger = T.Enum(['LAW', 'REFORM', 'FUNCTIONS'])

/** Lists, rules and registers around the standards. */
export const registerApi = {
  laws: route({
    method: 'GET',
    path: '/laws',
    summary: '法规登记册 Register of laws',
    action: 'standard.read',
    reply: T.Object({
      items: T.Array(
        T.Object({
          title: T.String(),
          revisedOn: T.Union([T.Null(), PlainDate]),
          articles: T.Union([T.Null(), T.Integer()]),
          repealedFrom: T.Union([T.Null(), PlainDate]),
          replacedBy: T.Union([T.Null(), T.String()]),
          items: T.Integer(),
        }),
      ),
    }),
  }),
  audit: route({
    method: 'GET',
    path: '/standards-audit',
    summary: '清单体检：改革方式、精简、通用目录偏差、目录与实办 Audit of the lists',
    action: 'standard.read',
    reply: T.Object({
      reform: T.Array(T.Object({ mode: T.String(), items: T.Array(ItemName) })),
      dispositions: T.Array(Counted),
      streamlined: T.Array(
        T.Object({
          code: T.String(),
          name: Said,
          way: T.String(),
          reason: T.String(),
          basis: T.String(),
          effectiveFrom: PlainDate,
          successors: T.Array(ItemName),
        }),
      ),
      divergence: T.Array(
        T.Object({
          item: ItemName,
          general: Said,
          fields: T.Array(T.Object({ field: Said, fixed: T.String(), local: T.String() })),
        }),
      ),
      /** Items handled that are not on the list, and listed items nobody applied for. */
      drift: T.Object({ offList: T.Array(T.Object({ code: T.String(), cases: T.Integer() })), unused: T.Integer() }),
    }),
  }),
  lists: route({
    method: 'GET',
    path: '/lists/items',
    summary: '事项清单（按类型、领域、层级、改革方式） Lists of items with their versions',
    action: 'public',
    query: T.Object({
      kind: T.Optional(T.String()),
      domain: T.Optional(T.String()),
      level: T.Optional(T.String()),
      origin: T.Optional(T.String()),
      power: T.Optional(T.String()),
      reform: T.Optional(T.String()),
      audience: T.Optional(T.String()),
      after: T.Optional(T.String()),
    }),
    reply: T.Object({
      items: T.Array(
        T.Object({
          code: T.String(),
          name: Said,
          kind: T.String(),
          organ: Said,
          power: Said,
          version: T.Integer(),
          effectiveFrom: PlainDate,
          promised: Said,
          statutory: Said,
        }),
      ),
      after: T.Union([T.Null(), T.String()]),
      total: T.Integer(),
      parents: T.Integer(),
      facets: T.Object({
        kind: T.Array(Counted),
        domain: T.Array(Counted),
        level: T.Array(Counted),
        origin: T.Array(Counted),
        power: T.Array(Counted),
        reform: T.Array(Counted),
        audience: T.Array(Counted),
      }),
    }),
  }),
  powers: route({
    method: 'GET',
    path: '/lists/powers',
    summary: '权责清单（公布版） The published list of powers and duties',
    action: 'public',
    query: T.Object({ organ: T.Optional(Id) }),
    reply: T.Object({
      version: T.Integer(),
      publishedAt: T.Union([T.Null(), Instant]),
      /** Adjustments not published yet. */
      unpublished: T.Integer(),
      organs: T.Array(T.Object({ id: T.String(), name: Said, powers: T.Integer() })),
      entries: T.Array(PowerEntryView),
    }),
  }),
  powerReport: route({
    method: 'GET',
    path: '/power-list',
    summary: '权责清单：调整、对应关系与三定衔接 Adjustments, mapping and mismatches',
    action: 'standard.read',
    reply: T.Object({
      version: T.Integer(),
      waiting: T.Integer(),
      lifeVersion: T.Integer(),
      /** Duties of the officer who asks. */
      mayAdjust: T.Boolean(),
      mayPublish: T.Boolean(),
      mismatches: T.Object({
        itemsWithoutPower: T.Array(ItemName),
        powersWithoutItem: T.Array(ItemName),
        powersWithoutFunction: T.Array(ItemName),
        functionsWithoutPower: T.Array(ItemName),
        differentOrgan: T.Array(T.Object({ item: ItemName, power: T.String(), organ: Said, powerOrgan: Said })),
      }),
      entries: T.Array(T.Object({ id: T.String(), name: Said, organ: Said, changed: T.Boolean(), entry: T.Unknown() })),
      changes: T.Array(
        T.Object({
          power: T.String(),
          name: Said,
          kind: T.String(),
          trigger: T.String(),
          triggeredOn: PlainDate,
          reason: T.String(),
          at: Instant,
          publishedAt: T.Union([T.Null(), Instant]),
          listVersion: T.Union([T.Null(), T.Integer()]),
          /** Days from the trigger to the publication; still growing while it is not published. */
          lagDays: T.Integer(),
        }),
      ),
    }),
  }),
  adjustPower: route({
    method: 'POST',
    path: '/power-list/adjustments',
    summary: '调整权责清单条目 Adjust an entry',
    action: 'standard.draft',
    body: T.Object(
      {
        expectedVersion: T.Integer({ minimum: 0 }),
        power: T.String({ pattern: '^[PF]-[a-zA-Z]+-\\d{2,3}$' }),
        kind: T.Enum(['ADDED', 'CHANGED', 'REMOVED']),
        trigger: Trigger,
        triggeredOn: PlainDate,
        reason: Reason,
        entry: T.Union([T.Null(), T.Object({})]),
      },
      closed,
    ),
    reply: T.Object({ lifeVersion: T.Integer(), waiting: T.Integer() }),
  }),
  publishPowers: route({
    method: 'POST',
    path: '/power-list/publication',
    summary: '公布权责清单 Publish the list',
    action: 'standard.review',
    body: T.Object({ expectedVersion: T.Integer({ minimum: 0 }) }, closed),
    reply: T.Object({ lifeVersion: T.Integer(), waiting: T.Integer() }),
  }),
  policies: route({
    method: 'GET',
    path: '/policies',
    summary: '制度文件库 Rule documents',
    action: 'standard.read',
    query: T.Object({ item: T.Optional(Code) }),
    reply: T.Object({ items: T.Array(PolicyView), mayIssue: T.Boolean() }),
  }),
  issuePolicy: route({
    method: 'POST',
    path: '/policies',
    summary: '登记制度文件 Register a rule document',
    action: 'standard.review',
    body: T.Object(
      {
        number: T.String({ minLength: 4, maxLength: 60 }),
        title: T.String({ minLength: 2, maxLength: 200 }),
        issuer: T.String({ minLength: 2, maxLength: 100 }),
        topic: T.Enum(['DIVISION_OF_POWERS', 'LINKAGE', 'SUPERVISION', 'WORKFLOW', 'OTHER']),
        effectiveFrom: PlainDate,
        replaces: T.Optional(T.String({ maxLength: 60 })),
        clauses: T.Array(
          T.Object(
            {
              article: T.String({ minLength: 1, maxLength: 40 }),
              text: T.String({ minLength: 2, maxLength: 2000 }),
              items: T.Array(Code, { maxItems: 200 }),
            },
            closed,
          ),
          { maxItems: 200 },
        ),
      },
      closed,
    ),
    reply: PolicyView,
  }),
  acknowledgePolicy: route({
    method: 'POST',
    path: '/policies/:id/acknowledgement',
    summary: '阅知 Acknowledge a rule document',
    action: 'standard.read',
    params,
    body: T.Object({}, closed),
    reply: PolicyView,
  }),
  repealPolicy: route({
    method: 'POST',
    path: '/policies/:id/repeal',
    summary: '废止 Repeal a rule document',
    action: 'standard.review',
    params,
    body: T.Object({ expectedVersion, from: PlainDate, reason: Reason }, closed),
    reply: PolicyView,
  }),
  disguises: route({
    method: 'GET',
    path: '/disguised-permits',
    summary: '变相许可线索登记册 Suspected disguised permits',
    action: 'standard.read',
    reply: T.Object({
      items: T.Array(DisguiseView),
      /** What the lint sees in the list in force, not yet reported. */
      detected: T.Array(T.Object({ item: ItemName, signs: T.Array(Said) })),
      mayClose: T.Boolean(),
    }),
  }),
  reportDisguise: route({
    method: 'POST',
    path: '/disguised-permits',
    summary: '反映变相许可 Report a suspected disguised permit',
    action: 'session.use',
    body: T.Object(
      {
        code: T.Union([T.Null(), Code]),
        sign: T.Enum([
          'FILING_WITH_DISCRETION',
          'FILING_WITH_LIMIT',
          'PROOF_WITHOUT_BASIS',
          'COMPULSORY_INTERMEDIARY',
          'OFF_LIST',
          'OTHER',
        ]),
        description: T.String({ minLength: 5, maxLength: 2000 }),
      },
      closed,
    ),
    reply: T.Object({ id: Id }),
  }),
  closeDisguise: route({
    method: 'POST',
    path: '/disguised-permits/:id/closure',
    summary: '线索办结 Close a report',
    action: 'standard.review',
    params,
    body: T.Object({ expectedVersion, finding: T.Enum(['CONFIRMED', 'UNFOUNDED']), measure: Reason }, closed),
    reply: T.Object({ id: Id }),
  }),
  guideChanges: route({
    method: 'GET',
    path: '/items/:code/changes',
    summary: '两个版本之间有何变化 What changed between two versions, for applicants',
    action: 'public',
    params: T.Object({ code: Code }),
    query: T.Object({ from: T.Integer({ minimum: 1 }), to: T.Integer({ minimum: 1 }) }),
    reply: T.Object({
      sections: T.Array(T.Object({ section: T.String(), name: Said, differences: T.Array(DifferenceView) })),
    }),
  }),
} as const
