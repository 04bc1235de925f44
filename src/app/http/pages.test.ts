import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { addPages, addRareCharacters, sendPage } from './pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'oneseal-web-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'index.html'), '<!doctype html><title>一章通</title>')
writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {}')
writeFileSync(join(folder, 'assets', 'main-abc123.js.br'), brotliCompressSync('export {}'))

const app = Fastify()
addRareCharacters(app)
await addPages(app, folder)
app.setNotFoundHandler((request, reply) => (sendPage(request, reply, folder) ? reply : reply.status(404).send('none')))
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test.each(['/', '/hall/cases/123', '/desk?post=examiner'])(
  '%s gets the first page, asked for anew each time',
  async (url) => {
    const { statusCode, body, headers } = await app.inject({ url, headers: { accept: 'text/html' } })
    expect({ statusCode, cache: headers['cache-control'] }).toEqual({ statusCode: 200, cache: 'no-cache' })
    expect(body).toContain('一章通')
  },
)

test('an asset never changes under its name and comes compressed', async () => {
  const { headers } = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': 'br' } })
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript') as string,
  })
})

test.each(['/assets/old-1.js', '/api/v1/nowhere', '/api'])('%s is not answered with a page', async (url) => {
  expect((await app.inject({ url, headers: { accept: '*/*' } })).statusCode).toBe(404)
})

test.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json'])(
  '%s leads nowhere outside',
  async (url) => {
    expect((await app.inject({ url, headers: { accept: 'application/json' } })).statusCode).toBeGreaterThanOrEqual(400)
  },
)

test('the outlines of a rare character are handed out by block, and a name that is none opens no file', async () => {
  const { statusCode, headers, rawPayload } = await app.inject('/rare-characters/20B.ttf')
  expect({ statusCode, type: headers['content-type'] }).toEqual({ statusCode: 200, type: 'font/ttf' })
  expect(rawPayload.readUInt32BE(0)).toBe(0x00010000)
  for (const name of ['2FF.ttf', '..%2f..%2findex.ts', '20B', 'README.md']) {
    const answer = await app.inject(`/rare-characters/${name}`)
    expect([name, answer.statusCode]).toEqual([name, name === '20B' ? 200 : 404])
  }
})
