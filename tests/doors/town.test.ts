import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { verifyOfd, verifyPdf } from '#seal'
import { giveSeal } from '../../src/app/give-seal.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { accept, aPdf, codeOf, examine, grant, MATERIALS, prepareGrant, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const DAY_MS = 86_400_000
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const { services } = bureau.office
const organ = (key: string) => bureau.matters.district.organs.find((each) => each.key === key)?.id ?? ''
const TOWN = organ('exemplarTown')
const TOWN_NAME = '示范区范例镇人民政府'
const ITEM = `${foodLicence.itemCode}-990101100`
const DOCUMENT = '示审批下放〔2026〕1号'
const today = () => localDate(services.now())

async function delegate(number: string, to: string) {
  const decider = await signedIn(bureau, 'tang.duanheng')
  const body = {
    ...{ number, to, items: [foodLicence.itemCode], requirements: ['至少两名审查人员'] },
    ...{ basis: '省政府关于经济发达镇改革的决定', effectiveOn: addDays(today(), 1) },
  }
  const { id } = await decider.organisation.proposeDelegation({ body })
  await decider.organisation.checkCapability({ params: { id }, body: { findings: [{ met: true, note: '两人' }] } })
  await (await signedIn(bureau, 'shen.biao')).organisation.grantDelegation({ params: { id }, body: {} })
}

async function fileInTown(person: Person, itemCode = ITEM) {
  const draft = await person.approval.startDraft({ body: { itemCode } })
  const materials = []
  for (const material of MATERIALS)
    materials.push({ material, ...(await person.upload(`${material}.pdf`, aPdf(material), 'application/pdf')) })
  const { applicant, answers, form } = foodLicence
  const content = { applicant, answers, form: { ...form }, materials }
  const { revision } = await person.approval.saveDraft({
    params: { id: draft.id },
    body: { revision: draft.revision, content },
  })
  return person.approval.submit({ params: { id: draft.id }, body: submission(revision) })
}

/** Accepted, examined and granted by the town’s own people. */
async function decideInTown(owner: Person) {
  const filed = await fileInTown(owner)
  const accepted = await accept(await signedIn(bureau, 'zhen.wanmin'), filed.id, filed.version)
  const examined = await examine(await signedIn(bureau, 'ren.hecai'), filed.id, accepted.version)
  const decider = await signedIn(bureau, 'ren.xiangban')
  const device = await enrolDevice(decider, await signedIn(bureau, 'tian.zhanghu'), `决定岗电脑${filed.id}`)
  await grant(decider, device, filed.id, examined.version)
  await bureau.settle()
  return filed.id
}
const certificateOf = async (id: string) => {
  const text = `select c.identifier, c.token, d.file, u.seal from certificate._private_certificate c
    join certificate.document d on d.id = c.id join certificate.seal_use u on u.id = c.id where c.case_id = $1`
  const { rows } = await services.db.query<{ identifier: string; token: string; file: string; seal: string }>(text, [
    id,
  ])
  const [row] = rows
  if (row === undefined) throw new Error('No certificate was sealed')
  return row
}

await delegate(DOCUMENT, TOWN)
await delegate('示审批下放〔2026〕2号', organ('highTechZone'))
await bureau.settle()
clock.ahead += DAY_MS
const owner = await signedIn(bureau, 'demo.canteen')

describe('OR-12 a developed town decides what is delegated to it in its own name, with its own seal', () => {
  test('before it has a seal of its own its papers bear the bureau’s', async () => {
    const { seal } = await certificateOf(await decideInTown(owner))
    expect(seal).toBe(services.office.seal.stream)
  })

  test('the seal is the town’s: until its own keeper lends it to the system nothing leaves, and no other keeper can', async () => {
    const digest = await giveSeal(bureau, services, TOWN)
    await expect(giveSeal(bureau, services, organ('bureau'))).rejects.toThrow('other than the bureau')
    const id = await decideInTown(owner)
    const waiting = 'select 1 from certificate.owed where case_id = $1 and not sealed'
    expect((await services.db.query(waiting, [id])).rows.length).toBeGreaterThan(0)
    const bureauKeeper = await signedIn(bureau, 'xue.anyin')
    expect((await bureauKeeper.certificate.sealRegister({ query: {} })).seal?.name).toContain('行政审批局')
    const keeper = await signedIn(bureau, 'zhen.shouyin')
    expect((await keeper.certificate.sealRegister({ query: {} })).seal).toMatchObject({
      ...{ name: `${TOWN_NAME}行政审批专用章`, certSha256: digest, authorisedUntil: null },
    })
    await keeper.certificate.authoriseSeal({ body: { until: addDays(today(), 30) } })
    const job = bureau.office.jobs.find(({ name }) => name === 'certificate.seal-owed-papers')
    clock.ahead += 120_000
    await job?.run(services)
    await bureau.settle()
    const { seal, file, token, identifier } = await certificateOf(id)
    expect(seal).toBe(services.office.seal.ownStream(TOWN))
    expect(identifier).toContain('11990101990000308')
    const verdict = await bureau.visitor().certificate.verifyToken({ params: { token } })
    expect(verdict).toMatchObject({ verdict: 'GENUINE', organName: TOWN_NAME })
    const bytes = await services.files.find(file)
    expect(await bureau.visitor().send('/verify/file', bytes ?? new Uint8Array())).toMatchObject({
      ...{ verdict: 'GENUINE', organName: TOWN_NAME },
    })
    // The signature's certificate speaks of the town and of nobody else.
    const roots = bureau.installation.pki.generations.root.map(({ certificate }) => certificate)
    const signed = verifyPdf(bytes ?? new Uint8Array(), { roots, timestampRoots: [], revocationLists: [] })
    expect(signed).toMatchObject({ verdict: 'valid', certSha256: digest })
    expect(signed.signer).toContain(TOWN_NAME)
    // The OFD carries the town's seal too, and nobody else's.
    const text =
      'select n.file from certificate.rendition n join certificate.document d on d.id = n.document where d.case_id = $1'
    const [rendition] = (await services.db.query<{ file: string }>(text, [id])).rows
    const ofd = await services.files.find(rendition?.file ?? '')
    expect(ofd).toBeDefined()
    const read = verifyOfd(ofd ?? new Uint8Array(), { roots: [bureau.installation.ofd.root], revocationLists: [] })
    expect(read).toMatchObject({ verdict: 'valid' })
    expect(read.signer).toContain(TOWN_NAME)
    expect(await bureau.visitor().send('/verify/file', ofd ?? new Uint8Array())).toMatchObject({
      ...{ verdict: 'GENUINE', organName: TOWN_NAME },
    })
  })

  test('each register shows the uses of its own seal; the inspector sees both', async () => {
    const uses = async (username: string) =>
      (await (await signedIn(bureau, username)).certificate.sealRegister({ query: { limit: 100 } })).uses.length
    const [town, house, all] = [await uses('zhen.shouyin'), await uses('xue.anyin'), await uses('cheng.zhengming')]
    expect(town).toBeGreaterThan(0)
    expect(house).toBeGreaterThan(0)
    expect(all).toBe(town + house)
  })

  test('a stolen key of the town stops the town alone', async () => {
    const keeper = await signedIn(bureau, 'zhen.shouyin')
    await keeper.certificate.declareCompromise({ body: { since: services.now(), account: '保管柜被撬' } })
    await bureau.settle()
    const { seal } = await (await signedIn(bureau, 'xue.anyin')).certificate.sealRegister({ query: {} })
    expect(seal?.keys.map(({ compromisedSince }) => compromisedSince)).toEqual([null])
    const next = await giveSeal(bureau, services, TOWN, 'COMPROMISE')
    const after = await (await signedIn(bureau, 'zhen.shouyin')).certificate.sealRegister({ query: {} })
    expect(after.seal?.certSha256).toBe(next)
  })
})

describe('a development zone', () => {
  const [ZONE, DISTRICT] = ['990101400', '990101']
  const ZONE_ITEM = `${foodLicence.itemCode}-${ZONE}`
  const hall = (zh: string, region: string, services: string[]) => ({
    ...{ name: { zh }, kind: 'HALL' as const, region, address: { zh: `${zh}一楼` }, phone: '0990-1230401' },
    ...{
      longitude: 121.9,
      latitude: 30.5,
      bookingUrl: null,
      park: null,
      services: services.map((one) => ({ zh: one })),
    },
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59' }],
    windows: [{ number: '1', floor: '1', name: { zh: '企业许可' }, all: false, domains: ['FOOD'], items: [] }],
  })

  test('OR-13 is a region with its own hall, services, people, items and figures, and no label on an address', async () => {
    const service = await signedIn(bureau, 'gao.bangqi')
    const clerk = await signedIn(bureau, 'wen.jieyi')
    const { id: own } = await service.service.registerPoint({
      body: { facts: hall('高新区政务服务大厅', ZONE, ['项目代办专员全程帮办']) },
    })
    await clerk.service.registerPoint({ body: { facts: hall('示范区政务服务大厅', DISTRICT, []) } })
    // Its hall is kept by its own people.
    expect((await clerk.service.deskPoints({})).items.map(({ id }) => id)).not.toContain(own)
    expect((await service.service.deskPoints({})).items.map(({ id }) => id)).toEqual([own])
    const placesOf = async (code: string) => {
      const { online, places } = await bureau.visitor().service.places({ params: { code } })
      return { organ: online.organ.name.zh, halls: places.map(({ point }) => point.name.zh) }
    }
    expect(await placesOf(ZONE_ITEM)).toEqual({
      organ: '示范高新技术产业开发区管理委员会',
      halls: ['高新区政务服务大厅'],
    })
    expect((await placesOf(foodLicence.itemCode)).halls).toEqual(['示范区政务服务大厅', '高新区政务服务大厅'])
    const { point } = await bureau.visitor().service.point({ params: { id: own } })
    expect(point.services).toEqual([{ zh: '项目代办专员全程帮办' }])

    // What is filed with the zone is taken in, examined and decided there, and by nobody of the district.
    const filed = await fileInTown(owner, ZONE_ITEM)
    expect(await codeOf(accept(await signedIn(bureau, 'lin.shouli'), filed.id, filed.version))).toBe('NOT_FOUND')
    const accepted = await accept(await signedIn(bureau, 'gao.yingke'), filed.id, filed.version)
    const examined = await examine(await signedIn(bureau, 'gao.shencha'), filed.id, accepted.version)
    const decider = await signedIn(bureau, 'gao.dingduo')
    const device = await enrolDevice(decider, await signedIn(bureau, 'tian.zhanghu'), '高新区决定岗电脑')
    await grant(decider, device, filed.id, examined.version)
    await bureau.settle()

    // Its figures are its own, and the district's hold them once.
    const seenBy = async (username: string) => (await (await signedIn(bureau, username)).standards.regions({})).nodes
    const [zone] = await seenBy('gao.dingduo')
    expect(zone).toMatchObject({
      code: ZONE,
      depth: 0,
      own: { organs: 1, officers: 4, items: 1, cases: 1, decided: 1 },
    })
    const all = await seenBy('tang.duanheng')
    expect(all.find(({ code }) => code === ZONE)?.own).toEqual(zone?.own)
    expect(all.find(({ code }) => code === DISTRICT)?.own.cases).toBe(0)
  })
})

describe('OR-17 the decision says which organ answers for it, who decided, and by which document', () => {
  test('the town for what was delegated to it; the record is in the signed act itself', async () => {
    const filed = await fileInTown(owner)
    const accepted = await accept(await signedIn(bureau, 'zhen.wanmin'), filed.id, filed.version)
    const examined = await examine(await signedIn(bureau, 'ren.hecai'), filed.id, accepted.version)
    const decider = await signedIn(bureau, 'ren.xiangban')
    const person = bureau.matters.district.officers.find(({ username }) => username === 'ren.xiangban')?.id
    const { body } = await prepareGrant(decider, filed.id, examined.version)
    expect(body).toMatchObject({ liability: { organ: TOWN, person, source: 'DELEGATED', document: DOCUMENT } })
    const seen = await decider.approval.readCase({ params: { id: filed.id } })
    const draft = { expectedVersion: seen.version, outcome: 'REFUSE' as const, text: '经核实不符合条件。' }
    expect(await codeOf(decider.approval.prepareDecision({ params: { id: filed.id }, body: draft }))).toBe(
      'ALL_CRITERIA_MET',
    )
  })

  test('people read it on the case: the desk and the applicant with the name, a mere tracking code without', async () => {
    const id = await decideInTown(owner)
    const told = await owner.approval.myCase({ params: { id } })
    const line = told.progress.milestones.find(({ type }) => type === 'CaseGranted')?.text
    expect(line?.zh).toContain(`审批责任：${TOWN_NAME}，决定人任乡办（依据${DOCUMENT}）`)
    const { rows } = await services.db.query<{ code: string }>(
      'select tracking_code as code from approval._private_case where id = $1',
      [id],
    )
    const tracked = await bureau.visitor().approval.track({ params: { trackingCode: rows[0]?.code ?? '' } })
    const open = JSON.stringify(tracked.milestones)
    expect(open).toContain(TOWN_NAME)
    expect(open).not.toContain('任乡办')
    await bureau.expectSound()
  })
})
