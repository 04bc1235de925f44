import type { Act, AppendOutcome } from './act.ts'
import type { SqlPool } from './database.ts'
import { createLifeKeys } from './life-keys.ts'
import { createListener } from './listener.ts'
import { opensslSha256 } from './openssl-hash.ts'
import { prepare } from './prepare.ts'
import { createProofReader } from './proof-reader.ts'
import type { ProofReader } from './proof-reader.ts'
import type { Projection } from './projection.ts'
import { createReader } from './reader.ts'
import type { Reader } from './reader.ts'
import { createWriter } from './writer.ts'

export interface LedgerOptions {
  /** Connects as oneseal_app. One of its connections is kept for writing and one for listening. */
  readonly pool: SqlPool
  /** 32 bytes; everything personal is lost with them. */
  readonly masterKey: Uint8Array
  /** The inline ones are applied in the transaction of the act. */
  readonly projections: readonly Projection[]
  readonly now?: () => string
}

export interface Ledger extends Omit<Reader, 'findKey'>, ProofReader {
  /** Durable when it answers. Rejects only for bugs and a database that stays away. */
  readonly append: (act: Act) => Promise<AppendOutcome>
  /** Calls back whenever the tree has grown; a hint that may be lost. */
  readonly watch: (callback: () => void) => () => void
  readonly close: () => Promise<void>
}

/** The sequencer is told that there is something to do at most this often. */
const NOTIFY_MS = 50

export function createLedger(options: LedgerOptions): Ledger {
  const { pool, masterKey, projections, now = () => new Date().toISOString() } = options
  const keys = createLifeKeys(masterKey)
  const reader = createReader(pool, keys)
  const writer = createWriter(pool, projections)
  const listener = createListener(pool, 'oneseal_checkpoint')
  const bell = createBell(pool)

  async function append(act: Act): Promise<AppendOutcome> {
    const isNew = act.expectedVersion === 0
    const key = isNew ? null : (keys.remembered(act.stream) ?? (await reader.findKey(act.stream)))
    if (key === undefined) return (await findTaken(act)) ?? { kind: 'versionConflict' }
    const prepared = prepare(act, now(), keys, key)
    const outcome = await writer.write(prepared)
    if (outcome.kind === 'keyTaken') return (await findTaken(act)) ?? { kind: 'versionConflict' }
    if (outcome.kind !== 'appended') return { kind: 'versionConflict' }
    if (prepared.newKey !== null) keys.remember(act.stream, prepared.newKey.key)
    bell.ring()
    return { kind: 'appended', entries: outcome.entries }
  }

  async function findTaken({ idempotency }: Act): Promise<AppendOutcome | undefined> {
    if (idempotency === undefined) return undefined
    const remembered = await reader.findIdempotent(idempotency.scope, idempotency.key)
    return remembered === undefined ? undefined : { kind: 'keyTaken', ...remembered }
  }

  const { findKey: _, ...reading } = reader
  return {
    ...reading,
    ...createProofReader(pool, opensslSha256),
    append,
    watch: listener.watch,
    close: async () => {
      await writer.close()
      await bell.close()
      await listener.close()
    },
  }
}

/** Outside the acts' own transactions, because a NOTIFY inside would make their commits queue for one lock. */
function createBell(pool: SqlPool) {
  let resting: NodeJS.Timeout | undefined
  let again = false
  let ringing: Promise<void> = Promise.resolve()
  const send = () => {
    again = false
    resting = setTimeout(() => {
      resting = undefined
      if (again) send()
    }, NOTIFY_MS)
    resting.unref()
    // Lost rings do no harm: the sequencer also looks by itself.
    ringing = pool.query('notify oneseal_entry').then(
      () => undefined,
      () => undefined,
    )
  }
  return {
    ring: () => {
      again = true
      if (resting === undefined) send()
    },
    close: async () => {
      clearTimeout(resting)
      await ringing
    },
  }
}
