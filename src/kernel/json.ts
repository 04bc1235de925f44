/** Everything JSON can say. Bodies of entries, replies and forms are made of nothing else. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
/** What JSON.parse answers is JSON by its nature; this is the one place that says so to the compiler. */
export const parseJson = (text: string): Json => JSON.parse(text) as Json

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isJsonList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** Values of our own typed shapes, as the JSON they are. */
export function jsonObjectOf(value: object): JsonObject {
  const json = parseJson(JSON.stringify(value))
  if (!isJsonObject(json)) throw new Error('Not a JSON object')
  return json
}

export type JsonObject = Readonly<Record<string, Json>>
