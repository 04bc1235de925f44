import { Type as T } from 'typebox'
import { Id, Instant, PageQuery, PlainDate, route } from '#contract'

const Channel = T.Enum(['SMS', 'EMAIL'])
const Told = T.Object({ zh: T.String(), en: T.String() })
const Nullable = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])
const CreditCode = T.String({ minLength: 18, maxLength: 18 })
const closed = { additionalProperties: false } as const

const History = T.Array(
  T.Object({ at: Instant, field: T.String(), before: T.String(), after: T.String(), source: T.String() }),
)
/** A fact forms may ask for, and who says so: the identity service, the register, or the party itself. */
const Fact = T.Object({ value: T.String(), source: T.Enum(['IDENTITY', 'REGISTER', 'SELF']) })
const Identity = T.Object({
  kind: T.Enum(['PERSON', 'ENTERPRISE']),
  name: T.String(),
  idNumber: T.String(),
  phone: T.String(),
  basis: T.Enum(['SELF', 'LEGAL_REPRESENTATIVE', 'MANDATE']),
  /** Last day of the mandate, and the items it covers (null: all). */
  until: Nullable(PlainDate),
  items: Nullable(T.Array(T.String())),
  facts: T.Record(T.String(), Fact),
})
const Person = T.Object({
  name: Nullable(T.String()),
  idNumber: Nullable(T.String()),
  verifiedAt: Nullable(Instant),
  provider: Nullable(T.String()),
  mobile: Nullable(T.String()),
  email: Nullable(T.String()),
  address: T.String(),
  history: History,
})
const Consent = T.Object({
  given: T.Boolean(),
  /** The words have changed since: it is asked for anew. */
  outdated: T.Boolean(),
  textVersion: Nullable(T.String()),
  channels: T.Array(Channel),
  connected: T.Array(Channel),
  history: T.Array(
    T.Object({ at: Instant, type: T.String(), textVersion: Nullable(T.String()), channels: T.Array(Channel) }),
  ),
})
const Mine = T.Object({
  person: Person,
  consent: Consent,
  unread: T.Integer(),
  openPayments: T.Integer(),
  identities: T.Array(Identity),
  /** A demonstration shows here what it sent. */
  letterBox: Nullable(T.String()),
})
const Mandate = T.Object({
  id: Id,
  creditCode: T.String(),
  enterpriseName: T.String(),
  handlerName: T.String(),
  handlerNumber: T.String(),
  items: Nullable(T.Array(T.Object({ code: T.String(), name: Told }))),
  from: PlainDate,
  until: PlainDate,
  grantorName: T.String(),
  grantedAt: Instant,
  revokedAt: Nullable(Instant),
  revokedSide: Nullable(T.Enum(['GRANTOR', 'HANDLER'])),
  revokedReason: Nullable(T.String()),
  state: T.Enum(['STANDING', 'FUTURE', 'EXPIRED', 'REVOKED']),
})
const Stated = T.Object(
  {
    phone: T.String({ maxLength: 20 }),
    businessAddress: T.String({ maxLength: 200 }),
    contactName: T.String({ maxLength: 50 }),
  },
  closed,
)
const Enterprise = T.Object({
  creditCode: T.String(),
  name: T.String(),
  register: T.Object({
    name: T.String(),
    kind: T.String(),
    legalRepresentative: T.Object({ name: T.String(), idNumber: T.String() }),
    address: T.String(),
    capital: T.String(),
    established: T.String(),
    businessScope: T.String(),
  }),
  stated: Stated,
  registeredAt: Instant,
  refreshedAt: Instant,
  history: History,
  mandates: T.Array(Mandate),
})
const Notification = T.Object({
  id: Id,
  cause: T.String(),
  title: Told,
  text: Told,
  link: T.String(),
  raisedAt: Instant,
  readAt: Nullable(Instant),
  deliveries: T.Array(
    T.Object({
      channel: Channel,
      /** Masked: the inbox may be read over a shoulder. */
      address: T.String(),
      state: T.Enum(['WAITING', 'DELIVERED', 'GIVEN_UP']),
      attempts: T.Integer(),
      deliveredAt: Nullable(Instant),
    }),
  ),
})
const Payment = T.Object({
  id: Id,
  case: Id,
  caseNumber: T.String(),
  itemName: T.String(),
  payer: T.String(),
  amountFen: T.Integer(),
  basis: T.Array(T.String()),
  phase: T.Enum(['open', 'paid', 'cancelled', 'refunding', 'refunded']),
  orderedAt: Instant,
  receipt: Nullable(T.String()),
  paidAt: Nullable(Instant),
  refundFen: Nullable(T.Integer()),
  refundReceipt: Nullable(T.String()),
  refundedAt: Nullable(Instant),
  reason: Nullable(T.String()),
})
const byId = T.Object({ id: Id })
const byCode = T.Object({ creditCode: CreditCode })
const action = 'party.manage'

export const api = {
  mine: route({
    method: 'GET',
    path: '/parties/mine',
    summary: '我的身份与可代表的企业 Who I am, and for whom I may act',
    action,
    reply: Mine,
  }),
  verifyRealName: route({
    method: 'POST',
    path: '/parties/real-name',
    summary: '实名认证 Verify name and resident identity number',
    action,
    body: T.Object(
      { name: T.String({ minLength: 2, maxLength: 50 }), idNumber: T.String({ minLength: 15, maxLength: 18 }) },
      closed,
    ),
    reply: Mine,
  }),
  sendCode: route({
    method: 'POST',
    path: '/parties/contacts',
    summary: '发送验证码 Send a code to a mobile number or an e-mail address',
    action,
    body: T.Object({ channel: Channel, address: T.String({ minLength: 5, maxLength: 200 }) }, closed),
    reply: T.Object({ sentTo: T.String(), expiresAt: Instant }),
  }),
  confirmContact: route({
    method: 'POST',
    path: '/parties/contacts/confirmation',
    summary: '验证联系方式 Confirm a contact with the code that was sent there',
    action,
    body: T.Object({ channel: Channel, code: T.String({ pattern: '^\\d{6}$' }) }, closed),
    reply: Mine,
  }),
  removeContact: route({
    method: 'POST',
    path: '/parties/contacts/removal',
    summary: '删除联系方式 Remove a contact',
    action,
    body: T.Object({ channel: Channel }, closed),
    reply: Mine,
  }),
  stateAddress: route({
    method: 'PUT',
    path: '/parties/address',
    summary: '填写通讯地址 State a postal address',
    action,
    body: T.Object({ address: T.String({ maxLength: 200 }) }, closed),
    reply: Mine,
  }),
  giveConsent: route({
    method: 'PUT',
    path: '/parties/consent',
    summary: '同意电子送达 Agree to electronic service',
    action,
    body: T.Object(
      { textVersion: T.String({ maxLength: 20 }), channels: T.Array(Channel, { maxItems: 2, uniqueItems: true }) },
      closed,
    ),
    reply: Mine,
  }),
  withdrawConsent: route({
    method: 'POST',
    path: '/parties/consent/withdrawal',
    summary: '撤回电子送达同意 Withdraw the consent',
    action,
    body: T.Object({}, closed),
    reply: Mine,
  }),
  enterprises: route({
    method: 'GET',
    path: '/parties/enterprises',
    summary: '我的企业与授权 My enterprises, and mandates given to me',
    action,
    reply: T.Object({ own: T.Array(Enterprise), mandates: T.Array(Mandate) }),
  }),
  registerEnterprise: route({
    method: 'POST',
    path: '/parties/enterprises',
    summary: '登记企业 Register an enterprise from the register’s extract',
    action,
    body: T.Object({ creditCode: CreditCode }, closed),
    reply: Enterprise,
  }),
  refreshEnterprise: route({
    method: 'POST',
    path: '/parties/enterprises/:creditCode/refreshment',
    summary: '更新登记信息 Fetch the extract anew',
    action,
    params: byCode,
    body: T.Object({}, closed),
    reply: Enterprise,
  }),
  stateEnterprise: route({
    method: 'PUT',
    path: '/parties/enterprises/:creditCode/data',
    summary: '补充企业信息 State what the register does not hold',
    action,
    params: byCode,
    body: Stated,
    reply: Enterprise,
  }),
  grantMandate: route({
    method: 'POST',
    path: '/parties/enterprises/:creditCode/mandates',
    summary: '授权经办人 Grant a mandate to a handler',
    action,
    params: byCode,
    body: T.Object(
      {
        handlerName: T.String({ minLength: 2, maxLength: 50 }),
        handlerNumber: T.String({ minLength: 15, maxLength: 18 }),
        items: Nullable(T.Array(T.String({ maxLength: 80 }), { maxItems: 100, uniqueItems: true })),
        from: PlainDate,
        until: PlainDate,
      },
      closed,
    ),
    reply: Enterprise,
  }),
  revokeMandate: route({
    method: 'POST',
    path: '/parties/mandates/:id/revocation',
    summary: '撤销授权 Revoke or lay down a mandate',
    action,
    params: byId,
    body: T.Object({ reason: T.String({ minLength: 2, maxLength: 200 }) }, closed),
    reply: Mandate,
  }),
  inbox: route({
    method: 'GET',
    path: '/parties/notifications',
    summary: '我的消息 Notifications, newest first',
    action,
    query: T.Object({ ...PageQuery }),
    reply: T.Object({ items: T.Array(Notification), after: Nullable(T.String()), unread: T.Integer() }),
  }),
  readNotification: route({
    method: 'POST',
    path: '/parties/notifications/:id/reading',
    summary: '标记已读 Mark as read',
    action,
    params: byId,
    body: T.Object({}, closed),
    reply: T.Object({ unread: T.Integer() }),
  }),
  payments: route({
    method: 'GET',
    path: '/parties/payments',
    summary: '我的缴费 Payments, newest first',
    action,
    reply: T.Object({ items: T.Array(Payment) }),
  }),
  payment: route({
    method: 'GET',
    path: '/parties/payments/:id',
    summary: '一笔缴费 One payment',
    action,
    params: byId,
    reply: Payment,
  }),
  openPayPage: route({
    method: 'POST',
    path: '/parties/payments/:id/page',
    summary: '前往缴款 Open the collecting house’s pay page',
    action,
    params: byId,
    body: T.Object({}, closed),
    reply: T.Object({ payUrl: T.String() }),
  }),
  paymentNotice: route({
    method: 'POST',
    path: '/peers/payments',
    summary: '缴款到账通知 The collecting house says, signed, that something was paid',
    action: 'public',
    machine: true,
    rawBody: true,
    reply: T.Object({ noted: T.Boolean() }),
  }),
} as const
