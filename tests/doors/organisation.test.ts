import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ProblemError } from '#contract'
import { enrolmentBytes } from '#seal'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { letIn } from '../support/appoint.ts'
import { aBureau } from '../support/office.ts'

const bureau = await aBureau({ items: [foodLicence.itemCode] })

async function signedIn(username: string, password = DEMO_PASSWORD): Promise<Person> {
  const person = bureau.visitor()
  await person.signIn(username, password)
  return person
}
async function codeOf(call: Promise<unknown>): Promise<string> {
  const answer = await call.catch((error: unknown) => error)
  if (answer instanceof ProblemError) return answer.problem.code
  throw new Error(`This should have been refused, but was answered ${JSON.stringify(answer)}`)
}
const administrator = () => signedIn('tian.zhanghu')
const second = () => signedIn('bai.fuhe')
const BUREAU = bureau.matters.district.organs[0]?.id ?? ''

/** What a browser does: a P-256 key of its own, and a signature over the server's challenge. */
function aDevice() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  return {
    spki: spki.toString('base64'),
    fingerprint: createHash('sha256').update(spki).digest('hex'),
    prove: (challenge: string) =>
      sign('sha256', enrolmentBytes(challenge), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  }
}
async function enrol(person: Person, device = aDevice()) {
  const { challenge } = await person.organisation.myKeys({})
  const body = { spki: device.spki, challenge, proof: device.prove(challenge), device: '窗口电脑' }
  return person.organisation.enrolKey({ body })
}

describe('appointing', () => {
  const newcomer = {
    name: '安新来',
    organ: BUREAU,
    post: '审查岗',
    roles: ['examiner' as const],
    username: 'an.xinlai',
  }
  const password = 'a-long-enough-password'
  test('an appointed officer signs in with his roles, and is listed', async () => {
    const person = await administrator()
    const { id } = await letIn(person, await second(), { ...newcomer, password })
    await bureau.settle()
    const me = await (await signedIn(newcomer.username, password)).office.me({})
    expect(me).toMatchObject({ kind: 'officer', id, name: '安新来', roles: ['examiner'], organ: { id: BUREAU } })
    const { items } = await person.organisation.officers({})
    expect(items.find((item) => item.id === id)).toMatchObject({
      username: 'an.xinlai',
      roles: ['examiner'],
      version: 2,
    })
  })
  test('a repeated request appoints one person', async () => {
    const person = await administrator()
    const body = { ...newcomer, name: '安再来', username: 'an.zailai' }
    const options = { idempotencyKey: 'appoint-an-zailai' }
    const first = await person.organisation.appoint({ body }, options)
    expect(await person.organisation.appoint({ body }, options)).toEqual(first)
  })
  test('a username is one person’s', async () => {
    const person = await administrator()
    expect(await codeOf(person.organisation.appoint({ body: newcomer }))).toBe('USERNAME_TAKEN')
  })
  test('OV-27 no administrator can put two powers in one hand', async () => {
    const person = await administrator()
    const body = { ...newcomer, username: 'liang.shou', roles: ['sealKeeper' as const, 'decider' as const] }
    expect(await codeOf(person.organisation.appoint({ body }))).toBe('SEAL_KEEPER_DECIDES')
    const nowhere = { ...newcomer, username: 'wu.chu', organ: '00000000-0000-4000-8000-000000000000' }
    expect(await codeOf(person.organisation.appoint({ body: nowhere }))).toBe('ORGAN_UNKNOWN')
  })
  test('one administrator cannot let a person in: not by confirming himself, not by confirming the key afterwards', async () => {
    const [first, other] = [await administrator(), await second()]
    const body = { ...newcomer, name: '吴中生', username: 'wu.zhongsheng', roles: ['decider' as const] }
    const { id: officer } = await first.organisation.appoint({ body })
    const params = { officer }
    expect(await codeOf(signedIn(body.username, password))).toBe('WRONG_PASSWORD')
    expect(await codeOf(first.organisation.confirmProposal({ params, body: { password } }))).toBe('PROPOSAL_OWN')
    expect(await codeOf(first.organisation.appoint({ body }))).toBe('USERNAME_TAKEN')
    expect(await codeOf(other.organisation.confirmProposal({ params, body: { password: null } }))).toBe(
      'PROPOSAL_PASSWORD_MISSING',
    )
    await other.organisation.confirmProposal({ params, body: { password } })
    expect(await codeOf(other.organisation.confirmProposal({ params, body: { password } }))).toBe('PROPOSAL_UNKNOWN')
    await bureau.settle()
    const { key, fingerprint } = await enrol(await signedIn(body.username, password))
    const confirming = { params: { key }, body: { fingerprint } }
    expect(await codeOf(other.organisation.confirmKey(confirming))).toBe('KEY_CONFIRMED_BY_WHO_LET_IN')
    expect(await first.organisation.confirmKey(confirming)).toMatchObject({ state: 'confirmed' })
  })
  test('a right is granted by two and taken away by one, and a declined proposal leaves nothing', async () => {
    const [first, other] = [await administrator(), await second()]
    const rolesOf = async (officer: string) =>
      (await first.organisation.officers({})).items.find(({ id }) => id === officer)?.roles
    const { id: officer } = await letIn(first, other, { ...newcomer, username: 'an.shouquan', password })
    const params = { officer }
    const more = { roles: ['examiner' as const, 'decider' as const] }
    expect(await first.organisation.changeRoles({ params, body: more })).toEqual({ waits: true })
    expect(await rolesOf(officer)).toEqual(['examiner'])
    expect(await codeOf(other.organisation.changeRoles({ params, body: more }))).toBe('PROPOSAL_WAITS')
    expect((await other.organisation.proposals({})).items).toContainEqual(
      expect.objectContaining({ officer, about: 'roles', roles: more.roles, own: false }),
    )
    await other.organisation.declineProposal({ params, body: { reason: '岗位未批准' } })
    expect(await codeOf(other.organisation.confirmProposal({ params, body: { password: null } }))).toBe(
      'PROPOSAL_UNKNOWN',
    )
    await first.organisation.changeRoles({ params, body: more })
    await other.organisation.confirmProposal({ params, body: { password: null } })
    expect(await rolesOf(officer)).toEqual(more.roles)
    expect(await first.organisation.changeRoles({ params, body: { roles: ['decider'] } })).toEqual({ waits: false })
    expect(await rolesOf(officer)).toEqual(['decider'])
  })
  test('nobody else appoints', async () => {
    const examiner = await signedIn('he.yuanzhou')
    expect(await codeOf(examiner.organisation.appoint({ body: newcomer }))).toBe('FORBIDDEN')
  })
})

describe('signing keys', () => {
  test('a key is enrolled by its holder, confirmed by a second person, and certified', async () => {
    const decider = await signedIn('tang.duanheng')
    const device = aDevice()
    const enrolled = await enrol(decider, device)
    expect(enrolled).toMatchObject({ state: 'enrolled', fingerprint: device.fingerprint, certSha256: null })
    const confirmer = await second()
    expect((await confirmer.organisation.pendingKeys({ query: {} })).items.map(({ key }) => key)).toContain(
      enrolled.key,
    )
    const params = { key: enrolled.key }
    const wrong = { fingerprint: 'ab'.repeat(32) }
    expect(await codeOf(confirmer.organisation.confirmKey({ params, body: wrong }))).toBe('KEY_FINGERPRINT_DIFFERS')
    const body = { fingerprint: device.fingerprint }
    const confirmed = await confirmer.organisation.confirmKey({ params, body })
    expect(confirmed.state).toBe('confirmed')
    expect(confirmed.certSha256).toMatch(/^[0-9a-f]{64}$/)
    expect(await codeOf(confirmer.organisation.confirmKey({ params, body }))).toBe('KEY_ALREADY_CONFIRMED')
    const revoked = await confirmer.organisation.revokeKey({ params, body: { reason: '设备遗失' } })
    expect(revoked.state).toBe('revoked')
    expect(await codeOf(confirmer.organisation.confirmKey({ params, body }))).toBe('KEY_REVOKED')
    expect((await decider.organisation.myKeys({})).items).toMatchObject([{ key: enrolled.key, state: 'revoked' }])
  })

  test('a key is not enrolled without proof that it is held, nor under two names', async () => {
    const [examiner, other] = [await signedIn('he.yuanzhou'), await signedIn('su.jianming')]
    const device = aDevice()
    const { challenge } = await examiner.organisation.myKeys({})
    const body = { spki: device.spki, challenge, proof: aDevice().prove(challenge), device: '窗口电脑' }
    expect(await codeOf(examiner.organisation.enrolKey({ body }))).toBe('KEY_PROOF_WRONG')
    await enrol(examiner, device)
    expect(await codeOf(enrol(examiner, device))).toBe('KEY_ALREADY_ENROLLED')
    expect(await codeOf(enrol(other, device))).toBe('KEY_HELD_BY_ANOTHER')
    const stolen = await other.organisation.myKeys({})
    const borrowed = { ...body, challenge: stolen.challenge, proof: device.prove(stolen.challenge) }
    expect(await codeOf(examiner.organisation.enrolKey({ body: borrowed }))).toBe('KEY_PROOF_WRONG')
  })

  test('afterwards everything can be rebuilt from the ledger', async () => {
    await bureau.settle()
    await bureau.expectSound()
  })
})
