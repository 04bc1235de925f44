import { describe, expect, test } from 'vitest'
import { workingCalendar } from '#kernel'
import { scenario } from '#kernel/testing'
import {
  accept,
  ACCEPTANCE_DUE,
  aMaterial,
  APPLICANT,
  CORRECT_BY,
  day,
  deemAccepted,
  DECIDER,
  examine,
  grant,
  INTAKE,
  lived,
  minute,
  refuseToAccept,
  requestCorrection,
  submit,
  submitCorrection,
  submitOn,
} from '../fixtures.ts'
import { caseDecider } from './case.ts'
import { caseClock } from './case-clock.ts'
import type {
  PreAcceptApplication,
  PresentOriginals,
  RecordDeferralBreach,
  SupplyDeferredMaterials,
  TakeOverCase,
  TerminateCase,
} from './case-command.ts'
import type { CaseEvent } from './events.ts'

const { given } = scenario(caseDecider)
const calendar = workingCalendar({ yearsPublished: [2026], holidays: [], workdays: [] })
const clockAfter = (events: readonly CaseEvent[], now: string) => {
  const state = events.reduce(caseDecider.evolve, caseDecider.initial)
  if (state.phase === 'absent') throw new Error('The test gave no application')
  return caseClock(state, calendar, now)
}

describe('an application begins as what it is', () => {
  const offered = { mode: 'COMMITMENT' as const, commitment: { version: '2', covers: [], checkDays: 30 } }

  test('a commitment is made on the text in force', () => {
    given()
      .when(submitOn(offered, {}, { commitment: { version: '1' } }))
      .refused('COMMITMENT_OUTDATED')
  })
  test('and only where the item is granted on one', () => {
    given()
      .when(submit({ commitment: { version: '2' } }))
      .refused('COMMITMENT_NOT_OFFERED')
  })
  test.each(['ALTERATION', 'RENEWAL', 'REPLACEMENT', 'DEREGISTRATION'] as const)(
    'an application for %s names the certificate it is about',
    (changeKind) => {
      given().when(submitOn({ changeKind })).refused('CERTIFICATE_NOT_NAMED')
    },
  )
  test('a paper slip was not received tomorrow', () => {
    given()
      .when(submit({ slip: { number: 'A-0001', receivedAt: minute(1) } }))
      .refused('SLIP_IN_THE_FUTURE')
  })
  test('and the clock counts from the day on the slip', () => {
    const events = lived(submit({ slip: { number: 'A-0001', receivedAt: '2026-11-02T02:00:00.000Z' } }))
    expect(clockAfter(events, '2026-11-04').acceptance?.due).toBe('2026-11-09')
  })
})

describe('a case taken over from an older system', () => {
  const { type: _, channel: _channel, ...application } = submit()
  const takeOver = (change: Partial<TakeOverCase> = {}): TakeOverCase => ({
    ...application,
    type: 'TakeOverCase',
    by: 'migration-officer',
    system: '旧审批系统',
    foreignNumber: '2026-7788',
    receivedAt: '2026-10-26T02:00:00.000Z',
    acceptedAt: '2026-10-28T02:00:00.000Z',
    ...change,
  })
  test('goes on where it stood, with the days it has already used', () => {
    const time = clockAfter(lived(takeOver()), '2026-11-04')
    expect(time).toMatchObject({ phase: 'running', startedAt: '2026-10-28' })
    expect(clockAfter(lived(takeOver({ acceptedAt: null })), '2026-10-28').phase).toBe('awaitingAcceptance')
  })
  test('can be examined by whoever is here', () => {
    const { by } = examine()
    given(...lived(takeOver()))
      .when(examine())
      .then({ ...examine(), type: 'CaseExamined', by })
  })
  test('was not accepted before it was received, nor tomorrow', () => {
    given()
      .when(takeOver({ acceptedAt: '2026-10-25T02:00:00.000Z' }))
      .refused('TAKEOVER_OUT_OF_ORDER')
    given()
      .when(takeOver({ acceptedAt: minute(1) }))
      .refused('TAKEOVER_OUT_OF_ORDER')
  })
  test('is taken over once', () => {
    given(...lived(submit()))
      .when(takeOver())
      .refused('ALREADY_SUBMITTED')
  })
})

const preAccept = (change: Partial<PreAcceptApplication> = {}): PreAcceptApplication => ({
  type: 'PreAcceptApplication',
  at: minute(10),
  by: INTAKE,
  acceptanceDue: ACCEPTANCE_DUE,
  outstanding: ['identity', 'floorPlan'],
  until: CORRECT_BY,
  ...change,
})
const present = (materials = ['identity', 'floorPlan'], change: Partial<PresentOriginals> = {}): PresentOriginals => ({
  type: 'PresentOriginals',
  at: minute(20),
  by: INTAKE,
  materials,
  ...change,
})

describe('pre-acceptance', () => {
  test('becomes acceptance with the last original, in one act', () => {
    const events = lived(submit(), preAccept(), present(['identity']))
    expect(events.at(-1)).toMatchObject({ type: 'OriginalsPresented', remaining: ['floorPlan'] })
    expect(lived(submit(), preAccept(), present(['identity']), present(['floorPlan'])).slice(-2)).toMatchObject([
      { type: 'OriginalsPresented', remaining: [] },
      { type: 'ApplicationAccepted', noticeNumber: 'SFQ-20261104-000001-SL', by: INTAKE },
    ])
  })
  test('counts no time while the originals are awaited, and all of it after', () => {
    expect(clockAfter(lived(submit(), preAccept()), '2026-11-30').phase).toBe('awaitingApplicant')
    const late = lived(submit(), preAccept(), present(undefined, { at: day(26) }))
    expect(clockAfter(late, '2026-12-01')).toMatchObject({ startedAt: '2026-11-30', deemedAccepted: false })
  })
  test('brings what was missing', () => {
    given(...lived(submit({ materials: [aMaterial('identity')] }), preAccept(), present()))
      .when(accept({ at: minute(31) }))
      .refused('ALREADY_ACCEPTED')
  })
  test('is said of something, and of something this case has', () => {
    given(...lived(submit()))
      .when(preAccept({ outstanding: [] }))
      .refused('NOTHING_OUTSTANDING')
    given(...lived(submit()))
      .when(preAccept({ outstanding: ['dowry'] }))
      .refused('MATERIAL_UNKNOWN')
  })
  test('does not pass over what is missing besides', () => {
    given(...lived(submit({ materials: [] })))
      .when(preAccept({ outstanding: ['identity'] }))
      .refused('MATERIALS_MISSING')
  })
  test('waits for a day that is to come', () => {
    given(...lived(submit()))
      .when(preAccept({ until: '2026-11-03' }))
      .refused('DATE_PASSED')
  })
  test('is the bureau’s only while its five days run, and not in the middle of a correction', () => {
    given(...lived(submit()))
      .when(preAccept({ at: day(9) }))
      .refused('ACCEPTANCE_DEEMED')
    given(...lived(submit(), requestCorrection()))
      .when(preAccept({ at: minute(11) }))
      .refused('AWAITING_CORRECTION')
  })
  test('leaves nothing else to the bureau until the originals are seen', () => {
    const waiting = given(...lived(submit(), preAccept()))
    waiting.when(accept()).refused('ORIGINALS_OUTSTANDING')
    waiting.when(deemAccepted()).refused('ORIGINALS_OUTSTANDING')
    waiting.when(requestCorrection()).refused('ORIGINALS_OUTSTANDING')
  })
  test('lets nobody certify his own originals', () => {
    given(...lived(submit(), preAccept()))
      .when(present(undefined, { by: APPLICANT }))
      .refused('NOT_BY_THE_APPLICANT')
  })
  test('but the officer who filed it for somebody at the window may see them', () => {
    const events = lived(submit({ channel: 'WINDOW', by: INTAKE }), preAccept(), present())
    expect(events.at(-1)?.type).toBe('ApplicationAccepted')
  })
  test('takes what was asked for, once, and nothing else', () => {
    const waiting = given(...lived(submit(), preAccept(), present(['identity'])))
    waiting.when(present(['identity'])).refused('ORIGINAL_NOT_ASKED')
    waiting.when(present([])).refused('NOTHING_OUTSTANDING')
    given(...lived(submit()))
      .when(present())
      .refused('NOT_PRE_ACCEPTED')
  })
})

const deferrable = { deferrable: [{ material: 'floorPlan', days: 10 }] }
const incomplete = submitOn(deferrable, {}, { materials: [aMaterial('identity')] })
const later = { deferred: [{ material: 'floorPlan', due: '2026-11-18' }] }
const supply = (change: Partial<SupplyDeferredMaterials> = {}): SupplyDeferredMaterials => ({
  type: 'SupplyDeferredMaterials',
  at: minute(45),
  by: APPLICANT,
  atWindow: false,
  materials: [aMaterial('floorPlan')],
  ...change,
})
const breach = (at = day(15)): RecordDeferralBreach => ({ type: 'RecordDeferralBreach', at, by: INTAKE })
const terminate = (change: Partial<TerminateCase> = {}): TerminateCase => ({
  type: 'TerminateCase',
  at: day(15),
  by: INTAKE,
  ground: 'NOT_CORRECTED',
  reason: '逾期未补正',
  ...change,
})

describe('acceptance with documents to follow (容缺受理)', () => {
  test('names what follows and its last day', () => {
    expect(lived(incomplete, accept(later)).at(-1)).toMatchObject({ type: 'ApplicationAccepted', ...later })
  })
  test('only what the standard lets follow, only what is missing, only in its days', () => {
    const received = given(...lived(incomplete))
    received.when(accept({ deferred: [{ material: 'identity', due: '2026-11-18' }] })).refused('NOT_DEFERRABLE')
    received.when(accept({ deferred: [{ material: 'floorPlan', due: '2027-02-18' }] })).refused('DEFERRAL_TOO_LONG')
    given(...lived(submitOn(deferrable)))
      .when(accept(later))
      .refused('DEFERRED_NOT_MISSING')
    received.when(accept()).refused('MATERIALS_MISSING')
  })
  test('nothing is granted before all is in', () => {
    given(...lived(incomplete, accept(later), examine()))
      .when(grant())
      .refused('DEFERRED_MATERIALS_MISSING')
    expect(lived(incomplete, accept(later), examine(), supply(), grant()).at(-1)?.type).toBe('CaseGranted')
  })
  test('what follows is what was promised, from whoever promised it', () => {
    const promised = given(...lived(incomplete, accept(later)))
    promised.when(supply({ materials: [aMaterial('identity')] })).refused('DEFERRED_NOT_OWED')
    promised.when(supply({ by: DECIDER })).refused('NOT_THE_APPLICANT')
    expect(lived(incomplete, accept(later), supply({ by: INTAKE, atWindow: true })).at(-1)?.type).toBe(
      'DeferredMaterialsSupplied',
    )
  })
  test('a breach is recorded after the day, once, and names what is missing', () => {
    given(...lived(incomplete, accept(later)))
      .when(breach(day(14)))
      .refused('DEFERRAL_STILL_RUNS')
    const broken = lived(incomplete, accept(later), breach())
    expect(broken.at(-1)).toMatchObject({ type: 'DeferralBreached', materials: ['floorPlan'] })
    given(...broken)
      .when(breach())
      .refused('BREACH_RECORDED_ALREADY')
  })
  test('and then nothing can be handed in or granted, but the case be ended', () => {
    const broken = lived(incomplete, accept(later), examine(), breach())
    given(...broken)
      .when(supply({ at: day(15) }))
      .refused('DEFERRAL_BREACHED')
    given(...broken)
      .when(grant({ at: day(15), validFrom: '2026-11-19' }))
      .refused('DEFERRAL_BREACHED')
    const [ended] = lived(incomplete, accept(later), breach(), terminate({ ground: 'DEFERRAL_BREACHED' })).slice(-1)
    expect(ended).toMatchObject({ type: 'CaseTerminated', noticeNumber: 'SFQ-20261104-000001-ZZBL' })
  })
})

describe('a case ends without a decision', () => {
  test('when the correction did not come by its day, and not before', () => {
    const waiting = given(...lived(submit(), requestCorrection()))
    waiting.when(terminate({ at: day(14) })).refused('TERMINATION_TOO_EARLY')
    expect(lived(submit(), requestCorrection(), terminate()).at(-1)?.type).toBe('CaseTerminated')
  })
  test('when the originals were not shown by their day', () => {
    const ground = 'ORIGINALS_NOT_PRESENTED' as const
    given(...lived(submit(), preAccept()))
      .when(terminate({ at: day(14), ground }))
      .refused('TERMINATION_TOO_EARLY')
    expect(lived(submit(), preAccept(), terminate({ ground })).at(-1)?.type).toBe('CaseTerminated')
  })
  test.each(['NOT_CORRECTED', 'ORIGINALS_NOT_PRESENTED', 'DEFERRAL_BREACHED', 'FEE_NOT_PAID'] as const)(
    'never on the ground %s when it does not exist',
    (ground) => {
      given(...lived(submit(), accept()))
        .when(terminate({ ground }))
        .refused('TERMINATION_GROUND_MISSING')
    },
  )
  test('who brought the correction in time is not ended for it', () => {
    given(...lived(submit(), requestCorrection(), submitCorrection()))
      .when(terminate())
      .refused('TERMINATION_GROUND_MISSING')
  })
  test('always with the reason', () => {
    given(...lived(submit()))
      .when(terminate({ ground: 'NO_LONGER_POSSIBLE', reason: ' ' }))
      .refused('REASON_MISSING')
    given(...lived(submit()))
      .when(refuseToAccept({ reason: '' }))
      .refused('REASON_MISSING')
  })
})

test('a correction is asked for by a day that is to come', () => {
  given(...lived(submit()))
    .when(requestCorrection({ until: '2026-11-03' }))
    .refused('DATE_PASSED')
})
test('an officer at the window takes in a correction and a withdrawal', () => {
  const corrected = lived(submit(), requestCorrection(), submitCorrection({ by: INTAKE, atWindow: true }))
  expect(corrected.at(-1)?.type).toBe('CorrectionSubmitted')
  const withdraw = {
    type: 'WithdrawApplication',
    at: minute(5),
    by: INTAKE,
    atWindow: true,
    reason: '书面撤回',
  } as const
  expect(lived(submit(), withdraw).at(-1)?.type).toBe('ApplicationWithdrawn')
})
