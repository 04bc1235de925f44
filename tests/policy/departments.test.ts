import { expect, test } from 'vitest'
import { ACTIONS, may } from '#policy'
import type { Action, OfficerActor, Role } from '#policy'
import { DESK_GROUPS } from '../../src/web/layout/desk-doors.ts'

/** What a competent department's people hold once its permits have gone to the bureau. */
const DEPARTMENT: readonly Role[] = ['supervisor', 'standardEditor']
const BUREAU: readonly Role[] = ['intakeOfficer', 'issueOfficer', 'examiner', 'decider']
const officer = (roles: readonly Role[]): OfficerActor => ({
  ...{ kind: 'officer', id: 'officer', organ: 'organ', region: '990101', roles },
})
const menuOf = (roles: readonly Role[]): readonly string[] =>
  DESK_GROUPS.flatMap(({ doors }) => doors)
    .filter(({ actions }) => actions.some((action) => may(officer(roles), action)))
    .map(({ to }) => to)

/** Every act by which a permit comes about, from the window to the hand that gives it out. */
const PERMIT_ACTS: readonly Action[] = ACTIONS.filter(
  (action) => action.startsWith('case.') && may(officer(BUREAU), action),
)

test('SV-41 a department’s desk offers supervision, standards and policy, and nothing by which a permit is decided', () => {
  expect(PERMIT_ACTS).toEqual(expect.arrayContaining(['case.receive', 'case.examine', 'case.decide', 'case.issue']))
  for (const action of PERMIT_ACTS) expect(may(officer(DEPARTMENT), action), action).toBe(false)
  const [own, bureau] = [menuOf(DEPARTMENT), menuOf(BUREAU)]
  for (const door of ['/desk/duties', '/desk/inspections', '/desk/supervision-plan', '/desk/supervision-standards'])
    expect(own).toContain(door)
  for (const door of ['/desk/standards', '/desk/policies', '/desk/exchanges', '/desk/field-cases'])
    expect(own).toContain(door)
  for (const door of ['/desk/cases', '/desk/intake', '/desk/express', '/desk/issue', '/desk/window-authority'])
    expect([own.includes(door), bureau.includes(door)], door).toEqual([false, true])
})
