import { randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import type { StatusPlace } from '../domain/events.ts'
import { STATUS_LIST_PLACES } from '../domain/status-list.ts'
import { isTakenPlace, newestList } from '../projections/standing.ts'

/** So many taken places in a row say that a list is half full or more; to count them would be to read them all. */
const TAKEN_IN_A_ROW = 5

/** Drawn at random from a list about half full at most, so a free place is found at once and no place tells of another. */
export async function freePlace(db: Pool): Promise<StatusPlace> {
  const newest = (await newestList(db)) ?? 0
  for (let draw = 0; ; draw += 1) {
    const place = { list: draw < TAKEN_IN_A_ROW ? newest : newest + 1, index: randomInt(STATUS_LIST_PLACES) }
    if (!(await isTakenPlace(db, place))) return place
  }
}
