import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Beside } from './keeper.ts'
import { PLACES } from './place.ts'

/** Where the loopback world of a demonstration answers. */
export interface LoopbackPlace {
  readonly origin: string
  readonly mail: string
}
export interface LoopbackProcess {
  readonly place: LoopbackPlace
  readonly stop: () => Promise<void>
}

const START_MS_MAX = 20_000

/** What the child says when it listens; only our own program writes to this channel. */
function parsePlace(message: unknown): LoopbackPlace | undefined {
  if (typeof message !== 'object' || message === null || !('origin' in message) || !('mail' in message))
    return undefined
  const { origin, mail } = message
  return typeof origin === 'string' && typeof mail === 'string' ? { origin, mail } : undefined
}

/**
 * The outside world of a demonstration, in a process of its own: what breaks there breaks nothing here. Undefined when
 * it does not come up; then nothing outside is connected, and the bureau works on.
 */
async function startLoopbackProcess(words: readonly string[]): Promise<LoopbackProcess | undefined> {
  if (!existsSync(PLACES.program)) return undefined
  const child = fork(PLACES.program, ['peers', ...words], { stdio: 'inherit' })
  const place = await new Promise<LoopbackPlace | undefined>((resolve) => {
    const give = setTimeout(() => resolve(undefined), START_MS_MAX)
    child.once('message', (message) => {
      clearTimeout(give)
      resolve(parsePlace(message))
    })
    child.once('exit', () => resolve(undefined))
    child.once('error', () => resolve(undefined))
  })
  const stop = () =>
    new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) {
        resolve()
        return
      }
      child.once('exit', () => resolve())
      child.kill('SIGTERM')
    })
  if (place !== undefined) return { place, stop }
  await stop()
  return undefined
}

/** Starts the loopback world beside what the keeper runs anyway, and tells the server where it is. */
export async function withLoopback(beside: Promise<Beside>, words: readonly string[]): Promise<Beside> {
  const [base, loopback] = await Promise.all([beside, startLoopbackProcess(words)])
  if (loopback === undefined) return base
  const { origin, mail } = loopback.place
  return {
    told: { ...base.told, peers: { origin, mail } },
    stop: async () => {
      await loopback.stop()
      await base.stop()
    },
  }
}
