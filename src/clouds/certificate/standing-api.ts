import { Type as T } from 'typebox'
import { Id, Instant, Page, PageQuery, PlainDate, route, Sha256 } from '#contract'
import { CertificateStateSchema } from './verdict-schema.ts'

const text = (max: number) => T.String({ minLength: 2, maxLength: max })
const exactly = { additionalProperties: false } as const
const nullable = <S extends Parameters<typeof T.Union>[0][number]>(schema: S) => T.Union([T.Null(), schema])
const MeasureKind = T.Enum(['WITHDRAWAL', 'REVOCATION'])
const Row = T.Object({
  id: Id,
  identifier: T.String(),
  certificateName: T.String(),
  holderName: T.String(),
  validFrom: PlainDate,
  validUntil: nullable(PlainDate),
  state: CertificateStateSchema,
  stateSince: T.Optional(Instant),
  stateAct: T.Optional(T.Object({ zh: T.String(), en: T.String() })),
  suspendedUntil: T.Optional(PlainDate),
  measure: nullable(T.Object({ kind: MeasureKind, replyUntil: PlainDate, hearing: T.Enum(['NONE', 'ASKED', 'HELD']) })),
  /** 注销 is still to be done. */
  deregistrationDue: T.Boolean(),
})
const ActName = T.Enum([
  'SUSPEND',
  'RESUME',
  'ANNOUNCE_WITHDRAWAL',
  'ANNOUNCE_REVOCATION',
  'HEAR',
  'DROP',
  'WITHDRAW',
  'REVOKE',
  'DEREGISTER',
])
const reason = text(2000)
const Act = T.Union([
  T.Object({ act: T.Literal('SUSPEND'), basis: text(300), reason, until: T.Optional(PlainDate) }, exactly),
  T.Object({ act: T.Literal('RESUME'), reason }, exactly),
  T.Object({ act: T.Literal('ANNOUNCE_WITHDRAWAL'), basis: text(300), reason }, exactly),
  T.Object({ act: T.Literal('ANNOUNCE_REVOCATION'), basis: text(300), reason }, exactly),
  T.Object({ act: T.Literal('HEAR'), reason }, exactly),
  T.Object({ act: T.Literal('DROP'), reason }, exactly),
  T.Object({ act: T.Literal('WITHDRAW'), reason, compensation: text(1000) }, exactly),
  T.Object({ act: T.Literal('REVOKE'), reason, documentNumber: T.Optional(text(100)) }, exactly),
  T.Object(
    {
      act: T.Literal('DEREGISTER'),
      reason,
      ground: T.Enum(['EXPIRED', 'HOLDER_DIED', 'HOLDER_DISSOLVED', 'TAKEN_BACK', 'IMPOSSIBLE']),
    },
    exactly,
  ),
])
const Rule = T.Object({ decidedBy: T.Enum(['BUREAU', 'DEPARTMENT']), basis: T.String() })
const params = T.Object({ id: Id })

/** What becomes of certificates after their issue: 暂停、撤回、吊销、注销, each its own signed act. */
export const standingApi = {
  standings: route({
    method: 'GET',
    path: '/certificate-states',
    summary: '证照状态 Certificates and how they stand',
    action: 'certificate.readState',
    query: T.Object({
      ...PageQuery,
      q: T.Optional(T.String({ maxLength: 120 })),
      list: T.Optional(T.Enum(['ALL', 'SUSPENDED', 'MEASURE', 'DEREGISTER'])),
    }),
    reply: Page(Row),
  }),
  standing: route({
    method: 'GET',
    path: '/certificate-states/:id',
    summary: '一本证照的状态与历次处理 How one certificate stands, and what was done to it',
    action: 'certificate.readState',
    params,
    reply: T.Object({
      certificate: Row,
      history: T.Array(
        T.Object({
          type: T.String(),
          at: Instant,
          by: nullable(T.String()),
          organ: nullable(T.String()),
          words: T.Array(
            T.Object({
              kind: T.Enum([
                'basis',
                'reason',
                'until',
                'statement',
                'minutes',
                'compensation',
                'documentNumber',
                'ground',
              ]),
              text: T.String(),
            }),
          ),
        }),
      ),
      /** What the one who asks may do now. */
      acts: T.Array(ActName),
      /** Who revokes permits of this item, and where that is written. */
      revocation: Rule,
    }),
  }),
  prepareStanding: route({
    method: 'POST',
    path: '/certificate-states/:id/preparation',
    summary: '拟办证照处理 Prepare an act on a certificate for signing',
    action: 'certificate.changeState',
    params,
    body: Act,
    reply: T.Object({
      stream: Id,
      prepared: Id,
      envelope: T.String(),
      salt: T.String(),
      body: T.Record(T.String(), T.Unknown()),
      expiresAt: Instant,
    }),
  }),
  signStanding: route({
    method: 'POST',
    path: '/certificate-states/:id/acts',
    summary: '签署证照处理 Sign an act on a certificate',
    action: 'certificate.changeState',
    params,
    body: T.Object(
      { prepared: Id, certSha256: Sha256, signature: T.String({ pattern: '^[A-Za-z0-9_-]{86}$' }) },
      exactly,
    ),
    reply: T.Object({ done: T.Boolean() }),
  }),
  askForMeasureHearing: route({
    method: 'POST',
    path: '/my/certificates/:id/hearing',
    summary: '陈述意见并要求听证 State one’s case and ask for a hearing',
    action: 'certificate.followOwn',
    params,
    body: T.Object({ statement: text(4000) }, exactly),
    reply: T.Object({ done: T.Boolean() }),
  }),
  giveRevocationPower: route({
    method: 'POST',
    path: '/certificate-states/revocation-power',
    summary: '确定吊销决定机关 Say who revokes, in general or for one item',
    action: 'certificate.giveRevocationPower',
    body: T.Object(
      { item: T.Optional(text(60)), decidedBy: T.Enum(['BUREAU', 'DEPARTMENT']), basis: text(300) },
      exactly,
    ),
    reply: T.Object({ done: T.Boolean() }),
  }),
} as const
