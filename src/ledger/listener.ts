import type { SqlClient, SqlPool } from './database.ts'

export type Channel = 'oneseal_entry' | 'oneseal_checkpoint'

/** After this long a connection that broke is opened again; meanwhile everyone's own patience carries them. */
const REOPEN_MS = 500

export interface Listener {
  /** Calls back at every notification until told to stop. A notification is only a hint: it may be lost. */
  readonly watch: (callback: () => void) => () => void
  readonly close: () => Promise<void>
}

/** One connection that listens for all who wait; it is opened with the first and closed with the last. */
export function createListener(pool: SqlPool, channel: Channel): Listener {
  const callbacks = new Set<() => void>()
  let client: SqlClient | undefined
  let opening: Promise<void> | undefined
  let reopen: NodeJS.Timeout | undefined

  const drop = () => {
    client?.release(true)
    client = undefined
  }
  const lose = () => {
    drop()
    if (callbacks.size > 0) reopen ??= setTimeout(tryAgain, REOPEN_MS)
  }
  const tryAgain = () => {
    reopen = undefined
    openOnce()
  }
  async function listen(): Promise<void> {
    try {
      const opened = await pool.connect()
      opened.on('error', lose)
      opened.on('notification', () => {
        for (const callback of callbacks) callback()
      })
      client = opened
      await opened.query(`listen ${channel}`)
    } catch {
      lose()
    }
  }
  const openOnce = () => {
    opening ??= listen().finally(() => {
      opening = undefined
      if (callbacks.size === 0) drop()
    })
  }
  return {
    watch: (callback) => {
      callbacks.add(callback)
      if (client === undefined) openOnce()
      return () => {
        callbacks.delete(callback)
        if (callbacks.size === 0 && opening === undefined) drop()
      }
    },
    close: async () => {
      callbacks.clear()
      clearTimeout(reopen)
      await opening
      drop()
    },
  }
}
