import { createTransport } from 'nodemailer'
import { done, failed } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { NO_CHANNEL } from './sms.ts'
import type { Handover, MessageAdapter } from './sms.ts'

export interface MailServer {
  /** smtp://host:port or smtps://user:password@host:port. */
  readonly url: string
  /** e.g. 示范区行政审批局 <hall@example.cn> */
  readonly from: string
}

const ANSWER_MS_MAX = 5_000
/** A mail server that says 5xx will say it again tomorrow; 4xx means later (RFC 5321, 4.2.1). */
const REFUSAL_MIN = 500

/** E-mail over SMTP. The Message-ID is made of our own id: a mailbox shows a repeated one once. */
export function createMailAdapter(server: MailServer | undefined): MessageAdapter {
  if (server === undefined) return NO_CHANNEL
  const transport = createTransport({
    url: server.url,
    connectionTimeout: ANSWER_MS_MAX,
    greetingTimeout: ANSWER_MS_MAX,
    socketTimeout: ANSWER_MS_MAX,
    // Nothing a message says may make the server read a file or fetch an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    connected: true,
    send: async ({ id, to, subject, text }) => {
      const messageId = `<${id}@oneseal>`
      try {
        const sent: { readonly response: string } = await transport.sendMail({
          messageId,
          from: server.from,
          to: { name: '', address: to },
          subject,
          text,
        })
        return done({ receipt: sent.response.slice(0, 200) })
      } catch (error) {
        return outcomeOf(error)
      }
    },
  }
}

function outcomeOf(error: unknown): Outcome<Handover> {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0
  const message = error instanceof Error ? error.message : String(error)
  if (code >= REFUSAL_MIN) return { kind: 'refused', code: `SMTP_${String(code)}`, message: message.slice(0, 200) }
  if (code > 0) return failed('BROKEN')
  return failed(error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT' ? 'TIMEOUT' : 'UNREACHABLE')
}
