import { randomUUID } from 'node:crypto'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { TABLE_BYTES_MAX } from '#contract'
import { workBatchesJob } from '../../src/clouds/library/batches/jobs.ts'
import { aCaller } from '../support/caller.ts'
import { aCertificateLibrary, aResident } from '../support/certificate-library.ts'
import { aPdf, codeOf } from '../support/hall.ts'

const { bureau, certificateType, issue, decider } = await aCertificateLibrary()
const { services } = bureau.office

describe('old stock', () => {
  const HEADING = '证照编号,持证主体,持证主体代码,发证日期,有效期至,扫描件,经营场所'
  const lineOf = (number: string, holder = aResident(), more = '2019-03-01,2024-02-29,,某街 1 号') =>
    `${number},某甲,${holder},${more}`
  const plan = () =>
    issue.library.planBatch({
      body: {
        ...{ certificateType, name: '2019 年度食品经营许可证', expected: 60 },
        ...{ from: '2019-01-01', until: '2019-12-31', due: '2026-12-31' },
      },
    })
  const stageTable = async (lines: readonly string[]) => {
    const { id } = await plan()
    await issue.send(`/library/batches/${id}/table`, Buffer.from([HEADING, ...lines].join('\n')))
    await workBatchesJob.run(services)
    return id
  }
  const signOff = async (id: string) => {
    const { batch, sample } = await decider.library.batch({ params: { id } })
    const looked = sample.map(({ row }) => ({ row, right: true, note: '' }))
    return decider.library.judgeBatch({ params: { id }, body: { expectedVersion: batch.version, looked } })
  }
  const inLibrary = async (batch: string) => {
    const text = 'select number from library._private_certificate where batch = $1 order by batch_row'
    return (await services.db.query<{ number: string }>(text, [batch])).rows.map(({ number }) => number)
  }

  test('CE-10 comes in by plan: every line is checked, a sample is signed off by another person, and what is wrong comes back', async () => {
    const tag = randomUUID().slice(0, 6)
    const scans = zipSync({ 'a.pdf': aPdf('a'), 'evil.exe': Buffer.from('MZ') })
    const { id } = await plan()
    expect(await issue.send(`/library/batches/${id}/scans`, scans)).toEqual({ kept: 1, refused: ['evil.exe'] })
    const lines = [
      lineOf(`${tag}-1`, aResident(), '2019-03-01,2024-02-29,a.pdf,某街 1 号'),
      lineOf(`${tag}-2`, '990101197001010010'),
      lineOf(`${tag}-1`),
      lineOf(`${tag}-4`, aResident(), '2021-03-01,,,某街'),
      lineOf(`${tag}-5`, aResident(), '2019-02-30,,,某街'),
      lineOf(`${tag}-6`, aResident(), '2019-03-01,,missing.pdf,某街'),
      lineOf(`${tag}-7`, aResident(), '2019-03-01,,,"=cmd,""x"""'),
    ]
    await issue.send(`/library/batches/${id}/table`, Buffer.from([HEADING, ...lines].join('\r\n')))
    await workBatchesJob.run(services)
    const { batch, sample, faulty } = await decider.library.batch({ params: { id } })
    expect(batch).toMatchObject({ phase: 'staged', rows: 7, faulty: 5, sampleSize: 2, maySignOff: true })
    expect(sample.map(({ row }) => row)).toEqual([2, 8])
    expect(faulty.map(({ row, faults }) => [row, faults[0]?.field])).toEqual([
      [3, 'holderCode'],
      [4, 'number'],
      [5, 'validFrom'],
      [6, 'validFrom'],
      [7, 'scan'],
    ])
    const faults = Buffer.from(await issue.download(`/library/batches/${id}/faults`)).toString()
    expect(faults.split('\r\n')[1]).toContain(`${tag}-2,某甲,990101197001010010`)
    expect(await inLibrary(id)).toEqual([])
    expect(
      await codeOf(
        issue.library.judgeBatch({
          params: { id },
          body: { expectedVersion: batch.version, looked: [{ row: 2, right: true, note: '' }] },
        }),
      ),
    ).toBe('FORBIDDEN')
    expect(await signOff(id)).toMatchObject({ phase: 'signedOff' })
    await workBatchesJob.run(services)
    expect(await inLibrary(id)).toEqual([`${tag}-1`, `${tag}-7`])
    const { items, progress } = await issue.library.batches({})
    expect(items.find((one) => one.id === id)).toMatchObject({ phase: 'taken', taken: 2, known: 0 })
    expect(progress.find((one) => one.certificateType === certificateType)?.taken).toBeGreaterThanOrEqual(2)
  })

  test('draws the same sample from the same table whoever draws it, and goes back when one line is wrong', async () => {
    const tag = randomUUID().slice(0, 6)
    const id = await stageTable(Array.from({ length: 12 }, (_, at) => lineOf(`${tag}-${String(at)}`)))
    const first = await decider.library.batch({ params: { id } })
    expect(first.sample).toHaveLength(5)
    const looked = first.sample.map(({ row }, at) => ({ row, right: at > 0, note: at > 0 ? '' : '持证人与底册不符' }))
    const body = { expectedVersion: first.batch.version, looked }
    expect(await decider.library.judgeBatch({ params: { id }, body })).toMatchObject({
      phase: 'returned',
      wrong: [{ row: first.sample[0]?.row, note: '持证人与底册不符' }],
    })
    await workBatchesJob.run(services)
    expect(await inLibrary(id)).toEqual([])
  })

  test('that dies at any line goes on where it stopped, and no certificate is in the library twice', async () => {
    const tag = randomUUID().slice(0, 6)
    const lines = Array.from({ length: 600 }, (_, at) => lineOf(`${tag}-${String(at)}`))
    const id = await stageTable(lines)
    await signOff(id)
    for (const diesAt of [1, 137, 250, 251]) {
      let acts = 0
      const dying = {
        ...services,
        run: (request: Parameters<typeof services.run>[0]) => {
          acts += 1
          return acts > diesAt ? Promise.reject(new Error('the process was killed')) : services.run(request)
        },
      }
      await expect(workBatchesJob.run(dying)).rejects.toThrow('could not be worked')
      const { batch } = await issue.library.batch({ params: { id } })
      expect(batch.phase).toBe('signedOff')
    }
    // Killed after the acts and before the lines were marked: what went in is known again as the same line.
    await workBatchesJob.run(services)
    const numbers = await inLibrary(id)
    expect(numbers).toEqual(lines.map((line) => line.split(',')[0]))
    const { items } = await issue.library.batches({})
    expect(items.find((one) => one.id === id)).toMatchObject({ phase: 'taken', taken: 600, known: 0 })
  })

  test('that is no table, is handed in twice at once, or belongs to another organ is refused in words', async () => {
    const { id } = await plan()
    const caller = await aCaller(bureau, 'fang.chujian')
    const hand = (payload: Buffer, who = caller) =>
      who.knock('POST', `/library/batches/${id}/table`, {
        payload,
        headers: { 'content-type': 'application/octet-stream' },
      })
    expect((await hand(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).code).toBe('TABLE_UNREADABLE')
    expect((await hand(Buffer.from('PNG'))).code).toBe('TABLE_UNREADABLE')
    expect((await hand(Buffer.alloc(TABLE_BYTES_MAX + 1))).code).toBe('BODY_TOO_LARGE')
    // A CSV of many columns is larger than any paper.
    const table = Buffer.from([HEADING, lineOf('x-1'), ' '.repeat(21 * 1024 * 1024)].join('\n'))
    const codes = (await Promise.all([hand(table), hand(table)])).map(({ status, code }) => code ?? status)
    expect(codes.toSorted()).toEqual([200, 'BATCH_BEING_WORKED'])
    const other = await aCaller(bureau, 'pan.guanshi')
    expect((await hand(table, other)).code).toBe('NOT_FOUND')
    await workBatchesJob.run(services)
    const zip = await caller.knock('POST', `/library/batches/${id}/scans`, {
      payload: Buffer.from('no zip'),
      headers: { 'content-type': 'application/octet-stream' },
    })
    expect(zip.code).toBe('SCANS_UNREADABLE')
    const unheaded = await stageTable([])
    expect((await issue.library.batch({ params: { id: unheaded } })).batch).toMatchObject({ phase: 'staged', rows: 0 })
  })
})

test('the ledger is sound after all of it', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
