/**
 * Who acts. An officer always acts for an organ; an applicant acts for himself; a stranger has not signed in;
 * the system acts under an officer's standing authorisation, or records what the law brought about by itself.
 */
export const ROLES = [
  'intakeOfficer',
  'issueOfficer',
  'serviceOfficer',
  'examiner',
  'decider',
  'sealKeeper',
  'standardEditor',
  'standardReviewer',
  'supervisor',
  'inspector',
  'leader',
  'archivist',
  'evaluator',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

export interface OfficerActor {
  readonly kind: 'officer'
  /** Opaque id, the same in every entry the officer makes. */
  readonly id: string
  readonly organ: string
  /** GB/T 2260 code (6, 9 or 12 digits) of the region the organ belongs to. */
  readonly region: string
  readonly roles: readonly Role[]
}
export interface ApplicantActor {
  readonly kind: 'applicant'
  /** Account id; entries carry a different random id per case instead. */
  readonly id: string
}
export interface StrangerActor {
  readonly kind: 'stranger'
}
export interface SystemActor {
  readonly kind: 'system'
  readonly id: string
}
export type Actor = OfficerActor | ApplicantActor | StrangerActor | SystemActor
