import type { RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf } from '#kernel'

export const NOT_FOUND: RefusalAnswer = { refusal: { code: 'NOT_FOUND' } }
export const refuse = (code: string, facts?: Readonly<Record<string, string | number>>): RefusalAnswer => ({
  refusal: facts === undefined ? { code } : { code, facts },
})

/** A command of one of our own lives by whoever stands at the door, under the key of his request. */
export const runLife = ({ run, actor, idempotency }: RequestContext, life: string, stream: string, command: object) =>
  run({
    ...{ life, stream, command: jsonObjectOf(command), by: actor },
    ...(idempotency === undefined ? {} : { idempotency }),
  })

/** The same request again names the same new life. */
export function newStream(context: RequestContext, kind: string): string {
  const { scope, key } = context.idempotency ?? { scope: kind, key: context.newId() }
  return context.idFrom(kind, scope, key)
}
export const doneNow = ({ now }: RequestContext) => ({ at: now(), by: '$actor' })
