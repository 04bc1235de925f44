import { createHash } from 'node:crypto'
import type { SealImpression } from '../impression/seal-impression.ts'
import { SEAL_OPACITY } from '../impression/seal-impression.ts'
import type { Signer } from '../signer.ts'
import type { Timestamper } from '../timestamp/authority.ts'
import { signDetached } from './cms.ts'
import { edgeSeals } from './edge-seal.ts'
import type { EdgeSeal } from './edge-seal.ts'
import { pageHeight, readPdfStructure, withContentBefore, withEntries } from './structure.ts'
import type { PdfObject, PdfStructure } from './structure.ts'

/** Where the middle of the seal falls: page from 1, points from the top left corner. */
export interface SealPlace {
  readonly page: number
  readonly x: number
  readonly y: number
}
export interface SealingRequest {
  readonly place: SealPlace
  readonly impression: SealImpression
  readonly organName: string
  readonly reason: string
  readonly signingTime: Date
  /** Compressed page content to lie under every page. */
  readonly ground?: Buffer
}
export interface PreparedSealing {
  /** The whole file with room for the signature; only that room may change from here on. */
  readonly prepared: Buffer
  /** Hex SHA-256 of the bytes the signature covers: what `SealUseBegan` records. */
  readonly digest: string
}

/**
 * 1.5 KB of signature and certificates, 3.2 KB with a token of our own time stamp authority; another's may bring two
 * certificates more. The rest stays zero.
 */
const CONTENTS_BYTES = 6144
const BYTE_RANGE_DIGITS = 10
const CONTENTS_OPEN = '/Contents <'

/** ISO 32000-1 §7.9.2.2: text beyond ASCII is UTF-16BE with its mark. */
const textString = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

/** The bureau's own time, +08:00 all year. */
function pdfDate(instant: Date): string {
  const local = new Date(instant.getTime() + 8 * 3_600_000).toISOString()
  return `(D:${local.replace(/[-:T]|\..*/g, '')}+08'00')`
}

const rounded = (value: number): string => value.toFixed(2)

interface NewObject {
  readonly number: number
  readonly body: Buffer
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

const stream = (entries: string, content: Buffer): Buffer =>
  Buffer.concat([
    latin1(`<< ${entries}/Filter /FlateDecode /Length ${content.length} >>\nstream\n`),
    content,
    latin1('\nendstream'),
  ])

/** The pages as they are to be: with the seal's widget, slices of the seal at their edges, a ground drawn before all else. */
function changedPages(
  structure: PdfStructure,
  sealed: { readonly page: PdfObject; readonly widget: number },
  edges: readonly EdgeSeal[],
  ground: number | undefined,
): readonly NewObject[] {
  return structure.pages.flatMap((page, index) => {
    const edge = edges[index]?.annotation.number
    const annotations = [page === sealed.page ? sealed.widget : undefined, edge].filter((one) => one !== undefined)
    if (annotations.length === 0 && ground === undefined) return []
    const references = annotations.map((number) => `${number} 0 R`).join(' ')
    const annotated = references === '' ? page : withEntries(page, `/Annots [${references}]`)
    const laid = ground === undefined ? annotated : withContentBefore(annotated, ground)
    return [{ number: laid.number, body: latin1(laid.dictionary) }]
  })
}

/** The signature dictionary, its widget whose appearance is the red seal, and the page and catalog that point to it. */
function sealObjects(structure: PdfStructure, request: SealingRequest): readonly NewObject[] {
  const { impression, place } = request
  const page = structure.pages[place.page - 1]
  if (page === undefined) throw new Error(`The document has no page ${place.page}`)
  if (page.dictionary.includes('/Annots') || structure.catalog.dictionary.includes('/AcroForm')) {
    throw new Error('Only a fresh document is sealed, once')
  }
  const [signature, widget, appearance] = [structure.size, structure.size + 1, structure.size + 2]
  const ground = request.ground === undefined ? undefined : structure.size + 3
  const size = impression.sizePt
  const edges = edgeSeals(structure.pages, {
    object: appearance,
    sizePt: size,
    nextNumber: structure.size + (ground === undefined ? 3 : 4),
  })
  const left = place.x - size / 2
  const bottom = pageHeight(page) - place.y - size / 2
  const rectangle = [left, bottom, left + size, bottom + size].map(rounded).join(' ')
  const blank = '*'.repeat(BYTE_RANGE_DIGITS)
  return [
    ...changedPages(structure, { page, widget }, edges, ground),
    {
      number: structure.catalog.number,
      body: latin1(withEntries(structure.catalog, `/AcroForm << /Fields [${widget} 0 R] /SigFlags 3 >>`).dictionary),
    },
    {
      number: signature,
      body: latin1(
        `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ${pdfDate(request.signingTime)} ` +
          `/Name ${textString(request.organName)} /Reason ${textString(request.reason)} ` +
          `/ByteRange [0 ${blank} ${blank} ${blank}] ${CONTENTS_OPEN}${'0'.repeat(CONTENTS_BYTES * 2)}> >>`,
      ),
    },
    {
      // F 132: printed and locked (PDF/A-2 §6.3.2 demands that it prints).
      number: widget,
      body: latin1(
        `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /TU ${textString(request.organName)} /F 132 ` +
          `/Rect [${rectangle}] /P ${page.number} 0 R /V ${signature} 0 R /AP << /N ${appearance} 0 R >> >>`,
      ),
    },
    {
      number: appearance,
      body: stream(
        `/Type /XObject /Subtype /Form /BBox [0 0 ${rounded(size)} ${rounded(size)}] ` +
          `/Resources << /ExtGState << /Ink << /Type /ExtGState /ca ${SEAL_OPACITY} /BM /Multiply >> >> >> `,
        impression.pdfContent,
      ),
    },
    ...(request.ground === undefined || ground === undefined
      ? []
      : [{ number: ground, body: stream('', request.ground) }]),
    ...edges.flatMap((edge) => [
      { number: edge.annotation.number, body: latin1(edge.annotation.body) },
      { number: edge.appearance.number, body: stream(edge.appearance.entries, edge.appearance.content) },
    ]),
  ]
}

/** An incremental update (§7.5.6): the renderer's bytes stay as they are, so nothing is parsed twice or written twice. */
function appendUpdate(pdf: Buffer, structure: PdfStructure, objects: readonly NewObject[]): Buffer {
  const parts: Buffer[] = [pdf, latin1('\n')]
  let at = pdf.length + 1
  let table = 'xref\n'
  for (const { number, body } of objects.toSorted((a, b) => a.number - b.number)) {
    const whole = Buffer.concat([latin1(`${number} 0 obj\n`), body, latin1('\nendobj\n')])
    table += `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
    parts.push(whole)
    at += whole.length
  }
  const highest = Math.max(...objects.map((object) => object.number))
  const changedId = createHash('sha256').update(pdf).digest('hex').slice(0, 32)
  const id = structure.id === undefined ? '' : ` /ID [${structure.id} <${changedId}>]`
  const info = structure.info === undefined ? '' : ` /Info ${structure.info}`
  parts.push(
    latin1(
      `${table}trailer\n<< /Size ${highest + 1} /Root ${structure.catalog.number} 0 R${info}${id} ` +
        `/Prev ${structure.crossReferenceAt} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

interface Gap {
  /** Index of `<`. */
  readonly start: number
  /** Index after `>`. */
  readonly end: number
}

function signatureGap(pdf: Buffer): Gap {
  const start = pdf.lastIndexOf(CONTENTS_OPEN, undefined, 'latin1') + CONTENTS_OPEN.length - 1
  const end = start + CONTENTS_BYTES * 2 + 2
  if (start < CONTENTS_OPEN.length || pdf[end - 1] !== 0x3e) throw new Error('Not a document prepared for sealing')
  return { start, end }
}

const digestAround = (pdf: Buffer, { start, end }: Gap): Buffer =>
  createHash('sha256').update(pdf.subarray(0, start)).update(pdf.subarray(end)).digest()

/** Everything but the key's own work: pure, so it can run on any thread and be repeated. */
export function beginSealing(pdf: Uint8Array, request: SealingRequest): PreparedSealing {
  const source = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const structure = readPdfStructure(source)
  const prepared = appendUpdate(source, structure, sealObjects(structure, request))
  const gap = signatureGap(prepared)
  const blank = '*'.repeat(BYTE_RANGE_DIGITS)
  const rangeAt = prepared.lastIndexOf(`/ByteRange [0 ${blank}`, undefined, 'latin1')
  const numbers = [0, gap.start, gap.end, prepared.length - gap.end]
  const width = `/ByteRange [0 ${blank} ${blank} ${blank}]`.length
  prepared.write(`/ByteRange [${numbers.join(' ')}]`.padEnd(width), rangeAt, 'latin1')
  return { prepared, digest: digestAround(prepared, gap).toString('hex') }
}

/**
 * Puts the signature into the room left for it. `digest` is the one recorded when the seal's use began:
 * another file under the same record is refused, so the record and the sealed bytes can never part. With `stamp` the
 * signature carries its proven time; when none is to be had this throws, and the paper waits.
 */
export async function completeSealing(
  prepared: Uint8Array,
  digest: string,
  signer: Signer,
  chain: readonly Uint8Array[],
  stamp?: Timestamper,
): Promise<Buffer> {
  const sealed = Buffer.from(prepared)
  const gap = signatureGap(sealed)
  const actual = digestAround(sealed, gap)
  if (actual.toString('hex') !== digest) throw new Error('The document is not the one whose sealing began')
  const cms = await signDetached(signer, chain, actual, stamp)
  if (cms.length > CONTENTS_BYTES)
    throw new Error(`The signature takes ${cms.length} bytes, more than the room left for it`)
  sealed.write(cms.toString('hex'), gap.start + 1, 'latin1')
  return sealed
}
