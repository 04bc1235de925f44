import { expect, test } from 'vitest'
import { aBureau } from '../support/office.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { accept, aPdf, codeOf, examine, grant, signedIn, submission } from '../support/hall.ts'

const bureau = await aBureau({ history: true })
const authored = bureau.matters.standards.filter(({ depth }) => depth === 'FULL')
const FOOD = '990101001001'

test('every authored item can be begun on line; ST-13 the cancelled one is still published with its supervision standard', async () => {
  const person = await signedIn(bureau, 'demo.resident')
  for (const { code, disposition } of authored) {
    const begun = person.approval.startDraft({ body: { itemCode: code } })
    if (disposition === 'CANCELLED') {
      expect(await codeOf(begun), code).toBe('ITEM_CANCELLED')
      const { standard } = await bureau.visitor().approval.guide({ params: { code } })
      expect(standard.supervision.points).not.toEqual([])
    } else expect((await begun).itemCode).toBe(code)
  }
})

test('what items were before the reform is their first version, what they are now the second', async () => {
  const { catalogue } = bureau.office.services.office
  for (const past of bureau.matters.history) {
    const [first, now] = [await catalogue.findItem(past.code, 1), await catalogue.findItem(past.code)]
    expect(first?.standard.materials.length).toBe(past.materials.length)
    expect(now?.version).toBe(2)
    expect(now?.standard.materials.length).toBeLessThan(past.materials.length)
  }
})

test('ST-25 a water connection is taken in, examined and decided by the people of the water company', async () => {
  const person = await signedIn(bureau, 'demo.resident')
  const draft = await person.approval.startDraft({ body: { itemCode: '992017142001' } })
  const content = {
    applicant: {
      kind: 'PERSON' as const,
      name: '示例居民甲',
      idNumber: '990101199003070023',
      phone: '19900000001',
    },
    answers: { use: 'HOME' },
    form: {
      useAddress: '示范区样板街道稻香路 10 号',
      pipeMillimetres: 'DN20',
      contactName: '示例居民甲',
      contactMobile: '19900000001',
      truthful: true,
    },
    materials: [],
  }
  const params = { id: draft.id }
  const saved = await person.approval.saveDraft({ params, body: { revision: draft.revision, content } })
  const { id, version } = await person.approval.submit({ params, body: submission(saved.revision) })
  const [bureauWindow, window, staff] = [
    await signedIn(bureau, 'lin.shouli'),
    await signedIn(bureau, 'shui.chuangkou'),
    await signedIn(bureau, 'jiang.baozhuang'),
  ]
  expect(await codeOf(accept(bureauWindow, id, version))).toBe('NOT_FOUND')
  const accepted = await accept(window, id, version)
  const examined = await examine(staff, id, accepted.version)
  const device = await enrolDevice(staff, await signedIn(bureau, 'tian.zhanghu'), 'desk')
  await grant(staff, device, id, examined.version)
  await bureau.settle()
  const { progress } = await person.approval.myCase({ params: { id } })
  expect(progress.stage).toBe('granted')
  await bureau.expectSound()
})

test('WF-19 WF-23 a small caterer is given the notice card on the spot, and somebody is to look at the place', async () => {
  const person = await signedIn(bureau, 'demo.canteen')
  const draft = await person.approval.startDraft({ body: { itemCode: FOOD } })
  const materials = []
  for (const material of ['premisesPlan', 'safetyRules'])
    materials.push({ material, ...(await person.upload(`${material}.pdf`, aPdf(material), 'application/pdf')) })
  const content = {
    applicant: {
      kind: 'ENTERPRISE' as const,
      name: '示范区稻香小馆餐饮有限公司',
      idNumber: '91990101MA9900A13X',
      phone: '19900000002',
    },
    answers: { businessType: 'SMALL_CATERING', coldChain: 'NO', tableware: 'OWN' },
    form: {
      shopName: '稻香小面',
      premisesAddress: '示范区样板街道稻香路 9 号',
      smallPremisesArea: 61,
      personInCharge: '稻小香',
      personInChargeId: '990101199003070023',
      safetyManager: '稻小香',
      safetyManagerMobile: '19900000002',
      foodCategories: ['热食类食品制售'],
      openingDate: '2026-12-28',
      diningSeats: 12,
      truthful: true,
    },
    materials,
  }
  const params = { id: draft.id }
  const large = await person.approval.saveDraft({ params, body: { revision: draft.revision, content } })
  expect(await codeOf(person.approval.submit({ params, body: submission(large.revision) }))).toBe('VALIDATION_FAILED')
  const small = { ...content, form: { ...content.form, smallPremisesArea: 60 } }
  const saved = await person.approval.saveDraft({ params, body: { revision: large.revision, content: small } })
  const { id } = await person.approval.submit({ params, body: submission(saved.revision) })
  await bureau.settle()
  const { items } = await person.certificate.myCertificates({ query: {} })
  const card = items.find((certificate) => certificate.case === id)
  expect(card?.certificateName).toBe('小型餐饮服务提供者备案公示卡')
  expect(card?.validUntil).toBeNull()
  const supervisor = await signedIn(bureau, 'pan.guanshi')
  const duties = await supervisor.supervision.duties({ query: {} })
  expect(duties.items).toHaveLength(1)
  await bureau.expectSound()
})
