import { happened } from '#kernel'
import type { Decider } from '#kernel'
import type { ProvinceInformed } from './events.ts'

export interface RecordProvinceAnswer extends Omit<ProvinceInformed, 'type'> {
  readonly type: 'RecordProvinceAnswer'
}

/** The life of one report to the provincial portal: it ends with the portal’s answer, and a second one says nothing new. */
export const provincialReportDecider: Decider<RecordProvinceAnswer, { readonly told: boolean }, ProvinceInformed> = {
  initial: { told: false },
  decide: (command, { told }) => (told ? happened() : happened({ ...command, type: 'ProvinceInformed' })),
  evolve: () => ({ told: true }),
}
