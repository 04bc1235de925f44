import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aDuty } from '../fixtures.ts'
import { dutyDecider } from './duty.ts'
import type { DutyCommand } from './duty.ts'
import type { DutyClaimed, DutyReturned, SupervisionRecorded } from './events.ts'

const { given } = scenario(dutyDecider)
const at = '2026-03-11T02:00:00.000Z'
const opened = aDuty()
const { type: _, ...facts } = opened
const open: DutyCommand = { type: 'OpenDuty', ...facts }
const claim = (by = 'supervisor-1'): DutyCommand => ({ type: 'ClaimDuty', at, by })
const giveBack = (by = 'supervisor-1'): DutyCommand => ({ type: 'ReturnDuty', at, by, reason: '不属本单位职责' })
const record = (by = 'supervisor-1', changes: Partial<SupervisionRecorded> = {}): DutyCommand => ({
  ...recorded,
  by,
  ...changes,
  type: 'RecordSupervision',
})
const claimed: DutyClaimed = { type: 'DutyClaimed', at, by: 'supervisor-1' }
const returned: DutyReturned = { type: 'DutyReturned', at, by: 'supervisor-1', reason: '不属本单位职责' }
const recorded: SupervisionRecorded = {
  type: 'SupervisionRecorded',
  at,
  by: 'supervisor-1',
  method: 'ON_SITE',
  found: '现场布局与申报一致',
  result: 'NORMAL',
  measure: '',
}

describe('opening a duty', () => {
  test('an approval opens a duty', () => given().when(open).then(opened))
  test('the same approval opens it once', () => given(opened).when(open).refused('DUTY_ALREADY_OPEN'))
  test('nothing is claimed that was never opened', () => given().when(claim()).refused('DUTY_UNKNOWN'))
})

describe('claiming and returning a duty', () => {
  test('a named person claims it', () => given(opened).when(claim()).then(claimed))
  test('nobody claims what another has claimed', () =>
    given(opened, claimed).when(claim('supervisor-2')).refused('DUTY_ALREADY_CLAIMED'))
  test('whoever took part in the approval never supervises it', () =>
    given(opened).when(claim('examiner-1')).refused('SUPERVISOR_APPROVED_IT'))
  test('it is returned with a reason', () => given(opened).when(giveBack()).then(returned))
  test('it is returned once', () => given(opened, returned).when(giveBack()).refused('DUTY_ALREADY_RETURNED'))
  test('what was returned in error may still be claimed', () => given(opened, returned).when(claim()).then(claimed))
  test('only who claimed it returns it', () =>
    given(opened, claimed).when(giveBack('supervisor-2')).refused('DUTY_CLAIMED_BY_ANOTHER'))
  test('after a record it is not returned', () =>
    given(opened, claimed, recorded).when(giveBack()).refused('DUTY_ALREADY_RECORDED'))
})

describe('recording supervision', () => {
  test('who claimed it records what was found', () => given(opened, claimed).when(record()).then(recorded))
  test('a later check is recorded too', () => given(opened, claimed, recorded).when(record()).then(recorded))
  test('nobody records before claiming', () => given(opened).when(record()).refused('DUTY_NOT_CLAIMED'))
  test('only who claimed it records', () =>
    given(opened, claimed).when(record('supervisor-2')).refused('DUTY_CLAIMED_BY_ANOTHER'))
  test('a problem is recorded with what was done about it', () =>
    given(opened, claimed)
      .when(record('supervisor-1', { result: 'PROBLEM' }))
      .refused('PROBLEM_WITHOUT_MEASURE'))
})
