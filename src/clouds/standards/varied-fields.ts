import { fieldWords, sectionOf, valueWords } from '#contract'
import { divergences } from '#catalogue'
import type { GeneralCatalogueItem, LintFinding } from '#catalogue'
import type { ItemStandard } from '#catalogue/standard'

const PLACES = {
  parentName: '/parentName',
  kind: '/kind',
  domain: '/domain',
  audience: '/audience',
  statutory: '/limits/statutory',
  materials: '/materials',
  charged: '/fee/charged',
  certificateName: '/result/name',
  validityYears: '/result/validityYears',
  reformMode: '/reformMode',
} as const

/**
 * ST-22: what the catalogue from above fixes may not be varied here; a draft that does is refused at submission, and a
 * published item that does is shown with it.
 */
export function variedFields(
  standard: ItemStandard,
  general: ReadonlyMap<string, GeneralCatalogueItem>,
): readonly LintFinding[] {
  const above = general.get(standard.generalItem ?? '')
  if (above === undefined) return []
  return divergences(above, standard).map(({ field, fixed, local }) => {
    const place = PLACES[field]
    const [name, wanted, found] = [fieldWords(field), valueWords(fixed), valueWords(local)]
    return {
      code: 'GENERAL_CATALOGUE_VARIED',
      severity: 'ERROR',
      section: sectionOf(place),
      place,
      text: {
        zh: `「${name.zh}」由上级通用目录「${above.name.zh}」统一规定为「${wanted.zh}」，不得改为「${found.zh}」`,
        en: `“${name.en}” is fixed by the general catalogue as “${wanted.en}” and may not be “${found.en}”`,
      },
    }
  })
}
