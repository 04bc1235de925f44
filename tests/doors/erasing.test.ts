import { expect, test } from 'vitest'
import { carryOutErasures } from '../../src/app/erasures.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { accept, codeOf, file, filledDraft, signedIn, submission } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

/** 到期销毁: the bodies of a closed case end by two persons, and no proof breaks. */
const YEAR_MS = 365.25 * 86_400_000
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [foodLicence.itemCode],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const as = (username: string) => signedIn(bureau, username)
const BASIS = '国家档案局令第 8 号；2026 年第 3 次档案鉴定会'
const REASON = '保管期限届满，无继续保存价值'

const numberOf = async (id: string) => {
  const { rows } = await bureau.office.pool.query<{ number: string }>(
    'select case_number as number from approval._private_case where id = $1',
    [id],
  )
  return rows[0]?.number ?? ''
}

test('a case is destroyed after its years by two persons, with its notices and files, and every proof still holds', async () => {
  let person = await as('demo.canteen')
  const { id } = await file(person)
  await accept(await as('lin.shouli'), id, 1)
  await bureau.settle()
  const caseNumber = await numberOf(id)
  const [notice] = (await person.approval.myCase({ params: { id } })).documents
  const material = (await person.approval.myCase({ params: { id } })).materials[0]?.sha256 ?? ''
  let [archive, decider] = [await as('fang.chujian'), await as('tang.duanheng')]
  const propose = (by = archive, about = {}) =>
    by.approval.proposeErasure({ body: { caseNumber, basis: BASIS, reason: REASON, ...about } })

  expect(await codeOf(propose())).toBe('ERASURE_CASE_OPEN')
  await person.approval.withdraw({ params: { id }, body: { reason: '不办了' } })
  expect(await codeOf(propose())).toBe('ERASURE_STILL_RETAINED')
  expect((await archive.approval.erasures({})).due).toEqual([])

  clock.ahead = 12 * YEAR_MS
  ;[person, archive, decider] = [await as('demo.canteen'), await as('fang.chujian'), await as('tang.duanheng')]
  expect((await archive.approval.erasures({})).due.map((one) => one.caseNumber)).toEqual([caseNumber])
  expect(await codeOf(propose(archive, { caseNumber: '990101-20260101-999999' }))).toBe('NOT_FOUND')
  expect(await codeOf(propose(archive, { reason: '   ' }))).toBe('ERASURE_WITHOUT_BASIS')
  const order = await propose()
  expect(await codeOf(propose(decider))).toBe('ERASURE_PROPOSED_ALREADY')
  expect(await codeOf(archive.approval.confirmErasure({ params: order, body: {} }))).toBe('ERASURE_BY_ITS_PROPOSER')
  await decider.approval.declineErasure({ params: order, body: { reason: '再核对一次' } })
  expect(await codeOf(decider.approval.confirmErasure({ params: order, body: {} }))).toBe('ERASURE_NOT_PROPOSED')
  await propose()
  const both = await Promise.allSettled([
    decider.approval.confirmErasure({ params: order, body: {} }),
    decider.approval.confirmErasure({ params: order, body: {} }),
  ])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await bureau.settle()
  expect(await carryOutErasures(bureau.database.eraser)).toBe(2)
  await bureau.settle()

  for (const gone of [id, notice?.id ?? '']) {
    const entries = await bureau.office.services.history(gone)
    expect(entries.map(({ body }) => body).slice(0, -1)).toEqual(entries.slice(1).map(() => null))
    expect(entries.at(-1)?.body).toMatchObject({ ground: expect.stringContaining('期限届满') as string })
  }
  expect(await bureau.office.services.files.find(material)).toBeUndefined()
  expect(await codeOf(person.approval.myCase({ params: { id } }))).toBe('NOT_FOUND')
  expect(await codeOf(archive.approval.readCase({ params: { id } }))).toBe('NOT_FOUND')
  const left = await bureau.office.pool.query('select from app._private_person_alias where stream = $1', [id])
  expect(left.rows).toEqual([])
  const [listed] = (await archive.approval.erasures({})).orders
  expect(listed).toMatchObject({ caseNumber, files: 4, ended: { confirmed: true, by: '唐端衡' } })
  await bureau.expectSound()
})

test('a file that another case needs stays', async () => {
  clock.ahead = 0
  const person = await as('demo.canteen')
  const first = await file(person)
  const draft = await filledDraft(person)
  const second = await person.approval.submit({ params: { id: draft.id }, body: submission(draft.revision) })
  const { materials } = await person.approval.myCase({ params: { id: second.id } })
  await person.approval.withdraw({ params: { id: first.id }, body: { reason: '重复提交' } })
  const caseNumber = await numberOf(first.id)
  clock.ahead = 12 * YEAR_MS
  const [archive, decider] = [await as('fang.chujian'), await as('tang.duanheng')]
  const order = await archive.approval.proposeErasure({ body: { caseNumber, basis: BASIS, reason: REASON } })
  await decider.approval.confirmErasure({ params: order, body: {} })
  await bureau.settle()
  await carryOutErasures(bureau.database.eraser)
  expect(await bureau.office.services.files.find(materials[0]?.sha256 ?? '')).toBeDefined()
  await bureau.expectSound()
})
