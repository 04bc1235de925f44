import { afterAll, describe, expect, test } from 'vitest'
import { createPeerClient } from './peer-client.ts'
import { createPeers, loopbackConfig } from './peers.ts'
import { startLoopback } from './loopback/server.ts'
import { isSignedBy, secretFor, SIGNATURE_AGE_MS_MAX, signRequest } from './wire.ts'

const secret = Buffer.alloc(32, 7)
const clock = { ahead: 0 }
const now = () => new Date(Date.now() + clock.ahead).toISOString()
// Invented: region 99 does not exist.
const wen = { name: '文示例', idNumber: '990101198506120016' }
const teahouse = {
  creditCode: '91990101MA9900A13X',
  name: '示范区某茶馆有限公司',
  kind: '有限责任公司',
  legalRepresentative: wen,
  address: '示范区样板街道一号',
  capital: '50 万元',
  established: '2020-05-06',
  businessScope: '餐饮服务',
}
const loopback = await startLoopback({
  host: '127.0.0.1',
  port: 0,
  secret,
  population: { persons: [wen], enterprises: [teahouse] },
  now,
})
afterAll(loopback.stop)
const peers = createPeers(loopbackConfig(loopback, secret, '示范区行政审批局'))
const { next } = loopback.behaviours
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern)
const someText: unknown = expect.any(String)

describe('the signed protocol', () => {
  const request = { method: 'POST', path: '/identity/checks', body: '{}' }
  const once = { time: '2026-03-02T02:00:00.000Z', nonce: 'n-1' }
  const signature = signRequest(secret, request, once)
  const at = Date.parse(once.time)
  test('a signed request is its signer’s', () => expect(isSignedBy(secret, request, signature, at)).toBe(true))
  test.each([
    ['another body', { ...request, body: '{"a":1}' }],
    ['another path', { ...request, path: '/payment/orders' }],
    ['another method', { ...request, method: 'GET' }],
  ])('%s is not what was signed', (_, other) => expect(isSignedBy(secret, other, signature, at)).toBe(false))
  test('a request that is too old is a copy', () =>
    expect(isSignedBy(secret, request, signature, at + SIGNATURE_AGE_MS_MAX + 1)).toBe(false))
  test('one peer’s secret signs for no other', () =>
    expect(isSignedBy(secretFor(secret, 'sms'), request, signature, at)).toBe(false))
  test('a peer refuses whom it does not know', async () => {
    const stranger = createPeerClient({ origin: loopback.origin, secret: Buffer.alloc(32, 9) })
    // The refusal is signed with a secret the stranger has not got either.
    expect(await stranger.call('/identity/checks', { ...wen })).toEqual({ kind: 'failed', fault: 'UNSIGNED' })
  })
  test('an answer somebody else made is no answer', async () => {
    next('identity', 'unsigned')
    expect(await peers.identity.check(wen)).toEqual({ kind: 'failed', fault: 'UNSIGNED' })
  })
  test('a peer that breaks, hangs or is gone is a failure to try again, never an exception', async () => {
    next('registry', 'broken')
    expect(await peers.registry.extract(teahouse.creditCode, wen)).toEqual({ kind: 'failed', fault: 'BROKEN' })
    next('courier', 'timeout')
    const impatient = createPeerClient({ origin: loopback.origin, secret: secretFor(secret, 'courier') }, 50)
    expect(await impatient.call('/courier/tracks', {})).toEqual({ kind: 'failed', fault: 'TIMEOUT' })
    const gone = createPeerClient({ origin: 'http://127.0.0.1:1', secret })
    expect(await gone.call('/x', {})).toEqual({ kind: 'failed', fault: 'UNREACHABLE' })
  })
  test('what is not connected says so', async () => {
    const alone = createPeers({ http: {} })
    expect(await alone.identity.check(wen)).toEqual({ kind: 'failed', fault: 'NOT_CONNECTED' })
    expect(alone.sms.connected).toBe(false)
  })
})

describe('identity and registry', () => {
  test('name and number that belong together are asserted', async () => {
    expect(await peers.identity.check(wen)).toMatchObject({ kind: 'done', value: { provider: someText } })
  })
  test('another name under the same number is a mismatch', async () => {
    expect(await peers.identity.check({ ...wen, name: '武示例' })).toMatchObject({ kind: 'refused', code: 'MISMATCH' })
  })
  test('an extract goes to the legal representative alone', async () => {
    const { creditCode } = teahouse
    expect(await peers.registry.extract(creditCode, wen)).toMatchObject({ kind: 'done', value: teahouse })
    const other = { name: '武示例', idNumber: '990101197809230023' }
    expect(await peers.registry.extract(creditCode, other)).toMatchObject({ code: 'NOT_LEGAL_REPRESENTATIVE' })
  })
})

describe('AP-23 messages through pluggable channels', () => {
  const sms = { id: 'n-1', to: '19900000001', subject: '', text: '您的申请已受理。' }
  test('an SMS arrives once however often it is handed over', async () => {
    next('sms', 'late')
    expect(await peers.sms.send(sms)).toMatchObject({ kind: 'failed' })
    expect(await peers.sms.send(sms)).toEqual({ kind: 'done', value: { receipt: 'SMS-n-1' } })
    expect(loopback.letters().filter(({ channel, id }) => channel === 'SMS' && id === 'n-1')).toHaveLength(1)
  })
  test('an SMS is cut to what may be sent', async () => {
    await peers.sms.send({ ...sms, id: 'n-2', text: '长'.repeat(500) })
    expect(loopback.letters().find(({ id }) => id === 'n-2')?.text).toHaveLength(200)
  })
  test('an e-mail arrives through SMTP in Chinese, with the receipt of the server', async () => {
    const mail = { id: 'm-1', to: 'wen@example.cn', subject: '补正告知：食品经营许可', text: '请于 5 日内补正。\n。' }
    expect(await peers.mail.send(mail)).toMatchObject({
      kind: 'done',
      value: { receipt: matching(/m-1/) },
    })
    expect(loopback.letters()).toContainEqual(expect.objectContaining({ channel: 'EMAIL', ...mail }))
  })
  test('a mailbox that does not exist is refused for good, a busy server is tried again', async () => {
    const mail = { id: 'm-2', to: 'wen@example.cn', subject: '一', text: '二' }
    next('mail', 'refuse')
    expect(await peers.mail.send(mail)).toMatchObject({ kind: 'refused', code: 'SMTP_550' })
    next('mail', 'broken')
    expect(await peers.mail.send(mail)).toEqual({ kind: 'failed', fault: 'BROKEN' })
  })
})

describe('payment', () => {
  const order = {
    order: 'order-1',
    amountFen: 12_300,
    subject: '检验费',
    returnUrl: 'http://127.0.0.1:1/my',
    callbackUrl: 'http://127.0.0.1:1/api/v1/peers/payments',
  }
  const pay = async (payUrl: string, pays: string) =>
    fetch(payUrl, { method: 'POST', body: new URLSearchParams({ pays }), redirect: 'manual' })
  test('an order is opened once, paid on its page, and answered for when asked', async () => {
    const [first, again] = [await peers.payment.open(order), await peers.payment.open(order)]
    expect(first).toEqual(again)
    if (first.kind !== 'done') throw new Error('No order was opened')
    expect(await peers.payment.ask('order-1')).toEqual({ kind: 'done', value: { status: 'OPEN' } })
    expect((await pay(first.value.payUrl, 'no')).headers.get('location')).toBe(order.returnUrl)
    expect(await peers.payment.ask('order-1')).toMatchObject({ value: { status: 'OPEN' } })
    next('payment', 'silent')
    expect((await pay(first.value.payUrl, 'yes')).status).toBe(303)
    expect(await peers.payment.ask('order-1')).toMatchObject({ value: { status: 'PAID', amountFen: 12_300 } })
  })
  test('the same order with another sum is refused', async () => {
    expect(await peers.payment.open({ ...order, amountFen: 1 })).toMatchObject({ code: 'ORDER_DIFFERS' })
  })
  test('a refund is made once and never exceeds what was paid', async () => {
    const refund = { refund: 'r-1', order: 'order-1', amountFen: 12_300, reason: '撤回申请' }
    const made = await peers.payment.refund(refund)
    expect(made).toMatchObject({ kind: 'done', value: { receipt: matching(/^RF/) } })
    expect(await peers.payment.refund(refund)).toEqual(made)
    expect(await peers.payment.refund({ ...refund, refund: 'r-2' })).toMatchObject({ code: 'REFUND_EXCEEDS' })
  })
})

describe('courier and province', () => {
  const pickup = {
    parcel: 'parcel-1',
    sender: '示范区行政审批局',
    receiver: { name: '文示例', phone: '19900000001', address: '示范区样板街道一号' },
    contents: '食品经营许可证',
  }
  test('a parcel has one number and ends with a signature', async () => {
    const [one, two] = [await peers.courier.order(pickup), await peers.courier.order(pickup)]
    expect(one).toEqual(two)
    if (one.kind !== 'done') throw new Error('No parcel was taken')
    const { trackingNumber } = one.value
    expect(await peers.courier.track(trackingNumber)).toMatchObject({ value: { receipt: null } })
    clock.ahead = 60_000
    expect(await peers.courier.track(trackingNumber)).toMatchObject({
      value: { receipt: { signedBy: '文示例' }, steps: [{ status: 'PICKED_UP' }, {}, { status: 'SIGNED' }] },
    })
    clock.ahead = 0
  })
  test('a parcel without an address is not taken', async () => {
    const nowhere = { ...pickup, parcel: 'parcel-2', receiver: { ...pickup.receiver, address: ' ' } }
    expect(await peers.courier.order(nowhere)).toMatchObject({ kind: 'refused', code: 'ADDRESS_INCOMPLETE' })
  })
  test('the province takes a report once and acknowledges each telling alike', async () => {
    const report = { id: 'p-1', kind: 'CASE_STATUS' as const, body: { stage: 'accepted' } }
    next('province', 'late')
    expect((await peers.province.push(report)).kind).toBe('failed')
    const told = await peers.province.push(report)
    expect(told).toMatchObject({ kind: 'done', value: { acknowledgement: matching(/^ACK/) } })
    expect(await peers.province.push(report)).toEqual(told)
    expect(await peers.province.push({ ...report, body: { stage: 'granted' } })).toMatchObject({
      code: 'REPORT_DIFFERS',
    })
  })
})
