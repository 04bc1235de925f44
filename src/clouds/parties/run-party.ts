import type { RefusalAnswer, RequestContext, RunResult } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { ApplicantActor } from '#policy'
import type { NamedPerson } from './domain/events.ts'
import { findPerson, verifiedOf } from './projections/person.ts'

export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const refuse = (code: string, facts: Readonly<Record<string, string | number>> = {}): RefusalAnswer => ({
  refusal: { code, facts },
})

/** Doors of this cloud are open to applicants alone; the policy has asked before. */
export const applicantOf = ({ actor }: RequestContext): ApplicantActor | undefined =>
  actor.kind === 'applicant' ? actor : undefined

/** Runs a command of the person at the door on one of this cloud's lives; `by` is filled in by the run loop. */
export function runAs(
  context: RequestContext,
  life: string,
  stream: string,
  command: { readonly type: string; readonly by: string },
): Promise<RunResult> {
  const { idempotency, actor } = context
  const request = { life, stream, command: jsonObjectOf(command), by: actor }
  return context.run(idempotency === undefined ? request : { ...request, idempotency })
}

/** Who stands behind the account, as the identity service has asserted it. */
export async function verifiedPerson(context: RequestContext, account: string): Promise<NamedPerson | undefined> {
  return verifiedOf(await findPerson(context.db, account))
}
