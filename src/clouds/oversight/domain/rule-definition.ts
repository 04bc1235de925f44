/** What a rule of oversight is made of. It is data: an inspector reads, changes and tries it without a programmer. */

/** 事前、事中、事后: over configuration, over what runs, over what is concluded and sampled. */
export type RuleFamily = 'BEFORE' | 'DURING' | 'AFTER'
export type RuleKind =
  | 'CLOCK_PROMISED'
  | 'CLOCK_STATUTORY'
  | 'CLOCK_STEP'
  | 'MISSING_BEFORE'
  | 'MISSING_AFTER'
  | 'SERIES_GAP'
  | 'TOO_FAST'
  | 'BURST'
  | 'LATE_ENTRY'
  | 'UNSEEN'
  | 'SAME_PERSON'
  | 'OUTLIER'
  | 'AFTER_HOURS'
  | 'REPEATED'
  | 'SPLITTING'
  | 'DEVIATION'
  | 'ROLES'
  | 'EVERY'
export type RuleColour = 'YELLOW' | 'RED'
/** Who has to answer: the person who did it, or any desk of his organ. */
export type Addressee = 'PERSON' | 'ORGAN'
type ThresholdName =
  'percent' | 'hours' | 'minutes' | 'seconds' | 'count' | 'days' | 'deviations' | 'fromHour' | 'toHour' | 'sample'

export interface RuleDefinition {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly family: RuleFamily
  readonly kind: RuleKind
  /** Types of entries it is about. */
  readonly steps: readonly string[]
  /** Types it holds them against: what must come before, after, or by somebody else. */
  readonly against: readonly string[]
  readonly threshold: Readonly<Partial<Record<ThresholdName, number>>>
  readonly colour: RuleColour
  /** The law or document it rests on. */
  readonly basis: string
  readonly addressee: Addressee
  /** Working days in which the card is to be answered. */
  readonly answerDays: number
}

interface Bounds {
  readonly least: number
  readonly most: number
}
interface KindSpec {
  readonly steps: boolean
  readonly against: boolean
  readonly numbers: Readonly<Partial<Record<ThresholdName, Bounds>>>
}

const PERCENT: Bounds = { least: 1, most: 100 }
const MANY: Bounds = { least: 1, most: 10_000 }

/** What each kind needs to be told. The kinds are a closed set: each is one pure detector. */
const KIND_SPECS: Readonly<Record<RuleKind, KindSpec>> = {
  CLOCK_PROMISED: { steps: false, against: false, numbers: { percent: PERCENT } },
  CLOCK_STATUTORY: { steps: false, against: false, numbers: { percent: PERCENT } },
  CLOCK_STEP: { steps: false, against: false, numbers: { percent: PERCENT } },
  MISSING_BEFORE: { steps: true, against: true, numbers: {} },
  MISSING_AFTER: { steps: true, against: true, numbers: { hours: { least: 1, most: 8760 } } },
  SERIES_GAP: { steps: true, against: false, numbers: {} },
  TOO_FAST: { steps: true, against: true, numbers: { seconds: { least: 1, most: 86_400 } } },
  BURST: { steps: true, against: false, numbers: { count: { least: 2, most: 10_000 }, minutes: MANY } },
  LATE_ENTRY: { steps: true, against: false, numbers: { minutes: { least: 1, most: 525_600 } } },
  UNSEEN: { steps: true, against: false, numbers: {} },
  SAME_PERSON: { steps: true, against: true, numbers: {} },
  OUTLIER: {
    steps: true,
    against: true,
    numbers: { count: { least: 3, most: 10_000 }, deviations: { least: 1, most: 10 }, days: { least: 1, most: 366 } },
  },
  AFTER_HOURS: {
    steps: true,
    against: false,
    numbers: { fromHour: { least: 0, most: 23 }, toHour: { least: 1, most: 24 }, count: MANY },
  },
  REPEATED: { steps: true, against: false, numbers: { count: MANY } },
  SPLITTING: {
    steps: true,
    against: false,
    numbers: { count: { least: 2, most: 1000 }, days: { least: 1, most: 366 } },
  },
  DEVIATION: { steps: true, against: false, numbers: {} },
  ROLES: { steps: true, against: true, numbers: {} },
  EVERY: { steps: true, against: false, numbers: {} },
}
/** What is looked at only after the end may be drawn by lot instead of all of it. */
const SAMPLE: Bounds = PERCENT

const boundsOf = (kind: RuleKind, family: RuleFamily): Readonly<Partial<Record<ThresholdName, Bounds>>> =>
  family === 'AFTER' ? { ...KIND_SPECS[kind].numbers, sample: SAMPLE } : KIND_SPECS[kind].numbers

type DefinitionFault = 'NAME' | 'BASIS' | 'STEPS' | 'AGAINST' | 'THRESHOLD' | 'ANSWER_DAYS'

/** What keeps this definition from being tried; empty when nothing does. */
export function faultsOf(rule: RuleDefinition): readonly DefinitionFault[] {
  const spec = KIND_SPECS[rule.kind]
  const bounds = boundsOf(rule.kind, rule.family)
  const given = Object.keys(rule.threshold)
  const fits = Object.entries(bounds).every(([name, { least, most }]) => {
    const value = Object.entries(rule.threshold).find(([key]) => key === name)?.[1]
    if (name === 'sample' && value === undefined) return true
    return value !== undefined && value >= least && value <= most
  })
  const known = given.every((name) => name in bounds)
  const faults: readonly (readonly [DefinitionFault, boolean])[] = [
    ['NAME', rule.name.zh.trim().length >= 2],
    ['BASIS', rule.basis.trim().length >= 2],
    ['STEPS', !spec.steps || rule.steps.length > 0],
    ['AGAINST', !spec.against || rule.against.length > 0],
    ['THRESHOLD', fits && known],
    ['ANSWER_DAYS', Number.isInteger(rule.answerDays) && rule.answerDays >= 1 && rule.answerDays <= 60],
  ]
  return faults.filter(([, fine]) => !fine).map(([fault]) => fault)
}
