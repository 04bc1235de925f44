import type { BoundaryLine, DutyOpened } from './domain/events.ts'

export const aDuty = (changes: Partial<DutyOpened> = {}): DutyOpened => ({
  type: 'DutyOpened',
  at: '2026-03-10T02:00:01.250Z',
  case: 'case-1',
  caseNumber: 'SFQ-20260303-000001',
  itemCode: 'SFQ-0001',
  itemName: '食品经营许可（新办）',
  organ: 'market-supervision',
  decidedBy: 'bureau',
  outcome: 'GRANTED',
  object: { name: '示范区好味道餐馆', idNumber: '990101199001011235', address: '示范区一号路1号' },
  decidedAt: '2026-03-10T02:00:00.000Z',
  approvers: ['intake-1', 'examiner-1', 'decider-1'],
  ...changes,
})

export const aLine = (changes: Partial<BoundaryLine> = {}): BoundaryLine => ({
  id: 'SP-01',
  items: [],
  region: '',
  industry: '',
  kinds: [],
  part: 'LEAD',
  organs: ['market'],
  upper: [],
  approvingSection: '市场准入科',
  supervisingSection: '监管科',
  content: '许可决定',
  method: 'PLATFORM',
  points: [],
  claimHours: 14,
  feedbackDays: 10,
  followUp: 'FIRST_CHECK',
  ...changes,
})
