import { Type as T } from 'typebox'
import { Id, PageQuery, route, Sha256 } from '#contract'
import {
  CertificateLine,
  CertificateView,
  Claim,
  closed,
  expectedVersion,
  Organ,
  reason,
  Standing,
  TypeCode,
  TypeContent,
  Way,
} from './api-shapes.ts'

const params = T.Object({ id: Id })
const Version = T.Object({ version: T.Integer() })
const Code = T.String({ minLength: 18, maxLength: 18 })

export const certificateApi = {
  libraryCounts: route({
    method: 'GET',
    path: '/library/counts',
    summary: '证照库概况 What the library holds, and what was not pushed into it',
    action: 'library.read',
    reply: T.Object({
      produced: T.Integer(),
      supplied: T.Integer(),
      ingested: T.Integer(),
      historic: T.Integer(),
      unverified: T.Integer(),
      unpushed: T.Integer(),
    }),
  }),
  searchLibrary: route({
    method: 'GET',
    path: '/library/certificates',
    summary: '查询证照库 Search the library',
    action: 'library.read',
    query: T.Object({
      q: T.Optional(T.String({ maxLength: 128 })),
      certificateType: T.Optional(TypeCode),
      standing: T.Optional(Standing),
      way: T.Optional(Way),
      ...PageQuery,
    }),
    reply: T.Object({ items: T.Array(CertificateLine), after: T.Union([T.String(), T.Null()]) }),
  }),
  libraryCertificate: route({
    method: 'GET',
    path: '/library/certificates/:id',
    summary: '一份证照的全貌 A certificate with its history and uses',
    action: 'library.read',
    params,
    reply: CertificateView,
  }),
  libraryFile: route({
    method: 'GET',
    path: '/library/certificates/:id/file',
    summary: '查看证照文件 The scan or sealed file',
    action: 'library.read',
    params,
    reply: T.Unknown(),
    raw: true,
  }),
  confirmSupplied: route({
    method: 'POST',
    path: '/library/certificates/:id/confirmation',
    summary: '核对确认 The issuing organ confirms a supplied certificate',
    action: 'library.confirm',
    params,
    body: T.Object({ expectedVersion, checkedAgainst: reason }, closed),
    reply: Version,
  }),
  rejectSupplied: route({
    method: 'POST',
    path: '/library/certificates/:id/rejection',
    summary: '不予确认 The issuing organ rejects it, with a reason',
    action: 'library.confirm',
    params,
    body: T.Object({ expectedVersion, reason }, closed),
    reply: Version,
  }),
  endEntered: route({
    method: 'POST',
    path: '/library/certificates/:id/end',
    summary: '注销或撤销 End a certificate that came from elsewhere',
    action: 'library.confirm',
    params,
    body: T.Object({ expectedVersion, ground: T.Enum(['REVOKED', 'DEREGISTERED', 'REPLACED']), reason }, closed),
    reply: Version,
  }),
  changeHolderCode: route({
    method: 'POST',
    path: '/library/holder-changes',
    summary: '持证主体代码变更、合并 A holder’s code changes, or several become one',
    action: 'library.holder',
    body: T.Object(
      {
        kind: T.Enum(['CHANGE', 'MERGE']),
        from: T.Array(Code, { minItems: 1, maxItems: 20 }),
        to: Code,
        name: T.String({ minLength: 1, maxLength: 100 }),
        basis: reason,
      },
      closed,
    ),
    reply: T.Object({ id: Id, certificates: T.Integer() }),
  }),
  splitHolder: route({
    method: 'POST',
    path: '/library/holder-splits',
    summary: '持证主体分立 Certificates go to those who came out of a holder',
    action: 'library.holder',
    body: T.Object(
      {
        from: Code,
        shares: T.Array(
          T.Object(
            {
              to: Code,
              name: T.String({ minLength: 1, maxLength: 100 }),
              certificates: T.Array(Id, { maxItems: 500 }),
            },
            closed,
          ),
          { minItems: 2, maxItems: 20 },
        ),
        basis: reason,
      },
      closed,
    ),
    reply: T.Object({ id: Id }),
  }),
  /** What an applicant may say he holds, and from whom. */
  suppliableTypes: route({
    method: 'GET',
    path: '/my/library/types',
    summary: '可提供的证照类型 Types an applicant may supply',
    action: 'certificate.followOwn',
    reply: T.Object({
      items: T.Array(
        T.Object({ code: T.String(), content: T.Omit(TypeContent, ['template', 'sharing']), organs: T.Array(Organ) }),
      ),
      likely: T.Union([T.Null(), T.Object({ name: T.String(), idNumber: T.String() })]),
    }),
  }),
  supplied: route({
    method: 'GET',
    path: '/my/library/certificates',
    summary: '我提供的证照 Certificates I supplied',
    action: 'certificate.followOwn',
    reply: T.Object({
      items: T.Array(T.Object({ ...CertificateLine.properties, reason: T.Union([T.Null(), T.String()]) })),
    }),
  }),
  supply: route({
    method: 'POST',
    path: '/my/library/certificates',
    summary: '提供已持有的证照 Supply a certificate one holds',
    action: 'certificate.followOwn',
    body: T.Object({ ...Claim, file: Sha256 }, closed),
    reply: T.Object({ id: Id }),
  }),
  ingest: route({
    method: 'POST',
    path: '/peers/certificates',
    summary: '其他系统推送证照 Another issuing system pushes certificates, signed',
    action: 'public',
    machine: true,
    rawBody: true,
    reply: T.Object({
      message: T.String(),
      rows: T.Array(
        T.Object({
          number: T.String(),
          outcome: T.Enum(['TAKEN', 'KNOWN', 'ENDED', 'REFUSED']),
          identifier: T.Union([T.Null(), T.String()]),
          faults: T.Array(T.Object({ field: T.String(), zh: T.String(), en: T.String() })),
        }),
      ),
    }),
  }),
} as const
