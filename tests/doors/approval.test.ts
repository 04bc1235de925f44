import { expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { aBureau } from '../support/office.ts'
import type { Person } from '../../src/cli/demo/person.ts'

/** The bureau's clock: a test turns it forward, never back. */
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const DAY_MS = 86_400_000

async function runDeemedAcceptance(): Promise<void> {
  const job = bureau.office.jobs.find(({ name }) => name === 'approval.deemed-acceptance')
  if (job === undefined) throw new Error('The job is not in the house')
  await job.run(bureau.office.services)
}

async function signedIn(username: string): Promise<Person> {
  const person = bureau.visitor()
  await person.signIn(username, DEMO_PASSWORD)
  return person
}
const canteen = () => signedIn('demo.canteen')
const intakeOfficer = () => signedIn('lin.shouli')
const examinerAtDesk = () => signedIn('he.yuanzhou')

const PDF = (text: string) => Buffer.from(`%PDF-1.4\n% ${text}\n%%EOF\n`)
const MATERIALS = ['premisesPlan', 'equipmentList', 'safetyRules', 'coldStorage']
const { applicant, answers, form, itemCode } = foodLicence

async function filledDraft(person: Person, materials = MATERIALS) {
  const draft = await person.approval.startDraft({ body: { itemCode } })
  const papers = []
  for (const material of materials)
    papers.push({ material, ...(await person.upload(`${material}.pdf`, PDF(material), 'application/pdf')) })
  const content = { applicant, answers, form: { ...form }, materials: papers }
  return person.approval.saveDraft({ params: { id: draft.id }, body: { revision: draft.revision, content } })
}
const submission = (revision: number) => ({ revision, channel: 'ONLINE' as const, truthPromised: true })

async function file(person: Person) {
  const { id, revision } = await filledDraft(person)
  return person.approval.submit({ params: { id }, body: submission(revision) })
}

/** The problem a call is answered with. */
async function problemOf(call: Promise<unknown>) {
  const answer = await call.catch((error: unknown) => error)
  if (answer instanceof ProblemError) return answer.problem
  throw new Error(`This should have been refused, but was answered ${JSON.stringify(answer)}`)
}
const codeOf = async (call: Promise<unknown>) => (await problemOf(call)).code

test('the hall names the bureau, counts what is in force and shows what was authored in full', async () => {
  const hall = await bureau.visitor().approval.hall({})
  expect(hall).toMatchObject({ bureau: '示范区行政审批局', subItems: 1 })
  expect(hall.fullItems.map(({ code }) => code)).toEqual([itemCode])
})

test('an item is found by what people call it, and its guide tells whose it is', async () => {
  const { approval } = bureau.visitor()
  const { items, total } = await approval.searchItems({ query: { q: '开饭店' } })
  expect([total, items[0]?.code]).toEqual([1, itemCode])
  const guide = await approval.guide({ params: { code: itemCode } })
  expect(guide.organ.name).toBe('示范区行政审批局')
  expect(await codeOf(approval.guide({ params: { code: 'no-such-item' } }))).toBe('NOT_FOUND')
})

test('a draft is kept revision by revision, and only its writer sees it', async () => {
  const [person, other] = [await canteen(), await signedIn('demo.builder')]
  const { id, revision, content } = await filledDraft(person, [])
  expect(revision).toBe(1)
  const again = await person.approval.saveDraft({ params: { id }, body: { revision: 0, content } })
  expect(again.revision).toBe(1)
  const changed = { ...content, answers: { ...answers, coldChain: 'NO' } }
  expect(await codeOf(person.approval.saveDraft({ params: { id }, body: { revision: 0, content: changed } }))).toBe(
    'DRAFT_CHANGED',
  )
  expect(await codeOf(other.approval.readDraft({ params: { id } }))).toBe('NOT_FOUND')
  expect(await codeOf(other.approval.saveDraft({ params: { id }, body: { revision: 1, content } }))).toBe('NOT_FOUND')
  expect(await other.approval.discardDraft({ params: { id } })).toEqual({ discarded: false })
  expect((await person.approval.listDrafts({ query: {} })).items.map((draft) => draft.id)).toContain(id)
  expect(await person.approval.discardDraft({ params: { id } })).toEqual({ discarded: true })
})

test('the same request for a draft makes one draft', async () => {
  const person = await canteen()
  const options = { idempotencyKey: 'one-draft-please' }
  const first = await person.approval.startDraft({ body: { itemCode } }, options)
  const second = await person.approval.startDraft({ body: { itemCode } }, options)
  expect(second.id).toBe(first.id)
})

test('everything wanting in an application is told at once, each at its place', async () => {
  const person = await canteen()
  const { id } = await person.approval.startDraft({ body: { itemCode } })
  const { diningSeats: _, ...incomplete } = { ...form }
  const wrong = { ...applicant, idNumber: '91990101MA9900A13Y', phone: '12345' }
  const content = { applicant: wrong, answers: {}, form: { ...incomplete, shopName: '' }, materials: [] }
  const { revision } = await person.approval.saveDraft({ params: { id }, body: { revision: 0, content } })
  const problem = await problemOf(person.approval.submit({ params: { id }, body: submission(revision) }))
  expect(problem.code).toBe('VALIDATION_FAILED')
  expect(problem.fields?.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/applicant/idNumber',
      '/applicant/phone',
      '/answers/businessType',
      '/form/shopName',
      '/materials/premisesPlan',
    ]),
  )
})

test('nobody hands in a file that only someone else uploaded', async () => {
  const [person, other] = [await canteen(), await signedIn('demo.builder')]
  const stolen = await other.upload('图纸.pdf', PDF('another applicant’s drawing'), 'application/pdf')
  const { id, revision, content } = await filledDraft(person)
  const [first, ...rest] = content.materials
  const materials = [{ ...stolen, material: first?.material ?? '' }, ...rest]
  const saved = await person.approval.saveDraft({
    params: { id },
    body: { revision, content: { ...content, materials } },
  })
  const problem = await problemOf(person.approval.submit({ params: { id }, body: submission(saved.revision) }))
  expect(problem.fields?.map(({ path }) => path)).toEqual(['/materials/premisesPlan'])
})

test('an application is submitted once, however often it is sent, and its draft ends with it', async () => {
  const person = await canteen()
  const { id, revision } = await filledDraft(person)
  const untruthful = { ...submission(revision), truthPromised: false }
  expect(await codeOf(person.approval.submit({ params: { id }, body: untruthful }))).toBe('TRUTH_NOT_PROMISED')
  const options = { idempotencyKey: 'submitted-once' }
  const [first, second] = await Promise.all([
    person.approval.submit({ params: { id }, body: submission(revision) }, options),
    person.approval.submit({ params: { id }, body: submission(revision) }, options),
  ])
  const third = await person.approval.submit({ params: { id }, body: submission(revision) })
  expect(second).toEqual(first)
  expect(third).toEqual(first)
  expect(first.caseNumber).toMatch(/^990101-\d{8}-\d{6}$/)
  expect((await person.approval.listDrafts({ query: {} })).items.map((draft) => draft.id)).not.toContain(id)
  const other = await signedIn('demo.builder')
  expect(await codeOf(other.approval.submit({ params: { id }, body: submission(revision) }))).toBe('NOT_FOUND')
})

test('the next application starts with what was written about oneself the last time', async () => {
  const person = await canteen()
  await file(person)
  const draft = await person.approval.startDraft({ body: { itemCode } })
  expect(draft.content.applicant).toEqual(applicant)
})

test('AP-15 a tracking code shows step and days, and neither name nor form nor file', async () => {
  const { trackingCode, caseNumber } = await file(await canteen())
  const progress = await bureau
    .visitor()
    .approval.track({ params: { trackingCode: trackingCode.toLowerCase().replaceAll('-', ' ') } })
  expect(progress).toMatchObject({ caseNumber, stage: 'submitted', clock: { phase: 'awaitingAcceptance' } })
  const said = JSON.stringify(progress)
  for (const secret of [applicant.name, applicant.idNumber, applicant.phone, form['shopName'], '.pdf'])
    expect(said).not.toContain(secret)
  const guessed = bureau.visitor().approval.track({ params: { trackingCode: '00000-00000-00000-00000' } })
  expect(await codeOf(guessed)).toBe('NOT_FOUND')
})

test('another applicant’s case is answered like one that does not exist', async () => {
  const [person, other] = [await canteen(), await signedIn('demo.builder')]
  const { id } = await file(person)
  const params = { id }
  expect((await person.approval.myCase({ params })).progress.stage).toBe('submitted')
  expect(await codeOf(other.approval.myCase({ params }))).toBe('NOT_FOUND')
  expect(await codeOf(other.approval.withdraw({ params, body: { reason: '' } }))).toBe('NOT_FOUND')
  expect(await codeOf(other.approval.readCase({ params }))).toBe('FORBIDDEN')
  const { items } = await other.approval.myCases({ query: {} })
  expect(items.map((own) => own.id)).not.toContain(id)
})

test('a material is read by the people of the case and by nobody else', async () => {
  const [person, other, officer] = [await canteen(), await signedIn('demo.builder'), await intakeOfficer()]
  const { id } = await file(person)
  const { materials } = await person.approval.myCase({ params: { id } })
  const path = `/cases/${id}/materials/${materials[0]?.sha256 ?? ''}`
  expect(Buffer.from(await officer.download(path))).toEqual(PDF('premisesPlan'))
  expect(Buffer.from(await person.download(path))).toEqual(PDF('premisesPlan'))
  await expect(other.download(path)).rejects.toThrow('404')
  await expect(bureau.visitor().download(path)).rejects.toThrow('401')
  await expect(officer.download(`/cases/${id}/materials/${'00'.repeat(32)}`)).rejects.toThrow('404')
})

test('the correction goes to the applicant and back, and nothing is asked for twice', async () => {
  const [person, officer] = [await canteen(), await intakeOfficer()]
  const { id, version } = await file(person)
  const params = { id }
  const defects = [{ subject: 'MATERIAL' as const, ref: 'premisesPlan', problem: '缺少后厨', remedy: '补交平面图' }]
  const asked = await officer.approval.requestCorrection({ params, body: { expectedVersion: version, defects } })
  expect(asked.next.zh).toContain('等待申请人补正')
  const own = await person.approval.myCase({ params })
  expect(own.progress).toMatchObject({ stage: 'awaitingCorrection', turn: { zh: '申请人' }, defects })
  const { trackingCode } = own
  const tracked = await bureau.visitor().approval.track({ params: { trackingCode } })
  expect(tracked).toMatchObject({ stage: 'awaitingCorrection', defects: [] })
  const half = await problemOf(person.approval.correct({ params, body: { form: { ...form }, materials: [] } }))
  expect(half.code).toBe('CORRECTION_INCOMPLETE')
  // Said by the paper's name, not by its id.
  expect(half.detail).not.toContain('premisesPlan')
  const paper = await person.upload('新平面图.pdf', PDF('with the kitchen'), 'application/pdf')
  const materials = [{ material: 'premisesPlan', ...paper }]
  const corrected = await person.approval.correct({ params, body: { form: { ...form }, materials } })
  const again = officer.approval.requestCorrection({ params, body: { expectedVersion: corrected.version, defects } })
  expect(await codeOf(again)).toBe('CORRECTION_ALREADY_REQUESTED')
  const file2 = await officer.approval.readCase({ params })
  expect(file2.materials.find(({ material }) => material === 'premisesPlan')?.fileName).toBe('新平面图.pdf')
})

test('what a desk may do is what the guard lets it do, and it acts on what it has seen', async () => {
  const [person, officer, examiner] = [await canteen(), await intakeOfficer(), await examinerAtDesk()]
  const { id, version } = await file(person)
  const params = { id }
  const before = await officer.approval.readCase({ params })
  expect(before.acts.filter(({ allowed }) => allowed).map(({ act }) => act)).toEqual([
    'accept',
    'requestCorrection',
    'refuseToAccept',
    'preAccept',
    'withdrawAtWindow',
    'terminate',
    'assign',
    'recordVisit',
    'note',
  ])
  const accepted = await officer.approval.accept({ params, body: { expectedVersion: version } })
  expect(accepted.next.zh).toMatch(/^已受理，受理通知书正在盖章；最迟\d+月\d+日作出决定$/)
  expect(await codeOf(officer.approval.accept({ params, body: { expectedVersion: version } }))).toBe('VERSION_CONFLICT')
  const after = await officer.approval.readCase({ params })
  const answer = after.acts.find(({ act }) => act === 'accept')
  const problem = await problemOf(officer.approval.accept({ params, body: { expectedVersion: accepted.version } }))
  expect([answer?.allowed, answer?.code, answer?.reason?.zh]).toEqual([false, problem.code, problem.detail])
  const half = {
    expectedVersion: accepted.version,
    findings: [{ criterion: 'premisesSuitable', met: true, note: '' }],
    opinion: '符合',
    proposal: 'GRANT' as const,
  }
  const open = await problemOf(examiner.approval.examine({ params, body: half }))
  expect(open.code).toBe('CRITERIA_NOT_TICKED')
  const criteria = after.standard.criteria.filter(({ id: criterion }) => criterion !== 'premisesSuitable')
  expect(open.detail).toContain(criteria.map(({ text }) => text.zh).join('、'))
})

test('a decision is made by signature, after the examination, and a repeat of the request is the same decision', async () => {
  const [person, officer, examiner, decider] = [
    await canteen(),
    await intakeOfficer(),
    await examinerAtDesk(),
    await signedIn('tang.duanheng'),
  ]
  const device = await enrolDevice(decider, await signedIn('tian.zhanghu'), 'desk')
  const { id, version } = await file(person)
  const params = { id }
  const accepted = await officer.approval.accept({ params, body: { expectedVersion: version } })
  const order = { outcome: 'GRANT' as const, text: '符合法定条件，准予许可' }
  const early = decider.approval.prepareDecision({ params, body: { ...order, expectedVersion: accepted.version } })
  expect(await codeOf(early)).toBe('NOT_EXAMINED')
  const { standard } = await examiner.approval.readCase({ params })
  const findings = standard.criteria.map(({ id: criterion }) => ({ criterion, met: true, note: '' }))
  const examination = { expectedVersion: accepted.version, findings, opinion: '符合条件', proposal: 'GRANT' as const }
  const examined = await examiner.approval.examine({ params, body: examination })
  const unlawful = { expectedVersion: examined.version, outcome: 'REFUSE' as const, text: '不予许可' }
  expect(await codeOf(decider.approval.prepareDecision({ params, body: unlawful }))).toBe('ALL_CRITERIA_MET')
  const act = await decider.approval.prepareDecision({ params, body: { ...order, expectedVersion: examined.version } })
  const signed = { prepared: act.prepared, certSha256: device.certSha256, signature: await device.sign(act.envelope) }
  const forged = { ...signed, signature: await device.sign(`${act.envelope} `) }
  await problemOf(decider.approval.decide({ params, body: forged }))
  const options = { idempotencyKey: 'decided-once' }
  const decided = await decider.approval.decide({ params, body: signed }, options)
  expect(decided.next.zh).toBe('已准予许可，证照正在盖章')
  expect(await decider.approval.decide({ params, body: signed }, options)).toEqual(decided)
  const { progress } = await person.approval.myCase({ params })
  expect(progress).toMatchObject({ stage: 'granted', clock: { phase: 'concluded' } })
})

test('the worklist of a post shows what waits for it, with a clock that was asked just now', async () => {
  const [person, officer, examiner] = [await canteen(), await intakeOfficer(), await examinerAtDesk()]
  const { id, version, caseNumber } = await file(person)
  const mine = async (who: Person) => (await who.approval.worklist({ query: { mine: true, limit: 100 } })).items
  expect((await mine(officer)).find((row) => row.id === id)).toMatchObject({ clock: { phase: 'awaitingAcceptance' } })
  expect((await mine(examiner)).map((row) => row.id)).not.toContain(id)
  await officer.approval.accept({ params: { id }, body: { expectedVersion: version } })
  expect((await mine(officer)).map((row) => row.id)).not.toContain(id)
  expect((await mine(examiner)).map((row) => row.id)).toContain(id)
  const found = await officer.approval.worklist({ query: { q: caseNumber } })
  expect(found.items.map((row) => row.id)).toEqual([id])
})

test('an applicant withdraws until the decision', async () => {
  const person = await canteen()
  const { id } = await file(person)
  const params = { id }
  const done = await person.approval.withdraw({ params, body: { reason: '不开了' } })
  expect(done.next.zh).toBe('申请已撤回，本件办结')
  expect(await codeOf(person.approval.withdraw({ params, body: { reason: '' } }))).toBe('CONCLUDED')
})

test('five working days of silence are acceptance: written down by the job once, and by whoever acts too late', async () => {
  const person = await canteen()
  const [first, second] = [await file(person), await file(person)]
  const stageOf = async (id: string) => {
    const row = await (await canteen()).approval.myCase({ params: { id } })
    return [row.progress.stage, row.version]
  }
  await runDeemedAcceptance()
  expect(await stageOf(first.id)).toEqual(['submitted', 1])
  // Longer than any holiday can stretch five working days.
  clock.ahead = 20 * DAY_MS
  const officer = await intakeOfficer()
  const late = officer.approval.refuseToAccept({
    params: { id: second.id },
    body: { expectedVersion: 1, ground: 'NOT_REQUIRED', reason: '该事项不需要许可' },
  })
  expect(await codeOf(late)).toBe('ACCEPTANCE_DEEMED')
  expect(await stageOf(second.id)).toEqual(['accepted', 2])
  await runDeemedAcceptance()
  await runDeemedAcceptance()
  expect(await stageOf(first.id)).toEqual(['accepted', 2])
  expect(await stageOf(second.id)).toEqual(['accepted', 2])
})

test('afterwards the ledger is sound and every read model can be rebuilt', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
