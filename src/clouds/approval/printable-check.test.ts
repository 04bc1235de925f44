import { describe, expect, test } from 'vitest'
import { checkPrintable } from './printable-check.ts'

/** A font with everything but the lantern. */
const unprintable = (text: string) => [...text].filter((letter) => letter === '🏮')

describe('what sealed papers cannot print', () => {
  test('is told at its field, however deep it stands', () => {
    const findings = checkPrintable(
      { applicant: { name: '甲🏮' }, form: { rooms: [{ name: '🏮' }] }, defects: [{ problem: '好' }] },
      unprintable,
    )
    expect(findings.map(({ path }) => path)).toEqual(['/applicant/name', '/form/rooms/0/name'])
    expect(findings[0]?.message).toContain('🏮')
  })
  test('is nobody’s business where it is not printed', () => {
    expect(checkPrintable({ material: { mood: '🏮' }, note: '🏮' }, unprintable)).toEqual([])
  })
})
