import { dateInChinese, dateInFigures, readDay } from './chinese-date.ts'
import { printable } from './fonts.ts'
import { qrSvg } from './qr.ts'

export type Template =
  | 'certificate'
  | 'acceptanceNotice'
  | 'correctionNotice'
  | 'nonAcceptanceNotice'
  | 'refusalNotice'
  | 'notice'
  | 'receipt'

/** The four notices differ in their words, which come with the data, not in their form. */
export const TEMPLATE_FILES: Readonly<Record<Template, string>> = {
  certificate: 'certificate.typ',
  acceptanceNotice: 'notice.typ',
  correctionNotice: 'notice.typ',
  nonAcceptanceNotice: 'notice.typ',
  refusalNotice: 'notice.typ',
  notice: 'notice.typ',
  receipt: 'receipt.typ',
}

export interface DocumentData {
  readonly title: string
  /** Number of the document or certificate. */
  readonly number: string
  readonly organName: string
  /** Calendar day of issue, yyyy-mm-dd. */
  readonly date: string
  readonly rows?: readonly (readonly [label: string, value: string])[]
  readonly paragraphs?: readonly string[]
  /** What the QR code says; no code without it. */
  readonly qrText?: string
  readonly qrCaption?: readonly string[]
  /** 正本, 副本. Certificates only. */
  readonly subtitle?: string
  /** Whom a notice addresses, without the colon. */
  readonly addressee?: string
  /** A numbered list: what to correct, what was handed in. */
  readonly items?: readonly string[]
  /** Paragraphs after list and table: remedies, closing words. */
  readonly closing?: readonly string[]
}

const QR_CAPTION = ['扫描二维码核验真伪', '电子证照与纸质证照具有同等法律效力'] as const
const NOTICE_QR_CAPTION = ['扫描二维码', '核验本文书'] as const

export interface PrintableDocument {
  /** What the template reads. */
  readonly json: string
  /** Characters the font does not have, each once; 〓 stands in their place. */
  readonly missingGlyphs: readonly string[]
}

export function printableDocument(template: Template, data: DocumentData): PrintableDocument {
  const missing = new Set<string>()
  const print = (text: string): string => {
    const result = printable(text)
    for (const letter of result.missing) missing.add(letter)
    return result.text
  }
  const printOptional = (text: string | undefined): string | null => (text === undefined ? null : print(text))
  const caption = data.qrCaption ?? (template === 'certificate' ? QR_CAPTION : NOTICE_QR_CAPTION)
  const json = JSON.stringify({
    title: print(data.title),
    subtitle: printOptional(data.subtitle),
    number: print(data.number),
    organName: print(data.organName),
    addressee: printOptional(data.addressee),
    rows: (data.rows ?? []).map(([label, value]) => [print(label), print(value)]),
    paragraphs: (data.paragraphs ?? []).map(print),
    items: (data.items ?? []).map(print),
    closing: (data.closing ?? []).map(print),
    day: readDay(data.date),
    dateInChinese: dateInChinese(data.date),
    dateInFigures: dateInFigures(data.date),
    qr: data.qrText === undefined ? null : qrSvg(data.qrText),
    qrCaption: caption.map(print),
  })
  return { json, missingGlyphs: [...missing] }
}
