import { beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../../src/cli/demo/person.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { assemble, decide, examine, handIn } from '../../src/cli/demo/story.ts'
import type { Cast, Filing } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { codeOf } from '../support/hall.ts'
import { aPaper } from '../support/paper.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE, settled, TABLET } from './scenes/look.ts'

/** An item whose standard has results confirmed before the certificate goes out. */
const lift: Filing = {
  itemCode: '990113119001',
  applicant: foodLicence.applicant,
  answers: { equipment: 'LIFT', maintained: 'NO' },
  form: {
    ...{ equipmentName: '乘客电梯', factoryNumber: 'DT-990001', usePlace: '示范区样板街道稻香路 8 号' },
    ...{ usedFrom: '2026-11-01', contactName: '稻小香', contactMobile: '19900000002', truthful: true },
  },
}
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

describe.skipIf(CHROMIUM === undefined)('approvers and supervisors, on their screens', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin, { oneStory: false })
  let cast: Cast
  const at = { granted: '', running: '' }
  const accepted = async (filing: Filing) => {
    const { id } = (await handIn(cast, filing, aPaper, undefined)).receipt
    const { version } = await cast.intake.approval.readCase({ params: { id } })
    await cast.intake.approval.accept({ params: { id }, body: { expectedVersion: version } })
    await examine(cast, id)
    return id
  }
  beforeAll(async () => {
    cast = await assemble(bureau.origin, (url, init) => fetch(url, init), 'pan.guanshi')
    at.granted = await accepted(lift)
    await decide(cast, at.granted)
    at.running = await accepted(foodLicence)
  })

  const signedIn = async (username: string, path: string) => {
    const actor = await anActor()
    await actor.signIn(username)
    await actor.goTo(path)
    return actor
  }
  const looked = async ({ page }: Actor, name: string) => {
    await settled(page)
    expect([
      ...(await look(page, name, { width: PHONE, variant: '360', axe: true })),
      ...(await look(page, name, { width: TABLET, variant: '768', axe: false })),
      ...(await look(page, name, { width: DESK, variant: '1440', axe: true })),
    ]).toEqual([])
  }
  const choose = (actor: Actor, label: string, option: string) =>
    actor.page.getByLabel(label, { exact: true }).selectOption({ label: option })
  const certificates = async () =>
    (await cast.applicant.certificate.myCertificates({ query: {} })).items.filter(
      (one) => one.case === at.granted && one.released,
    ).length

  test('a granted result waits for its department, is objected to, argued, maintained, and only then handed out', async () => {
    const title = '特种设备使用登记（首次登记）：审批结果确认'
    await eventually('The question to the department', async () => {
      const { items } = await cast.supervisor.interplay.exchanges({ query: { kind: 'NO_OBJECTION' } })
      return items.find((one) => one.title === title)
    })
    const pan = await signedIn('pan.guanshi', '/desk/exchanges')
    await looked(pan, 'exchanges')
    await pan.page.getByRole('link', { name: title }).click()
    await pan.reads('证书在确认前不颁发')
    expect(await certificates()).toBe(0)
    await pan.page.getByRole('radio', { name: '有异议' }).check()
    await choose(pan, '理由', '事实不清、证据不足')
    await pan.fill('内容', '现场使用地点与申报不一致')
    await looked(pan, 'exchange-objecting')
    await pan.press('提交')
    await pan.reads('已提交。')
    const address = new URL(pan.page.url()).pathname

    const he = await signedIn('he.yuanzhou', address)
    await he.page.getByRole('radio', { name: '陈述' }).check()
    await he.fill('内容', '已核对产权证明，地点一致')
    await he.press('提交')
    await he.reads('已提交。')

    const qin = await signedIn('qin.dangchang', address)
    await choose(qin, '结果', '维持')
    await qin.page.getByRole('region', { name: '办结' }).getByLabel('内容').fill('双方核对一致，维持原决定')
    await looked(qin, 'exchange-settling')
    await qin.press('确定')
    await qin.reads('处理结果')
    await eventually('The certificate', async () => ((await certificates()) > 0 ? true : undefined))
  })

  test('a department sees a case of its field with its responsible persons, and a conference binds it', async () => {
    const pan = await signedIn('pan.guanshi', '/desk/field-cases')
    await looked(pan, 'field-cases')
    await pan.goTo(`/desk/field-cases/${at.running}`)
    await pan.reads('责任矩阵')
    await looked(pan, 'field-case')
    await pan.page.getByRole('link', { name: '提请联席会议' }).click()
    await pan.fill('标题', '排烟方案联席会议')
    await choose(pan, '理由类别', '技术疑难')
    await pan.fill('内容', '排烟检测标准有分歧')
    await looked(pan, 'exchange-new')
    await pan.press('发出')
    await pan.reads('召集会议')
    await pan.page.getByLabel('会议日期').fill(today())
    await pan.fill('会议地点', '三楼会议室')
    await pan.press('发会议通知')
    await pan.reads('形成纪要')
    await pan.fill('纪要内容', '经研究，应当补充排烟检测')
    await pan.press('加一条议定事项')
    await pan.fill('议定事项 1', '补充排烟检测报告')
    await pan.page.getByLabel('落实期限').fill(today())
    await looked(pan, 'exchange-minutes')
    await pan.press('确认纪要')
    await pan.reads('落实后才能决定')
    const decides = async () => {
      const { version } = await cast.decider.approval.readCase({ params: { id: at.running } })
      const body = { expectedVersion: version, outcome: 'GRANT' as const, text: '符合条件' }
      return cast.decider.approval.prepareDecision({ params: { id: at.running }, body })
    }
    await eventually('The case is bound', async () => {
      const answer = await decides().then(
        () => 'PREPARED',
        (error: unknown) => String(error),
      )
      return answer.includes('议定事项') ? true : undefined
    })
    expect(await codeOf(decides())).toBe('MEETING_DECISION_NOT_CARRIED_OUT')
    await pan.fill('报告落实情况', '检测合格，报告已送')
    await pan.press('报告落实情况')
    await pan.reads('已落实')
    await eventually('The case is free', () =>
      decides().then(
        () => true,
        () => undefined,
      ),
    )
  })

  test('bulletins and the responsible persons of an item fit every width', async () => {
    const tang = await signedIn('tang.duanheng', '/desk/bulletins')
    await tang.page.getByRole('button', { name: /^发布/ }).first().click()
    await tang.reads('通报已发布')
    await tang.press('我来重算')
    await tang.reads('重算结果与通报一致')
    await looked(tang, 'claim-bulletins')
    const editor = await signedIn('bian.zhun', `/desk/standards/${foodLicence.itemCode}?view=responsibility`)
    await editor.reads('潘观市')
    await looked(editor, 'responsibility')
    await bureau.expectSound()
  })
})
