import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { accept, aPdf, codeOf, examine, file, grant, problemOf, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { judgedBy } from '../../src/seal/testing/seal-fixtures.ts'

const COMPANY = '990714126001'
const NAME = '991014128001'
const FOOD = foodLicence.itemCode
const ALTERATION = '990101001002'
const BUILDING = '990101003001'
const [WATER, POWER, GAS] = ['992017142001', '992017143001', '992017144001']
const ITEMS = [COMPANY, NAME, FOOD, ALTERATION, BUILDING, WATER, POWER, GAS]
const bureau = await aBureau({ items: ITEMS })
const owner = await signedIn(bureau, 'demo.canteen')
const intake = await signedIn(bureau, 'lin.shouli')

test('WF-30 what has to come first is a graph anybody reads, keeps whoever lacks it from filing, and closes no circle', async () => {
  const graph = await bureau.visitor().standards.itemGraph({ params: { code: FOOD } })
  expect(graph.stages.map((stage) => stage.map(({ code }) => code))).toEqual([[NAME], [COMPANY], [FOOD]])

  const { id, revision } = await owner.approval.startDraft({ body: { itemCode: COMPANY } })
  const { applicant } = foodLicence
  const content = { applicant, answers: {}, form: {}, materials: [] }
  const saved = await owner.approval.saveDraft({ params: { id }, body: { revision, content } })
  const problem = await problemOf(owner.approval.submit({ params: { id }, body: submission(saved.revision) }))
  expect(problem.fields?.map(({ message }) => message).join()).toMatch(/须先取得「.*名称.*」的结果/)

  const editor = await signedIn(bureau, 'bian.zhun')
  const params = { code: NAME }
  const { lifeVersion: expectedVersion } = await editor.standards.item({ params })
  const draft = await editor.standards.beginDraft({ params, body: { expectedVersion, reason: '试着绕成一圈' } })
  const standard = { ...parseObject(draft.standard), predecessors: [{ item: FOOD }] }
  const after = await editor.standards.saveDraft({ params, body: { revision: draft.revision, standard } })
  expect(after.findings).toContainEqual(expect.objectContaining({ code: 'PREDECESSOR_CYCLE', severity: 'ERROR' }))
  const reasons = { note: '', answers: [], removals: [], stepsReason: '', limitReason: '' }
  const body = { ...reasons, revision: after.revision, expectedVersion: after.lifeVersion }
  expect(await codeOf(editor.standards.submitDraft({ params, body }))).toBe('DRAFT_HAS_FAULTS')
})

test('ST-34 what the library holds is fetched when it is filed, seen at the desk, and may not be asked for', async () => {
  const decider = await signedIn(bureau, 'tang.duanheng')
  const device = await enrolDevice(decider, await signedIn(bureau, 'tian.zhanghu'), 'desk')
  const first = await file(owner)
  const accepted = await accept(intake, first.id, first.version)
  const examined = await examine(await signedIn(bureau, 'he.yuanzhou'), first.id, accepted.version)
  await grant(decider, device, first.id, examined.version)
  await bureau.settle()
  const [held] = (await owner.approval.heldCertificates({})).items
  expect(held).toBeDefined()

  const { id, revision } = await owner.approval.startDraft({ body: { itemCode: ALTERATION } })
  const upload = await owner.upload('changeStatement.pdf', aPdf('change'), 'application/pdf')
  const content = {
    applicant: foodLicence.applicant,
    answers: { changed: 'NAME_OR_PERSON' },
    certificate: held?.identifier ?? '',
    form: {
      shopName: '稻香新馆',
      premisesAddress: '示范区样板街道稻香路 8 号',
      personInCharge: '稻小香',
      changeReason: '更换店名和负责人',
      contactName: '稻小香',
      contactMobile: foodLicence.applicant.phone,
      truthful: true,
    },
    materials: [{ material: 'changeStatement', ...upload }],
  }
  const saved = await owner.approval.saveDraft({ params: { id }, body: { revision, content } })
  const filed = await owner.approval.submit({ params: { id }, body: submission(saved.revision) })

  const desk = await intake.approval.readCase({ params: { id: filed.id } })
  expect(desk.fetched).toMatchObject([{ material: 'originalCertificate', identifier: held?.identifier }])
  const defects = [
    {
      subject: 'MATERIAL' as const,
      ref: 'originalCertificate',
      problem: '未提交原证',
      remedy: '请提交原食品经营许可证',
    },
  ]
  const asked = intake.approval.requestCorrection({
    params: { id: filed.id },
    body: { expectedVersion: filed.version, defects },
  })
  expect(await codeOf(asked)).toBe('MATERIAL_FETCHED')
})

test('WF-20 an item under transparency shows how surely its promise is kept; another has no such page', async () => {
  const stranger = bureau.visitor()
  const figures = await stranger.standards.predictability({ params: { code: FOOD } })
  expect(figures).toMatchObject({ cases: 1, kept: 1, shortest: 0, longest: 0, changes: [{ version: 1 }] })
  expect(figures.criteria).toBeGreaterThan(0)
  expect(await codeOf(stranger.standards.predictability({ params: { code: ALTERATION } }))).toBe('NOT_FOUND')
})

test('ST-39 every version in force is public by itself, and is the one the desk works by', async () => {
  const stranger = bureau.visitor()
  const list = await intake.standards.list({ query: {} })
  expect(list.items.map(({ code }) => code).sort()).toEqual(ITEMS.toSorted())
  for (const { code, version } of list.items) {
    const guide = await stranger.approval.guide({ params: { code } })
    expect(guide.version).toBe(version)
    expect(guide.standard.steps.length).toBeGreaterThan(0)
  }
})

test('ST-24 a permit leads to the services around it, a service to its permits; papers name the law of their kind', async () => {
  const stranger = bureau.visitor()
  const permit = await stranger.standards.itemGraph({ params: { code: BUILDING } })
  expect(permit.services.map(({ code }) => code)).toEqual([WATER, POWER, GAS])
  const service = await stranger.standards.itemGraph({ params: { code: WATER } })
  expect([service.services, service.permits.map(({ code }) => code)]).toEqual([[], [BUILDING]])
  const { items } = await stranger.approval.searchItems({ query: { kind: 'PUBLIC_SERVICE' } })
  expect(items.map(({ code }) => code).sort()).toEqual([WATER, POWER, GAS].sort())

  // An editor who turns the permit into a service is told what of it belongs to permits alone.
  const editor = await signedIn(bureau, 'bian.zhun')
  const params = { code: BUILDING }
  const { lifeVersion: expectedVersion } = await editor.standards.item({ params })
  const draft = await editor.standards.beginDraft({ params, body: { expectedVersion, reason: '改为公共服务' } })
  const hearing = { kind: 'HEARING', max: { days: 20, unit: 'working' } }
  const standard = { ...parseObject(draft.standard), kind: 'PUBLIC_SERVICE', procedures: [hearing] }
  const { findings } = await editor.standards.saveDraft({ params, body: { revision: draft.revision, standard } })
  const faults = findings.filter(({ code }) => code === 'KIND_RULE').map(({ place }) => place)
  expect(faults).toEqual(['/procedures/0', '/relatedServices/0', '/relatedServices/1', '/relatedServices/2'])
})

const PDFTOTEXT = existsSync('/usr/bin/pdftotext')
test.skipIf(!PDFTOTEXT)(
  'ST-02 a standard has every field of the list: shown to anybody, and kept from review without them',
  async () => {
    const { standard } = await bureau.visitor().approval.guide({ params: { code: FOOD } })
    const pdf = await bureau.visitor().download(`/papers/${FOOD}/guide`)
    const told = judgedBy('pdftotext', ['-layout', 'a.pdf', '-'], { 'a.pdf': Buffer.from(pdf) }).replaceAll(/\s/g, '')
    const parts = [
      standard.name,
      ...standard.criteria.map(({ text }) => text),
      ...standard.materials.map(({ name }) => name),
    ]
    for (const { zh } of parts) expect(told, zh).toContain(zh.slice(0, 6))
    for (const heading of [
      '权力来源',
      '法定本级行使',
      '设定依据',
      '申请条件',
      '受理时限',
      '承诺时限',
      '审查标准',
      '收费标准及依据',
    ])
      expect(told, heading).toContain(heading)
    expect(told).toContain('示范区行政审批局')
    // Special procedures with their time, and the basis for charging, or for not charging, anything.
    expect(told).toMatch(/检测.*至多10个工作日|检测10个工作日/)
    expect(told).toContain(standard.fee.basis?.law ?? 'no basis')

    const editor = await signedIn(bureau, 'cai.ni')
    const params = { code: FOOD }
    const { lifeVersion: expectedVersion } = await editor.standards.item({ params })
    const draft = await editor.standards.beginDraft({ params, body: { expectedVersion, reason: '少写几项试试' } })
    const { revision } = draft
    const whole = parseObject(draft.standard)
    const thin = { ...whole, criteria: [], fee: { charged: true }, legalBases: [] }
    const after = await editor.standards.saveDraft({ params, body: { revision, standard: thin } })
    const errors = (code: string) => after.findings.filter((each) => each.severity === 'ERROR' && each.code === code)
    expect(errors('SCHEMA').map(({ place }) => place)).toEqual(['/legalBases'])
    const charged = { ...whole, criteria: [], fee: { charged: true } }
    const again = await editor.standards.saveDraft({ params, body: { revision: after.revision, standard: charged } })
    const codes = again.findings.filter(({ severity }) => severity === 'ERROR').map(({ code }) => code)
    expect(codes).toEqual(expect.arrayContaining(['CRITERIA_MISSING', 'FEE_WITHOUT_BASIS', 'FEE_WITHOUT_SCHEDULE']))
    const reasons = { note: '', answers: [], removals: [], stepsReason: '', limitReason: '' }
    const body = { ...reasons, revision: again.revision, expectedVersion: again.lifeVersion }
    expect(await codeOf(editor.standards.submitDraft({ params, body }))).toBe('DRAFT_HAS_FAULTS')
  },
)

test('everything that was done can be checked', () => bureau.expectSound())

const parseObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
