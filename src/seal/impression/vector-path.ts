/** One step of an outline, in the numbers of the outline's own unit. Quadratic curves are already made cubic. */
export type PathStep =
  | { readonly op: 'move' | 'line'; readonly to: Point }
  | { readonly op: 'curve'; readonly first: Point; readonly second: Point; readonly to: Point }
  | { readonly op: 'close' }
export type Point = readonly [x: number, y: number]
export type VectorPath = readonly PathStep[]

/** A tenth of the unit (a micrometre on the seal) is finer than any printer, and keeps the bytes the same everywhere. */
const number = (value: number): string => {
  const text = value.toFixed(1)
  return text.endsWith('.0') ? text.slice(0, -2) : text
}
const point = ([x, y]: Point): string => `${number(x)} ${number(y)}`

export const toSvg = (path: VectorPath): string =>
  path
    .map((step) => {
      if (step.op === 'close') return 'Z'
      if (step.op === 'curve') return `C${point(step.first)} ${point(step.second)} ${point(step.to)}`
      return `${step.op === 'move' ? 'M' : 'L'}${point(step.to)}`
    })
    .join('')

/** The path operators of a PDF content stream (ISO 32000-1 §8.5.2). */
export const toPdf = (path: VectorPath): string =>
  path
    .map((step) => {
      if (step.op === 'close') return 'h\n'
      if (step.op === 'curve') return `${point(step.first)} ${point(step.second)} ${point(step.to)} c\n`
      return `${point(step.to)} ${step.op === 'move' ? 'm' : 'l'}\n`
    })
    .join('')

/** The distance of control points that draws a quarter circle best with one cubic curve. */
const QUARTER = 0.5522847498

export function circle([x, y]: Point, radius: number): VectorPath {
  const k = radius * QUARTER
  const r = radius
  return [
    { op: 'move', to: [x + r, y] },
    { op: 'curve', first: [x + r, y + k], second: [x + k, y + r], to: [x, y + r] },
    { op: 'curve', first: [x - k, y + r], second: [x - r, y + k], to: [x - r, y] },
    { op: 'curve', first: [x - r, y - k], second: [x - k, y - r], to: [x, y - r] },
    { op: 'curve', first: [x + k, y - r], second: [x + r, y - k], to: [x + r, y] },
    { op: 'close' },
  ]
}

export function polygon(corners: readonly Point[]): VectorPath {
  const steps = corners.map((to, index): PathStep => ({ op: index === 0 ? 'move' : 'line', to }))
  return [...steps, { op: 'close' }]
}
