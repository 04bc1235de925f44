import type { Services } from '#frame'
import type { Pool } from 'pg'
import { addDays, localDate } from '#kernel'
import { readRuleBook } from '../cage/rule-book.ts'
import type { BookedRule } from '../cage/rule-book.ts'
import { tryRule } from '../cage/trial.ts'
import type { Trial } from '../cage/trial.ts'
import type { ControlMeasure } from '../domain/rule-control.ts'
import type { RuleDefinition } from '../domain/rule-definition.ts'
import { STANDING_RULES } from '../rules/standing-rules.ts'

/** 落实、突破、无法测量. */
export type ControlStatus = 'MET' | 'BREACHED' | 'NOT_MEASURABLE'
export interface Measured extends Trial {
  readonly definition: RuleDefinition
  /** Whether the rule also raises cards, beside being counted here. */
  readonly on: boolean
}

/** Breached beyond what is permitted; of what nobody did nothing can be said. */
export function statusOf(
  { mostHits }: Pick<ControlMeasure, 'mostHits'>,
  measured: Measured | undefined,
): ControlStatus {
  if (measured === undefined || measured.looked === 0) return 'NOT_MEASURABLE'
  return measured.hits.length > mostHits ? 'BREACHED' : 'MET'
}

/** As it is in force; else as it waits; else as the house came with it. */
const definitionOf = ({ code, inForce, draft }: BookedRule): RuleDefinition | undefined =>
  inForce?.definition ?? draft?.definition ?? STANDING_RULES.find((one) => one.code === code)

/** One look of a page asks for many clauses, and many of them for the same rule; the next look counts anew. */
const KEPT_MS = 5000
interface Kept {
  readonly until: number
  readonly measured: Promise<Measured | undefined>
}
const kept = new WeakMap<Pool, Map<string, Kept>>()

/** Counted live from what is recorded, by the very computation that raises cards. */
export function measure(services: Services, { rule: code, days }: ControlMeasure): Promise<Measured | undefined> {
  const known = kept.get(services.db) ?? new Map<string, Kept>()
  kept.set(services.db, known)
  const key = `${code} ${String(days)}`
  const fresh = known.get(key)
  if (fresh !== undefined && fresh.until > Date.now()) return fresh.measured
  const measured = measureNow(services, code, days)
  known.set(key, { until: Date.now() + KEPT_MS, measured })
  measured.catch(() => known.delete(key))
  return measured
}

async function measureNow(services: Services, code: string, days: number): Promise<Measured | undefined> {
  const rule = (await readRuleBook(services.db)).find((one) => one.code === code)
  const definition = rule === undefined ? undefined : definitionOf(rule)
  if (rule === undefined || definition === undefined) return undefined
  const since = `${addDays(localDate(services.now()), -days)}T00:00:00.000Z`
  return { ...(await tryRule(services, definition, since)), definition, on: rule.inForce !== null }
}
/** Whoever has just changed what is measured wants to see it hold. */
export const forgetMeasures = (db: Pool): void => void kept.delete(db)
