import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { aDatabase } from '../../tests/support/database.ts'
import { createFollower, findHistory, parseHex, utf8, verifyInclusion } from './index.ts'
import { closed, errandAct, erased, newErrand, noted, opened } from './testing/errand.ts'
import type { ErrandStep } from './testing/errand.ts'
import { anOffice } from './testing/office.ts'

const office = await anOffice(await aDatabase())
const { ledger, sequencer, eraser, database } = office
afterAll(() => office.close())

const history: readonly ErrandStep[] = [opened, noted(4), closed]

async function anErrand(): Promise<string> {
  const stream = randomUUID()
  const idempotency = { scope: 'applicant', key: stream, digest: 'd', reply: { name: '王小试' } }
  await ledger.append({ ...errandAct(stream, [], ...history), idempotency })
  await sequencer.runOnce()
  return stream
}
async function anErasedErrand(): Promise<string> {
  const stream = await anErrand()
  await ledger.append(errandAct(stream, history, erased))
  await sequencer.runOnce()
  await eraser.erase(stream)
  return stream
}

describe('erasing a life', () => {
  test('reaches also whoever saw it between the order and its being carried out', async () => {
    const stream = await anErrand()
    await ledger.append(errandAct(stream, history, erased))
    const seen = await ledger.load(stream)
    expect(seen?.erased).toBe(false)
    await eraser.erase(stream)
    expect(await ledger.load(stream, seen)).toEqual({ version: 4, state: null, erased: true })
  })

  test('takes its history from the followers that kept it', async () => {
    const stream = await anErrand()
    const follower = createFollower({
      ledger,
      pool: database.app,
      name: 'keeps histories',
      types: ['ErrandOpened'],
      handle: () => Promise.resolve(),
    })
    await follower.runOnce()
    expect(findHistory(ledger, stream)?.map(({ body }) => body)).toEqual(history.map(({ body }) => body))
    await ledger.append(errandAct(stream, history, erased))
    await sequencer.runOnce()
    await follower.runOnce()
    expect(findHistory(ledger, stream)).toBeUndefined()
  })

  test('is refused while the ledger does not order it', async () => {
    const stream = await anErrand()
    await expect(eraser.erase(stream)).rejects.toThrow(/not BodyErased/)
    await expect(eraser.erase(randomUUID())).rejects.toThrow(/no life/)
    expect((await ledger.readStream(stream)).every(({ body }) => body !== null)).toBe(true)
    await office.expectSound()
  })

  test('is refused when acts followed the order: they would be erased unasked', async () => {
    const stream = await anErrand()
    await ledger.append(errandAct(stream, history, erased, noted(1)))
    await expect(eraser.erase(stream)).rejects.toThrow(/not BodyErased/)
  })

  test('that is ordered and not yet carried out is told by fsck', async () => {
    const stream = await anErrand()
    await ledger.append(errandAct(stream, history, erased))
    expect((await office.expectSound()).erasurePending).toBeGreaterThan(0)
    await eraser.erase(stream)
    await office.expectSound()
  })

  test('destroys bodies, salts, key, state and remembered replies, and keeps the ground', async () => {
    const stream = await anErasedErrand()
    const bodies = (await ledger.readStream(stream)).map(({ body }) => body)
    expect(bodies).toEqual([null, null, null, erased.body])
    expect(await ledger.load(stream)).toEqual({ version: 4, state: null, erased: true })
    expect(await ledger.findIdempotent('applicant', stream)).toBeUndefined()
    const { rows } = await database.superuser.query(
      `select (select count(*)::int from ledger._private_body b join ledger.entry e on e.id = b.entry_id where stream = $1) as bodies,
        (select count(*)::int from ledger._private_life_key where stream = $1) as keys,
        (select count(*)::int from ledger.idempotency where stream = $1) as replies,
        (select count(*)::int from errands.errand where stream = $1) as projected`,
      [stream],
    )
    expect(rows).toEqual([{ bodies: 1, keys: 0, replies: 0, projected: 0 }])
    await office.expectSound()
  })

  test('twice is harmless', async () => {
    const stream = await anErasedErrand()
    expect(await eraser.erase(stream)).toEqual({ bodies: 0 })
    await office.expectSound()
  })

  test('breaks no proof', async () => {
    const stream = await anErasedErrand()
    await ledger.append(newErrand())
    await sequencer.runOnce()
    const size = await ledger.size()
    const root = await ledger.rootAt(size)
    for (const { leafIndex, leafHash } of await ledger.readStream(stream)) {
      const index = leafIndex ?? -1
      const proof = await ledger.inclusionProof(index, size)
      expect(verifyInclusion({ index, size, root, proof, leaf: parseHex(leafHash) ?? utf8('') })).toBe(true)
    }
  })

  test('ends the life: nothing can be appended to it any more', async () => {
    const stream = await anErasedErrand()
    expect(await ledger.append(errandAct(stream, [...history, erased], noted(1)))).toEqual({ kind: 'versionConflict' })
  })

  test('does not excuse a body that was left, nor one that is missing elsewhere', async () => {
    const [stream, another] = [await anErasedErrand(), await anErrand()]
    const entries = await ledger.readStream(another)
    await database.superuser.query('delete from ledger._private_body where entry_id = $1', [entries[1]?.id])
    const missing = { code: 'BODY_MISSING', subject: `life ${another}` }
    expect((await office.check()).findings).toContainEqual(expect.objectContaining(missing))
    const [first] = await ledger.readStream(stream)
    await database.superuser.query(`insert into ledger._private_body values ($1, $2, '')`, [
      first?.id,
      Buffer.alloc(16),
    ])
    expect((await office.check()).findings).toContainEqual(expect.objectContaining({ code: 'BODY_OUTLIVED_ERASURE' }))
  })
})
