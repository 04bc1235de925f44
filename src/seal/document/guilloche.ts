import { deflateSync } from 'node:zlib'
import { circle, polygon, toPdf } from '../impression/vector-path.ts'
import type { PathStep, Point, VectorPath } from '../impression/vector-path.ts'

/**
 * The engraved ground of a certificate: interwoven waves around the sheet and a rosette in its middle, computed,
 * so that it is the same on every machine and no picture has to be licensed. Millimetres on A4 across.
 *
 * It is the same on every certificate, so it is drawn and compressed once, and laid under each page as it is. In the
 * typesetter's hands it took 4 of the 10 ms of a certificate, each time.
 */
const SHEET = { width: 297, height: 210 } as const
const BAND = { inset: 14.5, amplitude: 3.4, waves: 4, periodNear: 9 } as const
/** Red, green and blue as PDF wants them; the paper is #fffdf7. */
const PAPER = '1 0.9922 0.9686'
const GOLD = '0.7255 0.5608 0.2353'
const PALE_GOLD = '0.9412 0.8902 0.7529'
/** Paths are written to a tenth of their unit: a hundredth of a millimetre is finer than any printer. */
const UNITS_PER_MM = 10
const POINTS_PER_UNIT = 72 / 25.4 / UNITS_PER_MM

/** The control points of a cubic that follows a quarter of a sine wave: 0.3642 of its width, measured to 0.1 %. */
const BEND = 0.3642

interface Side {
  readonly start: readonly [number, number]
  /** Unit vector along the side; the wave swings across it. */
  readonly along: readonly [number, number]
  readonly length: number
}

function wave(side: Side, phase: number): VectorPath {
  const periods = Math.round(side.length / BAND.periodNear)
  const half = side.length / periods / 2
  const [ax, ay] = side.along
  const at = (distance: number, swing: number): Point => {
    const [sx, sy] = side.start
    return [sx + ax * distance - ay * swing, sy + ay * distance + ax * swing]
  }
  const height = (index: number) => BAND.amplitude * Math.cos(Math.PI * index + phase)
  const steps = Array.from({ length: periods * 2 }, (_, index): PathStep => {
    const [from, to] = [height(index), height(index + 1)]
    // The slope of the wave at its samples: zero only where the phase puts a crest there.
    const slope = (-BAND.amplitude * Math.sin(phase) * Math.PI * (index % 2 === 0 ? 1 : -1)) / half
    const reach = half * BEND
    const first = at(index * half + reach, from + slope * reach)
    const second = at((index + 1) * half - reach, to + slope * reach)
    return { op: 'curve', first, second, to: at((index + 1) * half, to) }
  })
  return [{ op: 'move', to: at(0, height(0)) }, ...steps]
}

function band(): VectorPath {
  const { inset } = BAND
  const [right, bottom] = [SHEET.width - inset, SHEET.height - inset]
  const sides: readonly Side[] = [
    { start: [inset, inset], along: [1, 0], length: right - inset },
    { start: [right, inset], along: [0, 1], length: bottom - inset },
    { start: [right, bottom], along: [-1, 0], length: right - inset },
    { start: [inset, bottom], along: [0, -1], length: bottom - inset },
  ]
  const phases = Array.from({ length: BAND.waves }, (_, index) => (index * Math.PI) / BAND.waves)
  return sides.flatMap((side) => phases.flatMap((phase) => wave(side, phase)))
}

interface Rose {
  readonly middle: Point
  readonly radius: number
  readonly petals: number
  readonly depth: number
  readonly turn: number
}

/** Closed, as a smooth curve through points dense enough to look engraved. */
function rosette({ middle, radius, petals, depth, turn }: Rose): VectorPath {
  const points = petals * 8
  const step = (2 * Math.PI) / points
  const at = (index: number): Point => {
    const angle = index * step + turn
    const reach = radius * (1 - depth + depth * Math.cos(petals * index * step))
    return [middle[0] + reach * Math.cos(angle), middle[1] + reach * Math.sin(angle)]
  }
  const steps = Array.from({ length: points }, (_, index): PathStep => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const first: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const second: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    return { op: 'curve', first, second, to }
  })
  return [{ op: 'move', to: at(0) }, ...steps, { op: 'close' }]
}

function rectangle(inset: number): VectorPath {
  const [right, bottom] = [SHEET.width - inset, SHEET.height - inset]
  return polygon([
    [inset, inset],
    [right, inset],
    [right, bottom],
    [inset, bottom],
  ])
}

const inUnits = ([x, y]: Point): Point => [x * UNITS_PER_MM, y * UNITS_PER_MM]
const scaled = (path: VectorPath): VectorPath =>
  path.map((step) => {
    if (step.op === 'close') return step
    if (step.op !== 'curve') return { op: step.op, to: inUnits(step.to) }
    return { op: 'curve', first: inUnits(step.first), second: inUnits(step.second), to: inUnits(step.to) }
  })

const filled = (colour: string, path: VectorPath): string => `${colour} rg\n${toPdf(scaled(path))}f\n`
const drawn = (colour: string, widthMm: number, path: VectorPath): string =>
  `${colour} RG ${String(widthMm * UNITS_PER_MM)} w\n${toPdf(scaled(path))}S\n`

function guilloche(): Buffer {
  const corners = [BAND.inset, SHEET.width - BAND.inset].flatMap((x) =>
    [BAND.inset, SHEET.height - BAND.inset].map((y): Point => [x, y]),
  )
  const corner = corners.flatMap((middle) => [
    ...rosette({ middle, radius: 6, petals: 8, depth: 0.3, turn: 0 }),
    ...rosette({ middle, radius: 6, petals: 8, depth: 0.3, turn: Math.PI / 8 }),
    ...rosette({ middle, radius: 3, petals: 6, depth: 0.35, turn: 0 }),
  ])
  const centre: Point = [SHEET.width / 2, SHEET.height / 2]
  const rose = [62, 54, 46, 38, 30, 22].flatMap((radius, ring) =>
    [0, 1, 2].flatMap((layer) =>
      rosette({ middle: centre, radius, petals: 12, depth: 0.16, turn: (layer * Math.PI) / 18 + ring * 0.06 }),
    ),
  )
  const scale = POINTS_PER_UNIT.toFixed(7)
  const content =
    `/Artifact BMC q ${scale} 0 0 -${scale} 0 ${String(SHEET.height * UNITS_PER_MM * POINTS_PER_UNIT)} cm\n` +
    filled(PAPER, rectangle(0)) +
    drawn(PALE_GOLD, 0.22, rose) +
    drawn(GOLD, 0.24, band()) +
    filled(
      PAPER,
      corners.flatMap((middle) => circle(middle, 6.6)),
    ) +
    drawn(GOLD, 0.24, corner) +
    drawn(GOLD, 0.9, rectangle(9.4)) +
    drawn(GOLD, 0.3, rectangle(19.6)) +
    'Q EMC'
  return deflateSync(Buffer.from(content, 'latin1'), { level: 9 })
}

let made: Buffer | undefined
/** Compressed content of a page (ISO 32000-1 §7.8.2) that draws paper and engraving, and leaves all else as it was. */
export function certificateGround(): Buffer {
  made ??= guilloche()
  return made
}
