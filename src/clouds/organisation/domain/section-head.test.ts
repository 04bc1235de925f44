import { expect, test } from 'vitest'
import { headOver } from './section-head.ts'
import type { StructureEvent } from './structure-events.ts'

const done = { at: '2026-03-02T01:00:00.000Z', by: 'administrator' }
const placed = (officer: string, section: string | null, head?: true): StructureEvent => ({
  ...{ type: 'OfficerPlaced' as const, ...done, officer, section },
  ...(head === undefined ? {} : { head }),
})
const section = [placed('gu', 'access', true), placed('he', 'access'), placed('su', 'survey')]

test('the head of a section stands over everybody who sits in it, and over nobody else', () => {
  expect(headOver(section, 'he')).toBe('gu')
  expect(headOver(section, 'su')).toBeNull()
  expect(headOver(section, 'nobody')).toBeNull()
})
test('over the head himself stands no head of a section', () => {
  expect(headOver(section, 'gu')).toBeNull()
})
test('who is moved or put back among the others heads nothing any more, and a closed section has no head', () => {
  expect(headOver([...section, placed('gu', 'survey')], 'he')).toBeNull()
  expect(headOver([...section, placed('gu', 'access')], 'he')).toBeNull()
  const closed = { type: 'SectionClosed' as const, ...done, section: 'access', on: '2026-03-02', reason: '合并' }
  expect(headOver([...section, closed], 'he')).toBeNull()
})
