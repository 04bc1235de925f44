import { describe, expect, test } from 'vitest'
import { A_NOTICE_FOR_2027 } from '#kernel/testing'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { accept, codeOf, file, problemOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const clock = { now: '2026-12-18T02:00:00.000Z' }
const bureau = await aBureau({ items: [foodLicence.itemCode], now: () => clock.now })
/** Signed in anew each time: sessions end while the calendar turns. */
const administrator = async () => (await signedIn(bureau, 'tian.zhanghu')).organisation

const notice = (changes: object = {}) => ({ text: JSON.stringify({ ...A_NOTICE_FOR_2027, ...changes }) })
const preview = async (changes: object = {}) => (await administrator()).previewNotice({ body: notice(changes) })
const publish = async (changes: object = {}) => (await administrator()).publishNotice({ body: notice(changes) })
const { documentNumber } = A_NOTICE_FOR_2027

async function watchCards(): Promise<void> {
  const job = bureau.office.jobs.find(({ name }) => name === 'oversight.watch-open-cases')
  await job?.run(bureau.office.services)
  await bureau.settle()
}

describe('WF-11 a holiday notice', () => {
  const applicant = () => signedIn(bureau, 'demo.canteen')
  const progressOf = async (id: string) => (await (await applicant()).approval.myCase({ params: { id } })).progress
  let filed = { id: '', version: 0, trackingCode: '' }
  let [before, after] = ['', '']

  test('is not out yet: the limit that reaches into its year is provisional', async () => {
    filed = await file(await applicant())
    await accept(await signedIn(bureau, 'lin.shouli'), filed.id, filed.version)
    await bureau.settle()
    const { clock: time } = await progressOf(filed.id)
    expect(time.statutory).toMatchObject({ provisional: true })
    before = time.statutory?.due ?? ''
    const { years, notices } = await (await administrator()).calendar({})
    expect(years.find(({ year }) => year === 2026)).toMatchObject({ workingDays: 248, builtIn: true })
    expect(years.find(({ year }) => year === 2027)).toMatchObject({ source: null })
    expect(notices).toEqual([])
  })

  test('that contradicts itself is refused as a whole, with every place and its reason', async () => {
    const { holidays, workdays } = A_NOTICE_FOR_2027
    const wrong = notice({ holidays: [...holidays, '2027-02-30', '2027-01-01'], workdays: [...workdays, '2027-05-02'] })
    for (const door of ['previewNotice', 'publishNotice'] as const) {
      const problem = await problemOf((await administrator())[door]({ body: wrong }))
      expect(problem).toMatchObject({ status: 422, code: 'NOTICE_DATE_WRONG' })
      expect(problem.fields?.map(({ path, message }) => [path, message])).toEqual([
        ['holidays[35]', expect.stringContaining('2027-02-30')],
        ['holidays[36]', 'holidays[36]：2027-01-01重复列出。'],
        ['workdays[6]', 'workdays[6]：2027-05-02既列为放假又列为上班，前后矛盾。'],
      ])
    }
    expect((await (await administrator()).calendar({})).notices).toEqual([])
  })

  test('shows before it is published which open deadlines it would move, and moves none', async () => {
    const { touched, workingDays } = await preview()
    const statutory = touched.deadlines.find(({ limit }) => limit === 'statutory')
    expect(touched).toMatchObject({ open: 1, moved: touched.deadlines.length, settled: 1 })
    expect(statutory).toMatchObject({ before })
    after = statutory?.after ?? ''
    expect(after > before).toBe(true)
    expect(workingDays).toBeLessThan(261)
    expect((await progressOf(filed.id)).clock.statutory?.due).toBe(before)
  })

  test('once published moves them for everyone, and everyone is told why', async () => {
    clock.now = '2026-12-18T03:00:00.000Z'
    const published = await publish()
    expect(published).toMatchObject({ year: 2027, documentNumber })
    expect(published.touched.deadlines).toContainEqual(expect.objectContaining({ limit: 'statutory', before, after }))
    await bureau.settle()
    const { clock: time } = await progressOf(filed.id)
    expect(time.statutory).toMatchObject({ due: after, provisional: false })
    const said = (date: string) => {
      const [year, month, day] = date.split('-')
      return `${String(year)}年${String(Number(month))}月${String(Number(day))}日`
    }
    const sentence = `因2026年12月18日公布的节假日安排（${documentNumber}），法定期限届满日由${said(before)}调整为${said(after)}（《行政许可法》第八十二条）。`
    expect(time.explanation.map(({ zh }) => zh)).toContain(sentence)
    const desk = await signedIn(bureau, 'he.yuanzhou')
    expect((await desk.approval.readCase({ params: { id: filed.id } })).progress.clock).toEqual(time)
    const inspector = await signedIn(bureau, 'cheng.zhengming')
    expect((await inspector.oversight.trail({ params: { id: filed.id } })).clock).toEqual(time)
    expect((await (await administrator()).calendar({})).years.find(({ year }) => year === 2027)).toMatchObject({
      source: documentNumber,
    })
  })

  test('silently overlapping with the one in force is refused; naming it replaces it', async () => {
    expect(await codeOf(publish({ documentNumber: '另一号' }))).toBe('NOTICE_IN_FORCE')
    expect(await codeOf(publish({ replaces: documentNumber }))).toBe('NOTICE_UNCHANGED')
    expect(
      await codeOf(
        publish({
          year: 2026,
          holidays: ['2026-01-01', '2026-05-01..2026-05-05', '2026-10-01..2026-10-07'],
          workdays: [],
        }),
      ),
    ).toBe('NOTICE_IN_FORCE')
    await publish({ documentNumber: '更正号', replaces: documentNumber, holidays: A_NOTICE_FOR_2027.holidays.slice(1) })
    await bureau.settle()
    const { notices } = await (await administrator()).calendar({})
    expect(notices.map(({ documentNumber: number, inForce }) => [number, inForce])).toEqual([
      ['更正号', true],
      [documentNumber, false],
    ])
  })

  test('of another region moves nothing here, one of our own does', async () => {
    const days = { holidays: ['2027-01-11', '2027-01-12'], workdays: [] }
    expect((await preview({ region: '640000', ...days })).touched).toMatchObject({ moved: 0 })
    expect((await preview({ region: '990101', ...days })).touched.moved).toBeGreaterThan(0)
  })

  test('lifts the card whose day it moved, and the organ owes no answer', async () => {
    clock.now = '2027-03-01T02:00:00.000Z'
    await watchCards()
    const desk = () => signedIn(bureau, 'he.yuanzhou')
    const red = (await (await desk()).oversight.deskCards({ query: {} })).items.find(
      ({ rule }) => rule === 'STATUTORY_EXCEEDED',
    )
    expect(red).toMatchObject({ lifted: null })
    clock.now = '2027-03-01T03:00:00.000Z'
    // An emergency closes the offices from the day after acceptance on (as in January 2020).
    const closed = [
      '2027-01-05..2027-01-08',
      '2027-01-11..2027-01-15',
      '2027-01-18..2027-01-22',
      '2027-01-25..2027-01-29',
      '2027-02-15..2027-02-19',
      '2027-02-22..2027-02-26',
    ]
    await publish({
      documentNumber: '紧急通知',
      replaces: '更正号',
      holidays: [...A_NOTICE_FOR_2027.holidays, ...closed],
      workdays: [],
    })
    await bureau.settle()
    await watchCards()
    const { items } = await (await desk()).oversight.deskCards({ query: {} })
    expect(items.find(({ id }) => id === red?.id)).toMatchObject({ lifted: { notice: '紧急通知' }, answer: null })
    const body = { expectedVersion: 2, explanation: '节假日安排已调整期限' }
    expect(await codeOf((await desk()).oversight.answerCard({ params: { id: red?.id ?? '' }, body }))).toBe(
      'CARD_ALREADY_LIFTED',
    )
  })

  test('is for administrators alone', async () => {
    const leader = await signedIn(bureau, 'wei.gaoyuan')
    expect(await codeOf(leader.organisation.publishNotice({ body: notice() }))).toBe('FORBIDDEN')
  })

  test('can be rebuilt from the ledger with everything that followed from it', async () => {
    await bureau.settle()
    await bureau.expectSound()
  })
})
