import { describe, expect, test } from 'vitest'
import type { Services } from '#frame'
import { reactions } from '../../src/clouds/supervision/reactions.ts'
import { aLinkedBureau, MARKET, TOWN, URBAN } from '../support/linked-bureau.ts'

const { bureau, inTown, report } = await aLinkedBureau()
const { services } = bureau.office

describe('SV-11 SV-03 every act arrives, whatever breaks', () => {
  const push = reactions.find(({ name }) => name === 'supervision.push-to-competent-organs')
  const dutiesOf = async (cause: string) => {
    const text = 'select organ, count(*)::int as count from supervision._private_duty where cause = $1 group by organ'
    return (await services.db.query<{ organ: string; count: number }>(text, [cause])).rows
  }
  /** The nth act of the reaction is lost on its way there, or its answer on the way back. */
  const breaking = (nth: number, kind: 'before' | 'after'): Services => {
    let count = 0
    return {
      ...services,
      run: async (request) => {
        count += 1
        if (count === nth && kind === 'before') throw new Error('killed before')
        const result = await services.run(request)
        if (count === nth) throw new Error('killed after')
        return result
      },
    }
  }

  test.each([
    [1, 'before'],
    [1, 'after'],
    [2, 'before'],
    [2, 'after'],
    [3, 'before'],
    [3, 'after'],
  ] as const)('killed at act %i, %s it: no duty is lost and none is doubled', async (nth, kind) => {
    const id = await inTown.grantedCase()
    // Nothing has reacted yet: the reaction runs here, and is killed.
    const history = await services.history(id)
    const entry = history.find(({ envelope }) => envelope.type === 'CaseGranted')
    if (entry === undefined || push === undefined) throw new Error('There is nothing to push')
    await expect(push.react(entry, breaking(nth, kind))).rejects.toThrow('killed')
    await push.react(entry, services)
    await bureau.settle()
    expect(await dutiesOf(entry.leafHash)).toEqual(
      expect.arrayContaining([MARKET, TOWN, URBAN].map((organ) => ({ organ, count: 1 }))),
    )
    expect(await report()).toMatchObject({ missing: 0 })
  })

  test('read again from the beginning, nothing is pushed twice, and the count stays complete', async () => {
    const before = await report()
    await services.db.query(`update ledger.follower set position = 0 where name like 'reaction:supervision%'`)
    await bureau.settle()
    const after = await report()
    expect(after).toMatchObject({ owed: before.owed, pushed: before.pushed, duties: before.duties, missing: 0 })
    expect(after.p99Ms).not.toBeNull()
  })

  test('a push that never happened is missed, and named', async () => {
    await bureau.database.superuser.query(
      `insert into supervision.push_owed (leaf, case_id, type, recorded_at)
       values ('lost', gen_random_uuid(), 'CaseGranted', now() - interval '1 hour')`,
    )
    const { missing, disconnections } = await report()
    expect(missing).toBe(1)
    expect(disconnections.map(({ kind }) => kind)).toContain('NEVER_PUSHED')
    await bureau.database.superuser.query(`delete from supervision.push_owed where leaf = 'lost'`)
  })
})

test('the ledger is sound after all of it', async () => {
  await bureau.settle()
  await bureau.expectSound()
})
