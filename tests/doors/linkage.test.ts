import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signRequest, workOnce } from '#adapters'
import type { DepartmentSystem } from '#adapters'
import { localDate } from '#kernel'
import { verifyWebhook } from '../../src/adapters/webhook.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { knockAt } from '../support/caller.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { aLinkedBureau, BUREAU, HEALTH, MARKET, newest, TOWN, URBAN } from '../support/linked-bureau.ts'

const { bureau, clock, people, laterBy, runJob, inTown, somewhere, report } = await aLinkedBureau()
const { services } = bureau.office

describe('SV-13 SV-02 a café in a township', () => {
  test('goes to the county department and to the township, each with what an inspection is aimed by', async () => {
    await inTown.grantedCase()
    await bureau.settle()
    const [market, town] = [await newest(people.market), await newest(people.town)]
    expect(market).toMatchObject({ basis: 'LIST', list: 1, line: 'SP-01', kind: 'GRANT', region: '范例镇' })
    expect(town).toMatchObject({ line: 'SP-02', caseNumber: market.caseNumber, industry: 'H6210' })
    expect(market.alsoWith).toEqual(['示范区范例镇人民政府', '示范区城市管理局'])
    expect(market.conditions).toHaveLength(4)
    expect(market.facts).toContainEqual({ label: '店铺（食堂）名称', value: '稻香小馆' })
    expect(JSON.stringify(market.facts)).not.toContain('990101199003070023')
    expect(market.firstCheckDue).not.toBeNull()
    expect(Date.parse(market.claimDue ?? '')).toBeGreaterThan(Date.parse(market.openedAt))
  })

  test('SV-40 the municipal department reads along, and can do nothing in the other’s place', async () => {
    const { items } = await people.city.supervision.dutiesBelow({ query: {} })
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ organ: '示范区市场监督管理局', acts: [] })
    const { id, version } = await newest(people.market)
    const body = { expectedVersion: version }
    expect(await codeOf(people.city.supervision.claim({ params: { id }, body }))).toBe('NOT_FOUND')
    expect((await people.market.supervision.dutiesBelow({ query: {} })).items).toEqual([])
  })

  test('SV-15 what a department returns is sent on by the bureau to another', async () => {
    const { id, version } = await newest(people.town)
    const giveBack = (proposes: string) =>
      people.town.supervision.returnDuty({
        params: { id },
        body: { expectedVersion: version, reason: '该处由市监所监管', proposes },
      })
    expect(await codeOf(giveBack(TOWN))).toBe('ORGAN_UNKNOWN')
    await giveBack(MARKET)
    const { returned } = await people.examiner.supervision.linkageQueue({})
    expect(returned[0]?.returned).toMatchObject({ by: '甄巡场', proposes: { id: MARKET } })
    const send = (organs: string[]) =>
      people.examiner.supervision.rerouteDuty({
        params: { id },
        body: { expectedVersion: returned[0]?.version ?? 0, organs, reason: '按属地由村级协管' },
      })
    // The county department has this act already; the bureau never supervises itself.
    expect(await codeOf(send([MARKET]))).toBe('ORGAN_HAS_IT')
    expect(await codeOf(send([BUREAU]))).toBe('ORGAN_APPROVED_IT')
    expect((await send([HEALTH])).returned).toEqual([])
    await bureau.settle()
    const other = await signedIn(bureau, 'jiang.weiqing')
    expect(await newest(other)).toMatchObject({ basis: 'CHECKED', stage: 'open' })
    expect((await newest(people.town)).stage).toBe('rerouted')
  })
})

describe('SV-16 checked before the push', () => {
  test('an address that names no township is held, and goes to whom a person says', async () => {
    const before = (await people.market.supervision.duties({ query: { limit: 100 } })).items.length
    await somewhere.grantedCase()
    await bureau.settle()
    expect((await people.market.supervision.duties({ query: { limit: 100 } })).items).toHaveLength(before)
    const { checks } = await people.examiner.supervision.linkageQueue({})
    expect(checks).toHaveLength(1)
    expect(checks[0]).toMatchObject({ doubts: ['REGION_UNKNOWN'], address: '示范区人民路 100 号' })
    expect(checks[0]?.candidates.map(({ id }) => id)).toEqual([MARKET, TOWN, URBAN])
    expect(await report()).toMatchObject({ questioned: 1, missing: 0 })
    const body = { expectedVersion: 1, organs: [MARKET], reason: '城区，与乡镇无关' }
    const params = { id: checks[0]?.id ?? '' }
    expect((await people.examiner.supervision.settlePush({ params, body })).checks).toEqual([])
    expect(
      await codeOf(people.examiner.supervision.settlePush({ params, body: { ...body, expectedVersion: 2 } })),
    ).toMatch(/PUSH_SETTLED_ALREADY|ORGAN_HAS_IT/)
    await bureau.settle()
    expect(await newest(people.market)).toMatchObject({ basis: 'CHECKED' })
    expect(await report()).toMatchObject({ questioned: 0, missing: 0 })
  })
})

describe('SV-14 SV-36 claim in time, and every step of it', () => {
  test('opening it is receiving it, not claiming it', async () => {
    const { id } = await newest(people.market)
    const received = await people.market.supervision.acknowledge({ params: { id }, body: {} })
    expect(received).toMatchObject({ stage: 'open', acknowledgedMeans: 'PORTAL' })
    const again = await people.market.supervision.acknowledge({ params: { id }, body: {} })
    expect(again.version).toBe(received.version)
  })

  test('past its limit it is said once to be overdue, and counted as out of touch', async () => {
    await laterBy(20)
    await runJob('supervision.watch-claims')
    await runJob('supervision.watch-claims')
    const { id, overdue } = await newest(people.market)
    expect(overdue).toBe(true)
    const { items } = await people.market.supervision.dutyTrail({ params: { id } })
    expect(items.map(({ act }) => act)).toEqual(['DutyOpened', 'DutyAcknowledged', 'DutyClaimMissed'])
    expect(items[1]?.by).toBe('潘观市')
    const { disconnections, backlog } = await report()
    expect(disconnections.map(({ kind }) => kind)).toContain('NOT_CLAIMED')
    expect(backlog.find(({ organ }) => organ === MARKET)).toMatchObject({ liaison: '潘观市' })
    await laterBy(0)
  })
})

describe('SV-05 SV-10 the record, and what the bureau does about it', () => {
  test('the bureau acts on a problem in words, once', async () => {
    const { id, version } = await newest(people.market)
    const claimed = await people.market.supervision.claim({ params: { id }, body: { expectedVersion: version } })
    const inspected = await people.market.supervision.noteInspection({
      params: { id },
      body: { expectedVersion: claimed.version, on: localDate(services.now()) },
    })
    expect(inspected.inspectedOn).toBe(localDate(services.now()))
    const wrong = { expectedVersion: inspected.version, on: '2199-01-01' }
    expect(await codeOf(people.market.supervision.noteInspection({ params: { id }, body: wrong }))).toBe(
      'INSPECTION_DAY_WRONG',
    )
    const record = { method: 'ON_SITE', found: '后厨布局与许可不符', result: 'PROBLEM', measure: '责令改正' } as const
    const body = { expectedVersion: inspected.version, ...record }
    const recorded = await people.market.supervision.record({ params: { id }, body })
    const answer = (text: string) =>
      people.examiner.supervision.answerRecord({
        params: { id },
        body: { expectedVersion: recorded.version, record: 0, answer: 'ACTED', text },
      })
    expect(await codeOf(answer(' '))).toBe('PROBLEM_ONLY_NOTED')
    const { records } = await answer('已通知持证人变更许可，并核对办件图纸')
    expect(records[0]?.records[0]?.answer).toMatchObject({ answer: 'ACTED', by: '何远洲' })
    expect((await people.market.supervision.duty({ params: { id } })).records[0]?.answer?.text).toMatch(/^已通知/)
  })
})

describe('SV-22 a part in the flow', () => {
  test('the township is told on acceptance and asked after examination, and answers', async () => {
    const { items } = await people.town.supervision.interactions({})
    expect(items.map(({ step, mode }) => `${step} ${mode}`).toSorted()).toEqual(['RECEIPT INFORM', 'REVIEW CONSULT'])
    const asked = items.find(({ mode }) => mode === 'CONSULT')
    const params = { id: asked?.id ?? '' }
    const answer = (given: 'SEEN' | 'OBJECTS', text: string) =>
      people.town.supervision.answerInteraction({ params, body: { expectedVersion: 1, answer: given, text } })
    expect(await codeOf(answer('SEEN', ''))).toBe('INTERACTION_ANSWER_WRONG')
    expect(await codeOf(answer('OBJECTS', ''))).toBe('OBJECTION_WITHOUT_REASON')
    expect((await answer('OBJECTS', '门前为消防通道')).answered?.by).toBe('甄巡场')
    const { interactions } = await people.examiner.supervision.linkageQueue({})
    expect(interactions.find(({ mode }) => mode === 'CONSULT')?.answered?.text).toBe('门前为消防通道')
  })
})

describe('SV-44 what a holder may expect', () => {
  test('by whom, how often and what, and only of his own permits', async () => {
    const { items } = await (await signedIn(bureau, 'demo.canteen')).supervision.ownSupervision({})
    expect(items.length).toBeGreaterThan(0)
    for (const permit of items) {
      expect(permit).toMatchObject({ itemName: '食品经营许可（新办）', checksPerYear: 2 })
      expect(permit.points).toHaveLength(5)
      expect(permit.supervisors.length).toBeGreaterThan(0)
    }
    expect((await (await signedIn(bureau, 'demo.builder')).supervision.ownSupervision({})).items).toEqual([])
  })
})

describe('SV-17 a department’s own system', () => {
  const heard: { readonly headers: ReadonlyMap<string, string>; readonly body: string }[] = []
  let status = 503
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = new Map(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      heard.push({ headers, body: Buffer.concat(chunks).toString('utf8') })
      response.writeHead(status).end()
    })
  })
  let keys = { callSecret: '', hookSecret: '' }
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    keys = await people.administrator.supervision.connectSystem({
      body: { organ: TOWN, name: '基层治理平台', hook: `http://127.0.0.1:${String(port)}/hook`, until: '2199-01-01' },
    })
  })
  afterAll(() => {
    server.close()
  })
  const call = (content: object, secret = keys.callSecret, nonce = crypto.randomUUID()) => {
    const payload = JSON.stringify({ organ: TOWN, ...content })
    const path = '/api/v1/linkage/system-calls'
    const signature = signRequest(
      Buffer.from(secret),
      { method: 'POST', path, body: payload },
      { time: services.now(), nonce },
    )
    return knockAt(bureau, 'POST', '/linkage/system-calls', {
      payload: Buffer.from(payload),
      headers: {
        'content-type': 'application/octet-stream',
        'x-oneseal-time': signature.time,
        'x-oneseal-nonce': signature.nonce,
        'x-oneseal-signature': signature.value,
      },
    })
  }
  const officer = 'd4f0c9d2-3b64-4e8a-9c11-5d7e2f60e001'

  test('is told by a signed webhook, again when it did not answer, and the duty is then received', async () => {
    await inTown.grantedCase()
    await bureau.settle()
    const first = heard.at(-1)
    expect(heard.length).toBeGreaterThan(0)
    const verdict = (seen: Set<string>) =>
      verifyWebhook(keys.hookSecret, (name) => first?.headers.get(name) ?? '', first?.body ?? '', Date.now(), seen)
    const seen = new Set<string>()
    expect(verdict(seen)).toBe('GENUINE')
    expect(verdict(seen)).toBe('REPLAYED')
    expect(first?.body).not.toContain(foodLicence.applicant.name)
    expect((await newest(people.town)).acknowledgedAt).toBeNull()
    status = 200
    clock.ahead = 60_000
    await runJob('supervision.announce-again')
    expect(await newest(people.town)).toMatchObject({ acknowledgedMeans: 'WEBHOOK', stage: 'open' })
    expect(heard.at(-1)?.headers.get('webhook-id')).toBe(first?.headers.get('webhook-id'))
    clock.ahead = 0
  })

  test('a door that is gone is not knocked at again: the duty waits on the portal', async () => {
    status = 410
    await inTown.grantedCase()
    await bureau.settle()
    const knocks = heard.length
    clock.ahead = 30 * 86_400_000
    await runJob('supervision.announce-again')
    clock.ahead = 0
    const dead = await newest(people.town)
    const mine = heard.slice(knocks).filter(({ headers }) => headers.get('webhook-id') === dead.id)
    expect(mine).toEqual([])
    expect(dead.acknowledgedAt).toBeNull()
    status = 200
  })

  test('pulls, claims by a named person, and feeds back, without anybody writing it here', async () => {
    const pulled = await call({ act: 'PULL', stage: 'open' })
    expect(pulled.status).toBe(200)
    const { id } = await newest(people.town)
    expect(pulled.text).toContain(id)
    expect((await call({ act: 'RECEIVE', duty: id })).text).toContain('"acknowledgedMeans":"API"')
    expect((await call({ act: 'CLAIM', duty: id, officer: MARKET })).code).toBe('SYSTEM_OFFICER_UNKNOWN')
    expect((await call({ act: 'CLAIM', duty: id, officer })).text).toContain('"claimedBy":"甄巡场"')
    const record = { method: 'ON_SITE', found: '现场一致', result: 'NORMAL', measure: '' }
    const nonce = crypto.randomUUID()
    await call({ act: 'RECORD', duty: id, officer, ...record }, keys.callSecret, nonce)
    const again = await call({ act: 'RECORD', duty: id, officer, ...record }, keys.callSecret, nonce)
    expect(again.status).toBe(200)
    expect((await people.town.supervision.duty({ params: { id } })).records).toHaveLength(1)
  })

  test('a wrong key, another department’s duty and nonsense are refused in words', async () => {
    const { id } = await newest(people.market)
    expect((await call({ act: 'PULL' }, 'another key')).code).toBe('SYSTEM_CALL_UNSIGNED')
    expect((await call({ act: 'CLAIM', duty: id, officer })).code).toBe('NOT_FOUND')
    expect((await call({ act: 'DESTROY' })).code).toBe('SYSTEM_CALL_MALFORMED')
    await people.administrator.supervision.disconnectSystem({ params: { id: TOWN }, body: { reason: '演练结束' } })
    expect((await call({ act: 'PULL' })).code).toMatch(/SYSTEM_(CALL_UNSIGNED|NOT_CONNECTED)/)
  })

  test('where it is not connected, what is done here is counted as written twice', async () => {
    const { items } = await people.examiner.supervision.supervisingOrgans({})
    expect(items.find(({ organ }) => organ === TOWN)).toMatchObject({ ownSystem: '基层治理平台', system: null })
    expect(items.find(({ organ }) => organ === TOWN)?.secondEntries).toBeGreaterThan(0)
    await bureau.expectSound()
  })
})

describe('the loopback system of a department works through the signed door alone', () => {
  test('what it pulls it claims and reports; nobody there writes anything here, and nothing is counted as written twice', async () => {
    const { callSecret } = await people.administrator.supervision.connectSystem({
      body: { organ: MARKET, name: '食品监管业务系统', hook: null, until: '2199-01-01' },
    })
    await inTown.grantedCase()
    await bureau.settle()
    const { id, stage } = await newest(people.market)
    expect(stage).toBe('open')
    const supervisor = bureau.matters.district.officers.find(({ username }) => username === 'pan.guanshi')?.id ?? ''
    const system: DepartmentSystem = {
      ...{ organ: MARKET, officer: supervisor, secret: Buffer.from(callSecret) },
      now: () => services.now(),
      today: () => localDate(services.now()),
      post: async (path, body, headers) => {
        const payload = Buffer.from(body)
        const answer = await knockAt(bureau, 'POST', path.replace('/api/v1', ''), { payload, headers })
        return { status: answer.status, text: answer.text }
      },
    }
    const round = await workOnce(system)
    expect(round.recorded).toBeGreaterThan(0)
    expect(round.refused).toEqual([])
    const done = await people.market.supervision.duty({ params: { id } })
    expect(done).toMatchObject({ stage: 'recorded', acknowledgedMeans: 'API', claimedBy: '潘观市' })
    expect(done.records).toHaveLength(1)
    // A second look finds nothing left to do.
    expect(await workOnce(system)).toMatchObject({ received: 0, claimed: 0, recorded: 0 })
    expect(await workOnce({ ...system, secret: Buffer.from('another') })).toMatchObject({ received: 0, recorded: 0 })
    const { items } = await people.examiner.supervision.supervisingOrgans({})
    expect(items.find(({ organ }) => organ === MARKET)?.secondEntries).toBe(0)
  })
})
