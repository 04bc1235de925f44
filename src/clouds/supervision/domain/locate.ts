import { regionContains } from '#kernel'
import type { Json, JsonObject } from '#kernel'

/** A region's code and what an address calls it. */
export interface NamedRegion {
  readonly code: string
  readonly name: string
}

/**
 * Regions an address names, each as deep as it says. The object lies where its premises lie, not where the bureau sits;
 * several answers mean that the address contradicts itself.
 */
export function locate(address: string, regions: readonly NamedRegion[]): readonly string[] {
  const named = regions.filter(({ name }) => address.includes(name)).map(({ code }) => code)
  return named.filter((code) => !named.some((other) => other !== code && regionContains(code, other)))
}

/** Where the object is before where its people are: standards name their address fields each in their own way. */
const PLACE = /^(premises|project|place|shop|site|business|store|warehouse|facility).*address$/i
const ANY_ADDRESS = /address$/i
const NOT_THE_OBJECT = /(contact|home|mail|delivery|residence)/i

export function addressIn(form: JsonObject): string {
  const fields = Object.entries(form).filter(
    (entry: [string, Json]): entry is [string, string] =>
      ANY_ADDRESS.test(entry[0]) && typeof entry[1] === 'string' && entry[1] !== '',
  )
  const found =
    fields.find(([name]) => PLACE.test(name)) ?? fields.find(([name]) => !NOT_THE_OBJECT.test(name)) ?? fields[0]
  return found?.[1] ?? ''
}

/** GB/T 4754: a letter for the division, with or without two to four figures. */
const INDUSTRY_CODE = /^[A-T]\d{0,4}$/
export const isIndustryCode = (code: string): boolean => INDUSTRY_CODE.test(code)

/** The industry as the form states it. */
export function industryIn(form: JsonObject): string | null {
  const found = Object.entries(form).find(
    ([name, value]: [string, Json]) =>
      /industry(Code)?$/i.test(name) && typeof value === 'string' && isIndustryCode(value),
  )
  return typeof found?.[1] === 'string' ? found[1] : null
}
