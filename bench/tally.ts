import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { createLedger, createNoteSigner, createSequencer } from '#ledger'
import type { Act, Ledger, LifeRules, NoteSigner, Sequencer } from '#ledger'
import type { Json } from '#kernel'
import type { ThrowawayCluster } from './throwaway-cluster.ts'

export const ORIGIN = 'oneseal/bench'
export const MASTER_KEY = Buffer.alloc(32, 1)

/** As large as an opinion on a case usually is. */
const BODY_CHARACTERS = 200
const text = '经审查，申请材料齐全，符合法定形式，建议予以许可。'.repeat(20).slice(0, BODY_CHARACTERS)

export const tallyRules: LifeRules = {
  kind: 'tally',
  eventTypes: ['TallyMoved'],
  decider: {
    initial: { moves: 0 },
    evolve: (state: Json) => ({ moves: movesOf(state) + 1 }),
  },
}
const movesOf = (state: Json): number => {
  const moves = typeof state === 'object' && state !== null && 'moves' in state ? state['moves'] : 0
  return typeof moves === 'number' ? moves : 0
}

const [ACTOR, ORGAN] = [randomUUID(), randomUUID()]

/** One step of a life: one entry with a body of usual size, its state, and an idempotency key, as a request brings it. */
export const tallyAct = (stream: string, version: number, isRemembered = true): Act => ({
  stream,
  life: 'tally',
  expectedVersion: version,
  actor: ACTOR,
  organ: ORGAN,
  command: 'MoveTally',
  occurredAt: '2026-01-05T01:30:00.000Z',
  entries: [{ type: 'TallyMoved', body: { step: version + 1, opinion: text } }],
  state: { moves: version + 1 },
  ...(isRemembered
    ? {
        idempotency: {
          scope: `${ACTOR} POST /tallies/:id`,
          key: randomUUID(),
          digest: 'ab'.repeat(32),
        },
      }
    : {}),
})

export interface BenchLedger {
  readonly ledger: Ledger
  readonly sequencer: Sequencer
  readonly signer: NoteSigner
}

export function openBenchLedger(cluster: ThrowawayCluster): BenchLedger {
  const signer = createNoteSigner(ORIGIN, generateKeyPairSync('ed25519').privateKey)
  const ledger = createLedger({ pool: cluster.pool('app', 8), masterKey: MASTER_KEY, projections: [] })
  const sequencer = createSequencer({ pool: cluster.pool('sequencer', 3), origin: ORIGIN, sign: signer.sign })
  return { ledger, sequencer, signer }
}

/** Lives of `versions` entries each, appended as fast as it goes, and all under a checkpoint. */
export async function fill({ ledger, sequencer }: BenchLedger, entries: number, versions: number): Promise<void> {
  const clients = 128
  let lives = Math.ceil(entries / versions)
  const client = async () => {
    while (lives-- > 0) {
      const stream = randomUUID()
      for (let version = 0; version < versions; version++) await ledger.append(tallyAct(stream, version, false))
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  while ((await sequencer.runOnce()) > 0);
}
