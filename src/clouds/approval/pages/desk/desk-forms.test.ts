import { expect, test } from 'vitest'
import { DESK_ACTS } from '../../domain/available-acts.ts'
import { DESK_FORMS, FORM_KEYS, grouped } from './desk-forms.ts'

test('every act the rules know has a form on the desk', () => {
  const forms: readonly string[] = DESK_FORMS
  const missing = DESK_ACTS.filter((act) => act !== 'grant' && act !== 'refuse' && !forms.includes(act))
  expect(missing).toEqual([])
})
test('every form stands in exactly one group', () => {
  const shown = grouped(DESK_FORMS).flatMap(({ forms }) => forms)
  expect([...shown].sort()).toEqual([...DESK_FORMS].sort())
})
test('no single key means two acts', () => {
  const keys = Object.values(FORM_KEYS)
  expect(new Set(keys).size).toBe(keys.length)
})
