import { describe, expect, test } from 'vitest'
import { databaseUrlsFrom, parseServeArguments, StartRefused } from './config.ts'

describe('the words after `oneseal serve`', () => {
  test('without any, the bureau serves this machine alone', () => {
    const { host, port, demo, database } = parseServeArguments([], {})
    expect({ host, port, demo, database }).toEqual({ host: '127.0.0.1', port: 8600, demo: false, database: undefined })
  })

  test('a value may follow or be joined by an equals sign', () => {
    expect(parseServeArguments(['--port', '1234', '--data=/srv/a=b', '--demo'], {})).toMatchObject({
      port: 1234,
      dataFolder: '/srv/a=b',
      demo: true,
    })
  })

  test.each([[['--port', '70000']], [['--port', 'x']], [['--port']], [['--wrong']], [['extra']]])(
    '%j is refused in one sentence',
    (words) => {
      expect(() => parseServeArguments(words, {})).toThrow(StartRefused)
    },
  )
})

describe('a database of the operator’s own', () => {
  test('one address does for every role, and each role may have its own', () => {
    const urls = databaseUrlsFrom({ DATABASE_URL: 'postgresql://a/x', ONESEAL_OWNER_URL: 'postgresql://b/x' })
    expect(urls).toEqual({
      app: 'postgresql://a/x',
      owner: 'postgresql://b/x',
      sequencer: 'postgresql://a/x',
      eraser: 'postgresql://a/x',
    })
  })

  test('something that is no address is refused', () => {
    expect(() => databaseUrlsFrom({ DATABASE_URL: 'mysql://x' })).toThrow(StartRefused)
  })
})
