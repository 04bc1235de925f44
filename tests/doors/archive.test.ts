import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseJson } from '#kernel'
import { parseTrust, readArchive, verifyArchive, verifyEvidence } from '#seal'
import { verify } from '../../src/cli/verify.ts'
import { carryOutErasures } from '../../src/app/erasures.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { accept, aPdf, codeOf, examine, file, grant, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const clock = { ahead: 0 }
const DAY_MS = 86_400_000
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const runJob = async (wanted: string) => {
  const job = bureau.office.jobs.find(({ name }) => name === wanted)
  if (job === undefined) throw new Error(`There is no job ${wanted}`)
  await job.run(bureau.office.services)
  await bureau.settle()
}
const pack = () => runJob('archive.pack-cases')
const trust = parseTrust(bureau.office.services.office.proofs.trust())
if (trust === undefined) throw new Error('The bureau’s own trust file can be read')
const bytesOf = async (person: Person, path: string) => Buffer.from(await person.download(path))

/** The manifest is the first file of a package, and packed as it is or deflated: read back through the package. */
const manifestOf = (zip: Buffer): Uint8Array => readArchive(zip)?.files.get('manifest.json') ?? new Uint8Array()

const owner = await signedIn(bureau, 'demo.canteen')
const decider = await signedIn(bureau, 'tang.duanheng')
const device = await enrolDevice(decider, await signedIn(bureau, 'tian.zhanghu'), 'archive test')
const keeper = () => signedIn(bureau, 'dang.anlan')
const receiver = () => signedIn(bureau, 'shi.cunzheng')

/** A granted case, and one that was withdrawn. */
async function twoCases() {
  const granted = await file(owner)
  const accepted = await accept(await signedIn(bureau, 'lin.shouli'), granted.id, granted.version)
  const examined = await examine(await signedIn(bureau, 'he.yuanzhou'), granted.id, accepted.version)
  await grant(decider, device, granted.id, examined.version)
  const withdrawn = await file(owner)
  await owner.approval.withdraw({
    params: { id: withdrawn.id },
    body: { reason: '不再经营' },
  })
  await bureau.settle()
  return { granted, withdrawn }
}
const { granted, withdrawn } = await twoCases()
const idOf = (caseId: string) => bureau.office.services.idFrom('archive', caseId)

describe('AR-01 a concluded case', () => {
  test('is packed when it is over and at rest, one as soon as withdrawn, one after waiting for its applicant', async () => {
    await pack()
    expect((await (await keeper()).archive.files({ query: {} })).items).toEqual([])
    clock.ahead += DAY_MS
    await pack()
    const day = await (await keeper()).archive.files({ query: {} })
    expect(day.items.map(({ caseNumber }) => caseNumber)).toEqual([withdrawn.caseNumber])
    clock.ahead += 61 * DAY_MS
    await pack()
    const { items } = await (await keeper()).archive.files({ query: {} })
    expect(items.map(({ caseNumber, stage, retention }) => [caseNumber, stage, retention]).sort()).toEqual(
      [
        [granted.caseNumber, 'COMPLETE', 'Y30'],
        [withdrawn.caseNumber, 'COMPLETE', 'Y10'],
      ].sort(),
    )
    for (const { packages } of items)
      expect(packages[0]?.checks).toEqual(
        ['AUTHENTIC', 'COMPLETE', 'USABLE', 'SAFE'].map((check) => ({ check, ok: true, findings: [] })),
      )
  })

  test('is one ZIP with form, materials, papers, result, record and proofs, genuine to a stranger', async () => {
    const person = await keeper()
    const zip = await bytesOf(person, `/archive/files/${idOf(granted.id)}/packages/1`)
    const verdict = await verifyArchive(zip, { trust })
    expect(verdict.checks.filter(({ ok }) => !ok)).toEqual([])
    expect(verdict.verdict).toBe('valid')
    // By a key of its own: what decides by itself signs with another one.
    expect(verdict.signedBy).toContain('电子档案归档签名')
    const roles = new Set(readArchive(zip)?.manifest.files.map(({ role }) => role))
    expect([...roles].sort()).toEqual(
      ['FORM', 'LEDGER', 'MATERIAL', 'METADATA', 'NOTICE', 'README', 'RECORD', 'RESULT'].sort(),
    )
    // On a machine without database or server: the file, the trust file and the program.
    const folder = mkdtempSync(join(tmpdir(), 'oneseal-archive-'))
    writeFileSync(join(folder, 'case.zip'), zip)
    writeFileSync(join(folder, 'cut.zip'), zip.subarray(0, -1000))
    writeFileSync(join(folder, 'trust.json'), JSON.stringify(bureau.office.services.office.proofs.trust()))
    const judge = (name: string) => verify([join(folder, name), '--trust', join(folder, 'trust.json'), '--json'])
    expect([await judge('case.zip'), await judge('cut.zip')]).toEqual([0, 1])
    rmSync(folder, { recursive: true })
    const { items } = await person.archive.files({ query: { q: granted.caseNumber } })
    expect(items[0]?.packages[0]?.file).toBe(createHash('sha256').update(zip).digest('hex'))
  })

  test('keeps its first package when something happens later, and gets a supplement that names it', async () => {
    const { services } = bureau.office
    const person = await keeper()
    const [before] = (await person.archive.files({ query: { q: granted.caseNumber } })).items
    await services.run({
      life: 'case',
      stream: granted.id,
      command: { type: 'ServeResult', at: services.now(), by: '$actor', means: 'DOWNLOAD' },
      by: { kind: 'system', id: services.idFrom('actor', 'system') },
    })
    await bureau.settle()
    clock.ahead += DAY_MS
    await pack()
    await pack()
    const after = await (await keeper()).archive.file({ params: { id: idOf(granted.id) } })
    expect(after.packages.map(({ number }) => number)).toEqual([1, 2])
    expect(after.packages[0]).toEqual(before?.packages[0])
    expect(after.stage).toBe('COMPLETE')
    const later = await keeper()
    const [first, second] = await Promise.all(
      [1, 2].map((number) => bytesOf(later, `/archive/files/${idOf(granted.id)}/packages/${String(number)}`)),
    )
    const verdict = await verifyArchive(second ?? Buffer.alloc(0), { trust })
    expect(verdict.verdict).toBe('valid')
    const manifest = createHash('sha256')
      .update(manifestOf(first ?? Buffer.alloc(0)))
      .digest('hex')
    expect(verdict.manifest).toMatchObject({ version: 2, supplements: manifest })
  })

  test('whose material is gone from the store is found wanting, and cannot be handed over', async () => {
    const again = await signedIn(bureau, 'demo.canteen')
    const extra = await file(again)
    await again.approval.withdraw({ params: { id: extra.id }, body: { reason: '重复申请' } })
    await bureau.settle()
    clock.ahead += DAY_MS
    const { find } = bureau.office.services.files
    const lost = createHash('sha256').update(aPdf('premisesPlan')).digest('hex')
    const files = {
      ...bureau.office.services.files,
      find: async (sha256: string) => (sha256 === lost ? undefined : find(sha256)),
    }
    const job = bureau.office.jobs.find(({ name }) => name === 'archive.pack-cases')
    await job?.run({ ...bureau.office.services, files })
    await bureau.settle()
    const found = await (await keeper()).archive.file({ params: { id: idOf(extra.id) } })
    expect(found.stage).toBe('WANTING')
    expect(found.packages[0]?.checks?.find(({ check }) => check === 'COMPLETE')?.findings).toEqual([
      `FILE_NOT_INCLUDED ${lost.slice(0, 16)}`,
    ])
    expect(found.packages[0]?.checks?.find(({ check }) => check === 'AUTHENTIC')?.ok).toBe(true)
  })

  test('is handed over by list, and received by another who counted', async () => {
    const list = await (await keeper()).archive.handOverFiles({ body: {} })
    expect(list.records.map(({ number }) => number).sort()).toEqual([granted.caseNumber, withdrawn.caseNumber].sort())
    const { id, count, pages } = list
    const body = { count, pages, missing: [], note: '' }
    expect(await codeOf((await keeper()).archive.receiveList({ params: { id }, body }))).toBe('LIST_BY_ONESELF')
    const other = await receiver()
    expect(await codeOf(other.archive.receiveList({ params: { id }, body: { ...body, count: count - 1 } }))).toBe(
      'LIST_DIFFERS',
    )
    expect(await codeOf((await keeper()).archive.handOverFiles({ body: {} }))).toBe('LIST_EMPTY')
    const received = await other.archive.receiveList({ params: { id }, body })
    expect([received.stage, received.signed.by, received.received?.by]).toEqual(['RECEIVED', '党安澜', '史存证'])
    await bureau.settle()
    expect((await other.archive.file({ params: { id: idOf(granted.id) } })).stage).toBe('HANDED_OVER')
  })

  test('is found by number, name, item and year, with names masked, and lent only by another, every look recorded', async () => {
    const examiner = await signedIn(bureau, 'he.yuanzhou')
    const { name } = foodLicence.applicant
    const byName = await examiner.archive.files({ query: { q: name.slice(0, 4) } })
    expect(byName.items.length).toBeGreaterThan(0)
    expect((await examiner.archive.files({ query: { q: '%' } })).items).toEqual([])
    expect((await examiner.archive.files({ query: { year: 1999 } })).items).toEqual([])
    const loan = await examiner.archive.requestLoan({
      params: { id: idOf(granted.id) },
      body: { purpose: '办理延续时核对原图', days: 3 },
    })
    const { id } = loan
    const read = { path: '1/record/process.pdf', copy: false }
    expect(await codeOf(examiner.archive.readArchive({ params: { id }, body: read }))).toBe('LOAN_NOT_LENT')
    await (await keeper()).archive.decideLoan({ params: { id }, body: { allow: true, reason: '' } })
    const page = await examiner.archive.readArchive({ params: { id }, body: read })
    expect(Buffer.from(page.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(page.watermark).toContain('何远洲')
    expect(await codeOf((await keeper()).archive.readArchive({ params: { id }, body: read }))).toBe('NOT_FOUND')
    const looks = await (await signedIn(bureau, 'demo.canteen')).archive.looks({ params: { id: granted.id } })
    expect(looks.items).toMatchObject([{ by: '何远洲', purpose: '办理延续时核对原图', copy: false }])
    const stranger = await signedIn(bureau, 'demo.builder')
    expect(await codeOf(stranger.archive.looks({ params: { id: granted.id } }))).toBe('NOT_FOUND')
    clock.ahead += 5 * DAY_MS
    const later = await signedIn(bureau, 'he.yuanzhou')
    expect(await codeOf(later.archive.readArchive({ params: { id }, body: read }))).toBe('LOAN_OVER')
    expect((await later.archive.returnLoan({ params: { id }, body: {} })).stage).toBe('RETURNED')
  })

  test('is appraised by two when its keeping has ended, and then removed without breaking a proof', async () => {
    const id = idOf(withdrawn.id)
    const destroy = { params: { id }, body: { outcome: 'DESTROY' as const, reason: '保管期满，无继续保存价值' } }
    expect(await codeOf((await keeper()).archive.proposeAppraisal(destroy))).toBe('RETENTION_RUNS')
    const before = clock.ahead
    clock.ahead += 12 * 365 * DAY_MS
    const first = await keeper()
    expect((await first.archive.files({ query: { stage: 'ENDED' } })).items.map((one) => one.id)).toEqual([id])
    await first.archive.proposeAppraisal(destroy)
    expect(await codeOf(first.archive.confirmAppraisal({ params: { id }, body: {} }))).toBe('APPRAISAL_BY_ITS_PROPOSER')
    const zip = await bytesOf(first, `/archive/files/${id}/packages/1`)
    await (await receiver()).archive.confirmAppraisal({ params: { id }, body: {} })
    await bureau.settle()
    const removed = await first.archive.file({ params: { id } })
    expect(removed.stage).toBe('REMOVED')
    expect(await bureau.office.services.files.find(removed.packages[0]?.file ?? '')).toBeUndefined()
    expect(await carryOutErasures(bureau.database.eraser)).toBeGreaterThan(0)
    expect(
      (await bureau.office.services.history(withdrawn.id))
        .filter(({ body }) => body !== null)
        .map(({ envelope }) => envelope.type),
    ).toEqual(['BodyErased'])
    expect(removed.applicant).toBeNull()
    // Whoever took a package away before still proves it against the ledger of today.
    expect((await verifyArchive(zip, { trust })).verdict).toBe('valid')
    await bureau.expectSound()
    clock.ahead = before
  })
})

describe('AR-02 historic archives', () => {
  const table =
    '档号,题名,年度,保管期限,页数\nW-2009-001,食品卫生许可档案,2009,永久,12\nW-2009-002,"许可变更, 注销",2009,30年,8\n'
  const list = Buffer.from(table).toString('base64')

  test('go from a department to the bureau by list and count, signed by both, with every difference named', async () => {
    const department = await signedIn(bureau, 'pan.guanshi')
    const wrong = { sender: '潘观市', count: 3, pages: 20, list }
    expect(await codeOf(department.archive.handOverHistoric({ body: wrong }))).toBe('LIST_COUNT_WRONG')
    const broken = Buffer.from(table.replace('30年', '三十年')).toString('base64')
    expect(await codeOf(department.archive.handOverHistoric({ body: { ...wrong, list: broken } }))).toBe(
      'LIST_UNREADABLE',
    )
    const signed = await department.archive.handOverHistoric({ body: { ...wrong, count: 2 } })
    expect(signed).toMatchObject({ kind: 'HISTORIC', stage: 'SIGNED', count: 2, pages: 20 })
    const { id } = signed
    const archivist = await keeper()
    const body = { count: 1, pages: 12, missing: [], note: '' }
    expect(await codeOf(archivist.archive.receiveList({ params: { id }, body }))).toBe('LIST_DIFFERS')
    const received = await archivist.archive.receiveList({ params: { id }, body: { ...body, missing: ['W-2009-002'] } })
    expect(received.received).toMatchObject({ by: '党安澜', count: 1, missing: ['W-2009-002'] })
    expect([received.signed.by, received.organ]).toEqual(['潘观市', expect.stringContaining('市场监督')])
    expect(await codeOf((await receiver()).archive.returnList({ params: { id }, body: { reason: '再看看' } }))).toBe(
      'LIST_CLOSED',
    )
  })
  test('drawn up at the same moment never share a number: whoever was second is told so, or has the next', async () => {
    const department = await signedIn(bureau, 'pan.guanshi')
    const draw = () => department.archive.handOverHistoric({ body: { sender: '潘观市', count: 2, pages: 20, list } })
    const drawn = await Promise.allSettled([draw(), draw(), draw()])
    const { items } = await (await keeper()).archive.lists({ query: {} })
    const numbers = items.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(drawn.some(({ status }) => status === 'fulfilled')).toBe(true)
    for (const one of drawn) if (one.status === 'rejected') expect(String(one.reason)).toContain('编号')
  })
})

describe('AR-03 approval data', () => {
  test('stay provable: stamps and hashes are renewed before they age, and the chain is checked by a stranger', async () => {
    await runJob('archive.renew-evidence')
    const person = await keeper()
    const first = (await person.archive.evidence({})).items
    expect(first.map(({ number }) => number)).toEqual([1])
    await runJob('archive.renew-evidence')
    expect((await person.archive.evidence({})).items).toHaveLength(1)
    const due = Date.parse(first[0]?.renewBefore ?? '') - Date.now()
    clock.ahead = due + DAY_MS
    await runJob('archive.renew-evidence')
    const later = await keeper()
    const chain = await Promise.all([1, 2].map((number) => bytesOf(later, `/archive/evidence/${String(number)}`)))
    const zip = await bytesOf(later, `/archive/files/${idOf(granted.id)}/packages/1`)
    const values = chain.map((bytes) => parseJson(bytes.toString('utf8')))
    expect(verifyEvidence(chain, values, { trust, held: zip })).toMatchObject({ ok: true, findings: [] })
    expect(verifyEvidence(chain, values, { trust, held: Buffer.concat([zip, Buffer.from('x')]) }).findings).toEqual([
      'PACKAGE_NOT_IN_EVIDENCE',
    ])
    await bureau.expectSound()
  })
})
