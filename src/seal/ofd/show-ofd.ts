import { createRequire } from 'node:module'
import type * as Fontkit from 'fontkit'
import type { Font } from 'fontkit'
import { readPackage } from './package.ts'
import type { PackageFiles } from './package.ts'
import { PATHS } from './paths.ts'
import { readSeal } from './ses.ts'
import { childOf, childrenOf, escaped, readXml } from './xml.ts'
import type { XmlElement } from './xml.ts'
import type { Box } from './laid-out.ts'

/** One page as SVG, in millimetres, and where the seal stands on it. */
interface ShownPage {
  readonly svg: string
  readonly width: number
  readonly height: number
  readonly stamps: readonly Box[]
}

const require = createRequire(import.meta.url)
const loadFontkit = () => require('fontkit') as typeof Fontkit

const numbersIn = (text: string | undefined): readonly number[] => (text ?? '').trim().split(/\s+/).map(Number)
function boxOf(text: string | undefined): Box {
  const [x = 0, y = 0, width = 0, height = 0] = numbersIn(text)
  return { x, y, width, height }
}
const rounded = (value: number): string => String(Math.round(value * 1000) / 1000)

function paint(object: XmlElement, name: 'FillColor' | 'StrokeColor'): string {
  const [red = 0, green = 0, blue = 0] = numbersIn(childOf(object, name)?.attributes.get('Value') ?? '0 0 0')
  return `rgb(${String(red)},${String(green)},${String(blue)})`
}

const SVG_OPERATORS: Readonly<Record<string, string>> = { M: 'M', S: 'M', L: 'L', B: 'C', Q: 'Q', C: 'Z' }
function pathSvg(object: XmlElement): string {
  const { x, y } = boxOf(object.attributes.get('Boundary'))
  const data = (childOf(object, 'AbbreviatedData')?.text ?? '').replace(
    /[A-Z]/g,
    (letter) => SVG_OPERATORS[letter] ?? '',
  )
  const fill = object.attributes.get('Fill') === 'true' ? paint(object, 'FillColor') : 'none'
  const rule = object.attributes.get('Rule') === 'Even-Odd' ? ' fill-rule="evenodd"' : ''
  const stroke =
    object.attributes.get('Stroke') === 'false'
      ? ''
      : ` stroke="${paint(object, 'StrokeColor')}" stroke-width="${escaped(object.attributes.get('LineWidth') ?? '0.353')}"`
  return `<path transform="translate(${rounded(x)} ${rounded(y)})" d="${escaped(data)}" fill="${fill}"${rule}${stroke}/>`
}

function textSvg(object: XmlElement, font: Font): string {
  const { x, y } = boxOf(object.attributes.get('Boundary'))
  const code = childOf(object, 'TextCode')
  const letters = Array.from(code?.text ?? '')
  const glyphs = new Map(
    childrenOf(object, 'CGTransform').map((one) => [
      Number(one.attributes.get('CodePosition')),
      Number(childOf(one, 'Glyphs')?.text),
    ]),
  )
  const deltas = numbersIn(code?.attributes.get('DeltaX'))
  const scale = Number(object.attributes.get('Size')) / font.unitsPerEm
  const [left, baseline] = [Number(code?.attributes.get('X') ?? 0), Number(code?.attributes.get('Y') ?? 0)]
  let pen = x + left
  const drawn = letters.map((letter, at) => {
    const number = glyphs.get(at)
    const glyph = number === undefined ? font.glyphForCodePoint(letter.codePointAt(0) ?? 0) : font.getGlyph(number)
    const place = `translate(${rounded(pen)} ${rounded(y + baseline)}) scale(${scale.toFixed(6)} ${(-scale).toFixed(6)})`
    pen += deltas[at] ?? 0
    const outline = glyph.path.toSVG()
    return outline === '' ? '' : `<path transform="${place}" d="${outline}"/>`
  })
  return `<g fill="${paint(object, 'FillColor')}"><title>${escaped(letters.join(''))}</title>${drawn.join('')}</g>`
}

function fontsOf(files: PackageFiles, resources: XmlElement): ReadonlyMap<string, Font> {
  const fonts = childrenOf(childOf(resources, 'Fonts'), 'Font').flatMap((font) => {
    const bytes = files.get(`Doc_0/Res/${childOf(font, 'FontFile')?.text ?? ''}`)
    const opened = bytes === undefined ? undefined : loadFontkit().create(bytes)
    return opened !== undefined && 'glyphForCodePoint' in opened
      ? [[font.attributes.get('ID') ?? '', opened] as const]
      : []
  })
  return new Map(fonts)
}

interface Placed {
  readonly page: string
  readonly box: Box
  readonly clip: Box | null
}
function stampsOf(files: PackageFiles): readonly Placed[] {
  const signature = files.get(PATHS.signature)
  const info = signature === undefined ? undefined : childOf(readXml(signature), 'SignedInfo')
  return childrenOf(info, 'StampAnnot').map(({ attributes }) => {
    const clip = attributes.get('Clip')
    return {
      page: attributes.get('PageRef') ?? '',
      box: boxOf(attributes.get('Boundary')),
      clip: clip === undefined ? null : boxOf(clip),
    }
  })
}

/** The seal as an image; at the edge of a page, only the slice that belongs there. */
function stampSvg({ box, clip }: Placed, picture: string, index: number): string {
  const { x, y, width, height } = box
  const image = `<image x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" href="${picture}" style="mix-blend-mode:multiply"`
  if (clip === null) return `${image}/>`
  const shown = `x="${rounded(x + clip.x)}" y="${rounded(y + clip.y)}" width="${rounded(clip.width)}" height="${rounded(clip.height)}"`
  const id = `slice${String(index)}`
  return `<clipPath id="${id}"><rect ${shown}/></clipPath>${image} clip-path="url(#${id})"/>`
}

/**
 * The pages of an OFD of ours, for a browser. Only for a file whose seal was found good: a stranger's fonts and outlines
 * are nothing a server should open.
 */
export function showOfd(bytes: Uint8Array): readonly ShownPage[] {
  const files = readPackage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  const xml = (path: string): XmlElement => {
    const found = files.get(path)
    if (found === undefined) throw new Error(`The OFD has no ${path}`)
    return readXml(found)
  }
  const fonts = fontsOf(files, xml(PATHS.resources))
  const stamps = stampsOf(files)
  const sealBytes = files.get(PATHS.seal)
  const seal = sealBytes === undefined ? undefined : readSeal(sealBytes).picture.bytes.toString('base64')
  const picture = `data:image/png;base64,${seal ?? ''}`
  return childrenOf(childOf(xml(PATHS.document), 'Pages'), 'Page').map(({ attributes }) => {
    const page = xml(`Doc_0/${attributes.get('BaseLoc') ?? ''}`)
    const { width, height } = boxOf(childOf(childOf(page, 'Area'), 'PhysicalBox')?.text)
    const drawn = childrenOf(childOf(page, 'Content'), 'Layer').flatMap((layer) =>
      layer.children.map((object) => {
        const font = fonts.get(object.attributes.get('Font') ?? '')
        if (object.name === 'PathObject') return pathSvg(object)
        return object.name === 'TextObject' && font !== undefined ? textSvg(object, font) : ''
      }),
    )
    const here = stamps.filter((stamp) => stamp.page === attributes.get('ID'))
    const sealed = here.map((stamp, index) => stampSvg(stamp, picture, index))
    const size = `width="${rounded(width)}mm" height="${rounded(height)}mm" viewBox="0 0 ${rounded(width)} ${rounded(height)}"`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}${sealed.join('')}</svg>`
    const boxes = here.map(({ box, clip }) =>
      clip === null ? box : { x: box.x + clip.x, y: box.y + clip.y, width: clip.width, height: clip.height },
    )
    return { svg, width, height, stamps: boxes }
  })
}
