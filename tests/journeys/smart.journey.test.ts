import { describe, expect, test } from 'vitest'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { applyForFelling, FELLING } from '../support/felling.ts'
import { eventually } from '../../src/cli/demo/person.ts'

describe.skipIf(CHROMIUM === undefined)('a felling permit in one sitting, and the switch', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)

  test('what the table verifies is granted while the applicant looks on, and after the switch goes to a person', async () => {
    const forester = await bureau.as('demo.resident')
    const first = await applyForFelling(forester)
    const looking = await anActor()
    await looking.signIn('demo.resident')
    await looking.goTo(`/my/cases/${first.id}`)
    await looking.reads('核验通过，已自动批准')
    await looking.reads(/唐端衡的常设授权/)
    await eventually('The sealed permit', async () => {
      const own = await forester.approval.myCase({ params: { id: first.id } })
      return own.documents.some(({ kind, released }) => kind === 'CERTIFICATE' && released) ? true : undefined
    })

    const watching = await anActor()
    await watching.signIn('cheng.zhengming')
    await watching.goTo(`/desk/smart/${FELLING}`)
    await watching.press('一键停用')
    const dialog = watching.page.getByRole('dialog')
    await dialog.getByLabel('理由').fill('抽查发现问题')
    await dialog.getByRole('button', { name: '一键停用' }).click()
    await watching.reads('已停用，即刻起不再自动批准。')

    const second = await applyForFelling(forester)
    await looking.goTo(`/my/cases/${second.id}`)
    await looking.reads('该事项的自动审批已停用，由工作人员办理')
    const desk = await anActor()
    await desk.signIn('lin.shouli')
    await desk.goTo(`/desk/cases?case=${second.id}`)
    await desk.reads('该事项的自动审批已停用，由工作人员办理')
    expect([...looking.complaints, ...watching.complaints, ...desk.complaints]).toEqual([])
    await bureau.expectSound()
  })
})
