import { describe, expect, test } from 'vitest'
import { localDate } from '#kernel'
import { seedStandardsWork } from '../../src/app/demo-standards.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { codeOf, problemOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const CODE = foodLicence.itemCode
const RENEWAL = '990101001003'
const bureau = await aBureau({ items: [CODE, '990714126001', RENEWAL, '990101001005'] })
await seedStandardsWork(bureau.office, bureau.installation, bureau.matters)
await bureau.settle()
const today = localDate(new Date().toISOString())
const department = await signedIn(bureau, 'cai.ni')
const reviewer = await signedIn(bureau, 'shen.biao')
const resident = await signedIn(bureau, 'demo.canteen')

describe('lists and registers around the standards', () => {
  test('ST-41: the list shows completeness and findings, and finds an item with errors', async () => {
    const { items, counts } = await reviewer.standards.list({ query: {} })
    expect(items.length).toBe(counts.items)
    for (const { completeness } of items) expect(completeness).toBeLessThanOrEqual(100)
    expect(counts.drafts).toBeGreaterThan(0)
  })
  test('ST-19: the public list of items counts what each choice would leave', async () => {
    const stranger = bureau.visitor()
    const { items, facets, total } = await stranger.standards.lists({ query: { kind: 'PERMIT' } })
    expect(items.every(({ kind }) => kind === 'PERMIT')).toBe(true)
    expect(facets.kind.find(({ value }) => value === 'PERMIT')?.count).toBe(total)
  })
  test('ST-16, ST-17, ST-19: the list of powers is published, and an unpublished change shows with its lag', async () => {
    const stranger = bureau.visitor()
    const { version, unpublished, entries } = await stranger.standards.powers({ query: {} })
    expect(version).toBe(1)
    expect(unpublished).toBe(1)
    expect(entries.length).toBeGreaterThan(0)
    const report = await department.standards.powerReport({})
    const [change] = report.changes
    expect(change).toMatchObject({ publishedAt: null, trigger: 'REFORM' })
    expect(change?.lagDays).toBeGreaterThan(0)
    expect(report.mismatches.functionsWithoutPower.length).toBeGreaterThan(0)
    expect(report.mismatches.powersWithoutFunction.length).toBeGreaterThan(0)
    expect(await codeOf(department.standards.publishPowers({ body: { expectedVersion: report.lifeVersion } }))).toBe(
      'FORBIDDEN',
    )
    expect(await reviewer.standards.publishPowers({ body: { expectedVersion: report.lifeVersion } })).toMatchObject({
      waiting: 0,
    })
    expect((await stranger.standards.powers({ query: {} })).version).toBe(2)
  })
  test('ST-40: a rule document has number, status, clauses with items, and readers', async () => {
    const { items } = await reviewer.standards.policies({ query: {} })
    const [first] = items
    expect(items.flatMap(({ clauses }) => clauses.flatMap((clause) => clause.items.map(({ code }) => code)))).toContain(
      CODE,
    )
    const read = await department.standards.acknowledgePolicy({ params: { id: first?.id ?? '' }, body: {} })
    expect(read).toMatchObject({ read: true, readers: 1, status: 'IN_FORCE' })
    const body = { expectedVersion: read.version, from: today, reason: '由新规定代替' }
    expect(await reviewer.standards.repealPolicy({ params: { id: read.id }, body })).toMatchObject({
      status: 'REPEALED',
    })
    const about = await reviewer.standards.policies({ query: { item: RENEWAL } })
    expect(
      about.items.every(({ clauses }) =>
        clauses.some((clause) => clause.items.length === 0 || clause.items.some(({ code }) => code === RENEWAL)),
      ),
    ).toBe(true)
  })
  test('ST-21: anybody signed in may report a disguised permit; another person closes it with what was done', async () => {
    const body = {
      code: CODE,
      sign: 'PROOF_WITHOUT_BASIS' as const,
      description: '窗口要求提交无违法记录证明，但说不出依据',
    }
    const { id } = await resident.standards.reportDisguise({ body })
    const { items, mayClose } = await reviewer.standards.disguises({})
    expect(mayClose).toBe(true)
    expect(items.find((each) => each.id === id)).toMatchObject({ code: CODE, source: 'PUBLIC', finding: null })
    const closure = { expectedVersion: 1, finding: 'CONFIRMED' as const, measure: '已停止要求该证明，并告知窗口' }
    await reviewer.standards.closeDisguise({ params: { id }, body: closure })
    expect((await reviewer.standards.disguises({})).items.find((each) => each.id === id)).toMatchObject({
      finding: 'CONFIRMED',
    })
    expect(
      (await problemOf(reviewer.standards.closeDisguise({ params: { id }, body: { ...closure, expectedVersion: 2 } })))
        .detail,
    ).toContain('已办结')
  })
  test('ST-04: the register of laws tells how many items rest on each', async () => {
    const { items } = await reviewer.standards.laws({})
    expect(items.find(({ title }) => title === '食品安全法')?.items).toBeGreaterThan(0)
    expect(items.find(({ title }) => title === '食品经营许可管理办法')).toMatchObject({
      replacedBy: '食品经营许可和备案管理办法',
    })
  })
  test('everything that was done can be checked', async () => {
    await bureau.settle()
    await bureau.expectSound()
  })
})
