import type { RequestContext } from '#frame'

/** An organ as every reply names it. */
export function organView({ office }: RequestContext, id: string) {
  const found = office.catalogue.organs().find((organ) => organ.id === id)
  return { id, name: found === undefined ? { zh: '' } : { zh: found.name, en: found.nameEn } }
}
