import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Server as NetServer } from 'node:net'
import type { JsonObject } from '#kernel'
import { isSignedBy, secretFor, SIGNATURE_HEADERS, signAnswer } from '../wire.ts'
import { parseBody } from '../peer-client.ts'
import { refusedBy } from './answer.ts'
import type { PeerReply, PeerRoute, PeerRoutes } from './answer.ts'
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
import { createTradingFloor } from './trading-floor.ts'
import type { TradingFloor } from './trading-floor.ts'

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
  readonly peers: Readonly<Partial<Record<PeerName, PeerRoutes>>>
  readonly cashier: Cashier
  readonly floor: TradingFloor
  readonly letters: () => readonly Letter[]
}

export async function startLoopback(options: LoopbackOptions): Promise<Loopback> {
  const { population, now, secret } = options
  const behaviours = createBehaviours()
  const box = createLetterBox()
  let origin = ''
  const cashier = createCashier(() => origin, secretFor(secret, 'payment'), behaviours, now)
  const floor = createTradingFloor(secretFor(secret, 'trading'), behaviours, now)
  const peers = {
    identity: identityPeer(population, secretFor(secret, 'identity'), now),
    registry: registryPeer(population),
    payment: cashier.routes,
    sms: smsPeer(box, now),
    courier: courierPeer(now),
    province: provincePeer(),
    trading: floor.routes,
  }
  const world: World = { options, behaviours, peers, cashier, floor, letters: box.all }
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
    const bytes: unknown = chunk
    if (!Buffer.isBuffer(bytes)) continue
    size += bytes.length
    if (size > BODY_BYTES_MAX) throw new Error('Too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** `hang`: nothing is said until the caller has long given up; `drop`: the line breaks before the answer. */
type Answer =
  | { readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, string>> }
  | 'hang'
  | 'drop'
const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  text: '',
  headers,
})
const html = (text: string): Answer => ({
  status: 200,
  text,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'cache-control': 'no-store',
  },
})

async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await answerTo(world, request)
  if (answer === 'drop') response.destroy()
  else if (answer === 'hang') setTimeout(() => response.destroy(), HANG_MS).unref()
  else {
    response.writeHead(answer.status, answer.headers)
    response.end(answer.text)
  }
}

async function answerTo(world: World, request: IncomingMessage): Promise<Answer> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/'
  const key = /^\/pay\/([\w-]+)$/.exec(path)?.[1]
  if (request.method === 'GET' && path === '/messages') return html(letterPage(world.letters()))
  if (key !== undefined) return payDesk(world.cashier, key, request)
  const trade = /^\/trade\/([\w-]+)$/.exec(path)?.[1]
  if (request.method === 'GET' && path === '/trade') return html(world.floor.page())
  if (trade !== undefined && request.method === 'POST') return tradingDesk(world.floor, trade, request)
  if (request.method !== 'POST') return empty(404)
  return path === '/control' ? control(world, request) : callPeer(world, path, request)
}

async function callPeer(
  { options, behaviours, peers }: World,
  path: string,
  request: IncomingMessage,
): Promise<Answer> {
  const peer = PEER_NAMES.find((known) => path.startsWith(`/${known}/`))
  const route = peer === undefined ? undefined : peers[peer]?.[path]
  const body = await bodyOf(request)
  if (peer === undefined || route === undefined) return empty(404)
  const header = (name: string) => String(request.headers[name] ?? '')
  const signature = {
    time: header(SIGNATURE_HEADERS.time),
    nonce: header(SIGNATURE_HEADERS.nonce),
    value: header(SIGNATURE_HEADERS.value),
  }
  const secret = secretFor(options.secret, peer)
  const signed = isSignedBy(secret, { method: 'POST', path, body }, signature, Date.parse(options.now()))
  const behaviour = behaviourAt(behaviours, peer, path)
  if (behaviour === 'timeout') return 'hang'
  if (behaviour === 'broken') return empty(503)
  const reply = replyOf(route, signed ? parseBody(body.toString('utf8')) : undefined, behaviour)
  if (behaviour === 'late') return 'drop'
  const text = JSON.stringify(reply.body)
  const value = behaviour === 'unsigned' ? 'forged' : signAnswer(secret, signature.nonce, reply.status, text)
  const headers = { 'content-type': 'application/json', [SIGNATURE_HEADERS.value]: value }
  return { status: reply.status, text, headers }
}

function replyOf(route: PeerRoute, body: JsonObject | undefined, behaviour: Behaviour | undefined): PeerReply {
  if (body === undefined) return refusedBy('NOT_SIGNED', 'The call is not signed by whom we know')
  return behaviour === 'refuse' ? refusedBy('REFUSED_TODAY', 'Refused by order') : route(body)
}

/** What is ordered for the cashier's notices waits for the pay page; everything else happens to the next call. */
const behaviourAt = (behaviours: Behaviours, peer: PeerName, path: string): Behaviour | undefined =>
  path === '/payment/orders' ? undefined : behaviours.take(peer)

async function payDesk(cashier: Cashier, key: string, request: IncomingMessage): Promise<Answer> {
  if (request.method === 'GET') {
    const shown = cashier.page(key)
    return shown === undefined ? empty(404) : html(shown)
  }
  const pays = new URLSearchParams((await bodyOf(request)).toString('utf8')).get('pays') === 'yes'
  const location = await cashier.pay(key, pays)
  return location === undefined ? empty(404) : empty(303, { location })
}

async function tradingDesk(floor: TradingFloor, key: string, request: IncomingMessage): Promise<Answer> {
  const form = new URLSearchParams((await bodyOf(request)).toString('utf8'))
  const deal = form.get('deal') === 'yes'
  const winner = { name: deal ? (form.get('name') ?? '') : '', code: deal ? (form.get('code') ?? '') : '' }
  return (await floor.close(key, winner)) ? empty(303, { location: '/trade' }) : empty(404)
}

/** Orders a failure, for whoever shows or tests what the bureau does then: {"peer":"sms","behaviour":"timeout"}. */
async function control(world: World, request: IncomingMessage): Promise<Answer> {
  const body = parseBody((await bodyOf(request)).toString('utf8')) ?? {}
  const peer = PEER_NAMES.find((known) => known === body['peer'])
  const behaviour = BEHAVIOURS.find((known) => known === body['behaviour'])
  if (peer === undefined || behaviour === undefined) return empty(422)
  world.behaviours.next(peer, behaviour, typeof body['times'] === 'number' ? body['times'] : 1)
  return empty(204)
}
