import type { Handlers, RequestContext } from '#frame'
import { stateOf } from '#frame'
import { jsonObjectOf } from '#kernel'
import { may } from '#policy'
import type { api } from './api.ts'
import type { AuthorisationCommand } from './domain/authorisation.ts'
import { authorisationLife, registerLife } from './lives.ts'
import { listRegisters } from './projections/register.ts'
import { registerStream } from './streams.ts'
import { NOT_FOUND, officerOf } from './table-routes.ts'

/** Every item is the officer's own organ's to decide, or nothing is authorised. */
async function decidesAll(context: RequestContext, codes: readonly string[]): Promise<boolean> {
  const items = await Promise.all(codes.map((code) => context.office.catalogue.findItem(code)))
  return items.every(
    (item) => item !== undefined && may(context.actor, 'case.decide', { organs: [item.standard.organ] }),
  )
}

/** Whether the authorisation exists and its items are this officer's organ's. */
async function mayTouch(context: RequestContext, id: string): Promise<boolean> {
  const state = stateOf(authorisationLife, await context.load(id))
  return state.phase !== 'absent' && decidesAll(context, state.items)
}

type Doors = 'prepareAuthorisation' | 'giveAuthorisation' | 'revokeAuthorisation' | 'registers' | 'loadRegister'

export const authorisationHandlers: Pick<Handlers<typeof api>, Doors> = {
  prepareAuthorisation: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined || !(await decidesAll(context, body.items))) return NOT_FOUND
    const id = context.newId()
    const command = {
      type: 'GiveAuthorisation',
      at: context.now(),
      by: '$actor',
      ...body,
    } satisfies AuthorisationCommand
    const prepared = await context.office.documents.prepareAct({
      life: authorisationLife.kind,
      stream: id,
      command: jsonObjectOf(command),
      by: officer,
      expectedVersion: 0,
    })
    if (!prepared.ok) return { refusal: prepared.refusal }
    const { prepared: act, envelope, salt, body: signed, expiresAt } = prepared
    return { id, prepared: act, envelope, salt, body: { ...signed }, expiresAt }
  },

  giveAuthorisation: async ({ params, body }, context) => {
    const { prepared, certSha256, signature } = body
    const act = { prepared, stream: params.id, certSha256, value: signature }
    const result = await context.office.documents.commitAct(act, context.actor, context.idempotency)
    return result.ok ? { version: result.version } : { refusal: result.refusal }
  },

  revokeAuthorisation: async ({ params, body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined || !(await mayTouch(context, params.id))) return NOT_FOUND
    const { idempotency } = context
    const result = await context.run({
      life: authorisationLife.kind,
      stream: params.id,
      command: { type: 'RevokeAuthorisation', at: context.now(), by: '$actor', reason: body.reason },
      by: officer,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    return result.ok ? { version: result.version } : { refusal: result.refusal }
  },

  registers: async (_, { db }) => ({
    items: (await listRegisters(db)).map(({ asOf, loadedAt, rowCount, ...register }) => ({
      ...register,
      asOf: asOf.toISOString(),
      loadedAt: loadedAt.toISOString(),
      rows: rowCount,
    })),
  }),

  loadRegister: async ({ params, body }, context) => {
    const { idempotency } = context
    const result = await context.run({
      life: registerLife.kind,
      stream: registerStream(context, params.register),
      command: jsonObjectOf({
        type: 'LoadRegister',
        at: context.now(),
        by: '$actor',
        register: params.register,
        ...body,
      }),
      by: context.actor,
      ...(idempotency === undefined ? {} : { idempotency }),
    })
    return result.ok ? { rows: body.rows.length } : { refusal: result.refusal }
  },
}
