import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileStore } from '#frame'

const isDigest = (text: string) => /^[0-9a-f]{64}$/.test(text)

/** What is renamed into a folder survives a power cut only when the folder itself has been synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/**
 * Files by the digest of their content under DATA/files/ab/cd…. A file appears whole and durable or not at all:
 * it is written beside its place, synced, and renamed. An act refers to a file only after `put` has answered.
 */
export function createFileStore(folder: string): FileStore {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  return {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const place = placeOf(sha256)
      if (await stat(place).catch(() => undefined)) return sha256
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      const half = `${place}.${randomBytes(6).toString('hex')}`
      const handle = await open(half, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(half, place)
      await syncFolder(dirname(place))
      await syncFolder(folder)
      return sha256
    },
    find: async (sha256) => {
      if (!isDigest(sha256)) return undefined
      try {
        return await readFile(placeOf(sha256))
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}
