import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSeries } from './series.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('the numbers of a series are given out at once, and used in their order', async () => {
  const series = createSeries()
  const take = () => series.take('a', () => Promise.resolve(7))
  const [first, second] = [await take(), await take()]
  expect([first.number, second.number]).toEqual([7, 8])
  let isFree = false
  const waiting = second.mayBeUsed().then((may) => {
    isFree = may
  })
  await turn()
  expect(isFree).toBe(false)
  first.settle(true)
  await waiting
  expect(isFree).toBe(true)
})

test('when one is not used, those behind it are given up and taken anew', async () => {
  const series = createSeries()
  const take = () => series.take('a', () => Promise.resolve(7))
  const [first, second] = [await take(), await take()]
  first.settle(false)
  expect(await second.mayBeUsed()).toBe(false)
  const third = take()
  second.settle(false)
  expect((await third).number).toBe(7)
})

test('no series has a gap, whoever fails and in whatever order the papers are printed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ fails: fc.boolean(), turns: fc.nat(4) }), { maxLength: 12 }),
      async (papers) => {
        const series = createSeries()
        const written: number[] = []
        const readNext = () => Promise.resolve((written.at(-1) ?? 0) + 1)
        const issue = async ({ fails, turns }: { readonly fails: boolean; readonly turns: number }): Promise<void> => {
          const given = await series.take('a', readNext)
          for (let n = 0; n < turns; n += 1) await turn()
          const mayBeUsed = await given.mayBeUsed()
          if (mayBeUsed && !fails) written.push(given.number)
          given.settle(mayBeUsed && !fails)
          if (!mayBeUsed) await issue({ fails, turns })
        }
        await Promise.all(papers.map(issue))
        const sound = papers.filter(({ fails }) => !fails).length
        expect(written).toEqual(Array.from({ length: sound }, (_, place) => place + 1))
      },
    ),
  )
})
