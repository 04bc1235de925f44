import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { addDays, localDate } from '#kernel'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'
import type { api } from '../../src/clouds/certificate/api.ts'
import type { Output } from '#contract'
import { issuePaper } from '../../src/clouds/certificate/issuing/issue-paper.ts'
import { jobs } from '../../src/clouds/certificate/reactions.ts'

type Verdict = Output<typeof api.verifyToken>

/** The bureau's clock: a test turns it forward, never back. */
const time = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + time.ahead).toISOString(),
})
const journey = journeyIn(bureau)
const { services } = bureau.office
const DAY_MS = 86_400_000

async function signedIn(username: string): Promise<Person> {
  const person = bureau.visitor()
  await person.signIn(username, DEMO_PASSWORD)
  return person
}
async function codeOf(call: Promise<unknown>): Promise<string> {
  const answer = await call.catch((error: unknown) => error)
  if (answer instanceof ProblemError) return answer.problem.code
  throw new Error(`This should have been refused, but was answered ${JSON.stringify(answer)}`)
}

interface PaperRow {
  readonly id: string
  readonly step: string
  readonly number: string
  readonly file: string | null
}
const papersOf = async (caseId: string): Promise<readonly PaperRow[]> =>
  (
    await services.db.query<PaperRow>(
      'select id, step, number, file from certificate.document where case_id = $1 order by step',
      [caseId],
    )
  ).rows
const stepsOf = async (caseId: string) =>
  (await papersOf(caseId)).filter(({ file }) => file !== null).map(({ step }) => step)

async function tokenOf(caseId: string): Promise<string> {
  const text = 'select token from certificate._private_certificate where case_id = $1'
  const { rows } = await services.db.query<{ token: string }>(text, [caseId])
  return rows[0]?.token ?? ''
}
async function fileOf(caseId: string, step: string): Promise<Buffer> {
  const paper = (await papersOf(caseId)).find((one) => one.step === step)
  const bytes = await services.files.find(paper?.file ?? '')
  if (bytes === undefined) throw new Error(`No sealed ${step} of this case`)
  return Buffer.from(bytes)
}
async function verifyBytes(bytes: Uint8Array): Promise<Verdict> {
  const answer = await bureau.visitor().send('/verify/file', bytes)
  return answer as Verdict
}
const verified = (token: string) => bureau.visitor().certificate.verifyToken({ params: { token } })
const runJobs = async () => {
  for (const job of jobs) await job.run(services)
}

describe('a granted case', () => {
  test('yields a sealed certificate that any stranger can verify, and that does not tell its holder', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    expect(await stepsOf(id)).toEqual(['ACCEPTANCE_NOTICE', 'CERTIFICATE'])
    const verdict = await verified(await tokenOf(id))
    expect(verdict).toMatchObject({ verdict: 'GENUINE', state: 'IN_FORCE', organName: '示范区行政审批局' })
    expect(verdict.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['entry', true],
      ['inclusion', true],
      ['file', true],
      ['validity', true],
    ])
    expect(verdict.decisionLeaf).toBeLessThan(verdict.leafIndex ?? 0)
    expect(JSON.stringify(verdict)).not.toContain(foodLicence.applicant.name)
    expect(JSON.stringify(verdict)).not.toContain(foodLicence.applicant.idNumber)
  })

  test('certificates granted at once take serial numbers without a gap', async () => {
    const cases = await Promise.all(Array.from({ length: 8 }, () => journey.grantedCase()))
    await bureau.settle()
    const text = 'select serial from certificate._private_certificate order by serial'
    const { rows } = await services.db.query<{ serial: number }>(text)
    expect(rows.map(({ serial }) => serial)).toEqual(rows.map((_, i) => i + 1))
    expect(rows.length).toBeGreaterThanOrEqual(cases.length)
    await bureau.expectSound()
  })

  test('handled twice by the same reaction yields nothing new', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const before = await papersOf(id)
    await services.db.query(`update ledger.follower set position = 0 where name like 'reaction:certificate%'`)
    await bureau.settle()
    expect(await papersOf(id)).toEqual(before)
  })
})

describe('a slip of the pen on a certificate', () => {
  const correct = async (id: string, place: string, becomes: string) => {
    const decider = await signedIn('tang.duanheng')
    const { version } = await decider.approval.readCase({ params: { id } })
    const body = { expectedVersion: version, place, becomes, reason: '录入笔误' }
    await decider.approval.correctClericalError({ params: { id }, body })
    await bureau.settle()
  }
  const versionsOf = async (id: string) =>
    (
      await services.db.query<{ id: string; version: number; ended: string | null; token: string; serial: string }>(
        `select id, version, ended, token, serial from certificate._private_certificate where case_id = $1
         order by version`,
        [id],
      )
    ).rows

  test('is put right on a new version under the same serial; the one with the slip is replaced, and the cause is cited', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    await correct(id, '/form/shopName', '稻香小馆（更正）')
    const [old, fresh, ...more] = await versionsOf(id)
    expect(more).toEqual([])
    expect([old?.version, old?.ended, fresh?.version, fresh?.ended]).toEqual([1, 'REPLACED', 2, null])
    expect(fresh?.serial).toBe(old?.serial)
    expect(await verified(old?.token ?? '')).toMatchObject({ state: 'REPLACED' })
    expect(await verified(fresh?.token ?? '')).toMatchObject({ verdict: 'GENUINE', state: 'IN_FORCE' })
    const [prepared] = await services.history(fresh?.id ?? '')
    const corrected = (await services.history(id)).find(({ envelope }) => envelope.type === 'ClericalErrorCorrected')
    expect(prepared?.body).toMatchObject({ correction: corrected?.leafHash })
    expect(JSON.stringify(prepared?.body)).toContain('稻香小馆（更正）')
    expect(await stepsOf(id)).toContain('CLERICAL_CORRECTION')
    await bureau.expectSound()
  })

  test('elsewhere in the application moves no certificate, and read twice the reaction yields nothing new', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    await correct(id, '/applicant/phone', '19900000009')
    expect(await versionsOf(id)).toHaveLength(1)
    await correct(id, '/form/shopName', '稻香小馆（二）')
    await correct(id, '/form/shopName', '稻香小馆（三）')
    const before = await versionsOf(id)
    expect(before.map(({ version, ended }) => [version, ended])).toEqual([
      [1, 'REPLACED'],
      [2, 'REPLACED'],
      [3, null],
    ])
    await services.db.query(`update ledger.follower set position = 0 where name like 'reaction:certificate%'`)
    await bureau.settle()
    expect(await versionsOf(id)).toEqual(before)
  })
})

describe('notices', () => {
  test('a correction is told under the seal', async () => {
    const id = await journey.submitted()
    await journey.correctionRequested(id)
    await bureau.settle()
    expect(await stepsOf(id)).toEqual(['CORRECTION_NOTICE'])
  })
  test('non-acceptance is told under the seal', async () => {
    const id = await journey.submitted()
    await journey.notAccepted(id)
    await bureau.settle()
    expect(await stepsOf(id)).toEqual(['NON_ACCEPTANCE_NOTICE'])
  })
  test('a refusal is told under the seal, and no certificate is made', async () => {
    const id = await journey.submitted()
    await journey.accepted(id)
    await journey.refused(id)
    await bureau.settle()
    expect(await stepsOf(id)).toEqual(['ACCEPTANCE_NOTICE', 'REFUSAL_NOTICE'])
    const verdict = await verifyBytes(await fileOf(id, 'REFUSAL_NOTICE'))
    expect(verdict).toMatchObject({ verdict: 'GENUINE', certificateName: '不予许可决定书' })
  })
})

describe('CE-20 verifying', () => {
  test('a token nobody was given is unknown', async () => {
    expect(await verified('A'.repeat(22))).toMatchObject({ verdict: 'UNKNOWN', reason: { code: 'TOKEN_UNKNOWN' } })
  })

  test('by number only type and state are told', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const certificate = (await papersOf(id)).find(({ step }) => step === 'CERTIFICATE')
    const identifier = certificate?.number ?? ''
    const told = await bureau.visitor().certificate.verifyNumber({ params: { identifier } })
    expect(told).toEqual({
      verdict: 'GENUINE',
      state: 'IN_FORCE',
      certificateName: '食品经营许可证',
      identifier,
      checks: [],
    })
    const mistyped = identifier.replace(/.$/, (check) => (check === '0' ? '1' : '0'))
    expect(await bureau.visitor().certificate.verifyNumber({ params: { identifier: mistyped } })).toMatchObject({
      verdict: 'UNKNOWN',
      reason: { code: 'NUMBER_MALFORMED' },
    })
  })

  test('the file itself is genuine; one byte changed, cut off or added is altered', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const file = await fileOf(id, 'CERTIFICATE')
    expect(await verifyBytes(file)).toMatchObject({ verdict: 'GENUINE', token: await tokenOf(id) })
    const changed = Buffer.from(file)
    const place = changed.indexOf('stream') + 40
    changed[place] = (changed[place] ?? 0) ^ 1
    const altered = { verdict: 'NOT_GENUINE', reason: { code: 'ALTERED' } }
    expect(await verifyBytes(changed)).toMatchObject(altered)
    expect(await verifyBytes(Buffer.concat([file, Buffer.from('\n')]))).toMatchObject(altered)
    expect(await verifyBytes(file.subarray(0, -3))).toMatchObject(altered)
    expect(await verifyBytes(Buffer.from('hello'))).toMatchObject({ reason: { code: 'NOT_A_PDF' } })
  })

  test('what our seal signed but our ledger does not know was not issued', async () => {
    const { seal } = services.office
    const forged = await seal.prepare({
      template: 'refusalNotice',
      title: '不予行政许可决定书',
      number: 'X-1',
      rows: [],
      paragraphs: ['账本之外用印的文书。'],
      date: '2026-03-10',
      signingTime: services.now(),
      qrText: null,
    })
    const file = await seal.apply(forged.prepared, forged.digest, seal.certSha256)
    expect(await verifyBytes(file)).toMatchObject({ verdict: 'NOT_GENUINE', reason: { code: 'NOT_IN_LEDGER' } })
  })

  test('the seal of another installation is not ours', async () => {
    const other = await aBureau({ items: [foodLicence.itemCode], elsewhere: true })
    const elsewhere = journeyIn(other)
    const id = await elsewhere.grantedCase()
    await other.settle()
    const text = `select file from certificate.document where case_id = $1 and step = 'CERTIFICATE'`
    const { rows } = await other.office.services.db.query<{ file: string }>(text, [id])
    const bytes = await other.office.services.files.find(rows[0]?.file ?? '')
    expect(await verifyBytes(bytes ?? new Uint8Array())).toMatchObject({
      verdict: 'NOT_GENUINE',
      reason: { code: 'FOREIGN_ISSUER' },
    })
  })

  test('the proof bundle and the trust file are handed to anyone', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const visitor = bureau.visitor()
    const bundle = Buffer.from(await visitor.download(`/verify/token/${await tokenOf(id)}/bundle`)).toString()
    expect(JSON.parse(bundle)).toMatchObject({ v: 1, entry: { envelope: { type: 'CertificateSealed' } } })
    expect(bundle).not.toContain(foodLicence.applicant.name)
    const trust = Buffer.from(await visitor.download('/trust')).toString()
    expect(JSON.parse(trust)).toMatchObject({ v: 1 })
  })
})

describe('handing papers out', () => {
  test('CE-23 the holder downloads his certificate, once recorded as served; nobody else learns of it', async () => {
    const id = await journey.grantedCase()
    await bureau.settle()
    const [holder, stranger] = [await signedIn('demo.canteen'), await signedIn('demo.builder')]
    const mine = await holder.certificate.myCertificates({ query: { limit: 100 } })
    const paper = mine.items.find((item) => item.case === id)
    expect(paper).toMatchObject({ released: true, certificateName: '食品经营许可证' })
    const path = `/documents/${paper?.id ?? ''}/file`
    const first = Buffer.from(await holder.download(path))
    expect(first.subarray(0, 5).toString()).toBe('%PDF-')
    expect(Buffer.from(await holder.download(path)).equals(first)).toBe(true)
    const served = (await services.history(id)).filter(({ envelope }) => envelope.type === 'ResultServed')
    expect(served).toHaveLength(1)
    await expect(stranger.download(path)).rejects.toThrow('NOT_FOUND')
    expect((await stranger.certificate.myCertificates({ query: {} })).items).toEqual([])
    const examiner = await signedIn('he.yuanzhou')
    expect(Buffer.from(await examiner.download(path)).equals(first)).toBe(true)
  })

  test('a paper is withheld until its entry is under a checkpoint', async () => {
    const id = await journey.submitted()
    await bureau.settle()
    await journey.correctionRequested(id)
    const cause = (await services.history(id)).at(-1)?.leafHash ?? ''
    await issuePaper({ case: id, cause }, services)
    const [paper] = await papersOf(id)
    const holder = await signedIn('demo.canteen')
    const path = `/documents/${paper?.id ?? ''}/file`
    await expect(holder.download(path)).rejects.toThrow('NOT_YET_RELEASED')
    expect(await verifyBytes(await fileOf(id, 'CORRECTION_NOTICE'))).toMatchObject({ verdict: 'PENDING' })
    await bureau.settle()
    expect((await holder.download(path)).length).toBeGreaterThan(1000)
    await bureau.expectSound()
  })
})

describe('the keeper’s authorisation', () => {
  test('the register shows every use of the seal, its digest and its end', async () => {
    const keeper = await signedIn('xue.anyin')
    const register = await keeper.certificate.sealRegister({ query: { limit: 5 } })
    expect(register.seal).toMatchObject({ keeper: '薛安印' })
    expect(register.uses).toHaveLength(5)
    expect(register.uses.every(({ ended }) => ended)).toBe(true)
    const next = await keeper.certificate.sealRegister({ query: { limit: 5, after: register.after ?? '' } })
    expect(next.uses[0]?.digest).not.toBe(register.uses[0]?.digest)
  })

  test('what it does not cover waits, and is sealed when it is renewed', async () => {
    const keeper = await signedIn('xue.anyin')
    const today = localDate(services.now())
    expect(await codeOf(keeper.certificate.authoriseSeal({ body: { until: '2020-01-01' } }))).toBe(
      'SEAL_AUTHORISATION_IN_THE_PAST',
    )
    await keeper.certificate.authoriseSeal({ body: { until: addDays(today, 1) } })
    time.ahead += 3 * DAY_MS
    const id = await journey.grantedCase()
    await bureau.settle()
    expect(await papersOf(id)).toEqual([])
    time.ahead += 120_000
    await runJobs()
    expect(await papersOf(id)).toEqual([])
    const later = await signedIn('xue.anyin')
    await later.certificate.authoriseSeal({ body: { until: addDays(localDate(services.now()), 30) } })
    await bureau.settle()
    expect(await stepsOf(id)).toEqual(['ACCEPTANCE_NOTICE', 'CERTIFICATE'])
    await bureau.expectSound()
  })
})
