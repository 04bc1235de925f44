import { randomBytes } from 'node:crypto'
import type argon2 from '@node-rs/argon2'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { aCaller, callerWith, cookieOf, knockAt } from '../support/caller.ts'
import type { Answer, Caller } from '../support/caller.ts'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { csrfOf } from '../../src/app/sign-in/sessions.ts'
import { aBureau } from '../support/office.ts'

type Argon2 = typeof argon2
const work = { verifications: 0 }
// Counts the library's work and lets it be done: time would tell the same, but not twice alike.
vi.mock('@node-rs/argon2', async (original) => {
  const library = await original<Argon2>()
  const verify: Argon2['verify'] = (...words) => {
    work.verifications += 1
    return library.verify(...words)
  }
  return { ...library, verify }
})

const clock = { ahead: 0 }
const bureau = await aBureau({ items: [], now: () => new Date(Date.now() + clock.ahead).toISOString() })
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Failures are forgotten after an hour: no test waits for another's. */
afterEach(() => {
  clock.ahead += 2 * HOUR_MS
})

const said = ({ status, code }: Answer) => `${String(status)} ${code ?? ''}`
const me = async (caller: Caller) => (await caller.knock('GET', '/session')).json()
const tryIn = (caller: Caller, username: string, password: string, address = '203.0.113.1') =>
  caller.knock('POST', '/session', { body: { username, password }, headers: { 'x-forwarded-for': address } })

describe('a session ends', () => {
  test.each([
    ['an officer who left his desk for half an hour', 'lin.shouli', 31 * MINUTE_MS],
    ['an applicant who was away all evening', 'demo.canteen', 121 * MINUTE_MS],
  ])('for %s', async (_who, username, away) => {
    const caller = await aCaller(bureau, username)
    expect(await me(caller)).toMatchObject({ id: caller.id })
    clock.ahead += away
    expect(await me(caller)).toMatchObject({ kind: 'stranger', id: null })
    const answer = await caller.knock('POST', '/files', {
      payload: Buffer.from('%PDF-'),
      headers: { 'x-file-name': 'a.pdf' },
    })
    expect(said(answer)).toBe('401 NOT_SIGNED_IN')
  })
  test('after half a day, however busy its holder is', async () => {
    const caller = await aCaller(bureau, 'lin.shouli')
    for (let minutes = 0; minutes < 12 * 60; minutes += 20) {
      expect(await me(caller)).toMatchObject({ id: caller.id })
      clock.ahead += 20 * MINUTE_MS
    }
    clock.ahead += MINUTE_MS
    expect(await me(caller)).toMatchObject({ kind: 'stranger' })
  })
  test('at once when its holder signs out, wherever the token is kept', async () => {
    const caller = await aCaller(bureau, 'demo.canteen')
    const thief = callerWith(bureau, caller.id, caller.cookie, caller.csrf)
    expect(await me(thief)).toMatchObject({ id: caller.id })
    await caller.knock('DELETE', '/session')
    expect(await me(thief)).toMatchObject({ kind: 'stranger' })
    expect((await thief.knock('GET', '/my/cases')).status).toBe(401)
  })
  test('with the account', async () => {
    const stranger = await aCaller(bureau)
    const account = { username: 'soon.gone', password: 'soon-gone-2026', name: '将注销' }
    const opened = await stranger.knock('POST', '/accounts', { body: account })
    expect(opened.status, opened.text).toBe(200)
    const caller = await aCaller(bureau, account.username, account.password)
    await bureau.database.owner.query('update app._private_account set disabled_at = now() where username = $1', [
      account.username,
    ])
    clock.ahead += MINUTE_MS
    expect(await me(caller)).toMatchObject({ kind: 'stranger' })
    expect(said(await tryIn(stranger, account.username, account.password))).toBe('401 WRONG_PASSWORD')
  })
})

describe('session fixation', () => {
  test('a token somebody else planted is never the one a person is signed in under', async () => {
    const planted = randomBytes(32).toString('base64url')
    const victim = callerWith(bureau, null, `oneseal=${planted}`, csrfOf(planted))
    const entered = await tryIn(victim, 'demo.canteen', DEMO_PASSWORD)
    expect(entered.status).toBe(200)
    expect(cookieOf(entered)).not.toContain(planted)
    expect(await me(victim)).toMatchObject({ kind: 'stranger', id: null })
  })
  test('whoever signs in again leaves nothing open under the old token', async () => {
    const first = await aCaller(bureau, 'demo.canteen')
    const again = await tryIn(first, 'demo.builder', DEMO_PASSWORD)
    expect(cookieOf(again)).not.toBe(first.cookie)
    expect(await me(first)).toMatchObject({ kind: 'stranger' })
  })
  test.each(['', 'x', 'a'.repeat(42), 'a'.repeat(44), '../../../../../../etc/passwd', "' or 1=1 --", '%00'])(
    'the token %j is nobody’s',
    async (token) => {
      const caller = callerWith(bureau, null, `oneseal=${token}`, csrfOf(token))
      const answer = await caller.knock('GET', '/session')
      expect(answer.json()).toMatchObject({ kind: 'stranger' })
      if (token !== '') expect(answer.text).not.toContain(csrfOf(token))
    },
  )
  test('scripts cannot read the cookie, and another site cannot send it along with a form', async () => {
    const local = await knockAt(bureau, 'GET', '/session')
    expect(local.headers['set-cookie']).toMatch(/^oneseal=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const abroad = await knockAt(bureau, 'GET', '/session', { headers: { host: 'hall.example' } })
    expect(abroad.headers['set-cookie']).toMatch(/^__Host-oneseal=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/)
  })
  test('no answer to anybody but its holder holds a token', async () => {
    const caller = await aCaller(bureau, 'demo.canteen')
    const { text } = await caller.knock('GET', '/session')
    expect(text).not.toContain(caller.cookie.split('=')[1])
  })
})

describe('guessing a password', () => {
  test('a username that exists and one that does not are answered alike, after the same work', async () => {
    const answers = []
    for (const username of ['demo.builder', 'no.such.person']) {
      const before = work.verifications
      const answer = await tryIn(await aCaller(bureau), username, 'not-the-password')
      const { 'x-request-id': _id, date: _date, ...headers } = answer.headers
      answers.push({ status: answer.status, text: answer.text, headers, work: work.verifications - before })
    }
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.work).toBe(1)
  })
  test('the sixth wrong guess shuts the account, also for the right password, and waiting opens it', async () => {
    const thief = await aCaller(bureau)
    for (let i = 0; i < 6; i += 1)
      expect(said(await tryIn(thief, 'demo.builder', `guess-${String(i)}`))).toBe('401 WRONG_PASSWORD')
    const shut = await tryIn(thief, 'demo.builder', DEMO_PASSWORD, '203.0.113.99')
    expect(said(shut)).toBe('429 TOO_MANY_ATTEMPTS')
    expect(Number(shut.headers['retry-after'])).toBeGreaterThan(0)
    clock.ahead += 3000
    expect((await tryIn(thief, 'demo.builder', DEMO_PASSWORD)).status).toBe(200)
  })
  test('an account nobody has is shut just the same', async () => {
    const thief = await aCaller(bureau)
    for (let i = 0; i < 6; i += 1) await tryIn(thief, 'no.such.person', 'guess')
    expect(said(await tryIn(thief, 'no.such.person', 'guess'))).toBe('429 TOO_MANY_ATTEMPTS')
  })
  test('a hundred guesses at once are no more than six one after the other', async () => {
    const thief = await aCaller(bureau)
    const before = work.verifications
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        tryIn(thief, 'demo.builder', `guess-${String(i)}`, `203.0.113.${String(i)}`),
      ),
    )
    expect(work.verifications - before).toBe(6)
    expect(answers.filter(({ code }) => code === 'WRONG_PASSWORD')).toHaveLength(6)
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(94)
  })
  test('a guess at each of a hundred accounts, all at once from one address, stops soon after the thirtieth', async () => {
    const thief = await aCaller(bureau)
    const before = work.verifications
    await Promise.all(
      Array.from({ length: 100 }, (_, i) => tryIn(thief, `someone.${String(i)}`, 'guess', '203.0.113.5')),
    )
    expect(work.verifications - before).toBeGreaterThan(30)
    expect(work.verifications - before).toBeLessThanOrEqual(34)
  })
  test('another spelling of a username is the same account', async () => {
    const thief = await aCaller(bureau)
    const spellings = [
      'tian.zhanghu',
      'TIAN.zhanghu',
      'Tian.Zhanghu',
      't\u0130an.zhanghu',
      'T\u0130AN.ZHANGHU',
      'tian.zhangHU',
    ]
    const guessed = []
    for (const username of [...spellings, ...spellings])
      guessed.push(await tryIn(thief, username, DEMO_PASSWORD.slice(1)))
    const real = guessed.filter((_, i) => !spellings[i % spellings.length]?.includes('\u0130'))
    expect(real.slice(0, 6).map(said)).toEqual(Array.from({ length: 6 }, () => '401 WRONG_PASSWORD'))
    expect(real.slice(6).map(said)).toEqual(Array.from({ length: 2 }, () => '429 TOO_MANY_ATTEMPTS'))
    clock.ahead += HOUR_MS * 2
    expect(said(await tryIn(thief, 't\u0130an.zhanghu', DEMO_PASSWORD))).toBe('401 WRONG_PASSWORD')
  })
  test('one address that tries many accounts is shut, and its own success does not open it', async () => {
    const thief = await aCaller(bureau)
    for (let i = 0; i < 31; i += 1) {
      // An account of his own, with which he signs in between his guesses.
      if (i % 10 === 9) expect((await tryIn(thief, 'demo.resident', DEMO_PASSWORD)).status).toBe(200)
      await tryIn(await aCaller(bureau), `someone.${String(i)}`, 'guess')
    }
    const stranger = await aCaller(bureau)
    expect(said(await tryIn(stranger, 'demo.builder', DEMO_PASSWORD))).toBe('429 TOO_MANY_ATTEMPTS')
    expect((await tryIn(stranger, 'demo.builder', DEMO_PASSWORD, '203.0.113.2')).status).toBe(200)
  })
  test('accounts are not opened by the hundred, not even at once', async () => {
    const stranger = await aCaller(bureau)
    const open = (i: number) =>
      stranger.knock('POST', '/accounts', {
        body: { username: `mass.${String(i)}`, password: 'mass-produced-1', name: '批量' },
        headers: { 'x-forwarded-for': '203.0.113.7' },
      })
    const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => open(i)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(31)
  })
  test.each(['demo.canteen', 'DEMO.canteen', 'Demo.Canteen'])('%s cannot be registered again', async (username) => {
    const body = { username, password: 'another-secret', name: '冒名者' }
    const answer = await (await aCaller(bureau)).knock('POST', '/accounts', { body })
    expect(said(answer)).toBe('409 USERNAME_TAKEN')
  })
})
