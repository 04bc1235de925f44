import type { PublishedItem } from '#frame'
import type { DriftKind } from '../domain/register-events.ts'

/** What the cases of one item really were. */
export interface Reality {
  readonly cases: number
  readonly decided: number
  /** Working days each decided case took, ascending. */
  readonly days: readonly number[]
  readonly late: number
  /** Cases that had to be corrected before acceptance. */
  readonly corrected: number
  /** How many cases brought each material. */
  readonly given: ReadonlyMap<string, number>
}
export interface Drift {
  readonly code: string
  readonly finding: DriftKind
  /** Numbers that show it, in words; the same words are the same evidence. */
  readonly zh: string
  readonly en: string
}

/** Fewer cases than this say nothing about a standard. */
export const CASES_THAT_SAY_SOMETHING = 5
const LATE_SHARE = 0.2
const CORRECTED_SHARE = 0.5

type Finding = readonly [finding: DriftKind, zh: string, en: string]

function inCases({ standard }: PublishedItem, { cases, decided, days, late, corrected, given }: Reality): Finding[] {
  const { promised } = standard.limits
  const ninetieth = days[Math.ceil(days.length * 0.9) - 1] ?? 0
  const found: Finding[] = []
  if (decided >= CASES_THAT_SAY_SOMETHING && late / decided > LATE_SHARE)
    found.push([
      'SLOWER_THAN_PROMISED',
      `${decided} 件办结，${late} 件超过承诺 ${promised.days} 日`,
      `${late} of ${decided} took longer than the promised ${promised.days} days`,
    ])
  // A promise twice as long as nine in ten cases need hides what the bureau can do.
  const keeps = decided >= CASES_THAT_SAY_SOMETHING && late === 0 && promised.unit === 'working'
  if (keeps && promised.days > 1 && ninetieth * 2 <= promised.days)
    found.push([
      'FASTER_THAN_PROMISED',
      `${decided} 件办结，九成在 ${ninetieth} 个工作日内，承诺 ${promised.days} 个工作日`,
      `nine in ten of ${decided} took ${ninetieth} working days or fewer; promised are ${promised.days}`,
    ])
  if (cases >= CASES_THAT_SAY_SOMETHING && corrected / cases >= CORRECTED_SHARE)
    found.push([
      'CORRECTED_OFTEN',
      `${cases} 件申请，${corrected} 件须补正`,
      `${corrected} of ${cases} applications had to be corrected`,
    ])
  const idle = standard.materials.filter(
    ({ id, source, when, required }) =>
      source === 'APPLICANT' && !required && when === undefined && (given.get(id) ?? 0) === 0,
  )
  if (cases >= CASES_THAT_SAY_SOMETHING && idle.length > 0)
    found.push([
      'MATERIAL_NEVER_GIVEN',
      `${cases} 件申请都没有提交：${idle.map(({ name }) => name.zh).join('、')}`,
      `none of ${cases} applications brought: ${idle.map(({ name }) => name.en ?? name.zh).join(', ')}`,
    ])
  return found
}

/** 目录与实办: where an item of the list is not what is really handled, and what is handled without being listed. */
export function driftsOf(
  items: readonly PublishedItem[],
  reality: ReadonlyMap<string, Reality>,
  sinceRetired: ReadonlyMap<string, number>,
): readonly Drift[] {
  const listed = items.flatMap((item): readonly Drift[] => {
    const real = reality.get(item.code)
    const found: readonly Finding[] =
      real === undefined || real.cases === 0
        ? [
            [
              'NEVER_HANDLED',
              `第 ${item.version} 版施行以来没有人申请`,
              `nobody has applied since version ${item.version} came into force`,
            ],
          ]
        : inCases(item, real)
    return found.map(([finding, zh, en]) => ({ code: item.code, finding, zh, en }))
  })
  const offList = [...sinceRetired].map(([code, cases]): Drift => ({
    code,
    finding: 'HANDLED_OFF_LIST',
    zh: `不在现行目录，仍有 ${cases} 件未办结或者新收`,
    en: `not on the list in force, but ${cases} cases are open or came in since`,
  }))
  return [...offList, ...listed]
}
