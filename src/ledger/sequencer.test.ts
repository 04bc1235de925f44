import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { aDatabase } from '../../tests/support/database.ts'
import { createSequencer, parseHex, utf8, verifyCheckpoint, verifyConsistency, verifyInclusion } from './index.ts'
import { newErrand } from './testing/errand.ts'
import { anOffice, ORIGIN } from './testing/office.ts'

const office = await anOffice(await aDatabase())
const { ledger, sequencer, signer, database } = office
const anotherSequencer = (leavesPerPassMax?: number) =>
  createSequencer({
    pool: database.sequencer,
    origin: ORIGIN,
    sign: signer.sign,
    ...(leavesPerPassMax === undefined ? {} : { leavesPerPassMax }),
  })

afterEach(async () => {
  await sequencer.runOnce()
  await office.expectSound()
})
afterAll(() => office.close())

const appendMany = (count: number) => Promise.all(Array.from({ length: count }, () => ledger.append(newErrand())))
const waitFor = async (condition: () => Promise<boolean>) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('the sequencer', () => {
  test('gives every entry a leaf, once, without a gap, and signs what it did', async () => {
    const before = await ledger.size()
    await appendMany(30)
    expect(await sequencer.runOnce()).toBe(30)
    expect(await sequencer.runOnce()).toBe(0)
    const entries = await ledger.read({ fromLeaf: before, limit: 100 })
    expect(entries.map(({ leafIndex }) => leafIndex)).toEqual(entries.map((_, index) => before + index))
    const checkpoint = await ledger.latestCheckpoint()
    expect(checkpoint?.size).toBe(before + 30)
    const root = await ledger.rootAt(before + 30)
    const verified = await verifyCheckpoint(checkpoint?.note ?? '', signer.vkey)
    expect(verified?.root).toEqual(new Uint8Array(root))
  })

  test('does not miss an entry that commits after later ones were given their leaves', async () => {
    const late = await database.superuser.connect()
    await late.query('begin')
    await late.query('select pg_current_xact_id()')
    await appendMany(1)
    // The same entry again under another name, as a slow transaction would write it: an earlier txid, a later commit.
    const stream = randomUUID()
    await late.query(
      `insert into ledger.entry (stream, version, type, envelope, leaf_hash)
       select $1::uuid, 1, type, replace(envelope, stream::text, $1::uuid::text),
         sha256('\\x00'::bytea || convert_to(replace(envelope, stream::text, $1::uuid::text), 'UTF8'))
       from ledger.entry order by id limit 1`,
      [stream],
    )
    await appendMany(3)
    expect(await sequencer.runOnce()).toBe(4)
    expect(await sequencer.runOnce()).toBe(0)
    await late.query('commit')
    late.release()
    expect(await sequencer.runOnce()).toBe(1)
    // Its life has no row; that is this test's doing, and is put right so that the auditor is content.
    const report = await office.check()
    expect(new Set(report.findings.map(({ subject }) => subject))).toEqual(new Set([`life ${stream}`]))
    await database.superuser.query(`delete from ledger.checkpoint where size > $1`, [(await ledger.size()) - 1])
    await database.superuser.query('delete from ledger.node where (index + 1) * (1 << level) > $1', [
      (await ledger.size()) - 1,
    ])
    await database.superuser.query(
      'delete from ledger.leaf where leaf_index = (select max(leaf_index) from ledger.leaf)',
    )
    await database.superuser.query('delete from ledger.entry where stream = $1', [stream])
  })

  test('two at once never give a leaf twice', async () => {
    const [one, two] = [anotherSequencer(7), anotherSequencer(5)]
    const appending = appendMany(100)
    const given = await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? one : two).runOnce()))
    await appending
    let total = given.reduce((sum, count) => sum + count, 0)
    while (total < 100) total += await one.runOnce()
    expect(total).toBe(100)
  })

  test('takes what is more than one pass can hold in several', async () => {
    const small = anotherSequencer(8)
    await appendMany(20)
    expect([await small.runOnce(), await small.runOnce(), await small.runOnce(), await small.runOnce()]).toEqual([
      8, 8, 4, 0,
    ])
  })

  test('begins from nothing in a cluster whose transaction numbers are lower', async () => {
    await appendMany(3)
    await sequencer.runOnce()
    await appendMany(2)
    await database.superuser.query('update ledger.checkpoint set cluster = cluster + 1')
    await database.superuser.query(`update ledger.entry set txid = '900000000000'`)
    expect(await sequencer.runOnce()).toBe(2)
    await appendMany(4)
    expect(await sequencer.runOnce()).toBe(4)
  })

  test('proves that every checkpoint continues every earlier one', async () => {
    for (let round = 0; round < 4; round++) {
      await appendMany(3)
      await sequencer.runOnce()
    }
    const { rows } = await database.app.query<{ size: string }>(
      'select size from ledger.checkpoint order by size desc limit 6',
    )
    const sizes = rows.map(({ size }) => Number(size)).reverse()
    for (const size of sizes) {
      for (const earlier of sizes.filter((each) => each <= size)) {
        const claim = { earlier, size, earlierRoot: await ledger.rootAt(earlier), root: await ledger.rootAt(size) }
        expect(verifyConsistency({ ...claim, proof: await ledger.consistencyProof(earlier, size) })).toBe(true)
      }
    }
  })

  test('proves that every leaf is in the tree', async () => {
    const size = await ledger.size()
    const root = await ledger.rootAt(size)
    for (const { leafIndex, leafHash } of await ledger.read({ fromLeaf: 0, limit: size })) {
      const index = leafIndex ?? -1
      const claim = { index, size, root, leaf: parseHex(leafHash) ?? utf8('') }
      expect(verifyInclusion({ ...claim, proof: await ledger.inclusionProof(index, size) })).toBe(true)
    }
    await expect(ledger.inclusionProof(0, size + 1)).rejects.toThrow(RangeError)
  })

  test('that was started wakes up for an act, and tells who watches', async () => {
    let told = 0
    const unwatch = ledger.watch(() => told++)
    const before = await ledger.size()
    sequencer.start()
    await appendMany(1)
    await waitFor(async () => (await ledger.size()) === before + 1 && told > 0)
    await sequencer.stop()
    unwatch()
  })
})
