import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import type { StandardPublished } from './events.ts'
import { standardDecider } from './standard.ts'
import type { PublishStandard } from './standard.ts'

const publish: PublishStandard = {
  type: 'PublishStandard',
  code: '990101001001',
  digest: 'a'.repeat(64),
  standard: { name: '食品经营许可（新办）' },
  at: '2026-03-02T01:00:00.000Z',
  by: 'officer',
}
const first: StandardPublished = { ...publish, type: 'StandardPublished', version: 1 }
const { given } = scenario(standardDecider)

describe('publishing an item standard', () => {
  test('the first version is number one', () => {
    given().when(publish).then(first)
  })
  test('a changed standard is the next version', () => {
    const changed = { ...publish, digest: 'b'.repeat(64), at: '2026-04-01T01:00:00.000Z' }
    given(first)
      .when(changed)
      .then({ ...changed, type: 'StandardPublished', version: 2 })
  })
  test('the same standard is not published twice', () => {
    given(first)
      .when({ ...publish, at: '2026-04-01T01:00:00.000Z' })
      .refused('SAME_AS_PUBLISHED')
  })
  test('an earlier standard may come back into force as a new version', () => {
    const second: StandardPublished = { ...first, version: 2, digest: 'b'.repeat(64) }
    given(first, second)
      .when(publish)
      .then({ ...first, version: 3 })
  })
  test('one life holds one item', () => {
    given(first)
      .when({ ...publish, code: '990101002001', digest: 'b'.repeat(64) })
      .refused('OTHER_ITEM')
  })
  test('nobody publishes before what is in force', () => {
    given(first)
      .when({ ...publish, digest: 'b'.repeat(64), at: '2026-03-01T01:00:00.000Z' })
      .refused('PUBLISHED_OUT_OF_ORDER')
  })

  test('whatever is asked, versions count up by one and neighbours differ', () => {
    const commands = fc.array(
      fc.record({ digest: fc.constantFrom('a', 'b', 'c'), hour: fc.integer({ min: 0, max: 23 }) }),
      { maxLength: 30 },
    )
    fc.assert(
      fc.property(commands, (asked) => {
        const history: StandardPublished[] = []
        for (const { digest, hour } of asked) {
          const at = new Date(Date.UTC(2026, 0, 1, hour)).toISOString()
          const state = history.reduce(standardDecider.evolve, standardDecider.initial)
          const decision = standardDecider.decide({ ...publish, digest, at }, state)
          if (decision.ok) history.push(...decision.events)
        }
        history.forEach((event, i) => {
          expect(event.version).toBe(i + 1)
          expect(event.digest).not.toBe(history[i - 1]?.digest)
          expect(Date.parse(event.at)).toBeGreaterThanOrEqual(Date.parse(history[i - 1]?.at ?? event.at))
        })
      }),
    )
  })
})
