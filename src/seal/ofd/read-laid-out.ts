import { certificateGround } from '../document/guilloche.ts'
import { PageReader } from './page-content.ts'
import type { PageFont } from './page-content.ts'
import type { LaidDocument, LaidFont, LaidItem, LaidPage, Stamp } from './laid-out.ts'
import { readPdfObjects, referenceOf, referencesIn, textOf } from './pdf-objects.ts'
import type { PdfObjects } from './pdf-objects.ts'

const MM_PER_POINT = 25.4 / 72

/** /W of a CIDFont in the one form our typesetter writes: first, last, width. */
function widthsOf(dictionary: string): (glyph: number) => number {
  const numbers = (/\/W \[([\d.\s-]*)\]/.exec(dictionary)?.[1] ?? '').trim().split(/\s+/).map(Number)
  const widths = new Map<number, number>()
  for (let at = 0; at + 2 < numbers.length; at += 3) {
    for (let glyph = numbers[at] ?? 0; glyph <= (numbers[at + 1] ?? -1); glyph += 1)
      widths.set(glyph, numbers[at + 2] ?? 0)
  }
  const usual = Number(/\/DW ([\d.]+)/.exec(dictionary)?.[1] ?? 1000)
  return (glyph) => widths.get(glyph) ?? usual
}

/** What each glyph says: the bfchar lines of its ToUnicode map (§9.10.3). */
function textsOf(map: string): ReadonlyMap<number, string> {
  return new Map(
    [...map.matchAll(/<([0-9A-Fa-f]{4})>\s*<((?:[0-9A-Fa-f]{4})+)>/g)].map(([, glyph = '', text = '']) => [
      Number.parseInt(glyph, 16),
      Buffer.from(text, 'hex').swap16().toString('utf16le'),
    ]),
  )
}

/** Each font once, however many pages use it. */
class Fonts {
  readonly found: LaidFont[] = []
  readonly #known = new Map<number, PageFont>()
  readonly #objects: PdfObjects

  constructor(objects: PdfObjects) {
    this.#objects = objects
  }

  ofPage(resources: string): ReadonlyMap<string, PageFont> {
    const list = /\/Font <<([^>]*)>>/.exec(resources)?.[1] ?? ''
    return new Map(
      [...list.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', number]) => [name, this.#get(Number(number))]),
    )
  }

  #get(number: number): PageFont {
    const known = this.#known.get(number)
    if (known !== undefined) return known
    const font = this.#objects.dictionary(number)
    const [descendant = 0] = referencesIn(/\/DescendantFonts \[([^\]]*)\]/.exec(font)?.[1] ?? '')
    const cid = this.#objects.dictionary(descendant)
    const descriptor = this.#objects.dictionary(referenceOf(cid, 'FontDescriptor'))
    const name = (/\/BaseFont \/(?:[A-Z]{6}\+)?([\w-]+)/.exec(cid)?.[1] ?? '').replace(/([a-z])([A-Z])/g, '$1$2')
    const file = referenceOf(descriptor, 'FontFile[23]')
    this.found.push({
      name,
      bytes: this.#objects.stream(file),
      // Between the two bytes before and the four behind of RFC 1950.
      packed: this.#objects.rawStream(file).subarray(2, -4),
      texts: textsOf(this.#objects.stream(referenceOf(font, 'ToUnicode')).toString('latin1')),
    })
    const read = { index: this.found.length - 1, width: widthsOf(cid) }
    this.#known.set(number, read)
    return read
  }
}

function pagesUnder(objects: PdfObjects, number: number): readonly string[] {
  const node = objects.dictionary(number)
  const kids = /\/Kids\s*\[([^\]]*)\]/.exec(node)?.[1]
  return kids === undefined ? [node] : referencesIn(kids).flatMap((kid) => pagesUnder(objects, kid))
}

const numbersOf = (dictionary: string, name: string): readonly number[] =>
  (new RegExp(String.raw`/${name} \[([^\]]*)\]`).exec(dictionary)?.[1] ?? '').trim().split(/\s+/).map(Number)

/** The seal's own widget and the slices of the seal at the edges: annotations with an appearance of the seal. */
function stampsOn(objects: PdfObjects, page: string, index: number, height: number): readonly Stamp[] {
  const annotations = /\/Annots \[([^\]]*)\]/.exec(page)?.[1]
  return referencesIn(annotations ?? '').map((number) => {
    const annotation = objects.dictionary(number)
    const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(annotation, 'Rect').map((at) => at * MM_PER_POINT)
    const [sliceLeft = 0, , sliceRight = 0] = numbersOf(objects.dictionary(referenceOf(annotation, 'N')), 'BBox').map(
      (at) => at * MM_PER_POINT,
    )
    const [width, tall] = [right - left, top - bottom]
    const y = height - top
    if (!annotation.includes('/Subtype /Stamp'))
      return { page: index, box: { x: left, y, width, height: tall }, clip: null }
    const clip = { x: sliceLeft, y: 0, width: sliceRight - sliceLeft, height: tall }
    return { page: index, box: { x: left - sliceLeft, y, width: tall, height: tall }, clip }
  })
}

const grounds = new Map<number, readonly LaidItem[]>()
/**
 * The engraving lies under every certificate, the same each time, so it is read once for each height of page: of 40 ms
 * that an OFD took, reading and writing its three thousand curves took 35.
 */
function groundItems(objects: PdfObjects, number: number, height: number): readonly LaidItem[] | undefined {
  if (!objects.rawStream(number).equals(certificateGround())) return undefined
  const known = grounds.get(height)
  if (known !== undefined) return known
  const reader = new PageReader(height, new Map())
  reader.read(objects.stream(number).toString('latin1'))
  grounds.set(height, reader.items)
  return reader.items
}

/** What a sealed PDF of ours shows, read back from its own bytes: the other rendition cannot say anything else. */
export function readLaidOut(pdf: Buffer): LaidDocument {
  const objects = readPdfObjects(pdf)
  const catalog = objects.dictionary(referenceOf(objects.trailer, 'Root'))
  const info = objects.dictionary(referenceOf(objects.trailer, 'Info'))
  const fonts = new Fonts(objects)
  const stamps: Stamp[] = []
  const pages = pagesUnder(objects, referenceOf(catalog, 'Pages')).map((page, index): LaidPage => {
    const [, , width = 0, height = 0] = numbersOf(page, 'MediaBox')
    const resources = /\/Resources (\d+) 0 R/.exec(page)?.[1]
    const reader = new PageReader(
      height,
      fonts.ofPage(resources === undefined ? page : objects.dictionary(Number(resources))),
    )
    const [first = 0, ...others] = referencesIn(/\/Contents (\[[^\]]*\]|\d+ 0 R)/.exec(page)?.[1] ?? '')
    const ground = groundItems(objects, first, height)
    for (const number of ground === undefined ? [first, ...others] : others)
      reader.read(objects.stream(number).toString('latin1'))
    stamps.push(...stampsOn(objects, page, index, height * MM_PER_POINT))
    return { width: width * MM_PER_POINT, height: height * MM_PER_POINT, ground: ground ?? [], items: reader.items }
  })
  return { title: textOf(info, 'Title'), author: textOf(info, 'Author'), fonts: fonts.found, pages, stamps }
}
