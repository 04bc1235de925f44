import { afterAll } from 'vitest'
import { loopbackConfig, startLoopback } from '#adapters'
import type { Loopback, PeersConfig } from '#adapters'
import { PLACES } from '../../src/app/place.ts'
import { loadPopulation } from '../../src/app/population.ts'

/** The loopback world of one test file: real servers on free ports, with the demo district's invented people. */
export async function anOutside(
  now: () => string = () => new Date().toISOString(),
): Promise<{ readonly loopback: Loopback; readonly peers: PeersConfig }> {
  const secret = Buffer.alloc(32, 5)
  const loopback = await startLoopback({
    host: '127.0.0.1',
    port: 0,
    secret,
    population: loadPopulation(PLACES.matters),
    now,
  })
  afterAll(loopback.stop)
  return { loopback, peers: loopbackConfig(loopback, secret, '示范区行政审批局') }
}
