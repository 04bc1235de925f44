import { Type as T } from 'typebox'
import { route } from './route.ts'
import { Instant } from './vocabulary.ts'

const nullable = <S extends ReturnType<typeof T.Integer>>(schema: S) => T.Union([T.Null(), schema])

/** 安全台: what whoever answers for the house's safety looks at each day. */
export const securityApi = {
  posture: route({
    method: 'GET',
    path: '/security/posture',
    summary: '安全台：时钟、到期、登录 Clocks, what expires, and signing in',
    action: 'security.read',
    reply: T.Object({
      clock: T.Object({
        server: Instant,
        /** Milliseconds the database is ahead of the server. */
        databaseAheadMs: T.Integer(),
        /** The time server named at start; null when none is. */
        authority: T.Union([T.Null(), T.String()]),
        /** Null when it did not answer. */
        authorityAheadMs: nullable(T.Integer()),
        verdict: T.Enum(['GOOD', 'WRONG', 'UNKNOWN']),
      }),
      expiring: T.Array(
        T.Object({
          kind: T.Enum(['ROOT', 'ISSUING_CA', 'SEAL', 'OFD_SEAL', 'TIMESTAMP', 'OFFICER_KEY']),
          holder: T.String(),
          validUntil: Instant,
          daysLeft: T.Integer(),
          level: T.Enum(['GOOD', 'WITHIN_90', 'WITHIN_30', 'WITHIN_7', 'EXPIRED']),
        }),
      ),
      signIn: T.Object({
        /** Accounts and addresses that have to wait at this moment because somebody guesses. */
        waiting: T.Integer(),
        passkeys: T.Integer(),
        signingKeys: T.Integer(),
        officers: T.Integer(),
        signedActsRequired: T.Boolean(),
      }),
    }),
  }),
} as const
