import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import {
  accept,
  accepted,
  aMaterial,
  APPLICANT,
  aStandard,
  correctionRequested,
  correctionSubmitted,
  DECIDER,
  deemAccepted,
  deemed,
  DEEMED_AT,
  examine,
  examined,
  examinedUnmet,
  EXAMINER,
  grant,
  granted,
  INTAKE,
  MET,
  minute,
  NOT_MET,
  refuse,
  refusedEvent,
  refuseToAccept,
  requestCorrection,
  STATUTORY_DUE,
  submit,
  submitCorrection,
  submitted,
} from '../fixtures.ts'
import { caseDecider } from './case.ts'
import type { CaseCommand } from './case-command.ts'
import type { CaseEvent } from './events.ts'

const { given } = scenario(caseDecider)
const withdraw: CaseCommand = {
  type: 'WithdrawApplication',
  at: minute(60),
  by: APPLICANT,
  atWindow: false,
  reason: '不办了',
}
const withdrawn: CaseEvent = { type: 'ApplicationWithdrawn', at: minute(60), by: APPLICANT, reason: '不办了' }
const toExamination = { at: minute(45), by: DECIDER, reason: '请补查设备', to: 'examination' }
const returnCase: CaseCommand = { type: 'ReturnCase', ...toExamination }
const returned: CaseEvent = { type: 'CaseReturned', ...toExamination }
const extend = (days = 10): CaseCommand => ({
  type: 'ExtendLimit',
  at: minute(45),
  by: DECIDER,
  statutoryDue: STATUTORY_DUE,
  days,
  reason: '案情复杂',
})
const extended: CaseEvent = { type: 'LimitExtended', at: minute(45), by: DECIDER, days: 10, reason: '案情复杂' }
const serve: CaseCommand = { type: 'ServeResult', at: minute(90), by: APPLICANT, means: 'DOWNLOAD' }
const served: CaseEvent = { type: 'ResultServed', at: minute(90), by: APPLICANT, means: 'DOWNLOAD' }

describe('an application arrives', () => {
  test('with its channel, its papers and the standard it is bound to', () => {
    const { standard, channel } = submit({ channel: 'MOBILE' })
    given()
      .when(submit({ channel: 'MOBILE' }))
      .then({ ...submitted(), standard, channel })
  })
  test('once only', () => {
    given(submitted()).when(submit()).refused('ALREADY_SUBMITTED')
  })
  test('before anything else can happen', () => {
    given().when(accept()).refused('NOT_SUBMITTED')
  })
  test('also with papers missing, for the bureau must say at once what is wanting', () => {
    given()
      .when(submit({ materials: [] }))
      .then({ ...submitted(), materials: [] })
  })
})

describe('what is wanting is told once, all at once', () => {
  test('the notice lists every defect and has a number', () => {
    given(submitted()).when(requestCorrection()).then(correctionRequested)
  })
  test('WF-06: a second request names only what the first named, says why, is flagged, and is the last', () => {
    const asked = [submitted(), correctionRequested, correctionSubmitted]
    const again = '平面图重新提交后仍未标明后厨'
    const fresh = { subject: 'MATERIAL' as const, ref: 'lease', problem: '缺页', remedy: '补齐' }
    given(...asked)
      .when(requestCorrection({ at: minute(25), again, defects: [fresh] }))
      .refused('CORRECTION_ALREADY_REQUESTED')
    const second = {
      ...correctionRequested,
      at: minute(25),
      noticeNumber: `${correctionRequested.noticeNumber}-2`,
      again,
    }
    given(...asked)
      .when(requestCorrection({ at: minute(25), again }))
      .then(second)
    given(...asked, second, { ...correctionSubmitted, at: minute(26) })
      .when(requestCorrection({ at: minute(27), again }))
      .refused('CORRECTION_ALREADY_REQUESTED')
  })
  test('after acceptance nothing more may be asked for', () => {
    given(submitted(), accepted)
      .when(requestCorrection({ at: minute(40) }))
      .refused('CORRECTION_AFTER_ACCEPTANCE')
  })
  test('a request without a defect is none', () => {
    given(submitted())
      .when(requestCorrection({ defects: [] }))
      .refused('CORRECTION_WITHOUT_DEFECT')
  })
  test('the applicant hands in what was asked for', () => {
    given(submitted(), correctionRequested).when(submitCorrection()).then(correctionSubmitted)
  })
  test('nothing is handed in that nobody asked for', () => {
    given(submitted()).when(submitCorrection()).refused('NO_CORRECTION_ASKED')
  })
  test('half a correction is told to be half', () => {
    given(submitted(), correctionRequested)
      .when(submitCorrection({ materials: [aMaterial('identity')] }))
      .refused('CORRECTION_INCOMPLETE')
  })
  test('nobody else corrects', () => {
    given(submitted(), correctionRequested)
      .when(submitCorrection({ by: INTAKE }))
      .refused('NOT_THE_APPLICANT')
  })
  test('while the applicant corrects it is not the bureau’s turn', () => {
    given(submitted(), correctionRequested).when(accept()).refused('AWAITING_CORRECTION')
  })
})

describe('acceptance', () => {
  test('is a numbered notice', () => {
    given(submitted()).when(accept()).then(accepted)
  })
  test('waits for every required paper', () => {
    given(submitted({}, ['identity']))
      .when(accept())
      .refused('MATERIALS_MISSING')
  })
  test('counts what the correction brought', () => {
    given(submitted({}, ['identity']), correctionRequested, correctionSubmitted)
      .when(accept())
      .then(accepted)
  })
  test('happens once', () => {
    given(submitted(), accepted)
      .when(accept({ at: minute(31) }))
      .refused('ALREADY_ACCEPTED')
  })
  test('five days of silence are acceptance from the day of receipt', () => {
    given(submitted()).when(deemAccepted()).then(deemed)
  })
  test('silence also costs the right to miss a paper', () => {
    given(submitted({}, [])).when(deemAccepted()).then(deemed)
  })
  test('nothing is deemed while the five days run', () => {
    given(submitted())
      .when(deemAccepted({ at: '2026-11-11T15:59:59.999Z' }))
      .refused('ACCEPTANCE_LIMIT_RUNS')
  })
  test('nothing is deemed twice', () => {
    given(submitted(), deemed).when(deemAccepted()).refused('ALREADY_ACCEPTED')
  })
  test('after five days of silence the bureau can no longer speak', () => {
    given(submitted())
      .when(requestCorrection({ at: DEEMED_AT }))
      .refused('ACCEPTANCE_DEEMED')
    given(submitted())
      .when(refuseToAccept({ at: DEEMED_AT }))
      .refused('ACCEPTANCE_DEEMED')
  })
  test('a refusal to accept is a numbered notice with its reason', () => {
    const { at, by, ground, reason, referral } = refuseToAccept()
    const noticeNumber = 'SFQ-20261104-000001-BYSL'
    given(submitted())
      .when(refuseToAccept())
      .then({ type: 'ApplicationNotAccepted', at, by, noticeNumber, ground, reason, ...(referral && { referral }) })
  })
  test('whom this organ is not competent for is told which organ is, and how it is reached', () => {
    const { referral: _, ...unreferred } = refuseToAccept()
    given(submitted()).when(unreferred).refused('REFERRAL_MISSING')
  })
  test('nobody is turned away for a missing paper before being asked for it', () => {
    given(submitted({}, []))
      .when(refuseToAccept({ ground: 'STILL_INCOMPLETE' }))
      .refused('STILL_INCOMPLETE_BEFORE_CORRECTION')
  })
  test('who was asked and still hands in what will not do may be turned away', () => {
    const { referral: _, ...rest } = refuseToAccept()
    const { at, by } = rest
    const turnAway = { ...rest, ground: 'STILL_INCOMPLETE' as const, reason: '平面图仍缺后厨' }
    const noticeNumber = 'SFQ-20261104-000001-BYSL'
    given(submitted(), correctionRequested, correctionSubmitted).when(turnAway).then({
      type: 'ApplicationNotAccepted',
      at,
      by,
      noticeNumber,
      ground: 'STILL_INCOMPLETE',
      reason: '平面图仍缺后厨',
    })
  })
})

describe('ST-07 examination ticks every criterion with a finding', () => {
  test('and gives an opinion', () => {
    given(submitted(), accepted).when(examine()).then(examined)
  })
  test('only after acceptance', () => {
    given(submitted()).when(examine()).refused('NOT_ACCEPTED_YET')
  })
  test('a criterion left open is refused', () => {
    given(submitted(), accepted)
      .when(examine({ findings: MET.slice(1) }))
      .refused('CRITERIA_NOT_TICKED')
  })
  test('a criterion of nobody’s standard is refused', () => {
    given(submitted(), accepted)
      .when(examine({ findings: [...MET, { criterion: 'mood', met: true, note: '' }] }))
      .refused('CRITERION_UNKNOWN')
  })
  test('a criterion is ticked once', () => {
    given(submitted(), accepted)
      .when(examine({ findings: [...MET, ...MET] }))
      .refused('CRITERION_TICKED_TWICE')
  })
  test('what is not met is said', () => {
    const findings = NOT_MET.map((finding) => ({ ...finding, note: ' ' }))
    given(submitted(), accepted)
      .when(examine({ findings, proposal: 'REFUSE' }))
      .refused('FINDING_WITHOUT_NOTE')
  })
  test('nobody proposes to grant what is not met', () => {
    given(submitted(), accepted)
      .when(examine({ findings: NOT_MET }))
      .refused('PROPOSAL_AGAINST_FINDINGS')
  })
  test('one opinion stands at a time', () => {
    given(submitted(), accepted, examined)
      .when(examine({ at: minute(41) }))
      .refused('ALREADY_EXAMINED')
  })
  test('a returned case is examined again, by whoever', () => {
    given(submitted(), accepted, examined).when(returnCase).then(returned)
    given(submitted(), accepted, examined, returned)
      .when(examine({ at: minute(46), by: 'officer-bai' }))
      .then({ ...examined, at: minute(46), by: 'officer-bai' })
  })
  test('only an examined case can be returned', () => {
    given(submitted(), accepted).when(returnCase).refused('NOT_EXAMINED')
  })
})

describe('the decision', () => {
  test('grants what was examined', () => {
    given(submitted(), accepted, examined).when(grant()).then(granted)
  })
  test('WF-04 only after the examination', () => {
    given(submitted(), accepted).when(grant()).refused('NOT_EXAMINED')
    given(submitted(), accepted, examined, returned).when(grant()).refused('NOT_EXAMINED')
  })
  test('never grants while a criterion is not met', () => {
    given(submitted(), accepted, examinedUnmet).when(grant()).refused('CRITERION_NOT_MET')
  })
  test('never grants while a paper is missing, though silence accepted it', () => {
    const late = { ...examined, at: DEEMED_AT }
    given(submitted({}, []), deemed, late)
      .when(grant({ at: DEEMED_AT, validFrom: '2026-11-12' }))
      .refused('MATERIALS_MISSING')
  })
  test('refuses with reasons and a numbered notice', () => {
    given(submitted(), accepted, examinedUnmet).when(refuse()).then(refusedEvent)
  })
  test('never refuses who meets everything', () => {
    given(submitted(), accepted, examined).when(refuse()).refused('ALL_CRITERIA_MET')
  })
  test('never refuses without reasons', () => {
    given(submitted(), accepted, examinedUnmet)
      .when(refuse({ reasons: ' ' }))
      .refused('REASON_MISSING')
  })
  test('is valid from the day of the decision at the earliest', () => {
    given(submitted(), accepted, examined)
      .when(grant({ validFrom: '2026-11-03' }))
      .refused('VALIDITY_BEFORE_DECISION')
  })
  test('does not end before it begins', () => {
    given(submitted(), accepted, examined)
      .when(grant({ validUntil: '2026-11-04' }))
      .refused('VALIDITY_ENDS_BEFORE_START')
  })
  test('is made once', () => {
    given(submitted(), accepted, examined, granted)
      .when(refuse({ at: minute(51) }))
      .refused('CONCLUDED')
  })
})

describe('separated duties', () => {
  test('AP-07 the officer who accepts cannot decide', () => {
    given(submitted(), accepted, examined)
      .when(grant({ by: INTAKE }))
      .refused('ACCEPTOR_CANNOT_DECIDE')
    given(submitted(), accepted, examinedUnmet)
      .when(refuse({ by: INTAKE }))
      .refused('ACCEPTOR_CANNOT_DECIDE')
  })
  test('save where the standard lets the window decide on the spot', () => {
    const window = given(submitted({ windowAuthority: true }), accepted, examined)
    window.when(grant({ by: INTAKE, authorised: true })).then({ ...granted, by: INTAKE, basis: 'WINDOW' })
    window.when(grant({ by: INTAKE })).refused('NOT_AUTHORISED_AT_WINDOW')
  })
  test('WF-03 the examiner cannot decide (一审一核)', () => {
    given(submitted(), accepted, examined)
      .when(grant({ by: EXAMINER }))
      .refused('EXAMINER_CANNOT_DECIDE')
  })
  test('WF-03 save in a combined post (审核合一)', () => {
    given(submitted({ postModel: 'COMBINED' }), accepted, examined)
      .when(grant({ by: EXAMINER }))
      .then({ ...granted, by: EXAMINER })
  })
  test('WF-03 which the officer who accepted cannot hold, window authority or not', () => {
    given(submitted({ postModel: 'COMBINED', windowAuthority: true }), accepted)
      .when(examine({ by: INTAKE }))
      .refused('ACCEPTOR_CANNOT_HOLD_COMBINED_POST')
  })
  test('who gave an opinion that was returned still cannot decide', () => {
    const second: CaseEvent = { ...examined, at: minute(46), by: 'officer-bai' }
    given(submitted(), accepted, examined, returned, second)
      .when(grant({ by: EXAMINER }))
      .refused('EXAMINER_CANNOT_DECIDE')
  })
})

describe('withdrawal', () => {
  test('is the applicant’s right until the decision', () => {
    given(submitted()).when(withdraw).then(withdrawn)
    given(submitted(), correctionRequested).when(withdraw).then(withdrawn)
    given(submitted(), accepted, examined).when(withdraw).then(withdrawn)
  })
  test('and nobody else’s', () => {
    given(submitted())
      .when({ ...withdraw, by: INTAKE })
      .refused('NOT_THE_APPLICANT')
  })
  test('and ends with it', () => {
    given(submitted(), accepted, examined, granted).when(withdraw).refused('CONCLUDED')
  })
})

describe('the limit is extended', () => {
  test('with a reason', () => {
    given(submitted(), accepted).when(extend()).then(extended)
  })
  test('once', () => {
    given(submitted(), accepted, extended).when(extend()).refused('EXTENDED_ALREADY')
  })
  test('by ten working days at most', () => {
    given(submitted(), accepted).when(extend(11)).refused('EXTENSION_TOO_LONG')
  })
  test('while it still runs', () => {
    given(submitted(), accepted)
      .when({ ...extend(), at: '2026-12-04T01:00:00.000Z' })
      .refused('EXTENSION_TOO_LATE')
  })
})

describe('the result is served', () => {
  test('WF-04 after the decision, once', () => {
    given(submitted(), accepted, examined, granted).when(serve).then(served)
    given(submitted(), accepted, examined, granted, served).when(serve).refused('ALREADY_SERVED')
  })
  test('not before there is one', () => {
    given(submitted(), accepted).when(serve).refused('NOTHING_TO_SERVE')
    given(submitted(), withdrawn).when(serve).refused('NOTHING_TO_SERVE')
  })
})

test('AP-42: nobody back-dates an act: what is done is written after what was done', () => {
  given(submitted(), accepted)
    .when(examine({ at: minute(29) }))
    .refused('OUT_OF_ORDER')
})

test('a later version of the standard does not change a running case', () => {
  const state = [submitted(), accepted].reduce(caseDecider.evolve, caseDecider.initial)
  expect(state).toMatchObject({ standard: aStandard() })
})
