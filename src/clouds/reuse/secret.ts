import type { Services } from '#frame'

/**
 * The key a department's system signs with. It is made from the installation's own key whenever it is needed, so that
 * no table and no backup holds it, and it differs for every grant.
 */
export const secretOf = (idFrom: Services['idFrom'], grant: string): string =>
  ['one', 'two', 'three'].map((part) => idFrom('calling system', grant, part).replaceAll('-', '')).join('')
