import type { RequestContext } from '#frame'

export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** A name in both languages; where no English was written the Chinese stands. */
export const both = ({ zh, en }: { readonly zh: string; readonly en?: string | undefined }): Bilingual => ({
  zh,
  en: en === undefined || en === '' ? zh : en,
})

export function organIn({ office }: Pick<RequestContext, 'office'>, organ: string): Bilingual {
  const known = office.catalogue.organs().find(({ id }) => id === organ)
  return known === undefined ? { zh: '', en: '' } : { zh: known.name, en: known.nameEn }
}

/** An item's name as it stands today, or as its newest version had it. */
export function itemName({ office }: Pick<RequestContext, 'office'>, code: string): Bilingual {
  const newest = office.catalogue.versionsOf(code).at(-1)
  return newest === undefined ? { zh: code, en: code } : both(newest.standard.name)
}
