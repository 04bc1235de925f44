import type { AnyLife, LifeDefinition } from './cloud.ts'
import type { LoadedLife } from './services.ts'

/**
 * Lives of every cloud go into one table, where their types can no longer be told apart. This is the one place
 * that forgets them: the run loop only ever hands a decider the commands and states of its own kind.
 */
export function eraseLife<Command, State, Event>(life: LifeDefinition<Command, State, Event>): AnyLife {
  return life as never
}

/** A cloud's own life as its decider left it; a stream without entries, or one that was erased, is a life like one
 * that has not begun. */
export function stateOf<Command, State, Event>(
  life: LifeDefinition<Command, State, Event>,
  loaded: LoadedLife | undefined,
): State {
  return loaded === undefined || loaded.state === null ? life.decider.initial : (loaded.state as never)
}
