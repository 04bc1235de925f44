/** Published language of the supervision cloud: who must supervise what was approved, and what became of it. */

export { DUTY_TYPES } from './events/duty.ts'
export type * from './events/duty.ts'
export { BOUNDARY_TYPES } from './events/boundary.ts'
export type * from './events/boundary.ts'
export { INTERACTION_TYPES, PUSH_CHECK_TYPES, SUPERVISING_ORGAN_TYPES } from './events/linkage.ts'
export type * from './events/linkage.ts'
/** Who must supervise, by the boundary list in force: everyone who asks is answered by the same rule. */
export { linesFor, routePush } from './route.ts'
export type { Routed, RouteFacts } from './route.ts'
/** 审管脱节: everyone who looks for it finds it in the same way. */
export { disconnectionOf } from './disconnection.ts'
export type { Disconnection, DutyFacts } from './disconnection.ts'
