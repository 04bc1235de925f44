import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { prepareDocument } from '../document/prepare-document.ts'
import type { Booklet } from '../document/booklet-data.ts'
import type { DocumentOrder, PreparedDocument } from '../document/prepare-document.ts'
import { renderBooklet } from '../document/render-booklet.ts'
import type { RenderedBooklet } from '../document/render-booklet.ts'
import { prepareOfdOf } from '../ofd/prepare-ofd.ts'
import type { OfdOrder } from '../ofd/prepare-ofd.ts'
import type { PreparedOfd } from '../ofd/write-ofd.ts'
import { parseOutcome } from './job.ts'
import type { Job, JobOutcome } from './job.ts'

export interface Renderer {
  readonly prepare: (order: DocumentOrder) => Promise<PreparedDocument>
  /** The OFD of a sealed PDF. Waits behind papers that are not sealed at all yet. */
  readonly prepareOfd: (order: OfdOrder) => Promise<PreparedOfd>
  /** Prints what is not sealed. Waits behind papers that are. */
  readonly print: (booklet: Booklet) => Promise<RenderedBooklet>
  /** Refuses what waits or runs, and stops the threads. */
  readonly close: () => Promise<void>
}
export interface RendererOptions {
  /** 0: render on the calling thread, with the same function. */
  readonly workers: number
  /** The bundled worker; dist/render-worker.js of this package when not given. */
  readonly workerFile?: string
}

/** A minute of work for one thread at full speed: beyond it, waiting longer helps nobody. */
const WAITING_MAX = 5000

/** Booklets anyone may ask for: a few at a time, so that they never crowd out what the bureau owes somebody. */
const BOOKLETS_WAITING_MAX = 200

type Made = Extract<JobOutcome, { ok: true }>
interface Waiting {
  readonly job: (id: number) => Job
  /** Answers false when what came back is not what was asked for. */
  readonly resolve: (made: Made) => boolean
  readonly reject: (error: Error) => void
}
interface Place {
  /** None before the first document and after a thread died: the next document starts a new one. */
  worker: Worker | undefined
  busyWith: (Waiting & { readonly id: number }) | undefined
}

const bundledWorker = () =>
  join(dirname(createRequire(import.meta.url).resolve('#seal')), '..', '..', 'dist', 'render-worker.js')

const onThisThread = (): Renderer => ({
  prepare: (order) =>
    new Promise((resolve) => {
      resolve(prepareDocument(order))
    }),
  prepareOfd: (order) =>
    new Promise((resolve) => {
      resolve(prepareOfdOf(order))
    }),
  print: (booklet) =>
    new Promise((resolve) => {
      resolve(renderBooklet(booklet))
    }),
  close: () => Promise.resolve(),
})

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

/** A thread for this place. It keeps the process alive only while it works. */
function startWorker(file: string, place: Place, next: () => void): Worker {
  const worker = new Worker(file)
  const finish = (settle: (job: Waiting) => void) => {
    const job = place.busyWith
    place.busyWith = undefined
    worker.unref()
    if (job !== undefined) settle(job)
    next()
  }
  worker.on('message', (message: unknown) => {
    const outcome = parseOutcome(message)
    if (place.busyWith?.id !== outcome.id) return
    finish(({ resolve, reject }) => {
      if (!outcome.ok) reject(new Error(outcome.message))
      else if (!resolve(outcome)) reject(new Error('The rendering thread made something else'))
    })
  })
  // A thread that dies takes its document with it, and only that one.
  const died = (reason: Error) => {
    if (place.worker !== worker) return
    place.worker = undefined
    finish(({ reject }) => reject(reason))
  }
  worker.on('error', (error: unknown) => died(asError(error)))
  worker.on('exit', () => died(new Error('The rendering thread ended')))
  worker.unref()
  return worker
}

/** A pool of threads, each with its own compiler; one document at a time each, in the order they came. */
export function createRenderer({ workers, workerFile }: RendererOptions): Renderer {
  if (workers === 0) return onThisThread()
  const file = workerFile ?? bundledWorker()
  const waiting: Waiting[] = []
  const ofds: Waiting[] = []
  const booklets: Waiting[] = []
  let lastId = 0
  let closed = false

  const giveWork = () => {
    for (const place of places) {
      if (place.busyWith !== undefined || closed) continue
      const next = waiting.shift() ?? ofds.shift() ?? booklets.shift()
      if (next === undefined) return
      lastId += 1
      place.busyWith = { ...next, id: lastId }
      place.worker ??= startWorker(file, place, giveWork)
      place.worker.ref()
      place.worker.postMessage(next.job(lastId))
    }
  }
  const places: readonly Place[] = Array.from({ length: workers }, () => ({ worker: undefined, busyWith: undefined }))
  // Started before the first document needs them: a thread is ready after a quarter of a second.
  for (const place of places) place.worker = startWorker(file, place, giveWork)

  const wait = (line: Waiting[], most: number, entry: Waiting) => {
    if (closed) entry.reject(new Error('The renderer is closed'))
    else if (line.length >= most) entry.reject(new Error(`More than ${most} documents are waiting`))
    else {
      line.push(entry)
      giveWork()
    }
  }
  return {
    prepare: (order) =>
      new Promise((resolve, reject) => {
        wait(waiting, WAITING_MAX, {
          job: (id) => ({ id, order }),
          resolve: (made) => {
            if (!('document' in made)) return false
            resolve({ ...made.document, prepared: asBuffer(made.document.prepared) })
            return true
          },
          reject,
        })
      }),
    prepareOfd: (order) =>
      new Promise((resolve, reject) => {
        wait(ofds, WAITING_MAX, {
          job: (id) => ({ id, ofd: order }),
          resolve: (made) => {
            if (!('ofd' in made)) return false
            resolve({ ...made.ofd, prepared: asBuffer(made.ofd.prepared) })
            return true
          },
          reject,
        })
      }),
    print: (booklet) =>
      new Promise((resolve, reject) => {
        wait(booklets, BOOKLETS_WAITING_MAX, {
          job: (id) => ({ id, booklet }),
          resolve: (made) => {
            if (!('booklet' in made)) return false
            resolve({ ...made.booklet, pdf: asBuffer(made.booklet.pdf) })
            return true
          },
          reject,
        })
      }),
    close: async () => {
      closed = true
      for (const { reject } of [...waiting.splice(0), ...ofds.splice(0), ...booklets.splice(0)])
        reject(new Error('The renderer is closed'))
      await Promise.all(places.flatMap(({ worker }) => (worker === undefined ? [] : [worker.terminate()])))
    },
  }
}
