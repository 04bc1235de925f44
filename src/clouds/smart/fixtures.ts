import type { Cell, RuleBook } from './domain/rule-book.ts'

const said = (text: string) => ({ zh: text, en: text })
const ANY: Cell = { is: 'ANY' }

/** A small sound table: an amount, a kind and a yes-or-no, two sources that must agree. */
export const aBook = (changes: Partial<RuleBook> = {}): RuleBook => ({
  facts: [
    { id: 'amount', label: said('蓄积'), kind: 'NUMBER', source: { from: 'FORM', pointer: '/form/amount' } },
    {
      id: 'method',
      label: said('方式'),
      kind: 'CHOICE',
      choices: [
        { value: 'THINNING', label: said('抚育') },
        { value: 'CLEAR', label: said('皆伐') },
      ],
      source: { from: 'FORM', pointer: '/answers/method' },
    },
    {
      id: 'clean',
      label: said('无争议'),
      kind: 'YES_NO',
      source: { from: 'REGISTER', register: 'r', key: '/form/k', field: 'clean' },
    },
    { id: 'holder', label: said('申请人'), kind: 'TEXT', source: { from: 'FORM', pointer: '/applicant/name' } },
    {
      id: 'registered',
      label: said('登记人'),
      kind: 'TEXT',
      source: { from: 'REGISTER', register: 'r', key: '/form/k', field: 'name' },
    },
  ],
  comparisons: [
    { id: 'sameHolder', label: said('申请人与登记人'), left: 'holder', right: 'registered', rule: 'EQUAL' },
  ],
  columns: ['clean', 'method', 'amount'],
  rules: [
    { cells: [{ is: 'NO' }, ANY, ANY], outcome: 'TO_OFFICER', reason: said('有争议') },
    { cells: [{ is: 'YES' }, { is: 'ONE_OF', values: ['CLEAR'] }, ANY], outcome: 'TO_OFFICER', reason: said('须勘查') },
    {
      cells: [{ is: 'YES' }, { is: 'ONE_OF', values: ['THINNING'] }, { is: 'RANGE', above: 15 }],
      outcome: 'TO_OFFICER',
      reason: said('超过 15'),
    },
    {
      cells: [{ is: 'YES' }, { is: 'ONE_OF', values: ['THINNING'] }, { is: 'RANGE', atMost: 15 }],
      outcome: 'APPROVE',
      reason: said('一致'),
    },
  ],
  ...changes,
})
