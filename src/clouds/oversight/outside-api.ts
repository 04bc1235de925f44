import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'

const closed = { additionalProperties: false }
const text = T.String({ minLength: 2, maxLength: 500 })
const expectedVersion = T.Integer({ minimum: 1 })
const params = T.Object({ id: Id })

const Outside = T.Object({
  permits: T.Array(
    T.Object({
      id: Id,
      version: T.Integer(),
      number: T.String(),
      item: T.String(),
      organ: T.String(),
      issuedOn: PlainDate,
      source: T.String(),
      seenAt: Instant,
      exception: T.Union([T.Null(), T.Object({ at: Instant, by: T.String(), reason: T.String(), basis: T.String() })]),
    }),
  ),
  comparisons: T.Array(
    T.Object({
      id: Id,
      at: Instant,
      by: T.String(),
      organ: T.String(),
      source: T.String(),
      lines: T.Integer(),
      matched: T.Integer(),
      unmatched: T.Integer(),
      left: T.Integer(),
    }),
  ),
  systems: T.Array(
    T.Object({
      id: Id,
      version: T.Integer(),
      name: T.String(),
      organ: T.String(),
      items: T.Array(T.String()),
      everyHours: T.Integer(),
      heardAt: Instant,
      /** Hours since anything was heard. */
      hours: T.Integer(),
      reported: T.Integer(),
      silent: T.Boolean(),
      released: T.Boolean(),
    }),
  ),
  organs: T.Array(T.Object({ id: Id, name: T.String() })),
  items: T.Array(T.Object({ code: T.String(), name: T.String() })),
})

/** What a department's system sends; a report without acts says that nothing was done. */
export const ReportBody = T.Object(
  {
    system: Id,
    acts: T.Array(
      T.Object(
        {
          item: T.String({ maxLength: 80 }),
          number: T.String({ minLength: 1, maxLength: 80 }),
          step: T.Enum([
            ...(['ApplicationSubmitted', 'ApplicationAccepted', 'ApplicationNotAccepted'] as const),
            ...(['CorrectionRequested', 'CaseExamined', 'CaseGranted', 'CaseRefused'] as const),
            ...(['LimitExtended', 'CertificatePrepared'] as const),
          ]),
          doneAt: Instant,
        },
        closed,
      ),
      { maxItems: 200 },
    ),
  },
  closed,
)

export const outsideApi = {
  outside: route({
    method: 'GET',
    path: '/oversight/outside',
    summary: '局外审批和自建系统 Permits issued elsewhere, and systems that report',
    action: 'oversight.inspect',
    reply: Outside,
  }),
  compareRegister: route({
    method: 'POST',
    path: '/oversight/outside/comparisons',
    summary: '台账比对 Hold another organ’s register against the ledger',
    action: 'oversight.order',
    body: T.Object(
      { organ: Id, source: text, since: PlainDate, text: T.String({ minLength: 1, maxLength: 900_000 }) },
      closed,
    ),
    reply: Outside,
  }),
  registerException: route({
    method: 'POST',
    path: '/oversight/outside/permits/:id/exception',
    summary: '登记例外 Say why it was rightly issued elsewhere',
    action: 'oversight.order',
    params,
    body: T.Object({ expectedVersion, reason: text, basis: text }, closed),
    reply: Outside,
  }),
  registerSystem: route({
    method: 'POST',
    path: '/oversight/reporting-systems',
    summary: '接入自建系统 Oblige a system to report',
    action: 'oversight.order',
    body: T.Object(
      {
        organ: Id,
        name: T.String({ minLength: 2, maxLength: 100 }),
        items: T.Array(T.String({ maxLength: 80 }), { minItems: 1, maxItems: 100, uniqueItems: true }),
        everyHours: T.Integer({ minimum: 1, maximum: 720 }),
      },
      closed,
    ),
    reply: Outside,
  }),
  systemSecret: route({
    method: 'GET',
    path: '/oversight/reporting-systems/:id/secret',
    summary: '报送密钥 The key a system signs its reports with',
    action: 'oversight.order',
    params,
    reply: T.Object({ system: Id, secret: T.String() }),
  }),
  releaseSystem: route({
    method: 'POST',
    path: '/oversight/reporting-systems/:id/release',
    summary: '停止报送 A system need not report any more',
    action: 'oversight.order',
    params,
    body: T.Object({ expectedVersion, reason: text }, closed),
    reply: Outside,
  }),
  report: route({
    method: 'POST',
    path: '/oversight/reports',
    summary: '报送办理行为 A department’s system tells what it did, signed',
    action: 'public',
    machine: true,
    rawBody: true,
    reply: T.Object({ taken: T.Integer(), known: T.Integer() }),
  }),
} as const
