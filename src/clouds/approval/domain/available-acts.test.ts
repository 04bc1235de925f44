import { expect, test } from 'vitest'
import {
  ACCEPTANCE_DUE,
  accepted,
  DECIDER,
  examined,
  examinedUnmet,
  EXAMINER,
  granted,
  INTAKE,
  minute,
  procedureStarted,
  STATUTORY_DUE,
  submitted,
  withExperts,
} from '../fixtures.ts'
import { availableActs } from './available-acts.ts'
import { caseDecider } from './case.ts'
import type { CaseEvent } from './events.ts'

const deadlines = { acceptanceDue: ACCEPTANCE_DUE, statutoryDue: STATUTORY_DUE, deemedFrom: null }
const stateAfter = (...events: readonly CaseEvent[]) => events.reduce(caseDecider.evolve, caseDecider.initial)
/** Always possible, whatever the case has come to: of no interest here. */
const ALWAYS: readonly string[] = [
  'recordVisit',
  'note',
  'correctClericalError',
  'assign',
  'withdrawAtWindow',
  'terminate',
]
const allowed = (by: string, ...events: readonly CaseEvent[]) =>
  availableActs(stateAfter(...events), { by, at: minute(100), deadlines })
    .filter(({ act, refusal }) => refusal === null && !ALWAYS.includes(act))
    .map(({ act }) => act)

test('a new application can be accepted, pre-accepted, sent back for correction or turned away', () => {
  expect(allowed(INTAKE, submitted())).toEqual(['accept', 'requestCorrection', 'refuseToAccept', 'preAccept'])
})

test('an accepted case can be examined, discussed with others and extended', () => {
  expect(allowed(EXAMINER, submitted(), accepted)).toEqual([
    'examine',
    'tellHearingRight',
    'openConsultation',
    'extend',
  ])
})

test('an examined case can be granted by whoever did not touch it', () => {
  expect(allowed(DECIDER, submitted(), accepted, examined)).toEqual([
    ...['tellHearingRight', 'openConsultation', 'returnCase', 'extend', 'grant'],
  ])
})

test('a case found wanting can be refused but not granted', () => {
  const acts = allowed(DECIDER, submitted(), accepted, examinedUnmet)
  expect(acts).toContain('refuse')
  expect(acts).not.toContain('grant')
})

test('while a procedure runs it can only end: nothing is examined', () => {
  const acts = allowed(EXAMINER, submitted({ track: withExperts }), accepted, procedureStarted)
  expect(acts).toContain('endProcedure')
  expect(acts).not.toContain('examine')
  expect(acts).not.toContain('startProcedure')
})

test('AP-07 the acceptor sees why the decision is not his', () => {
  const answers = availableActs(stateAfter(submitted(), accepted, examined), { by: INTAKE, at: minute(100), deadlines })
  expect(answers.find(({ act }) => act === 'grant')?.refusal?.code).toBe('ACCEPTOR_CANNOT_DECIDE')
})

test('a procedure can be started where the standard knows one', () => {
  expect(allowed(EXAMINER, submitted({ track: withExperts }), accepted)).toContain('startProcedure')
})

test('a granted case can be served, challenged and annulled', () => {
  expect(allowed(DECIDER, submitted(), accepted, examined, granted)).toEqual([
    ...['serveAtCounter', 'dispatch', 'challenge', 'announceAnnulment'],
  ])
})

test('the window sees its decision allowed with an authorisation, and refused without', () => {
  const state = stateAfter(submitted({ windowAuthority: true }), accepted, examined)
  const grantFor = (authorised: boolean) =>
    availableActs(state, { by: INTAKE, at: minute(100), deadlines, authorised }, ['grant'])[0]?.refusal?.code
  expect(grantFor(true)).toBeUndefined()
  expect(grantFor(false)).toBe('NOT_AUTHORISED_AT_WINDOW')
})
