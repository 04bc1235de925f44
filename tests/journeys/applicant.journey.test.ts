import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { eventually } from '../../src/cli/demo/person.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { accept, examine, file, grant } from '../support/hall.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { handIn } from './scenes/applying.ts'
import { DESK, look, PHONE } from './scenes/look.ts'

const ALTERATION = '食品经营许可（变更）'
const HYGIENE = '990101002006'
const CANTEEN = foodLicence.applicant

describe.skipIf(CHROMIUM === undefined)('an applicant goes through the whole life of what he holds', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const cast = new Map<string, Actor>()
  const as = async (name: string): Promise<Actor> => {
    const known = cast.get(name)
    if (known !== undefined) return known
    const person = await anActor()
    cast.set(name, person)
    if (name.startsWith('demo.')) await person.signIn(name)
    return person
  }
  const owner = () => bureau.as('demo.canteen')
  const decider = await bureau.as('tang.duanheng')
  const device = await enrolDevice(decider, await bureau.as('tian.zhanghu'), 'desk')
  const story = { licence: '', altered: '', alteration: '', hygiene: '', faults: [] as readonly string[] }

  const versionOf = async (person: Person, id: string) => (await person.approval.myCase({ params: { id } })).version
  /** From submission to the sealed paper, at the desks. */
  const decide = async (id: string, acceptedVersion?: number): Promise<void> => {
    const version =
      acceptedVersion ?? (await accept(await bureau.as('lin.shouli'), id, await versionOf(await owner(), id))).version
    const examined = await examine(await bureau.as('he.yuanzhou'), id, version)
    await grant(decider, device, id, examined.version)
  }
  const certificateOf = async (id: string): Promise<string> => {
    const person = await owner()
    return eventually('The certificate', async () => {
      const { items } = await person.certificate.myCertificates({ query: {} })
      return items.find((one) => one.case === id && one.released)?.identifier
    })
  }
  const caseInAddress = ({ page }: Actor) => /\/my\/cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  const sendIn = async (applicant: Actor, heading: string): Promise<string> => {
    await applicant.page.locator('#promise').check()
    await applicant.press('提交申请')
    await applicant.page.getByRole('heading', { name: heading }).first().waitFor({ state: 'attached' })
    return caseInAddress(applicant)
  }
  const pictures = async (applicant: Actor, name: string) => {
    for (const [width, variant] of [
      [PHONE, '360'],
      [DESK, '1440'],
    ] as const)
      story.faults = [
        ...story.faults,
        ...(await look(applicant.page, `applicant-${name}`, { width, variant, axe: true })),
      ]
  }

  test('a change begins from the certificate: it is chosen already, and what has not changed is filled in', async () => {
    const { id } = await file(await owner())
    await decide(id)
    story.licence = await certificateOf(id)
    const applicant = await as('demo.canteen')
    await applicant.goTo('/my/certificates')
    await applicant.page.getByRole('link', { name: ALTERATION }).click()
    await applicant.reads('要办理的证照')
    expect(await applicant.page.getByRole('radio').first().isChecked()).toBe(true)
    await pictures(applicant, 'certificate')
    await applicant.press('下一步')
    await applicant.choose(/要变更什么/, '布局流程、主要设备')
    await applicant.press('下一步')
    await applicant.reads('变更后的店铺（食堂）名称')
    expect(await applicant.page.getByLabel('变更后的店铺（食堂）名称').inputValue()).toBe('稻香小馆')
    expect(await applicant.page.locator('#applicant-number').inputValue()).toBe(CANTEEN.idNumber)
  })

  test('WF-17: a paper that may follow is left out with its promise; the result is to come by courier', async () => {
    const applicant = await as('demo.canteen')
    await applicant.fill('变更后的店铺（食堂）名称', '稻香大馆')
    await applicant.fill('变更原因', '扩大后厨，调整布局')
    await applicant.fill('联系人姓名', '稻小香')
    await applicant.fill('联系人手机号码', CANTEEN.phone)
    await applicant.press('下一步：材料')
    await applicant.reads('可容缺')
    await handIn(applicant, '食品经营许可变更情况说明')
    await applicant.press('下一步：核对')
    await applicant.reads('容缺：承诺受理之日起 5 个工作日内补交')
    await applicant.press('提交申请')
    await applicant.reads('请选择怎样领取办理结果')
    await applicant.choose('办理结果怎么领', '快递送达')
    await applicant.fill('收件地址', '示范区样板街道稻香路 8 号')
    await pictures(applicant, 'check')
    story.alteration = await sendIn(applicant, '申请已提交')
    const window = await bureau.as('lin.shouli')
    const expectedVersion = await versionOf(await owner(), story.alteration)
    await window.approval.accept({
      params: { id: story.alteration },
      body: { expectedVersion, deferred: ['premisesPlan'] },
    })
    await applicant.goTo(`/my/cases/${story.alteration}`)
    await applicant.reads(/容缺材料「经营场所平面布局图和操作流程说明」未补齐/)
    await handIn(applicant, '经营场所平面布局图和操作流程说明')
    await applicant.press('补交材料')
    await applicant.reads('补交容缺材料 1 项')
  })

  test('he is told of his right to be heard, asks for it on the page, and the tracking code says so without a name', async () => {
    const examiner = await bureau.as('he.yuanzhou')
    const own = await (await owner()).approval.myCase({ params: { id: story.alteration } })
    await examiner.approval.tellHearingRight({
      params: { id: story.alteration },
      body: { expectedVersion: own.version, parties: [{ role: 'APPLICANT', name: CANTEEN.name }] },
    })
    const applicant = await as('demo.canteen')
    await applicant.goTo(`/my/cases/${story.alteration}`)
    await applicant.reads('您有要求听证的权利')
    await pictures(applicant, 'waiting')
    await applicant.press('申请听证')
    await applicant.press('确认申请')
    await applicant.reads('已申请听证，须先启动并举行听证')
    const stranger = await as('stranger')
    await stranger.goTo(`/progress?code=${own.trackingCode}`)
    await stranger.reads('已申请听证，须先启动并举行听证')
    await stranger.reads('办理流程')
    expect(await stranger.text()).not.toMatch(/稻|91990101MA9900A13X/)
  })

  test('once changed there is a new certificate, and everybody learns that the old one was replaced', async () => {
    const person = await owner()
    // The hearing keeps that case waiting; a second change, asked for with all its papers, is decided.
    const draft = await person.approval.startDraft({ body: { itemCode: '990101001002' } })
    const { items } = await person.approval.heldCertificates({})
    const held = items.find(({ identifier }) => identifier === story.licence)
    expect(held?.services.map(({ changeKind }) => changeKind)).toContain('RENEWAL')
    const uploaded = await person.upload('changeStatement.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'), 'application/pdf')
    const content = {
      applicant: CANTEEN,
      answers: { changed: 'NAME_OR_PERSON' },
      form: {
        shopName: '稻香新馆',
        premisesAddress: '示范区样板街道稻香路 8 号',
        personInCharge: '稻小香',
        changeReason: '更换招牌，店铺更名',
        contactName: '稻小香',
        contactMobile: CANTEEN.phone,
        truthful: true,
      },
      materials: [{ material: 'changeStatement', ...uploaded }],
      certificate: story.licence,
    }
    const params = { id: draft.id }
    const saved = await person.approval.saveDraft({ params, body: { revision: draft.revision, content } })
    const { id } = await person.approval.submit({
      params,
      body: { revision: saved.revision, channel: 'ONLINE', truthPromised: true },
    })
    await decide(id)
    story.altered = await certificateOf(id)
    const applicant = await as('demo.canteen')
    await applicant.goTo('/my/certificates')
    await applicant.reads('已被新证替代')
    await pictures(applicant, 'certificates')
    const stranger = await as('stranger')
    await stranger.goTo(`/verify?number=${story.licence}`)
    await stranger.reads(/替代|替换|换发/)
  })

  test('what is given up is shown as deregistered', async () => {
    const applicant = await as('demo.canteen')
    await applicant.goTo('/my/certificates')
    await applicant.page.getByRole('link', { name: '食品经营许可（注销）' }).first().click()
    await applicant.reads('要办理的证照')
    await applicant.press('下一步')
    await applicant.page.getByRole('radio').first().check()
    await applicant.press('下一步')
    await applicant.fill('停止经营日期', localDate(new Date().toISOString()))
    await applicant.fill('联系人姓名', '稻小香')
    await applicant.fill('联系人手机号码', CANTEEN.phone)
    await applicant.press('下一步：材料')
    await handIn(applicant, '食品经营许可注销说明')
    await applicant.press('下一步：核对')
    await applicant.choose('办理结果怎么领', '网上下载电子证照')
    // Nobody at a desk is needed: the rules of this item decide it.
    await sendIn(applicant, '申请已提交')
    const stranger = await as('stranger')
    await eventually('The end of the certificate', async () => {
      const { state } = await bureau.visitor().certificate.verifyNumber({ params: { identifier: story.altered } })
      return state === 'DEREGISTERED' ? state : undefined
    })
    await stranger.goTo(`/verify?number=${story.altered}`)
    await stranger.reads('已注销')
  })

  test('WF-18: the letter of commitment is shown with its version, chosen freely, and signed by name', async () => {
    const applicant = await as('demo.canteen')
    await applicant.page.goto(`/items/${HYGIENE}/apply`)
    await applicant.page.waitForURL(/\/apply\//)
    await applicant.choose(/哪一类场所/, '理发店、美容店')
    await applicant.choose(/怎样清洗消毒/, '自行清洗消毒')
    await applicant.press('下一步')
    const group = applicant.page.getByRole('group', { name: '以谁的名义申报' })
    await group.getByLabel(CANTEEN.name).check()
    await applicant.fill('公共场所名称', '稻香理发')
    await applicant.fill('经营地址', '示范区样板街道稻香路 6 号')
    await applicant.fill('营业面积（平方米）', '40')
    await applicant.fill('法定代表人（负责人）姓名', '稻小香')
    await applicant.fill('直接为顾客服务的人数', '3')
    await applicant.fill('联系人姓名', '稻小香')
    await applicant.fill('联系人手机号码', CANTEEN.phone)
    await applicant.press('下一步：材料')
    await handIn(applicant, '卫生许可告知承诺书')
    await handIn(applicant, '场所平面图和卫生设施平面布局图')
    await applicant.press('下一步：核对')
    await applicant.reads('告知承诺书（2026-1 版）')
    await applicant.choose('办理结果怎么领', '网上下载电子证照')
    await applicant.page.locator('#promise').check()
    await applicant.press('提交申请')
    await applicant.reads('请选择告知承诺或者一般程序')
    await applicant.page.locator('#commitment-way').getByLabel('告知承诺').check()
    await applicant.press('提交申请')
    await applicant.reads('请填写签署人姓名')
    await applicant.page.locator('#commitment-read').check()
    await applicant.page.locator('#commitment-name').fill('稻小香')
    await pictures(applicant, 'commitment')
    story.hygiene = await sendIn(applicant, '申请已提交')
    const own = await (await owner()).approval.myCase({ params: { id: story.hygiene } })
    expect(own.committed).toBe(true)
  })

  test('WF-23: a small caterer submits, and holds the notice card at once', async () => {
    const applicant = await as('demo.canteen')
    await applicant.page.goto(`/items/${foodLicence.itemCode}/apply`)
    await applicant.page.waitForURL(/\/apply\//)
    await applicant.choose(/主要做哪一种经营/, '小型餐饮（经营场所 60 平方米以下），改为备案')
    await applicant.choose(/需要冷藏、冷冻/, '否')
    await applicant.choose(/怎样清洗消毒/, '自行清洗消毒')
    await applicant.press('下一步')
    await applicant.page.getByRole('group', { name: '以谁的名义申报' }).getByLabel(CANTEEN.name).check()
    await applicant.fill('店铺（食堂）名称', '稻香小面')
    await applicant.fill('经营场所地址', '示范区样板街道稻香路 9 号')
    await applicant.fill('经营场所面积（平方米，60 平方米以下）', '45')
    await applicant.fill('法定代表人（负责人）姓名', '稻小香')
    await applicant.fill('法定代表人（负责人）公民身份号码', '990101199003070023')
    await applicant.fill('食品安全管理人员姓名', '稻小香')
    await applicant.fill('食品安全管理人员手机号码', CANTEEN.phone)
    await applicant.choose(/经营项目/, '热食类食品制售')
    await applicant.fill('就餐座位数', '12')
    await applicant.fill('拟开业日期', addDays(localDate(new Date().toISOString()), 30))
    await applicant.press('下一步：材料')
    await handIn(applicant, '经营场所平面布局图和操作流程说明')
    await handIn(applicant, '食品安全管理人员名单和保证食品安全的规章制度')
    await applicant.press('下一步：核对')
    await applicant.reads('提交后当场备案')
    await applicant.choose('办理结果怎么领', '网上下载电子证照')
    await sendIn(applicant, '备案已完成')
    const card = applicant.page.getByRole('link', { name: /^下载《小型餐饮服务提供者备案公示卡/ })
    expect((await applicant.downloads(card)).subarray(0, 5).toString()).toBe('%PDF-')
    await pictures(applicant, 'recorded')
  })

  test('every one of these pages is whole on a telephone and on a desk, and readable for everyone', () => {
    expect(story.faults).toEqual([])
  })

  test('nothing the browsers met was an error or against the content policy', () => {
    for (const [name, { complaints }] of cast) expect({ name, complaints }).toEqual({ name, complaints: [] })
  })

  test('an auditor finds the ledger, its lives and its read models sound', () => bureau.expectSound())
})
