import { isAskedFor, sameWords, sharedLines } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'
import type { LibraryCertificate, Services } from '#frame'
import type { FetchedProof } from './domain/events.ts'

/** What this item builds on and which certificate shows it; null where nothing shows it. */
export async function predecessorsOf(
  { catalogue }: Pick<Services['office'], 'catalogue'>,
  { predecessors = [] }: ItemStandard,
): Promise<readonly { readonly name: { readonly zh: string; readonly en?: string }; readonly type: string | null }[]> {
  return Promise.all(
    predecessors.map(async ({ item: code, certificateType }) => {
      const standard = (await catalogue.findItem(code))?.standard
      const type = certificateType ?? standard?.result?.certificateType ?? null
      return { name: standard?.name ?? { zh: code }, type }
    }),
  )
}

/**
 * What of the library's certificates this item asks for and that stands today: an agent may hold hundreds, and nobody
 * reads those the item does not name.
 */
export async function heldForItem(
  office: Pick<Services['office'], 'catalogue' | 'library'>,
  standard: ItemStandard,
  holder: string,
): Promise<readonly LibraryCertificate[]> {
  const shown = standard.materials.flatMap(({ source, certificateType }) =>
    source === 'CERTIFICATE_LIBRARY' ? (certificateType ?? []) : [],
  )
  const before = (await predecessorsOf(office, standard)).flatMap(({ type }) => type ?? [])
  const types = [...new Set([...shown, ...before])]
  if (types.length === 0) return []
  const held = await office.library.certificatesOf(holder, types)
  return held.filter(({ state }) => state === 'IN_FORCE')
}

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
