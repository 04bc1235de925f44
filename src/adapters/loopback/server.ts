import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Server as NetServer } from 'node:net'
import { isSignedBy, secretFor, SIGNATURE_HEADERS, signAnswer } from '../wire.ts'
import { parseBody } from '../peer-client.ts'
import { refusedBy } from './answer.ts'
import type { PeerReply, PeerRoutes } from './answer.ts'
import { BEHAVIOURS, createBehaviours, PEER_NAMES } from './behaviour.ts'
import type { Behaviour, Behaviours, PeerName } from './behaviour.ts'
import { courierPeer, provincePeer } from './carriers.ts'
import { createCashier } from './cashier.ts'
import type { Cashier } from './cashier.ts'
import { createLetterBox, letterPage, smsPeer } from './messages.ts'
import type { Letter } from './messages.ts'
import { identityPeer, registryPeer } from './people.ts'
import type { Population } from './people.ts'
import { createSmtpServer } from './smtp.ts'

export interface LoopbackOptions {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** Each peer's secret is derived from it. */
  readonly secret: Uint8Array
  readonly population: Population
  readonly now: () => string
}
/** The whole outside world on one port, and a mail server on another. */
export interface Loopback {
  readonly origin: string
  /** smtp://… */
  readonly mail: string
  readonly behaviours: Behaviours
  readonly letters: () => readonly Letter[]
  readonly stop: () => Promise<void>
}

const BODY_BYTES_MAX = 1024 * 1024
/** Longer than anybody who asks us waits. */
const HANG_MS = 60_000

interface World {
  readonly options: LoopbackOptions
  readonly behaviours: Behaviours
  readonly peers: Readonly<Record<string, PeerRoutes>>
  readonly cashier: Cashier
  readonly letters: () => readonly Letter[]
}

export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { population, now, secret } = options
  const behaviours = createBehaviours()
  const box = createLetterBox()
  let origin = ''
  const cashier = createCashier(() => origin, secretFor(secret, 'payment'), behaviours, now)
  const peers = {
    identity: identityPeer(population, secretFor(secret, 'identity'), now),
    registry: registryPeer(population),
    payment: cashier.routes,
    sms: smsPeer(box, now),
    courier: courierPeer(now),
    province: provincePeer(),
  }
  const world: World = { options, behaviours, peers, cashier, letters: box.all }
  const server = createServer((request, response) => {
    serve(world, request, response).catch(() => response.destroy())
  })
  const port = await listen(server, options.host, options.port)
  origin = `http://${options.host}:${String(port)}`
  const smtp = createSmtpServer(box, behaviours, now)
  const mailPort = await listen(smtp, options.host, 0)
  return {
    origin,
    mail: `smtp://${options.host}:${String(mailPort)}`,
    behaviours,
    letters: box.all,
    stop: async () => {
      server.closeAllConnections()
      await Promise.all([close(server), close(smtp)])
    },
  }
}

const listen = (server: Server | NetServer, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
const close = (server: Server | NetServer): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > BODY_BYTES_MAX) throw new Error('Too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const key = /^\/pay\/([\w-]+)$/.exec(path)?.[1]
  if (request.method === 'GET' && path === '/messages') return html(response, letterPage(world.letters()))
  if (key !== undefined) return payDesk(world.cashier, key, request, response)
  if (request.method === 'POST' && path === '/control') return control(world, request, response)
  const name = path.split('/')[1] ?? ''
  const route = world.peers[name]?.[path]
  const peer = PEER_NAMES.find((known) => known === name)
  if (request.method !== 'POST' || route === undefined || peer === undefined) return send(response, 404, '', {})
  return callPeer(world, peer, route, path, request, response)
}

async function callPeer(
  { options, behaviours }: World,
  peer: PeerName,
  route: PeerRoutes[string],
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request)
  const header = (name: string) => String(request.headers[name] ?? '')
  const signature = {
    time: header(SIGNATURE_HEADERS.time),
    nonce: header(SIGNATURE_HEADERS.nonce),
    value: header(SIGNATURE_HEADERS.value),
  }
  const secret = secretFor(options.secret, peer)
  const signed = isSignedBy(secret, { method: 'POST', path, body }, signature, Date.parse(options.now()))
  const behaviour = behavesLike(behaviours, peer, path)
  if (behaviour === 'timeout') return void setTimeout(() => response.destroy(), HANG_MS).unref()
  if (behaviour === 'broken') return send(response, 503, '', {})
  const parsed = parseBody(body.toString('utf8'))
  const reply: PeerReply =
    !signed || parsed === undefined
      ? refusedBy('NOT_SIGNED', 'The call is not signed by whom we know')
      : behaviour === 'refuse'
        ? refusedBy('REFUSED_TODAY', 'Refused by order')
        : (route?.(parsed) ?? refusedBy('UNKNOWN', 'No such door'))
  if (behaviour === 'late') return void response.destroy()
  const text = JSON.stringify(reply.body)
  const value = behaviour === 'unsigned' ? 'forged' : signAnswer(secret, signature.nonce, reply.status, text)
  return send(response, reply.status, text, { 'content-type': 'application/json', [SIGNATURE_HEADERS.value]: value })
}

/** What is ordered for the cashier's notices waits for the pay page; everything else happens to the next call. */
function behavesLike(behaviours: Behaviours, peer: PeerName, path: string): Behaviour | undefined {
  return peer === 'payment' && path === '/payment/orders' ? undefined : behaviours.take(peer)
}

async function payDesk(
  cashier: Cashier,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'GET') {
    const shown = cashier.page(key)
    return shown === undefined ? send(response, 404, '', {}) : html(response, shown)
  }
  const pays = new URLSearchParams((await bodyOf(request)).toString('utf8')).get('pays') === 'yes'
  const back = await cashier.pay(key, pays)
  return back === undefined ? send(response, 404, '', {}) : send(response, 303, '', { location: back })
}

/** Orders a failure, for whoever shows or tests what the bureau does then: {"peer":"sms","behaviour":"timeout"}. */
async function control(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = parseBody((await bodyOf(request)).toString('utf8')) ?? {}
  const peer = PEER_NAMES.find((known) => known === body['peer'])
  const behaviour = BEHAVIOURS.find((known) => known === body['behaviour'])
  if (peer === undefined || behaviour === undefined) return send(response, 422, '', {})
  world.behaviours.next(peer, behaviour, typeof body['times'] === 'number' ? body['times'] : 1)
  return send(response, 204, '', {})
}

const html = (response: ServerResponse, text: string): void =>
  send(response, 200, text, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  })

function send(response: ServerResponse, status: number, text: string, headers: Readonly<Record<string, string>>): void {
  response.writeHead(status, headers)
  response.end(text)
}
