import type { CardRaised } from './domain/events.ts'

export const aCard = (changes: Partial<CardRaised> = {}): CardRaised => ({
  type: 'CardRaised',
  at: '2026-03-16T16:00:30.000Z',
  case: 'case-1',
  caseNumber: 'SFQ-20260303-000001',
  rule: 'PROMISED_EXCEEDED',
  colour: 'RED',
  organ: 'bureau',
  due: '2026-03-16',
  usedPercent: 110,
  ...changes,
})
