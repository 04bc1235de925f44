import type { SealPlace } from '../pdf/sealing.ts'
import { TEMPLATE_FILES, printableDocument } from './document-data.ts'
import type { DocumentData, Template } from './document-data.ts'
import { typeset } from './typeset.ts'
import { fontFiles } from './fonts.ts'
import { certificateGround } from './guilloche.ts'

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

/** Layouts are memoised inside the compiler; whatever was not used for this many documents is let go. */
const CACHE_AGE_DOCUMENTS = 10

/** Found through the package's own name for this room, so it holds in the source tree and in the bundle alike. */
const templateFolder = () => join(dirname(createRequire(import.meta.url).resolve('#seal')), 'document', 'templates')

/** Opening fonts takes a fifth of a second and 100 MB: once per thread. */
let opened: { readonly compiler: NodeCompiler; readonly folder: string } | undefined
function typesetter() {
  if (opened === undefined) {
    const folder = templateFolder()
    const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [...fontFiles()] }] })
    opened = { compiler, folder }
  }
  return opened
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
  return { pdf, pages, sealPlace: parseSealPlace(query('<seal>')), missingGlyphs }
  const compiled = compiler.compile({
    mainFilePath: join(folder, TEMPLATE_FILES[template]),
    inputs: { document: json },
  })
  const document = compiled.result
  if (document === null) {
    const error = compiled.takeError()
    const diagnostics: unknown = error === null ? 'no diagnostics' : compiler.fetchDiagnostics(error)
    throw new Error(`The template ${template} does not compile: ${JSON.stringify(diagnostics)}`)
  }
  // Midnight of the day of issue at the bureau: the clock of the machine must not show in the bytes.
  const creationTimestamp = Date.parse(`${data.date}T00:00:00+08:00`) / 1000
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', pdfTags: true, creationTimestamp })
  const sealPlace = parseSealPlace(compiler.query(document, { selector: '<seal>', field: 'value' }))
  compiler.evictCache(CACHE_AGE_DOCUMENTS)
  const ground = template === 'certificate' ? certificateGround() : undefined
  return { pdf, pages: document.numOfPages, sealPlace, ground, missingGlyphs }
}
