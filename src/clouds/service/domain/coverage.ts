import type { CoveragePlanned, PointFacts } from './events.ts'
import { windowsFor } from './service-point.ts'

export interface CoverageItem {
  readonly code: string
  readonly domain: string
  /** For which region it is decided. */
  readonly region: string
  /** Who decides it, and the departments in whose field it lies. */
  readonly organs: readonly string[]
}
export interface OpenPoint {
  readonly id: string
  readonly facts: PointFacts
}
type PlannedRegion = CoveragePlanned['regions'][number]

export interface RegionCoverage extends PlannedRegion {
  readonly points: readonly string[]
  /** Items of the catalogue that may be handed in there. */
  readonly items: number
}

const acceptedAt = (points: readonly OpenPoint[], items: readonly CoverageItem[]) =>
  items.filter((item) => points.some(({ facts }) => windowsFor(facts, item).length > 0))

/** 镇级便民服务中心全覆盖: each planned town and village with the points that stand in it itself. */
export function coverageOf(
  regions: readonly PlannedRegion[],
  points: readonly OpenPoint[],
  items: readonly CoverageItem[],
): readonly RegionCoverage[] {
  return regions.map((region) => {
    const own = points.filter(({ facts }) => facts.region === region.code)
    return { ...region, points: own.map(({ id }) => id), items: acceptedAt(own, items).length }
  })
}

export interface OrganResidence {
  readonly organ: string
  readonly items: number
  readonly resident: number
  readonly absent: readonly string[]
}

/** 应进必进: of each organ's items, those that some hall takes in. An organ without any item is a gap of its own. */
export function residenceOf(
  organs: readonly string[],
  points: readonly OpenPoint[],
  items: readonly CoverageItem[],
): readonly OrganResidence[] {
  const halls = points.filter(({ facts }) => facts.kind === 'HALL')
  return organs.map((organ) => {
    const own = items.filter((item) => item.organs.includes(organ))
    const resident = new Set(acceptedAt(halls, own).map(({ code }) => code))
    const absent = own.map(({ code }) => code).filter((code) => !resident.has(code))
    return { organ, items: own.length, resident: resident.size, absent }
  })
}
