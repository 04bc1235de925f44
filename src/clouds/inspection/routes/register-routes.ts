import { readTable } from '#catalogue'
import type { Output } from '#contract'
import { findLifeRows } from '#frame'
import type { Handlers, LifeRow, RefusalAnswer, RequestContext } from '#frame'
import { addDays, dueDate, localDate } from '#kernel'
import type { OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { act, NOT_FOUND, officerOf, refuse, streams } from '../doors.ts'
import type { ImportState } from '../domain/import.ts'
import type { InspectorState } from '../domain/inspector.ts'
import type { LogState } from '../domain/log.ts'
import type { ObjectState } from '../domain/object.ts'
import { lookBackFrom, riskOf } from '../domain/risk.ts'
import { effectiveStandard, supervisedItems } from '../effective-standard.ts'
import { cellsOf, INSPECTION_COLUMNS, LICENCE_COLUMNS } from '../importing/check-row.ts'
import { importLife, inspectorLife, logLife } from '../lives.ts'
import { factsOf, searchObjects } from '../projections/facts.ts'
import { findImport, findObject, IMPORTS, listInspectors, LOGS, OBJECTS } from '../projections/tables.ts'

type InspectorsView = Output<typeof api.inspectors>
type LogView = Output<typeof api.fileLog>
type ImportView = Output<typeof api.import>
type ObjectView = Output<typeof api.objects>['items'][number]
const PAGE = 20
const IMPORTS_SHOWN = 20
/** Days of the report on logs. */
const REPORT_DAYS = 30

async function inspectorsView(context: RequestContext, { organ, id: own }: OfficerActor): Promise<InspectorsView> {
  const inspectors = await listInspectors(context.db, organ)
  const objects = inspectors.flatMap(({ relations }) => relations.map(({ object }) => object))
  const rows = await findLifeRows<ObjectState>(context.db, OBJECTS, 'id = any($1::uuid[])', [objects])
  const labels = new Map(rows.map(({ id, state }) => [id, `${state.holder.name} ${state.licence}`]))
  return {
    items: inspectors.map(({ officer, number, since, relations }) => ({
      ...{ officer, number, since, own: officer === own },
      name: context.office.catalogue.officerName(officer),
      relations: relations.map((one) => ({ ...one, label: labels.get(one.object) ?? '' })),
    })),
  }
}

function logView(context: RequestContext, { id, state }: LifeRow<LogState>, own: string): LogView {
  const { officer, organ, day, filedAt, work, visits, supplements } = state
  const calendar = context.office.calendar.current(organ)
  const { due } = dueDate({ accepted: day, days: 1, unit: 'working' }, calendar)
  return {
    ...{ id, day, filedAt, work, visits, own: officer === own, late: localDate(filedAt) > due },
    officer: context.office.catalogue.officerName(officer),
    supplements: supplements.map((one) => ({ ...one })),
  }
}

/** 缺报: working days since he was registered for which an inspector filed nothing, yesterday the last. */
function missingDays(
  context: RequestContext,
  { officer, organ, since }: InspectorState,
  filed: ReadonlySet<string>,
): readonly string[] {
  const today = localDate(context.now())
  const calendar = context.office.calendar.current(organ)
  const first = [addDays(today, -REPORT_DAYS), localDate(since)].sort().at(-1) ?? today
  const days: string[] = []
  for (let day = first; day < today; day = addDays(day, 1))
    if (calendar.isWorkingDay(day) && !filed.has(`${officer} ${day}`)) days.push(day)
  return days
}

async function findLog(context: RequestContext, id: string, own: string): Promise<LogView | RefusalAnswer> {
  const row = (await findLifeRows<LogState>(context.db, LOGS, 'id = $1', [id]))[0]
  return row === undefined ? NOT_FOUND : logView(context, row, own)
}

const importView = ({ office }: RequestContext, { id, state }: LifeRow<ImportState>): ImportView => {
  const { kind, line, taken, known, faulty, faults, endedAt, at, by } = state
  return {
    ...{ id, kind, line, taken, known, faulty, endedAt, receivedAt: at, receivedBy: office.catalogue.officerName(by) },
    faults: faults.map(({ row, text }) => ({ row, text: { ...text } })),
  }
}

async function hasColumns(bytes: Uint8Array, columns: readonly string[]): Promise<boolean> {
  try {
    for await (const { cells } of readTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)))
      return cellsOf(cells, columns) !== undefined
    return false
  } catch {
    return false
  }
}

async function objectViews(context: RequestContext, organ: string, ids: readonly string[]): Promise<ObjectView[]> {
  const { catalogue } = context.office
  const [rows, facts] = await Promise.all([
    findLifeRows<ObjectState>(context.db, OBJECTS, 'id = any($1::uuid[]) order by id', [ids]),
    factsOf(context.db, lookBackFrom(localDate(context.now())), ids),
  ])
  const codes = [...new Set(rows.map(({ state }) => state.itemCode))]
  const standards = new Map(
    await Promise.all(codes.map(async (code) => [code, await effectiveStandard(context, organ, code)] as const)),
  )
  return rows.map(({ id, state }) => {
    const known = facts.get(id)
    const { licence, itemCode, holder, address, mode, left } = state
    const zero = { penalties: 0, failures: 0, cleanChecks: 0, checks: 0, mode }
    const risk = riskOf(standards.get(itemCode)?.content.riskRules ?? [], known ?? zero)
    return {
      ...{ id, licence, itemCode, address, mode, left, holder: holder.name, holderId: holder.id },
      itemName: catalogue.nameIn(context.language, state.itemName),
      riskClass: risk.class,
      rule: risk.rule === null ? null : { fact: risk.rule.fact, atLeast: risk.rule.atLeast },
      checks: known?.checks ?? 0,
      failures: known?.allFailures ?? 0,
      penalties: known?.penalties ?? 0,
      lastChecked: known?.lastChecked?.toISOString() ?? null,
    }
  })
}

type Doors =
  | 'objects'
  | 'inspectors'
  | 'registerInspector'
  | 'declareRelation'
  | 'logs'
  | 'fileLog'
  | 'supplementLog'
  | 'imports'
  | 'import'

export const registerHandlers: Pick<Handlers<typeof api>, Doors> = {
  objects: async ({ query }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const { organ } = officer
    const limit = query.limit ?? PAGE
    const q = query.q?.trim() ?? ''
    const after = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(query.after ?? '') ? (query.after ?? null) : null
    const { ids, total } = await searchObjects(context.db, {
      ...{ organ, q: q === '' ? null : q, item: query.item ?? null, failures: query.failures ?? 0, after },
      // By the number it came in under, of the case or of an older register, though it goes by another now.
      entered: supervisedItems(context, organ).map(({ code }) => streams(context).object(organ, code, q)),
      limit: limit + 1,
    })
    const items = await objectViews(context, organ, ids.slice(0, limit))
    return { items, total, after: ids.length > limit ? (items.at(-1)?.id ?? null) : null }
  },
  inspectors: (_, context) => {
    const officer = officerOf(context)
    return officer === undefined ? Promise.resolve(NOT_FOUND) : inspectorsView(context, officer)
  },
  registerInspector: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const order = { type: 'RegisterInspector' as const, officer: officer.id, organ: officer.organ, number: body.number }
    const refused = await act(context, inspectorLife, streams(context).inspector(officer.id), order)
    return refused ?? inspectorsView(context, officer)
  },
  declareRelation: async ({ body }, context) => {
    const officer = officerOf(context)
    const object = await findObject(context.db, body.object)
    if (officer === undefined || object?.state.organ !== officer.organ) return NOT_FOUND
    const order = { type: 'DeclareRelation' as const, ...body }
    const refused = await act(context, inspectorLife, streams(context).inspector(officer.id), order)
    return refused ?? inspectorsView(context, officer)
  },
  logs: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const today = localDate(context.now())
    const values = [officer.organ, addDays(today, -REPORT_DAYS)]
    const [rows, inspectors] = await Promise.all([
      findLifeRows<LogState>(context.db, LOGS, 'organ = $1 and day >= $2 order by day desc, filed_at desc', values),
      listInspectors(context.db, officer.organ),
    ])
    const filed = new Set(rows.map(({ state }) => `${state.officer} ${state.day}`))
    return {
      today,
      items: rows.map((row) => logView(context, row, officer.id)),
      missing: inspectors
        .map((one) => ({
          officer: context.office.catalogue.officerName(one.officer),
          days: [...missingDays(context, one, filed)],
        }))
        .filter(({ days }) => days.length > 0),
      registered: inspectors.some((one) => one.officer === officer.id),
    }
  },
  fileLog: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const stream = streams(context).log(officer.id, body.day)
    const refused = await act(context, logLife, stream, { type: 'FileLog', organ: officer.organ, ...body })
    return refused ?? findLog(context, stream, officer.id)
  },
  supplementLog: async ({ params, body }, context) => {
    const officer = officerOf(context)
    const row = (await findLifeRows<LogState>(context.db, LOGS, 'id = $1', [params.id]))[0]
    if (officer === undefined || row?.state.officer !== officer.id) return NOT_FOUND
    const refused = await act(context, logLife, params.id, { type: 'SupplementLog', ...body })
    return refused ?? findLog(context, params.id, officer.id)
  },
  imports: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const where = 'organ = $1 order by received_at desc limit $2'
    const rows = await findLifeRows<ImportState>(context.db, IMPORTS, where, [officer.organ, IMPORTS_SHOWN])
    return { items: rows.map((row) => importView(context, row)) }
  },
  import: async ({ params }, context) => {
    const officer = officerOf(context)
    const { bytes } = context
    if (officer === undefined) return NOT_FOUND
    const kind = params.kind === 'licences' ? 'LICENCES' : 'INSPECTIONS'
    const columns = kind === 'LICENCES' ? LICENCE_COLUMNS : INSPECTION_COLUMNS
    if (bytes === undefined || !(await hasColumns(bytes, columns))) return refuse('TABLE_UNREADABLE')
    const file = await context.files.put(bytes)
    const id = context.newId()
    const order = { type: 'ReceiveImport' as const, organ: officer.organ, kind, file } as const
    const refused = await act(context, importLife, id, order)
    const row = refused === undefined ? await findImport(context.db, id) : undefined
    return refused ?? (row === undefined ? NOT_FOUND : importView(context, row))
  },
}
