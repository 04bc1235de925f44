import { faulty, sound } from './finding.ts'
import type { Finding } from './finding.ts'

/** 省市县乡村; the nation stands above them for central organs. */
export type RegionLevel = 'nation' | 'province' | 'city' | 'county' | 'town' | 'village'

/** GB/T 2260 to the county, national statistics' codes to town and village. */
export interface RegionCode {
  /** As given: 6, 9 or 12 digits. */
  readonly code: string
  readonly level: RegionLevel
  /** The digits that say something: `11` for 110000, empty for the nation. */
  readonly prefix: string
}

export type RegionCodeFault = 'LENGTH' | 'CHARACTERS' | 'REGION'

const LEVELS: readonly (readonly [prefixLength: number, level: RegionLevel])[] = [
  [12, 'village'],
  [9, 'town'],
  [6, 'county'],
  [4, 'city'],
  [2, 'province'],
]

/** Central organs are registered under 100000; some tables write the nation as 000000. */
const NATION = /^[01]0{5}(?:0{3}){0,2}$/

/**
 * Checks the shape only, never a list: functional areas (新区, 开发区) have local codes, and regions come and go.
 */
export function parseRegionCode(text: string): Finding<RegionCode, RegionCodeFault> {
  const code = text.trim()
  if (!/^\d*$/.test(code)) return faulty('CHARACTERS')
  if (code.length !== 6 && code.length !== 9 && code.length !== 12) return faulty('LENGTH')
  if (NATION.test(code)) return sound({ code, level: 'nation', prefix: '' })
  if (!/^(?:1[1-9]|[2-9]\d)/.test(code)) return faulty('REGION')
  for (const [length, level] of LEVELS) {
    const prefix = code.slice(0, length)
    if (prefix.length === length && !endsInZeros(prefix, level)) return sound({ code, level, prefix })
  }
  return faulty('REGION')
}

const endsInZeros = (prefix: string, level: RegionLevel): boolean =>
  prefix.endsWith(level === 'village' || level === 'town' ? '000' : '00')

/**
 * Whether `child` lies in `parent`; every region lies in itself. Codes of any of the five levels may be compared,
 * short or padded: 441900 contains 441900003 although that city has no counties between.
 * What is no region code contains nothing and lies nowhere.
 */
export function regionContains(parent: string, child: string): boolean {
  const outer = parseRegionCode(parent)
  const inner = parseRegionCode(child)
  return outer.ok && inner.ok && inner.value.prefix.startsWith(outer.value.prefix)
}

/** The region one level up, as the shortest code that names it; null above the nation, undefined for no code. */
export function regionAbove(code: string): string | null | undefined {
  const found = parseRegionCode(code)
  if (!found.ok) return undefined
  const { level, prefix } = found.value
  if (level === 'nation') return null
  if (level === 'province') return '000000'
  if (level === 'village') return prefix.slice(0, 9)
  const above = prefix.slice(0, { town: 6, county: 4, city: 2 }[level])
  // A town of a city without counties (4419 00 003) lies in the city.
  return above.padEnd(6, '0')
}
