import { chargeOf } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import { localDate } from '#kernel'
import type { Applicant, Charge } from './domain/events.ts'

interface Filed {
  readonly applicant: Applicant
  readonly answers: Readonly<Record<string, string>>
}

/** What is owed by the corrected form; nothing is said where the item charges nothing. */
export function chargeAfter(
  standard: ItemStandard,
  { applicant, answers }: Filed,
  form: unknown,
  at: string,
): { readonly charge?: Charge } {
  if (!standard.fee.charged) return {}
  return { charge: chargeOf(standard, { applicant: { ...applicant }, answers, form, day: localDate(at) }) }
}
