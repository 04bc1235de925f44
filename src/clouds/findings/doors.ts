import type { RefusalAnswer, RequestContext } from '#frame'
import type { OfficerActor } from '#policy'
import type { refusalTexts } from './refusals.ts'

export const PAGE = 20
export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const refuse = (
  code: keyof typeof refusalTexts,
  facts: Readonly<Record<string, string | number>> = {},
): RefusalAnswer => ({ refusal: { code, facts } })

export const officerOf = ({ actor }: Pick<RequestContext, 'actor'>): OfficerActor | undefined =>
  actor.kind === 'officer' ? actor : undefined
/** Inspectors and leaders watch over all; everybody else over what concerns his organ. */
export const seesAll = ({ roles }: OfficerActor): boolean => roles.includes('inspector') || roles.includes('leader')
