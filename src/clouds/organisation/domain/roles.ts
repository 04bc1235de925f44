import { refused } from '#kernel'
import type { Refusal } from '#kernel'
import type { Role } from '#policy'

export type RoleRefusalCode =
  | 'ROLES_MISSING'
  | 'ADMINISTRATOR_HOLDS_NOTHING_ELSE'
  | 'SEAL_KEEPER_DECIDES'
  | 'SUPERVISOR_APPROVES'
  | 'INSPECTOR_APPROVES'
  | 'SUPERVISOR_INSPECTS'
  | 'EDITOR_REVIEWS'
  | 'EVALUATOR_IS_EVALUATED'

const APPROVING: readonly Role[] = ['intakeOfficer', 'issueOfficer', 'examiner', 'decider', 'sealKeeper']

/**
 * Which roles never meet in one person, by the bureau's own rule (design §8): whoever grants rights holds none of them,
 * whoever keeps the seal does not decide, whoever drafts a standard does not pass it, and approving, supervising and monitoring are three persons.
 * No configuration can change it: there is none.
 */
export function conflictOf(
  roles: readonly Role[],
): { readonly ok: false; readonly refusal: Refusal<RoleRefusalCode> } | undefined {
  const holds = (role: Role) => roles.includes(role)
  const approves = roles.some((role) => APPROVING.includes(role))
  if (roles.length === 0) return refused('ROLES_MISSING')
  if (holds('administrator') && roles.some((role) => role !== 'administrator')) {
    return refused('ADMINISTRATOR_HOLDS_NOTHING_ELSE')
  }
  if (holds('sealKeeper') && holds('decider')) return refused('SEAL_KEEPER_DECIDES')
  if (holds('supervisor') && approves) return refused('SUPERVISOR_APPROVES')
  if (holds('inspector') && approves) return refused('INSPECTOR_APPROVES')
  if (holds('supervisor') && holds('inspector')) return refused('SUPERVISOR_INSPECTS')
  if (holds('evaluator') && (approves || holds('supervisor'))) return refused('EVALUATOR_IS_EVALUATED')
  if (holds('standardEditor') && holds('standardReviewer')) return refused('EDITOR_REVIEWS')
  return undefined
}
