import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import {
  accept,
  aPaper,
  day,
  DECIDER,
  examine,
  EXAMINER,
  grant,
  lived,
  minute,
  NOT_MET,
  refuse,
  submit,
  submitOn,
} from '../fixtures.ts'
import { caseDecider } from './case.ts'
import type {
  CaseCommand,
  GiveOpinion,
  GiveOpinionBack,
  HandOpinionOn,
  IssueConsolidatedOpinion,
  OpenConsultation,
  RecordCollectiveDecision,
} from './case-command.ts'
import type { CaseEvent } from './events.ts'

const { given } = scenario(caseDecider)
const type = (events: readonly CaseEvent[]) => events.at(-1)?.type

describe('other departments are asked', () => {
  const ask = (change: Partial<OpenConsultation> = {}): OpenConsultation => ({
    type: 'OpenConsultation',
    at: minute(31),
    by: EXAMINER,
    id: 'asked-1',
    organs: ['fire', 'health'],
    question: '是否同意开设',
    due: '2026-11-09',
    ...change,
  })
  const answer = (change: Partial<GiveOpinion> = {}): GiveOpinion => ({
    type: 'GiveOpinion',
    at: minute(32),
    by: 'officer-of-another-organ',
    id: 'asked-1',
    organ: 'fire',
    stance: 'AGREE',
    opinion: '同意',
    ...change,
  })
  const issue = (change: Partial<IssueConsolidatedOpinion> = {}): IssueConsolidatedOpinion => ({
    type: 'IssueConsolidatedOpinion',
    at: minute(33),
    by: EXAMINER,
    id: 'asked-1',
    opinion: '各部门同意',
    settlement: '',
    ...change,
  })
  const asked = (...commands: readonly CaseCommand[]) => lived(submit(), accept(), ask(), ...commands)
  const objection = answer({ organ: 'health', stance: 'OBJECT', opinion: '通风不足' })

  test('one question, each organ once, by a day to come', () => {
    const plain = given(...lived(submit(), accept()))
    plain.when(ask({ organs: [] })).refused('ORGANS_MISSING')
    plain.when(ask({ organs: ['fire', 'fire'] })).refused('ORGANS_MISSING')
    plain.when(ask({ question: ' ' })).refused('QUESTION_MISSING')
    plain.when(ask({ due: '2026-11-03' })).refused('DATE_PASSED')
    given(...asked())
      .when(ask())
      .refused('CONSULTATION_ID_TAKEN')
  })
  test('who was asked answers, once, and objects with reasons', () => {
    given(...asked())
      .when(answer({ organ: 'water' }))
      .refused('ORGAN_NOT_ASKED')
    given(...asked(answer()))
      .when(answer())
      .refused('OPINION_GIVEN_ALREADY')
    given(...asked())
      .when(answer({ stance: 'OBJECT', opinion: '' }))
      .refused('OPINION_MISSING')
    given(...asked())
      .when(answer({ id: 'never-asked' }))
      .refused('CONSULTATION_CLOSED')
  })
  const SECTION = { kind: 'SECTION', id: 'site', name: { zh: '现场检查科', en: 'Site checks' } } as const
  const BODY = { kind: 'BODY', id: 'laboratory', name: { zh: '检测中心', en: 'Laboratory' } } as const
  const handOn = (unit: HandOpinionOn['unit'], at = minute(32)): HandOpinionOn => ({
    ...{ type: 'HandOpinionOn', at, by: 'officer-of-another-organ', id: 'asked-1', organ: 'fire', unit },
  })
  test('a department hands its question on to a section or a body, and whoever has it answers in its name', () => {
    for (const unit of [SECTION, BODY]) {
      given(...asked(handOn(unit)))
        .when(answer())
        .refused('OPINION_WITH_UNIT')
      given(...asked(handOn(unit)))
        .when(answer({ units: ['another-section', 'fire'] }))
        .refused('OPINION_WITH_UNIT')
      expect(asked(handOn(unit), answer({ units: [unit.id] })).at(-1)).toMatchObject({
        type: 'DepartmentOpinionGiven',
        organ: 'fire',
        unit,
      })
    }
    expect(asked(answer()).at(-1)).not.toHaveProperty('unit')
  })
  test('whoever was handed it gives it back with a reason, and the department answers or hands it on again', () => {
    const back: GiveOpinionBack = {
      ...{ type: 'GiveOpinionBack', at: minute(33), by: 'officer-of-the-body', id: 'asked-1', organ: 'fire' },
      ...{ reason: '不属于检测范围', units: [BODY.id] },
    }
    expect(asked(handOn(BODY), back).at(-1)).toMatchObject({
      ...{ type: 'OpinionHandedOn', organ: 'fire', unit: null, givenBack: { unit: BODY, reason: '不属于检测范围' } },
    })
    expect(asked(handOn(BODY), back, answer({ at: minute(34) })).at(-1)).not.toHaveProperty('unit')
    given(...asked(handOn(BODY)))
      .when({ ...back, reason: ' ' })
      .refused('REASON_MISSING')
    given(...asked(handOn(BODY)))
      .when({ ...back, units: [SECTION.id] })
      .refused('OPINION_WITH_UNIT')
    given(...asked())
      .when(back)
      .refused('OPINION_NOT_WITH_UNIT')
    given(...asked(handOn(BODY), back))
      .when(back)
      .refused('OPINION_NOT_WITH_UNIT')
    given(...asked(answer()))
      .when(back)
      .refused('OPINION_GIVEN_ALREADY')
    given(...asked(handOn(BODY)))
      .when({ ...back, id: 'never-asked' })
      .refused('CONSULTATION_CLOSED')
  })
  test('it is handed on again or taken back until it is answered, and nowhere twice', () => {
    given(...asked(handOn(SECTION)))
      .when(handOn(SECTION))
      .refused('OPINION_THERE_ALREADY')
    given(...asked())
      .when(handOn(null))
      .refused('OPINION_THERE_ALREADY')
    given(...asked(handOn(SECTION), handOn(BODY, minute(33))))
      .when(answer({ at: minute(34), units: ['site'] }))
      .refused('OPINION_WITH_UNIT')
    const back = asked(handOn(SECTION), handOn(null, minute(33)), answer({ at: minute(34) }))
    expect(back.at(-1)).toMatchObject({ type: 'DepartmentOpinionGiven', organ: 'fire' })
    given(...asked(answer()))
      .when(handOn(SECTION))
      .refused('OPINION_GIVEN_ALREADY')
    given(...asked())
      .when({ ...handOn(SECTION), organ: 'water' })
      .refused('ORGAN_NOT_ASKED')
    given(...asked())
      .when({ ...handOn(SECTION), id: 'never-asked' })
      .refused('CONSULTATION_CLOSED')
    // Who was asked in its own name is no unit of another.
    given(...asked())
      .when(handOn({ ...BODY, id: 'health' }))
      .refused('UNIT_ASKED_ITSELF')
  })
  test('one opinion is issued when all have answered or the day has passed', () => {
    given(...asked(answer()))
      .when(issue())
      .refused('OPINIONS_OUTSTANDING')
    expect(type(asked(answer(), issue({ at: day(6) })))).toBe('ConsolidatedOpinionIssued')
    given(...asked(answer(), answer({ organ: 'health' })))
      .when(issue({ opinion: '' }))
      .refused('OPINION_MISSING')
    given(...asked(answer(), answer({ organ: 'health' }), issue()))
      .when(issue())
      .refused('CONSULTATION_CLOSED')
  })
  test('and says how a conflict was settled', () => {
    given(...asked(answer(), objection))
      .when(issue())
      .refused('SETTLEMENT_MISSING')
    expect(type(asked(answer(), objection, issue({ settlement: '加装排风后同意' })))).toBe('ConsolidatedOpinionIssued')
  })
  test('nothing is decided before', () => {
    given(...asked(examine()))
      .when(grant())
      .refused('CONSULTATION_OPEN')
  })
})

describe('a collective decision', () => {
  const resolve = (change: Partial<RecordCollectiveDecision> = {}): RecordCollectiveDecision => ({
    type: 'RecordCollectiveDecision',
    at: minute(45),
    by: DECIDER,
    meeting: '局务会第7次',
    heldOn: '2026-11-04',
    participants: ['甲', '乙', '丙'],
    resolution: 'GRANT',
    minutes: aPaper,
    ...change,
  })
  const examined = (...commands: readonly CaseCommand[]) =>
    lived(submitOn({ collective: true }), accept(), examine(), ...commands)
  const wanting = (...commands: readonly CaseCommand[]) =>
    lived(submitOn({ collective: true }), accept(), examine({ findings: NOT_MET, proposal: 'REFUSE' }), ...commands)

  test('WF-15: comes before the decision with its minutes, and binds it, whatever the window is authorised to', () => {
    const window = lived(submitOn({ collective: true }, { windowAuthority: true }), accept(), examine(), resolve())
    given(...window)
      .when(grant({ by: accept().by, authorised: true }))
      .refused('ACCEPTOR_CANNOT_DECIDE')
    expect(examined(resolve()).at(-1)).toMatchObject({ type: 'CollectiveDecisionRecorded', minutes: aPaper })
    given(...examined())
      .when(grant())
      .refused('RESOLUTION_MISSING')
    expect(examined(resolve(), grant()).at(-1)).toMatchObject({ type: 'CaseGranted', basis: 'COLLECTIVE' })
    given(...wanting(resolve({ resolution: 'REFUSE' })))
      .when(grant())
      .refused('AGAINST_RESOLUTION')
    expect(type(wanting(resolve({ resolution: 'REFUSE' }), refuse()))).toBe('CaseRefused')
  })
  test('is no meeting of two, nor of tomorrow, and no second one', () => {
    given(...examined())
      .when(resolve({ participants: ['甲', '乙', '乙'] }))
      .refused('TOO_FEW_PARTICIPANTS')
    given(...examined())
      .when(resolve({ heldOn: '2026-11-05' }))
      .refused('MEETING_IN_THE_FUTURE')
    given(...examined(resolve()))
      .when(resolve())
      .refused('RESOLVED_ALREADY')
  })
  test('is for what the standard reserves to it, after the examination, and not against what was found', () => {
    given(...lived(submit(), accept(), examine()))
      .when(resolve())
      .refused('NOT_COLLECTIVE')
    given(...lived(submitOn({ collective: true }), accept()))
      .when(resolve())
      .refused('NOT_EXAMINED')
    given(...wanting())
      .when(resolve())
      .refused('CRITERION_NOT_MET')
    given(...examined())
      .when(resolve({ resolution: 'REFUSE' }))
      .refused('ALL_CRITERIA_MET')
  })
  test('falls with the opinion it rested on', () => {
    const back = { type: 'ReturnCase', at: minute(46), by: DECIDER, reason: '重查', to: 'examination' } as const
    given(...examined(resolve(), back, examine({ at: minute(47) })))
      .when(grant())
      .refused('RESOLUTION_MISSING')
  })
})
