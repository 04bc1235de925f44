import { describe, expect, test } from 'vitest'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

const PHONE_LOOK = { width: PHONE, variant: '360', axe: true } as const
const DESK_LOOK = { width: DESK, variant: '1440', axe: true } as const

describe.skipIf(CHROMIUM === undefined)('a resident asks, and the desk answers', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const seen = { code: '', request: '' }

  test('AP-14 somebody without an account asks from his phone and keeps the code', async () => {
    const resident = await anActor({ width: PHONE, height: 780 })
    await resident.goTo('/ask')
    await resident.press('提交')
    await resident.reads('请至少写 5 个字')
    await resident.page.locator('#ask-item').fill('开饭店')
    await resident.page.locator('.item-choices button').first().click()
    await resident.reads('这些问题已经有答案')
    await resident.page.locator('#ask-text').fill('小餐馆后厨要多大面积才行？我叫张三丰，电话 19900000009')
    await resident.page.locator('#ask-name').fill('张三丰')
    await resident.page.locator('#ask-phone').fill('19900000009')
    await resident.press('提交')
    await resident.reads('已经收到')
    seen.code = await resident.page.locator('.copy-text code').innerText()
    await resident.page.getByRole('link', { name: '查看进展' }).click()
    await resident.reads('办理中')
    expect(resident.complaints).toEqual([])
  })

  test('the desk sees it with its deadline, answers it and publishes it without a name', async () => {
    const clerk = await anActor()
    await clerk.signIn('wen.jieyi')
    await clerk.goTo('/desk/requests')
    await clerk.page.getByText('小餐馆后厨要多大面积才行').first().click()
    await clerk.reads('19900000009')
    await clerk.press('答复')
    await clerk.page.getByLabel('答复内容').fill('食品处理区面积与就餐人数相适应，请对照办事指南的许可条件。')
    await clerk.press('提交答复')
    await clerk.reads('已答复，提交人凭查询码即可看到。')
    await clerk.button('公开').first().click()
    const question = await clerk.page.getByLabel('公开的问题').inputValue()
    expect(question).toBe('小餐馆后厨要多大面积才行？我叫张*，电话 199****0009')
    await clerk.page.getByRole('form', { name: '公开' }).getByRole('button', { name: '公开' }).click()
    await clerk.reads('已公开。')
    seen.request = new URL(clerk.page.url()).searchParams.get('request') ?? ''
    expect(clerk.complaints).toEqual([])
  })

  test('who asked reads the answer and says whether it helped; everybody reads the question without him', async () => {
    const resident = await anActor({ width: PHONE, height: 780 })
    await resident.goTo(`/ask/${seen.code}`)
    await resident.reads('食品处理区面积与就餐人数相适应')
    await resident.choose('这个答复解决问题了吗？', '解决了')
    await resident.press('提交评价')
    await resident.reads('谢谢评价：解决了')
    await resident.goTo('/pain-points?kind=ENQUIRY')
    await resident.reads('小餐馆后厨要多大面积才行')
    expect(await resident.text()).not.toContain('张三丰')
    expect(resident.complaints).toEqual([])
  })

  test('an item leads to its windows, and a window to its items', async () => {
    const resident = await anActor()
    await resident.goTo('/items/990101001001')
    await resident.reads('在哪里办')
    await resident.page.getByRole('link', { name: '窗口与事项' }).first().click()
    await resident.reads('进驻事项清单')
    expect(resident.complaints).toEqual([])
  })

  const walk = async (actor: Actor, screens: readonly (readonly [name: string, path: string])[]) => {
    const faults: string[] = []
    for (const [name, path] of screens) {
      await actor.page.setViewportSize({ width: DESK, height: 900 })
      await actor.page.goto(path)
      await settled(actor.page)
      for (const each of [PHONE_LOOK, DESK_LOOK]) faults.push(...(await look(actor.page, name, each)))
    }
    expect(actor.complaints).toEqual([])
    return faults
  }

  test('every public screen of the service fits a phone and a desk, and everybody can use it', async () => {
    const stranger = await anActor()
    const screens = [
      ['service-ask', '/ask'],
      ['service-request', `/ask/${seen.code}`],
      ['service-faq', '/faq'],
      ['service-faq-found', '/faq?q=许可证丢了怎么办'],
      ['service-points', '/points'],
      ['service-results', '/results'],
      ['service-running', '/results?view=running'],
      ['service-pain-points', '/pain-points'],
      ['service-guide', '/items/990101001001'],
      ['service-home', '/'],
    ] as const
    expect(await walk(stranger, screens)).toEqual([])
  })

  test('so does every screen of an enterprise and of the desk', async () => {
    const enterprise = await anActor()
    await enterprise.signIn('demo.canteen')
    const own = [
      ['service-my-visits', '/my/visits?item=990512117001'],
      ['service-my-benefits', '/my/benefits'],
    ] as const
    expect(await walk(enterprise, own)).toEqual([])
    const clerk = await anActor()
    await clerk.signIn('wen.jieyi')
    const desks = [
      ['service-desk-requests', '/desk/requests'],
      ['service-desk-request', `/desk/requests?request=${seen.request}`],
      ['service-desk-faq', '/desk/faq'],
      ['service-desk-points', '/desk/points'],
      ['service-desk-visits', '/desk/guidance-and-visits'],
      ['service-desk-benefits', '/desk/benefits'],
    ] as const
    expect(await walk(clerk, desks)).toEqual([])
    await bureau.expectSound()
  })
})
