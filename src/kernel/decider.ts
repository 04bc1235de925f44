/** Why a command was refused: a code with a legal text in every language, and the facts that text mentions. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly facts?: Readonly<Record<string, string | number>>
}

/** What a life says to a command: the events that now happened, or the reason in law why nothing did. */
export type Decision<Event, Code extends string = string> =
  { readonly ok: true; readonly events: readonly Event[] } | { readonly ok: false; readonly refusal: Refusal<Code> }

/** One rule book for one life. Pure: time, identifiers and chance arrive in the command. */
export interface Decider<Command, State, Event, Code extends string = string> {
  readonly initial: State
  readonly decide: (command: Command, state: State) => Decision<Event, Code>
  readonly evolve: (state: State, event: Event) => State
}

/** The command is lawful, and these events are now facts. */
export const happened = <Event>(
  ...events: readonly Event[]
): { readonly ok: true; readonly events: readonly Event[] } => ({
  ok: true,
  events,
})

/** The command is not lawful, for the reason named by `code`. */
export const refused = <Code extends string>(
  code: Code,
  facts?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly refusal: Refusal<Code> } => ({
  ok: false,
  refusal: facts === undefined ? { code } : { code, facts },
})

/** Call in the default branch of a switch: the compiler proves no case was forgotten. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`)
}
