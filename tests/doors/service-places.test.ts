import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from '../support/case-journey.ts'
import { codeOf, signedIn as signedInTo } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const ITEM = foodLicence.itemCode
const ALLOWANCE = '990512117001'
const CONSTRUCTION = '990101003001'
const BUREAU = '47eaa099-2cb6-416d-86dc-283cf0480ff9'
const now = () => new Date().toISOString()
const bureau = await aBureau({ items: [ITEM, ALLOWANCE, CONSTRUCTION] })
const journey = journeyIn(bureau)
const signedIn = (username: string) => signedInTo(bureau, username)
const clerk = await signedIn('wen.jieyi')
const examiner = await signedIn('he.yuanzhou')
const resident = await signedIn('demo.resident')
const passerBy = bureau.visitor()
// One decision against an applicant: what guidance is compared with.
const refusedId = await journey.submitted()
await journey.accepted(refusedId)
await journey.refused(refusedId)
await journey.grantedCase()
await bureau.settle()

describe('where and how to be served', () => {
  const facts = {
    name: { zh: '范例镇便民服务中心' },
    kind: 'TOWNSHIP_CENTRE' as const,
    region: '990101100',
    address: { zh: '范例镇镇前街 6 号' },
    phone: '0990-1230201',
    longitude: 121.9,
    latitude: 30.5,
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59' }],
    windows: [{ number: '1', floor: '1', name: { zh: '民政窗口' }, all: false, domains: ['CIVIL_AFFAIRS'], items: [] }],
    bookingUrl: null,
    park: null,
    services: [],
  }
  const hall = {
    ...facts,
    name: { zh: '示范区政务服务大厅' },
    kind: 'HALL' as const,
    region: '990101',
    windows: [{ number: 'A01', floor: '1', name: { zh: '市场准入' }, all: false, domains: ['FOOD'], items: [] }],
  }

  test('AP-38 ST-27 AP-05 points say which items they take at which window, and the report says where nothing is', async () => {
    await clerk.service.registerPoint({ body: { facts } })
    await clerk.service.registerPoint({ body: { facts: hall } })
    const region = (code: string, level: 'TOWNSHIP' | 'VILLAGE', zh: string) => ({ code, level, name: { zh } })
    const regions = [region('990101100', 'TOWNSHIP', '范例镇'), region('990101101', 'TOWNSHIP', '望川镇')]
    expect(await clerk.service.planCoverage({ body: { regions } })).toEqual({ regions: 2 })
    const { coverage, residence, total } = await clerk.service.deskPoints({})
    expect(coverage.map(({ name, points, items }) => [name.zh, points, items])).toEqual([
      ['范例镇', 1, 1],
      ['望川镇', 0, 0],
    ])
    expect(total).toMatchObject({ items: 3, resident: 1 })
    expect(residence.find(({ organ }) => organ.id === BUREAU)?.absent.map(({ code }) => code)).toEqual([CONSTRUCTION])
    expect(total.organsWithoutItems).toBeGreaterThan(0)
    const { items } = await passerBy.service.points({ query: { item: ITEM } })
    expect(items.map(({ name }) => name.zh)).toEqual(['示范区政务服务大厅'])
    const { resident: list } = await passerBy.service.point({ params: { id: items[0]?.id ?? '' } })
    expect(list).toMatchObject([{ window: { number: 'A01', floor: '1' }, items: [{ code: ITEM }] }])
  })

  test('AP-20 an item leads to its online form, or to hall, floor, window, hours and map; a closed door is said to be closed', async () => {
    const guide = await passerBy.service.places({ params: { code: ITEM } })
    expect(guide.online.path).toBe(`/items/${ITEM}/apply`)
    expect(guide.homeVisit).toBe(true)
    expect(guide.places).toMatchObject([
      { windows: [{ number: 'A01', floor: '1' }], point: { phone: '0990-1230201', closed: null } },
    ])
    expect(guide.places[0]?.point.mapUrl).toContain('121.9,30.5')
    const own = (await clerk.service.deskPoints({})).items.find(({ facts: known }) => known.kind === 'HALL')
    if (own === undefined) throw new Error('The hall is not on its desk')
    const today = localDate(now())
    const closing = { expectedVersion: own.version, from: today, until: addDays(today, 1), reason: '线路检修' }
    await clerk.service.closePoint({ params: { id: own.id }, body: closing })
    const [place] = (await passerBy.service.places({ params: { code: ITEM } })).places
    expect(place?.point).toMatchObject({ openNow: false, closed: { reason: '线路检修' } })
    const moved = { expectedVersion: own.version + 1, facts: { ...hall, windows: facts.windows } }
    await clerk.service.changePoint({ params: { id: own.id }, body: moved })
    expect((await passerBy.service.points({ query: { item: ITEM } })).items).toEqual([])
  })

  test('AP-39 a visit at home is booked, assigned, and nothing is taken before the identity was checked at the door', async () => {
    const { earliest } = await resident.service.myVisits({})
    const body = {
      itemCode: ALLOWANCE,
      name: '示例居民甲',
      phone: '19900000001',
      address: '样板社区 3 号楼 101',
      day: earliest,
      half: 'MORNING' as const,
      why: 'ELDERLY' as const,
      wish: '',
    }
    expect(await codeOf(resident.service.bookVisit({ body: { ...body, day: localDate(now()) } }))).toBe(
      'VISIT_DAY_UNAVAILABLE',
    )
    const visit = await resident.service.bookVisit({ body })
    const params = { id: visit.id }
    const staff = (await clerk.service.staff({})).people.find(({ name }) => name === '林守礼')?.id ?? ''
    const assignment = { expectedVersion: visit.version, staff, day: earliest, half: 'MORNING' as const }
    const assigned = await clerk.service.assignVisit({ params, body: assignment })
    expect(assigned.staff).toBe('林守礼')
    // The desk reads the number for a purpose; whoever booked sees his own.
    expect([visit.contact.phone, assigned.contact.phone]).toEqual(['19900000001', '199****0001'])
    const query = { of: 'VISIT' as const, purpose: 'CONTACT' as const }
    expect(await clerk.service.contactInFull({ params, query })).toEqual({ name: '示例居民甲', phone: '19900000001' })
    const wrong = { ...query, of: 'REQUEST' as const }
    expect(await codeOf(clerk.service.contactInFull({ params, query: wrong }))).toBe('NOT_FOUND')
    const lin = await signedIn('lin.shouli')
    const record = {
      expectedVersion: assigned.version,
      record: '代填申请表，拍照留存',
      received: ['户口簿'],
      caseNumber: null,
    }
    expect(await codeOf(lin.service.completeVisit({ params, body: record }))).toBe('VISIT_IDENTITY_UNCHECKED')
    const looking = { expectedVersion: assigned.version, means: 'CITIZEN_ID_CARD' as const, matches: true, note: '' }
    expect(await codeOf(clerk.service.checkVisitIdentity({ params, body: looking }))).toBe('VISIT_OF_ANOTHER')
    const checked = await lin.service.checkVisitIdentity({ params, body: looking })
    const done = await lin.service.completeVisit({ params, body: { ...record, expectedVersion: checked.version } })
    expect(done).toMatchObject({ stage: 'done', outcome: { received: ['户口簿'] } })
    const mine = (await resident.service.myVisits({})).items
    expect(mine.map(({ stage }) => stage)).toEqual(['done'])
    expect((await (await signedIn('demo.canteen')).service.myVisits({})).items).toEqual([])
    const second = await resident.service.bookVisit({ body })
    const reason = { expectedVersion: second.version, reason: '家人可以代办了' }
    expect((await resident.service.cancelMyVisit({ params: { id: second.id }, body: reason })).stage).toBe('cancelled')
  })

  test('AP-46 guidance is recorded, linked to the case it led to, and its effect is counted', async () => {
    const talk = {
      itemCode: ITEM,
      heldOn: localDate(now()),
      means: 'WINDOW' as const,
      name: '示例居民甲',
      phone: '',
      asked: '冷食间怎么布置',
      advice: ['冷食须设专间'],
    }
    const session = await examiner.service.recordGuidance({ body: talk })
    const id = await journey.grantedCase()
    await bureau.settle()
    const { rows } = await bureau.database.superuser.query<{ number: string }>(
      'select case_number as number from service.followed_case where id = $1',
      [id],
    )
    const before = await examiner.service.guidances({ query: {} })
    const link = { expectedVersion: session.version, caseNumber: (rows[0]?.number ?? '').toLowerCase() }
    const params = { id: session.id }
    expect(await codeOf(examiner.service.linkGuidance({ params, body: { ...link, caseNumber: 'NONE' } }))).toBe(
      'CASE_UNKNOWN',
    )
    await examiner.service.linkGuidance({ params, body: link })
    const after = await examiner.service.guidances({ query: {} })
    expect(after.effect.guided).toEqual({ cases: 1, granted: 1, atOnce: 1 })
    expect(after.effect.unguided.cases).toBe(before.effect.unguided.cases - 1)
    expect(after.effect.unguided.granted).toBeLessThan(after.effect.unguided.cases)
    expect(after.byItem).toMatchObject([{ item: { code: ITEM }, effect: { guided: { cases: 1 } } }])
  })
})

describe('AP-48 AP-40 what is offered to an enterprise without being asked', () => {
  const policy = {
    title: { zh: '持证餐饮保险补助' },
    text: { zh: '补助食品安全责任险保费的一半' },
    basis: '示范区政发〔2026〕5 号',
    gives: { zh: '保费的一半' },
    eligibility: { items: [ITEM], industries: ['住宿和餐饮业'], sizes: [], regions: [], parks: [], employeesMax: null },
    from: localDate(now()),
    until: addDays(localDate(now()), 30),
  }
  const profile = {
    creditCode: foodLicence.applicant.idNumber,
    name: foodLicence.applicant.name,
    industry: '住宿和餐饮业',
    size: 'MICRO' as const,
    employees: 8,
    region: '990101001',
    park: null,
  }

  test('it is offered once its data are verified, taken with one press, and delivered', async () => {
    const canteen = await signedIn('demo.canteen')
    await clerk.service.publishBenefit({ body: policy })
    const declared = await canteen.service.declareProfile({ body: profile })
    await bureau.settle()
    expect((await canteen.service.myBenefits({})).profiles[0]?.proposals).toEqual([])
    const verdict = { expectedVersion: declared.version, right: true, reason: '' }
    await clerk.service.judgeProfile({ params: { id: declared.id }, body: verdict })
    await bureau.settle()
    const own = (await canteen.service.myBenefits({})).profiles[0]
    const offer = own?.proposals[0]
    if (offer === undefined) throw new Error('Nothing was offered')
    expect(offer).toMatchObject({ stage: 'proposed', benefit: { title: policy.title } })
    expect(offer.matched.map(({ zh }) => zh)).toEqual(['已在本区取得相关许可', '行业：住宿和餐饮业'])
    const params = { id: offer.id }
    const yes = { expectedVersion: offer.version, confirmed: true, reason: '' }
    expect(await codeOf(resident.service.answerProposal({ params, body: yes }))).toBe('NOT_FOUND')
    const taken = await canteen.service.answerProposal({ params, body: yes })
    expect(taken.stage).toBe('confirmed')
    const record = { expectedVersion: taken.version, record: '已向企业账户拨付' }
    expect((await clerk.service.fulfilProposal({ params, body: record })).stage).toBe('fulfilled')
    expect((await clerk.service.benefits({})).items[0]?.proposals).toMatchObject({ fulfilled: 1, proposed: 0 })
  })

  test('two industries are shown two different things', async () => {
    const [canteen, builder] = [await signedIn('demo.canteen'), await signedIn('demo.builder')]
    const station = {
      name: { zh: '样板产业园企业服务站' },
      kind: 'ENTERPRISE_STATION' as const,
      region: '990101001',
      address: { zh: '样板产业园创新楼' },
      phone: '',
      longitude: 121.9,
      latitude: 30.5,
      hours: [{ days: [1], from: '09:00', to: '17:00' }],
      windows: [{ number: '1', floor: '1', name: { zh: '企业窗口' }, all: true, domains: [], items: [] }],
      bookingUrl: null,
      park: { zh: '样板产业园' },
      services: [{ zh: '一对一帮办' }],
    }
    await clerk.service.registerPoint({ body: { facts: station } })
    const builders = {
      ...profile,
      creditCode: '91990101MA9900K258',
      name: '示范区筑远建设开发有限公司',
      industry: '建筑业',
      park: '样板产业园',
    }
    await builder.service.declareProfile({ body: builders })
    const of = async (person: Person) => (await person.service.myBenefits({})).profiles[0]?.recommended
    expect((await of(builder))?.services).toMatchObject([{ service: { zh: '一对一帮办' } }])
    expect((await of(canteen))?.services).toEqual([])
    expect((await of(builder))?.items).not.toEqual((await of(canteen))?.items)
    expect(
      await codeOf(builder.service.declareProfile({ body: { ...builders, creditCode: '91990101MA9900K259' } })),
    ).toBe('CREDIT_CODE_WRONG')
  })

  test('a policy that ends offers nothing more, and takes back what nobody answered', async () => {
    const open = { ...policy, title: { zh: '小微企业补贴' }, eligibility: { ...policy.eligibility, items: [] } }
    const { id, version } = await clerk.service.publishBenefit({ body: open })
    await bureau.settle()
    const ended = await clerk.service.endBenefit({
      params: { id },
      body: { expectedVersion: version, reason: '资金用完' },
    })
    expect(ended.proposals.proposed).toBe(1)
    await bureau.settle()
    const after = (await clerk.service.benefits({})).items.find((one) => one.id === id)
    expect(after?.proposals).toMatchObject({ proposed: 0, lapsed: 1 })
  })
})
