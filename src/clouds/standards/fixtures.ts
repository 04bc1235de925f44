import type { DraftCommand } from './domain/draft.ts'
import type { StandardDrafted, StandardPublished, StandardSubmittedForReview } from './domain/events.ts'

const CODE = '990101001001'
export const DEPARTMENT = 'market-regulation'
export const BUREAU = 'bureau'
export const DIGESTS = { first: 'a'.repeat(64), second: 'b'.repeat(64) } as const

export const aPublished = (changes: Partial<StandardPublished> = {}): StandardPublished => ({
  type: 'StandardPublished',
  code: CODE,
  version: 1,
  digest: DIGESTS.first,
  standard: { name: { zh: '食品经营许可（新办）' } },
  at: '2026-03-02T01:00:00.000Z',
  by: 'founder',
  ...changes,
})
export const aDrafted = (changes: Partial<StandardDrafted> = {}): StandardDrafted => ({
  type: 'StandardDrafted',
  code: CODE,
  base: 1,
  organ: DEPARTMENT,
  reason: '精简材料',
  at: '2026-03-03T01:00:00.000Z',
  by: 'editor',
  ...changes,
})
export const aSubmitted = (changes: Partial<StandardSubmittedForReview> = {}): StandardSubmittedForReview => ({
  type: 'StandardSubmittedForReview',
  code: CODE,
  round: 1,
  digest: DIGESTS.second,
  standard: { name: { zh: '食品经营许可（新办）' } },
  organ: DEPARTMENT,
  note: '',
  editors: ['editor'],
  answers: [],
  record: { removals: [], steps: null, limit: null },
  at: '2026-03-04T01:00:00.000Z',
  by: 'editor',
  ...changes,
})
type Submission = Extract<DraftCommand, { type: 'SubmitForReview' }>
export const aSubmission = (changes: Partial<Submission> = {}): Submission => {
  const { type: _, round: __, ...facts } = aSubmitted()
  const untouched = { removedMaterials: [], steps: false, limit: false }
  return { ...facts, type: 'SubmitForReview', changes: untouched, errors: 0, ...changes }
}
type Adoption = Extract<DraftCommand, { type: 'AdoptDraft' }>
export const anAdoption = (changes: Partial<Adoption> = {}): Adoption => ({
  type: 'AdoptDraft',
  code: CODE,
  digest: DIGESTS.second,
  standard: { name: { zh: '食品经营许可（新办）' } },
  effectiveFrom: '2026-04-01',
  resolution: '',
  organ: BUREAU,
  at: '2026-03-05T01:00:00.000Z',
  by: 'reviewer',
  ...changes,
})
