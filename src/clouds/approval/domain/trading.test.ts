import { expect, test } from 'vitest'
import { resultFor } from './trading.ts'

const deal = { project: 'GZJY-1', text: '成交', winnerName: '示范客运公司', winnerCode: '91990101MA99Q00012' }

test('a deal passes the case of whoever won it, and fails every other', () => {
  expect(resultFor(deal, '91990101ma99q00012')).toMatchObject({ conclusion: 'PASSED', reference: 'GZJY-1' })
  expect(resultFor(deal, '91990101MA99Q00020')).toMatchObject({ conclusion: 'FAILED' })
})
test('where nobody won, nobody has passed, whatever his code', () => {
  const none = resultFor({ ...deal, winnerName: '', winnerCode: '' }, '')
  expect(none.conclusion).toBe('FAILED')
  expect(none.outcome).toContain('无中选人')
})
