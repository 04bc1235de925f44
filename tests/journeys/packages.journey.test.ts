import { describe, expect, test } from 'vitest'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { handIn } from './scenes/applying.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

const FORM: Readonly<Record<string, string>> = {
  businessName: '示范区测试甲餐饮有限公司',
  nameRegion: '示范区',
  trade: '餐饮',
  investors: '测试甲',
  capitalTenThousandYuan: '10',
  contactName: '测试甲',
  contactMobile: '19900000001',
  premisesAddress: '示范区人民路一百号一层',
  scope: '餐饮服务',
  personInCharge: '测试甲',
  personInChargeId: '990101199001010019',
  shopName: '测试甲小馆',
  premisesArea: '120',
  safetyManager: '测试乙',
  safetyManagerMobile: '19900000002',
  openingDate: '2027-03-01',
  diningSeats: '40',
}
const OWN_PAPERS = [
  '企业名称自主申报信息表',
  '市场主体设立登记申请书',
  '公司章程或者合伙协议',
  '经营场所平面布局图和操作流程说明',
  '经营设备、设施清单',
  '食品安全管理人员名单和保证食品安全的规章制度',
]

async function looks(actor: Actor, name: string): Promise<void> {
  await settled(actor.page)
  expect(await look(actor.page, name, { width: PHONE, variant: '360', axe: true })).toEqual([])
  expect(await look(actor.page, name, { width: DESK, variant: '1440', axe: true })).toEqual([])
}

describe.skipIf(CHROMIUM === undefined)('somebody opens a restaurant', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const seen = { bundle: '' }

  test('WF-24 the hall shows 21 papers become 12, with every step of the sum', async () => {
    const visitor = await anActor()
    await visitor.goTo('/')
    await visitor.page.getByRole('link', { name: /我要开店/ }).click()
    await visitor.reads('3 个事项，材料 21 份减为 12 份')
    await looks(visitor, 'packages')
    await visitor.page.getByRole('link', { name: '我要开餐馆（新办餐饮企业联办）' }).click()
    await visitor.reads(/6 \+ 7 \+ 8 = 21 份/)
    await looks(visitor, 'package')
    expect(visitor.complaints).toEqual([])
  })

  test('AP-27 one form, one set of papers and one submission make one matter', async () => {
    const applicant = await anActor()
    await applicant.signIn('demo.resident')
    await applicant.goTo('/packages/PKG-RESTAURANT')
    await applicant.page.getByRole('link', { name: '一次申请' }).click()
    await applicant.choose(/哪一种企业/, '有限责任公司')
    await applicant.choose(/自有还是租赁/, '自有')
    await applicant.choose(/冷藏、冷冻/, '否')
    await applicant.choose(/清洗消毒/, '自行清洗消毒')
    await applicant.press('下一步')
    await applicant.page.locator('#applicant-name').fill('测试甲')
    await applicant.page.locator('#applicant-number').fill('990101199001010019')
    await applicant.page.locator('#applicant-phone').fill('19900000001')
    for (const [field, value] of Object.entries(FORM)) await applicant.page.locator(`#form_${field}`).fill(value)
    await applicant.choose(/经营项目/, '热食类食品制售')
    await looks(applicant, 'package-form')
    await applicant.press('下一步：材料')
    for (const paper of OWN_PAPERS) await handIn(applicant, paper)
    await looks(applicant, 'package-materials')
    await applicant.press('下一步：核对')
    await applicant.page.locator('#promise').check()
    await applicant.press('提交申请')
    await applicant.reads('0 / 3 个事项已办好')
    await applicant.reads('等前面的事项办好后自动申请')
    seen.bundle = new URL(applicant.page.url()).pathname
    await looks(applicant, 'bundle')
    expect(applicant.complaints).toEqual([])
  })

  test('AP-29 a paper handed in once is taken again without an upload', async () => {
    const applicant = await anActor()
    await applicant.signIn('demo.resident')
    await applicant.goTo(seen.bundle)
    await applicant.goTo('/items/991014128001/apply')
    await applicant.page.waitForURL(/\/apply\//)
    const [id = ''] = new URL(applicant.page.url()).pathname.split('/').slice(-1)
    await applicant.goTo(`/apply/${id}?step=materials`)
    await applicant.press('直接使用以前交的「企业名称自主申报信息表」')
    await applicant.page
      .getByRole('region', { name: '企业名称自主申报信息表' })
      .getByRole('button', { name: /^删除/ })
      .waitFor()
    await looks(applicant, 'handed-in-before')
    expect(applicant.complaints).toEqual([])
  })

  test('AP-28 the desk finds the case in the fast lane', async () => {
    const officer = await anActor()
    await officer.signIn('lin.shouli')
    await officer.goTo('/desk/express')
    await officer.reads('企业名称自主申报')
    await looks(officer, 'express')
    expect(officer.complaints).toEqual([])
  })
})
