import { describe, expect, test } from 'vitest'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

/** A sensor in the machine that always finds the right finger, as Chromium offers it to tests. */
async function withSensor({ page, context }: Actor) {
  const devtools = await context.newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  } as const
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options })
}
const pictures = async (actor: Actor, name: string) => [
  ...(await look(actor.page, name, { width: PHONE, variant: '360', axe: true })),
  ...(await look(actor.page, name, { width: DESK, variant: '1440', axe: true })),
]

describe.skipIf(CHROMIUM === undefined)('signing in without a password', async () => {
  const bureau = await aServedBureau()
  // Browsers keep passkeys for names, never for numbers.
  const home = bureau.origin.replace('127.0.0.1', 'localhost')
  const anActor = aBrowser(home, { oneStory: false })

  test('an applicant adds a passkey, leaves, and comes back with a finger', async () => {
    const person = await anActor()
    await withSensor(person)
    await person.signIn('demo.canteen')
    await person.goTo('/my/security')
    await person.fill('名称', '我的手机')
    await person.press('添加')
    await person.reads('可用')
    await settled(person.page)
    expect(await pictures(person, 'security-own')).toEqual([])
    await person.press('退出登录')
    await person.goTo('/sign-in')
    await person.reads('不用密码登录')
    expect(await pictures(person, 'sign-in-ways')).toEqual([])
    await person.press('用通行密钥登录')
    await person.page.waitForURL('**/my')
    expect(person.complaints).toEqual([])
  })

  test('an officer’s passkey waits for a second person; then it opens the desk and binding acts', async () => {
    const officer = await anActor()
    await withSensor(officer)
    await officer.signIn('bai.fuhe')
    await officer.goTo('/desk/security-keys')
    await officer.fill('名称', '办公电脑指纹')
    await officer.press('添加')
    await officer.reads('待确认')
    const start = /「([0-9a-f]{8})」/.exec(await officer.text())?.[1] ?? ''
    const second = await anActor()
    await second.signIn('tian.zhanghu')
    await second.goTo('/desk/keys')
    await second.reads('办公电脑指纹')
    await second.page
      .getByLabel(/读出的前 8 位/)
      .last()
      .fill(start)
    await second.press(/^确认是.*的通行密钥$/)
    await second.reads('可用')
    expect(await pictures(second, 'officer-passkeys')).toEqual([])
    await officer.reads('可用')
    await officer.press('退出登录')
    await officer.goTo('/sign-in')
    await officer.press('用通行密钥登录')
    await officer.page.waitForURL('**/desk')
    expect([...officer.complaints, ...second.complaints]).toEqual([])
  })

  test('an officer’s own key lets him in where he made it, and a binding act asks for the person', async () => {
    const keeper = await anActor()
    await keeper.signIn('xue.anyin')
    await keeper.goTo('/desk/my-keys')
    await keeper.press('生成并登记密钥')
    await keeper.reads('等待管理员确认')
    const administrator = await bureau.as('tian.zhanghu')
    const { items } = await administrator.organisation.pendingKeys({ query: {} })
    for (const { key, fingerprint } of items)
      await administrator.organisation.confirmKey({ params: { key }, body: { fingerprint } })
    await keeper.reads('已确认，可以签名')
    await keeper.press('退出登录')
    await keeper.goTo('/sign-in')
    await keeper.press(/^用本机密钥登录：/)
    await keeper.page.waitForURL('**/desk')
    await keeper.goTo('/desk/seal')
    await keeper.page.getByText('登记收缴一枚旧印章', { exact: true }).click()
    await keeper.fill('原用印部门', '示范区水务局')
    await keeper.fill('印章名称', '示范区水务局行政审批专用章')
    await keeper.fill('备案编号', '990101000105')
    await keeper.fill('移交人', '江交章')
    await keeper.press('登记收缴')
    await keeper.reads('请再次验证本人')
    expect(await pictures(keeper, 'fresh-proof')).toEqual([])
    const dialog = keeper.page.getByRole('dialog')
    await dialog.getByLabel('密码').fill('not the password')
    await dialog.getByRole('button', { name: '验证并继续' }).click()
    await keeper.reads('密码不正确')
    await dialog.getByLabel('密码').fill(DEMO_PASSWORD)
    await dialog.getByRole('button', { name: '验证并继续' }).click()
    await keeper.reads(/已收缴 5 枚/)
    expect(keeper.complaints).toEqual([])
  })
})
