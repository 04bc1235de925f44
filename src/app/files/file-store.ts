import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { FileStore } from '#frame'

const isDigest = (text: string) => /^[0-9a-f]{64}$/.test(text)

/** `node:fs/promises` would carry an object and a promise through each of these. */
const sync = promisify(fs.fsync)
/** Making a file waits for the file system's journal, and that waits for whoever syncs at the moment. */
const create: (path: string, flags: string, mode: number) => Promise<number> = promisify(fs.open)
const write: (file: number, bytes: Uint8Array) => Promise<void> = promisify(fs.writeFile)
/** Below this, copying into the page cache takes less time than handing the work to a thread and hearing of it. */
const WRITTEN_AT_ONCE_BYTES_MAX = 256 * 1024

/** What is renamed into a folder survives a power cut only when the folder itself has been synced. */
async function syncFolder(folder: string): Promise<void> {
  const handle = fs.openSync(folder, 'r')
  try {
    await sync(handle)
  } finally {
    fs.closeSync(handle)
  }
}

const isAbsent = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * Files by the digest of their content under DATA/files/ab/cd…. A file appears whole and durable or not at all:
 * it is written beside its place, synced, and renamed. An act refers to a file only after `put` has answered.
 *
 * Only what waits for the disk is handed to a thread: the rest touches memory alone and takes ten microseconds each,
 * where a dozen trips to a thread and back took more processor time than everything else in an upload.
 */
export function createFileStore(folder: string): FileStore {
  const placeOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  /** All 256 folders at the first file: one sync for them all, instead of one for each when its first file comes. */
  const makeShelves = async () => {
    for (let shelf = 0; shelf < 256; shelf += 1)
      fs.mkdirSync(join(folder, shelf.toString(16).padStart(2, '0')), { recursive: true, mode: 0o700 })
    await syncFolder(folder)
  }
  let shelves: Promise<void> | undefined
  const shelved = () => {
    shelves ??= makeShelves().catch((error: unknown) => {
      // A disk that was full may have room again.
      shelves = undefined
      throw error
    })
    return shelves
  }
  return {
    put: async (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const place = placeOf(sha256)
      if (fs.existsSync(place)) return sha256
      await shelved()
      const half = `${place}.${randomBytes(6).toString('hex')}`
      const handle = await create(half, 'wx', 0o600)
      try {
        if (bytes.length <= WRITTEN_AT_ONCE_BYTES_MAX) fs.writeFileSync(handle, bytes)
        else await write(handle, bytes)
        await sync(handle)
      } finally {
        fs.closeSync(handle)
      }
      fs.renameSync(half, place)
      await syncFolder(dirname(place))
      return sha256
    },
    find: async (sha256) => {
      if (!isDigest(sha256)) return undefined
      try {
        return await readFile(placeOf(sha256))
      } catch (error) {
        if (isAbsent(error)) return undefined
        throw error
      }
    },
    remove: async (sha256) => {
      if (isDigest(sha256)) await rm(placeOf(sha256), { force: true })
    },
  }
}
