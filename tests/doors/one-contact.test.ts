import { expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { accept, examine, file, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** 首问责任: what goes on between desks stays there, and one person answers for the case. */
const bureau = await aBureau({ items: [foodLicence.itemCode] })
const as = (username: string) => signedIn(bureau, username)

/** Words by which one desk speaks of another. */
const INSIDE =
  /审查人员|审核人员|决定人员|受理人员|转交|退回|备注|examiner|reviewer|decider|intake officer|Passed to|Returned/

test('hand-offs, returns and notes between desks reach no applicant and no holder of a tracking code', async () => {
  const [person, intake, examiner, colleague, decider] = [
    await as('demo.canteen'),
    await as('lin.shouli'),
    await as('he.yuanzhou'),
    await as('su.jianming'),
    await as('tang.duanheng'),
  ]
  const { id } = await file(person)
  const own = () => person.approval.myCase({ params: { id } })
  expect((await own()).contact).toBeNull()
  const { district } = bureau.matters
  const officer = (username: string) => district.officers.find((one) => one.username === username)?.id ?? ''
  await accept(intake, id, 1)
  await examiner.approval.assign({
    params: { id },
    body: { expectedVersion: 2, to: officer('su.jianming'), reason: '原办理人员外出培训' },
  })
  await colleague.approval.note({ params: { id }, body: { expectedVersion: 3, text: '现场照片待补，内部提醒' } })
  await examine(colleague, id, 4)
  await decider.approval.returnCase({ params: { id }, body: { expectedVersion: 5, reason: '意见未写依据' } })

  const seen = await own()
  const tracked = await person.approval.track({ params: { trackingCode: seen.trackingCode } })
  for (const text of [JSON.stringify(seen.progress), JSON.stringify(tracked)]) {
    expect(text).not.toMatch(INSIDE)
    expect(text).not.toMatch(/何远舟|苏鉴明|唐断衡|原办理人员|内部提醒|意见未写依据/)
  }
  // The examination was sent back: to the applicant it is not done yet. One case, one name to ask for.
  expect(seen.progress.milestones.map(({ type }) => type)).toEqual(['ApplicationSubmitted', 'ApplicationAccepted'])
  expect(seen.progress.turn.zh).toBe(seen.progress.organ.name)
  expect(seen.contact).toBe(district.officers.find(({ username }) => username === 'lin.shouli')?.name)
  // The desk itself sees every one of them.
  const desk = await examiner.approval.readCase({ params: { id } })
  expect(desk.progress.milestones.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['CaseAssigned', 'CaseNoted', 'CaseExamined', 'CaseReturned']),
  )
  expect(desk.progress.turn.zh).toMatch(/审查人员$/)
})
