import { isAbsolute, resolve } from 'node:path'

/** One clear sentence why OneSeal does not start; the command line prints it and exits with 2. */
export class StartRefused extends Error {}

/** Who the program is to the database; the serving process only ever learns `app`. */
export interface DatabaseUrls {
  readonly owner: string
  readonly app: string
  readonly sequencer: string
  readonly eraser: string
}

export interface ServeConfig {
  readonly dataFolder: string
  readonly host: string
  readonly port: number
  readonly demo: boolean
  /** Undefined: PostgreSQL is ours and lies under the data folder. */
  readonly database: DatabaseUrls | undefined
}

export const DEFAULT_PORT = 8600
export const DEFAULT_DATA_FOLDER = 'data'

type Environment = Readonly<Record<string, string | undefined>>

/** A server the operator runs himself: one role for everything unless he names others. */
export function databaseUrlsFrom(environment: Environment): DatabaseUrls | undefined {
  const app = environment['DATABASE_URL']
  if (app === undefined || app === '') return undefined
  if (!/^postgres(ql)?:\/\//.test(app)) throw new StartRefused('DATABASE_URL must begin with postgresql://')
  return {
    app,
    owner: environment['ONESEAL_OWNER_URL'] ?? app,
    sequencer: environment['ONESEAL_SEQUENCER_URL'] ?? app,
    eraser: environment['ONESEAL_ERASER_URL'] ?? app,
  }
}

const VALUED = ['--data', '--port', '--host'] as const
type Valued = (typeof VALUED)[number]
const isValued = (word: string): word is Valued => VALUED.some((each) => each === word)

/** Reads the words after `oneseal serve`. `--data DIR` and `--data=DIR` mean the same. */
export function parseServeArguments(words: readonly string[], environment: Environment): ServeConfig {
  const values = new Map<Valued, string>()
  let demo = false
  const rest = words.flatMap((word) =>
    /^--\w+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  )
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? ''
    if (word === '--demo') demo = true
    else if (isValued(word)) {
      const value = rest[++i]
      if (value === undefined || value === '') throw new StartRefused(`${word} needs a value.`)
      values.set(word, value)
    } else throw new StartRefused(`Unknown option ${word}. Known are --data DIR, --port N, --host ADDRESS and --demo.`)
  }
  const folder = values.get('--data') ?? environment['ONESEAL_DATA'] ?? DEFAULT_DATA_FOLDER
  return {
    dataFolder: isAbsolute(folder) ? folder : resolve(folder),
    host: values.get('--host') ?? environment['HOST'] ?? '127.0.0.1',
    port: parsePort(values.get('--port') ?? environment['PORT']),
    demo,
    database: databaseUrlsFrom(environment),
  }
}

export function parsePort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new StartRefused(`${text} is not a port: give a number from 0 to 65535.`)
  return port
}
