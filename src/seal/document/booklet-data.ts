import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { printable } from './fonts.ts'
import { dateInFigures, readDay } from './chinese-date.ts'
import { qrSvg } from './qr.ts'

/** One piece of a printed booklet. */
export type BookletBlock =
  | { readonly kind: 'paragraphs'; readonly paragraphs: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table'
      /** Widths share the page among them. */
      readonly columns: readonly { readonly title: string; readonly share: number }[]
      readonly rows: readonly (readonly string[])[]
    }
  /** Boxes from top to bottom; `beside` stands at the right of the box it may interrupt. */
  | {
      readonly kind: 'chart'
      readonly nodes: readonly {
        readonly title: string
        readonly note: string
        readonly beside: readonly string[]
      }[]
    }
  /** Empty boxes to be filled in by hand. */
  | {
      readonly kind: 'form'
      readonly fields: readonly {
        readonly label: string
        readonly hint: string
        readonly wide: boolean
        readonly choices: readonly string[]
      }[]
    }

export interface Booklet {
  readonly title: string
  readonly subtitle?: string
  /** Top of every page: what it belongs to and which version it is. */
  readonly running: string
  readonly organName: string
  /** Calendar day of the version, yyyy-mm-dd. */
  readonly date: string
  readonly qrText?: string
  readonly qrCaption?: string
  readonly sections: readonly { readonly title: string; readonly blocks: readonly BookletBlock[] }[]
}

/** What the template reads, every letter of it printable. */
export function printableBooklet(booklet: Booklet): {
  readonly json: string
  readonly missingGlyphs: readonly string[]
} {
  const missing = new Set<string>()
  const print = (text: string): string => {
    const result = printable(text)
    for (const letter of result.missing) missing.add(letter)
    return result.text
  }
  const { qrText, ...rest } = booklet
  const document = {
    subtitle: null,
    qrCaption: null,
    ...rest,
    day: readDay(booklet.date),
    dateInFigures: dateInFigures(booklet.date),
  }
  const json = JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? print(value) : value))
  const qr = JSON.stringify(qrText === undefined ? null : qrSvg(qrText))
  return { json: `${json.slice(0, -1)},"qr":${qr}}`, missingGlyphs: [...missing] }
}

let template: string | undefined
/** The same for the same content under the same template: what a printed booklet is kept under. */
export function bookletDigest(booklet: Booklet, templateFile: string): string {
  template ??= createHash('sha256').update(readFileSync(templateFile)).digest('hex')
  return createHash('sha256').update(template).update(JSON.stringify(booklet)).digest('hex')
}
