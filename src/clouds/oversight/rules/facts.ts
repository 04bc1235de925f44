/**
 * What detectors see: acts as plain facts, whatever system they come from. A case is any life with a beginning; a step
 * is the name of what was done; a person is an opaque id.
 */
export interface Fact {
  readonly case: string
  /** The life it is an entry of, where that is not the case itself: a duty, a certificate. */
  readonly life?: string
  /** What people call the case. */
  readonly number: string
  readonly step: string
  /** Null when a machine acted, or the applicant himself. */
  readonly person: string | null
  readonly organ: string | null
  /** When it was done, and when it was written down; ISO instants. */
  readonly at: string
  readonly recordedAt: string
  /** What proves it: a leaf hash, or a line of a log. */
  readonly entry: string
  readonly item?: string
  /** The number this act uses up in a series that may have no gap. */
  readonly series?: { readonly name: string; readonly serial: number }
  /** Who applies, as something that only compares. */
  readonly applicant?: string
  /** The item is not one that is handled while the applicant waits. */
  readonly slow?: boolean
  /** One post may examine and decide here (审核合一). */
  readonly combined?: boolean
  readonly roles?: readonly string[]
  /** It did not happen to a case of ours: there is none to open. */
  readonly elsewhere?: boolean
}

/** 查阅: that a person looked at a case. */
export interface Look {
  readonly case: string
  readonly person: string
  readonly at: string
}

/** One thing a detector found. */
export interface Hit {
  /** The same for the same thing, however often the rule is run. */
  readonly key: string
  readonly case: string | null
  readonly number: string
  readonly person: string | null
  readonly organ: string | null
  readonly at: string
  readonly entries: readonly string[]
  readonly figures: Readonly<Record<string, string | number>>
}

export const isOneOf = (steps: readonly string[]) => (fact: Fact) => steps.includes(fact.step)
export const byTime = (a: Pick<Fact, 'at'>, b: Pick<Fact, 'at'>) => a.at.localeCompare(b.at)
export const secondsBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000

export function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const known = groups.get(key)
    if (known === undefined) groups.set(key, [one])
    else known.push(one)
  }
  return groups
}

/** The case a hit is about, where there is one of ours. */
export const caseOf = (fact: Fact): string | null => (fact.elsewhere === true ? null : fact.case)

/** A hit that rests on the act itself. */
export const hitOn = (fact: Fact, key: string, figures: Hit['figures'], entries: readonly string[] = []): Hit => ({
  ...{ key, case: caseOf(fact), number: fact.number, person: fact.person, organ: fact.organ, at: fact.recordedAt },
  entries: [...entries, fact.entry],
  figures,
})
