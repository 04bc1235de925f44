import { describe, expect, test } from 'vitest'
import { eventually } from '../../src/cli/demo/person.ts'
import { aBrowser, CHROMIUM, SHOTS } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { applyForFelling, resident } from '../support/felling.ts'
import { aServedBureau } from '../support/served-bureau.ts'

const see = (actor: Actor, name: string) =>
  actor.page.screenshot({ path: `${SHOTS}/reuse-${name}.png`, fullPage: true })

describe.skipIf(CHROMIUM === undefined)('certificates called, and proofs questioned', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)

  test('an officer calls a permit for a case, and its holder sees who looked and why', async () => {
    const forester = await bureau.as('demo.resident')
    const { id, caseNumber } = await applyForFelling(forester)
    await eventually('The sealed permit', async () => {
      const own = await forester.approval.myCase({ params: { id } })
      return own.documents.some(({ kind, released }) => kind === 'CERTIFICATE' && released) ? true : undefined
    })
    const desk = await anActor()
    await desk.signIn('lin.shouli')
    await desk.goTo('/desk/calls')
    await desk.page.getByLabel('证照类型').selectOption({ label: '林木采伐许可证' })
    await desk.fill('办件编号', caseNumber)
    await desk.fill('持证人身份号码或统一社会信用代码', resident.idNumber)
    await desk.choose('需要', '数据')
    await desk.page.getByRole('button', { name: '调用', exact: true }).last().click()
    await desk.reads(/今天还可调用/)
    await see(desk, 'ask')
    await desk.page.getByRole('tab', { name: '调用记录' }).click()
    await desk.reads(caseNumber)
    await see(desk, 'log')

    const holder = await anActor({ width: 360, height: 780, touch: true })
    await holder.signIn('demo.resident')
    await holder.goTo('/my/certificate-calls')
    await holder.reads(caseNumber)
    await holder.press('长期授权')
    await holder.reads('已授权。')
    await see(holder, 'my-calls')
    const leader = await anActor()
    await leader.signIn('wei.gaoyuan')
    await leader.goTo('/desk/calls')
    await leader.reads('林木采伐许可证')
    await see(leader, 'figures')
    const administrator = await anActor()
    await administrator.signIn('tian.zhanghu')
    await administrator.goTo('/desk/calls')
    await administrator.reads('授权一个系统')
    await see(administrator, 'systems')
    expect([...desk.complaints, ...holder.complaints, ...leader.complaints]).toEqual([])
  })

  test('somebody reports an absurd proof without signing in, and reads by his code what was done', async () => {
    const anybody = await anActor({ width: 360, height: 780, touch: true })
    await anybody.goTo('/absurd-proofs')
    await anybody.fill('什么证明', '证明我妈是我妈')
    await anybody.fill('哪个单位要的', '某社区')
    await anybody.fill('当时是怎么说的', '办理老年优待时要求开具')
    await anybody.press('提交')
    await anybody.reads('已收到。请记下查询码：')
    const code = await anybody.page.locator('.notice code').innerText()
    await see(anybody, 'absurd')
    const editor = await anActor()
    await editor.signIn('bian.zhun')
    await editor.goTo('/desk/proof-demands')
    await editor.reads('证明我妈是我妈')
    await see(editor, 'demands')
    await editor.page.locator('summary').filter({ hasText: '处理' }).first().click()
    await editor.fill('怎样调整，或者为什么保留', '已要求停止索要，改由系统核验亲属关系')
    await editor.press('登记处理结果')
    await editor.reads('已登记。反映人可凭查询码看到。')
    await anybody.fill('查询码', code)
    await anybody.press('查询')
    await anybody.reads('已要求停止索要，改由系统核验亲属关系')
    await editor.page.setViewportSize({ width: 360, height: 780 })
    await see(editor, 'demands-360')
    expect([...anybody.complaints, ...editor.complaints]).toEqual([])
    await bureau.expectSound()
  })
})
