import { expect, test } from 'vitest'
import { chartPosition } from './chart-position.ts'
import { aDeskCase, NO_HANDLING } from './testing/a-desk-case.ts'

const say = (instant: string) => instant.slice(0, 10)
const at = (file: Parameters<typeof chartPosition>[0]) => chartPosition(file, say).at

test('each stage stands at the step whose turn it is', () => {
  expect(at(aDeskCase('awaitingCorrection'))).toBe('acceptance')
  expect(at(aDeskCase('accepted'))).toBe('examination')
  expect(at(aDeskCase('examined'))).toBe('decision')
})
test('between two reviews it stands at the next one', () => {
  const reviews = [
    { step: 'review', kind: 'REVIEW' as const, by: '苏鉴明', agrees: true },
    { step: 'riskCheck', kind: 'RISK_CHECK' as const, by: null, agrees: null },
  ]
  expect(at(aDeskCase('inReview', { handling: { ...NO_HANDLING, reviews } }))).toBe('riskCheck')
})
test('a decision stands at its service until it has been served', () => {
  const aftermath = { served: false, dispatched: null, challenged: false, annulment: null }
  expect(at(aDeskCase('granted', { aftermath }))).toBe('service')
  expect(at(aDeskCase('granted', { aftermath: { ...aftermath, served: true } }))).toBeNull()
})
test('a step that is held again carries no old date', () => {
  const milestones = [
    { type: 'ApplicationAccepted', at: '2026-11-20T01:00:00.000Z', text: { zh: '受理' } },
    { type: 'CaseExamined', at: '2026-11-21T01:00:00.000Z', text: { zh: '审查' } },
  ]
  const file = aDeskCase('accepted')
  const returned = { ...file, progress: { ...file.progress, milestones } }
  expect(chartPosition(returned, say).doneAt).toEqual({ acceptance: '2026-11-20' })
})
