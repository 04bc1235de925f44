import type { FeeLine } from './fees.ts'
import { fieldAt } from './form-fields.ts'
import type { StandardFault } from './standard-faults.ts'
import type { ItemStandard } from './standard.ts'

/** No basis, no charge (行政许可法 58, 59); a charge without a schedule could be any sum. */
export function feeFaults({ fee, form }: ItemStandard): readonly StandardFault[] {
  const dated = [
    ...(fee.schedule ?? []).map((line, i) => [`/fee/schedule/${i}`, line] as const),
    ...(fee.reductions ?? []).map((rule, i) => [`/fee/reductions/${i}`, rule] as const),
  ]
  return [
    ...(fee.charged && fee.basis === undefined ? [fault('/fee', 'FEE_WITHOUT_BASIS', '')] : []),
    ...(fee.charged && fee.schedule === undefined ? [fault('/fee', 'FEE_WITHOUT_SCHEDULE', '')] : []),
    ...dated.flatMap(([place, { name, from, until }]) => {
      const days = [from, until].filter((day) => day !== undefined)
      const wrong = days.some((day) => !isDay(day)) || (from !== undefined && until !== undefined && until < from)
      return wrong ? [fault(place, 'FEE_DATES', name.zh)] : []
    }),
    ...(fee.schedule ?? []).flatMap((line, i) => bracketFaults(line, form, `/fee/schedule/${i}/tiers`)),
  ]
}

/** Brackets rise to an open end, and the number that decides is one every applicant fills in. */
function bracketFaults({ name, tiers }: FeeLine, form: unknown, place: string): readonly StandardFault[] {
  if (tiers === undefined) return []
  const field = fieldAt(form, tiers.pointer)
  const ends = tiers.brackets.slice(0, -1).map(({ upTo }) => upTo ?? Infinity)
  const rising = ends.every((end, i) => Number.isFinite(end) && end > (ends[i - 1] ?? 0))
  return [
    ...(field?.always === true ? [] : [fault(place, 'POINTER_NOWHERE', tiers.pointer)]),
    ...(field === undefined || field.type === 'NUMBER' ? [] : [fault(place, 'FIELD_TYPE', tiers.pointer)]),
    ...(rising && tiers.brackets.at(-1)?.upTo === undefined ? [] : [fault(place, 'FEE_BRACKETS', name.zh)]),
  ]
}

/** A day that is in no calendar (2026-02-30) would never come. */
const isDay = (day: string): boolean => {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}

const fault = (place: string, code: StandardFault['code'], detail: string): StandardFault => ({ place, code, detail })
