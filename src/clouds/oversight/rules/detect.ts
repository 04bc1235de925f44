import { unreachable } from '#kernel'
import type { RuleDefinition, RuleKind } from '../domain/rule-definition.ts'
import { afterHours, burst, missingAfter, outlier, seriesGap, splitting } from './across-cases.ts'
import type { Surroundings } from './across-cases.ts'
import { groupBy } from './facts.ts'
import type { Fact, Hit, Look } from './facts.ts'
import {
  conflictingRoles,
  every,
  lateEntry,
  missingBefore,
  repeated,
  samePerson,
  tooFast,
  unseen,
} from './in-a-case.ts'

/** Kinds asked of the legal clock or of the standard, which a list of acts alone does not hold. */
const ELSEWHERE: readonly RuleKind[] = ['CLOCK_PROMISED', 'CLOCK_STATUTORY', 'CLOCK_STEP', 'DEVIATION']
const ACROSS: readonly RuleKind[] = ['MISSING_AFTER', 'SERIES_GAP', 'BURST', 'OUTLIER', 'AFTER_HOURS', 'SPLITTING']

export const looksAcross = (kind: RuleKind): boolean => ACROSS.includes(kind)
/** Whether one case's own acts are all the rule needs, so that it can speak the moment an act is recorded. */
export const looksIntoACase = (kind: RuleKind): boolean => !ACROSS.includes(kind) && !ELSEWHERE.includes(kind)

export interface Seen {
  readonly acts: readonly Fact[]
  readonly looks: readonly Look[]
}

/**
 * One rule over acts of any system: pure, so that trying it against history and running it on what happens is the same
 * computation.
 */
export function detect(rule: RuleDefinition, { acts, looks }: Seen, around: Surroundings): readonly Hit[] {
  if (ELSEWHERE.includes(rule.kind)) return []
  if (looksAcross(rule.kind)) return across(rule, acts, around)
  const looksOf = groupBy(looks, (look) => look.case)
  const cases = groupBy(acts, (act) => act.case)
  return [...cases].flatMap(([id, own]) => inACase(rule, own, looksOf.get(id) ?? []))
}

function across(rule: RuleDefinition, acts: readonly Fact[], around: Surroundings): readonly Hit[] {
  switch (rule.kind) {
    case 'MISSING_AFTER':
      return missingAfter(rule, acts, around)
    case 'SERIES_GAP':
      return seriesGap(rule, acts)
    case 'BURST':
      return burst(rule, acts)
    case 'OUTLIER':
      return outlier(rule, acts)
    case 'AFTER_HOURS':
      return afterHours(rule, acts, around)
    case 'SPLITTING':
      return splitting(rule, acts)
    default:
      return []
  }
}

function inACase(rule: RuleDefinition, acts: readonly Fact[], looks: readonly Look[]): readonly Hit[] {
  switch (rule.kind) {
    case 'MISSING_BEFORE':
      return missingBefore(rule, acts)
    case 'TOO_FAST':
      return tooFast(rule, acts)
    case 'LATE_ENTRY':
      return lateEntry(rule, acts)
    case 'UNSEEN':
      return unseen(rule, acts, looks)
    case 'SAME_PERSON':
      return samePerson(rule, acts)
    case 'REPEATED':
      return repeated(rule, acts)
    case 'ROLES':
      return conflictingRoles(rule, acts)
    case 'EVERY':
      return every(rule, acts)
    case 'CLOCK_PROMISED':
    case 'CLOCK_STATUTORY':
    case 'CLOCK_STEP':
    case 'DEVIATION':
    case 'MISSING_AFTER':
    case 'SERIES_GAP':
    case 'BURST':
    case 'OUTLIER':
    case 'AFTER_HOURS':
    case 'SPLITTING':
      return []
    default:
      return unreachable(rule.kind)
  }
}
