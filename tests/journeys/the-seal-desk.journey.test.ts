import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, tellStory } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

describe.skipIf(CHROMIUM === undefined)('the desk of the seal', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })

  test('shows the key, every use by its number, and the seals it took the place of; and takes in one more', async () => {
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    await tellStory(cast, foodLicence, aPaper, (_, step) => step())
    const keeper = await anActor()
    await keeper.signIn('xue.anyin')
    await keeper.goTo('/desk/seal')
    await settled(keeper.page)
    await keeper.reads('已收缴 4 枚，已销毁 3 枚，启用 1 枚。')
    const faults = [
      ...(await look(keeper.page, 'seal-desk', { width: PHONE, variant: '360', axe: true })),
      ...(await look(keeper.page, 'seal-desk', { width: DESK, variant: '1440', axe: true })),
    ]
    for (const summary of ['延续授权', '停止某事项用印', '移交印章', '声明密钥泄露', '登记收缴一枚旧印章', '登记销毁'])
      await keeper.page.getByText(summary, { exact: true }).first().click()
    faults.push(
      ...(await look(keeper.page, 'seal-desk-open', { width: PHONE, variant: '360', axe: true })),
      ...(await look(keeper.page, 'seal-desk-open', { width: DESK, variant: '1440', axe: true })),
    )
    expect(faults).toEqual([])
    await keeper.fill('原用印部门', '示范区水务局')
    await keeper.fill('印章名称', '示范区水务局行政审批专用章')
    await keeper.fill('备案编号', '990101000105')
    await keeper.fill('移交人', '江交章')
    await keeper.press('登记收缴')
    await keeper.reads('已收缴 5 枚，已销毁 3 枚，启用 1 枚。')
    expect(keeper.complaints).toEqual([])
  })
})
