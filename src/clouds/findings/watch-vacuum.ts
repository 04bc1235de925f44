import { findLifeRows } from '#frame'
import type { Job, Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { Gap } from './domain/events.ts'
import type { VacuumCommand, VacuumState } from './domain/vacuum.ts'
import { supervisionGaps } from './findings-office.ts'
import { streams, vacuumLife } from './lives.ts'
import { findingsSystem } from './open-procedure.ts'
import { movedItems } from './projections/moved-item.ts'
import type { MovedItem } from './projections/moved-item.ts'
import { VACUUMS } from './projections/tables.ts'

export interface WatchedItem extends MovedItem {
  readonly name: string
  /** The organ that decides on it, or did last. */
  readonly organ: string
  readonly gaps: readonly Gap[]
}

/** Every item that was moved, handed down or cancelled, and what is missing for somebody to supervise it. */
export async function watchedItems({
  db,
  office,
  now,
}: Pick<Services, 'db' | 'office' | 'now'>): Promise<readonly WatchedItem[]> {
  const today = localDate(now())
  const { catalogue, inspection } = office
  const watched: WatchedItem[] = []
  for (const { code, occasion } of await movedItems(db)) {
    const retired = catalogue.retiredItem(code)
    // A cancelled item leaves permits behind; when the last of them is gone nothing is left to supervise.
    if (retired !== undefined && !(await inspection.hasObjects(code))) continue
    const versions = catalogue.versionsOf(code)
    // Nobody decides on it before its first day: what is missing until then may still be named.
    if (retired === undefined && versions.every(({ effectiveFrom }) => effectiveFrom > today)) continue
    const standard = versions.at(-1)?.standard ?? retired?.last.standard
    if (standard === undefined) continue
    const gaps = await supervisionGaps(office, code)
    const how = retired === undefined ? occasion : 'RETIRED'
    watched.push({ code, occasion: how, name: standard.name.zh, organ: standard.organ, gaps })
  }
  return watched
}

const AS_IT_STANDS: readonly string[] = ['VACUUM_THE_SAME', 'VACUUM_NONE']
async function note(services: Services, stream: string, command: VacuumCommand): Promise<void> {
  const request = { life: vacuumLife.kind, stream, command: jsonObjectOf(command), by: findingsSystem(services) }
  const result = await services.run(request)
  if (!result.ok && !AS_IT_STANDS.includes(result.refusal.code))
    throw new Error(`The vacuum of an item cannot be noted: ${result.refusal.code}`)
}

/** 监管真空预警: found within the quarter of an hour, and ended as soon as somebody is named, ready and has a plan. */
export const watchVacuum: Job = {
  name: 'findings.watch-vacuum',
  cron: '*/15 * * * *',
  run: async (services) => {
    const items = await watchedItems(services)
    const done = { at: services.now(), by: '$actor' }
    for (const { code, name, organ, occasion, gaps } of items) {
      if (gaps.length === 0) continue
      const found = { itemCode: code, itemName: name, organ, occasion, gaps }
      await note(services, streams(services).vacuum(code), { type: 'FindVacuum', ...done, ...found })
    }
    const bare = new Set(items.filter(({ gaps }) => gaps.length > 0).map(({ code }) => code))
    for (const { id, state } of await findLifeRows<VacuumState>(services.db, VACUUMS, 'is_open', []))
      if (!bare.has(state.itemCode)) await note(services, id, { type: 'FillVacuum', ...done })
  },
}
