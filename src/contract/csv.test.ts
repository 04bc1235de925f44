import { describe, expect, test } from 'vitest'
import { csvLine } from './csv.ts'

describe('a line of an export', () => {
  test('quotes what would break the line', () => {
    expect(csvLine(['甲,乙', '说"好"', '一\n二', 3])).toBe('"甲,乙","说""好""","一\n二",3\r\n')
  })
  test.each(['=1+1', '+86', '-1', '@SUM(A1)', '\t=1'])('keeps %j from being a formula', (hostile) => {
    expect(csvLine([hostile])).toBe(`'${hostile}\r\n`)
  })
  test('leaves plain words and numbers alone', () => {
    expect(csvLine(['示范小馆', -3])).toBe('示范小馆,-3\r\n')
  })
})
