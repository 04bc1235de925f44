import { expect, test } from 'vitest'
import { clausesIn } from './clauses-in.ts'

test('a clause is written as people write it: article, text, and the items in brackets at its end', () => {
  const written = '第三条　审批结果当日推送（监管部门）。（990101001001、990101001002）\n\n未编号的一条'
  expect(clausesIn(written)).toEqual([
    { article: '第三条', text: '审批结果当日推送（监管部门）。', items: ['990101001001', '990101001002'] },
    { article: '2', text: '未编号的一条', items: [] },
  ])
})
