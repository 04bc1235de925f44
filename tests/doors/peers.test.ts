import { describe, expect, test } from 'vitest'
import { SIGNATURE_HEADERS } from '#adapters'
import { signRequest } from '../../src/adapters/wire.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { codeOf, file, filledDraft, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { anOutside } from '../support/outside.ts'

const clock = { ahead: 0 }
const now = () => new Date(Date.now() + clock.ahead).toISOString()
const { loopback, peers } = await anOutside(now)
const bureau = await aBureau({ items: [foodLicence.itemCode], peers, now })
const { services, jobs } = bureau.office
const { next } = loopback.behaviours
const runJob = async (name: string) => jobs.find((job) => job.name === name)?.run(services)

describe('paying what is owed', () => {
  const payer = { kind: 'system', id: services.idFrom('system', 'parties') } as const
  async function ordered(): Promise<string> {
    const [stream, about] = [services.newId(), services.newId()]
    const command = {
      type: 'OrderPayment',
      at: services.now(),
      by: '$actor',
      order: stream,
      case: about,
      caseNumber: '990101-20260302-000001',
      itemName: '占用城市道路许可',
      account: services.idFrom('account', 'demo.canteen'),
      payer: foodLicence.applicant.name,
      amountFen: 30_000,
      basis: ['城市道路管理条例第三十七条'],
    }
    const result = await services.run({ life: 'payment', stream, command, by: payer })
    if (!result.ok) throw new Error(result.refusal.code)
    return stream
  }
  /** The bureau of this test listens to no port: what the cashier says by HTTP is handed on as it came. */
  const payAt = async (payUrl: string) =>
    fetch(payUrl, { method: 'POST', body: new URLSearchParams({ pays: 'yes' }), redirect: 'manual' })
  const notice = (body: string, headers: Readonly<Record<string, string>>) =>
    bureau.server.inject({
      method: 'POST',
      url: '/api/v1/peers/payments',
      headers: { host: 'localhost', 'content-type': 'application/json', ...headers },
      payload: body,
    })
  const signed = (body: string) => {
    const once = { time: services.now(), nonce: 'a-nonce' }
    const request = { method: 'POST', path: '/api/v1/peers/payments', body }
    const signature = signRequest(peers.http.payment?.secret ?? Buffer.of(), request, once)
    const { time, nonce, value } = SIGNATURE_HEADERS
    return { [time]: signature.time, [nonce]: signature.nonce, [value]: signature.value }
  }
  const receipt = (order: string, changes: object = {}) =>
    JSON.stringify({ order, receipt: `PY-${order}`, paidAt: services.now(), amountFen: 30_000, ...changes })

  test('the notice of the cashier is believed when it is signed, once however often it comes', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const id = await ordered()
    expect(await canteen.parties.payment({ params: { id } })).toMatchObject({ phase: 'open', amountFen: 30_000 })
    const { payUrl } = await canteen.parties.openPayPage({ params: { id }, body: {} })
    expect(payUrl).toContain('/pay/')
    const body = receipt(id)
    expect((await notice(body, {})).json()).toMatchObject({ code: 'MACHINE_SIGNATURE_WRONG' })
    expect((await notice(receipt(id, { amountFen: 1 }), signed(body))).json()).toMatchObject({
      code: 'MACHINE_SIGNATURE_WRONG',
    })
    expect((await notice(receipt(id, { amountFen: 1 }), signed(receipt(id, { amountFen: 1 })))).json()).toEqual({
      noted: false,
    })
    for (let i = 0; i < 2; i += 1) expect((await notice(body, signed(body))).json()).toEqual({ noted: true })
    expect(await canteen.parties.payment({ params: { id } })).toMatchObject({ phase: 'paid', receipt: `PY-${id}` })
    expect(await codeOf(canteen.parties.openPayPage({ params: { id }, body: {} }))).toBe('PAYMENT_ALREADY_RECEIVED')
  })

  test('a notice that got lost is asked for, and a refund that failed is made again', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const id = await ordered()
    const { payUrl } = await canteen.parties.openPayPage({ params: { id }, body: {} })
    next('payment', 'silent')
    expect((await payAt(payUrl)).status).toBe(303)
    expect((await canteen.parties.payment({ params: { id } })).phase).toBe('open')
    await runJob('parties.settle-payments')
    expect((await canteen.parties.payment({ params: { id } })).phase).toBe('paid')
    const command = { type: 'OrderRefund', at: services.now(), by: '$actor', amountFen: 30_000, reason: '撤回申请' }
    await services.run({ life: 'payment', stream: id, command, by: payer })
    next('payment', 'late')
    await bureau.settle()
    expect((await canteen.parties.payment({ params: { id } })).phase).toBe('refunding')
    await runJob('parties.settle-payments')
    expect(await canteen.parties.payment({ params: { id } })).toMatchObject({ phase: 'refunded', refundFen: 30_000 })
  })

  test('nobody sees or pays another’s', async () => {
    const builder = await signedIn(bureau, 'demo.builder')
    const id = await ordered()
    expect(await codeOf(builder.parties.payment({ params: { id } }))).toBe('NOT_FOUND')
    expect(await codeOf(builder.parties.openPayPage({ params: { id }, body: {} }))).toBe('NOT_FOUND')
    expect((await builder.parties.payments({})).items).toEqual([])
  })
})

describe('the province follows every case', () => {
  test('each turn of a case is taken there once, without a word of the person', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const { id } = await file(canteen)
    next('province', 'late')
    // The follower stays where it is when the portal does not answer, and sends the same again.
    await bureau.settle().catch(() => undefined)
    await bureau.settle()
    // What the answer became an entry of gets its leaf, and is followed, in the next round.
    await bureau.settle()
    const { rows } = await services.db.query<{ cause: string; outcome: string }>(
      'select cause, outcome from parties.province_report where case_id = $1',
      [id],
    )
    expect(rows).toEqual([{ cause: 'ApplicationSubmitted', outcome: 'TAKEN' }])
    await bureau.expectSound()
  })

  test('a store that opens is told to the provincial portal by its address, once, though the portal was silent', async () => {
    const clerk = await signedIn(bureau, 'wen.jieyi')
    const columns = [{ title: { zh: '开店' }, items: [foodLicence.itemCode] }]
    const face = {
      ...{ name: { zh: '望川镇旗舰店' }, slogan: { zh: '家门口的大厅' }, region: '990101101', phone: '', notice: null },
      ...{ colour: 'GREEN' as const, motif: 'HILLS' as const, columns },
    }
    next('province', 'late')
    await clerk.service.brandPortal({ params: { code: 'wangchuan' }, body: face })
    await bureau.settle().catch(() => undefined)
    await bureau.settle()
    const { rows } = await services.db.query<{ stream: string }>(
      "select stream from ledger.entry where type = 'PortalBranded'",
    )
    const [branded] = await services.history(rows[0]?.stream ?? '')
    const id = services.idFrom('provincial report', branded?.leafHash ?? '')
    const at = branded?.body?.['at'] ?? ''
    const held = { code: 'wangchuan', name: face.name, region: face.region, path: '/stores/wangchuan', at }
    // The portal knows this report and nothing else under its name.
    const { province } = services.office.peers
    expect(await province.push({ id, kind: 'STORE', body: held })).toMatchObject({ kind: 'done' })
    const other = await province.push({ id, kind: 'STORE', body: { ...held, path: '/stores/elsewhere' } })
    expect(other).toMatchObject({ kind: 'refused', code: 'REPORT_DIFFERS' })
  })
})

describe('AP-31 the courier fetches the result, is followed, and brings back a signature', () => {
  const address = '示范区样板街道稻香路 8 号'
  /** Not accepted, and to be sent: the shortest way to a result that must be served. */
  async function owed(): Promise<{ readonly id: string; readonly version: number }> {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const { id, revision, content } = await filledDraft(canteen)
    const saved = await canteen.approval.saveDraft({
      params: { id },
      body: { revision, content: { ...content, delivery: { means: 'COURIER', address } } },
    })
    const receipt = await canteen.approval.submit({ params: { id }, body: submission(saved.revision) })
    const intake = await signedIn(bureau, 'lin.shouli')
    return intake.approval.refuseToAccept({
      params: { id: receipt.id },
      body: {
        expectedVersion: receipt.version,
        ground: 'NOT_COMPETENT',
        reason: '经营场所不在本区，请向所在区审批局申请',
        referral: { organ: '邻区行政审批局', contact: '邻区政务服务大厅，电话 0000-0000000' },
      },
    })
  }

  test('a pickup is booked once, its number stands on the case, and the signature serves the result', async () => {
    const clerk = await signedIn(bureau, 'fang.chujian')
    const { id, version } = await owed()
    const body = { expectedVersion: version, courier: '示例速递' }
    next('courier', 'late')
    expect(await codeOf(clerk.approval.dispatch({ params: { id }, body }))).toBe('COURIER_SILENT')
    await clerk.approval.dispatch({ params: { id }, body })
    const sent = (await services.history(id)).at(-1)
    expect(sent?.envelope.type).toBe('ResultDispatched')
    expect(sent?.body?.['trackingNumber']).toMatch(/^LB[0-9A-F]{12}$/)
    await runJob('approval.follow-parcels')
    expect((await services.history(id)).at(-1)?.envelope.type).toBe('ResultDispatched')
    clock.ahead = 60_000
    await runJob('approval.follow-parcels')
    await runJob('approval.follow-parcels')
    clock.ahead = 0
    const served = (await services.history(id)).filter(({ envelope }) => envelope.type === 'ResultServed')
    expect(served).toHaveLength(1)
    expect(served[0]?.body).toMatchObject({ means: 'COURIER', receipt: { receivedBy: foodLicence.applicant.name } })
  })

  test('without an address no courier is booked', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const { id, version } = await file(canteen)
    const intake = await signedIn(bureau, 'lin.shouli')
    const reason = '经营场所不在本区，请向所在区审批局申请'
    const { version: after } = await intake.approval.refuseToAccept({
      params: { id },
      body: {
        expectedVersion: version,
        ground: 'NOT_COMPETENT',
        reason,
        referral: { organ: '邻区行政审批局', contact: '邻区政务服务大厅，电话 0000-0000000' },
      },
    })
    const clerk = await signedIn(bureau, 'fang.chujian')
    const body = { expectedVersion: after, courier: '示例速递' }
    expect(await codeOf(clerk.approval.dispatch({ params: { id }, body }))).toBe('COURIER_ADDRESS_MISSING')
  })
})
