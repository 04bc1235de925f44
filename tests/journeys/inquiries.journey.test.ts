import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, tellStory } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE } from './scenes/look.ts'
import { oneByteChanged } from './scenes/judges.ts'

const LOOKS = [
  { width: PHONE, variant: '360', axe: true },
  { width: DESK, variant: '1440', axe: true },
] as const

describe.skipIf(CHROMIUM === undefined)('inspectors and evaluators', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  let caseNumber = ''
  const write = (actor: Actor, label: string, text: string) =>
    actor.page.getByRole('textbox', { name: label, exact: true }).first().fill(text)

  beforeAll(async () => {
    const cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    const { caseId } = await tellStory(cast, foodLicence, aPaper, (_, step) => step())
    caseNumber = (await cast.decider.approval.readCase({ params: { id: caseId } })).progress.caseNumber
  }, 200_000)

  test('OV-16: from a figure to its cases, from a case to its acts, each with person, seal and time; then the evidence leaves the house', async () => {
    const inspector = await anActor()
    await inspector.signIn('cheng.zhengming')
    await inspector.goTo('/desk/analytics?figure=sealed')
    await inspector.page.getByRole('link', { name: caseNumber }).click()
    await inspector.reads('准予许可')
    const trail = inspector.page.locator('.trail')
    const act = (name: string) => trail.locator('li', { hasText: name }).first()
    await act('准予许可').getByText('唐端衡').waitFor()
    await act('准予许可').locator('time').waitFor()
    await act('证照用印完成').locator('time').waitFor()
    await act('用印登记').locator('time').waitFor()

    await inspector.page.getByText('写一条').click()
    await inspector.fill('内容', '窗口录像已调取，未见异常。')
    await inspector.press('写入')
    await inspector.reads('窗口录像已调取')
    await inspector.page.getByRole('link', { name: '制作证据包' }).click()
    await inspector.reads(`办件：${caseNumber}`)
    await inspector.fill('取证事由', '线索 2026-017')
    await inspector.press('制作')
    await inspector.reads('证据包已制作并记入账本。')
    const bytes = await inspector.downloads(inspector.page.getByRole('link', { name: '下载', exact: true }).first())
    for (const each of LOOKS) expect(await look(inspector.page, 'inspector-evidence', each)).toEqual([])

    // A machine that has the package and the bureau's trust file, and nothing else of it.
    const strangers = join(bureau.scratch, 'never-seen')
    const trust = await (await fetch(`${bureau.origin}/api/v1/trust`)).text()
    const [file, trusted, changed] = ['evidence.zip', 'trust.json', 'changed.zip'].map((name) =>
      join(bureau.scratch, name),
    )
    if (file === undefined || trusted === undefined || changed === undefined) throw new Error('No place for files')
    await writeFile(file, bytes)
    await writeFile(trusted, trust)
    await writeFile(changed, oneByteChanged(bytes))
    const words = (which: string) => ['verify', which, '--trust', trusted, '--data', strangers]
    const judged = await bureau.oneseal(words(file))
    expect(judged.said).toContain('✔ 真实 Genuine')
    expect(judged.code).toBe(0)
    const tampered = await bureau.oneseal(words(changed))
    expect(tampered.said).toContain('✘ 不真实 Not genuine')
    expect(tampered.code).toBe(1)
    expect(inspector.complaints).toEqual([])
  }, 300_000)

  test('the rule documents, the risk points and what comes from outside are on the inspector’s desk', async () => {
    const inspector = await anActor()
    await inspector.signIn('cheng.zhengming')
    await inspector.goTo('/desk/controls')
    await inspector.reads(/落实 \d+ 条，被突破 \d+ 条，无法测量 \d+ 条/)
    await inspector.reads('行政审批限时办结规定')
    for (const each of LOOKS) expect(await look(inspector.page, 'inspector-controls', each)).toEqual([])
    await inspector.goTo(`/desk/integrity-risks/${foodLicence.itemCode}`)
    await inspector.reads('审查与决定')
    for (const each of LOOKS) expect(await look(inspector.page, 'inspector-risk-points', each)).toEqual([])
    await inspector.goTo('/desk/outside')
    await inspector.reads('示范城管许〔2026〕0023号')
    await inspector.reads('劳动保障业务系统')
    for (const each of LOOKS) expect(await look(inspector.page, 'inspector-outside', each)).toEqual([])
    expect(inspector.complaints).toEqual([])
  }, 300_000)

  test('an evaluator from outside analyses, grades and urges', async () => {
    const evaluator = await anActor()
    await evaluator.signIn('ping.xiaoneng')
    await evaluator.goTo('/desk/evaluations')
    await evaluator.page.getByRole('link', { name: '示范区行政审批局' }).first().click()
    await evaluator.page.getByText('写分析').click()
    await write(evaluator, '分析', '申请量不大，补正比例偏高。')
    await evaluator.press('保存分析')
    await evaluator.reads('申请量不大，补正比例偏高。')
    await evaluator.page.locator('summary', { hasText: '评定等次' }).click()
    await evaluator.choose('评定', '一般')
    await write(evaluator, '评定理由', '补正比例高于承诺')
    await evaluator.press('评定等次')
    await evaluator.reads('补正比例高于承诺')
    await evaluator.page.locator('summary', { hasText: '提出改进要求' }).click()
    await write(evaluator, '要求改进什么', '制发材料样例，减少补正')
    await evaluator.fill('反馈期限', '2199-01-01')
    await evaluator.press('提出')
    await evaluator.reads('待反馈')
    expect(evaluator.complaints).toEqual([])
  }, 300_000)
})
