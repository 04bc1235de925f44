import type { Api, Input, Output, Problem, Route } from './route.ts'

/** The server said no, in the words of an RFC 9457 problem. */
export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** One typed function per route. Commands get an Idempotency-Key; pass your own to make a retry the same act. */
export type Client<A extends Api> = {
  readonly [K in keyof A]: (input: Input<A[K]>, options?: CallOptions) => Promise<Output<A[K]>>
}
export interface CallOptions {
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}
export interface Transport {
  /** e.g. '' in the browser, 'http://127.0.0.1:8600' elsewhere. */
  readonly origin: string
  readonly headers: () => Readonly<Record<string, string>>
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly newKey: () => string
}

type Parts = {
  readonly params?: Record<string, string>
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>
  readonly body?: unknown
}

/** Where a route is found, with what stands in its path and behind it. */
export function urlOf(route: Route, origin: string, { params = {}, query = {} }: Omit<Parts, 'body'>): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value))
  const tail = search.size > 0 ? `?${search.toString()}` : ''
  return `${origin}/api/v1${path}${tail}`
}

async function call(route: Route, transport: Transport, parts: Parts, options: CallOptions): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json', ...transport.headers() }
  if (route.method !== 'GET') headers['idempotency-key'] = options.idempotencyKey ?? transport.newKey()
  const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' }
  if (parts.body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(parts.body)
  }
  if (options.signal !== undefined) init.signal = options.signal
  const response = await transport.fetch(urlOf(route, transport.origin, parts), init)
  const answer: unknown = response.status === 204 ? null : await response.json()
  if (!response.ok) throw new ProblemError(parseProblem(answer, response.status))
  return answer
}

/** Proxies and captive portals answer in their own words: anything that is not our problem becomes one. */
export function parseProblem(answer: unknown, status: number): Problem {
  if (typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer) return answer as Problem
  const detail = `服务器未按约定答复（${String(status)}）`
  const detailEn = `The server did not answer as agreed (${String(status)})`
  return { type: 'about:blank', title: 'UNEXPECTED_ANSWER', status, code: 'UNEXPECTED_ANSWER', detail, detailEn }
}

/** Typed calls for a whole api. JSON routes only: raw routes are fetched by their own code. */
export function createClient<A extends Api>(api: A, transport: Transport): Client<A> {
  const calls = Object.entries(api).map(([name, route]) => [
    name,
    (parts: Parts, options: CallOptions = {}) => call(route, transport, parts, options),
  ])
  return Object.fromEntries(calls) as Client<A>
}
