import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workBatchesJob } from '../../src/clouds/library/batches/jobs.ts'
import { aCertificateLibrary, aResident } from '../support/certificate-library.ts'

const { bureau, certificateType, issue, decider } = await aCertificateLibrary()
const { services } = bureau.office

// Beside the packages, which a bundle elsewhere would not find.
const worker = resolve(`node_modules/.cache/oneseal/dying-batch-worker-${String(process.pid)}.mjs`)
beforeAll(async () => {
  const entryPoints = ['tests/crash/dying-batch-worker.ts']
  await build({ entryPoints, outfile: worker, bundle: true, platform: 'node', format: 'esm', packages: 'external' })
})
afterAll(() => {
  rmSync(worker, { force: true })
})

/** A process of its own begins the work and is killed, with everything it had under way, at the nth such effect. */
async function killedAt(kind: 'KEEP' | 'ENTER', nth: number): Promise<void> {
  const words = [worker, bureau.database.url('app'), bureau.dataFolder, kind, String(nth)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] })
  await once(child, 'exit')
  expect(child.signalCode).toBe('SIGKILL')
}

const holder = aResident()
const LINES = 1_300
const tag = randomUUID().slice(0, 6)
const numberOf = (at: number) => `${tag}-${String(at)}`
/** The last line repeats the number of line 1000, which was read before the process died. */
const TWICE = 998

async function aReceivedBatch(): Promise<string> {
  const plan = { name: '2019 年度食品经营许可证', expected: LINES, from: '2019-01-01', until: '2019-12-31' }
  const { id } = await issue.library.planBatch({ body: { certificateType, ...plan, due: '2026-12-31' } })
  const lines = Array.from({ length: LINES }, (_, at) => {
    const number = numberOf(at === LINES - 1 ? TWICE : at)
    return `${number},某甲,${holder},2019-03-01,2024-02-29,某街 1 号`
  })
  const heading = '证照编号,持证主体,持证主体代码,发证日期,有效期至,经营场所'
  await issue.send(`/library/batches/${id}/table`, Buffer.from([heading, ...lines].join('\n')))
  return id
}

/** Lines that were kept, each with the transaction that wrote it. */
async function keptLines(batch: string): Promise<ReadonlyMap<number, string>> {
  const text = 'select row, xmin::text as written from library._private_staged_row where batch = $1'
  const { rows } = await services.db.query<{ row: number; written: string }>(text, [batch])
  return new Map(rows.map(({ row, written }) => [row, written]))
}

async function inLibrary(batch: string): Promise<readonly string[]> {
  const text = 'select number from library._private_certificate where batch = $1 order by batch_row'
  const { rows } = await services.db.query<{ number: string }>(text, [batch])
  return rows.map(({ number }) => number)
}

test('CE-10 a batch that dies by kill -9 while it is looked at, and again while it goes in, is resumed line by line', async () => {
  const id = await aReceivedBatch()
  const params = { id }
  await killedAt('KEEP', 2)
  const before = await keptLines(id)
  expect(before.size).toBe(1000)
  expect((await issue.library.batch({ params })).batch).toMatchObject({ phase: 'received', staged: 1000 })

  await workBatchesJob.run(services)
  const after = await keptLines(id)
  expect(after.size).toBe(LINES)
  expect([...before].filter(([row, written]) => after.get(row) !== written)).toEqual([])
  const { batch, sample, faulty } = await decider.library.batch({ params })
  expect(batch).toMatchObject({ phase: 'staged', rows: LINES, faulty: 1, sampleSize: 13 })
  expect(faulty.map(({ row, faults }) => [row, faults[0]?.zh])).toEqual([[LINES + 1, '与第 1000 行编号重复']])

  const looked = sample.map(({ row }) => ({ row, right: true, note: '' }))
  await decider.library.judgeBatch({ params, body: { expectedVersion: batch.version, looked } })
  await killedAt('ENTER', 800)
  const gone = await inLibrary(id)
  expect(gone.length).toBeGreaterThanOrEqual(500)
  expect(gone.length).toBeLessThan(800)
  await workBatchesJob.run(services)
  expect(await inLibrary(id)).toEqual(Array.from({ length: LINES - 1 }, (_, at) => numberOf(at)))
  const { items } = await issue.library.batches({})
  expect(items.find((one) => one.id === id)).toMatchObject({ phase: 'taken', taken: LINES - 1, known: 0 })
  await bureau.expectSound()
})
