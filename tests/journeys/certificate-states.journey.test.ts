import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, tellStory } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

describe.skipIf(CHROMIUM === undefined)('a certificate after its issue', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })

  test('is suspended under the decider’s own key, read so by a stranger and its holder, resumed and deregistered', async () => {
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    const { token } = await tellStory(cast, foodLicence, aPaper, (_, step) => step())
    const decider = await anActor()
    await decider.signIn('tang.duanheng')
    await decider.goTo('/desk/my-keys')
    await decider.press('生成并登记密钥')
    await decider.reads('等待管理员确认')
    const [read = '', aloud = ''] = await decider.page.locator('.fingerprint b').allInnerTexts()
    const administrator = await anActor()
    await administrator.signIn('tian.zhanghu')
    await administrator.goTo('/desk/keys')
    await administrator.fill('唐端衡读出的前 8 位', `${read} ${aloud}`)
    await administrator.press('确认是唐端衡的密钥')
    await decider.reads('已确认，可以签名')

    await decider.goTo('/desk/certificate-states')
    await settled(decider.page)
    const faults = [
      ...(await look(decider.page, 'desk-states', { width: PHONE, variant: '360', axe: true })),
      ...(await look(decider.page, 'desk-states', { width: DESK, variant: '1440', axe: true })),
    ]
    await decider.fill('证照标识、证照名称或持证人', foodLicence.applicant.name)
    await decider.press('查找')
    const found = decider.page.getByRole('row').filter({ hasText: foodLicence.applicant.name })
    await found.getByRole('link', { name: '食品经营许可证' }).first().click()
    await decider.press('暂停')
    await decider.fill('法律依据', '《食品安全法》第一百二十六条')
    await decider.fill('事实和理由', '后厨改造期间不具备经营条件')
    faults.push(
      ...(await look(decider.page, 'desk-state', { width: PHONE, variant: '360', axe: true })),
      ...(await look(decider.page, 'desk-state', { width: DESK, variant: '1440', axe: true })),
    )
    await decider.press('拟办，去签署')
    await decider.press('签署')
    await decider.reads('已暂停')

    const stranger = await anActor()
    await stranger.goTo(`/verify?t=${token}`)
    await stranger.reads('本局签发，已暂停，现在不能使用')
    await stranger.reads(/暂停许可的决定/)
    faults.push(...(await look(stranger.page, 'verify-suspended', { width: PHONE, variant: '360', axe: true })))
    const holder = await anActor()
    await holder.signIn('demo.canteen')
    await holder.goTo('/my/certificates')
    await holder.reads('已暂停')
    faults.push(...(await look(holder.page, 'my-certificates-suspended', { width: PHONE, variant: '360', axe: true })))

    await decider.press('恢复')
    await decider.fill('事实和理由', '改造完成，经现场核查符合条件')
    await decider.press('拟办，去签署')
    await decider.press('签署')
    await decider.press('办理注销')
    await decider.page.getByLabel('注销情形').selectOption({ label: '法人或其他组织依法终止' })
    await decider.fill('事实和理由', '企业已经办理注销登记')
    await decider.press('拟办，去签署')
    await decider.press('签署')
    await decider.reads('现在没有需要您办理的事。')
    await stranger.page.reload()
    await stranger.reads('本局签发，已注销，不再有效')
    expect(faults).toEqual([])
    expect([...decider.complaints, ...stranger.complaints, ...holder.complaints]).toEqual([])
    await bureau.expectSound()
  })
})
