import type { OfficerActor } from '#policy'
import type { RefusalAnswer, RequestContext } from './services.ts'

/** What is not there, and what somebody may not know of, is answered alike. */
export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const officerOf = ({ actor }: Pick<RequestContext, 'actor'>): OfficerActor | undefined =>
  actor.kind === 'officer' ? actor : undefined
/** A refusal by one of the codes a room has texts for. */
export const refusing =
  <Code extends string>(_: Readonly<Record<Code, unknown>>) =>
  (code: Code, facts: Readonly<Record<string, string | number>> = {}): RefusalAnswer => ({ refusal: { code, facts } })
