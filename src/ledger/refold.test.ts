import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import type { Json } from '#kernel'
import { aDatabase } from '../../tests/support/database.ts'
import { refoldLives, RefoldRefused } from './index.ts'
import type { LifeRules } from './index.ts'
import { closed, erased, errandAct, errandRules, newErrand, noted, opened } from './testing/errand.ts'
import { anOffice, MASTER_KEY } from './testing/office.ts'

const database = await aDatabase()
const office = await anOffice(database)
afterAll(() => office.close())

/** The same errands as a later program folds them: it also says how large the largest note was. */
const laterRules: LifeRules = {
  ...errandRules,
  decider: {
    initial: { notes: 0, sum: 0, closed: false, largest: 0 },
    evolve: (state, event) => {
      const before = Object(state) as Record<string, number>
      const { amount = 0 } = Object(event) as { amount?: number }
      const folded = Object(errandRules.decider.evolve(state, event)) as Record<string, Json>
      return { ...folded, largest: Math.max(before['largest'] ?? 0, amount) }
    },
  },
}
const refold = (lives: readonly LifeRules[]) => refoldLives({ pool: database.owner, masterKey: MASTER_KEY, lives })

describe('lives that an older program folded', () => {
  const stream = randomUUID()
  const gone = randomUUID()

  test('are folded again, those that differ are written, and the life goes on', async () => {
    await office.ledger.append(errandAct(stream, [], opened, noted(3), noted(8)))
    await office.ledger.append(newErrand())
    await office.ledger.append(errandAct(gone, [], opened, noted(1)))
    await office.ledger.append(errandAct(gone, [opened, noted(1)], erased))
    await office.eraser.erase(gone)
    await office.sequencer.runOnce()
    expect((await office.check({ lives: [laterRules] })).findings.map(({ code }) => code)).toEqual([
      'LIFE_DIFFERS',
      'LIFE_DIFFERS',
    ])
    expect(await refold([laterRules])).toEqual({ lives: 2, changed: 2 })
    expect((await office.ledger.load(stream))?.state).toEqual({ notes: 2, sum: 11, closed: false, largest: 8 })
    expect((await office.check({ lives: [laterRules] })).findings).toEqual([])
    expect((await office.ledger.append(errandAct(stream, [opened, noted(3), noted(8)], closed))).kind).toBe('appended')
  })

  test('a second time nothing differs, and what was erased stays erased', async () => {
    // The life that was just closed was folded by the older program again.
    expect((await refold([laterRules])).changed).toBe(1)
    expect((await refold([laterRules])).changed).toBe(0)
    expect(await office.ledger.load(gone)).toMatchObject({ erased: true, state: null })
  })

  test.each([
    [
      'an entry it cannot read',
      /cannot read entry \d+ \(ErrandClosed\) of the errand: unreadable/,
      {
        ...laterRules,
        decider: {
          ...laterRules.decider,
          initial: { changed: true },
          evolve: (state: Json, event: Json): Json => {
            if ((Object(event) as { type: string }).type === 'ErrandClosed') throw new Error('unreadable')
            return state
          },
        },
      },
    ],
    ['a type it does not know', /knows no ErrandClosed/, { ...laterRules, eventTypes: ['ErrandOpened', 'NoteAdded'] }],
    ['a kind of life it does not keep', /keeps no lives of the kind errand/, { ...laterRules, kind: 'chore' }],
  ])('%s leaves everything as it was, with a sentence', async (_, sentence, rules) => {
    const before = await database.owner.query('select stream, state from ledger.life order by stream')
    const refused = await refold([rules]).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(RefoldRefused)
    expect(String(refused)).toMatch(sentence)
    expect((await database.owner.query('select stream, state from ledger.life order by stream')).rows).toEqual(
      before.rows,
    )
  })
})
