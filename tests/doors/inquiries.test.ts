import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { reportSecretOf } from '../../src/clouds/oversight/outside/report.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { signedCall } from '../support/signed-call.ts'
import { aWatchedBureau } from '../support/watched-bureau.ts'

const watched = await aWatchedBureau()
const { bureau, journey, people, passed, officerNamed, switchedOn, cardsOf, theCard } = watched
const { services } = bureau.office
const today = () => localDate(services.now())
const reported = (system: string, acts: readonly object[], secret: string) =>
  signedCall(bureau, '/api/v1/oversight/reports', secret, { system, acts })

describe('rules in practice', () => {
  const DOCUMENT = '试审发〔2026〕1号'
  const clauseOf = async (article: string) => {
    const { documents } = await people.inspector.oversight.controls({})
    const clause = documents.flatMap(({ clauses }) => clauses).find((one) => one.article === article)
    if (clause === undefined) throw new Error(`No ${article}`)
    return clause
  }
  const set = (article: string, expectedVersion: number, rule: string | null, reason: string | null = null) =>
    people.inspector.oversight.setControl({
      body: {
        ...{ document: DOCUMENT, article, expectedVersion, reason },
        measure: rule === null ? null : { rule, mostHits: 0, days: 30 },
      },
    })

  test('each clause of a rule document has a control counted live: met, breached with what lies behind, or not measurable', async () => {
    await journey.grantedCase()
    const reviewer = await signedIn(bureau, 'shen.biao')
    const article = (name: string, text: string) => ({ article: name, text, items: [] })
    await reviewer.standards.issuePolicy({
      body: {
        ...{
          number: DOCUMENT,
          title: '办理规定',
          issuer: '示范区行政审批局',
          topic: 'WORKFLOW',
          effectiveFrom: today(),
        },
        clauses: [
          article('第一条', '受理后不得当场办结。'),
          article('第二条', '在承诺期限内作出决定。'),
          article('第三条', '印章移交应当有人接收。'),
          article('第四条', '态度和蔼。'),
        ],
      },
    })
    await bureau.settle()
    expect(await clauseOf('第一条')).toMatchObject({
      status: 'NOT_MEASURABLE',
      measure: null,
      reason: null,
      version: 0,
    })
    await set('第一条', 0, 'INSTANT_CONCLUSION')
    await set('第二条', 0, 'PROMISED_EXCEEDED')
    await set('第三条', 0, 'SEAL_WITHOUT_KEEPER')
    await set('第四条', 0, null, '账本不记录语气')
    expect(await codeOf(set('第四条', 1, 'FOUR_EYES', '两样都写'))).toBe('CONTROL_INCOMPLETE')
    expect(await codeOf(set('第九条', 0, 'FOUR_EYES'))).toBe('CONTROL_CLAUSE_UNKNOWN')
    expect(await codeOf(set('第四条', 1, 'NO_SUCH_RULE'))).toBe('CONTROL_RULE_UNKNOWN')
    // The case was accepted and granted at one stroke.
    const breached = await clauseOf('第一条')
    expect(breached).toMatchObject({ status: 'BREACHED', measure: { rule: 'INSTANT_CONCLUSION', hits: 1, on: false } })
    const query = { document: DOCUMENT, article: '第一条' }
    const { items } = await people.inspector.oversight.controlCases({ query })
    expect(items).toMatchObject([{ person: '唐端衡' }])
    expect(items[0]?.finding?.zh).toContain('秒')
    const trail = await people.inspector.oversight.trail({ params: { id: items[0]?.caseId ?? '' } })
    expect(trail.acts.map(({ type }) => type)).toContain('CaseGranted')
    expect(await clauseOf('第二条')).toMatchObject({ status: 'MET', measure: { on: true, hits: 0 } })
    // Nobody gave a seal up: nothing can be said.
    expect(await clauseOf('第三条')).toMatchObject({ status: 'NOT_MEASURABLE', measure: { looked: 0 } })
    expect(await clauseOf('第四条')).toMatchObject({ status: 'NOT_MEASURABLE', reason: '账本不记录语气' })
    // It is live: what is done next is counted next.
    await journey.grantedCase()
    await bureau.settle()
    await set('第四条', 1, null, '账本不记录语气、神态')
    expect((await clauseOf('第一条')).measure?.hits).toBe(2)
    const evaluator = await signedIn(bureau, 'ping.xiaoneng')
    expect((await evaluator.oversight.controls({})).documents[0]?.status).toBe('IN_FORCE')
    const body = { document: DOCUMENT, article: '第四条', expectedVersion: 2, measure: null, reason: '改' }
    expect(await codeOf(evaluator.oversight.setControl({ body }))).toBe('FORBIDDEN')
  })

  test('SE-10: an item shows its risk points from its standard, the rules on each, whether they are on, and their cards', async () => {
    const params = { item: foodLicence.itemCode }
    const before = await people.leader.oversight.riskPoints({ params })
    const controlOf = (points: typeof before.points, kind: string, rule: string) =>
      points.find((point) => point.kind === kind)?.controls.find((control) => control.rule === rule)
    expect(before.points.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['TWO_HANDS', 'DELAY', 'CERTIFICATE']))
    expect(controlOf(before.points, 'TWO_HANDS', 'NO_DWELL')).toMatchObject({ on: false, cards: 0 })
    expect(controlOf(before.points, 'DELAY', 'PROMISED_EXCEEDED')).toMatchObject({ on: true })
    await switchedOn('NO_DWELL')
    await journey.grantedCase()
    await theCard('NO_DWELL')
    const after = await people.leader.oversight.riskPoints({ params })
    expect(controlOf(after.points, 'TWO_HANDS', 'NO_DWELL')).toMatchObject({ on: true, cards: 1, open: 1 })
    const listed = (await people.leader.oversight.riskItems({})).items.find(({ code }) => code === params.item)
    expect(listed).toMatchObject({ points: after.points.length })
    expect(listed?.cards).toBeGreaterThan(0)
  })
})

describe('outside the bureau', () => {
  const register = (rows: readonly string[]) => ['许可证号,事项,发证日期', ...rows].join('\n')
  const compare = (text: string, more: object = {}) => {
    const { organ } = officerNamed('pan.guanshi')
    const body = { organ, source: '市场局许可台账', since: '2026-01-01', text, ...more }
    return people.inspector.oversight.compareRegister({ body })
  }

  test('OV-17: a register is held against the ledger; what no case led to is carded or stands as an exception with its basis', async () => {
    await switchedOn('PERMIT_ELSEWHERE')
    const { rows } = await bureau.database.superuser.query<{ title: string }>(
      'select title from oversight.act_mark where series is not null and title is not null limit 1',
    )
    const own = rows[0]?.title ?? ''
    expect(own).not.toBe('')
    const lines = [
      `${own.toLowerCase()},食品经营许可,2026-03-02`,
      '市监许〔2026〕9号,户外广告,2026/2/1',
      '旧证1号,户外广告,2019-05-01',
      '坏行,,',
    ]
    const compared = await compare(register(lines))
    expect(compared.comparisons[0]).toMatchObject({ lines: 4, matched: 1, unmatched: 1, left: 2, by: '程正鸣' })
    expect(compared.permits).toMatchObject([{ number: '市监许〔2026〕9号', issuedOn: '2026-02-01', exception: null }])
    const card = await theCard('PERMIT_ELSEWHERE')
    expect(card).toMatchObject({ caseId: null, caseNumber: '市监许〔2026〕9号', organ: '示范区市场监督管理局' })
    // Again, it is known and carded once.
    await compare(register(lines))
    await bureau.settle()
    expect(await cardsOf('PERMIT_ELSEWHERE')).toHaveLength(1)
    const permit = compared.permits[0]
    const params = { id: permit?.id ?? '' }
    const said = { reason: '划转批次生效前受理', basis: '划转备忘录第二章' }
    const { oversight } = people.inspector
    expect(
      await codeOf(oversight.registerException({ params, body: { expectedVersion: 1, ...said, basis: '  ' } })),
    ).toBe('EXCEPTION_WITHOUT_REASON')
    const explained = await oversight.registerException({ params, body: { expectedVersion: 1, ...said } })
    expect(explained.permits[0]?.exception).toMatchObject({ ...said, by: '程正鸣' })
    // Explained, it is owed by nobody any more, and no rule finds it again.
    await bureau.settle()
    const [answered] = await cardsOf('PERMIT_ELSEWHERE')
    expect(answered?.answer).toMatchObject({ by: '程正鸣' })
    expect(answered?.answer?.explanation).toContain(said.basis)
    expect(await codeOf(compare('没有这些列'))).toBe('REGISTER_UNREADABLE')
    expect((await compare(register(['"没有收尾']))).comparisons[0]).toMatchObject({ lines: 1, matched: 0, left: 1 })
    expect(await codeOf(compare(register([]), { organ: permit?.id }))).toBe('NOT_FOUND')
  })

  test('OV-18: a system of its own reports by signed calls, its acts meet the same rules, and its silence is a card', async () => {
    await switchedOn('INSTANT_CONCLUSION')
    await switchedOn('SYSTEM_SILENT')
    const { oversight } = people.inspector
    const { organ } = officerNamed('pan.guanshi')
    const item = foodLicence.itemCode
    const body = { organ, name: '市场局业务系统', items: [item], everyHours: 24 }
    const system = (await oversight.registerSystem({ body })).systems[0]
    const id = system?.id ?? ''
    expect(system).toMatchObject({ silent: false, reported: 0 })
    const { secret } = await oversight.systemSecret({ params: { id } })
    expect(secret).toBe(reportSecretOf(services, id))
    const act = (step: 'ApplicationAccepted' | 'CaseGranted', seconds: number, number = 'OWN-1') => ({
      ...{ item, number, step, doneAt: new Date(Date.parse(services.now()) - 60_000 + seconds * 1000).toISOString() },
    })
    const acts = [act('ApplicationAccepted', 0), act('CaseGranted', 20)]
    expect(await reported(id, acts, secret)).toMatchObject({ status: 200, body: { taken: 2, known: 0 } })
    expect(await reported(id, acts, secret)).toMatchObject({ status: 200, body: { taken: 0, known: 2 } })
    expect(await reported(id, acts, 'another key')).toMatchObject({ body: { code: 'REPORT_UNSIGNED' } })
    expect(await reported(organ, acts, secret)).toMatchObject({ body: { code: 'REPORT_UNSIGNED' } })
    expect(await reported(id, [{ ...acts[0], item: 'another' }], secret)).toMatchObject({
      body: { code: 'REPORT_OF_ANOTHER_ITEM' },
    })
    const ahead = new Date(Date.parse(services.now()) + 3_600_000).toISOString()
    expect(await reported(id, [{ ...acts[0], doneAt: ahead }], secret)).toMatchObject({
      body: { code: 'REPORT_MALFORMED' },
    })
    await bureau.settle()
    const found = (await cardsOf('INSTANT_CONCLUSION')).find(({ caseNumber }) => caseNumber === 'OWN-1')
    expect(found).toMatchObject({ caseId: null, organ: '示范区市场监督管理局' })
    await passed(25)
    const silent = await theCard('SYSTEM_SILENT')
    expect(silent).toMatchObject({ caseNumber: '市场局业务系统', organ: '示范区市场监督管理局' })
    await passed(1)
    await bureau.settle()
    expect(await cardsOf('SYSTEM_SILENT')).toHaveLength(1)
    expect(await reported(id, [], secret)).toMatchObject({ status: 200, body: { taken: 0 } })
    const now = (await people.inspector.oversight.outside({})).systems[0]
    expect(now).toMatchObject({ silent: false, reported: 2 })
    const release = { params: { id }, body: { expectedVersion: 9999, reason: '并入审批平台' } }
    expect(await codeOf(people.inspector.oversight.releaseSystem(release))).toBe('VERSION_CONFLICT')
  })
})

describe('one account, one person', () => {
  test('OV-26: every act of a case is one natural person’s, no account serves two, and one used in two places is flagged', async () => {
    await switchedOn('ACCOUNT_AT_TWO_PLACES')
    const id = await journey.grantedCase()
    await bureau.settle()
    const { acts } = await people.inspector.oversight.trail({ params: { id } })
    const names = new Set(bureau.matters.district.officers.map(({ name }) => name))
    const byOfficers = acts.filter(({ actor }) => actor !== '系统' && actor !== '申请人')
    expect(byOfficers.length).toBeGreaterThan(2)
    for (const { actor } of byOfficers) expect(names.has(actor)).toBe(true)
    const { accounts } = services.office
    const other = officerNamed('gu.fuhe').id
    const shared = { username: 'lin.shouli', password: 'another-password-26', officer: other }
    expect(await accounts.openOfficerAccount(shared)).toBe(false)
    const { rows } = await bureau.database.superuser.query<{ most: number }>(
      'select max(n)::int as most from (select count(*) as n from app._private_account where officer is not null group by officer) o',
    )
    expect(rows).toEqual([{ most: 1 }])

    // A colleague sits down at one place, he himself at another; both go on working.
    const [here, there] = [await signedIn(bureau, 'gu.fuhe'), await signedIn(bureau, 'gu.fuhe')]
    await watched.passed(0)
    expect(await cardsOf('ACCOUNT_AT_TWO_PLACES')).toEqual([])
    watched.turned(1.5 / 60)
    await here.approval.worklist({ query: {} })
    await there.approval.worklist({ query: {} })
    await passed(0)
    const card = await theCard('ACCOUNT_AT_TWO_PLACES')
    expect(card).toMatchObject({ person: '顾复和', addressee: 'PERSON', caseId: null })
    await passed(0)
    expect(await cardsOf('ACCOUNT_AT_TWO_PLACES')).toHaveLength(1)
  })
})

describe('evaluated from outside', () => {
  test('OV-30: a body from outside tracks frozen figures, analyses, grades, urges; the organ answers until it is better', async () => {
    const evaluator = () => signedIn(bureau, 'ping.xiaoneng')
    await passed(24)
    const first = await evaluator()
    const { organ } = officerNamed('tang.duanheng')
    const period = { organ, from: addDays(today(), -7), to: addDays(today(), -1) }
    const own = { ...period, organ: officerNamed('ping.xiaoneng').organ }
    expect(await codeOf(first.oversight.openEvaluation({ body: own }))).toBe('EVALUATION_OF_OWN_ORGAN')
    expect(await codeOf(first.oversight.openEvaluation({ body: { ...period, to: today() } }))).toBe(
      'EVALUATION_PERIOD_WRONG',
    )
    const opened = await first.oversight.openEvaluation({ body: period })
    const figure = (of: typeof opened, key: string) => of.figures.find((one) => one.key === key)?.value
    expect(figure(opened, 'submitted')).toBeGreaterThanOrEqual(3)
    expect(figure(opened, 'decided')).toBe(figure(opened, 'submitted'))
    expect(figure(opened, 'inTime')).toBe(100)
    expect(opened.asOfLeaf).toBeGreaterThan(0)
    const params = { id: opened.id }
    const analysed = await first.oversight.analyseEvaluation({
      params,
      body: { expectedVersion: opened.version, analysis: '受理即办结的件偏多' },
    })
    const graded = await first.oversight.gradeEvaluation({
      params,
      body: { expectedVersion: analysed.version, grade: 'FAIR', reason: '红牌较多' },
    })
    const body = { demand: '办理过程如实录入', figure: 'redCards' as const, due: addDays(today(), 10) }
    const urged = await first.oversight.demandImprovement({
      params,
      body: { expectedVersion: graded.version, ...body },
    })
    expect(urged).toMatchObject({ phase: 'URGED', demands: [{ phase: 'DEMANDED', overdue: false }] })
    expect(await codeOf(first.oversight.closeEvaluation({ params, body: { expectedVersion: urged.version } }))).toBe(
      'EVALUATION_DEMANDS_OPEN',
    )
    // The organ concerned sees and answers; another organ's people do not even find it.
    const answering = {
      expectedVersion: urged.version,
      number: 1,
      measure: '完善录入提示',
      doneBy: addDays(today(), 5),
    }
    const elsewhere = await signedIn(bureau, 'jiang.weiqing')
    expect((await elsewhere.oversight.evaluations({})).items).toEqual([])
    expect(await codeOf(elsewhere.oversight.answerImprovement({ params, body: answering }))).toBe('NOT_FOUND')
    expect(await codeOf(first.oversight.answerImprovement({ params, body: answering }))).toBe('FORBIDDEN')
    const decider = await signedIn(bureau, 'tang.duanheng')
    const answered = await decider.oversight.answerImprovement({ params, body: answering })
    expect(answered).toMatchObject({ may: { work: false, answer: true }, demands: [{ phase: 'ANSWERED' }] })
    const judged = await first.oversight.judgeImprovement({
      params,
      body: { expectedVersion: answered.version, number: 1, settled: true, reason: '已核对' },
    })
    // What is counted today differs; what was frozen does not.
    await journey.grantedCase()
    await passed(24)
    const closed = await (
      await evaluator()
    ).oversight.closeEvaluation({
      params,
      body: { expectedVersion: judged.version },
    })
    expect(closed).toMatchObject({ phase: 'CLOSED', figures: opened.figures, after: { until: today() } })
    expect(closed.after?.figures.find(({ key }) => key === 'submitted')?.value).toBeGreaterThan(0)
    await bureau.settle()
    await bureau.expectSound()
  })
})
