import { Type as T } from 'typebox'
import { Id, Instant, PlainDate, route } from '#contract'
import { CertificateStateSchema, Verdict } from './verdict-schema.ts'

const Box = T.Object({ x: T.Number(), y: T.Number(), width: T.Number(), height: T.Number() })
const params = T.Object({ id: Id })

/** A sealed paper in its holder's hands, or before an officer of its case. Withheld until its checkpoint. */
export const paperApi = {
  document: route({
    method: 'GET',
    path: '/documents/:id/file',
    summary: '下载文书或证照 Download a sealed document',
    action: 'file.upload',
    params,
    reply: T.Unknown(),
    raw: true,
  }),
  documentOfd: route({
    method: 'GET',
    path: '/documents/:id/ofd',
    summary: '下载 OFD 版式证照 Download a certificate as OFD',
    action: 'file.upload',
    params,
    reply: T.Unknown(),
    raw: true,
  }),
  documentPages: route({
    method: 'GET',
    path: '/documents/:id/pages',
    summary: '查看 OFD 各页 Look at the pages of an OFD',
    action: 'file.upload',
    params,
    reply: T.Object({
      /** Millimetres. */
      pages: T.Array(T.Object({ svg: T.String(), width: T.Number(), height: T.Number(), stamps: T.Array(Box) })),
    }),
  }),
  documentFacts: route({
    method: 'GET',
    path: '/documents/:id',
    summary: '证照信息与状态 A certificate, its state and its files',
    action: 'file.upload',
    params,
    reply: T.Object({
      id: Id,
      certificateName: T.String(),
      identifier: T.String(),
      organName: T.String(),
      holderName: T.String(),
      validFrom: PlainDate,
      validUntil: T.Union([PlainDate, T.Null()]),
      state: CertificateStateSchema,
      stateSince: T.Optional(Instant),
      stateAct: T.Optional(T.Object({ zh: T.String(), en: T.String() })),
      suspendedUntil: T.Optional(PlainDate),
      case: Id,
      pdf: T.Boolean(),
      ofd: T.Boolean(),
    }),
  }),
  /** What the public verify page would say of the file the bureau keeps. */
  documentVerdict: route({
    method: 'GET',
    path: '/documents/:id/verdict/:format',
    summary: '验证印章 The verdict on the seal',
    action: 'file.upload',
    params: T.Object({ id: Id, format: T.Enum(['PDF', 'OFD']) }),
    reply: Verdict,
  }),
} as const
