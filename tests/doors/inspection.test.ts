import { createHash, randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { addDays, localDate } from '#kernel'
import { seedInspection } from '../../src/app/demo-inspection.ts'
import { foodLicence } from '../../src/cli/demo/filings.ts'
import { faultsOfDraw } from '#clouds/inspection'
import type { DrawCommitted, DrawMade } from '#clouds/inspection/events'
import { takeInImports } from '../../src/clouds/inspection/importing/take-in.ts'
import { aPdf, codeOf, signedIn } from '../support/hall.ts'
import { aBureau } from '../support/office.ts'

const clock = { ahead: 0 }
const DAY_MS = 86_400_000
const bureau = await aBureau({
  items: [foodLicence.itemCode, '991001006001', '990108064001'],
  now: () => new Date(Date.now() + clock.ahead).toISOString(),
})
await seedInspection(bureau.office, bureau.installation, bureau.matters)
await bureau.settle()
const ITEM = foodLicence.itemCode
const pan = await signedIn(bureau, 'pan.guanshi')
const others = {
  'pan.guanshi': pan,
  'liu.zhigui': await signedIn(bureau, 'liu.zhigui'),
  'guan.mingcha': await signedIn(bureau, 'guan.mingcha'),
}
const stranger = bureau.visitor()
const idOf = (username: string) =>
  bureau.matters.district.officers.find((officer) => officer.username === username)?.id ?? ''
const personOf = (officer: string) => {
  const found = Object.entries(others).find(([username]) => idOf(username) === officer)
  if (found === undefined) throw new Error('Nobody of ours')
  return found[1]
}
const year = Number(localDate(new Date().toISOString()).slice(0, 4))
const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const parseDraw = (value: unknown) => value as { committed: DrawCommitted; made: DrawMade | null }

async function drawOne(line = 'L1', take = 1) {
  const { id } = await pan.inspection.commitDraw({ params: { year }, body: { line, take, perObject: 2 } })
  await bureau.settle()
  return id
}
async function openOf(draw: string) {
  const { made } = parseDraw(await stranger.inspection.draw({ params: { id: draw } }))
  const [first] = made?.drawn ?? []
  const { items } = await pan.inspection.inspections({ query: { limit: 100 } })
  const inspectors = first?.inspectors ?? []
  const found = items.find(
    (one) => one.source === 'DRAW' && one.phase === 'OPEN' && one.inspectors.every(({ id }) => inspectors.includes(id)),
  )
  if (found === undefined) throw new Error('Nothing was opened')
  return { id: found.id, recorder: personOf(inspectors[0] ?? ''), second: personOf(inspectors[1] ?? '') }
}
type Person = typeof pan
const upload = async (person: Person, content: string) =>
  (await person.upload('a.pdf', aPdf(content), 'application/pdf')).sha256
async function visit(person: Person, id: string, wrong: readonly string[] = []) {
  const { version, toVisit } = await person.inspection.inspection({ params: { id } })
  const photo = await upload(person, `现场 ${randomUUID()}`)
  const signature = await upload(person, `签名 ${randomUUID()}`)
  const at = new Date(Date.now() + clock.ahead).toISOString()
  return person.inspection.act({
    params: { id },
    body: {
      act: 'RECORD',
      ...{ expectedVersion: version, method: 'ON_SITE', began: at, ended: at, summary: '已逐项检查。' },
      answers: toVisit.map((code) => {
        const bad = wrong.includes(code)
        return { code, result: bad ? 'PROBLEM' : 'OK', note: bad ? '健康证已过期' : '' }
      }),
      photos: [{ sha256: photo, code: null, takenAt: at, place: { latitude: 26.5, longitude: 106.7, accuracy: 12 } }],
      checked: { name: '店长某某', signature, refusal: null },
    },
  })
}
const step = async (person: Person, id: string, act: 'COSIGN' | 'CONCLUDE') => {
  const { version } = await person.inspection.inspection({ params: { id } })
  return person.inspection.act({ params: { id }, body: { act, expectedVersion: version } })
}

describe('the demo', () => {
  test('has in its departments’ plans what is delegated to its town and its zone', async () => {
    const { inspection } = bureau.office.services.office
    const organOf = (key: string) => bureau.matters.district.organs.find((organ) => organ.key === key)?.id ?? ''
    const planned = [
      await inspection.preparedness(organOf('market'), '991001006001'),
      await inspection.preparedness(organOf('development'), '990108064001'),
      await inspection.preparedness(organOf('development'), ITEM),
    ]
    expect(planned.map(({ hasPlan }) => hasPlan)).toEqual([true, true, false])
  })
})

describe('a supervision standard', () => {
  test('SV-46 is adopted only with a basis for every point, by another organ than approves, with its burden stated', async () => {
    const found = await pan.inspection.standard({ params: { code: ITEM } })
    expect(found).toMatchObject({ number: 1, sameOrgan: false })
    const adopt = (content: typeof found.content) =>
      pan.inspection.adoptStandard({ params: { code: ITEM }, body: { expected: found.number, content } })
    const [point] = found.content.checklist
    if (point === undefined) throw new Error('There is no point')
    const bare = [{ ...point, basis: null }, ...found.content.checklist.slice(1)]
    expect(await codeOf(adopt({ ...found.content, checklist: bare }))).toBe('POINT_WITHOUT_BASIS')
    expect(await codeOf(adopt({ ...found.content, burden: { hours: 0, text: '' } }))).toBe('BURDEN_NOT_STATED')
    const health = await signedIn(bureau, 'jiang.weiqing')
    const foreign = health.inspection.adoptStandard({
      params: { code: ITEM },
      body: { expected: 0, content: found.content },
    })
    expect(await codeOf(foreign)).toBe('ITEM_NOT_SUPERVISED')
  })
})

describe('a plan with its draws', () => {
  test('is bound before anything is drawn, and recomputed by a stranger from what is published', async () => {
    const id = await drawOne('L1', 2)
    const { committed, made } = parseDraw(await stranger.inspection.draw({ params: { id } }))
    if (made === null) throw new Error('Nothing was drawn')
    expect(faultsOfDraw(committed, made, digest)).toEqual([])
    expect(made.beacon.size).toBeGreaterThan(made.leaf)
    expect(made.drawn).toHaveLength(2)
    const again = pan.inspection.commitDraw({ params: { year }, body: { line: 'L1', take: 99, perObject: 2 } })
    expect(await codeOf(again)).toBe('DRAW_TAKES_TOO_MANY')
  })

  test('never sends an inspector to an object he has declared a relation with', async () => {
    const { items } = await pan.inspection.objects({ query: { limit: 100 } })
    for (const { id: object } of items) await pan.inspection.declareRelation({ body: { object, ground: 'INTEREST' } })
    const id = await drawOne('L1', 1)
    const { made } = parseDraw(await stranger.inspection.draw({ params: { id } }))
    expect(made?.drawn.flatMap(({ inspectors }) => inspectors)).not.toContain(idOf('pan.guanshi'))
  })
})

describe('an inspection', () => {
  test('counts when two have signed, is put right, looked at again, and published with people masked', async () => {
    const { id, recorder, second } = await openOf(await drawOne('L1', 1))
    const seen = await visit(recorder, id, ['P1'])
    expect(seen.phase).toBe('RECORDED')
    expect(await codeOf(step(recorder, id, 'COSIGN'))).toBe('COSIGNED_BY_RECORDER')
    const signed = await step(second, id, 'COSIGN')
    expect(signed).toMatchObject({ phase: 'PROBLEM' })
    expect(await codeOf(step(second, id, 'CONCLUDE'))).toBe('PROBLEM_NOT_DEALT_WITH')
    const order = (lastDay: string) => ({
      params: { id },
      body: {
        act: 'ORDER' as const,
        expectedVersion: signed.version,
        points: ['P1'],
        lastDay,
        documentNumber: '责改〔2026〕1号',
      },
    })
    const day = (ahead: number) => addDays(localDate(new Date().toISOString()), ahead)
    expect(await codeOf(second.inspection.act(order(day(90))))).toBe('RECTIFICATION_DAY_WRONG')
    const ordered = await second.inspection.act(order(day(10)))
    expect(ordered).toMatchObject({ phase: 'RECTIFYING', toVisit: ['P1'] })
    await visit(second, id)
    const over = await step(recorder, id, 'COSIGN')
    expect(over).toMatchObject({ phase: 'CONCLUDED', result: 'RECTIFIED' })
    const { items } = await stranger.inspection.results({ query: {} })
    const [shown] = items.filter(({ number }) => number === over.number)
    expect(shown).toMatchObject({ passed: false, result: 'RECTIFIED' })
    expect(shown?.points).toHaveLength(1)
    expect(JSON.stringify(shown)).not.toContain('健康证已过期')
  })

  test('SV-30 SV-32 takes a penalty only with its document, counts it by its code, and the credit class follows at once', async () => {
    const { id, recorder, second } = await openOf(await drawOne('L1', 1))
    await visit(recorder, id, ['P1'])
    const { version } = await step(second, id, 'COSIGN')
    const fine = (document: string | null, amountFen: number | null) =>
      second.inspection.act({
        params: { id },
        body: {
          act: 'MEASURE',
          ...{ expectedVersion: version, measure: 'FINE', basis: '食品安全法第一百二十六条' },
          ...{ documentNumber: '市监罚〔2026〕7号', document, amountFen },
        },
      })
    expect(await codeOf(fine(null, 500_000))).toBe('MEASURE_WITHOUT_DOCUMENT')
    const document = await upload(second, '处罚决定书')
    expect(await codeOf(fine(document, null))).toBe('FINE_WITHOUT_AMOUNT')
    expect(await codeOf(fine('0'.repeat(64), 500_000))).toBe('EVIDENCE_NOT_YOURS')
    const taken = await fine(document, 500_000)
    const { items } = await pan.inspection.objects({ query: { q: taken.licence } })
    expect(items[0]).toMatchObject({ riskClass: 'C', penalties: 1, rule: { fact: 'PENALTIES_24_MONTHS', atLeast: 1 } })
    expect(await step(second, id, 'CONCLUDE')).toMatchObject({ phase: 'CONCLUDED', result: 'DEALT_WITH' })
    const { figures } = await pan.inspection.plan({ params: { year } })
    expect(figures.measures).toContainEqual({ code: 'FINE', count: 1 })
    expect(figures.methods.map(({ code }) => code)).toEqual(['ON_SITE'])
    expect(figures.sources.map(({ code }) => code)).toEqual(['DRAW'])
  })
})

describe('an import', () => {
  const csv = (lines: readonly (readonly string[])[]) => Buffer.from(lines.map((line) => line.join(',')).join('\n'))
  const LICENCES = ['许可编号', '事项编码', '持证主体', '持证主体代码', '经营地址', '发证日期', '有效期至', '办理方式']
  const CHECKS = ['检查编号', '许可编号', '事项编码', '检查日期', '检查结果', '发现问题']
  const code = bureau.matters.district.organs[0]?.creditCode ?? ''
  const take = (person: Person, kind: string, bytes: Buffer) => person.send(`/inspection/imports/${kind}`, bytes)

  test('takes in what is right, names every line that is wrong, takes nothing twice, and finds who failed twice', async () => {
    const licences = csv([
      LICENCES,
      ...['A', 'B', 'C'].map((one) => [`OLD-${one}`, ITEM, `老店${one}`, code, '老街1号', '2024-03-05', '', '普通']),
      ['OLD-D', ITEM, '错店', '123', '', '2024-03-05', '', ''],
      ['OLD-E', '999', '错店', code, '', '2024-03-05', '', ''],
    ])
    await take(pan, 'licences', licences)
    await takeInImports.run(bureau.office.services)
    const checks = csv([
      CHECKS,
      ['C1', 'OLD-A', ITEM, '2024/6/1', '不合格', '后厨积水'],
      ['C2', 'OLD-A', ITEM, '2024-09-01', '不合格', '未公示'],
      ['C3', 'OLD-B', ITEM, '2024-09-01', '不合格', '未公示'],
      ['C4', 'OLD-B', ITEM, '2025-09-01', '合格', ''],
      ['C5', 'OLD-Z', ITEM, '2025-09-01', '合格', ''],
    ])
    await take(pan, 'inspections', checks)
    await takeInImports.run(bureau.office.services)
    await take(pan, 'inspections', checks)
    await takeInImports.run(bureau.office.services)
    const { items } = await pan.inspection.imports({})
    expect(items.map(({ kind, taken, known, faulty }) => ({ kind, taken, known, faulty }))).toEqual([
      { kind: 'INSPECTIONS', taken: 0, known: 4, faulty: 1 },
      { kind: 'INSPECTIONS', taken: 4, known: 0, faulty: 1 },
      { kind: 'LICENCES', taken: 3, known: 0, faulty: 2 },
    ])
    expect(items[2]?.faults.map(({ row }) => row)).toEqual([5, 6])
    const twice = await pan.inspection.objects({ query: { failures: 2 } })
    expect(twice.items.map(({ licence, failures }) => ({ licence, failures }))).toEqual([
      { licence: 'OLD-A', failures: 2 },
    ])
    await expect(take(pan, 'licences', Buffer.from('不是表格'))).rejects.toThrow('TABLE_UNREADABLE')
  })
})

// Sessions do not live that long: what needs another day comes last.
describe('a plan over its year', () => {
  test('SV-28 draws at random, counts what was carried out, and shows the lines that are overdue', async () => {
    const before = await pan.inspection.plan({ params: { year } })
    const line = before.lines.find(({ id }) => id === 'L1')
    const [owed, drawn, done] = [line?.owed ?? 0, line?.drawn ?? 0, line?.done ?? 0]
    expect(owed).toBe(Math.ceil((line?.objects ?? 0) / 4))
    const draw = await drawOne()
    const { id, recorder, second } = await openOf(draw)
    await visit(recorder, id)
    await step(second, id, 'COSIGN')
    const after = await pan.inspection.plan({ params: { year } })
    expect(after.lines.find((one) => one.id === 'L1')).toMatchObject({ drawn: drawn + 1, done: done + 1 })
    clock.ahead = 400 * DAY_MS
    const next = await (await signedIn(bureau, 'pan.guanshi')).inspection.plan({ params: { year } })
    const standing = next.lines.map((one) => [one.id, one.done >= one.owed ? 'FULFILLED' : 'OVERDUE'])
    expect(next.lines.map((one) => [one.id, one.standing])).toEqual(standing)
    expect(next.overdue).toBe(standing.filter(([, one]) => one === 'OVERDUE').length)
    clock.ahead = 0
  })
})

describe('supervision logs', () => {
  test('SV-31 are filed with the time of filing, once for a day, and every missing day is named', async () => {
    clock.ahead = 10 * DAY_MS
    const liu = await signedIn(bureau, 'liu.zhigui')
    const before = await liu.inspection.logs({})
    const missing = before.missing.find(({ officer }) => officer === '柳执规')?.days ?? []
    expect(missing.length).toBeGreaterThan(3)
    const [day = ''] = missing
    const filed = await liu.inspection.fileLog({ body: { day, work: '巡查南门片区餐饮单位三家。', visits: 3 } })
    expect(filed).toMatchObject({ day, late: true })
    expect(await codeOf(liu.inspection.fileLog({ body: { day, work: '再填一次', visits: 0 } }))).toBe(
      'LOG_ALREADY_FILED',
    )
    const after = await liu.inspection.logs({})
    expect(after.missing.find(({ officer }) => officer === '柳执规')?.days).not.toContain(day)
    const added = await liu.inspection.supplementLog({ params: { id: filed.id }, body: { work: '补充：一家停业。' } })
    expect(added.supplements).toHaveLength(1)
    clock.ahead = 0
  })
})

test('everything that was recorded adds up', () => bureau.expectSound())
