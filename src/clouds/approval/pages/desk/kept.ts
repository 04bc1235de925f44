import { useState } from 'react'

/** The slot of one officer's unfinished work on one case. */
export const keptKey = (officer: string, caseId: string, what: string): string =>
  `oneseal.desk.${officer}.${caseId}.${what}`

function read(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    // Storage may be forbidden, or hold something older than this page: unfinished work then starts anew.
    return null
  }
}

/** Work begun on a case outlives a look at another case and a reload; it ends with the tab, not on a shared disk. */
export function useKept<T>(
  key: string,
  parse: (value: unknown) => T | undefined,
  initial: T,
): readonly [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => parse(read(key)) ?? initial)
  const keep = (next: T) => {
    setValue(next)
    try {
      sessionStorage.setItem(key, JSON.stringify(next))
    } catch {
      // See above.
    }
  }
  return [value, keep]
}
