import type { RefusalAnswer, RequestContext } from '#frame'
import type { Role } from '#policy'
import { rolesAgainst } from './domain/organ-rights.ts'
import { organTypes } from './projections/organ-types.ts'

/** A post an organ is not for is given to nobody there; null when every one of them is. */
export async function againstOrgan(
  { db }: RequestContext,
  organ: string,
  roles: readonly Role[],
): Promise<RefusalAnswer | null> {
  const against = rolesAgainst(await organTypes(db, organ), roles)
  if (against.length === 0) return null
  return { refusal: { code: 'ROLE_AGAINST_ORGAN_TYPE' } }
}
