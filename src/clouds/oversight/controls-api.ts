import { Type as T } from 'typebox'
import { Instant, route } from '#contract'
import { Bilingual, Finding } from './api-shapes.ts'

const closed = { additionalProperties: false }
const DocumentNumber = T.String({ minLength: 2, maxLength: 100 })
const Article = T.String({ minLength: 1, maxLength: 60 })
const RuleCode = T.String({ maxLength: 60 })
const mostHits = T.Integer({ minimum: 0, maximum: 100_000 })
const days = T.Integer({ minimum: 1, maximum: 400 })

const Clause = T.Object({
  article: T.String(),
  text: T.String(),
  version: T.Integer(),
  status: T.Enum(['MET', 'BREACHED', 'NOT_MEASURABLE']),
  /** Why it cannot be measured, where somebody said so. */
  reason: T.Union([T.Null(), T.String()]),
  measure: T.Union([
    T.Null(),
    T.Object({
      rule: RuleCode,
      name: Bilingual,
      /** The rule also raises cards. */
      on: T.Boolean(),
      looked: T.Integer(),
      hits: T.Integer(),
      mostHits,
      days,
    }),
  ]),
})
const Controls = T.Object({
  at: Instant,
  documents: T.Array(
    T.Object({
      number: T.String(),
      title: T.String(),
      issuer: T.String(),
      status: T.Enum(['IN_FORCE', 'COMING', 'REPEALED']),
      clauses: T.Array(Clause),
    }),
  ),
  rules: T.Array(T.Object({ code: RuleCode, name: Bilingual })),
})
const RiskItem = T.Object({ code: T.String(), name: T.String(), organ: T.String() })

export const controlsApi = {
  controls: route({
    method: 'GET',
    path: '/oversight/controls',
    summary: '制度落实监控 Every clause of the rule documents with its live status',
    action: 'control.read',
    reply: Controls,
  }),
  controlCases: route({
    method: 'GET',
    path: '/oversight/controls/findings',
    summary: '条款背后的办件 What lies behind the status of a clause',
    action: 'control.read',
    query: T.Object({ document: DocumentNumber, article: Article }),
    reply: T.Object({ items: T.Array(Finding) }),
  }),
  setControl: route({
    method: 'POST',
    path: '/oversight/controls',
    summary: '为条款设监控点 Say what a clause is measured by, or why it cannot be',
    action: 'oversight.order',
    body: T.Object(
      {
        expectedVersion: T.Integer({ minimum: 0 }),
        document: DocumentNumber,
        article: Article,
        measure: T.Union([T.Null(), T.Object({ rule: RuleCode, mostHits, days }, closed)]),
        reason: T.Union([T.Null(), T.String({ maxLength: 300 })]),
      },
      closed,
    ),
    reply: Controls,
  }),
  riskItems: route({
    method: 'GET',
    path: '/oversight/integrity-risks',
    summary: '廉政风险点 Items with their integrity risk points',
    action: 'control.read',
    reply: T.Object({
      items: T.Array(
        T.Object({
          ...RiskItem.properties,
          points: T.Integer(),
          /** Points over which no rule is switched on. */
          open: T.Integer(),
          cards: T.Integer(),
        }),
      ),
    }),
  }),
  riskPoints: route({
    method: 'GET',
    path: '/oversight/integrity-risks/:item',
    summary: '一个事项的廉政风险点和防控 Risk points of an item, and what controls them',
    action: 'control.read',
    params: T.Object({ item: T.String({ maxLength: 80 }) }),
    reply: T.Object({
      ...RiskItem.properties,
      version: T.Integer(),
      points: T.Array(
        T.Object({
          kind: T.String(),
          level: T.Enum(['HIGH', 'MEDIUM', 'LOW']),
          name: Bilingual,
          why: Bilingual,
          controls: T.Array(
            T.Object({ rule: RuleCode, name: Bilingual, on: T.Boolean(), cards: T.Integer(), open: T.Integer() }),
          ),
        }),
      ),
    }),
  }),
} as const
