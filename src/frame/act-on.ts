import { jsonObjectOf } from '#kernel'
import type { LifeDefinition } from './cloud.ts'
import type { RefusalAnswer, RequestContext } from './services.ts'

/** A command without what every act has: when, and by whom. */
export type OrderFor<Command> = Command extends infer One ? Omit<One, 'at' | 'by'> : never

/** One act by whoever asks, now, on the version he saw; undefined when it was done. */
export async function actOn<Command extends { readonly at: string }, State, Event>(
  context: RequestContext,
  life: LifeDefinition<Command, State, Event>,
  stream: string,
  order: OrderFor<Command>,
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
