import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { OrganType } from '#clouds/organisation/events'
import type { Role } from '#policy'
import { accept, codeOf, file, signedIn } from '../support/hall.ts'
import { letIn } from '../support/appoint.ts'
import { aBureau } from '../support/office.ts'

const DAY_MS = 86_400_000
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const { district } = bureau.matters
const organ = (key: string) => district.organs.find((each) => each.key === key)?.id ?? ''
const officer = (username: string) => district.officers.find((each) => each.username === username)?.id ?? ''
const [BUREAU, MARKET, TOWN, HEALTH] = ['bureau', 'market', 'exemplarTown', 'health'].map(organ)
const today = () => localDate(new Date(Date.now() + clock.ahead).toISOString())
const first = () => signedIn(bureau, 'tian.zhanghu')
const second = () => signedIn(bureau, 'bai.fuhe')
const PASSWORD = 'a-long-enough-password'
async function newcomer(username: string, where: string, roles: readonly Role[]) {
  const person = { name: '安新来', organ: where, post: '审查岗', roles: [...roles], username, password: PASSWORD }
  return (await letIn(await first(), await second(), person)).id
}
/** Nine long months are not waited for: time goes on, and everybody signs in anew. */
const goOn = (days: number) => {
  clock.ahead += days * DAY_MS
}

describe('OR-15 a secondment is proposed by one, confirmed by another, and its rights end with its last day', () => {
  test('lent to the bureau, he examines for the bureau and for nobody else; the day after he does neither', async () => {
    const id = await newcomer('jie.yong', MARKET ?? '', ['supervisor'])
    const body = {
      ...{ officer: id, to: BUREAU ?? '', post: '审查岗', roles: ['examiner' as const], basis: '借调函〔2026〕5号' },
      ...{ from: today(), until: addDays(today(), 2) },
    }
    const administrator = await first()
    const proposed = await administrator.organisation.proposeSecondment({ body })
    expect(proposed).toMatchObject({ stage: 'WAITING', own: true })
    const params = { id: proposed.id }
    expect(await codeOf(administrator.organisation.confirmSecondment({ params, body: {} }))).toBe('PROPOSAL_OWN')
    expect((await (await signedIn(bureau, 'jie.yong', PASSWORD)).office.me({})).organ?.id).toBe(MARKET)
    await (await second()).organisation.confirmSecondment({ params, body: {} })
    const lent = await signedIn(bureau, 'jie.yong', PASSWORD)
    expect(await lent.office.me({})).toMatchObject({ organ: { id: BUREAU }, roles: ['examiner'] })
    expect(await codeOf(lent.supervision.duties({ query: {} }))).toBe('FORBIDDEN')
    expect((await lent.approval.worklist({ query: {} })).items).toEqual([])
    expect(await codeOf(administrator.organisation.proposeSecondment({ body: { ...body, to: HEALTH ?? '' } }))).toBe(
      'SECONDMENT_OVERLAPS',
    )
    goOn(3)
    const back = await signedIn(bureau, 'jie.yong', PASSWORD)
    expect(await back.office.me({})).toMatchObject({ organ: { id: MARKET }, roles: ['supervisor'] })
    expect(await codeOf(back.approval.worklist({ query: {} }))).toBe('FORBIDDEN')
    const { items } = await (await first()).organisation.secondments({})
    expect(items.find((one) => one.id === proposed.id)?.stage).toBe('OVER')
  })
  test('roles that exclude each other, days that are none, a year and more, the own organ', async () => {
    const administrator = await first()
    const base = {
      ...{ officer: officer('he.yuanzhou'), to: MARKET ?? '', post: '监管岗', roles: ['supervisor' as const] },
      ...{ basis: '借调函', from: today(), until: today() },
    }
    const propose = (changes: Partial<typeof base> | { roles: ('decider' | 'sealKeeper')[] }) =>
      codeOf(administrator.organisation.proposeSecondment({ body: { ...base, ...changes } }))
    expect(await propose({ roles: ['decider', 'sealKeeper'] })).toBe('SEAL_KEEPER_DECIDES')
    expect(await propose({ until: addDays(today(), -1) })).toBe('SECONDMENT_DAYS_WRONG')
    expect(await propose({ until: addDays(today(), 900) })).toBe('SECONDMENT_TOO_LONG')
    expect(await propose({ to: BUREAU ?? '' })).toBe('SECONDMENT_TO_HOME')
  })
})

describe('work is handed over to a colleague who accepts it', () => {
  test('every open case of the one desk lies on the other, and none before it was accepted', async () => {
    const filed = await file(await signedIn(bureau, 'demo.canteen'))
    const accepted = await accept(await signedIn(bureau, 'lin.shouli'), filed.id, filed.version)
    const [from, to] = [officer('he.yuanzhou'), officer('su.jianming')]
    const giver = await signedIn(bureau, 'he.yuanzhou')
    await giver.approval.assign({
      params: { id: filed.id },
      body: { expectedVersion: accepted.version, to: from, reason: '由我承办' },
    })
    await bureau.settle()
    const administrator = await first()
    const order = (taker: string) =>
      administrator.organisation.orderWorkHandover({ body: { from, to: taker, reason: '调离岗位' } })
    expect(await codeOf(order(officer('lin.shouli')))).toBe('WORK_TAKER_LACKS_ROLES')
    expect(await codeOf(order(officer('pan.guanshi')))).toBe('WORK_TO_ANOTHER_ORGAN')
    const { id, cases } = await order(to)
    expect(cases).toBe(1)
    expect(await codeOf(giver.organisation.acceptWork({ params: { id }, body: {} }))).toBe('WORK_NOT_YOURS')
    const taker = await signedIn(bureau, 'su.jianming')
    expect((await taker.organisation.workHandovers({})).items[0]).toMatchObject({ mine: true, left: 1 })
    await taker.organisation.acceptWork({ params: { id }, body: {} })
    await bureau.settle()
    expect((await taker.organisation.workHandovers({})).items[0]).toMatchObject({ stage: 'ACCEPTED', left: 0 })
    const mine = await taker.approval.worklist({ query: { q: filed.caseNumber } })
    expect(mine.items).toHaveLength(1)
  })
})

describe('OR-11 items are delegated by list, with requirements, a capability check, a day, and recalled on a day', () => {
  test('the town decides under its own item from the day, and no longer from the day of the recall', async () => {
    const { catalogue } = bureau.office.services.office
    const decider = await signedIn(bureau, 'tang.duanheng')
    const body = {
      ...{ number: '示审批下放〔2026〕1号', to: TOWN ?? '', items: [foodLicence.itemCode] },
      requirements: ['至少两名持证审查人员', '接入审批系统'],
      ...{ basis: '省政府关于经济发达镇改革的决定', effectiveOn: addDays(today(), 1) },
    }
    const market = await signedIn(bureau, 'pan.guanshi')
    expect(await codeOf(market.organisation.proposeDelegation({ body }))).toBe('TRANSFER_ITEM_NOT_THEIRS')
    expect(await codeOf(decider.organisation.proposeDelegation({ body: { ...body, to: MARKET ?? '' } }))).toBe(
      'DELEGATION_NOT_BELOW',
    )
    const { id, items } = await decider.organisation.proposeDelegation({ body })
    const params = { id }
    const grant = async (username: string) =>
      (await signedIn(bureau, username)).organisation.grantDelegation({ params, body: {} })
    expect(await codeOf(grant('tang.duanheng'))).toBe('CAPABILITY_UNCHECKED')
    const check = (findings: { met: boolean; note: string }[]) =>
      decider.organisation.checkCapability({ params, body: { findings } })
    expect(await codeOf(check([{ met: true, note: '' }]))).toBe('CAPABILITY_INCOMPLETE')
    await check([
      { met: true, note: '两人' },
      { met: false, note: '尚未接入' },
    ])
    expect(await codeOf(grant('shen.biao'))).toBe('CAPABILITY_WANTING')
    await check([
      { met: true, note: '两人' },
      { met: true, note: '已接入' },
    ])
    expect(await codeOf(grant('tang.duanheng'))).toBe('CHECKER_GRANTS')
    expect(await codeOf(grant('ren.xiangban'))).toBe('DELEGATION_NOT_YOURS')
    await grant('shen.biao')
    await bureau.settle()
    const own = items[0]?.delegated ?? ''
    expect(await catalogue.findItem(own)).toBeUndefined()
    // 监管真空: asked for from the first day on, and whoever supervises the item above supervises it below.
    const gaps = async () =>
      (await (await signedIn(bureau, 'he.yuanzhou')).findings.supervisionVacuum({})).items
        .filter(({ code }) => code === own)
        .flatMap((item) => item.gaps.map(({ gap }) => gap))
    expect(await gaps()).toEqual([])
    goOn(1)
    expect(await gaps()).not.toContain('ORGAN')
    expect((await catalogue.findItem(own))?.standard).toMatchObject({ organ: TOWN, powerSource: 'DELEGATED' })
    const again = await signedIn(bureau, 'tang.duanheng')
    expect((await again.organisation.delegations({})).items[0]?.stage).toBe('IN_FORCE')
    const recalled = { effectiveOn: addDays(today(), 1), reason: '承接人员调离' }
    await again.organisation.recallDelegation({ params, body: recalled })
    await bureau.settle()
    expect(await catalogue.findItem(own)).toBeDefined()
    goOn(1)
    expect(await catalogue.findItem(own)).toBeUndefined()
  })
})

test('OR-10 an item received from above is taken over, then standardised, and only then transferred', async () => {
  const code = foodLicence.itemCode
  const decider = await signedIn(bureau, 'tang.duanheng')
  const item = { code, name: '食品经营许可', fromLevel: 'PROVINCE' as const, document: '省政府令第9号' }
  await decider.organisation.receiveItem({ body: { ...item, receivedOn: today(), department: BUREAU ?? '' } })
  const step = (name: 'TAKE_OVER' | 'STANDARDISE') =>
    decider.organisation.advanceReceivedItem({ params: { code }, body: { step: name } })
  expect(await codeOf(step('STANDARDISE'))).toBe('RECEIVED_ITEM_OUT_OF_ORDER')
  const terms = {
    ...{ number: '一号', title: '划转', way: 'ITEMS' as const, from: [BUREAU ?? ''], to: MARKET ?? '', items: [code] },
    ...{ basis: '行政许可法第二十五条', effectiveOn: addDays(today(), 5), openCases: 'FINISH' as const },
  }
  expect(await codeOf(decider.organisation.prepareTransfer({ body: terms }))).toBe('TRANSFER_ITEM_NOT_STANDARDISED')
  const market = await signedIn(bureau, 'pan.guanshi')
  expect(await codeOf(market.organisation.advanceReceivedItem({ params: { code }, body: { step: 'TAKE_OVER' } }))).toBe(
    'RECEIVED_ITEM_OF_ANOTHER',
  )
  expect((await step('TAKE_OVER')).stage).toBe('TAKEN_OVER')
  expect(await step('STANDARDISE')).toMatchObject({ stage: 'STANDARDISED', version: 1 })
  expect((await decider.organisation.prepareTransfer({ body: terms })).stage).toBe('DRAFT')
})

describe('OR-01 OR-02 OR-20 OR-24 organs of every model stand side by side in one house', () => {
  test('a bureau under two names, a division in a department, a window that collects, a resident agency', async () => {
    const administrator = await first()
    const arrange = (id: string, changes: object) =>
      administrator.organisation.arrangeOrgan({
        params: { id },
        body: {
          ...{ types: ['APPROVAL'], brands: [], parent: null, model: null, rollOut: null, residentAt: null },
          ...{ basis: '机构编制批复', ...changes },
        },
      })
    const brand = { zh: '示范区政务服务管理办公室', en: 'Government Service Office' }
    const arranged = await arrange(BUREAU ?? '', { brands: [brand], model: 'BUREAU', rollOut: 'OPERATING' })
    expect(arranged).toMatchObject({ brands: [brand], model: 'BUREAU', items: 1 })
    // One body, one staff: the second name brings no second organ.
    const { items } = await administrator.organisation.structures({})
    expect(items.filter(({ name }) => name.zh === brand.zh)).toEqual([])
    expect(await codeOf(arrange(BUREAU ?? '', { types: ['APPROVAL', 'ENFORCEMENT'], model: 'BUREAU' }))).toBe(
      'APPROVER_SUPERVISES',
    )
    expect(await arrange(HEALTH ?? '', { types: ['APPROVAL', 'SUPERVISION'], model: 'SECTION' })).toMatchObject({
      model: 'SECTION',
    })
    expect(await codeOf(arrange(TOWN ?? '', { model: 'WINDOW' }))).toBe('WINDOW_WITHOUT_DEPARTMENT')
    const police = organ('police')
    expect(await arrange(police, { types: ['VERTICAL'], residentAt: BUREAU })).toMatchObject({
      residentAt: { id: BUREAU },
    })
  })

  test('OR-03 OR-24 a region whose reform has not come so far has a window that takes in for its department and decides nothing', async () => {
    const administrator = await first()
    await administrator.organisation.arrangeOrgan({
      params: { id: TOWN ?? '' },
      body: {
        ...{ types: ['CONVENIENCE_CENTRE'], brands: [], parent: BUREAU ?? '', model: 'WINDOW' },
        ...{ rollOut: 'PREPARING', residentAt: null, basis: '改革实施方案' },
      },
    })
    await bureau.settle()
    const window = await signedIn(bureau, 'zhen.wanmin')
    const { applicant, answers, form } = foodLicence
    const materials = []
    for (const material of ['premisesPlan', 'equipmentList', 'safetyRules', 'coldStorage'])
      materials.push({
        material,
        ...(await window.upload(`${material}.pdf`, Buffer.from('%PDF-1.4\n%%EOF\n'), 'application/pdf')),
      })
    const taken = await window.approval.fileAtWindow({
      body: {
        ...{ itemCode: foodLicence.itemCode, channel: 'WINDOW', truthSigned: true, papers: [] },
        content: { applicant, answers, form: { ...form }, materials },
      },
    })
    const { items } = await administrator.organisation.structures({})
    const status = items.flatMap(({ region, rollOut }) => (rollOut === null ? [] : [[region, rollOut]]))
    expect(status.toSorted()).toEqual([
      ['990101', 'OPERATING'],
      ['990101100', 'PREPARING'],
    ])
    expect(await codeOf(accept(window, taken.id, taken.version))).toBe('NOT_FOUND')
    await accept(await signedIn(bureau, 'lin.shouli'), taken.id, taken.version)
  })

  test('OR-06 the survey section has no deciding post, and a section closes only when nobody works in it', async () => {
    const administrator = await first()
    const params = { id: BUREAU ?? '' }
    const section = (changes: object) =>
      administrator.organisation.setSection({
        params,
        body: {
          ...{ id: 'survey', name: { zh: '现场勘查科', en: 'Site survey section' }, duty: 'SURVEY', items: [] },
          ...{ posts: [{ name: '勘查岗', seats: 3, roles: ['examiner'] }], since: '2025-10-01', ...changes },
        },
      })
    expect(await codeOf(section({ posts: [{ name: '决定岗', seats: 1, roles: ['decider'] }] }))).toBe(
      'SURVEY_AND_DECISION_APART',
    )
    await section({})
    const place = (to: string | null) =>
      administrator.organisation.placeOfficer({ params, body: { officer: officer('su.jianming'), section: to } })
    expect((await place('survey')).sections[0]).toMatchObject({ seats: 3, people: 1 })
    const close = () =>
      administrator.organisation.closeSection({ params, body: { section: 'survey', on: today(), reason: '合并' } })
    expect(await codeOf(close())).toBe('SECTION_HAS_PEOPLE')
    await place(null)
    expect((await close()).sections[0]?.closedOn).toBe(today())
  })
})

describe('OR-16 approval, supervision and enforcement are organs of three types, and rights follow the type', () => {
  const arrange = async (id: string | undefined, types: OrganType[], changes: object = {}) =>
    (await first()).organisation.arrangeOrgan({
      params: { id: id ?? '' },
      body: {
        ...{ types, brands: [], parent: null, model: null, rollOut: null, residentAt: null, basis: '机构编制批复' },
        ...changes,
      },
    })
  test('a post the organ is not for is given to nobody there, by appointment, change, secondment or section', async () => {
    const administrator = await first()
    await arrange(MARKET, ['ENFORCEMENT'])
    const person = { name: '安新来', organ: MARKET ?? '', post: '审批岗', username: 'an.xinlai' }
    const appoint = administrator.organisation.appoint({ body: { ...person, roles: ['decider'] } })
    expect(await codeOf(appoint)).toBe('ROLE_AGAINST_ORGAN_TYPE')
    const change = { params: { officer: officer('pan.guanshi') }, body: { roles: ['examiner' as const] } }
    expect(await codeOf(administrator.organisation.changeRoles(change))).toBe('ROLE_AGAINST_ORGAN_TYPE')
    const lent = {
      ...{ officer: officer('he.yuanzhou'), to: MARKET ?? '', post: '审查岗', roles: ['examiner' as const] },
      ...{ from: today(), until: today(), basis: '借调函' },
    }
    expect(await codeOf(administrator.organisation.proposeSecondment({ body: lent }))).toBe('ROLE_AGAINST_ORGAN_TYPE')
    const section = {
      ...{ id: 'permits', name: { zh: '行政许可科', en: 'Permits' }, duty: 'EXAMINATION' as const, items: [] },
      ...{ posts: [{ name: '审查岗', seats: 2, roles: ['examiner' as const] }], since: '2025-10-01' },
    }
    expect(await codeOf(administrator.organisation.setSection({ params: { id: MARKET ?? '' }, body: section }))).toBe(
      'ROLE_AGAINST_ORGAN_TYPE',
    )
    for (const judging of ['ENFORCEMENT', 'SUPERVISION'] as const)
      expect(await codeOf(arrange(BUREAU, ['APPROVAL', judging], { model: 'BUREAU' }))).toBe('APPROVER_SUPERVISES')
  })
  test('who decides in an organ that is made a mere centre decides nothing from that moment, and again when it is undone', async () => {
    const roles = async () => (await (await signedIn(bureau, 'ji.shending')).office.me({})).roles
    const SPORT = organ('sport')
    expect(await roles()).toEqual(['decider'])
    const decider = await signedIn(bureau, 'ji.shending')
    await arrange(SPORT, ['SUPERVISION'])
    expect(await roles()).toEqual([])
    // The session that was open is no way round it.
    expect(await codeOf(decider.approval.worklist({ query: {} }))).toBe('FORBIDDEN')
    await arrange(SPORT, ['APPROVAL'])
    expect(await roles()).toEqual(['decider'])
  })
  test('OR-04 four centres are organs of four types beside one another, linked to the body they belong to', async () => {
    const [trading, government] = [organ('commerce'), organ('development')]
    await arrange(BUREAU, ['APPROVAL', 'SERVICE_CENTRE'], { model: 'BUREAU' })
    await arrange(trading, ['TRADING_CENTRE'], { parent: BUREAU })
    await arrange(government, ['E_GOVERNMENT_CENTRE'], { parent: BUREAU })
    await arrange(TOWN, ['CONVENIENCE_CENTRE'], { parent: BUREAU })
    const { items } = await (await first()).organisation.structures({})
    const linked = items.filter(({ parent }) => parent?.id === BUREAU).map(({ id, types }) => [id, types])
    expect(linked).toEqual(
      expect.arrayContaining([
        [trading, ['TRADING_CENTRE']],
        [government, ['E_GOVERNMENT_CENTRE']],
        [TOWN, ['CONVENIENCE_CENTRE']],
      ]),
    )
    // A centre for trading takes no applications: its own system speaks for it (tests/doors/trading.test.ts).
    const person = { name: '安交易', organ: trading, post: '窗口', username: 'an.jiaoyi' }
    const appoint = (await first()).organisation.appoint({ body: { ...person, roles: ['intakeOfficer' as const] } })
    expect(await codeOf(appoint)).toBe('ROLE_AGAINST_ORGAN_TYPE')
  })
})

test('OR-21 the baseline of a department is taken once, and the share moved is computed from it', async () => {
  const supervisor = await signedIn(bureau, 'pan.guanshi')
  const params = { id: MARKET ?? '' }
  const taken = await supervisor.organisation.takeBaseline({ params, body: { excluded: [] } })
  expect(taken).toMatchObject({ items: 1, excluded: 0, moved: 1 })
  expect(taken.rows[0]?.basis).toContain('食品安全法')
  expect(await codeOf(supervisor.organisation.takeBaseline({ params, body: { excluded: [] } }))).toBe('BASELINE_TAKEN')
  const health = { params: { id: HEALTH ?? '' }, body: { excluded: [] } }
  expect(await codeOf(supervisor.organisation.takeBaseline(health))).toBe('NOT_FOUND')
})

describe('OR-18 accounts of every system are counted, owned and reviewed by two', () => {
  test('an account without owner and one nobody uses are found, and the review wants every one judged', async () => {
    const administrator = await first()
    await administrator.organisation.reportSystemAccounts({
      body: {
        ...{ system: '省工程建设审批系统', owner: BUREAU ?? '' },
        accounts: [
          { account: 'gc01', holder: '苏鉴明', organ: '示范区行政审批局', rights: ['审查'], lastUsedOn: today() },
          { account: 'gc02', holder: '', organ: '', rights: ['审查', '用印'], lastUsedOn: null },
          { account: 'gc03', holder: '何远洲', organ: '示范区行政审批局', rights: ['查询'], lastUsedOn: '2020-01-01' },
        ],
      },
    })
    const { systems, items } = await administrator.organisation.accounts({})
    expect(systems).toHaveLength(2)
    expect(systems[1]).toMatchObject({ accounts: 3, withoutOwner: 1, unused: 1 })
    const own = items.find(({ account }) => account === 'tian.zhanghu')
    expect(own).toMatchObject({ holder: '田掌户', rights: ['administrator'], lastUsedOn: today(), finding: null })
    // Let in these days and not yet used: nobody has stayed away from it for long.
    expect(items.find(({ account }) => account === 'dang.anlan')).toMatchObject({ lastUsedOn: null, finding: null })
    const review = await administrator.organisation.openAccountReview({ body: { due: addDays(today(), 10) } })
    const params = { id: review.id }
    expect(review.accounts).toHaveLength(items.length)
    const judgements = review.accounts.map(({ system, account, finding }) => ({
      ...{ system, account, keep: finding !== 'NO_OWNER', reason: finding === 'NO_OWNER' ? '无责任人，停用' : '' },
    }))
    const judge = (body: typeof judgements) =>
      administrator.organisation.judgeAccounts({ params, body: { judgements: body } })
    expect(await codeOf(judge(judgements.slice(1)))).toBe('ACCOUNTS_UNJUDGED')
    await judge(judgements)
    expect(await codeOf(administrator.organisation.confirmAccountReview({ params, body: {} }))).toBe(
      'ACCOUNT_REVIEW_BY_ONE',
    )
    goOn(11)
    const other = await second()
    expect((await other.organisation.accountReviews({})).items[0]).toMatchObject({ stage: 'JUDGED', overdue: true })
    const confirmed = await other.organisation.confirmAccountReview({ params, body: {} })
    expect(confirmed).toMatchObject({ stage: 'CONFIRMED', judgedBy: '田掌户', confirmedBy: '白复核', overdue: false })
    await bureau.settle()
    await bureau.expectSound()
  })
})
