import type { Job, Reaction, Services } from '#frame'
import { localDate } from '#kernel'
import type { StoredEntry } from '#ledger'
import { ACT_TYPES } from '../act-texts.ts'
import type { RuleDefinition } from '../domain/rule-definition.ts'
import type { Surroundings } from '../rules/across-cases.ts'
import { detect, looksAcross, looksIntoACase } from '../rules/detect.ts'
import { isOneOf } from '../rules/facts.ts'
import type { Hit } from '../rules/facts.ts'
import { markOf } from '../projections/case-facts.ts'
import { deviationHits } from './conformity.ts'
import { factsOfCase, factsSince } from './facts-of.ts'
import { gatherLooks } from './looks.ts'
import { raiseAll } from './raise.ts'
import { rulesInForce } from './rule-book.ts'
import type { RuleInForce } from './rule-book.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Beijing time, all over the country. */
const localHour = (at: string): number => new Date(Date.parse(at) + 8 * HOUR_MS).getUTCHours()

export const surroundingsOf = ({ office, now }: Services): Surroundings => ({
  now: now(),
  localDate,
  localHour,
  isWorkingDay: (date, organ) => office.calendar.current(organ ?? undefined).isWorkingDay(date),
})

/** The acts whose recording can make the rule speak. */
const speaksAt = ({ kind, steps, against }: RuleDefinition): readonly string[] =>
  kind === 'TOO_FAST' || kind === 'SAME_PERSON' ? against : steps

const holdsAtOnce = ({ definition: { kind, family } }: RuleInForce) =>
  family !== 'AFTER' && (looksIntoACase(kind) || kind === 'DEVIATION')

/** 事中: every rule that one case is enough for, at the very entry that makes it true. */
export const judgeAct: Reaction = {
  name: 'oversight.judge-act',
  types: ACT_TYPES,
  react: async (entry, services) => {
    const type = markOf(entry)?.step ?? entry.envelope.type
    const rules = (await rulesInForce(services.db)).filter(
      (rule) => holdsAtOnce(rule) && speaksAt(rule.definition).includes(type),
    )
    if (rules.length === 0) return
    if (rules.some(({ definition }) => definition.kind === 'UNSEEN')) await gatherLooks(services)
    const seen = await factsOfCase(services, entry)
    for (const rule of rules) {
      const hits =
        rule.definition.kind === 'DEVIATION'
          ? await deviationHits(services, entry)
          : detect(rule.definition, seen, surroundingsOf(services))
      await raiseAll(services, rule, hits.filter(isOf(entry)))
    }
  },
}
/** What lies before the rule was switched on is for its trial, not for cards. */
const isOf =
  ({ leafHash }: StoredEntry) =>
  ({ entries }: Hit) =>
    entries.includes(leafHash)

/** How far back a rule has to look, at least. */
export function windowDays({ kind, threshold }: RuleDefinition): number {
  switch (kind) {
    case 'BURST':
    case 'AFTER_HOURS':
      return 2
    case 'MISSING_AFTER':
      return Math.ceil((threshold.hours ?? 0) / 24) + 7
    case 'SERIES_GAP':
      return 400
    default:
      return (threshold.days ?? 0) + 2
  }
}
const SAMPLED_DAYS = 8

export async function hitsSince(
  services: Services,
  rule: RuleDefinition,
  since: string,
): Promise<{ readonly looked: number; readonly hits: readonly Hit[] }> {
  const seen = await factsSince(services, [...rule.steps, ...rule.against], since)
  // What only answers for a finding is none of what was looked at.
  const looked = rule.kind === 'EVERY' ? seen.acts.filter(isOneOf(rule.steps)) : seen.acts
  return { looked: looked.length, hits: detect(rule, seen, surroundingsOf(services)) }
}

const sinceDays = (services: Services, days: number) =>
  new Date(Date.parse(services.now()) - days * DAY_MS).toISOString()

/** 0 to 99 by the leaf itself, which nobody chooses beforehand. */
const lotOf = (entry: string) =>
  [...entry].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7) % 100

const isDrawn =
  ({ threshold: { sample = 100 } }: RuleDefinition) =>
  (hit: Hit) =>
    lotOf(hit.entries.at(-1) ?? '') < sample

/** What only time brings about, and patterns over many cases. Safe to run twice: each hit is one card. */
async function runRules(services: Services, wanted: (rule: RuleDefinition) => boolean): Promise<void> {
  await gatherLooks(services)
  for (const rule of await rulesInForce(services.db)) {
    const { definition } = rule
    if (!wanted(definition)) continue
    const days = looksAcross(definition.kind) ? windowDays(definition) : SAMPLED_DAYS
    const { hits } = await hitsSince(services, definition, sinceDays(services, days))
    await raiseAll(services, rule, definition.family === 'AFTER' ? hits.filter(isDrawn(definition)) : hits)
  }
}

export const ruleJobs: readonly Job[] = [
  {
    name: 'oversight.run-rules',
    cron: '* * * * *',
    run: (services) => runRules(services, ({ kind, family }) => looksAcross(kind) && family !== 'AFTER'),
  },
  {
    name: 'oversight.sample-concluded',
    cron: '35 * * * *',
    run: (services) =>
      runRules(services, ({ kind, family }) => family === 'AFTER' && (looksAcross(kind) || looksIntoACase(kind))),
  },
]
