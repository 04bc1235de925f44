import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { archiveFileDecider, retentionOf } from './archive-file.ts'
import type { ArchiveFileCommand, ArchiveFileState } from './archive-file.ts'
import { archiveLoanDecider } from './archive-loan.ts'
import type { ArchiveLoanCommand, ArchiveLoanState } from './archive-loan.ts'
import { renewBefore } from './evidence.ts'

const CONCLUDED = '2026-03-02T02:00:00.000Z'
const instants = ['2026-04-01T00:00:00.000Z', '2036-12-31T10:00:00.000Z', '2038-01-01T00:00:00.000Z']
const at = fc.constantFrom(...instants)
const by = fc.constantFrom('first', 'second')
const packageOf = (number: number) => ({
  type: 'PackageCase' as const,
  ...{
    by: 'system',
    case: 'case',
    caseNumber: '1',
    itemCode: 'i',
    itemName: '某事项',
    organ: 'o',
    outcome: 'withdrawn',
  },
  ...{ concludedAt: CONCLUDED, package: number, file: 'f'.repeat(64), sm3: 's', sizeBytes: 1, manifest: 'm' },
  ...{ materials: ['x'], upToLeaf: number },
  ...retentionOf('withdrawn', CONCLUDED),
})
const checks = fc.boolean().map((ok) => [{ check: 'COMPLETE' as const, ok, findings: ok ? [] : ['FILE_MISSING'] }])
const fileCommand: fc.Arbitrary<ArchiveFileCommand> = fc.oneof(
  fc
    .record({ at, number: fc.constantFrom(1, 2, 3) })
    .map(({ at: when, number }) => ({ ...packageOf(number), at: when })),
  fc.record({ type: fc.constant('TestCompleteness' as const), at, by, package: fc.constantFrom(1, 2), checks }),
  fc.record({ type: fc.constant('HandOverFile' as const), at, by, list: fc.constant('L') }),
  fc.record({
    type: fc.constant('ProposeAppraisal' as const),
    ...{ at, by, reason: fc.constant('期满') },
    ...{ outcome: fc.constantFrom('EXTEND' as const, 'DESTROY' as const), until: fc.constantFrom(null, '2050-12-31') },
    held: fc.boolean(),
  }),
  fc.record({ type: fc.constant('ConfirmAppraisal' as const), at, by, held: fc.boolean() }),
  fc.record({ type: fc.constant('DeclineAppraisal' as const), at, by, reason: fc.constant('不同意') }),
)

describe('an archived case', () => {
  test('is never destroyed before its day, by one person alone, untested, or while its case is held', () => {
    fc.assert(
      fc.property(fc.array(fileCommand, { maxLength: 40 }), (commands) => {
        let state: ArchiveFileState | null = null
        for (const command of commands) {
          const before: ArchiveFileState | null = state
          const decision = archiveFileDecider.decide(command, before)
          if (!decision.ok) continue
          for (const event of decision.events) {
            if (event.type === 'DestructionDecided') {
              expect(before?.proposal?.by).not.toBe(event.by)
              expect(before?.list).not.toBeNull()
              expect((before?.proposal?.at ?? '').slice(0, 10) > (before?.retainUntil ?? '9999')).toBe(true)
              expect(command).toMatchObject({ held: false })
            }
            if (event.type === 'FileHandedOver')
              expect(before?.packages.every((one) => one.checks?.every(({ ok }) => ok) === true)).toBe(true)
            state = archiveFileDecider.evolve(state, event)
          }
        }
      }),
    )
  })
  test('keeps every package it ever had, in the order of their numbers', () => {
    fc.assert(
      fc.property(fc.array(fileCommand, { maxLength: 40 }), (commands) => {
        let state: ArchiveFileState | null = null
        for (const command of commands) {
          const decision = archiveFileDecider.decide(command, state)
          if (decision.ok) for (const event of decision.events) state = archiveFileDecider.evolve(state, event)
          const numbers: readonly number[] = state === null ? [] : state.packages.map(({ number }) => number)
          expect(numbers).toEqual(numbers.map((_, index) => index + 1))
        }
      }),
    )
  })
  test('is kept thirty years when granted and ten when not, from the year after', () => {
    expect(retentionOf('granted', CONCLUDED)).toEqual({ retention: 'Y30', retainUntil: '2056-12-31' })
    expect(retentionOf('refused', CONCLUDED)).toEqual({ retention: 'Y10', retainUntil: '2036-12-31' })
    // The last hour of the year in Beijing is still that year.
    expect(retentionOf('refused', '2026-12-31T16:30:00.000Z').retainUntil).toBe('2037-12-31')
  })
})

const loanCommand: fc.Arbitrary<ArchiveLoanCommand> = fc.oneof(
  fc.record({
    type: fc.constant('RequestLoan' as const),
    ...{ at, by, case: fc.constant('case'), caseNumber: fc.constant('1') },
    ...{ purpose: fc.constant('核对'), days: fc.constantFrom(1, 60) },
  }),
  fc.record({ type: fc.constant('ApproveLoan' as const), at, by }),
  fc.record({ type: fc.constant('RefuseLoan' as const), at, by, reason: fc.constant('无关') }),
  fc.record({ type: fc.constant('ReadArchive' as const), at, by, path: fc.constant('1/a'), copy: fc.boolean() }),
  fc.record({ type: fc.constant('ReturnLoan' as const), at, by }),
)

test('nobody reads what another has not allowed him, nor after the last day', () => {
  fc.assert(
    fc.property(fc.array(loanCommand, { maxLength: 40 }), (commands) => {
      let state: ArchiveLoanState | null = null
      for (const command of commands) {
        const before: ArchiveLoanState | null = state
        const decision = archiveLoanDecider.decide(command, before)
        if (!decision.ok) continue
        for (const event of decision.events) {
          if (event.type === 'ArchiveRead') {
            expect(before).toMatchObject({ stage: 'LENT', by: event.by })
            expect(before?.decidedBy).not.toBe(event.by)
            expect(event.at.slice(0, 10) <= (before?.until ?? '')).toBe(true)
          }
          state = archiveLoanDecider.evolve(state, event)
        }
      }
    }),
  )
})

test('evidence is renewed a year before its certificate ends, and after five years at the latest', () => {
  expect(renewBefore('2026-01-01T00:00:00.000Z', '2056-01-01T00:00:00.000Z')).toBe('2031-01-01T00:00:00.000Z')
  expect(renewBefore('2026-01-01T00:00:00.000Z', '2028-01-01T00:00:00.000Z')).toBe('2027-01-01T00:00:00.000Z')
  expect(renewBefore('2026-01-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z')).toBe('2026-01-31T00:00:00.000Z')
})
