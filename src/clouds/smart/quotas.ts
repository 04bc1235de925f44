import type { Services } from '#frame'
import type { QuotaCommand } from './domain/quota.ts'
import type { RuleBook } from './domain/rule-book.ts'
import { quotaOf } from './gather.ts'
import { quotaLife } from './lives.ts'
import type { Filed } from './read-events.ts'
import { tableSystem } from './streams.ts'

/** What leaves the case to people; anything else means that others were faster, and the reaction tries again. */
const NOT_ENOUGH: readonly string[] = ['QUOTA_USED_UP', 'QUOTA_NO_AMOUNT']

async function quotasOf(services: Services, book: RuleBook, filed: Filed) {
  const sources = book.facts.flatMap(({ source }) => (source.from === 'QUOTA' ? [source] : []))
  const found = await Promise.all(sources.map((source) => quotaOf(services, source, filed)))
  return found.filter((quota) => quota !== undefined)
}

/** Draws what the case takes of each quota; false when one of them has not enough left. Twice is harmless. */
export async function drawQuotas(
  services: Services,
  book: RuleBook,
  filed: Filed,
  byPeople: boolean,
): Promise<boolean> {
  for (const { stream, limit, amount } of await quotasOf(services, book, filed)) {
    const command = {
      type: 'DrawQuota',
      at: services.now(),
      by: '$actor',
      ...{ case: filed.caseId, amount, limit, byPeople },
    } satisfies QuotaCommand
    const result = await services.run({ life: quotaLife.kind, stream, command, by: tableSystem(services) })
    if (result.ok || result.refusal.code === 'QUOTA_DRAWN_ALREADY') continue
    if (!NOT_ENOUGH.includes(result.refusal.code)) throw new Error(`A quota was not drawn: ${result.refusal.code}`)
    return false
  }
  return true
}

/** What was drawn for a case that was not granted, or is granted no longer, is there for others again. */
export async function returnQuotas(services: Services, book: RuleBook, filed: Filed): Promise<void> {
  for (const { stream } of await quotasOf(services, book, filed)) {
    const command = { type: 'ReturnQuota', at: services.now(), by: '$actor', case: filed.caseId } satisfies QuotaCommand
    await services.run({ life: quotaLife.kind, stream, command, by: tableSystem(services) })
  }
}
