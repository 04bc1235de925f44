import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { DEMO_POLICIES } from '../../src/app/demo-policies.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { eventually } from '../../src/cli/demo/person.ts'
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
  })

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
  })

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
  })

  test('OV-31: every duty in the ten rule documents (“1+9”) is a control counted live: met, breached until it is explained, or not measurable with the reason', async () => {
    const { oversight } = await bureau.as('cheng.zhengming')
    const { documents, rules } = await oversight.controls({})
    expect(documents.map(({ number }) => number).toSorted()).toEqual(
      DEMO_POLICIES.map(({ number }) => number).toSorted(),
    )
    expect(documents.every(({ status }) => status === 'IN_FORCE')).toBe(true)
    const clauses = documents.flatMap((document) => document.clauses.map((clause) => ({ document, ...clause })))
    expect(clauses.length).toBe(DEMO_POLICIES.flatMap((policy) => [...policy.clauses]).length)
    // No duty stays in its document alone: a rule that counts what is done, or in words why nothing can.
    for (const { measure, reason, article, document, status } of clauses) {
      const place = `${document.number} ${article}`
      if (measure === null) expect(reason, place).toMatch(/.{4}/)
      else
        expect(
          rules.map(({ code }) => code),
          place,
        ).toContain(measure.rule)
      const counted =
        measure === null || measure.looked === 0
          ? 'NOT_MEASURABLE'
          : measure.hits > measure.mostHits
            ? 'BREACHED'
            : 'MET'
      expect(status, place).toBe(counted)
    }
    expect(new Set(clauses.map(({ status }) => status))).toEqual(new Set(['MET', 'BREACHED', 'NOT_MEASURABLE']))

    // 审批局之外不再设审批: one permit of two seen elsewhere waits for an explanation.
    const PLACE = { document: '示范区委发〔2026〕1号', article: '第三条' }
    const clauseNow = async () => {
      const found = (await oversight.controls({})).documents.find(({ number }) => number === PLACE.document)
      return found?.clauses.find(({ article }) => article === PLACE.article)
    }
    const becomes = (status: string) =>
      eventually(`the clause ${status}`, async () => {
        const clause = await clauseNow()
        return clause?.status === status ? clause : undefined
      })
    expect(await becomes('BREACHED')).toMatchObject({ measure: { rule: 'PERMIT_ELSEWHERE', looked: 2, hits: 1 } })
    const { items } = await oversight.controlCases({ query: PLACE })
    expect(items).toMatchObject([{ caseNumber: '示范城管许〔2026〕0023号' }])
    const waiting = (await oversight.outside({})).permits.find(({ exception }) => exception === null)
    if (waiting === undefined) throw new Error('Nothing waits for an explanation')
    const explained = {
      expectedVersion: waiting.version,
      reason: '应急抢修，事后补办',
      basis: '城市道路管理条例第三十四条',
    }
    await oversight.registerException({ params: { id: waiting.id }, body: explained })
    expect(await becomes('MET')).toMatchObject({ measure: { looked: 2, hits: 0 } })
    const organ = (await oversight.outside({})).organs.find(({ name }) => name === waiting.organ)?.id ?? ''
    const text = '许可证号,事项,发证日期\n示范城管许〔2026〕0099号,临时占用城市道路许可,2026-06-01'
    await oversight.compareRegister({ body: { organ, source: '示范区城管局台账', since: '2026-01-01', text } })
    expect(await becomes('BREACHED')).toMatchObject({ measure: { looked: 3, hits: 1 } })
  })

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
  })
})
