import { expect, test } from 'vitest'
import { aTimeServer } from './testing/a-time-server.ts'
import { askTimeServer } from './time-server.ts'

const HERE = Date.parse('2026-11-20T01:00:00.000Z')
const ask = (address: string) => askTimeServer(address, () => HERE)
const [inStep, early, late] = [
  await aTimeServer({ time: () => HERE }),
  await aTimeServer({ time: () => HERE + 2500 }),
  await aTimeServer({ time: () => HERE - 90_000 }),
]
const [alarmed, unset] = [
  await aTimeServer({ time: () => HERE, first: 0xe4 }),
  await aTimeServer({ time: () => HERE, stratum: 0 }),
]

test('a clock elsewhere is found as far ahead as it is', async () => {
  expect(await ask(inStep)).toBeCloseTo(0, 0)
  expect(await ask(early)).toBeCloseTo(2500, 0)
  expect(await ask(late)).toBeCloseTo(-90_000, 0)
})
test('a clock that says it is not in step itself tells nothing', async () => {
  expect(await ask(alarmed)).toBeUndefined()
  expect(await ask(unset)).toBeUndefined()
})
test('nobody there is no answer', async () => {
  expect(await ask('127.0.0.1:9')).toBeUndefined()
})
