import { afterEach, describe, expect, test } from 'vitest'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import type { SigningDevice } from '../../src/cli/demo/signing-device.ts'
import { anAuthenticator } from '../support/authenticator.ts'
import type { Authenticator } from '../support/authenticator.ts'
import { aCaller, cookieOf, callerWith } from '../support/caller.ts'
import type { Answer, Caller } from '../support/caller.ts'
import { signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const MINUTE_MS = 60_000
const clock = { ahead: 0 }
const bureau = await aBureau({ items: [], now: () => new Date(Date.now() + clock.ahead).toISOString() })
const HERE = bureau.origin
const administrator = () => signedIn(bureau, 'tian.zhanghu')

/** Failures are forgotten after an hour: no test waits for another's. */
afterEach(() => {
  clock.ahead += 120 * MINUTE_MS
})

const said = ({ status, code }: Answer) => `${String(status)} ${code ?? ''}`
const field = (answer: Answer, name: string): unknown => {
  const value = answer.json()
  return typeof value === 'object' && value !== null && name in value
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined
}
const word = (answer: Answer, name: string) => String(field(answer, name))
const me = async (caller: Caller) => (await caller.knock('GET', '/session')).json()

const challengeFor = async (caller: Caller, fingerprint: string) =>
  word(await caller.knock('POST', '/session/key-challenge', { body: { fingerprint } }), 'challenge')

interface KeyTry {
  readonly fingerprint: string
  readonly challenge: string
  readonly signature: string
  readonly origin?: string
}
const enter = (caller: Caller, { origin = HERE, ...body }: KeyTry) =>
  caller.knock('POST', '/session/key', { body, headers: { origin } })

const device = await enrolDevice(await signedIn(bureau, 'tang.duanheng'), await administrator(), '办公电脑')
const { fingerprint } = device
async function answered(caller: Caller, key: SigningDevice = device, origin = HERE): Promise<KeyTry> {
  const challenge = await challengeFor(caller, key.fingerprint)
  return { fingerprint: key.fingerprint, challenge, signature: await key.signIn(origin, challenge) }
}

describe('signing in with an enrolled key', () => {
  test('CE-17: a one-time challenge is answered with the key whose certificate is bound to the officer', async () => {
    const caller = await aCaller(bureau)
    const tried = await answered(caller)
    const answer = await enter(caller, tried)
    expect(said(answer)).toBe('200 ')
    expect(answer.json()).toMatchObject({ kind: 'officer', name: '唐端衡', roles: ['decider'] })
    const inside = callerWith(bureau, null, cookieOf(answer), word(answer, 'csrf'))
    expect(await me(inside)).toMatchObject({ name: '唐端衡' })
    // Recorded and used again, it lets nobody in: not in this browser, and not in another.
    expect(said(await enter(caller, tried))).toBe('422 SIGN_IN_CHALLENGE_SPENT')
    expect(said(await enter(await aCaller(bureau), tried))).toBe('422 SIGN_IN_CHALLENGE_STALE')
  })
  test('CE-17: a revoked key lets nobody in, not even with a challenge drawn before', async () => {
    const lost = await enrolDevice(await signedIn(bureau, 'he.yuanzhou'), await administrator(), '遗失的电脑')
    const admin = await administrator()
    const { items } = await admin.organisation.pendingKeys({ query: { state: 'confirmed' } })
    const row = items.find((each) => each.fingerprint === lost.fingerprint)
    const caller = await aCaller(bureau)
    const before = await answered(caller, lost)
    await admin.organisation.revokeKey({ params: { key: row?.key ?? '' }, body: { reason: '电脑遗失' } })
    expect(said(await enter(caller, before))).toBe('422 SIGNING_KEY_NOT_CONFIRMED')
    expect(said(await enter(caller, await answered(caller, lost)))).toBe('422 SIGNING_KEY_NOT_CONFIRMED')
  })
  test('is for this address alone, whatever the request says of itself', async () => {
    const caller = await aCaller(bureau)
    const evil = 'https://bureau.test.example'
    const relayed = await answered(caller, device, evil)
    expect(said(await enter(caller, relayed))).toBe('422 KEY_SIGN_IN_WRONG')
    expect(said(await enter(caller, { ...relayed, origin: evil }))).toBe('422 SIGN_IN_ADDRESS_FOREIGN')
    const headers = { host: 'bureau.test.example', origin: evil }
    const { origin: _, ...body } = relayed
    expect(said(await caller.knock('POST', '/session/key', { body, headers }))).not.toContain('200')
  })
  test('needs a challenge that is ours, fresh, and for this key', async () => {
    const caller = await aCaller(bureau)
    const other = await challengeFor(caller, 'a'.repeat(64))
    const [until = '', nonce = '', mac = ''] = (await challengeFor(caller, fingerprint)).split('.')
    const forged = [
      other,
      `${String(Number(until) + 60_000)}.${nonce}.${mac}`,
      `${until}.${nonce}.`,
      'NaN.a.b',
      '..',
      '',
    ]
    for (const challenge of forged) {
      const signature = await device.signIn(HERE, challenge)
      expect(said(await enter(caller, { fingerprint, challenge, signature })), challenge).toBe(
        '422 SIGN_IN_CHALLENGE_STALE',
      )
    }
    const late = await answered(caller)
    clock.ahead += 4 * MINUTE_MS
    expect(said(await enter(caller, late))).toBe('422 SIGN_IN_CHALLENGE_STALE')
  })
  test('is not done with a signature of another kind, another key’s, or a key nobody enrolled', async () => {
    const caller = await aCaller(bureau)
    const challenge = await challengeFor(caller, fingerprint)
    const act = await device.sign(challenge)
    expect(said(await enter(caller, { fingerprint, challenge, signature: act }))).toBe('422 KEY_SIGN_IN_WRONG')
    const zeros = Buffer.alloc(64).toString('base64url')
    expect(said(await enter(caller, { fingerprint, challenge, signature: zeros }))).toBe('422 KEY_SIGN_IN_WRONG')
    const unknown = 'b'.repeat(64)
    const asked = await challengeFor(caller, unknown)
    expect(said(await enter(caller, { fingerprint: unknown, challenge: asked, signature: zeros }))).toBe(
      '422 SIGNING_KEY_UNKNOWN',
    )
  })
  test('twenty times at once with one answer opens one session', async () => {
    const caller = await aCaller(bureau)
    const tried = await answered(caller)
    const all = await Promise.all(Array.from({ length: 20 }, () => enter(caller, tried)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  })
  test('makes whoever keeps guessing wait', async () => {
    const caller = await aCaller(bureau)
    const challenge = await challengeFor(caller, fingerprint)
    const signature = Buffer.alloc(64).toString('base64url')
    const headers = { origin: HERE, 'x-forwarded-for': '203.0.113.77' }
    const guess = () => caller.knock('POST', '/session/key', { body: { fingerprint, challenge, signature }, headers })
    const codes = new Set<string>()
    for (let i = 0; i < 40; i += 1) codes.add((await guess()).code ?? '')
    expect(codes).toContain('TOO_MANY_ATTEMPTS')
  })
  test('opens the desk, but no act that binds the bureau: the key is silent about who sits there', async () => {
    const chief = await enrolDevice(await signedIn(bureau, 'xue.anyin'), await administrator(), '印章岗电脑')
    const caller = await aCaller(bureau)
    const entered = await enter(caller, await answered(caller, chief))
    const inside = callerWith(bureau, null, cookieOf(entered), word(entered, 'csrf'))
    expect((await inside.knock('GET', '/seal')).status).toBe(200)
    const act = () => inside.knock('POST', '/seal/authorisation', { body: { until: '2001-01-01' } })
    expect(said(await act())).toBe('403 PROOF_REQUIRED')
  })
})

const proofOf = (caller: Caller, password: string) => caller.knock('POST', '/session/proof', { body: { password } })
const PASSWORD = 'demo-2026-oneseal'

describe('a fresh proof', () => {
  test('is asked for half an hour after the last one, and given by the password', async () => {
    const caller = await aCaller(bureau, 'tian.zhanghu')
    const act = () => caller.knock('POST', '/officers', { body: {} })
    expect(said(await act())).toBe('400 VALIDATION_FAILED')
    clock.ahead += 20 * MINUTE_MS
    await me(caller)
    clock.ahead += 11 * MINUTE_MS
    expect(said(await act())).toBe('403 PROOF_REQUIRED')
    // Looking is never held up.
    expect((await caller.knock('GET', '/officers')).status).toBe(200)
    expect(said(await proofOf(caller, 'not-the-password'))).toBe('422 PROOF_WRONG')
    expect(said(await act())).toBe('403 PROOF_REQUIRED')
    expect(said(await proofOf(caller, PASSWORD))).toBe('200 ')
    expect(said(await act())).toBe('400 VALIDATION_FAILED')
  })
  test('with another’s password is none, and guessing it is counted with guesses at the sign-in page', async () => {
    const caller = await aCaller(bureau, 'bai.fuhe')
    for (let i = 0; i < 8; i += 1) await proofOf(caller, `guess-${String(i)}`)
    expect((await proofOf(caller, PASSWORD)).code).toBe('TOO_MANY_ATTEMPTS')
    await expect(aCaller(bureau, 'bai.fuhe')).rejects.toThrow('TOO_MANY_ATTEMPTS')
  })
  test('is of no use without a session', async () => {
    expect(said(await proofOf(await aCaller(bureau), PASSWORD))).toBe('401 NOT_SIGNED_IN')
  })
})

const headers = { origin: HERE }
const challengeOf = (answer: Answer): string => {
  const options = field(answer, 'options')
  return typeof options === 'object' && options !== null && 'challenge' in options ? String(options.challenge) : ''
}
async function addTo(caller: Caller, key: Authenticator, label = '手机'): Promise<Answer> {
  const begun = await caller.knock('POST', '/my/passkeys/challenge', { headers })
  if (begun.status !== 200) return begun
  return caller.knock('POST', '/my/passkeys', { headers, body: { label, response: key.make(challengeOf(begun)) } })
}
type Answering = Parameters<Authenticator['answer']>[1]
async function enterWith(key: Authenticator, how?: Answering): Promise<Answer> {
  const caller = await aCaller(bureau)
  const begun = await caller.knock('POST', '/session/passkey-challenge', { headers })
  return caller.knock('POST', '/session/passkey', { headers, body: { response: key.answer(challengeOf(begun), how) } })
}

async function insideWith(key: Authenticator): Promise<Caller> {
  const entered = await enterWith(key)
  return callerWith(bureau, null, cookieOf(entered), word(entered, 'csrf'))
}
/** A door of everybody who is signed in. */
const stateOf = async (caller: Caller) => said(await caller.knock('GET', '/my/passkeys'))
/** A session that ended may be remembered on a node for two seconds. */
const REMEMBERED_MS = 3000

describe('a passkey', () => {
  test('of an applicant lets him in at once, and is given up by him alone', async () => {
    const [owner, key] = [await aCaller(bureau, 'demo.canteen'), anAuthenticator()]
    const added = await addTo(owner, key)
    expect(said(added)).toBe('200 ')
    expect(added.json()).toMatchObject({ label: '手机', state: 'usable' })
    const entered = await enterWith(key)
    expect(entered.json()).toMatchObject({ kind: 'applicant' })
    const print = word(added, 'fingerprint')
    const thief = await aCaller(bureau, 'demo.builder')
    expect(said(await thief.knock('DELETE', `/my/passkeys/${print}`))).toBe('404 NOT_FOUND')
    expect((await owner.knock('DELETE', `/my/passkeys/${print}`)).status).toBe(200)
    expect(said(await enterWith(key))).toBe('422 PASSKEY_UNKNOWN')
  })
  test('that is given up ends the sessions it opened, and no other', async () => {
    const [owner, lost, kept] = [await aCaller(bureau, 'demo.canteen'), anAuthenticator(), anAuthenticator()]
    const print = word(await addTo(owner, lost, '遗失的手机'), 'fingerprint')
    await addTo(owner, kept, '新手机')
    const [byLost, byKept] = [await insideWith(lost), await insideWith(kept)]
    expect([await stateOf(byLost), await stateOf(byKept)]).toEqual(['200 ', '200 '])
    expect((await owner.knock('DELETE', `/my/passkeys/${print}`)).status).toBe(200)
    clock.ahead += REMEMBERED_MS
    expect(await stateOf(byLost)).toBe('401 NOT_SIGNED_IN')
    expect([await stateOf(byKept), await stateOf(owner)]).toEqual(['200 ', '200 '])
  })
  test('of an officer waits for a second person, who is not himself', async () => {
    const [officer, key] = [await aCaller(bureau, 'bai.fuhe'), anAuthenticator()]
    const print = word(await addTo(officer, key), 'fingerprint')
    expect(said(await enterWith(key))).toBe('422 PASSKEY_NOT_CONFIRMED')
    expect(said(await officer.knock('POST', `/passkeys/${print}/confirmation`))).toBe('422 PASSKEY_NOT_TO_CONFIRM')
    const second = await aCaller(bureau, 'tian.zhanghu')
    expect((await second.knock('POST', `/passkeys/${print}/confirmation`)).status).toBe(200)
    const entered = await enterWith(key)
    expect(entered.json()).toMatchObject({ kind: 'officer' })
    // A finger was asked for: that is proof of the person, and consequential doors open.
    const inside = callerWith(bureau, null, cookieOf(entered), word(entered, 'csrf'))
    expect(said(await inside.knock('POST', '/officers', { body: {} }))).toBe('400 VALIDATION_FAILED')
    expect((await second.knock('POST', `/passkeys/${print}/revocation`)).status).toBe(200)
    expect(said(await enterWith(key))).toBe('422 PASSKEY_UNKNOWN')
    // Taken away by the second person it ends what it had opened, in the middle of the work.
    clock.ahead += REMEMBERED_MS
    expect(await stateOf(inside)).toBe('401 NOT_SIGNED_IN')
    expect(await stateOf(officer)).toBe('200 ')
  })
  test('is not taken when only touched, made for another address, copied, or replayed', async () => {
    const [owner, key] = [await aCaller(bureau, 'demo.canteen'), anAuthenticator()]
    await addTo(owner, key)
    expect(said(await enterWith(key, { unverified: true }))).toBe('422 PASSKEY_WRONG')
    expect(said(await enterWith(key, { origin: 'http://bureau.test.example' }))).toBe('422 PASSKEY_WRONG')
    expect((await enterWith(key, { counter: 9 })).status).toBe(200)
    expect(said(await enterWith(key, { counter: 4 }))).toBe('422 PASSKEY_WRONG')
    const caller = await aCaller(bureau)
    const begun = await caller.knock('POST', '/session/passkey-challenge', { headers })
    const response = key.answer(challengeOf(begun), { counter: 20 })
    const again = () => caller.knock('POST', '/session/passkey', { headers, body: { response } })
    expect((await again()).status).toBe(200)
    expect(said(await again())).toMatch(/^422 (SIGN_IN_CHALLENGE_SPENT|PASSKEY_WRONG)$/)
    const elsewhere = await aCaller(bureau)
    expect((await elsewhere.knock('POST', '/session/passkey', { headers, body: { response } })).status).toBe(422)
  })
  test('is added by nobody who only found the session open', async () => {
    const caller = await aCaller(bureau, 'demo.canteen')
    clock.ahead += 16 * MINUTE_MS
    expect(said(await addTo(caller, anAuthenticator()))).toBe('403 PROOF_REQUIRED')
    await proofOf(caller, PASSWORD)
    expect((await addTo(caller, anAuthenticator())).status).toBe(200)
  })
  test('proves its own holder to be there, and nobody else’s session', async () => {
    const [owner, other, key] = [
      await aCaller(bureau, 'demo.canteen'),
      await aCaller(bureau, 'demo.builder'),
      anAuthenticator(),
    ]
    await addTo(owner, key)
    const prove = async (caller: Caller) => {
      const begun = await caller.knock('POST', '/session/proof/passkey-challenge', { headers })
      return caller.knock('POST', '/session/proof/passkey', {
        headers,
        body: { response: key.answer(challengeOf(begun)) },
      })
    }
    expect((await prove(owner)).status).toBe(200)
    expect(said(await prove(other))).toBe('422 PASSKEY_UNKNOWN')
  })
  test('is made of nothing else than what an authenticator answers', async () => {
    const caller = await aCaller(bureau, 'demo.canteen')
    const begun = await caller.knock('POST', '/my/passkeys/challenge', { headers })
    const good = anAuthenticator().make(challengeOf(begun))
    const bad = [
      { ...good, response: { clientDataJSON: '', attestationObject: '' } },
      { ...good, response: { clientDataJSON: 'e30', attestationObject: 'oA' } },
      { ...good, id: '!' },
      anAuthenticator().make('bm90IG91cnM'),
    ]
    for (const response of bad) {
      const answer = await caller.knock('POST', '/my/passkeys', { headers, body: { label: '坏', response } })
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400)
      expect(answer.status, answer.text).toBeLessThan(500)
    }
  })
})
