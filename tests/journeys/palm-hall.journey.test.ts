import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { letIn } from '../support/appoint.ts'
import { aBrowser, CHROMIUM, SHOTS } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { accept, filledDraft } from '../support/hall.ts'
import { DESK, look, PHONE } from './scenes/look.ts'

const PHONE_LOOK = { width: PHONE, variant: '360', axe: true } as const
const DESK_LOOK = { width: DESK, variant: '1440', axe: true } as const
/** Looked at by people in pictures; what a machine can see is wrong must be nothing. */
const clean = async (...looked: Parameters<typeof look>) => expect(await look(...looked)).toEqual([])
const FOOD_LICENCE = '我要开一家小餐馆'

describe.skipIf(CHROMIUM === undefined)('the hall in one hand', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const phone = { width: PHONE, height: 780, touch: true }
  const cast: { resident?: Actor } = {}
  const resident = async () => (cast.resident ??= await anActor(phone))

  test('AP-22 it can be put on the first screen of a telephone, and opens there without a net', async () => {
    const { page, context, goTo, reads } = await resident()
    await goTo('/')
    const manifest = await page.evaluate(async () => {
      const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')
      return link === null ? '' : (await fetch(link.href)).text()
    })
    expect(JSON.parse(manifest)).toMatchObject({
      display: 'standalone',
      start_url: '/',
      icons: [{ sizes: '192x192' }, {}, {}],
    })
    await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state)
    // What has been opened once opens again; the worker holds it from then on.
    await page.reload()
    await goTo('/progress')
    await page.locator('#content h1').first().waitFor()
    await context.setOffline(true)
    await page.goto('/progress')
    await reads('当前没有网络')
    await page.locator('#tracking-code').waitFor()
    const kept = await page.evaluate(async () => {
      const found: string[] = []
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname)
      return found
    })
    // Nothing of anybody is kept: the first page and files that are the same for all.
    expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([])
    await clean(page, 'hall-offline', PHONE_LOOK)
    // A page that was never opened says so, and opens by itself once the net is back.
    await page.goto('/points')
    await reads('没有网络，这一页还打不开')
    await clean(page, 'hall-not-opened', PHONE_LOOK)
    await context.setOffline(false)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await reads('示范区政务服务大厅')
  })

  test('AP-22 a place at the windows is booked with a thumb, and the desk sees who comes', async () => {
    const actor = await resident()
    await actor.signIn('demo.resident')
    await actor.goTo('/my/windows')
    await actor.press('预约')
    await actor.reads('请选择日期')
    await actor.page.locator('#window-hall label', { hasText: '示范区政务服务大厅' }).tap()
    await actor.page.locator('#window-day label').nth(1).tap()
    const day = await actor.page.locator('#window-day input:checked').getAttribute('value')
    await actor.page.locator('#window-slot label').first().tap()
    await actor.page.locator('#window-name').fill('示例居民')
    await actor.page.locator('#window-phone').fill('19900000003')
    await clean(actor.page, 'my-windows-form', PHONE_LOOK)
    await actor.page.locator('form').last().getByRole('button', { name: '预约', exact: true }).click()
    await actor.reads('已约好')
    await clean(actor.page, 'my-windows', PHONE_LOOK)
    const clerk = await anActor()
    await clerk.signIn('wen.jieyi')
    await clerk.goTo('/desk/windows')
    await clerk.page.locator('input[type=date]').fill(day ?? '')
    await clerk.reads('199****0003')
    await clean(clerk.page, 'desk-windows', DESK_LOOK)
    await clerk.page.getByText('显示号码').first().click()
    await clerk.press('查看完整号码')
    await clerk.reads('19900000003')
    await clerk.press('已到场')
    await clerk.page.locator('.status', { hasText: '已到场' }).waitFor()
    expect(clerk.complaints).toEqual([])
  })

  test('AP-22 a question is asked with a thumb, and comes back with a code to follow it by', async () => {
    const { page, goTo, reads, button } = await resident()
    await goTo('/ask')
    await page.locator('#ask-text').fill('办好的证能在手机上看吗？')
    await button('提交').first().tap()
    await reads('已经收到')
    expect(await page.locator('.copy-text code').innerText()).not.toBe('')
  })

  test('AP-22 an application that meets a dead spot keeps what was typed, and sends it once the net is back', async () => {
    const actor = await resident()
    await actor.goTo('/my')
    const person = await bureau.as('demo.resident')
    const itemCode = (await person.approval.hall({})).fullItems[0]?.code ?? ''
    const draft = await person.approval.startDraft({ body: { itemCode } })
    await actor.goTo(`/apply/${draft.id}`)
    await actor.context.setOffline(true)
    const box = actor.page.locator('input[type=radio], input[type=checkbox], input[type=text]').first()
    await box.waitFor()
    if ((await box.getAttribute('type')) === 'text') await box.fill('断网时填写')
    else await box.check()
    await actor.reads('当前没有网络')
    await actor.reads(/已保留|联网后|未保存|断网/)
    const before = (await person.approval.readDraft({ params: { id: draft.id } })).revision
    expect(before).toBe(draft.revision)
    await actor.context.setOffline(false)
    await actor.reads(/已保存/)
    const after = await person.approval.readDraft({ params: { id: draft.id } })
    expect(after.revision).toBe(draft.revision + 1)
    // Sent once: coming back to the page sends nothing again.
    await actor.goTo(`/apply/${draft.id}`)
    await actor.reads(/已保存/)
    expect((await person.approval.readDraft({ params: { id: draft.id } })).revision).toBe(draft.revision + 1)
  })

  test('AP-22 AP-50 an application is sent and followed on the telephone: one case, one person to ask, with his number', async () => {
    const actor = await anActor(phone)
    const { page } = actor
    const draft = await filledDraft(await bureau.as('demo.canteen'))
    await actor.signIn('demo.canteen')
    await actor.goTo(`/apply/${draft.id}?step=check`)
    await actor.choose('办理结果怎么领', '网上下载电子证照')
    await page.locator('#promise').check()
    await actor.button('提交申请').tap()
    await page.getByRole('heading', { name: '申请已提交' }).first().waitFor({ state: 'attached' })
    const [, code = ''] = await page.locator('.facts code').allInnerTexts()
    await page.getByRole('link', { name: '查看办件' }).tap()
    await actor.reads('有事只找一处')
    const myCase = new URL(page.url()).pathname
    const id = myCase.split('/').at(-1) ?? ''
    const [intake, examiner] = [await bureau.as('lin.shouli'), await bureau.as('he.yuanzhou')]
    await accept(intake, id, 1)
    await examiner.approval.note({ params: { id }, body: { expectedVersion: 2, text: '内部备忘：转市场科' } })
    await actor.goTo(myCase)
    await actor.reads('林守礼')
    await page.locator('a[href^="tel:0990-"]').waitFor()
    expect(await actor.text()).not.toMatch(/审查人员|受理人员|何远洲|内部备忘|登记备注/)
    await clean(page, 'my-case-contact', PHONE_LOOK)
    await actor.goTo('/progress')
    await page.locator('#tracking-code').fill(code)
    await actor.button('查询').tap()
    await actor.reads('审查中')
    expect(await actor.text()).not.toMatch(/审查人员|受理人员|何远洲|内部备忘|林守礼/)
  })

  test('AP-24 an official opens a store by describing it, and anybody enters it under its own banner', async () => {
    const clerk = await anActor()
    await clerk.signIn('wen.jieyi')
    await clerk.goTo('/desk/stores')
    await clerk.page.locator('summary', { hasText: '开设旗舰店' }).click()
    await clerk.fill('地址用语', 'fanli')
    await clerk.page.getByLabel('店名', { exact: true }).first().fill('范例镇旗舰店')
    await clerk.page.getByLabel('横幅标语', { exact: true }).first().fill('家门口的大厅')
    await clerk.fill('行政区划代码', '990101100')
    await clerk.choose('颜色', '青')
    await clerk.page.getByLabel('栏目名称').first().fill('开餐馆')
    await clerk.page.locator('#column-new-0').fill(FOOD_LICENCE)
    await clerk.page.locator('.item-choices button').first().click()
    await clean(clerk.page, 'desk-stores', DESK_LOOK)
    await clerk.press('保存并发布')
    await clerk.reads('范例镇旗舰店已发布')
    expect(clerk.complaints).toEqual([])
    const actor = await resident()
    await actor.goTo('/stores')
    await actor.page.getByRole('link', { name: '范例镇旗舰店' }).click()
    await actor.reads('家门口的大厅')
    await clean(actor.page, 'store', PHONE_LOOK)
    await actor.goTo('/stores/business')
    await clean(actor.page, 'store-business', PHONE_LOOK)
    await actor.page.setViewportSize({ width: DESK, height: 900 })
    await actor.page.screenshot({ path: join(SHOTS, 'store-business-1440.png'), fullPage: true })
    await actor.goTo('/')
    await actor.page.screenshot({ path: join(SHOTS, 'hall-1440.png'), fullPage: true })
    await actor.page.setViewportSize({ width: PHONE, height: 780 })
    // What could not be fetched without a net is no fault of the page.
    expect(actor.complaints.filter((text) => !/net::ERR_|Unable to preload/.test(text))).toEqual([])
  })

  test('a busy desk exports its list, and finds nothing to destroy before its time', async () => {
    const clerk = await anActor()
    await clerk.signIn('fang.chujian')
    await clerk.goTo('/desk/cases')
    const csv = await clerk.downloads(clerk.page.getByRole('link', { name: '导出' }))
    expect(csv.toString()).toContain('办件编号')
    await clerk.goTo('/desk/erasures')
    await clerk.reads('目前没有到期的办件')
    await clerk.page.locator('summary', { hasText: '提请销毁' }).click()
    const [number = ''] = /990101-\d{8}-\d+/.exec(csv.toString()) ?? []
    await clerk.fill('办件编号', number)
    await clerk.fill('依据', '鉴定会纪要第 1 号')
    await clerk.fill('理由', '试提请')
    await clerk.page.locator('form').getByRole('button', { name: '提请', exact: true }).click()
    await clerk.reads(/还没有办结，不得销毁|须保管至/)
    await clean(clerk.page, 'desk-erasures', DESK_LOOK)
    await clean(clerk.page, 'desk-erasures', PHONE_LOOK)
    expect(clerk.complaints).toEqual([])
  })

  test('what one administrator asks for another confirms, on one calm page', async () => {
    const [first, second] = [await bureau.as('tian.zhanghu'), await bureau.as('bai.fuhe')]
    const organ = (await first.organisation.organs({})).items.find(({ kind }) => kind === 'BUREAU')?.id ?? ''
    const person = { organ, post: '综合窗口', roles: ['intakeOfficer' as const] }
    await first.organisation.appoint({ body: { ...person, name: '林小𠮷', username: 'lin.xiaoji' } })
    await letIn(second, first, { ...person, name: '某二', username: 'mou.er', password: 'a-long-enough-one' })
    const administrator = await anActor()
    await administrator.signIn('bai.fuhe')
    await administrator.goTo('/desk/officers')
    await administrator.reads('提请任命：林小𠮷')
    await clean(administrator.page, 'desk-officers', DESK_LOOK)
    const loaded = await administrator.page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter(({ family, status }) => family.includes('OneSeal Rare') && status === 'loaded')
        .length
    })
    expect(loaded).toBeLessThanOrEqual(1)
    expect(administrator.complaints).toEqual([])
  })
})
