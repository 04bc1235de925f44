import { readTable } from '#catalogue'
import { alone } from '#frame'
import type { Job, LifeRow, Services } from '#frame'
import { findLifeRows } from '#frame'
import { localDate } from '#kernel'
import { actBySystem, streams } from '../doors.ts'
import { supervisedItems } from '../effective-standard.ts'
import type { ImportFault } from '../domain/events.ts'
import type { ImportState } from '../domain/import.ts'
import type { ObjectState } from '../domain/object.ts'
import { permitOf } from '../domain/permit.ts'
import { importLife, inspectionLife, objectLife } from '../lives.ts'
import { findImport, IMPORTS, OBJECTS } from '../projections/tables.ts'
import { cellsOf, INSPECTION_COLUMNS, LICENCE_COLUMNS, lookAtInspection, lookAtLicence } from './check-row.ts'
import type { Cells, Looked } from './check-row.ts'

/** Acts that wait together are one commit of the ledger's writer; what is marked at once is what a crash repeats. */
const AT_ONCE = 500

interface Counts {
  readonly taken: number
  readonly known: number
  readonly faults: readonly ImportFault[]
}
type Outcome = 'TAKEN' | 'KNOWN' | ImportFault
type Line = { readonly row: number; readonly cell: Cells }
type TakeIn = (lines: readonly Line[]) => Promise<readonly Outcome[]>

const soundRows = <Row>(lines: readonly { readonly looked: Looked<Row> }[]): readonly Row[] =>
  lines.flatMap(({ looked }) => (looked.ok ? [looked.row] : []))

interface Named {
  readonly itemCode: string
  readonly licence: string
}
/**
 * The object each licence names: by its number, by the case it was granted in, or by any version of its certificate.
 * What is there already is found so, under whichever of its names an older register knows it.
 */
async function objectsNamed(services: Services, organ: string, rows: readonly Named[]) {
  const named = streams(services)
  const streamOf = ({ itemCode, licence }: Named) => named.object(organ, itemCode, permitOf(licence))
  const found = await findLifeRows<ObjectState>(
    services.db,
    OBJECTS,
    'organ = $1 and (id = any($2::uuid[]) or permit = any($3))',
    [organ, rows.map(streamOf), rows.map(({ licence }) => permitOf(licence))],
  )
  const byStream = new Map(found.map((row) => [row.id, row]))
  const byPermit = new Map(found.map((row) => [`${row.state.itemCode} ${permitOf(row.state.licence)}`, row]))
  return (row: Named) => {
    const stream = streamOf(row)
    return { stream, known: byPermit.get(`${row.itemCode} ${permitOf(row.licence)}`) ?? byStream.get(stream) }
  }
}

function takingLicences(services: Services, organ: string): TakeIn {
  const items = new Map(supervisedItems(services, organ).map(({ code, standard }) => [code, standard.name.zh]))
  const today = localDate(services.now())
  return async (lines) => {
    const looked = lines.map(({ row, cell }) => ({
      row,
      looked: lookAtLicence(cell, today, (code) => items.has(code)),
    }))
    const find = await objectsNamed(services, organ, soundRows(looked))
    return Promise.all(
      looked.map(async ({ row, looked: one }): Promise<Outcome> => {
        if (!one.ok) return { row, text: one.text }
        const { stream, known } = find(one.row)
        if (known !== undefined) return 'KNOWN'
        const isNew = await actBySystem(services, objectLife, stream, {
          type: 'EnterObject',
          ...{ ...one.row, organ, itemName: items.get(one.row.itemCode) ?? one.row.itemCode, source: 'IMPORT' },
          ...{ case: null, duty: null, approvers: [], facts: [] },
        })
        return isNew ? 'TAKEN' : 'KNOWN'
      }),
    )
  }
}

const UNKNOWN_LICENCE = { zh: '检查对象库里没有这个许可编号和事项', en: 'No object has this licence and item' }

function takingInspections(services: Services, organ: string): TakeIn {
  const today = localDate(services.now())
  const named = streams(services)
  return async (lines) => {
    const looked = lines.map(({ row, cell }) => ({ row, looked: lookAtInspection(cell, today) }))
    const find = await objectsNamed(services, organ, soundRows(looked))
    return Promise.all(
      looked.map(async ({ row, looked: one }): Promise<Outcome> => {
        if (!one.ok) return { row, text: one.text }
        const { number, itemCode, on, passed, found: problem } = one.row
        const { known } = find(one.row)
        if (known === undefined) return { row, text: UNKNOWN_LICENCE }
        const { id: object, state } = known
        const { itemName, licence, holder, address } = state
        const isNew = await actBySystem(services, inspectionLife, named.past(organ, number), {
          type: 'EnterPastInspection',
          ...{ organ, number, object, itemCode, itemName, licence, holder, address, on, passed, found: problem },
        })
        return isNew ? 'TAKEN' : 'KNOWN'
      }),
    )
  }
}

const countsOf = (outcomes: readonly Outcome[]): Counts => ({
  taken: outcomes.filter((one) => one === 'TAKEN').length,
  known: outcomes.filter((one) => one === 'KNOWN').length,
  faults: outcomes.filter((one): one is ImportFault => typeof one === 'object'),
})

async function mark(services: Services, id: string, line: number, { taken, known, faults }: Counts): Promise<void> {
  const faulty = faults.length
  await actBySystem(services, importLife, id, { type: 'AdvanceImport', line, taken, known, faulty, faults })
}

/**
 * One entry for each line. Whatever ends the process, the next run goes on behind the last line that was marked; a
 * line that went in and was not marked yet is known to its own life, and counted as such.
 */
async function takeIn(services: Services, { id, state }: LifeRow<ImportState>): Promise<void> {
  const bytes = await services.files.find(state.file)
  if (bytes === undefined) throw new Error(`The table of the import ${id} is lost`)
  const licences = state.kind === 'LICENCES'
  const take = licences ? takingLicences(services, state.organ) : takingInspections(services, state.organ)
  let cells: ReturnType<typeof cellsOf>
  let waiting: Line[] = []
  let last = 0
  const flush = async () => {
    if (waiting.length > 0) await mark(services, id, last, countsOf(await take(waiting)))
    waiting = []
  }
  for await (const line of readTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))) {
    if (cells === undefined) {
      cells = cellsOf(line.cells, licences ? LICENCE_COLUMNS : INSPECTION_COLUMNS)
      if (cells === undefined) break
      continue
    }
    const empty = line.cells.every((cell) => cell.trim() === '')
    if (line.number <= state.line || empty) continue
    last = line.number
    waiting.push({ row: line.number, cell: cells(line.cells) })
    if (waiting.length >= AT_ONCE) await flush()
  }
  await flush()
  await actBySystem(services, importLife, id, { type: 'EndImport' })
}

/** Every minute: what was handed in is taken in, and what a crash broke off goes on. */
export const takeInImports: Job = {
  name: 'inspection.take-in-imports',
  cron: '* * * * *',
  run: async (services) => {
    const open = await findLifeRows<ImportState>(services.db, IMPORTS, 'not ended order by received_at', [])
    for (const { id } of open)
      await alone(services, `oneseal-inspection-import/${id}`, async () => {
        // As it stands now that nobody else is at it.
        const now = await findImport(services.db, id)
        if (now?.state.endedAt === null) await takeIn(services, now)
      })
  },
}
