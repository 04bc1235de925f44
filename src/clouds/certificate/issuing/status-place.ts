import { randomInt } from 'node:crypto'
import type { Pool } from 'pg'
import type { StatusPlace } from '../domain/events.ts'
import { STATUS_LIST_PLACES } from '../domain/status-list.ts'
import { isTakenPlace, newestFilling } from '../projections/standing.ts'

/** Drawn at random from a list at most half full, so a free place is found at once and no place tells of another. */
export async function freePlace(db: Pool): Promise<StatusPlace> {
  const newest = (await newestFilling(db)) ?? { list: 0, places: 0 }
  const list = newest.places * 2 < STATUS_LIST_PLACES ? newest.list : newest.list + 1
  for (;;) {
    const index = randomInt(STATUS_LIST_PLACES)
    if (!(await isTakenPlace(db, list, index))) return { list, index }
  }
}
