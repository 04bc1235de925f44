import { delegatedFrom } from '#clouds/organisation/events'
import { findLifeRows } from '#frame'
import type { InspectionOffice, Services } from '#frame'
import { localDate } from '#kernel'
import type { SupervisionStandardState } from './domain/standard.ts'
import { findPlan, OBJECTS, STANDARDS } from './projections/tables.ts'

type Needs = Pick<Services, 'db' | 'now'> & { readonly catalogue: Services['office']['catalogue'] }

/** What other rooms may ask: whether a department is ready to supervise. */
export function createInspectionOffice({ db, now, catalogue }: Needs): InspectionOffice {
  return {
    preparedness: async (organ, item) => {
      // A plan of the item and a standard for it hold for what is delegated of it too.
      const above = delegatedFrom(item)
      const codes = above === null ? [item] : [item, above]
      const adopted = 'organ = $1 and item_code = any($2::text[])'
      const [rows, plan] = await Promise.all([
        findLifeRows<SupervisionStandardState>(db, STANDARDS, adopted, [organ, codes]),
        findPlan(db, organ, Number(localDate(now()).slice(0, 4))),
      ])
      const standard = catalogue.versionsOf(item).at(-1)?.standard ?? catalogue.retiredItem(item)?.last.standard
      return {
        // Until a department adopts its own, what the item's standard says of supervision holds.
        hasStandard: rows.length > 0 || (standard?.supervision.points.length ?? 0) > 0,
        hasPlan: plan?.state.lines.some(({ itemCode }) => codes.includes(itemCode)) ?? false,
      }
    },
    hasObjects: async (item) => {
      const text = `select 1 from ${OBJECTS} where item_code = $1 and not has_left limit 1`
      return (await db.query(text, [item])).rows.length > 0
    },
  }
}
