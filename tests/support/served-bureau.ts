import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { appendFileSync, chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { DEMO_PASSWORD } from '../../src/app/demo-district.ts'
import { getDatabaseSecrets, placeOfCluster } from '../../src/app/data-folder.ts'
import { urlsTo } from '../../src/app/database/open.ts'
import { eventually, visitor } from '../../src/cli/demo/person.ts'
import type { Fetch, Person } from '../../src/cli/demo/person.ts'
import { runFolder } from './database.ts'
import { lightenPasswords } from './light-passwords.ts'

/** What `npm run build` made: journeys go through the very program that people start. */
const PROGRAM = resolve('dist/oneseal.js')
/** A first start makes a database cluster, keys and a catalogue; two cores may be busy with other tests meanwhile. */
const START_SECONDS_MAX = 300
const STOP_SECONDS_MAX = 20
const COMMAND_MS_MAX = 300_000

export interface CommandResult {
  readonly code: number
  readonly said: string
}

/** A bureau served by processes of its own on a data folder of its own, as a newcomer would start it. */
export interface ServedBureau {
  readonly origin: string
  readonly dataFolder: string
  /** A place for files of this journey; it goes with the bureau. */
  readonly scratch: string
  readonly visitor: () => Person
  /** Somebody of the demo district, signed in over HTTP. */
  readonly as: (username: string) => Promise<Person>
  /** `oneseal WORDS…`, as an operator types it beside the running bureau. */
  readonly oneseal: (words: readonly string[], folder?: string) => Promise<CommandResult>
  /** `kill -9` of the keeper, the server and PostgreSQL, all at once. */
  readonly killEverything: () => Promise<void>
  readonly startAgain: () => Promise<void>
  readonly expectSound: () => Promise<void>
}

const run = promisify(execFile)
const overHttp: Fetch = (url, init) => fetch(url, init)

async function command(words: readonly string[], folder: string): Promise<CommandResult> {
  const options = { cwd: folder, timeout: COMMAND_MS_MAX, maxBuffer: 64 * 1024 * 1024 }
  try {
    const { stdout, stderr } = await run(process.execPath, [PROGRAM, ...words], options)
    return { code: 0, said: stdout + stderr }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('stdout' in error)) throw error
    const { code, stdout } = error
    return { code: Number(code), said: `${String(stdout)}${'stderr' in error ? String(error.stderr) : ''}` }
  }
}

/** A process with all it started, and all they started: PostgreSQL's own among them. */
async function familyOf(pid: number): Promise<readonly number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid='])
  const parents = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const family = [pid]
  for (const member of family)
    for (const [child = 0, parent = 0] of parents) if (parent === member && !family.includes(child)) family.push(child)
  return family
}

interface Running {
  readonly child: ChildProcess
  readonly address: string
  readonly gone: Promise<void>
}

async function start(dataFolder: string, port: number): Promise<Running> {
  if (!existsSync(PROGRAM)) throw new Error('There is nothing to serve yet: run `npm run build` first')
  const words = [PROGRAM, 'serve', '--demo', '--data', dataFolder, '--port', String(port)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let ended = false
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const gone = new Promise<void>((done) => {
    child.once('exit', () => {
      ended = true
      done()
    })
  })
  const address = await eventually(
    'The bureau',
    () => {
      if (ended) throw new Error(`The bureau ended while it was starting: ${said}`)
      return Promise.resolve(/is ready: (http:\S+)/.exec(said)?.[1])
    },
    START_SECONDS_MAX,
  )
  return { child, address, gone }
}

async function killFamily({ child, gone }: Running): Promise<void> {
  for (const pid of await familyOf(child.pid ?? 0)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It went with its parent.
    }
  }
  await gone
}

async function stop(running: Running): Promise<void> {
  running.child.kill('SIGTERM')
  const patience = setTimeout(() => void killFamily(running), STOP_SECONDS_MAX * 1000)
  await running.gone
  clearTimeout(patience)
}

/** Looked at this often; nothing moved between two looks in a row means that nothing is left to follow. */
const LOOK_MS = 500
const LOOKS_MAX = 120

const clusterIn = (dataFolder: string): string => join(placeOfCluster(dataFolder), 'cluster')

/** Everything the founding brought about has had its consequences: a journey that begins here does not wait for them. */
async function settleDown(dataFolder: string): Promise<void> {
  // PostgreSQL itself says in the fifth line where its socket lies.
  const said = readFileSync(join(clusterIn(dataFolder), 'postmaster.pid'), 'utf8').split('\n')
  const { owner } = urlsTo(said[4] ?? '', getDatabaseSecrets(dataFolder))
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await lightenPasswords(client)
    const seen: string[] = []
    for (let looks = 0; looks < LOOKS_MAX && (seen.length < 3 || new Set(seen.slice(-3)).size > 1); looks += 1) {
      const { rows } = await client.query<{ moved: string }>(
        `select concat((select max(id) from ledger.entry), ' ', (select max(leaf_index) from ledger.leaf), ' ',
          (select sum(position) from ledger.follower)) as moved`,
      )
      seen.push(rows[0]?.moved ?? '')
      await pause(LOOK_MS)
    }
  } finally {
    await client.end()
  }
}

let founding: Promise<string> | undefined

/**
 * A first start makes a cluster, keys, a district and its catalogue, which is the same for every journey: done once in
 * each worker and copied. `tests/keeper` and `tests/cli` start from nothing.
 */
async function found(): Promise<string> {
  const scratch = join(runFolder(), `served-${randomUUID().slice(0, 8)}`)
  mkdirSync(scratch, { mode: 0o711 })
  const dataFolder = join(scratch, 'bureau')
  const running = await start(dataFolder, 0)
  await settleDown(dataFolder)
  await stop(running)
  // Journeys kill processes, never the machine: what PostgreSQL wrote survives without the disk's word for it.
  appendFileSync(join(clusterIn(dataFolder), 'postgresql.conf'), '\nfsync = off\nfull_page_writes = off\n')
  return dataFolder
}

interface Place {
  /** A folder on a disk of its own: founded there from nothing, by a PostgreSQL that waits for the disk's word. */
  readonly on?: string
}

/** `const bureau = await aServedBureau()` at the top of a journey; it is stopped and swept away when the file ends. */
export async function aServedBureau({ on }: Place = {}): Promise<ServedBureau> {
  const scratch = mkdtempSync(join(tmpdir(), 'oneseal-journey-'))
  // When the tests run as root, PostgreSQL's own account must be able to pass.
  chmodSync(scratch, 0o711)
  // Not `data`, where commands that are told nothing look for a trust file.
  const dataFolder = join(on ?? scratch, 'bureau')
  if (on === undefined) {
    founding ??= found()
    // With owners: PostgreSQL's own account may be another than ours.
    await run('cp', ['-a', await founding, dataFolder])
  }
  let running = await start(dataFolder, 0)
  const { address: origin } = running
  afterAll(async () => {
    await stop(running)
    rmSync(scratch, { recursive: true, force: true })
  })
  const oneseal = (words: readonly string[], folder = scratch) => command(words, folder)
  return {
    origin,
    dataFolder,
    scratch,
    visitor: () => visitor(origin, overHttp),
    as: async (username) => {
      const person = visitor(origin, overHttp)
      await person.signIn(username, DEMO_PASSWORD)
      return person
    },
    oneseal,
    killEverything: () => killFamily(running),
    startAgain: async () => {
      running = await start(dataFolder, Number(new URL(origin).port))
    },
    expectSound: async () => {
      const { code, said } = await oneseal(['fsck', '--data', dataFolder])
      expect({ code, said }).toMatchObject({ code: 0 })
    },
  }
}
