import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { seedReform } from '../../src/app/demo-organisation.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { accept, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { fileForTheSquare, planSports, SPORTS_ITEM } from '../support/sports.ts'
import { DESK, look, PHONE, settled, TABLET } from './scenes/look.ts'

const DAY_MS = 86_400_000
const clock = { ahead: 0 }
const CHAPTERS = ['一、政策文件', '二、审批专用章', '三、档案资料', '四、法定票证', '五、业务衔接']

describe.skipIf(CHROMIUM === undefined)('an item goes from the sport bureau to the approval bureau', async () => {
  const bureau = await aBureau({
    browsed: true,
    // That of the story, one for the town, and one that went over a year ago.
    items: [SPORTS_ITEM, '991001006001', '990112107001'],
    now: () => new Date(Date.now() + clock.ahead).toISOString(),
  })
  const anActor = aBrowser(bureau.address)
  const today = () => localDate(new Date(Date.now() + clock.ahead).toISOString())
  const seen = async (actor: Actor, name: string) => {
    await settled(actor.page)
    return [
      ...(await look(actor.page, name, { width: PHONE, variant: '360', axe: true })),
      ...(await look(actor.page, name, { width: TABLET, variant: '768', axe: false })),
      ...(await look(actor.page, name, { width: DESK, variant: '1440', axe: true })),
    ]
  }
  const running = { caseNumber: '', id: '' }
  const card = (actor: Actor) => actor.page.locator('section.panel').filter({ hasText: '甲号' })

  test('the department prepares the batch and writes the five chapters with counts and an open point', async () => {
    const filed = await fileForTheSquare(bureau, await signedIn(bureau, 'demo.canteen'))
    await accept(await signedIn(bureau, 'tai.shouban'), filed.id, filed.version)
    Object.assign(running, filed)
    await bureau.settle()
    const giver = await anActor()
    await giver.signIn('ji.shending')
    await giver.goTo('/desk/transfers')
    await giver.page.getByText('拟定划转批次').first().click()
    await giver.fill('批次文号', '甲号')
    await giver.fill('批次名称', '体育领域事项划转')
    await giver.fill('法律依据和批准文件', '行政许可法第二十五条及省政府批复')
    await giver.choose('划出机关', '示范区体育局')
    await giver.page.getByLabel(/临时占用公共体育设施批准/).check()
    await giver.page.getByLabel('承接机关', { exact: true }).selectOption({ label: '示范区行政审批局' })
    await giver.fill('生效日', addDays(today(), 2))
    await giver.press('拟定批次')
    await giver.reads('已拟定划转批次甲号，请填写备忘录五个章节。')
    for (const chapter of CHAPTERS) {
      await card(giver).getByRole('row', { name: chapter }).getByRole('button', { name: '填写' }).click()
      const form = giver.page.getByRole('form', { name: chapter })
      await form.getByLabel('件数').fill('3')
      await form.getByLabel('清单').fill('体育设施审批专用章\n审批档案')
      if (chapter === '二、审批专用章') await form.getByLabel('遗留问题').fill('印章封存尚未备案')
      await form.getByRole('button', { name: '保存' }).click()
      await giver.reads(`已保存${chapter}。`)
    }
    expect(await seen(giver, 'transfer-prepared')).toEqual([])
    await giver.press('代表本机关签署')
    await giver.reads('已签署批次甲号。')
    await giver.reads('待签署：示范区行政审批局')
  })

  test('the bureau signs, and both know the day', async () => {
    const taker = await anActor()
    await taker.signIn('tang.duanheng')
    await taker.goTo('/desk/transfers')
    await taker.press('代表本机关签署')
    await taker.reads(/各方均已签署批次甲号/)
    await taker.reads('各方已签署')
    await bureau.settle()
  })

  test('the day after, the department finds the case gone from its desk, and the bureau has it', async () => {
    clock.ahead = 2 * DAY_MS
    await bureau.office.jobs.find(({ name }) => name === 'approval.transfers')?.run(bureau.office.services)
    await bureau.settle()
    const old = await anActor()
    await old.signIn('tai.shouban')
    await old.goTo(`/desk/cases?q=${running.caseNumber}`)
    await settled(old.page)
    expect(await old.text()).not.toContain('示范区体育中心路')
    const examiner = await anActor()
    await examiner.signIn('he.yuanzhou')
    await examiner.goTo(`/desk/cases?q=${running.caseNumber}&case=${running.id}`)
    await settled(examiner.page)
    await examiner.page.getByRole('tab', { name: '经过与文书' }).click()
    await examiner.reads(/由承接机关继续办理（甲号）/)
  })

  test('the open point is settled and the batch closes', async () => {
    const taker = await anActor()
    await taker.signIn('tang.duanheng')
    await taker.goTo('/desk/transfers')
    await taker.reads('已生效')
    await taker.press('办结划转')
    await taker.reads('备忘录还有 1 个遗留问题没有办结。')
    await card(taker).getByRole('button', { name: '办结', exact: true }).click()
    await taker.fill('办结情况', '公安机关已备案，印章封存')
    await card(taker).getByRole('button', { name: '办结', exact: true }).click()
    await taker.reads('遗留问题已办结。')
    await taker.press('办结划转')
    await taker.reads(/监管主体、监管标准或者本年度监管计划不全，不能办结：临时占用公共体育设施批准/)
    await planSports(bureau)
    await taker.press('办结划转')
    await taker.reads('批次甲号已办结。')
    await bureau.expectSound()
  })

  test('the screens of the reform stand with their demo content, on a phone and on a desk', async () => {
    await seedReform(bureau.office, bureau.installation, bureau.matters)
    await bureau.settle()
    const administrator = await anActor()
    await administrator.signIn('tian.zhanghu')
    const leader = await anActor()
    await leader.signIn('wei.gaoyuan')
    const decider = await anActor()
    await decider.signIn('tang.duanheng')
    const faults: string[] = []
    const visit = async (actor: Actor, path: string, name: string, tab?: string) => {
      await actor.goTo(path)
      if (tab !== undefined) await actor.page.getByRole('tab', { name: tab }).click()
      for (const summary of await actor.page.locator('details > summary').all())
        if (name === 'organs') {
          await summary.click()
          break
        }
      faults.push(...(await seen(actor, name)))
    }
    await visit(decider, '/desk/transfers', 'transfers')
    await visit(decider, '/desk/delegations', 'delegations')
    await visit(administrator, '/desk/organs', 'organs')
    await visit(administrator, '/desk/staffing', 'staffing')
    await visit(administrator, '/desk/accounts', 'accounts')
    await visit(leader, '/desk/organs', 'concentration', '权力集中度')
    await visit(leader, '/desk/organs', 'baselines', '职责底册')
    expect(faults).toEqual([])
  })
})
