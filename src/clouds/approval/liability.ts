import type { Services } from '#frame'
import { localDate } from '#kernel'
import { liableOrgan } from './domain/liability.ts'
import type { LiableOrgan } from './domain/liability.ts'
import type { CaseRow } from './projections/case-row.ts'
import { findDelegation } from './projections/item-delegation.ts'
import { findGain } from './projections/item-transfer.ts'

/** 审批责任 of a decision made now: computed from the transfers and delegations in force today, never typed in. */
export async function liableToday(
  services: Services,
  { itemCode, itemVersion, organ }: Pick<CaseRow, 'itemCode' | 'itemVersion' | 'organ'>,
): Promise<LiableOrgan> {
  const { db, office, now } = services
  const today = localDate(now())
  const item = await office.catalogue.findItem(itemCode, itemVersion)
  const source = item?.standard.powerSource ?? 'STATUTORY'
  const found = source === 'DELEGATED' ? findDelegation : findGain
  const document = (await found(db, itemCode, organ, today)) ?? null
  return liableOrgan({ organ, source, competentOrgans: item?.standard.competentOrgans ?? [], document })
}
