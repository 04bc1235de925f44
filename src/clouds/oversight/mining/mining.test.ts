import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import type { LogCase, LogEvent } from './log.ts'
import { LogUnreadable } from './log.ts'
import { LOG_RULES } from './log-rules.ts'
import type { LogRules } from './log-rules.ts'
import { overseeLog } from './oversee-log.ts'
import { readLog } from './read-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'oneseal-log-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const XES = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0"><global scope="event"><string key="org:resource" value="UNKNOWN"/></global>
<trace><string key="concept:name" value="第一件"><string key="concept:name" value="nested"/></string>
<date key="startdate" value="2026-03-02T09:00:00+08:00"/><date key="enddate" value="2026-03-05T09:00:00+08:00"/>
<event><string key="concept:name" value="受理"/><string key="org:resource" value="甲"/><date key="time:timestamp" value="2026-03-02T09:00:00.000+08:00"/></event>
<event><string key="concept:name" value="审查 &amp; 核对"/><string key="org:resource" value="UNKNOWN"/><date key="time:timestamp" value="2026-03-03T09:00:00.000+08:00"/></event>
</trace></log>`
const CSV = `case_id,activity,resource,timestamp
"第一件","受理","甲",2026-03-02T09:00:00+08:00
"第二件","受理",乙,2026-03-02 10:00:00+08:00
"第一件","审查 & ""核对""",,2026-03-03T09:00:00+08:00
`

describe('reading the log of another system', () => {
  test('XES: only what is said of the case and the event themselves names them; UNKNOWN is nobody', async () => {
    const { format, cases } = await readLog(file('a.xes', XES))
    expect(format).toBe('XES')
    expect(cases).toEqual([
      {
        ...{ id: '第一件', begun: '2026-03-02T01:00:00.000Z', ended: '2026-03-05T01:00:00.000Z', deadline: null },
        events: [
          { step: '受理', person: '甲', group: null, at: '2026-03-02T01:00:00.000Z', transition: 'complete' },
          { step: '审查 & 核对', person: null, group: null, at: '2026-03-03T01:00:00.000Z', transition: 'complete' },
        ],
      },
    ])
  })
  test('CSV: a case is put together from lines that stand anywhere', async () => {
    const { format, cases } = await readLog(file('a.csv', CSV))
    expect(format).toBe('CSV')
    expect(cases.map(({ id, events }) => [id, events.map(({ step, person }) => `${step} ${person ?? '—'}`)])).toEqual([
      ['第一件', ['受理 甲', '审查 & "核对" —']],
      ['第二件', ['受理 乙']],
    ])
  })
  test('compressed or not is the same log', async () => {
    expect(await readLog(file('a.xes.gz', gzipSync(XES)))).toEqual(await readLog(file('b.xes', XES)))
    expect(await readLog(file('a.csv.gz', gzipSync(CSV)))).toEqual(await readLog(file('b.csv', CSV)))
  })

  const deep = `<log><trace>${'<list>'.repeat(100)}`
  const whole = gzipSync(Buffer.from(XES))
  test.each<readonly [string, string | Buffer, RegExp]>([
    ['nothing', '', /empty/],
    ['only blanks', ' \n \n', /empty/],
    ['cut off', XES.slice(0, 400), /not well-formed XML/],
    ['compressed and cut off', whole.subarray(0, whole.length - 20), /cut off|damaged/],
    [
      'compressed and damaged',
      Buffer.concat([whole.subarray(0, 40), Buffer.alloc(30, 7), whole.subarray(70)]),
      /damaged/,
    ],
    ['another XML', '<html></html>', /begins with <log>/],
    ['too deep', deep, /nested too deeply/],
    ['with entities of its own', `<!DOCTYPE log [<!ENTITY a "b">]><log>&a;</log>`, /no document type/],
    ['with an unknown entity', '<log><trace><string key="concept:name" value="&mine;"/></trace></log>', /well-formed/],
    ['a table without its columns', 'a,b\n1,2\n', /case:concept:name, concept:name, time:timestamp missing/],
    ['a table with a short line', 'case_id,activity,timestamp\n1,2\n', /Line 2/],
    ['a table with an open quote', 'case_id,activity,timestamp\n"1,2,3\n', /Line 2/],
    ['a line without a case', 'case_id,activity,timestamp\n,受理,2026-03-02\n', /Line 2: the case is not named/],
    ['not UTF-8', Buffer.concat([Buffer.from('case_id,'), Buffer.from([0xff, 0xfe, 0x80])]), /UTF-8/],
  ])('a file that is %s is refused with the place and the reason', async (name, content, reason) => {
    const read = readLog(file(createHash('sha256').update(name).digest('hex').slice(0, 8), content))
    await expect(read).rejects.toThrow(LogUnreadable)
    await expect(read).rejects.toThrow(reason)
  })
  test('a file that is not there, and a folder', async () => {
    await expect(readLog(join(folder, 'nowhere'))).rejects.toThrow('There is no such file.')
    await expect(readLog(folder)).rejects.toThrow('That is a folder.')
  })
})

const day = (n: number) => new Date(Date.UTC(2026, 2, 2 + n, 1)).toISOString()
const event = (step: string, person: string | null, n: number): LogEvent => ({
  ...{ step, person, group: null, at: day(n), transition: 'complete' },
})
const aCase = (id: string, events: readonly LogEvent[], change: Partial<LogCase> = {}): LogCase => ({
  ...{ id, begun: day(0), ended: day(20), deadline: null, events },
  ...change,
})
const struck = (code: string, cases: readonly LogCase[], rules: Partial<LogRules> = {}) =>
  overseeLog(cases, { ...LOG_RULES, ...rules })
    .rules.find((rule) => rule.code === code)
    ?.hits.map(({ number }) => number)
const odd = (cases: readonly LogCase[]) =>
  overseeLog(cases, LOG_RULES).impossible.flatMap(({ code, count }) => (count > 0 ? [`${code} ${String(count)}`] : []))

describe('the rules of oversight asked of it', () => {
  test('time limit: ended after the deadline, or open beyond it at the end of the log; on the day itself is in time', () => {
    const events = [event('受理', '甲', 1)]
    const cases = [
      aCase('late', events, { deadline: day(10) }),
      aCase('in time', events, { deadline: day(20) }),
      aCase('open', [...events, event('审查', '甲', 12)], { ended: null, deadline: day(11) }),
      aCase('open, not due', events, { ended: null, deadline: day(30) }),
    ]
    expect(struck('TIME_LIMIT', cases)).toEqual(['late', 'open'])
    expect(struck('TIME_LIMIT', [aCase('without', events)])).toEqual([])
    expect(struck('TIME_LIMIT', [aCase('without', events)], { limitDays: 19 })).toEqual(['without'])
    // Where no case tells its end, its last event is the end.
    expect(struck('TIME_LIMIT', [aCase('no ends', events, { ended: null })], { limitDays: 19 })).toEqual([])
  })
  test('four eyes: done and checked by one person; the pair is guessed from the names, or said', () => {
    const same = aCase('same', [event('Create permit', '甲', 1), event('T02 Check create permit', '甲', 2)])
    const two = aCase('two', [event('Create permit', '甲', 1), event('T02 Check create permit', '乙', 2)])
    const after = aCase('after', [event('T02 Check create permit', '甲', 1), event('Create permit', '甲', 2)])
    expect(struck('FOUR_EYES', [same, two, after])).toEqual(['same'])
    const zh = aCase('zh', [event('受理', '甲', 1), event('决定', '甲', 2)])
    expect(struck('FOUR_EYES', [zh])).toEqual([])
    expect(struck('FOUR_EYES', [zh], { fourEyes: [{ first: '受理', second: '决定' }] })).toEqual(['zh'])
  })
  test('rework: the second time a step is done, and each time after it; begun and completed is one time', () => {
    const again = aCase(
      'again',
      [1, 2, 3].map((n) => event('审查', '甲', n)),
    )
    const once = aCase('once', [{ ...event('审查', '甲', 1), transition: 'start' }, event('审查', '甲', 2)])
    expect(struck('REWORK', [again, once])).toEqual(['again', 'again'])
    expect(struck('REWORK', [again, once], { rework: 4 })).toEqual([])
  })
  test('single person: three different steps in one hand; unnamed hands are no one’s', () => {
    const steps = (who: readonly (string | null)[]) =>
      who.map((person, n) => event(['受理', '审查', '决定'][n] ?? '', person, n))
    const cases = [aCase('one', steps(['甲', '甲', '甲'])), aCase('two', steps(['甲', '乙', '甲']))]
    expect(struck('SINGLE_PERSON', [...cases, aCase('nobody', steps([null, null, null]))])).toEqual(['one'])
  })
  test('handover: five times from hand to hand', () => {
    const hands = (count: number) =>
      Array.from({ length: count }, (_, n) => event('审查', n % 2 === 0 ? '甲' : '乙', n))
    expect(struck('HANDOVER', [aCase('four', hands(5)), aCase('five', hands(6))])).toEqual(['five'])
  })
})

describe('what cannot have been', () => {
  test('is named, and the case stays among those that are counted', () => {
    const backwards = aCase('1', [event('受理', '甲', -1), event('审查', null, 21)], {
      ended: day(-3),
      deadline: day(-2),
    })
    expect(odd([backwards])).toEqual([
      'ENDS_BEFORE_IT_STARTS 1',
      'DEADLINE_BEFORE_START 1',
      'EVENT_BEFORE_START 1',
      'EVENT_AFTER_END 2',
      'EVENT_WITHOUT_PERSON 1',
    ])
    expect(overseeLog([backwards], LOG_RULES)).toMatchObject({ cases: 1, events: 2, persons: 1 })
  })
  test('an order against the time, an event without name or time, a case without events or twice', () => {
    const shuffled = aCase('1', [event('审查', '甲', 2), event('', '甲', 1), { ...event('送达', '甲', 3), at: null }])
    expect(odd([shuffled, aCase('2', []), aCase('2', [])])).toEqual([
      'ORDER_AGAINST_TIME 1',
      'EVENT_WITHOUT_TIME 1',
      'EVENT_WITHOUT_NAME 1',
      'CASE_WITHOUT_EVENTS 2',
      'CASE_TWICE 1',
    ])
  })
  test('a sound case has none', () => {
    expect(odd([aCase('1', [event('受理', '甲', 1), event('审查', '乙', 2)])])).toEqual([])
  })
})

const REAL = '../shared/data/logs/08_receipt.xes.gz'
test.skipIf(!existsSync(REAL))(
  'a real log of 1,434 permit cases: every case is counted, what is impossible is flagged',
  async () => {
    const { format, cases } = await readLog(REAL)
    const report = overseeLog(cases, LOG_RULES)
    expect({ format, cases: report.cases, events: report.events }).toEqual({ format: 'XES', cases: 1434, events: 8577 })
    const impossible = Object.fromEntries(report.impossible.map(({ code, cases: found }) => [code, found]))
    const { ENDS_BEFORE_IT_STARTS, EVENT_BEFORE_START, EVENT_AFTER_END } = impossible
    expect([ENDS_BEFORE_IT_STARTS, EVENT_BEFORE_START, EVENT_AFTER_END]).toEqual([2, 2, 145])
    // Counted a second way, with no detector in between.
    const late = cases.filter(({ deadline, ended }) => deadline !== null && (ended ?? report.to ?? '') > deadline)
    const oneHand = cases.filter(
      ({ events }) =>
        new Set(events.map(({ person }) => person)).size === 1 &&
        events[0]?.person !== null &&
        new Set(events.map(({ step }) => step)).size >= LOG_RULES.singlePerson,
    )
    const again = cases.filter(({ events }) => new Set(events.map(({ step }) => step)).size < events.length)
    const found = Object.fromEntries(report.rules.map(({ code, cases: hit }) => [code, hit]))
    expect(found).toMatchObject({ TIME_LIMIT: late.length, SINGLE_PERSON: oneHand.length, REWORK: again.length })
    expect(found).toMatchObject({ TIME_LIMIT: 416, SINGLE_PERSON: 754, REWORK: 91, HANDOVER: 16 })
  },
)
