import { addDays, countDays, dayNumber } from '#kernel'
import type { Translate } from '#web/i18n/index.ts'
import { useTexts } from '#web/i18n/index.ts'
import { calendarTexts } from './texts.ts'
import './year-calendar.css'

interface YearCalendarProps {
  readonly year: number
  readonly holidays: readonly string[]
  readonly workdays: readonly string[]
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1)

/** A notice as it hangs on the wall: 休 and 班 are what a mistake shows itself by. */
export function YearCalendar({ year, holidays, workdays }: YearCalendarProps) {
  const t = useTexts(calendarTexts)
  const marks = new Map<string, Mark>([
    ...holidays.map((date) => [date, 'off'] as const),
    ...workdays.map((date) => [date, 'worked'] as const),
  ])
  // Months without a mark would only hide those that have one. New Year's holiday may begin in the December before.
  const marked = new Set([...marks.keys()].map((date) => date.slice(0, 7)))
  const months = [[year - 1, 12] as const, ...MONTHS.map((month) => [year, month] as const)].filter(([of, month]) =>
    marked.has(`${String(of)}-${String(month).padStart(2, '0')}`),
  )
  return (
    <div className="stack-tight">
      <p className="soft small">{t('legend')}</p>
      <div className="year-calendar">
        {months.map(([of, month]) => (
          <Month key={`${String(of)} ${String(month)}`} year={of} month={month} marks={marks} shown={year} />
        ))}
      </div>
    </div>
  )
}

type Mark = 'off' | 'worked'

interface MonthProps {
  readonly year: number
  readonly month: number
  readonly shown: number
  readonly marks: ReadonlyMap<string, Mark>
}

function Month({ year, month, shown, marks }: MonthProps) {
  const t = useTexts(calendarTexts)
  const first = `${String(year)}-${String(month).padStart(2, '0')}-01`
  const next = month === 12 ? `${String(year + 1)}-01-01` : `${String(year)}-${String(month + 1).padStart(2, '0')}-01`
  const days = Array.from({ length: countDays(first, next) }, (_, index) => addDays(first, index))
  const name = t('monthOf', { month })
  return (
    <table className="month">
      <caption>{year === shown ? name : `${String(year)} · ${name}`}</caption>
      <thead aria-hidden="true">
        <tr>
          {[...t('weekdays')].map((letter, index) => (
            <th key={`${letter}${String(index)}`}>{letter}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(first, days).map((week) => (
          <tr key={week.find((day) => day !== null) ?? ''}>
            {week.map((day, index) => (
              <Day key={day ?? String(index)} day={day} mark={day === null ? undefined : marks.get(day)} t={t} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Monday first; 1970-01-01 was a Thursday. */
function weeksOf(first: string, days: readonly string[]): readonly (readonly (string | null)[])[] {
  const lead = (((dayNumber(first) + 3) % 7) + 7) % 7
  const cells: readonly (string | null)[] = [...Array.from({ length: lead }, () => null), ...days]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => cells[week * 7 + day] ?? null),
  )
}

interface DayProps {
  readonly day: string | null
  readonly mark: Mark | undefined
  readonly t: Translate<keyof typeof calendarTexts.zh>
}

function Day({ day, mark, t }: DayProps) {
  if (day === null) return <td />
  const number = Number(day.slice(8))
  if (mark === undefined) return <td>{number}</td>
  const label = t(mark === 'off' ? 'dayOff' : 'dayWorked', { day: number })
  return (
    <td className={`day-${mark}`} title={label}>
      {number}
      <span aria-hidden="true">{t(mark)}</span>
      <span className="visually-hidden">{label}</span>
    </td>
  )
}
