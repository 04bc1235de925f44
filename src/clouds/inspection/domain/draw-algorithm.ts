import { canonicalJson } from '#kernel'
import type { DrawCommitted, DrawMade, Drawn, DrawPool } from './events.ts'

/** SHA-256 of the UTF-8 bytes of a text, lower-case hex. */
export type Digest = (text: string) => string

export const ALGORITHM = 'oneseal-draw-v1'
/** At least two, by the rules of 双随机 and 行政处罚法 42. */
export const INSPECTORS_MIN = 2

export const poolDigest = (pool: DrawPool, digest: Digest): string => digest(canonicalJson(poolJson(pool)))
export const seedDigest = (seed: string, digest: Digest): string => digest(`${ALGORITHM} seed ${seed}`)

const poolJson = ({ objects, inspectors, recusals, take, perObject }: DrawPool) => ({
  objects: objects.map(({ id, label }) => ({ id, label })),
  inspectors: inspectors.map(({ id, label }) => ({ id, label })),
  recusals: recusals.map(({ object, inspector, ground }) => ({ object, inspector, ground })),
  take,
  perObject,
})

/** Inspectors who may be sent to this object. */
export const eligible = (pool: DrawPool, object: string): readonly string[] =>
  pool.inspectors
    .map(({ id }) => id)
    .filter((id) => !pool.recusals.some((one) => one.object === object && one.inspector === id))

/**
 * oneseal-draw-v1. key = SHA-256("oneseal-draw-v1 key SEED ROOT POOLDIGEST"); everybody draws the ticket
 * SHA-256("KEY object ID"), the lowest tickets are taken; for each of them every inspector who need not stand aside
 * draws SHA-256("KEY inspector OBJECT ID"), and again the lowest are taken. Whoever has the seed, the root and the pool
 * comes to the same; whoever lacks one of them knows nothing.
 */
export function draw(pool: DrawPool, seed: string, root: string, digest: Digest): readonly Drawn[] {
  const key = digest(`${ALGORITHM} key ${seed} ${root} ${poolDigest(pool, digest)}`)
  const lowest = (ids: readonly string[], ticketOf: (id: string) => string, take: number) =>
    ids
      .map((id) => ({ id, ticket: ticketOf(id) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0))
      .slice(0, take)
      .map(({ id }) => id)
  const objects = lowest(
    pool.objects.map(({ id }) => id),
    (id) => digest(`${key} object ${id}`),
    pool.take,
  )
  return objects.map((object) => ({
    object,
    inspectors: lowest(eligible(pool, object), (id) => digest(`${key} inspector ${object} ${id}`), pool.perObject),
  }))
}

export type DrawFault =
  'ALGORITHM_UNKNOWN' | 'POOL_DIFFERS' | 'SEED_DIFFERS' | 'RESULT_DIFFERS' | 'RECUSED_DRAWN' | 'TOO_FEW_INSPECTORS'

/** What a stranger finds wrong with a published draw; nothing: it was drawn so. */
export function faultsOfDraw(
  committed: Pick<DrawCommitted, 'algorithm' | 'pool' | 'poolDigest' | 'seedDigest'>,
  made: Pick<DrawMade, 'seed' | 'beacon' | 'drawn'>,
  digest: Digest,
): readonly DrawFault[] {
  const { pool } = committed
  const algorithm: string = committed.algorithm
  if (algorithm !== ALGORITHM) return ['ALGORITHM_UNKNOWN']
  const again = draw(pool, made.seed, made.beacon.root, digest)
  const same = JSON.stringify(again) === JSON.stringify(plain(made.drawn))
  const recused = made.drawn.some(({ object, inspectors }) =>
    pool.recusals.some((one) => one.object === object && inspectors.includes(one.inspector)),
  )
  const few = made.drawn.some(({ inspectors }) => new Set(inspectors).size < INSPECTORS_MIN)
  return [
    ...(poolDigest(pool, digest) === committed.poolDigest ? [] : (['POOL_DIFFERS'] as const)),
    ...(seedDigest(made.seed, digest) === committed.seedDigest ? [] : (['SEED_DIFFERS'] as const)),
    ...(same ? [] : (['RESULT_DIFFERS'] as const)),
    ...(recused ? (['RECUSED_DRAWN'] as const) : []),
    ...(few ? (['TOO_FEW_INSPECTORS'] as const) : []),
  ]
}
const plain = (drawn: readonly Drawn[]) => drawn.map(({ object, inspectors }) => ({ object, inspectors }))
