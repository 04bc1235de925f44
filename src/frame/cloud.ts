import type { Decider, Json } from '#kernel'
import type { Api } from '#contract'
import type { Projection, StoredEntry } from '#ledger'
import type { AnyHandler, Services } from './services.ts'

/** One kind of life a cloud keeps: its stream's entries are decided and folded by one decider. */
export interface LifeDefinition<Command, State, Event> {
  /** Published name, e.g. 'case', 'certificate', 'duty'. */
  readonly kind: string
  readonly decider: Decider<Command, State, Event>
  /** Every event type of this life; the body of an entry is the event without its `type`. */
  readonly eventTypes: readonly string[]
}
/** A life whose types the frame no longer needs to know: commands, states and events are plain JSON here. */
export interface AnyLife {
  readonly kind: string
  readonly eventTypes: readonly string[]
  readonly decider: Decider<Json, Json, Json>
}

/**
 * Follows the ledger by leaf index, gap-free, at least once; every command it runs carries the id
 * (causing leaf, reaction name), so what it brings about happens exactly once.
 */
export interface Reaction {
  readonly name: string
  /** Event types it listens to, of other clouds or its own. */
  readonly types: readonly string[]
  /**
   * How it stands to those that are due at once (duties, decisions, limits), which is what most are. An `awaited` one
   * makes what somebody sits and waits for, with a printer or a peer: it has a place of its own and never stands back.
   * A `patient` one makes what somebody reads later (messages, copies for others): when the house cannot keep up, all
   * of them together go one step after the other until the others have caught up.
   */
  readonly pace?: 'awaited' | 'patient'
  readonly react: (entry: StoredEntry, services: Services) => Promise<void>
}

/** Work that time itself brings about (a deadline passes in silence). Safe to run twice, and late. */
export interface Job {
  readonly name: string
  /** Standard five-field crontab line, server time zone Asia/Shanghai. */
  readonly cron: string
  readonly run: (services: Services) => Promise<void>
}

/** What a cloud hands to `app`, the only place that wires. */
export interface Cloud {
  readonly name: string
  readonly lives: readonly AnyLife[]
  readonly projections: readonly Projection[]
  readonly reactions: readonly Reaction[]
  readonly jobs: readonly Job[]
  readonly api: Api
  readonly handlers: Readonly<Record<string, AnyHandler>>
}
