/**
 * The little of PDF's file structure (ISO 32000-1 §7.5) that an incremental update needs, for files our own
 * renderer has just written: one classic cross-reference table, dictionaries in plain sight, no encryption.
 * Anything else is a bug, not an input, so it throws. Text is latin1: one character is one byte.
 */
export interface PdfStructure {
  readonly crossReferenceAt: number
  /** One more than the highest object number. */
  readonly size: number
  readonly catalog: PdfObject
  readonly pages: readonly PdfObject[]
  readonly info: string | undefined
  readonly id: string | undefined
}
export interface PdfObject {
  readonly number: number
  /** The dictionary, from `<<` to `>>`. */
  readonly dictionary: string
}

const REFERENCE = String.raw`(\d+) 0 R`
const TAIL_BYTES = 2048

function capture(text: string, pattern: RegExp, what: string): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`PDF without ${what}`)
  return found
}

/** Entries of a classic table are exactly 20 bytes each (§7.5.4), so an offset is read, not searched. */
function objectReader(pdf: Buffer, crossReferenceAt: number): (number: number) => PdfObject {
  const heading = /^xref\r?\n0 (\d+)\r?\n/.exec(pdf.toString('latin1', crossReferenceAt, crossReferenceAt + 32))
  if (heading === null) throw new Error('PDF without one classic cross-reference table')
  const first = crossReferenceAt + heading[0].length
  return (number) => {
    const offset = Number(pdf.toString('latin1', first + number * 20, first + number * 20 + 10))
    const end = pdf.indexOf('endobj', offset, 'latin1')
    const text = pdf.toString('latin1', offset, end)
    const start = `${number} 0 obj`
    if (!text.startsWith(start) || text.includes('stream\n'))
      throw new Error(`PDF object ${number} is not a dictionary`)
    return { number, dictionary: text.slice(start.length).trim() }
  }
}

export function readPdfStructure(pdf: Buffer): PdfStructure {
  const tail = pdf.toString('latin1', Math.max(0, pdf.length - TAIL_BYTES))
  const crossReferenceAt = Number(capture(tail, /startxref\s+(\d+)\s+%%EOF\s*$/, 'startxref'))
  const trailerAt = pdf.indexOf('trailer', crossReferenceAt, 'latin1')
  if (trailerAt < 0) throw new Error('PDF without trailer')
  const trailer = pdf.toString('latin1', trailerAt)
  const object = objectReader(pdf, crossReferenceAt)
  const catalog = object(Number(capture(trailer, new RegExp(`/Root ${REFERENCE}`), 'catalog')))
  const pagesUnder = (number: number): readonly PdfObject[] => {
    const node = object(number)
    const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node.dictionary)?.[1]
    if (kids === undefined) return [node]
    return [...kids.matchAll(new RegExp(REFERENCE, 'g'))].flatMap(([, kid]) => pagesUnder(Number(kid)))
  }
  return {
    crossReferenceAt,
    size: Number(capture(trailer, /\/Size (\d+)/, 'size')),
    catalog,
    pages: pagesUnder(Number(capture(catalog.dictionary, new RegExp(`/Pages ${REFERENCE}`), 'page tree'))),
    info: /\/Info (\d+ 0 R)/.exec(trailer)?.[1],
    id: /\/ID \[\s*(\([^)]*\)|<[^>]*>)/.exec(trailer)?.[1],
  }
}

/** The same dictionary with entries it did not have. */
export function withEntries(object: PdfObject, entries: string): PdfObject {
  return { number: object.number, dictionary: `${object.dictionary.slice(0, -2)}  ${entries}\n>>` }
}

/** The same page with another stream drawn before its own (§7.7.3.3, Contents). */
export function withContentBefore(page: PdfObject, stream: number): PdfObject {
  const own = capture(page.dictionary, /\/Contents (\d+ 0 R)/, 'page content')
  return {
    number: page.number,
    dictionary: page.dictionary.replace(`/Contents ${own}`, `/Contents [${stream} 0 R ${own}]`),
  }
}

/** The page's own MediaBox, in points. */
function mediaBox(page: PdfObject): readonly number[] {
  return capture(page.dictionary, /\/MediaBox \[([^\]]*)\]/, 'MediaBox')
    .trim()
    .split(/\s+/)
    .map(Number)
}
export function pageHeight(page: PdfObject): number {
  const [, bottom = 0, , top = 0] = mediaBox(page)
  return top - bottom
}
export function pageWidth(page: PdfObject): number {
  const [left = 0, , right = 0] = mediaBox(page)
  return right - left
}
