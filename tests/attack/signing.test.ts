import { randomUUID, webcrypto } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import type { SigningDevice } from '../../src/cli/demo/signing-device.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { ledgerSize } from '../support/caller.ts'
import { letIn } from '../support/appoint.ts'
import { accept, codeOf, examine, file, grant, prepareGrant, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const clock = { ahead: 0 }
const now = () => new Date(Date.now() + clock.ahead).toISOString()
const bureau = await aBureau({ items: [foodLicence.itemCode], now })
const MINUTE_MS = 60_000
const BUREAU = '47eaa099-2cb6-416d-86dc-283cf0480ff9'
const PASSWORD = 'another-decider-1'

const administrator = await signedIn(bureau, 'tian.zhanghu')
const otherAdministrator = await signedIn(bureau, 'bai.fuhe')
type Role = Parameters<Person['organisation']['appoint']>[0]['body']['roles'][number]
const appoint = (username: string, roles: readonly Role[]) =>
  letIn(administrator, otherAdministrator, {
    name: '某某',
    organ: BUREAU,
    post: '某岗',
    roles: [...roles],
    username,
    password: PASSWORD,
  })
await appoint('second.decider', ['decider'])
await appoint('both.hands', ['examiner', 'decider'])
await bureau.settle()

const [applicant, intake, examiner, decider, second] = await Promise.all([
  signedIn(bureau, 'demo.canteen'),
  signedIn(bureau, 'lin.shouli'),
  signedIn(bureau, 'he.yuanzhou'),
  signedIn(bureau, 'tang.duanheng'),
  signedIn(bureau, 'second.decider', PASSWORD),
])
const device = await enrolDevice(decider, administrator, '决定岗电脑')
const secondDevice = await enrolDevice(second, administrator, '第二决定岗电脑')

async function examinedCase() {
  const { id, version } = await file(applicant)
  const accepted = await accept(intake, id, version)
  return examine(examiner, id, accepted.version)
}
interface Signing {
  readonly prepared: string
  readonly certSha256?: string
  readonly signature: string
}
const decide = (who: Person, id: string, { prepared, certSha256 = device.certSha256, signature }: Signing) =>
  who.approval.decide({ params: { id }, body: { prepared, certSha256, signature } })

/** Refused with this code, and the ledger stands where it stood. */
async function expectRefused(code: string, act: () => Promise<unknown>): Promise<void> {
  const before = await ledgerSize(bureau)
  expect(await codeOf(act())).toBe(code)
  expect(await ledgerSize(bureau)).toBe(before)
}
const prepared = async (who: Person = decider) => {
  const { id, version } = await examinedCase()
  return { id, ...(await prepareGrant(who, id, version)) }
}

describe('a signature that does not belong to the act', () => {
  test('over other bytes: the outcome was turned after it was shown', async () => {
    const { id, prepared: act, envelope } = await prepared()
    for (const other of [envelope.replace('CaseGranted', 'CaseRefused'), `${envelope} `, '', envelope.slice(0, -1)])
      await expectRefused('SIGNATURE_INVALID', async () =>
        decide(decider, id, { prepared: act, signature: await device.sign(other) }),
      )
  })
  test('of another act of the same officer', async () => {
    const [one, other] = [await prepared(), await prepared()]
    const signature = await device.sign(other.envelope)
    await expectRefused('SIGNATURE_INVALID', () => decide(decider, one.id, { prepared: one.prepared, signature }))
  })
  test('made up, empty in its numbers, or spelt otherwise', async () => {
    const { id, prepared: act, envelope } = await prepared()
    const good = Buffer.from(await device.sign(envelope), 'base64url')
    const order = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex')
    const forged = [
      Buffer.alloc(64),
      Buffer.alloc(64, 0xff),
      Buffer.concat([order, order]),
      Buffer.concat([Buffer.alloc(32), good.subarray(32)]),
      Buffer.concat([good.subarray(0, 32), Buffer.alloc(32)]),
      Buffer.concat([good.subarray(32), good.subarray(0, 32)]),
    ]
    for (const bytes of forged)
      await expectRefused('SIGNATURE_INVALID', () =>
        decide(decider, id, { prepared: act, signature: bytes.toString('base64url') }),
      )
    // The last letter of 86 carries four bits that belong to no byte.
    const text = good.toString('base64url')
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const respelt = `${text.slice(0, -1)}${alphabet[alphabet.indexOf(text.slice(-1)) ^ 1] ?? ''}`
    await expectRefused('SIGNATURE_INVALID', () => decide(decider, id, { prepared: act, signature: respelt }))
  })
  test('mirrored: s and n − s prove the same, and still the act happens once', async () => {
    const { id, prepared: act, envelope } = await prepared()
    const signature = await device.sign(envelope)
    const bytes = Buffer.from(signature, 'base64url')
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
    const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`)
    const mirrored = Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')])
    const before = await ledgerSize(bureau)
    const outcomes = await Promise.allSettled([
      decide(decider, id, { prepared: act, signature }),
      decide(decider, id, { prepared: act, signature: mirrored.toString('base64url') }),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await ledgerSize(bureau)).toBe(before + 1)
  })
})

describe('an act that is not one’s own to sign', () => {
  test('another officer’s prepared act, with his own good key', async () => {
    const { id, prepared: act, envelope } = await prepared()
    await expectRefused('PREPARED_ACT_GONE', async () =>
      decide(second, id, {
        prepared: act,
        certSha256: secondDevice.certSha256,
        signature: await secondDevice.sign(envelope),
      }),
    )
  })
  test('his own prepared act under another’s certificate, whoever’s key signed', async () => {
    const { id, prepared: act, envelope } = await prepared()
    const keys: readonly SigningDevice[] = [device, secondDevice]
    for (const key of keys)
      await expectRefused('SIGNING_KEY_UNKNOWN', async () =>
        decide(decider, id, {
          prepared: act,
          certSha256: secondDevice.certSha256,
          signature: await key.sign(envelope),
        }),
      )
  })
  test('his act on one case at the door of another', async () => {
    const [one, other] = [await prepared(), await examinedCase()]
    await expectRefused('PREPARED_ACT_GONE', async () =>
      decide(decider, other.id, { prepared: one.prepared, signature: await device.sign(one.envelope) }),
    )
  })
  test('the same act twice', async () => {
    const { id, prepared: act, envelope } = await prepared()
    const signature = await device.sign(envelope)
    await decide(decider, id, { prepared: act, signature })
    await expectRefused('PREPARED_ACT_GONE', () => decide(decider, id, { prepared: act, signature }))
  })
  test('twenty times at once: it is one decision', async () => {
    const { id, prepared: act, envelope } = await prepared()
    const signature = await device.sign(envelope)
    const before = await ledgerSize(bureau)
    await Promise.allSettled(Array.from({ length: 20 }, () => decide(decider, id, { prepared: act, signature })))
    expect(await ledgerSize(bureau)).toBe(before + 1)
  })
  test('twenty times at once under one key: everyone is told of the one decision', async () => {
    const { id, prepared: act, envelope } = await prepared()
    const body = { prepared: act, certSha256: device.certSha256, signature: await device.sign(envelope) }
    const options = { idempotencyKey: randomUUID() }
    const deciding = () => decider.approval.decide({ params: { id }, body }, options)
    const answers = await Promise.all(Array.from({ length: 20 }, deciding))
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1)
  })
  test('an act prepared before the case went on', async () => {
    const { id, version } = await examinedCase()
    const { prepared: act, envelope } = await prepareGrant(decider, id, version)
    const body = { expectedVersion: version, reason: '请补充审查意见' }
    await decider.approval.returnCase({ params: { id }, body })
    await expectRefused('VERSION_CONFLICT', async () =>
      decide(decider, id, { prepared: act, signature: await device.sign(envelope) }),
    )
  })
  test('an act prepared more than ten minutes ago', async () => {
    const { id, prepared: act, envelope } = await prepared()
    const signature = await device.sign(envelope)
    clock.ahead += 11 * MINUTE_MS
    await expectRefused('PREPARED_ACT_GONE', () => decide(decider, id, { prepared: act, signature }))
  })
  test('a decision on what one has examined oneself', async () => {
    const both = await signedIn(bureau, 'both.hands', PASSWORD)
    const { id, version } = await file(applicant)
    const accepted = await accept(intake, id, version)
    const examined = await examine(both, id, accepted.version)
    const before = await ledgerSize(bureau)
    const code = await codeOf(prepareGrant(both, id, examined.version))
    expect(code).not.toBe('FORBIDDEN')
    expect(await ledgerSize(bureau)).toBe(before)
  })
  test.each(['2099-02-30', '2099-99-99', '0000-01-01', '1999-01-01', '9999-12-31'])(
    'a licence from %s',
    async (validFrom) => {
      const { id, version } = await examinedCase()
      const before = await ledgerSize(bureau)
      const body = { expectedVersion: version, outcome: 'GRANT' as const, text: '准予许可', validFrom }
      expect(await codeOf(decider.approval.prepareDecision({ params: { id }, body }))).not.toBe('INTERNAL')
      expect(await ledgerSize(bureau)).toBe(before)
    },
  )
})

const { subtle } = webcrypto
async function aKey(namedCurve: 'P-256' | 'P-384' = 'P-256') {
  const pair = await subtle.generateKey({ name: 'ECDSA', namedCurve }, false, ['sign', 'verify'])
  const spki = Buffer.from(await subtle.exportKey('spki', pair.publicKey)).toString('base64')
  const sign = async (text: string) =>
    Buffer.from(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, Buffer.from(text))).toString(
      'base64url',
    )
  return { spki, prove: (challenge: string) => sign(`oneseal-enrol-v1\0${challenge}`), sign }
}
const challengeOf = async (who: Person) => (await who.organisation.myKeys({})).challenge
const enrol = (who: Person, spki: string, challenge: string, proof: string) =>
  who.organisation.enrolKey({ body: { spki, proof, challenge, device: '攻击者' } })

describe('a key', () => {
  test('is not enrolled with a challenge that is old, another’s, changed or made up', async () => {
    const key = await aKey()
    const own = await challengeOf(second)
    const others = await challengeOf(decider)
    const [until = '', nonce = '', mac = ''] = own.split('.')
    const later = `${String(Number(until) + 1)}.${nonce}.${mac}`
    for (const challenge of [others, later, `${until}.${nonce}.`, `NaN.${nonce}.${mac}`, 'x', '..', ''])
      await expectRefused('KEY_PROOF_WRONG', async () => enrol(second, key.spki, challenge, await key.prove(challenge)))
    const proof = await key.prove(own)
    clock.ahead += 11 * MINUTE_MS
    await expectRefused('KEY_PROOF_WRONG', () => enrol(second, key.spki, own, proof))
  })
  test('is not enrolled by whoever only saw its public half', async () => {
    const [key, seen] = [await aKey(), await aKey()]
    const challenge = await challengeOf(second)
    await expectRefused('KEY_PROOF_WRONG', async () => enrol(second, seen.spki, challenge, await key.prove(challenge)))
  })
  test('another holds is not enrolled a second time, in any spelling', async () => {
    const key = await aKey()
    const own = await challengeOf(decider)
    await enrol(decider, key.spki, own, await key.prove(own))
    const challenge = await challengeOf(second)
    const proof = await key.prove(challenge)
    const spellings = [key.spki, key.spki.replaceAll('+', '-').replaceAll('/', '_'), ` ${key.spki}`, `${key.spki}\n`]
    for (const spki of new Set(spellings))
      await expectRefused('KEY_HELD_BY_ANOTHER', () => enrol(second, spki, challenge, proof))
  })
  test('of another curve or none is not enrolled', async () => {
    const challenge = await challengeOf(second)
    const wrong = await aKey('P-384')
    const proof = (await wrong.prove(challenge)).slice(0, 86)
    for (const spki of [wrong.spki, '', 'AAAA', Buffer.from('not a key').toString('base64')])
      await expectRefused('KEY_PROOF_WRONG', () => enrol(second, spki, challenge, proof))
  })
  test('proves an enrolment by no signature made for an act', async () => {
    const key = await aKey()
    const challenge = await challengeOf(second)
    await expectRefused('KEY_PROOF_WRONG', async () =>
      enrol(second, key.spki, challenge, await key.sign(`oneseal-act-v1\0${challenge}`)),
    )
  })
  test('signs nothing before a second person has confirmed it', async () => {
    const key = await aKey()
    const challenge = await challengeOf(decider)
    const enrolled = await enrol(decider, key.spki, challenge, await key.prove(challenge))
    expect(enrolled.certSha256).toBeNull()
    const { id, prepared: act, envelope } = await prepared()
    const signature = await key.sign(`oneseal-act-v1\0${envelope}`)
    for (const certSha256 of [enrolled.fingerprint, '0'.repeat(64)])
      await expectRefused('SIGNING_KEY_UNKNOWN', () => decide(decider, id, { prepared: act, certSha256, signature }))
    await expectRefused('SIGNATURE_INVALID', () => decide(decider, id, { prepared: act, signature }))
    await administrator.organisation.revokeKey({ params: { key: enrolled.key }, body: { reason: '试毕' } })
  })
  test('is not confirmed under another fingerprint than the one on the holder’s screen', async () => {
    const key = await aKey()
    const challenge = await challengeOf(second)
    const enrolled = await enrol(second, key.spki, challenge, await key.prove(challenge))
    const params = { key: enrolled.key }
    await expectRefused('KEY_FINGERPRINT_DIFFERS', () =>
      administrator.organisation.confirmKey({ params, body: { fingerprint: device.fingerprint } }),
    )
  })
  test('that was revoked signs nothing more, not even what was prepared before', async () => {
    const lost = await enrolDevice(second, administrator, '遗失的电脑')
    const { id, prepared: act, envelope } = await prepared(second)
    const signature = await lost.sign(envelope)
    const { items } = await second.organisation.myKeys({})
    const row = items.find(({ certSha256 }) => certSha256 === lost.certSha256)
    await administrator.organisation.revokeKey({ params: { key: row?.key ?? '' }, body: { reason: '电脑遗失' } })
    await expectRefused('SIGNING_KEY_NOT_CONFIRMED', () =>
      decide(second, id, { prepared: act, certSha256: lost.certSha256, signature }),
    )
  })
  test('certified by another installation is nobody’s here', async () => {
    const elsewhere = await aBureau({ items: [], elsewhere: true })
    const foreign = await enrolDevice(
      await signedIn(elsewhere, 'tang.duanheng'),
      await signedIn(elsewhere, 'tian.zhanghu'),
      '别处的电脑',
    )
    const { id, prepared: act, envelope } = await prepared()
    await expectRefused('SIGNING_KEY_UNKNOWN', async () =>
      decide(decider, id, { prepared: act, certSha256: foreign.certSha256, signature: await foreign.sign(envelope) }),
    )
  })
})

describe('powers that never meet in one hand', () => {
  test.each<[string, readonly Role[]]>([
    ['ADMINISTRATOR_HOLDS_NOTHING_ELSE', ['administrator', 'decider']],
    ['ADMINISTRATOR_HOLDS_NOTHING_ELSE', ['intakeOfficer', 'administrator']],
    ['SEAL_KEEPER_DECIDES', ['sealKeeper', 'decider']],
    ['SUPERVISOR_APPROVES', ['supervisor', 'examiner']],
    ['INSPECTOR_APPROVES', ['inspector', 'sealKeeper']],
    ['SUPERVISOR_INSPECTS', ['supervisor', 'inspector']],
    ['EDITOR_REVIEWS', ['standardEditor', 'standardReviewer']],
  ])('%s', async (code, roles) => {
    // A name of its own each time: the throttle counts wrong guesses at one.
    const username = `too.mighty.${roles.join('.').toLowerCase().slice(0, 20)}`
    await expectRefused(code, () => appoint(username, roles))
    await expect(signedIn(bureau, username, PASSWORD)).rejects.toThrow('用户名或密码')
  })
  test('an administrator opens no second account over somebody else’s', async () => {
    for (const username of ['tang.duanheng', 'tian.zhanghu', 'demo.canteen'])
      expect(await codeOf(appoint(username, ['decider'])), username).toBe('USERNAME_TAKEN')
    await signedIn(bureau, 'tang.duanheng')
  })
  test('whoever approved a case never supervises it, whatever he is by then', async () => {
    const { id, version } = await examinedCase()
    await grant(decider, await enrolDevice(decider, administrator, '另一台'), id, version)
    await bureau.settle()
    const { rows } = await bureau.database.superuser.query<{ approvers: string[]; organ: string; id: string }>(
      'select id, approvers, organ from supervision._private_duty order by opened_at desc limit 1',
    )
    const [duty] = rows
    if (duty === undefined) throw new Error('The decision brought about no duty')
    expect(duty.approvers.length).toBeGreaterThanOrEqual(3)
    for (const approver of duty.approvers) {
      const by = { kind: 'officer', id: approver, organ: duty.organ, region: '990101', roles: ['supervisor'] } as const
      const command = { type: 'ClaimDuty', at: now(), by: '$actor' }
      const result = await bureau.office.services.run({ life: 'duty', stream: duty.id, command, by })
      expect(result).toMatchObject({ ok: false, refusal: { code: 'SUPERVISOR_APPROVED_IT' } })
    }
  })
})

test('afterwards the ledger is sound', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
