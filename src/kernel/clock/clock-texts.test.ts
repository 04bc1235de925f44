import { describe, expect, test } from 'vitest'
import { workingCalendar } from '../calendar.ts'
import { NOTICES_2025_2026 } from '../testing/notices.ts'
import { daysText, explain, lawOf } from './clock-texts.ts'
import { clock } from './clock.ts'
import type { ClockEntry } from './entries.ts'

const entries: readonly ClockEntry[] = [
  { type: 'received', at: '2026-03-02T09:00:00+08:00' },
  { type: 'accepted', at: '2026-03-02T10:00:00+08:00' },
  { type: 'procedureStarted', procedure: 'HEARING', at: '2026-03-09T09:00:00+08:00' },
  { type: 'procedureEnded', procedure: 'HEARING', at: '2026-03-11T09:00:00+08:00' },
  { type: 'procedureStarted', procedure: 'SITE_SURVEY', at: '2026-03-12T09:00:00+08:00' },
  { type: 'extended', days: 10, reason: '需要核实 2026-01-05 的检测报告', at: '2026-03-13T09:00:00+08:00' },
]
const { explanation } = clock(
  entries,
  workingCalendar(NOTICES_2025_2026),
  {
    acceptance: { days: 5, unit: 'working' },
    statutory: { days: 20, unit: 'working' },
    promised: { days: 10, unit: 'working' },
  },
  '2026-03-16',
)

describe('the explanation of a clock', () => {
  test('reads in Chinese as an official letter does', () => {
    expect(explanation.map((line) => explain(line, 'zh'))).toEqual([
      '2026年3月2日收到申请材料，应在5个工作日内（至2026年3月9日）决定是否受理或者一次告知补正内容，逾期不告知的，自收到之日起即为受理（《行政许可法》第三十二条）。',
      '2026年3月2日受理（《行政许可法》第三十二条）。',
      '受理当日（2026年3月2日）不计入期限，自次日起算，最后一日仍在期限内（《民法典》第二百零一条）。',
      '听证（2026年3月9日至2026年3月11日，首尾两日均不计）不计入期限，扣除3个工作日（《行政许可法》第四十五条）。',
      '2026年3月12日起现场踏勘，不属于法定不计时情形，法定期限继续计算（《行政许可法》第四十五条）。',
      '2026年3月13日经批准延长10日，理由：需要核实 2026-01-05 的检测报告（《行政许可法》第四十二条）。',
      '法定期限30个工作日，不含法定节假日，至2026年4月17日（《行政许可法》第八十二条）。',
      '承诺期限20个工作日，至2026年4月2日。',
    ])
  })

  test('says the same in English', () => {
    expect(explanation.map((line) => explain(line, 'en')).slice(3)).toEqual([
      'Hearing (2026-03-09 to 2026-03-11, both days included) is not counted: 3 working days left out (Administrative Licensing Law, art. 45).',
      'Site survey since 2026-03-12 is not among the procedures that stop the clock: the statutory limit runs on (Administrative Licensing Law, art. 45).',
      'On 2026-03-13 the limit was extended by 10 days; reason: 需要核实 2026-01-05 的检测报告 (Administrative Licensing Law, art. 42).',
      'Statutory limit: 30 working days, public holidays excluded, until 2026-04-17 (Administrative Licensing Law, art. 82).',
      'Promised limit: 20 working days, until 2026-04-02.',
    ])
  })

  test('names the article it stands on, or none', () => {
    expect(explanation.map((line) => lawOf(line, 'zh'))).toEqual([
      '《行政许可法》第三十二条',
      '《行政许可法》第三十二条',
      '《民法典》第二百零一条',
      '《行政许可法》第四十五条',
      '《行政许可法》第四十五条',
      '《行政许可法》第四十二条',
      '《行政许可法》第八十二条',
      null,
    ])
  })

  test.each([
    [1, 'working', '1个工作日', '1 working day'],
    [5, 'working', '5个工作日', '5 working days'],
    [30, 'natural', '30日', '30 natural days'],
  ] as const)('writes %i %s days with their unit', (days, unit, zh, en) => {
    expect(daysText(days, unit, 'zh')).toBe(zh)
    expect(daysText(days, unit, 'en')).toBe(en)
  })

  test('a line without its facts is a bug', () => {
    expect(() => explain({ code: 'ACCEPTED', facts: {} }, 'zh')).toThrow('lacks date')
  })
})
