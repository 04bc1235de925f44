import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf, localDate } from '#kernel'
import { may } from '#policy'
import type { api } from '../api.ts'
import type { PolicyCommand } from '../domain/policy.ts'
import { NOT_FOUND, officerOf } from '../item-view.ts'
import { policyLife } from '../lives.ts'
import { itemName } from '../names.ts'
import { listPolicies } from '../projections/policy.ts'
import type { PolicyRow } from '../projections/policy.ts'

type PolicyView = Output<typeof api.issuePolicy>
type PolicyRoute = 'policies' | 'issuePolicy' | 'acknowledgePolicy' | 'repealPolicy'

function policyView(context: RequestContext, row: PolicyRow): PolicyView {
  const today = localDate(context.now())
  const { effectiveFrom, repealedFrom } = row
  const repealed = repealedFrom !== null && repealedFrom <= today
  return {
    ...row,
    status: repealed ? 'REPEALED' : effectiveFrom > today ? 'SCHEDULED' : 'IN_FORCE',
    clauses: row.clauses.map(({ article, text, items }) => ({
      article,
      text,
      items: items.map((code) => ({ code, name: itemName(context, code) })),
    })),
  }
}

async function act(
  context: RequestContext,
  stream: string,
  command: PolicyCommand,
  expectedVersion?: number,
): Promise<PolicyView | RefusalAnswer> {
  const { idempotency } = context
  const result = await context.run({
    life: policyLife.kind,
    stream,
    command: jsonObjectOf(command),
    by: context.actor,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  if (!result.ok) return { refusal: result.refusal }
  const row = (await listPolicies(context.db, officerOf(context)?.id ?? stream)).find(({ id }) => id === stream)
  return row === undefined ? NOT_FOUND : policyView(context, row)
}

export const policyHandlers: Pick<Handlers<typeof api>, PolicyRoute> = {
  policies: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const rows = await listPolicies(context.db, officer.id)
    const about = ({ clauses }: PolicyRow) =>
      query.item === undefined || clauses.some(({ items }) => items.length === 0 || items.includes(query.item ?? ''))
    return {
      items: rows.filter(about).map((row) => policyView(context, row)),
      mayIssue: may(officer, 'standard.review'),
    }
  },

  issuePolicy: ({ body }, context) => {
    const order = { at: context.now(), by: '$actor' }
    return act(context, context.idFrom('policy', body.number), { type: 'IssuePolicy', ...body, ...order })
  },

  acknowledgePolicy: async ({ params: { id } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const order = { organ: officer.organ, at: context.now(), by: '$actor' }
    return act(context, id, { type: 'AcknowledgePolicy', ...order })
  },

  repealPolicy: ({ params: { id }, body: { expectedVersion, from, reason } }, context) =>
    act(context, id, { type: 'RepealPolicy', from, reason, at: context.now(), by: '$actor' }, expectedVersion),
}
