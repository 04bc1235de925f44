import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import type { FaqDrafted, FaqPublished, FaqRevised, FaqWithdrawn } from './events.ts'
import { askedFor } from './faq-search.ts'
import { faqDecider } from './faq.ts'
import type { FaqCommand } from './faq.ts'

const { given } = scenario(faqDecider)
const at = '2026-03-10T02:00:00.000Z'
const by = 'service-1'
const items = [{ code: 'SFQ-0001', version: 1 }]
const words = { question: { zh: '许可证丢了怎么办？' }, answer: { zh: '在网上申请补发。' }, items, basis: '' }
const drafted: FaqDrafted = { type: 'FaqDrafted', at, by, organ: 'bureau', request: null, ...words }
const draft: FaqCommand = { ...drafted, type: 'DraftFaq' }
const published: FaqPublished = { type: 'FaqPublished', at, by, edition: 1, items, reviewBy: '2026-09-10' }
const publish = (changes: Partial<FaqPublished> = {}): FaqCommand => ({
  type: 'PublishFaq',
  at,
  by,
  items: changes.items ?? items,
  reviewBy: changes.reviewBy ?? '2026-09-10',
})
const revised: FaqRevised = { type: 'FaqRevised', at, by, ...words, answer: { zh: '在网上申请补发，当天可取。' } }
const revise: FaqCommand = { ...revised, type: 'ReviseFaq' }
const withdrawn: FaqWithdrawn = { type: 'FaqWithdrawn', at, by, reason: '政策已取消' }
const withdraw: FaqCommand = { ...withdrawn, type: 'WithdrawFaq' }

describe('a question of the handbook', () => {
  test('is drafted', () => given().when(draft).then(drafted))
  test('once', () => given(drafted).when(draft).refused('FAQ_ALREADY_DRAFTED'))
  test('nothing is published that was not drafted', () => given().when(publish()).refused('FAQ_UNKNOWN'))
  test('is published in its first edition, with the day to look at it again', () =>
    given(drafted).when(publish()).then(published))
  test('never without an item', () =>
    given(drafted)
      .when(publish({ items: [] }))
      .refused('FAQ_WITHOUT_ITEM'))
  test('nor without an answer', () =>
    given({ ...drafted, answer: { zh: ' ' } })
      .when(publish())
      .refused('FAQ_WITHOUT_ANSWER'))
  test('nor for a day that has passed', () =>
    given(drafted)
      .when(publish({ reviewBy: '2026-03-10' }))
      .refused('FAQ_REVIEW_DAY_PASSED'))
  test('nor for ever', () =>
    given(drafted)
      .when(publish({ reviewBy: '2027-03-12' }))
      .refused('FAQ_REVIEW_TOO_FAR'))
  test('revised words are the next edition, and until then the old ones are read', () => {
    given(drafted, published, revised)
      .when(publish())
      .then({ ...published, edition: 2 })
    const state = [drafted, published, revised].reduce(faqDecider.evolve, faqDecider.initial)
    expect(state).toMatchObject({ revised: true, shown: { answer: words.answer }, answer: revised.answer })
  })
  test('is revised also while a draft', () => given(drafted).when(revise).then(revised))
  test('is withdrawn with a reason', () => given(drafted, published).when(withdraw).then(withdrawn))
  test('what is not public is not withdrawn', () => given(drafted).when(withdraw).refused('FAQ_NOT_PUBLISHED'))
  test('what was withdrawn shows nothing', () => {
    const state = [drafted, published, withdrawn].reduce(faqDecider.evolve, faqDecider.initial)
    expect(state).toMatchObject({ stage: 'withdrawn', shown: null })
  })
})

describe('finding an answer', () => {
  const known = [
    { question: '营业执照丢了怎么补办？', answer: '登录后申请补领。' },
    { question: '食品经营许可多久能办下来？', answer: '承诺五个工作日。' },
  ]
  const ask = (asked: string) => askedFor(asked, known, (one) => one).map(({ question }) => question)
  test('people do not use our words', () => {
    expect(ask('执照丢了咋补')).toEqual(['营业执照丢了怎么补办？'])
    expect(ask('食品许可多久')).toEqual(['食品经营许可多久能办下来？'])
  })
  test('what nobody asked is not shown', () => expect(ask('火星登陆')).toEqual([]))
  test('no words are no filter', () => expect(ask(' ？ ')).toHaveLength(2))
})
