import type { ExchangeConcluded } from '#clouds/interplay/events'
import { eventReader } from '#frame'
import type { Reaction } from '#frame'
import { jsonObjectOf } from '#kernel'
import type { PolicyCommand } from './domain/policy.ts'
import { policyLife } from './lives.ts'

const readConcluded = eventReader<ExchangeConcluded>('ExchangeConcluded')

/** 协商政策文件 (SV-24): what approvers and supervisors agreed on is a rule document, tied to its items, from then on. */
export const followAgreement: Reaction = {
  name: 'standards.register-what-was-agreed',
  types: ['ExchangeConcluded'],
  react: async (entry, services) => {
    const concluded = readConcluded(entry)
    if (concluded?.outcome !== 'AGREED' || concluded.agreed === null) return
    const { catalogue } = services.office
    const { number, title, effectiveFrom, clauses } = concluded.agreed
    const command: PolicyCommand = {
      ...{ type: 'IssuePolicy', at: services.now(), by: '$actor', number, title, topic: 'LINKAGE', effectiveFrom },
      issuer: concluded.organ === null ? '' : catalogue.organName(concluded.organ),
      clauses,
    }
    // A number that was taken a moment before stays with whoever took it; the exchange keeps its text.
    await services.run({
      life: policyLife.kind,
      stream: services.idFrom('policy', number),
      command: jsonObjectOf(command),
      by: { kind: 'system', id: services.idFrom('system', 'standards') },
      idempotency: { scope: 'agreement', key: entry.envelope.stream, content: { number } },
    })
  },
}
