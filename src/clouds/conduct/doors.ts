import { refusing } from '#frame'
import type { CatalogueOffice } from '#frame'
import { may } from '#policy'
import type { OfficerActor } from '#policy'
import { refusalTexts } from './refusals.ts'

export { NOT_FOUND, officerOf } from '#frame'
export const refuse = refusing(refusalTexts)

/** Whoever watches sees all organs; everybody else his own. */
export const organSeen = (officer: OfficerActor): string | null =>
  may(officer, 'oversight.inspect') || may(officer, 'analytics.read') ? null : officer.organ

export function organNamed(catalogue: CatalogueOffice, id: string) {
  const organ = catalogue.organs().find((one) => one.id === id)
  return { id, name: organ === undefined ? { zh: '' } : { zh: organ.name, en: organ.nameEn } }
}
export async function itemNamed(catalogue: CatalogueOffice, code: string) {
  const item = await catalogue.findItem(code)
  return { code, name: item?.standard.name ?? { zh: code } }
}
export const personNamed = (catalogue: CatalogueOffice, id: string) => ({ id, name: catalogue.officerName(id) })
