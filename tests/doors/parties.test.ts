import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { CONSENT_VERSION } from '#clouds/parties'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { journeyIn } from '../support/case-journey.ts'
import { accept, codeOf, file, filledDraft, problemOf, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { anOutside } from '../support/outside.ts'

const { loopback, peers } = await anOutside()
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  peers,
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const { services, jobs } = bureau.office
const { next } = loopback.behaviours
const journey = journeyIn(bureau)
const CANTEEN = foodLicence.applicant.idNumber
const BUILDER = '91990101MA9900K258'
const TEAHOUSE = '91990101MA9900C75M'
// Invented: region 99 does not exist.
const handlerOf = { handlerName: '经小办', handlerNumber: '990101199204150038' }
const cha = { name: '茶知味', idNumber: '990101198811300056' }
const today = () => localDate(services.now())

async function newcomer(name = '某某'): Promise<Person> {
  const username = `new-${randomUUID().slice(0, 8)}`
  const password = 'a-password-of-mine'
  await bureau.office.accounts.open({ id: services.newId(), username, password, kind: 'applicant', name })
  return signedIn(bureau, username, password)
}
const runJob = async (name: string) => jobs.find((job) => job.name === name)?.run(services)
const lettersTo = (address: string) => loopback.letters().filter(({ to }) => to === address)
const codeSentTo = (address: string): string => /\d{6}/.exec(lettersTo(address).at(-1)?.text ?? '')?.[0] ?? ''

async function confirm(person: Person, channel: 'SMS' | 'EMAIL', address: string) {
  await person.parties.sendCode({ body: { channel, address } })
  return person.parties.confirmContact({ body: { channel, code: codeSentTo(address) } })
}
const fileFor = async (person: Person, changes: Partial<typeof foodLicence.applicant> = {}) => {
  const { id, revision, content } = await filledDraft(person)
  const applicant = { ...content.applicant, ...changes }
  const saved = await person.approval.saveDraft({
    params: { id },
    body: { revision, content: { ...content, applicant } },
  })
  return person.approval.submit({ params: { id }, body: submission(saved.revision) })
}

describe('ST-26 who is who: persons and enterprises with keys of their own', () => {
  test('name and number are asserted by the identity service, and kept with its word', async () => {
    const person = await newcomer()
    const { person: verified, identities } = await person.parties.verifyRealName({ body: cha })
    expect(verified).toMatchObject({ ...cha, provider: 'loopback identity service' })
    expect(identities).toMatchObject([{ kind: 'PERSON', basis: 'SELF', idNumber: cha.idNumber }])
    expect(await codeOf(person.parties.verifyRealName({ body: cha }))).toBe('REAL_NAME_ALREADY_VERIFIED')
  })
  test('a name that is another’s is refused, and an account never changes hands', async () => {
    const person = await newcomer()
    const mine = { name: '示例居民乙', idNumber: '990101199508080016' }
    expect(await codeOf(person.parties.verifyRealName({ body: { ...mine, name: '别人' } }))).toBe('IDENTITY_MISMATCH')
    await person.parties.verifyRealName({ body: mine })
    const other = { name: handlerOf.handlerName, idNumber: handlerOf.handlerNumber }
    expect(await codeOf(person.parties.verifyRealName({ body: other }))).toBe('REAL_NAME_OF_ANOTHER')
  })
  test('one person has one account', async () => {
    const person = await newcomer()
    expect(await codeOf(person.parties.verifyRealName({ body: cha }))).toBe('IDENTITY_HELD_BY_ANOTHER_ACCOUNT')
  })
  test('a service that hangs up costs nothing but another press', async () => {
    const person = await newcomer()
    const body = { name: '王新人', idNumber: '990101199003070031' }
    next('identity', 'late')
    expect(await codeOf(person.parties.verifyRealName({ body }))).toBe('PEER_UNREACHABLE')
    expect((await person.parties.verifyRealName({ body })).person.name).toBe('王新人')
  })
  test('whoever guesses is stopped for the day', async () => {
    const person = await newcomer()
    const guess = () => person.parties.verifyRealName({ body: { ...cha, name: '猜一猜' } })
    for (let i = 0; i < 10; i += 1) expect(await codeOf(guess())).toBe('IDENTITY_MISMATCH')
    expect(await codeOf(guess())).toBe('TOO_MANY_TODAY')
  })
  test('an enterprise is registered from the register, by its legal representative alone', async () => {
    const stranger = await newcomer()
    expect(await codeOf(stranger.parties.registerEnterprise({ body: { creditCode: TEAHOUSE } }))).toBe(
      'REAL_NAME_FIRST',
    )
    await stranger.parties.verifyRealName({ body: { name: '李路人', idNumber: '99010119900307004X' } })
    expect(await codeOf(stranger.parties.registerEnterprise({ body: { creditCode: TEAHOUSE } }))).toBe(
      'NOT_LEGAL_REPRESENTATIVE',
    )
    expect(await codeOf(stranger.parties.registerEnterprise({ body: { creditCode: '91990101MA9900A14V' } }))).toMatch(
      /ENTERPRISE_NOT_IN_REGISTER|CREDIT_CODE_WRONG/,
    )
    const { own } = await stranger.parties.enterprises({})
    expect(own).toEqual([])
  })
})

describe('AP-30 enter once, share throughout', () => {
  test('register and identity pre-fill what forms ask for, each fact with its source', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const { identities } = await canteen.parties.mine({})
    const own = identities.find(({ idNumber }) => idNumber === CANTEEN)
    expect(own).toMatchObject({ basis: 'LEGAL_REPRESENTATIVE', name: foodLicence.applicant.name })
    expect(own?.facts).toMatchObject({
      legalRepresentative: { value: '稻小香', source: 'REGISTER' },
      address: { value: '示范区样板街道稻香路 8 号', source: 'SELF' },
      businessScope: { source: 'REGISTER' },
    })
  })
  test('a first draft begins with who the account verifiably is', async () => {
    const builder = await signedIn(bureau, 'demo.builder')
    const { content } = await builder.approval.startDraft({ body: { itemCode: foodLicence.itemCode } })
    expect(content.applicant).toMatchObject({ kind: 'ENTERPRISE', idNumber: BUILDER, phone: '19900000003' })
  })
  test('what is stated changes the master data, and every change stays in the history', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const params = { creditCode: CANTEEN }
    const body = { phone: '19900000002', businessAddress: '示范区样板街道稻香路 9 号', contactName: '稻小香' }
    const { history } = await canteen.parties.stateEnterprise({ params, body })
    expect(history.at(-1)).toMatchObject({
      field: 'businessAddress',
      before: '示范区样板街道稻香路 8 号',
      after: '示范区样板街道稻香路 9 号',
      source: 'SELF',
    })
    expect(await codeOf(canteen.parties.stateEnterprise({ params, body }))).toBe('MASTER_DATA_UNCHANGED')
    expect(await codeOf(canteen.parties.refreshEnterprise({ params, body: {} }))).toBe('MASTER_DATA_UNCHANGED')
  })
  test('another’s enterprise is answered like one that is not there', async () => {
    const builder = await signedIn(bureau, 'demo.builder')
    const params = { creditCode: CANTEEN }
    const body = { phone: '1', businessAddress: '', contactName: '' }
    expect(await codeOf(builder.parties.stateEnterprise({ params, body }))).toBe('NOT_FOUND')
    expect(await codeOf(builder.parties.refreshEnterprise({ params, body: {} }))).toBe('NOT_FOUND')
  })
})

describe('handlers under a mandate', () => {
  test('without one, nobody files for an enterprise; with one, its handler stands on the case', async () => {
    const handler = await newcomer('经小办')
    await handler.parties.verifyRealName({ body: { name: handlerOf.handlerName, idNumber: handlerOf.handlerNumber } })
    const refusedThen = await problemOf(file(handler))
    expect(refusedThen.fields?.map(({ path }) => path)).toContain('/applicant/idNumber')

    const canteen = await signedIn(bureau, 'demo.canteen')
    const body = { ...handlerOf, items: [foodLicence.itemCode], from: today(), until: addDays(today(), 30) }
    const { mandates } = await canteen.parties.grantMandate({ params: { creditCode: CANTEEN }, body })
    const [mandate] = mandates
    expect(mandate).toMatchObject({ state: 'STANDING', handlerName: '经小办', grantorName: '稻小香' })

    const mine = await handler.parties.mine({})
    expect(mine.identities).toContainEqual(expect.objectContaining({ basis: 'MANDATE', idNumber: CANTEEN }))
    const { id } = await file(handler)
    const { rows } = await services.db.query<{ account: string }>(
      'select account from app._private_person_alias where stream = $1',
      [id],
    )
    expect(rows).toHaveLength(1)
    const [submitted] = await services.history(id)
    expect(submitted?.body?.['handler']).toMatchObject({ name: '经小办', mandate: mandate?.id })

    await canteen.parties.revokeMandate({ params: { id: mandate?.id ?? '' }, body: { reason: '已调离' } })
    expect((await problemOf(file(handler))).code).toBe('VALIDATION_FAILED')
  })
  test('a mandate given in the register’s name is good until its last day', async () => {
    const resident = await signedIn(bureau, 'demo.resident')
    const builder = { name: '示范区筑远建设开发有限公司', idNumber: BUILDER, phone: '19900000003' }
    expect((await fileFor(resident, builder)).caseNumber).toMatch(/\d/)
    clock.ahead = 366 * 86_400_000
    const late = await signedIn(bureau, 'demo.resident')
    expect((await problemOf(fileFor(late, builder))).code).toBe('VALIDATION_FAILED')
    clock.ahead = 0
  })
  test('the name must be the register’s', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const { fields } = await problemOf(fileFor(canteen, { name: '示范区稻香大酒店' }))
    expect(fields?.map(({ path }) => path)).toEqual(['/applicant/name'])
  })
  test('strangers to a mandate do not see it; the handler may lay it down', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const resident = await signedIn(bureau, 'demo.resident')
    const { mandates } = await resident.parties.enterprises({})
    const id = mandates[0]?.id ?? ''
    const body = { reason: '不再经办' }
    expect(await codeOf(canteen.parties.revokeMandate({ params: { id }, body }))).toBe('NOT_FOUND')
    expect(await resident.parties.revokeMandate({ params: { id }, body })).toMatchObject({
      state: 'REVOKED',
      revokedSide: 'HANDLER',
    })
  })
})

describe('AP-13 and AP-23: every step is told, by the channels that were agreed to, with a record', () => {
  test('a contact is proved by the code that was sent there, and guesses end', async () => {
    const person = await newcomer()
    await person.parties.sendCode({ body: { channel: 'EMAIL', address: 'Neu@Example.CN' } })
    const wrong = codeSentTo('neu@example.cn') === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i += 1)
      expect(await codeOf(person.parties.confirmContact({ body: { channel: 'EMAIL', code: wrong } }))).toBe(
        'CODE_WRONG',
      )
    const right = codeSentTo('neu@example.cn')
    expect(await codeOf(person.parties.confirmContact({ body: { channel: 'EMAIL', code: right } }))).toBe('CODE_WRONG')
    expect((await confirm(person, 'EMAIL', 'neu@example.cn')).person.email).toBe('neu@example.cn')
    await person.parties.removeContact({ body: { channel: 'EMAIL' } })
    expect((await person.parties.mine({})).person.history.map(({ field, after }) => [field, after])).toEqual([
      ['email', 'neu@example.cn'],
      ['email', ''],
    ])
  })

  test('without consent the inbox is all; with it the telephone and the mailbox hear too', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const intake = await signedIn(bureau, 'lin.shouli')
    const before = lettersTo('19900000002').length
    const quiet = await file(canteen)
    await accept(intake, quiet.id, quiet.version)
    await bureau.settle()
    expect(lettersTo('19900000002')).toHaveLength(before)

    await canteen.parties.giveConsent({ body: { textVersion: CONSENT_VERSION, channels: ['SMS', 'EMAIL'] } })
    const told = await file(canteen)
    await accept(intake, told.id, told.version)
    await bureau.settle()
    const { items, unread } = await canteen.parties.inbox({ query: {} })
    expect(unread).toBeGreaterThan(0)
    const [accepted] = items
    expect(accepted).toMatchObject({ cause: 'ApplicationAccepted', link: `/my/cases/${told.id}` })
    expect(accepted?.deliveries.map(({ channel, state }) => [channel, state])).toEqual([
      ['EMAIL', 'DELIVERED'],
      ['SMS', 'DELIVERED'],
    ])
    const sms = lettersTo('19900000002').at(-1)?.text ?? ''
    expect(sms).toContain(told.caseNumber)
    // A telephone's screen is seen by others: neither name nor number of anybody.
    for (const secret of ['稻', CANTEEN, '99010119']) expect(sms).not.toContain(secret)
    expect(lettersTo('demo.canteen@example.cn').at(-1)?.text).toContain('/my/inbox')
  })

  test('corrections and refusals to accept are told like good news', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const intake = await signedIn(bureau, 'lin.shouli')
    const wanting = await file(canteen)
    const defects = [{ subject: 'FIELD' as const, ref: '/shopName', problem: '与执照不一致', remedy: '请更正' }]
    await intake.approval.requestCorrection({
      params: { id: wanting.id },
      body: { expectedVersion: wanting.version, defects },
    })
    const foreign = await file(canteen)
    await intake.approval.refuseToAccept({
      params: { id: foreign.id },
      body: {
        expectedVersion: foreign.version,
        ground: 'NOT_COMPETENT',
        reason: '经营场所不在本区，请向所在区审批局申请',
        referral: { organ: '邻区行政审批局', contact: '邻区政务服务大厅，电话 0000-0000000' },
      },
    })
    // Cases made by commands have numbers of their own: another day keeps them apart from the hall’s.
    clock.ahead = 2 * 86_400_000
    const refused = await journey.submitted()
    await journey.accepted(refused)
    await journey.refused(refused)
    clock.ahead = 0
    await bureau.settle()
    const { items } = await canteen.parties.inbox({ query: { limit: 100 } })
    const causes = items.map(({ cause }) => cause)
    expect(causes).toContain('CorrectionRequested')
    expect(causes).toContain('ApplicationNotAccepted')
    expect(causes).toContain('CaseRefused')
    expect(items.find(({ cause }) => cause === 'CorrectionRequested')?.text.zh).toContain('请更正')
    expect(items.find(({ cause }) => cause === 'ApplicationNotAccepted')?.text.zh).toContain('行政复议')
    const sms = lettersTo('19900000002').map(({ text }) => text)
    expect(sms.some((text) => text.includes('不予受理'))).toBe(true)
  })

  test('a failed delivery is recorded, tried again when its time has come, and arrives once', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const intake = await signedIn(bureau, 'lin.shouli')
    const { id, version } = await file(canteen)
    await bureau.settle()
    next('sms', 'late')
    next('mail', 'refuse')
    await accept(intake, id, version)
    await bureau.settle()
    const delivered = async () => (await canteen.parties.inbox({ query: {} })).items[0]?.deliveries
    expect(await delivered()).toMatchObject([
      { channel: 'EMAIL', state: 'GIVEN_UP', attempts: 1 },
      { channel: 'SMS', state: 'WAITING', attempts: 1 },
    ])
    await runJob('parties.deliver-again')
    expect(await delivered()).toMatchObject([{}, { state: 'WAITING', attempts: 1 }])
    const before = lettersTo('19900000002').length
    clock.ahead = 61_000
    await runJob('parties.deliver-again')
    clock.ahead = 0
    expect(await delivered()).toMatchObject([{}, { channel: 'SMS', state: 'DELIVERED', attempts: 2 }])
    // The first attempt had arrived before its answer was lost; the far side knew the second by its id.
    expect(lettersTo('19900000002')).toHaveLength(before)
  })

  test('what is handled again is told once', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const before = await canteen.parties.inbox({ query: { limit: 100 } })
    await services.db.query(`update ledger.follower set position = 0 where name like 'reaction:parties%'`)
    await bureau.settle()
    expect(await canteen.parties.inbox({ query: { limit: 100 } })).toEqual(before)
  })

  test('reading is noted, and nobody reads another’s', async () => {
    const [canteen, builder] = [await signedIn(bureau, 'demo.canteen'), await signedIn(bureau, 'demo.builder')]
    const { items, unread } = await canteen.parties.inbox({ query: { limit: 2 } })
    const id = items[0]?.id ?? ''
    expect(await codeOf(builder.parties.readNotification({ params: { id }, body: {} }))).toBe('NOT_FOUND')
    expect((await canteen.parties.readNotification({ params: { id }, body: {} })).unread).toBe(unread - 1)
    expect((await canteen.parties.readNotification({ params: { id }, body: {} })).unread).toBe(unread - 1)
    expect((await builder.parties.inbox({ query: {} })).items.map(({ id: other }) => other)).not.toContain(id)
  })

  test('a withdrawn consent silences every channel but the inbox', async () => {
    const canteen = await signedIn(bureau, 'demo.canteen')
    const { consent } = await canteen.parties.withdrawConsent({ body: {} })
    expect(consent).toMatchObject({ given: false, channels: [] })
    expect(consent.history.map(({ type }) => type)).toEqual(['ConsentGiven', 'ConsentWithdrawn'])
  })
})
