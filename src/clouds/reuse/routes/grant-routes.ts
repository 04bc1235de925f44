import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import type { api } from '../api.ts'
import type { SystemGrantCommand } from '../domain/deciders.ts'
import { systemGrantLife } from '../lives.ts'
import { findSystemGrant, listSystemGrants } from '../projections/system-grant.ts'
import type { SystemGrantRow } from '../projections/system-grant.ts'
import { secretOf } from '../secret.ts'

type View = Output<typeof api.systemGrants>['items'][number]

const view = ({ office, language }: RequestContext, row: SystemGrantRow): View => ({
  ...row,
  organName: office.catalogue.nameIn(language, office.catalogue.organName(row.organ)),
  purposes: [...row.purposes],
  types: [...row.types],
  givenAt: row.givenAt.toISOString(),
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
const listed = async (context: RequestContext) => ({
  items: (await listSystemGrants(context.db)).map((row) => view(context, row)),
  organs: context.office.catalogue.organs().map(({ id, name }) => ({
    id,
    name: context.office.catalogue.nameIn(context.language, name),
  })),
})

export const grantHandlers: Pick<Handlers<typeof api>, 'systemGrants' | 'grantSystem' | 'revokeSystemGrant'> = {
  systemGrants: (_, context) => listed(context),

  grantSystem: async ({ body }, context) => {
    const { actor, office, idempotency } = context
    if (!office.catalogue.organs().some(({ id }) => id === body.organ))
      return { refusal: { code: 'GRANT_ORGAN_UNKNOWN' } }
    // The same request again is the same grant, and tells the same secret.
    const id = context.idFrom('system grant', idempotency?.scope ?? '', idempotency?.key ?? context.newId())
    const command = {
      ...{ type: 'GrantSystem', at: context.now(), by: '$actor', ...body },
    } satisfies SystemGrantCommand
    const run = { life: systemGrantLife.kind, stream: id, command, by: actor }
    const result = await context.run({ ...run, ...(idempotency === undefined ? {} : { idempotency }) })
    if (!result.ok) return { refusal: result.refusal }
    const row = await findSystemGrant(context.db, id)
    if (row === undefined) return { refusal: { code: 'GRANT_UNKNOWN' } }
    return { grant: view(context, row), secret: secretOf(context.idFrom, id) }
  },

  revokeSystemGrant: async ({ params: { id }, body: { reason } }, context) => {
    const command = {
      ...{ type: 'RevokeSystemGrant', at: context.now(), by: '$actor', reason },
    } satisfies SystemGrantCommand
    if ((await findSystemGrant(context.db, id)) === undefined) return { refusal: { code: 'NOT_FOUND' } }
    const result = await context.run({ life: systemGrantLife.kind, stream: id, command, by: context.actor })
    return result.ok ? listed(context) : { refusal: result.refusal }
  },
}
