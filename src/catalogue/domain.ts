export { DOMAINS, isDomain } from '#contract'
export type { Domain } from '#contract'
