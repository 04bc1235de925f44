import { describe, expect, test } from 'vitest'
import { parseItemStandard } from '#catalogue'
import { localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aCaller } from '../support/caller.ts'
import { codeOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** From a Monday in a month without holidays; a test turns the clock forward, never back. */
const time = { started: Date.parse('2026-03-02T02:00:00.000Z'), real: Date.now(), ahead: 0 }
const DAY_MS = 86_400_000
const FOOD = foodLicence.itemCode
const RENEWAL = '990101001003'
const LICENCE = '990714126001'
const HYGIENE = '990101002001'
const ALLOWANCE = '990512117001'
const bureau = await aBureau({
  items: [FOOD, RENEWAL, LICENCE, HYGIENE, ALLOWANCE, '990512117201', '990101001004', '990101001104', '990101001204'],
  now: () => new Date(time.started + Date.now() - time.real + time.ahead).toISOString(),
})
const { services } = bureau.office
const food = journeyIn(bureau)
const registration = (scope: string) =>
  journeyIn(bureau, {
    itemCode: LICENCE,
    answers: { entity: 'INDIVIDUAL', sharedPremises: 'OWN' },
    form: { businessName: '示范区稻香小馆', scope },
  })
let department = await signedIn(bureau, 'cai.ni')
let reviewer = await signedIn(bureau, 'shen.biao')
let leader = await signedIn(bureau, 'wei.gaoyuan')

describe('lists at both levels', () => {
  test('ST-15 ST-36 items and sub-items are counted, by field, by level of origin and of exercise', async () => {
    const { counts, domains, levels } = await reviewer.standards.reality({})
    expect(counts).toEqual({ parents: 7, items: 9 })
    expect(domains).toHaveLength(16)
    expect(domains.reduce((sum, { items }) => sum + items, 0)).toBe(9)
    const stranger = bureau.visitor()
    const { facets, total, parents } = await stranger.standards.lists({ query: { domain: 'FOOD' } })
    expect({ total, parents }).toEqual({ total: 5, parents: 3 })
    expect(facets.level.map(({ value }) => value).sort()).toEqual(['CITY', 'COUNTY', 'PROVINCE'])
    const origin = await stranger.standards.lists({ query: { origin: 'COUNTY', level: 'TOWNSHIP' } })
    expect(origin.items.map(({ code }) => code)).toEqual([ALLOWANCE])
    expect(levels.some(({ origin: from, exercise }) => from?.zh !== exercise.zh)).toBe(true)
    // Each sub-item has conditions of its own.
    const conditions = (code: string) =>
      bureau.matters.standards.find((each) => each.code === code)?.conditions.map(({ text }) => text.zh)
    expect(conditions(FOOD)).not.toEqual(conditions('990101001004'))
  })
  test('ST-03 lists are filtered and reported by where the power came from, in four coded ways', async () => {
    const stranger = bureau.visitor()
    const { sources } = await reviewer.standards.reality({})
    expect(sources.map(({ source }) => source)).toEqual(['STATUTORY', 'DELEGATED', 'TRANSFERRED', 'ENTRUSTED'])
    expect(sources.reduce((sum, { items }) => sum + items, 0)).toBe(9)
    const { facets } = await stranger.standards.lists({ query: {} })
    expect(facets.power.length).toBeGreaterThan(1)
    for (const { value, count } of facets.power) {
      expect(sources.find(({ source }) => source === value)?.items).toBe(count)
      const { items, total } = await stranger.standards.lists({ query: { power: value } })
      expect(total).toBe(count)
      for (const { code, power } of items) {
        const standard = bureau.matters.standards.find((each) => each.code === code)
        expect(standard?.powerSource).toBe(value)
        expect(power.zh).not.toBe('')
      }
    }
    expect((await stranger.standards.lists({ query: { power: '法定' } })).total).toBe(0)
    // A code, not a text: a standard that says it in its own words is none.
    const [some] = bureau.matters.standards
    expect(parseItemStandard(some)).toMatchObject({ ok: true })
    expect(parseItemStandard({ ...some, powerSource: '由省里放下来的' })).toMatchObject({
      ok: false,
      faults: [{ place: '/powerSource' }],
    })
  })
  test('ST-18 an organ’s functions, its powers and the items answer each other, or the report says where not', async () => {
    const { seedStandardsWork } = await import('../../src/app/demo-standards.ts')
    await seedStandardsWork(bureau.office, bureau.installation, bureau.matters)
    await bureau.settle()
    const { mismatches, entries } = await department.standards.powerReport({})
    expect(entries.filter(({ id }) => id.startsWith('F-')).length).toBeGreaterThan(5)
    expect(mismatches.powersWithoutFunction.map(({ name }) => name.zh)).toContain('物业服务用房核定')
    expect(mismatches.functionsWithoutPower.map(({ name }) => name.zh).join()).toContain('广告')
    expect(mismatches.powersWithoutItem.length).toBeGreaterThan(0)
    const { entries: published } = await bureau.visitor().standards.powers({ query: {} })
    expect(published.some(({ function: gives }) => gives !== null)).toBe(true)
  })
})

describe('what the level above fixes', () => {
  const NEW = '990101009901'
  test('ST-22 an instance takes what is fixed, varies what it may, and is refused where it varies more', async () => {
    const begun = await department.standards.newItem({
      body: { code: NEW, template: 'G-01002', name: '公共场所卫生许可（试点）', reason: '按通用目录新增' },
    })
    expect(begun.standard).toMatchObject({ generalItem: 'G-01002', kind: 'PERMIT', domain: 'HEALTH' })
    const varied = (found: typeof begun) => found.findings.filter(({ code }) => code === 'GENERAL_CATALOGUE_VARIED')
    expect(varied(begun)).toEqual([])
    const { standard } = begun
    if (typeof standard !== 'object' || standard === null) throw new Error('No standard')
    const model = bureau.matters.standards.find(({ code }) => code === HYGIENE)
    if (model === undefined) throw new Error('No hygiene licence')
    const { limits } = model
    const save = (revision: number, change: object) =>
      department.standards.saveDraft({
        params: { code: NEW },
        body: { revision, standard: { ...standard, ...change } },
      })
    const faster = await save(begun.revision, {
      visits: 0,
      limits: { ...limits, promised: { ...limits.promised, days: 2 } },
    })
    expect(varied(faster)).toEqual([])
    const other = await save(faster.revision, {
      kind: 'FILING',
      limits: { ...limits, statutory: { ...limits.statutory, days: 30 } },
    })
    expect(
      varied(other)
        .map(({ place }) => place)
        .sort(),
    ).toEqual(['/kind', '/limits/statutory'])
    const body = {
      expectedVersion: other.lifeVersion,
      revision: other.revision,
      note: '',
      answers: [],
      removals: [],
      stepsReason: '',
      limitReason: '',
    }
    expect(await codeOf(department.standards.submitDraft({ params: { code: NEW }, body }))).toBe('DRAFT_HAS_FAULTS')
    const unknown = { code: '990101009902', template: 'G-99999', name: '没有的事项', reason: '试试' }
    expect(await codeOf(department.standards.newItem({ body: unknown }))).toBe('TEMPLATE_UNKNOWN')
  })
  test('ST-23 the same item at three levels is one group, told with every element that differs', async () => {
    const { items, groups, same, differing } = await reviewer.standards.sameItems({ query: {} })
    expect(groups).toBe(same + differing)
    const group = items.find(({ places }) => places.some(({ code }) => code === '990101001204'))
    expect(group?.places.map(({ level }) => level.zh).sort()).toEqual(['县级', '市级', '省级'])
    expect(group?.differences).toEqual([])
  })
})

describe('catalogue and reality', () => {
  test('ST-28 drift is computed from cases, answered by an act, and gone once the standard follows', async () => {
    for (let n = 0; n < 6; n += 1) await food.grantedCase()
    await bureau.settle()
    const { items, counts } = await department.standards.drifts({ query: { finding: 'FASTER_THAN_PROMISED' } })
    expect(items).toMatchObject([{ item: { code: FOOD }, mayAdjust: true, settled: null }])
    expect(counts.find(({ finding }) => finding === 'NEVER_HANDLED')?.count).toBe(8)
    const [drift] = items
    const body = {
      code: FOOD,
      finding: 'FASTER_THAN_PROMISED' as const,
      evidence: drift?.evidence.zh ?? '',
      way: 'REVISE' as const,
      reason: '按实际压缩承诺时限',
    }
    expect(await codeOf(reviewer.standards.settleDrift({ body }))).toBe('FORBIDDEN')
    expect(await codeOf(department.standards.settleDrift({ body: { ...body, evidence: '100 件' } }))).toBe(
      'DRIFT_CHANGED',
    )
    expect(await department.standards.settleDrift({ body })).toEqual({ code: FOOD, way: 'REVISE', drafting: true })
    expect(await codeOf(department.standards.settleDrift({ body }))).toBe('DRIFT_SETTLED_ALREADY')
    const after = await department.standards.drifts({ query: { finding: 'FASTER_THAN_PROMISED' } })
    expect(after.items).toMatchObject([{ mayAdjust: false, settled: { way: 'REVISE', reason: body.reason } }])
    // The draft follows what the figures say; once it is in force, nothing drifts.
    const draft = await department.standards.draft({ params: { code: FOOD } })
    expect(draft.reason).toBe(body.reason)
    const standard = bureau.matters.standards.find(({ code }) => code === FOOD)
    if (standard === undefined) throw new Error('No food licence')
    const { limits } = standard
    const shorter = {
      ...standard,
      limits: { ...limits, promised: { ...limits.promised, days: 1 } },
      // An item under transparency says every step's time; together they keep the shorter promise.
      steps: standard.steps.map((step) => ({
        ...step,
        limit: { days: step.id === 'examination' || step.id === 'acceptance' ? 1 : 0, unit: 'working' as const },
      })),
    }
    const params = { code: FOOD }
    const saved = await department.standards.saveDraft({
      params,
      body: { revision: draft.revision, standard: shorter },
    })
    expect(saved.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([])
    expect(saved.evidence.cases).toBe(6)
    const said = {
      note: '',
      answers: [],
      removals: [],
      stepsReason: '各环节随承诺缩短',
      limitReason: '六件都在一个工作日内办结',
    }
    const handed = { ...said, revision: saved.revision, expectedVersion: saved.lifeVersion }
    const { draft: waiting, lifeVersion } = await department.standards.submitDraft({ params, body: handed })
    const effectiveFrom = localDate(services.now())
    const adoption = { expectedVersion: lifeVersion, digest: waiting?.digest ?? '', effectiveFrom, resolution: '' }
    expect(await codeOf(department.standards.adoptDraft({ params, body: adoption }))).toBe('FORBIDDEN')
    await reviewer.standards.adoptDraft({ params, body: adoption })
    await bureau.settle()
    expect((await department.standards.drifts({ query: { finding: 'FASTER_THAN_PROMISED' } })).items).toEqual([])
  })

  test('WF-10 one working day is counted on timestamps, by the calendar of the region', async () => {
    const administrator = await signedIn(bureau, 'tian.zhanghu')
    // The region is off on Tuesday: who was accepted on Monday and decided on Wednesday kept one working day.
    const text = '年份,2026\n地区,990101\n标题,区庆放假\n文号,示范区政办〔2026〕9号\n放假,2026-03-03\n'
    await administrator.organisation.publishNotice({ body: { text } })
    const oneDayItem = registration('服装零售')
    const kept = await oneDayItem.submitted()
    await oneDayItem.accepted(kept)
    const late = await oneDayItem.submitted()
    await oneDayItem.accepted(late)
    time.ahead = 2 * DAY_MS
    await oneDayItem.examined(kept)
    await oneDayItem.granted(kept)
    time.ahead = 4 * DAY_MS
    await oneDayItem.examined(late)
    await oneDayItem.granted(late)
    await bureau.settle()
    // Days have passed: everybody signs in anew.
    department = await signedIn(bureau, 'cai.ni')
    reviewer = await signedIn(bureau, 'shen.biao')
    leader = await signedIn(bureau, 'wei.gaoyuan')
    const { oneDay } = await reviewer.standards.reality({})
    expect(oneDay.rows.find(({ item }) => item.code === LICENCE)).toMatchObject({ decided: 2, kept: 1 })
  })
  test('AP-10 WF-33 coverage and the two goals are counted from what is configured', async () => {
    const { online, goals } = await reviewer.standards.reality({})
    expect(online).toEqual({ of: 9, applicable: 9, faults: [] })
    expect(goals.of).toBe(9)
    expect(goals.both).toBeLessThanOrEqual(Math.min(goals.standardised, goals.integrated))
    expect(goals.lacking.find(({ item }) => item.code === ALLOWANCE)?.lacks).toEqual(['NO_PACKAGE'])
    const applicant = await signedIn(bureau, 'demo.canteen')
    for (const { code } of bureau.matters.standards) {
      const draft = await applicant.approval.startDraft({ body: { itemCode: code } })
      expect(draft.id, code).not.toBe('')
    }
  })
})

test('WF-22 after the licence its holder and the departments are told which permits the scope asks for', async () => {
  const licence = registration('许可项目：餐饮服务；理发服务')
  await licence.grantedCase()
  await bureau.settle()
  const holder = await signedIn(bureau, 'demo.canteen')
  const { items } = await holder.standards.myPermitNotices({})
  expect(items).toHaveLength(1)
  expect(items[0]?.permits.map(({ code, open }) => [code, open])).toEqual([
    [FOOD, true],
    [HYGIENE, true],
  ])
  const inbox = await holder.parties.inbox({ query: {} })
  expect(inbox.items.some(({ title }) => title.zh.includes('营业执照之后'))).toBe(true)
  const market = await signedIn(bureau, 'pan.guanshi')
  const health = await signedIn(bureau, 'jiang.weiqing')
  const { items: told, waiting } = await market.standards.permitNotices({})
  expect(waiting).toBe(1)
  // A department reads its own permits alone.
  expect(told[0]?.permits.map(({ code }) => code)).toEqual([FOOD])
  const id = told[0]?.id ?? ''
  await market.standards.claimPermitNotice({ params: { id }, body: {} })
  expect(await codeOf(market.standards.claimPermitNotice({ params: { id }, body: {} }))).toBe('PERMIT_NOTICE_CLAIMED')
  expect((await market.standards.permitNotices({})).items[0]?.claimed?.by).toBe('潘观市')
  expect((await health.standards.permitNotices({})).waiting).toBe(1)
  const builder = await signedIn(bureau, 'luo.zhugong')
  expect((await builder.standards.permitNotices({})).items).toEqual([])
  expect(await codeOf(builder.standards.claimPermitNotice({ params: { id }, body: {} }))).toBe('NOT_FOUND')
  const other = await signedIn(bureau, 'demo.builder')
  expect((await other.standards.myPermitNotices({})).items).toEqual([])
  const { reform } = await reviewer.standards.audit({})
  expect(reform.find(({ mode }) => mode === 'OPTIMISED')?.items.map(({ code }) => code)).toContain(FOOD)
})

test('AP-04 five levels: each sees its own region and below, with items, people, accounts and cases added up', async () => {
  const { nodes, root } = await leader.standards.regions({})
  expect(root).toBe('990101')
  expect([...new Set(nodes.map(({ level }) => level))].sort()).toEqual(['county', 'town', 'village'])
  const of = (code: string) => nodes.find((node) => node.code === code)
  expect(of('990101100200')?.own).toMatchObject({ items: 1, organs: 1, officers: 1, accounts: 1 })
  expect(of('990101100')?.own.items).toBe(1)
  expect(of('990101100')?.total.items).toBe(2)
  expect(of('990101')?.total.cases).toBeGreaterThanOrEqual(9)
  const province = await (await signedIn(bureau, 'sheng.guanquan')).standards.regions({})
  expect(province.nodes.map(({ level, depth }) => `${depth} ${level}`)).toEqual([
    '0 province',
    '1 city',
    '2 county',
    '3 town',
    '4 village',
    '3 town',
    '4 village',
    // 开发区: a zone has a code of its own beside the towns.
    '3 town',
  ])
  const town = await signedIn(bureau, 'zhen.wanmin')
  expect((await town.standards.regions({})).nodes.map(({ code }) => code)).toEqual(['990101100', '990101100200'])
  const own = await town.standards.regionItems({ params: { code: '990101100200' } })
  expect(own.items.map(({ code }) => code)).toEqual(['990512117201'])
  expect(await codeOf(town.standards.regionItems({ params: { code: '990101' } }))).toBe('NOT_FOUND')
})

test('AP-43 AP-44 what did not come by this entrance is found and refused, and counted by its channel', async () => {
  const before = await leader.standards.entrance({})
  expect(before.takenOver).toEqual([])
  expect(before.sourceless).toEqual([])
  const administrator = await signedIn(bureau, 'tian.zhanghu')
  const row = {
    system: '旧审批系统',
    foreignNumber: 'OLD-2026-7',
    itemCode: FOOD,
    applicant: foodLicence.applicant,
    answers: foodLicence.answers,
    form: foodLicence.form,
    receivedAt: '2026-02-27T02:00:00.000Z',
    acceptedAt: null,
  }
  // From the day this platform handles the item, nothing else may take applications for it.
  const late = { ...row, foreignNumber: 'OLD-2026-8', receivedAt: '2026-03-04T02:00:00.000Z' }
  const { rows } = await administrator.approval.takeOverCases({ body: { rows: [row, late] } })
  expect(rows.map(({ outcome }) => outcome)).toEqual(['TAKEN', 'REFUSED'])
  expect(rows[1]?.reasons[0]?.message).toContain('统一入口')
  await bureau.settle()
  const after = await leader.standards.entrance({})
  expect(after.takenOver).toHaveLength(1)
  // One more of this channel, and none of another: the way a case came is counted as it was recorded.
  expect(before.channels.length).toBeGreaterThan(0)
  expect(after.channels).toEqual(expect.arrayContaining([...before.channels]))
  expect(after.channels.find(({ channel }) => channel === 'TAKEN_OVER')?.cases).toBe(1)
  expect(localDate(services.now()) > after.since).toBe(true)
})

test('everything that was done can be checked', async () => {
  await bureau.settle()
  await bureau.expectSound()
})

test('the file of an older system is shown before anything is taken over, and what is no such file is said to be none', async () => {
  const { knock } = await aCaller(bureau, 'tian.zhanghu')
  const send = (payload: string) =>
    knock('POST', '/cases/taken-over/reading', { payload, headers: { 'content-type': 'application/octet-stream' } })
  const head = '原系统,原办件编号,事项编码,收件时间,申请人,证件号码'
  const answer = await send(
    `${head}\n旧审批系统,OLD-9,${FOOD},2026-02-27,某某餐馆,91990101MA9900A13X\n旧审批系统,,,,,\n`,
  )
  expect(answer.json()).toMatchObject({
    rows: [{ foreignNumber: 'OLD-9', receivedAt: '2026-02-26T16:00:00.000Z' }],
    faults: expect.arrayContaining([
      { line: 2, message: '缺少「原办件编号」', messageEn: 'foreignNumber is missing' },
    ]) as unknown,
  })
  const nothing = await send('PK\u0003\u0004 no workbook')
  expect(nothing.json()).toMatchObject({ status: 422, code: 'TAKE_OVER_FILE_UNREADABLE' })
})
