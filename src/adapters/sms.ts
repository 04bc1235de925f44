import { NOT_CONNECTED, parseOutcome } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { createPeerClient, parseTexts } from './peer-client.ts'
import type { PeerAddress } from './peer-client.ts'

/** A message to one address, by whichever channel. */
export interface Message {
  /** Ours; the same twice is one message, so that a lost answer never makes a telephone ring twice. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}
/** The far side took it over, and calls it this. */
export interface Handover {
  readonly receipt: string
}
/** One way to reach a person; SMS and e-mail are two of them, and a chat account would be a third. */
export interface MessageAdapter {
  readonly connected: boolean
  readonly send: (message: Message) => Promise<Outcome<Handover>>
}

export const NO_CHANNEL: MessageAdapter = { connected: false, send: () => Promise.resolve(NOT_CONNECTED) }

/** Whoever else pays by the message splits longer ones; three parts say all that may be said by SMS. */
const SMS_CHARACTERS_MAX = 200

export function createSmsAdapter(address: PeerAddress | undefined): MessageAdapter {
  if (address === undefined) return NO_CHANNEL
  const client = createPeerClient(address)
  return {
    connected: true,
    send: async ({ id, to, text }) => {
      const body = { id, to, text: [...text].slice(0, SMS_CHARACTERS_MAX).join('') }
      return parseOutcome(await client.call('/sms/messages', body), (answer) => parseTexts(answer, 'receipt'))
    },
  }
}
