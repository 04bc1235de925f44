import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aProfile, aResult } from '../fixtures.ts'
import { benefitDecider, isRunning } from './benefit.ts'
import type { BenefitCommand } from './benefit.ts'
import { conditionsOf, isEligible } from './eligibility.ts'
import { profileDecider } from './enterprise-profile.ts'
import type { BenefitEnded, BenefitProposed, BenefitPublished, Eligibility, ResultMarked } from './events.ts'
import { proposalDecider } from './proposal.ts'
import type { ProposalCommand } from './proposal.ts'
import { resultDecider } from './published-result.ts'

const at = '2026-03-10T02:00:00.000Z'
const eligibility: Eligibility = {
  items: ['SFQ-0001'],
  industries: ['住宿和餐饮业'],
  sizes: ['MICRO', 'SMALL'],
  regions: [],
  parks: [],
  employeesMax: 20,
}
const published: BenefitPublished = {
  type: 'BenefitPublished',
  at,
  by: 'service-1',
  organ: 'bureau',
  title: { zh: '小微餐饮燃气安全补贴' },
  text: { zh: '为小微餐饮安装燃气报警器提供补贴' },
  basis: '示范区〔2026〕3 号',
  gives: { zh: '每户 800 元' },
  eligibility,
  from: '2026-01-01',
  until: '2026-12-31',
}
const publish = (changes: Partial<BenefitPublished> = {}): BenefitCommand => ({
  ...published,
  ...changes,
  type: 'PublishBenefit',
})
const ended: BenefitEnded = { type: 'BenefitEnded', at, by: 'service-1', reason: '资金用完' }
const nothing: Eligibility = { items: [], industries: [], sizes: [], regions: [], parks: [], employeesMax: null }
const canteen = {
  industry: '住宿和餐饮业',
  size: 'MICRO' as const,
  employees: 8,
  region: '990101001',
  park: null,
  grantedItems: ['SFQ-0001'],
}

describe('a policy that finds its people', () => {
  const { given } = scenario(benefitDecider)
  test('is published', () => given().when(publish()).then(published))
  test('once', () => given(published).when(publish()).refused('BENEFIT_ALREADY_PUBLISHED'))
  test('with conditions a machine can check', () =>
    given()
      .when(publish({ eligibility: nothing }))
      .refused('BENEFIT_WITHOUT_CONDITION'))
  test('from a day until a later one', () =>
    given()
      .when(publish({ until: '2025-12-31' }))
      .refused('BENEFIT_PERIOD_BACKWARD'))
  test('ends with a reason', () =>
    given(published)
      .when({ ...ended, type: 'EndBenefit' })
      .then(ended))
  test('once ended it stays so', () =>
    given(published, ended)
      .when({ ...ended, type: 'EndBenefit' })
      .refused('BENEFIT_ALREADY_ENDED'))
  test('nothing ends that never began', () =>
    given()
      .when({ ...ended, type: 'EndBenefit' })
      .refused('BENEFIT_UNKNOWN'))
  test('runs between its days, and not after its end', () => {
    const state = [published].reduce(benefitDecider.evolve, benefitDecider.initial)
    const over = [published, ended].reduce(benefitDecider.evolve, benefitDecider.initial)
    if (state === null || over === null) throw new Error('It was published')
    expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => isRunning(state, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(isRunning(over, '2026-06-01')).toBe(false)
  })
})

describe('whom a policy is offered to', () => {
  test('who meets every condition', () => expect(isEligible(eligibility, canteen)).toBe(true))
  test.each([
    ['another industry', { industry: '建筑业' }],
    ['another size', { size: 'LARGE' as const }],
    ['too many employees', { employees: 21 }],
    ['no permit', { grantedItems: [] }],
  ])('not one with %s', (_, change) => expect(isEligible(eligibility, { ...canteen, ...change })).toBe(false))
  test('a park and a region are conditions too', () => {
    const inPark = { ...nothing, parks: ['样板产业园'], regions: ['990101'] }
    expect(isEligible(inPark, { ...canteen, park: '样板产业园' })).toBe(true)
    expect(isEligible(inPark, canteen)).toBe(false)
    expect(conditionsOf(inPark, canteen).map(({ met }) => met)).toEqual([true, false])
  })
  test('a policy without conditions is offered to nobody', () => expect(isEligible(nothing, canteen)).toBe(false))
})

describe('what an enterprise says of itself', () => {
  const { given } = scenario(profileDecider)
  const declared = aProfile()
  const declare = (creditCode = declared.creditCode) => ({ ...declared, creditCode, type: 'DeclareProfile' as const })
  const verified = { type: 'ProfileVerified' as const, at, by: 'service-1' }
  const rejected = { type: 'ProfileRejected' as const, at, by: 'service-1', reason: '名称与执照不符' }
  test('is declared', () => given().when(declare()).then(declared))
  test('with a sound credit code', () => given().when(declare('91990101MA9900A13Y')).refused('CREDIT_CODE_WRONG'))
  test('counts once the desk has looked it up', () =>
    given(declared)
      .when({ ...verified, type: 'VerifyProfile' })
      .then(verified))
  test('or is sent back with the reason', () =>
    given(declared)
      .when({ ...rejected, type: 'RejectProfile' })
      .then(rejected))
  test('is looked up once', () =>
    given(declared, verified)
      .when({ ...rejected, type: 'RejectProfile' })
      .refused('PROFILE_ALREADY_LOOKED_AT'))
  test('and again after every change', () => {
    given(declared, verified, declared)
      .when({ ...verified, type: 'VerifyProfile' })
      .then(verified)
  })
  test('what nobody declared is not looked up', () =>
    given()
      .when({ ...verified, type: 'VerifyProfile' })
      .refused('PROFILE_UNKNOWN'))
})

describe('an offer nobody applied for', () => {
  const { given } = scenario(proposalDecider)
  const offered: BenefitProposed = {
    type: 'BenefitProposed',
    at,
    organ: 'bureau',
    benefit: 'benefit-1',
    profile: 'profile-1',
    creditCode: '91990101MA9900A13X',
    name: '示范区稻香小馆餐饮有限公司',
    matched: [],
  }
  const offer: ProposalCommand = { ...offered, type: 'ProposeBenefit' }
  const confirmed = { type: 'ProposalConfirmed' as const, at, by: 'account-1' }
  const declined = { type: 'ProposalDeclined' as const, at, by: 'account-1', reason: '不需要' }
  const fulfilled = { type: 'ProposalFulfilled' as const, at, by: 'service-1', record: '已拨付' }
  const lapsed = { type: 'ProposalLapsed' as const, at, reason: '政策已到期' }
  const confirm: ProposalCommand = { ...confirmed, type: 'ConfirmProposal' }
  const decline: ProposalCommand = { ...declined, type: 'DeclineProposal' }
  const fulfil: ProposalCommand = { ...fulfilled, type: 'FulfilProposal' }
  const lapse: ProposalCommand = { ...lapsed, type: 'LapseProposal' }
  test('is made', () => given().when(offer).then(offered))
  test('once', () => given(offered).when(offer).refused('PROPOSAL_ALREADY_MADE'))
  test('is taken', () => given(offered).when(confirm).then(confirmed))
  test('or declined', () => given(offered).when(decline).then(declined))
  test('not both', () => given(offered, confirmed).when(decline).refused('PROPOSAL_ALREADY_ANSWERED'))
  test('is delivered once it was taken', () => given(offered, confirmed).when(fulfil).then(fulfilled))
  test('not before', () => given(offered).when(fulfil).refused('PROPOSAL_NOT_CONFIRMED'))
  test('lapses while nobody has answered', () => given(offered).when(lapse).then(lapsed))
  test('what was taken is owed and does not lapse', () =>
    given(offered, confirmed).when(lapse).refused('PROPOSAL_OVER'))
  test('what lapsed may be offered again', () => given(offered, lapsed).when(offer).then(offered))
  test('nothing is taken that was not offered', () => given().when(confirm).refused('PROPOSAL_UNKNOWN'))
})

describe('a published result', () => {
  const { given } = scenario(resultDecider)
  const result = aResult()
  const marked = (mark: ResultMarked['mark'], name?: string): ResultMarked => ({
    type: 'ResultMarked',
    at,
    by: null,
    mark,
    basis: '撤销决定 N-1',
    ...(name === undefined ? {} : { name }),
  })
  const publishIt = { ...result, type: 'PublishResult' as const }
  const mark = (one: ResultMarked) => ({ ...one, type: 'MarkResult' as const })
  test('is published', () => given().when(publishIt).then(result))
  test('once', () => given(result).when(publishIt).refused('RESULT_ALREADY_PUBLISHED'))
  test('is marked when the grant is annulled', () =>
    given(result)
      .when(mark(marked('ANNULLED')))
      .then(marked('ANNULLED')))
  test('not twice in the same way', () =>
    given(result, marked('ANNULLED'))
      .when(mark(marked('ANNULLED')))
      .refused('RESULT_ALREADY_MARKED'))
  test('nothing is marked that was not published', () =>
    given()
      .when(mark(marked('ANNULLED')))
      .refused('RESULT_UNKNOWN'))
  test('what was taken down takes no more marks', () =>
    given(result, marked('REMOVED'))
      .when(mark(marked('ANNULLED')))
      .refused('RESULT_REMOVED'))
  test('a decision made anew after the first was set aside is published anew', () => {
    const anew = aResult({ decision: 'decision-2' })
    given(result, marked('SET_ASIDE'))
      .when({ ...anew, type: 'PublishResult' })
      .then(anew)
  })
  test('the one that was set aside never is', () =>
    given(result, marked('SET_ASIDE')).when(publishIt).refused('RESULT_ALREADY_PUBLISHED'))
  test('keeps every version, and says no name once it is taken down', () => {
    const history = [result, marked('CORRECTED', '新名称'), marked('ANNULLED'), marked('REMOVED')]
    const states = history.map((_, i) => history.slice(0, i + 1).reduce(resultDecider.evolve, resultDecider.initial))
    expect(states.map((state) => state?.party.name)).toEqual([result.party.name, '新名称', '新名称', ''])
    expect(states.at(-1)?.versions.map(({ version, change }) => `${String(version)} ${change}`)).toEqual([
      '1 PUBLISHED',
      '2 CORRECTED',
      '3 ANNULLED',
      '4 REMOVED',
    ])
  })
})
