import type { LifeDefinition, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { OfficerActor } from '#policy'
import type { refusalTexts } from './refusals.ts'

export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const refuse = (code: keyof typeof refusalTexts): RefusalAnswer => ({ refusal: { code } })

export const officerOf = ({ actor }: RequestContext): OfficerActor | undefined =>
  actor.kind === 'officer' ? actor : undefined

/** One act of whoever asks, on the version he saw; undefined when it was done. */
export async function act<Command extends { readonly at: string }, State, Event>(
  context: RequestContext,
  life: LifeDefinition<Command, State, Event>,
  stream: string,
  order: Command extends infer One ? Omit<One, 'at' | 'by'> : never,
  expectedVersion?: number,
): Promise<RefusalAnswer | undefined> {
  const { idempotency } = context
  const result = await context.run({
    life: life.kind,
    stream,
    command: jsonObjectOf({ ...order, at: context.now(), by: '$actor' }),
    by: context.actor,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? undefined : { refusal: result.refusal }
}
