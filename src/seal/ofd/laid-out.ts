import type { VectorPath } from '../impression/vector-path.ts'

/** A paper as it was laid out, whatever file it lies in: millimetres from the top left corner of the page. */
export interface LaidDocument {
  readonly title: string
  readonly author: string
  readonly fonts: readonly LaidFont[]
  readonly pages: readonly LaidPage[]
  readonly stamps: readonly Stamp[]
}
export interface LaidFont {
  readonly name: string
  /** TrueType, only the glyphs this paper uses. */
  readonly bytes: Buffer
  /** The same, deflated (RFC 1951). */
  readonly packed: Buffer
  /** What each glyph says. */
  readonly texts: ReadonlyMap<number, string>
}
export interface LaidPage {
  readonly width: number
  readonly height: number
  /** What lies under everything else; every paper that has the same has this very list. */
  readonly ground: readonly LaidItem[]
  readonly items: readonly LaidItem[]
}
export type LaidItem = LaidText | LaidPath
/** Red, green, blue from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number]

export interface LaidText {
  readonly kind: 'text'
  /** Place in `fonts`. */
  readonly font: number
  readonly size: number
  /** Where the first letter stands on its line. */
  readonly x: number
  readonly y: number
  /** Each glyph with its distance from the first. */
  readonly glyphs: readonly { readonly id: number; readonly dx: number }[]
  /** From the first letter to the end of the last. */
  readonly length: number
  readonly colour: Colour
}
export interface LaidPath {
  readonly kind: 'path'
  readonly path: VectorPath
  readonly fill: { readonly colour: Colour; readonly evenOdd: boolean } | null
  readonly stroke: { readonly colour: Colour; readonly width: number } | null
}
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** Where the seal's impression falls: the whole of it, or a slice of it at the edge of one of several pages (骑缝章). */
export interface Stamp {
  /** From 0. */
  readonly page: number
  /** Of the whole impression. */
  readonly box: Box
  /** The part that shows, in the impression's own millimetres. */
  readonly clip: Box | null
}
