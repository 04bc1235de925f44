import { closeSync, fsyncSync, openSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What is made in a folder, or renamed into it, survives a power cut only when the folder itself has been flushed. */
export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Everything below a folder that somebody else's code wrote. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) syncTree(join(folder, entry.name))
    // A file is flushed through the same call as a folder.
    else if (entry.isFile()) syncFolder(join(folder, entry.name))
  }
  syncFolder(folder)
}

/** The content a file is to have from now on: whatever ends the machine, it holds the old or the new, whole. */
export function keepFile(place: string, content: string | Uint8Array, mode: number): void {
  writeFileSync(`${place}.new`, content, { mode, flush: true })
  renameSync(`${place}.new`, place)
  syncFolder(dirname(place))
}
