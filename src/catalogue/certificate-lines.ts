import { isJsonObject, parseJson } from '#kernel'
import type { Json, JsonObject } from '#kernel'
import type { ItemStandard } from './standard.ts'

/** A field of a form and the line of a certificate that say the same thing. */
export interface SharedLine {
  readonly field: string
  readonly title: string
  readonly value: string
}

/** Full-width brackets and blanks are how things are typed, not what they mean. */
const tidy = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/g, '')

/** A choice has values of its own, and a day of an old paper is not the day of a new application. */
const isFreeText = ({ type, oneOf, enum: listed, format }: JsonObject): boolean =>
  type === 'string' && oneOf === undefined && listed === undefined && format !== 'date'

/** Fields of the form whose title is a line of the certificate: 店铺名称 is 店铺名称 on both. */
export function sharedLines(
  { form }: Pick<ItemStandard, 'form'>,
  rows: readonly (readonly [label: string, value: string])[],
): SharedLine[] {
  const schema: Json = parseJson(JSON.stringify(form ?? {}))
  const properties = isJsonObject(schema) ? schema['properties'] : undefined
  if (!isJsonObject(properties)) return []
  return Object.entries(properties).flatMap(([field, definition]) => {
    const title = isJsonObject(definition) ? definition['title'] : undefined
    if (typeof title !== 'string' || !isJsonObject(definition) || !isFreeText(definition)) return []
    const line = rows.find(([label]) => tidy(label) === tidy(title))
    return line === undefined || line[1] === '—' ? [] : [{ field, title, value: line[1] }]
  })
}

/** 逐项比对: whether two writings mean the same, whatever keyboard wrote them. */
export const sameWords = (one: string, other: string): boolean => tidy(one) === tidy(other)
