import type { Output } from '#contract'
import type { Handlers, PublishedItem, RefusalAnswer, RequestContext } from '#frame'
import { localDate } from '#kernel'
import type { api } from '../api.ts'
import type { pointApi } from '../api-parts/points.ts'
import { coverageOf, residenceOf } from '../domain/coverage.ts'
import type { CoverageItem } from '../domain/coverage.ts'
import type { CoveragePlanned, ServiceWindow } from '../domain/events.ts'
import { isOpenAt } from '../domain/opening.ts'
import { closureOn, windowsFor } from '../domain/service-point.ts'
import type { PointCommand, PointState } from '../domain/service-point.ts'
import { findRows } from '../projections/life-table.ts'
import type { LifeRow } from '../projections/life-table.ts'
import {
  allItems,
  bureauOf,
  findRow,
  isRefusal,
  itemNamed,
  NOT_FOUND,
  officerOf,
  organNamed,
  refuse,
  runOn,
  SHOWN,
} from './run-life.ts'

type Row = LifeRow<PointState>
type PointView = Output<typeof api.points>['items'][number]
type DeskPoint = Output<typeof api.registerPoint>

/** More than a county has villages. */
const POINTS_MAX = 3000
const KIND_ORDER: readonly PointState['facts']['kind'][] = [
  'HALL',
  'TOWNSHIP_CENTRE',
  'VILLAGE_STATION',
  'ENTERPRISE_STATION',
]

export async function listPoints({ db }: Pick<RequestContext, 'db'>): Promise<readonly Row[]> {
  const rows = await findRows<PointState>(db, 'point', 'true order by region, id limit $1', [POINTS_MAX])
  return [...rows].sort((a, b) => KIND_ORDER.indexOf(a.state.facts.kind) - KIND_ORDER.indexOf(b.state.facts.kind))
}

/** The bureau has one plan; every organ that keeps points may see to it. */
const planStream = ({ idFrom }: RequestContext) => idFrom('service', 'coverage plan')
const findPlan = (context: RequestContext) => findRow<CoveragePlanned>(context, SHOWN.plan, planStream(context))

const OWN_REGION = { zh: '本级大厅', en: 'The hall of this level' }

export const coverageItem = ({ code, standard }: PublishedItem): CoverageItem => ({
  code,
  domain: standard.domain,
  region: standard.region,
  organs: [...new Set([standard.organ, ...standard.competentOrgans])],
})

const isOwnHall = ({ state }: Row, { region }: CoverageItem) => state.facts.region === region

/** Nobody is sent to a shut door: a point that is closed for good is not shown at all. */
const isGone = ({ closures }: PointState, today: string) =>
  closures.some(({ from, until }) => until === null && today >= from)

function viewer(context: RequestContext, plan: CoveragePlanned | undefined, items: readonly CoverageItem[]) {
  const { office, now } = context
  const today = localDate(now())
  const names = new Map(plan?.regions.map(({ code, name }) => [code, name] as const))
  return ({ id, state }: Row): PointView => {
    const { facts } = state
    const { longitude, latitude, name } = facts
    const closed = closureOn(state, today) ?? null
    const mapUrl = `https://uri.amap.com/marker?position=${String(longitude)},${String(latitude)}&name=${encodeURIComponent(name.zh)}`
    return {
      id,
      name,
      kind: facts.kind,
      region: facts.region,
      regionName: names.get(facts.region) ?? OWN_REGION,
      address: facts.address,
      phone: facts.phone,
      longitude,
      latitude,
      mapUrl,
      hours: facts.hours.map((hours) => ({ ...hours, days: [...hours.days] })),
      bookingUrl: facts.bookingUrl,
      park: facts.park,
      services: [...facts.services],
      windows: facts.windows.map((window) => ({ ...placeOf(window), all: window.all, domains: [...window.domains] })),
      items: items.filter((item) => windowsFor(facts, item).length > 0).length,
      openNow: closed === null && isOpenAt(facts.hours, now(), office.calendar.ofRegion(facts.region).isWorkingDay),
      closed,
    }
  }
}
const placeOf = ({ number, floor, name }: ServiceWindow) => ({ number, floor, name })

async function deskView(context: RequestContext, row: Row, items?: readonly CoverageItem[]): Promise<DeskPoint> {
  const known = items ?? (await allItems(context.office.catalogue)).map(coverageItem)
  const { facts, closures } = row.state
  return {
    id: row.id,
    version: row.version,
    facts: {
      ...facts,
      hours: facts.hours.map((hours) => ({ ...hours, days: [...hours.days] })),
      windows: facts.windows.map((window) => ({ ...window, domains: [...window.domains], items: [...window.items] })),
      services: [...facts.services],
    },
    items: known.filter((item) => windowsFor(facts, item).length > 0).length,
    closures: [...closures],
    closedToday: closureOn(row.state, localDate(context.now())) !== undefined,
  }
}

async function coverageReport(context: RequestContext, rows: readonly Row[], published: readonly PublishedItem[]) {
  const { catalogue } = context.office
  const items = published.map(coverageItem)
  const today = localDate(context.now())
  const open = rows.filter(({ state }) => !isGone(state, today)).map(({ id, state }) => ({ id, facts: state.facts }))
  const plan = await findPlan(context)
  const organs = catalogue
    .organs()
    .filter(({ kind, under }) => under === null && (kind === 'BUREAU' || kind === 'DEPARTMENT'))
  const names = new Map(published.map(({ code, standard }) => [code, standard.name]))
  const residence = residenceOf(
    organs.map(({ id }) => id),
    open,
    items,
  )
  const resident = residenceOf(
    ['*'],
    open,
    items.map((item) => ({ ...item, organs: ['*'] })),
  )[0]
  return {
    coverage: coverageOf(plan?.state.regions ?? [], open, items).map(({ points, ...region }) => ({
      ...region,
      points: points.length,
    })),
    residence: residence.map(({ organ, absent, ...counts }) => ({
      organ: organNamed(catalogue, organ),
      ...counts,
      absent: absent.map((code) => ({ code, name: names.get(code) ?? { zh: code } })),
    })),
    total: {
      items: items.length,
      resident: resident?.resident ?? 0,
      organsWithoutItems: residence.filter((organ) => organ.items === 0).length,
    },
  }
}

async function actOn(
  context: RequestContext,
  id: string,
  expectedVersion: number,
  command: PointCommand,
): Promise<DeskPoint | RefusalAnswer> {
  const row = await findRow<PointState>(context, SHOWN.point, id)
  if (row === undefined || row.state.organ !== officerOf(context)?.organ) return NOT_FOUND
  const after = await runOn<PointState>(context, SHOWN.point, { stream: id, command, expectedVersion })
  return isRefusal(after) ? after : deskView(context, after)
}

type PublicDoor = 'points' | 'point' | 'places'
const publicHandlers: Pick<Handlers<typeof pointApi>, PublicDoor> = {
  points: async ({ query }, context) => {
    const { catalogue } = context.office
    const [rows, plan, published] = await Promise.all([listPoints(context), findPlan(context), allItems(catalogue)])
    const wanted = query.item === undefined ? undefined : await catalogue.findItem(query.item)
    if (query.item !== undefined && wanted === undefined) return refuse('ITEM_UNKNOWN')
    const today = localDate(context.now())
    const shown = rows.filter(
      ({ state }) =>
        !isGone(state, today) &&
        (query.kind === undefined || state.facts.kind === query.kind) &&
        (wanted === undefined || windowsFor(state.facts, coverageItem(wanted)).length > 0),
    )
    const item = wanted === undefined ? null : { code: wanted.code, name: wanted.standard.name }
    return { items: shown.map(viewer(context, plan?.state, published.map(coverageItem))), item }
  },
  point: async ({ params }, context) => {
    const row = await findRow<PointState>(context, SHOWN.point, params.id)
    if (row === undefined) return NOT_FOUND
    const [plan, published] = await Promise.all([findPlan(context), allItems(context.office.catalogue)])
    const resident = row.state.facts.windows.map((window) => {
      const facts = { ...row.state.facts, windows: [window] }
      const taken = published.filter((item) => windowsFor(facts, coverageItem(item)).length > 0)
      return { window: placeOf(window), items: taken.map(({ code, standard }) => ({ code, name: standard.name })) }
    })
    return { point: viewer(context, plan?.state, published.map(coverageItem))(row), resident }
  },
  places: async ({ params }, context) => {
    const { catalogue } = context.office
    const item = await catalogue.findItem(params.code)
    if (item === undefined) return NOT_FOUND
    const [rows, plan] = await Promise.all([listPoints(context), findPlan(context)])
    const asked = coverageItem(item)
    const view = viewer(context, plan?.state, [asked])
    const today = localDate(context.now())
    const places = rows
      .filter(({ state }) => !isGone(state, today))
      .map((row) => ({ row, windows: windowsFor(row.state.facts, asked) }))
      .filter(({ windows }) => windows.length > 0)
      // The hall of the region it is decided for comes first, then those below.
      .sort((a, b) => Number(isOwnHall(b.row, asked)) - Number(isOwnHall(a.row, asked)))
      .map(({ row, windows }) => ({ point: view(row), windows: windows.map(placeOf) }))
    return {
      item: await itemNamed(catalogue, item.code),
      online: { path: `/items/${item.code}/apply`, organ: organNamed(catalogue, item.standard.organ) },
      places,
      homeVisit: catalogue.organs().some(({ id, kind }) => id === item.standard.organ && kind === 'BUREAU'),
    }
  },
}

type DeskDoor = Exclude<keyof typeof pointApi, PublicDoor>
const deskHandlers: Pick<Handlers<typeof pointApi>, DeskDoor> = {
  deskPoints: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const [rows, published] = await Promise.all([listPoints(context), allItems(context.office.catalogue)])
    const own = rows.filter(({ state }) => state.organ === officer.organ)
    const items = published.map(coverageItem)
    return {
      items: await Promise.all(own.map((row) => deskView(context, row, items))),
      ...(await coverageReport(context, rows, published)),
    }
  },
  registerPoint: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const command: PointCommand = {
      type: 'RegisterPoint',
      at: context.now(),
      by: '$actor',
      organ: officer.organ,
      facts: body.facts,
    }
    const row = await runOn<PointState>(context, SHOWN.point, { stream: context.newId(), command })
    return isRefusal(row) ? row : deskView(context, row)
  },
  changePoint: ({ params, body: { expectedVersion, facts } }, context) =>
    actOn(context, params.id, expectedVersion, { type: 'ChangePoint', at: context.now(), by: '$actor', facts }),
  closePoint: ({ params, body: { expectedVersion, ...closure } }, context) =>
    actOn(context, params.id, expectedVersion, { type: 'ClosePoint', at: context.now(), by: '$actor', ...closure }),
  planCoverage: async ({ body }, context) => {
    // The plan is the bureau's: a department registers points of its own, and no duty of others.
    if (officerOf(context)?.organ !== bureauOf(context.office)) return NOT_FOUND
    const command = { type: 'PlanCoverage', at: context.now(), by: '$actor', regions: body.regions }
    const row = await runOn<CoveragePlanned>(context, SHOWN.plan, { stream: planStream(context), command })
    return isRefusal(row) ? row : { regions: row.state.regions.length }
  },
}

export const pointHandlers: Handlers<typeof pointApi> = { ...publicHandlers, ...deskHandlers }
