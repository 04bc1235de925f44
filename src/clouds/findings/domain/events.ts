/** Published language of findings: what supervision sends back, how a permit is ended, and who answers for what. */

export { FINDING_TYPES, PROCEDURE_TYPES } from './events/ending.ts'
export type * from './events/ending.ts'
export { ACCOUNTABILITY_TYPES } from './events/accountability.ts'
export type * from './events/accountability.ts'
export { ENDING_RULE_TYPES, VACUUM_TYPES } from './events/vacuum.ts'
export type * from './events/vacuum.ts'
