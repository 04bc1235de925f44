import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { officeApi, Problem } from '#contract'
import type { Route } from '#contract'
import { may } from '#policy'
import type { Actor } from '#policy'
import { CLOUDS } from '../../src/app/clouds.ts'
import { demoAccounts } from '../../src/app/demo-district.ts'
import { compileBody } from '../../src/app/http/validation.ts'
import { aBureau } from '../support/office.ts'
import { nearlyValuesOf, parseSchema, valuesOf } from './schema-arbitrary.ts'

const bureau = await aBureau({ items: [] })
const isProblem = compileBody(Problem)

const routes: readonly (readonly [name: string, route: Route])[] = [
  { name: 'office', api: officeApi },
  ...CLOUDS,
].flatMap(({ name, api }) => Object.entries<Route>(api).map(([key, route]) => [`${name}.${key}`, route] as const))

/** Sign-in is throttled, and these would end or change the caller's own session. */
const SESSION = ['office.signIn', 'office.signOut', 'office.register']

interface Caller {
  readonly who: string
  readonly actor: Actor
  readonly headers: Readonly<Record<string, string>>
}

interface Me {
  readonly kind: 'stranger' | 'applicant' | 'officer'
  readonly id: string | null
  readonly roles: Extract<Actor, { kind: 'officer' }>['roles']
  readonly organ: { readonly id: string; readonly region: string } | null
  readonly csrf: string
}

function actorOf({ kind, id, roles, organ }: Me): Actor {
  if (kind === 'officer') return { kind, id: id ?? '', organ: organ?.id ?? '', region: organ?.region ?? '', roles }
  return kind === 'applicant' ? { kind, id: id ?? '' } : { kind: 'stranger' }
}

const rolesOf = ({ actor }: Caller): string =>
  actor.kind === 'officer' ? actor.roles.toSorted().join(' ') : actor.kind

async function aCaller(account?: { readonly username: string; readonly password: string }): Promise<Caller> {
  const host = 'localhost'
  const first = await bureau.server.inject({ url: '/api/v1/session', headers: { host } })
  const cookieOf = (answer: typeof first) => String(answer.headers['set-cookie']).split(';')[0] ?? ''
  const stranger = { host, cookie: cookieOf(first), 'x-csrf-token': first.json<Me>().csrf }
  if (account === undefined) return { who: 'a stranger', actor: { kind: 'stranger' }, headers: stranger }
  const { username, password } = account
  const entered = await bureau.server.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers: stranger,
    payload: { username, password },
  })
  const me = entered.json<Me>()
  return { who: username, actor: actorOf(me), headers: { host, cookie: cookieOf(entered), 'x-csrf-token': me.csrf } }
}

const accounts = demoAccounts(bureau.matters.district)
const everybody = [await aCaller()]
for (const account of accounts) everybody.push(await aCaller(account))
/** One of each kind: whoever has the same roles is let in at the same doors. */
const kinds = new Map(everybody.map((caller) => [rolesOf(caller), caller]))
const callers = [...kinds.values()]

interface Parts {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? ''))

function knock(route: Route, caller: Caller, { params = {}, query = {}, body }: Parts) {
  const given = new Map(Object.entries(params as object).map(([name, value]) => [name, asText(value)]))
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(given.get(name) ?? randomUUID()))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query as object)) search.set(name, asText(value))
  return bureau.server.inject({
    method: route.method,
    url: `/api/v1${path}?${search.toString()}`,
    headers: {
      ...caller.headers,
      'idempotency-key': randomUUID(),
      ...(route.rawBody === true ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(route.rawBody === true
      ? { payload: Buffer.from(JSON.stringify(body ?? '')) }
      : body === undefined
        ? {}
        : { payload: JSON.stringify(body), headers: jsonHeaders(caller) }),
  })
}
const jsonHeaders = (caller: Caller) => ({
  ...caller.headers,
  'idempotency-key': randomUUID(),
  'content-type': 'application/json',
})

describe('the policy guards every door', () => {
  const guarded = routes.filter(([name]) => !SESSION.includes(name))
  test.each(guarded)('%s lets in whom the policy lets in, and nobody else', async (_name, route) => {
    for (const caller of callers) {
      const { statusCode, body } = await knock(route, caller, {})
      const shut = statusCode === 401 || (statusCode === 403 && body.includes('"FORBIDDEN"'))
      expect({ who: caller.who, status: statusCode < 500, shut: shut || may(caller.actor, route.action) }).toEqual({
        who: caller.who,
        status: true,
        shut: true,
      })
      if (may(caller.actor, route.action)) expect(statusCode, `${caller.who}: ${body}`).not.toBe(401)
    }
  })
})

describe('no input breaks a door', () => {
  const open = routes.filter(([name]) => !SESSION.includes(name))
  test.each(open)('%s answers anything with a reply or a problem', async (_name, route) => {
    const caller = callers.find(({ actor }) => actor.kind !== 'stranger' && may(actor, route.action)) ?? callers[0]
    if (caller === undefined) throw new Error('Nobody may open this door')
    const part = (schema: unknown) =>
      schema === undefined
        ? fc.constant(undefined)
        : fc.oneof(valuesOf(parseSchema(schema)), nearlyValuesOf(parseSchema(schema)))
    const input = fc.record({ params: part(route.params), query: part(route.query), body: part(route.body) })
    await fc.assert(
      fc.asyncProperty(input, async ({ params, query, body }) => {
        const answer = await knock(route, caller, { params: params ?? {}, query: query ?? {}, body })
        expect(answer.statusCode, `${JSON.stringify({ params, query, body })} → ${answer.body}`).toBeLessThan(500)
        if (answer.statusCode >= 400) expect(isProblem(answer.json())).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})
