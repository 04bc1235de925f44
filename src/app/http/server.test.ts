import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Type as T } from 'typebox'
import { afterAll, describe, expect, test } from 'vitest'
import { Instant, officeApi, PlainDate, Problem, route } from '#contract'
import type { Handlers } from '#frame'
import { aDatabase } from '../../../tests/support/database.ts'
import { bareServices } from '../../../tests/support/services.ts'
import { upload } from '../files/upload.ts'
import { createLog } from '../log.ts'
import { createAccounts, createIdentify, createSessions, createSignInHandlers } from '../sign-in/index.ts'
import type { KnownOfficer } from '../sign-in/index.ts'
import { IDLE_MINUTES } from '../sign-in/sessions.ts'
import { createHttpServer } from './server.ts'
import { compileBody } from './validation.ts'

const AT = '2026-03-02T01:00:00.000Z'
const database = await aDatabase()
const services = bareServices(database.app)

const echoApi = {
  echo: route({
    method: 'POST',
    path: '/echo/:times',
    summary: 'Say it back',
    action: 'public',
    params: T.Object({ times: T.Integer({ minimum: 1 }) }),
    body: T.Object(
      {
        ...{ word: T.String({ maxLength: 20 }), rest: T.Optional(T.Unknown()) },
        ...{ day: T.Optional(PlainDate), at: T.Optional(Instant) },
      },
      { additionalProperties: false },
    ),
    reply: T.Object({ word: T.String(), times: T.Integer(), scope: T.String() }),
  }),
  decide: route({ method: 'POST', path: '/decide', summary: 'For deciders', action: 'case.decide', reply: T.Null() }),
  refuse: route({ method: 'GET', path: '/refuse', summary: 'Never', action: 'public', reply: T.Null() }),
  breakDown: route({ method: 'GET', path: '/break', summary: 'Breaks', action: 'public', reply: T.Null() }),
  lie: route({ method: 'GET', path: '/lie', summary: 'Lies', action: 'public', reply: T.Integer() }),
  picture: route({ method: 'GET', path: '/picture', summary: 'Bytes', action: 'public', reply: T.Null(), raw: true }),
} as const
const echoHandlers: Handlers<typeof echoApi> = {
  echo: async ({ params, body }, { idempotency }) => ({
    word: body.word,
    times: params.times,
    scope: idempotency?.scope ?? '',
  }),
  decide: async () => null,
  refuse: async () => ({ refusal: { code: 'TOO_LATE', facts: { days: 3 } } }),
  breakDown: () => Promise.reject(new Error('secret inside')),
  lie: async () => 'three' as never,
  picture: async (_input, { reply }) => {
    reply.send(Buffer.from('png'), { 'content-type': 'image/png' })
    return null
  },
}

const clock = { now: Date.parse(AT) }
const now = () => new Date(clock.now)
const decider = randomUUID()
const officers = new Map<string, KnownOfficer>([
  [
    decider,
    {
      actor: { kind: 'officer', id: decider, organ: randomUUID(), region: '990100', roles: ['decider'] },
      name: '测试员',
      organName: '测试局',
    },
  ],
])
const accounts = createAccounts(database.app, now)
const signIn = {
  db: database.app,
  accounts,
  sessions: createSessions(database.app, now),
  findOfficer: (id: string) => Promise.resolve(officers.get(id)),
  now,
  newId: () => randomUUID(),
  demoAccounts: [],
  certificateDoor: null,
}
const written: string[] = []
const app: FastifyInstance = await createHttpServer({
  doors: {
    echo: { api: echoApi, handlers: echoHandlers },
    office: {
      api: {
        me: officeApi.me,
        signIn: officeApi.signIn,
        signOut: officeApi.signOut,
        register: officeApi.register,
        upload: officeApi.upload,
      },
      handlers: { ...createSignInHandlers(signIn), upload },
      repeatable: ['signIn', 'register', 'upload'],
    },
  },
  services,
  identify: createIdentify(signIn),
  refusalTexts: { TOO_LATE: { zh: '晚了 {days} 天', en: '{days} days late' } },
  isReady: () => Promise.resolve(true),
  gauges: () => Promise.resolve([{ name: 'oneseal_acts_total', help: 'Acts.', kind: 'counter', value: 7 }]),
  log: createLog((line) => written.push(line), { quiet: true }),
  version: '0.0.0',
  checkReplies: true,
})
await accounts.open({
  id: randomUUID(),
  kind: 'officer',
  username: 'decider',
  password: 'correct horse',
  officer: decider,
})
afterAll(() => app.close())

/** A browser: keeps its cookie and sends the token that belongs to it. */
class Browser {
  cookie = ''
  csrf = ''
  async send(method: 'GET' | 'POST' | 'DELETE', url: string, options: Sent = {}) {
    if (this.csrf === '' && method !== 'GET') await this.send('GET', '/session')
    const { body, headers = {}, bytes } = options
    const response = await app.inject({
      method,
      url: url.startsWith('/api') || url.startsWith('//') ? url.replace('//', '/') : `/api/v1${url}`,
      headers: {
        host: 'localhost',
        ...(this.cookie === '' ? {} : { cookie: this.cookie }),
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.csrf, 'idempotency-key': randomUUID() }),
        ...(bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(bytes === undefined ? {} : { payload: bytes }),
    })
    const cookie = response.headers['set-cookie']
    if (typeof cookie === 'string') this.cookie = cookie.split(';')[0] ?? ''
    const answer: unknown = response.headers['content-type']?.toString().includes('json') ? response.json() : null
    if (typeof answer === 'object' && answer !== null && 'csrf' in answer) this.csrf = String(answer.csrf)
    const code = typeof answer === 'object' && answer !== null && 'code' in answer ? answer.code : undefined
    return { status: response.statusCode, answer, code, headers: response.headers, text: response.body }
  }
  json(url: string, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    return this.send('POST', url, { body, headers: { 'content-type': 'application/json', ...headers } })
  }
}
interface Sent {
  readonly body?: unknown
  readonly bytes?: Buffer
  readonly headers?: Readonly<Record<string, string>>
}
const isProblem = compileBody(Problem)

describe('a request that is not as the contract says is answered with a problem', () => {
  const word = { word: 'yes' }
  test.each([
    ['a value of the wrong type is not coerced', { word: 1 }, 400, 'VALIDATION_FAILED'],
    ['a property too many is not stripped', { word: 'a', more: 1 }, 400, 'VALIDATION_FAILED'],
    ['a property too few is not filled in', {}, 400, 'VALIDATION_FAILED'],
    ['NUL', { word: 'a\0' }, 400, 'FORBIDDEN_CHARACTER'],
    ['NUL in a key', { word: 'a', rest: { 'a\0': 1 } }, 400, 'FORBIDDEN_CHARACTER'],
    ['half of a surrogate pair', '{"word":"\\ud800"}', 400, 'FORBIDDEN_CHARACTER'],
    ['a number beyond all numbers', '{"word":"a","rest":1e999}', 400, 'BODY_UNREADABLE'],
    ['nesting without end', `{"word":"a","rest":${'['.repeat(1000)}${']'.repeat(1000)}}`, 400, 'TOO_DEEP'],
    ['no JSON', '{', 400, 'BODY_UNREADABLE'],
    ['a poisoned prototype', '{"word":"a","__proto__":{}}', 400, 'BODY_UNREADABLE'],
    ['a day in no calendar', { word: 'a', day: '2026-02-30' }, 400, 'VALIDATION_FAILED'],
    ['a day of the year 0', { word: 'a', day: '0000-01-01' }, 400, 'VALIDATION_FAILED'],
    ['a minute of sixty-one seconds', { word: 'a', at: '2026-12-31T23:59:60.000Z' }, 400, 'VALIDATION_FAILED'],
    ['an instant in another zone', { word: 'a', at: '2026-12-31T23:59:59.000+08:00' }, 400, 'VALIDATION_FAILED'],
    ['an empty body', '', 400, 'BODY_UNREADABLE'],
    ['a body beyond the limit', { word: 'x'.repeat(1024 * 1024) }, 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_name, body, status, code) => {
    const reply = await new Browser().json('/echo/1', body)
    expect(reply).toMatchObject({ status, code })
    expect(isProblem(reply.answer)).toBe(true)
    expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/)
  })

  test('an error names its field in both languages', async () => {
    const { answer } = await new Browser().json('/echo/1', {})
    expect(answer).toMatchObject({ fields: [{ path: '/word', message: '必填', messageEn: 'is required' }] })
  })
  test('a day that does not exist is called so', async () => {
    const { answer } = await new Browser().json('/echo/1', { word: 'a', day: '2026-02-30' })
    expect(answer).toMatchObject({ fields: [{ path: '/day', message: '没有这一天' }] })
    expect((await new Browser().json('/echo/1', { word: 'a', day: '2028-02-29', at: AT })).status).toBe(200)
  })
  test('a wrong parameter names itself', async () => {
    const { answer } = await new Browser().json('/echo/0', word)
    expect(answer).toMatchObject({ fields: [{ path: '/params/times' }] })
  })
  test('another content type', async () => {
    expect(await new Browser().json('/echo/1', 'a=b', { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
      code: 'MEDIA_TYPE_NOT_TAKEN',
    })
  })
  test('an address that is not there', async () => {
    expect(await new Browser().send('GET', '/nowhere')).toMatchObject({ status: 404, code: 'NOT_FOUND' })
  })
  test('a method that is not taken', async () => {
    const reply = await new Browser().send('DELETE', '/echo/1')
    expect(reply).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED', headers: { allow: 'POST' } })
  })
  test('an address that cannot be decoded', async () => {
    expect(await new Browser().send('GET', '/echo/%ff')).toMatchObject({ status: 400, code: 'BAD_REQUEST' })
  })
  test('NUL in an address', async () => {
    expect((await new Browser().json('/echo/%00', word)).status).toBe(400)
  })
  test('a break-down tells its code and nothing else', async () => {
    const { status, text } = await new Browser().send('GET', '/break')
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
    expect(written.join('')).toContain('secret inside')
  })
  test('a handler that breaks the contract is found out', async () => {
    expect(await new Browser().send('GET', '/lie')).toMatchObject({ status: 500, code: 'INTERNAL' })
  })
})

describe('commands', () => {
  test('parameters are read as numbers and the key is scoped to caller, method and route', async () => {
    const reply = await new Browser().json('/echo/3', { word: 'hi' })
    expect(reply).toMatchObject({ status: 200, answer: { word: 'hi', times: 3 } })
    expect(reply.text).toMatch(/"scope":"\S+ POST \/echo\/:times"/)
  })
  test('without an Idempotency-Key nothing is done', async () => {
    const reply = await new Browser().json('/echo/1', { word: 'hi' }, { 'idempotency-key': 'short' })
    expect(reply).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_REQUIRED' })
  })
  test('a refusal becomes 422 with its sentence in both languages', async () => {
    expect(await new Browser().send('GET', '/refuse')).toMatchObject({
      status: 422,
      answer: { code: 'TOO_LATE', detail: '晚了 3 天', detailEn: '3 days late' },
    })
  })
  test('a page of another site, which has the cookie but not the token, is refused', async () => {
    const browser = new Browser()
    await browser.send('GET', '/session')
    expect(await browser.json('/echo/1', { word: 'hi' }, { 'x-csrf-token': '' })).toMatchObject({
      status: 403,
      code: 'CSRF_TOKEN_WRONG',
    })
    browser.csrf = new Browser().csrf + 'x'.repeat(43)
    expect(await browser.json('/echo/1', { word: 'hi' })).toMatchObject({ status: 403, code: 'CSRF_TOKEN_WRONG' })
  })
})

describe('signing in', () => {
  const password = 'correct horse'
  const asDecider = async () => {
    const browser = new Browser()
    const reply = await browser.json('/session', { username: 'Decider', password })
    expect(reply).toMatchObject({ status: 200, answer: { kind: 'officer', roles: ['decider'], name: '测试员' } })
    return browser
  }

  test('a stranger may not do what an officer may, and is asked to sign in', async () => {
    expect(await new Browser().json('/decide', undefined)).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' })
  })
  test('an applicant may not do what an officer may, signed in or not', async () => {
    const browser = new Browser()
    const reply = await browser.json('/accounts', { username: 'someone', password: 'long enough', name: '李测试' })
    expect(reply).toMatchObject({ status: 200, answer: { kind: 'applicant', name: '李测试' } })
    expect(await browser.send('POST', '/decide')).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })
  test('a username is taken whatever its case', async () => {
    const person = { username: 'DECIDER', password: 'long enough', name: '李测试' }
    expect(await new Browser().json('/accounts', person)).toMatchObject({ status: 409, code: 'USERNAME_TAKEN' })
  })
  test('an officer may', async () => {
    expect((await (await asDecider()).send('POST', '/decide')).status).toBe(200)
  })
  test('the token changes at sign-in, so that a token planted before is worth nothing', async () => {
    const browser = new Browser()
    await browser.send('GET', '/session')
    const planted = browser.cookie
    await browser.json('/session', { username: 'decider', password })
    expect(browser.cookie).not.toBe(planted)
  })
  test('the cookie is out of reach of scripts and other sites; off this machine it must travel encrypted', async () => {
    const here = await app.inject({ url: '/api/v1/session', headers: { host: 'localhost:8600' } })
    expect(here.headers['set-cookie']).toMatch(/^oneseal=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const there = await app.inject({ url: '/api/v1/session', headers: { host: 'spj.example.cn' } })
    expect(there.headers['set-cookie']).toMatch(/^__Host-oneseal=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  })
  test('only the digest of a token is kept', async () => {
    const browser = await asDecider()
    const { rows } = await database.superuser.query('select s::text as text from app._private_session s')
    expect(JSON.stringify(rows)).not.toContain(browser.cookie.split('=')[1])
  })
  test('signing out ends the session for every copy of its cookie', async () => {
    const browser = await asDecider()
    const copy = Object.assign(new Browser(), browser)
    expect((await browser.send('DELETE', '/session')).answer).toMatchObject({ kind: 'stranger' })
    expect((await copy.send('POST', '/decide')).status).toBe(401)
  })
  test('an officer who leaves the desk is signed out', async () => {
    const browser = await asDecider()
    clock.now += (IDLE_MINUTES.officer + 1) * 60_000
    expect((await browser.send('POST', '/decide')).status).toBe(401)
  })
  test('an officer who lost his post is a stranger at once', async () => {
    const browser = await asDecider()
    const known = officers.get(decider)
    officers.delete(decider)
    expect((await browser.send('POST', '/decide')).status).toBe(401)
    if (known !== undefined) officers.set(decider, known)
  })
  test('guessing makes the account wait, longer and longer, even with the right password', async () => {
    const guess = () => new Browser().json('/session', { username: 'decider', password: 'wrong' })
    for (let i = 0; i < 6; i++) expect((await guess()).code).toBe('WRONG_PASSWORD')
    expect(await guess()).toMatchObject({ status: 429, code: 'TOO_MANY_ATTEMPTS', headers: { 'retry-after': '2' } })
    expect((await new Browser().json('/session', { username: 'decider', password })).status).toBe(429)
    clock.now += 3000
    expect((await guess()).code).toBe('WRONG_PASSWORD')
    expect(await guess()).toMatchObject({ status: 429, headers: { 'retry-after': '4' } })
    clock.now += 5000
    await asDecider()
  })
  test('an unknown username is answered like a wrong password', async () => {
    expect((await new Browser().json('/session', { username: 'nobody', password: 'x' })).code).toBe('WRONG_PASSWORD')
  })
})

describe('files', () => {
  const pdf = Buffer.from('%PDF-1.7\n…')
  const send = async (name: string | undefined, bytes: Buffer) => {
    const browser = new Browser()
    await browser.json('/session', { username: 'decider', password: 'correct horse' })
    return browser.send('POST', '/files', { bytes, headers: name === undefined ? {} : { 'x-file-name': name } })
  }
  test('a file is kept under its digest with the name it was given', async () => {
    const reply = await send(encodeURIComponent('营业执照.pdf'), pdf)
    expect(reply).toMatchObject({ status: 200, answer: { fileName: '营业执照.pdf', mediaType: 'application/pdf' } })
    const { sha256 } = reply.answer as { sha256: string }
    expect(Buffer.from((await services.files.find(sha256)) ?? [])).toEqual(pdf)
  })
  test.each([
    ['a name that is a path', '..%2Fetc%2Fpasswd.pdf', pdf, 'FILE_NAME_UNUSABLE'],
    ['a name that reads backwards', encodeURIComponent('a\u202efdp.exe'), pdf, 'FILE_NAME_UNUSABLE'],
    ['a name that cannot be decoded', '%ff.pdf', pdf, 'FILE_NAME_UNUSABLE'],
    ['no name', undefined, pdf, 'FILE_NAME_UNUSABLE'],
    ['a programme dressed as a document', 'a.pdf', Buffer.from('MZ\x90'), 'FILE_TYPE_NOT_TAKEN'],
    ['a picture dressed as a document', 'a.pdf', Buffer.from('89504e470d0a1a0a', 'hex'), 'FILE_NOT_WHAT_IT_SAYS'],
    ['a zip archive that is no OFD', 'a.ofd', Buffer.from('504b0304aa', 'hex'), 'FILE_TYPE_NOT_TAKEN'],
    ['nothing', 'a.pdf', Buffer.alloc(0), 'FILE_EMPTY'],
    ['more than 20 MiB', 'a.pdf', Buffer.alloc(20 * 1024 * 1024 + 1), 'BODY_TOO_LARGE'],
  ])('%s is refused', async (_what, name, bytes, code) => {
    expect((await send(name, bytes)).code).toBe(code)
  })
})

describe('doors for machines', () => {
  test('every route is in the OpenAPI document', async () => {
    const { answer } = await new Browser().send('GET', '/api/openapi.json')
    expect(answer).toMatchObject({ openapi: '3.1.0', paths: { '/api/v1/echo/{times}': { post: { tags: ['echo'] } } } })
  })
  test('health and readiness', async () => {
    expect((await new Browser().send('GET', '//healthz')).status).toBe(200)
    expect((await new Browser().send('GET', '//readyz')).status).toBe(200)
  })
  test('metrics name routes by their pattern, and are for this machine alone', async () => {
    const { text } = await new Browser().send('GET', '//metrics')
    expect(text).toContain('oneseal_acts_total 7')
    expect(text).toContain('route="/api/v1/echo/:times"')
    const elsewhere = await app.inject({ url: '/metrics', remoteAddress: '192.0.2.1' })
    expect(elsewhere.statusCode).toBe(404)
  })
  test('every answer carries the policy that lets no foreign script run', async () => {
    const { headers } = await new Browser().send('GET', '//healthz')
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['x-content-type-options']).toBe('nosniff')
  })
  test('a file people handed in may be framed by us and may run nothing', async () => {
    const { headers } = await new Browser().send('GET', '/picture')
    expect(headers).toMatchObject({ 'content-type': 'image/png' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  })
})
