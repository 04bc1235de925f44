import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { prepareDocument } from '../document/prepare-document.ts'
import type { DocumentOrder, PreparedDocument } from '../document/prepare-document.ts'
import { parseOutcome } from './job.ts'
import type { Job } from './job.ts'

export interface Renderer {
  readonly prepare: (order: DocumentOrder) => Promise<PreparedDocument>
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

interface Waiting {
  readonly order: DocumentOrder
  readonly resolve: (document: PreparedDocument) => void
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
  close: () => Promise.resolve(),
})

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
      else {
        const { prepared, ...rest } = outcome.document
        resolve({ ...rest, prepared: Buffer.from(prepared.buffer, prepared.byteOffset, prepared.byteLength) })
      }
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
  let lastId = 0
  let closed = false

  const giveWork = () => {
    for (const place of places) {
      if (place.busyWith !== undefined || closed) continue
      const next = waiting.shift()
      if (next === undefined) return
      lastId += 1
      place.busyWith = { ...next, id: lastId }
      place.worker ??= startWorker(file, place, giveWork)
      place.worker.ref()
      const job: Job = { id: lastId, order: next.order }
      place.worker.postMessage(job)
    }
  }
  const places: readonly Place[] = Array.from({ length: workers }, () => ({ worker: undefined, busyWith: undefined }))
  // Started before the first document needs them: a thread is ready after a quarter of a second.
  for (const place of places) place.worker = startWorker(file, place, giveWork)

  return {
    prepare: (order) =>
      new Promise((resolve, reject) => {
        if (closed) reject(new Error('The renderer is closed'))
        else if (waiting.length >= WAITING_MAX) reject(new Error(`More than ${WAITING_MAX} documents are waiting`))
        else {
          waiting.push({ order, resolve, reject })
          giveWork()
        }
      }),
    close: async () => {
      closed = true
      for (const { reject } of waiting.splice(0)) reject(new Error('The renderer is closed'))
      await Promise.all(places.flatMap(({ worker }) => (worker === undefined ? [] : [worker.terminate()])))
    },
  }
}
