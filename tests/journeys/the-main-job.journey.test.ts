import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import {
  answerQuestions,
  fillFormWithTwoSlips,
  handIn,
  mendTheSlips,
  PAPERS,
  waitUntilSaved,
} from './scenes/applying.ts'
import { markDefect, openCase, openPaper, reasonAgainst, tickEveryCriterion } from './scenes/desk.ts'
import { oneByteChanged, pdfsigSays, qrOf } from './scenes/judges.ts'

const ITEM = '食品经营许可（新办）'
/** Receives and would like to decide; the bureau's own rule stands between (design: accept ≠ decide). */
const BOTH = { name: '关受决', username: 'guan.shoujue', password: 'shoujue-2026-oneseal' } as const

describe.skipIf(CHROMIUM === undefined)('a restaurant gets its licence, and everybody can check it', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  const cast = new Map<string, Actor>()
  /** Whoever was here before comes back with his own browser. */
  const as = async (name: string, path?: string): Promise<Actor> => {
    const before = cast.get(name)
    const person = before ?? (await anActor())
    cast.set(name, person)
    if (before === undefined && name.includes('.') && name !== BOTH.username) await person.signIn(name)
    if (path !== undefined) await person.goTo(path)
    return person
  }
  const story: { trackingCode: string; caseNumber: string; myCase: string; certificate: Buffer } = {
    trackingCode: '',
    caseNumber: '',
    myCase: '',
    certificate: Buffer.of(),
  }

  /** The numbers as the leader's page, opened before anything happened, shows them now. */
  const figure = async (label: string): Promise<string> => {
    const leader = await as('wei.gaoyuan')
    return leader.page.locator('.figure', { hasText: label }).locator('.figure-value, .figure-none').innerText()
  }

  test('a leader looks at the numbers before anything has happened', async () => {
    await as('wei.gaoyuan', '/desk/analytics')
    expect(await figure('准予许可')).toMatch(/^0/)
    expect(await figure('制证量')).toMatch(/^0/)
  })

  test('who types 开饭店 finds the food business licence, without an account', async () => {
    const applicant = await as('restaurant', '/')
    await applicant.page.getByRole('searchbox').fill('开饭店')
    await applicant.press('搜索')
    await applicant.page.getByRole('link', { name: ITEM }).first().click()
    await applicant.page.getByRole('heading', { level: 1, name: ITEM }).waitFor()
  })

  test('the guide turns three answers into the list of papers this applicant needs', async () => {
    const applicant = await as('restaurant')
    const papers = applicant.page.locator('#materials')
    expect(await papers.innerText()).toContain('食堂承包经营合同')
    await answerQuestions(applicant)
    const listed = await papers.innerText()
    for (const name of Object.values(PAPERS)) expect(listed).toContain(name)
    expect(listed).not.toContain('食堂承包经营合同')
  })

  test('whoever begins an application signs in on the way and keeps the answers already given', async () => {
    const applicant = await as('restaurant')
    await applicant.page.getByRole('link', { name: '开始办理' }).click()
    await applicant.press('demo.canteen')
    await applicant.reads(`申请：${ITEM}`)
    expect(await applicant.page.getByLabel('自行清洗消毒').isChecked()).toBe(true)
    await applicant.press('下一步')
  })

  test('a credit code and a citizen number with a wrong check character are told at their fields', async () => {
    const applicant = await as('restaurant')
    await fillFormWithTwoSlips(applicant)
    await applicant.press('下一步：材料')
    await applicant.reads('有 2 处需要修改')
    expect(await applicant.text('#applicant-number-error')).toContain('校验')
    expect(await applicant.text('#form_personInChargeId-error')).toContain('校验')
    await mendTheSlips(applicant)
  })

  test('a draft saves itself, and survives a reload with every word and every paper', async () => {
    const applicant = await as('restaurant')
    await waitUntilSaved(applicant)
    await applicant.page.reload()
    expect(await applicant.page.getByLabel('店铺（食堂）名称').inputValue()).toBe('稻香小馆')
    expect(await applicant.page.locator('#applicant-number').inputValue()).toBe(foodLicence.applicant.idNumber)
    await applicant.press('下一步：材料')
    await applicant.press('下一步：核对')
    // Two more may follow after acceptance (容缺); here they come at once.
    await applicant.reads('有 2 处需要修改')
    for (const name of Object.values(PAPERS)) await handIn(applicant, name)
    await waitUntilSaved(applicant)
    await applicant.page.reload()
    await applicant.page.getByRole('button', { name: /^删除/ }).nth(3).waitFor()
    await applicant.press('下一步：核对')
  })

  test('WF-05: submitting answers with a receipt, which is not yet an acceptance', async () => {
    const applicant = await as('restaurant')
    await applicant.press('提交申请')
    await applicant.reads('请确认承诺后提交')
    await applicant.reads('请选择怎样领取办理结果')
    await applicant.choose('办理结果怎么领', '网上下载电子证照')
    await applicant.page.locator('#promise').check()
    await applicant.press('提交申请')
    await applicant.page.getByRole('heading', { name: '申请已提交' }).first().waitFor({ state: 'attached' })
    const [caseNumber = '', trackingCode = ''] = await applicant.page.locator('.facts code').allInnerTexts()
    expect(trackingCode).toMatch(/^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/)
    await applicant.page.getByRole('link', { name: '查看办件' }).click()
    await applicant.reads('待受理')
    Object.assign(story, { caseNumber, trackingCode, myCase: new URL(applicant.page.url()).pathname })
  })

  test('AP-15: the tracking code alone shows the step and the days left, and nothing of the applicant', async () => {
    const stranger = await as('stranger', '/progress')
    await stranger.page.locator('#tracking-code').fill(story.trackingCode.toLowerCase())
    await stranger.press('查询')
    await stranger.reads('待受理')
    await stranger.reads(/受理期限：还剩 \d 个工作日/)
    expect(await stranger.text()).not.toMatch(/稻|91990101MA9900A13X|19900000002/)
  })

  test('one administrator proposes an officer for intake and decision, and another lets him in, through their pages', async () => {
    const administrator = await as('tian.zhanghu', '/desk/officers')
    await administrator.page.locator('summary', { hasText: '任命新的工作人员' }).click()
    await administrator.page.locator('#appoint-name').fill(BOTH.name)
    await administrator.page.locator('#appoint-organ').selectOption({ label: '示范区行政审批局' })
    await administrator.page.locator('#appoint-post').fill('综合受理窗口')
    await administrator.page.locator('#appoint-roles').getByLabel('窗口受理').check()
    await administrator.page.locator('#appoint-roles').getByLabel('决定').check()
    await administrator.page.locator('#appoint-username').fill(BOTH.username)
    await administrator.press('提请任命')
    await administrator.reads(`已提请任命${BOTH.name}`)
    await administrator.reads('须由另一名管理员确认后生效')
    const second = await as('bai.fuhe', '/desk/officers')
    await second.page.locator('input[type=password]').fill(BOTH.password)
    await second.press('确认任命并开户')
    await second.reads(`已任命${BOTH.name}`)
    const both = await as(BOTH.username, '/sign-in')
    await both.page.locator('#username').fill(BOTH.username)
    await both.page.locator('#password').fill(BOTH.password)
    await both.button(/^登录$/).click()
    await both.page.waitForURL((url) => url.pathname.startsWith('/desk'))
  })

  test('everything that is wanting is told once, in one notice', async () => {
    const intake = await as(BOTH.username)
    await openCase(intake, story.caseNumber)
    await openPaper(intake, new RegExp(PAPERS.rules))
    await markDefect(intake, PAPERS.rules, '缺少签名页', '请补交签名页')
    await openPaper(intake, '申请表')
    await markDefect(intake, '经营场所面积（平方米）', '与平面图不一致', '请按平面图更正')
    await intake.press('预览告知内容')
    await intake.press('发出补正告知（2 项）')
    await intake.reads('待补正')
  })

  test('the applicant mends both in one place and sends them back together', async () => {
    const applicant = await as('restaurant', story.myCase)
    await applicant.reads('缺少签名页')
    await applicant.reads('与平面图不一致')
    await applicant.press('提交补正')
    await applicant.reads(`请为「${PAPERS.rules}」补充或更换文件`)
    await handIn(applicant, PAPERS.rules, '规章制度（含签名页）')
    await applicant.fill('经营场所面积（平方米）', '118.5')
    await applicant.press('提交补正')
    await applicant.reads(/补正已提交/)
  })

  test('nothing new can be asked for a second time; the application is accepted and its notice is sealed', async () => {
    const intake = await as(BOTH.username)
    await openCase(intake, story.caseNumber)
    await intake.reads('118.5')
    await markDefect(intake, '经营场所地址', '请写明楼层', '请补充楼层')
    await intake.reads('这是第二次告知补正')
    await intake.reads('上次没有列明的内容不能再要求补正：经营场所地址')
    await intake.press('删除「经营场所地址」')
    await intake.press(/^受理/)
    await intake.press('受理这件申请')
    await intake.reads('审查中')
    const applicant = await as('restaurant', story.myCase)
    const notice = await applicant.downloads(
      applicant.page.getByRole('region', { name: '文书与证照' }).getByRole('link', { name: /^下载《.*受理通知书》/ }),
    )
    expect(pdfsigSays(notice)).toContain('Signature is Valid')
  })

  test('the examiner looks at every criterion before giving an opinion', async () => {
    const examiner = await as('he.yuanzhou')
    await openCase(examiner, story.caseNumber)
    await examiner.press('提交审查意见')
    await examiner.reads('第 1 项还没有核对')
    expect(await tickEveryCriterion(examiner)).toBe(10)
    await examiner.fill('审查意见', '材料齐全，符合法定条件。')
    await examiner.press('提交审查意见')
    await examiner.reads('待决定')
  })

  test('AP-07: who accepted a case cannot decide it, and reads why', async () => {
    const both = await as(BOTH.username)
    await openCase(both, story.caseNumber)
    expect(await reasonAgainst(both, '作出决定')).toMatch(/受理.*决定|决定.*受理/)
    const examiner = await as('he.yuanzhou')
    await openCase(examiner, story.caseNumber)
    expect(
      await examiner.button('作出决定').filter({ visible: true }).and(examiner.page.locator(':enabled')).count(),
    ).toBe(0)
  })

  test('the decider makes a key in his browser, a second person confirms it, and the decision is signed', async () => {
    const decider = await as('tang.duanheng', '/desk/my-keys')
    await decider.press('生成并登记密钥')
    await decider.reads('等待管理员确认')
    const [read = '', aloud = ''] = await decider.page.locator('.fingerprint b').allInnerTexts()
    const administrator = await as('tian.zhanghu', '/desk/keys')
    await administrator.fill('唐端衡读出的前 8 位', '0000 0000')
    await administrator.reads(/与登记的指纹不一致/)
    await administrator.fill('唐端衡读出的前 8 位', `${read} ${aloud}`)
    await administrator.press('确认是唐端衡的密钥')
    await decider.reads('已确认，可以签名')
    await openCase(decider, story.caseNumber)
    await decider.fill('决定意见', '经审查，符合法定条件，准予许可。')
    await decider.press('拟定决定，准备签署')
    await decider.press('用我的密钥签署')
    await decider.reads(/已办结：准予/)
  })

  test('CE-23: the applicant downloads the certificate, and poppler calls its signature valid', async () => {
    const applicant = await as('restaurant', '/my/certificates')
    const link = applicant.page.getByRole('link', { name: /^下载《食品经营许可证》/ })
    await link.waitFor()
    story.certificate = await applicant.downloads(link)
    writeFileSync(join(bureau.scratch, 'certificate.pdf'), story.certificate)
    expect(pdfsigSays(story.certificate)).toContain('Signature is Valid')
  })

  test('SV-03: the decision reached the supervisor within seconds; by name he claims it and records what he found', async () => {
    const supervisor = await as('pan.guanshi', '/desk/duties')
    await supervisor.page.getByRole('link', { name: new RegExp(foodLicence.applicant.name) }).click()
    await supervisor.reads(story.caseNumber)
    await supervisor.reads(/决定后 \d+ (毫秒|秒)推送|决定后 \d+ (毫秒|秒) 推送/)
    await supervisor.press('认领')
    await supervisor.fill('检查情况', '现场布局与申请材料一致，制度上墙。')
    await supervisor.choose('检查结果', '未发现问题')
    await supervisor.press('提交监管记录')
    await supervisor.reads('监管记录已反馈，审批局已可见。')
  })

  test('the bureau and the applicant see the supervision record on the case', async () => {
    const intake = await as(BOTH.username)
    await openCase(intake, story.caseNumber)
    await intake.reads(/现场布局与申请材料一致/)
    const applicant = await as('restaurant', story.myCase)
    await applicant.reads(/现场布局与申请材料一致/)
  })

  test('CE-20: a stranger reads the QR code off the paper, and gets one verdict with its proof', async () => {
    const address = new URL(qrOf(story.certificate))
    const stranger = await as('stranger', `${address.pathname}${address.search}`)
    await stranger.reads('真实、有效')
    expect(await stranger.text()).not.toMatch(/稻|91990101MA9900A13X/)
    await stranger.page.getByText('我们怎么知道的').click()
    const bundle = await stranger.downloads(stranger.page.getByRole('link', { name: '下载证明包' }))
    const trust = await stranger.downloads(stranger.page.getByRole('link', { name: '下载信任文件' }))
    writeFileSync(join(bureau.scratch, 'proof.json'), bundle)
    writeFileSync(join(bureau.scratch, 'trust.json'), trust)
  })

  test('the file itself is verified too; one changed byte or another installation’s seal is not genuine', async () => {
    const stranger = await as('stranger')
    const verdictOf = async (name: string, buffer: Buffer) => {
      await stranger.goTo('/verify')
      await stranger.page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name, mimeType: 'application/pdf', buffer })
      return stranger.text('.verdict h2')
    }
    expect(await verdictOf('证照.pdf', story.certificate)).toBe('真实、有效')
    expect(await verdictOf('改过一个字节.pdf', oneByteChanged(story.certificate))).toBe('不是真件')
    expect(await verdictOf('别处.pdf', readFileSync('tests/golden/seal/sealed.pdf'))).toBe('不是真件')
  })

  test('paper and proof are verified off-line against a pinned trust, and not believed without one', async () => {
    const trusted = await bureau.oneseal(['verify', 'certificate.pdf', 'proof.json', '--trust', 'trust.json'])
    expect(trusted).toMatchObject({ code: 0 })
    const untrusted = await bureau.oneseal(['verify', 'certificate.pdf', 'proof.json'])
    expect(untrusted.code).toBe(1)
    expect(untrusted.said).toContain('issuer not established')
  })

  test('the inspector reads every act of the case, why its time ran, and checks the ledger himself', async () => {
    const inspector = await as('cheng.zhengming', '/desk/oversight?view=cases')
    await inspector.page.getByRole('link', { name: story.caseNumber }).click()
    await inspector.page.getByText('为什么是这一天？').click()
    await inspector.reads(/补正/)
    for (const name of [BOTH.name, '何远洲', '唐端衡']) await inspector.reads(new RegExp(name))
    await inspector.press('在本机核验全部行为')
    await inspector.reads(/条行为都在本机算出了同一个树根/)
    await inspector.page.getByText('本人签名').first().waitFor()
  })

  test('a case that has used nearly all of its promised time shows a yellow card', async () => {
    const inspector = await as('cheng.zhengming', '/desk/cards')
    await inspector.reads('黄牌')
    await inspector.reads('承诺期限将满')
  })

  test('the leader’s page counts what just happened, without a reload, down to the case', async () => {
    const leader = await as('wei.gaoyuan')
    const granted = leader.page.locator('.figure', { hasText: '准予许可' })
    await granted.locator('.figure-value', { hasText: /^1/ }).waitFor()
    expect(await figure('制证量')).toMatch(/^1/)
    expect(await figure('审管推送覆盖率')).toMatch(/^100/)
    await granted.getByRole('button', { name: /看办件/ }).click()
    await leader.reads(story.caseNumber)
  })

  test('nothing the browsers met was an error or against the content policy', () => {
    for (const [name, { complaints }] of cast) expect({ name, complaints }).toEqual({ name, complaints: [] })
  })

  test('an auditor finds the ledger, its lives and its read models sound', () => bureau.expectSound())
})
