import { openZip, readTable } from '#catalogue'
import type { Output } from '#contract'
import type { Handlers, RefusalAnswer, RequestContext } from '#frame'
import { may } from '#policy'
import type { Action, OfficerActor } from '#policy'
import type { api } from '../api.ts'
import { headingOf } from '../batches/stage.ts'
import { faultyRows, keepScan, stagedRows } from '../batches/staged-rows.ts'
import type { StagedRow } from '../batches/staged-rows.ts'
import { batchLife } from '../lives.ts'
import { findBatch, listBatches } from '../projections/batches.ts'
import type { BatchRow } from '../projections/batches.ts'
import { findType } from '../projections/types.ts'
import { act, NOT_FOUND, officerOf, organSeenBy, refuse, scanKind, sees, sendScan } from '../run-library.ts'

type View = Output<typeof api.judgeBatch>

/** What is shown of what is wrong; the rest is in the table to download. */
const FAULTS_SHOWN = 50
const FAULTS_AT_ONCE = 1000
const SCANS_BYTES_MAX = 512 * 1024 * 1024
const SCAN_BYTES_MAX = 20 * 1024 * 1024

async function batchView(context: RequestContext, row: BatchRow, officer: OfficerActor): Promise<View> {
  const { catalogue } = context.office
  const { organ, file: _, sample, wrong, plannedBy, receivedBy, signedBy, plannedAt: __, ...shown } = row
  const content = (await findType(context.db, row.certificateType))?.inForce?.content
  const working = row.phase === 'received' || row.phase === 'signedOff'
  const another = officer.id !== plannedBy && officer.id !== receivedBy
  return {
    ...shown,
    typeName: { zh: content?.name.zh ?? row.certificateType, en: content?.name.en ?? row.certificateType },
    organName: catalogue.nameIn(context.language, catalogue.organName(organ)),
    sampleSize: sample.length,
    wrong: [...wrong],
    plannedBy: catalogue.officerName(plannedBy),
    receivedBy: receivedBy === null ? null : catalogue.officerName(receivedBy),
    signedBy: signedBy === null ? null : catalogue.officerName(signedBy),
    columns: content === undefined ? [] : [...headingOf(content)],
    mayReceive: !working && may(officer, 'library.stock', { organs: [organ] }),
    maySignOff:
      row.phase === 'staged' && sample.length > 0 && another && may(officer, 'library.signOff', { organs: [organ] }),
  }
}

const rowView = ({ row, cells, faults, content }: StagedRow) => ({
  row,
  cells: [...cells],
  faults: [...faults],
  scan: (content?.file ?? null) !== null,
})

interface Open {
  readonly row: BatchRow
  readonly officer: OfficerActor
}
async function open(context: RequestContext, id: string, action: Action): Promise<Open | RefusalAnswer> {
  const officer = officerOf(context)
  const row = officer === undefined ? undefined : await findBatch(context.db, id)
  if (officer === undefined || row === undefined || !sees(officer, row.organ)) return NOT_FOUND
  if (action !== 'library.read' && !may(officer, action, { organs: [row.organ] })) return NOT_FOUND
  return { row, officer }
}

async function again(context: RequestContext, id: string, officer: OfficerActor): Promise<View | RefusalAnswer> {
  const row = await findBatch(context.db, id)
  return row === undefined ? NOT_FOUND : batchView(context, row, officer)
}

/** A table somebody opens in a spreadsheet: what would be taken for a formula stays text. */
const cell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
const line = (cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`

/** The table as it was handed in, only the lines that are wrong, each with what is wrong and where it stood. */
async function* faultTable(context: RequestContext, { id, round, file }: BatchRow): AsyncGenerator<string> {
  const bytes = await context.files.find(file ?? '')
  let heading: readonly string[] = []
  if (bytes !== undefined)
    for await (const { cells } of readTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))) {
      heading = cells
      break
    }
  yield `\uFEFF${line([...heading, '原表行号', '错误'])}`
  for (let after = 0; ;) {
    const rows = await faultyRows(context.db, { batch: id, round }, after, FAULTS_AT_ONCE)
    const last = rows.at(-1)
    if (last === undefined) return
    for (const { row, cells, faults } of rows) {
      const padded = heading.map((_, at) => cells[at] ?? '')
      yield line([...padded, String(row), faults.map(({ zh }) => zh).join('；')])
    }
    after = last.row
  }
}

async function readable(bytes: Uint8Array): Promise<boolean> {
  try {
    for await (const { cells } of readTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)))
      return cells.length > 1
    return false
  } catch {
    return false
  }
}

async function keepScans(context: RequestContext, batch: string, bytes: Uint8Array) {
  const zip = openZip(Buffer.from(bytes), SCANS_BYTES_MAX)
  const refused: string[] = []
  let kept = 0
  for (const name of zip.names.filter((one) => !one.endsWith('/'))) {
    const pieces: Buffer[] = []
    for await (const piece of zip.read(name)) pieces.push(piece)
    const scan = Buffer.concat(pieces)
    const base = name.split('/').at(-1) ?? name
    if (scanKind(scan) === undefined || scan.length > SCAN_BYTES_MAX) {
      refused.push(base.slice(0, 200))
      continue
    }
    await keepScan(context.db, batch, base.slice(0, 200), await context.files.put(scan))
    kept += 1
  }
  return { kept, refused: refused.slice(0, 100) }
}

type Doors =
  'batches' | 'batch' | 'planBatch' | 'receiveBatch' | 'receiveScans' | 'batchFaults' | 'batchScan' | 'judgeBatch'

export const batchHandlers: Pick<Handlers<typeof api>, Doors> = {
  batches: async (_, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const rows = await listBatches(context.db, organSeenBy(officer))
    const items = await Promise.all(rows.map((row) => batchView(context, row, officer)))
    const types = [...new Set(items.map(({ certificateType }) => certificateType))]
    const progress = types.flatMap((certificateType) => {
      const own = items.filter((one) => one.certificateType === certificateType)
      const sum = (pick: (one: View) => number) => own.reduce((total, one) => total + pick(one), 0)
      const { typeName } = own[0] ?? {}
      if (typeName === undefined) return []
      const taken = sum((one) => one.taken + one.known + (one.phase === 'signedOff' ? one.going : 0))
      return [
        {
          certificateType,
          typeName,
          expected: sum(({ expected }) => expected),
          taken,
          faulty: sum(({ faulty }) => faulty),
        },
      ]
    })
    return { items, progress }
  },

  batch: async ({ params }, context) => {
    const opened = await open(context, params.id, 'library.read')
    if ('refusal' in opened) return opened
    const { row, officer } = opened
    const place = { batch: row.id, round: row.round }
    const [sample, faulty] = await Promise.all([
      stagedRows(context.db, place, row.sample),
      faultyRows(context.db, place, 0, FAULTS_SHOWN),
    ])
    return { batch: await batchView(context, row, officer), sample: sample.map(rowView), faulty: faulty.map(rowView) }
  },

  planBatch: async ({ body }, context) => {
    const officer = officerOf(context)
    if (officer === undefined) return NOT_FOUND
    const type = (await findType(context.db, body.certificateType))?.inForce ?? null
    if (type === null) return refuse('TYPE_NOT_IN_FORCE')
    if (!type.content.organs.includes(officer.organ)) return refuse('TYPE_OTHER_ORGAN')
    const id = context.newId()
    const done = await act(context, batchLife, id, { type: 'PlanBatch', organ: officer.organ, ...body })
    return 'refusal' in done ? done : { id }
  },

  receiveBatch: async ({ params }, context) => {
    const opened = await open(context, params.id, 'library.stock')
    if ('refusal' in opened) return opened
    const { bytes = new Uint8Array() } = context
    if (!(await readable(bytes))) return refuse('TABLE_UNREADABLE')
    const file = await context.files.put(bytes)
    const done = await act(context, batchLife, params.id, { type: 'ReceiveBatchFile', file })
    return 'refusal' in done ? done : again(context, params.id, opened.officer)
  },

  receiveScans: async ({ params }, context) => {
    const opened = await open(context, params.id, 'library.stock')
    if ('refusal' in opened) return opened
    try {
      return await keepScans(context, params.id, context.bytes ?? new Uint8Array())
    } catch {
      return refuse('SCANS_UNREADABLE')
    }
  },

  batchFaults: async ({ params }, context) => {
    const opened = await open(context, params.id, 'library.stock')
    if ('refusal' in opened) return opened
    context.reply.stream(faultTable(context, opened.row), {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="faults.csv"',
      'cache-control': 'private, no-store',
    })
    return null
  },

  batchScan: async ({ params }, context) => {
    const opened = await open(context, params.id, 'library.read')
    if ('refusal' in opened) return opened
    const { id: batch, round, sample } = opened.row
    const [staged] = sample.includes(params.row) ? await stagedRows(context.db, { batch, round }, [params.row]) : []
    return sendScan(context, staged?.content?.file ?? null)
  },

  judgeBatch: async ({ params, body: { expectedVersion, looked } }, context) => {
    const opened = await open(context, params.id, 'library.signOff')
    if ('refusal' in opened) return opened
    const done = await act(context, batchLife, params.id, { type: 'JudgeSample', looked }, expectedVersion)
    return 'refusal' in done ? done : again(context, params.id, opened.officer)
  },
}
