import { happened, noticeFaults, refused } from '#kernel'
import type { Decider, NoticeFaultCode } from '#kernel'
import type { CalendarEvent, HolidayNoticePublished } from './events.ts'

/** What a notice says to replace when the program itself already knew the year. */
export const BUILT_IN = '随程序提供'

export type CalendarCommand = Omit<HolidayNoticePublished, 'type'> & {
  readonly type: 'PublishHolidayNotice'
  /** Whether the calendar that came with the program has this year; the life cannot know. */
  readonly builtIn: boolean
}
export type CalendarState =
  | { readonly phase: 'absent' }
  | ({ readonly phase: 'published' } & Pick<HolidayNoticePublished, 'documentNumber' | 'holidays' | 'workdays'>)

export type CalendarRefusalCode = NoticeFaultCode | 'NOTICE_UNCHANGED' | 'NOTICE_IN_FORCE' | 'NOTICE_REPLACES_NOTHING'

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.toSorted().every((day, at) => day === b.toSorted()[at])

/**
 * The life of one year's calendar in one region. A notice is taken whole or not at all, and another one only in the
 * open: whoever replaces what is in force names it.
 */
export const calendarDecider: Decider<CalendarCommand, CalendarState, CalendarEvent, CalendarRefusalCode> = {
  initial: { phase: 'absent' },
  decide: ({ builtIn, ...notice }, state) => {
    const [fault] = noticeFaults(notice)
    if (fault !== undefined) {
      const place = fault.list === null ? '' : `${fault.list}[${String(fault.index)}]`
      return refused(fault.code, { place, ...fault.facts })
    }
    const { replaces, documentNumber, year } = notice
    const inForce = state.phase === 'published' ? state.documentNumber : builtIn ? BUILT_IN : null
    if (state.phase === 'published' && documentNumber === inForce && sameDays(notice, state))
      return refused('NOTICE_UNCHANGED', { documentNumber })
    if (inForce === null && replaces !== null) return refused('NOTICE_REPLACES_NOTHING', { year, replaces })
    if (inForce !== null && replaces !== inForce) return refused('NOTICE_IN_FORCE', { year, documentNumber: inForce })
    return happened({ ...notice, type: 'HolidayNoticePublished' })
  },
  evolve: (_, { documentNumber, holidays, workdays }) => ({ phase: 'published', documentNumber, holidays, workdays }),
}

type Days = Pick<HolidayNoticePublished, 'holidays' | 'workdays'>
const sameDays = (a: Days, b: Days): boolean => same(a.holidays, b.holidays) && same(a.workdays, b.workdays)
