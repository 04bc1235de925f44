import type { Job } from '#frame'
import { matchBenefits } from './match-benefits.ts'

/** Policies begin and end with a day, which no event announces. */
const matchDaily: Job = {
  name: 'service.match-benefits',
  cron: '5 0 * * *',
  run: (services) => matchBenefits(services, null),
}
export const jobs: readonly Job[] = [matchDaily]
