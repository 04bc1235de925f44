import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * `__Host-` makes the browser itself insist on Secure, this host alone and the whole path. Plain http is for the
 * machine one sits at, where browsers would refuse a Secure cookie.
 */
const SECURE_NAME = '__Host-oneseal'
const LOCAL_NAME = 'oneseal'

const isLocal = (request: FastifyRequest) =>
  request.protocol === 'http' && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(request.host)

const nameFor = (request: FastifyRequest) => (isLocal(request) ? LOCAL_NAME : SECURE_NAME)

export function findToken(request: FastifyRequest): string | undefined {
  const name = nameFor(request)
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}

/** A session cookie in both senses: the browser forgets it when it is closed, the server decides when it ends. */
export function setToken(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isLocal(request) ? '' : '; Secure'
  reply.header('set-cookie', `${nameFor(request)}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}`)
}
