import { readTable } from '#catalogue'
import type { RequestContext } from '#frame'
import { isPlainDate, jsonObjectOf } from '#kernel'
import type { ComparisonCommand, OutsidePermitCommand } from '../domain/outside-permit.ts'
import { comparisonLife, outsidePermitLife } from '../inquiry-lives.ts'
import { numbersIssuedHere } from '../projections/outside.ts'

/** 许可证号, 事项, 发证日期: the columns of a register, wherever they stand and whatever stands beside them. */
const COLUMNS = {
  number: ['许可证号', '证照编号', '证号', 'number'],
  item: ['事项', '事项名称', '许可事项', 'item'],
  issuedOn: ['发证日期', '许可日期', 'issuedOn'],
} as const
export const LINES_MAX = 20_000
const TEXT_MAX = 200

interface Line {
  readonly number: string
  readonly item: string
  readonly issuedOn: string
}
/** As people write it and as machines print it: without blanks, capitals, full-width signs made narrow. */
export const normalised = (number: string): string => number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

const dateOf = (text: string): string => {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.trim()) ?? []
  return year === undefined ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** Undefined when the first line does not name the three columns, or there is more than anybody compares at once. */
export async function readRegister(
  text: string,
): Promise<{ readonly lines: readonly Line[]; readonly left: number } | undefined> {
  let places: Readonly<Record<keyof typeof COLUMNS, number>> | undefined
  const lines: Line[] = []
  let left = 0
  for await (const { cells } of readTable(Buffer.from(text))) {
    if (places === undefined) {
      const placeOf = (names: readonly string[]) => cells.findIndex((cell) => names.includes(cell.trim()))
      places = {
        number: placeOf(COLUMNS.number),
        item: placeOf(COLUMNS.item),
        issuedOn: placeOf(COLUMNS.issuedOn),
      }
      if (Object.values(places).some((place) => place < 0)) return undefined
      continue
    }
    if (lines.length + left >= LINES_MAX) return undefined
    const cell = (place: number) => (cells[place] ?? '').trim().slice(0, TEXT_MAX)
    const line = {
      number: normalised(cell(places.number)),
      item: cell(places.item),
      issuedOn: dateOf(cell(places.issuedOn)),
    }
    if (line.number === '' || line.item === '' || !isPlainDate(line.issuedOn)) left += 1
    else lines.push(line)
  }
  return places === undefined ? undefined : { lines, left }
}

interface Asked {
  readonly organ: string
  readonly source: string
  /** Plain date from which everything had to come through the bureau. */
  readonly since: string
  readonly text: string
}
export type Compared = ComparisonCommand | 'UNREADABLE'

/** 台账比对: what the ledger issued is matched; the rest is written down, one life each, so that each is answered for. */
export async function compareRegister(context: RequestContext, asked: Asked): Promise<Compared> {
  const { organ, source, since } = asked
  const read = await readRegister(asked.text)
  if (read === undefined) return 'UNREADABLE'
  const due = read.lines.filter(({ issuedOn }) => issuedOn >= since)
  const here = await numbersIssuedHere(
    context.db,
    due.map(({ number }) => number),
  )
  const elsewhere = due.filter(({ number }) => !here.has(number))
  const at = context.now()
  for (const { number, item, issuedOn } of elsewhere) {
    const command: OutsidePermitCommand = {
      ...{ type: 'SeePermitElsewhere', at, by: '$actor', number, item, organ, issuedOn, source },
    }
    const stream = context.idFrom('outside permit', organ, number)
    // Seen by an earlier comparison: then it is known, and what was said about it stands.
    await context.run({
      ...{ life: outsidePermitLife.kind, stream, command: jsonObjectOf(command), by: context.actor },
    })
  }
  const counts = { lines: read.lines.length + read.left, matched: due.length - elsewhere.length }
  const left = read.left + read.lines.length - due.length
  return {
    ...{ type: 'CompareRegister', at, by: '$actor', organ, source, ...counts, unmatched: elsewhere.length, left },
  }
}

export const recordComparison = (context: RequestContext, command: ComparisonCommand) =>
  context.run({
    ...{ life: comparisonLife.kind, stream: context.newId(), command: jsonObjectOf(command), by: context.actor },
    ...(context.idempotency === undefined ? {} : { idempotency: context.idempotency }),
  })
