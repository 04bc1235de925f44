import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aRequest } from '../fixtures.ts'
import type {
  RequestAnswered,
  RequestDispatched,
  RequestPublished,
  RequestRated,
  RequestReopened,
  RequestReturned,
} from './events.ts'
import { REPLY_LIMIT_DAYS } from './reply-limits.ts'
import { requestDecider } from './request.ts'
import type { RequestCommand } from './request.ts'

const { given } = scenario(requestDecider)
const at = '2026-03-10T03:00:00.000Z'
const filed = aRequest()
const { type: _, ...facts } = filed
const file = (routedTo: string | null): RequestCommand => ({ type: 'FileRequest', routedTo, ...facts })
const routed: RequestDispatched = {
  type: 'RequestDispatched',
  at: filed.at,
  by: filed.by,
  organ: 'bureau',
  section: '',
  officer: null,
  automatic: true,
}
const dispatched: RequestDispatched = { ...routed, at, by: 'service-1', section: '市场准入科', automatic: false }
const dispatch = (officer: string | null = null): RequestCommand => ({
  type: 'DispatchRequest',
  at,
  by: 'service-1',
  organ: 'bureau',
  section: '市场准入科',
  officer,
})
const answered: RequestAnswered = {
  type: 'RequestAnswered',
  at,
  by: 'examiner-1',
  organ: 'bureau',
  text: '先办营业执照，再办食品经营许可。',
  adoption: null,
  resolution: null,
}
const answer = (changes: Partial<RequestAnswered> = {}): RequestCommand => ({
  ...answered,
  ...changes,
  type: 'AnswerRequest',
})
const returned: RequestReturned = { type: 'RequestReturned', at, by: 'examiner-1', reason: '属于市场监管局职责' }
const giveBack: RequestCommand = { ...returned, type: 'ReturnRequest', organ: 'bureau' }
const rated: RequestRated = { type: 'RequestRated', at, by: 'filer-1', satisfied: false, comment: '没有说清楚' }
const rate: RequestCommand = { ...rated, type: 'RateAnswer' }
const reopened: RequestReopened = { type: 'RequestReopened', at, by: 'filer-1', reason: '没有回答我的问题' }
const reopen: RequestCommand = { ...reopened, type: 'ReopenRequest' }
const published: RequestPublished = {
  type: 'RequestPublished',
  at,
  by: 'service-1',
  question: '开小餐馆要先办营业执照吗？',
  answer: '先办营业执照，再办食品经营许可。',
}
const publish = (changes: Partial<RequestPublished> = {}): RequestCommand => ({
  ...published,
  ...changes,
  type: 'PublishRequest',
})
const measures = [{ what: 'MATERIALS' as const, before: 8, after: 3 }]
const resolution = { before: '要交八份材料', after: '只交三份', measures }

describe('filing and dispatching', () => {
  test('what is about an item goes straight to the organ that decides it', () =>
    given().when(file('bureau')).then(filed, routed))
  test('what is about nothing in particular waits for the service desk', () => given().when(file(null)).then(filed))
  test('a request is filed once', () => given(filed).when(file(null)).refused('REQUEST_ALREADY_FILED'))
  test('nothing is dispatched that was never filed', () => given().when(dispatch()).refused('REQUEST_UNKNOWN'))
  test('the desk dispatches to an organ and its section', () => given(filed).when(dispatch()).then(dispatched))
  test('what was answered is not dispatched again', () =>
    given(filed, dispatched, answered).when(dispatch()).refused('REQUEST_ALREADY_ANSWERED'))
  test('every kind has its own reply limit', () => {
    expect(REPLY_LIMIT_DAYS).toEqual({ ENQUIRY: 2, COMPLAINT: 5, SUGGESTION: 15, PAIN_POINT: 15, REPORT: 30 })
  })
})

describe('answering', () => {
  test('the responsible organ answers', () => given(filed, dispatched).when(answer()).then(answered))
  test('what nobody is responsible for is not answered', () =>
    given(filed).when(answer()).refused('REQUEST_NOT_DISPATCHED'))
  test('another organ does not answer', () =>
    given(filed, dispatched)
      .when(answer({ organ: 'market' }))
      .refused('REQUEST_OF_ANOTHER_ORGAN'))
  test('it is answered once', () =>
    given(filed, dispatched, answered).when(answer()).refused('REQUEST_ALREADY_ANSWERED'))
  test('what is not its own goes back with the reason', () => given(filed, dispatched).when(giveBack).then(returned))
  test('and then waits for the desk again', () =>
    given(filed, dispatched, returned).when(answer()).refused('REQUEST_NOT_DISPATCHED'))
  const complaint = aRequest({ kind: 'COMPLAINT', involved: ['examiner-1'] })
  test('nobody answers a complaint about his own case', () =>
    given(complaint, dispatched).when(answer()).refused('COMPLAINT_ABOUT_YOURSELF'))
  test('nor is it dispatched to him', () =>
    given(complaint).when(dispatch('examiner-1')).refused('COMPLAINT_ABOUT_YOURSELF'))
  test('a colleague answers it', () =>
    given(complaint, dispatched)
      .when(answer({ by: 'examiner-2' }))
      .then({ ...answered, by: 'examiner-2' }))
})

describe('suggestions', () => {
  const suggestion = aRequest({ kind: 'SUGGESTION' })
  const adoption = { adopted: true, reason: '下月起窗口增设自助填表机' }
  test('an answer says whether it is adopted, and why', () =>
    given(suggestion, dispatched)
      .when(answer({ adoption }))
      .then({ ...answered, adoption }))
  test('an answer without it is none', () => given(suggestion, dispatched).when(answer()).refused('ADOPTION_UNSAID'))
  test('adoption belongs to suggestions alone', () =>
    given(filed, dispatched).when(answer({ adoption })).then(answered))
})

describe('pain points', () => {
  const pain = aRequest({ kind: 'PAIN_POINT' })
  test('they are resolved with how it was and how it is, in numbers', () =>
    given(pain, dispatched)
      .when(answer({ resolution }))
      .then({ ...answered, resolution }))
  test('not without evidence', () => given(pain, dispatched).when(answer()).refused('RESOLUTION_WITHOUT_EVIDENCE'))
  test('nor with numbers that did not become better', () =>
    given(pain, dispatched)
      .when(answer({ resolution: { ...resolution, measures: [{ what: 'DAYS', before: 5, after: 5 }] } }))
      .refused('RESOLUTION_WITHOUT_EVIDENCE'))
})

describe('rating and reopening', () => {
  test('who asked rates the answer once', () => given(filed, dispatched, answered).when(rate).then(rated))
  test('not twice', () => given(filed, dispatched, answered, rated).when(rate).refused('ANSWER_ALREADY_RATED'))
  test('nor before there is one', () => given(filed, dispatched).when(rate).refused('REQUEST_NOT_ANSWERED'))
  test('he may ask once for another answer', () =>
    given(filed, dispatched, answered, rated).when(reopen).then(reopened))
  test('and that one is given under a new limit', () => {
    const state = [filed, dispatched, answered, reopened].reduce(requestDecider.evolve, requestDecider.initial)
    expect(state).toMatchObject({ stage: 'dispatched', clockFrom: at, answer: { text: answered.text } })
  })
  test('once', () =>
    given(filed, dispatched, answered, reopened, answered).when(reopen).refused('REQUEST_REOPENED_BEFORE'))
})

describe('publishing', () => {
  test('question and answer go public without what names a person', () =>
    given(filed, dispatched, answered).when(publish()).then(published))
  test.each(['电话 19900000001', '我是张三丰', '身份证 990101199003070023', '写信 a@b.example'])(
    'never with 「%s」 in it',
    (question) =>
      given(filed, dispatched, answered).when(publish({ question })).refused('PUBLISHED_TEXT_NAMES_SOMEBODY'),
  )
  test('nor against the will of who filed it', () =>
    given(aRequest({ publishable: false }), dispatched, answered)
      .when(publish())
      .refused('PUBLICATION_NOT_CONSENTED'))
  test('nor before it is answered', () => given(filed, dispatched).when(publish()).refused('REQUEST_NOT_ANSWERED'))
  test('once', () => given(filed, dispatched, answered, published).when(publish()).refused('REQUEST_ALREADY_PUBLISHED'))
  test('and is taken back with a reason', () =>
    given(filed, dispatched, answered, published)
      .when({ type: 'UnpublishRequest', at, by: 'service-1', reason: '涉及他人' })
      .then({ type: 'RequestUnpublished', at, by: 'service-1', reason: '涉及他人' }))
  test('what is not public is not taken back', () =>
    given(filed, dispatched, answered)
      .when({ type: 'UnpublishRequest', at, by: 'service-1', reason: '涉及他人' })
      .refused('REQUEST_NOT_PUBLISHED'))
})
