import type { RuleDefinition } from '../domain/rule-definition.ts'
import { byTime, caseOf, groupBy, isOneOf, secondsBetween } from './facts.ts'
import type { Fact, Hit } from './facts.ts'

/** Detectors that see a pattern only over many cases. */

type Rule = Pick<RuleDefinition, 'steps' | 'against' | 'threshold'>
/** What the world outside tells a detector. */
export interface Surroundings {
  readonly now: string
  /** Plain date and hour of an instant where the organ is. */
  readonly localDate: (at: string) => string
  readonly localHour: (at: string) => number
  readonly isWorkingDay: (date: string, organ: string | null) => boolean
}

const HOUR_S = 3600
const entriesOf = (acts: readonly Fact[]) => acts.map(({ entry }) => entry)
/** Enough to look at; the rest is counted. */
const EVIDENCE_MAX = 50

const many = (acts: readonly Fact[], key: string, figures: Hit['figures'], number = ''): Hit | undefined => {
  const last = acts.at(-1)
  if (last === undefined) return undefined
  const cases = new Set(acts.map((act) => act.case))
  const only = cases.size === 1 ? last : undefined
  return {
    ...{
      key,
      case: only === undefined ? null : caseOf(only),
      number: only?.number ?? number,
      person: last.person,
      organ: last.organ,
    },
    at: last.recordedAt,
    entries: entriesOf(acts.slice(-EVIDENCE_MAX)),
    figures,
  }
}
const present = (hit: Hit | undefined): readonly Hit[] => (hit === undefined ? [] : [hit])

/** 审管脱节: what had to follow did not follow in time. A life ends the waiting with any of the awaited acts. */
export function missingAfter(
  { steps, against, threshold: { hours = 0 } }: Rule,
  acts: readonly Fact[],
  { now }: Surroundings,
): readonly Hit[] {
  const followed = groupBy(acts.filter(isOneOf(against)), (one) => one.case)
  return acts.filter(isOneOf(steps)).flatMap((act) => {
    // Two departments have a duty each about the same case: what one of them does is no answer of the other.
    const own = (one: Fact) => one.at >= act.at && (act.life === undefined || one.life === act.life)
    const next = (followed.get(act.case) ?? []).filter(own).toSorted(byTime)[0]
    const waited = secondsBetween(act.at, next?.at ?? now) / HOUR_S
    if (waited < hours) return []
    const figures = { step: act.step, missing: against[0] ?? '', found: Math.round(waited), limit: hours }
    return present(many([act], `${act.entry} ${against.join(' ')}`, figures))
  })
}

/** 体外循环: a number of a series was used, and nothing here used it. */
export function seriesGap({ steps }: Rule, acts: readonly Fact[]): readonly Hit[] {
  const numbered = acts.filter((act) => isOneOf(steps)(act) && act.series !== undefined)
  return [...groupBy(numbered, ({ series }) => series?.name ?? '')].flatMap(([name, used]) => {
    const known = new Set(used.map(({ series }) => series?.serial ?? 0))
    const ordered = used.toSorted((a, b) => (a.series?.serial ?? 0) - (b.series?.serial ?? 0))
    return ordered.flatMap((act, i) => {
      const before = ordered[i - 1]
      const from = before?.series?.serial ?? act.series?.serial ?? 0
      const to = act.series?.serial ?? 0
      if (before === undefined || to - from <= 1 || known.has(from + 1)) return []
      const gap = to - from - 1
      const figures = { series: name, first: from + 1, last: to - 1, found: gap }
      return present(many([before, act], `${name} ${String(from + 1)}`, figures, name)).map((hit) => ({
        ...{ ...hit, case: null, number: name, person: null },
      }))
    })
  })
}

/** 集中突击录入: more than anybody can do in that time, by one person. */
export function burst({ steps, threshold: { count = 2, minutes = 1 } }: Rule, acts: readonly Fact[]): readonly Hit[] {
  const own = acts.filter((act) => isOneOf(steps)(act) && act.person !== null)
  return [...groupBy(own, ({ person }) => person ?? '')].flatMap(([person, all]) => {
    const ordered = all.toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt))
    const hits: Hit[] = []
    for (let from = 0; from + count <= ordered.length; from += 1) {
      const first = ordered[from]
      if (first === undefined) break
      const within = ordered.filter(
        (act, i) => i >= from && secondsBetween(first.recordedAt, act.recordedAt) <= minutes * 60,
      )
      if (within.length < count) continue
      const figures = { found: within.length, limit: count, minutes }
      hits.push(...present(many(within, `${person} ${first.entry}`, figures)))
      // What has been counted once is not counted again in the next window.
      from += within.length - 1
    }
    return hits
  })
}

/** 非工作时间办件: so many acts of one person on one day outside office hours. */
export function afterHours(
  { steps, threshold: { fromHour = 0, toHour = 24, count = 1 } }: Rule,
  acts: readonly Fact[],
  { localDate, localHour, isWorkingDay }: Surroundings,
): readonly Hit[] {
  const outside = acts.filter((act) => {
    if (!isOneOf(steps)(act) || act.person === null) return false
    const hour = localHour(act.recordedAt)
    return hour < fromHour || hour >= toHour || !isWorkingDay(localDate(act.recordedAt), act.organ)
  })
  const days = groupBy(outside, (act) => `${act.person ?? ''} ${localDate(act.recordedAt)}`)
  return [...days].flatMap(([key, all]) => {
    if (all.length < count) return []
    const day = localDate(all[0]?.recordedAt ?? '')
    return present(many(all.toSorted(byTime), key, { found: all.length, limit: count, day }))
  })
}

/** 拆分办件: one applicant files the same item again and again within days, each small enough. */
export function splitting({ steps, threshold: { count = 2, days = 1 } }: Rule, acts: readonly Fact[]): readonly Hit[] {
  const filed = acts.filter((act) => isOneOf(steps)(act) && act.applicant !== undefined)
  return [...groupBy(filed, ({ applicant, item }) => `${applicant ?? ''} ${item ?? ''}`)].flatMap(([, all]) => {
    const ordered = all.toSorted(byTime)
    const hits: Hit[] = []
    for (let from = 0; from + count <= ordered.length; from += 1) {
      const first = ordered[from]
      if (first === undefined) break
      const within = ordered.filter((act, i) => i >= from && secondsBetween(first.at, act.at) <= days * 24 * HOUR_S)
      if (within.length < count) continue
      const figures = { found: within.length, limit: count, days }
      // Named after its first case: the applicant himself stands in no key.
      hits.push(...present(many(within, first.entry, figures, first.number)).map((hit) => ({ ...hit, person: null })))
      from += within.length - 1
    }
    return hits
  })
}

interface Share {
  readonly person: string
  readonly item: string
  readonly hit: readonly Fact[]
  readonly all: number
  readonly share: number
}

/**
 * 裁量异常: how often one person does the one thing rather than the other, against his colleagues on the same item.
 * He himself is left out of what he is measured by, and the spread of so few decisions as he made is allowed for.
 */
export function outlier(
  { steps, against, threshold: { count = 3, deviations = 3 } }: Rule,
  acts: readonly Fact[],
): readonly Hit[] {
  const relevant = acts.filter((act) => act.person !== null && [...steps, ...against].includes(act.step))
  return [...groupBy(relevant, ({ item }) => item ?? '')].flatMap(([item, ofItem]) => {
    const shares = [...groupBy(ofItem, ({ person }) => person ?? '')].map(([person, all]): Share => {
      const hit = all.filter(isOneOf(steps))
      return { person, item, hit, all: all.length, share: hit.length / all.length }
    })
    return shares.flatMap((one) => present(standsOut(one, shares, count, deviations)))
  })
}

function standsOut(one: Share, shares: readonly Share[], least: number, deviations: number): Hit | undefined {
  const others = shares.filter(({ person }) => person !== one.person)
  const decided = others.reduce((sum, { all }) => sum + all, 0)
  if (one.all < least || decided < least) return undefined
  // Laplace: colleagues who never once refused are no proof that nobody may.
  const peers = (others.reduce((sum, { hit }) => sum + hit.length, 0) + 1) / (decided + 2)
  const spread = Math.sqrt((peers * (1 - peers)) / one.all)
  if (one.share < peers + deviations * spread) return undefined
  const figures = { found: Math.round(one.share * 100), peers: Math.round(peers * 100), decided: one.all }
  const hit = many(one.hit, `${one.person} ${one.item} ${String(Math.floor(one.hit.length / least))}`, figures)
  return hit === undefined ? undefined : { ...hit, case: null, number: one.item }
}
