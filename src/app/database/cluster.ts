import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { syncFolder } from '#seal/keep-file'
import { getBinaries } from './binaries.ts'
import { stopOrphan } from './orphan.ts'
import { getSystemAccount } from './system-account.ts'
import type { SystemAccount } from './system-account.ts'

/** A running PostgreSQL of our own, reachable only through a socket in a private folder. */
export interface Cluster {
  readonly socketFolder: string
  readonly superuserPassword: string
  /** Resolves when PostgreSQL is gone, whoever stopped it. */
  readonly gone: Promise<void>
  /** A fast shutdown: sessions are ended, committed work is kept. */
  readonly stop: () => Promise<void>
}

export interface ClusterOptions {
  /** PostgreSQL's own folder; made when it is not there. Its parent must exist and let the system account pass. */
  readonly pgdata: string
  /** Where PostgreSQL writes what it has to say. */
  readonly logFile: string
  readonly superuserPassword: string
  readonly settings?: Readonly<Record<string, string>>
}

export const SUPERUSER = 'postgres'

/** How to reach the cluster as one role. */
export const connectionTo = (
  cluster: Pick<Cluster, 'socketFolder'>,
  user: string,
  password: string,
  database: string,
): pg.ClientConfig => ({ host: cluster.socketFolder, port: 5432, user, password, database })

/** For two cores; a machine of 2 GB still has room for the server process beside these. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  max_connections: '100',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  // Every query of ours is short: compiling one costs more than it saves.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** A Unix socket's path holds at most 107 bytes; PostgreSQL adds this name to the folder's. */
const SOCKET_FOLDER_BYTES_MAX = 107 - '/.s.PGSQL.5432.lock'.length
const START_SECONDS_MAX = 120
const LOG_BYTES_MAX = 10 * 1024 * 1024

function giveTo(account: SystemAccount | undefined, path: string): void {
  if (account !== undefined) fs.chownSync(path, account.uid, account.gid)
}

function makeSocketFolder(pgdata: string, account: SystemAccount | undefined): string {
  const wanted = join(dirname(pgdata), 'socket')
  const fits = Buffer.byteLength(wanted) <= SOCKET_FOLDER_BYTES_MAX
  if (fits) fs.rmSync(wanted, { recursive: true, force: true })
  if (fits) fs.mkdirSync(wanted, { mode: 0o700 })
  const folder = fits ? wanted : fs.mkdtempSync(join(tmpdir(), 'oneseal-'))
  giveTo(account, folder)
  return folder
}

const idsOf = (account: SystemAccount | undefined) =>
  account === undefined ? {} : { uid: account.uid, gid: account.gid }

/** LC_ALL keeps PostgreSQL's messages in one language whatever the machine speaks. */
const environment = () => ({ PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })

/** Made beside its place and then renamed: a start that was killed half way leaves nothing that looks finished. */
function initialise(initdb: string, options: ClusterOptions, socketFolder: string, account?: SystemAccount): void {
  const half = `${options.pgdata}.${randomBytes(4).toString('hex')}`
  fs.mkdirSync(half, { mode: 0o700 })
  giveTo(account, half)
  const passwordFile = join(socketFolder, 'password')
  fs.writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 })
  giveTo(account, passwordFile)
  const flags = [
    `--pgdata=${half}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Code point order with Unicode's upper and lower case: the same on every machine, and fast.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ]
  const result = spawnSync(initdb, flags, { env: environment(), cwd: '/', encoding: 'utf8', ...idsOf(account) })
  fs.rmSync(passwordFile)
  if (result.status !== 0) {
    fs.rmSync(half, { recursive: true, force: true })
    throw new Error(`PostgreSQL's folder could not be made: ${result.error?.message ?? result.stderr.trim()}`)
  }
  fs.renameSync(half, options.pgdata)
  syncFolder(dirname(options.pgdata))
}

function openLog(path: string): number {
  if (fs.existsSync(path) && fs.statSync(path).size > LOG_BYTES_MAX) fs.renameSync(path, `${path}.1`)
  return fs.openSync(path, 'a', 0o600)
}

/** PostgreSQL itself says in the last line of its pid file when it is ready. */
function isReady(pgdata: string): boolean {
  try {
    return fs.readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

function launch(postgres: string, options: ClusterOptions, socketFolder: string, account?: SystemAccount) {
  const log = openLog(options.logFile)
  const settings = { ...SETTINGS, ...options.settings, unix_socket_directories: socketFolder }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // Its own session: a Ctrl-C in the terminal goes to the keeper, who stops the server first and PostgreSQL after.
  const child = spawn(postgres, ['-D', options.pgdata, ...flags], {
    env: environment(),
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
    ...idsOf(account),
  })
  fs.closeSync(log)
  const state = { running: true }
  const gone = new Promise<void>((resolve) => {
    const end = () => {
      state.running = false
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  return { child, gone, state }
}

/** Starts PostgreSQL on its folder, first making the folder, or ending what an earlier start left behind. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const account = getSystemAccount()
  const binaries = getBinaries(account)
  await stopOrphan(options.pgdata)
  const socketFolder = makeSocketFolder(options.pgdata, account)
  if (!fs.existsSync(options.pgdata)) initialise(binaries.initdb, options, socketFolder, account)
  const deadline = Date.now() + START_SECONDS_MAX * 1000
  for (;;) {
    const { child, gone, state } = launch(binaries.postgres, options, socketFolder, account)
    while (state.running && !isReady(options.pgdata) && Date.now() < deadline) await pause(10)
    if (state.running && isReady(options.pgdata)) {
      const stop = async () => {
        if (state.running) child.kill('SIGINT')
        await gone
        fs.rmSync(socketFolder, { recursive: true, force: true })
      }
      return { socketFolder, superuserPassword: options.superuserPassword, gone, stop }
    }
    child.kill('SIGQUIT')
    await gone
    // Back ends of a PostgreSQL that was killed hold its shared memory for a moment longer.
    if (Date.now() >= deadline || !endedOnSharedMemory(options.logFile)) throw new Error(lastWords(options.logFile))
    await pause(200)
  }
}

const tail = (logFile: string) => fs.readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-6)
const endedOnSharedMemory = (logFile: string) => tail(logFile).join('\n').includes('shared memory block')
const lastWords = (logFile: string) => {
  const line = tail(logFile).findLast((each) => each.includes('FATAL')) ?? tail(logFile).at(-1) ?? ''
  return `PostgreSQL did not start: ${line.replace(/^.*FATAL:\s*/, '')} (see ${logFile})`
}
