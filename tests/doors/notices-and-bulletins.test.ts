import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { quarterOf } from '../../src/clouds/interplay/domain/claim-figures.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { codeOf } from '../support/hall.ts'
import { act, anInterplayBureau, answer, DAY_MS, look, paper } from '../support/interplay-bureau.ts'
import { BUREAU, MARKET } from '../support/linked-bureau.ts'

const { bureau, clock, people, ordinary, pass, today } = await anInterplayBureau()

describe('rules, drafts and changes', () => {
  test('SV-24 what a topical meeting agreed on is a rule document linked to its items', async () => {
    const { id } = await people.pan.interplay.openExchange({
      body: { kind: 'TOPIC', title: '冷加工认定', text: '统一审批与监管口径', item: foodLicence.itemCode },
    })
    await act(people.pan, id, { act: 'CONVENE', on: today(), place: '线上', participants: [] })
    await act(people.pan, id, { act: 'MINUTES', text: '达成一致', attended: [BUREAU, MARKET], decisions: [] })
    const agreed = {
      ...{ number: '审管协〔2026〕1号', title: '冷加工认定口径', effectiveFrom: today() },
      clauses: [{ article: '第一条', text: '不加热直接食用的为冷加工。', items: [foodLicence.itemCode] }],
    }
    const conclude = { act: 'CONCLUDE', outcome: 'AGREED', text: '形成口径', agreed } as const
    await act(people.pan, id, conclude)
    await bureau.settle()
    const { items } = await people.he.standards.policies({ query: { item: foodLicence.itemCode } })
    const rule = items.find(({ number }) => number === agreed.number)
    expect(rule?.clauses[0]?.items.map(({ code }) => code)).toEqual([foodLicence.itemCode])
    const next = await people.pan.interplay.openExchange({
      body: { kind: 'TOPIC', title: '再议', text: '再议口径', to: [BUREAU] },
    })
    await act(people.pan, next.id, { act: 'CONVENE', on: today(), place: '线上', participants: [] })
    await act(people.pan, next.id, { act: 'MINUTES', text: '一致', attended: [BUREAU, MARKET], decisions: [] })
    expect(await codeOf(act(people.pan, next.id, conclude))).toBe('RULE_NUMBER_TAKEN')
  })

  test('SV-26 a draft goes to the bureau for its opinion on conditions and materials, and what became of each is on record', async () => {
    const draft = {
      ...{ kind: 'CONSULTATION' as const, title: '小餐饮管理办法（征求意见稿）', text: '请就许可条件和材料提出意见' },
      item: foodLicence.itemCode,
    }
    // Only who drafts asks, and nobody asks about a draft he does not show.
    expect(await codeOf(people.he.interplay.openExchange({ body: draft }))).toBe('SIDE_WRONG')
    expect(await codeOf(people.pan.interplay.openExchange({ body: draft }))).toBe('EVIDENCE_MISSING')
    const papers = [await paper(people.pan)]
    const { id, to, due } = await people.pan.interplay.openExchange({ body: { ...draft, papers } })
    expect(to.map((one) => one.id)).toEqual([BUREAU])
    expect(Date.parse(due)).toBeGreaterThan(Date.now() + clock.ahead)
    const waiting = await people.he.interplay.exchanges({ query: { box: 'waiting', kind: 'CONSULTATION' } })
    expect(waiting.items.map((one) => one.id)).toContain(id)
    const end = { act: 'CONCLUDE', outcome: 'DONE', text: '意见已研究' } as const
    expect(await codeOf(act(people.pan, id, end))).toBe('ANSWERS_AWAITED')
    const reply = { act: 'ANSWER', word: 'REPLY', text: '' } as const
    expect(await codeOf(act(people.he, id, reply))).toBe('POINTS_MISSING')
    const points = [
      { on: 'CONDITIONS' as const, text: '第五条增设面积条件，没有上位法依据' },
      { on: 'MATERIALS' as const, text: '不再收取身份证复印件' },
    ]
    await act(people.he, id, { ...reply, points })
    expect(await codeOf(act(people.pan, id, end))).toBe('ADOPTION_MISSING')
    const taken = { organ: BUREAU, point: 0, adopted: 'WHOLLY' as const, reason: '' }
    const left = (reason: string) => ({ organ: BUREAU, point: 1, adopted: 'NOT' as const, reason })
    // What is not adopted is not left out in silence.
    expect(await codeOf(act(people.pan, id, { ...end, adoptions: [taken, left('')] }))).toBe('ADOPTION_MISSING')
    const adoptions = [taken, left('核验原件须留存复印件')]
    await act(people.pan, id, { ...end, adoptions })
    // The bureau and whoever oversees both read the same record; a department that was not asked reads nothing.
    const record = { outcome: 'DONE', papers, said: [{ word: 'REPLY', points }], concluded: { adoptions } }
    expect(await look(people.he, id)).toMatchObject(record)
    expect(await look(people.inspector, id)).toMatchObject(record)
    expect(await codeOf(look(people.jiang, id))).toBe('NOT_FOUND')
  })

  test('SV-25 SV-39 forwarding shows how late it was, receipts end it; a problem is classed, argued and closed', async () => {
    const received = localDate(new Date(Date.now() + clock.ahead - 20 * DAY_MS).toISOString())
    const to = [BUREAU]
    const body = { kind: 'FORWARDING' as const, title: '转发省局培训通知', text: '请参加', to }
    const papers = [await paper(people.pan)]
    expect(await codeOf(people.pan.interplay.openExchange({ body: { ...body, papers } }))).toBe('WORDS_MISSING')
    const forwarded = { what: 'TRAINING', receivedOn: received } as const
    const passed = await people.pan.interplay.openExchange({ body: { ...body, papers, forwarded } })
    expect(passed.forwarded?.lateDays).toBeGreaterThan(5)
    expect(await act(people.he, passed.id, { act: 'ANSWER', word: 'ACKNOWLEDGED', text: '' })).toMatchObject({
      ...{ outcome: 'DONE', said: [{ organ: '示范区行政审批局', late: false }] },
    })
    const problem = { kind: 'PROBLEM' as const, title: '推送缺地址', text: '无法定位', to }
    expect(await codeOf(people.pan.interplay.openExchange({ body: { ...problem, ground: 'BLOCKED_PUSH' } }))).toBe(
      'GROUND_MISSING',
    )
    const { id } = await people.pan.interplay.openExchange({
      body: { ...problem, ground: 'BLOCKED_PUSH', weight: 'PAIN' },
    })
    await act(people.he, id, { act: 'ANSWER', word: 'PROPOSAL', text: '受理时核对门牌号' })
    const closed = await act(people.pan, id, { act: 'CONCLUDE', outcome: 'SOLVED', text: '新件已带门牌' })
    expect(closed).toMatchObject({ ground: 'BLOCKED_PUSH', weight: 'PAIN', outcome: 'SOLVED' })
  })

  test('SV-27 a change of an item is told to its department first, and takes no effect before its time is over', async () => {
    const code = foodLicence.itemCode
    const params = { code }
    const lifeVersion = async () => (await people.editor.standards.item({ params })).lifeVersion
    const reason = { expectedVersion: await lifeVersion(), reason: '压缩时限' }
    await people.editor.standards.beginDraft({ params, body: reason })
    const draft = await people.editor.standards.draft({ params })
    const standard = { ...(draft.standard as { visits: number }), visits: 1 }
    const saved = await people.editor.standards.saveDraft({ params, body: { revision: draft.revision, standard } })
    const reasons = { note: '减少跑动', answers: [], removals: [], stepsReason: '', limitReason: '' }
    await people.editor.standards.submitDraft({
      params,
      body: { ...reasons, revision: saved.revision, expectedVersion: saved.lifeVersion },
    })
    const { digest } = await people.reviewer.standards.draft({ params })
    const adopt = async (effectiveFrom: string) =>
      people.reviewer.standards.adoptDraft({
        params,
        body: { expectedVersion: await lifeVersion(), digest, effectiveFrom, resolution: '' },
      })
    expect(await codeOf(adopt(today()))).toBe('NOTICE_NOT_SENT')
    await bureau.settle()
    const { items } = await people.pan.interplay.exchanges({ query: { kind: 'CHANGE_NOTICE' } })
    const notice = items[0]
    if (notice === undefined) throw new Error('The department was not told')
    expect(await look(people.pan, notice.id)).toMatchObject({ change: 'CHANGE', text: '减少跑动' })
    expect(await codeOf(adopt(localDate(notice.due)))).toBe('NOTICE_PERIOD_RUNS')
    const after = localDate(new Date(Date.parse(notice.due) + DAY_MS).toISOString())
    await answer(people.pan, notice.id, 'NOTED', '')
    await bureau.settle()
    expect((await look(people.pan, notice.id)).outcome).toBe('DONE')
    expect((await adopt(today())).versions.length).toBeGreaterThan(1)
    // A retirement is announced the same way.
    const proposal = {
      way: 'CANCELLED' as const,
      reason: '上级取消',
      basis: '国务院决定',
      effectiveFrom: after,
      successors: [],
    }
    await people.editor.standards.proposeRetirement({
      params,
      body: { expectedVersion: await lifeVersion(), ...proposal },
    })
    const decide = async () =>
      people.reviewer.standards.decideRetirement({
        params,
        body: { expectedVersion: await lifeVersion(), adopt: true, reason: '' },
      })
    expect(await codeOf(decide())).toBe('NOTICE_NOT_SENT')
  })
})

describe('who answers for what', () => {
  test('SV-34 every act of an item and of a case has its organ and its person by name', async () => {
    const { lines } = await people.he.interplay.responsibility({ params: { code: foodLicence.itemCode } })
    const of = (act: string) => lines.find((line) => line.act === act)
    expect(of('DECIDE')).toMatchObject({ organ: '示范区行政审批局', done: false })
    expect(of('DECIDE')?.persons).toContain('唐端衡')
    expect(of('LIAISE')?.persons).toEqual(['潘观市'])
    const granted = await ordinary.grantedCase()
    await bureau.settle()
    const duty = (await people.pan.supervision.duties({ query: { stage: 'open', limit: 100 } })).items.find(
      (one) => one.case === granted,
    )
    if (duty === undefined) throw new Error('Nothing was pushed')
    const before = await people.pan.interplay.fieldCase({ params: { id: granted } })
    expect(before.responsibility.find(({ act }) => act === 'SUPERVISE')).toMatchObject({ done: false })
    await people.pan.supervision.claim({ params: { id: duty.id }, body: { expectedVersion: duty.version } })
    await bureau.settle()
    const { responsibility, acts } = await people.pan.interplay.fieldCase({ params: { id: granted } })
    const decided = acts.find(({ type }) => type === 'CaseGranted')?.by
    expect(responsibility.find(({ act }) => act === 'DECIDE')).toMatchObject({ persons: [decided], done: true })
    expect(responsibility.find(({ act }) => act === 'SUPERVISE')).toMatchObject({ persons: ['潘观市'], done: true })
  })

  test('SV-37 a quarter’s bulletin is counted from what happened, frozen, and counted again by a stranger', async () => {
    // Beside the duty that was claimed, one that nobody claims in time.
    await ordinary.grantedCase()
    await bureau.settle()
    const { claimDue } =
      (await people.pan.supervision.duties({ query: { stage: 'claimed', limit: 100 } })).items[0] ?? {}
    const quarter = quarterOf(localDate(claimDue ?? ''))
    const publish = (person: typeof people.tang, which = quarter) =>
      person.interplay.publishBulletin({ params: { quarter: which } })
    expect(await codeOf(publish(people.tang))).toBe('QUARTER_NOT_OVER')
    await pass(100)
    const bulletin = await publish(people.tang)
    const market = bulletin.figures.find(({ organ }) => organ === MARKET)
    expect(market?.duties).toBeGreaterThan(1)
    expect(market?.accurate).toBe(1)
    expect(await codeOf(publish(people.tang))).toBe('BULLETIN_PUBLISHED')
    // What happens later changes nothing that was published.
    const late = (await people.pan.supervision.duties({ query: { stage: 'open', limit: 100 } })).items[0]
    if (late === undefined) throw new Error('Nothing is open')
    await people.pan.supervision.claim({ params: { id: late.id }, body: { expectedVersion: late.version } })
    await bureau.settle()
    const stranger = bureau.visitor()
    const again = await stranger.interplay.recountBulletin({ params: { quarter } })
    expect(again.same).toBe(true)
    expect(await stranger.interplay.bulletin({ params: { quarter } })).toMatchObject({ figures: bulletin.figures })
    const year = await stranger.interplay.assessment({ params: { year: Number(quarter.slice(0, 4)) } })
    const mean = [market?.accuracy, market?.timeliness, market?.convenience].reduce<number>(
      (all, one) => all + (one ?? 0),
      0,
    )
    expect(year.lines.find(({ organ }) => organ === MARKET)?.score).toBe(Math.round(mean / 3))
    await bureau.expectSound()
  })
})
