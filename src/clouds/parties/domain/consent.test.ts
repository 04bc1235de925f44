import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenario } from '#kernel/testing'
import { order } from '../fixtures.ts'
import { CONSENT_TEXT, consentDecider } from './consent.ts'
import type { ConsentCommand } from './consent.ts'
import type { Channel, ConsentGiven, ConsentWithdrawn } from './events.ts'

const { given } = scenario(consentDecider)
const base = { ...order, account: 'account-1' }
const textVersion = CONSENT_TEXT.version
const gave: ConsentGiven = { type: 'ConsentGiven', ...base, textVersion, channels: ['SMS'] }
const give = (changes: Partial<Extract<ConsentCommand, { type: 'GiveConsent' }>> = {}): ConsentCommand => ({
  ...gave,
  verified: ['SMS'],
  ...changes,
  type: 'GiveConsent',
})
const withdrew: ConsentWithdrawn = { type: 'ConsentWithdrawn', ...base }
const withdraw: ConsentCommand = { ...withdrew, type: 'WithdrawConsent' }

describe('consent to electronic service', () => {
  test('is given to these words, for verified channels', () => given().when(give()).then(gave))
  test('is not given to words that are no longer in force', () =>
    given()
      .when(give({ textVersion: '2020-01' }))
      .refused('CONSENT_TEXT_OUTDATED'))
  test('names a channel', () =>
    given()
      .when(give({ channels: [] }))
      .refused('CONSENT_WITHOUT_CHANNEL'))
  test('names only verified channels', () =>
    given()
      .when(give({ channels: ['SMS', 'EMAIL'] }))
      .refused('CONSENT_CHANNEL_UNVERIFIED'))
  test('the same again is nothing new', () => given(gave).when(give()).refused('CONSENT_UNCHANGED'))
  test('is withdrawn at any time', () => given(gave).when(withdraw).then(withdrew))
  test('what was not given is not withdrawn', () => given(gave, withdrew).when(withdraw).refused('CONSENT_NOT_GIVEN'))
  test('is given again after that', () => given(gave, withdrew).when(give()).then(gave))
})

test('whoever withdrew last has no consent, whatever came before', () => {
  const channels = fc.subarray<Channel>(['SMS', 'EMAIL'])
  const command = fc.oneof(
    fc.constant(withdraw),
    fc.tuple(channels, channels).map(([some, verified]) => give({ channels: some, verified })),
  )
  fc.assert(
    fc.property(fc.array(command, { maxLength: 15 }), (commands) => {
      let state = consentDecider.initial
      for (const next of [...commands, withdraw]) {
        const decision = consentDecider.decide(next, state)
        if (decision.ok) state = decision.events.reduce(consentDecider.evolve, state)
      }
      expect(state).toEqual({ phase: 'none' })
    }),
  )
})
