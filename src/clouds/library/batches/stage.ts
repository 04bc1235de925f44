import { createHash } from 'node:crypto'
import { readTable } from '#catalogue'
import type { TableLine } from '#catalogue'
import type { Services } from '#frame'
import { localDate } from '#kernel'
import { checkCertificate } from '../domain/check-certificate.ts'
import type { Claimed, Fault } from '../domain/check-certificate.ts'
import type { TypeContent } from '../domain/events.ts'
import type { BatchRow } from '../projections/batches.ts'
import { findType } from '../projections/types.ts'
import { dropOtherRounds, keepStaged, numbersHeld, scansOf, soundBefore } from './staged-rows.ts'
import type { StagedRow } from './staged-rows.ts'
import { runOnBatch } from './run-batch.ts'

/** Names of the columns every type has, as offices write them. */
export const COLUMNS = {
  number: '证照编号',
  holderName: '持证主体',
  holderCode: '持证主体代码',
  validFrom: '发证日期',
  validUntil: '有效期至',
  scan: '扫描件',
} as const
/** One statement's worth. */
const CHUNK = 1000
/** GB/T 2828 would ask for 125 to 200 of a lot this size; at least five, so that a small batch is looked at too. */
const SAMPLE_SHARE = 0.01
const SAMPLE_MIN = 5
const SAMPLE_MAX = 125

export const headingOf = (type: TypeContent): readonly string[] => [
  ...Object.values(COLUMNS),
  ...type.fields.map(({ label }) => label.zh),
]

type Reading = (cells: readonly string[]) => { readonly claimed: Claimed; readonly scan: string }
function readingOf(heading: readonly string[], type: TypeContent): Reading | undefined {
  const at = (name: string) => heading.findIndex((cell) => cell.trim() === name)
  const places = Object.fromEntries(Object.entries(COLUMNS).map(([key, name]) => [key, at(name)]))
  const fields = type.fields.map(({ id, label }) => [id, at(label.zh)] as const)
  const needed = ['number', 'holderName', 'holderCode', 'validFrom'].every((key) => (places[key] ?? -1) >= 0)
  if (!needed) return undefined
  return (cells) => {
    const cell = (place = -1) => (place < 0 ? '' : (cells[place] ?? ''))
    return {
      claimed: {
        number: cell(places['number']),
        holderName: cell(places['holderName']),
        holderCode: cell(places['holderCode']),
        validFrom: cell(places['validFrom']),
        validUntil: cell(places['validUntil']),
        fields: Object.fromEntries(fields.map(([id, place]) => [id, cell(place)])),
      },
      scan: cell(places['scan']).trim(),
    }
  }
}

const wrong = (field: string, zh: string, en: string): readonly Fault[] => [{ field, zh, en }]
const NO_HEADING = wrong('number', '第一行没有规定的列名', 'The first line lacks the columns')

/** The lines with the lowest hashes: whoever has the table can draw the same sample again, and nobody chose it. */
class Sample {
  readonly #place: string
  #drawn: { readonly row: number; readonly lot: string }[] = []
  #sound = 0

  constructor(batch: string, file: string) {
    this.#place = `${batch} ${file}`
  }
  add(row: number): void {
    this.#sound += 1
    const lot = createHash('sha256')
      .update(`${this.#place} ${String(row)}`)
      .digest('hex')
    const last = this.#drawn.at(-1)
    if (this.#drawn.length >= SAMPLE_MAX && last !== undefined && lot > last.lot) return
    this.#drawn = [...this.#drawn, { row, lot }].sort((a, b) => (a.lot < b.lot ? -1 : 1)).slice(0, SAMPLE_MAX)
  }
  rows(): readonly number[] {
    const size = Math.min(SAMPLE_MAX, Math.max(SAMPLE_MIN, Math.ceil(this.#sound * SAMPLE_SHARE)))
    return this.#drawn
      .slice(0, size)
      .map(({ row }) => row)
      .sort((a, b) => a - b)
  }
}

interface Staging {
  readonly type: TypeContent
  readonly batch: BatchRow
  readonly scans: ReadonlyMap<string, string>
  readonly today: string
  readonly reading: Reading
  /** Numbers of this table so far, with the line each first stood in. */
  readonly seen: Map<string, number>
}

function look(staging: Staging, { number: row, cells }: TableLine): StagedRow {
  const { claimed, scan } = staging.reading(cells)
  const checked = checkCertificate(staging.type, claimed, staging.today)
  const faults: Fault[] = 'holder' in checked ? [] : [...checked]
  const number = claimed.number.trim()
  const first = staging.seen.get(number)
  if (number !== '' && first !== undefined)
    faults.push(
      ...wrong('number', `与第 ${String(first)} 行编号重复`, `The number stands in line ${String(first)} already`),
    )
  else staging.seen.set(number, row)
  const file = scan === '' ? null : staging.scans.get(scan)
  if (file === undefined)
    faults.push(...wrong('scan', `没有上传扫描件「${scan}」`, `The scan ${scan} was not handed in`))
  const { from, until } = staging.batch
  if ('holder' in checked && (checked.validFrom < from || checked.validFrom > until))
    faults.push(...wrong('validFrom', '发证日期不在批次计划的期间内', 'Issued outside the period of the plan'))
  const sound = 'holder' in checked && file !== undefined && faults.length === 0
  return { row, cells, content: sound ? { ...checked, file } : null, faults }
}

/** What the library has already is told before anybody signs for it. */
async function keep(services: Services, { batch }: Staging, rows: readonly StagedRow[], sample: Sample) {
  const numbers = rows.flatMap(({ content }) => (content === null ? [] : [content.number]))
  const held = await numbersHeld(services.db, batch, numbers)
  const looked = rows.map((row): StagedRow =>
    row.content !== null && held.has(row.content.number)
      ? { ...row, content: null, faults: wrong('number', '证照库中已有该编号', 'The library has this number') }
      : row,
  )
  for (const { row, content } of looked) if (content !== null) sample.add(row)
  await keepStaged(services.db, { batch: batch.id, round: batch.round }, looked)
  return looked.filter(({ content }) => content === null).length
}

const bytesOf = async ({ files }: Services, { id, file }: BatchRow): Promise<Buffer> => {
  const bytes = await files.find(file ?? '')
  if (bytes === undefined) throw new Error(`The table of the batch ${id} cannot be read`)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * Looks at every line of the table that was handed in. A thousand lines are kept at a time: whatever ends the process,
 * the next run reads over what was kept, for its numbers and its place in the sample, and looks at the rest.
 */
export async function stageBatch(services: Services, batch: BatchRow): Promise<void> {
  const type = (await findType(services.db, batch.certificateType))?.inForce?.content
  if (type === undefined) throw new Error(`The type of the batch ${batch.id} is not in force`)
  const table = await bytesOf(services, batch)
  const place = { batch: batch.id, round: batch.round }
  await dropOtherRounds(services.db, place)
  const [scans, before] = [await scansOf(services.db, batch.id), await soundBefore(services.db, place)]
  const sample = new Sample(batch.id, batch.file ?? '')
  let staging: Staging | undefined
  let [rows, faulty] = [0, 0]
  let waiting: StagedRow[] = []
  for await (const line of readTable(table)) {
    if (staging === undefined) {
      const reading = readingOf(line.cells, type)
      if (reading === undefined) {
        const fault: StagedRow = { row: line.number, cells: line.cells, content: null, faults: NO_HEADING }
        await keepStaged(services.db, place, [fault])
        ;[rows, faulty] = [1, 1]
        break
      }
      staging = { type, batch, scans, today: localDate(services.now()), reading, seen: new Map() }
      continue
    }
    rows += 1
    const known = before.get(line.number)
    if (known !== undefined) {
      const number = staging.reading(line.cells).claimed.number.trim()
      if (!staging.seen.has(number)) staging.seen.set(number, line.number)
      if (known) sample.add(line.number)
      else faulty += 1
      continue
    }
    waiting.push(look(staging, line))
    if (waiting.length < CHUNK) continue
    faulty += await keep(services, staging, waiting, sample)
    waiting = []
  }
  if (staging !== undefined && waiting.length > 0) faulty += await keep(services, staging, waiting, sample)
  await runOnBatch(services, batch.id, {
    type: 'RecordStaging',
    round: batch.round,
    rows,
    faulty,
    sample: [...sample.rows()],
  })
}
