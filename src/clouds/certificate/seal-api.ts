import { Type as T } from 'typebox'
import { Id, Instant, PageQuery, PlainDate, route, Sha256 } from '#contract'

const text = (max: number) => T.String({ minLength: 2, maxLength: max })
const exactly = { additionalProperties: false } as const
const nullable = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])
const Done = T.Object({ done: T.Boolean() })

const Key = T.Object({
  certSha256: Sha256,
  from: Instant,
  until: nullable(Instant),
  compromisedSince: nullable(Instant),
  /** Last day of the certificate; null when it is not on this machine. */
  validUntil: nullable(PlainDate),
})
const Seal = T.Object({
  name: T.String(),
  certSha256: Sha256,
  authorisedUntil: nullable(PlainDate),
  keeper: nullable(T.String()),
  /** The one who asks keeps it. */
  mine: T.Boolean(),
  /** Offered to the one who asks, and waiting for him. */
  offeredToMe: T.Boolean(),
  offeredTo: nullable(T.String()),
  /** Other keepers of the bureau, to whom it may be handed. */
  keepers: T.Array(T.Object({ id: Id, name: T.String() })),
  items: T.Array(T.Object({ item: T.String(), itemName: T.String(), until: nullable(PlainDate) })),
  keys: T.Array(Key),
})
const OldSeal = T.Object({
  id: Id,
  organName: T.String(),
  name: T.String(),
  registration: T.String(),
  kind: T.Enum(['PHYSICAL', 'ELECTRONIC']),
  handedOverBy: T.String(),
  receivedBy: T.String(),
  endOfUse: PlainDate,
  destroyedOn: nullable(PlainDate),
  method: nullable(T.Enum(['CUT', 'MELTED', 'REVOKED'])),
  certificateNumber: nullable(T.String()),
  witnesses: T.Array(T.String()),
})

/** Everything about the seal itself: its register, its keeping, its keys, and the seals it took the place of. */
export const sealApi = {
  sealRegister: route({
    method: 'GET',
    path: '/seal',
    summary: '用印登记 The seal and its uses',
    action: 'seal.read',
    query: T.Object(PageQuery),
    reply: T.Object({
      seal: nullable(Seal),
      uses: T.Array(
        T.Object({
          id: Id,
          use: nullable(T.Integer()),
          at: Instant,
          step: nullable(T.String()),
          number: nullable(T.String()),
          digest: nullable(Sha256),
          keeper: nullable(T.String()),
          ended: T.Boolean(),
        }),
      ),
      after: T.Union([T.String(), T.Null()]),
    }),
  }),
  authoriseSeal: route({
    method: 'POST',
    path: '/seal/authorisation',
    summary: '授权系统用印 Authorise the system to apply the seal',
    action: 'seal.authorise',
    body: T.Object({ until: PlainDate, item: T.Optional(text(60)) }, exactly),
    reply: T.Object({ until: PlainDate }),
  }),
  forbidSeal: route({
    method: 'POST',
    path: '/seal/prohibition',
    summary: '停止某事项用印 Forbid the seal for one item',
    action: 'seal.authorise',
    body: T.Object({ item: text(60), reason: text(500) }, exactly),
    reply: Done,
  }),
  prepareCustody: route({
    method: 'POST',
    path: '/seal/custody/preparation',
    summary: '拟办印章移交 Prepare the handing over or taking of the seal for signing',
    action: 'seal.authorise',
    body: T.Union([
      T.Object({ act: T.Literal('OFFER'), to: Id, reason: text(500) }, exactly),
      T.Object({ act: T.Literal('ACCEPT') }, exactly),
    ]),
    reply: T.Object({
      stream: Id,
      prepared: Id,
      envelope: T.String(),
      salt: T.String(),
      body: T.Record(T.String(), T.Unknown()),
      expiresAt: Instant,
    }),
  }),
  signCustody: route({
    method: 'POST',
    path: '/seal/custody',
    summary: '签署印章移交 Sign the handing over or taking of the seal',
    action: 'seal.authorise',
    body: T.Object(
      { prepared: Id, certSha256: Sha256, signature: T.String({ pattern: '^[A-Za-z0-9_-]{86}$' }) },
      exactly,
    ),
    reply: Done,
  }),
  declareCompromise: route({
    method: 'POST',
    path: '/seal/compromise',
    summary: '声明印章密钥泄露 Declare the seal’s key stolen',
    action: 'seal.authorise',
    body: T.Object({ since: Instant, account: text(2000) }, exactly),
    reply: Done,
  }),
  oldSeals: route({
    method: 'GET',
    path: '/seal/old',
    summary: '旧印章缴销清单 Old seals handed over and destroyed',
    action: 'seal.read',
    reply: T.Object({ items: T.Array(OldSeal), destroyed: T.Integer() }),
  }),
  handOverSeal: route({
    method: 'POST',
    path: '/seal/old',
    summary: '收缴旧印章 Take in an old seal',
    action: 'seal.authorise',
    body: T.Object(
      {
        organName: text(100),
        name: text(100),
        registration: T.String({ pattern: '^[0-9A-Za-z-]{6,40}$' }),
        kind: T.Enum(['PHYSICAL', 'ELECTRONIC']),
        handedOverBy: text(50),
        endOfUse: PlainDate,
      },
      exactly,
    ),
    reply: T.Object({ id: Id }),
  }),
  destroySeal: route({
    method: 'POST',
    path: '/seal/old/:id/destruction',
    summary: '登记销毁旧印章 Record the destruction of an old seal',
    action: 'seal.authorise',
    params: T.Object({ id: Id }),
    body: T.Object(
      {
        on: PlainDate,
        method: T.Enum(['CUT', 'MELTED', 'REVOKED']),
        certificateNumber: text(60),
        witnesses: T.Array(text(50), { minItems: 2, maxItems: 6 }),
      },
      exactly,
    ),
    reply: Done,
  }),
  revocationList: route({
    method: 'GET',
    path: '/pki/crl',
    summary: '证书吊销列表 The newest signed list of revoked certificates',
    action: 'public',
    reply: T.Unknown(),
    raw: true,
  }),
  revocationListOf: route({
    method: 'GET',
    path: '/pki/crl/:issuer',
    summary: '某签发证书的吊销列表 The list of one issuing certificate',
    action: 'public',
    params: T.Object({ issuer: Sha256 }),
    reply: T.Unknown(),
    raw: true,
  }),
} as const
