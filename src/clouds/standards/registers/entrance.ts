/** A number of the register, as far as gaps are concerned. */
export interface NumberedCase {
  readonly caseId: string
  readonly caseNumber: string
}
export interface NumberGap {
  /** Prefix and day, e.g. 990101-20261122. */
  readonly series: string
  /** Running numbers that belong to no case of the register. */
  readonly missing: readonly number[]
}

/** Ours begin with the region's code; what another system numbered is not counted by us. */
const NUMBER = /^(?<series>\d{6}(?:\d{3}){0,2}-\d{8})-(?<ordinal>\d{6})$/
/** More gaps than this in one day are one finding: the day itself is wrong. */
const GAPS_MAX = 50

/**
 * 统一入口: every case takes the next number of its day, so a number that is missing was given to something that is
 * not in the register. Taken-over cases take numbers of the same series.
 */
export function numberGaps(numbers: readonly string[]): readonly NumberGap[] {
  const series = new Map<string, Set<number>>()
  for (const number of numbers) {
    const { series: name, ordinal } = NUMBER.exec(number)?.groups ?? {}
    if (name === undefined || ordinal === undefined) continue
    const known = series.get(name) ?? new Set()
    series.set(name, known.add(Number(ordinal)))
  }
  return [...series]
    .flatMap(([name, known]): readonly NumberGap[] => {
      const last = Math.max(...known)
      const missing: number[] = []
      for (let ordinal = 1; ordinal < last && missing.length < GAPS_MAX; ordinal += 1)
        if (!known.has(ordinal)) missing.push(ordinal)
      return missing.length === 0 ? [] : [{ series: name, missing }]
    })
    .sort((a, b) => (a.series < b.series ? 1 : -1))
}
