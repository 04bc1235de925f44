import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { inspectionDecider } from './inspection.ts'

const { given } = scenario(inspectionDecider)
const taking = { at: '2026-11-20T01:00:00.000Z', by: 'the-inspector', scope: 'LEDGER' } as const

describe('taking bodies out of the ledger', () => {
  test('is an entry that says who took what', () => {
    given()
      .when({ type: 'TakeBodies', ...taking })
      .then({ type: 'BodiesTaken', ...taking })
  })
  test('is never hidden behind an earlier one', () => {
    given({ type: 'BodiesTaken', ...taking })
      .when({ type: 'TakeBodies', ...taking })
      .refused('BODIES_ALREADY_TAKEN')
  })
})
