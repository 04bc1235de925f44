import { startLoopback } from '#adapters'
import type { Loopback } from '#adapters'
import { getLoopbackSecret } from '../app/peers-config.ts'
import { PLACES } from '../app/place.ts'
import { loadPopulation } from '../app/population.ts'
import { parseArguments } from './arguments.ts'
import { dataFolderOf, print } from './data-folder.ts'
import { departmentPeer } from './department-peer.ts'

/** `oneseal peers`: the loopback world, for demonstrations and for whoever tests a connection; or one department's system. */
export async function peers(words: readonly string[]): Promise<number> {
  const given = parseArguments(words, {
    flags: ['--once'],
    values: ['--data', '--host', '--port', '--department', '--officer', '--secret-file', '--bureau', '--every'],
  })
  if (given.values.has('--department')) return departmentPeer(given)
  const host = given.values.get('--host') ?? '127.0.0.1'
  const asked = Number(given.values.get('--port') ?? '0')
  const options = {
    host,
    secret: getLoopbackSecret(dataFolderOf(given)),
    population: loadPopulation(PLACES.matters),
    now: () => new Date().toISOString(),
  }
  const loopback = await startLoopback({ ...options, port: asked }).catch((error: unknown) => {
    // The port beside the bureau's is only a habit.
    if (asked === 0) throw error
    return startLoopback({ ...options, port: 0 })
  })
  const { origin, mail } = loopback
  if (process.send === undefined) print(`Loopback peers at ${origin}, ${mail}. Ctrl-C stops them.`)
  else process.send({ origin, mail })
  await untilAsked(loopback)
  return 0
}

/** A Ctrl-C reaches the whole group; under a keeper it is the keeper who says when. */
function untilAsked(loopback: Loopback): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      void loopback.stop().then(() => {
        if (process.connected) process.disconnect()
        resolve()
      })
    }
    process.once('SIGTERM', end)
    if (process.send === undefined) process.once('SIGINT', end)
    else {
      process.on('SIGINT', () => undefined)
      process.once('disconnect', end)
    }
  })
}
