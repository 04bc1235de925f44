import { expect, test } from 'vitest'
import { maskObject } from './duty-view.ts'

test('a supervisor reads of a person’s number what tells two people apart, and an enterprise’s code whole', () => {
  const masked = (idNumber: string) => maskObject({ name: '示例', idNumber, address: '' }).idNumber
  expect(masked('990101199001011235')).toBe('990101********1235')
  expect(masked('91990101MA9900A13X')).toBe('91990101MA9900A13X')
})
