import { existsSync } from 'node:fs'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import Fastify from 'fastify'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RefusalTexts } from '#contract'
import type { Services } from '#frame'
import type { Actor } from '#policy'
import type { SignActs } from '../act-signing.ts'
import type { Log } from '../log.ts'
import { addMetrics } from './metrics.ts'
import type { Gauge } from './metrics.ts'
import { mount, PREFIX, sendProblem } from './mount.ts'
import type { Door, Looked } from './mount.ts'
import { openApiOf } from './openapi.ts'
import { addPages, addRareCharacters, sendPage } from './pages.ts'
import { createProblems, Refused } from './problem.ts'
import type { Problems } from './problem.ts'
import { addSecurityHeaders } from './security-headers.ts'
import { fieldsOf } from './validation.ts'

export interface HttpOptions {
  /** By name, which becomes the tag in the OpenAPI document: the clouds' doors and the app's own. */
  readonly doors: Readonly<Record<string, Door>>
  readonly services: Services
  readonly identify: (token: string | undefined) => Promise<Actor>
  readonly provedAt?: (token: string) => Promise<Date | undefined>
  readonly signActs?: SignActs
  /** Every cloud's sentences, merged. */
  readonly refusalTexts: RefusalTexts
  readonly isReady: () => Promise<boolean>
  readonly gauges: () => Promise<readonly Gauge[]>
  readonly log: Log
  readonly version: string
  /** dist/web; without it the interface is served alone. */
  readonly webFolder?: string
  readonly checkReplies?: boolean
  readonly onLook?: (look: Looked) => Promise<void>
}

const PARAMETER_CHARACTERS_MAX = 200
const COMPRESS_BYTES_MIN = 1400
/** Below it a reply is compressed in one call: the streams around it cost more than the compression. */
const COMPRESS_AT_ONCE_BYTES_MAX = 128 * 1024
const REQUEST_SECONDS_MAX = 60

/** The server, complete but not listening: tests inject into it, the serving process lets it listen. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const problems = createProblems(options.refusalTexts)
  const app = Fastify({
    // Only a proxy on this machine is believed when it says for whom it asks.
    trustProxy: 'loopback',
    genReqId: () => crypto.randomUUID(),
    requestTimeout: REQUEST_SECONDS_MAX * 1000,
    routerOptions: { maxParamLength: PARAMETER_CHARACTERS_MAX, ignoreTrailingSlash: true },
    forceCloseConnections: 'idle',
    logger: false,
    frameworkErrors: (_error, _request, reply) => {
      sendProblem(reply, problems, 'BAD_REQUEST')
    },
    clientErrorHandler(_error, socket) {
      const body = JSON.stringify(problems('BAD_REQUEST'))
      if (!socket.writable) return
      const head = `HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: application/problem+json\r\n`
      socket.end(`${head}content-length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`)
    },
  })
  addSecurityHeaders(app)
  await app.register(compress, {
    global: true,
    threshold: COMPRESS_BYTES_MIN,
    syncThreshold: COMPRESS_AT_ONCE_BYTES_MAX,
    encodings: ['br', 'gzip'],
    // Measured on 30 kB of JSON: quality 1 takes 0.11 ms and quality 4 takes 0.57 ms to save another tenth.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
  })
  app.setErrorHandler<FastifyError>((error, request, reply) => answerError(error, request, reply, problems, options))
  addMetrics(app, options.gauges)
  addHealth(app, options)
  app.get('/api/openapi.json', (_request, reply) => reply.send(openApi))
  const openApi = openApiOf(options.doors, options.version)
  await mount(app, Object.values(options.doors), { ...options, problems })
  const webFolder = options.webFolder !== undefined && existsSync(options.webFolder) ? options.webFolder : undefined
  addRareCharacters(app)
  if (webFolder !== undefined) await addPages(app, webFolder)
  const allowed = methodsByPath(options.doors)
  app.setNotFoundHandler((request, reply) => {
    const methods = allowed(request.url)
    if (methods.length > 0) {
      reply.header('allow', methods.join(', '))
      return sendProblem(reply, problems, 'METHOD_NOT_ALLOWED')
    }
    if (webFolder !== undefined && sendPage(request, reply, webFolder)) return reply
    return sendProblem(reply, problems, 'NOT_FOUND')
  })
  return app
}

function addHealth(app: FastifyInstance, { isReady }: HttpOptions): void {
  // Alive: this process answers. Ready: what it needs answers too.
  app.get('/healthz', (_request, reply) => reply.send({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    const ready = await isReady().catch(() => false)
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
}

/** Which methods an address has, so that a wrong one is told from a wrong address. */
function methodsByPath(doors: Readonly<Record<string, Door>>): (url: string) => readonly string[] {
  const routes = Object.values(doors)
    .flatMap(({ api }) => Object.values(api))
    .map(({ method, path }) => ({ method, pattern: new RegExp(`^${PREFIX}${path.replace(/:\w+/g, '[^/]+')}/?$`) }))
  return (url) => {
    const path = url.split('?', 1)[0] ?? ''
    return [...new Set(routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method))]
  }
}

const MEBIBYTE = 1024 * 1024
const CODES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'MEDIA_TYPE_NOT_TAKEN',
  FST_ERR_CTP_INVALID_JSON_BODY: 'BODY_UNREADABLE',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'BODY_UNREADABLE',
}

/** Every way out that is no answer: a problem with a code, and never a word of how the inside looks. */
function answerError(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
  problems: Problems,
  { log }: HttpOptions,
): FastifyReply {
  if (error instanceof Refused) return sendProblem(reply, problems, error.code, error.facts)
  if (error.validation !== undefined) {
    // Fastify's own validation errors are Ajv's, under a narrower type.
    const place = error.validationContext === 'body' ? '' : `/${error.validationContext ?? ''}`
    const fields = fieldsOf(error.validation.map((each) => ({ ...each })))
    const located = fields.map((field) => ({ ...field, path: `${place}${field.path}` }))
    return sendProblem(reply, problems, 'VALIDATION_FAILED', {}, located)
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    const limit = request.routeOptions.bodyLimit
    return sendProblem(reply, problems, CODES[error.code] ?? 'BAD_REQUEST', {
      limit: `${String(limit / MEBIBYTE)} MiB`,
    })
  }
  log.error('a request broke', { request: request.id, route: request.routeOptions.url, stack: String(error.stack) })
  return sendProblem(reply, problems, 'INTERNAL')
}
