import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, decide, examine } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aPdf, MATERIALS } from '../support/hall.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { answerQuestions, fillFormWithTwoSlips, handIn, mendTheSlips, PAPERS } from './scenes/applying.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

const ITEM = '食品经营许可'

/** Looks at a counter's screen on a phone and on a desk. */
async function seen(officer: Actor, name: string, path?: string): Promise<readonly string[]> {
  if (path !== undefined) await officer.goTo(path)
  await settled(officer.page)
  const phone = await look(officer.page, name, { width: PHONE, variant: '360', axe: true })
  return [...phone, ...(await look(officer.page, name, { width: DESK, variant: '1440', axe: true }))]
}

describe.skipIf(CHROMIUM === undefined)('the counters of the hall', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const story = { caseNumber: '', slip: '' }

  test('WF-05 AP-41 a window finds the item, collects by its list, scans, and prints a receipt', async () => {
    const officer = await anActor()
    const { page } = officer
    await officer.signIn('lin.shouli')
    expect(await seen(officer, 'counter-intake-search', '/desk/intake')).toEqual([])
    await officer.fill('搜索事项', ITEM)
    await page
      .getByRole('button', { name: /^选择 食品经营许可/ })
      .first()
      .waitFor()
    await officer.goTo(`/desk/intake?item=${foodLicence.itemCode}`)
    await answerQuestions(officer)
    await fillFormWithTwoSlips(officer)
    await officer.press('登记收件')
    await officer.reads(/校验/)
    expect(await seen(officer, 'counter-intake-form')).toEqual([])
    await mendTheSlips(officer)
    for (const paper of Object.values(PAPERS)) await handIn(officer, paper)
    await page.getByRole('checkbox', { name: '收取纸质件' }).first().check()
    await page.getByRole('checkbox', { name: /承诺申请材料真实有效/ }).check()
    await officer.press('登记收件')
    await officer.reads('收件凭证')
    const said = await page.locator('main').innerText()
    story.caseNumber = /990101-\d{8}-\d{6}/.exec(said)?.[0] ?? ''
    expect(story.caseNumber).not.toBe('')
    expect(await seen(officer, 'counter-receipt')).toEqual([])
    expect(officer.complaints).toEqual([])
  })

  test('WF-27 its papers leave by a slip, and an examiner counts and signs', async () => {
    const officer = await anActor()
    await officer.signIn('lin.shouli')
    await officer.goTo('/desk/handovers')
    await officer.page.getByText('登记移交', { exact: true }).click()
    await officer.fill('办件编号（可扫码）', story.caseNumber)
    await officer.press('加入')
    await officer.page.getByRole('checkbox', { name: new RegExp(PAPERS.plan) }).check()
    await officer.press('移交并生成移交单')
    await officer.reads('物料移交单')
    story.slip = /YJ\d{8}-\d{4}/.exec(await officer.page.locator('main').innerText())?.[0] ?? ''
    expect(await seen(officer, 'counter-handover-slip')).toEqual([])
    const examiner = await anActor()
    await examiner.signIn('he.yuanzhou')
    await examiner.goTo('/desk/handovers')
    await examiner.fill('扫移交单或输入办件编号', story.slip)
    await examiner.press('查找')
    await examiner.press('清点签收')
    await examiner.fill('实收份数', '1')
    expect(await seen(examiner, 'counter-handovers')).toEqual([])
    await examiner.button('签收').last().click()
    await examiner.reads(/何远洲 于/)
    expect([officer.complaints, examiner.complaints]).toEqual([[], []])
  })

  test('slips for a power cut are numbered ahead', async () => {
    const officer = await anActor()
    await officer.signIn('lin.shouli')
    await officer.goTo('/desk/slips')
    await officer.fill('打印张数（1–100）', '2')
    await officer.press('印发编号')
    await officer.reads('行政审批应急收件单')
    expect(await officer.page.locator('.slip').count()).toBe(2)
    expect(await seen(officer, 'counter-slips')).toEqual([])
    expect(officer.complaints).toEqual([])
  })

  test('running cases of an older system are looked at before they are taken over', async () => {
    const officer = await anActor()
    await officer.signIn('tian.zhanghu')
    await officer.goTo('/desk/take-over')
    const { applicant, answers, form, itemCode } = foodLicence
    const row = {
      system: '旧审批系统',
      foreignNumber: '2026-118',
      itemCode,
      acceptedAt: null,
      applicant,
      answers,
      form,
    }
    const rows = [
      { ...row, receivedAt: '2026-03-02T01:00:00.000Z' },
      { ...row, foreignNumber: '' },
    ]
    const file = { name: '在办件.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(rows)) }
    await officer.page.locator('input[type=file]').first().setInputFiles(file)
    await officer.reads('读到 1 件')
    await officer.reads(/缺少「原办件编号」/)
    expect(await seen(officer, 'counter-take-over')).toEqual([])
    await officer.press('导入这 1 件')
    await officer.reads('新接管 1 件，已接管 0 件，退回 0 件')
    const path = join(bureau.scratch, 'running.json')
    writeFileSync(path, JSON.stringify(rows.slice(0, 1)))
    const again = await bureau.oneseal(['cases', 'import', path, '--data', bureau.dataFolder])
    expect(again).toMatchObject({ code: 0 })
    expect(again.said).toContain('已有 1 件')
    expect(officer.complaints).toEqual([])
  })

  test('WF-28 a department asked looks at the papers and answers', async () => {
    const [intake, examiner] = [await bureau.as('lin.shouli'), await bureau.as('he.yuanzhou')]
    const { items } = await intake.approval.worklist({ query: { q: story.caseNumber } })
    const params = { id: items[0]?.id ?? '' }
    const { version } = await intake.approval.readCase({ params })
    const accepted = await intake.approval.accept({ params, body: { expectedVersion: version } })
    const organ = (await bureau.visitor().organisation.organs({})).items.find(({ name }) => name.includes('市场监督'))
    const question = '选址是否符合布局要求？'
    const body = { expectedVersion: accepted.version, organs: [organ?.id ?? ''], question, days: 5 }
    await examiner.approval.openConsultation({ params, body })
    const officer = await anActor()
    await officer.signIn('pan.guanshi')
    await officer.goTo('/desk/consultations')
    await officer.reads(question)
    await officer.page.getByText('申请内容', { exact: true }).click()
    await officer.reads('就餐座位数')
    // The department hands it on to the section its officer sits in.
    await officer.page.getByText('转办', { exact: true }).click()
    await officer.page.getByLabel('转办至科室或下属单位').selectOption({ label: '科室：食品经营监管科' })
    expect(await seen(officer, 'counter-consultations')).toEqual([])
    await officer.press('确认转办')
    await officer.reads('已转到您所在的食品经营监管科')
    expect(await seen(officer, 'counter-consultations-in-section')).toEqual([])
    await officer.choose('意见', '有条件同意')
    await officer.fill('具体意见与依据', '同意，须设独立排烟。')
    await officer.press('提交回复')
    await officer.reads(`${story.caseNumber} 的意见已回复。`)
    // The flow between and inside departments counts it.
    await officer.goTo('/desk/organs')
    await officer.page.getByRole('tab', { name: '业务流转' }).click()
    await officer.reads('食品经营监管科')
    expect(await seen(officer, 'organs-flow')).toEqual([])
    expect(officer.complaints).toEqual([])
  })

  test('AP-07 AP-31 the issue desk hands the result over and writes down who took it', async () => {
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    const { applicant, answers, form, itemCode } = foodLicence
    const materials = []
    for (const material of MATERIALS)
      materials.push({ material, ...(await cast.intake.upload(`${material}.pdf`, aPdf(material), 'application/pdf')) })
    const delivery = { means: 'COUNTER' as const, address: '' }
    const content = { applicant, answers, form: { ...form }, materials, delivery }
    const { id, caseNumber, version } = await cast.intake.approval.fileAtWindow({
      body: { itemCode, content, channel: 'WINDOW', papers: [], truthSigned: true },
    })
    await cast.intake.approval.accept({ params: { id }, body: { expectedVersion: version } })
    await examine(cast, id)
    await decide(cast, id)
    const officer = await anActor()
    await officer.signIn('fang.chujian')
    await officer.goTo('/desk/issue')
    await officer.reads(caseNumber)
    const card = officer.page.locator('article', { hasText: caseNumber })
    await card.getByRole('button', { name: '窗口交付' }).click()
    expect(await seen(officer, 'counter-issue')).toEqual([])
    await officer.fill('领取人（签收人）', '稻小香')
    await officer.press('确认已交付')
    await officer.reads(`${caseNumber} 已登记。`)
    expect(officer.complaints).toEqual([])
  })

  test.each([
    ['tang.duanheng', 'counter-authority', '/desk/window-authority'],
    ['tang.duanheng', 'counter-visits', '/desk/visits'],
  ])('what %s sees at %s fits a phone and a desk', async (username, name, path) => {
    const officer = await anActor()
    await officer.signIn(username)
    expect(await seen(officer, name, path)).toEqual([])
    expect(officer.complaints).toEqual([])
  })

  test('an auditor finds everything sound', () => bureau.expectSound())
})
