import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

const inDays = (days: number) => addDays(localDate(new Date().toISOString()), days)
const LOOKS = [
  { width: PHONE, variant: '360', axe: true },
  { width: DESK, variant: '1440', axe: true },
] as const

describe.skipIf(CHROMIUM === undefined)('somebody reports without a name, and sees what comes of it', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })
  const seen = { code: '', card: '' }
  const TEXT = '三号窗口让我先去指定的打印店付钱复印，才肯收材料。'

  test('OV-24 a stranger reports from his phone, in the large version, and keeps the code', async () => {
    const stranger = await anActor({ width: PHONE, height: 780 })
    await stranger.context.addInitScript(() => {
      if (location.protocol === 'http:') localStorage.setItem('oneseal.elder', 'on')
    })
    await stranger.goTo('/report')
    await stranger.reads('不用写姓名和电话')
    await stranger.press('提交举报')
    await stranger.reads('请至少写 10 个字')
    await settled(stranger.page)
    expect(await look(stranger.page, 'report-elder', { width: PHONE, variant: 'elder', axe: true })).toEqual([])
    await stranger.page.locator('#report-text').fill(TEXT)
    await stranger.page.locator('input[type=file]').setInputFiles({
      ...{ name: '我的名字.png', mimeType: 'image/png' },
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
        'base64',
      ),
    })
    await stranger.reads('附件 1')
    await stranger.page.getByText('还可以说明').click()
    await stranger.page.locator('#report-organ').selectOption({ index: 1 })
    await stranger.press('提交举报')
    await stranger.reads('已经收到您的举报')
    seen.code = await stranger.page.locator('.copy-text code').innerText()
    await stranger.page.getByRole('link', { name: '查看进展' }).click()
    await stranger.reads('前告诉您是否受理')
    expect(stranger.complaints).toEqual([])
  })

  test('an inspector takes it up, asks the organ by an order, and tells the outcome', async () => {
    const inspector = await anActor()
    await inspector.signIn('cheng.zhengming')
    await inspector.goTo('/desk/reports')
    await inspector.page.getByText(TEXT).first().click()
    await inspector.press('受理')
    const form = (name: string) => inspector.page.getByRole('form', { name, exact: true })
    await form('受理').getByRole('button', { name: '受理' }).click()
    await inspector.reads('核查中')
    await inspector.press('转督办')
    await form('转督办').getByLabel('核查单位').selectOption({ label: '示范区行政审批局' })
    await form('转督办').getByLabel('所涉人员').selectOption({ label: '何远洲' })
    await form('转督办').locator('textarea').fill('请说明三号窗口是否指定打印店收费')
    await form('转督办').getByRole('button', { name: '转督办' }).click()
    await inspector.reads('尚未发督办单')
    seen.card = (await inspector.page.getByRole('link', { name: '打开红黄牌，发督办单' }).getAttribute('href')) ?? ''
    const { oversight } = await bureau.as('cheng.zhengming')
    const id = seen.card.split('/').at(-1) ?? ''
    const ready = async () => oversight.card({ params: { id } }).catch(() => undefined)
    while ((await ready()) === undefined) await inspector.page.waitForTimeout(300)
    await inspector.goTo(seen.card)
    await inspector.reads('群众举报核查')
    await inspector.reads(/何远洲/)
    await inspector.reads('请说明三号窗口是否指定打印店收费')
    const issued = await oversight.issueOrder({
      params: { id },
      body: { question: '请五日内说明并整改', due: inDays(5) },
    })
    const clerk = await bureau.as('lin.shouli')
    const order = issued.orders[0]
    if (order === undefined) throw new Error('There is no order')
    const answered = await clerk.oversight.answerOrder({
      params: { id: order.id },
      body: {
        expectedVersion: order.version,
        facts: '确有其事',
        cause: '管理不严',
        measure: '已取消',
        doneBy: inDays(3),
      },
    })
    await oversight.closeOrder({
      params: { id: order.id },
      body: { expectedVersion: answered.orders[0]?.version ?? 0, reason: '整改到位' },
    })
    await inspector.goTo('/desk/reports')
    await inspector.page.getByText(TEXT).first().click()
    await inspector.reads('已办结')
    await inspector.press('告知结果')
    await form('告知结果').getByRole('radio', { name: '属实', exact: true }).check()
    await form('告知结果').locator('textarea').fill('反映属实，已责令取消指定打印店并通报批评。')
    await form('告知结果').getByRole('button', { name: '告知结果' }).click()
    await inspector.reads('告知的结果')
    for (const each of LOOKS) expect(await look(inspector.page, 'desk-report', each)).toEqual([])
    expect(inspector.complaints).toEqual([])
  })

  test('whoever holds the code reads the outcome, and everybody the figures', async () => {
    const stranger = await anActor({ width: PHONE, height: 780 })
    await stranger.goTo(`/ask/${seen.code}`)
    await stranger.reads('反映属实，已责令取消指定打印店并通报批评。')
    await stranger.reads('督办单')
    await settled(stranger.page)
    for (const each of LOOKS) expect(await look(stranger.page, 'report-followed', each)).toEqual([])
    await stranger.goTo('/open-data')
    await stranger.reads('收到举报')
    expect(stranger.complaints).toEqual([])
  })

  const walk = async (actor: Actor, screens: readonly (readonly [name: string, path: string])[]) => {
    const faults: string[] = []
    for (const [name, path] of screens) {
      await actor.page.setViewportSize({ width: DESK, height: 900 })
      await actor.goTo(path)
      await settled(actor.page)
      for (const each of LOOKS) faults.push(...(await look(actor.page, name, each)))
    }
    expect(faults).toEqual([])
    expect(actor.complaints).toEqual([])
  }

  test('every screen fits a phone and a desk, for everybody who comes to it', async () => {
    const stranger = await anActor()
    await walk(stranger, [
      ['report', '/report'],
      ['open-data', '/open-data'],
      ['commitments', '/commitments'],
    ])
    const clerk = await anActor()
    await clerk.signIn('lin.shouli')
    await walk(clerk, [
      ['contacts', '/desk/contacts'],
      ['equality-desk', '/desk/equal-treatment'],
      ['checks-desk', '/desk/performance-checks'],
    ])
    const { conduct } = await bureau.as('cheng.zhengming')
    const check = (await conduct.checks({})).items.find(({ phase }) => phase === 'RECTIFYING')?.id ?? ''
    const inspector = await anActor()
    await inspector.signIn('cheng.zhengming')
    await walk(inspector, [
      ['desk-reports', '/desk/reports'],
      ['contact-figures', '/desk/contacts'],
      ['checks', '/desk/performance-checks'],
      ['check', `/desk/performance-checks/${check}`],
      ['weekly', '/desk/performance-checks?view=weekly'],
      ['equality', '/desk/equal-treatment'],
    ])
    await inspector.page.evaluate(() => localStorage.setItem('oneseal.language', 'en'))
    await walk(inspector, [
      ['check-en', `/desk/performance-checks/${check}`],
      ['report-en', '/report'],
    ])
  })
})
