import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Filing } from '../../src/cli/demo/story.ts'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import type { Actor } from '../support/browser.ts'
import { signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { aFile } from '../support/paper.ts'
import { aPressOfForms } from './scenes/acts.ts'
import { tickEveryCriterion } from './scenes/desk.ts'
import { filed, roadWorks, salon, taxiLicence, treeRemoval } from './scenes/filing.ts'

const DAY_MS = 86_400_000

describe.skipIf(CHROMIUM === undefined)('every form of the desk is filled in and sent once', async () => {
  // Hearings are announced a week ahead, and an annulment waits for the holder's answer: the house has a clock to turn.
  const clock = { ahead: 0 }
  const now = () => new Date(Date.now() + clock.ahead).toISOString()
  const bureau = await aBureau({
    browsed: true,
    items: [foodLicence, taxiLicence, roadWorks, salon, treeRemoval].map(({ itemCode }) => itemCode),
    now,
  })
  const anActor = aBrowser(bureau.address)
  const { services } = bureau.office
  const { press, left, faults } = aPressOfForms(async (id) => {
    await bureau.settle()
    return (await services.history(id)).at(-1)?.envelope.type
  })
  const today = (days = 0) => addDays(localDate(now()), days)

  const cast = new Map<string, Actor>()
  const at = async (username: string, id: string): Promise<Actor> => {
    const officer = cast.get(username) ?? (await anActor())
    if (!cast.has(username)) await officer.signIn(username)
    cast.set(username, officer)
    await officer.goTo(`/desk/cases?whose=all&case=${id}`)
    await officer.page.locator('.work-head').waitFor()
    return officer
  }
  /** Days go by, and with them everybody's session. */
  const later = async (days: number) => {
    clock.ahead += days * DAY_MS
    for (const [username, officer] of cast) await officer.signIn(username)
  }
  const intake = (id: string) => at('lin.shouli', id)
  const examiner = (id: string) => at('he.yuanzhou', id)
  const decider = (id: string) => at('tang.duanheng', id)
  const issuer = (id: string) => at('fang.chujian', id)

  const file = async (
    filing: Filing,
    ...more: readonly [leftOut?: readonly string[], more?: Parameters<typeof filed>[3]]
  ) => (await filed(await signedIn(bureau, 'demo.canteen'), filing, ...more)).id
  const accept = async (id: string) => {
    const person = await signedIn(bureau, 'lin.shouli')
    const { version } = await person.approval.readCase({ params: { id } })
    await person.approval.accept({ params: { id }, body: { expectedVersion: version } })
  }
  const fill = (selector: string, text: string) => (officer: Actor) => officer.page.locator(selector).fill(text)
  const reason = fill('#act-reason', '依据材料和现场情况，理由充分。')
  const upload = (selector: string, title: string) => async (officer: Actor) => {
    await officer.page.locator(selector).first().setInputFiles(aFile(title))
    await officer.reads('已上传')
  }
  const after =
    (...steps: readonly ((officer: Actor) => Promise<unknown>)[]) =>
    async (officer: Actor) => {
      for (const step of steps) await step(officer)
    }
  const choose = (group: string, option: string) => (officer: Actor) => officer.choose(group, option)
  const procedure =
    (kind: string) =>
    ({ page }: Actor) =>
      page.locator('#act-kind').selectOption(kind)
  const examine = async (id: string) => {
    const officer = await examiner(id)
    await press({
      ...{ officer, form: 'examine', send: '提交审查意见', becomes: 'CaseExamined' },
      fill: after(tickEveryCriterion, fill('#examination-opinion', '材料齐全，符合法定条件，建议准予。')),
    })
  }
  const sign = async (officer: Actor) => {
    await officer.press('拟定决定，准备签署')
    await officer.button('用我的密钥签署').waitFor()
  }
  const decide = async (id: string, first: (officer: Actor) => Promise<void> = () => Promise.resolve()) => {
    const officer = await decider(id)
    const write = (one: Actor) => one.fill('决定意见', '经审查，符合法定条件，准予许可。')
    const sending = { send: '用我的密钥签署', becomes: 'CaseGranted' }
    await press({ officer, form: 'decide', fill: after(first, write, sign), ...sending })
  }
  const cases = { plain: '', other: '', tree: '', salon: '' }

  beforeAll(async () => {
    cases.plain = await file(foodLicence, [], { delivery: { means: 'COUNTER', address: '' } })
    cases.other = await file(foodLicence)
    cases.tree = await file(treeRemoval)
    cases.salon = await file(salon, ['hygieneTest'], { commitment: '2026-1' })
    const officer = await anActor()
    await officer.signIn('tang.duanheng')
    cast.set('tang.duanheng', officer)
    await officer.goTo('/desk/my-keys')
    await officer.press('生成并登记密钥')
    await officer.reads('等待管理员确认')
    const [read = '', aloud = ''] = await officer.page.locator('.fingerprint b').allInnerTexts()
    const administrator = await anActor()
    await administrator.signIn('tian.zhanghu')
    await administrator.goTo('/desk/keys')
    await administrator.fill('唐端衡读出的前 8 位', `${read} ${aloud}`)
    await administrator.press('确认是唐端衡的密钥')
    await officer.reads('已确认，可以签名')
  })

  test('at the window: a note, a visit, and everything that is wanting told once and brought', async () => {
    const id = cases.plain
    const officer = await intake(id)
    await press({
      officer,
      form: 'note',
      fill: fill('#act-text', '申请人来电询问进度。'),
      send: '写入记录',
      becomes: 'CaseNoted',
    })
    await press({
      officer,
      form: 'recordVisit',
      fill: choose('为什么到场', '提交申请'),
      send: '登记',
      becomes: 'ApplicantVisited',
    })
    const mark = async ({ page }: Actor) => {
      await officer.press('标记「经营设备、设施清单」的问题')
      await officer.fill('「经营设备、设施清单」有什么问题', '缺少签名')
      await officer.fill('「经营设备、设施清单」怎样补正', '请补交有签名的清单')
      await officer.press('预览告知内容')
      await page.getByText('补正告知书内容预览').waitFor()
    }
    const openList = ({ page }: Actor) => page.getByRole('tab', { name: /经营设备、设施清单/ }).click()
    await press({
      ...{ officer, form: 'requestCorrection', send: /发出补正告知/, becomes: 'CorrectionRequested' },
      fill: after(openList, mark),
    })
    await press({
      ...{ officer, form: 'correctAtWindow', send: '提交补正', becomes: 'CorrectionSubmitted' },
      fill: upload('.act-form input[type=file]', '经营设备、设施清单'),
    })
  })

  test('originals are asked for, looked at, and with them the case is accepted', async () => {
    const officer = await intake(cases.plain)
    const bring = ({ page }: Actor) => page.getByRole('checkbox', { name: /经营场所平面布局图/ }).check()
    await press({
      officer,
      form: 'preAccept',
      fill: bring,
      send: '预受理并通知申请人',
      becomes: 'ApplicationPreAccepted',
    })
    await officer.reads(/等申请人带原件到窗口核验/)
    await press({ officer, form: 'presentOriginals', send: '登记已核验', becomes: 'ApplicationAccepted' })
  })

  test('refused, withdrawn and terminated', async () => {
    const [refused, withdrawn, ended] = [await file(foodLicence), await file(foodLicence), await file(foodLicence)]
    await press({
      ...{
        officer: await intake(refused),
        form: 'refuseToAccept',
        send: '作出不予受理决定',
        becomes: 'ApplicationNotAccepted',
      },
      fill: async (officer) => {
        await officer.page.getByLabel('依法不需要取得行政许可').check()
        await officer.page.locator('.act-form textarea').first().fill('该活动依法不需要取得行政许可。')
      },
    })
    const officer = await intake(withdrawn)
    await press({ officer, form: 'withdrawAtWindow', fill: reason, send: '撤回申请', becomes: 'ApplicationWithdrawn' })
    await press({
      ...{ officer: await intake(ended), form: 'terminate', send: '终止办理', becomes: 'CaseTerminated' },
      fill: after(choose('终止的情形', '办理已无可能或者没有必要'), reason),
    })
  })

  test('a fee is ordered, and a paper that was left to follow comes in', async () => {
    const road = await file(roadWorks)
    const officer = await intake(road)
    await press({ officer, form: 'accept', send: '受理这件申请', becomes: 'ApplicationAccepted' })
    await officer.reads(/还没有开具缴费通知/)
    await press({ officer, form: 'orderFee', send: '开具缴费通知', becomes: 'FeeOrdered' })
    await officer.reads(/等申请人缴费 400\.00 元/)
    await intake(cases.salon)
    await press({ officer, form: 'accept', send: '受理这件申请', becomes: 'ApplicationAccepted' })
    await press({
      ...{ officer, form: 'supplyAtWindow', send: '提交补交材料', becomes: 'DeferredMaterialsSupplied' },
      fill: upload('.act-form input[type=file]', '公共场所卫生检测（评价）报告'),
    })
  })

  test('reclassified, and discussed with others', async () => {
    const id = cases.other
    await accept(id)
    const officer = await examiner(id)
    await press({ officer, form: 'reclassify', fill: reason, send: '调整类型', becomes: 'CaseReclassified' })
    const ask = async ({ page }: Actor) => {
      await page.getByRole('checkbox', { name: '示范区市场监督管理局' }).check()
      await page.locator('#act-question').fill('选址是否符合布局要求？')
    }
    await press({ officer, form: 'openConsultation', fill: ask, send: '发出征求意见', becomes: 'ConsultationOpened' })
    await officer.reads(/等示范区市场监督管理局回复意见/)
    const department = await signedIn(bureau, 'pan.guanshi')
    const [asked] = (await department.approval.opinionRequests({ query: {} })).items
    const opinion = {
      consultation: asked?.consultation ?? '',
      stance: 'CONDITIONAL' as const,
      opinion: '同意，须设独立排烟。',
    }
    await department.approval.giveOpinion({ params: { id }, body: opinion })
    await examiner(id)
    const settle = after(
      fill('#act-opinion', '各部门原则同意。'),
      fill('#act-settlement', '已要求申请人加装独立排烟。'),
    )
    await press({
      officer,
      form: 'issueOpinion',
      fill: settle,
      send: '出具综合意见',
      becomes: 'ConsolidatedOpinionIssued',
    })
  })

  test('examined, returned, extended and handed over', async () => {
    const id = cases.other
    await examine(id)
    const head = await decider(id)
    await press({ officer: head, form: 'returnCase', fill: reason, send: '退回', becomes: 'CaseReturned' })
    await press({ officer: head, form: 'extend', fill: reason, send: '延长期限', becomes: 'LimitExtended' })
    const to = async ({ page }: Actor) => {
      const su = await page.locator('#act-to option', { hasText: '苏鉴明' }).getAttribute('value')
      await page.locator('#act-to').selectOption(su)
    }
    const officer = await examiner(id)
    await press({ officer, form: 'assign', fill: after(to, reason), send: '转办', becomes: 'CaseAssigned' })
  })

  test('a report to the higher authority is prepared, sent under its number, and chased by letter', async () => {
    const id = cases.tree
    await accept(id)
    const officer = await examiner(id)
    const prepare = after(
      fill('#act-authority', '示范区人民政府'),
      fill('#act-summary', '拟迁移古樟一株，请批示。'),
      upload('#act-papers', '请示'),
    )
    await press({
      officer,
      form: 'prepareUpperLevel',
      fill: prepare,
      send: '登记报批材料',
      becomes: 'UpperLevelPrepared',
    })
    const up = after(procedure('UPPER_LEVEL'), reason, fill('#act-reference', '示审〔2026〕118号'))
    await press({ officer, form: 'startProcedure', fill: up, send: /^启动$/, becomes: 'ProcedureStarted' })
    await officer.reads(/已报示范区人民政府审批/)
    const chase = after(fill('#act-letter', '示审催〔2026〕1号'), fill('#act-text', '请尽快批复。'))
    await press({ officer, form: 'chaseUpperLevel', fill: chase, send: '登记催办', becomes: 'UpperLevelChased' })
    await officer.reads(/第 1 次催办/)
  })

  test('a second person reviews, and a meeting resolves what it must', async () => {
    const id = await file(taxiLicence)
    await accept(id)
    const officer = await examiner(id)
    await press({ officer, form: 'startProcedure', fill: reason, send: /^启动$/, becomes: 'ProcedureStarted' })
    const won = after(fill('#act-outcome', '本申请人中标。'), choose('结论', '通过'))
    await press({ officer, form: 'endProcedure', fill: won, send: '登记结果并结束', becomes: 'ProcedureEnded' })
    await examine(id)
    for (const username of ['su.jianming', 'gu.fuhe']) {
      const reviewer = await at(username, id)
      await press({
        ...{ officer: reviewer, form: 'review', send: '提交审核意见', becomes: 'CaseReviewed' },
        fill: choose('审核意见', '同意审查意见'),
      })
    }
    const meeting = after(
      fill('#act-meeting', '局务会 2026 年第 12 次'),
      fill('#act-held-on', today()),
      (one) => one.fill('参加人员，每行一人（至少三人）', '甲某\n乙某\n丙某'),
      choose('会议决议', '准予许可'),
      upload('#act-minutes', '会议纪要'),
    )
    const head = await decider(id)
    await press({
      ...{ officer: head, form: 'recordCollective', fill: meeting, send: '登记集体研究决定' },
      becomes: 'CollectiveDecisionRecorded',
    })
  })

  test('a right to be heard is told, used, announced and held; the decision answers the minutes', async () => {
    const id = cases.plain
    await examine(id)
    const officer = await examiner(id)
    await press({ officer, form: 'tellHearingRight', send: '发出告知', becomes: 'HearingRightTold' })
    await officer.reads(/听证申请期到/)
    const neighbour = fill('#act-party', '示例邻居')
    await press({ officer, form: 'recordHearingRequest', fill: neighbour, send: '登记', becomes: 'HearingRequested' })
    await officer.reads(/须先启动并举行听证/)
    const begin = after(procedure('HEARING'), reason)
    await press({ officer, form: 'startProcedure', fill: begin, send: /^启动$/, becomes: 'ProcedureStarted' })
    const heldOn = today(9)
    const announce = async ({ page }: Actor) => {
      await page.locator('#act-held-on').fill(heldOn)
      await page.locator('#act-place').fill('二楼会议室')
      const gu = await page.locator('#act-presider option', { hasText: '顾复和' }).getAttribute('value')
      await page.locator('#act-presider').selectOption(gu)
    }
    await press({ officer, form: 'announceHearing', fill: announce, send: '发出听证通知', becomes: 'HearingAnnounced' })
    await officer.reads(/听证定于/)
    await later(9)
    await examiner(id)
    const minutes = after(
      fill('#act-outcome', '听证会如期举行。'),
      fill('#act-points', '邻居称油烟扰民\n申请人称已装净化装置'),
      choose('结论', '已记录，不作结论'),
      upload('#act-papers', '听证笔录'),
    )
    await press({ officer, form: 'endProcedure', fill: minutes, send: '登记结果并结束', becomes: 'ProcedureEnded' })
    await decide(id, async (head) => {
      for (const number of ['1', '2']) await head.fill(`对第 ${number} 条的回应`, '采纳，已要求加装净化装置。')
    })
  })

  test('the result is handed over; a slip of the pen is corrected; a challenge comes in and ends', async () => {
    const id = cases.plain
    await press({ officer: await issuer(id), form: 'serveAtCounter', send: '登记已领取', becomes: 'ResultServed' })
    const officer = await decider(id)
    const slip = async ({ page }: Actor) => {
      await page.locator('#act-place').selectOption('/form/shopName')
      await page.locator('#act-becomes').fill('稻香小馆（样板店）')
    }
    await press({
      ...{ officer, form: 'correctClericalError', fill: after(slip, reason), send: '更正' },
      becomes: 'ClericalErrorCorrected',
    })
    const notice = after(choose('种类', '行政复议'), fill('#act-document', '示复〔2026〕7号'))
    await press({ officer, form: 'challenge', fill: notice, send: '登记', becomes: 'DecisionChallenged' })
    const upheld = after(choose('结果', '维持'), fill('#act-document', '示复决〔2026〕7号'), reason)
    await press({ officer, form: 'decideChallenge', fill: upheld, send: '登记结果', becomes: 'ChallengeDecided' })
  })

  test('a result goes by courier and is signed for; a grant is annulled after its holder could answer', async () => {
    const delivery = { means: 'COURIER' as const, address: '示范区样板街道稻香路 8 号' }
    const id = await file(foodLicence, [], { delivery })
    await accept(id)
    await examine(id)
    await decide(id)
    const officer = await issuer(id)
    const parcel = after(fill('#act-courier', '示例速递'), fill('#act-tracking', 'SL20261122001'))
    await press({ officer, form: 'dispatch', fill: parcel, send: '登记已寄出', becomes: 'ResultDispatched' })
    await press({ officer, form: 'confirmCourier', send: '登记签收', becomes: 'ResultServed' })
    const head = await decider(id)
    const ground = after(choose('撤销的情形', '以欺骗、贿赂等不正当手段取得'), reason)
    await press({
      officer: head,
      form: 'announceAnnulment',
      fill: ground,
      send: '发出拟撤销告知',
      becomes: 'AnnulmentAnnounced',
    })
    await later(12)
    await decider(id)
    await press({ officer: head, form: 'annul', fill: reason, send: '撤销许可', becomes: 'GrantAnnulled' })
  })

  test('a promise is checked after the grant', async () => {
    const id = cases.salon
    // What the promise does not cover is examined before.
    await examine(id)
    await decide(id)
    const kept = after(choose('核查结果', '已履行承诺'), fill('#act-found', '现场与承诺一致。'))
    const officer = await examiner(id)
    await press({ officer, form: 'checkCommitment', fill: kept, send: '提交核查结果', becomes: 'CommitmentChecked' })
  })

  test('no form of the desk was left out or looked wrong, and no browser complained', () => {
    expect(faults).toEqual([])
    expect(left()).toEqual([])
    for (const { complaints } of cast.values()) expect(complaints).toEqual([])
  })

  test('an auditor finds everything sound', () => bureau.expectSound())
})
