import { randomUUID } from 'node:crypto'
import type { TestBureau } from './office.ts'
import { Problem } from '#contract'
import { compileBody } from '../../src/app/http/validation.ts'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'

/** What came back, before any client made sense of it. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** The code of a problem; undefined when the answer is none. */
  readonly code: string | undefined
  readonly json: () => unknown
}

export interface Knock {
  readonly body?: unknown
  /** Sent as it is, under the content type in `headers`. */
  readonly payload?: string | Buffer
  /** A header said to be undefined is not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** Somebody who writes his requests by hand: no client, no contract, whatever HTTP can carry. */
export interface Caller {
  readonly id: string | null
  readonly cookie: string
  readonly csrf: string
  readonly knock: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, knock?: Knock) => Promise<Answer>
}

const isProblem = compileBody(Problem)

interface Me {
  readonly id: string | null
  readonly csrf: string
}
const parseMe = (text: string): Me => JSON.parse(text) as Me

function problemCode(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isProblem(value) ? (value as Problem).code : undefined
  } catch {
    return undefined
  }
}

/** One request, by hand. */
export async function knockAt(
  bureau: Pick<TestBureau, 'server'>,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { body, payload, headers = {} }: Knock = {},
): Promise<Answer> {
  const sent = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  const content = body === undefined ? payload : JSON.stringify(body)
  const answer = await bureau.server.inject({
    method,
    url: path.startsWith('/api/') ? path : `/api/v1${path}`,
    headers: { host: 'localhost', ...json, ...Object.fromEntries(sent) },
    ...(content === undefined ? {} : { payload: content }),
  })
  const received = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const)
  return {
    status: answer.statusCode,
    headers: Object.fromEntries(received),
    text: answer.body,
    code: problemCode(answer.body),
    json: () => JSON.parse(answer.body) as unknown,
  }
}

export const cookieOf = ({ headers }: Answer): string => (headers['set-cookie'] ?? '').split(';')[0] ?? ''

/** Comes in with a browser's worth of cookie and token, and signs in when a username is given. */
export async function aCaller(
  bureau: Pick<TestBureau, 'server'>,
  username?: string,
  password: string = DEMO_PASSWORD,
): Promise<Caller> {
  const first = await knockAt(bureau, 'GET', '/session')
  const arrived = { cookie: cookieOf(first), csrf: parseMe(first.text).csrf }
  if (username === undefined) return callerWith(bureau, null, arrived.cookie, arrived.csrf)
  const entered = await knockAt(bureau, 'POST', '/session', {
    body: { username, password },
    headers: { cookie: arrived.cookie, 'x-csrf-token': arrived.csrf },
  })
  if (entered.status !== 200) throw new Error(`${username} could not sign in: ${entered.text}`)
  const { id, csrf } = parseMe(entered.text)
  return callerWith(bureau, id, cookieOf(entered), csrf)
}

export function callerWith(
  bureau: Pick<TestBureau, 'server'>,
  id: string | null,
  cookie: string,
  csrf: string,
): Caller {
  return {
    id,
    cookie,
    csrf,
    knock: (method, path, knock = {}) =>
      knockAt(bureau, method, path, {
        ...knock,
        headers: { cookie, 'x-csrf-token': csrf, 'idempotency-key': randomUUID(), ...knock.headers },
      }),
  }
}

/** How many entries the ledger holds: an attack that left one behind was no failure. */
export async function ledgerSize({ database }: Pick<TestBureau, 'database'>): Promise<number> {
  const { rows } = await database.superuser.query<{ size: number }>('select count(*)::int as size from ledger.entry')
  return rows[0]?.size ?? -1
}
