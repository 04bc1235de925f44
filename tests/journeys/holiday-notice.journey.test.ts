import { beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayNumber, localDate, yearOf } from '#kernel'
import { aBrowser, CHROMIUM } from '../support/browser.ts'
import { accept, file } from '../support/hall.ts'
import { aServedBureau } from '../support/served-bureau.ts'
import { DESK, look, PHONE } from './scenes/look.ts'

/** Weekdays from next week on: whenever this test runs, a limit of some weeks lies across them. */
function weekdaysAhead(today: string): readonly string[] {
  const days = Array.from({ length: 14 }, (_, index) => addDays(today, 7 + index))
  return days.filter((day) => ![2, 3].includes(dayNumber(day) % 7))
}
const DAYS = weekdaysAhead(localDate(new Date().toISOString()))
const YEAR = yearOf(DAYS.at(-1) ?? '')
/** New Year's reach: a notice may begin four days before its year. */
const CLOSED = DAYS.filter((day) => day >= addDays(`${String(YEAR)}-01-01`, -4))

const LINES = [
  `年份,${String(YEAR)}`,
  '地区,990101',
  '标题,示范区关于防汛期间临时放假的通知',
  '文号,示范政办〔测试〕1号',
  ...CLOSED.map((day) => `放假,${day},临时放假`),
]

describe.skipIf(CHROMIUM === undefined)('a holiday notice comes while cases run', async () => {
  const bureau = await aServedBureau()
  const anActor = aBrowser(bureau.origin)
  let id = ''
  beforeAll(async () => {
    const filed = await file(await bureau.as('demo.canteen'))
    await accept(await bureau.as('lin.shouli'), filed.id, filed.version)
    id = filed.id
  })

  test('the administrator is told where a notice contradicts itself', async () => {
    const administrator = await anActor()
    await administrator.signIn('tian.zhanghu')
    await administrator.goTo('/desk/calendar')
    await administrator.reads('未公布，暂按周末和固定假日推算')
    await administrator.fill('安排内容', [...LINES, `上班,${CLOSED[0] ?? ''}`].join('\n'))
    await administrator.press('预览影响')
    await administrator.reads(`第 ${String(LINES.length + 1)} 行：${CLOSED[0] ?? ''}既列为放假又列为上班，前后矛盾。`)
    expect(administrator.complaints).toEqual([])
  })

  test('WF-11 he sees which deadlines it would move, and publishes', async () => {
    const administrator = await anActor()
    await administrator.signIn('tian.zhanghu')
    await administrator.goTo('/desk/calendar')
    await administrator.fill('安排内容', LINES.join('\n'))
    await administrator.press('预览影响')
    await administrator.reads('法定期限')
    for (const width of [PHONE, DESK]) {
      await administrator.page.setViewportSize({ width, height: 900 })
      const faults = await look(administrator.page, 'desk-calendar-preview', {
        width,
        variant: String(width),
        axe: true,
      })
      expect(faults).toEqual([])
    }
    await administrator.press('发布并重新计算期限')
    await administrator.reads(/示范政办〔测试〕1号已发布/)
    await administrator.reads(/个期限届满日已经调整/)
    await administrator.reads(/示范政办〔测试〕1号 · /)
    for (const width of [PHONE, DESK]) {
      await administrator.page.setViewportSize({ width, height: 900 })
      const faults = await look(administrator.page, 'desk-calendar', { width, variant: String(width), axe: true })
      expect(faults).toEqual([])
    }
    expect(administrator.complaints).toEqual([])
  })

  test('the applicant reads the new day and why it moved', async () => {
    const applicant = await anActor({ width: PHONE })
    await applicant.signIn('demo.canteen')
    await applicant.goTo(`/my/cases/${id}`)
    await applicant.page.locator('summary', { hasText: '为什么' }).first().click()
    await applicant.reads(/因.*公布的节假日安排（示范政办〔测试〕1号），法定期限届满日由.*调整为/)
  })

  test('and the ledger is sound', () => bureau.expectSound())
})
