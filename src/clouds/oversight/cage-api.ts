import { Type as T } from 'typebox'
import { Id, Instant, LookPurpose, PlainDate, route } from '#contract'
import { Act, Bilingual, Card, Finding, GoneUp } from './api-shapes.ts'

const Said = T.Object({ at: Instant, by: T.String() })
const Order = T.Object({
  id: Id,
  version: T.Integer(),
  number: T.String(),
  organ: T.String(),
  person: T.Union([T.String(), T.Null()]),
  issued: Said,
  question: T.String(),
  due: PlainDate,
  phase: T.Enum(['ISSUED', 'ANSWERED', 'REOPENED', 'CLOSED']),
  overdue: T.Boolean(),
  rounds: T.Array(
    T.Object({
      at: Instant,
      by: T.String(),
      facts: T.String(),
      cause: T.String(),
      measure: T.String(),
      doneBy: PlainDate,
      verdict: T.Union([T.Null(), T.Object({ at: Instant, settled: T.Boolean(), reason: T.String() })]),
    }),
  ),
  escalated: T.Array(GoneUp),
})
const Risk = T.Object({
  id: Id,
  version: T.Integer(),
  title: T.String(),
  found: Said,
  assessment: T.Union([
    T.Null(),
    T.Object({
      at: Instant,
      likelihood: T.Integer(),
      impact: T.Integer(),
      level: T.Enum(['LOW', 'MEDIUM', 'HIGH']),
      reason: T.String(),
    }),
  ]),
  controls: T.Array(
    T.Object({
      at: Instant,
      by: T.String(),
      control: T.Enum(['FREEZE', 'REASSIGN']),
      to: T.Union([T.String(), T.Null()]),
      reason: T.String(),
      released: T.Union([T.Null(), T.Object({ at: Instant, reason: T.String() })]),
    }),
  ),
  frozen: T.Boolean(),
  closed: T.Union([T.Null(), T.Object({ at: Instant, outcome: T.String() })]),
})
const CardDetail = T.Object({
  card: Card,
  /** The entries the card rests on, each with its proof; a reader without the trail sees what and when. */
  acts: T.Array(Act),
  orders: T.Array(Order),
  risks: T.Array(Risk),
  /** Whom a case could be handed to. */
  examiners: T.Array(T.Object({ id: Id, name: T.String() })),
  may: T.Object({
    answer: T.Boolean(),
    order: T.Boolean(),
    control: T.Boolean(),
    trail: T.Boolean(),
  }),
})

const text = T.String({ minLength: 2, maxLength: 2000 })
const expectedVersion = T.Integer({ minimum: 1 })
const closed = { additionalProperties: false }
const params = T.Object({ id: Id })
const Reasoned = T.Object({ expectedVersion, reason: text }, closed)

const COLOUR = T.Enum(['YELLOW', 'RED'])
const threshold = T.Number({ minimum: 0, maximum: 1_000_000 })
const Steps = T.Array(T.String({ maxLength: 60 }), { maxItems: 40, uniqueItems: true })
const Definition = T.Object(
  {
    code: T.String({ pattern: '^[A-Z][A-Z0-9_]{2,59}$' }),
    name: T.Object({ zh: T.String({ minLength: 2, maxLength: 60 }), en: T.String({ maxLength: 120 }) }, closed),
    family: T.Enum(['BEFORE', 'DURING', 'AFTER']),
    kind: T.Enum([
      'CLOCK_PROMISED',
      'CLOCK_STATUTORY',
      'CLOCK_STEP',
      'MISSING_BEFORE',
      'MISSING_AFTER',
      'SERIES_GAP',
      'TOO_FAST',
      'BURST',
      'LATE_ENTRY',
      'UNSEEN',
      'SAME_PERSON',
      'OUTLIER',
      'AFTER_HOURS',
      'REPEATED',
      'SPLITTING',
      'DEVIATION',
      'ROLES',
      'EVERY',
    ]),
    steps: Steps,
    against: Steps,
    threshold: T.Object(
      {
        percent: T.Optional(threshold),
        hours: T.Optional(threshold),
        minutes: T.Optional(threshold),
        seconds: T.Optional(threshold),
        count: T.Optional(threshold),
        days: T.Optional(threshold),
        deviations: T.Optional(threshold),
        fromHour: T.Optional(threshold),
        toHour: T.Optional(threshold),
        sample: T.Optional(threshold),
      },
      closed,
    ),
    colour: COLOUR,
    basis: T.String({ minLength: 2, maxLength: 300 }),
    addressee: T.Enum(['PERSON', 'ORGAN']),
    answerDays: T.Integer({ minimum: 1, maximum: 60 }),
  },
  closed,
)
const Rule = T.Object({
  code: T.String(),
  lifeVersion: T.Integer(),
  inForce: T.Union([T.Null(), T.Object({ number: T.Integer(), definition: Definition })]),
  draft: T.Union([
    T.Null(),
    T.Object({
      number: T.Integer(),
      definition: Definition,
      tried: T.Union([T.Null(), T.Object({ at: Instant, from: PlainDate, looked: T.Integer(), hits: T.Integer() })]),
    }),
  ]),
  off: T.Union([T.Null(), T.Object({ at: Instant, by: T.String(), reason: T.String() })]),
  /** Cards it has raised so far. */
  cards: T.Integer(),
})
const ruleParams = T.Object({ code: T.String({ maxLength: 60 }) })

export const cageApi = {
  card: route({
    method: 'GET',
    path: '/cards/:id',
    summary: '一张牌的依据、督办和风险处置 One card with its evidence, orders and risks',
    action: 'card.read',
    params,
    reply: CardDetail,
  }),
  acknowledgeCard: route({
    method: 'POST',
    path: '/cards/:id/receipt',
    summary: '签收 Acknowledge a card',
    action: 'card.answer',
    params,
    body: T.Object({ expectedVersion }, closed),
    reply: CardDetail,
  }),
  issueOrder: route({
    method: 'POST',
    path: '/cards/:id/orders',
    summary: '签发督办单 Issue a supervision order',
    action: 'oversight.order',
    params,
    body: T.Object({ question: text, due: PlainDate }, closed),
    reply: CardDetail,
  }),
  answerOrder: route({
    method: 'POST',
    path: '/orders/:id/answer',
    summary: '反馈督办单 Answer a supervision order',
    action: 'card.answer',
    params,
    body: T.Object({ expectedVersion, facts: text, cause: text, measure: text, doneBy: PlainDate }, closed),
    reply: CardDetail,
  }),
  closeOrder: route({
    method: 'POST',
    path: '/orders/:id/closure',
    summary: '督办办结 Close an order',
    action: 'oversight.order',
    params,
    body: Reasoned,
    reply: CardDetail,
  }),
  reopenOrder: route({
    method: 'POST',
    path: '/orders/:id/reopening',
    summary: '退回重办 Reopen an order',
    action: 'oversight.order',
    params,
    body: T.Object({ expectedVersion, reason: text, due: PlainDate }, closed),
    reply: CardDetail,
  }),
  findRisk: route({
    method: 'POST',
    path: '/cards/:id/risks',
    summary: '登记风险 Register a risk',
    action: 'oversight.order',
    params,
    body: T.Object({ title: T.String({ minLength: 2, maxLength: 300 }) }, closed),
    reply: CardDetail,
  }),
  assessRisk: route({
    method: 'POST',
    path: '/risks/:id/assessment',
    summary: '评估风险 Assess a risk',
    action: 'oversight.order',
    params,
    body: T.Object(
      {
        expectedVersion,
        likelihood: T.Integer({ minimum: 1, maximum: 5 }),
        impact: T.Integer({ minimum: 1, maximum: 5 }),
        reason: text,
      },
      closed,
    ),
    reply: CardDetail,
  }),
  controlRisk: route({
    method: 'POST',
    path: '/risks/:id/control',
    summary: '冻结或者改派 Freeze the case or hand it to another',
    action: 'oversight.control',
    params,
    body: T.Object(
      { expectedVersion, control: T.Enum(['FREEZE', 'REASSIGN']), to: T.Union([Id, T.Null()]), reason: text },
      closed,
    ),
    reply: CardDetail,
  }),
  releaseRisk: route({
    method: 'POST',
    path: '/risks/:id/release',
    summary: '解除冻结 Release a frozen case',
    action: 'oversight.control',
    params,
    body: Reasoned,
    reply: CardDetail,
  }),
  closeRisk: route({
    method: 'POST',
    path: '/risks/:id/closure',
    summary: '风险销号 Close a risk',
    action: 'oversight.order',
    params,
    body: T.Object({ expectedVersion, outcome: text }, closed),
    reply: CardDetail,
  }),
  rules: route({
    method: 'GET',
    path: '/oversight/rules',
    summary: '监察规则 Rules of oversight',
    action: 'oversight.inspect',
    reply: T.Object({
      items: T.Array(Rule),
      steps: T.Array(T.Object({ type: T.String(), text: Bilingual })),
    }),
  }),
  draftRule: route({
    method: 'POST',
    path: '/oversight/rules',
    summary: '起草规则 Draft a rule or a new version of it',
    action: 'oversight.order',
    body: T.Object({ expectedVersion: T.Integer({ minimum: 0 }), definition: Definition }, closed),
    reply: Rule,
  }),
  tryRule: route({
    method: 'POST',
    path: '/oversight/rules/:code/trial',
    summary: '用历史数据试算 Hold a draft against history',
    action: 'oversight.order',
    params: ruleParams,
    body: T.Object(
      { expectedVersion: T.Integer({ minimum: 0 }), days: T.Integer({ minimum: 1, maximum: 1100 }) },
      closed,
    ),
    reply: T.Object({
      rule: Rule,
      looked: T.Integer(),
      hits: T.Integer(),
      samples: T.Array(Finding),
    }),
  }),
  switchRuleOn: route({
    method: 'POST',
    path: '/oversight/rules/:code/start',
    summary: '启用规则 Switch a rule on',
    action: 'oversight.order',
    params: ruleParams,
    body: T.Object({ expectedVersion }, closed),
    reply: Rule,
  }),
  switchRuleOff: route({
    method: 'POST',
    path: '/oversight/rules/:code/stop',
    summary: '停用规则 Switch a rule off',
    action: 'oversight.order',
    params: ruleParams,
    body: T.Object({ expectedVersion: T.Integer({ minimum: 0 }), reason: text }, closed),
    reply: Rule,
  }),
  notePrint: route({
    method: 'POST',
    path: '/looks/prints',
    summary: '打印留痕 Record that a page was printed',
    action: 'session.use',
    body: T.Object({ subject: T.Union([Id, T.Null()]) }, closed),
    reply: T.Object({ recorded: T.Boolean() }),
  }),
  ownLooks: route({
    method: 'GET',
    path: '/my/cases/:id/looks',
    summary: '谁看过我的办件 Who has looked at my case',
    action: 'case.followOwn',
    params,
    reply: T.Object({
      items: T.Array(T.Object({ by: T.String(), times: T.Integer(), last: Instant })),
      /** Who was shown numbers and telephones in full, and what for; newest first. */
      shownInFull: T.Array(T.Object({ by: T.String(), at: Instant, purpose: LookPurpose })),
    }),
  }),
} as const
