import { Type as T } from 'typebox'
import { Id, Instant, PageQuery, PlainDate, route } from '#contract'
import { proofApi } from './proof-api.ts'

const closed = { additionalProperties: false } as const
export const Purpose = T.Enum(['APPROVAL', 'SUPERVISION', 'PUBLIC_SERVICE', 'ENFORCEMENT'])
const Mode = T.Enum(['DATA', 'RENDITION', 'VERDICT'])
const Reason = T.String({ minLength: 4, maxLength: 500 })
const TypeCode = T.String({ minLength: 3, maxLength: 60 })

export const Consent = T.Object({
  /** Whom the account was verified for; null: nobody yet, and nothing can be agreed to. */
  holder: T.Union([T.Null(), T.String()]),
  given: T.Boolean(),
  givenAt: T.Union([T.Null(), Instant]),
  withdrawnAt: T.Union([T.Null(), Instant]),
})
export const Call = T.Object({
  id: Id,
  at: Instant,
  organ: T.String(),
  /** Name of the officer or the department's system. */
  caller: T.String(),
  callerKind: T.Enum(['OFFICER', 'SYSTEM', 'FILING']),
  purpose: Purpose,
  caseNumber: T.String(),
  certificateName: T.String(),
  identifier: T.Union([T.Null(), T.String()]),
  /** The other region that was asked, or asked. */
  region: T.Union([T.Null(), T.String()]),
  fields: T.Array(T.String()),
  mode: Mode,
  outcome: T.String(),
})
const CallAsked = {
  purpose: Purpose,
  caseNumber: T.String({ minLength: 2, maxLength: 60 }),
  /** 公民身份号码 or 统一社会信用代码. */
  holder: T.String({ minLength: 15, maxLength: 18 }),
  certificateType: TypeCode,
  /** Ids of the type's fields; absent: all that is shared for the purpose. */
  fields: T.Optional(T.Array(T.String({ maxLength: 60 }), { maxItems: 60, uniqueItems: true })),
  mode: Mode,
}
export const CallAskedBody = T.Object(
  { ...CallAsked, /** Ask the library of a recognised region. */ region: T.Optional(Id) },
  closed,
)
/** What a department's system signs. */
export const SystemCallBody = T.Object({ ...CallAsked, grant: Id }, closed)
export const CallAnswer = T.Object({
  /** Of the call: what is cited when somebody asks why. */
  id: Id,
  outcome: T.Enum(['IN_FORCE', 'NOT_YET', 'EXPIRED', 'ENDED', 'NOT_HELD']),
  certificateName: T.String(),
  identifier: T.Union([T.Null(), T.String()]),
  version: T.Union([T.Null(), T.Integer()]),
  validFrom: T.Union([T.Null(), PlainDate]),
  validUntil: T.Union([T.Null(), PlainDate]),
  rows: T.Array(T.Object({ label: T.String(), value: T.String() })),
  rendition: T.Union([T.Null(), T.Object({ mediaType: T.String(), sha256: T.String(), base64: T.String() })]),
  /** Whose library answered, when it was not ours. */
  region: T.Union([T.Null(), T.String()]),
  /** Calls left today for this type. */
  left: T.Integer(),
})
export const SystemGrant = T.Object({
  id: Id,
  version: T.Integer(),
  name: T.String(),
  organ: Id,
  organName: T.String(),
  purposes: T.Array(Purpose),
  types: T.Array(T.String()),
  dailyMax: T.Integer(),
  until: PlainDate,
  basis: T.String(),
  givenAt: Instant,
  revokedAt: T.Union([T.Null(), Instant]),
})

const SystemGrants = T.Object({
  items: T.Array(SystemGrant),
  /** Departments whose systems may be granted. */
  organs: T.Array(T.Object({ id: Id, name: T.String() })),
})

export const api = {
  ...proofApi,
  consent: route({
    method: 'GET',
    path: '/reuse/consent',
    summary: '长期授权 Standing consent to fetching',
    action: 'draft.edit',
    reply: Consent,
  }),
  giveConsent: route({
    method: 'POST',
    path: '/reuse/consent',
    summary: '给予长期授权 Agree once and for all',
    action: 'draft.edit',
    body: T.Object({ agreed: T.Literal(true) }, closed),
    reply: Consent,
  }),
  withdrawConsent: route({
    method: 'POST',
    path: '/reuse/consent/withdrawal',
    summary: '撤回长期授权 Withdraw it',
    action: 'draft.edit',
    body: T.Object({}, closed),
    reply: Consent,
  }),
  ownCalls: route({
    method: 'GET',
    path: '/reuse/own-calls',
    summary: '谁看过我的证照 Who looked at my certificates',
    action: 'certificate.followOwn',
    query: T.Object(PageQuery),
    reply: T.Object({ items: T.Array(Call), after: T.Union([T.Null(), T.String()]) }),
  }),
  callTypes: route({
    method: 'GET',
    path: '/reuse/certificate-types',
    summary: '可调用的证照类型 Types one’s organ may call',
    action: 'certificate.call',
    reply: T.Object({
      items: T.Array(
        T.Object({
          code: T.String(),
          name: T.Object({ zh: T.String(), en: T.String() }),
          purposes: T.Array(Purpose),
          fields: T.Array(T.Object({ id: T.String(), label: T.String() })),
          dailyMax: T.Integer(),
        }),
      ),
      /** Other regions whose libraries may be asked too. */
      regions: T.Array(T.Object({ id: Id, name: T.String() })),
    }),
  }),
  call: route({
    method: 'POST',
    path: '/reuse/calls',
    summary: '调用证照 Call a certificate for a case',
    action: 'certificate.call',
    body: CallAskedBody,
    reply: CallAnswer,
  }),
  /** A recognised region asks our library: a statement signed by its authority, answered with one signed by ours. */
  regionCall: route({
    method: 'POST',
    path: '/reuse/region-calls',
    summary: '互认地区查询证照 A recognised region asks, signed',
    action: 'public',
    machine: true,
    rawBody: true,
    reply: T.Unknown(),
    raw: true,
  }),
  systemCall: route({
    method: 'POST',
    path: '/reuse/system-calls',
    summary: '部门系统调用证照 A department’s system calls, signed',
    action: 'public',
    machine: true,
    rawBody: true,
    reply: CallAnswer,
  }),
  calls: route({
    method: 'GET',
    path: '/reuse/calls',
    summary: '调用记录 The log of calls',
    action: 'certificate.call',
    query: T.Object({ differences: T.Optional(T.Enum(['yes'])), ...PageQuery }),
    reply: T.Object({
      items: T.Array(
        T.Intersect([
          Call,
          T.Object({
            holder: T.String(),
            differences: T.Array(T.Object({ title: T.String(), written: T.String(), held: T.String() })),
          }),
        ]),
      ),
      after: T.Union([T.Null(), T.String()]),
    }),
  }),
  callFigures: route({
    method: 'GET',
    path: '/reuse/call-figures',
    summary: '调用统计 Calls counted',
    action: 'certificate.countCalls',
    query: T.Object({ days: T.Optional(T.Integer({ minimum: 1, maximum: 366 })) }),
    reply: T.Object({
      from: PlainDate,
      answered: T.Integer(),
      refused: T.Integer(),
      materialsSpared: T.Integer(),
      lines: T.Array(
        T.Object({
          organ: T.String(),
          certificateName: T.String(),
          purpose: Purpose,
          callerKind: T.Enum(['OFFICER', 'SYSTEM', 'FILING']),
          answered: T.Integer(),
          refused: T.Integer(),
        }),
      ),
    }),
  }),
  systemGrants: route({
    method: 'GET',
    path: '/reuse/system-grants',
    summary: '部门系统授权 Systems that may call',
    action: 'certificate.grantCalls',
    reply: SystemGrants,
  }),
  grantSystem: route({
    method: 'POST',
    path: '/reuse/system-grants',
    summary: '授权部门系统 Let a system call',
    action: 'certificate.grantCalls',
    body: T.Object(
      {
        name: T.String({ minLength: 2, maxLength: 80 }),
        organ: Id,
        purposes: T.Array(Purpose, { minItems: 1, maxItems: 4, uniqueItems: true }),
        types: T.Array(TypeCode, { minItems: 1, maxItems: 100, uniqueItems: true }),
        dailyMax: T.Integer({ minimum: 1, maximum: 1_000_000 }),
        until: PlainDate,
        basis: Reason,
      },
      closed,
    ),
    /** The secret is told this once. */
    reply: T.Object({ grant: SystemGrant, secret: T.String() }),
  }),
  revokeSystemGrant: route({
    method: 'POST',
    path: '/reuse/system-grants/:id/revocation',
    summary: '撤销部门系统授权 Take it back',
    action: 'certificate.grantCalls',
    params: T.Object({ id: Id }),
    body: T.Object({ reason: Reason }, closed),
    reply: SystemGrants,
  }),
} as const
