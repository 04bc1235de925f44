import { Type as T } from 'typebox'
import { ROLES } from '#policy'
import { Id, Instant, PlainDate, route, Sha256 } from '#contract'
import { accountsApi } from './accounts/api.ts'
import { safetyApi } from './safety/api.ts'
import { delegationsApi } from './delegations/api.ts'
import { staffingApi } from './staffing/api.ts'
import { structureApi } from './structure/api.ts'
import { transfersApi } from './transfers/api.ts'

export const SigningKey = T.Object({
  key: Id,
  officer: Id,
  officerName: T.String(),
  organName: T.String(),
  device: T.String(),
  fingerprint: Sha256,
  state: T.Enum(['enrolled', 'confirmed', 'revoked']),
  enrolledAt: Instant,
  certSha256: T.Union([T.Null(), Sha256]),
})
/** A file is some hundred lines; more is no holiday notice. */
const NOTICE_CHARACTERS_MAX = 20_000
const noticeBody = T.Object(
  { text: T.String({ minLength: 1, maxLength: NOTICE_CHARACTERS_MAX }) },
  { additionalProperties: false },
)
const noticeShape = {
  year: T.Integer(),
  /** Null: the whole country. */
  region: T.Union([T.Null(), T.String()]),
  title: T.String(),
  documentNumber: T.String(),
  holidays: T.Array(PlainDate),
  workdays: T.Array(PlainDate),
}
/** What a notice moves of what now runs; the list ends after a pageful, the counts do not. */
export const Touched = T.Object({
  open: T.Integer(),
  moved: T.Integer(),
  settled: T.Integer(),
  deadlines: T.Array(
    T.Object({
      caseNumber: T.String(),
      itemName: T.String(),
      organName: T.String(),
      limit: T.Enum(['acceptance', 'promised', 'statutory']),
      before: PlainDate,
      after: PlainDate,
    }),
  ),
})

// The type is said so that repeats are found by looking up; without it every item is compared with every other.
const RoleList = T.Array(T.Enum([...ROLES], { type: 'string' }), { minItems: 1, uniqueItems: true })

export const api = {
  ...transfersApi,
  ...structureApi,
  ...staffingApi,
  ...delegationsApi,
  ...accountsApi,
  ...safetyApi,
  calendar: route({
    method: 'GET',
    path: '/calendar',
    summary: '工作日历与节假日安排 The working calendar and its notices',
    action: 'catalogue.import',
    reply: T.Object({
      /** Years around the present one; a year without source is provisional. */
      years: T.Array(
        T.Object({
          year: T.Integer(),
          workingDays: T.Integer(),
          source: T.Union([T.Null(), T.String()]),
          builtIn: T.Boolean(),
        }),
      ),
      /** Newest first, those in force and those replaced. */
      notices: T.Array(T.Object({ ...noticeShape, publishedAt: Instant, inForce: T.Boolean() })),
    }),
  }),
  previewNotice: route({
    method: 'POST',
    path: '/calendar/preview',
    summary: '预览节假日安排的影响 What a holiday notice would change',
    action: 'catalogue.import',
    body: noticeBody,
    reply: T.Object({
      notice: T.Object(noticeShape),
      replaces: T.Union([T.Null(), T.String()]),
      workingDays: T.Integer(),
      touched: Touched,
    }),
  }),
  publishNotice: route({
    method: 'POST',
    path: '/calendar/notices',
    summary: '发布节假日安排 Publish a holiday notice',
    action: 'catalogue.import',
    body: noticeBody,
    reply: T.Object({ year: T.Integer(), documentNumber: T.String(), touched: Touched }),
  }),
  organs: route({
    method: 'GET',
    path: '/organs',
    summary: '机构 Organs',
    action: 'public',
    reply: T.Object({
      items: T.Array(
        T.Object({
          ...{ id: Id, name: T.String(), nameEn: T.String(), kind: T.String(), region: T.String() },
          /** 下属单位: the organ this body stands under; null for every organ with powers of its own. */
          under: T.Union([T.Null(), Id]),
        }),
      ),
    }),
  }),
  /** 同事: whom one may hand a case to; nothing but name, post and roles. */
  colleagues: route({
    method: 'GET',
    path: '/colleagues',
    summary: '本机构人员 Officers of one’s own organ',
    action: 'session.use',
    reply: T.Object({
      items: T.Array(T.Object({ id: Id, name: T.String(), post: T.String(), roles: T.Array(T.String()) })),
    }),
  }),
  officers: route({
    method: 'GET',
    path: '/officers',
    summary: '人员与角色 Officers and their roles',
    action: 'organisation.manage',
    reply: T.Object({
      items: T.Array(
        T.Object({
          id: Id,
          version: T.Integer(),
          name: T.String(),
          organName: T.String(),
          post: T.String(),
          roles: T.Array(T.String()),
          username: T.Union([T.Null(), T.String()]),
        }),
      ),
    }),
  }),
  /** 双人授权: nothing holds before another administrator has confirmed it. */
  appoint: route({
    method: 'POST',
    path: '/officers',
    summary: '提请任命 Propose a new officer',
    action: 'organisation.manage',
    body: T.Object(
      {
        name: T.String({ minLength: 2, maxLength: 50 }),
        organ: Id,
        post: T.String({ minLength: 2, maxLength: 50 }),
        roles: RoleList,
        username: T.String({ pattern: '^[a-z][a-z0-9._-]{2,31}$' }),
      },
      { additionalProperties: false },
    ),
    reply: T.Object({ id: Id }),
  }),
  changeRoles: route({
    method: 'POST',
    path: '/officers/:officer/roles',
    summary: '变更角色 Propose other roles; taking roles away holds at once',
    action: 'organisation.manage',
    params: T.Object({ officer: Id }),
    body: T.Object({ roles: RoleList }, { additionalProperties: false }),
    reply: T.Object({ waits: T.Boolean() }),
  }),
  proposals: route({
    method: 'GET',
    path: '/officers/proposals',
    summary: '待第二人确认的任命和授权 What waits for a second administrator',
    action: 'organisation.manage',
    reply: T.Object({
      items: T.Array(
        T.Object({
          officer: Id,
          about: T.Enum(['person', 'roles']),
          name: T.String(),
          organName: T.String(),
          post: T.String(),
          roles: T.Array(T.String()),
          username: T.Union([T.Null(), T.String()]),
          proposedBy: T.String(),
          proposedAt: Instant,
          own: T.Boolean(),
        }),
      ),
    }),
  }),
  confirmProposal: route({
    method: 'POST',
    path: '/officers/:officer/confirmation',
    summary: '第二人确认 Confirm what another administrator proposed',
    action: 'organisation.manage',
    params: T.Object({ officer: Id }),
    /** The first password of a person who is let in; null where only roles change. */
    body: T.Object(
      { password: T.Union([T.Null(), T.String({ minLength: 12, maxLength: 200 })]) },
      { additionalProperties: false },
    ),
    reply: T.Object({ id: Id }),
  }),
  declineProposal: route({
    method: 'POST',
    path: '/officers/:officer/refusal',
    summary: '不予确认或撤回 Decline or take back a proposal',
    action: 'organisation.manage',
    params: T.Object({ officer: Id }),
    body: T.Object({ reason: T.String({ minLength: 2, maxLength: 500 }) }, { additionalProperties: false }),
    reply: T.Object({ id: Id }),
  }),
  myKeys: route({
    method: 'GET',
    path: '/my/keys',
    summary: '我的签名密钥 My signing keys',
    action: 'key.enrol',
    reply: T.Object({ items: T.Array(SigningKey), challenge: T.String() }),
  }),
  enrolKey: route({
    method: 'POST',
    path: '/my/keys',
    summary: '登记签名密钥 Enrol a signing key made in this browser',
    action: 'key.enrol',
    body: T.Object(
      {
        /** SubjectPublicKeyInfo of a P-256 key, base64. */
        spki: T.String({ maxLength: 200 }),
        /** Raw r‖s over "oneseal-enrol-v1\0" ‖ challenge, base64url: proof that the key is held. */
        proof: T.String({ pattern: '^[A-Za-z0-9_-]{86}$' }),
        challenge: T.String({ maxLength: 200 }),
        device: T.String({ minLength: 1, maxLength: 100 }),
      },
      { additionalProperties: false },
    ),
    reply: SigningKey,
  }),
  pendingKeys: route({
    method: 'GET',
    path: '/keys',
    summary: '待确认和使用中的密钥 Keys waiting for the second person, or in use',
    action: 'key.confirm',
    query: T.Object({ state: T.Optional(T.Enum(['enrolled', 'confirmed'])) }),
    reply: T.Object({ items: T.Array(SigningKey) }),
  }),
  confirmKey: route({
    method: 'POST',
    path: '/keys/:key/confirmation',
    summary: '确认密钥 Confirm whose key it is',
    action: 'key.confirm',
    params: T.Object({ key: Id }),
    body: T.Object({ fingerprint: Sha256 }, { additionalProperties: false }),
    reply: SigningKey,
  }),
  revokeKey: route({
    method: 'POST',
    path: '/keys/:key/revocation',
    summary: '吊销密钥 Revoke a key',
    action: 'key.confirm',
    params: T.Object({ key: Id }),
    body: T.Object({ reason: T.String({ minLength: 2, maxLength: 500 }) }, { additionalProperties: false }),
    reply: SigningKey,
  }),
} as const
