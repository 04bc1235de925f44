import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { versionOn } from '../domain/boundary-list.ts'
import type { BoundaryContent } from '../domain/events.ts'
import { boundaryLife, boundaryStream } from '../lives.ts'
import { findBoundary } from '../projections/tables.ts'
import { act, NOT_FOUND, officerOf } from '../doors.ts'

type View = Output<typeof api.boundary>
type Wire<Value> = Value extends readonly (infer One)[]
  ? Wire<One>[]
  : Value extends object
    ? { -readonly [Key in keyof Value]: Wire<Value[Key]> }
    : Value

/** The rules keep their lists readonly; the wire does not mind. */
const wire = ({ lines, industries }: BoundaryContent): Wire<BoundaryContent> => ({
  lines: lines.map((line) => ({
    ...line,
    items: [...line.items],
    kinds: [...line.kinds],
    organs: [...line.organs],
    upper: [...line.upper],
    points: line.points.map((point) => ({ ...point })),
  })),
  industries: industries.map((one) => ({ ...one })),
})

/** One list for all, kept by the bureau: a department proposes, and does not write in it. */
function bureauOfficer(context: RequestContext): OfficerActor | undefined {
  const officer = officerOf(context)
  const organ = context.office.catalogue.organs().find(({ id }) => id === officer?.organ)
  return organ?.kind === 'BUREAU' ? officer : undefined
}

async function view(context: RequestContext): Promise<View> {
  const { office, language, actor } = context
  const { catalogue } = office
  const row = await findBoundary(context.db, boundaryStream(context))
  const state = row?.state
  const inForce = versionOn(state ?? null, localDate(context.now()))
  const name = (zh: string) => catalogue.nameIn(language, zh)
  const items = catalogue.inForce().map(({ code, standard }) => ({ standard, code, name: name(standard.name.zh) }))
  const vacuum = items.filter(({ code, standard }) => {
    if (standard.competentOrgans.length > 0) return false
    return !(inForce?.content.lines ?? []).some((line) => line.items.length === 0 || line.items.includes(code))
  })
  const isBureau = bureauOfficer(context) !== undefined
  return {
    version: row?.version ?? 0,
    inForce:
      inForce === undefined
        ? null
        : {
            ...{ number: inForce.number, effectiveFrom: inForce.effectiveFrom, publishedAt: inForce.publishedAt },
            publishedBy: catalogue.officerName(inForce.publishedBy),
            content: wire(inForce.content),
          },
    versions: (state?.versions ?? []).map(({ number, effectiveFrom, publishedAt, content }) => ({
      ...{ number, effectiveFrom, publishedAt, lines: content.lines.length },
    })),
    draft:
      state === undefined || state.draft === null
        ? null
        : { by: catalogue.officerName(state.draft.by), note: state.draft.note, content: wire(state.draft.content) },
    returned: state?.returned ?? '',
    mayEdit: isBureau && may(actor, 'boundary.edit'),
    mayPublish: isBureau && may(actor, 'boundary.publish'),
    organs: catalogue
      .organs()
      .filter(({ kind }) => kind === 'DEPARTMENT' || kind === 'GOVERNMENT')
      .map(({ id, name: zh }) => ({ id, name: name(zh) })),
    regions: catalogue.regions.map(({ code, name: { zh, en } }) => ({
      code,
      name: language === 'en' ? (en ?? zh) : zh,
    })),
    items: items.map(({ code, name: shown }) => ({ code, name: shown })),
    vacuum: vacuum.map(({ code, name: shown }) => ({ code, name: shown })),
  }
}

type Doors = Extract<keyof typeof api, 'boundary' | 'draftBoundary' | 'publishBoundary' | 'returnBoundary'>

export const boundaryHandlers: Pick<Handlers<typeof api>, Doors> = {
  boundary: (_, context) => view(context),

  draftBoundary: async ({ body: { expectedVersion, content, note } }, context) => {
    if (bureauOfficer(context) === undefined) return NOT_FOUND
    const order = { type: 'DraftBoundaryList', content, note } as const
    return (await act(context, boundaryLife, boundaryStream(context), order, expectedVersion)) ?? view(context)
  },

  publishBoundary: async ({ body: { expectedVersion, effectiveFrom } }, context) => {
    if (bureauOfficer(context) === undefined) return NOT_FOUND
    const order = { type: 'PublishBoundaryList', effectiveFrom, today: localDate(context.now()) } as const
    return (await act(context, boundaryLife, boundaryStream(context), order, expectedVersion)) ?? view(context)
  },

  returnBoundary: async ({ body: { expectedVersion, reason } }, context) => {
    if (bureauOfficer(context) === undefined) return NOT_FOUND
    const order = { type: 'ReturnBoundaryList', reason } as const
    return (await act(context, boundaryLife, boundaryStream(context), order, expectedVersion)) ?? view(context)
  },
}
