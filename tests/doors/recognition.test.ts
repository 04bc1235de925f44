import { randomUUID } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isJsonObject, parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import { claimsOf } from '#seal'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { verify } from '../../src/cli/verify.ts'
import { aCaller } from '../support/caller.ts'
import { journeyIn } from '../support/case-journey.ts'
import { codeOf, file, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import type { TestBureau } from '../support/office.ts'

/** Two bureaus with keys, ledgers and people of their own, each with a door to the network. */
const clock = { ahead: 0 }
const now = () => new Date(Date.now() + clock.ahead).toISOString()
const [ours, theirs] = [
  await aBureau({ items: [foodLicence.itemCode], now }),
  await aBureau({ items: [foodLicence.itemCode], now, elsewhere: true }),
]
const address = async ({ server }: TestBureau) => server.listen({ port: 0, host: '127.0.0.1' })
const [ourAddress, theirAddress] = [await address(ours), await address(theirs)]

const NAME = '邻州市'
const OURS = '示范区'
const HOLDER = foodLicence.applicant.idNumber
/** The one catalogue's code, and what our region calls the same kind of certificate. */
const THEIR_TYPE = '119901019900000411001'
const OUR_TYPE = '119901019900000411901'

const trustOf = async (bureau: TestBureau) => Buffer.from(await bureau.visitor().download('/trust')).toString('utf8')
const [proposer, confirmer] = [await signedIn(ours, 'tian.zhanghu'), await signedIn(ours, 'bai.fuhe')]
const officer = await signedIn(ours, 'lin.shouli')
const [theirProposer, theirConfirmer] = [await signedIn(theirs, 'tian.zhanghu'), await signedIn(theirs, 'bai.fuhe')]
const stranger = await aCaller(ours)

const termsOf = (trust: string, where: string, name: string) => ({
  ...{ name, address: where, trust, basis: '证照互认协议〔2026〕1号', types: [], dailyMax: 5 },
  purposes: [],
})
const proposal = {
  ...termsOf(await trustOf(theirs), theirAddress, NAME),
  types: [{ theirs: THEIR_TYPE, ours: OUR_TYPE }],
}

interface Issued {
  readonly id: string
  readonly token: string
  readonly identifier: string
  readonly file: string
  readonly pdf: Buffer
}
async function issueThere(): Promise<Issued> {
  const caseId = await journeyIn(theirs).grantedCase()
  await theirs.settle()
  const { rows } = await theirs.database.superuser.query<Issued>(
    `select id, token, identifier, file from certificate._private_certificate join certificate.document using (id, case_id)
     where case_id = $1`,
    [caseId],
  )
  const [row] = rows
  if (row === undefined) throw new Error('The other region issued its certificate')
  return { ...row, pdf: Buffer.from((await theirs.office.services.files.find(row.file)) ?? []) }
}
const licence = await issueThere()

const verified = async (payload: Buffer): Promise<JsonObject> => {
  const answer = await stranger.knock('POST', '/verify/file', {
    payload,
    headers: { 'content-type': 'application/pdf' },
  })
  const value: Json = parseJson(answer.text)
  if (!isJsonObject(value)) throw new Error('A verdict is an object')
  return value
}
const reasonOf = (verdict: JsonObject) => (isJsonObject(verdict['reason']) ? verdict['reason']['code'] : null)
/** Lists are remembered for five minutes. */
const later = () => (clock.ahead += 6 * 60_000)

/** The same kind of certificate in either region's library, shared with every organ. */
async function shareType(bureau: TestBureau, code: string): Promise<void> {
  const { services } = bureau.office
  const field = (id: string, zh: string) => ({ id, label: { zh, en: zh }, kind: 'TEXT', required: true })
  const content = {
    ...{ name: { zh: '食品经营许可证', en: 'Food business licence' }, holderKind: 'LEGAL', template: null },
    organs: [journeyIn(bureau).officer('intakeOfficer').organ],
    fields: [field('shopName', '店铺（食堂）名称'), field('person', '法定代表人（负责人）')],
    validity: { kind: 'YEARS', years: 5 },
    sharing: [{ organ: null, purposes: ['APPROVAL'], fields: ['shopName'], dailyMax: 100 }],
  }
  const stream = services.idFrom('certificate type', code)
  for (const [command, role] of [
    [{ type: 'DraftCertificateType', code, content, note: '共享规则' }, 'standardEditor'],
    [{ type: 'PublishCertificateType' }, 'standardReviewer'],
  ] as const) {
    const plain = parseJson(JSON.stringify({ ...command, at: services.now(), by: '$actor' }))
    const by = journeyIn(bureau).officer(role)
    const life = 'certificateType'
    expect(await services.run({ life, stream, command: isJsonObject(plain) ? plain : {}, by })).toMatchObject({
      ok: true,
    })
  }
}

describe('CE-07 recognition between regions by exchanged trust files', () => {
  test('a region nobody recognised is a foreign issuer, and is told apart from a forgery', async () => {
    expect(reasonOf(await verified(licence.pdf))).toBe('FOREIGN_ISSUER')
  })

  test('one proposes, another compares the fingerprint with the region itself; neither can do both', async () => {
    const wrong = { ...proposal, trust: '{"v":1}' }
    expect(await codeOf(proposer.recognition.proposeRegion({ body: wrong }))).toBe('REGION_TRUST_UNREADABLE')
    const own = { ...proposal, trust: await trustOf(ours) }
    expect(await codeOf(proposer.recognition.proposeRegion({ body: own }))).toBe('REGION_IS_OURS')
    for (const where of ['http://hall.example', 'https://hall.example/api', 'file:///etc', 'https://a@b'])
      expect(await codeOf(proposer.recognition.proposeRegion({ body: { ...proposal, address: where } }))).toBe(
        'REGION_ADDRESS_WRONG',
      )
    const { items } = await proposer.recognition.proposeRegion({ body: proposal })
    const [{ id, proposed } = { id: '', proposed: null }] = items
    expect(items).toMatchObject([{ standing: 'PROPOSED', proposedByMe: true, proposed: { name: NAME } }])
    expect(reasonOf(await verified(licence.pdf))).toBe('FOREIGN_ISSUER')
    // What the other side reads aloud from its own desk is what ours computed from the file.
    const { fingerprint: heard } = await theirProposer.recognition.regions({})
    expect(proposed?.fingerprint).toBe(heard)
    const confirm = (person: typeof proposer, said: string) =>
      person.recognition.recogniseRegion({ params: { id }, body: { heard: said } })
    expect(await codeOf(confirm(proposer, heard))).toBe('REGION_SAME_PERSON')
    expect(
      await codeOf(
        confirm(
          confirmer,
          heard.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
        ),
      ),
    ).toBe('REGION_FINGERPRINT_DIFFERS')
    const recognised = await confirm(confirmer, heard.toLowerCase().replaceAll(' ', '-'))
    expect(recognised.items).toMatchObject([{ standing: 'RECOGNISED', recognisedBy: '白复核', proposed: null }])
  })

  test('its certificate is then genuine and in force, said with the region and since when', async () => {
    const verdict = await verified(licence.pdf)
    expect(verdict).toMatchObject({
      ...{ verdict: 'GENUINE', state: 'IN_FORCE', identifier: licence.identifier },
      region: { name: NAME, withdrawnSince: null },
      checks: [
        { name: 'regionSeal', ok: true },
        { name: 'regionLedger', ok: true },
        { name: 'regionStatus', ok: true },
      ],
    })
    expect(JSON.stringify(verdict)).not.toContain(HOLDER)
    // The QR code leads to the other hall: asked here, it is answered here.
    const byCode = await ours
      .visitor()
      .certificate.verifyRegionToken({ params: { token: licence.token }, query: { at: theirAddress } })
    expect(byCode).toMatchObject({ verdict: 'GENUINE', state: 'IN_FORCE', region: { name: NAME } })
    const elsewhere = await ours
      .visitor()
      .certificate.verifyRegionToken({ params: { token: licence.token }, query: { at: 'https://elsewhere.example' } })
    expect(elsewhere).toMatchObject({ verdict: 'UNKNOWN', reason: { code: 'REGION_NOT_RECOGNISED' } })
  })

  test('a file of the region that was changed, or that its ledger does not know, is not genuine', async () => {
    const changed = Buffer.from(licence.pdf)
    changed[200] = (changed[200] ?? 0) ^ 1
    expect(await verified(changed)).toMatchObject({ verdict: 'NOT_GENUINE' })
    // Sealed with the region's own key, past its ledger.
    const { services } = theirs.office
    const { prepared, digest } = await services.office.seal.prepare({
      ...{ template: 'certificate', title: '食品经营许可证', number: licence.identifier, rows: [], paragraphs: [] },
      ...{ date: '2026-11-01', signingTime: services.now(), qrText: null },
    })
    const stray = Buffer.from(await services.office.seal.apply(prepared, digest, services.office.seal.certSha256))
    const verdict = await verified(stray)
    expect([verdict['verdict'], reasonOf(verdict)]).toEqual(['NOT_GENUINE', 'REGION_DISOWNS'])
  })

  test('strangers see who is recognised, and can check off line with the signed list', async () => {
    const { items } = await ours.visitor().recognition.recognisedRegions({})
    expect(items).toMatchObject([{ name: NAME, address: theirAddress, withdrawnSince: null }])
    const folder = await mkdtemp(join(tmpdir(), 'oneseal-regions-'))
    const at = (name: string) => join(folder, name)
    const bundle = await theirs.visitor().download(`/verify/token/${licence.token}/bundle`)
    await writeFile(at('licence.pdf'), licence.pdf)
    await writeFile(at('bundle.json'), bundle)
    await writeFile(at('trust.json'), await trustOf(ours))
    await writeFile(at('regions.jwt'), await ours.visitor().download('/recognition/list'))
    const files = [at('licence.pdf'), at('bundle.json'), '--trust', at('trust.json')]
    expect(await verify(files)).toBe(1)
    expect(await verify([...files, '--regions', at('regions.jwt')])).toBe(0)
    // The list of another house recognises nobody for us.
    await writeFile(at('foreign.jwt'), await theirs.visitor().download('/recognition/list'))
    await expect(verify([...files, '--regions', at('foreign.jwt')])).rejects.toThrow('was not signed by this bureau')
  })
})

describe('CE-21 the library of another region is asked, under one catalogue of types', () => {
  const call = (caseNumber: string, region: string) => ({
    body: { purpose: 'APPROVAL', certificateType: OUR_TYPE, mode: 'DATA', holder: HOLDER, caseNumber, region } as const,
  })
  test('only when both sides recognised each other, for a case, within the sharing rules; both ledgers keep it', async () => {
    await shareType(ours, OUR_TYPE)
    await shareType(theirs, THEIR_TYPE)
    const { caseNumber } = await file(await signedIn(ours, 'demo.canteen'))
    await ours.settle()
    const { regions } = await officer.reuse.callTypes({})
    expect(regions.map(({ name }) => name)).toEqual([NAME])
    const [{ id: region } = { id: '' }] = regions
    const ask = (number = caseNumber) => officer.reuse.call(call(number, region))
    // We believe them; they do not know us yet.
    expect(await codeOf(ask())).toBe('REGION_REFUSED')
    const mine = { ...termsOf(await trustOf(ours), ourAddress, OURS), purposes: ['APPROVAL' as const] }
    const { items } = await theirProposer.recognition.proposeRegion({ body: mine })
    const { fingerprint: heard } = await proposer.recognition.regions({})
    await theirConfirmer.recognition.recogniseRegion({ params: { id: items[0]?.id ?? '' }, body: { heard } })
    const answer = await ask()
    expect(answer).toMatchObject({ outcome: 'IN_FORCE', identifier: licence.identifier, region: NAME })
    // Their rule shares the shop and not the person.
    expect(answer.rows.map(({ label }) => label)).toEqual(['店铺（食堂）名称'])
    expect(await codeOf(ask('NO-SUCH'))).toBe('CASE_NOT_OF_HOLDER')
    await ours.settle()
    await theirs.settle()
    const here = await officer.reuse.calls({ query: {} })
    expect(here.items).toContainEqual(expect.objectContaining({ caseNumber, region: NAME, outcome: 'IN_FORCE' }))
    // Its holder sees there who asked from here, and for which case.
    const seen = await (await signedIn(theirs, 'demo.canteen')).reuse.ownCalls({ query: {} })
    expect(seen.items).toContainEqual(
      expect.objectContaining({ organ: OURS, caller: '示范区行政审批局', caseNumber, outcome: 'IN_FORCE' }),
    )
  })

  test('a question counts once, for one reader, for five minutes, for what was agreed', async () => {
    const door = await aCaller(theirs)
    const iat = () => Math.floor(Date.parse(now()) / 1000)
    const claims = {
      ...{ iss: ours.installation.origin, aud: theirs.installation.origin, organName: '示范区行政审批局' },
      ...{ purpose: 'APPROVAL', caseNumber: '990101-1', holder: HOLDER, certificateType: THEIR_TYPE, mode: 'DATA' },
    }
    const headers = { 'content-type': 'application/octet-stream' }
    const question = (changes: JsonObject, signer: TestBureau = ours) => {
      const whole = { ...claims, jti: randomUUID(), iat: iat(), ...changes }
      return signer.office.services.office.seal.signStatement('oneseal-question+jwt', whole)
    }
    const knock = async (changes: JsonObject, signer?: TestBureau) => ask(await question(changes, signer))
    const ask = async (text: string): Promise<string> => {
      const answer = await door.knock('POST', '/reuse/region-calls', { payload: Buffer.from(text), headers })
      if (answer.status === 200) return 'answered'
      return answer.code ?? ''
    }
    const jti = randomUUID()
    expect(await knock({ jti })).toBe('answered')
    expect(await knock({ jti })).toBe('CALLED_ALREADY')
    for (const changes of [
      { aud: 'oneseal/somebody-else' },
      { iat: iat() - 360 },
      { iat: iat() + 360 },
      { purpose: 'ENFORCEMENT' },
      { iss: 'oneseal/unknown' },
      { holder: 7 },
      { caseNumber: 'x'.repeat(300) },
    ])
      expect(await knock(changes)).toBe('REGION_MAY_NOT_ASK')
    expect(await knock({}, theirs)).toBe('REGION_MAY_NOT_ASK')
    for (const text of ['', 'a.b.c', '{}', 'x'.repeat(20_000)]) expect(await ask(text)).toBe('REGION_MAY_NOT_ASK')
    // An answer of ours is no question of ours.
    const whole = { ...claims, jti: randomUUID(), iat: iat() }
    expect(await ask(await ours.office.services.office.seal.signStatement('oneseal-answer+jwt', whole))).toBe(
      'REGION_MAY_NOT_ASK',
    )
    // Five a day were agreed, and one was answered; what is beyond is a signed refusal, and no entry.
    const said = async () => {
      const signed = await question({})
      const answer = await door.knock('POST', '/reuse/region-calls', { payload: Buffer.from(signed), headers })
      return claimsOf(answer.text)?.['refusal'] ?? null
    }
    const refusals: Json[] = []
    for (let nth = 0; nth < 5; nth += 1) refusals.push(await said())
    expect(refusals.slice(-2)).toEqual(['CALL_QUOTA_USED', 'CALL_QUOTA_USED'])
    expect(refusals[0]).toBeNull()
  })
})

describe('CE-07 what the other region does and what we end', () => {
  test('its suspension is seen here, from its signed status list', async () => {
    const [administrator, decider] = [theirProposer, await signedIn(theirs, 'tang.duanheng')]
    const device = await enrolDevice(decider, administrator, '决定岗电脑')
    const body = {
      act: 'SUSPEND',
      basis: '《食品安全法》第一百二十六条',
      reason: '后厨改造期间不具备经营条件',
    } as const
    const params = { id: licence.id }
    const { prepared, envelope } = await decider.certificate.prepareStanding({ params, body })
    const signature = await device.sign(envelope)
    await decider.certificate.signStanding({ params, body: { prepared, certSha256: device.certSha256, signature } })
    await theirs.settle()
    later()
    expect(await verified(licence.pdf)).toMatchObject({ verdict: 'GENUINE', state: 'SUSPENDED' })
  })

  test('what is sealed after the withdrawal is refused, what was sealed before stays believed', async () => {
    const { items } = await (await signedIn(ours, 'bai.fuhe')).recognition.regions({})
    const id = items[0]?.id ?? ''
    const administrator = await signedIn(ours, 'tian.zhanghu')
    const withdraw = (since: string) =>
      administrator.recognition.withdrawRecognition({ params: { id }, body: { since, reason: '对方印章管理失控' } })
    const ahead = new Date(Date.parse(now()) + 3_600_000).toISOString()
    expect(await codeOf(withdraw(ahead))).toBe('REGION_SINCE_AHEAD')
    await withdraw(now())
    clock.ahead += 60_000
    const newer = await issueThere()
    expect(reasonOf(await verified(newer.pdf))).toBe('REGION_WITHDRAWN')
    expect(await verified(licence.pdf)).toMatchObject({
      verdict: 'GENUINE',
      state: 'SUSPENDED',
      region: { name: NAME },
    })
    const { regions } = await (await signedIn(ours, 'lin.shouli')).reuse.callTypes({})
    expect(regions).toEqual([])
    expect((await ours.visitor().recognition.recognisedRegions({})).items[0]?.withdrawnSince).not.toBeNull()
  })

  test('a region that does not answer leaves its seal alone to judge, and that is said', async () => {
    await theirs.server.close()
    later()
    const verdict = await verified(licence.pdf)
    expect([verdict['verdict'], verdict['state'], reasonOf(verdict)]).toEqual(['GENUINE', undefined, 'REGION_SILENT'])
  })
  test('both ledgers are sound', async () => {
    await ours.expectSound()
    await theirs.expectSound()
  })
})
