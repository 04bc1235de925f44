import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { JsonObject } from '#kernel'
import { StartRefused } from './config.ts'
import type { DatabaseUrls, ServeConfig } from './config.ts'
import { lockDataFolder, openDataFolder } from './data-folder.ts'
import { openCluster, openServer } from './database/open.ts'
import { ordersMessage, parseToKeeper, stopMessage } from './orders.ts'
import type { Orders } from './orders.ts'

/** What runs in the keeper beside the server because the server may not hold its password: the sequencer. */
export interface Beside {
  readonly told: JsonObject
  readonly stop: () => Promise<void>
}

export interface KeeperOptions {
  readonly config: ServeConfig
  readonly sqlFolder: string
  /** The program and words that start the serving process. */
  readonly server: { readonly program: string; readonly words: readonly string[] }
  readonly beside: (urls: DatabaseUrls, dataFolder: string) => Promise<Beside>
  readonly say: (line: string) => void
  /** Called each time the server is ready, with what people type into a browser. */
  readonly onReady?: (address: string) => void
}

/** A server that answers nobody for this long when asked to stop is killed; the database rolls back what was open. */
const STOP_SECONDS_MAX = 8
/** More broken lives than this within a minute, and a person must look. */
const LIVES_PER_MINUTE_MAX = 5
/** Most of what a request makes is rubbish at its end: with more room (MB) it is swept a third as often. */
const YOUNG_MEMORY = '--max-semi-space-size=48'

type End = { readonly why: 'asked' } | { readonly why: 'broke'; readonly what: string }

/**
 * `oneseal serve`: the parent of everything that runs. It owns PostgreSQL and the sequencer and starts the serving
 * process; when one of them breaks, all are started anew. Answers the exit code: 0 asked to stop, 1 broke too often.
 */
export async function keep(options: KeeperOptions): Promise<number> {
  const { config, say } = options
  const dataFolder = openDataFolder(config.dataFolder)
  const lock = await lockDataFolder(dataFolder)
  const asked = listenForStop()
  try {
    await assertPortFree(config.host, config.port)
    const broken: number[] = []
    for (;;) {
      const end = await oneLife(options, dataFolder, asked.stop)
      if (end.why === 'asked') return 0
      broken.push(performance.now())
      const recent = broken.filter((at) => performance.now() - at < 60_000).length
      if (recent > LIVES_PER_MINUTE_MAX) {
        say(`${end.what}, again and again: OneSeal stops.`)
        return 1
      }
      say(`${end.what}; starting it again.`)
    }
  } finally {
    asked.forget()
    lock?.close()
  }
}

function listenForStop() {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  let hear: () => void = () => undefined
  const stop = new Promise<End>((resolve) => {
    hear = () => resolve({ why: 'asked' })
  })
  for (const signal of signals) process.on(signal, hear)
  const forget = () => {
    for (const signal of signals) process.off(signal, hear)
  }
  return { stop, forget }
}

/** Asked before PostgreSQL is started, so that the commonest mistake is answered at once. */
async function assertPortFree(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const inUse = error.code === 'EADDRINUSE'
      const where = `${host}:${String(port)}`
      reject(
        new StartRefused(
          inUse
            ? `Port ${String(port)} is already in use; choose another with --port.`
            : `Nobody can listen on ${where} (${String(error.code)}).`,
        ),
      )
    })
    probe.listen(port, host, () => {
      probe.close(() => resolve())
    })
  })
}

/** From start to the end of the first part that ends; whatever happens, what was started is stopped in order. */
async function oneLife(options: KeeperOptions, dataFolder: string, asked: Promise<End>): Promise<End> {
  const { config } = options
  // The server loads its code while PostgreSQL starts; it touches nothing before it has its orders.
  const server = startServer(options)
  const stops: (() => Promise<void>)[] = []
  try {
    const database =
      config.database === undefined
        ? await openCluster(dataFolder, options.sqlFolder)
        : await openServer(config.database, options.sqlFolder)
    stops.push(database.stop)
    const beside = await options.beside(database.urls, dataFolder)
    stops.push(beside.stop)
    const { host, port, demo } = config
    server.order({ databaseUrl: database.urls.app, dataFolder, host, port, demo, told: beside.told })
    const databaseEnd = database.gone.then((): End => ({ why: 'broke', what: 'PostgreSQL ended' }))
    return await Promise.race([asked, databaseEnd, server.end])
  } finally {
    await server.stop()
    for (const stop of stops.reverse()) await stop()
  }
}

function startServer({ server, onReady }: KeeperOptions) {
  if (!existsSync(server.program)) throw new StartRefused(`${server.program} is missing: run \`npm run build\`.`)
  const execArgv = [...process.execArgv, YOUNG_MEMORY]
  const child = fork(server.program, server.words, { stdio: 'inherit', serialization: 'json', execArgv })
  let running = true
  const gone = new Promise<void>((resolve) => {
    const end = () => {
      running = false
      resolve()
    }
    child.once('exit', end)
    child.once('error', end)
  })
  const end = new Promise<End>((resolve, reject) => {
    child.on('message', (message) => {
      const news = parseToKeeper(message)
      if (news.type === 'ready') onReady?.(news.address)
      else reject(new StartRefused(news.sentence))
    })
    void gone.then(() => resolve({ why: 'broke', what: 'The serving process ended' }))
  })
  // Whoever waits for the end hears of a refusal; nobody waits yet while the database is being opened.
  end.catch(() => undefined)
  const order = (orders: Orders) => {
    // A server that died while the database was opened is noticed by its end.
    if (child.connected) child.send(ordersMessage(orders))
  }
  const stop = async () => {
    if (running && child.connected) child.send(stopMessage)
    await Promise.race([gone, pause(STOP_SECONDS_MAX * 1000, undefined, { ref: false })])
    if (running) child.kill('SIGKILL')
    await gone
  }
  return { order, end, stop }
}
