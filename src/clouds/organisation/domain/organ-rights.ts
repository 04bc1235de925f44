import type { Role } from '#policy'
import type { OrganType, StructureEvent } from './structure-events.ts'

const COUNTER: readonly Role[] = ['intakeOfficer', 'issueOfficer', 'serviceOfficer']
const APPROVING: readonly Role[] = [...COUNTER, 'examiner', 'decider', 'sealKeeper']
/** Every organ drafts, files and administers, whatever else it is for. */
const EVERYWHERE: readonly Role[] = [
  'standardEditor',
  'standardReviewer',
  'archivist',
  'administrator',
  'leader',
  'evaluator',
]

/**
 * 集中高效审批、分类监管服务、综合行政执法: what an organ is for says which posts it can have. An organ of several types
 * has the posts of each; the inspector's is in none of them, for he watches over all three.
 */
const RIGHTS_OF: Readonly<Record<OrganType, readonly Role[]>> = {
  APPROVAL: APPROVING,
  SUPERVISION: ['supervisor'],
  ENFORCEMENT: ['supervisor'],
  SERVICE_CENTRE: COUNTER,
  CONVENIENCE_CENTRE: COUNTER,
  TRADING_CENTRE: [],
  E_GOVERNMENT_CENTRE: [],
  VERTICAL: [...APPROVING, 'supervisor'],
  ZONE: [...APPROVING, 'supervisor'],
  SUBORDINATE: [...COUNTER, 'examiner'],
}

/** Roles that are none in an organ of these types. An organ nobody has arranged yet is as it was before the reform. */
export function rolesAgainst(types: readonly OrganType[], roles: readonly Role[]): readonly Role[] {
  if (types.length === 0) return []
  const allowed = new Set([...EVERYWHERE, ...types.flatMap((type) => RIGHTS_OF[type])])
  return roles.filter((role) => !allowed.has(role))
}

/** What an organ is for, as its life has it; empty while nobody has arranged it. */
export const typesIn = (events: readonly StructureEvent[]): readonly OrganType[] =>
  events.reduce<readonly OrganType[]>((types, event) => (event.type === 'OrganArranged' ? event.types : types), [])

/** 吊销 is a penalty (行政处罚法 9): whoever only supervises finds and reports, and enforcement punishes. */
export const mayPunish = (types: readonly OrganType[]): boolean =>
  types.length === 0 || types.includes('ENFORCEMENT') || types.includes('VERTICAL') || types.includes('ZONE')
