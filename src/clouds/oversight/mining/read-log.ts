import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { LogUnreadable } from './log.ts'
import type { LogCase } from './log.ts'
import { readCsv } from './read-csv.ts'
import { readXes } from './read-xes.ts'

export type LogFormat = 'XES' | 'CSV'

/** Opened out, a log may be so large; a small file that swells beyond it was made to fill a machine. */
const BYTES_MAX = 2 * 1024 * 1024 * 1024
const GZIP = [0x1f, 0x8b] as const

async function* opened(path: string): AsyncGenerator<Buffer> {
  let first = true
  const file = createReadStream(path)
  const head: Buffer = await new Promise((resolve, reject) => {
    file.once('error', reject)
    file.once('readable', () => {
      const chunk: unknown = file.read()
      resolve(Buffer.isBuffer(chunk) ? chunk : Buffer.alloc(0))
    })
  })
  const whole = async function* (): AsyncGenerator<Buffer> {
    yield head
    for await (const chunk of file) yield Buffer.from(chunk)
  }
  if (head[0] !== GZIP[0] || head[1] !== GZIP[1]) {
    yield* whole()
    return
  }
  const gunzip = createGunzip()
  const feeding = (async () => {
    for await (const chunk of whole()) if (!gunzip.write(chunk)) await new Promise((next) => gunzip.once('drain', next))
    gunzip.end()
  })()
  feeding.catch((error: unknown) => gunzip.destroy(error instanceof Error ? error : new Error(String(error))))
  for await (const chunk of gunzip) {
    first = false
    yield Buffer.from(chunk)
  }
  if (first) throw new LogUnreadable('The file is empty.')
}
