import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import type { JsonObject } from '#kernel'
import { journeyIn } from '../support/case-journey.ts'
import { aPdf, codeOf, signedIn as signedInTo, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const NAME = '991014128001'
const REGISTRATION = '990714126001'
const FOOD = '990101001001'
const bureau = await aBureau({ items: [NAME, REGISTRATION, FOOD] })
const journey = journeyIn(bureau)
const signedIn = (username: string) => signedInTo(bureau, username)
const resident = await signedIn('demo.resident')
const stranger = bureau.visitor()
const intake = await signedIn('lin.shouli')

const { guide, arithmetic, example } = await stranger.approval.package({ params: { code: 'PKG-RESTAURANT' } })
const mine = guide.standard.materials.filter(
  ({ source, when }) =>
    source === 'APPLICANT' && (when === undefined || when.anyOf.includes(example[when.question] ?? '')),
)
const form = {
  businessName: '示范区测试甲餐饮有限公司',
  nameRegion: '示范区',
  trade: '餐饮',
  investors: '测试甲',
  capitalTenThousandYuan: 10,
  contactName: '测试甲',
  contactMobile: '19900000001',
  truthful: true,
  premisesAddress: '示范区人民路一百号一层',
  scope: '餐饮服务',
  personInCharge: '测试甲',
  personInChargeId: '990101199001010019',
  shopName: '测试甲小馆',
  premisesArea: 120,
  safetyManager: '测试乙',
  safetyManagerMobile: '19900000002',
  foodCategories: ['热食类食品制售'],
  openingDate: '2027-03-01',
  diningSeats: 40,
}
const applicant = { kind: 'PERSON' as const, name: '测试甲', idNumber: '990101199001010019', phone: '19900000001' }

async function aMatter(changes: Readonly<Record<string, unknown>> = {}) {
  const draft = await resident.approval.startDraft({ body: { itemCode: 'PKG-RESTAURANT' } })
  const materials = []
  for (const { id } of mine)
    materials.push({ material: id, ...(await resident.upload(`${id}.pdf`, aPdf(id), 'application/pdf')) })
  const content = { applicant, answers: example, form: { ...form, ...changes }, materials }
  return resident.approval.saveDraft({ params: { id: draft.id }, body: { revision: draft.revision, content } })
}
const submitted = async () => {
  const { id, revision } = await aMatter()
  return resident.approval.submit({ params: { id }, body: submission(revision) })
}
const look = (id: string) => resident.approval.myBundle({ params: { id } })
const standings = async (id: string) => (await look(id)).steps.map(({ standing }) => standing)

async function act(stream: string, by: ReturnType<typeof journey.officer>, command: JsonObject) {
  const { services } = bureau.office
  const at = services.now()
  const result = await services.run({ life: 'case', stream, command: { ...command, at, by: '$actor' }, by })
  if (!result.ok) throw new Error(result.refusal.code)
}
async function grant(id: string) {
  const { standard } = await intake.approval.readCase({ params: { id } })
  await journey.accepted(id)
  await act(id, journey.officer('examiner'), {
    type: 'ExamineCase',
    findings: standard.criteria.map((criterion) => ({ criterion: criterion.id, met: true, note: '' })),
    opinion: '符合条件',
    proposal: 'GRANT',
  })
  await act(id, journey.officer('decider'), {
    type: 'GrantCase',
    opinion: '准予',
    validFrom: localDate(bureau.office.services.now()),
    validUntil: null,
  })
  await bureau.settle()
}
const caseOf = async (bundle: string, item: string) => {
  const found = (await look(bundle)).steps.find((step) => step.item === item)?.case
  if (found === undefined || found === null) throw new Error(`There is no case of ${item} yet`)
  return found
}

describe('WF-24 a new restaurant', () => {
  test('anybody sees 21 papers become 12, which ones, and what the package brings itself', async () => {
    expect([arithmetic.sum, arithmetic.together.length]).toEqual([21, 12])
    const { items } = await stranger.approval.packages({})
    expect(items).toMatchObject([{ code: 'PKG-RESTAURANT', items: 3, sum: 21, together: 12, express: true }])
    expect(arithmetic.together.filter(({ supplier }) => supplier === 'APPLICANT')).toHaveLength(mine.length)
  })
})

describe('AP-27 one matter of three cases', () => {
  test('one submission files the first case; each grant files the next, with nothing asked again', async () => {
    const { bundle = '' } = await submitted()
    expect(await standings(bundle)).toEqual(['open', 'notBegun', 'notBegun'])
    await grant((await caseOf(bundle, NAME)).id)
    expect(await standings(bundle)).toEqual(['granted', 'open', 'notBegun'])
    const registration = await resident.approval.myCase({
      params: { id: (await caseOf(bundle, REGISTRATION)).id },
    })
    expect(registration.form).toMatchObject({ domicile: form.premisesAddress, legalRepresentative: '测试甲' })
    await grant(registration.id)
    await grant((await caseOf(bundle, FOOD)).id)
    const whole = await look(bundle)
    expect(whole.steps.map(({ standing }) => standing)).toEqual(['granted', 'granted', 'granted'])
    const papers = whole.steps.flatMap((step) => step.case?.documents ?? [])
    expect(papers.filter(({ title }) => title !== '受理通知书').length).toBeGreaterThanOrEqual(3)
    await bureau.expectSound()
  })

  test('what is wrong with any of the three is told before anything is filed', async () => {
    const { id, revision } = await aMatter({ diningSeats: -1, scope: '' })
    expect(await codeOf(resident.approval.submit({ params: { id }, body: submission(revision) }))).toBe(
      'VALIDATION_FAILED',
    )
    const { items } = await resident.approval.myBundles({})
    expect(items).toHaveLength(1)
  })

  test('pressing twice is one matter, and nobody else sees it', async () => {
    const { id, revision } = await aMatter()
    const first = await resident.approval.submit({ params: { id }, body: submission(revision) })
    expect(await resident.approval.submit({ params: { id }, body: submission(revision) })).toEqual(first)
    const other = await signedIn('demo.builder')
    expect(await codeOf(other.approval.myBundle({ params: { id: first.bundle ?? '' } }))).toBe('NOT_FOUND')
  })

  test('after a withdrawal what waited for it is said to be blocked, and is never filed', async () => {
    const { bundle = '', id } = await submitted()
    await resident.approval.withdraw({ params: { id }, body: { reason: '不开了' } })
    await bureau.settle()
    expect(await standings(bundle)).toEqual(['failed', 'blocked', 'blocked'])
  })
})

describe('AP-28 the fast lane', () => {
  test('has a clock of its own, a queue of its own, and is counted against its own promise', async () => {
    const { bundle = '' } = await submitted()
    await grant((await caseOf(bundle, NAME)).id)
    await grant((await caseOf(bundle, REGISTRATION)).id)
    const food = await caseOf(bundle, FOOD)
    await journey.accepted(food.id)
    const { clock } = await caseOf(bundle, FOOD)
    // The item alone promises five working days.
    expect(clock.promised?.total).toBe(3)
    const { items, serviceLevel } = await intake.approval.expressCases({})
    expect(items.map(({ id }) => id)).toContain(food.id)
    expect(serviceLevel.inTime).toBe(serviceLevel.concluded)
    expect(serviceLevel.concluded).toBeGreaterThanOrEqual(5)
  })
})

describe('AP-29 one set of materials', () => {
  test('a file is uploaded once and used by every case that asks for it', async () => {
    const { bundle = '' } = await submitted()
    const { files, uses } = await look(bundle)
    expect(files).toBe(mine.length)
    expect(uses).toBe(files + 2)
  })

  test('what was handed in before is offered by the name of the paper, and to nobody else', async () => {
    const { items } = await resident.approval.myMaterials({})
    const declaration = items.filter(({ name }) => name.zh === '申请材料真实性承诺书')
    expect(declaration).toHaveLength(1)
    const { items: others } = await (await signedIn('demo.builder')).approval.myMaterials({})
    expect(others).toEqual([])
    // It is really taken: the digest alone, without a new upload, hands it in.
    const draft = await resident.approval.startDraft({ body: { itemCode: NAME } })
    const plan = items.find(({ name }) => name.zh === '企业名称自主申报信息表')
    const content = {
      applicant,
      answers: { kindOfBusiness: 'COMPANY', useRegionName: 'NO' },
      form: {
        businessName: '测试甲餐饮二店',
        trade: '餐饮',
        investors: '测试甲',
        capitalTenThousandYuan: 10,
        contactName: '测试甲',
        contactMobile: '19900000001',
        truthful: true,
      },
      materials:
        plan === undefined
          ? []
          : [
              {
                material: 'nameForm',
                sha256: plan.sha256,
                fileName: plan.fileName,
                mediaType: plan.mediaType,
                sizeBytes: plan.sizeBytes,
              },
            ],
    }
    const saved = await resident.approval.saveDraft({
      params: { id: draft.id },
      body: { revision: draft.revision, content },
    })
    const { id } = await resident.approval.submit({ params: { id: draft.id }, body: submission(saved.revision) })
    expect((await resident.approval.myCase({ params: { id } })).materials).toHaveLength(1)
  })
})
