/** What one duty says about how a department claims; nothing in it names anybody or any case. */
export interface ClaimRow {
  readonly duty: string
  readonly organ: string
  readonly openedAt: string
  readonly due: string
  readonly claimedAt: string | null
  /** Returned to the bureau, as often as it was. */
  readonly returns: number
  /** Returns the bureau did not accept: it was the department's after all. */
  readonly wrongReturns: number
  /** Sent on to others, rightly. */
  readonly rerouted: boolean
  /** The first return, or null. */
  readonly returnedAt: string | null
  /** The department wrote it a second time into a system of its own. */
  readonly twice: boolean
}
export interface BulletinFigures {
  readonly organ: string
  readonly duties: number
  /** 准确度, 及时度, 便利度: parts of the whole, so that nothing is lost by rounding. */
  readonly accurate: number
  readonly inTime: number
  readonly convenient: number
  /** In tenths of a percent; null where there was nothing to count. */
  readonly accuracy: number | null
  readonly timeliness: number | null
  readonly convenience: number | null
}

/** Tenths of a percent, rounded half up. */
export const permille = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 1000 + whole / 2) / whole)

const QUARTER = /^(\d{4})-Q([1-4])$/
/** First instant of a quarter and of the next one, by the clock on the wall in Beijing. */
export function boundsOf(quarter: string): { readonly from: string; readonly until: string } | undefined {
  const found = QUARTER.exec(quarter)
  if (found === null) return undefined
  const [year, month] = [Number(found[1]), (Number(found[2]) - 1) * 3]
  const midnight = (months: number) => new Date(Date.UTC(year, months, 1) - 8 * 3_600_000).toISOString()
  return { from: midnight(month), until: midnight(month + 3) }
}
export const quarterOf = (day: string): string =>
  `${day.slice(0, 4)}-Q${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1)}`

/**
 * 准确度: it was claimed, or returned rightly; a return that the bureau could not follow counts against it.
 * 及时度: claimed or returned before it was due.
 * 便利度: done in one go, with no return refused and nothing written twice.
 */
export function figuresOf(rows: readonly ClaimRow[]): readonly BulletinFigures[] {
  const organs = [...new Set(rows.map(({ organ }) => organ))].sort()
  return organs.map((organ) => {
    const own = rows.filter((row) => row.organ === organ)
    const accurate = own.filter(isAccurate).length
    const inTime = own.filter(isInTime).length
    const convenient = own.filter(isConvenient).length
    const duties = own.length
    return {
      ...{ organ, duties, accurate, inTime, convenient },
      accuracy: permille(accurate, duties),
      timeliness: permille(inTime, duties),
      convenience: permille(convenient, duties),
    }
  })
}
const isAccurate = ({ claimedAt, rerouted, wrongReturns }: ClaimRow) =>
  wrongReturns === 0 && (claimedAt !== null || rerouted)
function isInTime({ claimedAt, returnedAt, due }: ClaimRow): boolean {
  const first = [claimedAt, returnedAt].filter((at) => at !== null).sort()[0]
  return first !== undefined && first <= due
}
const isConvenient = ({ claimedAt, returns, twice, rerouted }: ClaimRow) =>
  !twice && (rerouted ? returns === 1 : claimedAt !== null && returns === 0)

export interface AssessmentLine {
  readonly organ: string
  /** Quarter → the mean of its three indices; null where none was published for it. */
  readonly quarters: readonly (number | null)[]
  readonly score: number | null
}
/** 年度考核: the mean of what the frozen bulletins of a year say; quarters without duties count for nobody. */
export function assessmentOf(bulletins: readonly (readonly BulletinFigures[] | null)[]): readonly AssessmentLine[] {
  const organs = [...new Set(bulletins.flatMap((figures) => (figures ?? []).map(({ organ }) => organ)))].sort()
  return organs.map((organ) => {
    const quarters = bulletins.map((figures) => meanOf(figures?.find((one) => one.organ === organ)))
    const known = quarters.filter((score) => score !== null)
    return { organ, quarters, score: known.length === 0 ? null : Math.round(sum(known) / known.length) }
  })
}
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
function meanOf(figures: BulletinFigures | undefined): number | null {
  const indices = [figures?.accuracy, figures?.timeliness, figures?.convenience].filter(
    (one) => typeof one === 'number',
  )
  return indices.length === 0 ? null : Math.round(sum(indices) / indices.length)
}
