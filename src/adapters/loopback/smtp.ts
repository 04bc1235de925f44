import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import type { Behaviours } from './behaviour.ts'
import type { LetterBox } from './messages.ts'

const LETTER_BYTES_MAX = 256 * 1024

/** A mail server of one screen (RFC 5321): enough for whoever writes to it, and it can refuse and hang. */
export function createSmtpServer(box: LetterBox, behaviours: Behaviours, now: () => string): Server {
  return createServer((socket) => {
    socket.setEncoding('utf8')
    socket.on('error', () => socket.destroy())
    serveOne(socket, box, behaviours, now)
  })
}

function serveOne(socket: Socket, box: LetterBox, behaviours: Behaviours, now: () => string): void {
  let buffer = ''
  let letter: string[] | undefined
  let to = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') say('250 loopback')
    else if (verb === 'MAIL') say('250 2.1.0 Ok')
    else if (verb === 'RCPT') {
      to = /<(.*?)>/.exec(line)?.[1] ?? ''
      const behaviour = behaviours.take('mail')
      if (behaviour === 'timeout') return
      if (behaviour === 'refuse' || to.startsWith('nobody@')) say('550 5.1.1 No such mailbox')
      else if (behaviour === 'broken') say('451 4.3.0 Try again later')
      else say('250 2.1.5 Ok')
    } else if (verb === 'DATA') {
      letter = []
      say('354 Go ahead')
    } else if (verb === 'QUIT') {
      say('221 Bye')
      socket.end()
    } else say('250 Ok')
  }
  const take = (line: string) => {
    if (letter === undefined) {
      command(line)
      return
    }
    if (line !== '.') return void letter.push(line.startsWith('..') ? line.slice(1) : line)
    const { id, subject, text } = readLetter(letter.join('\r\n'))
    letter = undefined
    box.put({ channel: 'EMAIL', id, to, subject, text, at: now() })
    say(`250 2.0.0 Ok queued as ${id}`)
  }
  say('220 loopback ESMTP')
  socket.on('data', (chunk: string) => {
    buffer += chunk
    if (buffer.length > LETTER_BYTES_MAX) return socket.destroy()
    for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      take(line)
    }
    return undefined
  })
}

/** What our own client writes: one text part, and headers in RFC 2047 words. */
function readLetter(raw: string): { readonly id: string; readonly subject: string; readonly text: string } {
  const cut = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, cut).replace(/\r\n[ \t]+/g, ' ')
  const body = raw.slice(cut + 4)
  const headerOf = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
  const encoding = headerOf('Content-Transfer-Encoding').toLowerCase()
  const text =
    encoding === 'base64'
      ? Buffer.from(body, 'base64').toString('utf8')
      : encoding === 'quoted-printable'
        ? readQuoted(body.replace(/=\r\n/g, ''))
        : body
  const id = /<(.*)@/.exec(headerOf('Message-ID'))?.[1] ?? ''
  return { id, subject: readWords(headerOf('Subject')), text: text.trim() }
}

function readQuoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

const readWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(B|Q)\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('utf8') : readQuoted(word.replaceAll('_', ' ')),
    )
