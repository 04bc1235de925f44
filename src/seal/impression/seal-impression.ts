import { deflateSync } from 'node:zlib'
import type { Font } from 'fontkit'
import { sealFont } from '../document/fonts.ts'
import { circle, polygon, toPdf, toSvg } from './vector-path.ts'
import type { PathStep, Point, VectorPath } from './vector-path.ts'

export interface SealText {
  /** Runs around the rim, from left to right: the organ's full lawful name. */
  readonly organName: string
  /** Stands level below the star, e.g. 行政审批专用章. */
  readonly centreText?: string
}

/** The round red seal as outlines: no font is needed to show it, and the same words always give the same bytes. */
export interface SealImpression {
  readonly diameterMm: number
  readonly svg: string
  /** Content stream of the PDF appearance, deflated; draws into a square of `sizePt`. */
  readonly pdfContent: Buffer
  readonly sizePt: number
}

/** 国发〔1999〕25号: organs of cities and counties use a round seal of 4.2 cm, a star in the centre. */
const DIAMETER_MM = 42
const UNITS_PER_MM = 100
const RADIUS = (DIAMETER_MM * UNITS_PER_MM) / 2
const RIM = 120
const CENTRE: Point = [RADIUS, RADIUS]
/** Vermilion ink, and the share of it that lets the words underneath show through. */
const INK = { svg: '#d9001b', pdf: '0.851 0 0.106 rg', opacity: 0.9 } as const
const GLYPH_HEIGHT = RADIUS * 0.27
const GLYPH_GAP_TO_RIM = RADIUS * 0.055
/** The rim's words leave the lower third to the level text; few words stand no further apart than STEP_MAX. */
const ARC_MAX = Math.PI * 1.32
const STEP_MAX = 0.4
const CENTRE_TEXT = { height: RADIUS * 0.19, baseline: RADIUS * 0.66, widthMax: RADIUS * 1.28 } as const

export const SEAL_OPACITY = INK.opacity

function glyphPath(font: Font, codePoint: number, place: (x: number, y: number) => Point): VectorPath {
  const steps: PathStep[] = []
  let last: Point = [0, 0]
  for (const { command, args } of font.glyphForCodePoint(codePoint).path.commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    if (command === 'moveTo' || command === 'lineTo') {
      last = [a, b]
      steps.push({ op: command === 'moveTo' ? 'move' : 'line', to: place(a, b) })
    } else if (command === 'quadraticCurveTo') {
      const [x, y] = last
      const first = place(x + (2 / 3) * (a - x), y + (2 / 3) * (b - y))
      steps.push({ op: 'curve', first, second: place(c + (2 / 3) * (a - c), d + (2 / 3) * (b - d)), to: place(c, d) })
      last = [c, d]
    } else if (command === 'bezierCurveTo') {
      steps.push({ op: 'curve', first: place(a, b), second: place(c, d), to: place(e, f) })
      last = [e, f]
    } else steps.push({ op: 'close' })
  }
  return steps
}

const advance = (font: Font, codePoint: number): number => font.glyphForCodePoint(codePoint).advanceWidth

const codePoints = (text: string): readonly number[] => Array.from(text, (letter) => letter.codePointAt(0) ?? 0)

function star(): VectorPath {
  const outer = RADIUS * 0.33
  // sin 18° / sin 54°: the inner corners of a regular five-pointed star.
  const inner = outer * (Math.sin(Math.PI / 10) / Math.sin((3 * Math.PI) / 10))
  return polygon(
    Array.from({ length: 10 }, (_, corner): Point => {
      const angle = -Math.PI / 2 + (corner * Math.PI) / 5
      const reach = corner % 2 === 0 ? outer : inner
      return [RADIUS + reach * Math.cos(angle), RADIUS + reach * Math.sin(angle)]
    }),
  )
}

/** Each letter stands upright on the circle; a long name is set narrower, as seal makers do, never smaller. */
function rimText(font: Font, organName: string): VectorPath {
  const letters = codePoints(organName)
  const step = Math.min(STEP_MAX, ARC_MAX / Math.max(letters.length, 1))
  const baseline = RADIUS - RIM - GLYPH_GAP_TO_RIM - GLYPH_HEIGHT * 0.88
  const width = Math.min(GLYPH_HEIGHT, step * (baseline + GLYPH_HEIGHT / 2) * 0.98)
  const scaleX = width / font.unitsPerEm
  const scaleY = GLYPH_HEIGHT / font.unitsPerEm
  return letters.flatMap((letter, index) => {
    const turn = (index - (letters.length - 1) / 2) * step
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
    const middle = advance(font, letter) / 2
    return glyphPath(font, letter, (x, y) => {
      const [across, up] = [(x - middle) * scaleX, baseline + y * scaleY]
      return [RADIUS + across * cos + up * sin, RADIUS + across * sin - up * cos]
    })
  })
}

function levelText(font: Font, text: string): VectorPath {
  const letters = codePoints(text)
  const scaleY = CENTRE_TEXT.height / font.unitsPerEm
  const natural = letters.reduce((sum, letter) => sum + advance(font, letter), 0) * scaleY
  const scaleX = scaleY * Math.min(1, CENTRE_TEXT.widthMax / natural)
  let left = RADIUS - Math.min(natural, CENTRE_TEXT.widthMax) / 2
  return letters.flatMap((letter) => {
    const start = left
    left += advance(font, letter) * scaleX
    return glyphPath(font, letter, (x, y) => [start + x * scaleX, RADIUS + CENTRE_TEXT.baseline - y * scaleY])
  })
}

/** The seal's size, and how many units of its outline that is. */
export const sealSize = { diameterMm: DIAMETER_MM, units: DIAMETER_MM * UNITS_PER_MM } as const

/** The rim, to be filled even-odd, and all that stands in it. */
export function outlineOf(text: SealText): { readonly rim: VectorPath; readonly filled: VectorPath } {
  const font = sealFont()
  const rim = [...circle(CENTRE, RADIUS), ...circle(CENTRE, RADIUS - RIM)]
  const centre = text.centreText === undefined ? [] : levelText(font, text.centreText)
  return { rim, filled: [...star(), ...rimText(font, text.organName), ...centre] }
}

export function sealImpression(text: SealText): SealImpression {
  const { rim, filled } = outlineOf(text)
  const size = DIAMETER_MM * UNITS_PER_MM
  const sizePt = (DIAMETER_MM * 72) / 25.4
  const scale = (sizePt / size).toFixed(7)
  const content = `q ${scale} 0 0 -${scale} 0 ${sizePt.toFixed(3)} cm /Ink gs ${INK.pdf}\n${toPdf(rim)}f*\n${toPdf(filled)}f\nQ`
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${DIAMETER_MM}mm" height="${DIAMETER_MM}mm">` +
    `<g fill="${INK.svg}"><path fill-rule="evenodd" d="${toSvg(rim)}"/><path d="${toSvg(filled)}"/></g></svg>`
  return { diameterMm: DIAMETER_MM, svg, pdfContent: deflateSync(Buffer.from(content, 'latin1'), { level: 9 }), sizePt }
}
