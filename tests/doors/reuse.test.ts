import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { SIGNATURE_HEADERS, signRequest } from '#adapters'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from '../support/case-journey.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { accept, aPdf, codeOf, examine, file, grant, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const DEREGISTRATION = '990101001004'
const TYPE = '119901019900000411001'
const HOLDER = foodLicence.applicant.idNumber
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode, DEREGISTRATION],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const journey = journeyIn(bureau)
const owner = await signedIn(bureau, 'demo.canteen')
const intake = await signedIn(bureau, 'lin.shouli')
const supervisor = await signedIn(bureau, 'pan.guanshi')
const { services } = bureau.office
const bureauOrgan = journey.officer('intakeOfficer').organ
const decider = await signedIn(bureau, 'tang.duanheng')
const device = await enrolDevice(decider, await signedIn(bureau, 'tian.zhanghu'), 'desk')
const first = await file(owner)
const accepted = await accept(intake, first.id, first.version)
const examined = await examine(await signedIn(bureau, 'he.yuanzhou'), first.id, accepted.version)
await grant(decider, device, first.id, examined.version)
await bureau.settle()
const held = (await services.office.library.certificatesOf(HOLDER, [TYPE]))[0]
if (held === undefined) throw new Error('The library does not hold the certificate of this test')
const { caseNumber } = first

/** The type as two people of the bureau publish it: everybody may ask for the shop, nobody for the person. */
const field = (id: string, zh: string) => ({ id, label: { zh, en: zh }, kind: 'TEXT', required: true })
const content = {
  name: { zh: '食品经营许可证', en: 'Food business licence' },
  holderKind: 'LEGAL',
  organs: [bureauOrgan],
  fields: [
    field('shopName', '店铺（食堂）名称'),
    field('person', '法定代表人（负责人）'),
    field('premises', '经营场所'),
  ],
  validity: { kind: 'YEARS', years: 5 },
  sharing: [{ organ: null, purposes: ['APPROVAL', 'SUPERVISION'], fields: ['shopName', 'premises'], dailyMax: 5 }],
  template: null,
}
const type = services.idFrom('certificate type', TYPE)
const typeAct = async (command: Record<string, unknown>, role: 'standardEditor' | 'standardReviewer') => {
  const plain = JSON.parse(JSON.stringify({ ...command, at: services.now(), by: '$actor' })) as never
  const result = await services.run({
    life: 'certificateType',
    stream: type,
    command: plain,
    by: journey.officer(role),
  })
  expect(result).toMatchObject({ ok: true })
}
await typeAct({ type: 'DraftCertificateType', code: TYPE, content, note: '共享规则' }, 'standardEditor')
await typeAct({ type: 'PublishCertificateType' }, 'standardReviewer')

async function deregister(shopName: string, agreed: boolean) {
  const { id, revision } = await owner.approval.startDraft({ body: { itemCode: DEREGISTRATION } })
  const upload = await owner.upload('cancellation.pdf', aPdf('cancellation'), 'application/pdf')
  const { phone } = foodLicence.applicant
  const form = { shopName, endedOn: '2026-10-31', contactName: '稻小香', contactMobile: phone, truthful: true }
  const filled = {
    applicant: foodLicence.applicant,
    answers: { reason: 'CLOSED' },
    certificate: held?.identifier ?? '',
    form,
    materials: [{ material: 'cancellationStatement', ...upload }],
  }
  const saved = await owner.approval.saveDraft({ params: { id }, body: { revision, content: filled } })
  return owner.approval.submit({ params: { id }, body: { ...submission(saved.revision), fetchConsent: agreed } })
}
interface Fetched {
  readonly material: string
  readonly identifier: string
  readonly version: number | null
  readonly compared: readonly { readonly written: string; readonly held: string; readonly same: boolean }[]
}
const fetchedAt = async (id: string): Promise<readonly Fetched[]> =>
  (await intake.approval.readCase({ params: { id } })).fetched
const asked = { purpose: 'APPROVAL', caseNumber, holder: HOLDER, certificateType: TYPE, mode: 'DATA' } as const

describe('CE-11 what the library holds', () => {
  test('is fetched with consent for the case or once and for all, cited by version, and differences go to the officer', async () => {
    expect(await fetchedAt((await deregister('稻香新馆', false)).id)).toEqual([])
    const agreed = await fetchedAt((await deregister('稻香新馆', true)).id)
    expect(agreed.map(({ material, identifier, version }) => [material, identifier, version])).toEqual([
      ['originalCertificate', held.identifier, held.version],
    ])
    const shop = agreed[0]?.compared.find(({ written }) => written === '稻香新馆')
    expect(shop).toMatchObject({ held: foodLicence.form['shopName'], same: false })
    expect((await owner.reuse.giveConsent({ body: { agreed: true } })).given).toBe(true)
    expect(await codeOf(owner.reuse.giveConsent({ body: { agreed: true } }))).toBe('CONSENT_GIVEN_ALREADY')
    expect(await fetchedAt((await deregister('稻香新馆', false)).id)).toHaveLength(1)
    expect((await owner.reuse.withdrawConsent({ body: {} })).given).toBe(false)
    expect(await fetchedAt((await deregister('稻香新馆', false)).id)).toEqual([])
    await bureau.settle()
    const different = await intake.reuse.calls({ query: { differences: 'yes' } })
    expect(different.items).toHaveLength(2)
    expect(different.items[0]?.differences).toContainEqual(expect.objectContaining({ written: '稻香新馆' }))
  })

  test('may not be asked for, and whoever tries has a card to answer', async () => {
    const filed = await deregister('稻香新馆', false)
    const defects = [
      { subject: 'MATERIAL' as const, ref: 'originalCertificate', problem: '未提交原证', remedy: '请提交原许可证' },
    ]
    const body = { expectedVersion: filed.version, defects }
    expect(await codeOf(intake.approval.requestCorrection({ params: { id: filed.id }, body }))).toBe('MATERIAL_FETCHED')
    const foreign = await signedIn(bureau, 'pan.guanshi')
    expect(await codeOf(foreign.approval.requestCorrection({ params: { id: filed.id }, body }))).toBe('FORBIDDEN')
    await bureau.settle()
    const inspector = await signedIn(bureau, 'cheng.zhengming')
    const cards = (await inspector.oversight.cards({ query: {} })).items.filter((card) => card.caseId === filed.id)
    expect(cards).toMatchObject([{ rule: 'HELD_PROOF_ASKED', colour: 'YELLOW' }])
  })
})

/** What a department's own system does: JSON, signed with the key it was given. */
async function systemCalls(secret: string, body: object, nonce = randomBytes(16).toString('base64url')) {
  const text = JSON.stringify(body)
  const path = '/api/v1/reuse/system-calls'
  const time = services.now()
  const { value } = signRequest(Buffer.from(secret), { method: 'POST', path, body: text }, { time, nonce })
  const names = SIGNATURE_HEADERS
  const headers = {
    'content-type': 'application/octet-stream',
    [names.time]: time,
    [names.nonce]: nonce,
    [names.value]: value,
  }
  const answer = await bureau.fetching(`${bureau.origin}${path}`, { method: 'POST', headers, body: Buffer.from(text) })
  return (await answer.json()) as { code?: string; outcome?: string; rows?: unknown; left?: number }
}
const callsOf = async (person: Person) => {
  await bureau.settle()
  return (await person.reuse.ownCalls({ query: { limit: 100 } })).items
}

describe('CE-12 a call', () => {
  test('names purpose, case and fields, answers data, file or verdict, and is refused beyond the sharing rules', async () => {
    const data = await intake.reuse.call({ body: asked })
    expect(data).toMatchObject({ outcome: 'IN_FORCE', identifier: held.identifier, left: 4 })
    expect(data.rows.map(({ label }) => label)).toEqual(['店铺（食堂）名称', '经营场所'])
    const verdict = await intake.reuse.call({ body: { ...asked, mode: 'VERDICT' } })
    expect(verdict).toMatchObject({ outcome: 'IN_FORCE', rows: [], rendition: null })
    const file = await intake.reuse.call({ body: { ...asked, mode: 'RENDITION' } })
    expect(
      Buffer.from(file.rendition?.base64 ?? '', 'base64')
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect(await codeOf(intake.reuse.call({ body: { ...asked, fields: ['person'] } }))).toBe('FIELD_NOT_SHARED')
    expect(await codeOf(intake.reuse.call({ body: { ...asked, purpose: 'ENFORCEMENT' } }))).toBe('NOT_SHARED')
    expect(await codeOf(intake.reuse.call({ body: { ...asked, holder: '99010119900307781X' } }))).toBe(
      'CASE_NOT_OF_HOLDER',
    )
    expect(await codeOf(intake.reuse.call({ body: { ...asked, certificateType: 'NO-SUCH' } }))).toBe(
      'CALL_TYPE_UNKNOWN',
    )
    const mine = await callsOf(owner)
    const said = mine.map(({ outcome }) => outcome)
    for (const outcome of ['IN_FORCE', 'FIELD_NOT_SHARED', 'NOT_SHARED']) expect(said).toContain(outcome)
    expect(mine.find(({ mode }) => mode === 'RENDITION')).toMatchObject({ purpose: 'APPROVAL', caseNumber })
    // Nobody but the bureau reads an officer's name there.
    expect(JSON.stringify(mine)).not.toContain('林')
  })

  test('is counted against a quota of the caller’s day, also when many come at once', async () => {
    const many = await Promise.all(
      Array.from({ length: 8 }, () => {
        const call = supervisor.reuse.call({ body: { ...asked, purpose: 'SUPERVISION' } })
        return call.then(
          () => 'ANSWERED',
          () => codeOf(call),
        )
      }),
    )
    expect(many.filter((outcome) => outcome === 'ANSWERED')).toHaveLength(5)
    expect(many.filter((outcome) => outcome === 'CALL_QUOTA_USED')).toHaveLength(3)
    clock.ahead += 86_400_000
    const tomorrow = await signedIn(bureau, 'pan.guanshi')
    expect((await tomorrow.reuse.call({ body: { ...asked, purpose: 'SUPERVISION' } })).left).toBe(4)
  })
})

describe('generated once and used by many:', () => {
  test('a department’s system calls under a grant with signed requests, nothing is replayed, and revoked is over', async () => {
    const admin = await signedIn(bureau, 'tian.zhanghu')
    const organ = journey.officer('supervisor').organ
    const grant = {
      name: '市场监管综合平台',
      organ,
      purposes: ['SUPERVISION' as const],
      types: [TYPE],
      dailyMax: 2,
      until: '2099-12-31',
      basis: '数据共享协议第三条',
    }
    const { grant: given, secret } = await admin.reuse.grantSystem({ body: grant })
    const ask = { ...asked, purpose: 'SUPERVISION', caseNumber: '监管〔2026〕12号', grant: given.id }
    expect(await systemCalls(secret, ask, 'once-and-for-all')).toMatchObject({ outcome: 'IN_FORCE', left: 1 })
    expect(await systemCalls(secret, ask, 'once-and-for-all')).toMatchObject({ code: 'CALLED_ALREADY' })
    expect(await systemCalls('0'.repeat(96), ask)).toMatchObject({ code: 'CALL_SIGNATURE_WRONG' })
    expect(await systemCalls(secret, { ...ask, purpose: 'APPROVAL' })).toMatchObject({ code: 'CALL_NOT_GRANTED' })
    expect(await systemCalls(secret, { nonsense: true })).toMatchObject({ code: 'CALL_MALFORMED' })
    await admin.reuse.revokeSystemGrant({ params: { id: given.id }, body: { reason: '协议到期' } })
    expect(await systemCalls(secret, ask)).toMatchObject({ code: 'CALL_NOT_GRANTED' })
    const mine = await callsOf(await signedIn(bureau, 'demo.canteen'))
    expect(mine.find(({ callerKind }) => callerKind === 'SYSTEM')).toMatchObject({
      caller: '市场监管综合平台',
      purpose: 'SUPERVISION',
      caseNumber: '监管〔2026〕12号',
    })
    const leader = await signedIn(bureau, 'wei.gaoyuan')
    const figures = await leader.reuse.callFigures({ query: {} })
    expect(figures.materialsSpared).toBeGreaterThanOrEqual(2)
    expect(figures.lines.find(({ callerKind }) => callerKind === 'SYSTEM')).toMatchObject({ answered: 1 })
    await bureau.expectSound()
  })
})
