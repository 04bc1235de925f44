import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { lapses } from '../../src/clouds/approval/jobs.ts'
import { accept, aPdf, codeOf, file, filledDraft, MATERIALS, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** What stands before acceptance, and how a case ends that is not accepted. */
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const as = (username: string) => signedIn(bureau, username)
const DAY_MS = 86_400_000

const remarks = (wanting: readonly string[] = []) =>
  MATERIALS.map((material) => {
    const inOrder = !wanting.includes(material)
    return { material, inOrder, note: inOrder ? '' : '请补画后厨' }
  })
async function shown(person: Person) {
  const draft = await filledDraft(person)
  const asked = await person.approval.askPreReview({ params: { id: draft.id }, body: { revision: draft.revision } })
  return { draft, asked }
}

describe('AP-11 pre-review', () => {
  test('AP-11: staff look at the draft and say everything once; no clock runs, and the filing shows what was said', async () => {
    let [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
    const { draft, asked } = await shown(person)
    expect([asked.opinion, asked.number.startsWith('YS-990101-')]).toEqual([null, true])
    const again = { params: { id: draft.id }, body: { revision: draft.revision } }
    expect(await codeOf(person.approval.askPreReview(again))).toBe('PRE_REVIEW_ASKED_ALREADY')
    const waiting = (await intake.approval.preReviews({ query: { open: true } })).items
    expect(waiting.map(({ id }) => id)).toContain(asked.id)
    // Numbers and telephones wait for a purpose there too.
    const phone = foodLicence.applicant.phone
    expect([waiting[0]?.masked.includes('/applicant/phone'), JSON.stringify(waiting).includes(phone)]).toEqual([
      true,
      false,
    ])
    const inFull = { params: { id: asked.id }, query: { purpose: 'CONTACT' as const } }
    expect((await intake.approval.preReviewInFull(inFull)).applicant.phone).toBe(phone)
    // Nothing of it is a case: no number, no clock, no place in the worklist.
    expect((await person.approval.myCases({ query: {} })).items).toEqual([])
    const { sha256 = '' } = waiting[0]?.materials[0] ?? {}
    expect(Buffer.from(await intake.download(`/pre-reviews/${asked.id}/materials/${sha256}`)).length).toBeGreaterThan(5)
    const give = (body: object) =>
      intake.approval.givePreReviewOpinion({
        params: { id: asked.id },
        body: { expectedVersion: 1, conclusion: 'MEND', opinion: '平面图缺后厨。', remarks: remarks(), ...body },
      })
    expect(await codeOf(give({ remarks: remarks().slice(1) }))).toBe('PRE_REVIEW_INCOMPLETE')
    const wanting = remarks(['premisesPlan'])
    expect(await codeOf(give({ conclusion: 'READY', remarks: wanting }))).toBe('PRE_REVIEW_AGAINST_REMARKS')
    await give({ remarks: wanting })
    expect(await codeOf(give({ expectedVersion: 2, remarks: wanting }))).toBe('PRE_REVIEW_ANSWERED')

    await bureau.settle()
    const inbox = await person.parties.inbox({ query: {} })
    expect(inbox.items.find(({ cause }) => cause === 'PreReviewOpinionGiven')?.link).toBe(`/apply/${draft.id}`)
    const seen = await person.approval.ownPreReview({ params: { id: draft.id } })
    expect(seen.preReview?.opinion).toMatchObject({ conclusion: 'MEND', opinion: '平面图缺后厨。' })

    clock.ahead += 3 * DAY_MS
    ;[person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
    const plan = await person.upload('新平面图.pdf', aPdf('with the kitchen'), 'application/pdf')
    const materials = draft.content.materials.map((one) =>
      one.material === 'premisesPlan' ? { material: 'premisesPlan', ...plan } : one,
    )
    const body = { revision: draft.revision, content: { ...draft.content, materials } }
    const mended = await person.approval.saveDraft({ params: { id: draft.id }, body })
    const receipt = await person.approval.submit({ params: { id: draft.id }, body: submission(mended.revision) })
    const atDesk = await intake.approval.readCase({ params: { id: receipt.id } })
    expect(atDesk.preReview).toMatchObject({ number: asked.number, conclusion: 'MEND' })
    expect(atDesk.preReview?.passed).toEqual(MATERIALS.filter((material) => material !== 'premisesPlan'))
    // The three days before filing are nobody’s: the five of acceptance begin with the filing.
    expect([atDesk.progress.clock.phase, atDesk.progress.clock.statutory]).toEqual(['awaitingAcceptance', null])
    expect(atDesk.progress.clock.acceptance?.usedShare).toBe(0)
    // Nobody was asked for anything yet: no day has passed that a case could be ended for.
    expect(atDesk.offered.terminations).toEqual(['NO_LONGER_POSSIBLE'])

    const defect = { subject: 'MATERIAL' as const, ref: 'equipmentList', problem: '不清楚', remedy: '重新拍照' }
    const correct = (departure: object) =>
      intake.approval.requestCorrection({
        params: { id: receipt.id },
        body: { expectedVersion: receipt.version, defects: [defect], ...departure },
      })
    expect(await codeOf(correct({}))).toBe('PRE_REVIEW_SAID_OTHERWISE')
    await correct({ departure: '预审后发现设备清单与现场不符' })
    const own = await person.approval.myCase({ params: { id: receipt.id } })
    expect(own.preReview?.opinion).toBe('平面图缺后厨。')
  })

  test('a draft filed at once is looked at no more, and another’s draft or organ’s list is nobody’s business', async () => {
    const [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
    const { draft, asked } = await shown(person)
    const stranger = await as('demo.resident')
    expect(await codeOf(stranger.approval.ownPreReview({ params: { id: draft.id } }))).toBe('NOT_FOUND')
    expect(await codeOf((await as('he.yuanzhou')).approval.preReviews({ query: {} }))).toBe('FORBIDDEN')
    await person.approval.submit({ params: { id: draft.id }, body: submission(draft.revision) })
    const body = { expectedVersion: 2, conclusion: 'READY' as const, opinion: '可以提交', remarks: remarks() }
    const late = intake.approval.givePreReviewOpinion({ params: { id: asked.id }, body })
    expect(await codeOf(late)).toBe('PRE_REVIEW_CLOSED')
    const waiting = (await intake.approval.preReviews({ query: { open: true } })).items
    expect(waiting.map(({ id }) => id)).not.toContain(asked.id)
  })
})

describe('pre-review under pressure', () => {
  test('asked for twice at once there is one; answered by two officers at once, one of them is told he was late', async () => {
    const [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
    const draft = await filledDraft(person)
    const ask = () => person.approval.askPreReview({ params: { id: draft.id }, body: { revision: draft.revision } })
    const asked = await Promise.allSettled([ask(), ask(), ask()])
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const seen = await person.approval.ownPreReview({ params: { id: draft.id } })
    const params = { id: seen.preReview?.id ?? '' }
    const body = { expectedVersion: 1, conclusion: 'READY' as const, opinion: '可以提交', remarks: remarks() }
    const another = await as('lin.shouli')
    const given = await Promise.allSettled(
      [intake, another].map((officer) => officer.approval.givePreReviewOpinion({ params, body })),
    )
    expect(given.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const late = given.find((one) => one.status === 'rejected')
    const refused = late?.reason instanceof ProblemError ? late.reason.problem.code : ''
    expect(refused).toMatch(/VERSION_CONFLICT|PRE_REVIEW_ANSWERED/)
  })

  test('what is huge, unknown or of another draft is refused in a sentence', async () => {
    const [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
    const { draft, asked } = await shown(person)
    const give = (body: object) =>
      intake.approval.givePreReviewOpinion({
        params: { id: asked.id },
        body: {
          expectedVersion: 1,
          conclusion: 'MEND',
          opinion: '请修改',
          remarks: remarks(['premisesPlan']),
          ...body,
        },
      })
    expect(await codeOf(give({ opinion: '长'.repeat(200_000) }))).toBe('VALIDATION_FAILED')
    const unknown = [...remarks(['premisesPlan']), { material: 'noSuchPaper', inOrder: true, note: '' }]
    expect(await codeOf(give({ remarks: unknown }))).toMatch(/^PRE_REVIEW_/)
    const many = Array.from({ length: 5000 }, () => ({ material: 'premisesPlan', inOrder: false, note: '请修改' }))
    expect(await codeOf(give({ remarks: many }))).toMatch(/TOO_MANY_VALUES|VALIDATION_FAILED/)
    expect(await codeOf(give({ expectedVersion: 7 }))).toBe('VERSION_CONFLICT')
    const stale = { params: { id: draft.id }, body: { revision: draft.revision + 40 } }
    expect(await codeOf(person.approval.askPreReview(stale))).toBe('DRAFT_CHANGED')
    await give({})
  })
})

test('WF-07: what is not accepted ends with a sealed, numbered notice, its reasons, the competent organ and the remedies', async () => {
  const [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const { id, version } = await file(person)
  const reason = '经营场所不在本区'
  const refuse = (more: object) =>
    intake.approval.refuseToAccept({
      params: { id },
      body: { expectedVersion: version, ground: 'NOT_COMPETENT', reason, ...more },
    })
  expect(await codeOf(refuse({}))).toBe('REFERRAL_MISSING')
  const referral = { organ: '邻区行政审批局', contact: '邻区政务服务大厅，电话 0000-0000000' }
  expect(await codeOf(refuse({ ground: 'NOT_REQUIRED', referral }))).toBe('REFERRAL_WITHOUT_GROUND')
  await refuse({ referral })
  await bureau.settle()
  const own = await person.approval.myCase({ params: { id } })
  expect(own.progress.stage).toBe('notAccepted')
  expect(own.progress.milestones.at(-1)?.text.zh).toContain(referral.organ)
  expect(own.documents).toMatchObject([{ kind: 'NON_ACCEPTANCE_NOTICE', number: `${own.progress.caseNumber}-BYSL` }])
})

test('WF-06: who lets the day of his correction pass has given up: ended once, with a notice, and not a day early', async () => {
  const [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const { id, version } = await file(person)
  const defects = [{ subject: 'MATERIAL' as const, ref: 'premisesPlan', problem: '缺少后厨', remedy: '补交平面图' }]
  await intake.approval.requestCorrection({ params: { id }, body: { expectedVersion: version, defects } })
  const { awaitedUntil } = await intake.approval.readCase({ params: { id } })
  const stage = async () => (await (await as('demo.canteen')).approval.myCase({ params: { id } })).progress.stage
  clock.ahead = Date.parse(`${awaitedUntil ?? ''}T04:00:00.000Z`) - Date.now()
  await lapses.run(bureau.office.services)
  expect(await stage()).toBe('awaitingCorrection')
  clock.ahead += DAY_MS
  await lapses.run(bureau.office.services)
  await lapses.run(bureau.office.services)
  expect(await stage()).toBe('terminated')
  const history = await bureau.office.services.history(id)
  expect(history.map(({ envelope }) => envelope.type)).toEqual([
    'ApplicationSubmitted',
    'CorrectionRequested',
    'CaseTerminated',
  ])
})

test('WF-06: a second request is flagged to those who watch', async () => {
  const [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const { id, version } = await file(person)
  const params = { id }
  const defects = [{ subject: 'MATERIAL' as const, ref: 'premisesPlan', problem: '缺少后厨', remedy: '补交平面图' }]
  await intake.approval.requestCorrection({ params, body: { expectedVersion: version, defects } })
  const paper = await person.upload('新平面图.pdf', aPdf('still without'), 'application/pdf')
  const materials = [{ material: 'premisesPlan', ...paper }]
  const after = await person.approval.correct({ params, body: { form: { ...foodLicence.form }, materials } })
  const again = '重新提交的平面图仍没有标明后厨'
  await intake.approval.requestCorrection({ params, body: { expectedVersion: after.version, defects, again } })
  await bureau.settle()
  const { cards, acts } = await (await as('cheng.zhengming')).oversight.trail({ params })
  expect(cards).toMatchObject([{ rule: 'CORRECTION_AGAIN', colour: 'YELLOW' }])
  expect(acts.filter(({ type }) => type === 'CorrectionRequested')).toHaveLength(2)
  const own = await person.approval.myCase({ params })
  expect(own.progress.milestones.at(-1)?.text.zh).toContain('非首次')
})

test('WF-06: the time of a correction is the applicant’s own step, measured apart, and its last day is the standard’s, as the notice says', async () => {
  const [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const { id, version } = await file(person)
  const params = { id }
  const defects = [{ subject: 'MATERIAL' as const, ref: 'premisesPlan', problem: '缺少后厨', remedy: '补交平面图' }]
  await intake.approval.requestCorrection({ params, body: { expectedVersion: version, defects } })
  const correction = async () => {
    const officer = await as('lin.shouli')
    return (await officer.approval.readCase({ params })).steps.find(({ step }) => step === 'correction')
  }
  const calendar = bureau.office.services.office.calendar.current()
  const open = await correction()
  // This item’s standard says nothing, so the house’s thirty working days hold.
  expect(open).toMatchObject({ to: null, used: 0, due: calendar.addWorkingDays(open?.from ?? '', 30) })
  clock.ahead += 9 * DAY_MS
  const later = await as('demo.canteen')
  const paper = await later.upload('新平面图.pdf', aPdf('nine days after'), 'application/pdf')
  await later.approval.correct({
    params,
    body: { form: { ...foodLicence.form }, materials: [{ material: 'premisesPlan', ...paper }] },
  })
  const done = await correction()
  expect(done?.used).toBe(calendar.countWorkingDays(done?.from ?? '', done?.to ?? ''))
  expect(done?.used).toBeGreaterThan(4)
  // None of it is the bureau’s: its five days begin anew.
  const { progress } = await (await as('lin.shouli')).approval.readCase({ params })
  expect([progress.clock.phase, progress.clock.acceptance?.usedShare]).toEqual(['awaitingAcceptance', 0])
})

test('AP-12: pre-accepted until the originals are seen: neither a draft nor accepted, and no time runs', async () => {
  const [person, intake] = [await as('demo.canteen'), await as('lin.shouli')]
  const { id, version } = await file(person)
  const params = { id }
  const body = { expectedVersion: version, outstanding: ['premisesPlan', 'safetyRules'], days: 5 }
  const pre = await intake.approval.preAccept({ params, body })
  const held = await intake.approval.readCase({ params })
  expect([held.progress.stage, held.progress.clock.phase]).toEqual(['preAccepted', 'awaitingApplicant'])
  expect(await codeOf(accept(intake, id, pre.version))).toBe('ORIGINALS_OUTSTANDING')
  const present = (expectedVersion: number, materials: string[]) =>
    intake.approval.presentOriginals({ params, body: { expectedVersion, materials } })
  const half = await present(pre.version, ['premisesPlan'])
  expect((await intake.approval.readCase({ params })).outstanding).toEqual(['safetyRules'])
  await present(half.version, ['safetyRules'])
  const taken = await intake.approval.readCase({ params })
  expect([taken.progress.stage, taken.progress.clock.phase]).toEqual(['accepted', 'running'])
  await bureau.settle()
  const own = await person.approval.myCase({ params })
  expect(own.documents.map(({ kind }) => kind).sort()).toEqual(['ACCEPTANCE_NOTICE', 'PRE_ACCEPTANCE_NOTICE'])
})

test('afterwards the ledger is sound and every read model can be rebuilt', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
