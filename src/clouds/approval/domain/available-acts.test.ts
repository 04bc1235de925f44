import { expect, test } from 'vitest'
import {
  ACCEPTANCE_DUE,
  accepted,
  DECIDER,
  examined,
  examinedUnmet,
  EXAMINER,
  INTAKE,
  minute,
  procedureStarted,
  STATUTORY_DUE,
  submitted,
} from '../fixtures.ts'
import { availableActs } from './available-acts.ts'
import { caseDecider } from './case.ts'
import type { CaseEvent } from './events.ts'

const deadlines = { acceptanceDue: ACCEPTANCE_DUE, statutoryDue: STATUTORY_DUE, deemedFrom: null }
const stateAfter = (...events: readonly CaseEvent[]) => events.reduce(caseDecider.evolve, caseDecider.initial)
const allowed = (by: string, ...events: readonly CaseEvent[]) =>
  availableActs(stateAfter(...events), { by, at: minute(100), deadlines })
    .filter(({ refusal }) => refusal === null)
    .map(({ act }) => act)

test('a new application can be accepted, sent back for correction or turned away', () => {
  expect(allowed(INTAKE, submitted())).toEqual(['accept', 'requestCorrection', 'refuseToAccept'])
})

test('an accepted case can be examined, stopped and extended', () => {
  expect(allowed(EXAMINER, submitted(), accepted)).toEqual(['examine', 'startProcedure', 'extend'])
})

test('an examined case can be granted by whoever did not touch it', () => {
  expect(allowed(DECIDER, submitted(), accepted, examined)).toEqual(['startProcedure', 'returnCase', 'extend', 'grant'])
})

test('a case found wanting can be refused but not granted', () => {
  const acts = allowed(DECIDER, submitted(), accepted, examinedUnmet)
  expect(acts).toContain('refuse')
  expect(acts).not.toContain('grant')
})

test('a running procedure can only end', () => {
  expect(allowed(EXAMINER, submitted(), accepted, procedureStarted)).toEqual(['endProcedure', 'extend'])
})

test('AP-07 the acceptor sees why the decision is not his', () => {
  const answers = availableActs(stateAfter(submitted(), accepted, examined), { by: INTAKE, at: minute(100), deadlines })
  expect(answers.find(({ act }) => act === 'grant')?.refusal?.code).toBe('ACCEPTOR_CANNOT_DECIDE')
})
