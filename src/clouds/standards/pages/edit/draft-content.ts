import type { ItemStandard } from '#catalogue/standard'

/** The rim to what the server keeps: a draft was a published standard once and is changed only by this editor. */
export const parseDraftContent = (content: unknown): ItemStandard => content as never

/** An object with this optional part, or without it when there is nothing to say. */
export function withPart<T extends object, K extends keyof T>(whole: T, key: K, part: T[K] | undefined): T {
  if (part !== undefined) return { ...whole, [key]: part }
  const rest = { ...whole }
  Reflect.deleteProperty(rest, key)
  return rest
}

/** An id no other row has: m1, m2 … Ids are never shown; they tie rows together across versions. */
export function freshId(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1
  while (taken.includes(`${prefix}${String(number)}`)) number += 1
  return `${prefix}${String(number)}`
}
