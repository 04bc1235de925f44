import pg from 'pg'
import type { QueryConfig, QueryResult } from 'pg'
import { GatheringSocket } from './gathering-socket.ts'

/** Two: PostgreSQL's own share of a machine with two cores is hardly ever more than one. */
const SHARED_MAX = 2
/** A new connection knows no table and no statement yet: its first questions cost many times what its later ones do. */
const IDLE_MS = 600_000

/** A question whose statement has a name: short, prepared, and never part of a transaction of its own. */
const isShort = (question: unknown): question is QueryConfig & { readonly name: string } =>
  typeof question === 'object' && question !== null && 'name' in question && typeof question.name === 'string'

interface Place {
  client: pg.Client | undefined
  opening: Promise<pg.Client> | undefined
  waiting: number
}

/**
 * A pool whose short questions share a few connections, one sent after the other without waiting for answers. With a
 * connection for each, every question wakes a sleeping process and every answer wakes us; on shared ones PostgreSQL
 * finds the next question already there (measured: a quarter of its processor time in a whole case, and a seventh of
 * everybody's). Questions without a name and transactions have connections of their own, as with any pool.
 */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ idleTimeoutMillis: IDLE_MS, ...config, ...PIPELINED })
  const places: readonly Place[] = Array.from({ length: SHARED_MAX }, () => ({
    client: undefined,
    opening: undefined,
    waiting: 0,
  }))
  const open = async (place: Place): Promise<pg.Client> => {
    const client = new pg.Client({ ...config, ...PIPELINED })
    const drop = () => {
      if (place.client === client) place.client = undefined
    }
    // Whoever waits for an answer hears of a broken connection himself; the next question opens another.
    client.on('error', drop)
    client.on('end', drop)
    await client.connect()
    place.client = client
    return client
  }
  const connected = (place: Place): Promise<pg.Client> | pg.Client => {
    if (place.client !== undefined) return place.client
    place.opening ??= open(place).finally(() => {
      place.opening = undefined
    })
    return place.opening
  }
  const ask = async (question: QueryConfig, values?: unknown[]): Promise<QueryResult> => {
    const place = places.reduce((calmest, each) => (each.waiting < calmest.waiting ? each : calmest))
    place.waiting += 1
    try {
      return await (await connected(place)).query(question, values)
    } finally {
      place.waiting -= 1
    }
  }
  const askAlone: (question: string | QueryConfig, values?: unknown[]) => Promise<QueryResult> = pool.query.bind(pool)
  const endAlone: () => Promise<void> = pool.end.bind(pool)
  return Object.assign(pool, {
    query: (question: string | QueryConfig, values?: unknown[]) =>
      isShort(question) ? ask(question, values) : askAlone(question, values),
    end: async () => {
      await Promise.all(places.map(async ({ client, opening }) => (client ?? (await opening))?.end()))
      await endAlone()
    },
  })
}

/** Questions go out without waiting for answers. Known to the driver, and not yet to its types. */
const PIPELINED = { pipeline: true, stream: () => new GatheringSocket() } as const
