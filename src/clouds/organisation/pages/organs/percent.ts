/** Rounded down: 99.6 % is not everything. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${(Math.floor((part / whole) * 1000) / 10).toFixed(1)}%`
