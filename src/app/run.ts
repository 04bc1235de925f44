import { createHash } from 'node:crypto'
import type { AnyLife, InTurn, Ran, Run, RunRequest, RunResult } from '#frame'
import { canonicalJson, refused } from '#kernel'
import type { Decision, Json, JsonObject } from '#kernel'
import type { Act, AppendOutcome, Ledger, LifeRow, Remembered } from '#ledger'
import type { ActorIds } from './actor-ids.ts'
import type { RememberedLives } from './remembered-lives.ts'

export interface RunLoop {
  readonly ledger: Ledger
  readonly remembered: RememberedLives
  readonly lives: ReadonlyMap<string, AnyLife>
  readonly actorIds: ActorIds
  /** Commands on one life of this process wait for each other instead of racing for its next version. */
  readonly inTurn: InTurn
  readonly now: () => string
  readonly newId: () => string
}

/** A life others write to at the same moment: after this many lost races something else is wrong. */
export const RACES_MAX = 8

/** What a command would bring about, before anything is written. */
export interface Decided {
  readonly version: number
  readonly actor: string
  readonly organ: string
  readonly events: readonly DecidedEvent[]
  readonly state: Json
}

type DecidedEvent = JsonObject & { readonly type: string }

/** Parses what a decider answered: events are JSON objects with a type, or the machine is broken. */
function parseEvent(event: Json): DecidedEvent {
  if (typeof event !== 'object' || event === null || Array.isArray(event) || !('type' in event))
    throw new Error('A decider answered something that is not an event')
  const { type } = event
  if (typeof type !== 'string') throw new Error('An event without a type')
  return { ...event, type }
}

const digestOf = (content: Json) => createHash('sha256').update(canonicalJson(content)).digest('hex')

export function lifeOf(lives: ReadonlyMap<string, AnyLife>, kind: string): AnyLife {
  const life = lives.get(kind)
  if (life === undefined) throw new Error(`No cloud keeps lives of the kind ${kind}`)
  return life
}

type Answered = Decided | Extract<Decision<never>, { ok: false }>

/**
 * Asks the decider of the life. Nothing is written. What was remembered of the life is enough for a decision that the
 * ledger will check; a no, or a yes with nothing to do, is only said of the life as it really stands. A life never seen
 * here is taken for one that begins: most commands to such a life begin one, and the ledger refuses a second beginning.
 */
export async function decideOnce(loop: RunLoop, request: RunRequest): Promise<Answered> {
  const by = await loop.actorIds(request.by, request.stream)
  const seen = loop.remembered.recall(request.stream)
  const decided = decideOn(loop, request, by, seen?.row)
  if (!('ok' in decided) && decided.events.length > 0) return decided
  return decideFresh(loop, request)
}

/** The same of the life as it stands: for what is shown to somebody, and after a race was lost. */
export async function decideFresh(loop: RunLoop, request: RunRequest): Promise<Answered> {
  const by = await loop.actorIds(request.by, request.stream)
  return decideOn(loop, request, by, await loop.remembered.load(request.stream))
}

function decideOn(
  loop: RunLoop,
  request: RunRequest,
  { actor, organ }: Awaited<ReturnType<ActorIds>>,
  loaded: LifeRow | undefined,
): Answered {
  const { decider } = lifeOf(loop.lives, request.life)
  const version = loaded?.version ?? 0
  if (request.expectedVersion !== undefined && request.expectedVersion !== version)
    return refused('VERSION_CONFLICT', { expected: request.expectedVersion, found: version })
  const command = request.command['by'] === '$actor' ? { ...request.command, by: actor } : request.command
  const decision = decider.decide(command, loaded?.state ?? decider.initial)
  if (!decision.ok) return decision
  const state = decision.events.reduce(decider.evolve, loaded?.state ?? decider.initial)
  return { version, actor, organ, events: decision.events.map(parseEvent), state }
}

/** Appends, and remembers how the life stands now, or that what was remembered of it is old. */
export async function append(loop: RunLoop, act: Act): Promise<AppendOutcome> {
  const outcome = await loop.ledger.append(act)
  const { stream, expectedVersion, entries, state } = act
  if (outcome.kind !== 'appended') loop.remembered.forget(stream)
  else loop.remembered.remember(stream, { version: expectedVersion + entries.length, state, erased: false })
  return outcome
}

/** The act as the ledger takes it. */
export function actOf(loop: RunLoop, request: RunRequest, decided: Decided): Act {
  const occurredAt = request.occurredAt ?? loop.now()
  const entries = decided.events.map(({ type, ...body }) => ({ type, body }))
  const base = {
    stream: request.stream,
    life: request.life,
    expectedVersion: decided.version,
    actor: decided.actor,
    organ: decided.organ,
    command: loop.newId(),
    occurredAt,
    entries,
    state: decided.state,
  }
  if (request.idempotency === undefined) return base
  const { scope, key, content } = request.idempotency
  return { ...base, idempotency: { scope, key, digest: digestOf(content) } }
}

/** What a repeated key means: the same act again answers as it did; another act under the same key is refused. */
export function replay(
  request: RunRequest,
  { digest, stream, version }: Pick<Remembered, 'digest' | 'stream' | 'version'>,
): RunResult {
  if (request.idempotency !== undefined && digestOf(request.idempotency.content) !== digest)
    return refused('IDEMPOTENCY_KEY_REUSED')
  return { ok: true, stream, version, entries: [], replayed: true }
}

/** Whether this key has already brought about an act, and what it answered. */
export async function replayed(loop: RunLoop, request: RunRequest): Promise<RunResult | undefined> {
  if (request.idempotency === undefined) return undefined
  const taken = await loop.ledger.findIdempotent(request.idempotency.scope, request.idempotency.key)
  return taken === undefined ? undefined : replay(request, taken)
}

/**
 * Load, decide, append; a race lost to another command on the same life is simply decided again. The ledger knows a key
 * that was used before, so nobody asks it beforehand; only what would not be appended has to look by itself.
 */
export function createRun(loop: RunLoop): Run {
  return (request) => loop.inTurn(request.stream, () => runOnce(loop, request))
}

async function runOnce(loop: RunLoop, request: RunRequest): Promise<RunResult> {
  for (let race = 0; race < RACES_MAX; race += 1) {
    const decided = await (race === 0 ? decideOnce(loop, request) : decideFresh(loop, request))
    if ('ok' in decided) return (await replayed(loop, request)) ?? decided
    if (decided.events.length === 0) return (await replayed(loop, request)) ?? nothingNew(request, decided)
    const outcome = await append(loop, actOf(loop, request, decided))
    if (outcome.kind === 'appended')
      return {
        ok: true,
        stream: request.stream,
        version: decided.version + outcome.entries.length,
        entries: outcome.entries,
        replayed: false,
      }
    if (outcome.kind === 'keyTaken') return replay(request, outcome)
    if (request.expectedVersion !== undefined) return (await replayed(loop, request)) ?? refused('VERSION_CONFLICT')
  }
  return refused('TOO_MANY_AT_ONCE')
}

/** A decider may say yes and that nothing needs to happen. */
function nothingNew(request: RunRequest, decided: Decided): Ran {
  return { ok: true, stream: request.stream, version: decided.version, entries: [], replayed: false }
}
