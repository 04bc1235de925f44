import { expect, test } from 'vitest'
import type { Input } from '#contract'
import { localDate } from '#kernel'
import type { api } from '#clouds/approval/api'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { accept, aPdf, codeOf, examine, grant, MATERIALS, prepareGrant, problemOf, signedIn } from '../support/hall.ts'
import { FELLING, fellingForm, resident } from '../support/felling.ts'
import { aBureau } from '../support/office.ts'

/** The counters: intake, issue desk, departments asked, papers on their way, and cases of an older system. */
const NAME_DECLARATION = '991014128001'
const FELLING_ANSWERS = { method: 'THINNING', area: 'NO' }
const bureau = await aBureau({ items: [foodLicence.itemCode, NAME_DECLARATION, FELLING] })
const { applicant, answers, form, itemCode } = foodLicence
const as = (username: string) => signedIn(bureau, username)
const HOUR_MS = 3_600_000

type Filing = Input<typeof api.fileAtWindow>['body']

/** What a restaurant's owner brings to the window, scanned one by one. */
async function brought(officer: Person, change: Partial<Filing> = {}): Promise<Filing> {
  const materials = []
  for (const material of MATERIALS)
    materials.push({
      material,
      ...(await officer.upload(`${material}.pdf`, aPdf(`window ${material}`), 'application/pdf')),
    })
  const content = { applicant, answers, form: { ...form }, materials }
  return { itemCode, content, channel: 'WINDOW', papers: [], truthSigned: true, ...change }
}
const fileAt = async (officer: Person, change: Partial<Filing> = {}) =>
  officer.approval.fileAtWindow({ body: await brought(officer, change) })

test('AP-06 AP-41 AP-43 the window takes in an item scan by scan, and the case is of the same kind as those from home', async () => {
  const intake = await as('lin.shouli')
  const receipt = await fileAt(intake, { papers: ['premisesPlan'] })
  expect(receipt.caseNumber).toMatch(/^990101-\d{8}-\d{6}$/)
  const shown = await intake.approval.readCase({ params: { id: receipt.id } })
  expect([shown.channel, shown.visits]).toEqual(['WINDOW', 1])
  expect(shown.materials.map(({ material }) => material)).toEqual(MATERIALS)
  const examiner = await as('he.yuanzhou')
  const { sha256 = '' } = shown.materials[0] ?? {}
  const scan = await examiner.download(`/cases/${receipt.id}/materials/${sha256}`)
  expect(Buffer.from(scan).equals(aPdf('window premisesPlan'))).toBe(true)
  const progress = await bureau.visitor().approval.track({ params: { trackingCode: receipt.trackingCode } })
  expect(progress.stage).toBe('submitted')
})

test('WF-05 the window is told everything wanting at once, and nothing is filed before the applicant has signed', async () => {
  const intake = await as('lin.shouli')
  const unsigned = intake.approval.fileAtWindow({ body: await brought(intake, { truthSigned: false }) })
  expect(await codeOf(unsigned)).toBe('TRUTH_NOT_PROMISED')
  const empty = { applicant: { ...applicant, phone: '1' }, answers, form: {}, materials: [] }
  const problem = await problemOf(intake.approval.fileAtWindow({ body: await brought(intake, { content: empty }) }))
  expect(problem.fields?.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/applicant/phone', '/form/shopName', '/materials/premisesPlan']),
  )
})

test('AP-37 AP-43 a service point or a visit stands in the case for good, beside the organ that decides', async () => {
  const intake = await as('lin.shouli')
  const point = { id: '0d5c1c1e-0000-4000-8000-000000000001', name: '样板街道便民服务中心' }
  const nearby = await fileAt(intake, { channel: 'SERVICE_POINT', point })
  const visited = await fileAt(intake, { channel: 'VISIT' })
  const channelOf = async (id: string) => (await intake.approval.readCase({ params: { id } })).channel
  expect(await channelOf(nearby.id)).toBe('SERVICE_POINT')
  expect(await channelOf(visited.id)).toBe('VISIT')
  const listed = await intake.approval.worklist({ query: { channel: 'SERVICE_POINT' } })
  expect(listed.items.map(({ id }) => id)).toEqual([nearby.id])
  // Whoever accepts is not who decides: the town's clerk takes it in at his point, and it is the bureau's case.
  const clerk = await as('zhen.wanmin')
  const content = { applicant: resident, answers: FELLING_ANSWERS, form: { ...fellingForm }, materials: [] }
  const felling = { itemCode: FELLING, content, papers: [], truthSigned: true }
  const fromTown = await clerk.approval.fileAtWindow({ body: { ...felling, channel: 'SERVICE_POINT', point } })
  const { organ } = bureau.matters.standards.find(({ code }) => code === FELLING) ?? {}
  const [filed] = await bureau.office.services.history(fromTown.id)
  expect(filed?.body).toMatchObject({ point, standard: { organ }, channel: 'SERVICE_POINT' })
  const own = bureau.matters.district.officers.find(({ username }) => username === 'zhen.wanmin')?.organ
  expect(own).not.toBe(organ)
  expect(await codeOf(clerk.approval.readCase({ params: { id: fromTown.id } }))).toBe('NOT_FOUND')
  expect((await accept(intake, fromTown.id, fromTown.version)).version).toBeGreaterThan(fromTown.version)
  // Only at a point, and only what is open to service points.
  const atOwnWindow = clerk.approval.fileAtWindow({ body: { ...felling, channel: 'WINDOW' } })
  expect((await problemOf(atOwnWindow)).detail).toContain('示范区行政审批局')
  expect(await codeOf(fileAt(clerk, { channel: 'SERVICE_POINT', point }))).toBe('ITEM_NOT_TAKEN_HERE')
})

test('what was taken in by hand comes in by its slip: a printed number, once, from the hour it was received', async () => {
  const intake = await as('lin.shouli')
  const { numbers } = await intake.approval.issueSlips({ body: { count: 3 } })
  expect(new Set(numbers).size).toBe(3)
  const receivedAt = new Date(Date.now() - 3 * HOUR_MS).toISOString()
  const slip = { number: numbers[0] ?? '', receivedAt }
  const receipt = await fileAt(intake, { slip })
  const { progress } = await intake.approval.readCase({ params: { id: receipt.id } })
  expect(progress.milestones[0]?.at).toBeDefined()
  expect(await codeOf(fileAt(intake, { slip }))).toBe('SLIP_USED')
  const later = { number: numbers[1] ?? '', receivedAt: new Date(Date.now() + HOUR_MS).toISOString() }
  expect(await codeOf(fileAt(intake, { slip: later }))).toBe('SLIP_IN_THE_FUTURE')
  const [date = ''] = (numbers[2] ?? '').split('-')
  expect(await codeOf(fileAt(intake, { slip: { number: `${date}-99990`, receivedAt } }))).toBe('SLIP_UNKNOWN')
})

test('AP-47 every time the applicant had to come is counted, and compared by item with what it promises', async () => {
  const intake = await as('lin.shouli')
  const { id, version } = await fileAt(intake)
  const body = { expectedVersion: version, purpose: 'OTHER' as const, papers: [] }
  await intake.approval.recordVisit({ params: { id }, body })
  const { visits, standard } = await intake.approval.readCase({ params: { id } })
  expect(visits).toBe(2)
  expect(visits).toBeGreaterThan(standard.visits)
  const again = (await intake.approval.readCase({ params: { id } })).version
  const withdrawal = { expectedVersion: again, reason: '申请人另择地址' }
  await intake.approval.withdrawAtWindow({ params: { id }, body: withdrawal })
  const { items } = await intake.approval.visitReport({ query: {} })
  expect(items).toMatchObject([{ itemCode, cases: 1, visits: 2, most: 2, promised: standard.visits }])
})

test('WF-27 papers move by slip: only another person at the other post signs, and what is under way stays in sight', async () => {
  const [intake, examiner, issue] = [await as('lin.shouli'), await as('he.yuanzhou'), await as('fang.chujian')]
  const { caseNumber } = await fileAt(intake)
  const { materials } = await intake.approval.papersOfCase({ query: { caseNumber } })
  expect(materials.find(({ id }) => id === 'premisesPlan')?.handedIn).toBe(true)
  const bundles = [{ caseNumber, materials: ['premisesPlan'], pieces: 2 }]
  const body = { from: 'WINDOW' as const, to: 'BACK_OFFICE' as const, bundles }
  expect(await codeOf(issue.approval.handOver({ body }))).toBe('HANDOVER_FROM_OTHER_POST')
  const slip = await intake.approval.handOver({ body })
  expect(slip.number).toMatch(/^YJ\d{8}-\d{4}$/)
  const open = async (person: Person) =>
    (await person.approval.handovers({ query: { open: true } })).items.map(({ number, mine }) => [number, mine])
  expect(await open(intake)).toEqual([[slip.number, false]])
  expect(await open(examiner)).toEqual([[slip.number, true]])
  const receive = (person: Person, pieces: number) =>
    person.approval.receivePapers({ params: { id: slip.id }, body: { pieces } })
  expect(await codeOf(receive(intake, 2))).toBe('HANDOVER_BY_ONESELF')
  expect(await codeOf(receive(issue, 2))).toBe('HANDOVER_FOR_ANOTHER')
  expect(await codeOf(receive(examiner, 1))).toBe('HANDOVER_COUNT_DIFFERS')
  const disputed = await examiner.approval.disputeHandover({ params: { id: slip.id }, body: { found: '少一张平面图' } })
  expect(disputed.disputed).toBe('少一张平面图')
  const received = await receive(examiner, 1)
  expect(received.received).toMatchObject({ by: '何远洲', pieces: 1 })
  expect(await open(intake)).toEqual([])
  const found = await intake.approval.handovers({ query: { q: caseNumber } })
  expect(found.items.map(({ number }) => number)).toEqual([slip.number])
})

test('WF-28 a department asked sees the papers it is asked about, and its opinion is a source of the one issued', async () => {
  const [intake, examiner, asked] = [await as('lin.shouli'), await as('he.yuanzhou'), await as('pan.guanshi')]
  const other = await as('jiang.weiqing')
  const { id, version } = await fileAt(intake)
  const accepted = await accept(intake, id, version)
  const { materials } = await examiner.approval.readCase({ params: { id } })
  const path = `/cases/${id}/materials/${materials[0]?.sha256 ?? ''}`
  await expect(asked.download(path)).rejects.toThrow('404')
  const organ = bureau.matters.district.officers.find(({ username }) => username === 'pan.guanshi')?.organ ?? ''
  const opened = await examiner.approval.openConsultation({
    params: { id },
    body: { expectedVersion: accepted.version, organs: [organ], question: '选址是否符合布局要求？', days: 5 },
  })
  expect((await asked.download(path)).length).toBeGreaterThan(0)
  await expect(other.download(path)).rejects.toThrow('404')
  const [request] = (await asked.approval.opinionRequests({ query: { open: true } })).items
  expect(request).toMatchObject({ id, question: '选址是否符合布局要求？', stance: null, itemCode })
  const consultation = request?.consultation ?? ''
  // What belongs to a person is masked there too, until somebody of the department asked says what for.
  expect(request?.masked).toContain('/form/personInChargeId')
  const hidden = form['personInChargeId']
  expect(JSON.stringify(request)).not.toContain(JSON.stringify(hidden))
  const inFull = { params: { id }, query: { consultation, purpose: 'INVESTIGATE' as const } }
  expect((await asked.approval.opinionInFull(inFull)).form['personInChargeId']).toBe(hidden)
  expect(await codeOf(other.approval.opinionInFull(inFull))).toBe('NOT_FOUND')
  await bureau.settle()
  const { looks } = await (await as('cheng.zhengming')).oversight.trail({ params: { id } })
  expect(looks.filter(({ purpose }) => purpose === 'INVESTIGATE')).toHaveLength(1)
  const given = await asked.approval.giveOpinion({
    params: { id },
    body: { consultation, stance: 'CONDITIONAL', opinion: '同意，须设独立排烟。' },
  })
  expect(given.version).toBe(opened.version + 1)
  expect((await asked.approval.opinionRequests({ query: { open: true } })).items).toEqual([])
  const issued = await examiner.approval.issueOpinion({
    params: { id },
    body: {
      expectedVersion: given.version,
      consultation,
      opinion: '综合意见：有条件同意。',
      settlement: '按部门意见办理。',
    },
  })
  const { handling } = await examiner.approval.readCase({ params: { id } })
  expect(issued.version).toBe(given.version + 1)
  expect(handling?.consultations[0]).toMatchObject({ issued: true, organs: [{ answered: true }] })
})

test('AP-07 AP-31 the result leaves by a desk that took no part, with who received it', async () => {
  const [intake, examiner, decider] = [await as('lin.shouli'), await as('he.yuanzhou'), await as('tang.duanheng')]
  const issue = await as('fang.chujian')
  const device = await enrolDevice(decider, await as('tian.zhanghu'), '决定岗电脑')
  const taken = await brought(intake)
  const address = '示范区样板街道稻香路 8 号'
  const content = { ...taken.content, delivery: { means: 'COURIER' as const, address } }
  const { id, version } = await intake.approval.fileAtWindow({ body: { ...taken, content } })
  const accepted = await accept(intake, id, version)
  const examined = await examine(examiner, id, accepted.version)
  await grant(decider, device, id, examined.version)
  await bureau.settle()
  const waiting = (await issue.approval.issueList({ query: {} })).items.find((row) => row.id === id)
  expect(waiting).toMatchObject({ delivery: 'COURIER', address: '示范区样板街****', tracking: null, served: false })
  // Who packs the parcel says what he needs the door for, and the applicant's trail has it.
  const inFull = { params: { id }, query: { purpose: 'CONTACT' as const } }
  expect(await issue.approval.deliveryInFull(inFull)).toEqual({ name: applicant.name, phone: applicant.phone, address })
  expect(await codeOf(intake.approval.deliveryInFull(inFull))).toBe('FORBIDDEN')
  expect(waiting?.documents.length).toBeGreaterThan(0)
  const expectedVersion = waiting?.version ?? 0
  const sending = { expectedVersion, courier: '示范快递', trackingNumber: 'SF00000001' }
  expect(await codeOf(intake.approval.dispatch({ params: { id }, body: sending }))).toBe('FORBIDDEN')
  const sent = await issue.approval.dispatch({ params: { id }, body: sending })
  const signed = { expectedVersion: sent.version, receivedBy: '稻小香', note: '本人签收' }
  await issue.approval.confirmCourier({ params: { id }, body: signed })
  const served = (await issue.approval.issueList({ query: { served: true } })).items.find((row) => row.id === id)
  expect(served).toMatchObject({ served: true, tracking: { courier: '示范快递', number: 'SF00000001' } })
})

test('WF-16 the head lets an officer decide named items at the window until a day, and takes it back', async () => {
  const [decider, intake] = [await as('tang.duanheng'), await as('lin.shouli')]
  const register = async () => (await intake.approval.windowAuthorities({})).items
  expect((await register()).map(({ officerName, itemCode: code }) => [officerName, code])).toEqual([
    ['秦当场', NAME_DECLARATION],
  ])
  const officer = (await register())[0]?.officer ?? ''
  const grantBody = { officer, items: [itemCode], until: '2099-12-31', basis: '授权书〔2026〕2号' }
  expect(await codeOf(intake.approval.authoriseWindow({ body: grantBody }))).toBe('FORBIDDEN')
  await decider.approval.authoriseWindow({ body: grantBody })
  expect((await register()).find(({ itemCode: code }) => code === itemCode)).toMatchObject({
    until: '2099-12-31',
    grantedBy: '唐端衡',
  })
  const himself = await as('qin.dangchang')
  expect(await codeOf(himself.approval.authoriseWindow({ body: grantBody }))).toBe('WINDOW_AUTHORITY_OF_ONESELF')
  await decider.approval.revokeWindowAuthority({ body: { officer, items: [itemCode], reason: '调整授权范围' } })
  expect((await register()).map(({ itemCode: code }) => code)).toEqual([NAME_DECLARATION])
})

/** 名称申报, an item handled at once, taken in and accepted by the officer at the window and examined behind it. */
async function nameDeclared(
  atWindow: Person,
  beforeExamination = (_id: string, version: number) => Promise.resolve(version),
) {
  const nameForm = await atWindow.upload('申报表.pdf', aPdf('name declaration'), 'application/pdf')
  const content = {
    applicant,
    answers: { kindOfBusiness: 'COMPANY', useRegionName: 'NO' },
    form: {
      businessName: '稻香小馆餐饮有限公司',
      trade: '餐饮业',
      investors: '稻小香',
      capitalTenThousandYuan: 50,
      contactName: '稻小香',
      contactMobile: '19900000002',
      truthful: true,
    },
    materials: [{ material: 'nameForm', ...nameForm }],
  }
  const body = { itemCode: NAME_DECLARATION, content, channel: 'WINDOW' as const, papers: [], truthSigned: true }
  const { id, version } = await atWindow.approval.fileAtWindow({ body })
  const accepted = await accept(atWindow, id, version)
  const examined = await examine(await as('he.yuanzhou'), id, await beforeExamination(id, accepted.version))
  return { id, version: examined.version }
}
const mine = async (officer: Person) =>
  (await officer.approval.worklist({ query: { mine: true, limit: 100 } })).items.map(({ id }) => id)

test('WF-16 what is decided at the window by who took it in is counted, with its denominator', async () => {
  const atWindow = await as('qin.dangchang')
  const device = await enrolDevice(atWindow, await as('tian.zhanghu'), '即办窗口电脑')
  const { decided: before } = await atWindow.approval.windowAuthorities({})
  const { id, version } = await nameDeclared(atWindow)
  expect(await mine(atWindow)).toContain(id)
  await grant(atWindow, device, id, version)
  const { decided, items } = await atWindow.approval.windowAuthorities({})
  expect(decided).toEqual({ atWindow: before.atWindow + 1, all: before.all + 1 })
  // The register says of each authority how much use was made of it.
  expect(items).toMatchObject([
    { itemCode: NAME_DECLARATION, used: 1, lastUsedOn: localDate(new Date().toISOString()) },
  ])
})

test('WF-09 the class of a case decides its limit and its way, and changes only with a reason', async () => {
  const [atWindow, intake, examiner] = [await as('qin.dangchang'), await as('lin.shouli'), await as('he.yuanzhou')]
  const [colleague, decider] = [await as('su.jianming'), await as('tang.duanheng')]
  const into = (id: string, version: number, to: 'ORDINARY' | 'COMPLEX' | 'IMMEDIATE', reason: string) =>
    examiner.approval.reclassify({ params: { id }, body: { expectedVersion: version, to, reason } })
  const read = (id: string) => examiner.approval.readCase({ params: { id } })
  const decide = (officer: Person, id: string, version: number) => codeOf(prepareGrant(officer, id, version))

  // 即办件 is the window's to decide; made ordinary it goes to the back office.
  const slowed = await nameDeclared(atWindow, async (id, version) => {
    expect(await codeOf(into(id, version, 'ORDINARY', ' '))).toBe('VALIDATION_FAILED')
    return (await into(id, version, 'ORDINARY', '名称与驰名商标近似，须核实')).version
  })
  expect(await decide(atWindow, slowed.id, slowed.version)).toBe('ACCEPTOR_CANNOT_DECIDE')
  expect([await mine(atWindow), await mine(decider)]).toMatchObject([
    expect.not.arrayContaining([slowed.id]),
    expect.arrayContaining([slowed.id]),
  ])

  // 普通件 goes from the examiner to the decider; 复杂件 has longer, and another officer looks at it between the two.
  const { id, version } = await fileAt(intake)
  const accepted = await accept(intake, id, version)
  const ordinary = (await read(id)).progress.clock.promised
  expect(await codeOf(into(id, accepted.version, 'IMMEDIATE', '申请人着急'))).toBe('CLASS_NOT_POSSIBLE')
  const complex = await into(id, accepted.version, 'COMPLEX', '须核查冷链设施')
  expect((await read(id)).progress.clock.promised?.due.localeCompare(ordinary?.due ?? '')).toBe(1)
  const examined = await examine(examiner, id, complex.version)
  expect([await mine(decider), await mine(examiner), await mine(colleague)]).toMatchObject([
    expect.not.arrayContaining([id]),
    expect.not.arrayContaining([id]),
    expect.arrayContaining([id]),
  ])
  expect(await decide(decider, id, examined.version)).toBe('REVIEW_PENDING')
  expect(await codeOf(into(id, examined.version, 'ORDINARY', '情况已经清楚'))).toBe('ALREADY_EXAMINED')
  const { handling } = await read(id)
  expect(handling?.reviews).toMatchObject([{ step: 'complexReview', kind: 'REVIEW', by: null }])
  const body = { expectedVersion: examined.version, step: 'complexReview', agrees: true, opinion: '同意' }
  await colleague.approval.review({ params: { id }, body })
  expect(await mine(decider)).toContain(id)
  expect((await prepareGrant(decider, id, examined.version + 1)).prepared).not.toBe('')
  await bureau.expectSound()
})

test('running cases of an older system are taken over once, and a bad row keeps none of the others out', async () => {
  const administrator = await as('tian.zhanghu')
  const receivedAt = new Date(Date.now() - 48 * HOUR_MS).toISOString()
  const row = {
    system: '旧审批系统',
    foreignNumber: '2026-118',
    itemCode,
    receivedAt,
    acceptedAt: new Date(Date.now() - 24 * HOUR_MS).toISOString(),
    applicant,
    answers,
    form: { ...form },
  }
  const bad = { ...row, foreignNumber: '2026-119', applicant: { ...applicant, idNumber: '1' } }
  const first = await administrator.approval.takeOverCases({ body: { rows: [bad, row] } })
  expect(first).toMatchObject({ taken: 1, known: 0, refused: 1 })
  expect(first.rows[0]?.reasons.map(({ path }) => path)).toEqual(['/applicant/idNumber'])
  const second = await administrator.approval.takeOverCases({ body: { rows: [row, bad] } })
  expect(second).toMatchObject({ taken: 0, known: 1, refused: 1 })
  expect(second.rows[0]?.caseNumber).toBe(first.rows[1]?.caseNumber)
})

test('afterwards the ledger is sound and every read model can be rebuilt', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
