import type { RefusalAnswer, RequestContext } from '#frame'
import type { OfficerActor } from '#policy'
import type { refusalTexts } from './refusals.ts'

export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const refuse = (
  code: keyof typeof refusalTexts,
  facts: Readonly<Record<string, string | number>> = {},
): RefusalAnswer => ({ refusal: { code, facts } })
export const officerOf = ({ actor }: Pick<RequestContext, 'actor'>): OfficerActor | undefined =>
  actor.kind === 'officer' ? actor : undefined
/** 监督: whoever watches over both sides reads everything; others what their organ takes part in. */
export const organSeen = ({ organ, roles }: OfficerActor): string | null =>
  roles.includes('inspector') || roles.includes('leader') ? null : organ
/** Everybody who takes part has a role that works with exchanges; those who only watch have none. */
export const works = ({ roles }: OfficerActor): boolean =>
  roles.some((role) =>
    ['examiner', 'decider', 'standardEditor', 'standardReviewer', 'supervisor'].some((one) => one === role),
  )
