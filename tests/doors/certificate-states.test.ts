import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import type { Input, Output } from '#contract'
import { localDate } from '#kernel'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import type { SigningDevice } from '../../src/cli/demo/signing-device.ts'
import type { api } from '../../src/clouds/certificate/api.ts'
import { verify } from '../../src/cli/verify.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'

const time = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + time.ahead).toISOString(),
})
const journey = journeyIn(bureau)
const { services } = bureau.office
const DAY_MS = 86_400_000

const signedIn = async (username: string): Promise<Person> => {
  const person = bureau.visitor()
  await person.signIn(username, DEMO_PASSWORD)
  return person
}
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const answer = await call.catch((error: unknown) => error)
  return answer instanceof ProblemError ? answer.problem.code : `answered ${JSON.stringify(answer)}`
}
const [administrator, decider, examiner, supervisor, holder] = [
  await signedIn('tian.zhanghu'),
  await signedIn('tang.duanheng'),
  await signedIn('he.yuanzhou'),
  await signedIn('pan.guanshi'),
  await signedIn('demo.canteen'),
]
/** Days pass, and with them every session. */
async function daysLater(days: number): Promise<void> {
  time.ahead += days * DAY_MS
  await decider.signIn('tang.duanheng', DEMO_PASSWORD)
  await examiner.signIn('he.yuanzhou', DEMO_PASSWORD)
  await supervisor.signIn('pan.guanshi', DEMO_PASSWORD)
  await holder.signIn('demo.canteen', DEMO_PASSWORD)
}
const devices = new Map<Person, SigningDevice>()
for (const person of [decider, examiner, supervisor])
  devices.set(person, await enrolDevice(person, administrator, '办公电脑'))

interface Issued {
  readonly id: string
  readonly token: string
  readonly identifier: string
}
async function issued(): Promise<Issued> {
  const caseId = await journey.grantedCase()
  await bureau.settle()
  const text = 'select id, token, identifier from certificate._private_certificate where case_id = $1'
  const { rows } = await services.db.query<Issued>(text, [caseId])
  const [row] = rows
  if (row === undefined) throw new Error('The granted case has its certificate')
  return row
}
type Act = Input<typeof api.prepareStanding>['body']
const prepared = (person: Person, { id }: Issued, body: Act) =>
  person.certificate.prepareStanding({ params: { id }, body })
async function act(person: Person, issued: Issued, body: Act): Promise<void> {
  const { prepared: act, envelope } = await prepared(person, issued, body)
  const device = devices.get(person)
  if (device === undefined) throw new Error('This person signs nothing here')
  const signature = await device.sign(envelope)
  const signed = { prepared: act, certSha256: device.certSha256, signature }
  await person.certificate.signStanding({ params: { id: issued.id }, body: signed })
}
const verified = (token: string): Promise<Output<typeof api.verifyToken>> =>
  bureau.visitor().certificate.verifyToken({ params: { token } })
const stateOf = async ({ token }: Issued) => (await verified(token)).state
const mine = async ({ id }: Issued) =>
  (await holder.certificate.myCertificates({ query: { limit: 100 } })).items.find((one) => one.id === id)
const lettersOf = async ({ id }: Issued): Promise<readonly string[]> => {
  const text = `select step from certificate.document where file is not null and case_id =
    (select case_id from certificate._private_certificate where id = $1) and step not in ('CERTIFICATE', 'ACCEPTANCE_NOTICE')
    order by sealed_at`
  return (await services.db.query<{ step: string }>(text, [id])).rows.map(({ step }) => step)
}
const SUSPEND: Act = { act: 'SUSPEND', basis: '《食品安全法》第一百二十六条', reason: '后厨改造期间不具备经营条件' }

describe('CE-24 every verifier sees it at once', () => {
  test('the page, the number, the signed list, the bundle off line, the library, its holder and his inbox', async () => {
    const licence = await issued()
    const folder = await mkdtemp(join(tmpdir(), 'oneseal-states-'))
    const [bundle, trust, status, seen] = ['bundle.json', 'trust.json', 'status.jwt', 'seen.json'].map((name) =>
      join(folder, name),
    )
    if (bundle === undefined || trust === undefined || status === undefined || seen === undefined) throw new Error()
    const download = async (path: string, file: string) => writeFile(file, await bureau.visitor().download(path))
    await download(`/verify/token/${licence.token}/bundle`, bundle)
    await download('/trust', trust)
    const place = String(
      (
        await services.db.query<{ list: number }>(
          'select status_list as list from certificate._private_certificate where id = $1',
          [licence.id],
        )
      ).rows[0]?.list,
    )
    const offLine = async () => {
      await bureau.settle()
      await download(`/status/${place}`, status)
      return verify([bundle, '--trust', trust, '--status', status, '--seen', seen])
    }
    expect(await offLine()).toBe(0)
    const first = await readFile(status)
    await act(decider, licence, SUSPEND)
    expect(await stateOf(licence)).toBe('SUSPENDED')
    expect(await offLine()).toBe(1)
    await act(decider, licence, { act: 'RESUME', reason: '整改完成' })
    expect(await offLine()).toBe(0)
    await act(decider, licence, { act: 'DEREGISTER', ground: 'HOLDER_DISSOLVED', reason: '企业已经办理注销登记' })
    expect(await stateOf(licence)).toBe('DEREGISTERED')
    expect((await mine(licence))?.state).toBe('DEREGISTERED')
    expect(await offLine()).toBe(1)
    const held = await services.office.library.certificatesOf(foodLicence.applicant.idNumber)
    expect(held.find(({ identifier }) => identifier === licence.identifier)?.state).toBe('ENDED')
    // The list from before is genuine and fresh, and all the same somebody hides something with it.
    await writeFile(status, first)
    await expect(verify([bundle, '--trust', trust, '--status', status, '--seen', seen])).rejects.toThrow('rolled back')
    const { items } = await holder.parties.inbox({ query: {} })
    expect(items.map(({ title }) => title.zh)).toEqual(expect.arrayContaining(['您的证照已暂停', '您的证照已注销']))
  })
})

describe('suspending and resuming', () => {
  test('the decider signs it, every verifier reads it in the same moment, and a sealed letter goes out', async () => {
    const licence = await issued()
    await act(decider, licence, SUSPEND)
    expect(await verified(licence.token)).toMatchObject({
      verdict: 'GENUINE',
      state: 'SUSPENDED',
      stateAct: { zh: '暂停许可的决定' },
    })
    const byNumber = bureau.visitor().certificate.verifyNumber({ params: { identifier: licence.identifier } })
    expect(await byNumber).toMatchObject({ state: 'SUSPENDED' })
    expect(await mine(licence)).toMatchObject({ state: 'SUSPENDED' })
    expect(await codeOf(prepared(decider, licence, SUSPEND))).toBe('CERTIFICATE_ALREADY_SUSPENDED')
    await act(decider, licence, { act: 'RESUME', reason: '改造完成，经现场核查符合条件' })
    expect(await stateOf(licence)).toBe('IN_FORCE')
    await bureau.settle()
    expect(await lettersOf(licence)).toEqual(['SUSPENSION_DECISION', 'RESUMPTION_DECISION'])
    await bureau.expectSound()
  })

  test('a suspension until a day is over the day after', async () => {
    const licence = await issued()
    const until = localDate(services.now())
    await act(decider, licence, { ...SUSPEND, until })
    expect(await verified(licence.token)).toMatchObject({ state: 'SUSPENDED', suspendedUntil: until })
    await daysLater(1)
    expect(await stateOf(licence)).toBe('IN_FORCE')
  })

  test('nobody else does it, and nobody with another’s signature', async () => {
    const licence = await issued()
    for (const person of [examiner])
      expect(await codeOf(prepared(person, licence, SUSPEND))).toBe('STANDING_ACT_NOT_YOURS')
    expect(await codeOf(prepared(holder, licence, SUSPEND))).toBe('FORBIDDEN')
    const { prepared: id, envelope } = await prepared(decider, licence, SUSPEND)
    const theirs = devices.get(examiner)
    if (theirs === undefined) throw new Error('The examiner has a device')
    const signature = await theirs.sign(envelope)
    const forged = { prepared: id, certSha256: theirs.certSha256, signature }
    expect(await codeOf(decider.certificate.signStanding({ params: { id: licence.id }, body: forged }))).not.toContain(
      'answered',
    )
    expect(await stateOf(licence)).toBe('IN_FORCE')
  })

  test('of two who decide on the same page, the second is told that it has changed', async () => {
    const licence = await issued()
    const [first, second] = [await prepared(decider, licence, SUSPEND), await prepared(decider, licence, SUSPEND)]
    const device = devices.get(decider)
    if (device === undefined) throw new Error('The decider has a device')
    const sign = async ({ prepared: act, envelope }: typeof first) => ({
      params: { id: licence.id },
      body: { prepared: act, certSha256: device.certSha256, signature: await device.sign(envelope) },
    })
    await decider.certificate.signStanding(await sign(first))
    expect(await codeOf(decider.certificate.signStanding(await sign(second)))).toBe('VERSION_CONFLICT')
  })
})

describe('revoking', () => {
  const announce: Act = {
    act: 'ANNOUNCE_REVOCATION',
    basis: '《食品安全法》第一百二十四条',
    reason: '两次抽检发现使用超过保质期的食品原料',
  }
  test('is the department’s where the district did not give the bureau the power, under the department’s own number', async () => {
    const licence = await issued()
    expect(await codeOf(prepared(decider, licence, announce))).toBe('STANDING_ACT_NOT_YOURS')
    await act(supervisor, licence, announce)
    expect((await mine(licence))?.measure).toMatchObject({ kind: 'REVOCATION', hearing: 'NONE' })
    expect(await codeOf(prepared(supervisor, licence, { act: 'REVOKE', reason: '事实清楚' }))).toBe('MEASURE_TOO_EARLY')
    await daysLater(15)
    expect(await codeOf(prepared(supervisor, licence, { act: 'REVOKE', reason: '事实清楚' }))).toBe(
      'REVOCATION_DOCUMENT_MISSING',
    )
    await act(supervisor, licence, { act: 'REVOKE', reason: '事实清楚', documentNumber: '示市监处罚〔2026〕9号' })
    expect(await verified(licence.token)).toMatchObject({ verdict: 'GENUINE', state: 'REVOKED' })
    const due = await decider.certificate.standings({ query: { list: 'DEREGISTER' } })
    expect(due.items.map(({ id }) => id)).toContain(licence.id)
    await act(decider, licence, { act: 'DEREGISTER', ground: 'TAKEN_BACK', reason: '许可证已被吊销' })
    expect(await stateOf(licence)).toBe('DEREGISTERED')
    const after = await decider.certificate.standings({ query: { list: 'DEREGISTER' } })
    expect(after.items.map(({ id }) => id)).not.toContain(licence.id)
    await bureau.settle()
    // What the department decided, it tells under its own seal; the bureau closes its register under the bureau's.
    expect(await lettersOf(licence)).toEqual(['DEREGISTRATION_DECISION'])
  })

  test('is the bureau’s for the item the district gave it, after the hearing the holder asked for', async () => {
    const body = { item: foodLicence.itemCode, decidedBy: 'BUREAU', basis: '示府发〔2026〕3号' } as const
    expect(await codeOf(supervisor.certificate.giveRevocationPower({ body }))).toBe('FORBIDDEN')
    await decider.certificate.giveRevocationPower({ body })
    expect(await codeOf(decider.certificate.giveRevocationPower({ body }))).toBe('REVOCATION_POWER_THE_SAME')
    const licence = await issued()
    expect(await codeOf(prepared(supervisor, licence, announce))).toBe('STANDING_ACT_NOT_YOURS')
    await act(decider, licence, announce)
    const hearing = { params: { id: licence.id }, body: { statement: '原料系供应商误送，已全部销毁' } }
    const stranger = await signedIn('demo.resident')
    expect(await codeOf(stranger.certificate.askForMeasureHearing(hearing))).toBe('NOT_FOUND')
    await holder.certificate.askForMeasureHearing(hearing)
    await daysLater(15)
    expect(await codeOf(prepared(decider, licence, { act: 'REVOKE', reason: '事实清楚' }))).toBe(
      'MEASURE_HEARING_NOT_HELD',
    )
    expect(await codeOf(prepared(decider, licence, { act: 'HEAR', reason: '听证记录' }))).toBe(
      'MEASURE_HEARD_BY_INVESTIGATOR',
    )
    await act(examiner, licence, { act: 'HEAR', reason: '双方到场陈述、质证，听证报告附后' })
    await act(decider, licence, { act: 'REVOKE', reason: '事实清楚，证据确凿' })
    expect(await stateOf(licence)).toBe('REVOKED')
    await bureau.settle()
    expect(await lettersOf(licence)).toEqual(['MEASURE_ANNOUNCEMENT', 'REVOCATION_DECISION'])
    const { history } = await decider.certificate.standing({ params: { id: licence.id } })
    expect(history.map(({ type }) => type)).toEqual([
      'PermitRevoked',
      'MeasureHearingHeld',
      'MeasureHearingAsked',
      'MeasureAnnounced.REVOCATION',
    ])
  })
})

describe('withdrawing', () => {
  test('for the public good, on notice and with compensation', async () => {
    const licence = await issued()
    await act(decider, licence, { act: 'ANNOUNCE_WITHDRAWAL', basis: '规划调整', reason: '该地块列入轨道交通建设范围' })
    await daysLater(15)
    await act(decider, licence, { act: 'WITHDRAW', reason: '公共利益需要', compensation: '按评估价补偿停业损失' })
    expect(await verified(licence.token)).toMatchObject({ state: 'WITHDRAWN' })
    await bureau.settle()
    expect(await lettersOf(licence)).toEqual(['MEASURE_ANNOUNCEMENT', 'WITHDRAWAL_DECISION'])
    await bureau.expectSound()
  })
})

describe('what strangers may ask', () => {
  test('numbers are not tried out: too many questions wait, and unknown numbers are all answered alike', async () => {
    const ask = (identifier: string) => bureau.visitor().certificate.verifyNumber({ params: { identifier } })
    const { identifier } = await issued()
    const other = identifier.replace(/\.0{6}(\d{4})\./, '.000009$1.')
    const answers = new Set<string>()
    let refusal: unknown
    for (let question = 0; question < 100 && refusal === undefined; question += 1)
      await ask(other).then(
        (answer) => answers.add(JSON.stringify(answer)),
        (error: unknown) => (refusal = error),
      )
    expect(answers.size).toBe(1)
    expect(refusal).toBeInstanceOf(ProblemError)
    expect(await codeOf(ask(identifier))).toBe('TOO_MANY_VERIFICATIONS')
    await expect(bureau.visitor().open(`/verify/number/${identifier}`)).rejects.toThrow(/429 .*\d+ 秒后再试/)
    time.ahead += 60_000
    expect(await ask(identifier)).toMatchObject({ verdict: 'GENUINE' })
    expect(JSON.stringify(await ask(identifier))).not.toContain(foodLicence.applicant.name)
  })
})
