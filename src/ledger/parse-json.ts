import type { Json, JsonObject } from '#kernel'

/** JSON that we wrote ourselves, read back; here alone a parsed text is called by its type. */
export const parseJson = (text: string): Json => JSON.parse(text) as Json

export function parseJsonObject(text: string): JsonObject {
  const value = parseJson(text)
  if (!isJsonObject(value)) throw new Error('A JSON object was expected')
  return value
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
