import { describe, expect, test } from 'vitest'
import { kindOfFile, questionKey, questionOf, tokenIn } from './question.ts'

const TOKEN = 'AbCdEfGhIjKlMnOpQrSt_-'

describe('what a visitor asks', () => {
  test('the address of a QR code is asked by its token', () => {
    expect(tokenIn(`https://hall.example/verify?t=${TOKEN}`)).toBe(TOKEN)
  })
  test('a token alone is a token', () => {
    expect(questionOf(` ${TOKEN} `)).toEqual({ by: 'token', token: TOKEN })
  })
  test('another site’s QR code has no token of ours', () => {
    expect(tokenIn(`https://elsewhere.example/pay?t=${TOKEN}`)).toBeUndefined()
  })
  test('anything else is a number', () => {
    expect(questionOf('1.2.156.3005.2.1')).toEqual({ by: 'number', number: '1.2.156.3005.2.1' })
  })
  test('nothing is no question', () => {
    expect(questionOf('  ')).toBeUndefined()
  })
  test('a proof bundle is told apart from papers and pictures', () => {
    expect(['a.PDF', 'a.ofd', 'oneseal-proof-7.json', 'a.jpg'].map(kindOfFile)).toEqual([
      'paper',
      'paper',
      'bundle',
      'picture',
    ])
  })
  test('two files never share a verdict, even of the same name and size', () => {
    const key = (file: File) => JSON.stringify(questionKey({ by: 'file', file }))
    const genuine = new File(['genuine'], 'licence.pdf')
    const forged = new File(['forged!'], 'licence.pdf')
    expect(key(genuine)).toBe(key(genuine))
    expect(key(forged)).not.toBe(key(genuine))
  })
})
