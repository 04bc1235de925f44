import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aBook } from '../fixtures.ts'
import { decisionTableDecider } from './decision-table.ts'
import type { DecisionTableCommand, DecisionTableState } from './decision-table.ts'
import type { RuleBook } from './rule-book.ts'

const at = '2026-03-10T02:00:00.000Z'
const EDITOR = 'editor-1'
const REVIEWER = 'reviewer-1'
const draft = (book: RuleBook = aBook(), by = EDITOR): DecisionTableCommand => ({
  ...{ type: 'DraftDecisionTable', at, by, itemCode: 'I-1', itemVersion: 1, book, note: '起草' },
})
const tried: DecisionTableCommand = { type: 'TryDecisionTable', at, by: EDITOR, cases: 3, approve: 2, changed: 1 }
const approve = (by = REVIEWER, share = 20, sample = 10): DecisionTableCommand => ({
  ...{ type: 'ApproveDecisionTable', at, by, share, sample },
})
const stop: DecisionTableCommand = { type: 'StopAutomation', at, by: 'anybody', reason: '发现异常' }

function run(...commands: readonly DecisionTableCommand[]): DecisionTableState {
  return commands.reduce((state, command) => {
    const decision = decisionTableDecider.decide(command, state)
    if (!decision.ok) throw new Error(decision.refusal.code)
    return decision.events.reduce(decisionTableDecider.evolve, state)
  }, decisionTableDecider.initial)
}
function refusal(command: DecisionTableCommand, ...before: readonly DecisionTableCommand[]) {
  const decision = decisionTableDecider.decide(command, run(...before))
  return decision.ok ? 'ALLOWED' : decision.refusal.code
}

describe('a decision table', () => {
  test('is in force when it was drafted by one, tried, and approved by another', () => {
    expect(run(draft(), tried, approve()).inForce).toMatchObject({ number: 1, draftedBy: EDITOR, approvedBy: REVIEWER })
  })
  test('is not approved by its author, nor untried, nor when there is none', () => {
    expect(refusal(approve(EDITOR), draft(), tried)).toBe('OWN_TABLE')
    expect(refusal(approve(), draft())).toBe('TABLE_NOT_TRIED')
    expect(refusal(approve())).toBe('TABLE_NO_DRAFT')
    expect(refusal(tried)).toBe('TABLE_NO_DRAFT')
    expect(refusal({ type: 'ReturnDecisionTable', at, by: REVIEWER, reason: '重写' })).toBe('TABLE_NO_DRAFT')
  })
  test('with a gap or an overlap is refused with the place and a clear word', () => {
    const gap = aBook({ rules: aBook().rules.slice(1) })
    expect(refusal(approve(), draft(gap))).toBe('TABLE_HAS_GAP')
    expect(refusal(tried, draft(gap))).toBe('TABLE_HAS_GAP')
    const [first] = aBook().rules
    const overlap = aBook({ rules: first === undefined ? [] : [...aBook().rules, first] })
    expect(refusal(approve(), draft(overlap))).toBe('TABLE_OVERLAPS')
    expect(refusal(approve(), draft(aBook({ columns: [] })))).toBe('TABLE_UNSOUND')
  })
  test('changed after its trial has to be tried again', () => {
    expect(refusal(approve(), draft(), tried, draft())).toBe('TABLE_NOT_TRIED')
  })
  test('is rolled out in whole percents, sampled at five percent at least, and further only by another', () => {
    const inForce = [draft(), tried, approve()]
    const share = (by: string, to: number, sample = 10): DecisionTableCommand => ({
      ...{ type: 'SetShare', at, by, share: to, sample, reason: '扩大试点' },
    })
    expect(run(...inForce, share(REVIEWER, 50)).inForce?.share).toBe(50)
    expect(refusal(share(EDITOR, 50), ...inForce)).toBe('OWN_TABLE')
    expect(refusal(share(EDITOR, 5), ...inForce)).toBe('ALLOWED')
    expect(refusal(share(REVIEWER, 101), ...inForce)).toBe('SHARE_NO_PERCENT')
    expect(refusal(share(REVIEWER, 50, 4), ...inForce)).toBe('SAMPLE_TOO_SMALL')
    const silent: DecisionTableCommand = { type: 'SetShare', at, by: REVIEWER, share: 50, sample: 10, reason: ' ' }
    expect(refusal(silent, ...inForce)).toBe('TABLE_REASON_MISSING')
    expect(refusal(share(REVIEWER, 50))).toBe('TABLE_NOT_IN_FORCE')
  })
  test('is stopped by one act of anybody in charge, and goes on only with a reason', () => {
    const inForce = [draft(), tried, approve()]
    const resume = (reason: string): DecisionTableCommand => ({ type: 'ResumeAutomation', at, by: REVIEWER, reason })
    expect(run(...inForce, stop).stopped).toMatchObject({ by: 'anybody' })
    expect(refusal(stop, ...inForce, stop)).toBe('AUTOMATION_ALREADY_STOPPED')
    expect(refusal(stop)).toBe('TABLE_NOT_IN_FORCE')
    expect(refusal(resume('查明'), ...inForce)).toBe('AUTOMATION_NOT_STOPPED')
    expect(refusal(resume(' '), ...inForce, stop)).toBe('TABLE_REASON_MISSING')
    expect(run(...inForce, stop, resume('已查明')).stopped).toBeNull()
  })
  test('stays stopped when a new table is approved meanwhile', () => {
    expect(run(draft(), tried, approve(), stop, draft(), tried, approve()).stopped).not.toBeNull()
  })
})

test('no order of commands puts a table in force that its author approved, or that has a fault', () => {
  const person = fc.constantFrom(EDITOR, REVIEWER)
  const book = fc.constantFrom(aBook(), aBook({ rules: aBook().rules.slice(1) }))
  const command: fc.Arbitrary<DecisionTableCommand> = fc.oneof(
    fc.tuple(book, person).map(([one, by]) => draft(one, by)),
    fc.constant(tried),
    person.map((by) => approve(by)),
    fc.constant(stop),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
      let state = decisionTableDecider.initial
      for (const next of commands) {
        const decision = decisionTableDecider.decide(next, state)
        if (decision.ok) state = decision.events.reduce(decisionTableDecider.evolve, state)
        if (state.inForce === null) continue
        expect(state.inForce.draftedBy).not.toBe(state.inForce.approvedBy)
        expect(state.inForce.book).toEqual(aBook())
      }
    }),
  )
})
