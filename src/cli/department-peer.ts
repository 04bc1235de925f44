import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { workOnce } from '#adapters'
import type { DepartmentSystem } from '#adapters'
import { localDate } from '#kernel'
import { UsageError } from './arguments.ts'
import type { Arguments } from './arguments.ts'
import { print } from './data-folder.ts'
import { callsOf } from './usage.ts'

const SECONDS = 30
const USAGE = callsOf('peers')
function systemOf(given: Arguments): DepartmentSystem {
  const [organ, officer, file, bureau] = ['--department', '--officer', '--secret-file', '--bureau'].map((name) =>
    given.values.get(name),
  )
  if (organ === undefined || officer === undefined || file === undefined || bureau === undefined)
    throw new UsageError(USAGE)
  return {
    ...{ organ, officer, secret: Buffer.from(readFileSync(file, 'utf8').trim()) },
    now: () => new Date().toISOString(),
    today: () => localDate(new Date().toISOString()),
    post: async (path, body, headers) => {
      const answer = await fetch(`${bureau}${path}`, { method: 'POST', body, headers, redirect: 'error' })
      return { status: answer.status, text: await answer.text() }
    },
  }
}

/** A department's system of the loopback world: it looks at the bureau now and then, until Ctrl-C. */
export async function departmentPeer(given: Arguments): Promise<number> {
  const system = systemOf(given)
  const every = Number(given.values.get('--every') ?? String(SECONDS))
  if (!Number.isFinite(every) || every < 1) throw new UsageError(USAGE)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  const isStopped = () => stop.signal.aborted
  while (!isStopped()) {
    // A bureau that does not answer is asked again at the next look.
    const round = await workOnce(system).catch((error: unknown) => String(error))
    print(typeof round === 'string' ? round : JSON.stringify(round))
    if (given.flags.has('--once')) return typeof round === 'string' ? 1 : 0
    await wait(every * 1000, undefined, { signal: stop.signal }).catch(() => undefined)
  }
  return 0
}
