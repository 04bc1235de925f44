import { describe, expect, test } from 'vitest'
import type { ClockProcedure } from '#kernel'
import { scenario } from '#kernel/testing'
import {
  accept,
  aPaper,
  APPLICANT,
  DECIDER,
  day,
  endProcedure,
  examine,
  EXAMINER,
  grant,
  INTAKE,
  lived,
  minute,
  NOT_MET,
  procedureEnded,
  procedureStarted,
  refuse,
  startProcedure,
  submit,
  submitOn,
  withExperts,
} from '../fixtures.ts'
import { clockEntriesOf } from './case-clock.ts'
import { caseDecider } from './case.ts'
import type { AnnounceHearing, CaseCommand, RequestHearing, TellHearingRight } from './case-command.ts'
import type { CaseEvent } from './events.ts'

const { given } = scenario(caseDecider)
const type = (events: readonly CaseEvent[]) => events.at(-1)?.type
const track = (kind: ClockProcedure, mandatory = false) => ({
  procedures: [{ kind, max: { days: 15, unit: 'working' as const }, mandatory }],
})
const officials = [
  { role: 'OFFICIAL' as const, name: '测试乙' },
  { role: 'OFFICIAL' as const, name: '测试丙' },
]
const start = (procedure: ClockProcedure, change = {}) =>
  startProcedure({ procedure, id: `the-${procedure}`, parties: officials, ...change })
const end = (procedure: ClockProcedure, change = {}) => endProcedure({ id: `the-${procedure}`, ...change })
const on = (procedure: ClockProcedure, ...commands: readonly CaseCommand[]) =>
  lived(submitOn(track(procedure)), accept(), ...commands)

describe('a special procedure', () => {
  const experts = (...commands: readonly CaseCommand[]) => lived(submitOn(withExperts), accept(), ...commands)

  test('begins with a reason and a written notice and ends with what it found', () => {
    given(...experts())
      .when(startProcedure())
      .then(procedureStarted)
    given(...experts(startProcedure()))
      .when(endProcedure())
      .then(procedureEnded)
    given(...experts())
      .when(startProcedure({ reason: '' }))
      .refused('REASON_MISSING')
  })
  test('is one the standard knows', () => {
    given(...lived(submit(), accept()))
      .when(startProcedure())
      .refused('PROCEDURE_NOT_IN_STANDARD')
  })
  test('begins after acceptance', () => {
    given(...lived(submitOn(withExperts)))
      .when(startProcedure())
      .refused('NOT_ACCEPTED_YET')
  })
  test('that is not one of the eight has no notice, for the clock runs on', () => {
    expect(on('SITE_SURVEY', start('SITE_SURVEY')).at(-1)).toMatchObject({ noticeNumber: null })
    const state = on('SITE_SURVEY', start('SITE_SURVEY')).reduce(caseDecider.evolve, caseDecider.initial)
    expect(state).toMatchObject({ clock: [{}, {}, { procedure: 'SITE_SURVEY' }] })
  })
  test('runs beside others, but never beside its like', () => {
    const both = {
      procedures: [...track('TESTING').procedures, ...track('APPRAISAL').procedures],
    }
    const events = lived(submitOn(both), accept(), start('TESTING'), start('APPRAISAL'))
    expect(type(events)).toBe('ProcedureStarted')
    given(...events)
      .when(start('TESTING', { id: 'another' }))
      .refused('SAME_PROCEDURE_RUNNING')
    given(...experts(startProcedure(), endProcedure()))
      .when(startProcedure({ at: minute(37) }))
      .refused('PROCEDURE_ID_TAKEN')
  })
  test('ends on a day to come, within what the standard lets it last', () => {
    given(...experts())
      .when(startProcedure({ endsBy: '2026-11-03' }))
      .refused('DATE_PASSED')
    given(...experts())
      .when(startProcedure({ endsBy: '2027-11-03' }))
      .refused('PROCEDURE_TOO_LONG')
  })
  test('on the spot is two officials’, and two are two people', () => {
    const [one] = officials
    const alone = one === undefined ? [] : [one, one]
    given(...on('SITE_SURVEY'))
      .when(start('SITE_SURVEY', { parties: alone }))
      .refused('TWO_OFFICIALS_NEEDED')
    given(...on('INSPECTION'))
      .when(start('INSPECTION', { parties: alone }))
      .refused('TWO_OFFICIALS_NEEDED')
    const agency = [{ role: 'AGENCY' as const, name: '测试检测机构' }]
    expect(type(on('TESTING', start('TESTING', { parties: agency })))).toBe('ProcedureStarted')
  })
  test.each(['TESTING', 'INSPECTION', 'QUARANTINE', 'APPRAISAL', 'EXPERT_REVIEW', 'TECHNICAL_REVIEW'] as const)(
    '%s ends with its report',
    (kind) => {
      given(...on(kind, start(kind)))
        .when(end(kind, { papers: [] }))
        .refused('EVIDENCE_MISSING')
    },
  )
  test('WF-08: technical review is another body’s task with a clock and a report of its own, and feeds the decision', () => {
    const agency = [{ role: 'AGENCY' as const, name: '测试审图机构' }]
    const held = (...commands: readonly CaseCommand[]) =>
      lived(submitOn(track('TECHNICAL_REVIEW', true)), accept(), ...commands)
    const asked = start('TECHNICAL_REVIEW', { parties: agency })
    expect(held(asked).at(-1)).toMatchObject({ parties: agency, endsBy: asked.endsBy })
    given(...held(asked, examine()))
      .when(grant())
      .refused('PROCEDURE_RUNNING')
    given(...held(examine()))
      .when(grant())
      .refused('PROCEDURE_NOT_HELD')
    given(...held(asked))
      .when(end('TECHNICAL_REVIEW', { papers: [] }))
      .refused('EVIDENCE_MISSING')
    given(...held(asked, end('TECHNICAL_REVIEW', { conclusion: 'FAILED' }), examine()))
      .when(grant())
      .refused('PROCEDURE_FAILED')
    expect(type(held(asked, end('TECHNICAL_REVIEW'), examine(), grant()))).toBe('CaseGranted')
  })
  test('WF-13: a typed task with parties, a written notice, a longest time, evidence, and a clock that resumes by itself', () => {
    const begun = on('TESTING', start('TESTING'))
    expect(begun.at(-1)).toMatchObject({
      procedure: 'TESTING',
      parties: officials,
    })
    expect(JSON.stringify(begun.at(-1))).toMatch(/"noticeNumber":"[^"]+-TBCX"/)
    given(...on('TESTING'))
      .when(start('TESTING', { endsBy: '2027-11-03' }))
      .refused('PROCEDURE_TOO_LONG')
    given(...begun)
      .when(end('TESTING', { papers: [] }))
      .refused('EVIDENCE_MISSING')
    const lapse = end('TESTING', { conclusion: 'LAPSED', papers: [], at: day(22) })
    const clockOf = (events: readonly CaseEvent[]) => events.flatMap(clockEntriesOf).map(({ type: entry }) => entry)
    expect(clockOf(begun)).toEqual(['received', 'accepted', 'procedureStarted'])
    expect(clockOf(on('TESTING', start('TESTING'), lapse)).at(-1)).toBe('procedureEnded')
  })
  test('lapses when its last day has passed, and not before', () => {
    const lapsed = { conclusion: 'LAPSED', papers: [] } as const
    given(...experts(startProcedure()))
      .when(endProcedure({ ...lapsed, at: day(21) }))
      .refused('PROCEDURE_NOT_LAPSED')
    expect(type(experts(startProcedure(), endProcedure({ ...lapsed, at: day(22) })))).toBe('ProcedureEnded')
  })
  test('ends once, and only if it began', () => {
    given(...experts())
      .when(endProcedure())
      .refused('NO_PROCEDURE_RUNNING')
    given(...experts(startProcedure(), endProcedure()))
      .when(endProcedure())
      .refused('NO_PROCEDURE_RUNNING')
  })
  test('lets nothing be decided, and one of the eight nothing be examined, while it runs', () => {
    const running = examine({ at: minute(34) })
    given(...experts(running, startProcedure()))
      .when(grant())
      .refused('PROCEDURE_RUNNING')
    given(...experts(startProcedure()))
      .when(examine())
      .refused('PROCEDURE_RUNNING')
    expect(type(on('SITE_SURVEY', start('SITE_SURVEY'), examine()))).toBe('CaseExamined')
  })
  test('the standard demands is held before any decision', () => {
    const demanded = (...commands: readonly CaseCommand[]) =>
      lived(submitOn(track('APPRAISAL', true)), accept(), ...commands)
    given(...demanded(examine()))
      .when(grant())
      .refused('PROCEDURE_NOT_HELD')
    given(...demanded(examine({ findings: NOT_MET, proposal: 'REFUSE' })))
      .when(refuse())
      .refused('PROCEDURE_NOT_HELD')
    const lapsed = end('APPRAISAL', { at: day(22), conclusion: 'LAPSED', papers: [] })
    given(...demanded(start('APPRAISAL'), lapsed, examine({ at: day(23) })))
      .when(grant({ at: day(23), validFrom: '2026-11-27' }))
      .refused('PROCEDURE_NOT_HELD')
    expect(type(demanded(start('APPRAISAL'), end('APPRAISAL'), examine(), grant()))).toBe('CaseGranted')
  })
  test('that failed bars the grant until it is held again', () => {
    const failed = [startProcedure(), endProcedure({ conclusion: 'FAILED' }), examine()]
    given(...experts(...failed))
      .when(grant())
      .refused('PROCEDURE_FAILED')
    expect(type(experts(...failed, refuse()))).toBe('CaseRefused')
    const again = startProcedure({ id: 'again', at: minute(41) })
    const passed = endProcedure({ id: 'again', at: minute(42) })
    expect(type(experts(...failed, again, passed, grant()))).toBe('CaseGranted')
  })
  test('WF-31: what a higher authority decides is prepared, sent under a number, chased by letter, ended by its reply', () => {
    const prepared: CaseCommand = {
      ...{ type: 'PrepareUpperLevel', at: minute(35), by: EXAMINER },
      ...{ authority: '示范市人民政府', summary: '关于迁移古树的请示', papers: [aPaper] },
    }
    given(...on('UPPER_LEVEL'))
      .when(start('UPPER_LEVEL', { reference: '某审批〔2026〕7号' }))
      .refused('SUBMISSION_NOT_PREPARED')
    given(...on('UPPER_LEVEL'))
      .when({ ...prepared, papers: [] })
      .refused('SUBMISSION_WITHOUT_PAPERS')
    given(...on('TESTING'))
      .when(prepared)
      .refused('PROCEDURE_NOT_IN_STANDARD')
    given(...on('UPPER_LEVEL', prepared))
      .when(start('UPPER_LEVEL'))
      .refused('REFERENCE_MISSING')
    const sent = [prepared, start('UPPER_LEVEL', { at: minute(36), reference: '某审批〔2026〕7号' })]
    const chase = (letter: string, at = minute(37)): CaseCommand => ({
      ...{ type: 'ChaseUpperLevel', at, by: EXAMINER },
      ...{ id: 'the-UPPER_LEVEL', letter, text: '请函复办理情况' },
    })
    given(...on('UPPER_LEVEL', prepared))
      .when(chase('某催〔2026〕1号'))
      .refused('NOT_WITH_UPPER_LEVEL')
    const chased = [...sent, chase('某催〔2026〕1号')]
    given(...on('UPPER_LEVEL', ...chased))
      .when(chase('某催〔2026〕1号', minute(38)))
      .refused('LETTER_SENT_ALREADY')
    const twice = [...chased, chase('某催〔2026〕2号', minute(38))]
    given(...on('UPPER_LEVEL', ...twice))
      .when(end('UPPER_LEVEL', { at: minute(39) }))
      .refused('REFERENCE_MISSING')
    const answered = on('UPPER_LEVEL', ...twice, end('UPPER_LEVEL', { at: minute(39), reference: '某函〔2026〕9号' }))
    const state = answered.reduce(caseDecider.evolve, caseDecider.initial)
    expect('handling' in state ? state.handling?.procedures.map(({ upper }) => upper) : []).toEqual([
      {
        authority: '示范市人民政府',
        reference: '某审批〔2026〕7号',
        sentOn: '2026-11-04',
        reply: '某函〔2026〕9号',
        letters: [
          { letter: '某催〔2026〕1号', on: '2026-11-04' },
          { letter: '某催〔2026〕2号', on: '2026-11-04' },
        ],
      },
    ])
  })
})

describe('a hearing', () => {
  const tell = (change: Partial<TellHearingRight> = {}): TellHearingRight => ({
    type: 'TellHearingRight',
    at: minute(34),
    by: EXAMINER,
    parties: [{ role: 'AFFECTED', name: '测试邻居' }],
    until: '2026-11-11',
    ...change,
  })
  const ask = (change: Partial<RequestHearing> = {}): RequestHearing => ({
    type: 'RequestHearing',
    at: minute(35),
    by: APPLICANT,
    party: '测试邻居',
    ...change,
  })
  const begin = start('HEARING', { at: minute(36), endsBy: '2026-12-02' })
  const announce = (change: Partial<AnnounceHearing> = {}): AnnounceHearing => ({
    type: 'AnnounceHearing',
    at: minute(37),
    by: EXAMINER,
    id: 'the-HEARING',
    heldOn: '2026-11-11',
    place: '二楼会议室',
    presider: 'officer-zheng-presider',
    public: true,
    ...change,
  })
  const POINTS = ['邻居称油烟直排影响住户', '申请人称已加装净化装置']
  const hold = end('HEARING', { at: day(7), papers: [aPaper], points: POINTS })
  const ANSWERS = ['采纳：以加装净化装置为准', '采纳：现场核查属实']
  const examined = examine({ at: minute(33) })
  const told = (...commands: readonly CaseCommand[]) => lived(submit(), accept(), examined, tell(), ...commands)

  test('is a right told once, to somebody, with five working days to use it', () => {
    const plain = given(...lived(submit(), accept()))
    plain.when(tell({ parties: [] })).refused('PARTIES_MISSING')
    plain.when(tell({ until: '2026-11-06' })).refused('HEARING_RIGHT_TOO_SHORT')
    given(...told())
      .when(tell())
      .refused('HEARING_RIGHT_TOLD_ALREADY')
  })
  test('is asked for in those days, once', () => {
    given(...lived(submit(), accept()))
      .when(ask())
      .refused('HEARING_RIGHT_NOT_TOLD')
    given(...told())
      .when(ask({ at: day(8) }))
      .refused('HEARING_RIGHT_OVER')
    given(...told())
      .when(ask({ party: '' }))
      .refused('PARTIES_MISSING')
    given(...told(ask()))
      .when(ask())
      .refused('HEARING_REQUESTED_ALREADY')
  })
  test('lets nothing be decided while the right runs, or once it was asked for', () => {
    given(...told())
      .when(grant())
      .refused('HEARING_RIGHT_RUNS')
    expect(type(told(grant({ at: day(8), validFrom: '2026-11-12' })))).toBe('CaseGranted')
    given(...told(ask()))
      .when(grant({ at: day(8), validFrom: '2026-11-12' }))
      .refused('HEARING_OWED')
    const decided = grant({ at: day(8), validFrom: '2026-11-12', answers: ANSWERS })
    expect(type(told(ask(), begin, announce(), hold, decided))).toBe('CaseGranted')
  })
  test('binds the decision: whichever way it goes, it answers every point of the minutes', () => {
    const heard = given(...told(ask(), begin, announce(), hold))
    const late = { at: day(8), validFrom: '2026-11-12' }
    heard.when(grant(late)).refused('HEARING_POINTS_UNANSWERED')
    heard.when(grant({ ...late, answers: ANSWERS.slice(1) })).refused('HEARING_POINTS_UNANSWERED')
    heard.when(grant({ ...late, answers: ['采纳', ' '] })).refused('HEARING_POINTS_UNANSWERED')
    heard.when(grant({ ...late, answers: [...ANSWERS, '多答一条'] })).refused('HEARING_POINTS_UNANSWERED')
    expect(told(ask(), begin, announce(), hold, grant({ ...late, answers: ANSWERS })).at(-1)).toMatchObject({
      heard: POINTS.map((point, i) => ({ point, answer: ANSWERS[i] })),
    })
    const unmet = examine({ at: minute(33), findings: NOT_MET, proposal: 'REFUSE' })
    const against = given(...lived(submit(), accept(), unmet, tell(), ask(), begin, announce(), hold))
    against.when(refuse({ at: day(8) })).refused('HEARING_POINTS_UNANSWERED')
    expect(
      type(
        lived(
          submit(),
          accept(),
          unmet,
          tell(),
          ask(),
          begin,
          announce(),
          hold,
          refuse({ at: day(8), answers: ANSWERS }),
        ),
      ),
    ).toBe('CaseRefused')
  })
  test('asked for is held, whatever the standard foresaw', () => {
    given(...told())
      .when(begin)
      .refused('PROCEDURE_NOT_IN_STANDARD')
    expect(type(told(ask(), begin))).toBe('ProcedureStarted')
  })
  test('is announced seven days before, and again when postponed', () => {
    given(...told(ask(), begin))
      .when(announce({ heldOn: '2026-11-10' }))
      .refused('HEARING_NOTICE_TOO_SHORT')
    given(...told(ask(), begin))
      .when(announce({ heldOn: '2026-12-03' }))
      .refused('HEARING_BEYOND_ITS_END')
    given(...told(ask()))
      .when(announce())
      .refused('HEARING_NOT_RUNNING')
    expect(told(ask(), begin, announce(), announce({ heldOn: '2026-11-20' })).at(-1)).toMatchObject({
      noticeNumber: 'SFQ-20261104-000001-TZTZ-2',
    })
  })
  test.each([EXAMINER, INTAKE])('is presided over by somebody who had no part in the case, not by %s', (presider) => {
    given(...told(ask(), begin))
      .when(announce({ presider }))
      .refused('PRESIDER_TOOK_PART')
  })
  test('and whoever presides has no part in it afterwards', () => {
    const after = told(ask(), begin, announce({ presider: DECIDER }), hold)
    given(...after)
      .when(grant({ at: day(8), validFrom: '2026-11-12' }))
      .refused('PRESIDER_CANNOT_DECIDE')
    const unexamined = lived(submit(), accept(), tell(), ask(), begin, announce(), hold)
    given(...unexamined)
      .when(examine({ at: day(8), by: 'officer-zheng-presider' }))
      .refused('PRESIDER_CANNOT_EXAMINE')
  })
  test('ends after it was announced and held, with its minutes', () => {
    given(...told(ask(), begin, announce()))
      .when(end('HEARING', { at: day(7), papers: [aPaper], points: [] }))
      .refused('HEARING_POINTS_MISSING')
    given(...told(ask(), begin))
      .when(hold)
      .refused('HEARING_NOT_ANNOUNCED')
    given(...told(ask(), begin, announce()))
      .when(end('HEARING', { at: day(6) }))
      .refused('HEARING_NOT_HELD_YET')
    given(...told(ask(), begin, announce()))
      .when(end('HEARING', { at: day(7), papers: [], points: POINTS }))
      .refused('EVIDENCE_MISSING')
  })
})
