import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { enrolDevice } from '../../src/cli/demo/signing-device.ts'
import { knockAt } from '../support/caller.ts'
import { accept, aPdf, codeOf, examine, file, grant, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const clock = { ahead: 0 }
const DAY_MS = 86_400_000
const now = () => new Date(Date.now() + clock.ahead).toISOString()
const bureau = await aBureau({ items: [foodLicence.itemCode], now })
await bureau.settle()
const signed = new Map<string, ReturnType<typeof signedIn>>()
/** Signed in once, until days pass: nobody stays signed in for days. */
const as = (username: string) => {
  const person = signed.get(username) ?? signedIn(bureau, username)
  signed.set(username, person)
  return person
}
const [lin, he, pan] = [() => as('lin.shouli'), () => as('he.yuanzhou'), () => as('pan.guanshi')]
const [inspector, leader] = [() => as('cheng.zhengming'), () => as('wei.gaoyuan')]
type Person = Awaited<ReturnType<typeof as>>
const stranger = bureau.visitor()
const officer = (username: string) => {
  const found = bureau.matters.district.officers.find((one) => one.username === username)
  if (found === undefined) throw new Error(`Nobody is called ${username}`)
  return found
}
const BUREAU = officer('lin.shouli').organ
const today = () => localDate(now())
const passDays = async (days: number) => {
  clock.ahead += days * DAY_MS
  await bureau.settle()
  signed.clear()
}
async function runJob(wanted: string): Promise<void> {
  const job = bureau.office.jobs.find(({ name }) => name === wanted)
  if (job === undefined) throw new Error(`There is no job ${wanted}`)
  await job.run(bureau.office.services)
}

describe('who is asked first', () => {
  test('OV-21 owns it until another has accepted it; a declined hand-over comes back, lateness is counted by name', async () => {
    const asked = { channel: 'WINDOW' as const, name: '某先生', phone: '', itemCode: foodLicence.itemCode }
    const taken = await (await lin()).conduct.takeContact({ body: { ...asked, asked: '小餐馆要不要做环评' } })
    expect(taken).toMatchObject({ mine: true, first: { name: officer('lin.shouli').name }, overdue: false })
    const params = { id: taken.id }
    const act = async (person: Person, body: Readonly<Record<string, unknown>>) => {
      const { items } = await (await lin()).conduct.contacts({})
      const seen =
        items.find(({ id }) => id === taken.id) ??
        (await (await he()).conduct.contacts({})).items.find(({ id }) => id === taken.id)
      return person.conduct.actOnContact({ params, body: { expectedVersion: seen?.version ?? 0, ...body } as never })
    }
    // Whoever was not asked does not even see it.
    expect(await codeOf(act(await he(), { act: 'ANSWER', answer: '不用' }))).toBe('NOT_FOUND')
    await act(await lin(), { act: 'OFFER', to: officer('he.yuanzhou').id, reason: '环评归他' })
    expect(await codeOf(act(await he(), { act: 'ANSWER', answer: '不用' }))).toBe('CONTACT_OF_ANOTHER')
    expect((await (await he()).conduct.contacts({})).items).toMatchObject([{ mine: false, offer: { toMe: true } }])
    await act(await he(), { act: 'DECLINE', reason: '不归我' })
    expect((await (await lin()).conduct.contacts({})).items).toMatchObject([
      { mine: true, offer: null, moves: [{ accepted: false }] },
    ])
    await passDays(10)
    expect((await (await lin()).conduct.contacts({})).items).toMatchObject([{ overdue: true }])
    await act(await lin(), { act: 'OFFER', to: officer('he.yuanzhou').id, reason: '领导明确归他' })
    await act(await he(), { act: 'ACCEPT' })
    expect((await (await lin()).conduct.contacts({})).items).toEqual([])
    await act(await he(), { act: 'ANSWER', answer: '小餐馆不需要环评，填登记表即可。' })
    const figures = await (await leader()).conduct.contactFigures({})
    expect(figures.all).toMatchObject({ taken: 1, late: 1, inTime: 0, moved: 1, declined: 1, open: 0 })
    expect(figures.officers).toMatchObject([{ name: officer('he.yuanzhou').name, figures: { late: 1 } }])
    expect(await codeOf((await lin()).conduct.contactFigures({}))).toBe('FORBIDDEN')
  })
})

describe('service itself is checked', () => {
  const evidence = async (person: Person) =>
    (await person.upload('取证.pdf', aPdf(`取证 ${Math.random()}`), 'application/pdf')).sha256
  const again = async (id: string) => (await inspector()).conduct.check({ params: { id } })
  async function live(id: string, results: Readonly<Record<string, 'OK' | 'PROBLEM'>>, minutes = 30) {
    for (const [code, result] of Object.entries(results)) {
      const ended = now()
      const began = new Date(Date.parse(ended) - minutes * 60_000).toISOString()
      const note = result === 'PROBLEM' ? '取号机坏了，没人管' : ''
      const shown = result === 'PROBLEM' ? [await evidence(await inspector())] : []
      await (
        await inspector()
      ).conduct.actOnCheck({
        params: { id },
        body: {
          act: 'STEP',
          expectedVersion: (await again(id)).version,
          code,
          result,
          began,
          ended,
          note,
          evidence: shown,
        },
      })
    }
  }

  test('OV-29 an experience visit follows its script with times and evidence; what is wrong is put right and looked at again', async () => {
    const { templates } = await (await inspector()).conduct.checks({})
    const script = templates.find(({ kind }) => kind === 'EXPERIENCE')
    if (script === undefined) throw new Error('There is no script')
    const { title, lines } = script
    const body = { kind: 'EXPERIENCE' as const, title, organ: BUREAU, place: '大厅', on: today(), every: null, lines }
    const { id } = await (await inspector()).conduct.planCheck({ body })
    // Nobody is warned.
    expect((await (await lin()).conduct.checks({})).items).toEqual([])
    expect(await codeOf((await lin()).conduct.check({ params: { id } }))).toBe('NOT_FOUND')
    const results = Object.fromEntries(lines.map(({ code }, i) => [code, i === 0 ? 'PROBLEM' : 'OK'] as const))
    await live(id, results)
    const lived = await again(id)
    expect(lived.steps[0]).toMatchObject({ minutes: 30, tooLong: true, evidence: [expect.any(String)] })
    const [first] = lines
    if (first === undefined) throw new Error('The script is empty')
    const finish = async (findings: readonly { readonly code: string; readonly lastDay: string }[]) =>
      (await inspector()).conduct.actOnCheck({
        params: { id },
        body: { act: 'FINISH', expectedVersion: lived.version, summary: '取号环节不便', findings: [...findings] },
      })
    expect(await codeOf(finish([]))).toBe('FINDINGS_DIFFER')
    const finished = await finish([{ code: first.code, lastDay: addDays(today(), 7) }])
    expect(finished.phase).toBe('RECTIFYING')
    const own = (await (await lin()).conduct.checks({})).items
    expect(own).toMatchObject([{ id, may: { answer: true, carryOut: false } }])
    expect(
      Buffer.from(
        await (await lin()).download(`/desk/performance-checks/${id}/files/${lived.steps[0]?.evidence[0] ?? ''}`),
      )
        .subarray(0, 4)
        .toString(),
    ).toBe('%PDF')
    expect((await (await pan()).conduct.checks({})).items).toEqual([])
    const answer = async (text: string) =>
      (await lin()).conduct.answerFinding({
        params: { id },
        body: {
          expectedVersion: (await again(id)).version,
          code: first.code,
          text,
          evidence: [await evidence(await lin())],
        },
      })
    const recheck = async (settled: boolean, lastDay: string | null) =>
      (await inspector()).conduct.actOnCheck({
        params: { id },
        body: {
          ...{ act: 'RECHECK', expectedVersion: (await again(id)).version, code: first.code, settled, lastDay },
          note: '再去看过',
        },
      })
    await answer('已经报修')
    await recheck(false, addDays(today(), 3))
    await passDays(5)
    expect((await again(id)).findings).toMatchObject([{ standing: 'OPEN', overdue: true }])
    await answer('换了新机器')
    expect((await recheck(true, null)).phase).toBe('CLOSED')
  })

  test('OV-28 routine checks come back in their rhythm, and the week is counted from what is recorded, again and again', async () => {
    const { templates } = await (await inspector()).conduct.checks({})
    const list = templates.find(({ kind }) => kind === 'ROUTINE')
    if (list === undefined) throw new Error('There is no list')
    const body = { kind: 'ROUTINE' as const, title: list.title, organ: BUREAU, place: '', lines: list.lines }
    const { id } = await (await inspector()).conduct.planCheck({ body: { ...body, on: today(), every: 'WEEK' } })
    const codes = list.lines.map(({ code }) => code)
    await live(id, Object.fromEntries(codes.map((code) => [code, 'OK'] as const)))
    const { version } = await again(id)
    const finish = { act: 'FINISH' as const, expectedVersion: version, summary: '没有问题', findings: [] }
    await (await inspector()).conduct.actOnCheck({ params: { id }, body: finish })
    const week = today()
    await runJob('conduct.plan-next-checks')
    await runJob('conduct.plan-next-checks')
    const planned = (await (await inspector()).conduct.checks({})).items.filter(({ phase }) => phase === 'PLANNED')
    expect(planned).toMatchObject([{ title: list.title, every: 'WEEK', inspector: officer('cheng.zhengming').name }])
    expect(planned[0]?.on.localeCompare(addDays(week, 6))).toBe(1)
    const report = await (await leader()).conduct.weekly({ query: { week } })
    expect(report).toMatchObject({ carriedOut: expect.any(Number) as unknown, missed: 0, overdue: 0 })
    expect(report.checks.map(({ title }) => title)).toContain(list.title)
    expect(report.steps).toBeGreaterThanOrEqual(codes.length)
    await passDays(21)
    await runJob('conduct.plan-next-checks')
    // The one that nobody carried out is missed, and the rhythm goes on.
    const then = await (await leader()).conduct.weekly({ query: { week: planned[0]?.on ?? week } })
    expect(then).toMatchObject({ planned: 1, carriedOut: 0, missed: 1 })
    expect(await (await leader()).conduct.weekly({ query: { week } })).toEqual(report)
    expect(
      (await (await inspector()).conduct.checks({})).items.filter(
        ({ phase, overdue }) => phase === 'PLANNED' && !overdue,
      ),
    ).toHaveLength(1)
  })
})

describe('cases are promised something, and have their turn', () => {
  test('OV-22 OR-25 each item shows how its promises were kept, with the cases behind; whoever is put first is found, with the reason or without', async () => {
    const device = await enrolDevice(await as('tang.duanheng'), await as('tian.zhanghu'), '决定岗电脑')
    const decide = async (id: string) => {
      const { version } = await (await he()).approval.readCase({ params: { id } })
      const examined = await examine(await he(), id, version)
      await grant(await as('tang.duanheng'), device, id, examined.version)
    }
    const cases = []
    for (let i = 0; i < 3; i++) {
      const one = await file(await as('demo.canteen'))
      cases.push(one)
      await accept(await lin(), one.id, one.version)
      await passDays(1)
    }
    const [early, second, third] = cases
    if (early === undefined || second === undefined || third === undefined) throw new Error('Three cases were filed')
    const numberOf = async (id: string) =>
      (await (await he()).approval.readCase({ params: { id } })).progress.caseNumber
    const numbers = await Promise.all(cases.map(({ id }) => numberOf(id)))
    const body = { caseNumber: numbers[1] ?? '', ground: 'EMERGENCY' as const, reason: '灾后重建，急需开业供餐' }
    expect(await codeOf((await inspector()).conduct.givePriority({ body }))).toBe('FORBIDDEN')
    const mark = await (await lin()).conduct.givePriority({ body })
    expect(await codeOf((await lin()).conduct.givePriority({ body }))).toBe('PRIORITY_ALREADY_GIVEN')
    // Who is put first stands first where the work is taken from, once, and is told apart.
    const worklist = async () => (await (await he()).approval.worklist({ query: { mine: true, limit: 100 } })).items
    const [ahead, ...behind] = await worklist()
    expect(ahead).toMatchObject({ id: second.id, first: true })
    expect(behind.map(({ id }) => id)).toEqual(expect.arrayContaining([early.id, third.id]))
    expect(behind.some(({ id, first }) => first || id === second.id)).toBe(false)
    await decide(second.id)
    await decide(third.id)
    await passDays(60)
    const found = await (await inspector()).conduct.equalTreatment({})
    expect(found).toMatchObject({ overtook: 2, unexplained: 1 })
    expect(found.items).toMatchObject([
      {
        caseNumber: numbers[2],
        step: 'DECISION',
        handledBy: officer('tang.duanheng').name,
        mark: null,
        passed: [{ caseNumber: numbers[0] }],
      },
      { caseNumber: numbers[1], mark: { ground: 'EMERGENCY' }, passed: [{ caseNumber: numbers[0] }] },
    ])
    // A reason that does not hold is none: with it goes the place before the others.
    const other = await (await lin()).conduct.givePriority({ body: { ...body, caseNumber: numbers[0] ?? '' } })
    expect((await worklist())[0]).toMatchObject({ id: early.id, first: true })
    const untrue = { expectedVersion: other.version, upheld: false, note: '没有紧急情形' }
    await (await inspector()).conduct.auditPriority({ params: { id: other.id }, body: untrue })
    expect((await worklist()).some(({ first }) => first)).toBe(false)
    const audit = { expectedVersion: mark.version, upheld: false, note: '与灾情无关' }
    await (await inspector()).conduct.auditPriority({ params: { id: mark.id }, body: audit })
    expect(await (await inspector()).conduct.equalTreatment({})).toMatchObject({ overtook: 2, unexplained: 2 })
    expect((await (await pan()).conduct.equalTreatment({})).items).toEqual([])
    await decide(early.id)
    await bureau.settle()

    const { items, all } = await stranger.conduct.commitments({ query: { item: foodLicence.itemCode } })
    const promised = Object.fromEntries(items[0]?.promises.map((one) => [one.kind, one]) ?? [])
    expect(promised).toMatchObject({
      DECIDE: { owed: 3, kept: 2, share: 0.667, unit: 'working' },
      ACCEPT: { owed: 3, kept: 3, share: 1 },
      ONCE: { owed: 3, kept: 3 },
      VISITS: { owed: 3, kept: 3 },
    })
    expect(promised['DECIDE']?.value).toBeGreaterThan(0)
    expect(all.find(({ kind }) => kind === 'DECIDE')).toMatchObject({ owed: 3, kept: 2, value: null })
    const broken = await (
      await he()
    ).conduct.brokenCommitments({ query: { kind: 'DECIDE', item: foodLicence.itemCode } })
    expect(broken.items).toMatchObject([{ caseNumber: numbers[0], handledBy: officer('tang.duanheng').name }])
    expect((await (await pan()).conduct.brokenCommitments({ query: { kind: 'DECIDE' } })).items).toEqual([])
    const csv = await knockAt(bureau, 'GET', '/commitments/data?format=csv')
    expect(csv.text).toContain(`${foodLicence.itemCode},`)
    expect(csv.text).toContain(',DECIDE,')
    // What strangers read names no case and nobody.
    const open = JSON.stringify(items)
    for (const number of numbers) expect(open).not.toContain(number)
    await bureau.expectSound()
  })
})
