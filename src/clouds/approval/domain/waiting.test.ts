import { describe, expect, test } from 'vitest'
import {
  accept,
  aMaterial,
  aPaper,
  APPLICANT,
  CORRECT_BY,
  day,
  DECIDER,
  endProcedure,
  examine,
  EXAMINER,
  grant,
  INTAKE,
  lived,
  minute,
  requestCorrection,
  startProcedure,
  submit,
  submitOn,
  withExperts,
} from '../fixtures.ts'
import type { CaseCommand } from './case-command.ts'
import { caseDecider } from './case.ts'
import { waitsOf } from './waiting.ts'

const stateAfter = (...commands: readonly CaseCommand[]) =>
  lived(...commands).reduce(caseDecider.evolve, caseDecider.initial)
/** Why the case waits after these acts, on the day of the last or later. */
const waits = (commands: readonly CaseCommand[], at = minute(60)) => waitsOf(stateAfter(...commands), at)
const whys = (commands: readonly CaseCommand[], at?: string) => waits(commands, at).map(({ why }) => why)
const inHand = { at: minute(41), by: EXAMINER }

describe('why a case waits', () => {
  test('an ordinary case on somebody’s desk waits for nobody else, and one that has ended for nothing', () => {
    const steps = [submit(), accept(), examine(), grant()]
    for (const count of [1, 2, 3, 4]) expect(waits(steps.slice(0, count))).toEqual([])
    expect(waitsOf(caseDecider.initial, minute(0))).toEqual([])
  })
  test('corrections are waited for until their last day, originals each by name', () => {
    expect(waits([submit(), requestCorrection()])).toEqual([{ why: 'correction', until: CORRECT_BY }])
    const asked = { at: minute(5), by: INTAKE, acceptanceDue: '2026-11-11', outstanding: ['identity'] }
    expect(waits([submit(), { type: 'PreAcceptApplication', ...asked, until: '2026-11-18' }])).toEqual([
      { why: 'originals', materials: ['identity'], until: '2026-11-18' },
    ])
  })
  test('a procedure under way is named with the day it ends; one that has ended is not', () => {
    const begun = [submitOn(withExperts), accept(), startProcedure()]
    expect(waits(begun)).toEqual([{ why: 'procedure', kind: 'EXPERT_REVIEW', until: '2026-11-25', upper: null }])
    expect(waits([...begun, endProcedure()])).toEqual([])
  })
})

describe('a hearing', () => {
  const parties = [{ role: 'AFFECTED' as const, name: '测试邻居' }]
  const told: readonly CaseCommand[] = [
    submit(),
    accept(),
    { type: 'TellHearingRight', at: minute(31), by: EXAMINER, parties, until: '2026-11-11' },
  ]
  const asked: readonly CaseCommand[] = [
    ...told,
    { type: 'RequestHearing', at: minute(32), by: APPLICANT, party: '测试邻居' },
  ]
  const hearing = { procedure: 'HEARING' as const, id: 'h', parties, endsBy: '2026-12-02', at: minute(33) }
  const begun = [...asked, startProcedure(hearing)]
  const announced: readonly CaseCommand[] = [
    ...begun,
    {
      ...{ type: 'AnnounceHearing', at: minute(34), by: EXAMINER, id: 'h', heldOn: '2026-11-11' },
      ...{ place: '厅', presider: 'officer-zheng-presider', public: true },
    },
  ]

  test('the right to it holds the case up to its last day, and no longer', () => {
    expect(waits(told)).toEqual([{ why: 'hearingRight', until: '2026-11-11' }])
    expect(whys(told, '2026-11-11T04:00:00.000Z')).toEqual(['hearingRight'])
    expect(whys(told, '2026-11-12T04:00:00.000Z')).toEqual([])
  })
  test('asked for, it is owed until it was held; one that lapsed is owed as before', () => {
    expect(whys(asked)).toEqual(['hearingOwed'])
    expect(whys(begun)).toEqual(['procedure'])
    expect(waits(announced).at(-1)).toEqual({ why: 'hearingAhead', until: '2026-11-11' })
    expect(whys(announced, day(8))).toEqual(['procedure'])
    const held = endProcedure({ id: 'h', at: day(8), papers: [aPaper], conclusion: 'RECORDED', points: ['甲'] })
    expect(whys([...announced, held], day(8))).toEqual([])
    const lapsed = endProcedure({ id: 'h', at: day(30), papers: [], conclusion: 'LAPSED' })
    expect(whys([...announced, lapsed], day(30))).toEqual(['hearingOwed'])
  })
})

describe('what others have to say', () => {
  const ask = { type: 'OpenConsultation', at: minute(31), by: EXAMINER, id: 'c', question: '是否同意' } as const
  const answer = { type: 'GiveOpinion', at: minute(32), by: 'x', id: 'c', stance: 'AGREE', opinion: '同意' } as const
  const asked: readonly CaseCommand[] = [
    submit(),
    accept(),
    { ...ask, organs: ['fire', 'health'], due: '2026-11-09' },
    { ...answer, organ: 'fire' },
  ]
  test('of the departments asked those are named that have not answered; then the bureau itself is waited for', () => {
    expect(waits(asked)).toEqual([{ why: 'opinions', organs: ['health'], until: '2026-11-09' }])
    expect(whys([...asked, { ...answer, organ: 'health' }])).toEqual(['consolidation'])
  })
  test('an opinion waits for its reviews in their order, then for the meeting where one is due', () => {
    const reviews = [
      { id: 'review', kind: 'REVIEW' as const },
      { id: 'risk', kind: 'RISK_CHECK' as const },
    ]
    const review = { type: 'ReviewCase', at: minute(42), by: 'officer-gu', step: 'review', opinion: '见附件' } as const
    const examined = [submitOn({ reviews, collective: true }), accept(), examine()]
    expect(whys(examined)).toEqual(['review'])
    expect(whys([...examined, { ...review, agrees: true }])).toEqual(['riskCheck'])
    expect(whys([...examined, { ...review, agrees: false }])).toEqual(['reviewDisagreed'])
    const passed: readonly CaseCommand[] = [
      ...examined,
      { ...review, agrees: true },
      { ...review, step: 'risk', by: 'officer-he', agrees: true },
    ]
    expect(whys(passed)).toEqual(['collective'])
    const meeting = { type: 'RecordCollectiveDecision', meeting: '7', heldOn: '2026-11-04', minutes: aPaper } as const
    const resolved = { ...meeting, ...inHand, participants: ['甲', '乙', '丙'], resolution: 'GRANT' } as const
    expect(whys([...passed, { ...resolved, at: minute(45), by: DECIDER }])).toEqual([])
  })
})

describe('a meeting, a risk', () => {
  const bind = { type: 'BindCase', ...inHand, exchange: 'exchange', decision: 'D1', text: '补充检测报告' } as const
  test('what a joint meeting decided is waited for, with who sees to it and by when, until it is carried out', () => {
    const bound = [submit(), accept(), { ...bind, organ: 'market', due: '2026-11-20' }]
    expect(waits(bound)).toEqual([{ why: 'meeting', text: '补充检测报告', organ: 'market', until: '2026-11-20' }])
    const done = { type: 'UnbindCase', ...inHand, exchange: 'exchange', decision: 'D1', report: '已补充' } as const
    expect(waits([...bound, done])).toEqual([])
    // Entries of an older program say neither.
    expect(waits([submit(), accept(), bind])).toMatchObject([{ why: 'meeting', organ: null, until: null }])
  })
  test('a case that oversight froze says so until it is released', () => {
    const frozen = [submit(), accept(), { type: 'FreezeCase', ...inHand, risk: 'risk', reason: '核查' } as const]
    expect(whys(frozen)).toEqual(['frozen'])
    expect(whys([...frozen, { type: 'UnfreezeCase', ...inHand, risk: 'risk', reason: '查清' }])).toEqual([])
  })
})

describe('what is still owed', () => {
  const lacking = submitOn(
    { deferrable: [{ material: 'floorPlan', days: 10 }] },
    {},
    { materials: [aMaterial('identity')] },
  )
  const deferred = [lacking, accept({ deferred: [{ material: 'floorPlan', due: '2026-11-18' }] })]
  test('a deferred document is waited for until its day; a broken promise is said instead', () => {
    expect(waits(deferred)).toEqual([{ why: 'deferred', material: 'floorPlan', until: '2026-11-18' }])
    const late = day(15)
    expect(whys([...deferred, { type: 'RecordDeferralBreach', at: late, by: INTAKE }], late)).toEqual([
      'deferralBreached',
    ])
  })
  test('a fee stands in the way until it is paid, and somebody has to order it first', () => {
    const owing = [submitOn({ feeFen: 500 }), accept()]
    expect(waits(owing)).toEqual([{ why: 'feeNotOrdered', fen: 500 }])
    const order = { type: 'OrderFee', ...inHand, order: 'o' } as const
    expect(waits([...owing, order])).toEqual([{ why: 'fee', fen: 500 }])
    const paid = { type: 'RecordPayment', at: minute(43), by: APPLICANT, order: 'o', fen: 500, receipt: 'r' } as const
    expect(waits([...owing, order, paid])).toEqual([])
  })
})
