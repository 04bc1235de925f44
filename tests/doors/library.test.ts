import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { journeyIn } from '../support/case-journey.ts'
import { aCertificateLibrary, aResident } from '../support/certificate-library.ts'
import { pushCertificates } from '../support/certificate-push.ts'
import { aPdf, codeOf, signedIn } from '../support/hall.ts'

const secret = Buffer.alloc(32, 7)
const peers = { http: { certificates: { origin: 'http://127.0.0.1:9', secret } } }
const library = await aCertificateLibrary({ peers })
const { bureau, certificateType, BUREAU, MARKET, issue, decider, market, editor, reviewer } = library
const { services } = bureau.office
const journey = journeyIn(bureau)
const TYPE = { code: certificateType }
const resident = await signedIn(bureau, 'demo.resident')
const certificatesOf = (holder: string) => services.office.library.certificatesOf(holder)

const aClaim = (changes: object = {}) => ({
  certificateType,
  organ: MARKET,
  number: `JY-${randomUUID().slice(0, 8)}`,
  holderName: '某甲',
  holderCode: aResident(),
  validFrom: '2024-05-01',
  validUntil: '2029-04-30',
  fields: { place: '某街 1 号' },
  ...changes,
})

type Type = Awaited<ReturnType<typeof editor.library.type>>
function contentOf({ inForce }: Pick<Type, 'inForce'>) {
  if (inForce === null) throw new Error('The type is not in force')
  return inForce.content
}

describe('the catalogue of certificate types', () => {
  test('keeps every version of a type, and lets nobody publish his own draft', async () => {
    const type = await editor.library.type({ params: TYPE })
    expect(type.inForce?.number).toBe(2)
    expect(type.versions.map(({ number }) => number)).toEqual([2, 1])
    const body = { expectedVersion: type.version, content: contentOf(type), note: '无改动' }
    await editor.library.draftType({ params: TYPE, body })
    const own = editor.library.publishType({ params: TYPE, body: { expectedVersion: type.version + 1 } })
    expect(await codeOf(own)).toBe('FORBIDDEN')
    await reviewer.library.returnType({ params: TYPE, body: { expectedVersion: type.version + 1, reason: '没有改动' } })
    expect((await editor.library.type({ params: TYPE })).draft).toBeNull()
  })

  test('refuses a code with a wrong check character and a version somebody else has moved on', async () => {
    const { inForce, version } = await editor.library.type({ params: TYPE })
    const content = contentOf({ inForce })
    const wrong = { code: '119901019900000421999' }
    const body = { expectedVersion: 0, content, note: '新类型' }
    expect(await codeOf(editor.library.draftType({ params: wrong, body }))).toBe('TYPE_CODE_WRONG')
    const stale = { expectedVersion: version - 1, content, note: '旧版本' }
    expect(await codeOf(editor.library.draftType({ params: TYPE, body: stale }))).toBe('VERSION_CONFLICT')
  })
})

describe('what the bureau produces', () => {
  test('CE-01 CE-02 CE-05 CE-08 is in the one library with its type, holder, sealed file, state, calls and verification', async () => {
    const caseId = await journey.grantedCase()
    await bureau.settle()
    const { items } = await issue.library.searchLibrary({ query: { way: 'PRODUCED' } })
    const found = items.find(({ standing }) => standing === 'VERIFIED')
    if (found === undefined) throw new Error('The granted certificate is not in the library')
    const view = await issue.library.libraryCertificate({ params: { id: found.id } })
    expect(view).toMatchObject({ produced: true, case: caseId, standing: 'VERIFIED', typeVersion: 2 })
    expect(view.rows.length).toBeGreaterThan(3)
    expect(view.history.map(({ type }) => type)).toEqual(['CertificatePrepared', 'SealUseBegan', 'CertificateSealed'])
    const [held] = await certificatesOf(found.holderCode)
    expect(held).toMatchObject({ identifier: found.identifier, state: 'IN_FORCE', way: 'PRODUCED' })
    const counts = await issue.library.libraryCounts({})
    expect(counts).toMatchObject({ unpushed: 0 })
    expect(counts.produced).toBeGreaterThan(0)
    // Of a type of the catalogue, with its template; called for a case on record; verified by anybody.
    expect((await editor.library.types({})).items.map(({ code }) => code)).toContain(found.certificateType)
    expect((await editor.library.type({ params: TYPE })).ownForm).toContain('#')
    const numbers = await services.db.query<{ caseNumber: string }>(
      'select case_number as "caseNumber" from reuse._private_case where id = $1',
      [caseId],
    )
    const caseNumber = numbers.rows[0]?.caseNumber ?? ''
    const ask = { purpose: 'APPROVAL', certificateType: found.certificateType, mode: 'VERDICT' } as const
    const call = await decider.reuse.call({ body: { ...ask, caseNumber, holder: found.holderCode } })
    expect(call).toMatchObject({ outcome: 'IN_FORCE', identifier: found.identifier })
    await bureau.settle()
    const calls = await decider.reuse.calls({ query: {} })
    expect(calls.items).toMatchObject([{ caseNumber, identifier: found.identifier, outcome: 'IN_FORCE' }])
    const identifier = found.identifier ?? ''
    const verdict = await bureau.visitor().certificate.verifyNumber({ params: { identifier } })
    expect(verdict).toMatchObject({ verdict: 'GENUINE', state: 'IN_FORCE' })
  })

  test('is counted as unpushed the moment the library lacks what the ledger says was sealed', async () => {
    await bureau.database.owner.query('begin')
    await bureau.database.owner.query('insert into library.sealed (id, sealed_at) values ($1, now())', [randomUUID()])
    await bureau.database.owner.query('commit')
    expect(await issue.library.libraryCounts({})).toMatchObject({ unpushed: 1 })
    await bureau.database.owner.query(
      'delete from library.sealed s where not exists (select from library._private_certificate c where c.id = s.id)',
    )
    expect(await issue.library.libraryCounts({})).toMatchObject({ unpushed: 0 })
  })
})

describe('a certificate an applicant supplies', () => {
  const supply = async (changes: object = {}) => {
    const { sha256 } = await resident.upload('证照.pdf', aPdf('scan'), 'application/pdf')
    const claim = aClaim(changes)
    const { id } = await resident.library.supply({ body: { ...claim, file: sha256 } })
    return { id, claim }
  }

  test('CE-09 enters unverified and counts for nothing until the department that issued it confirms it', async () => {
    const { id, claim } = await supply()
    expect(await certificatesOf(claim.holderCode)).toEqual([])
    expect((await resident.library.supplied({})).items.find((one) => one.id === id)).toMatchObject({
      standing: 'UNVERIFIED',
    })
    // The bureau did not issue it: it is not told that it exists.
    expect(await codeOf(issue.library.libraryCertificate({ params: { id } }))).toBe('NOT_FOUND')
    const { version, mayConfirm } = await market.library.libraryCertificate({ params: { id } })
    expect(mayConfirm).toBe(true)
    const scan = await market.download(`/library/certificates/${id}/file`)
    expect(Buffer.from(scan).subarray(0, 4).toString()).toBe('%PDF')
    const body = { expectedVersion: version, checkedAgainst: '2024 年发证台账第 18 页' }
    await market.library.confirmSupplied({ params: { id }, body })
    expect(await certificatesOf(claim.holderCode)).toMatchObject([{ state: 'IN_FORCE', way: 'SUPPLIED' }])
    const view = await market.library.libraryCertificate({ params: { id } })
    expect(view.history.map(({ type }) => type)).toEqual(['CertificateSupplied', 'SuppliedConfirmed'])
    expect(await codeOf(market.library.confirmSupplied({ params: { id }, body }))).toBe('VERSION_CONFLICT')
    await market.library.endEntered({
      params: { id },
      body: { expectedVersion: view.version, ground: 'DEREGISTERED', reason: '持证人申请注销' },
    })
    expect(await certificatesOf(claim.holderCode)).toMatchObject([{ state: 'ENDED' }])
  })

  test('is rejected with a reason its supplier reads, and never counts', async () => {
    const { id, claim } = await supply()
    const { version } = await market.library.libraryCertificate({ params: { id } })
    await market.library.rejectSupplied({
      params: { id },
      body: { expectedVersion: version, reason: '台账中没有这个编号' },
    })
    const mine = (await resident.library.supplied({})).items.find((one) => one.id === id)
    expect(mine).toMatchObject({ standing: 'REJECTED', reason: '台账中没有这个编号' })
    expect(await certificatesOf(claim.holderCode)).toEqual([])
  })

  test('is refused with a wrong check digit, a scan of somebody else, an organ that does not issue it, or a known number', async () => {
    const { sha256: file } = await resident.upload('证照.pdf', aPdf('own'), 'application/pdf')
    const answer = (changes: object) => codeOf(resident.library.supply({ body: { ...aClaim(changes), file } }))
    expect(await answer({ holderCode: '990101197001010010' })).toBe('VALIDATION_FAILED')
    expect(await answer({ organ: randomUUID() })).toBe('TYPE_OTHER_ORGAN')
    const foreign = { ...aClaim(), file: 'ab'.repeat(32) }
    expect(await codeOf(resident.library.supply({ body: foreign }))).toBe('SUPPLIED_FILE_UNKNOWN')
    const { id, claim } = await supply()
    const { version } = await market.library.libraryCertificate({ params: { id } })
    await market.library.confirmSupplied({ params: { id }, body: { expectedVersion: version, checkedAgainst: '台账' } })
    expect(await answer({ number: claim.number })).toBe('CERTIFICATE_HELD_ALREADY')
  })
})

describe('another system that issues certificates', () => {
  const push = (content: object, key = secret) => pushCertificates(bureau, content, key)

  test('CE-08 pushes what it issued, signed, and is answered for every certificate', async () => {
    const [good, bad] = [aClaim(), aClaim({ holderCode: '123' })]
    const foreign = aClaim({ organ: randomUUID() })
    const answer = await push({ message: 'M-1', certificates: [good, bad, foreign] })
    expect(answer.json()).toMatchObject({
      message: 'M-1',
      rows: [
        { number: good.number, outcome: 'TAKEN' },
        { outcome: 'REFUSED', faults: [{ field: 'holderCode' }] },
        { outcome: 'REFUSED', faults: [{ field: 'organ' }] },
      ],
    })
    expect(await certificatesOf(good.holderCode)).toMatchObject([{ state: 'IN_FORCE', way: 'INGESTED' }])
    expect((await push({ message: 'M-1', certificates: [good] })).json()).toMatchObject({
      rows: [{ outcome: 'KNOWN' }],
    })
    const ended = { ...good, ended: { ground: 'REVOKED', reason: '吊销' } }
    expect((await push({ message: 'M-2', certificates: [ended] })).json()).toMatchObject({
      rows: [{ outcome: 'ENDED' }],
    })
    expect(await certificatesOf(good.holderCode)).toMatchObject([{ state: 'ENDED' }])
  })

  test('is not believed with another’s signature, nor with what nobody can read', async () => {
    expect((await push({ message: 'M-3', certificates: [aClaim()] }, Buffer.alloc(32, 8))).code).toBe(
      'PUSH_SIGNATURE_WRONG',
    )
    expect((await push({ message: 'M-4', certificates: [] })).code).toBe('PUSH_UNREADABLE')
    expect((await push({ certificates: 'x' })).code).toBe('PUSH_UNREADABLE')
  })
})

describe('a holder', () => {
  test('CE-06 whose code changes keeps his certificates under every code, and a split gives each to one', async () => {
    const [old, fresh, one, other] = [aResident(), aResident(), aResident(), aResident()]
    const numbers: string[] = []
    for (const holderCode of [old, old]) {
      const claim = aClaim({ organ: BUREAU, holderCode })
      const { sha256: file } = await resident.upload('证照.pdf', aPdf(claim.number), 'application/pdf')
      const { id } = await resident.library.supply({ body: { ...claim, file } })
      const { version } = await issue.library.libraryCertificate({ params: { id } })
      await issue.library.confirmSupplied({
        params: { id },
        body: { expectedVersion: version, checkedAgainst: '台账' },
      })
      numbers.push(id)
    }
    const wrong = issue.library.changeHolderCode({
      body: { kind: 'CHANGE', from: [old], to: `${fresh.slice(0, 17)}?`, name: '某甲', basis: '公安机关证明' },
    })
    expect(await codeOf(wrong)).toBe('HOLDER_CODE_WRONG')
    const body = { kind: 'CHANGE' as const, from: [old], to: fresh, name: '某甲', basis: '公安机关变更证明' }
    expect(await issue.library.changeHolderCode({ body })).toMatchObject({ certificates: 2 })
    expect(await certificatesOf(fresh)).toHaveLength(2)
    expect(await certificatesOf(old)).toHaveLength(2)
    const [first = '', second = ''] = numbers
    const view = await issue.library.libraryCertificate({ params: { id: first } })
    expect(view.codeChanges).toMatchObject([{ kind: 'CHANGE', from: [old], to: [fresh], basis: '公安机关变更证明' }])
    const share = (to: string, ...certificates: string[]) => ({ to, name: '某', certificates })
    const split = (...shares: ReturnType<typeof share>[]) =>
      issue.library.splitHolder({ body: { from: fresh, shares, basis: '分立决议' } })
    expect(await codeOf(split(share(one, first), share(other)))).toBe('HOLDER_SPLIT_INCOMPLETE')
    await split(share(one, first), share(other, second))
    expect(
      [await certificatesOf(one), await certificatesOf(other), await certificatesOf(fresh)].map(({ length }) => length),
    ).toEqual([1, 1, 0])
  })
})

test('the ledger is sound after all of it', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
