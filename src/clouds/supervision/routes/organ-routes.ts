import type { Pool } from 'pg'
import type { Output } from '#contract'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { api } from '../api.ts'
import { liaisonOn } from '../domain/linkage.ts'
import { organStream, supervisingOrganLife } from '../lives.ts'
import { officersOf } from '../projections/officer.ts'
import { findOrgan, listOrgans } from '../projections/tables.ts'
import type { OrganRow } from '../projections/tables.ts'
import { act, NOT_FOUND, officerOf, refuse } from '../doors.ts'
import { callSecretOf, hookSecretOf } from '../systems.ts'

type OrganView = Output<typeof api.declareOwnSystem>

/** 二次录入: claims and records made here by departments whose own system is not connected. */
export async function secondEntriesOf(db: Pool): Promise<ReadonlyMap<string, number>> {
  const text = `select d.organ, sum(1 + jsonb_array_length(d.records))::int as entries
    from supervision._private_duty d join supervision._private_organ o on o.organ = d.organ
    where o.state ->> 'ownSystem' is not null and d.claimed_at is not null group by d.organ`
  const { rows } = await db.query<{ organ: string; entries: number }>(text)
  return new Map(rows.map(({ organ, entries }) => [organ, entries]))
}

function view(
  { office, language, now }: RequestContext,
  organ: string,
  row: OrganRow | undefined,
  seconds: ReadonlyMap<string, number>,
): OrganView {
  const { catalogue } = office
  const today = localDate(now())
  const liaisons = row?.state.liaisons ?? []
  const asked = liaisonOn(liaisons, today)?.officer
  const system = row?.state.system ?? null
  return {
    organ,
    name: catalogue.nameIn(language, catalogue.organName(organ)),
    version: row?.version ?? 0,
    liaisons: liaisons.map(({ away, ...liaison }) => ({
      ...liaison,
      name: catalogue.officerName(liaison.officer),
      away: away === null ? null : { ...away },
      asked: liaison.officer === asked,
    })),
    ownSystem: row?.state.ownSystem ?? null,
    system:
      system === null
        ? null
        : { name: system.name, hook: system.hook, until: system.until, standing: today <= system.until },
    secondEntries: seconds.get(organ) ?? 0,
  }
}
async function viewOf(context: RequestContext, organ: string): Promise<OrganView> {
  const [row, seconds] = await Promise.all([findOrgan(context.db, organ), secondEntriesOf(context.db)])
  return view(context, organ, row, seconds)
}

type Doors = Extract<
  keyof typeof api,
  'supervisingOrgans' | 'nameLiaisons' | 'declareOwnSystem' | 'connectSystem' | 'disconnectSystem'
>

export const organHandlers: Pick<Handlers<typeof api>, Doors> = {
  supervisingOrgans: async (_, context) => {
    const { db, office, actor } = context
    const own = officerOf(context)?.organ ?? null
    const [rows, seconds, officers] = await Promise.all([
      listOrgans(db),
      secondEntriesOf(db),
      own === null ? [] : officersOf(db, own),
    ])
    const known = new Map(rows.map((row) => [row.state.organ, row]))
    // Every organ that approves or supervises: one that named nobody is shown as one that named nobody.
    const organs = office.catalogue.organs().filter(({ kind }) => kind === 'BUREAU' || kind === 'DEPARTMENT')
    const others = rows
      .filter(({ state }) => !organs.some(({ id }) => id === state.organ))
      .map(({ state }) => state.organ)
    return {
      items: [...organs.map(({ id }) => id), ...others].map((id) => view(context, id, known.get(id), seconds)),
      own,
      officers: officers.map(({ id }) => ({ id, name: office.catalogue.officerName(id) })),
      mayName: may(actor, 'linkage.name'),
      mayConnect: may(actor, 'organisation.manage'),
    }
  },

  nameLiaisons: async ({ body: { liaisons } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const own = new Set((await officersOf(context.db, officer.organ)).map(({ id }) => id))
    if (liaisons.some((liaison) => !own.has(liaison.officer))) return refuse('LIAISON_NOT_OURS')
    if (liaisons.some(({ away }) => away !== null && away.until < away.from)) return refuse('AWAY_WRONG')
    const order = { type: 'NameLiaisons', organ: officer.organ, liaisons } as const
    const fault = await act(context, supervisingOrganLife, organStream(context, officer.organ), order)
    return fault ?? viewOf(context, officer.organ)
  },

  declareOwnSystem: async ({ body: { name } }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const order = { type: 'DeclareOwnSystem', organ: officer.organ, name } as const
    const fault = await act(context, supervisingOrganLife, organStream(context, officer.organ), order)
    return fault ?? viewOf(context, officer.organ)
  },

  connectSystem: async ({ body: { organ, name, hook, until } }, context) => {
    if (!context.office.catalogue.organs().some(({ id }) => id === organ)) return refuse('ORGAN_UNKNOWN')
    const order = { type: 'ConnectSystem', organ, name, hook, until } as const
    const fault = await act(context, supervisingOrganLife, organStream(context, organ), order)
    if (fault !== undefined) return fault
    const key = (await findOrgan(context.db, organ))?.state.system?.key
    if (key === undefined) return NOT_FOUND
    return {
      organ: await viewOf(context, organ),
      callSecret: callSecretOf(context, organ, key),
      hookSecret: hookSecretOf(context, organ, key),
    }
  },

  disconnectSystem: async ({ params: { id }, body: { reason } }, context) => {
    if ((await findOrgan(context.db, id)) === undefined) return NOT_FOUND
    const order = { type: 'DisconnectSystem', reason } as const
    return (await act(context, supervisingOrganLife, organStream(context, id), order)) ?? viewOf(context, id)
  },
}
