import { crc32, deflateSync } from 'node:zlib'
import { outlineOf, sealSize } from '../impression/seal-impression.ts'
import type { SealText } from '../impression/seal-impression.ts'
import type { Point, VectorPath } from '../impression/vector-path.ts'

/**
 * The impression as PNG, because that is the picture every OFD program shows. 600 dots an inch is what an office printer
 * prints; sixteen steps of ink are enough for a smooth edge, and the ground stays clear so that the words show through.
 */
const DOTS = 992
const FINER = 4
/** A curve is drawn in straight pieces of half a dot. */
const PIECE = FINER / 2
const PIECES_MAX = 500
const INK: readonly [number, number, number] = [0xd9, 0x00, 0x1b]
const STEPS = 15
/** The ink lets the words underneath show, as on the PDF. */
const OPACITY = 0.9

/** Points of a cubic curve, without its first. */
function pieces(a: Point, b: Point, c: Point, d: Point): readonly Point[] {
  const long =
    Math.hypot(b[0] - a[0], b[1] - a[1]) + Math.hypot(c[0] - b[0], c[1] - b[1]) + Math.hypot(d[0] - c[0], d[1] - c[1])
  const count = Math.min(PIECES_MAX, Math.max(1, Math.ceil(long / PIECE)))
  return Array.from({ length: count }, (_, index): Point => {
    const t = (index + 1) / count
    const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3]
    return [p * a[0] + q * b[0] + r * c[0] + s * d[0], p * a[1] + q * b[1] + r * c[1] + s * d[1]]
  })
}

type Edge = readonly [from: Point, to: Point]

function edgesOf(path: VectorPath, scale: number): readonly Edge[] {
  const edges: Edge[] = []
  let [start, last]: [Point, Point] = [
    [0, 0],
    [0, 0],
  ]
  const to = (next: Point) => {
    edges.push([last, next])
    last = next
  }
  const sized = ([x, y]: Point): Point => [x * scale, y * scale]
  for (const step of path) {
    if (step.op === 'close') to(start)
    else if (step.op === 'curve')
      for (const next of pieces(last, sized(step.first), sized(step.second), sized(step.to))) to(next)
    else if (step.op === 'line') to(sized(step.to))
    else start = last = sized(step.to)
  }
  return edges
}

interface Crossing {
  readonly x: number
  readonly turn: number
}

/** Where each fine row is crossed by an edge, in fine columns. */
function crossingsOf(edges: readonly Edge[]): readonly Crossing[][] {
  const rows = DOTS * FINER
  const crossings: Crossing[][] = Array.from({ length: rows }, () => [])
  for (const [[x1, y1], [x2, y2]] of edges) {
    const turn = y1 < y2 ? 1 : -1
    const [top, bottom] = y1 < y2 ? [y1, y2] : [y2, y1]
    for (let row = Math.max(0, Math.ceil(top - 0.5)); row < Math.min(rows, bottom - 0.5); row += 1)
      crossings[row]?.push({ x: Math.round(x1 + ((row + 0.5 - y1) * (x2 - x1)) / (y2 - y1)), turn })
  }
  return crossings
}

/** Adds the ink of one outline: each fine row is filled between its crossings. */
function fill(cover: Uint8Array, edges: readonly Edge[], evenOdd: boolean): void {
  const add = (at: number, ink: number) => {
    cover[at] = (cover[at] ?? 0) + ink
  }
  crossingsOf(edges).forEach((found, row) => {
    found.sort((left, right) => left.x - right.x)
    const line = Math.floor(row / FINER) * DOTS
    let winding = 0
    found.forEach(({ x, turn }, index) => {
      winding += turn
      const end = found[index + 1]?.x ?? x
      if ((evenOdd ? index % 2 === 1 : winding === 0) || end <= x) return
      const [first, last] = [Math.floor(x / FINER), Math.floor(end / FINER)]
      if (first === last) {
        add(line + first, end - x)
        return
      }
      add(line + first, (first + 1) * FINER - x)
      for (let dot = first + 1; dot < last; dot += 1) add(line + dot, FINER)
      if (last < DOTS) add(line + last, end - last * FINER)
    })
  })
}

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** ISO/IEC 15948: a palette of one ink in sixteen strengths, four bits a dot. */
function png(cover: Uint8Array): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(DOTS, 0)
  header.writeUInt32BE(DOTS, 4)
  header.set([4, 3, 0, 0, 0], 8)
  const palette = Buffer.concat(Array.from({ length: STEPS + 1 }, () => Buffer.from(INK)))
  const strengths = Buffer.from(
    Array.from({ length: STEPS + 1 }, (_, step) => Math.round((step / STEPS) * 255 * OPACITY)),
  )
  const dots = Buffer.alloc(DOTS * (DOTS / 2 + 1))
  const step = (at: number) => Math.round((Math.min(cover[at] ?? 0, FINER * FINER) / (FINER * FINER)) * STEPS)
  for (let row = 0; row < DOTS; row += 1)
    for (let column = 0; column < DOTS; column += 2) {
      const at = row * DOTS + column
      dots[row * (DOTS / 2 + 1) + 1 + column / 2] = (step(at) << 4) | step(at + 1)
    }
  const density = Buffer.alloc(9)
  const perMetre = Math.round((DOTS / sealSize.diameterMm) * 1000)
  density.writeUInt32BE(perMetre, 0)
  density.writeUInt32BE(perMetre, 4)
  density[8] = 1
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('tRNS', strengths),
    chunk('pHYs', density),
    chunk('IDAT', deflateSync(dots, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A bureau has one seal: drawn once. */
let drawn: { readonly key: string; readonly picture: Buffer } | undefined
export function sealPicture(text: SealText): Buffer {
  const key = JSON.stringify([text.organName, text.centreText])
  if (drawn?.key !== key) drawn = { key, picture: draw(text) }
  return drawn.picture
}

function draw(text: SealText): Buffer {
  const { rim, filled } = outlineOf(text)
  const cover = new Uint8Array(DOTS * DOTS)
  const scale = (DOTS * FINER) / sealSize.units
  fill(cover, edgesOf(rim, scale), true)
  fill(cover, edgesOf(filled, scale), false)
  return png(cover)
}
