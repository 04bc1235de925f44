import { parseTexts } from '../peer-client.ts'
import { refusedBy, said } from './answer.ts'
import type { PeerRoutes } from './answer.ts'

/** A message as it lies in the loopback's letter-boxes, for people and tests to look at. */
export interface Letter {
  readonly channel: 'SMS' | 'EMAIL'
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly at: string
}

/** More than anybody scrolls through; the oldest go. */
const LETTERS_MAX = 500

export interface LetterBox {
  /** Answers false when a letter with this id already lies here. */
  readonly put: (letter: Letter) => boolean
  readonly all: () => readonly Letter[]
}
export function createLetterBox(): LetterBox {
  const letters = new Map<string, Letter>()
  return {
    put: (letter) => {
      const key = `${letter.channel} ${letter.id}`
      if (letters.has(key)) return false
      letters.set(key, letter)
      const [oldest] = letters.keys()
      if (letters.size > LETTERS_MAX && oldest !== undefined) letters.delete(oldest)
      return true
    },
    all: () => [...letters.values()],
  }
}

export function smsPeer(box: LetterBox, now: () => string): PeerRoutes {
  return {
    '/sms/messages': (body) => {
      const message = parseTexts(body, 'id', 'to', 'text')
      if (message === undefined) return refusedBy('MALFORMED', 'id, to and text are needed')
      if (!/^1\d{10}$/.test(message.to)) return refusedBy('NUMBER_NOT_IN_SERVICE', 'No such mobile number')
      box.put({ channel: 'SMS', subject: '', at: now(), ...message })
      return said({ receipt: `SMS-${message.id}` })
    },
  }
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;')

/** The demo's telephone and mailbox, on one page. */
export function letterPage(letters: readonly Letter[]): string {
  const rows = letters
    .toReversed()
    .map(
      ({ channel, to, subject, text, at }) =>
        `<article><p><b>${channel === 'SMS' ? '短信 SMS' : '邮件 E-mail'}</b> → ${escape(to)} <time>${escape(at)}</time></p>` +
        `${subject === '' ? '' : `<h2>${escape(subject)}</h2>`}<pre>${escape(text)}</pre></article>`,
    )
  return page(
    '演示信箱 Loopback messages',
    `<p>演示环境发出的短信和邮件都到这里，不会发给任何人。<br>What the demo sends ends here and reaches nobody.</p>
     ${rows.length === 0 ? '<p>还没有消息。Nothing yet.</p>' : rows.join('')}`,
  )
}

/** One plain page of the loopback world: no script, no foreign file. */
export const page = (title: string, body: string): string =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>
body{font:16px/1.6 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem;color:#1b1f24}
article{border-top:1px solid #c9ced6;padding:.5rem 0}pre{white-space:pre-wrap;font:inherit}h2{font-size:1rem;margin:0}
time{color:#5b6470;font-size:.85rem}button{font:inherit;padding:.7rem 1.5rem;border-radius:.3rem;border:1px solid #1f5fae;
background:#1f5fae;color:#fff;margin-right:1rem}button.plain{background:#fff;color:#1f5fae}.sum{font-size:2rem}
</style></head><body><h1>${escape(title)}</h1>${body}</body></html>`
export const escapeHtml = escape
