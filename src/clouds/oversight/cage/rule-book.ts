import type { Pool } from 'pg'
import { findLifeRows } from '#frame'
import type { ClockRule } from '../domain/cards-due.ts'
import type { RuleState } from '../domain/rule.ts'
import type { RuleDefinition } from '../domain/rule-definition.ts'
import { ALWAYS_ON, STANDING_RULES } from '../rules/standing-rules.ts'

/** One rule as it stands: what the house came with, and what was written since. */
export interface BookedRule {
  readonly code: string
  /** Version of the life; 0 while nobody has touched what the house came with. */
  readonly lifeVersion: number
  readonly inForce: RuleInForce | null
  readonly draft: RuleState['draft']
  readonly off: RuleState['off']
}
export interface RuleInForce {
  /** 0: as the house came with it. */
  readonly number: number
  readonly definition: RuleDefinition
}

export async function readRuleBook(db: Pool): Promise<readonly BookedRule[]> {
  const rows = await findLifeRows<RuleState>(db, 'oversight.rule', 'true order by code', [])
  const written = new Map(rows.map((row) => [row.state.code, row]))
  const own = rows.filter(({ state }) => !STANDING_RULES.some(({ code }) => code === state.code))
  return [
    ...STANDING_RULES.map((definition): BookedRule => {
      const row = written.get(definition.code)
      const standing = { number: 0, definition }
      const on = ALWAYS_ON.includes(definition.code) && (row?.state.off ?? null) === null
      return {
        code: definition.code,
        lifeVersion: row?.version ?? 0,
        inForce: row?.state.inForce ?? (on ? standing : null),
        draft: row?.state.draft ?? (on || row !== undefined ? null : { ...standing, tried: null }),
        off: row?.state.off ?? null,
      }
    }),
    ...own.map(({ version, state }) => {
      const { code, inForce, draft, off } = state
      return { code, lifeVersion: version, inForce, draft, off }
    }),
  ]
}

const KEPT_MS = 1000
/** A rule switched on strikes within a second; until then every entry would ask the same question again. */
const kept = new WeakMap<Pool, { readonly until: number; readonly rules: Promise<readonly RuleInForce[]> }>()

export function rulesInForce(db: Pool): Promise<readonly RuleInForce[]> {
  const known = kept.get(db)
  if (known !== undefined && known.until > Date.now()) return known.rules
  const rules = readRuleBook(db).then((book) => book.flatMap(({ inForce }) => (inForce === null ? [] : [inForce])))
  kept.set(db, { until: Date.now() + KEPT_MS, rules })
  rules.catch(() => kept.delete(db))
  return rules
}
/** Whoever has just changed a rule wants to see it hold. */
export const forgetRules = (db: Pool): void => void kept.delete(db)

const isClockKind = (kind: RuleDefinition['kind']): kind is ClockRule['kind'] =>
  kind === 'CLOCK_PROMISED' || kind === 'CLOCK_STATUTORY' || kind === 'CLOCK_STEP'

export const clockRulesOf = (rules: readonly RuleInForce[]): readonly ClockRule[] =>
  rules.flatMap(({ definition: { code, kind, colour, threshold } }) =>
    isClockKind(kind) ? [{ code, kind, colour, percent: threshold.percent ?? 100 }] : [],
  )
