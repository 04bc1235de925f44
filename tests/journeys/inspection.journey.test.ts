import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { eventually } from '../../src/cli/demo/person.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled, TABLET } from './scenes/look.ts'

/** A red dot: what a camera hands over. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
)
const USERNAMES: Readonly<Record<string, string>> = {
  潘观市: 'pan.guanshi',
  柳执规: 'liu.zhigui',
  关明察: 'guan.mingcha',
}
const inDays = (days: number) => addDays(localDate(new Date().toISOString()), days)

describe.skipIf(CHROMIUM === undefined)('supervision afterwards, on its screens', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })
  const looked = async (actor: Actor, name: string, english = true) => {
    await settled(actor.page)
    const faults = [
      ...(await look(actor.page, name, { width: PHONE, variant: '360', axe: true })),
      ...(await look(actor.page, name, { width: TABLET, variant: '768', axe: false })),
      ...(await look(actor.page, name, { width: DESK, variant: '1440', axe: true })),
    ]
    expect(faults).toEqual([])
    if (!english) return
    await actor.page.evaluate(() => localStorage.setItem('oneseal.language', 'en'))
  }

  test.each([
    ['inspections', '/desk/inspections'],
    ['supervision-plan', '/desk/supervision-plan'],
    ['supervision-standards', '/desk/supervision-standards'],
    ['supervision-standard', '/desk/supervision-standards/990101001001'],
    ['inspection-objects', '/desk/inspection-objects'],
    ['supervision-logs', '/desk/supervision-logs'],
    ['inspection-results', '/inspections'],
  ])('%s fits every width and can be read by everybody', async (name, path) => {
    const actor = await anActor()
    await actor.signIn('pan.guanshi')
    await actor.goTo(path)
    await looked(actor, name, false)
  })

  const answerAll = async (actor: Actor, wrong: string | null) => {
    const points = actor.page.locator('.inspection-point')
    for (const point of await points.all()) {
      const legend = (await point.locator('legend').textContent()) ?? ''
      const bad = wrong !== null && legend.startsWith(wrong)
      await point.getByRole('radio', { name: bad ? '有问题' : '符合', exact: true }).check()
      if (bad) await point.getByLabel('情况说明').fill('后厨地面积水，未及时清理')
    }
  }
  const record = async (actor: Actor, wrong: string | null) => {
    await actor.page.locator('.inspection-point').first().waitFor()
    await answerAll(actor, wrong)
    await actor.page
      .locator('input[type=file][capture]')
      .setInputFiles({ name: 'site.png', mimeType: 'image/png', buffer: PHOTO })
    await actor.page.getByText('设备时间').first().waitFor()
    await actor.fill('检查结论', '已逐项检查。')
    await actor.fill('被检查人（或者现场负责人）姓名', '店长某某')
    const pad = actor.page.locator('.signature-pad')
    await pad.scrollIntoViewIfNeeded()
    const box = await pad.boundingBox()
    if (box === null) throw new Error('There is nothing to sign on')
    await actor.page.mouse.move(box.x + 20, box.y + 40)
    await actor.page.mouse.down()
    await actor.page.mouse.move(box.x + 120, box.y + 80, { steps: 5 })
    await actor.page.mouse.up()
    await actor.reads('签名已保存')
  }
  const onPhone = async (username: string, id: string) => {
    const actor = await anActor({ width: PHONE, height: 780, touch: true })
    await actor.signIn(username)
    await actor.goTo(`/desk/inspections/${id}`)
    return actor
  }

  test('plan, draw, two inspectors on a phone, a finding put right, and a stranger who draws it again', async () => {
    const pan = await anActor()
    await pan.signIn('pan.guanshi')
    await pan.goTo('/desk/supervision-plan')
    await pan.page.getByRole('button', { name: '双随机抽取' }).first().click()
    await pan.fill('抽取对象数', '1')
    await pan.press('封存并抽取')
    await pan.reads('名单和种子已封存')
    const person = await bureau.as('pan.guanshi')
    const line = await eventually('the drawn inspection', async () => {
      const { items } = await person.inspection.inspections({ query: {} })
      return items.find(({ source }) => source === 'DRAW')
    })
    const [first = '', second = ''] = line.inspectors.map(({ name }) => USERNAMES[name] ?? '')

    const recorder = await onPhone(first, line.id)
    await record(recorder, 'P1')
    // The net breaks off and the phone is put away: nothing that was filled in is lost.
    await recorder.page.reload()
    await recorder.page.locator('.inspection-point').first().waitFor()
    expect(await recorder.page.getByLabel('检查结论').inputValue()).toBe('已逐项检查。')
    await looked(recorder, 'inspection-visit', false)
    await recorder.page.setViewportSize({ width: PHONE, height: 780 })
    await recorder.press('提交检查记录')
    await recorder.reads('等另一名检查人员签名后生效')

    const other = await onPhone(second, line.id)
    await other.press('核对无误，共同签名')
    await other.reads('有问题，待处理')
    await looked(other, 'inspection-problem', false)
    await other.page.getByLabel('改正期限').fill(inDays(7))
    await other.page.getByLabel('文书编号').first().fill('责改〔2026〕1号')
    await other.page.getByRole('button', { name: '责令改正' }).click()
    await other.reads('已责令改正')

    await record(other, null)
    await other.press('提交检查记录')
    await other.reads('等另一名检查人员签名后生效')
    await recorder.page.reload()
    await recorder.press('核对无误，共同签名')
    await recorder.reads('发现问题，已改正')

    const stranger = await anActor({ width: PHONE, height: 780, touch: true })
    await stranger.goTo('/inspections')
    await stranger.reads('发现问题，已改正')
    expect(await stranger.text()).not.toContain('后厨地面积水')
    await stranger.page.getByRole('tab', { name: '双随机抽取' }).click()
    await stranger.press('我来重算')
    await stranger.reads('重算结果与公示一致')
    await looked(stranger, 'inspection-draw', false)
    const file = await stranger.downloads(stranger.page.getByRole('link', { name: '下载抽取数据' }))
    const path = join(bureau.scratch, 'draw.json')
    writeFileSync(path, file)
    const right = await bureau.oneseal(['draw', 'verify', path])
    expect(right).toMatchObject({ code: 0 })
    expect(right.said).toContain('drawn as bound')
    const forged = file.toString('utf8').replace(/"take":1/g, '"take":2')
    writeFileSync(path, forged)
    expect(await bureau.oneseal(['draw', 'verify', path])).toMatchObject({ code: 1 })
    await bureau.expectSound()
  })
})
