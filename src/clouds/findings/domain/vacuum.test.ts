import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import type { VacuumEvent } from './events.ts'
import { gapsOf, vacuumDecider } from './vacuum.ts'
import type { VacuumCommand } from './vacuum.ts'

const { given } = scenario(vacuumDecider)
const done = { at: '2026-11-22T02:00:00.000Z', by: 'system' }
const item = { itemCode: '990105026001', itemName: '某事项', organ: 'bureau', occasion: 'TRANSFERRED' } as const
const plan = { gap: 'PLAN', region: null, organ: 'sport' } as const
const found: VacuumEvent = { type: 'VacuumFound', ...done, ...item, gaps: [plan] }
const find = (gaps: Extract<VacuumCommand, { type: 'FindVacuum' }>['gaps']): VacuumCommand => ({
  ...{ type: 'FindVacuum', ...done, ...item, gaps },
})

describe('SV-43 what is missing for somebody to supervise', () => {
  const ready = { organ: 'market', hasStandard: true, hasPlan: true }
  test('somebody in every region, with a standard and a plan: nothing', () =>
    expect(gapsOf([{ region: 'a', supervisors: ['market'] }], [ready])).toEqual([]))
  test('regions count: one town without a supervisor is a gap of that town', () =>
    expect(
      gapsOf(
        [
          { region: 'a', supervisors: ['market'] },
          { region: 'b', supervisors: [] },
        ],
        [ready],
      ),
    ).toEqual([{ gap: 'ORGAN', region: 'b', organ: null }]))
  test('nobody anywhere is one gap, not one for each region', () =>
    expect(
      gapsOf(
        [
          { region: 'a', supervisors: [] },
          { region: 'b', supervisors: [] },
        ],
        [],
      ),
    ).toEqual([{ gap: 'ORGAN', region: null, organ: null }]))
  test('whoever is named needs a standard and a plan of the year', () =>
    expect(
      gapsOf([{ region: 'a', supervisors: ['market'] }], [{ organ: 'market', hasStandard: false, hasPlan: false }]),
    ).toEqual([
      { gap: 'STANDARD', region: null, organ: 'market' },
      { gap: 'PLAN', region: null, organ: 'market' },
    ]))
})

describe('the alert', () => {
  test('is given once for the same gaps', () =>
    given(found)
      .when(find([plan]))
      .refused('VACUUM_THE_SAME'))
  test('and again when something else is missing', () => {
    const organ = { gap: 'ORGAN', region: 'b', organ: null } as const
    given(found)
      .when(find([plan, organ]))
      .then({ ...found, gaps: [plan, organ] })
  })
  test('is none where nothing is missing', () => given().when(find([])).refused('VACUUM_NONE'))
  test('ends when it is filled, once', () => {
    const fill: VacuumCommand = { type: 'FillVacuum', ...done }
    const filled: VacuumEvent = { type: 'VacuumFilled', ...done }
    given(found).when(fill).then(filled)
    given(found, filled).when(fill).refused('VACUUM_NONE')
    given(found, filled)
      .when(find([plan]))
      .then(found)
  })
})
