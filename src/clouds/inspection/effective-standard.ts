import type { Services } from '#frame'
import { stateOf } from '#frame'
import { streams } from './doors.ts'
import { derivedFrom } from './domain/standard.ts'
import type { StandardContent } from './domain/events.ts'
import { supervisionStandardLife } from './lives.ts'

export interface Effective {
  readonly itemName: string
  /** Organ that decides the item. */
  readonly deciding: string
  /** 0 while nothing was adopted. */
  readonly number: number
  readonly adoptedAt: string | null
  readonly adoptedBy: string | null
  readonly content: StandardContent
}

/** What the department adopted; until then what the item's own standard says. Undefined: no such item. */
export async function effectiveStandard(
  services: Services,
  organ: string,
  itemCode: string,
): Promise<Effective | undefined> {
  const item = await services.office.catalogue.findItem(itemCode)
  if (item === undefined) return undefined
  const { name, organ: deciding, supervision } = item.standard
  const loaded = await services.load(streams(services).standard(organ, itemCode))
  const adopted = stateOf(supervisionStandardLife, loaded)
  return {
    itemName: name.zh,
    deciding,
    number: adopted?.number ?? 0,
    adoptedAt: adopted?.at ?? null,
    adoptedBy: adopted?.by ?? null,
    content: adopted?.content ?? derivedFrom(supervision),
  }
}

/** Items this organ supervises, by the standards in force. */
export const supervisedItems = ({ office: { catalogue } }: Pick<Services, 'office'>, organ: string) =>
  catalogue.inForce().filter(({ standard }) => standard.competentOrgans.includes(organ))
