import { deflateSync } from 'node:zlib'
import { pageHeight, pageWidth } from './structure.ts'
import type { PdfObject } from './structure.ts'

/**
 * 骑缝章: a paper of several pages carries the seal once more across their right edges, a slice on each, so that no page
 * can be exchanged after printing. More pages than this would leave slivers; they take a seal for every group of pages.
 */
const EDGE_PAGES_MAX = 10

/** The part of the impression that stands on each page, from 0 at its left to 1; none on a single page. */
function edgeSlices(pages: number): readonly (readonly [from: number, to: number])[] {
  if (pages < 2) return []
  const groups = Math.ceil(pages / EDGE_PAGES_MAX)
  return Array.from({ length: groups }, (_, group) => {
    const [first, next] = [Math.floor((group * pages) / groups), Math.floor(((group + 1) * pages) / groups)]
    return Array.from(
      { length: next - first },
      (_slice, at) => [at / (next - first), (at + 1) / (next - first)] as const,
    )
  }).flat()
}

export interface EdgeSeal {
  readonly annotation: { readonly number: number; readonly body: string }
  readonly appearance: { readonly number: number; readonly entries: string; readonly content: Buffer }
}

const points = (...values: readonly number[]): string => values.map((value) => value.toFixed(2)).join(' ')
const SHOW = deflateSync(Buffer.from('/Seal Do', 'latin1'))

/** For each page its annotation and what it shows: the seal's own appearance, cut to the slice by its BBox. */
export function edgeSeals(
  pages: readonly PdfObject[],
  seal: { readonly object: number; readonly sizePt: number; readonly nextNumber: number },
): readonly EdgeSeal[] {
  return edgeSlices(pages.length).flatMap(([from, to], index) => {
    const page = pages[index]
    if (page === undefined) return []
    const { sizePt, object } = seal
    const [left, right] = [from * sizePt, to * sizePt]
    const bottom = (pageHeight(page) - sizePt) / 2
    const edge = pageWidth(page)
    const number = seal.nextNumber + index * 2
    const rectangle = points(edge - (right - left), bottom, edge, bottom + sizePt)
    const body =
      `<< /Type /Annot /Subtype /Stamp /F 196 /Rect [${rectangle}] ` +
      `/P ${page.number} 0 R /AP << /N ${number + 1} 0 R >> >>`
    const entries =
      `/Type /XObject /Subtype /Form /BBox [${points(left, 0, right, sizePt)}] ` +
      `/Resources << /XObject << /Seal ${object} 0 R >> >> `
    return [{ annotation: { number, body }, appearance: { number: number + 1, entries, content: SHOW } }]
  })
}
