import { describe, expect, test } from 'vitest'
import { gather } from './gather.ts'

const counted = () => {
  const asked: (readonly string[])[] = []
  const ask = gather((keys: readonly string[]) => {
    asked.push(keys)
    return Promise.resolve((key: string) => key.toUpperCase())
  })
  return { ask, asked }
}

describe('questions asked at the same moment', () => {
  test('are one question, each thing named once, and everybody has his own answer', async () => {
    const { ask, asked } = counted()
    expect(await Promise.all(['a', 'b', 'a'].map(ask))).toEqual(['A', 'B', 'A'])
    expect(asked).toEqual([['a', 'b']])
  })

  test('do not wait for those of later', async () => {
    const { ask, asked } = counted()
    await ask('a')
    await ask('b')
    expect(asked).toEqual([['a'], ['b']])
  })

  test('fail for all who asked, and the next is asked anew', async () => {
    let broken = true
    const ask = gather((_: readonly string[]) =>
      broken ? Promise.reject(new Error('broken')) : Promise.resolve((key: string) => key),
    )
    const both = await Promise.allSettled([ask('a'), ask('b')])
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    broken = false
    expect(await ask('a')).toBe('a')
  })
})
