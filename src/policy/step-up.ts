import type { Action } from './may.ts'

/**
 * Acts that bind the bureau, move rights between people or destroy something: whoever does them has proved within so
 * many minutes, by password or passkey, to be there himself. A session left open, or opened by the silent key of a
 * machine, is not enough. Stopping (a decision table, a seal) is never delayed.
 */
const STEP_UP_MINUTES = {
  'case.decide': 30,
  'case.erase': 15,
  'case.takeOver': 30,
  'seal.authorise': 30,
  'certificate.changeState': 30,
  'certificate.giveRevocationPower': 30,
  'finding.setRules': 30,
  'certificate.grantCalls': 30,
  'library.signOff': 30,
  'organisation.manage': 30,
  'catalogue.import': 30,
  'key.confirm': 30,
} as const satisfies Partial<Readonly<Record<Action, number>>>

const LIMITS: Partial<Readonly<Record<Action, number>>> = STEP_UP_MINUTES

/** Undefined for acts that need no fresh proof. Looking is never held up: only what changes something is. */
export const stepUpMinutes = (action: Action, method: string): number | undefined =>
  method === 'GET' ? undefined : LIMITS[action]
