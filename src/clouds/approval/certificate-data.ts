import type { ItemStandard } from '#catalogue/standard'
import { checkApplicant, checkForm } from './application-check.ts'
import type { Finding } from './application-check.ts'
import type { ApplicationRow } from './projections/case-row.ts'

/** Who holds it stands on every certificate, whatever rows it shows. */
const HOLDER = ['/applicant/name', '/applicant/idNumber']

/**
 * Nothing is granted while the certificate it yields could not be written: what it shows must be there and of its kind,
 * also after corrections. Told before the decision is signed, not by a paper that is owed for ever (WF-29).
 */
export function certificateDataFaults(
  standard: ItemStandard,
  { applicant, form, answers }: ApplicationRow,
  today: string,
): readonly Finding[] {
  if (standard.result === null || standard.changeKind === 'DEREGISTRATION') return []
  const shown = [...HOLDER, ...standard.result.fields.map(({ pointer }) => pointer)]
  const faults = [...checkApplicant(applicant, standard, today), ...checkForm(standard, form, answers)]
  return faults.filter(({ path }) => shown.some((pointer) => path === pointer || path.startsWith(`${pointer}/`)))
}
