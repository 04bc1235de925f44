import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import type { portalApi } from '../api-parts/portals.ts'
import type { PortalCommand, PortalState } from '../domain/portal.ts'
import type { PortalFace } from '../domain/portal-events.ts'
import { findRows } from '../projections/life-table.ts'
import { findRow, isRefusal, NOT_FOUND, officerOf, organNamed, runOn, SHOWN } from './run-life.ts'

type DeskPortal = Output<typeof portalApi.brandPortal>
type Column = Output<typeof portalApi.portal>['columns'][number]

const PORTALS_MAX = 200
const streamOf = ({ idFrom }: RequestContext, code: string) => idFrom('portal', code)

const copyOf = (face: PortalFace): DeskPortal['face'] => ({
  ...face,
  columns: face.columns.map(({ title, items }) => ({ title, items: [...items] })),
})
const deskView = ({ office }: RequestContext, { code, organ, open, changedAt, face }: PortalState): DeskPortal => ({
  code,
  organName: office.catalogue.organName(organ),
  open,
  changedAt,
  face: copyOf(face),
})

/** Items that have left the list since are not shown: nobody is led to a shut door. */
async function columnsOf({ office: { catalogue } }: RequestContext, face: PortalFace): Promise<Column[]> {
  const columns = await Promise.all(
    face.columns.map(async ({ title, items }) => {
      const found = await Promise.all(items.map((code) => catalogue.findItem(code)))
      const shown = found.flatMap((item) =>
        item === undefined
          ? []
          : [
              {
                code: item.code,
                name: item.standard.name,
                organName: catalogue.organName(item.standard.organ),
                acceptable: item.standard.depth === 'FULL',
              },
            ],
      )
      return { title, items: shown }
    }),
  )
  return columns.filter(({ items }) => items.length > 0)
}

async function unknownItems({ office }: RequestContext, face: PortalFace): Promise<readonly string[]> {
  const codes = [...new Set(face.columns.flatMap(({ items }) => items))]
  const found = await Promise.all(codes.map((code) => office.catalogue.findItem(code)))
  return codes.filter((_, i) => found[i] === undefined)
}

export const portalHandlers: Handlers<typeof portalApi> = {
  portals: async (_, { db }) => {
    const rows = await findRows<PortalState>(db, 'portal', 'open order by code limit $1', [PORTALS_MAX])
    const items = rows.map(({ state: { code, face } }) => ({
      code,
      name: face.name,
      slogan: face.slogan,
      colour: face.colour,
    }))
    return { items }
  },
  portal: async ({ params: { code } }, context) => {
    const state = (await findRow<PortalState>(context, SHOWN.portal, streamOf(context, code)))?.state
    if (state?.open !== true) return NOT_FOUND
    const { name, slogan, colour, motif, phone, notice } = state.face
    const organName = organNamed(context.office.catalogue, state.organ).name
    return {
      code,
      name,
      slogan,
      colour,
      motif,
      phone,
      notice,
      organName,
      columns: await columnsOf(context, state.face),
    }
  },
  deskPortals: async (_, context) => {
    const organ = officerOf(context)?.organ
    if (organ === undefined) return NOT_FOUND
    const where = 'organ = $1 order by code limit $2'
    const rows = await findRows<PortalState>(context.db, 'portal', where, [organ, PORTALS_MAX])
    return { items: rows.map(({ state }) => deskView(context, state)) }
  },
  brandPortal: async ({ params: { code }, body }, context) => {
    const organ = officerOf(context)?.organ
    if (organ === undefined) return NOT_FOUND
    const command: PortalCommand = {
      type: 'BrandPortal',
      at: context.now(),
      by: '$actor',
      code,
      organ,
      face: body,
      unknown: await unknownItems(context, body),
    }
    const row = await runOn<PortalState>(context, SHOWN.portal, { stream: streamOf(context, code), command })
    return isRefusal(row) ? row : deskView(context, row.state)
  },
  closePortal: async ({ params: { code }, body: { reason } }, context) => {
    const stream = streamOf(context, code)
    const before = await findRow<PortalState>(context, SHOWN.portal, stream)
    if (before === undefined || before.state.organ !== officerOf(context)?.organ) return NOT_FOUND
    const command: PortalCommand = { type: 'ClosePortal', at: context.now(), by: '$actor', reason }
    const row = await runOn<PortalState>(context, SHOWN.portal, { stream, command })
    return isRefusal(row) ? row : deskView(context, row.state)
  },
}
