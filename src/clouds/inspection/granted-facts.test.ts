import { describe, expect, test } from 'vitest'
import type { Push } from '#clouds/supervision/events'
import { grantedFacts } from './granted-facts.ts'

const push: Push = {
  ...{ kind: 'COMMITMENT', cause: 'leaf', holder: 'h', itemVersion: 1, region: null, industry: null, list: null },
  ...{ line: null, basis: 'STANDARD', organs: [], upper: [], claimDue: '', firstCheckDue: null, feedbackDays: 5 },
  ...{ facts: [['经营面积', '120 平方米']], commitment: '承诺后厨布局符合要求', validUntil: null },
}
const standard = {
  criteria: [
    { id: 'layout', text: { zh: '后厨布局符合要求' } },
    { id: 'staff', text: { zh: '有食品安全管理人员', en: 'Has a food safety manager' } },
  ],
  commitment: {
    ...{ version: '1', covers: ['layout'], checkDays: 30 },
    text: { zh: '承诺后厨布局符合要求', en: 'The kitchen is laid out as required' },
    consequences: { zh: '撤销许可' },
  },
}

describe('SV-04 what an inspection is aimed by is what the permit itself rests on', () => {
  test('its conditions, what was promised instead of proved, and what was stated come along', () => {
    const facts = grantedFacts(standard, { push })
    expect(facts.map(({ kind, text }) => [kind, text.zh])).toEqual([
      ['COMMITMENT', '承诺后厨布局符合要求'],
      ['COMMITMENT', '后厨布局符合要求'],
      ['CONDITION', '有食品安全管理人员'],
      ['FILING', '经营面积：120 平方米'],
    ])
  })
  test('an ordinary grant promised nothing: every condition is one that was proved', () => {
    const facts = grantedFacts(standard, { push: { ...push, kind: 'GRANT', commitment: null, facts: [] } })
    expect(facts.map(({ kind }) => kind)).toEqual(['CONDITION', 'CONDITION'])
  })
})
