import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { authorityDue, incidentDecider, summaryDueAt } from './incident.ts'
import type { IncidentCommand, IncidentState } from './incident.ts'
import type { IncidentAssessed } from './incident-events.ts'

const [FOUND, NOW] = ['2026-11-22T01:00:00.000Z', '2026-11-22T02:00:00.000Z']
const [REPORTER, HANDLER, OTHER] = ['reporter', 'handler', 'other']
const by = (who: string) => ({ at: NOW, by: who })
const report: IncidentCommand = {
  ...{ type: 'ReportIncident', ...by(REPORTER), number: 'AQ20261122-3F9A' },
  ...{ kind: 'LEAK', foundAt: FOUND, account: '导出的表被发到外部邮箱' },
}
type Said = Partial<Pick<IncidentAssessed, 'grade' | 'personalData' | 'critical' | 'persons'>>
const assess = (changes: Said = {}): IncidentCommand => ({
  ...{ type: 'AssessIncident', ...by(HANDLER), grade: 'CONSIDERABLE', personalData: true, persons: 120 },
  ...{ harm: '可能被用于诈骗' },
  ...changes,
})
const contain: IncidentCommand = { type: 'ContainIncident', ...by(HANDLER), measures: '已召回邮件并更换口令' }
const tell = (whom: 'AUTHORITY' | 'PERSONS', spared: string | null = null): IncidentCommand => ({
  ...{ type: 'NotifyIncident', ...by(HANDLER), whom, text: '种类、原因、危害、措施、联系方式', spared },
})
const close = (who = OTHER): IncidentCommand => ({
  ...{ type: 'CloseIncident', ...by(who), cause: '误选收件人', lessons: '导出须经审批' },
})

type Lived = { readonly state: IncidentState | null; readonly refused: readonly string[]; readonly types: string[] }
function live(commands: readonly IncidentCommand[]): Lived {
  let state: IncidentState | null = incidentDecider.initial
  const [refused, types]: [string[], string[]] = [[], []]
  for (const command of commands) {
    const decision = incidentDecider.decide(command, state)
    if (!decision.ok) refused.push(decision.refusal.code)
    else
      for (const event of decision.events) {
        types.push(event.type)
        state = incidentDecider.evolve(state, event)
      }
  }
  return { state, refused, types }
}

describe('an incident', () => {
  test('goes from the report to what is learnt', () => {
    const whole = [report, assess(), contain, tell('AUTHORITY'), tell('PERSONS'), close()]
    const { state, refused, types } = live(whole)
    expect(refused).toEqual([])
    expect(types.at(-1)).toBe('IncidentClosed')
    expect(state).toMatchObject({ stage: 'CLOSED', closed: { by: OTHER, lessons: '导出须经审批' } })
  })
  test.each([
    ['INCIDENT_UNKNOWN', [assess()]],
    ['INCIDENT_EXISTS', [report, report]],
    ['INCIDENT_TIME_WRONG', [{ ...report, at: '2026-11-22T00:59:59.000Z' }]],
    ['INCIDENT_TIME_WRONG', [{ ...report, foundAt: '0000-00-00T00:00:00.000Z' }]],
    ['INCIDENT_NOT_ASSESSED', [report, contain]],
    ['INCIDENT_NOT_ASSESSED', [report, tell('AUTHORITY')]],
    ['INCIDENT_NOT_ASSESSED', [report, close()]],
    ['INCIDENT_NOT_CONTAINED', [report, assess(), close()]],
    ['INCIDENT_NOT_CONTAINED', [report, assess(), tell('PERSONS', '尚未采取措施')]],
    ['INCIDENT_AUTHORITY_UNTOLD', [report, assess(), contain, close()]],
    ['INCIDENT_PERSONS_UNTOLD', [report, assess(), contain, tell('AUTHORITY'), close()]],
    ['INCIDENT_CLOSED_BY_HANDLER', [report, assess(), contain, tell('AUTHORITY'), tell('PERSONS'), close(HANDLER)]],
    [
      'INCIDENT_CLOSED',
      [report, assess({ grade: 'ORDINARY', personalData: false }), contain, close(), assess({ grade: 'ORDINARY' })],
    ],
  ] as const)('is refused: %s', (code, commands) => {
    expect(live(commands).refused).toEqual([code])
  })
  test('whoever was kept from harm need not be told; the register says how (个人信息保护法 57)', () => {
    const spared = tell('PERSONS', '数据已加密，口令未泄露')
    const { state, refused } = live([report, assess(), contain, tell('AUTHORITY'), spared, close()])
    expect([refused, state?.stage, state?.personsTold?.spared]).toEqual([[], 'CLOSED', '数据已加密，口令未泄露'])
  })
  test('is told within an hour, four hours or three days, by how grave it is (国家网络安全事件报告管理办法 4)', () => {
    const due = (command: IncidentCommand) => {
      const { state } = live([report, command])
      return state === null ? undefined : authorityDue(state)
    }
    expect(due(assess({ critical: true }))).toEqual({ at: '2026-11-22T02:00:00.000Z', to: 'POLICE' })
    expect(due(assess())).toEqual({ at: '2026-11-22T05:00:00.000Z', to: 'PROVINCE' })
    expect(due(assess({ grade: 'ORDINARY' }))).toEqual({ at: '2026-11-25T01:00:00.000Z', to: 'DEPARTMENT' })
    expect(due(assess({ grade: 'ORDINARY', personalData: false }))).toBeUndefined()
  })
  test('is summed up within thirty days after its handling, unless it was an ordinary one (办法 8)', () => {
    const due = (...commands: readonly IncidentCommand[]) => {
      const { state } = live([report, ...commands])
      return state === null ? undefined : summaryDueAt(state)
    }
    expect(due(assess(), contain)).toBe('2026-12-22T02:00:00.000Z')
    expect(due(assess())).toBeUndefined()
    expect(due(assess({ grade: 'ORDINARY' }), contain)).toBeUndefined()
  })
  test.each([
    [999_999, 'ORDINARY', []],
    [1_000_000, 'ORDINARY', ['INCIDENT_GRADE_TOO_MILD']],
    [1_000_000, 'CONSIDERABLE', []],
    [10_000_000, 'CONSIDERABLE', ['INCIDENT_GRADE_TOO_MILD']],
    [100_000_000, 'MAJOR', ['INCIDENT_GRADE_TOO_MILD']],
    [100_000_000, 'EXTREME', []],
  ] as const)('a leak of the data of %i persons as %s: %j (网络安全事件分级指南)', (persons, grade, codes) => {
    expect(live([report, assess({ grade, persons })]).refused).toEqual(codes)
  })
  test('whatever is tried in whatever order: nothing is closed untold, uncontained, or by whoever mended it', () => {
    const commands = [report, assess(), assess({ grade: 'ORDINARY', personalData: false }), contain]
    const more = [tell('AUTHORITY'), tell('PERSONS'), tell('PERSONS', '已避免危害'), close(), close(HANDLER)]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands, ...more), { maxLength: 14 }), (tried) => {
        const { state } = live([report, ...tried])
        if (state?.stage !== 'CLOSED') return
        expect(state.closed?.by).not.toBe(state.contained?.by)
        expect(authorityDue(state) === undefined || state.authorityTold !== null).toBe(true)
        expect(state.assessed?.personalData !== true || state.personsTold !== null).toBe(true)
      }),
    )
  })
})
