import type { RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { StandardCommand } from './domain/standard.ts'
import { findKnownItem, itemView, NOT_FOUND } from './item-view.ts'
import type { ItemView, KnownItem } from './item-view.ts'
import { standardLife } from './lives.ts'

/** Runs an act on an item's standard, exactly as the officer saw it, and answers the item as it stands then. */
export async function actOnItem(
  context: RequestContext,
  item: KnownItem,
  expectedVersion: number,
  command: StandardCommand,
): Promise<ItemView | RefusalAnswer> {
  const { idempotency } = context
  const result = await context.run({
    life: standardLife.kind,
    stream: item.stream,
    command: jsonObjectOf(command),
    by: context.actor,
    expectedVersion,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const after = await findKnownItem(context, item.code)
  return after === undefined ? NOT_FOUND : itemView(context, after)
}

/** The item, when this officer may act on it in this way; otherwise it is answered like one that does not exist. */
export async function itemFor(
  context: RequestContext,
  code: string,
  allowed: (actor: RequestContext['actor'], item: KnownItem) => boolean,
): Promise<KnownItem | undefined> {
  const item = await findKnownItem(context, code)
  return item !== undefined && allowed(context.actor, item) ? item : undefined
}
