import { createHash } from 'node:crypto'
import { sm3 } from '../sm2.ts'
import { OID } from '../pki/object-identifiers.ts'
import type { Signer } from '../signer.ts'
import type { PathStep, Point } from '../impression/vector-path.ts'
import { withCharacterMap } from './character-map.ts'
import type { Box, Colour, LaidDocument, LaidItem, LaidPage, LaidPath, LaidText, Stamp } from './laid-out.ts'
import { LIMITS, readPackage, withFile, writePackage } from './package.ts'
import { PATHS } from './paths.ts'
import { digestFrom, packedFront, sharedBeginning } from './shared-beginning.ts'
import type { SharedBeginning } from './shared-beginning.ts'
import { signWithSeal } from './ses.ts'
import { element, escaped, xmlFile, xmlText } from './xml.ts'

/** A hundredth of a millimetre: finer than any printer, and the same bytes on every machine. */
const mm = (value: number): string => String(Math.round(value * 100) / 100)
const boxOf = ({ x, y, width, height }: Box): string => [x, y, width, height].map(mm).join(' ')
const colourOf = (name: 'FillColor' | 'StrokeColor', colour: Colour): string =>
  element(name, { Value: colour.join(' ') })

/** Places of Page, Font and StampAnnot among the document's ids; what stands on pages counts on from FIRST_ITEM. */
const IDS = { layer: 1, font: 10, page: 100, firstItem: 1000 } as const

interface Written {
  readonly xml: string
}
interface EmbeddedFont {
  readonly name: string
  readonly bold: boolean
  readonly bytes: Buffer
  readonly packed: Buffer | undefined
  readonly texts: ReadonlyMap<number, string>
  readonly glyphOf: ReadonlyMap<string, number>
}

/** A letter is moved to where the typesetter put it; a glyph the letter does not lead to is named by number. */
function textObject(item: LaidText, font: EmbeddedFont, id: number): Written {
  const { x, y, size, glyphs } = item
  const letters = glyphs.map(({ id: glyph }) => font.texts.get(glyph) ?? '')
  const dx = glyphs.slice(1).map((glyph, index) => mm(glyph.dx - (glyphs[index]?.dx ?? 0)))
  const transforms = glyphs.flatMap(({ id: glyph }, at) =>
    font.glyphOf.get(letters[at] ?? '') === glyph
      ? []
      : [
          element(
            'CGTransform',
            { CodePosition: at, CodeCount: 1, GlyphCount: 1 },
            element('Glyphs', {}, String(glyph)),
          ),
        ],
  )
  const box = { x, y: y - size, width: Math.max(item.length, size), height: size * 1.4 }
  const code = element(
    'TextCode',
    { X: '0', Y: mm(size), ...(dx.length === 0 ? {} : { DeltaX: dx.join(' ') }) },
    escaped(letters.map((letter) => letter || ' ').join('')),
  )
  return {
    xml: element(
      'TextObject',
      {
        ID: id,
        Boundary: boxOf(box),
        Font: IDS.font + item.font,
        Size: mm(size),
        ...(font.bold ? { Weight: 700 } : {}),
      },
      colourOf('FillColor', item.colour),
      ...transforms,
      code,
    ),
  }
}

const pointsOf = (step: PathStep): readonly Point[] => {
  if (step.op === 'close') return []
  return step.op === 'curve' ? [step.first, step.second, step.to] : [step.to]
}
const OPERATORS = { move: 'M', line: 'L', curve: 'B', close: 'C' } as const

function pathObject(item: LaidPath, id: number): Written {
  const points = item.path.flatMap(pointsOf)
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const half = (item.stroke?.width ?? 0) / 2
  const origin = { x: left - half, y: top - half }
  const box = { ...origin, width: Math.max(...xs) - left + 2 * half, height: Math.max(...ys) - top + 2 * half }
  // A code is two thousand steps: written on and on, they cost half of what lists of their words did.
  let data = ''
  for (const step of item.path) {
    data += data === '' ? OPERATORS[step.op] : ` ${OPERATORS[step.op]}`
    for (const [x, y] of pointsOf(step)) data += ` ${mm(x - origin.x)} ${mm(y - origin.y)}`
  }
  const attributes = {
    ID: id,
    Boundary: boxOf(box),
    ...(item.stroke === null ? { Stroke: 'false' } : { LineWidth: mm(item.stroke.width) }),
    ...(item.fill === null ? {} : { Fill: 'true', ...(item.fill.evenOdd ? { Rule: 'Even-Odd' } : {}) }),
  }
  return {
    xml: element(
      'PathObject',
      attributes,
      ...(item.fill === null ? [] : [colourOf('FillColor', item.fill.colour)]),
      ...(item.stroke === null ? [] : [colourOf('StrokeColor', item.stroke.colour)]),
      element('AbbreviatedData', {}, data),
    ),
  }
}

const areaOf = (page: { readonly width: number; readonly height: number }) =>
  element('PhysicalBox', {}, boxOf({ x: 0, y: 0, ...page }))

function itemXml(item: LaidItem, fonts: readonly EmbeddedFont[], id: number): string {
  if (item.kind === 'path') return pathObject(item, id).xml
  const font = fonts[item.font]
  if (font === undefined) throw new Error('A page shows letters of a font the paper does not have')
  return textObject(item, font, id).xml
}

interface WrittenGround {
  /** What stands before it in its page. */
  readonly heading: string
  readonly beginning: SharedBeginning
}
/** The ground of a first page has the same ids on every paper: it is written and packed once. */
const writtenGrounds = new WeakMap<LaidPage['ground'], WrittenGround>()

interface PageFile {
  readonly bytes: Buffer
  readonly beginning: SharedBeginning | undefined
}

/** Where what stands on a page goes; no XML may hold it. */
const CONTENT = '\u0000'

function pageFile(page: LaidPage, index: number, fonts: readonly EmbeddedFont[], firstId: number): PageFile {
  const { ground, items } = page
  const layer = element('Layer', { ID: IDS.layer + index, Type: 'Body' }, CONTENT)
  const frame = xmlText('Page', {}, element('Area', {}, areaOf(page)), element('Content', {}, layer))
  const [heading = '', end = ''] = frame.split(CONTENT)
  const above = items.map((item, at) => itemXml(item, fonts, firstId + ground.length + at)).join('') + end
  const known = index === 0 ? writtenGrounds.get(ground) : undefined
  if (known?.heading === heading) {
    const { beginning } = known
    return { bytes: Buffer.concat([beginning.bytes, Buffer.from(above, 'utf8')]), beginning }
  }
  const under = Buffer.from(heading + ground.map((item, at) => itemXml(item, fonts, firstId + at)).join(''), 'utf8')
  const bytes = Buffer.concat([under, Buffer.from(above, 'utf8')])
  if (index > 0 || ground.length === 0) return { bytes, beginning: undefined }
  const beginning = sharedBeginning(under)
  writtenGrounds.set(ground, { heading, beginning })
  return { bytes, beginning }
}

interface ContentFiles {
  readonly files: Map<string, Buffer>
  /** Of those that begin as others do. */
  readonly beginnings: ReadonlyMap<string, SharedBeginning>
  /** Of those that lay packed in the PDF. */
  readonly whole: ReadonlyMap<string, Buffer>
}

/** Everything but seal and signature (GB/T 33190 §7, §11, §12). */
function contentFiles(laid: LaidDocument, about: { readonly number: string; readonly date: string }): ContentFiles {
  const fonts = laid.fonts.map(({ name, bytes, packed, texts }): EmbeddedFont => {
    const bold = name.endsWith('Bold')
    const { front, ...mapped } = withCharacterMap(bytes, texts, bold)
    return { name, bold, texts, ...mapped, packed: front && Buffer.concat([packedFront(front), packed]) }
  })
  let lastId: number = IDS.firstItem
  const pages = laid.pages.map((page, index) => {
    const file = pageFile(page, index, fonts, lastId + 1)
    lastId += page.ground.length + page.items.length
    return [PATHS.page(index), file] as const
  })
  const [first = { width: 210, height: 297 }] = laid.pages
  const docId = createHash('sha256').update(about.number).digest('hex').slice(0, 32)
  const info = [
    element('DocID', {}, docId),
    element('Title', {}, escaped(laid.title)),
    element('Author', {}, escaped(laid.author)),
    element('Subject', {}, escaped(about.number)),
    element('CreationDate', {}, about.date),
    element('Creator', {}, 'OneSeal'),
  ]
  const body = [
    element('DocInfo', {}, ...info),
    element('DocRoot', {}, PATHS.document),
    element('Signatures', {}, `/${PATHS.signatures}`),
  ]
  const common = [
    element('MaxUnitID', {}, String(lastId + 1)),
    element('PageArea', {}, areaOf(first)),
    element('PublicRes', {}, 'PublicRes.xml'),
  ]
  const list = laid.pages.map((_, index) =>
    element('Page', { ID: IDS.page + index, BaseLoc: `Pages/Page_${index}/Content.xml` }),
  )
  const named = fonts.map(({ name }, index) =>
    element(
      'Font',
      { ID: IDS.font + index, FontName: name, FamilyName: 'Noto Serif SC' },
      element('FontFile', {}, `font_${index}.ttf`),
    ),
  )
  const files = new Map<string, Buffer>([
    [PATHS.root, xmlFile('OFD', { Version: '1.1', DocType: 'OFD' }, element('DocBody', {}, ...body))],
    [PATHS.document, xmlFile('Document', {}, element('CommonData', {}, ...common), element('Pages', {}, ...list))],
    [PATHS.resources, xmlFile('Res', { BaseLoc: 'Res' }, element('Fonts', {}, ...named))],
    ...fonts.map(({ bytes }, index) => [PATHS.font(index), bytes] as const),
    ...pages.map(([path, { bytes }]) => [path, bytes] as const),
  ])
  const beginnings = new Map(
    pages.flatMap(([path, { beginning }]) => (beginning === undefined ? [] : [[path, beginning] as const])),
  )
  const whole = new Map(
    fonts.flatMap(({ packed }, index) => (packed === undefined ? [] : [[PATHS.font(index), packed] as const])),
  )
  return { files, beginnings, whole }
}

const stampAnnotation = ({ page, box, clip }: Stamp, index: number): string =>
  element('StampAnnot', {
    ID: index + 1,
    PageRef: IDS.page + page,
    Boundary: boxOf(box),
    ...(clip === null ? {} : { Clip: boxOf(clip) }),
  })

/** As Signature.xml tells the time: the bureau's own, in whole seconds. */
const localTime = (instant: Date): string =>
  new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

interface OfdRequest {
  /** Number of the paper. */
  readonly number: string
  /** SESeal, DER. */
  readonly seal: Uint8Array
  /** When the seal is put on it. */
  readonly signedAt: Date
}
export interface PreparedOfd {
  /** The whole file but for the value of its signature. */
  readonly prepared: Buffer
  /** Hex SM3 of what the signature covers: Signature.xml, which lists the digest of every other file. */
  readonly digest: string
}

/** Pure: the same paper, seal and time always give the same bytes. */
export function prepareOfd(laid: LaidDocument, request: OfdRequest): PreparedOfd {
  const { files, beginnings, whole } = contentFiles(laid, {
    number: request.number,
    date: localTime(request.signedAt).slice(0, 10),
  })
  files.set(
    PATHS.signatures,
    xmlFile(
      'Signatures',
      {},
      element('MaxSignId', {}, '1'),
      element('Signature', { ID: 1, Type: 'Seal', BaseLoc: `/${PATHS.signature}` }),
    ),
  )
  files.set(PATHS.seal, Buffer.from(request.seal))
  const references = [...files].map(([path, bytes]) =>
    element(
      'Reference',
      { FileRef: `/${path}` },
      element('CheckValue', {}, digestFrom(bytes, beginnings.get(path)).toString('base64')),
    ),
  )
  const signature = xmlFile(
    'Signature',
    {},
    element(
      'SignedInfo',
      {},
      element('Provider', { ProviderName: 'OneSeal', Version: '1', Company: 'OneSeal' }),
      element('SignatureMethod', {}, OID.sm2WithSm3),
      element('SignatureDateTime', {}, localTime(request.signedAt)),
      element('References', { CheckMethod: OID.sm3 }, ...references),
      ...laid.stamps.map(stampAnnotation),
      element('Seal', {}, element('BaseLoc', {}, `/${PATHS.seal}`)),
    ),
    element('SignedValue', {}, `/${PATHS.signedValue}`),
  )
  files.set(PATHS.signature, signature)
  return { prepared: writePackage(files, { beginnings, whole }), digest: sm3(signature).toString('hex') }
}

interface OfdSigning {
  readonly signer: Signer
  readonly certificate: Uint8Array
}

/** Signs exactly what was registered: another file under the same digest is refused. */
export async function completeOfd(
  prepared: Uint8Array,
  digest: string,
  signing: OfdSigning & { readonly before?: OfdSigning & { readonly seal: Uint8Array } },
): Promise<Buffer> {
  const whole = Buffer.from(prepared)
  const files = readPackage(whole, LIMITS, [PATHS.signature, PATHS.seal, PATHS.signedValue])
  const [signature, seal] = [files.get(PATHS.signature), files.get(PATHS.seal)]
  if (signature === undefined || seal === undefined || files.has(PATHS.signedValue))
    throw new Error('Not an OFD prepared for sealing')
  const dataHash = sm3(signature)
  if (dataHash.toString('hex') !== digest) throw new Error('The document is not the one whose sealing began')
  const written = /<ofd:SignatureDateTime>([^<]{19})</.exec(signature.toString('utf8'))?.[1] ?? ''
  const signedAt = new Date(`${written.replace(' ', 'T')}+08:00`)
  const propertyInfo = `/${PATHS.signature}`
  const { before } = signing
  const { signer, certificate } = before !== undefined && seal.equals(before.seal) ? before : signing
  const value = await signWithSeal({ seal, signedAt, dataHash, propertyInfo, signer, certificate })
  return withFile(whole, PATHS.signedValue, value)
}
