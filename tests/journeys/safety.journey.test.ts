import { expect, test, describe } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, handIn } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

const pictures = async (actor: Actor, name: string) => {
  await settled(actor.page)
  return [
    ...(await look(actor.page, name, { width: PHONE, variant: '360', axe: true })),
    ...(await look(actor.page, name, { width: DESK, variant: '1440', axe: true })),
  ]
}

describe.skipIf(CHROMIUM === undefined)('safety of data', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })

  test('SE-04: an officer says what he needs a number for, and the person reads who and why', async () => {
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    const { id } = (await handIn(cast, foodLicence, aPaper, undefined)).receipt
    const { phone } = foodLicence.applicant
    const officer = await anActor()
    await officer.signIn('lin.shouli')
    await officer.goTo(`/desk/cases?case=${id}`)
    await officer.reads(`${phone.slice(0, 3)}****${phone.slice(-4)}`)
    expect(await officer.text()).not.toContain(phone)
    expect(await pictures(officer, 'desk-masked')).toEqual([])
    await officer.page.getByLabel('查看用途').selectOption({ label: '联系本人' })
    await officer.press('查看完整号码')
    await officer.reads(phone)
    expect(await pictures(officer, 'desk-in-full')).toEqual([])
    await officer.press('恢复脱敏')
    expect(await officer.text()).not.toContain(phone)
    const person = await anActor()
    await person.signIn('demo.canteen')
    await person.goTo(`/my/cases/${id}`)
    await person.page.getByText('谁看过我的申请').click()
    await person.reads('林守礼 查看了完整的证件号码和电话，用途：联系本人')
    expect(await pictures(person, 'who-looked')).toEqual([])
    expect([...officer.complaints, ...person.complaints]).toEqual([])
  })

  test('SE-04: whoever notices reports, an administrator mends, an inspector closes; classes of data stand beside the clock', async () => {
    const reporter = await anActor()
    await reporter.signIn('he.yuanzhou')
    await reporter.goTo('/desk/incidents')
    await reporter.fill('发现了什么', '发现一份导出名单留在共享打印机上')
    await reporter.press('报告')
    await reporter.reads('已报告，编号 AQ')
    const administrator = await anActor()
    await administrator.signIn('tian.zhanghu')
    await administrator.goTo('/desk/incidents')
    await administrator.reads('发现一份导出名单留在共享打印机上')
    const [open] = await administrator.page.getByRole('region', { name: /^AQ.*待研判/ }).all()
    if (open === undefined) throw new Error('The incident is not in the register')
    await open.getByText('研判定级', { exact: true }).click()
    await open.getByLabel('已造成或者可能造成的危害').fill('名单已收回，没有证件号码')
    await open.getByRole('button', { name: '保存' }).click()
    await administrator.reads('已定级，待处置')
    expect(await pictures(administrator, 'incidents')).toEqual([])
    const inspector = await anActor()
    await inspector.signIn('cheng.zhengming')
    await inspector.goTo('/desk/incidents')
    const waiting = inspector.page.getByRole('region', { name: /^AQ.*已处置，待结案/ })
    await waiting.getByText('结案', { exact: true }).click()
    await waiting.getByLabel('原因').fill('离席未锁屏')
    await waiting.getByLabel('教训和整改').fill('五分钟自动锁屏')
    await waiting.getByRole('button', { name: '保存' }).click()
    await inspector.reads('已结案')
    await inspector.goTo('/desk/security')
    await inspector.reads('敏感个人信息')
    expect(await pictures(inspector, 'security-classes')).toEqual([])
    expect([...reporter.complaints, ...administrator.complaints, ...inspector.complaints]).toEqual([])
  })
})
