import { isJsonObject, parseJson } from '#kernel'
import type { JsonObject } from '#kernel'

export { isJsonObject, parseJson } from '#kernel'

/** JSON that we wrote ourselves, read back. */
export function parseJsonObject(text: string): JsonObject {
  const value = parseJson(text)
  if (!isJsonObject(value)) throw new Error('A JSON object was expected')
  return value
}
