import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { waitUntilSaved } from './scenes/applying.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

const ROAD = '990109081002'
const CANTEEN = foodLicence.applicant
// Invented: region 99 does not exist.
const HANDLER = { name: '经小办', idNumber: '990101199204150038', mobile: '19900000009' } as const
const ACCOUNT = { username: 'jing.xiaoban', password: 'a-sentence-i-remember' } as const

describe.skipIf(CHROMIUM === undefined)('a handler acts for an enterprise, and is told and asked to pay', async () => {
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
  const story = { letterBox: '', payment: '' }
  /** What lies in the demo's letter-box: the outside world as the bureau's messages reach it. */
  const letters = async () => (await fetch(story.letterBox)).text()
  const codeFor = async (address: string): Promise<string> => {
    const page = await letters()
    const letter = page.split('<article>').find((each) => each.includes(address) && each.includes('验证码'))
    return /验证码 (\d{6})/.exec(letter ?? '')?.[1] ?? ''
  }
  const intake = () => bureau.as('lin.shouli')

  test('who has just registered is nobody yet, and a name that is not his is told so', async () => {
    const handler = await as('handler')
    await handler.goTo('/register')
    await handler.page.locator('#name').fill(HANDLER.name)
    await handler.page.locator('#username').fill(ACCOUNT.username)
    await handler.page.locator('#password').fill(ACCOUNT.password)
    await handler.press('注册并登录')
    await handler.page.waitForURL((url) => url.pathname !== '/register')
    await handler.goTo('/my/enterprises')
    await handler.page.getByRole('link', { name: '去实名认证' }).click()
    await handler.page.locator('#real-name').fill('别人家')
    await handler.page.locator('#real-number').fill(HANDLER.idNumber)
    await handler.press('核验并认证')
    await handler.reads('姓名与公民身份号码不一致，请核对。')
    await handler.page.locator('#real-name').fill(HANDLER.name)
    await handler.press('核验并认证')
    await handler.reads('实名认证已完成')
  })

  test('a mobile number is his when the code sent there comes back; then he agrees to be told by SMS', async () => {
    const handler = await as('handler')
    const letterBox = handler.page.getByRole('link', { name: /演示环境/ })
    story.letterBox = (await letterBox.getAttribute('href')) ?? ''
    await handler.press('添加 手机号码')
    await handler.fill('新的手机号码', HANDLER.mobile)
    await handler.press('发送验证码')
    // The page asks for the code once it is under way; before that the letter-box may still be empty.
    await handler.page.getByLabel('验证码').waitFor()
    await handler.press('确认')
    await handler.reads('请输入收到的 6 位数字')
    await handler.page.getByLabel('验证码').fill(await codeFor(HANDLER.mobile))
    await handler.press('确认')
    await handler.reads('手机号码已确认。')
    await handler.goTo('/my/settings')
    await handler.page.getByLabel(/短信/).check()
    await handler.press('我已阅读并同意')
    await handler.reads('已同意电子送达')
  })

  test('the legal representative mandates him from the page of her enterprise', async () => {
    const canteen = await as('demo.canteen')
    await canteen.goTo('/my/enterprises')
    await canteen.reads(CANTEEN.name)
    await canteen.page.locator('summary', { hasText: '授权经办人' }).click()
    await canteen.press('确认授权')
    await canteen.reads('有 2 处需要修改')
    await canteen.page.locator('#handler-name').fill(HANDLER.name)
    await canteen.page.locator('#handler-number').fill(HANDLER.idNumber)
    await canteen.press('确认授权')
    await canteen.reads(`已授权 ${HANDLER.name}。`)
    await canteen.reads('有效')
  })

  test('AP-30: he chooses for whom he applies, and the form is filled in with its sources', async () => {
    const handler = await as('handler')
    await handler.page.goto(`/items/${ROAD}/apply`)
    await handler.page.waitForURL(/\/apply\//)
    await handler.choose(/哪一类路面/, '人行道')
    await handler.choose(/挖掘面积/, '不足20平方米')
    await handler.press('下一步')
    await handler.page.getByRole('group', { name: '以谁的名义申报' }).getByLabel(CANTEEN.name).check()
    await handler.reads(/联系人手机号码（您以前填写）/)
    expect(await handler.page.locator('#applicant-number').inputValue()).toBe(CANTEEN.idNumber)
    expect(await handler.page.getByLabel('联系人姓名').inputValue()).toBe('稻小香')
    expect(await handler.text()).not.toContain('990101198506120016')
    await waitUntilSaved(handler)
    await handler.goTo('/my')
  })

  test('the case names its handler, and the fee it owes reaches his telephone', async () => {
    const person = bureau.visitor()
    await person.signIn(ACCOUNT.username, ACCOUNT.password)
    const { items: drafts } = await person.approval.listDrafts({ query: {} })
    const draft = drafts.find(({ itemCode }) => itemCode === ROAD)
    if (draft === undefined) throw new Error('The draft is gone')
    const { standard } = await person.approval.guide({ params: { code: ROAD } })
    const materials = []
    for (const { id } of standard.materials.filter(({ source }) => source === 'APPLICANT'))
      materials.push({ material: id, ...(await person.upload(`${id}.pdf`, aPaper(id), 'application/pdf')) })
    const from = addDays(localDate(new Date().toISOString()), 30)
    const form = {
      roadName: '稻香路 8 号门前人行道',
      purpose: '接入燃气管道',
      areaSquareMetres: 12,
      from,
      until: addDays(from, 7),
      contactName: '稻小香',
      contactMobile: CANTEEN.phone,
      truthful: true,
    }
    const content = { ...draft.content, form, materials }
    const saved = await person.approval.saveDraft({
      params: { id: draft.id },
      body: { revision: draft.revision, content },
    })
    const receipt = await person.approval.submit({
      params: { id: draft.id },
      body: { revision: saved.revision, channel: 'ONLINE', truthPromised: true },
    })
    const officer = await intake()
    const accepted = await officer.approval.accept({
      params: { id: receipt.id },
      body: { expectedVersion: receipt.version },
    })
    await officer.approval.orderFee({ params: { id: receipt.id }, body: { expectedVersion: accepted.version } })

    const handler = await as('handler')
    await handler.goTo('/my/inbox')
    await handler.reads(/请缴费（/)
    await handler.reads(/短信已送达 199\*{4}0009/)
    expect(await letters()).toContain(`请缴费（${receipt.caseNumber}）`)
  })

  test('what he owes says on which law it rests; he pays, and the case has the receipt', async () => {
    const handler = await as('handler')
    const letter = handler.page.locator('article', { hasText: '请缴费' })
    await letter.getByRole('link', { name: '查看' }).click()
    await handler.reads('400.00 元')
    await handler.reads('城市道路管理条例')
    await handler.press('去缴款')
    await handler.page.getByRole('button', { name: '确认缴款 Pay' }).click()
    await handler.page.waitForURL(/\/my\/payments\//)
    await handler.reads('已缴费')
    story.payment = new URL(handler.page.url()).pathname
    const receipt = /PY[0-9A-F]{18}/.exec(await handler.text())?.[0] ?? ''
    expect(receipt).not.toBe('')
    await handler.goTo('/my/inbox')
    await handler.reads(/已收到缴费（/)
    await handler.reads(new RegExp(receipt))
  })

  test('a mandate that is taken back is gone from his form, and from what the server lets in', async () => {
    const canteen = await as('demo.canteen')
    await canteen.goTo('/my/enterprises')
    await canteen.press(`撤销对 ${HANDLER.name} 的授权`)
    await canteen.page.getByRole('dialog').getByLabel('原因').fill('项目已经办完')
    await canteen.page.getByRole('dialog').getByRole('button', { name: '撤销授权' }).click()
    await canteen.reads('授权已撤销。')
    const handler = await as('handler')
    await handler.page.goto(`/items/${foodLicence.itemCode}/apply`)
    await handler.page.waitForURL(/\/apply\//)
    await handler.page.goto(`${new URL(handler.page.url()).pathname}?step=form`)
    await handler.reads('以谁的名义申报')
    expect(await handler.text()).not.toContain(CANTEEN.name)
  })

  test('every page of one’s own is whole on a telephone and on a desk, and readable for everyone', async () => {
    const faults: string[] = []
    for (const [name, paths] of [
      ['handler', ['/my/inbox', '/my/settings', '/my/profile', '/my/payments', story.payment, '/my/enterprises']],
      ['demo.canteen', ['/my/profile', '/my/enterprises']],
    ] as const) {
      const { page } = await as(name)
      for (const path of paths) {
        await page.setViewportSize({ width: DESK, height: 900 })
        await page.goto(path)
        await settled(page)
        for (const [width, variant] of [
          [PHONE, '360'],
          [DESK, '1440'],
        ] as const)
          faults.push(
            ...(await look(page, `party-${path.split('/')[2] ?? ''}-${String(path.split('/').length)}-${name}`, {
              width,
              variant,
              axe: true,
            })),
          )
      }
    }
    expect(faults).toEqual([])
    for (const { complaints } of cast.values()) expect(complaints).toEqual([])
    await bureau.expectSound()
  })
})
