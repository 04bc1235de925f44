import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { officeApi } from '#contract'
import type { Route } from '#contract'
import { CLOUDS } from '../../src/app/clouds.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aCaller, knockAt, ledgerSize } from '../support/caller.ts'
import type { Answer } from '../support/caller.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
/** What stood in the ledger before anybody knocked. */
await bureau.settle()
const furnished = await ledgerSize(bureau)
const applicant = await aCaller(bureau, 'demo.canteen')
const intake = await aCaller(bureau, 'lin.shouli')
const supervisor = await aCaller(bureau, 'pan.guanshi')
const inspector = await aCaller(bureau, 'cheng.zhengming')
const leader = await aCaller(bureau, 'wei.gaoyuan')
const keeper = await aCaller(bureau, 'xue.anyin')
const administrator = await aCaller(bureau, 'tian.zhanghu')
const examiner = await aCaller(bureau, 'he.yuanzhou')

const JSON_TYPE = { 'content-type': 'application/json' }
const startDraft = (payload: string | Buffer, headers: Readonly<Record<string, string | undefined>> = JSON_TYPE) =>
  applicant.knock('POST', '/drafts', { payload, headers })
const said = ({ status, code }: Answer) => `${String(status)} ${code ?? ''}`

/** A problem, in its own type, that tells nothing about how the inside looks. */
function expectProblem(answer: Answer): void {
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
  expect(answer.status, answer.text).toBeLessThan(500)
  expect(answer.code, answer.text).toBeDefined()
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.text).not.toMatch(/node_modules|\.ts:|\bat \w+ \(|select |postgres|FST_/i)
}

describe('a body that is no body', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const itemCode = (value: string) => `{"itemCode":${value}}`
  test.each([
    ['half of an object', '{"itemCode":', '400 BODY_UNREADABLE'],
    ['nothing', '', '400 BODY_UNREADABLE'],
    ['text behind the object', '{"itemCode":"a"} and more', '400 BODY_UNREADABLE'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), '400 VALIDATION_FAILED'],
    ['an array', '[]', '400 VALIDATION_FAILED'],
    ['null', 'null', '400 VALIDATION_FAILED'],
    ['a number no double holds', itemCode('1e999'), '400 BODY_UNREADABLE'],
    ['something nobody asked for', '{"itemCode":"a","itemVersion":1}', '400 VALIDATION_FAILED'],
    ['a prototype', '{"itemCode":"a","__proto__":{"roles":["decider"]}}', '400 BODY_UNREADABLE'],
    ['a prototype spelt with an escape', '{"itemCode":"a","\\u005f_proto__":{}}', '400 BODY_UNREADABLE'],
    ['a constructor', '{"itemCode":"a","constructor":{"prototype":{"x":1}}}', '400 BODY_UNREADABLE'],
    ['a NUL', itemCode('"a\\u0000b"'), '400 FORBIDDEN_CHARACTER'],
    ['a NUL in a name', '{"itemCode":"a","\\u0000":1}', '400 FORBIDDEN_CHARACTER'],
    ['half of a surrogate pair', itemCode('"\\ud800"'), '400 FORBIDDEN_CHARACTER'],
    ['the other half', itemCode('"\\udc00x"'), '400 FORBIDDEN_CHARACTER'],
    ['61 levels', itemCode(nested(61)), '400 TOO_DEEP'],
    ['half a million levels', itemCode(nested(500_000)), '400 TOO_DEEP'],
    ['half a million objects in one another', `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`, '400 TOO_DEEP'],
    ['a mebibyte and one byte', `{"itemCode":"${'a'.repeat(1024 * 1024 - 14)}"}`, '413 BODY_TOO_LARGE'],
    ['a list of everything wrong', itemCode(`[${'{},'.repeat(300_000)}{}]`), '400 TOO_MANY_VALUES'],
  ])('%s', async (_what, payload, expected) => {
    const answer = await startDraft(payload)
    expectProblem(answer)
    expect(said(answer)).toBe(expected)
  })
  test('a body of exactly a mebibyte is read, and found wanting', async () => {
    const answer = await startDraft(`{"itemCode":"${'a'.repeat(1024 * 1024 - 15)}"}`)
    expect(said(answer)).toBe('400 VALIDATION_FAILED')
  })
  test('the same member twice: what is checked is what is used', async () => {
    const answer = await startDraft(`{"itemCode":"${foodLicence.itemCode}","itemCode":"no-such-item"}`)
    expect(said(answer)).toBe('404 NOT_FOUND')
  })
  test('nobody’s prototype was changed by any of it', () => {
    expect('roles' in {}).toBe(false)
  })
})

describe('a body of the wrong kind', () => {
  const body = JSON.stringify({ itemCode: foodLicence.itemCode })
  test.each([
    'text/plain',
    'text/plain; charset=application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/xml',
    undefined,
  ])('%s is not read', async (type) => {
    const answer = await startDraft(body, { 'content-type': type })
    expectProblem(answer)
    expect([400, 415]).toContain(answer.status)
  })
  test('a form of another site reaches no door, whatever it contains', async () => {
    for (const [method, path] of [
      ['POST', '/session'],
      ['POST', '/accounts'],
      ['POST', '/drafts'],
    ] as const) {
      const answer = await knockAt(bureau, method, path, {
        payload: '{"username":"demo.canteen","password":"x"}',
        headers: { cookie: applicant.cookie, 'content-type': 'text/plain', origin: 'https://evil.example' },
      })
      expect([403, 415], `${path}: ${answer.text}`).toContain(answer.status)
    }
  })
})

describe('CSRF: what changes anything must come from our own page', () => {
  const changing = [{ api: officeApi }, ...CLOUDS]
    .flatMap(({ api }) => Object.values<Route>(api))
    .filter(({ method }) => method !== 'GET')
    .filter(({ machine }) => machine !== true)
    .map(({ method, path, rawBody }) => [method, path.replace(/:\w+/g, () => randomUUID()), rawBody === true] as const)
  const tokens = async () => {
    const stranger = await aCaller(bureau)
    return { 'no token': undefined, 'a stranger’s token': stranger.csrf, 'an empty token': '', 'a shorter one': 'x' }
  }
  test.each(changing)('%s %s', async (method, path, rawBody) => {
    for (const [what, token] of Object.entries(await tokens()))
      for (const caller of [applicant, intake, supervisor, administrator, keeper, examiner]) {
        const answer = await caller.knock(method, path, {
          payload: rawBody ? Buffer.from('x') : '{}',
          headers: { 'x-csrf-token': token, 'content-type': rawBody ? 'application/pdf' : 'application/json' },
        })
        expect(answer.status, `${what}: ${answer.text}`).toBe(403)
      }
  })
  test('the token alone, without the cookie it belongs to, opens nothing', async () => {
    const answer = await applicant.knock('POST', '/drafts', {
      body: { itemCode: foodLicence.itemCode },
      headers: { cookie: undefined },
    })
    expect(said(answer)).toBe('401 NOT_SIGNED_IN')
  })
  test('no answer lets another site read it', async () => {
    const answer = await applicant.knock('GET', '/my/cases', { headers: { origin: 'https://evil.example' } })
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(answer.headers['cross-origin-resource-policy']).toBe('same-origin')
  })
})

describe('an address that leads nowhere', () => {
  test.each([
    ['/items/%00', 400],
    ['/items/%ff', 400],
    ['/items/%', 400],
    ['/items/..%2f..%2fetc%2fpasswd', 404],
    ['/items/__proto__', 404],
    ['/items/constructor', 404],
    [`/items/${'a'.repeat(100)}`, 400],
    [`/items/${'a'.repeat(5000)}`, 400],
    ['/progress/%ed%a0%80', 400],
    ['/my/cases/1%27%20or%201=1', 400],
    ['/items?limit=0', 400],
    ['/items?limit=1e9', 400],
    ['/items?limit=NaN', 400],
    ['/items?q=%00', 400],
    ['/items?q=a&q=b', 400],
    [`/items?q=${'a'.repeat(101)}`, 400],
    ['/ledger/inclusion/-1', 400],
    ['/ledger/inclusion/1.5', 400],
    ['/ledger/inclusion/0?size=1e300', 404],
    ['/ledger/inclusion/0?size=99999999999999999999', 404],
    ['/ledger/inclusion/9007199254740991', 404],
    ['/ledger/consistency?from=1&to=1e300', 404],
    ['/ledger/consistency?from=2&to=1', 404],
    ['/ledger/consistency', 400],
  ])('%s', async (path, status) => {
    const answer = await applicant.knock('GET', path)
    expectProblem(answer)
    expect(answer.status, answer.text).toBe(status)
  })
})

describe('a page key that is not ours begins the list at its beginning', () => {
  const key = (text: string) => [text, Buffer.from(text).toString('base64url')]
  const id = randomUUID()
  const keys = [
    ...key(`0000-01-01T00:00:00.000Z ${id}`),
    ...key(`2026-02-31T00:00:00.000Z ${id}`),
    ...key(`2026-01-01T24:00:00.000Z ${id}`),
    ...key(`2026-99-99T99:99:99.999Z ${id}`),
    ...key(`2026-01-01T:::Z ${id}`),
    ...key(`2026-01-01T00:00:00.000Z ${'-'.repeat(36)}`),
    ...key(`9999-12-31T23:59:59.999Z ${'f'.repeat(36)}`),
    ...key(`2026-01-01 ${id}`),
    ...key(`0000-01-01 ${id}`),
    ...key("' or 1=1 --"),
    '999999999999999',
    '-1',
    'null',
    '𠮷',
  ]
  const year = 'from=2026-01-01&to=2026-12-31'
  test.each([
    ['applicant', applicant, '/drafts'],
    ['applicant', applicant, '/my/cases'],
    ['applicant', applicant, '/my/certificates'],
    ['applicant', applicant, '/items'],
    ['intake officer', intake, '/cases'],
    ['intake officer', intake, '/cards'],
    ['supervisor', supervisor, '/duties'],
    ['inspector', inspector, '/oversight/acts'],
    ['inspector', inspector, '/oversight/cases'],
    ['inspector', inspector, '/oversight/cards'],
    ['keeper', keeper, '/seal'],
    ['leader', leader, `/analytics/cases?figure=submitted&${year}`],
  ])('%s %#: %s', async (_who, caller, path) => {
    for (const after of keys) {
      const answer = await caller.knock(
        'GET',
        `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`,
      )
      expect(answer.status, `${after}: ${answer.text}`).toBe(200)
    }
  })
})

describe('a day that is none', () => {
  test.each(['0000-01-01', '2026-02-30', '9999-99-99', '0000-00-00'])('%s', async (day) => {
    for (const query of [`from=${day}&to=${day}`, `to=${day}`, `from=${day}`]) {
      const answer = await leader.knock('GET', `/analytics/summary?${query}`)
      expectProblem(answer)
    }
    expectProblem(await leader.knock('GET', `/analytics/cases?figure=submitted&from=${day}&to=${day}`))
    expectProblem(await keeper.knock('POST', '/seal/authorisation', { body: { until: day } }))
  })
  test('a figure that is only in every object’s prototype', async () => {
    for (const figure of ['__proto__', 'constructor', 'toString', "submitted'; drop table analytics.case_fact; --"])
      expectProblem(
        await leader.knock(
          'GET',
          `/analytics/cases?figure=${encodeURIComponent(figure)}&from=2026-01-01&to=2026-01-02`,
        ),
      )
  })
})

describe('texts made to keep a pattern or a search busy', () => {
  const hostile = [
    '-'.repeat(100),
    '1'.repeat(100),
    'a'.repeat(100),
    ' '.repeat(100),
    '%'.repeat(100),
    '\\'.repeat(100),
    "' OR ''='",
    '"); drop table approval._private_case; --',
    '.*(a+)+$',
    '𠮷'.repeat(50),
    '\u202e\u0301'.repeat(50),
    '许可'.repeat(50),
  ]
  test('are searched for like any other', async () => {
    for (const q of hostile)
      for (const [caller, path] of [
        [applicant, '/items'],
        [intake, '/cases'],
        [inspector, '/oversight/cases'],
      ] as const) {
        const answer = await caller.knock('GET', `${path}?q=${encodeURIComponent(q)}`)
        expect(answer.status, `${path} ${q}: ${answer.text}`).toBe(200)
      }
  })
  test('are looked up as numbers and codes', async () => {
    for (const text of hostile) {
      const number = await applicant.knock('GET', `/verify/number/${encodeURIComponent(text)}`)
      expect(number.status, number.text).toBe(200)
      expect(number.json()).toMatchObject({ verdict: 'UNKNOWN' })
      const code = await applicant.knock('GET', `/progress/${encodeURIComponent(text)}`)
      expectProblem(code)
    }
  })
  /** Every string a body can hold, filled to the brim: nothing backtracks, and the answer comes before the test gives up. */
  const long = `${'a-0'.repeat(300_000)}!`
  test.each([{ api: officeApi, name: 'office' }, ...CLOUDS])('fill every pattern of $name', async ({ api }) => {
    const everyone = [applicant, intake, examiner, supervisor, administrator, keeper]
    for (const { method, path, body } of Object.values<Route>(api)) {
      if (body === undefined) continue
      const properties = Object.keys((body as { readonly properties?: object }).properties ?? {})
      for (const property of properties)
        for (const caller of everyone) {
          const answer = await caller.knock(
            method,
            path.replace(/:\w+/g, () => randomUUID()),
            {
              body: { [property]: long },
            },
          )
          expectProblem(answer)
        }
    }
  })
  test('a list without end of what is wrong in every part is not judged part by part', async () => {
    const materials = Array.from({ length: 300_000 }, () => ({}))
    const content = { applicant: foodLicence.applicant, answers: {}, form: {}, materials }
    const answer = await applicant.knock('PUT', `/drafts/${randomUUID()}`, { body: { revision: 0, content } })
    expect(said(answer)).toBe('400 TOO_MANY_VALUES')
  })
  test('a list without end is not compared item by item with itself', async () => {
    const roles = Array.from({ length: 90_000 }, (_, i) => `r${String(i)}`)
    expect(said(await administrator.knock('POST', '/officers', { body: { roles } }))).toBe('400 TOO_MANY_VALUES')
    const fewer = await administrator.knock('POST', '/officers', { body: { roles: roles.slice(0, 19_000) } })
    expect(said(fewer)).toBe('400 VALIDATION_FAILED')
  })
})

test('after all of it the ledger holds what it held', async () => {
  expect(await ledgerSize(bureau)).toBe(furnished)
  await bureau.expectSound()
})
