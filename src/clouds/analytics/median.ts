/** A value and how many times it occurs. */
export interface Weighted {
  readonly value: number
  readonly count: number
}

/** The middle of all values, or the mean of the two middle ones; null when there is none. */
export function median(values: readonly Weighted[]): number | null {
  const sorted = values.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value)
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const at = (position: number): number => {
    let passed = 0
    for (const { value, count } of sorted) {
      passed += count
      if (position < passed) return value
    }
    throw new RangeError(`There is no value at ${position} of ${total}`)
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}
