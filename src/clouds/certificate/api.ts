import { Type as T } from 'typebox'
import { Id, Instant, Page, PageQuery, PlainDate, route, Sha256 } from '#contract'

/** One check of a verification, named, with its result in both languages. */
const Check = T.Object({ name: T.String(), ok: T.Boolean(), zh: T.String(), en: T.String() })
/** In force or not, and why not. */
const State = T.Enum(['IN_FORCE', 'NOT_YET_IN_FORCE', 'EXPIRED', 'REPLACED', 'DEREGISTERED', 'ANNULLED'])
/** The large verdict first; never the holder. By number alone only type and state are told. */
export const Verdict = T.Object({
  verdict: T.Enum(['GENUINE', 'NOT_GENUINE', 'UNKNOWN', 'PENDING']),
  state: T.Optional(State),
  certificateName: T.Optional(T.String()),
  identifier: T.Optional(T.String()),
  organName: T.Optional(T.String()),
  validFrom: T.Optional(PlainDate),
  validUntil: T.Optional(T.Union([PlainDate, T.Null()])),
  sealedAt: T.Optional(Instant),
  leafIndex: T.Optional(T.Integer()),
  checkpointSize: T.Optional(T.Integer()),
  /** Leaf index of the decision it was issued under. */
  decisionLeaf: T.Optional(T.Integer()),
  /** Present when found by token or file: fetch the proof bundle with it. */
  token: T.Optional(T.String()),
  checks: T.Array(Check),
  reason: T.Optional(T.Object({ code: T.String(), zh: T.String(), en: T.String() })),
})
const token = T.String({ pattern: '^[A-Za-z0-9_-]{22}$' })

export const api = {
  verifyToken: route({
    method: 'GET',
    path: '/verify/token/:token',
    summary: '扫码验真 Verify by the QR token',
    action: 'public',
    params: T.Object({ token }),
    reply: Verdict,
  }),
  verifyNumber: route({
    method: 'GET',
    path: '/verify/number/:identifier',
    summary: '按证照标识查询 Type and state by number',
    action: 'public',
    params: T.Object({ identifier: T.String({ maxLength: 120 }) }),
    reply: Verdict,
  }),
  verifyFile: route({
    method: 'POST',
    path: '/verify/file',
    summary: '上传文件验真 Verify a PDF',
    action: 'public',
    rawBody: true,
    reply: Verdict,
  }),
  proofBundle: route({
    method: 'GET',
    path: '/verify/token/:token/bundle',
    summary: '下载证明包 Proof bundle for offline verification',
    action: 'public',
    params: T.Object({ token }),
    reply: T.Unknown(),
    raw: true,
  }),
  trustFile: route({
    method: 'GET',
    path: '/trust',
    summary: '信任文件 The bureau’s CA and log key',
    action: 'public',
    reply: T.Unknown(),
    raw: true,
  }),
  myCertificates: route({
    method: 'GET',
    path: '/my/certificates',
    summary: '我的证照 My certificates',
    action: 'certificate.followOwn',
    query: T.Object(PageQuery),
    reply: Page(
      T.Object({
        id: Id,
        certificateName: T.String(),
        identifier: T.String(),
        holderName: T.String(),
        validFrom: PlainDate,
        validUntil: T.Union([PlainDate, T.Null()]),
        released: T.Boolean(),
        ended: T.Union([T.Null(), T.Enum(['REPLACED', 'DEREGISTERED', 'ANNULLED'])]),
        case: Id,
      }),
    ),
  }),
  /** A sealed certificate or notice, for its holder or the officers of the case. Withheld until its checkpoint. */
  document: route({
    method: 'GET',
    path: '/documents/:id/file',
    summary: '下载文书或证照 Download a sealed document',
    action: 'file.upload',
    params: T.Object({ id: Id }),
    reply: T.Unknown(),
    raw: true,
  }),
  sealRegister: route({
    method: 'GET',
    path: '/seal',
    summary: '用印登记 The seal and its uses',
    action: 'seal.read',
    query: T.Object(PageQuery),
    reply: T.Object({
      seal: T.Union([
        T.Null(),
        T.Object({
          name: T.String(),
          certSha256: Sha256,
          authorisedUntil: T.Union([T.Null(), PlainDate]),
          keeper: T.Union([T.Null(), T.String()]),
        }),
      ]),
      uses: T.Array(
        T.Object({
          at: Instant,
          step: T.String(),
          number: T.String(),
          digest: Sha256,
          keeper: T.String(),
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
    body: T.Object({ until: PlainDate }, { additionalProperties: false }),
    reply: T.Object({ until: PlainDate }),
  }),
} as const
