import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import { rareFont } from '#seal'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const YEAR_SECONDS = 31_536_000

/** Names under /assets/ hold a digest of their content and never change; everything else is asked for anew. */
const cacheControlOf = (path: string) =>
  /[\\/]assets[\\/]/.test(path) ? `public, max-age=${String(YEAR_SECONDS)}, immutable` : 'no-cache'

/**
 * Outlines of rare characters for browsers whose machine has none: the very glyphs the sealed papers are printed with.
 */
export function addRareCharacters(app: FastifyInstance): void {
  app.get<{ Params: { file: string } }>('/rare-characters/:file', (request, reply) => {
    const font = rareFont(request.params.file.replace(/\.ttf$/, ''))
    if (font === undefined) {
      reply.callNotFound()
      return reply
    }
    return reply
      .header('cache-control', `public, max-age=${String(YEAR_SECONDS)}, immutable`)
      .type('font/ttf')
      .send(font)
  })
}

/** The browser's half. Addresses of pages are the browser's own: each gets the same first page. */
export async function addPages(app: FastifyInstance, webFolder: string): Promise<void> {
  await app.register(files, {
    root: webFolder,
    wildcard: true,
    preCompressed: true,
    cacheControl: false,
    dotfiles: 'ignore',
    setHeaders: (response, path) => {
      response.setHeader('cache-control', cacheControlOf(path))
    },
  })
}

const wantsPage = ({ method, url, headers }: FastifyRequest) =>
  (method === 'GET' || method === 'HEAD') &&
  !/^\/(api|assets|rare-characters)(\/|$)/.test(url.split('?', 1)[0] ?? '') &&
  /text\/html|\*\/\*/.test(headers.accept ?? '*/*')

/** Answers the first page when a browser asks for an address of its own; false when this is no such request. */
export function sendPage(request: FastifyRequest, reply: FastifyReply, webFolder: string): boolean {
  if (!wantsPage(request) || !existsSync(join(webFolder, 'index.html'))) return false
  void reply.status(200).sendFile('index.html')
  return true
}
