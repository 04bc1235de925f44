import type { Services } from '#frame'
import { addDays, jsonObjectOf, localDate } from '#kernel'
import type { WindowCommand, WindowDayState } from './domain/window-day.ts'
import { findRows } from './projections/life-table.ts'
import { bureauOf } from './routes/run-life.ts'

/** Everybody who is booked for tomorrow, or for the working day that follows, is told once. */
export async function remindOfWindows(services: Services): Promise<void> {
  const { db, idFrom, now, office, run } = services
  const today = localDate(now())
  const until = office.calendar.current(bureauOf(office)).addWorkingDays(today, 1)
  const where = 'day between $1::date and $2::date order by day, id'
  const rows = await findRows<WindowDayState>(db, '_private_window_day', where, [addDays(today, 1), until])
  for (const { id } of rows) {
    const command: WindowCommand = { type: 'RemindBookings', at: now(), by: '$actor' }
    const by = { kind: 'system', id: idFrom('system', 'service') } as const
    const result = await run({ life: 'windowDay', stream: id, command: jsonObjectOf(command), by })
    if (!result.ok && result.refusal.code !== 'WINDOW_NOBODY_TO_REMIND')
      throw new Error(`Nobody was reminded: ${result.refusal.code}`)
  }
}
