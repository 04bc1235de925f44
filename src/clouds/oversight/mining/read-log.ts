import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { LogUnreadable } from './log.ts'
import type { LogCase } from './log.ts'
import { readCsv } from './read-csv.ts'
import { readXes } from './read-xes.ts'

export type LogFormat = 'XES' | 'CSV'

/** Opened out, a log may be so large; a small file that swells beyond it was made to fill a machine. */
const BYTES_MAX = 2 * 1024 * 1024 * 1024
const GZIP = Buffer.from([0x1f, 0x8b])
const CAUSES: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'That is a folder.',
  EACCES: 'The file may not be read.',
  Z_BUF_ERROR: 'The compressed file is cut off.',
  Z_DATA_ERROR: 'The compressed file is damaged.',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'The text is not UTF-8.',
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(GZIP.length), 0, GZIP.length, 0)
    return bytesRead === GZIP.length && buffer.equals(GZIP)
  } finally {
    await file.close()
  }
}

async function* textOf(path: string): AsyncGenerator<string> {
  const packed = await isGzip(path)
  const file = createReadStream(path)
  // Whoever iterates hears of errors; the callback is only there because the stream wants one.
  const bytes: AsyncIterable<Buffer> = packed ? pipeline(file, createGunzip(), () => undefined) : file
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > BYTES_MAX) throw new LogUnreadable('Opened out, the file is larger than 2 GiB.')
    yield decoder.decode(chunk, { stream: true })
  }
  yield decoder.decode()
}

/** The format is told by the first letter: XML begins with a tag, a table never does. */
export async function readLog(
  path: string,
): Promise<{ readonly format: LogFormat; readonly cases: readonly LogCase[] }> {
  const text = textOf(path)
  try {
    let head = ''
    while (head.trim() === '') {
      const next = await text.next()
      if (next.done === true) throw new LogUnreadable('The file is empty.')
      head += next.value
    }
    const format = head.trimStart().startsWith('<') ? 'XES' : 'CSV'
    const whole = async function* (): AsyncGenerator<string> {
      yield head
      yield* text
    }
    const cases: LogCase[] = []
    for await (const one of format === 'XES' ? readXes(whole()) : readCsv(whole())) cases.push(one)
    return { format, cases }
  } catch (error) {
    const cause = CAUSES[codeOf(error)]
    if (cause === undefined) throw error
    throw new LogUnreadable(cause)
  }
}
