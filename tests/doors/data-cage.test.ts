import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addDays, isJsonObject, localDate } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { aWatchedBureau, HOUR_MS } from '../support/watched-bureau.ts'

const watched = await aWatchedBureau()
const { bureau, journey, people, passed, officerNamed, act, ruleNamed, switchedOn, cardsOf, theCard, inDays } = watched
const { services } = bureau.office
const FAR = '2099-12-31'

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

/** What the examiner has to tick, as the case itself says it. */
async function criteriaOf(id: string, met: boolean): Promise<JsonObject[]> {
  const standard = (await services.history(id))[0]?.body?.['standard']
  const criteria = isJsonObject(standard) ? standard['criteria'] : []
  if (!Array.isArray(criteria)) throw new Error('A case without criteria')
  return criteria.map((criterion: Json) => ({ criterion, met, note: met ? '' : '不符' }))
}

describe('a rule is data', () => {
  test('it is tried against what is stored, with hits shown, before it strikes; off again leaves its reason', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const params = { code: 'INSTANT_CONCLUSION' }
    const { definition } = (await ruleNamed(params.code)).draft ?? {}
    if (definition === undefined) throw new Error('The rule has no draft')
    const written = { ...definition, answerDays: 2 }
    const drafted = await people.inspector.oversight.draftRule({ body: { expectedVersion: 0, definition: written } })
    const expectedVersion = drafted.lifeVersion
    expect(await codeOf(people.inspector.oversight.switchRuleOn({ params, body: { expectedVersion } }))).toBe(
      'RULE_NOT_TRIED',
    )
    const trial = await people.inspector.oversight.tryRule({ params, body: { expectedVersion, days: 30 } })
    expect(trial).toMatchObject({ hits: 1, samples: [{ caseId: id, person: '唐端衡' }] })
    expect(trial.looked).toBeGreaterThan(1)
    expect(await cardsOf(params.code)).toEqual([])
    const on = await people.inspector.oversight.switchRuleOn({
      params,
      body: { expectedVersion: trial.rule.lifeVersion },
    })
    expect(on.inForce).toMatchObject({ number: 1, definition: { answerDays: 2 } })
    const body = { expectedVersion: on.lifeVersion, reason: '阈值还要再论证' }
    const off = await people.inspector.oversight.switchRuleOff({ params, body })
    expect(off).toMatchObject({ inForce: null, off: { by: '程正鸣', reason: body.reason }, draft: { tried: null } })
    // What the house came with goes off in the same way, and stale pages are told.
    const standing = { code: 'CORRECTION_AGAIN' }
    await people.inspector.oversight.switchRuleOff({
      params: standing,
      body: { expectedVersion: 0, reason: '并入反复补正' },
    })
    expect((await ruleNamed('CORRECTION_AGAIN')).inForce).toBeNull()
    expect(await codeOf(people.inspector.oversight.switchRuleOff({ params, body }))).toBe('VERSION_CONFLICT')
    expect(await codeOf(people.leader.oversight.switchRuleOff({ params, body }))).toBe('FORBIDDEN')
  })
  test('one that is incomplete is refused in words, whatever is sent', async () => {
    const { definition } = (await ruleNamed('ENTERED_IN_BURST')).draft ?? {}
    if (definition === undefined) throw new Error('The rule has no draft')
    const bad = { ...definition, code: 'MY_OWN_RULE', threshold: { count: 1, minutes: 10 } }
    const send = (more: object) =>
      people.inspector.oversight.draftRule({ body: { expectedVersion: 0, definition: { ...bad, ...more } } })
    expect(await codeOf(send({}))).toBe('RULE_INCOMPLETE')
    expect(await codeOf(send({ threshold: { count: 5, minutes: 10, hours: 3 } }))).toBe('RULE_INCOMPLETE')
    expect(await codeOf(send({ code: 'lower case' }))).toBe('VALIDATION_FAILED')
  })

  test('a new one is derived from a detector under a code of its own; a code never changes its detector', async () => {
    const { definition } = (await ruleNamed('ENTERED_IN_BURST')).draft ?? {}
    if (definition === undefined) throw new Error('The rule has no draft')
    const own = {
      ...{ ...definition, code: 'ENTERED_IN_BURST_2', name: { zh: '突击受理', en: 'A burst of acceptances' } },
      ...{ steps: ['ApplicationAccepted'], threshold: { count: 3, minutes: 60 } },
    }
    const draft = (changed: object = {}) =>
      people.inspector.oversight.draftRule({ body: { expectedVersion: 0, definition: { ...own, ...changed } } })
    expect(await draft()).toMatchObject({ code: own.code, inForce: null, draft: { number: 1, tried: null } })
    expect(await codeOf(draft())).toBe('VERSION_CONFLICT')
    expect(await codeOf(draft({ code: 'DECIDED_UNSEEN' }))).toBe('RULE_OF_ANOTHER_DETECTOR')
    await switchedOn(own.code)
    expect((await ruleNamed(own.code)).inForce?.definition.name.zh).toBe('突击受理')
    const params = { code: own.code }
    const { lifeVersion } = await ruleNamed(own.code)
    await people.inspector.oversight.switchRuleOff({
      params,
      body: { expectedVersion: lifeVersion, reason: '试行结束' },
    })
    // What the house came with is as it was.
    expect((await ruleNamed('ENTERED_IN_BURST')).inForce).toBeNull()
  })
})

describe('from the act to the closed order', () => {
  test('OV-05 OV-06 OV-07: a card names rule, person and deadline; an order on it is answered, reopened, settled, escalated', async () => {
    await switchedOn('INSTANT_CONCLUSION')
    const id = await journey.grantedCase()
    const card = await theCard('INSTANT_CONCLUSION')
    expect(card).toMatchObject({ caseId: id, colour: 'RED', person: '唐端衡', addressee: 'PERSON', ruleVersion: 1 })
    expect(card.finding?.zh).toMatch(/「受理」到「准予许可」只用 \d+ 秒/)
    expect(card.answerDue).toBe(inDays(2))
    const params = { id: card.id }
    const detail = await people.inspector.oversight.card({ params })
    expect(detail.acts.map(({ type, proved }) => [type, proved])).toEqual([
      ['ApplicationAccepted', true],
      ['CaseGranted', true],
    ])

    // By name: a colleague of the same organ finds nothing he could answer.
    const decider = await signedIn(bureau, 'tang.duanheng')
    const colleague = await signedIn(bureau, 'he.yuanzhou')
    const receipt = { params, body: { expectedVersion: card.version } }
    expect(await codeOf(colleague.oversight.acknowledgeCard(receipt))).toBe('NOT_FOUND')
    const seen = await decider.oversight.acknowledgeCard(receipt)
    expect(seen.card.acknowledged).toMatchObject({ by: '唐端衡' })
    expect(
      await codeOf(decider.oversight.acknowledgeCard({ params, body: { expectedVersion: seen.card.version } })),
    ).toBe('CARD_ALREADY_ACKNOWLEDGED')

    const question = '请说明为何受理后立即作出决定，是否有事先在系统外办理。'
    const past = people.inspector.oversight.issueOrder({ params, body: { question, due: '2026-01-01' } })
    expect(await codeOf(past)).toBe('ORDER_DUE_IN_THE_PAST')
    const issued = await people.inspector.oversight.issueOrder({ params, body: { question, due: inDays(1) } })
    const order = issued.orders[0]
    if (order === undefined) throw new Error('No order')
    expect(order).toMatchObject({ phase: 'ISSUED', person: '唐端衡', number: '督〔2026〕1号', overdue: false })
    // Nobody answers: it goes up, step by step, and the leader has it on his list.
    await passed(24 * 8)
    const [again, other] = [await signedIn(bureau, 'tang.duanheng'), await signedIn(bureau, 'he.yuanzhou')]
    const late = (await people.inspector.oversight.card({ params })).orders[0]
    // His section has no head: it goes to the leader by name at once, and says so.
    expect(late).toMatchObject({
      overdue: true,
      escalated: [
        { to: 'SECTION_HEAD', person: '魏高远', instead: true },
        { to: 'LEADER', person: '魏高远', instead: false },
      ],
    })
    expect((await people.leader.oversight.escalatedCards({ query: {} })).items.map((one) => one.id)).toContain(card.id)

    const answer = {
      facts: '材料此前已线下审查',
      cause: '未及时录入',
      measure: '补录并停止线下审查',
      doneBy: inDays(3),
    }
    const onOrder = { params: { id: order.id } }
    const wrongHand = other.oversight.answerOrder({ ...onOrder, body: { expectedVersion: 3, ...answer } })
    expect(await codeOf(wrongHand)).toBe('NOT_FOUND')
    const answered = await again.oversight.answerOrder({ ...onOrder, body: { expectedVersion: 3, ...answer } })
    expect(answered.orders[0]).toMatchObject({ phase: 'ANSWERED', rounds: [{ by: '唐端衡', verdict: null }] })
    const reason = '没有附补录记录'
    const reopened = await people.inspector.oversight.reopenOrder({
      ...onOrder,
      body: { expectedVersion: 4, reason, due: inDays(2) },
    })
    expect(reopened.orders[0]).toMatchObject({ phase: 'REOPENED', rounds: [{ verdict: { settled: false, reason } }] })
    await again.oversight.answerOrder({
      ...onOrder,
      body: { expectedVersion: 5, ...answer, facts: '补录记录见附件' },
    })
    const closing = { ...onOrder, body: { expectedVersion: 6, reason: '已纠正' } }
    const both = await Promise.allSettled([
      people.inspector.oversight.closeOrder(closing),
      people.inspector.oversight.closeOrder(closing),
    ])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const done = await people.inspector.oversight.card({ params })
    expect(done.orders[0]).toMatchObject({ phase: 'CLOSED', rounds: [{}, { verdict: { settled: true } }] })
    expect(
      await codeOf(people.inspector.oversight.closeOrder({ ...onOrder, body: { expectedVersion: 7, reason } })),
    ).toBe('ORDER_CLOSED')
    // Order and answers stand in the trail of the case.
    const { acts } = await people.inspector.oversight.trail({ params: { id } })
    await bureau.settle()
    expect(acts.map(({ type }) => type)).toEqual(expect.arrayContaining(['CardRaised', 'OrderIssued', 'OrderClosed']))
  })

  test('OV-10: numbers missing from a series, and a case the system never saw, are found', async () => {
    const id = await journey.submitted()
    await bureau.settle()
    const [first] = await services.history(id)
    const { trackingCode: _, caseNumber, ...body } = first?.body ?? {}
    const [prefix = '', serial = ''] = textOf(caseNumber).split(/-(?=\d+$)/)
    const skipped = `${prefix}-${String(Number(serial) + 400).padStart(6, '0')}`
    await act(randomUUID(), journey.applicant, {
      ...{ ...body, type: 'SubmitApplication', caseNumber: skipped, trackingCode: 'GGGGG-AAAAA-PPPPP-11111' },
    })
    await bureau.settle()
    await switchedOn('CASE_SERIES_GAP')
    await passed(1)
    const card = await theCard('CASE_SERIES_GAP')
    expect(card).toMatchObject({ caseId: null, addressee: 'ORGAN', person: null })
    expect(card.finding?.zh).toContain('共 399 个')
  })

  test('OV-11: entered late, in a burst, without opening the papers', async () => {
    for (const code of ['ENTERED_LATE', 'ENTERED_IN_BURST', 'DECIDED_UNSEEN', 'AFTER_HOURS', 'NO_DWELL'])
      await switchedOn(code)
    const id = await journey.submitted()
    const done = services.now()
    await passed(4)
    await act(id, officerNamed('lin.shouli'), { type: 'AcceptApplication', acceptanceDue: FAR, deferred: [] }, done)
    expect(await theCard('ENTERED_LATE')).toMatchObject({ caseId: id, person: '林守礼', colour: 'YELLOW' })

    // One examiner opens the papers, the other does not.
    const examining = async (username: string, looks: boolean) => {
      const stream = await journey.submitted()
      await journey.accepted(stream)
      if (looks) await (await signedIn(bureau, username)).approval.readCase({ params: { id: stream } })
      const findings = await criteriaOf(stream, true)
      const opinion = { type: 'ExamineCase', findings, opinion: '符合条件', proposal: 'GRANT' }
      await act(stream, officerNamed(username), opinion)
      await bureau.settle()
      return stream
    }
    const looked = await examining('he.yuanzhou', true)
    const blind = await examining('su.jianming', false)
    const unseen = await cardsOf('DECIDED_UNSEEN')
    expect(unseen.map(({ caseId }) => caseId)).toContain(blind)
    expect(unseen.map(({ caseId }) => caseId)).not.toContain(looked)

    for (let i = 0; i < 12; i += 1) await journey.accepted(await journey.submitted())
    await passed(0)
    expect(await theCard('ENTERED_IN_BURST')).toMatchObject({ person: '林守礼', caseId: null })
  })

  test('what nobody answers goes up to the head of the section by name, and he may answer it', async () => {
    const administrator = await signedIn(bureau, 'tian.zhanghu')
    const [head, decider] = [officerNamed('gu.fuhe'), officerNamed('tang.duanheng')]
    const params = { id: decider.organ }
    const rest = { brands: [], parent: null, rollOut: null, residentAt: null, basis: '机构编制批复' }
    await administrator.organisation.arrangeOrgan({
      params,
      body: { types: ['APPROVAL', 'SERVICE_CENTRE'], model: 'BUREAU', ...rest },
    })
    const section = { id: 'access', name: { zh: '市场准入科', en: 'Market access' }, duty: 'DECISION' as const }
    const posts = [{ name: '科长', seats: 1, roles: ['examiner' as const] }]
    await administrator.organisation.setSection({
      params,
      body: { ...section, items: [], posts, since: '2025-10-01' },
    })
    const place = (officer: string, isHead: boolean) =>
      administrator.organisation.placeOfficer({ params, body: { officer, section: 'access', head: isHead } })
    await place(decider.id, false)
    const placed = await place(head.id, true)
    expect(placed.sections[0]?.head).toEqual({ id: head.id, name: '顾复和' })
    expect(await codeOf(place(head.id, true))).toBe('OFFICER_PLACED_THERE')
    const id = await journey.grantedCase()
    await bureau.settle()
    const raised = (await cardsOf('INSTANT_CONCLUSION')).find(({ caseId }) => caseId === id)
    if (raised === undefined) throw new Error('No card')
    const body = { expectedVersion: raised.version, explanation: '由科室统一说明：材料已事先审查。' }
    const early = await signedIn(bureau, 'gu.fuhe')
    expect(await codeOf(early.oversight.answerCard({ params: { id: raised.id }, body }))).toBe('NOT_FOUND')
    const question = '请说明是否在系统外办理。'
    await people.inspector.oversight.issueOrder({ params: { id: raised.id }, body: { question, due: inDays(0) } })
    const found = async () => (await cardsOf('INSTANT_CONCLUSION')).find((card) => card.id === raised.id)
    // The first working day on which it stands unanswered, whichever day of the week this story has come to.
    for (let day = 0; day < 4 && (await found())?.escalated === null; day += 1) await passed(24)
    const gone = await found()
    expect(gone?.escalated).toMatchObject({ to: 'SECTION_HEAD', person: '顾复和', instead: false })
    const order = (await people.inspector.oversight.card({ params: { id: raised.id } })).orders[0]
    expect(order?.escalated).toMatchObject([{ to: 'SECTION_HEAD', person: '顾复和', instead: false }])
    const colleague = await signedIn(bureau, 'he.yuanzhou')
    const late = { params: { id: raised.id }, body: { ...body, expectedVersion: gone?.version ?? 0 } }
    expect(await codeOf(colleague.oversight.answerCard(late))).toBe('NOT_FOUND')
    const answered = await (await signedIn(bureau, 'gu.fuhe')).oversight.answerCard(late)
    expect(answered.answer?.by).toBe('顾复和')
  })

  test('OV-08: refusals far above colleagues, corrections in drips, acts at night, and one applicant in pieces', async () => {
    const decide = async (username: string, grant: boolean) => {
      const id = await journey.submitted()
      await journey.accepted(id)
      if (grant) await journey.examined(id)
      else
        await act(id, officerNamed('he.yuanzhou'), {
          ...{ type: 'ExamineCase', opinion: '不符合条件', proposal: 'REFUSE' },
          findings: await criteriaOf(id, false),
        })
      const validFrom = localDate(services.now())
      await act(
        id,
        officerNamed(username),
        grant
          ? { type: 'GrantCase', opinion: '准予许可', validFrom, validUntil: addDays(validFrom, 1825) }
          : { type: 'RefuseCase', reasons: '经营场所不符合条件' },
      )
    }
    for (let i = 0; i < 6; i += 1) await decide('qin.dangchang', false)
    for (let i = 0; i < 8; i += 1) await decide('tang.duanheng', true)
    await bureau.settle()
    for (const code of ['REFUSAL_OUTLIER', 'SPLIT_APPLICATIONS']) await switchedOn(code)
    await passed(1)
    expect(await theCard('REFUSAL_OUTLIER')).toMatchObject({ person: '秦当场', addressee: 'PERSON', family: 'AFTER' })
    expect(await theCard('SPLIT_APPLICATIONS')).toMatchObject({ person: null })
    // 挤牙膏: what came back is asked for once more; a third time the law of the case itself refuses.
    await switchedOn('CORRECTION_AGAIN')
    const dripping = await journey.submitted()
    await journey.correctionRequested(dripping)
    const defects = (await services.history(dripping)).at(-1)?.body?.['defects'] ?? []
    const { form = {}, materials = [] } = (await services.history(dripping))[0]?.body ?? {}
    await act(dripping, journey.applicant, { type: 'SubmitCorrection', form, materials, atWindow: false })
    await act(dripping, officerNamed('lin.shouli'), {
      ...{ type: 'RequestCorrection', acceptanceDue: FAR, until: FAR, defects, again: '图纸仍不清晰' },
    })
    expect(await theCard('CORRECTION_AGAIN')).toMatchObject({ caseId: dripping, colour: 'YELLOW' })

    // At nine in the evening.
    const hour = new Date(Date.parse(services.now()) + 8 * HOUR_MS).getUTCHours()
    await passed((21 - hour + 24) % 24)
    for (let i = 0; i < 5; i += 1) await journey.accepted(await journey.submitted())
    await passed(0)
    expect(await theCard('AFTER_HOURS')).toMatchObject({ person: '林守礼', caseId: null })
    expect(JSON.stringify(await cardsOf('SPLIT_APPLICATIONS'))).not.toContain(foodLicence.applicant.idNumber)
  })

  test('OV-25: a department that does not claim its duty gets a card, and answers for it', async () => {
    await switchedOn('NOT_CLAIMED')
    await journey.grantedCase()
    await passed(30)
    const cards = await cardsOf('NOT_CLAIMED')
    const card = cards.find(({ organ }) => organ.includes('市场监督'))
    if (card === undefined) throw new Error('No card of the market department')
    const supervisor = await signedIn(bureau, 'pan.guanshi')
    expect((await supervisor.oversight.deskCards({ query: {} })).items.map(({ id }) => id)).toContain(card.id)
    const answered = await supervisor.oversight.answerCard({
      params: { id: card.id },
      body: { expectedVersion: card.version, explanation: '人员调整，已指定专人认领。' },
    })
    expect(answered.answer).toMatchObject({ by: '潘观市' })
    const health = await signedIn(bureau, 'jiang.weiqing')
    expect(await codeOf(health.oversight.card({ params: { id: card.id } }))).toBe('NOT_FOUND')
  })
})

test('the ledger is sound after all of it', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
