import { parseRegionCode, regionAbove, regionContains } from '#kernel'
import type { RegionLevel } from '#kernel'

/** What is counted in one region, before anything is rolled up. */
export interface RegionCounts {
  readonly organs: number
  readonly officers: number
  readonly accounts: number
  readonly items: number
  readonly cases: number
  readonly decided: number
  readonly inTime: number
}
export interface RegionNode {
  readonly code: string
  readonly level: RegionLevel
  /** Short codes from the topmost shown down to this one's parent. */
  readonly depth: number
  readonly own: RegionCounts
  /** Itself and everything below. */
  readonly total: RegionCounts
}

const NONE: RegionCounts = { organs: 0, officers: 0, accounts: 0, items: 0, cases: 0, decided: 0, inTime: 0 }
const sum = (a: RegionCounts, b: RegionCounts): RegionCounts => ({
  organs: a.organs + b.organs,
  officers: a.officers + b.officers,
  accounts: a.accounts + b.accounts,
  items: a.items + b.items,
  cases: a.cases + b.cases,
  decided: a.decided + b.decided,
  inTime: a.inTime + b.inTime,
})

/** The shortest code that names the region: 990101000000 is 990101. */
export function shortRegion(code: string): string {
  const found = parseRegionCode(code)
  if (!found.ok) return code
  const { level, prefix } = found.value
  return level === 'nation' ? '000000' : level === 'province' || level === 'city' ? prefix.padEnd(6, '0') : prefix
}

/**
 * 省、市、县、乡、村: every region that is known or counted, and those between, beneath `root` and with what lies
 * below them added up. Whoever belongs to a region sees it and what lies below, never what stands above or beside.
 */
export function regionTree(
  root: string,
  counted: ReadonlyMap<string, RegionCounts>,
  known: readonly string[],
): readonly RegionNode[] {
  const own = new Map<string, RegionCounts>()
  for (const [code, counts] of counted) own.set(shortRegion(code), sum(own.get(shortRegion(code)) ?? NONE, counts))
  const top = shortRegion(root)
  const codes = new Set<string>([top])
  for (const code of [...own.keys(), ...known.map(shortRegion)]) {
    for (let at: string | null | undefined = code; typeof at === 'string'; at = regionAbove(at)) {
      if (!regionContains(top, at)) break
      codes.add(shortRegion(at))
    }
  }
  const sorted = [...codes].sort((a, b) => (a.padEnd(12, '0') < b.padEnd(12, '0') ? -1 : 1))
  return sorted.flatMap((code): readonly RegionNode[] => {
    const parsed = parseRegionCode(code)
    if (!parsed.ok) return []
    const within = [...own].filter(([inner]) => regionContains(code, inner))
    return [
      {
        code,
        level: parsed.value.level,
        depth: sorted.filter((outer) => outer !== code && regionContains(outer, code)).length,
        own: own.get(code) ?? NONE,
        total: within.reduce((total, [, counts]) => sum(total, counts), NONE),
      },
    ]
  })
}
