import { renderOwnTemplate } from './document/render-document.ts'
import { parseTask } from './own-template/message.ts'
import type { TemplateOutcome } from './own-template/message.ts'

/** A certificate is one page, with a supplement some more. */
const PAGES_MAX = 10
const PDF_BYTES_MAX = 8 * 1024 * 1024
const SVG_LENGTH_MAX = 8 * 1024 * 1024
const DETAIL_LENGTH = 300

const refused = (detail: string): TemplateOutcome => ({ ok: false, code: 'REFUSED', detail })

/** Typst says where and what; its place in our folders is nobody's business. */
function detailOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const said = [...text.matchAll(/"message":"((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) => message)
  const plain = said.length === 0 ? text : said.join('; ')
  return plain.replaceAll(/\(searched at [^)]*\)/g, '').slice(0, DETAIL_LENGTH)
}

process.once('message', (message) => {
  const { text, data } = parseTask(message)
  let outcome: TemplateOutcome
  try {
    const { pdf, svg, pages, sealPlace, missingGlyphs } = renderOwnTemplate(text, data)
    const fits = pages <= PAGES_MAX && pdf.length <= PDF_BYTES_MAX && svg.length <= SVG_LENGTH_MAX
    outcome = fits
      ? { ok: true, pdf, svg, pages, sealPlace, missingGlyphs }
      : refused(`${String(pages)} pages, ${String(Math.ceil(pdf.length / 1024 / 1024))} MB`)
  } catch (error) {
    outcome = refused(detailOf(error))
  }
  process.send?.(outcome, undefined, {}, () => process.exit(0))
})
