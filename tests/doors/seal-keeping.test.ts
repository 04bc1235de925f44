import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { addDays, localDate } from '#kernel'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import type { SigningDevice } from '../../src/cli/demo/signing-device.ts'
import { jobs } from '../../src/clouds/certificate/reactions.ts'
import { letIn } from '../support/appoint.ts'
import { journeyIn } from '../support/case-journey.ts'
import { aBureau } from '../support/office.ts'

const time = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + time.ahead).toISOString(),
})
const journey = journeyIn(bureau)
const { services } = bureau.office
const signedIn = async (username: string, password = DEMO_PASSWORD): Promise<Person> => {
  const person = bureau.visitor()
  await person.signIn(username, password)
  return person
}
const [keeper, administrator, second] = [
  await signedIn('xue.anyin'),
  await signedIn('tian.zhanghu'),
  await signedIn('bai.fuhe'),
]
const bureauOrgan = journey.officer('sealKeeper').organ
const PASSWORD = 'keeper-2026-oneseal'
await letIn(administrator, second, {
  name: '印继安',
  organ: bureauOrgan,
  post: '印章保管岗',
  roles: ['sealKeeper'],
  username: 'yin.jian',
  password: PASSWORD,
})
await bureau.settle()
const successor = await signedIn('yin.jian', PASSWORD)

const codeOf = async (call: Promise<unknown>): Promise<string> => {
  const answer = await call.catch((error: unknown) => error)
  return answer instanceof ProblemError ? answer.problem.code : `answered ${JSON.stringify(answer)}`
}
const sealOf = async (person: Person) => {
  const { seal } = await person.certificate.sealRegister({ query: {} })
  if (seal === null) throw new Error('The demo has its seal')
  return seal
}
type Custody = Parameters<Person['certificate']['prepareCustody']>[0]['body']
async function sign(person: Person, device: SigningDevice, body: Custody): Promise<void> {
  const { prepared, envelope } = await person.certificate.prepareCustody({ body })
  const signature = await device.sign(envelope)
  await person.certificate.signCustody({ body: { prepared, certSha256: device.certSha256, signature } })
}
const isSealed = async (caseId: string): Promise<boolean> => {
  const text = `select 1 from certificate.document where case_id = $1 and step = 'CERTIFICATE' and file is not null`
  return (await services.db.query(text, [caseId])).rows.length > 0
}
const UNTIL = addDays(localDate(new Date().toISOString()), 100)

describe('CE-19 one seal manages approval', () => {
  test('exactly one is in force: a second is refused, whoever asks', async () => {
    const command = {
      type: 'RegisterSeal',
      at: services.now(),
      by: '$actor',
      organ: bureauOrgan,
      name: '第二枚审批专用章',
      certSha256: '0'.repeat(64),
    }
    const { stream } = services.office.seal
    const by = { kind: 'system', id: bureau.installation.systemActor } as const
    const second = await services.run({ life: 'seal', stream, command, by })
    expect(second).toMatchObject({ ok: false, refusal: { code: 'SEAL_ALREADY_REGISTERED' } })
  })

  test('its keeper says for each item whether it may be used; what he forbids waits, and goes when he allows it', async () => {
    const item = foodLicence.itemCode
    await keeper.certificate.forbidSeal({ body: { item, reason: '该事项证照样式正在换版' } })
    const id = await journey.grantedCase()
    await bureau.settle()
    expect(await isSealed(id)).toBe(false)
    expect((await sealOf(keeper)).items).toMatchObject([{ item, until: null }])
    await keeper.certificate.authoriseSeal({ body: { until: UNTIL, item } })
    time.ahead += 120_000
    for (const job of jobs) await job.run(services)
    await bureau.settle()
    expect(await isSealed(id)).toBe(true)
    expect(await codeOf(keeper.certificate.forbidSeal({ body: { item: 'NO-SUCH-ITEM', reason: '没有' } }))).toBe(
      'NOT_FOUND',
    )
  })

  test('it passes from keeper to keeper only when both have signed', async () => {
    const [mine, theirs] = [
      await enrolDevice(keeper, administrator, '保管岗电脑'),
      await enrolDevice(successor, administrator, '接任保管岗电脑'),
    ]
    const [to] = (await sealOf(keeper)).keepers
    if (to === undefined) throw new Error('There is another keeper')
    expect(await codeOf(successor.certificate.authoriseSeal({ body: { until: UNTIL } }))).toBe(
      'SEAL_NOT_IN_YOUR_CUSTODY',
    )
    expect(await codeOf(successor.certificate.prepareCustody({ body: { act: 'ACCEPT' } }))).toBe(
      'SEAL_CUSTODY_NOT_OFFERED',
    )
    const stranger = journey.officer('decider').id
    const wrong = { act: 'OFFER', to: stranger, reason: '岗位轮换' } as const
    expect(await codeOf(keeper.certificate.prepareCustody({ body: wrong }))).toBe('SEAL_CUSTODY_TO_NO_KEEPER')
    await sign(keeper, mine, { act: 'OFFER', to: to.id, reason: '岗位轮换' })
    expect(await sealOf(successor)).toMatchObject({ offeredToMe: true, keeper: '薛安印' })
    // Signed by somebody else's device, it is not taken over.
    const { prepared, envelope } = await successor.certificate.prepareCustody({ body: { act: 'ACCEPT' } })
    const forged = { prepared, certSha256: theirs.certSha256, signature: await mine.sign(envelope) }
    expect(await codeOf(successor.certificate.signCustody({ body: forged }))).toBe('SIGNATURE_INVALID')
    await sign(successor, theirs, { act: 'ACCEPT' })
    expect(await sealOf(successor)).toMatchObject({ keeper: '印继安', mine: true, authorisedUntil: null })
    expect(await codeOf(keeper.certificate.authoriseSeal({ body: { until: UNTIL } }))).toBe('SEAL_NOT_IN_YOUR_CUSTODY')
    const id = await journey.grantedCase()
    await bureau.settle()
    expect(await isSealed(id)).toBe(false)
    await successor.certificate.authoriseSeal({ body: { until: UNTIL } })
    time.ahead += 120_000
    for (const job of jobs) await job.run(services)
    await bureau.settle()
    expect(await isSealed(id)).toBe(true)
  })
})

describe('CE-26 fifty-five seals become one', () => {
  const handOver = (i: number) => ({
    organName: `示范区第${String(i)}部门`,
    name: `示范区第${String(i)}部门行政审批专用章`,
    registration: `99010100${String(i).padStart(4, '0')}`,
    kind: i % 10 === 0 ? ('ELECTRONIC' as const) : ('PHYSICAL' as const),
    handedOverBy: `经办人${String(i)}`,
    endOfUse: '2026-01-31',
  })
  const destruction = (i: number) => ({
    on: '2026-02-15',
    method: i % 10 === 0 ? ('REVOKED' as const) : ('CUT' as const),
    certificateNumber: `销印〔2026〕${String(i)}号`,
    witnesses: ['监销人甲', '监销人乙'],
  })

  test('each is handed over with its last day, destroyed before two witnesses, and stays on the list', async () => {
    const ids: string[] = []
    for (let i = 1; i <= 55; i++) ids.push((await keeper.certificate.handOverSeal({ body: handOver(i) })).id)
    await bureau.settle()
    for (const [n, id] of ids.entries())
      await keeper.certificate.destroySeal({ params: { id }, body: destruction(n + 1) })
    await bureau.settle()
    const all = await keeper.certificate.oldSeals({})
    const items = all.items.filter(({ id }) => ids.includes(id))
    const destroyed = items.filter(({ destroyedOn }) => destroyedOn !== null)
    expect([items.length, destroyed.length, new Set(items.map(({ id }) => id)).size]).toEqual([55, 55, 55])
    expect(all.destroyed).toBeGreaterThanOrEqual(55)
    expect(items[0]).toMatchObject({
      endOfUse: '2026-01-31',
      destroyedOn: '2026-02-15',
      certificateNumber: '销印〔2026〕1号',
      witnesses: ['监销人甲', '监销人乙'],
      receivedBy: '薛安印',
    })
    expect((await sealOf(keeper)).name).toContain('行政审批专用章')
    await bureau.expectSound()
  })

  test('nothing of it can be cut short', async () => {
    expect(await codeOf(keeper.certificate.handOverSeal({ body: handOver(1) }))).toBe('OLD_SEAL_ALREADY_HANDED_OVER')
    const late = { ...handOver(60), endOfUse: '2999-01-01' }
    expect(await codeOf(keeper.certificate.handOverSeal({ body: late }))).toBe('OLD_SEAL_DATE_WRONG')
    const { id } = await keeper.certificate.handOverSeal({ body: handOver(61) })
    await bureau.settle()
    const bad = (change: object) =>
      codeOf(keeper.certificate.destroySeal({ params: { id }, body: { ...destruction(61), ...change } }))
    expect(await bad({ witnesses: ['监销人甲', '监销人甲'] })).toBe('OLD_SEAL_WITNESSES_MISSING')
    expect(await bad({ on: '2026-01-30' })).toBe('OLD_SEAL_DATE_WRONG')
    expect(await bad({ method: 'REVOKED' })).toBe('OLD_SEAL_METHOD_WRONG')
    expect(await bad({})).toBe('answered {"done":true}')
    expect(await bad({})).toBe('OLD_SEAL_ALREADY_DESTROYED')
  })
})
