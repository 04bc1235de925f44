import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { JsonObject } from '#kernel'
import type { Actor as Someone } from '#policy'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { jobs } from '../../src/clouds/oversight/raise-cards.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'

/** The anomalies of the issue, each with who has to answer for it. */
const ANOMALIES = [
  { rule: 'INSTANT_CONCLUSION', name: '受理即办结', answers: 'tang.duanheng' },
  { rule: 'ENTERED_LATE', name: '事后补录', answers: 'lin.shouli' },
  { rule: 'DECIDED_UNSEEN', name: '未阅卷先决定', answers: 'tang.duanheng' },
  { rule: 'ENTERED_IN_BURST', name: '集中突击录入', answers: 'lin.shouli' },
  { rule: 'CASE_SERIES_GAP', name: '办件编号断号', answers: 'he.yuanzhou' },
  { rule: 'SPLIT_APPLICATIONS', name: '疑似拆分办件', answers: 'he.yuanzhou' },
  { rule: 'REASSIGNED_OFTEN', name: '反复转办', answers: 'he.yuanzhou' },
  { rule: 'NOT_CLAIMED', name: '监管部门未认领', answers: 'pan.guanshi' },
  { rule: 'PROMISED_EXCEEDED', name: '超过承诺期限', answers: 'tang.duanheng' },
] as const

describe.skipIf(CHROMIUM === undefined)('each anomaly, from the act to the closed order', async () => {
  const time = { started: Date.parse('2026-03-02T02:00:00.000Z'), real: Date.now(), ahead: 0 }
  const bureau = await aBureau({
    items: [foodLicence.itemCode],
    browsed: true,
    now: () => new Date(time.started + Date.now() - time.real + time.ahead).toISOString(),
  })
  const anActor = aBrowser(bureau.address)
  const journey = journeyIn(bureau)
  const { services } = bureau.office
  const passed = async (hours: number) => {
    time.ahead += hours * 3_600_000
    await bureau.settle()
    for (const job of jobs) await job.run(services)
  }
  const watcher = async () => {
    const person = bureau.visitor()
    await person.signIn('cheng.zhengming', DEMO_PASSWORD)
    return person.oversight
  }
  const officer = (username: string): Someone & { readonly id: string } => {
    const { id, organ, roles } = bureau.matters.district.officers.find((one) => one.username === username) ?? {}
    if (id === undefined || organ === undefined || roles === undefined) throw new Error(`There is no ${username}`)
    return { kind: 'officer', id, organ, region: bureau.matters.district.region, roles }
  }
  const act = async (stream: string, by: Someone, command: JsonObject, at = services.now()) => {
    const request = { life: 'case', stream, command: { ...command, at, by: '$actor' }, by, occurredAt: at }
    const result = await services.run(request)
    if (!result.ok) throw new Error(`The story was refused: ${result.refusal.code}`)
  }

  /** Rules are tried and switched on by an inspector in front of the page. */
  async function switchOn(inspector: Actor, names: readonly string[]) {
    await inspector.goTo('/desk/oversight-rules')
    for (const name of names) {
      const paper = inspector.page
        .locator('details', { has: inspector.page.locator('summary', { hasText: name }) })
        .first()
      await paper.locator('summary').first().click()
      await paper.getByRole('button', { name: '试算' }).click()
      await paper.getByText(/已试算：看了/).waitFor()
      await paper.getByRole('button', { name: '启用', exact: true }).click()
      await paper.locator('summary', { hasText: '已启用' }).first().waitFor()
    }
  }

  test('an inspector tries the rules against history and switches them on', async () => {
    await journey.grantedCase()
    await bureau.settle()
    const inspector = await anActor()
    await inspector.signIn('cheng.zhengming')
    await switchOn(
      inspector,
      ANOMALIES.filter(({ rule }) => rule !== 'PROMISED_EXCEEDED').map(({ name }) => name),
    )
    expect(inspector.complaints).toEqual([])
  })

  test('OV-14 what happens then is found as it happens, unasked: at one stroke, late, unseen, in a burst, with a gap, in pieces, unclaimed, overdue', async () => {
    await journey.grantedCase()
    const late = await journey.submitted()
    const done = services.now()
    await passed(4)
    await act(
      late,
      officer('lin.shouli'),
      { type: 'AcceptApplication', acceptanceDue: '2099-12-31', deferred: [] },
      done,
    )
    for (const to of ['he.yuanzhou', 'su.jianming', 'he.yuanzhou'])
      await act(late, officer('tang.duanheng'), {
        ...{ type: 'AssignCase', to: officer(to).id, reason: '工作安排', head: true },
      })
    const [first] = await services.history(late)
    const { trackingCode: _, caseNumber, ...body } = first?.body ?? {}
    await act(randomUUID(), journey.applicant, {
      ...{
        ...body,
        type: 'SubmitApplication',
        caseNumber: (typeof caseNumber === 'string' ? caseNumber : '').replace(/\d{3}$/, '999'),
      },
      trackingCode: 'GGGGG-AAAAA-PPPPP-11111',
    })
    for (let i = 0; i < 12; i += 1) await journey.accepted(await journey.submitted())
    await passed(0)
    await passed(48)
    await passed(24 * 30)
    const found = (await (await watcher()).cards({ query: { limit: 100 } })).items.map(({ rule }) => rule)
    expect(found).toEqual(expect.arrayContaining(ANOMALIES.map(({ rule }) => rule)))
  })

  test('OV-01 OV-02 OV-09: for each of them an order is issued, answered by whom it concerns, and closed', async () => {
    for (const { rule, name, answers } of ANOMALIES) {
      const cards = (await (await watcher()).cards({ query: { rule, limit: 100 } })).items
      const card = cards.find(({ person, addressee, organ }) =>
        addressee === 'PERSON' ? person === officerName(answers) : answers !== 'pan.guanshi' || organ.includes('市场'),
      )
      if (card === undefined) throw new Error(`No card by ${rule} that ${answers} could answer`)
      const address = `/desk/cards/${card.id}`
      const inspector = await anActor()
      await inspector.signIn('cheng.zhengming')
      await inspector.goTo(address)
      await inspector.reads(name)
      await open(inspector, '签发督办单')
      await inspector.fill('督办事项', `请查明「${name}」的原因并纠正。`)
      await inspector.fill('反馈期限', '2026-12-31')
      await inspector.press('签发')
      await inspector.reads(/督〔2026〕\d+号/)

      const responsible = await anActor()
      await responsible.signIn(answers)
      await responsible.goTo(address)
      await open(responsible, '反馈')
      await responsible.fill('核查情况', '情况属实。')
      await responsible.fill('原因', '业务量集中。')
      await responsible.fill('整改措施', '已调整分工并补记。')
      await responsible.fill('完成时间', '2026-12-31')
      await responsible.press('提交反馈')
      await responsible.reads('待认定')

      await inspector.goTo(address)
      await open(inspector, '认定')
      await inspector.fill('认定理由', '措施落实，同意办结。')
      await inspector.button('办结').last().click()
      await inspector.reads('认定：问题已解决')
      expect([...inspector.complaints, ...responsible.complaints]).toEqual([])
      await inspector.context.close()
      await responsible.context.close()
    }
    await bureau.settle()
    await bureau.expectSound()
  })

  const officerName = (username: string) =>
    bureau.matters.district.officers.find((one) => one.username === username)?.name ?? ''
  const open = (actor: Actor, summary: string) =>
    actor.page.locator('summary').getByText(summary, { exact: true }).first().click()
})
