import type { Pool } from 'pg'
import { listExpiringKeys } from '#clouds/organisation'
import type { officeApi, Output } from '#contract'
import { parseCertificate } from '#seal'
import type { Installation } from '../installation.ts'
import type { OfficeDoors } from '../sign-in/index.ts'
import { expiryOf } from './expiry.ts'
import { askTimeServer } from './time-server.ts'

type Posture = Output<typeof officeApi.posture>
type Expiring = Posture['expiring'][number]

export interface PostureOptions {
  readonly db: Pool
  readonly installation: Installation
  readonly now: () => Date
  /** Host of a trusted clock (`host` or `host:port`); undefined when the operator named none. */
  readonly timeServer: string | undefined
  readonly signedActsRequired: boolean
}

/** Acts are dated to the second in papers; a clock that is farther off than this dates some of them wrongly. */
const CLOCK_OFF_MS_MAX = 2000

function verdictOf(databaseAheadMs: number, authorityAheadMs: number | null): Posture['clock']['verdict'] {
  const known = [databaseAheadMs, ...(authorityAheadMs === null ? [] : [authorityAheadMs])]
  if (known.some((ahead) => Math.abs(ahead) > CLOCK_OFF_MS_MAX)) return 'WRONG'
  return authorityAheadMs === null ? 'UNKNOWN' : 'GOOD'
}

/** 时钟校验: every act bears the server's time and nobody else's, so that clock is held against others. */
async function readClock({ db, now, timeServer }: PostureOptions): Promise<Posture['clock']> {
  const asked = now().getTime()
  const { rows } = await db.query<{ at: Date }>('select clock_timestamp() as at')
  const server = now()
  // Halfway between question and answer.
  const databaseAheadMs = Math.round((rows[0]?.at.getTime() ?? 0) - (asked + server.getTime()) / 2)
  const ahead = timeServer === undefined ? undefined : await askTimeServer(timeServer, () => now().getTime())
  const authorityAheadMs = ahead === undefined ? null : Math.round(ahead)
  return {
    server: server.toISOString(),
    databaseAheadMs,
    authority: timeServer ?? null,
    authorityAheadMs,
    verdict: verdictOf(databaseAheadMs, authorityAheadMs),
  }
}

async function readExpiring({ db, installation, now }: PostureOptions): Promise<readonly Expiring[]> {
  const { root, issuingCa, seal, timestamp } = installation.pki
  const own = [
    { kind: 'ROOT', key: root },
    { kind: 'ISSUING_CA', key: issuingCa },
    { kind: 'SEAL', key: seal },
    { kind: 'OFD_SEAL', key: installation.ofd },
    { kind: 'TIMESTAMP', key: timestamp },
  ] as const
  const ours = own.map(({ kind, key }) => {
    const { subject, notAfter } = parseCertificate(key.certificate)
    return { kind, holder: subject, validUntil: notAfter }
  })
  const officers = (await listExpiringKeys(db)).map(({ holder, validUntil }) => ({
    kind: 'OFFICER_KEY' as const,
    holder,
    validUntil,
  }))
  return [...ours, ...officers]
    .map((each) => ({ ...each, validUntil: each.validUntil.toISOString(), ...expiryOf(each.validUntil, now()) }))
    .sort((a, b) => a.daysLeft - b.daysLeft)
}

async function readSignIn({ db, now, signedActsRequired }: PostureOptions): Promise<Posture['signIn']> {
  const { rows } = await db.query<Omit<Posture['signIn'], 'signedActsRequired'>>(
    `select (select count(*) from app._private_failed_sign_in where blocked_until > $1)::int as waiting,
            (select count(*) from app._private_passkey where revoked_at is null and confirmed_at is not null)::int
              as passkeys,
            (select count(*) from organisation.signing_key where state = 'confirmed')::int as "signingKeys",
            (select count(*) from organisation.officer)::int as officers`,
    [now()],
  )
  const [counts] = rows
  if (counts === undefined) throw new Error('Counting answers a row')
  return { ...counts, signedActsRequired }
}

export async function readPosture(options: PostureOptions): Promise<Posture> {
  const [clock, expiring, signIn] = await Promise.all([readClock(options), readExpiring(options), readSignIn(options)])
  return { clock, expiring: [...expiring], signIn }
}

export const createPostureHandlers = (options: PostureOptions): OfficeDoors<'posture'> => ({
  posture: () => readPosture(options),
})
