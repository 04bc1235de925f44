import { loadMatters } from '../load-matters.ts'
import type { ItemStandard } from '../standard.ts'

const { standards } = await loadMatters(new URL('../../../matters', import.meta.url).pathname)

/** The food business licence, authored in full: what comparing and linting are tried on. */
export function aFullStandard(): ItemStandard {
  const found = standards.find(({ code }) => code === '990101001001')
  if (found === undefined) throw new Error('The demo district has no food business licence')
  return structuredClone(found)
}
