import { expect, test } from 'vitest'
import { acceptable } from './bulk.ts'
import { aDeskCase } from './testing/a-desk-case.ts'

const reason = { zh: '已经受理', en: 'Accepted already' }
const plan = {
  material: 'plan',
  sha256: 'ab'.repeat(32),
  fileName: 'p.pdf',
  mediaType: 'application/pdf',
  sizeBytes: 1,
}

test('only a complete application is accepted together with others', () => {
  const acts = [{ act: 'accept', allowed: true }]
  expect(acceptable(aDeskCase('submitted', { acts, materials: [plan] }))).toBeNull()
})
test('one that could be accepted with a document to follow wants an officer’s eye', () => {
  expect(acceptable(aDeskCase('submitted', { acts: [{ act: 'accept', allowed: true }] }))).toEqual({
    kind: 'incomplete',
  })
})
test('what the law refuses is reported with its reason', () => {
  const acts = [{ act: 'accept', allowed: false, code: 'ALREADY_ACCEPTED', reason }]
  expect(acceptable(aDeskCase('accepted', { acts, materials: [plan] }))).toEqual({ kind: 'refused', reason })
})
