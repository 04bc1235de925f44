import { expect, test } from 'vitest'
import type { Json } from '#kernel'
import { pointed } from './certificate-rows.ts'
import { writtenValidity } from './written-date.ts'

test('a pointer finds members and elements, with slashes and tildes escaped (RFC 6901)', () => {
  const value: Json = { form: { 'a/b': { '~': ['first', 'second'] } } }
  expect(pointed(value, '/form/a~1b/~0/1')).toBe('second')
  expect(pointed(value, '/form/missing/0')).toBeUndefined()
  expect(pointed(value, '/form/toString')).toBeUndefined()
})

test('a validity is written as people write it', () => {
  expect(writtenValidity('2026-03-10', '2031-03-09')).toBe('2026年3月10日至2031年3月9日')
  expect(writtenValidity('2026-03-10', null)).toBe('2026年3月10日起长期有效')
})
