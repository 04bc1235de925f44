import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anAdoption, aPublished, aSubmission } from '../fixtures.ts'
import type { StandardEvent } from './events.ts'
import { versionOn } from './in-force.ts'
import { standardDecider } from './standard.ts'
import type { StandardCommand } from './standard.ts'

const { type: _, version: __, ...facts } = aPublished()
const person = fc.constantFrom('editor', 'colleague', 'reviewer')
const organ = fc.constantFrom('market-regulation', 'bureau')
const digest = fc.constantFrom('a', 'b', 'c')
const day = fc.constantFrom('2026-03-10', '2026-04-01', '2026-05-01')
const hour = fc.integer({ min: 1, max: 23 }).map((at) => new Date(Date.UTC(2026, 2, 5, at)).toISOString())
const base = fc.record({ by: person, organ, at: hour })
const code = facts.code

const command: fc.Arbitrary<StandardCommand> = fc.oneof(
  fc.record({ at: hour, digest }).map((said): StandardCommand => ({ ...facts, ...said, type: 'PublishStandard' })),
  base.map((said): StandardCommand => ({ type: 'BeginDraft', code, reason: '精简', ...said })),
  fc
    .tuple(base, digest, fc.boolean())
    .map(([said, changed, followed]): StandardCommand =>
      aSubmission({ ...said, digest: changed, editors: [], answers: [{ remark: 0, followed, position: '已答复' }] }),
    ),
  base.map((said): StandardCommand => ({
    type: 'ReturnDraft',
    code,
    remarks: [{ section: 'STEPS', text: '请合并环节' }],
    ...said,
  })),
  fc
    .tuple(base, digest, day, fc.constantFrom('', '经会商'))
    .map(([said, changed, effectiveFrom, resolution]): StandardCommand =>
      anAdoption({ ...said, digest: changed, effectiveFrom, resolution }),
    ),
  base.map((said): StandardCommand => ({ type: 'AbandonDraft', code, reason: '不再需要', ...said })),
  fc
    .tuple(base, fc.integer({ min: 1, max: 4 }))
    .map(([{ at, by }, version]): StandardCommand => ({ type: 'WithdrawVersion', version, reason: '推迟', at, by })),
  fc.tuple(base, day).map(([said, effectiveFrom]): StandardCommand => ({
    type: 'ProposeRetirement',
    code,
    way: 'CANCELLED',
    reason: '无依据',
    basis: '清理决定',
    effectiveFrom,
    successors: [],
    ...said,
  })),
  base.map(({ at, by }): StandardCommand => ({ type: 'AdoptRetirement', code, at, by })),
  base.map(({ at, by }): StandardCommand => ({ type: 'RejectRetirement', code, reason: '保留', at, by })),
)

test('ST-01: in no order of commands does anyone pass his own draft, change a version, or skip a number', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const history: StandardEvent[] = []
      let state = standardDecider.initial
      for (const next of commands) {
        const decision = standardDecider.decide(next, state)
        if (!decision.ok) continue
        history.push(...decision.events)
        const before = state
        state = decision.events.reduce(standardDecider.evolve, state)
        // Whatever happens, what was published stays word for word; only a waiting version may be withdrawn.
        before.versions.forEach(({ withdrawn: _withdrawn, ...known }, i) =>
          expect(state.versions[i]).toMatchObject(known),
        )
      }
      const editors = new Set<string>()
      let [version, proposer]: [number, string | null] = [0, null]
      for (const event of history) {
        switch (event.type) {
          case 'StandardDrafted':
            editors.clear()
            editors.add(event.by)
            break
          case 'StandardSubmittedForReview':
            for (const editor of [event.by, ...event.editors]) editors.add(editor)
            break
          case 'StandardReviewReturned':
            expect(editors).not.toContain(event.by)
            break
          case 'StandardPublished':
            version += 1
            expect(event.version).toBe(version)
            if (event.reviewed === true) expect(editors).not.toContain(event.by)
            break
          case 'StandardRetirementProposed':
            proposer = event.by
            break
          case 'StandardRetired':
            expect(event.by).not.toBe(proposer)
            break
          default:
            break
        }
      }
      expect(history.reduce(standardDecider.evolve, standardDecider.initial)).toEqual(state)
    }),
    { numRuns: 300 },
  )
})

test('as the days go by the version in force only ever moves forward', () => {
  const versions = fc
    .array(fc.record({ effectiveFrom: day, withdrawn: fc.boolean() }), { maxLength: 8 })
    .map((rows) =>
      rows
        .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
        .map((row, index) => ({ ...row, version: index + 1 })),
    )
  fc.assert(
    fc.property(versions, (rows) => {
      const days = ['2026-03-09', '2026-03-10', '2026-04-01', '2026-05-01', '2026-06-01']
      const found = days.map((each) => versionOn(rows, null, each)?.version ?? 0)
      expect(found).toEqual([...found].sort((a, b) => a - b))
    }),
  )
})
