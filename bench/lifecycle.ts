import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foodLicence } from '../src/cli/demo/filings.ts'
import { eventually } from '../src/cli/demo/person.ts'
import { paper as renderPaper, startBureau } from '../src/cli/demo/served-bureau.ts'
import { assemble, decide, examine, handIn } from '../src/cli/demo/story.ts'
import type { Cast, Paper } from '../src/cli/demo/story.ts'
import { lightFetch } from './light-fetch.ts'
import { readProcessorTime, timeEach } from './processor-time.ts'
import type { ProcessorTime } from './processor-time.ts'

export interface LifecycleBenchOptions {
  readonly seconds?: number
  /** People at work at the same time. */
  readonly clients?: number
}
export interface LifecycleBenchResult {
  readonly seconds: number
  readonly clients: number
  readonly cases: number
  /** From filing to the sealed certificate, its release and the duty pushed to the supervisor, through HTTP. */
  readonly wholeCasesPerSecond: number
  /** One case: filed, accepted, examined, decided. */
  readonly p50Ms: number
  readonly p99Ms: number
  /** How long after the last decision the last certificate was released. */
  readonly tailMs: number
  /** Processor time of one whole case by who spent it, in milliseconds; null where the system does not tell. */
  readonly processorMsEach: ProcessorTime | null
}

/**
 * What people hand in was scanned or printed long before. So the client does not make its papers while the clock runs:
 * it takes one that is ready and makes another file of it with a comment behind its end.
 */
function readyPaper(): Paper {
  const ready = renderPaper('申请材料')
  return () => Buffer.concat([ready, Buffer.from(`\n%${randomBytes(16).toString('hex')}\n`)])
}

/** A bureau's server runs for months: its first cases, while the program is still being compiled, are not counted. */
const WARMING_CASES = 25

/** One case as busy people make it: nothing wanting, nothing returned. */
async function oneCase(cast: Cast, paper: Paper): Promise<string> {
  const { receipt } = await handIn(cast, foodLicence, paper, undefined)
  const params = { id: receipt.id }
  const { version } = await cast.intake.approval.readCase({ params })
  await cast.intake.approval.accept({ params, body: { expectedVersion: version } })
  await examine(cast, receipt.id)
  await decide(cast, receipt.id)
  return receipt.caseNumber
}

async function countReleased(cast: Cast): Promise<number> {
  let released = 0
  let after: string | null = null
  do {
    const page: { readonly items: readonly { readonly released: boolean }[]; readonly after: string | null } =
      await cast.applicant.certificate.myCertificates({
        query: after === null ? { limit: 100 } : { after, limit: 100 },
      })
    released += page.items.filter((item) => item.released).length
    after = page.after
  } while (after !== null)
  return released
}

const percentile = (sorted: readonly number[], share: number) =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN)

export async function run(options: LifecycleBenchOptions = {}): Promise<LifecycleBenchResult> {
  const { seconds = 20, clients = 8 } = options
  const data = mkdtempSync(join(tmpdir(), 'oneseal-lifecycle-'))
  const bureau = await startBureau(data, () => undefined)
  try {
    const cast = await assemble(bureau.origin, lightFetch, 'pan.guanshi')
    const paper = readyPaper()
    const warming = clients * WARMING_CASES
    let warmed = 0
    const warmUp = async () => {
      for (; warmed < warming;) {
        warmed += 1
        await oneCase(cast, paper)
      }
    }
    await Promise.all(Array.from({ length: clients }, warmUp))
    const times: number[] = []
    const before = readProcessorTime(bureau.pid)
    const started = performance.now()
    const deadline = started + seconds * 1000
    const work = async () => {
      while (performance.now() < deadline) {
        const begun = performance.now()
        await oneCase(cast, paper)
        times.push(performance.now() - begun)
      }
    }
    await Promise.all(Array.from({ length: clients }, work))
    const decided = performance.now()
    const whole = times.length + warming
    await eventually('The last certificate', async () => ((await countReleased(cast)) >= whole ? true : undefined), 300)
    await eventually('The last duty', async () => {
      const { open } = await cast.supervisor.supervision.duties({ query: { limit: 1 } })
      return open >= whole ? true : undefined
    })
    const ended = performance.now()
    const after = readProcessorTime(bureau.pid)
    const sorted = times.toSorted((a, b) => a - b)
    return {
      seconds,
      clients,
      cases: times.length,
      wholeCasesPerSecond: Number((times.length / ((ended - started) / 1000)).toFixed(1)),
      p50Ms: percentile(sorted, 0.5),
      p99Ms: percentile(sorted, 0.99),
      tailMs: Math.round(ended - decided),
      processorMsEach: before === undefined || after === undefined ? null : timeEach(before, after, times.length),
    }
  } finally {
    await bureau.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
