import { expect, test } from 'vitest'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { accept, aPdf, examine, file, grant, problemOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau()
const HYGIENE = '990101002006'
const decider = await signedIn(bureau, 'tang.duanheng')
const device = await enrolDevice(decider, await signedIn(bureau, 'tian.zhanghu'), 'desk')

async function granted(person: Person) {
  const { id, version, trackingCode } = await file(person)
  const accepted = await accept(await signedIn(bureau, 'lin.shouli'), id, version)
  const examined = await examine(await signedIn(bureau, 'he.yuanzhou'), id, accepted.version)
  await grant(decider, device, id, examined.version)
  await bureau.settle()
  return { id, trackingCode }
}

test('a holder is shown what he may ask for his certificate, with what it was granted on; nobody else sees it', async () => {
  const owner = await signedIn(bureau, 'demo.canteen')
  await granted(owner)
  const { items } = await owner.approval.heldCertificates({})
  expect(items).toHaveLength(1)
  expect(items[0]?.form['shopName']).toBe(foodLicence.form['shopName'])
  expect(items[0]?.holder).toEqual(foodLicence.applicant)
  const kinds = items[0]?.services.map(({ changeKind }) => changeKind).sort()
  expect(kinds).toEqual(['ALTERATION', 'DEREGISTRATION', 'RENEWAL', 'REPLACEMENT'])
  const other = await signedIn(bureau, 'demo.resident')
  expect(await other.approval.heldCertificates({})).toEqual({ items: [] })
})

async function hygieneDraft(person: Person) {
  const draft = await person.approval.startDraft({ body: { itemCode: HYGIENE } })
  const materials = []
  for (const material of ['commitmentLetter', 'premisesPlan'])
    materials.push({ material, ...(await person.upload(`${material}.pdf`, aPdf(material), 'application/pdf')) })
  const content = {
    applicant: foodLicence.applicant,
    answers: { placeKind: 'HAIR_AND_BEAUTY', sharedArticles: 'OWN' },
    form: {
      placeName: '稻香理发',
      placeAddress: '示范区样板街道稻香路 6 号',
      placeArea: 40,
      personInCharge: '稻小香',
      staffCount: 3,
      contactName: '稻小香',
      contactMobile: foodLicence.applicant.phone,
      truthful: true,
    },
    materials,
    commitment: '2026-1',
  }
  return person.approval.saveDraft({ params: { id: draft.id }, body: { revision: draft.revision, content } })
}

test('WF-18 a letter of commitment without a name under it is told at the letter; signed, the case is granted on it', async () => {
  const person = await signedIn(bureau, 'demo.canteen')
  const { id, revision } = await hygieneDraft(person)
  const body = { revision, channel: 'ONLINE' as const, truthPromised: true }
  const problem = await problemOf(person.approval.submit({ params: { id }, body }))
  expect(problem.fields?.map(({ path }) => path)).toEqual(['/commitment'])
  const receipt = await person.approval.submit({ params: { id }, body: { ...body, commitmentSignedBy: '稻小香' } })
  expect((await person.approval.myCase({ params: { id: receipt.id } })).committed).toBe(true)
})

test('WF-17 what may follow is not asked for at submission; the case says by when it is owed', async () => {
  const person = await signedIn(bureau, 'demo.canteen')
  const { id, revision } = await hygieneDraft(person)
  const body = { revision, channel: 'ONLINE' as const, truthPromised: true, commitmentSignedBy: '稻小香' }
  const receipt = await person.approval.submit({ params: { id }, body })
  const window = await signedIn(bureau, 'lin.shouli')
  await window.approval.accept({
    params: { id: receipt.id },
    body: { expectedVersion: receipt.version, deferred: ['hygieneTest'] },
  })
  const { waits } = await person.approval.myCase({ params: { id: receipt.id } })
  expect(waits).toMatchObject([{ why: 'deferred', name: '公共场所卫生检测（评价）报告' }])
  const tracked = await bureau.visitor().approval.track({ params: { trackingCode: receipt.trackingCode } })
  expect(tracked.waits).toEqual(waits)
  expect((await window.approval.readCase({ params: { id: receipt.id } })).waits).toEqual(waits)
  expect(JSON.stringify(tracked)).not.toMatch(/稻|91990101MA9900A13X/)
})
