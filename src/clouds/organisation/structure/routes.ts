import type { Output } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, RequestContext } from '#frame'
import { localDate } from '#kernel'
import { may } from '#policy'
import type { DutyBaselineState } from '../domain/duty-baseline.ts'
import type { SecondmentState } from '../domain/secondment.ts'
import type { StructureCommand, StructureState } from '../domain/structure.ts'
import type { TransferState } from '../domain/transfer.ts'
import { dutyBaselineLife, structureLife } from '../lives.ts'
import { organView } from '../organ-view.ts'
import { listOfficers } from '../projections/officer.ts'
import { DUTY_BASELINES, SECONDMENTS, STRUCTURES, TRANSFERS } from '../projections/tables.ts'
import { againstOrgan } from '../role-guard.ts'
import { doneNow, NOT_FOUND, refuse, runLife } from '../run-life.ts'
import type { structureApi } from './api.ts'
import { concentration, ownerOn } from './concentration.ts'
import type { Register } from './concentration.ts'

type StructureView = Output<typeof structureApi.structures>['items'][number]
type BaselineView = Output<typeof structureApi.takeBaseline>
/** A district has some dozens of organs. */
const ORGANS_MAX = 500

interface Ground {
  readonly structures: ReadonlyMap<string, StructureState>
  readonly officers: Awaited<ReturnType<typeof listOfficers>>
  readonly lent: ReadonlyMap<string, string>
  readonly items: ReadonlyMap<string, number>
}
async function groundOf(context: RequestContext): Promise<Ground> {
  const { db, office, now } = context
  const today = localDate(now())
  const [structures, officers, lent] = await Promise.all([
    findLifeRows<StructureState>(db, STRUCTURES, 'true limit $1', [ORGANS_MAX]),
    listOfficers(db),
    findLifeRows<SecondmentState>(db, SECONDMENTS, `stage = 'RUNNING' and from_day <= $1 and last_day >= $1`, [today]),
  ])
  const items = new Map<string, number>()
  for (const { standard } of office.catalogue.inForce()) items.set(standard.organ, (items.get(standard.organ) ?? 0) + 1)
  return {
    structures: new Map(structures.map(({ state }) => [state.arrangement.organ, state])),
    officers,
    lent: new Map(lent.map(({ state }) => [state.officer, state.to])),
    items,
  }
}

const headView = ({ office }: RequestContext, head: string | undefined) =>
  head === undefined ? null : { id: head, name: office.catalogue.officerName(head) }

type OrganKnown = ReturnType<RequestContext['office']['catalogue']['organs']>[number]
function structureView(context: RequestContext, organ: OrganKnown, ground: Ground): StructureView {
  const { id, name, nameEn, kind, region } = organ
  const known = ground.structures.get(id)
  const { arrangement, sections = [], places = {}, heads = {} } = known ?? {}
  const named = (other: string | null | undefined) =>
    other === null || other === undefined ? null : organView(context, other)
  const people = ground.officers.filter((officer) => officer.organ === id)
  return {
    ...{ id, kind, region, name: { zh: name, en: nameEn } },
    types: [...(arrangement?.types ?? [])],
    brands: (arrangement?.brands ?? []).map((brand) => ({ ...brand })),
    parent: named(arrangement?.parent),
    model: arrangement?.model ?? null,
    rollOut: arrangement?.rollOut ?? null,
    residentAt: named(arrangement?.residentAt),
    basis: arrangement?.basis ?? '',
    items: ground.items.get(id) ?? 0,
    sections: sections.map(({ posts, items, name: called, ...section }) => ({
      ...{ ...section, name: { ...called }, items: [...items] },
      posts: posts.map((post) => ({ ...post, roles: [...post.roles] })),
      seats: posts.reduce((sum, { seats }) => sum + seats, 0),
      people: Object.values(places).filter((place) => place === section.id).length,
      head: headView(context, heads[section.id]),
    })),
    people: people.map(({ id: officer, name: person, post, roles }) => ({
      ...{ id: officer, name: person, post, roles: [...roles], section: places[officer] ?? null },
      lentTo: named(ground.lent.get(officer)),
    })),
  }
}

async function runOnStructure(context: RequestContext, organ: string, command: StructureCommand) {
  const found = context.office.catalogue.organs().find(({ id }) => id === organ)
  if (found === undefined) return refuse('ORGAN_UNKNOWN')
  const stream = context.idFrom('organ structure', organ)
  const result = await runLife(context, structureLife.kind, stream, command)
  return result.ok ? structureView(context, found, await groundOf(context)) : { refusal: result.refusal }
}

async function registerOf({ db, office, now }: RequestContext): Promise<Register> {
  const [transfers, structures] = await Promise.all([
    findLifeRows<TransferState>(db, TRANSFERS, `stage in ('AGREED', 'CLOSED')`, []),
    findLifeRows<StructureState>(db, STRUCTURES, 'true limit $1', [ORGANS_MAX]),
  ])
  return {
    items: office.catalogue.inForce().map(({ code, standard }) => ({ code, organ: standard.organ })),
    transfers: transfers.map(({ state }) => state),
    sections: structures.flatMap(({ state }) => state.sections),
    bureaus: bureausOf(office),
    today: localDate(now()),
  }
}
const bureausOf = ({ catalogue }: RequestContext['office']): readonly string[] =>
  catalogue
    .organs()
    .filter(({ kind }) => kind === 'BUREAU')
    .map(({ id }) => id)

function baselineView(context: RequestContext, { department, at, rows }: DutyBaselineState): BaselineView {
  const { catalogue } = context.office
  const bureaus = bureausOf(context.office)
  const today = new Map(catalogue.inForce().map(({ code, standard }) => [code, standard]))
  const shown = rows.map(({ code, name, services, ...row }) => {
    const standard = today.get(code)
    const moved = standard !== undefined && bureaus.includes(standard.organ)
    return { code, ...row, services: [...services], name: standard?.name ?? { zh: name }, moved }
  })
  const toMove = shown.filter(({ excluded }) => excluded === '')
  return {
    department: organView(context, department),
    takenAt: at,
    items: rows.length,
    excluded: rows.length - toMove.length,
    moved: toMove.filter(({ moved }) => moved).length,
    rows: shown,
  }
}

const baselines: Pick<Handlers<typeof structureApi>, 'baselines' | 'takeBaseline'> = {
  baselines: async (_, context) => {
    const rows = await findLifeRows<DutyBaselineState>(context.db, DUTY_BASELINES, 'true limit $1', [ORGANS_MAX])
    return { items: rows.map(({ state }) => baselineView(context, state)) }
  },
  takeBaseline: async ({ params: { id: department }, body }, context) => {
    const { catalogue } = context.office
    if (!may(context.actor, 'power.move', { organs: [department] })) return NOT_FOUND
    const reasons = new Map(body.excluded.map(({ code, reason }) => [code, reason]))
    // What a department decides or supervises is what it decided before the reform.
    const owned = catalogue
      .inForce()
      .filter(({ standard }) => standard.organ === department || standard.competentOrgans.includes(department))
    const unknown = body.excluded.find(({ code }) => !owned.some((item) => item.code === code))
    if (unknown !== undefined) return refuse('TRANSFER_ITEM_NOT_THEIRS', { code: unknown.code })
    const rows = owned.map(({ code, standard }) => ({
      ...{ code, name: standard.name.zh, services: standard.relatedServices ?? [] },
      basis: standard.legalBases.map(({ law, article }) => `《${law}》${article ?? ''}`).join('、'),
      excluded: reasons.get(code) ?? '',
    }))
    const stream = context.idFrom('duty baseline', department)
    const command = { type: 'TakeDutyBaseline', ...doneNow(context), department, rows }
    const result = await runLife(context, dutyBaselineLife.kind, stream, command)
    if (!result.ok) return { refusal: result.refusal }
    const [row] = await findLifeRows<DutyBaselineState>(context.db, DUTY_BASELINES, 'id = $1', [result.stream])
    return row === undefined ? NOT_FOUND : baselineView(context, row.state)
  },
}

export const structureHandlers: Handlers<typeof structureApi> = {
  ...baselines,
  structures: async (_, context) => {
    const ground = await groundOf(context)
    return { items: context.office.catalogue.organs().map((organ) => structureView(context, organ, ground)) }
  },
  arrangeOrgan: ({ params: { id }, body }, context) => {
    const known = new Set(context.office.catalogue.organs().map((organ) => organ.id))
    const named = [body.parent, body.residentAt].filter((organ) => organ !== null)
    if (!named.every((organ) => known.has(organ))) return Promise.resolve(refuse('ORGAN_UNKNOWN'))
    return runOnStructure(context, id, { type: 'ArrangeOrgan', ...doneNow(context), organ: id, ...body })
  },
  setSection: async ({ params, body }, context) => {
    const wanted = body.posts.flatMap(({ roles }) => roles)
    const against = await againstOrgan(context, params.id, wanted)
    return against ?? runOnStructure(context, params.id, { type: 'SetSection', ...doneNow(context), ...body })
  },
  closeSection: ({ params, body }, context) =>
    runOnStructure(context, params.id, { type: 'CloseSection', ...doneNow(context), ...body }),
  placeOfficer: async ({ params, body }, context) => {
    const officers = await listOfficers(context.db)
    const known = officers.some(({ id, organ }) => id === body.officer && organ === params.id)
    if (!known) return refuse('OFFICER_NOT_APPOINTED')
    return runOnStructure(context, params.id, { type: 'PlaceOfficer', ...doneNow(context), ...body })
  },
  concentration: async (_, context) => {
    const register = await registerOf(context)
    const points = concentration(register)
    const before = points[0]?.day ?? register.today
    const counts = new Map<string, { before: number; today: number }>()
    for (const item of register.items) {
      for (const [when, owner] of [
        ['before', ownerOn(register, item, before)],
        ['today', item.organ],
      ] as const) {
        const count = counts.get(owner) ?? { before: 0, today: 0 }
        counts.set(owner, { ...count, [when]: count[when] + 1 })
      }
    }
    const byOrgan = [...counts].map(([organ, count]) => ({ organ: organView(context, organ), ...count }))
    return { points: [...points], byOrgan: byOrgan.toSorted((a, b) => b.today - a.today || b.before - a.before) }
  },
}
