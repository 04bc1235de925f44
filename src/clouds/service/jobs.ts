import type { Job } from '#frame'
import { remindOfWindows } from './remind-of-windows.ts'
import { matchBenefits } from './match-benefits.ts'

/** Policies begin and end with a day, which no event announces. */
const matchDaily: Job = {
  name: 'service.match-benefits',
  cron: '5 0 * * *',
  run: (services) => matchBenefits(services, null),
}
/** In the afternoon, while whoever cannot come may still give the place back. */
const remindDaily: Job = { name: 'service.remind-of-windows', cron: '0 15 * * *', run: remindOfWindows }
export const jobs: readonly Job[] = [matchDaily, remindDaily]
