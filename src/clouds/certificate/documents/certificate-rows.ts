import type { ItemStandard } from '#catalogue/standard'
import type { Applicant } from '#clouds/approval/events'
import { isJsonList } from '#kernel'
import type { Json, JsonObject } from '#kernel'

/** What of a submitted application a certificate may show. */
export interface Shown {
  readonly applicant: Applicant
  readonly form: JsonObject
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !isJsonList(value)

const member = (value: Json | undefined, name: string): Json | undefined => {
  if (isJsonList(value)) return value[Number(name)]
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

/** RFC 6901: `~1` stands for a slash and `~0` for a tilde. */
const unescape = (token: string) => token.replaceAll('~1', '/').replaceAll('~0', '~')

export const pointed = (value: Json, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .map(unescape)
    .reduce<Json | undefined>((found, token) => member(found, token), value)

/** As people write it: a choice by its title, a list with its commas, yes and no as words. */
function written(value: Json | undefined, schema: Json | undefined): string {
  if (value === undefined || value === null || value === '') return '—'
  if (isJsonList(value)) return value.map((one) => written(one, member(schema, 'items'))).join('、')
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (isObject(value)) return '—'
  const choices = member(schema, 'oneOf')
  const choice = isJsonList(choices) ? choices.find((one) => member(one, 'const') === value) : undefined
  const title = member(choice, 'title')
  return typeof title === 'string' ? title : String(value)
}

/** The standard's form schema as the plain JSON it was published as. */
function parseFormSchema(standard: ItemStandard): Json {
  return JSON.parse(JSON.stringify(standard.form ?? {})) as Json
}

/** Title of a form field, as the applicant read it; its pointer when the schema does not know it. */
export function fieldTitle(standard: ItemStandard, pointer: string): string {
  const name = unescape(pointer.split('/').at(-1) ?? '')
  const title = pointed(parseFormSchema(standard), `/properties/${name}/title`)
  return typeof title === 'string' ? title : pointer
}

/** The lines of a certificate: label and value, in the order of the standard. */
export function certificateRows(standard: ItemStandard, shown: Shown): (readonly [string, string])[] {
  const { kind, name, idNumber, phone } = shown.applicant
  const source: Json = { applicant: { kind, name, idNumber, phone }, form: shown.form }
  const schema: Json = { properties: { form: parseFormSchema(standard) } }
  const schemaAt = (pointer: string) =>
    pointer
      .split('/')
      .slice(1)
      .map(unescape)
      .reduce<Json | undefined>((found, token) => member(member(found, 'properties'), token), schema)
  return (standard.result?.fields ?? []).map(({ label, pointer }) => [
    label.zh,
    written(pointed(source, pointer), schemaAt(pointer)),
  ])
}
