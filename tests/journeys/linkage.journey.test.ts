import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, decide, examine, handIn } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'

/** From a grant in a township to the bureau's answer to what was found there, on both sides' screens. */
describe.skipIf(CHROMIUM === undefined)(
  'SV-10 SV-12 SV-13 SV-15 a café in a township, and who looks after it',
  async () => {
    const bureau = await aServedBureau()
    const anActor = aBrowser(bureau.origin)
    const people: Record<string, Actor> = {}
    const as = async (username: string): Promise<Actor> => {
      const actor = people[username] ?? (await anActor())
      if (people[username] === undefined) await actor.signIn(username)
      people[username] = actor
      return actor
    }
    const market = () => as('pan.guanshi')
    const town = () => as('zhen.xunchang')
    const examiner = () => as('he.yuanzhou')

    test('a food licence is granted for premises in the township', async () => {
      const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
      const form = { ...foodLicence.form, premisesAddress: '示范区范例镇东街 5 号' }
      const { receipt } = await handIn(cast, { ...foodLicence, form }, aPaper, undefined)
      const { version } = await cast.intake.approval.readCase({ params: { id: receipt.id } })
      await cast.intake.approval.accept({ params: { id: receipt.id }, body: { expectedVersion: version } })
      await examine(cast, receipt.id)
      await decide(cast, receipt.id)
    })

    const receives = async (who: Actor) => {
      await who.goTo('/desk/duties')
      await who.page.locator('.two-panes-row').first().click()
      await who.reads('示范区范例镇东街 5 号')
      await who.reads(/平台签收/)
    }
    test('the county department has it, and opening it is receiving it', async () => receives(await market()))
    test('so has the township, one level below', async () => receives(await town()))

    test('the township was told on acceptance and asked after examination', async () => {
      const actor = await town()
      await actor.goTo('/desk/duties?view=interactions')
      await actor.reads('征求意见')
      await actor.press('同意')
      await actor.page.getByText('同意', { exact: true }).first().waitFor()
    })

    test('the township returns it and says whose it is', async () => {
      const actor = await town()
      await actor.goTo('/desk/duties')
      await actor.page.locator('.two-panes-row').first().click()
      await actor.press('退回')
      await actor.fill('退回理由', '该处油烟由生态环境部门监管')
      await actor.page.getByLabel('您认为应当由谁监管').selectOption({ label: '示范区生态环境局' })
      await actor.press('退回这项任务')
      await actor.reads('已退回，理由已告知审批局。')
    })

    test('the bureau sends it on', async () => {
      const actor = await examiner()
      await actor.goTo('/desk/linkage')
      await actor.reads(/该处油烟由生态环境部门监管/)
      await actor.page.getByLabel('示范区生态环境局').check()
      await actor.fill('理由', '按职责转生态环境部门')
      await actor.press('重新分送')
      await actor.reads('没有退回的任务。')
    })

    test('the county claims it, inspects and feeds back', async () => {
      const actor = await market()
      await actor.goTo('/desk/duties')
      await actor.page.locator('.two-panes-row').first().click()
      await actor.press('认领')
      await actor.reads('已认领，请按检查要点检查后反馈。')
      await actor.fill('检查情况', '后厨布局与许可不符')
      await actor.choose('检查结果', '发现问题')
      await actor.fill('处理措施', '责令五日内改正')
      await actor.press('提交监管记录')
      await actor.reads('监管记录已反馈，审批局已可见。')
    })

    test('SV-05 the bureau acts on it', async () => {
      const actor = await examiner()
      await actor.goTo('/desk/linkage?view=records')
      await actor.reads('后厨布局与许可不符')
      await actor.fill('处理情况', '已通知持证人办理变更')
      await actor.press('已处理')
      await actor.reads(/审批局处理（何远洲）/)
    })

    test('SV-11 and the ledger says that nothing is missing', async () => {
      const actor = await examiner()
      await actor.goTo('/desk/linkage?view=report')
      await actor.reads('应推送减去已推送和校验中，等于 0：无一遗漏')
      expect(await actor.text('.numbers')).toMatch(/(?:^|\D)0\s*漏推/)
      for (const { complaints } of Object.values(people)) expect(complaints).toEqual([])
      await bureau.expectSound()
    })
  },
)
