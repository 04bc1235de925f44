import type { InterplayOffice, Services } from '#frame'
import { isJsonList, isJsonObject, localDate } from '#kernel'
import type { Json, PinnedStandard } from '#kernel'
import { retirementDigest, toBeTold } from './domain/change-notice.ts'
import type { Concerned } from './domain/change-notice.ts'
import { isHeld } from './domain/exchange-state.ts'
import { ISSUE_DAYS } from './domain/kinds.ts'
import { streams } from './lives.ts'
import { findExchange } from './projections/tables.ts'

type Needs = Pick<Services, 'db' | 'now' | 'idFrom'> & {
  readonly calendar: Services['office']['calendar']
  readonly catalogue: Services['office']['catalogue']
}

/** The last moment of a day in Beijing. */
export const endOf = (day: string): string => new Date(Date.parse(`${day}T23:59:59.999+08:00`)).toISOString()
export const inWorkingDays = (calendar: Needs['calendar'], organ: string, from: string, days: number): string =>
  endOf(calendar.current(organ).addWorkingDays(localDate(from), days))

/** Whom a grant waits for: departments that supervise the item and did not decide on it. */
export const confirming = ({ noObjection, competentOrgans, organ }: PinnedStandard): readonly string[] =>
  noObjection === undefined ? [] : competentOrgans.filter((one) => one !== organ)

/** Standards lie in entries as JSON. */
export function concernedBy(standard: Json | null): Concerned | null {
  if (!isJsonObject(standard)) return null
  const { organ, competentOrgans } = standard
  if (typeof organ !== 'string' || !isJsonList(competentOrgans)) return null
  return { organ, competentOrgans: competentOrgans.filter((one) => typeof one === 'string') }
}

/** What other rooms ask before a certificate goes out, and before an item changes. */
export function createInterplayOffice({ db, now, calendar, catalogue, idFrom }: Needs): InterplayOffice {
  const named = streams({ idFrom })
  return {
    holdsIssue: async ({ standard, cause, grantedAt }) => {
      if (confirming(standard).length === 0) return false
      const state = (await findExchange(db, named.noObjection(cause)))?.state
      if (state !== undefined) return isHeld(state, now())
      // 行政许可法 44: whatever is missing, nothing waits longer than the law lets a certificate wait.
      return now() <= inWorkingDays(calendar, standard.organ, grantedAt, ISSUE_DAYS)
    },
    changeNotice: async ({ item, digest, next, drafter }) => {
      const current = (await catalogue.findItem(item))?.standard ?? null
      if (toBeTold({ current, next: concernedBy(next) }, drafter) === undefined) return { state: 'NOT_NEEDED' }
      const state = (
        await findExchange(db, named.changeNotice(item, next === null ? retirementDigest(digest) : digest))
      )?.state
      if (state === undefined) return { state: 'NOT_SENT' }
      return state.concluded === null ? { state: 'RUNS', until: localDate(state.opened.due) } : { state: 'OVER' }
    },
  }
}
