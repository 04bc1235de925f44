import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { isInstalled } from '../../src/seal/testing/seal-fixtures.ts'
import { accept, codeOf, examine, file, grant, prepareGrant, problemOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** From the hearing to the decision, and from the decision to the hand of who asked for it. */
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const as = (username: string) => signedIn(bureau, username)
const DAY_MS = 86_400_000
const later = (days: number) => {
  clock.ahead += days * DAY_MS
}
const today = () => new Date(Date.now() + clock.ahead + 8 * 3_600_000).toISOString().slice(0, 10)
const officerId = (username: string) =>
  bureau.matters.district.officers.find((officer) => officer.username === username)?.id ?? ''
const device = await enrolDevice(await as('tang.duanheng'), await as('tian.zhanghu'), '决定岗电脑')

async function examined() {
  const [person, intake, examiner] = [await as('demo.canteen'), await as('lin.shouli'), await as('he.yuanzhou')]
  const { id, version } = await file(person)
  const accepted = await accept(intake, id, version)
  return { id, version: (await examine(examiner, id, accepted.version)).version }
}

test('WF-14: a hearing is a right told, asked for, announced seven days before, presided by an outsider, and its minutes bind the decision', async () => {
  const { id } = await examined()
  const params = { id }
  let examiner = await as('he.yuanzhou')
  const now = async () => ({ expectedVersion: (await examiner.approval.readCase({ params })).version })
  const parties = [{ role: 'AFFECTED' as const, name: '示例邻居甲' }]
  await examiner.approval.tellHearingRight({ params, body: { ...(await now()), parties } })
  // The applicant asks by himself, on his own page.
  await (await as('demo.canteen')).approval.requestHearing({ params, body: {} })
  const decider = await as('tang.duanheng')
  expect(await codeOf(prepareGrant(decider, id, (await now()).expectedVersion))).toBe('HEARING_OWED')
  const begin = { ...(await now()), procedure: 'HEARING' as const, reason: '应申请举行听证', parties }
  await examiner.approval.startProcedure({ params, body: begin })
  const { handling } = await examiner.approval.readCase({ params })
  const procedure = handling?.procedures.find(({ kind }) => kind === 'HEARING')?.id ?? ''
  const announce = async (heldOn: string, presider: string) =>
    examiner.approval.announceHearing({
      params,
      body: { ...(await now()), procedure, heldOn, place: '三楼听证室', presider: officerId(presider), public: true },
    })
  const plain = (days: number) => new Date(Date.parse(today()) + days * DAY_MS).toISOString().slice(0, 10)
  expect(await codeOf(announce(plain(6), 'su.jianming'))).toBe('HEARING_NOTICE_TOO_SHORT')
  expect(await codeOf(announce(plain(7), 'he.yuanzhou'))).toBe('PRESIDER_TOOK_PART')
  await announce(plain(7), 'su.jianming')
  later(7)
  examiner = await as('he.yuanzhou')
  const { sha256 } = await examiner.upload('听证笔录.pdf', Buffer.from('%PDF-1.4 minutes'), 'application/pdf')
  const end = async (points: readonly string[]) =>
    examiner.approval.endProcedure({
      params,
      body: {
        ...{ ...(await now()), procedure, outcome: '听证已举行', conclusion: 'RECORDED', papers: [{ sha256 }] },
        points: [...points],
      },
    })
  const points = ['邻居甲：油烟直排居民楼', '申请人：已加装净化设施']
  expect(await codeOf(end([]))).toBe('HEARING_POINTS_MISSING')
  await end(points)

  const deciding = await as('tang.duanheng')
  const prepare = async (answers?: readonly string[]) =>
    deciding.approval.prepareDecision({
      params,
      body: {
        ...{ ...(await now()), outcome: 'GRANT', text: '经听证、审查，准予许可。' },
        ...(answers === undefined ? {} : { answers: [...answers] }),
      },
    })
  expect((await deciding.approval.readCase({ params })).handling?.hearing.points).toEqual(points)
  expect(await codeOf(prepare())).toBe('HEARING_POINTS_UNANSWERED')
  expect(await codeOf(prepare(['采纳，以净化设施验收为准']))).toBe('HEARING_POINTS_UNANSWERED')
  const answers = ['采纳：净化设施经核查合格，油烟不再直排', '采纳：与现场核查一致']
  const { prepared, envelope } = await prepare(answers)
  const signature = await device.sign(envelope)
  await deciding.approval.decide({ params, body: { prepared, certSha256: device.certSha256, signature } })
  const last = (await bureau.office.services.history(id)).at(-1)
  expect(last?.body).toMatchObject({ heard: points.map((point, i) => ({ point, answer: answers[i] })) })
  await bureau.settle()
  await bureau.expectSound()
})

test('CE-03, WF-29: nothing is granted while its certificate could not be written; granted, it is sealed at once and due at the applicant within ten working days', async () => {
  const { id } = await examined()
  const params = { id }
  const decider = await as('tang.duanheng')
  const version = async () => (await decider.approval.readCase({ params })).version
  const correct = async (becomes: string) =>
    decider.approval.correctClericalError({
      params,
      body: { expectedVersion: await version(), place: '/applicant/idNumber', becomes, reason: '核对营业执照' },
    })
  await correct('9199')
  const refused = await problemOf(prepareGrant(decider, id, await version()))
  expect(refused.fields?.map(({ path }) => path)).toEqual(['/applicant/idNumber'])
  await correct(foodLicence.applicant.idNumber)
  await grant(decider, device, id, await version())
  await bureau.settle()
  // Nobody uploaded anything: the decision itself brought the sealed certificate about.
  const own = await (await as('demo.canteen')).approval.myCase({ params })
  const [certificate, ...more] = own.documents.filter(({ kind }) => kind === 'CERTIFICATE')
  expect(more).toEqual([])
  const { items } = await (await as('fang.chujian')).approval.issueList({ query: { limit: 100 } })
  const due = items.find((one) => one.id === id)
  const calendar = bureau.office.services.office.calendar.current()
  expect(due?.serveBy).toBe(calendar.addWorkingDays(today(), 10))
  expect(due?.served).toBe(false)
  const issue = await as('fang.chujian')
  const body = { expectedVersion: due?.version ?? 0, receivedBy: '示例经办人', note: '' }
  await issue.approval.serveAtCounter({ params, body })
  expect((await (await as('demo.canteen')).approval.myCase({ params })).delivery.served).toBe(true)
  // The template shows what was recorded, as it stood after the correction, down to the last line it names.
  if (isInstalled('pdftotext')) {
    const bytes = await (await as('demo.canteen')).download(`/documents/${certificate?.id ?? ''}/file`)
    const printed = execFileSync('pdftotext', ['-', '-'], { input: Buffer.from(bytes), encoding: 'utf8' })
    const { result } = (await decider.approval.readCase({ params })).standard
    const shown = (result?.fields ?? []).flatMap(({ pointer }) => {
      const value = foodLicence.form[pointer.slice('/form/'.length)]
      return typeof value === 'string' && /^[\u4e00-\u9fff0-9]{2,12}$/.test(value) ? [value] : []
    })
    expect(shown.length).toBeGreaterThan(1)
    const plain = printed.replaceAll(/\s+/g, '')
    for (const word of [foodLicence.applicant.name, foodLicence.applicant.idNumber, ...shown])
      expect(plain).toContain(word.replaceAll(/\s+/g, ''))
  }
})
