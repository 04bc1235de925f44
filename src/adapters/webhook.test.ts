import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendWebhook, signWebhook, verifyWebhook, webhookSecret } from './webhook.ts'

const secret = webhookSecret(Buffer.alloc(24, 7))
const webhook = { id: 'msg_1', body: '{"type":"duty.opened"}' }
const now = Date.parse('2026-11-23T01:00:00.000Z')
const verdict = (
  changes: Readonly<Record<string, string>> = {},
  body = webhook.body,
  at = now,
  seen = new Set<string>(),
) => {
  const headers = { ...signWebhook(secret, webhook, now), ...changes }
  return verifyWebhook(secret, (name) => new Map(Object.entries(headers)).get(name) ?? '', body, at, seen)
}

describe('Standard Webhooks', () => {
  test('the known example of the standard is signed alike', () => {
    const known = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const example = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' }
    const headers = new Map(Object.entries(signWebhook(known, example, 1_614_265_330_000)))
    expect(headers.get('webhook-signature')).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })
  test('what was signed is genuine', () => expect(verdict()).toBe('GENUINE'))
  test('another body is not', () => expect(verdict({}, '{"type":"else"}')).toBe('UNSIGNED'))
  test('another id is not', () => expect(verdict({ 'webhook-id': 'msg_2' })).toBe('UNSIGNED'))
  test('another key’s signature is not', () => {
    expect(verdict({ 'webhook-signature': `v1,${Buffer.alloc(32).toString('base64')}` })).toBe('UNSIGNED')
  })
  test('while keys change, one of several signatures is enough', () => {
    const own = signWebhook(secret, webhook, now)['webhook-signature'] ?? ''
    expect(verdict({ 'webhook-signature': `v1,AAAA ${own}` })).toBe('GENUINE')
  })
  test('six minutes old is refused', () => expect(verdict({}, webhook.body, now + 360_000)).toBe('STALE'))
  test('the same message twice is refused', () =>
    expect(verdict({}, webhook.body, now, new Set(['msg_1']))).toBe('REPLAYED'))
})

describe('handing it over', () => {
  let status = 200
  const server = createServer((_, response) => response.writeHead(status).end())
  let url = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? String(address.port) : ''}/hook`
  })
  afterAll(() => {
    server.close()
  })
  test.each([
    [204, 'done'],
    [410, 'refused'],
    [503, 'failed'],
    [404, 'failed'],
  ])('an answer of %i is %s', async (answer, kind) => {
    status = answer
    expect((await sendWebhook(url, secret, webhook)).kind).toBe(kind)
  })
  test('nobody there is a failure, and no error', async () => {
    expect(await sendWebhook('http://127.0.0.1:1/hook', secret, webhook)).toEqual({
      kind: 'failed',
      fault: 'UNREACHABLE',
    })
  })
})
