import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { journeyIn } from '../support/case-journey.ts'
import { signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { DESK, look, PHONE, settled } from './scenes/look.ts'

describe.skipIf(CHROMIUM === undefined)('SV-06 SV-08 what an inspection found ends a permit', async () => {
  const bureau = await aBureau({ browsed: true, items: [foodLicence.itemCode] })
  const anActor = aBrowser(bureau.address)
  const seen = async (actor: Actor, name: string) => {
    await settled(actor.page)
    return [
      ...(await look(actor.page, name, { width: PHONE, variant: '360', axe: true })),
      ...(await look(actor.page, name, { width: DESK, variant: '1440', axe: true })),
    ]
  }

  test('found, sent back, opened, announced, heard, revoked, deregistered: and a stranger reads it', async () => {
    const granted = await journeyIn(bureau).grantedCase()
    await bureau.settle()
    const asked = 'select token from certificate._private_certificate where case_id = $1'
    const { rows } = await bureau.office.services.db.query<{ token: string }>(asked, [granted])
    const token = rows[0]?.token ?? ''
    const [inspecting, examining, administering] = [
      await signedIn(bureau, 'pan.guanshi'),
      await signedIn(bureau, 'he.yuanzhou'),
      await signedIn(bureau, 'tian.zhanghu'),
    ]
    const { items: objects } = await inspecting.inspection.objects({ query: { q: foodLicence.applicant.name } })
    const object = objects[0]
    if (object === undefined) throw new Error('What was granted is an object of the department')
    const { id: inspection } = await inspecting.inspection.openInspection({
      params: { id: object.id },
      body: { source: 'COMPLAINT' },
    })

    const decider = await anActor()
    await decider.signIn('tang.duanheng')
    await decider.goTo('/desk/my-keys')
    await decider.press('生成并登记密钥')
    await decider.reads('等待管理员确认')
    const [read = '', aloud = ''] = await decider.page.locator('.fingerprint b').allInnerTexts()
    const administrator = await anActor()
    await administrator.signIn('tian.zhanghu')
    await administrator.goTo('/desk/keys')
    await administrator.fill('唐端衡读出的前 8 位', `${read} ${aloud}`)
    await administrator.press('确认是唐端衡的密钥')
    await decider.reads('已确认，可以签名')

    // Who revokes is the district's own rule, and has a form.
    await decider.goTo('/desk/ending-rules')
    await decider.page.getByText('确定吊销决定机关').first().click()
    await decider.fill('事项编码', foodLicence.itemCode)
    await decider.page.getByLabel('由谁决定').selectOption({ label: '审批机关' })
    await decider.fill('依据文件', '示府发〔2026〕3号')
    await decider.page.getByRole('button', { name: '确定吊销决定机关' }).click()
    await decider.reads('规则已更新。')
    await bureau.settle()
    const faults = await seen(decider, 'ending-rules')

    const supervisor = await anActor()
    await supervisor.signIn('pan.guanshi')
    const about = `permit=${object.licence}&inspection=${inspection}&number=JC1`
    await supervisor.goTo(`/desk/findings/new?way=finding&${about}`)
    await supervisor.page.getByLabel('处理种类').selectOption({ label: '吊销' })
    await supervisor.fill('法律依据', '《食品安全法》第一百二十四条')
    await supervisor.fill('事实和理由', '接投诉检查，后厨使用过期原料，情节严重')
    faults.push(...(await seen(supervisor, 'finding-new')))
    await supervisor.press('发出反馈')
    await supervisor.reads('待答复')

    const examiner = await anActor()
    await examiner.signIn('he.yuanzhou')
    await examiner.goTo('/desk/findings')
    faults.push(...(await seen(examiner, 'findings')))
    await examiner.page.getByRole('link', { name: /^吊销 FK/ }).click()
    await examiner.reads('后厨使用过期原料')
    await examiner.page.getByRole('button', { name: '立案', exact: true }).click()
    await examiner.reads('已立案')
    faults.push(...(await seen(examiner, 'finding')))
    await examiner.page.getByRole('link', { name: '查看程序' }).click()
    await examiner.reads('已立案，调查中')
    const address = new URL(examiner.page.url()).pathname

    await decider.goTo(address)
    await decider.page.getByRole('link', { name: '到“证照状态”办理并签署' }).click()
    await decider.press('拟吊销告知')
    await decider.fill('法律依据', '《食品安全法》第一百二十四条')
    await decider.fill('事实和理由', '使用过期原料，情节严重')
    await decider.press('拟办，去签署')
    await decider.press('签署')
    await decider.reads(/拟吊销，.*前可陈述和要求听证/)
    await bureau.settle()

    const holder = await anActor()
    await holder.signIn('demo.canteen')
    await holder.goTo('/my/procedures')
    await holder.reads('已告知，听取意见')
    await holder.page.getByText('陈述、申辩', { exact: true }).first().click()
    await holder.fill('您的意见', '原料是留样，没有使用')
    await holder.press('提交')
    await holder.reads('已提交，行政机关会复核并告知您结果。')
    faults.push(...(await seen(holder, 'my-procedures')))
    await holder.goTo('/my/certificates')
    await holder.page.locator('summary', { hasText: '陈述意见并要求听证' }).first().click()
    await holder.fill('您的意见', '要求当面说明情况')
    await holder.press('提交')
    await holder.reads('已要求听证，请等候听证通知')

    const device = await enrolDevice(examining, administering, '审查岗电脑')
    const certificate = (await examining.certificate.standings({ query: { q: foodLicence.applicant.name } })).items[0]
    const params = { id: certificate?.id ?? '' }
    const body = { act: 'HEAR' as const, reason: '听证笔录：持证人到场陈述并出示留样记录' }
    const { prepared, envelope } = await examining.certificate.prepareStanding({ params, body })
    const signature = await device.sign(envelope)
    const signed = { prepared, certSha256: device.certSha256, signature }
    await examining.certificate.signStanding({ params, body: signed })
    await bureau.settle()

    await examiner.page.reload()
    await examiner.reads('持证人的陈述申辩还没有复核，复核前不能作出决定。')
    await examiner.page.getByLabel('是否采纳').selectOption({ label: '否' })
    await examiner.fill('复核意见和理由', '留样记录与现场日期不符，不予采纳')
    await examiner.page.getByRole('button', { name: '复核陈述、申辩' }).click()
    await examiner.reads('不采纳：留样记录与现场日期不符，不予采纳')
    faults.push(...(await seen(examiner, 'ending-procedure')))

    await decider.page.reload()
    await decider.press('决定吊销')
    await decider.fill('事实和理由', '听证后认定事实清楚，决定吊销')
    await decider.press('拟办，去签署')
    await decider.press('签署')
    await decider.reads('待注销')
    await bureau.settle()
    const stranger = await anActor()
    await stranger.goTo(`/verify?t=${token}`)
    await stranger.reads(/本局签发，已吊销/)

    await examiner.goTo('/desk/findings?view=deregister')
    await examiner.reads(/^吊销 ZZ/)
    faults.push(...(await seen(examiner, 'to-deregister')))
    await decider.press('办理注销')
    await decider.fill('事实和理由', '许可证已被吊销')
    await decider.press('拟办，去签署')
    await decider.press('签署')
    await decider.reads('现在没有需要您办理的事。')
    await bureau.settle()
    await examiner.goTo(address)
    await examiner.reads('已办结')
    await stranger.page.reload()
    await stranger.reads(/本局签发，已注销/)
    expect(faults).toEqual([])
    const everybody = [decider, supervisor, examiner, holder, stranger]
    expect(everybody.flatMap(({ complaints }) => complaints)).toEqual([])
    await bureau.expectSound()
  })
})
