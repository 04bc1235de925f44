import { describe, expect, test } from 'vitest'
import { bySeverity } from './severity.ts'
import type { Card } from './client.ts'

const card = (id: string, change: Partial<Card>): Card => ({
  id,
  name: { zh: '超过承诺期限', en: '' },
  ruleVersion: 0,
  family: 'DURING',
  basis: '',
  finding: null,
  addressee: 'ORGAN',
  person: null,
  answerDue: null,
  acknowledged: null,
  version: 1,
  caseId: 'c',
  caseNumber: 'n',
  rule: 'PROMISED_EXCEEDED',
  colour: 'YELLOW',
  organ: '示范区行政审批局',
  due: '2026-11-20',
  usedPercent: 100,
  step: null,
  escalated: null,
  raisedAt: '2026-11-21T00:00:00.000Z',
  answer: null,
  lifted: null,
  ...change,
})
const answer = { at: '2026-11-21T01:00:00.000Z', by: '测试乙', explanation: '材料复杂' }

describe('cards by severity', () => {
  test('unanswered ones stand before answered ones, red before yellow, the longest due first', () => {
    const cards = [
      card('yellow', {}),
      card('answered red', { colour: 'RED', answer }),
      card('red', { colour: 'RED' }),
      card('older yellow', { due: '2026-11-10' }),
    ]
    expect(cards.toSorted(bySeverity).map(({ id }) => id)).toEqual(['red', 'older yellow', 'yellow', 'answered red'])
  })
})
