import type { RequestContext } from '#frame'
import { dueDate, localDate } from '#kernel'
import type { DayUnit } from '#kernel'
import type { Action } from '#policy'
import type { CaseCommand } from '../domain/case-command.ts'
import type { CasePaper } from '../domain/events.ts'
import type { CaseRow } from '../projections/case-row.ts'
import { findDeskCase, runOnCase } from '../run-case.ts'
import type { CaseNow } from '../run-case.ts'
import { notThisDesks } from '../transferred.ts'
import { findUploads } from '../uploads.ts'

interface Ordered {
  readonly params: { readonly id: string }
  readonly body: { readonly expectedVersion: number }
}
export interface DoneBy {
  readonly at: string
  readonly by: string
}

/** Every act at a desk goes the same way: is the case this desk's, then the rules decide. */
export async function atDesk(
  context: RequestContext,
  { params, body }: Ordered,
  action: Action,
  commandFor: (now: CaseNow, done: DoneBy, row: CaseRow) => CaseCommand,
) {
  const row = await findDeskCase(context, params.id, action)
  if (row === undefined) return notThisDesks(context, params.id)
  return runOnCase(context, row, (now, at) => commandFor(now, { at, by: '$actor' }, row), body.expectedVersion)
}

/** The last day of so many days from today, by the calendar in force where the organ sits. */
export function dayAfter(
  { office, now }: RequestContext,
  organ: string | undefined,
  days: number,
  unit: DayUnit = 'working',
): string {
  return dueDate({ accepted: localDate(now()), days, unit }, office.calendar.current(organ)).due
}

/** Papers an officer attaches are his own uploads, as the server saw them; undefined when one of them is not. */
export async function papersOf(
  { actor, db }: RequestContext,
  refs: readonly { readonly sha256: string }[],
): Promise<readonly CasePaper[] | undefined> {
  if (actor.kind !== 'officer') return undefined
  const wanted = refs.map(({ sha256 }) => sha256)
  const found = await findUploads(db, actor.id, wanted)
  const papers = wanted.flatMap((sha256) => found.filter((file) => file.sha256 === sha256))
  return papers.length === wanted.length ? papers : undefined
}
