import type { Handlers } from '#frame'
import { addDays, localDate } from '#kernel'
import { may, scopeOf } from '#policy'
import type { api } from '../api.ts'
import { countVisits } from '../projections/visit-count.ts'
import type { visitApi } from './visit-api.ts'

const LOOK_BACK_DAYS = 90

export const visitHandlers: Pick<Handlers<typeof api>, keyof typeof visitApi> = {
  visitReport: async ({ query }, { actor, db, now, office }) => {
    const since = query.since ?? addDays(localDate(now()), -LOOK_BACK_DAYS)
    const { organs } = scopeOf(actor)
    const widest = organs === 'all' ? office.catalogue.organs().map(({ id }) => id) : organs
    const counts = await countVisits(db, {
      organs: widest.filter((organ) => may(actor, 'case.list', { organs: [organ] })),
      since: `${since}T00:00:00+08:00`,
    })
    const items = await Promise.all(
      counts.map(async ({ itemName, ...count }) => {
        const item = await office.catalogue.findItem(count.itemCode, count.itemVersion)
        return { ...count, itemName: item?.standard.name ?? { zh: itemName }, promised: item?.standard.visits ?? null }
      }),
    )
    return { since, items }
  },
}
