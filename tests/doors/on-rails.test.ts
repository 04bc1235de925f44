import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { publication } from '../../src/app/publication.ts'
import { accept, codeOf, examine, file, grant, prepareGrant, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** 轨道化: a case moves along the flow of its item's version, through its checklist, and nowhere else. */
const { itemCode } = foodLicence
const bureau = await aBureau({ items: [itemCode] })
const as = (username: string) => signedIn(bureau, username)
const { services } = bureau.office
const [person, intake, examiner, reviewer, decider, issue] = [
  await as('demo.canteen'),
  await as('lin.shouli'),
  await as('he.yuanzhou'),
  await as('su.jianming'),
  await as('tang.duanheng'),
  await as('fang.chujian'),
]
const device = await enrolDevice(decider, await as('tian.zhanghu'), '决定岗电脑')
const standard = bureau.matters.standards.find(({ code }) => code === itemCode)
if (standard === undefined) throw new Error('No food licence')
const stageOf = async (id: string) => (await intake.approval.readCase({ params: { id } })).progress.stage

async function examined() {
  const { id, version } = await file(person)
  const accepted = await accept(intake, id, version)
  return { id, version: (await examine(examiner, id, accepted.version)).version }
}

test('ST-08 changed steps change how a new case runs, while a running one stays on the flow it began with', async () => {
  const running = await file(person)
  // The new version has the opinion reviewed by another person before it is decided.
  const [examination = standard.steps[0], ...rest] = standard.steps.filter(({ id }) => id !== 'acceptance')
  const acceptance = standard.steps.find(({ id }) => id === 'acceptance')
  if (examination === undefined || acceptance === undefined) throw new Error('No steps')
  const review = { id: 'review' as const, name: { zh: '审核', en: 'Review' }, role: 'examiner' as const }
  const steps = [acceptance, examination, review, ...rest.filter(({ id }) => id !== 'review')]
  const { request } = publication({ ...standard, steps }, services)
  const by = { kind: 'system' as const, id: bureau.installation.systemActor }
  expect(await services.run({ ...request, by })).toMatchObject({ ok: true })
  await bureau.settle()

  const opened = await examined()
  const offered = await reviewer.approval.readCase({ params: { id: opened.id } })
  expect([offered.itemVersion, offered.standard.steps.map(({ id }) => id)]).toEqual([2, steps.map(({ id }) => id)])
  expect(await codeOf(prepareGrant(decider, opened.id, opened.version))).toBe('REVIEW_PENDING')
  const agreed = { expectedVersion: opened.version, step: 'review', agrees: true, opinion: '同意' }
  // Whoever examined does not review himself.
  expect(await codeOf(examiner.approval.review({ params: { id: opened.id }, body: agreed }))).not.toBe('')
  const reviewed = await reviewer.approval.review({ params: { id: opened.id }, body: agreed })
  await grant(decider, device, opened.id, reviewed.version)
  expect(await stageOf(opened.id)).toBe('granted')

  const accepted = await accept(intake, running.id, running.version)
  const ready = await examine(examiner, running.id, accepted.version)
  const body = { expectedVersion: ready.version, step: 'review', agrees: true, opinion: '同意' }
  expect(await codeOf(reviewer.approval.review({ params: { id: running.id }, body }))).toBe('REVIEW_UNKNOWN')
  await grant(decider, device, running.id, ready.version)
  expect(await stageOf(running.id)).toBe('granted')
})

describe('ST-10 only what the item defines can be opened beside the way, and only some of it stops the clock', () => {
  const procedure = (kind: 'TESTING' | 'HEARING' | 'AUCTION' | 'SITE_SURVEY', expectedVersion: number) => ({
    expectedVersion,
    procedure: kind,
    reason: '需要抽样检测',
    parties: [
      { role: 'OFFICIAL' as const, name: '何远舟' },
      { role: 'OFFICIAL' as const, name: '苏鉴明' },
    ],
  })
  test('ST-10 an officer opens what the standard allows, for no longer than it allows, and nothing else', async () => {
    const { id, version } = await file(person)
    const params = { id }
    const { version: at } = await accept(intake, id, version)
    const start = (officer: typeof examiner, body: ReturnType<typeof procedure>) =>
      officer.approval.startProcedure({ params, body })
    // Nobody pauses a case by pressing a button: not an officer of another post, and not with a procedure of his own.
    expect(await codeOf(start(intake, procedure('TESTING', at)))).toBe('FORBIDDEN')
    expect(await codeOf(start(examiner, procedure('AUCTION', at)))).toBe('PROCEDURE_NOT_IN_STANDARD')
    expect(await codeOf(start(examiner, procedure('HEARING', at)))).toBe('PROCEDURE_NOT_IN_STANDARD')
    const clockOf = async () => (await examiner.approval.readCase({ params })).progress.clock
    const survey = await start(examiner, procedure('SITE_SURVEY', at))
    expect((await clockOf()).phase).toBe('running')
    const tested = await start(examiner, procedure('TESTING', survey.version))
    expect((await clockOf()).phase).toBe('stopped')
    // It ends by the day the item's definition gives it, not by one somebody picks.
    const { handling } = await examiner.approval.readCase({ params })
    const allowed = standard.procedures?.find(({ kind }) => kind === 'TESTING')?.max.days ?? 0
    const calendar = services.office.calendar.current(standard.organ)
    const day = calendar.addWorkingDays(localDate(services.now()), allowed)
    expect(handling?.procedures.find(({ kind }) => kind === 'TESTING')?.endsBy).toBe(day)
    expect(await codeOf(start(examiner, procedure('TESTING', tested.version)))).toBe('SAME_PROCEDURE_RUNNING')
  })
})

test('ST-30 whatever is not the next step of the track is refused, and no checklist is passed half ticked', async () => {
  const { id, version } = await file(person)
  const params = { id }
  const allowed = async () =>
    new Set((await intake.approval.readCase({ params })).acts.filter((act) => act.allowed).map(({ act }) => act))
  const finding = (criterion: string) => ({ criterion, met: true, note: '' })
  const all = standard.criteria.map(({ id: criterion }) => finding(criterion))
  const opinion = (expectedVersion: number, findings = all) =>
    examiner.approval.examine({
      params,
      body: { expectedVersion, findings, opinion: '符合条件', proposal: 'GRANT' as const },
    })
  const steps = {
    accept: (at: number) => accept(intake, id, at),
    examine: (at: number) => opinion(at),
    review: (at: number) =>
      reviewer.approval.review({
        params,
        body: { expectedVersion: at, step: 'review', agrees: true, opinion: '同意' },
      }),
    decide: (at: number) => prepareGrant(decider, id, at),
    serve: (at: number) =>
      issue.approval.serveAtCounter({ params, body: { expectedVersion: at, receivedBy: '稻小香', note: '' } }),
  }
  const refusals = async (at: number, open: keyof typeof steps) => {
    for (const [name, step] of Object.entries(steps))
      if (name !== open) expect(await codeOf(step(at)), `${name} while ${open} is next`).not.toBe('')
  }
  await refusals(version, 'accept')
  expect((await allowed()).has('accept')).toBe(true)
  const { version: taken } = await steps.accept(version)
  await refusals(taken, 'examine')
  expect(await codeOf(opinion(taken, all.slice(1)))).toBe('CRITERIA_NOT_TICKED')
  expect(await codeOf(opinion(taken, [...all.slice(1), finding('somethingElse')]))).not.toBe('')
  const ready = await opinion(taken)
  // The version in force has a review between opinion and decision.
  await refusals(ready.version, 'review')
  const reviewed = await steps.review(ready.version)
  await refusals(reviewed.version, 'decide')
  await grant(decider, device, id, reviewed.version)
  const ended = await intake.approval.readCase({ params })
  for (const step of [steps.accept, steps.examine, steps.decide]) expect(await codeOf(step(ended.version))).not.toBe('')
})

test('what was refused left nothing behind', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
