import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createClient, ProblemError } from '#contract'
import { api as serviceApi } from '#clouds/service/api'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { waitBeforeReporting } from '../../src/clouds/service/routes/report-limit.ts'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { aCaller, knockAt } from '../support/caller.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })
await bureau.settle()
const [inspector, clerk] = [await signedIn(bureau, 'cheng.zhengming'), await signedIn(bureau, 'lin.shouli')]
const passerBy = await aCaller(bureau)
const headers = () => ({ cookie: passerBy.cookie, 'x-csrf-token': passerBy.csrf })
const door = { origin: bureau.origin, headers, fetch: bureau.fetching, newKey: () => randomUUID() }
/** Somebody who has looked at a page: a browser's worth of cookie and token, no account. */
const stranger = { service: createClient(serviceApi, door) }
const ORGAN = bureau.matters.district.officers.find(({ username }) => username === 'lin.shouli')?.organ ?? ''
const TEXT = '三号窗口工作人员要求我先去指定打印店付钱复印，才肯收材料。'
const said = { organ: ORGAN, person: '三号窗口', evidence: [], publishable: true }

interface Filed {
  readonly code: string
  readonly takeUpBy: string
}
const parseFiled = (text: string): Filed => JSON.parse(text) as Filed
const report = (id: string) => inspector.service.report({ params: { id } })
const actOn = async (id: string, body: Readonly<Record<string, unknown>>) => {
  const { version } = await report(id)
  return inspector.service.actOnReport({ params: { id }, body: { expectedVersion: version, ...body } as never })
}
const newest = async () => (await inspector.service.reports({ query: {} })).items.find(({ text }) => text === TEXT)

/** Every row of every table that was not there before, as the database itself prints it. */
async function rows(): Promise<ReadonlySet<string>> {
  const { superuser } = bureau.database
  const { rows: tables } = await superuser.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const found = new Set<string>()
  for (const { name } of tables) {
    const { rows: all } = await superuser.query<{ line: string }>(`select row_to_json(t)::text as line from ${name} t`)
    for (const { line } of all) found.add(`${name} ${line}`)
  }
  expect(tables.length).toBeGreaterThan(60)
  return found
}

describe('a report without a name', () => {
  test('OV-24 leaves no account, no address and no browser in any table or entry, even of who was signed in', async () => {
    const person = await aCaller(bureau, 'demo.resident', DEMO_PASSWORD)
    const ADDRESS = '203.0.113.77'
    const send = (url: string, payload: string | Buffer, type: string) =>
      bureau.server.inject({
        ...{ method: 'POST', url: `/api/v1${url}`, payload, remoteAddress: ADDRESS },
        headers: {
          ...{ host: 'localhost', cookie: person.cookie, 'x-csrf-token': person.csrf },
          ...{ 'idempotency-key': randomUUID(), 'content-type': type },
        },
      })
    const before = await rows()
    const photo = Buffer.from([
      0xff,
      0xd8,
      0xff,
      0xe1,
      0x00,
      0x10,
      ...Buffer.from('Exif GPS 31.2N'),
      0xff,
      0xda,
      0,
      2,
      1,
      2,
      3,
    ])
    const kept = await send('/report-files', photo, 'application/octet-stream')
    expect(kept.statusCode, kept.body).toBe(200)
    const evidence: unknown = JSON.parse(kept.body)
    const body = { ...said, text: TEXT, itemCode: foodLicence.itemCode, evidence: [evidence] }
    const answer = await send('/reports', JSON.stringify(body), 'application/json')
    expect(answer.statusCode, answer.body).toBe(200)
    const { code } = parseFiled(answer.body)
    const rated = await send(
      `/reports/code/${code}/supplements`,
      JSON.stringify({ expectedVersion: 2, text: '打印店就在大厅门口', evidence: [] }),
      'application/json',
    )
    expect(rated.statusCode, rated.body).toBe(200)
    await bureau.settle()
    const fresh = [...(await rows())].filter((line) => !before.has(line))
    expect(fresh.some((line) => line.startsWith('service._private_request'))).toBe(true)
    expect(fresh.some((line) => line.startsWith('ledger.idempotency'))).toBe(true)
    const token = decodeURIComponent(person.cookie.split('=')[1] ?? '')
    const secrets = [person.id ?? '', ADDRESS, person.csrf, token, 'demo.resident', '示例居民']
    const { rows: aliases } = await bureau.database.superuser.query<{ alias: string }>(
      'select alias from app._private_person_alias where account = $1',
      [person.id],
    )
    for (const secret of [...secrets, ...aliases.map(({ alias }) => alias)]) {
      expect(secret).not.toBe('')
      for (const line of fresh) expect(line.includes(secret), `${secret} in ${line.slice(0, 200)}`).toBe(false)
    }
    const found = await newest()
    if (found === undefined) throw new Error('The report has not arrived')
    const history = JSON.stringify(await bureau.office.services.history(found.id))
    for (const secret of secrets) expect(history).not.toContain(secret)
    // Nobody can tell the entries of this report from those of another by who made them, but for the report itself.
    const mine = await person.knock('GET', '/my/requests')
    expect(mine.text).not.toContain(code)
    const file = await inspector.download(`/desk/reports/${found.id}/files/${found.evidence[0]?.sha256 ?? ''}`)
    expect(Buffer.from(file).toString('latin1')).not.toContain('GPS')
  })

  test('OV-24 is taken up, put to the organ as an order, and concluded; whoever holds the code sees each step', async () => {
    const found = await newest()
    if (found === undefined) throw new Error('The report has not arrived')
    const { id } = found
    const { code } = await stranger.service.fileReport({ body: { ...said, text: '另一件：窗口无故午休两小时。' } })
    const due = await stranger.service.followRequest({ params: { code } })
    expect(due).toMatchObject({ kind: 'REPORT', report: { takenUp: false, finding: null } })
    const early = { act: 'FOLLOW_UP', organ: ORGAN, officer: null, facts: '请说明' }
    expect(await codeOf(actOn(id, early))).toBe('REPORT_NOT_TAKEN_UP')
    await actOn(id, { act: 'TAKE_UP', note: '涉及收费' })
    await actOn(id, { act: 'ASK', text: '请补充是哪一天' })
    // The inspector found out who sat at the window; he is named by choice from the organ's own people.
    const officerNamed = (name: string) => bureau.matters.district.officers.find((one) => one.username === name)
    const concerned = officerNamed('he.yuanzhou')
    const facts = '请说明三号窗口是否指定打印店'
    const outsider = { act: 'FOLLOW_UP', organ: ORGAN, officer: officerNamed('pan.guanshi')?.id, facts }
    expect(await codeOf(actOn(id, outsider))).toBe('STAFF_UNKNOWN')
    expect((await report(id)).officers).toContainEqual({ id: concerned?.id, organ: ORGAN, name: concerned?.name })
    await actOn(id, { act: 'FOLLOW_UP', organ: ORGAN, officer: concerned?.id, facts })
    await bureau.settle()
    const card = (await report(id)).followUps[0]?.card ?? ''
    const opened = await inspector.oversight.card({ params: { id: card } })
    expect(opened.card).toMatchObject({ colour: 'RED', person: concerned?.name, finding: { zh: facts } })
    // Nobody answers for the organ in a matter about himself; he may read what is said.
    const himself = await signedIn(bureau, 'he.yuanzhou')
    expect((await himself.oversight.card({ params: { id: card } })).may.answer).toBe(false)
    const denial = { expectedVersion: opened.card.version, explanation: '没有此事。' }
    expect(await codeOf(himself.oversight.answerCard({ params: { id: card }, body: denial }))).toBe('NOT_FOUND')
    expect(JSON.stringify(opened)).not.toContain('付钱复印')
    const dueDay = addDays(localDate(new Date().toISOString()), 5)
    const ordered = await inspector.oversight.issueOrder({
      params: { id: card },
      body: { question: '五日内说明并整改', due: dueDay },
    })
    await bureau.settle()
    expect((await report(id)).followUps[0]?.orders).toMatchObject([{ closed: false }])
    expect(await codeOf(actOn(id, { act: 'CONCLUDE', finding: 'SUBSTANTIATED', text: '属实' }))).toBe(
      'REPORT_ORDER_OPEN',
    )
    const order = ordered.orders[0]
    if (order === undefined) throw new Error('There is no order')
    // The organ answers the card's order; it never reads the report.
    expect(await codeOf(clerk.service.report({ params: { id } }))).toBe('FORBIDDEN')
    const answered = await clerk.oversight.answerOrder({
      params: { id: order.id },
      body: { expectedVersion: order.version, facts: '确有其事', cause: '管理不严', measure: '已取消', doneBy: dueDay },
    })
    await inspector.oversight.closeOrder({
      params: { id: order.id },
      body: { expectedVersion: answered.orders[0]?.version ?? 0, reason: '整改到位' },
    })
    await bureau.settle()
    const concluded = await actOn(id, { act: 'CONCLUDE', finding: 'SUBSTANTIATED', text: '反映属实，已责令整改。' })
    expect(concluded.stage).toBe('CONCLUDED')
    await actOn(id, { act: 'PUBLISH', question: '窗口指定打印店', answer: '反映属实，已责令整改。' })
    const { rows: held } = await bureau.database.superuser.query<{ code: string }>(
      'select code from service._private_request where id = $1',
      [id],
    )
    const own = await stranger.service.followRequest({ params: { code: held[0]?.code ?? '' } })
    expect(own).toMatchObject({
      stage: 'answered',
      mayReopen: true,
      report: { finding: 'SUBSTANTIATED', takenUp: true },
    })
    expect(own.steps.map(({ type }) => type)).toEqual([
      ...['RequestFiled', 'RequestDispatched', 'RequestSupplemented', 'RequestTakenUp', 'RequestAsked'],
      ...['RequestFollowedUp', 'RequestOrderNoted', 'RequestOrderNoted', 'RequestAnswered', 'RequestPublished'],
    ])
    await bureau.expectSound()
  })

  test('OV-24 its figures and outcomes are open data, by month and masked, as CSV and JSON', async () => {
    const figures = await stranger.service.reportFigures({})
    expect(figures).toMatchObject({ filed: 2, concluded: 1, open: 1, overdue: 0, orders: 1 })
    expect(figures.findings).toEqual({ SUBSTANTIATED: 1, PARTLY: 0, UNSUBSTANTIATED: 0, NOT_OURS: 0 })
    const csv = await knockAt(bureau, 'GET', '/open-data/reports?format=csv')
    expect(csv.headers['content-type']).toContain('text/csv')
    const month = localDate(new Date().toISOString()).slice(0, 7)
    expect(csv.text.split('\r\n')[1]).toBe(`${month},2,1,1,0,0,0,1`)
    const json: unknown = JSON.parse((await knockAt(bureau, 'GET', '/open-data/requests?format=json')).text)
    expect(json).toEqual([expect.objectContaining({ kind: 'REPORT', question: '窗口指定打印店' })])
    expect(JSON.stringify(json)).not.toContain('付钱复印')
  })
})

describe('the door of reports, attacked', () => {
  test('desks of the organ reported neither list nor read nor answer a report', async () => {
    const id =
      (await newest())?.id ?? (await inspector.service.reports({ query: { stage: 'answered' } })).items[0]?.id ?? ''
    for (const username of ['wen.jieyi', 'lin.shouli', 'he.yuanzhou']) {
      const officer = await signedIn(bureau, username)
      expect((await officer.service.requests({ query: {} })).items.map(({ kind }) => kind)).not.toContain('REPORT')
      expect(await codeOf(officer.service.request({ params: { id } }))).toBe('NOT_FOUND')
    }
  })
  test('files that are no picture, and marks that are not ours, are refused', async () => {
    const caller = await aCaller(bureau)
    const sent = await caller.knock('POST', '/report-files', {
      payload: Buffer.from('<html>'),
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(sent.code).toBe('REPORT_FILE_UNUSABLE')
    const forged = { sha256: 'a'.repeat(64), mediaType: 'image/png', sizeBytes: 1, mark: randomUUID() }
    const body = { ...said, text: '伪造附件的举报不应当收下。', evidence: [forged] }
    expect(await codeOf(stranger.service.fileReport({ body }))).toBe('REPORT_FILE_UNKNOWN')
    const nowhere = { ...said, organ: randomUUID(), text: '举报一个不存在的单位。' }
    expect(await codeOf(stranger.service.fileReport({ body: nowhere }))).toBe('ORGAN_UNKNOWN')
    const unknown = { ...said, caseNumber: '990101-00000000-000000', text: '举报一件不存在的办件。' }
    expect(await codeOf(stranger.service.fileReport({ body: unknown }))).toBe('CASE_UNKNOWN')
  })
  test('one address may not drown the inspectors, not by a restart either, and is remembered nowhere', async () => {
    const body = { ...said, text: '一再重复的举报，看看会不会被拦下。' }
    const codes: string[] = []
    for (let i = 0; i < 12; i++)
      codes.push(
        await stranger.service.fileReport({ body }).then(
          () => 'FILED',
          (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
        ),
      )
    expect(codes).toContain('TOO_MANY_ATTEMPTS')
    expect(codes.filter((code) => code === 'FILED').length).toBeLessThanOrEqual(10)
    for (const line of await rows()) expect(line.includes('"127.0.0.1"'), line.slice(0, 120)).toBe(false)
    // A pool of its own is all that a process that has just started knows of the hour.
    const { services } = bureau.office
    const restarted = { db: bureau.database.superuser, now: services.now, address: '203.0.113.80' }
    expect(await waitBeforeReporting(restarted, 'report')).toBeGreaterThan(0)
    expect(await waitBeforeReporting(restarted, 'file')).toBe(0)
  })
})
