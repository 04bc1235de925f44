import { isAskedFor, sameWords, sharedLines } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { LibraryCertificate } from '#frame'
import type { FetchedProof } from './domain/events.ts'

/** Whether the library has to be asked at all: most items ask for nothing it could hold. */
export const looksIntoLibrary = ({ materials, predecessors = [] }: ItemStandard): boolean =>
  predecessors.length > 0 ||
  materials.some(({ source, certificateType }) => source === 'CERTIFICATE_LIBRARY' && certificateType !== undefined)

/**
 * ST-34: an approval or a proof our own library holds in the applicant's name is fetched when he files. What it does
 * not hold is not his to bring either: the officer looks it up with whoever issued it. What form and certificate both
 * say is held against each other, line by line.
 */
export function fetchProofs(
  standard: ItemStandard,
  answers: Readonly<Record<string, string>>,
  form: Readonly<Record<string, unknown>>,
  held: readonly LibraryCertificate[],
): readonly FetchedProof[] {
  return standard.materials.flatMap(({ id, source, certificateType, when }): readonly FetchedProof[] => {
    if (source !== 'CERTIFICATE_LIBRARY' || certificateType === undefined || !isAskedFor(when, answers)) return []
    const found = held.find((one) => one.certificateType === certificateType)
    if (found === undefined) return []
    const { identifier, name, validUntil, version, rows } = found
    const compared = sharedLines(standard, rows).flatMap(({ field, title, value }) => {
      const written = form[field]
      if (typeof written !== 'string' || written.trim() === '') return []
      return [{ title, written, held: value, same: sameWords(written, value) }]
    })
    return [{ material: id, identifier, certificateType, name, validUntil, version, compared }]
  })
}
