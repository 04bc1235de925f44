import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aDrafted, anAdoption, aPublished, aSubmission, aSubmitted, BUREAU, DEPARTMENT, DIGESTS } from '../fixtures.ts'
import type { StandardRetired, StandardReviewReturned } from './events.ts'
import { versionOn } from './in-force.ts'
import { standardDecider } from './standard.ts'
import type { PublishStandard } from './standard.ts'

const { given } = scenario(standardDecider)
const { type: _, version: __, ...facts } = aPublished()
const publish: PublishStandard = { type: 'PublishStandard', ...facts }
const later = { ...publish, digest: DIGESTS.second, at: '2026-04-01T01:00:00.000Z' }
const code = facts.code
const order = { code, organ: DEPARTMENT, at: '2026-03-03T01:00:00.000Z', by: 'editor' }
const returned: StandardReviewReturned = {
  type: 'StandardReviewReturned',
  code,
  round: 1,
  organ: BUREAU,
  remarks: [{ section: 'MATERIALS', text: '布局图应注明比例' }],
  at: '2026-03-05T01:00:00.000Z',
  by: 'reviewer',
}

describe('taking over a standard', () => {
  test('the first version is number one', () => {
    given().when(publish).then(aPublished())
  })
  test('a changed standard is the next version, never another first one', () => {
    given(aPublished())
      .when(later)
      .then({ ...later, type: 'StandardPublished', version: 2 })
  })
  test('the same standard is not published twice', () => {
    given(aPublished())
      .when({ ...publish, at: later.at })
      .refused('SAME_AS_PUBLISHED')
  })
  test('one life holds one item', () => {
    given(aPublished())
      .when({ ...later, code: '990101002001' })
      .refused('OTHER_ITEM')
  })
  test('nobody publishes before what is there', () => {
    given(aPublished())
      .when({ ...later, at: '2026-03-01T01:00:00.000Z' })
      .refused('PUBLISHED_OUT_OF_ORDER')
  })
  test('an import never passes over a version that two people adopted', () => {
    given(aPublished({ reviewed: true }))
      .when(later)
      .refused('REVIEWED_VERSION_STANDS')
  })
  test('an import does not pull the ground from under a draft', () => {
    given(aPublished(), aDrafted()).when(later).refused('DRAFT_OPEN')
  })
})

describe('ST-38: the department drafts, the bureau reviews', () => {
  test('a draft starts from the newest version', () => {
    given(aPublished(), aPublished({ version: 2, digest: DIGESTS.second }))
      .when({ type: 'BeginDraft', ...order, reason: '精简材料' })
      .then(aDrafted({ base: 2 }))
  })
  test('an item is drafted once at a time', () => {
    given(aPublished(), aDrafted())
      .when({ type: 'BeginDraft', ...order, reason: '又一次' })
      .refused('DRAFT_OPEN')
  })
  test('what nobody drafts cannot be submitted', () => {
    given(aPublished()).when(aSubmission()).refused('DRAFT_ABSENT')
  })
  test('a draft is submitted with everybody who wrote on it', () => {
    given(aPublished(), aDrafted())
      .when(aSubmission({ editors: ['colleague'] }))
      .then(aSubmitted({ editors: ['colleague', 'editor'] }))
  })
  test('what is under review is not submitted again', () => {
    given(aPublished(), aDrafted(), aSubmitted()).when(aSubmission()).refused('DRAFT_UNDER_REVIEW')
  })
  test('another organ does not submit it', () => {
    given(aPublished(), aDrafted())
      .when(aSubmission({ organ: 'health' }))
      .refused('DRAFT_OF_OTHER_ORGAN')
  })
  test('a draft with errors is not submitted', () => {
    given(aPublished(), aDrafted())
      .when(aSubmission({ errors: 2 }))
      .refused('DRAFT_HAS_FAULTS')
  })
  test('a draft that changes nothing is not submitted', () => {
    given(aPublished(), aDrafted())
      .when(aSubmission({ digest: DIGESTS.first }))
      .refused('DRAFT_CHANGES_NOTHING')
  })
  test('ST-33: a paper no longer asked for needs ground and reason', () => {
    const changes = { removedMaterials: ['equipmentList'], steps: false, limit: false }
    given(aPublished(), aDrafted()).when(aSubmission({ changes })).refused('REMOVAL_WITHOUT_REASON')
    const removals = [
      { material: 'equipmentList', name: '设备清单', ground: 'COVERED_BY_OTHER' as const, reason: '布局图已列明' },
    ]
    const record = { removals, steps: null, limit: null }
    given(aPublished(), aDrafted()).when(aSubmission({ changes, record })).then(aSubmitted({ record }))
  })
  test('ST-37: merged steps are recorded as old and new, with the reason', () => {
    const changes = { removedMaterials: [], steps: true, limit: false }
    const steps = { before: ['受理', '审查', '审核', '决定'], after: ['受理', '审查', '决定'], reason: '' }
    const record = { removals: [], steps, limit: null }
    given(aPublished(), aDrafted()).when(aSubmission({ changes, record })).refused('STEPS_WITHOUT_REASON')
    const said = { ...record, steps: { ...steps, reason: '审核与决定合并' } }
    given(aPublished(), aDrafted())
      .when(aSubmission({ changes, record: said }))
      .then(aSubmitted({ record: said }))
  })
  test('WF-26: a promise is not changed without the evidence and a reason', () => {
    const changes = { removedMaterials: [], steps: false, limit: true }
    given(aPublished(), aDrafted()).when(aSubmission({ changes })).refused('LIMIT_WITHOUT_EVIDENCE')
  })
  test('the reviewer returns it with remarks, and not without', () => {
    const { type: _type, round: _round, ...said } = returned
    given(aPublished(), aDrafted(), aSubmitted())
      .when({ type: 'ReturnDraft', ...said })
      .then(returned)
    given(aPublished(), aDrafted(), aSubmitted())
      .when({ type: 'ReturnDraft', ...said, remarks: [] })
      .refused('REMARKS_MISSING')
  })
  test('what was not submitted is neither returned nor adopted', () => {
    given(aPublished(), aDrafted()).when(anAdoption()).refused('DRAFT_NOT_SUBMITTED')
  })
  test('every remark is answered before it is submitted again', () => {
    given(aPublished(), aDrafted(), aSubmitted(), returned).when(aSubmission()).refused('REMARKS_UNANSWERED')
    const answers = [{ remark: 0, followed: true, position: '已注明比例' }]
    given(aPublished(), aDrafted(), aSubmitted(), returned)
      .when(aSubmission({ answers }))
      .then(aSubmitted({ round: 2, answers }))
  })
  test('nobody who wrote on it reviews it', () => {
    given(aPublished(), aDrafted(), aSubmitted({ editors: ['editor', 'colleague'] }))
      .when(anAdoption({ by: 'colleague' }))
      .refused('EDITOR_REVIEWS')
  })
  test('what is adopted is what was submitted', () => {
    given(aPublished(), aDrafted(), aSubmitted())
      .when(anAdoption({ digest: 'c'.repeat(64) }))
      .refused('DRAFT_MOVED_ON')
  })
  test('adopted, it is the next version from its day on', () => {
    const { type: _type, organ: _organ, resolution: _resolution, ...published } = anAdoption()
    given(aPublished(), aDrafted(), aSubmitted())
      .when(anAdoption())
      .then({ ...published, type: 'StandardPublished', version: 2, reviewed: true })
  })
  test('no version is in force before it is out, or before the one it follows', () => {
    given(aPublished(), aDrafted(), aSubmitted())
      .when(anAdoption({ effectiveFrom: '2026-03-04' }))
      .refused('EFFECTIVE_IN_THE_PAST')
    given(aPublished({ effectiveFrom: '2026-06-01' }), aDrafted(), aSubmitted())
      .when(anAdoption({ effectiveFrom: '2026-05-01' }))
      .refused('EFFECTIVE_BEFORE_LAST')
  })
  test('a remark not followed is a disagreement: both positions and its settlement are recorded before the version', () => {
    const answers = [{ remark: 0, followed: false, position: '比例不是法定要求' }]
    const history = [aPublished(), aDrafted(), aSubmitted(), returned, aSubmitted({ round: 2, answers })]
    given(...history)
      .when(anAdoption())
      .refused('DISAGREEMENT_UNSETTLED')
    const command = anAdoption({ resolution: '经会商，改为示意即可' })
    const state = history.reduce(standardDecider.evolve, standardDecider.initial)
    const decision = standardDecider.decide(command, state)
    expect(decision.ok && decision.events.map(({ type }) => type)).toEqual([
      'StandardDisagreementSettled',
      'StandardPublished',
    ])
    expect(decision.ok && decision.events[0]).toMatchObject({
      draftingOrgan: DEPARTMENT,
      reviewingOrgan: BUREAU,
      points: [{ remark: '布局图应注明比例', position: '比例不是法定要求' }],
    })
  })
  test('a draft may be given up by the organ that wrote it, and by no other', () => {
    given(aPublished(), aDrafted())
      .when({ type: 'AbandonDraft', ...order, organ: 'health', reason: '不再需要' })
      .refused('DRAFT_OF_OTHER_ORGAN')
    const { organ: _organ, ...said } = { ...order, reason: '不再需要' }
    given(aPublished(), aDrafted())
      .when({ type: 'AbandonDraft', ...order, reason: '不再需要' })
      .then({ type: 'StandardDraftAbandoned', ...said })
  })
})

describe('a version that waits for its day', () => {
  const waiting = aPublished({ version: 2, digest: DIGESTS.second, effectiveFrom: '2026-06-01' })
  const withdrawal = { type: 'WithdrawVersion' as const, version: 2, reason: '上位法推迟施行', by: 'reviewer' }
  test('can be withdrawn before, and not from that day on', () => {
    const at = '2026-05-20T01:00:00.000Z'
    given(aPublished(), waiting)
      .when({ ...withdrawal, at })
      .then({ ...withdrawal, type: 'StandardVersionWithdrawn', code, at })
    given(aPublished(), waiting)
      .when({ ...withdrawal, at: '2026-06-01T01:00:00.000Z' })
      .refused('VERSION_IN_FORCE')
    given(aPublished(), waiting)
      .when({ ...withdrawal, version: 7, at })
      .refused('VERSION_UNKNOWN')
  })
  test('ST-01: becomes current by date alone', () => {
    const { versions } = [aPublished(), waiting].reduce(standardDecider.evolve, standardDecider.initial)
    expect(versionOn(versions, null, '2026-03-01')).toBeUndefined()
    expect(versionOn(versions, null, '2026-05-31')?.version).toBe(1)
    expect(versionOn(versions, null, '2026-06-01')?.version).toBe(2)
    expect(versionOn(versions, '2026-07-01', '2026-06-30')?.version).toBe(2)
    expect(versionOn(versions, '2026-07-01', '2026-07-01')).toBeUndefined()
  })
})

describe('ST-14: an item leaves the list by an act, not by deletion', () => {
  const retirement = {
    way: 'MERGED' as const,
    reason: '两证合一',
    basis: '国务院关于整合调整的决定',
    effectiveFrom: '2026-05-01',
    successors: ['990101001002'],
  }
  const proposal = { type: 'ProposeRetirement' as const, ...order, ...retirement }
  const proposed = { ...proposal, type: 'StandardRetirementProposed' as const }
  const decided = { code, at: '2026-03-06T01:00:00.000Z', by: 'reviewer' }
  const adopted: StandardRetired = { type: 'StandardRetired', ...retirement, ...decided }

  test('it is proposed with reason, basis, day and successors, and adopted by somebody else', () => {
    given(aPublished()).when(proposal).then(proposed)
    given(aPublished(), proposed)
      .when({ type: 'AdoptRetirement', ...decided })
      .then(adopted)
    given(aPublished(), proposed)
      .when({ type: 'AdoptRetirement', ...decided, by: 'editor' })
      .refused('EDITOR_REVIEWS')
  })
  test('a merger or conversion names where people go; a cancellation need not', () => {
    given(aPublished())
      .when({ ...proposal, successors: [] })
      .refused('SUCCESSOR_MISSING')
    given(aPublished())
      .when({ ...proposal, successors: [code] })
      .refused('SUCCESSOR_ITSELF')
    const cancelled = { ...proposal, way: 'CANCELLED' as const, successors: [] }
    given(aPublished())
      .when(cancelled)
      .then({ ...cancelled, type: 'StandardRetirementProposed' })
  })
  test('not for a day gone by, not for an unknown item, not twice, and not while a draft is open', () => {
    given(aPublished())
      .when({ ...proposal, effectiveFrom: '2026-03-01' })
      .refused('EFFECTIVE_IN_THE_PAST')
    given().when(proposal).refused('ITEM_UNKNOWN')
    given(aPublished(), proposed).when(proposal).refused('RETIREMENT_PROPOSED')
    given(aPublished(), aDrafted()).when(proposal).refused('DRAFT_OPEN')
  })
  test('rejected, the item stands as before', () => {
    const rejected = { type: 'StandardRetirementRejected' as const, ...decided, reason: '仍有法定依据' }
    given(aPublished(), proposed)
      .when({ ...rejected, type: 'RejectRetirement' })
      .then(rejected)
    given(aPublished(), proposed, rejected)
      .when({ type: 'AdoptRetirement', ...decided })
      .refused('RETIREMENT_ABSENT')
  })
  test('nothing more is drafted or published for an item that has left', () => {
    given(aPublished(), proposed, adopted)
      .when({ type: 'BeginDraft', ...order, reason: '再来' })
      .refused('ITEM_RETIRED')
    given(aPublished(), proposed, adopted).when(later).refused('ITEM_RETIRED')
  })
})
