import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { citizenNumberCheck } from '#kernel'
import { audit } from '../src/app/audit.ts'
import { DEMO_PASSWORD } from '../src/app/demo-district.ts'
import { visitor } from '../src/cli/demo/person.ts'
import type { Person } from '../src/cli/demo/person.ts'
import { startBureau } from '../src/cli/demo/served-bureau.ts'
import { withOffice } from '../src/cli/standing-office.ts'
import { familyOf, readProcessorTime, residentMiB, timeEach } from './processor-time.ts'

export interface OldStockBenchOptions {
  readonly rows?: number
  /** The line at which everything is killed, once while lines are looked at and once while they go in. */
  readonly diesAt?: number
}

/** A day's residents are numbered to 999, so a hundred days of an invented region are people enough. */
const PEOPLE_A_DAY = 999
const DAY_MS = 86_400_000

function residentOf(index: number): string {
  const day = new Date(Date.UTC(1970, 0, 1) + Math.floor(index / PEOPLE_A_DAY) * DAY_MS).toISOString().slice(0, 10)
  const body = `990101${day.replaceAll('-', '')}${String((index % PEOPLE_A_DAY) + 1).padStart(3, '0')}`
  return body + citizenNumberCheck(body)
}

/** One line in a thousand is wrong. */
const isWrong = (index: number): boolean => index % 1000 === 999

function tableOf(columns: readonly string[], rows: number): Buffer {
  const known: Readonly<Record<string, (index: number) => string>> = {
    证照编号: (index) => `JY2019${String(index).padStart(7, '0')}`,
    持证主体: (index) => `某${String.fromCodePoint(0x4e00 + (index % 5000))}`,
    持证主体代码: (index) => (isWrong(index) ? '990101197001010010' : residentOf(index)),
    发证日期: () => '2019-03-01',
    有效期至: () => '长期',
    扫描件: () => '',
  }
  const lines = Array.from({ length: rows }, (_, index) =>
    columns.map((column) => known[column]?.(index) ?? `${column}${String(index)}`).join(','),
  )
  return Buffer.from([columns.join(','), ...lines].join('\n'))
}

type Bureau = Awaited<ReturnType<typeof startBureau>>

/** kill -9 of the keeper, the server and PostgreSQL, all at once. */
async function killEverything({ pid }: Bureau): Promise<void> {
  for (const member of familyOf(pid)) {
    try {
      process.kill(member, 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
  await pause(2000)
}

/** A batch of the first type that this officer's organ issues. */
async function planned(issue: Person, expected: number): Promise<string> {
  const { items } = await issue.library.types({})
  for (const { code: certificateType } of items) {
    const period = { from: '2019-01-01', until: '2019-12-31', due: '2027-12-31' }
    const body = { certificateType, name: '存量许可证', expected, ...period }
    const plan = await issue.library.planBatch({ body }).catch(() => undefined)
    if (plan !== undefined) return plan.id
  }
  throw new Error('The demo bureau issues no type of certificate')
}

/** What the library holds of the batch when all is over, and what fsck says of the ledger. */
const audited = (data: string, batch: string) =>
  withOffice(data, async ({ owner, installation }) => {
    const { rows } = await owner.query<{ certificates: number; numbers: number }>(
      `select count(*)::int as certificates, count(distinct number)::int as numbers
       from library._private_certificate where batch = $1`,
      [batch],
    )
    const { ok, entries, findingCount } = await audit(owner, installation)
    return { inLibrary: rows[0], fsck: { ok, entries, findingCount } }
  })

/** The columns every type has, and two of its own: a book with sixty is handed in as a workbook, which is packed. */
const COLUMNS = 8
const LOOK_MS = 500

/** 100,000 lines of old stock, through the doors of a served bureau that is killed twice on the way. */
export async function run({ rows = 100_000, diesAt = 60_000 }: OldStockBenchOptions = {}): Promise<unknown> {
  const data = mkdtempSync(join(tmpdir(), 'oneseal-old-stock-'))
  let bureau = await startBureau(data, () => undefined)
  const as = async (username: string) => {
    const person = visitor(bureau.origin, fetch)
    await person.signIn(username, DEMO_PASSWORD)
    return person
  }
  const found: Record<string, unknown> = { rows, diesAt }
  try {
    let issue = await as('fang.chujian')
    const id = await planned(issue, rows)
    const params = { id }
    const look = async () => (await issue.library.batch({ params })).batch
    const table = tableOf((await look()).columns.slice(0, COLUMNS), rows)
    /** Until the phase is over, or until so many lines are done; the most memory the server had meanwhile. */
    const follow = async (phase: string, stopAt: number) => {
      const begun = performance.now()
      const processor = readProcessorTime(bureau.pid)
      let [batch, most] = [await look(), residentMiB(bureau.pid)]
      const done = ({ staged, going }: typeof batch) => (phase === 'received' ? staged : going)
      while (batch.phase === phase && done(batch) < stopAt) {
        await pause(LOOK_MS)
        batch = await look()
        most = Math.max(most, residentMiB(bureau.pid))
      }
      const seconds = (performance.now() - begun) / 1000
      const after = readProcessorTime(bureau.pid)
      const processorMs = processor && after ? timeEach(processor, after, 1) : undefined
      const lines = batch.phase === phase ? done(batch) : rows
      return { lines, seconds: Math.round(seconds * 10) / 10, serverMiB: most, processorMs }
    }
    const dieAndReturn = async () => {
      await killEverything(bureau)
      bureau = await startBureau(data, () => undefined)
      issue = await as('fang.chujian')
      const { staged, going } = await look()
      return { staged, going }
    }

    await issue.send(`/library/batches/${id}/table`, table)
    found['lookedAt'] = await follow('received', diesAt)
    found['afterKill'] = await dieAndReturn()
    found['rest'] = await follow('received', Infinity)
    const decider = await as('tang.duanheng')
    const { batch, sample } = await decider.library.batch({ params })
    found['staged'] = { rows: batch.rows, faulty: batch.faulty, sample: sample.length }
    const looked = sample.map(({ row }) => ({ row, right: true, note: '' }))
    await decider.library.judgeBatch({ params, body: { expectedVersion: batch.version, looked } })
    found['takenIn'] = await follow('signedOff', diesAt)
    found['afterSecondKill'] = await dieAndReturn()
    found['restTakenIn'] = await follow('signedOff', Infinity)
    const { taken, known } = await look()
    found['taken'] = { taken, known, expected: rows - Math.floor(rows / 1000) }
    await bureau.stop()
    return { ...found, ...(await audited(data, id)) }
  } finally {
    await bureau.stop()
    rmSync(data, { recursive: true, force: true })
  }
}
