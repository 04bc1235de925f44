import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { jsonObjectOf } from '#kernel'
import { may } from '#policy'
import type { api } from '../api.ts'
import type { DisguiseCommand } from '../domain/disguise.ts'
import { findingsIn, lintContext } from '../findings.ts'
import { disguiseLife } from '../lives.ts'
import { both, itemName, organIn } from '../names.ts'
import { listDisguises } from '../projections/disguise.ts'

type DisguiseRoute = 'disguises' | 'reportDisguise' | 'closeDisguise'

async function act(
  context: RequestContext,
  id: string,
  command: DisguiseCommand,
  expectedVersion?: number,
): Promise<{ readonly id: string } | RefusalAnswer> {
  const { idempotency } = context
  const result = await context.run({
    life: disguiseLife.kind,
    stream: id,
    command: jsonObjectOf(command),
    by: context.actor,
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? { id } : { refusal: result.refusal }
}

const SIGNS: readonly string[] = ['DISGUISED_PERMIT', 'PROOF_WITHOUT_BASIS']

export const disguiseHandlers: Pick<Handlers<typeof api>, DisguiseRoute> = {
  disguises: async (_, context) => {
    const [rows, lint] = await Promise.all([listDisguises(context.db), lintContext(context)])
    const reported = new Set(rows.flatMap(({ code, closedAt }) => (closedAt === null && code !== null ? [code] : [])))
    const detected = context.office.catalogue.inForce().flatMap(({ code, standard }) => {
      const signs = findingsIn(standard, lint).filter((each) => SIGNS.includes(each.code) && each.severity === 'ERROR')
      if (signs.length === 0 || reported.has(code)) return []
      return [{ item: { code, name: both(standard.name) }, signs: signs.map(({ text }) => text) }]
    })
    return {
      items: rows.map(({ reportedAt, closedAt, code, organ, ...row }) => ({
        ...row,
        code,
        itemName: code === null ? null : itemName(context, code),
        organ: organ === null ? null : organIn(context, organ),
        reportedAt: reportedAt.toISOString(),
        closedAt: closedAt?.toISOString() ?? null,
      })),
      detected,
      mayClose: may(context.actor, 'standard.review'),
    }
  },

  reportDisguise: ({ body: { code, sign, description } }, context) => {
    const { idempotency } = context
    const id =
      idempotency === undefined ? context.newId() : context.idFrom('disguise', idempotency.scope, idempotency.key)
    const known = code === null ? undefined : context.office.catalogue.versionsOf(code).at(-1)
    const source = context.actor.kind === 'officer' ? ('OFFICER' as const) : ('PUBLIC' as const)
    const order = { at: context.now(), by: '$actor' }
    return act(context, id, {
      type: 'ReportDisguise',
      code: known?.code ?? null,
      organ: known?.standard.organ ?? null,
      sign,
      description,
      source,
      ...order,
    })
  },

  closeDisguise: ({ params: { id }, body: { expectedVersion, finding, measure } }, context) =>
    act(context, id, { type: 'CloseDisguise', finding, measure, at: context.now(), by: '$actor' }, expectedVersion),
}
