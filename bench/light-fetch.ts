import { Agent, request } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import type { Fetch } from '../src/cli/demo/person.ts'

/** Each person's browser keeps its connection. */
const agent = new Agent({ keepAlive: true })

async function responseOf(message: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(Buffer.from(part as Uint8Array))
  const { statusCode = 0, headers: received } = message
  const sent = Buffer.concat(parts)
  const bytes = received['content-encoding'] === 'br' ? brotliDecompressSync(sent) : sent
  const headers = new Headers()
  for (const [name, value] of Object.entries(received))
    for (const each of [value].flat()) if (each !== undefined && name !== 'content-encoding') headers.append(name, each)
  return new Response(bytes.length === 0 ? null : new Uint8Array(bytes), { status: statusCode, headers })
}

/**
 * What Node's own fetch does, for a third of the processor time: measured on the same two cores, the people at work
 * must not cost as much as the bureau. Asks for compressed answers, as browsers do.
 */
export const lightFetch: Fetch = (url, init = {}) =>
  new Promise((resolve, reject) => {
    const { body } = init
    const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : undefined
    const headers = {
      ...Object.fromEntries(new Headers(init.headers).entries()),
      'accept-encoding': 'br',
      ...(payload === undefined ? {} : { 'content-length': String(Buffer.byteLength(payload)) }),
    }
    const sending = request(url, { method: init.method ?? 'GET', headers, agent }, (message) => {
      responseOf(message).then(resolve, reject)
    })
    sending.once('error', reject)
    sending.end(payload)
  })
