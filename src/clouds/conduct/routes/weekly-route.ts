import type { Handlers } from '#frame'
import { addDays, isPlainDate, localDate } from '#kernel'
import type { api } from '../api.ts'
import { problemsOf } from '../domain/check.ts'
import { NOT_FOUND, officerOf } from '../doors.ts'
import { checksBetween, contactsSince, marksOf } from '../projections/tables.ts'
import { promisesBetween } from './commitment-routes.ts'
import { figuresOf } from './contact-routes.ts'
import { explains, findUnequal } from './equality-routes.ts'

const WEEK_DAYS = 7
/** Monday of the week in which the day lies. */
function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return addDays(day, -((weekday + WEEK_DAYS - 1) % WEEK_DAYS))
}

/** 周报: nobody writes it. Asked again for the same week it says the same, but for what was put right since. */
export const weeklyHandlers: Pick<Handlers<typeof api>, 'weekly'> = {
  weekly: async ({ query }, context) => {
    if (officerOf(context) === undefined) return NOT_FOUND
    const today = localDate(context.now())
    const day = query.week ?? today
    const from = mondayOf(day)
    const to = addDays(from, WEEK_DAYS - 1)
    // The last week of the year 9999 ends on a day nobody can write.
    if (!isPlainDate(to)) return NOT_FOUND
    const within = (at: string | undefined | null) => {
      const on = at === undefined || at === null ? '' : localDate(at)
      return on >= from && on <= to
    }
    const rows = await checksBetween(context.db, from, to)
    const planned = rows.filter(({ state: { on } }) => on >= from && on <= to)
    const done = rows.filter(({ state }) => within(state.finished?.at))
    const findings = rows.flatMap(({ state }) => state.findings)
    const settledNow = findings.filter(
      ({ standing, rounds }) => standing === 'SETTLED' && within(rounds.at(-1)?.recheck?.at),
    )
    const open = findings.filter(({ standing }) => standing !== 'SETTLED')
    const contacts = (await contactsSince(context.db, `${from}T00:00:00+08:00`, null))
      .map(({ state }) => state)
      .filter(({ at }) => within(at))
    const { found } = await findUnequal(context, { from, to, organ: null })
    const marks = await marksOf(
      context.db,
      found.map(({ turn }) => turn.id),
    )
    return {
      ...{ from, to, planned: planned.length, carriedOut: done.length },
      missed: planned.filter(({ state }) => state.finished === null && state.calledOff === null && state.on < today)
        .length,
      steps: done.reduce((sum, { state }) => sum + state.steps.length, 0),
      problems: done.reduce((sum, { state }) => sum + problemsOf(state).length, 0),
      settled: settledNow.length,
      open: open.length,
      overdue: open.filter(({ standing, lastDay }) => standing === 'OPEN' && lastDay < today).length,
      contacts: figuresOf(contacts, today),
      overtakings: found.length,
      unexplained: found.filter((one) => !marks.some((mark) => explains(mark, one))).length,
      promises: await promisesBetween(context, { from, to }),
      checks: done.map(({ id, state }) => ({
        ...{ id, title: state.title, phase: state.phase, problems: problemsOf(state).length },
        organ: context.office.catalogue.organName(state.organ),
      })),
    }
  },
}
