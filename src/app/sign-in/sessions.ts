import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { Account } from './accounts.ts'

/** An officer who leaves the desk is signed out; an applicant fills long forms and is given the whole evening. */
export const IDLE_MINUTES = { officer: 30, applicant: 120 } as const
export const ABSOLUTE_HOURS = 12
/** `seen_at` is rewritten at most this often: reading must not write at every click. */
const SEEN_EVERY_SECONDS = 60
/** A session ended on another node may live on here for this long. */
const REMEMBERED_MS = 2000
const REMEMBERED_MAX = 10_000

/** 256 random bits, base64url. A stranger has one too: what he sends is bound to his browser by it. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

const digest = (token: string) => createHash('sha256').update(token).digest()

/** The second half of the double submit: derived from the token, so no script of another site can know it. */
export const csrfOf = (token: string): string =>
  createHash('sha256').update(`oneseal-csrf\0${token}`).digest('base64url')

interface Remembered {
  readonly account: Account | undefined
  readonly until: number
}

/** How somebody came in. */
export interface Entrance {
  /** He showed to be there himself, by password or passkey; a key that a machine uses silently shows only the machine. */
  readonly proved: boolean
  /** What opened the session and ends it: fingerprint of a signing key, or credential of a passkey. */
  readonly key?: { readonly kind: 'SIGNING_KEY' | 'PASSKEY'; readonly id: string }
}

export interface Sessions {
  /** The account behind a token, or undefined when the session ended, timed out or never was. */
  readonly find: (token: string) => Promise<Account | undefined>
  /** Ends the old session and starts a new one under a new token. */
  readonly rotate: (oldToken: string | undefined, account: Account, entrance: Entrance) => Promise<string>
  /** When the holder of this session last proved to be there; undefined when never, or when it ended. */
  readonly provedAt: (token: string) => Promise<Date | undefined>
  /** He has just done so; answers when. */
  readonly prove: (token: string) => Promise<Date>
  readonly end: (token: string) => Promise<void>
}

/**
 * A session lasts no longer than the key that opened it: asked of the key itself at every look, on every node, so that
 * no message about a revocation can be lost on its way.
 */
const FIND = `select a.id, a.username, a.kind, a.officer, a.name, s.created_at, s.seen_at
  from app._private_session s join app._private_account a on a.id = s.account
  where s.token_sha256 = $1 and a.disabled_at is null
    and (s.signing_key is null or exists (select from organisation.signing_key k
      where k.fingerprint = s.signing_key and k.state = 'confirmed' and k.valid_until > $2))
    and (s.passkey is null or exists (select from app._private_passkey p
      where p.id = s.passkey and p.revoked_at is null and p.confirmed_at is not null))`

interface Row extends Account {
  readonly created_at: Date
  readonly seen_at: Date
}

export function createSessions(db: Pool, now: () => Date): Sessions {
  const remembered = new Map<string, Remembered>()

  const load = async (token: string): Promise<Account | undefined> => {
    const { rows } = await db.query<Row>({ name: 'find-session', text: FIND, values: [digest(token), now()] })
    const row = rows[0]
    if (row === undefined) return undefined
    const { created_at, seen_at, ...account } = row
    const at = now().getTime()
    const idleMs = at - seen_at.getTime()
    if (idleMs > IDLE_MINUTES[account.kind] * 60_000 || at - created_at.getTime() > ABSOLUTE_HOURS * 3_600_000) {
      await db.query('delete from app._private_session where token_sha256 = $1', [digest(token)])
      return undefined
    }
    if (idleMs > SEEN_EVERY_SECONDS * 1000)
      await db.query('update app._private_session set seen_at = $2 where token_sha256 = $1', [digest(token), now()])
    return account
  }

  const end = async (token: string) => {
    remembered.delete(token)
    await db.query('delete from app._private_session where token_sha256 = $1', [digest(token)])
  }

  return {
    find: async (token) => {
      if (!isToken(token)) return undefined
      const at = now().getTime()
      const known = remembered.get(token)
      if (known !== undefined && known.until > at) return known.account
      const account = await load(token)
      if (remembered.size >= REMEMBERED_MAX) remembered.clear()
      remembered.set(token, { account, until: at + REMEMBERED_MS })
      return account
    },
    provedAt: async (token) => {
      const { rows } = await db.query<{ proved_at: Date | null }>({
        name: 'session-proved-at',
        text: 'select proved_at from app._private_session where token_sha256 = $1',
        values: [digest(token)],
      })
      return rows[0]?.proved_at ?? undefined
    },
    prove: async (token) => {
      const at = now()
      await db.query('update app._private_session set proved_at = $2 where token_sha256 = $1', [digest(token), at])
      return at
    },
    rotate: async (oldToken, account, { proved, key }) => {
      if (oldToken !== undefined) await end(oldToken)
      const token = newToken()
      // Whoever comes in sweeps out what timed out long ago.
      const oldest = new Date(now().getTime() - ABSOLUTE_HOURS * 3_600_000)
      await db.query('delete from app._private_session where created_at < $1', [oldest])
      await db.query(
        `insert into app._private_session (token_sha256, account, created_at, seen_at, proved_at, signing_key, passkey)
         values ($1, $2, $3, $3, $4, $5, $6)`,
        [
          ...[digest(token), account.id, now(), proved ? now() : null],
          ...[key?.kind === 'SIGNING_KEY' ? key.id : null, key?.kind === 'PASSKEY' ? key.id : null],
        ],
      )
      return token
    },
    end,
  }
}
