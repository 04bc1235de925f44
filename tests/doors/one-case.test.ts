import { describe, expect, test } from 'vitest'
import { composeCertificateIdentifier, jsonObjectOf, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { accept, aPdf, examine, file, grant, MATERIALS, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** One case, followed from the hall through all six clouds by the one number it got when it was filed. */
const { itemCode, applicant, answers, form } = foodLicence
const bureau = await aBureau({ items: [itemCode] })
const as = (username: string) => signedIn(bureau, username)
const { services } = bureau.office
const decider = await as('tang.duanheng')
const device = await enrolDevice(decider, await as('tian.zhanghu'), '决定岗电脑')
const today = localDate(services.now())
const NUMBERED = { certificateType: '11100000000013338W001', organ: '11990101MB0000001A', serial: '0000099999' }

/** From acceptance to the sealed certificate; each step names the case by its id and sends nothing it already knows. */
async function decided(id: string, version: number) {
  const accepted = await accept(await as('lin.shouli'), id, version)
  const examined = await examine(await as('he.yuanzhou'), id, accepted.version)
  await grant(decider, device, id, examined.version)
  await bureau.settle()
}

async function streamOf(id: string) {
  const entries = await services.history(id)
  return entries.map(({ envelope }) => envelope.type)
}

describe('AP-01 AP-02 AP-03 one case in every cloud', async () => {
  const person = await as('demo.canteen')
  const { id, caseNumber, trackingCode, version } = await file(person)
  await bureau.settle()

  test('AP-03 the public hall finds the item, files, tracks and shows the very case the desk holds', async () => {
    const found = await bureau.visitor().approval.searchItems({ query: { q: '开饭店' } })
    expect(found.items[0]?.code).toBe(itemCode)
    const guide = await bureau.visitor().approval.guide({ params: { code: itemCode } })
    const atDesk = await (await as('lin.shouli')).approval.readCase({ params: { id } })
    expect(atDesk.standard).toEqual(guide.standard)
    const own = await person.approval.myCase({ params: { id } })
    const tracked = await bureau.visitor().approval.track({ params: { trackingCode } })
    for (const view of [own.progress, tracked, atDesk.progress]) {
      expect(view.caseNumber).toBe(caseNumber)
      expect(view.clock).toEqual(atDesk.progress.clock)
    }
    const inFull = { params: { id }, query: { purpose: 'VERIFY_IDENTITY' as const } }
    const whole = await (await as('lin.shouli')).approval.readInFull(inFull)
    expect([own.form, own.materials]).toEqual([whole.form, atDesk.materials])
  })

  test('AP-02 it goes from intake to certificate, supervision, oversight and figures without a field typed twice', async () => {
    await decided(id, version)
    // What was filed is what every later cloud shows: nobody after the applicant sent a name, a number or an address.
    const inFull = { params: { id }, query: { purpose: 'VERIFY_IDENTITY' as const } }
    const desk = await (await as('he.yuanzhou')).approval.readInFull(inFull)
    expect(desk).toEqual({ applicant: { ...applicant }, form: { ...form } })
    const [certificate] = (await person.certificate.myCertificates({ query: {} })).items
    expect(certificate).toMatchObject({ case: id, holderName: applicant.name })
    const { items: duties } = await (await as('pan.guanshi')).supervision.duties({ query: {} })
    expect(duties).toMatchObject([{ caseNumber, object: { name: applicant.name, idNumber: applicant.idNumber } }])
    expect(Object.values(form)).toContain(duties[0]?.object.address)
    const [duty] = duties
    if (duty === undefined) throw new Error('Nothing was pushed')
    const supervisor = await as('pan.guanshi')
    await supervisor.supervision.claim({ params: { id: duty.id }, body: { expectedVersion: duty.version } })
    const trail = await (await as('cheng.zhengming')).oversight.trail({ params: { id } })
    const told = new Set(trail.acts.map(({ type }) => type))
    for (const act of ['ApplicationSubmitted', 'CaseGranted', 'CertificateSealed', 'DutyOpened', 'DutyClaimed'])
      expect(told, act).toContain(act)
    const behind = await (
      await as('wei.gaoyuan')
    ).analytics.drill({
      query: { figure: 'granted', from: today, to: today },
    })
    expect(behind.items.map((row) => [row.caseId, row.caseNumber])).toEqual([[id, caseNumber]])
  })

  test('AP-01 the clouds share one stream of events, one register of cases and one identity for who did what', async () => {
    const types = await streamOf(id)
    expect(types.slice(0, 4)).toEqual(['ApplicationSubmitted', 'ApplicationAccepted', 'CaseExamined', 'CaseGranted'])
    const { rows: kept } = await bureau.database.superuser.query<{ table: string; numbers: string[] }>(
      `select 'supervision' as table, array_agg(distinct case_number) as numbers from supervision._private_duty
       union all select 'analytics', array_agg(distinct case_number) from analytics.case_fact
       union all select 'registers', array_agg(distinct case_number) from registers.handled_case`,
    )
    for (const { table, numbers } of kept) expect(numbers, table).toEqual([caseNumber])
    const trail = await (await as('cheng.zhengming')).oversight.trail({ params: { id } })
    const desk = await (await as('lin.shouli')).approval.readCase({ params: { id } })
    expect(trail.acts.find(({ type }) => type === 'CaseGranted')?.actor).toBe('唐端衡')
    expect(desk.progress.stage).toBe('granted')
  })
})

test('AP-09 what comes in at the window is the case that comes in from home: one type, one list, seen by whoever is concerned', async () => {
  const intake = await as('lin.shouli')
  const papers = []
  for (const material of MATERIALS)
    papers.push({
      material,
      ...(await intake.upload(`${material}.pdf`, aPdf(`window ${material}`), 'application/pdf')),
    })
  const content = { applicant, answers, form: { ...form }, materials: papers }
  const atWindow = await intake.approval.fileAtWindow({
    body: { itemCode, content, channel: 'WINDOW', papers: [], truthSigned: true },
  })
  const fromHome = await file(await as('demo.canteen'))
  const types = async (id: string) => (await services.history(id)).map(({ envelope }) => envelope.type)
  // The window adds one thing, that the applicant had to come; filing itself is one act in one kind of life.
  expect(await types(atWindow.id)).toEqual([...(await types(fromHome.id)), 'ApplicantVisited'])
  const { items } = await intake.approval.worklist({ query: {} })
  const rows = [atWindow.id, fromHome.id].map((id) => items.find((row) => row.id === id))
  expect(rows.map((row) => row?.channel)).toEqual(['WINDOW', 'ONLINE'])
  expect(rows.map((row) => Object.keys(row ?? {}))).toEqual([Object.keys(rows[0] ?? {}), Object.keys(rows[0] ?? {})])

  for (const { id, version } of [atWindow, fromHome]) await decided(id, version)
  // Sideways: the competent department; upwards: the leader of the province; and whoever watches over both.
  const { items: duties } = await (await as('pan.guanshi')).supervision.duties({ query: { limit: 100 } })
  const above = await as('sheng.guanquan')
  const behind = await above.analytics.drill({ query: { figure: 'granted', from: today, to: today } })
  const inspector = await as('cheng.zhengming')
  for (const { id, caseNumber } of [atWindow, fromHome]) {
    expect(duties.map((duty) => duty.caseNumber)).toContain(caseNumber)
    expect(behind.items.map((row) => row.caseNumber)).toContain(caseNumber)
    expect((await inspector.oversight.trail({ params: { id } })).caseNumber).toBe(caseNumber)
  }
  // A department that is not concerned sees neither.
  expect((await (await as('luo.zhugong')).supervision.duties({ query: {} })).items).toEqual([])
})

test('what was done in all six clouds can be checked', async () => {
  await bureau.expectSound()
})

test('AP-44 a certificate whose case never came through the entrance is found by its number', async () => {
  const leader = await as('wei.gaoyuan')
  expect((await leader.standards.entrance({})).sourceless).toEqual([])
  // Somebody uses the seal past the register: as for a real certificate, but for a case that nobody filed.
  const { rows } = await bureau.database.superuser.query<{ stream: string }>(
    `select stream from ledger.entry where type = 'CertificatePrepared' limit 1`,
  )
  const [prepared, used] = (await services.history(rows[0]?.stream ?? '')).map(({ body }) => jsonObjectOf(body ?? {}))
  // Its place in the status list is the real one's own: a paper made past the register has none.
  const { status: _, ...shown } = prepared ?? {}
  const at = services.now()
  const caseNumber = '990101-20260101-999999'
  const identifier = composeCertificateIdentifier({ ...NUMBERED, version: 1 })
  const content = { ...shown, case: services.newId(), serial: 99_999, caseNumber, identifier, token: 'a'.repeat(22) }
  const [[validFrom, validUntil], until] = [['2000-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'], '2099-01-01']
  const key = { certSha256: used?.['certSha256'] ?? '', validFrom, validUntil, compromised: false }
  const authorisation = { keeper: used?.['keeper'] ?? '', steps: ['CERTIFICATE'], until }
  const sealing = {
    at,
    authorisation,
    key,
    decidedBy: services.newId(),
    preparedFile: prepared?.['preparedFile'] ?? '',
  }
  const command = { ...used, ...sealing, type: 'BeginSealing', content }
  const by = { kind: 'system' as const, id: bureau.installation.systemActor }
  expect(await services.run({ life: 'certificate', stream: services.newId(), command, by })).toMatchObject({ ok: true })
  await bureau.settle()
  expect((await leader.standards.entrance({})).sourceless).toMatchObject([{ identifier, caseNumber }])
})
