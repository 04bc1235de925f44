import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openDataFolder } from './data-folder.ts'
import { getLoopbackSecret, readPeersConfig } from './peers-config.ts'

const folder = mkdtempSync(join(tmpdir(), 'oneseal-peers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = (file: unknown) => writeFileSync(join(folder, 'peers.json'), JSON.stringify(file))
const read = (told = {}) => readPeersConfig(folder, told, '某局')

describe('whom a house is connected with', () => {
  beforeEach(() => rmSync(join(folder, 'peers.json'), { force: true }))
  test('nobody, when nobody is named', () => expect(read()).toEqual({ http: {} }))
  test('the loopback world of a demonstration, each peer with a secret of its own', () => {
    const { http, letterBox } = read({ peers: { origin: 'http://127.0.0.1:1', mail: 'smtp://127.0.0.1:2' } })
    expect(letterBox).toBe('http://127.0.0.1:1/messages')
    const secrets = Object.values(http).map(({ secret }) => Buffer.from(secret).toString('hex'))
    expect(secrets.length).toBeGreaterThan(7)
    expect(new Set(secrets).size).toBe(secrets.length)
    expect(getLoopbackSecret(folder)).toEqual(getLoopbackSecret(folder))
  })
  test('a folder in a place where none can be made is refused at once, in one sentence', () => {
    // Below /proc Linux answers ENOENT for ever; elsewhere a file stands where a folder would have to.
    const file = join(folder, 'a-file')
    writeFileSync(file, '')
    for (const place of ['/proc/nowhere/data', join(file, 'data'), file])
      expect(() => openDataFolder(place)).toThrow(`The data folder ${place} cannot be written`)
    expect(() => getLoopbackSecret('/proc/nowhere')).toThrow('cannot be written')
    expect(openDataFolder(join(folder, 'new', 'data'))).toBe(join(realpathSync(folder), 'new', 'data'))
  })
  test('what peers.json names, and then no loopback', () => {
    mkdirSync(join(folder, 'secrets'), { recursive: true })
    writeFileSync(join(folder, 'secrets', 'sms.key'), Buffer.alloc(32, 1))
    write({
      http: { sms: { origin: 'https://sms.example', secretFile: 'secrets/sms.key' } },
      mail: { url: 'smtps://user:word@mail.example', from: 'hall@example.cn' },
    })
    const config = read({ peers: { origin: 'http://127.0.0.1:1', mail: 'smtp://127.0.0.1:2' } })
    expect(Object.keys(config.http)).toEqual(['sms'])
    expect(config).toMatchObject({ mail: { from: 'hall@example.cn' } })
    expect(config.letterBox).toBeUndefined()
  })
  test.each([
    ['a peer nobody knows', { http: { fax: {} } }, /names fax/],
    ['an origin with a path', { http: { sms: { origin: 'https://sms.example/x', secretFile: 'k' } } }, /needs origin/],
    ['a short secret', { http: { sms: { origin: 'https://sms.example', secretFile: 'short.key' } } }, /shorter than/],
    ['a mail server that is none', { mail: { url: 'https://mail.example', from: 'x' } }, /needs url/],
  ])('%s is refused in a sentence', (_, file, sentence) => {
    writeFileSync(join(folder, 'short.key'), 'short')
    write(file)
    expect(() => read()).toThrow(sentence)
  })
})
