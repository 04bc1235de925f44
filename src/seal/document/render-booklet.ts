import { join } from 'node:path'
import { bookletDigest, printableBooklet } from './booklet-data.ts'
import type { Booklet } from './booklet-data.ts'
import { templateFolder, typeset } from './typeset.ts'

export interface RenderedBooklet {
  /** PDF/A-2b. The same booklet always gives the same bytes. */
  readonly pdf: Buffer
  readonly pages: number
  readonly missingGlyphs: readonly string[]
}

const TEMPLATE = 'booklet.typ'

/** A booklet as PDF: printed, not sealed, for it decides nothing. */
export function renderBooklet(booklet: Booklet): RenderedBooklet {
  const { json, missingGlyphs } = printableBooklet(booklet)
  const { pdf, pages } = typeset(TEMPLATE, json, booklet.date)
  return { pdf, pages, missingGlyphs }
}

/** Under what a printed booklet may be kept: another text or another template gives another. */
export const digestOfBooklet = (booklet: Booklet): string => bookletDigest(booklet, join(templateFolder(), TEMPLATE))
