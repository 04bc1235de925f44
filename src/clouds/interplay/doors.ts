import { refusing } from '#frame'
import type { OfficerActor } from '#policy'
import { refusalTexts } from './refusals.ts'

export { NOT_FOUND, officerOf } from '#frame'
export const refuse = refusing(refusalTexts)
/** 监督: whoever watches over both sides reads everything; others what their organ takes part in. */
export const organSeen = ({ organ, roles }: OfficerActor): string | null =>
  roles.includes('inspector') || roles.includes('leader') ? null : organ
/** Everybody who takes part has a role that works with exchanges; those who only watch have none. */
export const works = ({ roles }: OfficerActor): boolean =>
  roles.some((role) =>
    ['examiner', 'decider', 'standardEditor', 'standardReviewer', 'supervisor'].some((one) => one === role),
  )
