import { describe, expect, test } from 'vitest'
import type { ItemStandard } from '#catalogue/standard'
import type { api } from '#clouds/standards/api'
import type { Input } from '#contract'
import { localDate } from '#kernel'
import { seedStandardsWork } from '../../src/app/demo-standards.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from '../support/case-journey.ts'
import { accept, codeOf, examine, file, filledDraft, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const CODE = foodLicence.itemCode
const RENEWAL = '990101001003'
const ALTERATION = '990101001002'
const CANCELLATION = '990101001004'
const CANCELLED = '990114145001'
const clock = { days: 0 }
const DAY_MS = 86_400_000
const bureau = await aBureau({
  items: [CODE, '990714126001', RENEWAL, ALTERATION, CANCELLATION, CANCELLED, '990101001005'],
  now: () => new Date(Date.now() + clock.days * DAY_MS).toISOString(),
})
await seedStandardsWork(bureau.office, bureau.installation, bureau.matters)
await bureau.settle()
const dayIn = (days: number) => localDate(new Date(Date.now() + (clock.days + days) * DAY_MS).toISOString())

const enter = async () => ({
  department: await signedIn(bureau, 'cai.ni'),
  editor: await signedIn(bureau, 'bian.zhun'),
  reviewer: await signedIn(bureau, 'shen.biao'),
  resident: await signedIn(bureau, 'demo.canteen'),
})
let { department, editor, reviewer, resident } = await enter()
/** Nobody stays signed in for days. */
const pass = async (days: number) => {
  clock.days += days
  await bureau.settle()
  ;({ department, editor, reviewer, resident } = await enter())
}

const params = { code: CODE }
const versionOf = async (person: Person, code = CODE) => (await person.standards.item({ params: { code } })).lifeVersion
const parseStandard = (value: unknown): ItemStandard => value as ItemStandard
type Submission = Input<typeof api.submitDraft>['body']
type Reasons = Omit<Submission, 'revision' | 'expectedVersion'>
const noReasons: Reasons = { note: '', answers: [], removals: [], stepsReason: '', limitReason: '' }

async function begin(person: Person, code = CODE) {
  const expectedVersion = await versionOf(person, code)
  return person.standards.beginDraft({ params: { code }, body: { expectedVersion, reason: '精简材料，压缩时限' } })
}
async function rewrite(person: Person, change: (standard: ItemStandard) => ItemStandard, code = CODE) {
  const { revision, standard } = await person.standards.draft({ params: { code } })
  const body = { revision, standard: change(parseStandard(standard)) }
  return person.standards.saveDraft({ params: { code }, body })
}
async function hand(person: Person, reasons: Partial<Reasons> = {}, code = CODE) {
  const { revision, lifeVersion } = await person.standards.draft({ params: { code } })
  const body = { ...noReasons, ...reasons, revision, expectedVersion: lifeVersion }
  return person.standards.submitDraft({ params: { code }, body })
}

describe('ST-38: a department’s draft becomes the law of the counter', () => {
  const before = { materials: 0, version: 0 }

  test('whoever is not of the bureau or a competent department does not draft it', async () => {
    const health = await signedIn(bureau, 'jiang.weiqing')
    expect(await codeOf(health.standards.beginDraft({ params, body: { expectedVersion: 1, reason: '试试' } }))).toBe(
      'FORBIDDEN',
    )
  })

  test('the department begins from the version in force', async () => {
    const item = await department.standards.item({ params })
    before.version = item.versions.at(-1)?.version ?? 0
    const draft = await begin(department)
    expect(draft).toMatchObject({
      base: before.version,
      phase: 'drafting',
      editable: true,
      changes: { differences: 0 },
    })
    before.materials = parseStandard(draft.standard).materials.length
  })

  test('a second editor of another organ reads it and cannot write on it', async () => {
    expect((await editor.standards.draft({ params })).editable).toBe(false)
    expect(await codeOf(rewrite(editor, (standard) => standard))).toBe('DRAFT_OF_OTHER_ORGAN')
  })

  test('of two who save at once the second is told, and the first one’s words stand', async () => {
    const { revision, standard } = await department.standards.draft({ params })
    const other = await signedIn(bureau, 'cai.ni')
    const said = (visits: number) => ({ revision, standard: { ...parseStandard(standard), visits } })
    await department.standards.saveDraft({ params, body: said(1) })
    expect(await codeOf(other.standards.saveDraft({ params, body: said(2) }))).toBe('DRAFT_SAVED_BY_OTHER')
    expect(parseStandard((await other.standards.draft({ params })).standard).visits).toBe(1)
    await rewrite(department, (each) => ({ ...each, visits: 0 }))
  })

  test('what is half written is kept, and its gaps are told at their places', async () => {
    const { findings } = await rewrite(department, (each) => ({ ...each, name: { zh: '' } }))
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'ERROR', place: '/name/zh', section: 'BASICS' }),
    )
    expect(await codeOf(hand(department))).toBe('DRAFT_HAS_FAULTS')
  })

  test('ST-32: a vague material keeps the draft from being submitted', async () => {
    const name = parseStandard(
      (await department.standards.version({ params: { ...params, version: before.version } })).standard,
    ).name
    const vague = {
      id: 'other',
      name: { zh: '其他相关资料' },
      required: true,
      source: 'APPLICANT' as const,
      original: false,
      copies: 1,
    }
    const { findings } = await rewrite(department, (each) => ({ ...each, name, materials: [...each.materials, vague] }))
    expect(findings[0]).toMatchObject({ code: 'VAGUE_WORDING', severity: 'ERROR' })
    expect(await codeOf(hand(department))).toBe('DRAFT_HAS_FAULTS')
    await rewrite(department, (each) => ({ ...each, materials: each.materials.filter(({ id }) => id !== 'other') }))
  })

  test('ST-33, WF-26: fewer papers and a shorter promise want their reasons, and the promise its evidence', async () => {
    const draft = await rewrite(department, (each) => ({
      ...each,
      materials: each.materials.filter(({ id }) => id !== 'equipmentList'),
      conditions: each.conditions.map(({ material, ...rest }) =>
        material === 'equipmentList' ? rest : { ...rest, ...(material === undefined ? {} : { material }) },
      ),
      criteria: each.criteria.map(({ material, ...rest }) =>
        material === 'equipmentList' ? rest : { ...rest, ...(material === undefined ? {} : { material }) },
      ),
      limits: { ...each.limits, promised: { days: 4, unit: 'working' } },
      steps: each.steps.map((step) =>
        step.id === 'decision' ? { ...step, limit: { days: 1, unit: 'working' as const } } : step,
      ),
    }))
    expect(draft.changes).toMatchObject({ removedMaterials: [{ material: 'equipmentList' }], limit: true })
    expect(draft.evidence).toMatchObject({ cases: 0, distribution: [] })
    expect(draft.findings.filter(({ severity }) => severity === 'ERROR')).toEqual([])
    expect(await codeOf(hand(department))).toBe('REMOVAL_WITHOUT_REASON')
    const removals = [
      { material: 'equipmentList', ground: 'COVERED_BY_OTHER' as const, reason: '平面布局图已列明设备' },
    ]
    expect(await codeOf(hand(department, { removals }))).toBe('LIMIT_WITHOUT_EVIDENCE')
    const item = await hand(department, { removals, limitReason: '窗口已能在四个工作日内办结', note: '请审核' })
    expect(item.draft).toMatchObject({ phase: 'submitted', round: 1 })
    expect(await codeOf(rewrite(department, (each) => each))).toBe('DRAFT_UNDER_REVIEW')
  })

  test('the reviewer finds it waiting with what it changes, and returns it', async () => {
    const { items } = await reviewer.standards.reviewQueue({})
    const waiting = items.find(({ code }) => code === CODE)
    expect(waiting).toMatchObject({ what: 'DRAFT', round: 1, organ: { zh: expect.stringContaining('市场') as string } })
    expect(waiting?.differences).toBeGreaterThan(1)
    const remarks = [
      { section: 'MATERIALS', text: '平面布局图的说明应写明设备位置' },
      { section: 'LIMITS', text: '建议三个工作日' },
    ]
    const body = { expectedVersion: await versionOf(reviewer), remarks }
    const item = await reviewer.standards.returnDraft({ params, body })
    expect(item.draft).toMatchObject({ phase: 'returned', remarks })
  })

  test('every remark is answered; one is not followed', async () => {
    const removals = [
      { material: 'equipmentList', ground: 'COVERED_BY_OTHER' as const, reason: '平面布局图已列明设备' },
    ]
    const reasons = { removals, limitReason: '窗口已能在四个工作日内办结' }
    expect(await codeOf(hand(department, reasons))).toBe('REMARKS_UNANSWERED')
    const answers = [
      { remark: 0, followed: true, position: '已写明' },
      { remark: 1, followed: false, position: '三个工作日尚无实际办理数据支持' },
    ]
    expect((await hand(department, { ...reasons, answers })).draft).toMatchObject({ phase: 'submitted', round: 2 })
  })

  test('neither its author nor another department’s reviewer adopts it, and a disagreement is settled in words', async () => {
    const digest = (await reviewer.standards.item({ params })).draft?.digest ?? ''
    const body = { expectedVersion: await versionOf(reviewer), digest, effectiveFrom: dayIn(7), resolution: '' }
    expect(await codeOf(department.standards.adoptDraft({ params, body }))).toBe('FORBIDDEN')
    expect(await codeOf(reviewer.standards.adoptDraft({ params, body }))).toBe('DISAGREEMENT_UNSETTLED')
    expect(await codeOf(reviewer.standards.adoptDraft({ params, body: { ...body, effectiveFrom: dayIn(-1) } }))).toBe(
      'EFFECTIVE_IN_THE_PAST',
    )
  })

  test('published for next week, it is scheduled, and today’s list is as before', async () => {
    const draft = await filledDraft(resident)
    const digest = (await reviewer.standards.item({ params })).draft?.digest ?? ''
    const body = {
      expectedVersion: await versionOf(reviewer),
      digest,
      effectiveFrom: dayIn(7),
      resolution: '经会商，先按四个工作日',
    }
    const item = await reviewer.standards.adoptDraft({ params, body })
    expect(item.versions.at(-1)).toMatchObject({ version: before.version + 1, scheduled: true, current: false })
    expect(item.history.map(({ type }) => type)).toContain('StandardDisagreementSettled')
    await bureau.settle()
    const guide = await resident.approval.guide({ params })
    expect(guide.version).toBe(before.version)
    expect(guide.standard.materials).toHaveLength(before.materials)
    expect((await resident.approval.readDraft({ params: { id: draft.id } })).moved).toBeUndefined()
  })

  test('WF-25: the four reductions are computed from the two versions', async () => {
    const query = { from: before.version, to: before.version + 1 }
    const { sections, reductions } = await reviewer.standards.compare({ params, query })
    expect(sections.map(({ section }) => section)).toEqual(expect.arrayContaining(['MATERIALS', 'LIMITS', 'STEPS']))
    const removed = sections.find(({ section }) => section === 'MATERIALS')?.differences
    expect(removed).toContainEqual(expect.objectContaining({ kind: 'REMOVED', place: '/materials/equipmentList' }))
    const figure = (aim: string) => reductions.find((each) => each.aim === aim)
    expect(figure('DAYS')).toMatchObject({ before: 5, after: 4, percent: 20 })
    const materials = figure('MATERIALS')
    expect(materials?.after).toBe((materials?.before ?? 0) - 1)
    expect(materials?.counted.before).toContain('经营设备、设施清单')
  })

  test('ST-01: on its day it binds new applications, a draft moves on, and a running case stays with its version', async () => {
    const running = await file(resident)
    const accepted = await accept(await signedIn(bureau, 'lin.shouli'), running.id, running.version)
    const open = await filledDraft(resident)
    await pass(8)
    expect((await resident.approval.guide({ params })).version).toBe(before.version + 1)
    const draft = await resident.approval.readDraft({ params: { id: open.id } })
    expect(draft.moved).toMatchObject({ to: before.version + 1, dropped: [{ zh: '经营设备、设施清单' }] })
    expect(draft.content.materials.map(({ material }) => material)).not.toContain('equipmentList')
    const [from, to] = [draft.itemVersion, draft.moved?.to ?? 0]
    const { sections } = await resident.standards.guideChanges({ params, query: { from, to } })
    expect(sections.find(({ section }) => section === 'LIMITS')?.differences).toContainEqual(
      expect.objectContaining({
        before: expect.objectContaining({ zh: expect.stringContaining('5 个工作日') as string }) as object,
      }),
    )
    const saved = await resident.approval.saveDraft({
      params: { id: draft.id },
      body: { revision: draft.revision, content: draft.content },
    })
    expect(saved.itemVersion).toBe(before.version + 1)
    expect(
      (await resident.approval.submit({ params: { id: draft.id }, body: submission(saved.revision) })).caseNumber,
    ).not.toBe('')
    await bureau.settle()
    const examiner = await signedIn(bureau, 'he.yuanzhou')
    await examine(examiner, running.id, accepted.version)
    const seen = await examiner.approval.readCase({ params: { id: running.id } })
    expect(seen.standard.materials.map(({ id }) => id)).toContain('equipmentList')
  })

  test('an import that differs does not pass over the adopted version', async () => {
    const { standards } = bureau.matters
    const original = standards.find(({ code }) => code === CODE)
    const result = await bureau.office.services.run({
      life: 'standard',
      stream: bureau.office.services.idFrom('standard', CODE),
      command: {
        type: 'PublishStandard',
        at: bureau.office.services.now(),
        by: '$actor',
        code: CODE,
        digest: 'f'.repeat(64),
        standard: JSON.parse(JSON.stringify(original)) as never,
      },
      by: { kind: 'system', id: bureau.installation.systemActor },
    })
    expect(result).toMatchObject({ ok: false, refusal: { code: 'REVIEWED_VERSION_STANDS' } })
  })
})

describe('ST-14 ST-20: an item leaves the list by an act, with its reason, day, successor and history; running cases go on', () => {
  test('proposed by an editor and adopted by the reviewer, it cannot be applied for from its day on', async () => {
    const at = { code: ALTERATION }
    const retirement = {
      way: 'MERGED' as const,
      reason: '与新办合并办理',
      basis: '示范区精简事项决定',
      effectiveFrom: dayIn(3),
      successors: [CODE],
    }
    const draft = await resident.approval.startDraft({ body: { itemCode: ALTERATION } })
    const filed = {
      itemCode: ALTERATION,
      form: { ...foodLicence.form },
      answers: { changed: 'NAME_OR_PERSON' },
      certificate: '1.2.156.3005.2',
    }
    const running = await journeyIn(bureau, filed).submitted()
    const propose = (body: typeof retirement) => async () =>
      department.standards.proposeRetirement({
        params: at,
        body: { expectedVersion: await versionOf(department, ALTERATION), ...body },
      })
    expect(await codeOf(propose({ ...retirement, successors: ['000000000000'] })())).toBe('SUCCESSOR_UNKNOWN')
    await propose(retirement)()
    const decision = { expectedVersion: await versionOf(reviewer, ALTERATION), adopt: true, reason: '' }
    const item = await reviewer.standards.decideRetirement({ params: at, body: decision })
    expect(item.retirement).toMatchObject({ phase: 'adopted', way: 'MERGED' })
    await bureau.settle()
    expect((await resident.approval.guide({ params: at })).retired).toBeNull()
    await pass(4)
    expect(await codeOf(resident.approval.startDraft({ body: { itemCode: ALTERATION } }))).toBe('ITEM_NOT_IN_FORCE')
    expect(await codeOf(resident.approval.submit({ params: { id: draft.id }, body: submission(draft.revision) }))).toBe(
      'ITEM_NOT_IN_FORCE',
    )
    expect(await codeOf(resident.approval.startDraft({ body: { itemCode: '123456789' } }))).toBe('NOT_FOUND')
    const { items } = await resident.approval.searchItems({ query: { q: '食品经营许可（变更）' } })
    expect(items.map(({ code }) => code)).not.toContain(ALTERATION)
    // Who kept its address is told why and led on; the old versions stay to be read.
    const { retired } = await bureau.visitor().approval.guide({ params: at })
    expect(retired).toMatchObject({ way: 'MERGED', basis: '示范区精简事项决定', successors: [{ code: CODE }] })
    const was = { params: { code: ALTERATION, version: 1 } }
    expect((await bureau.visitor().approval.guideVersion(was)).standard.code).toBe(ALTERATION)
    // What was filed before its day goes on under the standard it is bound to, to its decision.
    const intake = await signedIn(bureau, 'lin.shouli')
    const examiner = await signedIn(bureau, 'he.yuanzhou')
    const { version } = await intake.approval.readCase({ params: { id: running } })
    const accepted = await accept(intake, running, version)
    await examine(examiner, running, accepted.version)
    const open = await examiner.approval.readCase({ params: { id: running } })
    expect([open.progress.stage, open.itemVersion]).toEqual(['examined', 1])
    const { streamlined } = await reviewer.standards.audit({})
    expect(streamlined).toMatchObject([{ code: ALTERATION, way: 'MERGED', successors: [{ code: CODE }] }])
  })
  test('a filing must be a filing', async () => {
    const body = {
      expectedVersion: await versionOf(department, CANCELLATION),
      way: 'CONVERTED_TO_FILING' as const,
      reason: '改为备案',
      basis: '示范区决定',
      effectiveFrom: dayIn(3),
      successors: [CODE],
    }
    expect(await codeOf(department.standards.proposeRetirement({ params: { code: CANCELLATION }, body }))).toBe(
      'SUCCESSOR_NO_FILING',
    )
  })
})

describe('new items', () => {
  test('a new item starts from a similar one under a code of its own', async () => {
    const body = { code: '990101009001', template: CODE, name: '小微餐饮经营许可', reason: '上级新增事项' }
    const draft = await editor.standards.newItem({ body })
    expect(parseStandard(draft.standard)).toMatchObject({ code: body.code, name: { zh: body.name } })
    expect(await codeOf(editor.standards.newItem({ body }))).toBe('ITEM_CODE_TAKEN')
    const { items } = await editor.standards.list({ query: { draft: 'drafting', q: '990101009001' } })
    expect(items).toMatchObject([{ standing: 'NEVER_PUBLISHED', draft: 'drafting' }])
    await hand(editor, {}, body.code)
    // The department that will supervise it is told first, and answers before its time is over.
    await bureau.settle()
    const supervisor = await signedIn(bureau, 'pan.guanshi')
    const notices = await supervisor.interplay.exchanges({ query: { kind: 'CHANGE_NOTICE' } })
    const notice = notices.items.find(({ title }) => title.includes(body.name))
    if (notice === undefined) throw new Error('The department was not told')
    await supervisor.interplay.actOnExchange({
      params: { id: notice.id },
      body: { act: 'ANSWER', expectedVersion: notice.version, word: 'NOTED', text: '' },
    })
    const item = await reviewer.standards.item({ params: { code: body.code } })
    const adoption = {
      expectedVersion: item.lifeVersion,
      digest: item.draft?.digest ?? '',
      effectiveFrom: dayIn(0),
      resolution: '',
    }
    await reviewer.standards.adoptDraft({ params: { code: body.code }, body: adoption })
    await bureau.settle()
    expect((await resident.approval.guide({ params: { code: body.code } })).version).toBe(1)
  })
  test('everything that was done can be checked', async () => {
    await bureau.settle()
    await bureau.expectSound()
  })
})
