import { describe, expect, test } from 'vitest'
import { checkDecider } from './check.ts'
import type { CheckCommand, CheckState } from './check.ts'

const at = '2026-03-10T08:00:00.000Z'
const today = '2026-03-10'
const line = (code: string, minutes: number | null = null) => ({ code, text: `步骤 ${code}`, basis: '', minutes })
const plan = (kind: 'ROUTINE' | 'EXPERIENCE'): CheckCommand => ({
  ...{ type: 'PlanCheck', at, by: 'inspector', today, kind, title: '走流程', organ: 'bureau', place: '大厅' },
  ...{ inspector: 'inspector', on: '2026-03-11', every: 'WEEK', lines: [line('A', 20), line('B')], after: null },
})
type Step = Extract<CheckCommand, { type: 'RecordStep' }>
const step = (code: string, changes: Partial<Step> = {}): Step => ({
  ...{ type: 'RecordStep', at, by: 'inspector', code, result: 'OK', note: '', evidence: [] },
  ...{ began: '2026-03-10T07:00:00.000Z', ended: '2026-03-10T07:30:00.000Z' },
  ...changes,
})
const problem = (code: string) => step(code, { result: 'PROBLEM', note: '让另外复印', evidence: ['f'] })
const finish = (...codes: readonly string[]): CheckCommand => ({
  ...{ type: 'FinishCheck', at, by: 'inspector', today, summary: '有一处问题' },
  findings: codes.map((code) => ({ code, lastDay: '2026-03-20' })),
})
const answer: CheckCommand = { type: 'AnswerFinding', at, by: 'clerk', code: 'A', text: '已取消', evidence: [] }
const recheck = (settled: boolean, lastDay: string | null = null): CheckCommand => ({
  ...{ type: 'RecheckFinding', at, by: 'inspector', today, code: 'A', settled, note: '再看', lastDay },
})

function run(...commands: readonly CheckCommand[]) {
  let state: CheckState | null = null
  const refusals: string[] = []
  for (const command of commands) {
    const decision = checkDecider.decide(command, state)
    if (decision.ok) state = decision.events.reduce(checkDecider.evolve, state)
    else refusals.push(decision.refusal.code)
  }
  return { state, refusals }
}

describe('a check of service', () => {
  test('is finished when every line was lived through, and every problem leaves with its day', () => {
    expect(run(plan('ROUTINE'), step('A'), finish()).refusals).toEqual(['STEPS_UNRECORDED'])
    expect(run(plan('ROUTINE'), problem('A'), step('B'), finish()).refusals).toEqual(['FINDINGS_DIFFER'])
    expect(run(plan('ROUTINE'), problem('A'), step('B'), finish('A', 'B')).refusals).toEqual(['FINDINGS_DIFFER'])
    const clean = run(plan('ROUTINE'), step('A'), step('B'), finish())
    expect(clean.state?.phase).toBe('CLOSED')
    const found = run(plan('ROUTINE'), problem('A'), step('B'), finish('A'))
    expect(found.state).toMatchObject({ phase: 'RECTIFYING', findings: [{ code: 'A', standing: 'OPEN' }] })
  })
  test('a step has its times, lived through by whoever was named; what is wrong is shown, not only said', () => {
    expect(run(plan('EXPERIENCE'), step('A', { by: 'somebody' })).refusals).toEqual(['CHECK_OF_ANOTHER'])
    expect(run(plan('EXPERIENCE'), step('A', { ended: '2026-03-10T06:00:00.000Z' })).refusals).toEqual([
      'STEP_TIMES_WRONG',
    ])
    expect(run(plan('EXPERIENCE'), step('A', { ended: '2026-03-10T09:00:00.000Z' })).refusals).toEqual([
      'STEP_TIMES_WRONG',
    ])
    expect(run(plan('EXPERIENCE'), step('A', { result: 'PROBLEM', note: '不给号' })).refusals).toEqual([
      'PROBLEM_WITHOUT_EVIDENCE',
    ])
    expect(run(plan('EXPERIENCE'), step('Z')).refusals).toEqual(['CHECK_LINE_UNKNOWN'])
  })
  test('what is put right is looked at again; what is not gets a new day, until it is', () => {
    const open = [plan('ROUTINE'), problem('A'), step('B'), finish('A')]
    expect(run(...open, recheck(true)).refusals).toEqual(['FINDING_NOT_ANSWERED'])
    expect(run(...open, answer, answer).refusals).toEqual(['FINDING_NOT_OPEN'])
    expect(run(...open, answer, recheck(false)).refusals).toEqual(['RECHECK_DAY_MISSING'])
    const again = run(...open, answer, recheck(false, '2026-03-25'))
    expect(again.state).toMatchObject({ phase: 'RECTIFYING', findings: [{ standing: 'OPEN', lastDay: '2026-03-25' }] })
    const settled = run(...open, answer, recheck(false, '2026-03-25'), answer, recheck(true))
    expect(settled.state).toMatchObject({ phase: 'CLOSED', findings: [{ standing: 'SETTLED', rounds: [{}, {}] }] })
    expect(run(...open, { type: 'CallOffCheck', at, by: 'inspector', reason: '不查了' }).refusals).toEqual([
      'CHECK_OVER',
    ])
  })
})
