import { describe, expect, test } from 'vitest'
import type { Ahead, StoredEntry } from '#ledger'
import { reactInOrder } from './react-in-order.ts'

const entry = (stream: string, leafIndex: number): StoredEntry => ({
  id: String(leafIndex),
  leafIndex,
  leafHash: String(leafIndex),
  body: {},
  envelope: {
    ...{ v: 1, stream, version: leafIndex + 1, type: 'ErrandClosed', actor: 'a', organ: 'o' },
    ...{ command: 'c', occurredAt: '2026-03-02T02:00:00.000Z', recordedAt: '2026-03-02T02:00:00.000Z', bodyHash: 'h' },
  },
})
const NOTHING_AHEAD: Ahead = { take: () => Promise.resolve([]), watch: () => () => undefined }

/** Reactions that end when the test says so. */
function aStage() {
  const ends = new Map<string, (error?: Error) => void>()
  const begun: string[] = []
  return {
    begun,
    react: ({ id }: StoredEntry) =>
      new Promise<void>((resolve, reject) => {
        begun.push(id)
        ends.set(id, (error) => {
          if (error === undefined) resolve()
          else reject(error)
        })
      }),
    end: async (id: string, error?: Error) => {
      ends.get(id)?.(error)
      await turn()
    },
  }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('entries are reacted to', () => {
  test('in the order of their stream, and streams side by side, as many as may be', async () => {
    const { begun, react, end } = aStage()
    const entries = [entry('a', 0), entry('a', 1), entry('b', 2), entry('c', 3)]
    const done = reactInOrder(entries, react, NOTHING_AHEAD, 2)
    expect(begun).toEqual(['0', '2'])
    await end('0')
    expect(begun).toEqual(['0', '2', '3'])
    await end('3')
    await end('2')
    expect(begun).toEqual(['0', '2', '3', '1'])
    await end('1')
    await done
  })

  test('and who arrives meanwhile does not wait for the slowest before him', async () => {
    const { begun, react, end } = aStage()
    let tell: () => void = () => undefined
    const coming = [[entry('b', 1)], [entry('a', 2)]]
    const ahead: Ahead = {
      take: () => Promise.resolve(coming.shift() ?? []),
      watch: (callback) => {
        tell = callback
        return () => undefined
      },
    }
    const done = reactInOrder([entry('a', 0)], react, ahead, 8)
    tell()
    await turn()
    expect(begun).toEqual(['0', '1'])
    tell()
    await turn()
    // Of one stream, one after the other.
    expect(begun).toEqual(['0', '1'])
    await end('0')
    expect(begun).toEqual(['0', '1', '2'])
    await end('1')
    await end('2')
    await done
  })

  test('until one fails: nothing more is begun, what is begun is ended, and the failure is told', async () => {
    const { begun, react, end } = aStage()
    const entries = [entry('a', 0), entry('b', 1), entry('c', 2)]
    const done = reactInOrder(entries, react, NOTHING_AHEAD, 2)
    const told = expect(done).rejects.toThrow('no paper')
    await end('0', new Error('no paper'))
    expect(begun).toEqual(['0', '1'])
    await end('1')
    await told
    expect(begun).toEqual(['0', '1'])
  })
})
