import type { DisconnectedDuty, Services, SupervisionOffice } from '#frame'
import { localDate, regionContains } from '#kernel'
import { versionOn } from './domain/boundary-list.ts'
import type { BoundaryContent } from './domain/events.ts'
import { liaisonOn } from './domain/linkage.ts'
import { disconnectionOf } from './domain/disconnection.ts'
import { routePush } from './domain/route.ts'
import { neverPushed, watchedDuties } from './projections/linkage.ts'
import { findBoundary, listOrgans } from './projections/tables.ts'

type Needs = Pick<Services, 'db' | 'now' | 'idFrom'> & {
  readonly calendar: Services['office']['calendar']
  readonly catalogue: Services['office']['catalogue']
}

/** A push has this long before its absence is told: reactions follow the leaves five times a second. */
const GRACE_MS = 60_000

/** 审管脱节: what was never pushed, never claimed, never inspected, or never reported back. */
export async function disconnections({ db, now, calendar }: Needs): Promise<readonly DisconnectedDuty[]> {
  const at = now()
  const late = new Date(Date.parse(at) - GRACE_MS).toISOString()
  const [lost, watched] = await Promise.all([neverPushed(db, late), watchedDuties(db, at)])
  const found = watched.flatMap((row): readonly DisconnectedDuty[] => {
    const { id, case: caseId, caseNumber, itemName, organ, stage, push, claimDue, inspectedOn, openedAt } = row
    const facts = {
      ...{ stage, inspectedOn, claimDue: claimDue?.toISOString() ?? null },
      ...{ firstCheckDue: push?.firstCheckDue ?? null, feedbackDays: push?.feedbackDays ?? 0 },
    }
    const kind = disconnectionOf(facts, at, calendar.current(organ))
    const since = (kind === 'NOT_CLAIMED' ? claimDue : null) ?? openedAt
    return kind === null
      ? []
      : [{ kind, case: caseId, caseNumber, itemName, duty: id, organ, since: since.toISOString() }]
  })
  return [
    ...lost.map(({ case: caseId, caseNumber, itemName, recordedAt }): DisconnectedDuty => ({
      ...{ kind: 'NEVER_PUSHED', case: caseId, caseNumber, itemName, duty: null, organ: null },
      since: recordedAt.toISOString(),
    })),
    ...found,
  ]
}

/** By the list in force today; where it has no line, by the item's own standard. A bureau never watches over itself. */
function namedBy(
  { catalogue }: Pick<Needs, 'catalogue'>,
  { lines }: Pick<BoundaryContent, 'lines'>,
  { item, region }: { readonly item: string; readonly region: string },
): readonly string[] {
  const standard = catalogue.versionsOf(item).at(-1)?.standard ?? catalogue.retiredItem(item)?.last.standard
  const standardOrgans = standard?.competentOrgans ?? []
  const routed = routePush({ lines }, { item, kind: 'GRANT', regions: [region], industry: null, standardOrgans })
  const named = routed.ok ? routed.targets.map(({ organ }) => organ) : routed.candidates
  const kinds = new Map(catalogue.organs().map(({ id, kind }) => [id, kind]))
  return named.filter((organ) => kinds.has(organ) && kinds.get(organ) !== 'BUREAU')
}

/** What other rooms may ask: who supervises, and what is out of touch. */
export function createSupervisionOffice(needs: Needs): SupervisionOffice {
  const { catalogue } = needs
  const list = async () => {
    const row = await findBoundary(needs.db, needs.idFrom('boundary list'))
    return versionOn(row?.state ?? null, localDate(needs.now()))?.content ?? { lines: [] }
  }
  return {
    supervisorsOf: async (item, region) => namedBy(needs, await list(), { item, region }),
    survey: async (items) => {
      const content = await list()
      return items.flatMap((item) => {
        const standard = catalogue.versionsOf(item).at(-1)?.standard ?? catalogue.retiredItem(item)?.last.standard
        if (standard === undefined) return []
        const { region: whole } = standard
        const below = catalogue.regions
          .map(({ code }) => code)
          .filter((code) => regionContains(whole, code) && !regionContains(code, whole))
        const regions = below.length === 0 ? [whole] : below
        return regions.map((region) => ({ item, region, supervisors: namedBy(needs, content, { item, region }) }))
      })
    },
    liaisonOf: async (organ) => {
      const row = (await listOrgans(needs.db)).find(({ state }) => state.organ === organ)
      return row === undefined ? undefined : liaisonOn(row.state.liaisons, localDate(needs.now()))
    },
    disconnections: () => disconnections(needs),
  }
}
