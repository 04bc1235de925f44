import { beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aFile } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { openCase, openPaper, reasonAgainst, tickEveryCriterion } from './scenes/desk.ts'
import { filed, taxiLicence } from './scenes/filing.ts'
import { DESK, look, PHONE } from './scenes/look.ts'

describe.skipIf(CHROMIUM === undefined)('a desk carries a case through its whole life', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const cast = new Map<string, Actor>()
  const as = async (name: string): Promise<Actor> => {
    const before = cast.get(name)
    if (before !== undefined) return before
    const officer = await anActor()
    cast.set(name, officer)
    await officer.signIn(name)
    return officer
  }
  const number = { ordinary: '', complete: '', wanting: '', taxi: '' }

  beforeAll(async () => {
    const applicant = await bureau.as('demo.canteen')
    number.ordinary = (await filed(applicant, foodLicence)).caseNumber
    number.complete = (await filed(applicant, foodLicence)).caseNumber
    number.wanting = (await filed(applicant, foodLicence, ['safetyRules'])).caseNumber
    number.taxi = (await filed(applicant, taxiLicence)).caseNumber
  })

  /** What the keyboard would now talk to; a lost focus is the body itself. */
  const focus = ({ page }: Actor) =>
    page.evaluate(() => {
      const { activeElement } = document
      return activeElement === null || activeElement === document.body ? '' : activeElement.textContent.trim()
    })
  const mouse = ({ page }: Actor) => page.evaluate(() => Number(document.documentElement.dataset['mouse'] ?? 0))
  /** From here on every press of a mouse is counted. */
  const countMouse = ({ page }: Actor) =>
    page.evaluate(() => {
      document.addEventListener('mousedown', () => {
        const { dataset } = document.documentElement
        dataset['mouse'] = String(Number(dataset['mouse'] ?? 0) + 1)
      })
    })
  const looksRight = async (officer: Actor, name: string) => {
    for (const width of [PHONE, DESK]) {
      expect(await look(officer.page, name, { width, variant: String(width), axe: true })).toEqual([])
    }
  }
  /** The reason at the top of the case has gone. */
  const noLonger = ({ page }: Actor, why: string) =>
    page.locator('.notice li', { hasText: why }).waitFor({ state: 'detached' })
  const type = async ({ page }: Actor, ...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }

  test('an officer takes an ordinary application, checks and accepts it without a mouse', async () => {
    const intake = await as('lin.shouli')
    await intake.goTo('/desk/cases')
    await intake.page.locator('.worklist-row', { hasText: number.ordinary }).waitFor()
    await countMouse(intake)
    while (!(await focus(intake)).includes(number.ordinary)) await type(intake, 'j')
    await type(intake, 'Enter')
    await intake.reads('必需材料')
    await type(intake, 'a')
    await expect.poll(() => focus(intake)).toBe('受理')
    await type(intake, 'Control+Enter')
    await intake.reads(/^已受理/)
    await expect.poll(() => focus(intake)).toMatch(/^已受理/)
    expect(await mouse(intake)).toBe(0)
  })

  test('an examiner ticks every criterion by its number, writes an opinion and passes the case on without a mouse', async () => {
    const examiner = await as('he.yuanzhou')
    await examiner.goTo('/desk/cases')
    await examiner.page.locator('.worklist-row', { hasText: number.ordinary }).waitFor()
    await countMouse(examiner)
    while (!(await focus(examiner)).includes(number.ordinary)) await type(examiner, 'j')
    await type(examiner, 'Enter')
    await examiner.page.getByRole('heading', { name: '审查要点' }).waitFor()
    await type(examiner, 'e')
    await expect.poll(() => focus(examiner)).toBe('审查要点')
    const criteria = await examiner.page.locator('.criterion').count()
    for (let at = 1; at <= criteria; at += 1) await type(examiner, String(at % 10))
    await examiner.reads(`已核对 ${String(criteria)} / ${String(criteria)}`)
    await type(examiner, 'o')
    await examiner.page.keyboard.type('材料齐全，符合法定条件。')
    await type(examiner, 'Control+Enter')
    await examiner.reads(/^审查已完成/)
    await expect.poll(() => focus(examiner)).toMatch(/^审查已完成/)
    expect(await mouse(examiner)).toBe(0)
  })

  test('the keys are told by one key, and the focus comes back from where it went', async () => {
    const intake = await as('lin.shouli')
    await intake.goTo('/desk/cases')
    await intake.page.locator('.worklist-row').first().waitFor()
    await type(intake, 'j')
    const row = await focus(intake)
    expect(row).not.toBe('')
    await type(intake, '?')
    await intake.page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await intake.reads('提交正在写的表单')
    await type(intake, 'Escape')
    await expect.poll(() => focus(intake)).toBe(row)
  })

  test('of several chosen together the complete one is accepted, and the other is reported with its reason', async () => {
    const intake = await as('lin.shouli')
    for (const chosen of [number.complete, number.wanting]) await intake.page.getByLabel(`选中 ${chosen}`).check()
    await intake.press('受理其中材料齐全的')
    await intake.reads('办理结果：办成 1 件，未办 1 件')
    const line = intake.page.locator('.bulk-reports li', { hasText: number.wanting })
    expect(await line.innerText()).toContain('材料不齐')
    await looksRight(intake, 'desk-bulk')
  })

  test('a missing paper that may follow is accepted with the day it is due, and the case says it waits for it', async () => {
    const intake = await as('lin.shouli')
    await openCase(intake, number.wanting)
    await intake.reads(/须于 2\d{3}年\d+月\d+日前补交/)
    await looksRight(intake, 'desk-deferral')
    await intake.press('受理这件申请')
    await intake.reads(/^已受理/)
    await intake.reads(/容缺材料「.*」未补齐/)
    await intake.press('补交容缺材料')
    await intake.page.locator('input[type=file]').first().setInputFiles(aFile('规章制度'))
    await intake.reads('已上传')
    await intake.press('提交补交材料')
    await noLonger(intake, '容缺材料')
  })

  test('a procedure of the standard is started with its last day, and the case says why it waits', async () => {
    const intake = await as('lin.shouli')
    await openCase(intake, number.taxi)
    await intake.press('受理这件申请')
    await intake.reads(/^已受理/)
    const examiner = await as('he.yuanzhou')
    await openCase(examiner, number.taxi)
    await examiner.press('启动特别程序')
    const kinds = await examiner.page.locator('#act-kind option').allInnerTexts()
    expect(kinds).toEqual(['招标（本事项必经）', '公示'])
    await examiner.press(/^启动$/)
    await examiner.reads('有 1 处需要修改')
    await looksRight(examiner, 'desk-procedure')
    await examiner.fill('为什么需要', '依法以招标方式配置运力')
    await examiner.press(/^启动$/)
    await examiner.reads(/招标进行中，最迟 .*结束/)
    expect(await reasonAgainst(examiner, '审查')).toMatch(/程序/)
  })

  test('it ends with its outcome and conclusion, and the chart shows where the case stands', async () => {
    const examiner = await as('he.yuanzhou')
    await examiner.press('特别程序结束')
    await examiner.fill('结果', '已开标，本申请人中标')
    await examiner.choose('结论', '通过')
    await examiner.press('登记结果并结束')
    await noLonger(examiner, '招标进行中')
    await openPaper(examiner, '办理流程')
    expect(await examiner.text('[aria-current=step]')).toContain('审查')
    await looksRight(examiner, 'desk-way')
  })

  test('AP-21: staff and applicant see the item’s own chart with the case’s node, its dates and the posts that answer for it', async () => {
    const examiner = await as('he.yuanzhou')
    const applicant = await as('demo.canteen')
    const { items } = await (await bureau.as('demo.canteen')).approval.myCases({ query: { limit: 100 } })
    const own = items.find(({ progress }) => progress.caseNumber === number.taxi)
    await applicant.goTo(`/my/cases/${own?.id ?? ''}`)
    for (const { page } of [examiner, applicant]) {
      const chart = page.getByRole('list', { name: '办理流程图' })
      await chart.waitFor()
      const nodes = await chart.locator(':scope > li').allInnerTexts()
      // The taxi licence has a review and procedures of its own: no picture drawn once for all.
      expect(nodes.join()).toMatch(/审核.*招标|招标.*审核/s)
      expect(await chart.locator('[aria-current=step]').innerText()).toMatch(/审查[^]*审查岗[^]*办到这一步/)
      expect(nodes.find((node) => node.includes('受理岗'))).toMatch(/\d{4}年\d+月\d+日/)
    }
  })

  test('other departments are asked, and the case waits for each by name', async () => {
    const examiner = await as('he.yuanzhou')
    await examiner.press('征求部门意见')
    await examiner.page.getByRole('checkbox', { name: '示范区公安局' }).check()
    await examiner.fill('请部门答复的问题', '该企业车辆停放是否影响交通？')
    await looksRight(examiner, 'desk-consultation')
    await examiner.press('发出征求意见')
    await examiner.reads(/等示范区公安局回复意见/)
    const department = await bureau.as('demo.resident')
    await expect(department.approval.opinionRequests({ query: {} })).rejects.toThrow()
  })

  test('a second person reviews the opinion from the keyboard; whoever examined reads why he may not', async () => {
    const examiner = await as('he.yuanzhou')
    await openCase(examiner, number.taxi)
    await tickEveryCriterion(examiner)
    await examiner.page.locator('#examination-opinion').fill('符合条件，建议准予。')
    await examiner.press('提交审查意见')
    await examiner.reads('等审核人员审核')
    expect(await reasonAgainst(examiner, '审核')).toMatch(/审查|审核/)
    const reviewer = await as('su.jianming')
    await openCase(reviewer, number.taxi)
    await type(reviewer, 'Escape', 'r')
    await reviewer.page.getByLabel('同意审查意见', { exact: true }).check()
    await looksRight(reviewer, 'desk-review')
    await reviewer.press('提交审核意见')
    const watcher = await as('gu.fuhe')
    await openCase(watcher, number.taxi)
    await type(watcher, 'Escape', 'r')
    await watcher.page.getByLabel('同意审查意见', { exact: true }).check()
    await watcher.press('提交审核意见')
    await watcher.reads('须经集体研究决定，等会议决议')
  })

  test('what a meeting must resolve waits for its minutes', async () => {
    const decider = await as('tang.duanheng')
    await openCase(decider, number.taxi)
    await decider.press('集体研究决定')
    await decider.fill('会议名称（届次）', '局务会 2026 年第 12 次')
    await decider.page.locator('#act-held-on').fill(localDate(new Date().toISOString()))
    await decider.fill('参加人员，每行一人（至少三人）', '甲某\n乙某')
    await decider.choose('会议决议', '准予许可')
    await decider.press('登记集体研究决定')
    await decider.reads('至少写明三人')
    await decider.fill('参加人员，每行一人（至少三人）', '甲某\n乙某\n丙某')
    await decider.page.locator('#act-minutes').setInputFiles(aFile('会议纪要'))
    await decider.reads('已上传')
    await looksRight(decider, 'desk-collective')
    await decider.press('登记集体研究决定')
    await noLonger(decider, '等会议决议')
  })

  test('a case handed over lies on the colleague’s desk, and on no other', async () => {
    const examiner = await as('he.yuanzhou')
    await openCase(examiner, number.complete)
    await examiner.press('转办')
    const colleague = examiner.page.locator('#act-to')
    const su = await colleague.locator('option', { hasText: '苏鉴明' }).getAttribute('value')
    await colleague.selectOption(su)
    await examiner.fill('转办原因', '本周出差')
    await looksRight(examiner, 'desk-assign')
    await examiner.page.locator('.act-form').getByRole('button', { name: '转办' }).click()
    await examiner.reads(/经办 苏鉴明/)
    await examiner.goTo('/desk/cases')
    await examiner.page.locator('.worklist-row', { hasText: number.wanting }).waitFor()
    expect(await examiner.page.locator('.worklist-row', { hasText: number.complete }).count()).toBe(0)
    const reviewer = await as('su.jianming')
    await reviewer.goTo('/desk/cases?whose=assigned')
    await reviewer.page.locator('.worklist-row', { hasText: number.complete }).waitFor()
    expect(await reviewer.page.locator('.worklist-row').count()).toBe(1)
  })

  test('the first page of the desk says how much waits behind its door', async () => {
    const reviewer = await as('su.jianming')
    await reviewer.goTo('/desk')
    await reviewer.reads(/^待办 \d+ 件$/)
    await looksRight(reviewer, 'desk-home-counts')
  })

  test('nobody’s browser complained', () => {
    for (const { complaints } of cast.values()) expect(complaints).toEqual([])
  })

  test('an auditor finds everything sound', () => bureau.expectSound())
})
