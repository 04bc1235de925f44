import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import type { Person } from '../../src/cli/demo/person.ts'
import { accept, codeOf, examine, grant, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'
import { fileForTheSquare, planSports, SPORTS_ITEM } from '../support/sports.ts'

const FOOD = '990101001001'
const DAY_MS = 86_400_000
const clock = { ahead: 0 }
const bureau = await aBureau({
  items: [SPORTS_ITEM, FOOD],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
const { district } = bureau.matters
const organ = (key: string) => district.organs.find((each) => each.key === key)?.id ?? ''
const [BUREAU, SPORT] = [organ('bureau'), organ('sport')]
const today = () => localDate(new Date(Date.now() + clock.ahead).toISOString())
const CHAPTERS = ['POLICIES', 'SEALS', 'ARCHIVES', 'VOUCHERS', 'COORDINATION'] as const

const file = (person: Person) => fileForTheSquare(bureau, person)
const terms = (number: string, changes: Record<string, unknown> = {}) => ({
  ...{ number, title: '体育领域事项划转', way: 'ITEMS' as const, from: [SPORT], to: BUREAU, items: [SPORTS_ITEM] },
  ...{ basis: '行政许可法第二十五条及省政府批复', effectiveOn: addDays(today(), 3), openCases: 'MOVE' as const },
  ...changes,
})
async function writeAll(person: Person, id: string, points: readonly string[] = []) {
  for (const chapter of CHAPTERS) {
    const open = chapter === 'SEALS' ? [...points] : []
    await person.organisation.writeChapter({
      params: { id },
      body: { chapter, count: 2, list: ['一项'], points: open },
    })
  }
}
async function sign(person: Person, id: string) {
  const { digest } = await person.organisation.transfer({ params: { id } })
  return person.organisation.signMemorandum({ params: { id }, body: { digest } })
}
const runJob = (wanted: string) => bureau.office.jobs.find(({ name }) => name === wanted)?.run(bureau.office.services)

const owner = await signedIn(bureau, 'demo.canteen')
const [giver, taker] = [await signedIn(bureau, 'ji.shending'), await signedIn(bureau, 'tang.duanheng')]

describe('a batch that must not be', () => {
  test('whoever belongs to none of its organs neither prepares nor signs it', async () => {
    const stranger = await signedIn(bureau, 'pan.guanshi')
    expect(await codeOf(stranger.organisation.prepareTransfer({ body: terms('乙号') }))).toBe(
      'NOT_A_PARTY_OF_THE_TRANSFER',
    )
    const { id } = await giver.organisation.prepareTransfer({ body: terms('丙号') })
    expect(await codeOf(sign(stranger, id))).toBe('NOT_A_PARTY_OF_THE_TRANSFER')
    expect(await codeOf(taker.organisation.prepareTransfer({ body: terms('丁号') }))).toBe('TRANSFER_ITEM_MOVING')
    await giver.organisation.abandonTransfer({ params: { id }, body: { reason: '另行研究' } })
    expect(await codeOf(giver.organisation.abandonTransfer({ params: { id }, body: { reason: '再次终止' } }))).toBe(
      'TRANSFER_OVER',
    )
  })
  test('items that are another organ’s, organs that are none, days that are past', async () => {
    const prepare = (changes: Record<string, unknown>) =>
      codeOf(giver.organisation.prepareTransfer({ body: terms('戊号', changes) }))
    expect(await prepare({ items: [FOOD] })).toBe('TRANSFER_ITEM_NOT_THEIRS')
    expect(await prepare({ to: '00000000-0000-4000-8000-000000000000' })).toBe('ORGAN_UNKNOWN')
    expect(await prepare({ effectiveOn: today() })).toBe('TRANSFER_DAY_WRONG')
    expect(await prepare({ to: SPORT })).toBe('TRANSFER_TO_ITSELF')
    expect(await prepare({ items: [] })).toBe('TRANSFER_WITHOUT_ITEMS')
  })
  test('nobody signs what changed under his eyes', async () => {
    const { id, digest } = await giver.organisation.prepareTransfer({ body: terms('己号') })
    await writeAll(giver, id)
    expect(await codeOf(giver.organisation.signMemorandum({ params: { id }, body: { digest } }))).toBe(
      'MEMORANDUM_CHANGED',
    )
    await giver.organisation.abandonTransfer({ params: { id }, body: { reason: '另行研究' } })
  })
})

describe('OR-07 OR-08 OR-09 an item goes from the department to the bureau on its day', () => {
  let batch = ''
  let running = { id: '', version: 0, caseNumber: '' }

  test('before the day the department accepts and both sign a memorandum of five chapters', async () => {
    const filed = await file(owner)
    const accepted = await accept(await signedIn(bureau, 'tai.shouban'), filed.id, filed.version)
    running = { id: filed.id, version: accepted.version, caseNumber: filed.caseNumber }
    const { id } = await giver.organisation.prepareTransfer({ body: terms('甲号') })
    batch = id
    await writeAll(giver, id, ['印章封存尚未备案'])
    expect((await sign(giver, id)).stage).toBe('DRAFT')
    const agreed = await sign(taker, id)
    expect(agreed).toMatchObject({ stage: 'AGREED', inForce: false, maySign: false })
    await bureau.settle()
    expect((await giver.organisation.transfer({ params: { id } })).items[0]).toMatchObject({
      running: 1,
      supervised: true,
    })
    // Agreed is not yet in force: the department still works.
    const body = { expectedVersion: accepted.version, text: '受理后核对材料' }
    const noted = await (await signedIn(bureau, 'tai.shouban')).approval.note({ params: { id: filed.id }, body })
    running = { ...running, version: noted.version }
  })

  test('from the day the department is refused, though nobody has touched the case and no job has run', async () => {
    clock.ahead = 3 * DAY_MS
    const old = await signedIn(bureau, 'tai.shouban')
    const body = { expectedVersion: running.version, text: '补记' }
    expect(await codeOf(old.approval.note({ params: { id: running.id }, body }))).toBe('ITEM_TRANSFERRED')
    const decider = await signedIn(bureau, 'ji.shending')
    const draft = { expectedVersion: running.version, outcome: 'GRANT' as const, text: '准予。' }
    expect(await codeOf(decider.approval.prepareDecision({ params: { id: running.id }, body: draft }))).toBe(
      'ITEM_TRANSFERRED',
    )
  })

  test('the bureau goes on with the same case, its papers and its days, and grants it', async () => {
    await runJob('approval.transfers')
    await bureau.settle()
    const examiner = await signedIn(bureau, 'he.yuanzhou')
    const { items } = await examiner.approval.worklist({ query: { q: running.caseNumber } })
    expect(items.map(({ id }) => id)).toEqual([running.id])
    const seen = await examiner.approval.readCase({ params: { id: running.id } })
    const told = await (await signedIn(bureau, 'demo.canteen')).approval.myCase({ params: { id: running.id } })
    expect(told.progress.milestones.at(-1)?.text.zh).toContain('由承接机关继续办理（甲号）')
    const examined = await examine(examiner, running.id, seen.version)
    const decider = await signedIn(bureau, 'tang.duanheng')
    const device = await enrolDevice(decider, await signedIn(bureau, 'tian.zhanghu'), '决定岗电脑')
    await grant(decider, device, running.id, examined.version)
    await bureau.settle()
    const applicant = await signedIn(bureau, 'demo.canteen')
    expect((await applicant.approval.myCase({ params: { id: running.id } })).progress.stage).toBe('granted')
  })

  test('the public list names the bureau from that day, and the department supervises', async () => {
    const standard = (await bureau.office.services.office.catalogue.findItem(SPORTS_ITEM))?.standard
    expect(standard).toMatchObject({ organ: BUREAU, powerSource: 'TRANSFERRED', competentOrgans: [SPORT] })
    const later = await file(await signedIn(bureau, 'demo.canteen'))
    expect(await codeOf(accept(await signedIn(bureau, 'tai.shouban'), later.id, later.version))).toBe(
      'ITEM_TRANSFERRED',
    )
    await accept(await signedIn(bureau, 'lin.shouli'), later.id, later.version)
  })

  test('SV-43 what is missing to supervise a moved item is found region by region, and stands on a red card', async () => {
    const examiner = await signedIn(bureau, 'he.yuanzhou')
    const watched = async () =>
      (await examiner.findings.supervisionVacuum({})).items.find(({ code }) => code === SPORTS_ITEM)
    expect(await watched()).toMatchObject({ occasion: 'TRANSFERRED', gaps: [{ gap: 'PLAN' }] })
    await runJob('findings.watch-vacuum')
    await runJob('findings.watch-vacuum')
    await bureau.settle()
    const text = `select organ, case_number as title from oversight.card where rule = 'SUPERVISION_VACUUM'`
    const { rows } = await bureau.office.services.db.query<{ organ: string }>(text)
    expect(rows).toEqual([{ organ: BUREAU, title: '临时占用公共体育设施批准（批准）' }])
    // Asked for region by region, as the lists may differ from town to town.
    const { supervision } = bureau.office.services.office
    const surveyed = await supervision.survey([SPORTS_ITEM])
    expect(surveyed.length).toBeGreaterThan(1)
    expect(surveyed.every(({ supervisors }) => supervisors.includes(SPORT))).toBe(true)
  })

  test('the batch closes when its open point is settled and nothing is left behind', async () => {
    await bureau.settle()
    const params = { id: batch }
    const [giver, taker] = [await signedIn(bureau, 'ji.shending'), await signedIn(bureau, 'tang.duanheng')]
    expect(await codeOf(taker.organisation.closeTransfer({ params, body: {} }))).toBe('TRANSFER_POINTS_OPEN')
    await giver.organisation.settlePoint({
      params,
      body: { chapter: 'SEALS', point: 0, settlement: '已由公安机关备案封存' },
    })
    // 一划了之: nobody closes the books while it is not planned who watches over what comes of it.
    const closing = () => taker.organisation.closeTransfer({ params, body: {} })
    expect(await codeOf(closing())).toBe('TRANSFER_WITHOUT_SUPERVISION')
    await planSports(bureau)
    expect(await closing()).toMatchObject({ stage: 'CLOSED' })
    await bureau.expectSound()
  })
})
