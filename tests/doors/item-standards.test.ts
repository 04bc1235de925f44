import { expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { accept, aPdf, codeOf, examine, file, grant, problemOf, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const COMPANY = '990714126001'
const NAME = '991014128001'
const FOOD = foodLicence.itemCode
const ALTERATION = '990101001002'
const bureau = await aBureau({ items: [COMPANY, NAME, FOOD, ALTERATION] })
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
  expect(list.items.map(({ code }) => code).sort()).toEqual([ALTERATION, COMPANY, FOOD, NAME].sort())
  for (const { code, version } of list.items) {
    const guide = await stranger.approval.guide({ params: { code } })
    expect(guide.version).toBe(version)
    expect(guide.standard.steps.length).toBeGreaterThan(0)
  }
})

test('everything that was done can be checked', () => bureau.expectSound())

const parseObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
