import type { JsonObject } from '#kernel'

/**
 * What the keeper tells the serving process it starts. It travels through the channel between the two and
 * stands in no environment or argument list; of the database it holds the application's password alone.
 */
export interface Orders {
  readonly databaseUrl: string
  readonly dataFolder: string
  readonly host: string
  readonly port: number
  readonly demo: boolean
  /** What the part beside the keeper wants the server to know, e.g. the ledger's public key. */
  readonly told: JsonObject
}

type ToServer = { readonly type: 'orders'; readonly orders: Orders } | { readonly type: 'stop' }
export type ToKeeper =
  { readonly type: 'ready'; readonly address: string } | { readonly type: 'failed'; readonly sentence: string }

export const ordersMessage = (orders: Orders): ToServer => ({ type: 'orders', orders })
export const stopMessage: ToServer = { type: 'stop' }

/** Only our own parent writes to this channel; the shapes are the compiler's on both sides. */
const parseToServer = (message: unknown) => message as ToServer
export const parseToKeeper = (message: unknown) => message as ToKeeper

export interface Service {
  /** What people type into a browser. */
  readonly address: string
  /** Finishes the requests under way and lets go of everything. */
  readonly stop: () => Promise<void>
}

/**
 * The serving process: waits for orders, serves, and ends when told to or when the keeper is gone.
 * A Ctrl-C reaches it too, but it leaves the order of stopping to the keeper.
 */
export function serveOnOrders(serve: (orders: Orders) => Promise<Service>): void {
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => undefined)
  let service: Promise<Service> | undefined
  const end = (code: number) => {
    Promise.resolve(service)
      .then((running) => running?.stop())
      .catch(() => undefined)
      .finally(() => process.exit(code))
  }
  process.once('disconnect', () => end(0))
  process.on('message', (message) => {
    const order = parseToServer(message)
    if (order.type === 'stop') {
      end(0)
      return
    }
    service = serve(order.orders)
    service.then(
      ({ address }) => process.send?.({ type: 'ready', address } satisfies ToKeeper),
      (error: unknown) => {
        const sentence = error instanceof Error ? error.message : String(error)
        process.send?.({ type: 'failed', sentence } satisfies ToKeeper, () => process.exit(2))
      },
    )
  })
}
