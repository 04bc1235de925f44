import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { rareBlocksOf } from '#kernel'
import { fontFiles } from './fonts.ts'
import { rareFont } from './rare-characters.ts'

/** Layouts are memoised inside the compiler; whatever was not used for this many documents is let go. */
const CACHE_AGE_DOCUMENTS = 10

/** Found through the package's own name for this room, so it holds in the source tree and in the bundle alike. */
export const templateFolder = () =>
  join(dirname(createRequire(import.meta.url).resolve('#seal')), 'document', 'templates')

/** The text of one of the house's templates. */
export const houseForm = (file: string): string => readFileSync(join(templateFolder(), file), 'utf8')

/** Opening fonts takes a fifth of a second and 100 MB: once per thread. */
interface Typesetter {
  readonly compiler: NodeCompiler
  readonly folder: string
}
let opened: Typesetter | undefined
/** A document with a rare character needs a compiler that knows its block too; the last one made is kept. */
let openedRare: (Typesetter & { readonly key: string }) | undefined

function openTypesetter(blocks: readonly string[]): Typesetter {
  const folder = templateFolder()
  const fontBlobs = blocks.flatMap((block) => rareFont(block) ?? [])
  // Fonts in memory come first: the compiler aborts when they follow files.
  const fontArgs = [...(fontBlobs.length === 0 ? [] : [{ fontBlobs }]), { fontPaths: [...fontFiles()] }]
  return { compiler: NodeCompiler.create({ workspace: folder, fontArgs }), folder }
}

function typesetterFor(json: string): Typesetter {
  const blocks = rareBlocksOf(json)
  if (blocks.length === 0) return (opened ??= openTypesetter([]))
  const key = blocks.join(' ')
  if (openedRare?.key !== key) openedRare = { ...openTypesetter(blocks), key }
  return openedRare
}

interface Typeset {
  readonly pdf: Buffer
  readonly pages: number
  /** The pages as one picture, for looking at. */
  readonly svg: () => string
  /** What the template answers to a query after typesetting: only until the next document. */
  readonly query: (selector: string) => unknown
}

/** One of the house's templates by its file, or somebody's own by its text. */
export type TemplateSource = string | { readonly text: string }

/** One template over one document's data, as PDF/A-2b. The same data always give the same bytes. */
export function typeset(template: TemplateSource, json: string, date: string): Typeset {
  const { compiler, folder } = typesetterFor(json)
  const main =
    typeof template === 'string' ? { mainFilePath: join(folder, template) } : { mainFileContent: template.text }
  const compiled = compiler.compile({ ...main, inputs: { document: json } })
  const document = compiled.result
  if (document === null) {
    const error = compiled.takeError()
    const diagnostics: unknown = error === null ? 'no diagnostics' : compiler.fetchDiagnostics(error)
    const name = typeof template === 'string' ? template : 'of its own'
    throw new Error(`The template ${name} does not compile: ${JSON.stringify(diagnostics)}`)
  }
  // Midnight of the day of issue at the bureau: the clock of the machine must not show in the bytes.
  const creationTimestamp = Date.parse(`${date}T00:00:00+08:00`) / 1000
  const pdf = compiler.pdf(document, { pdfStandard: 'a-2b', pdfTags: true, creationTimestamp })
  compiler.evictCache(CACHE_AGE_DOCUMENTS)
  return {
    pdf,
    pages: document.numOfPages,
    svg: () => compiler.svg(document),
    query: (selector): unknown => compiler.query(document, { selector, field: 'value' }),
  }
}
