import type { DisconnectedDuty, Services, SupervisionOffice } from '#frame'
import { localDate } from '#kernel'
import { versionOn } from './domain/boundary-list.ts'
import { disconnectionOf } from './domain/disconnection.ts'
import { routePush } from './domain/route.ts'
import { neverPushed, watchedDuties } from './projections/linkage.ts'
import { findBoundary } from './projections/tables.ts'

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

/** What other rooms may ask: who supervises, and what is out of touch. */
export function createSupervisionOffice(needs: Needs): SupervisionOffice {
  return {
    supervisorsOf: async (item, region) => {
      const row = await findBoundary(needs.db, needs.idFrom('boundary list'))
      const version = versionOn(row?.state ?? null, localDate(needs.now()))
      const found = await needs.catalogue.findItem(item)
      const facts = { item, kind: 'GRANT', regions: [region], industry: null } as const
      const standardOrgans = found?.standard.competentOrgans ?? []
      const routed = routePush({ lines: version?.content.lines ?? [] }, { ...facts, standardOrgans })
      const organs = new Set(needs.catalogue.organs().map(({ id }) => id))
      const named = routed.ok ? routed.targets.map(({ organ }) => organ) : routed.candidates
      return named.filter((organ) => organs.has(organ))
    },
    disconnections: () => disconnections(needs),
  }
}
