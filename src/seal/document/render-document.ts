import type { SealPlace } from '../pdf/sealing.ts'
import { TEMPLATE_FILES, printableDocument } from './document-data.ts'
import type { DocumentData, Template } from './document-data.ts'
import { certificateGround } from './guilloche.ts'
import { typeset } from './typeset.ts'

export interface RenderedDocument {
  /** PDF/A-2b. The same data always give the same bytes. */
  readonly pdf: Buffer
  readonly pages: number
  /** Where the template wants the middle of the seal. */
  readonly sealPlace: SealPlace
  /** What lies under every page; the seal's update brings it in. */
  readonly ground: Buffer | undefined
  readonly missingGlyphs: readonly string[]
}

const points = (length: unknown): number =>
  typeof length === 'string' && length.endsWith('pt') ? Number(length.slice(0, -2)) : Number.NaN

/** What the query of `<seal>` answers: one position, its lengths as `12.3pt`. */
function parseSealPlace(answer: unknown): SealPlace {
  const first: unknown = Array.isArray(answer) ? answer[0] : undefined
  if (typeof first === 'object' && first !== null && 'page' in first && 'x' in first && 'y' in first) {
    const place = { page: Number(first.page), x: points(first.x), y: points(first.y) }
    if (Object.values(place).every(Number.isFinite)) return place
  }
  throw new Error('The template does not say where the seal goes')
}

export function renderDocument(template: Template, data: DocumentData): RenderedDocument {
  const { json, missingGlyphs } = printableDocument(template, data)
  const { pdf, pages, query } = typeset(TEMPLATE_FILES[template], json, data.date)
  const ground = template === 'certificate' ? certificateGround() : undefined
  return { pdf, pages, sealPlace: parseSealPlace(query('<seal>')), ground, missingGlyphs }
}

/** The bureau's paper lies under a page that is as large as it and lets it through. */
const TAKES_PAPER = [/width:\s*297mm/, /height:\s*210mm/, /fill:\s*none/]

export const groundFor = (text: string): Buffer | undefined =>
  TAKES_PAPER.every((mark) => mark.test(text)) ? certificateGround() : undefined

/** A certificate after its type's own template: what a person wrote, so only ever run where it can be stopped. */
export function renderOwnTemplate(
  text: string,
  data: DocumentData,
): Omit<RenderedDocument, 'ground'> & { readonly svg: string } {
  const { json, missingGlyphs } = printableDocument('certificate', data)
  const { pdf, pages, query, svg } = typeset({ text }, json, data.date)
  return { pdf, pages, sealPlace: parseSealPlace(query('<seal>')), missingGlyphs, svg: svg() }
}
