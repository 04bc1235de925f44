/**
 * The engraved ground of a certificate: interwoven waves around the sheet and a rosette in its middle, computed,
 * so that it is the same on every machine and no picture has to be licensed. Millimetres on A4 across.
 */
const SHEET = { width: 297, height: 210 } as const
const BAND = { inset: 14.5, amplitude: 3.4, waves: 4, periodNear: 9 } as const
const GOLD = '#b98f3c'
const PALE_GOLD = '#f0e3c0'

/** The control points of a cubic that follows a quarter of a sine wave: 0.3642 of its width, measured to 0.1 %. */
const BEND = 0.3642

const number = (value: number): string => String(Math.round(value * 100) / 100)

interface Side {
  readonly start: readonly [number, number]
  /** Unit vector along the side; the wave swings across it. */
  readonly along: readonly [number, number]
  readonly length: number
}

function wave(side: Side, phase: number): string {
  const periods = Math.round(side.length / BAND.periodNear)
  const half = side.length / periods / 2
  const [ax, ay] = side.along
  const at = (distance: number, swing: number) => {
    const [sx, sy] = side.start
    return `${number(sx + ax * distance - ay * swing)} ${number(sy + ay * distance + ax * swing)}`
  }
  const height = (index: number) => BAND.amplitude * Math.cos(Math.PI * index + phase)
  const parts = [`M${at(0, height(0))}`]
  for (let index = 0; index < periods * 2; index += 1) {
    const [from, to] = [height(index), height(index + 1)]
    // The slope of the wave at its samples: zero only where the phase puts a crest there.
    const slope = (-BAND.amplitude * Math.sin(phase) * Math.PI * (index % 2 === 0 ? 1 : -1)) / half
    const reach = half * BEND
    const first = at(index * half + reach, from + slope * reach)
    const second = at((index + 1) * half - reach, to + slope * reach)
    parts.push(`C${first} ${second} ${at((index + 1) * half, to)}`)
  }
  return parts.join('')
}

function band(): string {
  const { inset } = BAND
  const [right, bottom] = [SHEET.width - inset, SHEET.height - inset]
  const sides: readonly Side[] = [
    { start: [inset, inset], along: [1, 0], length: right - inset },
    { start: [right, inset], along: [0, 1], length: bottom - inset },
    { start: [right, bottom], along: [-1, 0], length: right - inset },
    { start: [inset, bottom], along: [0, -1], length: bottom - inset },
  ]
  const phases = Array.from({ length: BAND.waves }, (_, index) => (index * Math.PI) / BAND.waves)
  return sides.flatMap((side) => phases.map((phase) => wave(side, phase))).join('')
}

/** A rose of `petals`, closed, as a smooth curve through points dense enough to look engraved. */
function rosette(x: number, y: number, radius: number, petals: number, depth: number, turn: number): string {
  const points = petals * 8
  const step = (2 * Math.PI) / points
  const at = (index: number) => {
    const angle = index * step + turn
    const reach = radius * (1 - depth + depth * Math.cos(petals * index * step))
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)] as const
  }
  const [startX, startY] = at(0)
  const parts = [`M${number(startX)} ${number(startY)}`]
  for (let index = 0; index < points; index += 1) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)]
    const first = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6] as const
    const second = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6] as const
    parts.push(`C${[...first, ...second, ...to].map(number).join(' ')}`)
  }
  return `${parts.join('')}Z`
}

function rectangle(inset: number): string {
  return `M${inset} ${inset}H${SHEET.width - inset}V${SHEET.height - inset}H${inset}Z`
}

export function guillocheSvg(): string {
  const corners = [BAND.inset, SHEET.width - BAND.inset].flatMap((x) =>
    [BAND.inset, SHEET.height - BAND.inset].map((y) => ({ x, y })),
  )
  const corner = corners
    .map(
      ({ x, y }) => rosette(x, y, 6, 8, 0.3, 0) + rosette(x, y, 6, 8, 0.3, Math.PI / 8) + rosette(x, y, 3, 6, 0.35, 0),
    )
    .join('')
  const middle = [62, 54, 46, 38, 30, 22]
    .flatMap((radius, ring) =>
      [0, 1, 2].map((layer) =>
        rosette(SHEET.width / 2, SHEET.height / 2, radius, 12, 0.16, (layer * Math.PI) / 18 + ring * 0.06),
      ),
    )
    .join('')
  const cover = corners.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="6.6" fill="#fffdf7"/>`).join('')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SHEET.width} ${SHEET.height}" fill="none">` +
    `<path stroke="${PALE_GOLD}" stroke-width="0.22" d="${middle}"/>` +
    `<path stroke="${GOLD}" stroke-width="0.24" d="${band()}"/>${cover}` +
    `<path stroke="${GOLD}" stroke-width="0.24" d="${corner}"/>` +
    `<path stroke="${GOLD}" stroke-width="0.9" d="${rectangle(9.4)}"/>` +
    `<path stroke="${GOLD}" stroke-width="0.3" d="${rectangle(19.6)}"/></svg>`
  )
}
