import { setImmediate as turnOfTheLoop } from 'node:timers/promises'

type AnswerFor<Key, Answer> = (key: Key) => Answer | Promise<Answer>

/**
 * Makes one question of those that many ask at the same moment, each for his own thing. Who reacts to eight cases side
 * by side loads eight lives in one turn of the loop: that is one statement. Whoever asks alone waits no longer than the
 * rest of this turn.
 */
export function gather<Key, Answer>(
  askMany: (keys: readonly Key[]) => Promise<AnswerFor<Key, Answer>>,
): (key: Key) => Promise<Answer> {
  let open: { readonly keys: Set<Key>; readonly answers: Promise<AnswerFor<Key, Answer>> } | undefined
  const begin = () => {
    const keys = new Set<Key>()
    const answers = turnOfTheLoop().then(() => {
      open = undefined
      return askMany([...keys])
    })
    return { keys, answers }
  }
  return async (key) => {
    open ??= begin()
    open.keys.add(key)
    return (await open.answers)(key)
  }
}
