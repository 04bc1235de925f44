import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { EVENTS_PER_CASE_MAX, instantOf, LogUnreadable, named } from './log.ts'
import type { LogCase, LogEvent } from './log.ts'

type Column = 'case' | 'step' | 'person' | 'group' | 'at' | 'transition' | 'begun' | 'ended' | 'deadline'

/** As the common exports of event logs name their columns. */
const NAMES: Readonly<Record<Column, readonly string[]>> = {
  case: ['case:concept:name', 'case_id', 'caseid', 'case id', 'case'],
  step: ['concept:name', 'activity', 'event'],
  person: ['org:resource', 'resource', 'user'],
  group: ['org:group', 'group', 'department'],
  at: ['time:timestamp', 'timestamp', 'complete timestamp', 'time'],
  transition: ['lifecycle:transition', 'lifecycle'],
  begun: ['case:startdate', 'startdate'],
  ended: ['case:enddate', 'enddate'],
  deadline: ['case:deadline', 'deadline'],
}
const NEEDED: readonly Column[] = ['case', 'step', 'at']
const LINE_MAX = 1_000_000

type Row = Readonly<Record<Column, string | undefined>>
type Places = Readonly<Record<Column, number>>

function placesOf(header: readonly string[]): Places {
  const heads = header.map((one) => one.trim().toLowerCase())
  const place = (column: Column): number =>
    NAMES[column].map((name) => heads.indexOf(name)).find((index) => index >= 0) ?? -1
  const places: Places = {
    ...{ case: place('case'), step: place('step'), person: place('person'), group: place('group'), at: place('at') },
    ...{ transition: place('transition'), begun: place('begun'), ended: place('ended'), deadline: place('deadline') },
  }
  const missing = NEEDED.filter((column) => places[column] < 0)
  if (missing.length > 0)
    throw new LogUnreadable(
      `Line 1: the columns of a log are wanted: ${missing.map((column) => NAMES[column][0]).join(', ')} missing`,
    )
  return places
}

const rowOf = (cells: readonly string[], places: Places): Row => {
  const cell = (column: Column) => cells[places[column]]
  return {
    ...{ case: cell('case'), step: cell('step'), person: cell('person'), group: cell('group'), at: cell('at') },
    ...{ transition: cell('transition'), begun: cell('begun'), ended: cell('ended'), deadline: cell('deadline') },
  }
}

/** Lines of one case may stand anywhere in a table, so cases are whole only at its end. */
class Cases {
  readonly #cases = new Map<string, { readonly first: Row; readonly events: LogEvent[] }>()

  add(row: Row, line: number): void {
    const id = named(row.case)
    if (id === null) throw new LogUnreadable(`Line ${String(line)}: the case is not named`)
    const known = this.#cases.get(id) ?? { first: row, events: [] }
    this.#cases.set(id, known)
    if (known.events.length >= EVENTS_PER_CASE_MAX)
      throw new LogUnreadable(`Line ${String(line)}: one case has more events than any case of an office`)
    const transition = (named(row.transition) ?? 'complete').toLowerCase()
    const { person, group, at, step } = row
    known.events.push({
      ...{ step: named(step) ?? '', person: named(person), group: named(group), at: instantOf(at), transition },
    })
  }

  *whole(): Generator<LogCase> {
    for (const [id, { first, events }] of this.#cases) {
      const { begun, ended, deadline } = first
      yield { id, begun: instantOf(begun), ended: instantOf(ended), deadline: instantOf(deadline), events }
    }
  }
}

/** The cases of a log as a table (RFC 4180), header first. */
export async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<LogCase> {
  const parser = parse({ bom: true, skipEmptyLines: true, maxRecordSize: LINE_MAX, relaxColumnCount: false })
  const rows: AsyncIterable<readonly string[]> = Readable.from(text).pipe(parser)
  const cases = new Cases()
  let places: Places | undefined
  let line = 0
  try {
    for await (const cells of rows) {
      line += 1
      if (places === undefined) places = placesOf(cells)
      else cases.add(rowOf(cells, places), line)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new LogUnreadable(`Line ${String(line + 1)}: this is no line of a table (${error.message})`)
  }
  if (places === undefined) throw new LogUnreadable('The file is empty.')
  yield* cases.whole()
}
