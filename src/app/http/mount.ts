import { createHash, timingSafeEqual } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { SIGNATURE_HEADERS } from '#adapters'
import type { MachineCall, RefusalAnswer, RequestContext, Services } from '#frame'
import type { Api, Route } from '#contract'
import { isJsonObject } from '#kernel'
import type { Json } from '#kernel'
import type { TSchema } from 'typebox'
import { may, stepUpMinutes } from '#policy'
import type { Actor } from '#policy'
import type { ActSigning, SignActs } from '../act-signing.ts'
import { csrfOf, isToken } from '../sign-in/sessions.ts'
import { clientCertificateOf } from '../mutual-tls.ts'
import { languageOf } from './context.ts'
import type { HttpContext, HttpHandler } from './context.ts'
import { Refused } from './problem.ts'
import type { Problems } from './problem.ts'
import { FILE_POLICY } from './security-headers.ts'
import { findToken, setToken } from './session-cookie.ts'
import { assertKeepable, bodyValidator, textValidator } from './validation.ts'

/** A table of routes and who answers them: a cloud's, or the app's own. */
export interface Door {
  readonly api: Api
  readonly handlers: Readonly<Record<string, HttpHandler>>
  /** Names of commands that need no Idempotency-Key: repeating them does no harm by their nature. */
  readonly repeatable?: readonly string[]
}

export interface MountOptions {
  readonly services: Services
  /** Who a token stands for; a stranger when it stands for nobody. */
  readonly identify: (token: string | undefined) => Promise<Actor>
  /** When whoever holds the token last proved to be there himself; without it, nobody is asked to. */
  readonly provedAt?: (token: string) => Promise<Date | undefined>
  /** How an officer's device signs what his request does; without it, acts are signed at doors of their own only. */
  readonly signActs?: SignActs
  readonly problems: Problems
  /** 查阅留痕: told before an officer is shown what he asked for. */
  readonly onLook?: (look: Looked) => Promise<void>
  /** Tests also hold replies against their schema: what the contract promises must come. */
  readonly checkReplies?: boolean
}

export interface Looked {
  readonly by: Actor
  readonly at: string
  readonly door: string
  readonly kind: 'VIEW' | 'DOWNLOAD' | 'EXPORT'
  /** The life that was looked at, where the path names one. */
  readonly subject: string | null
  /** What for, where the door shows what is masked elsewhere and so asks for it. */
  readonly purpose: string | null
}
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
/** What leaves as rows for a machine is exported; what leaves as a paper is downloaded. */
const ROWS = /csv|json|zip|xml|sheet/

/** A list tells of nobody in particular; what is opened, and every file, does. */
function lookOf(route: Route, { params, query }: ReturnType<typeof partsOf>, raw: RawReply | undefined) {
  if (route.method !== 'GET' || route.action === 'public') return undefined
  const values = Object.values(params ?? {})
  const subject = values.find((value): value is string => typeof value === 'string' && UUID.test(value)) ?? null
  const said = isJsonObject(query) ? query['purpose'] : undefined
  const purpose = typeof said === 'string' ? said : null
  if (raw === undefined) return subject === null ? undefined : { kind: 'VIEW' as const, subject, purpose }
  const exported = ROWS.test(raw.headers['content-type'] ?? '')
  return { kind: exported ? ('EXPORT' as const) : ('DOWNLOAD' as const), subject, purpose }
}

interface Caller {
  readonly actor: Actor
  readonly token: string | undefined
}
/** Who sent a request, found out once before its body is read. */
const callers = new WeakMap<FastifyRequest, Caller>()
const callerOf = (request: FastifyRequest): Caller =>
  callers.get(request) ?? { actor: { kind: 'stranger' }, token: undefined }

export const PREFIX = '/api/v1'
const JSON_BYTES_MAX = 1024 * 1024
export const FILE_BYTES_MAX = 20 * 1024 * 1024

const KEY = /^[\x21-\x7e]{8,200}$/
const header = (request: FastifyRequest, name: string) => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** The double submit: what the page sends must belong to the token its cookie holds. */
function assertSameSite(request: FastifyRequest, token: string | undefined): void {
  const sent = header(request, 'x-csrf-token')
  if (sent === undefined || token === undefined || !isToken(token)) throw new Refused('CSRF_TOKEN_WRONG')
  const [a, b] = [Buffer.from(sent), Buffer.from(csrfOf(token))]
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw new Refused('CSRF_TOKEN_WRONG')
}

/** What binds the bureau is done by a person who has just shown to be there, not by a session left open. */
async function assertProved(
  route: Route,
  token: string | undefined,
  { provedAt, services }: Pick<MountOptions, 'provedAt' | 'services'>,
): Promise<void> {
  const minutes = stepUpMinutes(route.action, route.method)
  if (minutes === undefined || provedAt === undefined || token === undefined) return
  const at = (await provedAt(token))?.getTime() ?? 0
  if (Date.parse(services.now()) - at > minutes * 60_000) throw new Refused('PROOF_REQUIRED', { minutes })
}

/** Everything that can be refused before the body is read. */
const guard = (route: Route, needsKey: boolean, options: MountOptions) => async (request: FastifyRequest) => {
  const token = findToken(request)
  const actor = await options.identify(token)
  callers.set(request, { actor, token })
  if (!may(actor, route.action)) throw new Refused(actor.kind === 'stranger' ? 'NOT_SIGNED_IN' : 'FORBIDDEN')
  // A machine has no cookie anybody could borrow; its handler checks the signature over every byte.
  if (route.method !== 'GET' && route.machine !== true) assertSameSite(request, token)
  await assertProved(route, token, options)
  if (needsKey && !KEY.test(header(request, 'idempotency-key') ?? '')) throw new Refused('IDEMPOTENCY_KEY_REQUIRED')
}

/** A key belongs to one person and one door. Strangers are told apart by their browser's token. */
function idempotencyOf(request: FastifyRequest, route: Route, input: Json): RequestContext['idempotency'] {
  const key = header(request, 'idempotency-key')
  if (key === undefined || !KEY.test(key)) return undefined
  const { actor, token } = callerOf(request)
  const who = actor.kind === 'stranger' ? csrfOf(token ?? '') : actor.id
  return { scope: `${who} ${route.method} ${route.path}`, key, content: input }
}

function signingOf(request: FastifyRequest, actor: Actor, { signActs }: MountOptions): ActSigning | undefined {
  const said = { wish: header(request, 'x-act-signing'), signature: header(request, 'x-act-signature') }
  return request.method === 'GET' ? undefined : signActs?.(actor, said)
}

type RawReply = { readonly headers: Readonly<Record<string, string>> } & (
  { readonly bytes: Uint8Array } | { readonly pieces: AsyncIterable<string> }
)

function isRefusal(result: unknown): result is RefusalAnswer {
  if (typeof result !== 'object' || result === null || !('refusal' in result)) return false
  const { refusal } = result
  return typeof refusal === 'object' && refusal !== null && 'code' in refusal && typeof refusal.code === 'string'
}

/** After validation the parts are what the route's schemas say; the handler's types say the same. */
const partsOf = (request: FastifyRequest, route: Route) => ({
  ...(route.params === undefined ? {} : { params: request.params as Json }),
  ...(route.query === undefined ? {} : { query: request.query as Json }),
  ...(route.body === undefined ? {} : { body: request.body as Json }),
})

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function machineCall(request: FastifyRequest): MachineCall {
  const said = (name: string) => header(request, name) ?? ''
  const { time, nonce, value } = SIGNATURE_HEADERS
  const path = request.url.split('?', 1)[0] ?? ''
  return { method: request.method, path, signature: { time: said(time), nonce: said(nonce), value: said(value) } }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { name, route }: { readonly name: string; readonly route: Route },
  handler: HttpHandler,
  options: MountOptions,
): Promise<FastifyReply> {
  let raw: RawReply | undefined
  const parts = partsOf(request, route)
  const bytes = route.rawBody === true && Buffer.isBuffer(request.body) ? request.body : undefined
  const idempotency = idempotencyOf(request, route, bytes === undefined ? parts : { ...parts, sha256: digest(bytes) })
  const { actor, token } = callerOf(request)
  const signing = signingOf(request, actor, options)
  const context: HttpContext = {
    ...options.services,
    ...(signing === undefined ? {} : { run: signing.run }),
    actor,
    address: request.ip,
    language: languageOf(header(request, 'accept-language')),
    reply: {
      send: (sent, headers) => (raw = { bytes: sent, headers }),
      stream: (pieces, headers) => (raw = { pieces, headers }),
    },
    http: {
      token,
      setToken: (fresh) => {
        setToken(request, reply, fresh)
      },
      address: request.ip,
      clientCertificate: clientCertificateOf(request.raw.socket),
      header: (name) => header(request, name),
    },
    ...(idempotency === undefined ? {} : { idempotency }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(route.machine === true ? { machine: machineCall(request) } : {}),
  }
  const result = await handler(parts as never, context)
  const prepared = signing?.prepared()
  // Nothing happened yet: the device is shown what the act would be, and sends the same request with its signature.
  if (prepared !== undefined) {
    const { ok: _, ...shown } = prepared
    return reply.status(202).header('x-act-prepared', '1').send(shown)
  }
  if (isRefusal(result)) {
    const { code, facts } = result.refusal
    return sendProblem(reply, options.problems, code, facts, result.fields)
  }
  const look = actor.kind === 'officer' ? lookOf(route, parts, raw) : undefined
  if (look !== undefined) await options.onLook?.({ ...look, by: actor, at: options.services.now(), door: name })
  if (raw !== undefined) {
    reply.headers({ 'content-security-policy': FILE_POLICY, ...raw.headers })
    return reply.send('pieces' in raw ? Readable.from(raw.pieces) : Buffer.from(raw.bytes))
  }
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(result ?? null))
}

export function sendProblem(
  reply: FastifyReply,
  problems: Problems,
  ...[code, facts, fields]: Parameters<Problems>
): FastifyReply {
  const problem = problems(code, facts, fields)
  if (typeof facts?.['seconds'] === 'number') reply.header('retry-after', String(facts['seconds']))
  return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem))
}

/** Where the contract and a handler disagree, a test must fail loudly. */
function checked(handler: HttpHandler, route: Route): HttpHandler {
  const isPromised = bodyValidator(route.reply)
  return async (input, context) => {
    const result = await handler(input, context)
    if (route.raw === true || isRefusal(result) || isPromised(JSON.parse(JSON.stringify(result ?? null)))) return result
    throw new Error(
      `${route.method} ${route.path} answered what its contract does not promise: ${complaint(isPromised)}`,
    )
  }
}
const complaint = ({ errors }: ReturnType<typeof bodyValidator>) =>
  (errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`).join('; ')

const NEED_KEY: readonly string[] = ['POST', 'PUT']

function routeOf(name: string, route: Route, door: Door, options: MountOptions): RouteOptions {
  const own = door.handlers[name]
  if (own === undefined) throw new Error(`Nobody answers ${route.method} ${route.path} (${name})`)
  const handler = options.checkReplies === true ? checked(own, route) : own
  const repeatable = route.machine === true || door.repeatable?.includes(name) === true
  const needsKey = NEED_KEY.includes(route.method) && !repeatable
  const schema = {
    ...(route.params === undefined ? {} : { params: route.params }),
    ...(route.query === undefined ? {} : { querystring: route.query }),
    ...(route.body === undefined ? {} : { body: route.body }),
  }
  return {
    method: route.method,
    url: PREFIX + route.path,
    schema,
    bodyLimit: route.rawBody === true ? (route.bytesMax ?? FILE_BYTES_MAX) : JSON_BYTES_MAX,
    onRequest: guard(route, needsKey, options),
    preValidation: (request, _reply, done) => {
      assertKeepable(request.params)
      assertKeepable(request.query)
      if (route.rawBody !== true) assertKeepable(request.body)
      done()
    },
    handler: (request, reply) => answer(request, reply, { name, route }, handler, options),
  }
}

/** Puts every route of every door into the server; files and JSON are read by different parsers. */
export async function mount(app: FastifyInstance, doors: readonly Door[], options: MountOptions): Promise<void> {
  const all = doors.flatMap((door) => Object.entries(door.api).map(([name, route]) => ({ name, route, door })))
  for (const takesFiles of [true, false])
    await app.register((scope, _options, done) => {
      scope.removeAllContentTypeParsers()
      if (takesFiles)
        scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body))
      else
        scope.addContentTypeParser(
          'application/json',
          { parseAs: 'string' },
          scope.getDefaultJsonParser('error', 'error'),
        )
      scope.setValidatorCompiler(({ schema, httpPart }) =>
        httpPart === 'body' ? bodyValidator(schema as TSchema) : textValidator(schema as TSchema),
      )
      for (const { name, route, door } of all)
        if ((route.rawBody === true) === takesFiles) scope.route(routeOf(name, route, door, options))
      done()
    })
}
