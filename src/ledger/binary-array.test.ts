import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aDatabase } from '../../tests/support/database.ts'
import { createArrayWriter } from './binary-array.ts'

const database = await aDatabase()

test('arrays in binary form arrive as they were sent, batch after batch', async () => {
  const arrays = createArrayWriter()
  const text = fc.option(fc.string({ unit: 'binary', maxLength: 40 }).filter((each) => !each.includes('\0')))
  const bytes = fc.option(fc.uint8Array({ maxLength: 40 }).map((each) => Buffer.from(each)))
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1 }),
      fc.array(bytes, { minLength: 1 }),
      fc.array(fc.integer(), { minLength: 1 }),
      fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), { minLength: 1 }),
      fc.array(fc.uuid(), { minLength: 1 }),
      async (texts, blobs, numbers, large, uuids) => {
        arrays.reset()
        const { rows } = await database.app.query({
          text: `select $1::text[] as texts, $2::bytea[] as blobs, $3::int[] as numbers, $4::bigint[]::text[] as large,
            $5::uuid[] as uuids`,
          values: [
            arrays.text(texts),
            arrays.bytea(blobs),
            arrays.int4(numbers),
            arrays.int8(large),
            arrays.uuid(uuids),
          ],
        })
        expect(rows).toEqual([{ texts, blobs, numbers, large: large.map(String), uuids }])
      },
    ),
    { numRuns: 50 },
  )
})

test('a batch larger than the memory at hand gets more, and what was written before stays', async () => {
  const arrays = createArrayWriter()
  const [small, large] = [arrays.text(['一章通']), arrays.text(['许'.repeat(400_000)])]
  const { rows } = await database.app.query({
    text: 'select ($1::text[])[1] as small, length(($2::text[])[1]) as large',
    values: [small, large],
  })
  expect(rows).toEqual([{ small: '一章通', large: 400_000 }])
})
