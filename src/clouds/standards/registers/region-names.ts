import type { RequestContext } from '#frame'
import { both } from '../names.ts'
import type { Bilingual } from '../names.ts'
import { shortRegion } from './region-tree.ts'

/** What a region is called; one that the district does not name is known by its code. */
export function regionNames({ office }: Pick<RequestContext, 'office'>): (code: string) => Bilingual {
  const names = new Map(office.catalogue.regions.map(({ code, name }) => [shortRegion(code), both(name)]))
  return (code) => names.get(shortRegion(code)) ?? { zh: code, en: code }
}
