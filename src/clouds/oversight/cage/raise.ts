import type { Services } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import type { CardCommand } from '../domain/card.ts'
import type { CardFound } from '../domain/events.ts'
import { knownCards } from '../projections/card.ts'
import { findCase } from '../projections/case-watch.ts'
import type { Hit } from '../rules/facts.ts'
import type { RuleInForce } from './rule-book.ts'

/** What a card says of its rule, and until when it is to be answered. */
export function foundBy(
  services: Services,
  { number, definition }: RuleInForce,
  what: Pick<CardFound, 'person' | 'entries' | 'figures'> & { readonly organ: string },
): CardFound {
  const { name, kind, family, basis, addressee, answerDays } = definition
  const { organ, ...seen } = what
  const calendar = services.office.calendar.current(organ)
  const answerDue = calendar.addWorkingDays(localDate(services.now()), answerDays)
  const to = seen.person === null ? 'ORGAN' : addressee
  return { name, version: number, kind, family, basis, addressee: to, answerDue, ...seen }
}

const cardOf = (services: Services, { definition }: RuleInForce, hit: Hit) =>
  services.idFrom('card', hit.case ?? '', definition.code, hit.key)

/** The organ that has to react: where it was done, else where the case is, else the bureau. */
async function organOf({ db, office }: Services, hit: Hit): Promise<string> {
  const known = (organ: string | null | undefined): organ is string =>
    typeof organ === 'string' && office.catalogue.organName(organ) !== ''
  if (known(hit.organ)) return hit.organ
  const watched = hit.case === null ? undefined : await findCase(db, hit.case)
  if (known(watched?.organ)) return watched.organ
  return office.catalogue.organs().find(({ kind }) => kind === 'BUREAU')?.id ?? hit.organ ?? NOBODY
}
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Raises what was found once each, whoever finds it how often. */
export async function raiseAll(services: Services, rule: RuleInForce, hits: readonly Hit[]): Promise<number> {
  if (hits.length === 0) return 0
  const known = await knownCards(
    services.db,
    hits.map((hit) => cardOf(services, rule, hit)),
  )
  let raised = 0
  for (const hit of hits) {
    const stream = cardOf(services, rule, hit)
    if (known.has(stream)) continue
    const organ = await organOf(services, hit)
    const at = services.now()
    const { code, colour } = rule.definition
    const command: CardCommand = {
      ...{ type: 'RaiseCard', at, case: hit.number === '' ? null : hit.case, caseNumber: hit.number },
      ...{ rule: code, colour, organ, due: localDate(at), usedPercent: 100 },
      found: foundBy(services, rule, { person: hit.person, entries: hit.entries, figures: hit.figures, organ }),
    }
    const by = { kind: 'system', id: services.idFrom('system', 'oversight') } as const
    const result = await services.run({ life: 'card', stream, command: jsonObjectOf(command), by })
    if (result.ok) raised += 1
  }
  return raised
}
