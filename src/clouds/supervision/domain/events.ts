/** Published language of the supervision cloud: who must supervise what was approved, and what became of it. */

export { DUTY_TYPES } from './events/duty.ts'
export type * from './events/duty.ts'
export { BOUNDARY_TYPES } from './events/boundary.ts'
export type * from './events/boundary.ts'
export { INTERACTION_TYPES, PUSH_CHECK_TYPES, SUPERVISING_ORGAN_TYPES } from './events/linkage.ts'
export type * from './events/linkage.ts'
