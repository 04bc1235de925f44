import type { Handlers, RequestContext } from '#frame'
import type { JsonObject } from '#kernel'
import type { api } from '../api.ts'
import { windowAuthorityLife } from '../lives.ts'
import { listWindowAuthorities } from '../projections/window-authority.ts'
import { windowUses } from '../projections/window-use.ts'
import { NOT_FOUND } from '../run-case.ts'
import type { authorityApi } from './authority-api.ts'

/** One life per officer: what he may decide at the window. */
async function runOnAuthority(context: RequestContext, officer: string, command: JsonObject) {
  const { actor, idempotency, office } = context
  if (actor.kind !== 'officer' || office.catalogue.officerName(officer) === '') return NOT_FOUND
  const result = await context.run({
    life: windowAuthorityLife.kind,
    stream: context.idFrom('window authority', officer),
    command: { ...command, officer, at: context.now(), by: '$actor' },
    by: actor,
    ...(idempotency === undefined ? {} : { idempotency }),
  })
  return result.ok ? { officer } : { refusal: result.refusal }
}

export const authorityHandlers: Pick<Handlers<typeof api>, keyof typeof authorityApi> = {
  windowAuthorities: async (_, { db, office }) => {
    const [rows, { used, decided }] = await Promise.all([listWindowAuthorities(db), windowUses(db)])
    const items = await Promise.all(
      rows.map(async ({ grantedBy, grantedAt, ...row }) => {
        const item = await office.catalogue.findItem(row.itemCode)
        return {
          ...row,
          used: used(row.officer, row.itemCode)?.decisions ?? 0,
          lastUsedOn: used(row.officer, row.itemCode)?.lastOn ?? null,
          officerName: office.catalogue.officerName(row.officer),
          itemName: item?.standard.name ?? { zh: row.itemCode },
          grantedBy: office.catalogue.officerName(grantedBy),
          grantedAt: grantedAt.toISOString(),
        }
      }),
    )
    return { items, decided }
  },

  authoriseWindow: ({ body: { officer, items, until, basis } }, context) =>
    runOnAuthority(context, officer, { type: 'AuthoriseWindow', items, until, basis }),

  revokeWindowAuthority: ({ body: { officer, items, reason } }, context) =>
    runOnAuthority(context, officer, { type: 'RevokeWindowAuthority', items, reason }),
}
