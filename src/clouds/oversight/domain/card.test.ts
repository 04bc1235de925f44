import { describe, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { aCard } from '../fixtures.ts'
import { cardDecider } from './card.ts'
import type { CardCommand } from './card.ts'
import type { CardAnswered, CardLifted } from './events.ts'

const { given } = scenario(cardDecider)
const raised = aCard()
const { type: _, ...facts } = raised
const raise: CardCommand = { type: 'RaiseCard', ...facts }
const answered: CardAnswered = {
  type: 'CardAnswered',
  at: '2026-03-17T01:00:00.000Z',
  by: 'examiner-1',
  explanation: '专家评审组织较晚，已催办',
}
const answer: CardCommand = { ...answered, type: 'AnswerCard' }
const lifted: CardLifted = {
  type: 'CardLifted',
  at: '2026-03-17T01:00:00.000Z',
  due: '2026-03-18',
  notice: '国办发明电〔2026〕98号',
}
const lift: CardCommand = { ...lifted, type: 'LiftCard' }

describe('a card', () => {
  test('is raised by its rule', () => given().when(raise).then(raised))
  test('is raised once for the same rule and day', () => given(raised).when(raise).refused('CARD_ALREADY_RAISED'))
  test('is answered with an explanation', () => given(raised).when(answer).then(answered))
  test('is answered once', () => given(raised, answered).when(answer).refused('CARD_ALREADY_ANSWERED'))
  test('is lifted when its day has moved', () => given(raised).when(lift).then(lifted))
  test('once lifted is neither lifted again nor answered', () => {
    given(raised, lifted).when(lift).refused('CARD_ALREADY_LIFTED')
    given(raised, lifted).when(answer).refused('CARD_ALREADY_LIFTED')
  })
  test('that was answered stays answered', () => given(raised, answered).when(lift).refused('CARD_ALREADY_ANSWERED'))
  test('is not answered before it is raised', () => given().when(answer).refused('CARD_UNKNOWN'))
})
