import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadServiceMatters } from '#catalogue'
import { addDays, localDate } from '#kernel'
import { seedService } from '../../src/app/demo-service.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { aCaller } from '../support/caller.ts'
import { journeyIn } from '../support/case-journey.ts'
import { codeOf, signedIn as signedInTo } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const ITEM = foodLicence.itemCode
const ALLOWANCE = '990512117001'
const MARKET = '59ba1b0d-5c90-4158-a909-406c2e416788'
const BUREAU = '47eaa099-2cb6-416d-86dc-283cf0480ff9'
const clock = { ahead: 0 }
const DAY_MS = 86_400_000
const now = () => new Date(Date.now() + clock.ahead).toISOString()
const CONSTRUCTION = '990101003001'
const bureau = await aBureau({ items: [ITEM, ALLOWANCE, CONSTRUCTION], now })
const journey = journeyIn(bureau)
const signedIn = (username: string) => signedInTo(bureau, username)
const clerk = await signedIn('wen.jieyi')
const examiner = await signedIn('he.yuanzhou')
const resident = await signedIn('demo.resident')

async function stranger(): Promise<Person> {
  const person = bureau.visitor()
  await person.send('/verify/file', Buffer.from('%PDF-1.4\n')).catch(() => undefined)
  return person
}
/** Somebody who has only looked at the page: a browser's worth of cookie and token, no account. */
const passerBy = await stranger()
const asking = {
  kind: 'ENQUIRY' as const,
  itemCode: ITEM,
  text: '开小餐馆要先办营业执照吗？我是张三丰，电话 19900000001',
  name: '张三丰',
  phone: '19900000001',
  from: 'PERSON' as const,
  publishable: true,
}
const plain = { adoption: null, resolution: null }

describe('AP-14 asking and complaining', () => {
  test('AP-48 a stranger’s enquiry goes to the organ that decides the item, with the day it will be answered by', async () => {
    const filed = await passerBy.service.fileRequest({ body: asking })
    expect(filed.organ?.name.zh).toBe('示范区行政审批局')
    const days = bureau.office.services.office.calendar.current()
    expect(filed.due.due).toBe(days.addWorkingDays(localDate(now()), 2))
    const seen = await passerBy.service.followRequest({
      params: { code: filed.code.toLowerCase().replaceAll('-', ' ') },
    })
    expect(seen).toMatchObject({ stage: 'dispatched', kind: 'ENQUIRY', answer: null })
  })

  test('ST-35 who names only a field reaches the department of that field; a field nobody answers for goes to the desk', async () => {
    const { itemCode: _, ...open } = asking
    const organOf = async (domain: 'FOOD' | 'CONSTRUCTION' | 'SPORT') =>
      (await passerBy.service.fileRequest({ body: { ...open, domain } })).organ?.id ?? null
    expect(await organOf('FOOD')).toBe(MARKET)
    const supervised = bureau.matters.standards.find(({ code }) => code === CONSTRUCTION)?.competentOrgans
    expect(supervised).toContain(await organOf('CONSTRUCTION'))
    expect(await organOf('SPORT')).toBeNull()
    const free = await (await aCaller(bureau)).knock('POST', '/requests', { body: { ...open, domain: '餐饮' } })
    expect([free.status, free.code]).toEqual([400, 'VALIDATION_FAILED'])
    const market = await signedIn('pan.guanshi')
    const { items } = await market.service.requests({ query: {} })
    expect(items.map(({ subject }) => subject)).toContainEqual({ kind: 'NONE', domain: 'FOOD' })
  })

  test('it is answered by the section, rated and reopened once by who holds the code', async () => {
    const { code } = await passerBy.service.fileRequest({ body: asking })
    const { items } = await examiner.service.requests({ query: {} })
    const request = items.find(({ stage }) => stage === 'dispatched')
    if (request === undefined) throw new Error('The section sees no request')
    const mine = items.find((one) => one.filedAt >= request.filedAt) ?? request
    const found = (await clerk.service.requests({ query: { limit: 100 } })).items.at(-1) ?? mine
    const answered = await examiner.service.answerRequest({
      params: { id: found.id },
      body: { expectedVersion: found.version, text: '先办营业执照，再办食品经营许可。', ...plain },
    })
    expect(answered).toMatchObject({ stage: 'answered', due: null })
    const own = await passerBy.service.followRequest({ params: { code } })
    expect(own).toMatchObject({ mayRate: true, mayReopen: true, answer: { text: '先办营业执照，再办食品经营许可。' } })
    const params = { code }
    const rating = { expectedVersion: own.version, satisfied: false, comment: '没有说多久' }
    const rated = await passerBy.service.rateRequest({ params, body: rating })
    expect(rated).toMatchObject({ rating: { satisfied: false }, mayRate: false })
    const reopening = { expectedVersion: rated.version, reason: '请说明要多少天' }
    const reopened = await passerBy.service.reopenRequest({ params, body: reopening })
    expect(reopened).toMatchObject({ stage: 'dispatched', mayReopen: false })
    expect(reopened.due).not.toBeNull()
    expect(
      await codeOf(passerBy.service.rateRequest({ params, body: { ...rating, expectedVersion: reopened.version } })),
    ).toBe('REQUEST_NOT_ANSWERED')
  })

  test('a stranger leaves a number that works, and asks about things that exist', async () => {
    const file = (changes: Partial<typeof asking>) =>
      codeOf(passerBy.service.fileRequest({ body: { ...asking, ...changes } }))
    expect(await file({ phone: '' })).toBe('CONTACT_MISSING')
    expect(await file({ phone: '12345' })).toBe('CONTACT_MISSING')
    expect(await file({ itemCode: 'NO-SUCH-ITEM' })).toBe('ITEM_UNKNOWN')
    const { itemCode: _, ...about } = asking
    expect(await codeOf(passerBy.service.fileRequest({ body: { ...about, caseNumber: 'SFQ-1' } }))).toBe('CASE_UNKNOWN')
  })

  test('nobody writes more than twenty letters an hour, and the same letter sent again is one', async () => {
    const busy = await signedIn('demo.builder')
    const body = { ...asking, text: '同一个账户一小时内的第若干封信' }
    for (let i = 0; i < 20; i += 1) await busy.service.fileRequest({ body })
    expect(await codeOf(busy.service.fileRequest({ body }))).toBe('TOO_MANY_ATTEMPTS')
    expect((await busy.service.myRequests({})).items).toHaveLength(20)
    const again = { body: { ...asking, kind: 'SUGGESTION' as const } }
    const first = await resident.service.fileRequest(again, { idempotencyKey: 'one-letter-only' })
    expect(await resident.service.fileRequest(again, { idempotencyKey: 'one-letter-only' })).toEqual(first)
  })

  test('a complaint about a case is never handled by whoever took part in it', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const { rows } = await bureau.database.superuser.query<{ number: string }>(
      'select case_number as number from service.followed_case where id = $1',
      [id],
    )
    const { itemCode: _, ...about } = asking
    const complaint = {
      ...about,
      kind: 'COMPLAINT' as const,
      caseNumber: rows[0]?.number ?? '',
      text: '审查人员态度不好',
    }
    const filed = await passerBy.service.fileRequest({ body: complaint })
    const found = (await clerk.service.requests({ query: { kind: 'COMPLAINT' } })).items[0]
    if (found === undefined) throw new Error('The complaint did not arrive')
    const body = { expectedVersion: found.version, text: '经核实，已批评教育。', ...plain }
    const code = (person: Person) => codeOf(person.service.answerRequest({ params: { id: found.id }, body }))
    const involved = bureau.matters.district.officers.find(({ id: one }) => one === journey.officer('examiner').id)
    expect(await code(await signedIn(involved?.username ?? ''))).toBe('COMPLAINT_ABOUT_YOURSELF')
    await clerk.service.answerRequest({ params: { id: found.id }, body })
    expect((await passerBy.service.followRequest({ params: { code: filed.code } })).stage).toBe('answered')
  })

  test('what is another department’s is dispatched to it, and may come back with a reason', async () => {
    const { itemCode: _, ...about } = asking
    await resident.service.fileRequest({ body: { ...about, text: '隔壁饭店油烟直接排到我家窗口' } })
    const list = await clerk.service.requests({ query: { limit: 100 } })
    const found = list.items.find(({ stage }) => stage === 'filed')
    if (found === undefined) throw new Error('Nothing waits to be dispatched')
    const params = { id: found.id }
    const { people } = await clerk.service.staff({})
    const officer = people.find(({ organ }) => organ === MARKET)?.id ?? null
    const order = { expectedVersion: found.version, organ: MARKET, section: '食品经营监管科', officer }
    const sent = await clerk.service.dispatchRequest({ params, body: order })
    expect(sent).toMatchObject({ stage: 'dispatched', section: '食品经营监管科', officer: '潘观市' })
    expect(await codeOf(examiner.service.request({ params }))).toBe('NOT_FOUND')
    const market = await signedIn('pan.guanshi')
    expect(await market.service.request({ params })).toMatchObject({ id: found.id })
    const back = { expectedVersion: sent.version, reason: '油烟属于城市管理局职责' }
    await market.service.returnRequest({ params, body: back })
    expect(await codeOf(market.service.request({ params }))).toBe('NOT_FOUND')
    expect(await clerk.service.request({ params })).toMatchObject({ stage: 'filed' })
    const wrong = { ...order, expectedVersion: sent.version + 1 }
    expect(await codeOf(clerk.service.dispatchRequest({ params, body: { ...wrong, organ: found.id } }))).toBe(
      'ORGAN_UNKNOWN',
    )
    const elsewhere = { ...wrong, organ: BUREAU }
    expect(await codeOf(clerk.service.dispatchRequest({ params, body: elsewhere }))).toBe('STAFF_UNKNOWN')
  })

  test('AP-26 a good answer becomes a question of the handbook, tied to its item and its version', async () => {
    const { items } = await clerk.service.requests({ query: { stage: 'answered', limit: 100 } })
    const source = items.find(({ kind }) => kind === 'COMPLAINT') ?? items[0]
    if (source === undefined) throw new Error('Nothing was answered')
    const words = { question: { zh: '开小餐馆先办什么？' }, answer: { zh: '先办营业执照。' }, basis: '', items: [ITEM] }
    const draft = await clerk.service.draftFaq({ body: { ...words, request: source.id } })
    expect(draft).toMatchObject({ stage: 'draft', fromRequest: true, items: [{ code: ITEM, checked: 1, current: 1 }] })
    expect((await passerBy.service.faq({ query: {} })).total).toBe(0)
    const params = { id: draft.id }
    const reviewBy = addDays(localDate(now()), 90)
    const shown = await clerk.service.publishFaq({ params, body: { expectedVersion: draft.version, reviewBy } })
    expect(shown).toMatchObject({ stage: 'published', edition: 1 })
    const found = await passerBy.service.faq({ query: { q: '小餐馆办什么', item: ITEM } })
    expect(found.items).toMatchObject([{ question: words.question, edition: 1, reviewBy }])
    const booklet = await passerBy.download('/faq/booklet.pdf')
    expect(Buffer.from(booklet).subarray(0, 5).toString()).toBe('%PDF-')
    const unknown = { body: { ...words, items: ['NO-SUCH-ITEM'] } }
    expect(await codeOf(clerk.service.draftFaq(unknown))).toBe('ITEM_UNKNOWN')
  })
})

describe('what becomes public', () => {
  test('AP-25 AP-49 pain points and suggestions are published with what came of them, and without anybody’s name', async () => {
    const pain = { ...asking, kind: 'PAIN_POINT' as const, text: '张三丰：材料太多，打 19900000001 问我' }
    await passerBy.service.fileRequest({ body: pain })
    const found = (await clerk.service.requests({ query: { kind: 'PAIN_POINT' } })).items[0]
    if (found === undefined) throw new Error('The pain point did not arrive')
    // Somebody's, until a day: an owner and a deadline stand beside it from the first.
    expect(found.organ?.id).toBe(BUREAU)
    const days = bureau.office.services.office.calendar.current()
    expect(found.due?.due).toBe(days.addWorkingDays(localDate(now()), 15))
    const params = { id: found.id }
    const measures = [{ what: 'MATERIALS' as const, before: 8, after: 4 }]
    const resolution = { before: '要交八份材料', after: '只要四份', measures }
    const text = '已减少材料。'
    const bare = { expectedVersion: found.version, text, ...plain }
    expect(await codeOf(clerk.service.answerRequest({ params, body: bare }))).toBe('RESOLUTION_WITHOUT_EVIDENCE')
    const answered = await clerk.service.answerRequest({ params, body: { ...bare, resolution } })
    expect(answered.proposed).toEqual({ question: '张*：材料太多，打 199****0001 问我', answer: text })
    const expectedVersion = answered.version
    const named = { expectedVersion, question: pain.text, answer: text }
    expect(await codeOf(clerk.service.publishRequest({ params, body: named }))).toBe('PUBLISHED_TEXT_NAMES_SOMEBODY')
    const question = answered.proposed?.question ?? ''
    await clerk.service.publishRequest({ params, body: { expectedVersion, question, answer: text } })

    await examiner.service.fileFromDepartment({ body: { text: '建议审批与监管系统打通，避免重复录入' } })
    const suggestion = (await clerk.service.requests({ query: { kind: 'SUGGESTION', limit: 100 } })).items.at(-1)
    if (suggestion === undefined) throw new Error('The suggestion did not arrive')
    expect(suggestion.from).toBe('DEPARTMENT')
    const own = { id: suggestion.id }
    const sent = await clerk.service.dispatchRequest({
      params: own,
      body: { expectedVersion: suggestion.version, organ: BUREAU, section: '', officer: null },
    })
    const reply = { expectedVersion: sent.version, text: '感谢建议。', resolution: null }
    expect(await codeOf(clerk.service.answerRequest({ params: own, body: { ...reply, adoption: null } }))).toBe(
      'ADOPTION_UNSAID',
    )
    const adoption = { adopted: true, reason: '列入下季度改造' }
    const adopted = await clerk.service.answerRequest({ params: own, body: { ...reply, adoption } })
    const texts = { expectedVersion: adopted.version, question: '审批与监管系统打通', answer: '感谢建议。' }
    await clerk.service.publishRequest({ params: own, body: texts })

    const { items, counts } = await passerBy.service.publishedRequests({ query: {} })
    expect(items.map(({ kind }) => kind)).toEqual(['SUGGESTION', 'PAIN_POINT'])
    expect(items[0]).toMatchObject({ adoption })
    expect(items[1]).toMatchObject({ resolution, item: { code: ITEM } })
    expect(counts.published).toBe(2)
    expect(JSON.stringify(items)).not.toMatch(/张三丰|19900000001/)
    await clerk.service.unpublishRequest({
      params: own,
      body: { expectedVersion: adopted.version + 1, reason: '涉及内部事项' },
    })
    expect((await passerBy.service.publishedRequests({ query: {} })).items).toHaveLength(1)
  })

  test('AP-15 a decision is published by itself, masked, for its notice period, beside the open cases without names', async () => {
    const before = await passerBy.service.results({ query: {} })
    const running = await journey.submitted()
    const refused = await journey.submitted()
    await journey.accepted(refused)
    await journey.refused(refused)
    await bureau.settle()
    const { items, total } = await passerBy.service.results({ query: {} })
    expect(total).toBe(before.total + 1)
    const result = items[0]
    if (result === undefined) throw new Error('Nothing was published')
    expect(result).toMatchObject({ outcome: 'REFUSED', standing: 'IN_FORCE', onNotice: true })
    expect(result.party).toEqual({
      kind: 'ENTERPRISE',
      name: foodLicence.applicant.name,
      creditCode: foodLicence.applicant.idNumber,
    })
    expect(JSON.stringify(items)).not.toContain(foodLicence.applicant.phone)
    expect((await passerBy.service.results({ query: { q: result.caseNumber } })).items).toHaveLength(1)
    expect((await passerBy.service.results({ query: { q: '没有这个名字' } })).items).toEqual([])

    const open = await passerBy.service.openCases({ query: {} })
    const row = open.items.at(-1)
    expect(row).toMatchObject({ stage: 'submitted', party: '示*' })
    expect(row?.remaining).not.toBeNull()
    expect(JSON.stringify(open)).not.toContain(running)
    expect(JSON.stringify(open)).not.toContain(foodLicence.applicant.name)

    const basis = '行政复议决定书 示复〔2026〕2 号'
    const body = { expectedVersion: result.version, mark: 'SET_ASIDE' as const, basis }
    const marked = await clerk.service.markResult({ params: { id: result.id }, body })
    expect(marked.standing).toBe('SET_ASIDE')
    expect(marked.versions.map(({ change }) => change)).toEqual(['PUBLISHED', 'SET_ASIDE'])
    const again = { ...body, expectedVersion: marked.version }
    expect(await codeOf(clerk.service.markResult({ params: { id: result.id }, body: again }))).toBe(
      'RESULT_ALREADY_MARKED',
    )
  })

  test('the same decision handled again publishes nothing twice', async () => {
    const before = await passerBy.service.results({ query: { limit: 100 } })
    await bureau.office.services.db.query(`update ledger.follower set position = 0 where name like 'reaction:service%'`)
    await bureau.settle()
    expect(await passerBy.service.results({ query: { limit: 100 } })).toEqual(before)
  })
})

describe('the demo district', () => {
  test('has something on every screen, and a second start changes nothing', async () => {
    const matters = await loadServiceMatters('matters')
    await seedService(bureau.office, bureau.matters, matters)
    await bureau.settle()
    const size = await bureau.office.ledger.size()
    await seedService(bureau.office, bureau.matters, matters)
    await bureau.settle()
    expect(await bureau.office.ledger.size()).toBe(size)
    expect((await passerBy.service.faq({ query: {} })).total).toBeGreaterThanOrEqual(20)
    expect((await passerBy.service.publishedRequests({ query: { kind: 'PAIN_POINT' } })).items.length).toBeGreaterThan(
      1,
    )
    const booklet = await passerBy.download('/faq/booklet.pdf')
    expect(booklet.length).toBeGreaterThan(20_000)
    await bureau.expectSound()
  })

  test('no table that anybody may read holds a person’s number', async () => {
    const tables = readFileSync(join('sql', '000011_service.sql'), 'utf8').matchAll(
      /create table service\.(?!_private)(\w+)/g,
    )
    for (const [, table = ''] of tables) {
      const { rows } = await bureau.database.superuser.query<{ text: string }>(
        `select t::text as text from service.${table} t`,
      )
      for (const { text } of rows) expect(text, table).not.toMatch(/19900000001|990101199003070023|示例居民甲/)
    }
  })
})

describe('as time goes by', () => {
  test('AP-16 a result whose grant is annulled says so by itself, and keeps its history', async () => {
    const id = await journey.grantedCase()
    const { run } = bureau.office.services
    const by = { ...journey.officer('decider'), id: journey.officer('leader').id }
    const order = { by: '$actor', ground: 'WRONGLY_GRANTED', reason: '作出决定时不符合法定条件' }
    const replyUntil = addDays(localDate(now()), 5)
    const announcement = { type: 'AnnounceAnnulment', at: now(), ...order, replyUntil }
    expect(await run({ life: 'case', stream: id, command: announcement, by })).toMatchObject({ ok: true })
    clock.ahead += 10 * DAY_MS
    const annulment = { type: 'AnnulGrant', at: now(), ...order }
    expect(await run({ life: 'case', stream: id, command: annulment, by })).toMatchObject({ ok: true })
    await bureau.settle()
    const { items } = await passerBy.service.results({ query: {} })
    const fallen = items.find(({ standing }) => standing === 'ANNULLED')
    expect(fallen?.versions.map(({ change }) => change)).toEqual(['PUBLISHED', 'ANNULLED'])
    expect(fallen?.versions.at(-1)?.basis).toContain('行政许可法第六十九条')
  })

  const OWN = '开小餐馆先办什么？'
  const asked = async () =>
    (await passerBy.service.faq({ query: { item: ITEM } })).items.find(({ question }) => question.zh === OWN)

  test('an answer that is late is counted where everybody sees it', async () => {
    const before = (await passerBy.service.publishedRequests({ query: {} })).counts.overdue
    clock.ahead = 60 * DAY_MS
    const { counts } = await passerBy.service.publishedRequests({ query: {} })
    expect(counts.overdue).toBeGreaterThan(before)
    const late = await (await signedIn('wen.jieyi')).service.requests({ query: {} })
    expect(late.overdue).toBe(counts.overdue)
    expect(late.items[0]?.due).toMatchObject({ overdue: true, colour: 'red' })
  })

  test('a question past its day to be looked at again goes out of sight until somebody has looked', async () => {
    expect(await asked()).toMatchObject({ edition: 1 })
    clock.ahead = 91 * DAY_MS
    expect(await asked()).toBeUndefined()
    const desk = await signedIn('wen.jieyi')
    const { items } = await desk.service.deskFaq({ query: { limit: 100 } })
    const expired = items.find(({ question }) => question.zh === OWN)
    expect(expired).toMatchObject({ stage: 'published', expired: true })
    const body = { expectedVersion: expired?.version ?? 0, reviewBy: addDays(localDate(now()), 90) }
    await desk.service.publishFaq({ params: { id: expired?.id ?? '' }, body })
    expect(await asked()).toMatchObject({ edition: 2 })
    await bureau.expectSound()
  })
})
