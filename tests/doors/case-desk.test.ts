import { expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { filed, treeRemoval } from '../journeys/scenes/filing.ts'
import { accept, aPdf, codeOf, examine, file, filledDraft, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** What one screen of the desk is told, and the list beside it. */
const bureau = await aBureau({ items: [foodLicence.itemCode, treeRemoval.itemCode] })
const as = (username: string) => signedIn(bureau, username)
const read = (officer: Person, id: string) => officer.approval.readCase({ params: { id } })
const idsOf = (rows: { readonly items: readonly { readonly id: string }[] }) => rows.items.map(({ id }) => id)
const DAY = /^\d{4}-\d\d-\d\d$/

test('a case handed over is on the colleague’s list of his own, waits for nobody else, and says whose it is', async () => {
  const [applicant, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const [examiner, colleague] = [await as('he.yuanzhou'), await as('su.jianming')]
  const { id, version } = await file(applicant)
  await accept(intake, id, version)
  const to = bureau.matters.district.officers.find(({ username }) => username === 'su.jianming')?.id ?? ''
  const { version: seen } = await read(examiner, id)
  await examiner.approval.assign({ params: { id }, body: { expectedVersion: seen, to, reason: '本周出差' } })
  expect(idsOf(await examiner.approval.worklist({ query: { mine: true, limit: 100 } }))).not.toContain(id)
  expect(idsOf(await examiner.approval.worklist({ query: { assigned: true, limit: 100 } }))).toEqual([])
  const own = await colleague.approval.worklist({ query: { assigned: true, limit: 100 } })
  expect(own.items).toMatchObject([{ id, assignee: '苏鉴明', channel: 'ONLINE', express: false }])
  // His alone, until a head with a reason gives it back to another.
  const { version: given } = await read(examiner, id)
  expect(await codeOf(examine(examiner, id, given))).toBe('ON_ANOTHER_DESK')
  const back = bureau.matters.district.officers.find(({ username }) => username === 'he.yuanzhou')?.id ?? ''
  const reassign = (officer: Person) =>
    officer.approval.assign({ params: { id }, body: { expectedVersion: given, to: back, reason: '原承办人病休' } })
  expect(await codeOf(reassign(examiner))).toBe('ON_ANOTHER_DESK')
  const { version: again } = await reassign(await as('tang.duanheng'))
  await examine(examiner, id, again)
  expect((await read(examiner, id)).assignee).toBeNull()
})

test('a case handed over and made complex is read back from its entries as it stands', async () => {
  const [applicant, intake, examiner] = [await as('demo.canteen'), await as('lin.shouli'), await as('he.yuanzhou')]
  const { id, version } = await file(applicant)
  await accept(intake, id, version)
  const now = async () => ({ expectedVersion: (await read(examiner, id)).version })
  const body = { ...(await now()), to: 'COMPLEX' as const, reason: '须核查冷链设施' }
  await examiner.approval.reclassify({ params: { id }, body })
  const to = bureau.matters.district.officers.find(({ username }) => username === 'su.jianming')?.id ?? ''
  await examiner.approval.assign({ params: { id }, body: { ...(await now()), to, reason: '本周出差' } })
  expect(await read(examiner, id)).toMatchObject({ timeClass: 'COMPLEX', assignee: '苏鉴明' })
  await bureau.expectSound()
})

test('the list of one channel holds no case of another, searched or not', async () => {
  const [applicant, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const { id, caseNumber } = await file(applicant)
  const listed = async (channel: 'ONLINE' | 'WINDOW', q?: string) =>
    idsOf(await intake.approval.worklist({ query: { channel, limit: 100, ...(q === undefined ? {} : { q }) } }))
  expect(await listed('ONLINE')).toContain(id)
  expect(await listed('WINDOW')).not.toContain(id)
  expect(await listed('ONLINE', caseNumber)).toEqual([id])
  expect(await listed('WINDOW', caseNumber)).toEqual([])
})

test('the day a missing document is due is the day the form showed', async () => {
  const [applicant, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const draft = await filledDraft(applicant)
  const materials = draft.content.materials.filter(({ material }) => material !== 'safetyRules')
  const saved = await applicant.approval.saveDraft({
    params: { id: draft.id },
    body: { revision: draft.revision, content: { ...draft.content, materials } },
  })
  const { id, version } = await applicant.approval.submit({
    params: { id: draft.id },
    body: submission(saved.revision),
  })
  const { offered } = await read(intake, id)
  const shown = offered.deferrals.find(({ material }) => material === 'safetyRules')
  expect(shown?.due).toMatch(DAY)
  await intake.approval.accept({ params: { id }, body: { expectedVersion: version, deferred: ['safetyRules'] } })
  const { handling } = await read(intake, id)
  expect(handling?.deferred).toEqual([shown])
})

test('a window that corrects one field leaves the rest as it was written, though the desk sees it masked', async () => {
  const [applicant, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const { id, version } = await file(applicant)
  const defects = [
    { subject: 'FIELD' as const, ref: '/premisesArea', problem: '与平面图不一致', remedy: '请按平面图更正' },
  ]
  await intake.approval.requestCorrection({ params: { id }, body: { expectedVersion: version, defects } })
  const seen = await read(intake, id)
  const correct = (form: object) =>
    intake.approval.correctAtWindow({
      params: { id },
      body: { expectedVersion: seen.version, form: { ...form, truthful: true }, materials: [] },
    })
  expect(await codeOf(correct({ ...seen.form, premisesArea: 118 }))).toBe('VALIDATION_FAILED')
  await correct({ premisesArea: 118 })
  const { form } = await intake.approval.readInFull({ params: { id }, query: { purpose: 'CONTACT' } })
  expect(form).toEqual({ ...foodLicence.form, premisesArea: 118 })
})

test('originals asked for are awaited until a day, and a case that has ended says what became of it', async () => {
  const [applicant, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const { id, version } = await file(applicant)
  expect(await read(intake, id)).toMatchObject({ awaitedUntil: null, aftermath: null })
  const body = { expectedVersion: version, outstanding: ['premisesPlan'], days: 10 }
  await intake.approval.preAccept({ params: { id }, body })
  const awaited = await read(intake, id)
  expect(awaited).toMatchObject({ outstanding: ['premisesPlan'] })
  expect(awaited.awaitedUntil).toMatch(DAY)
  await applicant.approval.withdraw({ params: { id }, body: { reason: '不办了' } })
  expect(await read(intake, id)).toMatchObject({ awaitedUntil: null, aftermath: { served: false, challenged: false } })
})

test('a hearing asked for is given the twenty days of the law, though the item foresaw none', async () => {
  const [applicant, intake, examiner] = [await as('demo.canteen'), await as('lin.shouli'), await as('he.yuanzhou')]
  const { id, version } = await file(applicant)
  await accept(intake, id, version)
  const params = { id }
  const now = async () => ({ expectedVersion: (await read(examiner, id)).version })
  const start = async () =>
    examiner.approval.startProcedure({
      params,
      body: { ...(await now()), procedure: 'HEARING', reason: '应申请举行听证', parties: [] },
    })
  expect(await codeOf(start())).toBe('PROCEDURE_NOT_IN_STANDARD')
  const parties = [{ role: 'AFFECTED' as const, name: '示例居民乙' }]
  await examiner.approval.tellHearingRight({ params, body: { ...(await now()), parties } })
  await examiner.approval.recordHearingRequest({ params, body: { ...(await now()), party: '示例居民乙' } })
  const offered = (await read(examiner, id)).offered.procedures.find(({ kind }) => kind === 'HEARING')
  await start()
  const { handling } = await read(examiner, id)
  const hearing = handling?.procedures.find(({ kind }) => kind === 'HEARING')
  expect(hearing?.endsBy).toBe(offered?.endsBy)
  const days = (Date.parse(hearing?.endsBy ?? '') - Date.now()) / 86_400_000
  // Twenty working days are four weeks at least: the seven days of its notice have room in them.
  expect(days).toBeGreaterThan(25)
})

test('WF-31: what a higher authority decides goes up under a number, is chased by numbered letters, and comes back by one', async () => {
  const [applicant, intake, examiner] = [await as('demo.canteen'), await as('lin.shouli'), await as('he.yuanzhou')]
  const { id, trackingCode, version } = await filed(applicant, treeRemoval)
  await accept(intake, id, version)
  const params = { id }
  const now = async () => ({ expectedVersion: (await read(examiner, id)).version })
  const paper = await examiner.upload('请示.pdf', aPdf('submission'), 'application/pdf')
  const start = async (more: object) =>
    examiner.approval.startProcedure({
      params,
      body: { ...(await now()), procedure: 'UPPER_LEVEL', reason: '依法须报批', parties: [], ...more },
    })
  // Nothing goes up that was not put together, and nothing without its number.
  expect(await codeOf(start({ reference: '示审〔2026〕1号' }))).toBe('SUBMISSION_NOT_PREPARED')
  const prepare = async (papers: { sha256: string }[]) =>
    examiner.approval.prepareUpperLevel({
      params,
      body: { ...(await now()), authority: '示范区人民政府', summary: '拟迁移古樟一株，请批示。', papers },
    })
  expect(await codeOf(prepare([]))).toBe('VALIDATION_FAILED')
  await prepare([{ sha256: paper.sha256 }])
  await start({ reference: '示审〔2026〕1号' })
  const wait = async () => (await bureau.visitor().approval.track({ params: { trackingCode } })).waits
  expect(await wait()).toMatchObject([
    { why: 'procedure', kind: 'UPPER_LEVEL', upper: { authority: '示范区人民政府', reference: '示审〔2026〕1号' } },
  ])
  const procedure = (await read(examiner, id)).handling?.procedures[0]?.id ?? ''
  const chase = async (letter: string) =>
    examiner.approval.chaseUpperLevel({ params, body: { ...(await now()), procedure, letter, text: '请尽快批复。' } })
  await chase('示审催〔2026〕1号')
  expect(await codeOf(chase('示审催〔2026〕1号'))).toBe('LETTER_SENT_ALREADY')
  const end = async (more: object) =>
    examiner.approval.endProcedure({
      params,
      body: {
        ...(await now()),
        procedure,
        outcome: '同意迁移',
        conclusion: 'PASSED',
        papers: [{ sha256: paper.sha256 }],
        ...more,
      },
    })
  expect(await codeOf(end({}))).toBe('REFERENCE_MISSING')
  await end({ reference: '示政批〔2026〕9号' })
  expect(await wait()).toEqual([])
  const { handling } = await read(examiner, id)
  expect(handling?.procedures[0]?.upper).toMatchObject({
    reply: '示政批〔2026〕9号',
    letters: [{ letter: '示审催〔2026〕1号' }],
  })
})

const organOf = (key: string) => bureau.matters.district.organs.find((one) => one.key === key)?.id ?? ''
const officerOf = (name: string) => bureau.matters.district.officers.find(({ username }) => username === name)?.id ?? ''
const [MARKET, CENTRE] = [organOf('market'), organOf('foodSafetyCentre')]

/** A department with two sections, one of them closed again, and a body under it. */
async function arrangeMarket() {
  const { organisation } = await as('tian.zhanghu')
  const params = { id: MARKET }
  const plain = { brands: [], model: null, rollOut: null, residentAt: null, basis: '示编办发〔2025〕6号' }
  await organisation.arrangeOrgan({ params, body: { ...plain, types: ['SUPERVISION'], parent: null } })
  const under = { ...plain, types: ['SUBORDINATE' as const, 'SUPERVISION' as const], parent: MARKET }
  await organisation.arrangeOrgan({ params: { id: CENTRE }, body: under })
  const posts = [{ name: '监管岗', seats: 3, roles: ['supervisor' as const] }]
  const section = { duty: 'SUPERVISION' as const, items: [], posts, since: '2025-10-01' }
  await organisation.setSection({ params, body: { ...section, id: 'food', name: { zh: '食品经营科', en: 'Food' } } })
  await organisation.setSection({ params, body: { ...section, id: 'old', name: { zh: '老科室', en: 'Old' } } })
  await organisation.closeSection({ params, body: { section: 'old', on: '2025-11-01', reason: '合并' } })
  await organisation.placeOfficer({ params, body: { officer: officerOf('liu.zhigui'), section: 'food' } })
  await bureau.settle()
}
/** A case about which the department is asked one question. */
async function askMarket(question: string) {
  const examiner = await as('he.yuanzhou')
  const filing = await file(await as('demo.canteen'))
  const { id, version } = await accept(await as('lin.shouli'), filing.id, filing.version)
  const body = { expectedVersion: version, organs: [MARKET], question, days: 5 }
  await examiner.approval.openConsultation({ params: { id }, body })
  return id
}
const askedOf = async (officer: Person, id: string) =>
  (await officer.approval.opinionRequests({ query: { limit: 100 } })).items.find((row) => row.id === id)

test('OR-22 a department’s step goes to its section or to the body under it, is seen and answered there, and the flow is counted', async () => {
  await arrangeMarket()
  const [head, inSection, inBody] = [await as('pan.guanshi'), await as('liu.zhigui'), await as('yan.jianwei')]
  const [first, second] = [await askMarket('选址是否合适？'), await askMarket('样品是否合格？')]
  const consultation = (await askedOf(head, first))?.consultation ?? ''
  expect((await askedOf(head, first))?.units.map(({ kind, name }) => [kind, name.zh])).toEqual([
    ['SECTION', '食品经营科'],
    ['BODY', '示范区食品检验检测中心'],
  ])
  const section = { kind: 'SECTION' as const, id: 'food' }
  const handOn = (officer: Person, id: string, of: string, unit: { kind: 'SECTION' | 'BODY'; id: string } | null) =>
    officer.approval.handOpinionOn({ params: { id }, body: { consultation: of, unit } })
  const answer = (officer: Person, id: string, of: string) => {
    const body = { consultation: of, stance: 'AGREE' as const, opinion: '同意。' }
    return officer.approval.giveOpinion({ params: { id }, body })
  }
  // Neither a closed section nor an organ that is not under it; nor by another department.
  expect(await codeOf(handOn(head, first, consultation, { kind: 'SECTION', id: 'old' }))).toBe('UNIT_NOT_THEIRS')
  expect(await codeOf(handOn(head, first, consultation, { kind: 'BODY', id: organOf('health') }))).toBe(
    'UNIT_NOT_THEIRS',
  )
  expect(await codeOf(handOn(await as('jiang.weiqing'), first, consultation, section))).toBe('NOT_FOUND')
  expect(await codeOf(handOn(inBody, first, consultation, null))).toBe('NOT_FOUND')

  await handOn(head, first, consultation, section)
  expect(await codeOf(handOn(head, first, consultation, section))).toBe('OPINION_THERE_ALREADY')
  expect(await codeOf(answer(head, first, consultation))).toBe('OPINION_WITH_UNIT')
  expect(await askedOf(head, first)).toMatchObject({ unit: { name: { zh: '食品经营科' } }, mine: false })
  expect(await askedOf(inSection, first)).toMatchObject({ unit: section, mine: true, handedOnBy: null })
  await answer(inSection, first, consultation)

  const asked = (await askedOf(head, second))?.consultation ?? ''
  const { materials } = await read(await as('he.yuanzhou'), second)
  const path = `/cases/${second}/materials/${materials[0]?.sha256 ?? ''}`
  expect(await askedOf(inBody, second)).toBeUndefined()
  await expect(inBody.download(path)).rejects.toThrow('404')
  expect(await codeOf(answer(inBody, second, asked))).toBe('NOT_FOUND')
  await handOn(head, second, asked, section)
  await handOn(inSection, second, asked, { kind: 'BODY', id: CENTRE })
  expect(await askedOf(inBody, second)).toMatchObject({
    ...{ question: '样品是否合格？', mine: true, units: [] },
    handedOnBy: { zh: '示范区市场监督管理局' },
  })
  expect((await inBody.download(path)).length).toBeGreaterThan(0)
  expect(await codeOf(handOn(inBody, second, asked, section))).toBe('NOT_FOUND')
  expect(await codeOf(answer(inSection, second, asked))).toBe('OPINION_WITH_UNIT')
  // The body gives it back itself, with a reason that the department sees, and has it no longer.
  const giveBack = (officer: Person) =>
    officer.approval.giveOpinionBack({ params: { id: second }, body: { consultation: asked, reason: '缺少样品' } })
  expect(await codeOf(giveBack(inSection))).toBe('OPINION_WITH_UNIT')
  await giveBack(inBody)
  expect(await askedOf(inBody, second)).toBeUndefined()
  const givenBack = { unit: { name: { zh: '示范区食品检验检测中心' } }, reason: '缺少样品' }
  expect(await askedOf(head, second)).toMatchObject({ unit: null, mine: true, givenBack })
  expect(await codeOf(giveBack(head))).toBe('OPINION_NOT_WITH_UNIT')
  await handOn(head, second, asked, { kind: 'BODY', id: CENTRE })
  expect(await askedOf(head, second)).toMatchObject({ mine: false, givenBack: null })
  await answer(inBody, second, asked)
  expect((await inBody.approval.opinionRequests({ query: { open: true } })).items).toEqual([])

  // The case says who answered, and the report how often each was asked.
  const named = async (id: string) =>
    (await read(await as('he.yuanzhou'), id)).handling?.consultations.flatMap(({ organs }) => organs)
  expect(await named(first)).toEqual([{ name: '示范区市场监督管理局（食品经营科）', answered: true }])
  expect(await named(second)).toEqual([{ name: '示范区市场监督管理局（示范区食品检验检测中心）', answered: true }])
  const { items } = await (await as('wei.gaoyuan')).approval.opinionFlow({})
  const market = items.filter(({ organ }) => organ === MARKET)
  expect(market.map(({ unit, handed, answered }) => [unit?.name.zh ?? '', handed, answered])).toEqual([
    ['', 2, 2],
    ['示范区食品检验检测中心', 2, 1],
    ['食品经营科', 2, 1],
  ])
  for (const { medianDays } of market) expect(medianDays).toBeGreaterThanOrEqual(0)
  await bureau.expectSound()
})
