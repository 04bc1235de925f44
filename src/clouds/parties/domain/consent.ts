import { happened, refused, unreachable } from '#kernel'
import type { Decider, Decision } from '#kernel'
import type { Channel, ConsentEvent, ConsentGiven, ConsentWithdrawn } from './events.ts'

export type ConsentCommand =
  | ({ readonly type: 'GiveConsent'; readonly verified: readonly Channel[] } & Omit<ConsentGiven, 'type'>)
  | ({ readonly type: 'WithdrawConsent' } & Omit<ConsentWithdrawn, 'type'>)

export type ConsentState =
  | { readonly phase: 'none' }
  | { readonly phase: 'given'; readonly textVersion: string; readonly channels: readonly Channel[] }

export type ConsentRefusalCode =
  | 'CONSENT_TEXT_OUTDATED'
  | 'CONSENT_WITHOUT_CHANNEL'
  | 'CONSENT_CHANNEL_UNVERIFIED'
  | 'CONSENT_UNCHANGED'
  | 'CONSENT_NOT_GIVEN'

/** Of the words below. */
export const CONSENT_VERSION = '2026-11'

/**
 * 电子送达确认: the words people agree to, with their version. Changed words are another version, and a consent given
 * to the old ones is asked for anew. As in 民事诉讼法 90, electronic service needs consent.
 */
export const CONSENT_TEXT = {
  version: CONSENT_VERSION,
  zh: [
    '我同意行政审批局以电子方式向我送达办理过程中的通知，并在有新文书时通过我选择的渠道提醒我。',
    '文书正文存放在网上办事大厅，只有我登录后可以查看；短信和邮件只作提醒，不含身份号码等个人信息。',
    '不予受理、不予许可等决定书仍可申请领取纸质件。',
    '我可以随时撤回同意。撤回不影响撤回前已经完成的送达。',
  ],
  en: [
    'I agree that the bureau serves notices about my cases on me electronically, and reminds me through the channels I choose.',
    'The documents themselves lie in the online hall, where only I can open them. SMS and e-mail are reminders and hold no identity number.',
    'I can still ask for a refusal on paper.',
    'I can withdraw this at any time. What was served before stays served.',
  ],
} as const

const same = (one: readonly Channel[], other: readonly Channel[]): boolean =>
  one.length === other.length && one.every((channel) => other.includes(channel))

/** The life of one account's consent to electronic service. */
export const consentDecider: Decider<ConsentCommand, ConsentState, ConsentEvent, ConsentRefusalCode> = {
  initial: { phase: 'none' },
  decide: (command, state): Decision<ConsentEvent, ConsentRefusalCode> => {
    const { at, by, account } = command
    switch (command.type) {
      case 'GiveConsent': {
        const { textVersion, channels, verified } = command
        if (textVersion !== CONSENT_TEXT.version) return refused('CONSENT_TEXT_OUTDATED')
        if (channels.length === 0) return refused('CONSENT_WITHOUT_CHANNEL')
        if (channels.some((channel) => !verified.includes(channel))) return refused('CONSENT_CHANNEL_UNVERIFIED')
        if (state.phase === 'given' && state.textVersion === textVersion && same(state.channels, channels))
          return refused('CONSENT_UNCHANGED')
        return happened({ type: 'ConsentGiven', at, by, account, textVersion, channels: [...new Set(channels)] })
      }
      case 'WithdrawConsent':
        if (state.phase === 'none') return refused('CONSENT_NOT_GIVEN')
        return happened({ type: 'ConsentWithdrawn', at, by, account })
      default:
        return unreachable(command)
    }
  },
  evolve: (_, event) => {
    switch (event.type) {
      case 'ConsentGiven':
        return { phase: 'given', textVersion: event.textVersion, channels: event.channels }
      case 'ConsentWithdrawn':
        return { phase: 'none' }
      default:
        return unreachable(event)
    }
  },
}
