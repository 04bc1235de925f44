import { inflateSync } from 'node:zlib'

/** Reads objects of a PDF that our own renderer wrote and our own seal updated; anything else is a bug, so it throws. */
export interface PdfObjects {
  readonly dictionary: (number: number) => string
  readonly stream: (number: number) => Buffer
  /** The same as it lies in the file, compressed or not. */
  readonly rawStream: (number: number) => Buffer
  readonly trailer: string
}

/** A stream of ours inflates to a few hundred kilobytes. */
const STREAM_BYTES_MAX = 16 * 1024 * 1024

/** Every classic cross-reference table from the newest to the oldest (§7.5.8.2); the newest place of an object counts. */
function readTables(text: string): { readonly offsets: ReadonlyMap<number, number>; readonly trailer: string } {
  const offsets = new Map<number, number>()
  let at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-2048))?.[1])
  let newest: string | undefined
  for (let tables = 0; tables < 8; tables += 1) {
    const trailerAt = text.indexOf('trailer', at)
    if (!text.startsWith('xref', at) || trailerAt < 0) throw new Error('PDF without a classic cross-reference table')
    for (const [, first, count, lines] of text
      .slice(at, trailerAt)
      .matchAll(/(\d+) (\d+)\r?\n((?:\d{10} \d{5} [nf][ \r\n]{1,2})+)/g)) {
      const rows = [...(lines ?? '').matchAll(/(\d{10}) \d{5} ([nf])/g)]
      if (rows.length !== Number(count)) throw new Error('PDF with a broken cross-reference table')
      rows.forEach(([, offset, use], row) => {
        const number = Number(first) + row
        if (use === 'n' && !offsets.has(number)) offsets.set(number, Number(offset))
      })
    }
    const trailer = text.slice(trailerAt, text.indexOf('startxref', trailerAt))
    newest ??= trailer
    const previous = /\/Prev (\d+)/.exec(trailer)?.[1]
    if (previous === undefined) return { offsets, trailer: newest }
    at = Number(previous)
  }
  throw new Error('PDF with too many updates')
}

export function readPdfObjects(pdf: Buffer): PdfObjects {
  const text = pdf.toString('latin1')
  const { offsets, trailer } = readTables(text)
  const start = (number: number): number => {
    const offset = offsets.get(number)
    const heading = `${number} 0 obj`
    if (offset === undefined || !text.startsWith(heading, offset)) throw new Error(`PDF without object ${number}`)
    return offset + heading.length
  }
  const dictionary = (number: number): string => {
    const from = start(number)
    const [streamAt, endAt] = [text.indexOf('stream\n', from), text.indexOf('endobj', from)]
    return text.slice(from, streamAt >= 0 && streamAt < endAt ? streamAt : endAt).trim()
  }
  const rawStream = (number: number, about = dictionary(number)): Buffer => {
    const from = text.indexOf('stream\n', start(number)) + 'stream\n'.length
    return pdf.subarray(from, from + Number(/\/Length (\d+)/.exec(about)?.[1]))
  }
  const stream = (number: number): Buffer => {
    const about = dictionary(number)
    const bytes = rawStream(number, about)
    return about.includes('/FlateDecode') ? inflateSync(bytes, { maxOutputLength: STREAM_BYTES_MAX }) : bytes
  }
  return { dictionary, stream, rawStream: (number) => rawStream(number), trailer }
}

/** What stands after a name in a dictionary: a reference, or a dictionary, array or string in plain sight. */
export function referenceOf(dictionary: string, name: string): number {
  const found = new RegExp(String.raw`/${name}\s+(\d+) 0 R`).exec(dictionary)?.[1]
  if (found === undefined) throw new Error(`PDF dictionary without ${name}`)
  return Number(found)
}
export const referencesIn = (text: string): readonly number[] =>
  [...text.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))

/** A text string in hexadecimal UTF-16, as both of our writers write it. */
export function textOf(dictionary: string, name: string): string {
  const hex = new RegExp(String.raw`/${name}\s*<feff([0-9a-f]*)>`, 'i').exec(dictionary)?.[1]
  if (hex !== undefined) return Buffer.from(hex, 'hex').swap16().toString('utf16le')
  return new RegExp(String.raw`/${name}\s*\(([^)]*)\)`).exec(dictionary)?.[1] ?? ''
}
