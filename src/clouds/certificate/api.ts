import { Type as T } from 'typebox'
import { Id, Instant, Page, PageQuery, PlainDate, route } from '#contract'
import { CertificateStateSchema, Verdict } from './verdict-schema.ts'
import { paperApi } from './paper-api.ts'
import { sealApi } from './seal-api.ts'
import { standingApi } from './standing-api.ts'

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
  /** `at`: the hall the code leads to, e.g. https://hall.example. */
  verifyRegionToken: route({
    method: 'GET',
    path: '/verify/regions/token/:token',
    summary: '互认地区扫码验真 Verify a QR code of another region',
    action: 'public',
    params: T.Object({ token }),
    query: T.Object({ at: T.String({ maxLength: 200 }) }),
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
  /** The digest is known to whoever has the file, and to nobody else. */
  fileBundle: route({
    method: 'GET',
    path: '/verify/file/:sha256/bundle',
    summary: '按文件摘要取证明包 Proof bundle of a file in hand',
    action: 'public',
    params: T.Object({ sha256: T.String({ pattern: '^[0-9a-f]{64}$' }) }),
    reply: T.Unknown(),
    raw: true,
  }),
  statusList: route({
    method: 'GET',
    path: '/status/:list',
    summary: '证照状态列表 The newest signed list of how certificates stand',
    action: 'public',
    params: T.Object({ list: T.String({ pattern: '^\\d{1,6}$' }) }),
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
        state: CertificateStateSchema,
        stateSince: T.Optional(Instant),
        stateAct: T.Optional(T.Object({ zh: T.String(), en: T.String() })),
        suspendedUntil: T.Optional(PlainDate),
        /** What is intended with it; its holder may speak first. */
        measure: T.Union([
          T.Null(),
          T.Object({
            kind: T.Enum(['WITHDRAWAL', 'REVOCATION']),
            replyUntil: PlainDate,
            hearing: T.Enum(['NONE', 'ASKED', 'HELD']),
          }),
        ]),
        case: Id,
      }),
    ),
  }),
  ...paperApi,
  ...sealApi,
  ...standingApi,
} as const
