import fc from 'fast-check'
import { dateOfDay } from '#kernel'

/** The keywords our contracts use; the library's schemas are plain JSON underneath. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, Schema>>
}

export const parseSchema = (schema: unknown): Schema => JSON.parse(JSON.stringify(schema)) as Schema

/** Characters that are legal and awkward: rare ideographs, emoji, right-to-left, quotes, control characters. */
const AWKWARD = ['a', '1', '章', '𠮷', '🏮', 'ع', "'", '"', '\\', '\n', '\u0001', '%', ' ', ';', '<', '-', '.', '/']

const text = ({ minLength = 0, maxLength = 30 }: Schema) =>
  fc
    .array(fc.constantFrom(...AWKWARD), { minLength, maxLength: Math.min(maxLength, minLength + 30) })
    .map((characters) => [...characters.join('')].slice(0, maxLength).join(''))

/** The first and the last day there are, a leap day, and days in no calendar. */
const EDGE_DAYS = ['0001-01-01', '2024-02-29', '9999-12-31', '2026-02-30', '0000-00-00', '2026-13-01']
const day = fc.oneof(
  fc.constantFrom(...EDGE_DAYS),
  fc.integer({ min: 0, max: 50_000 }).map((number) => dateOfDay(number)),
)
const HOURS = ['00:00:00.000', '15:59:59.999', '16:00:00.000', '23:59:60.000', '24:00:00.000']

function string(schema: Schema): fc.Arbitrary<string> {
  if (schema.format === 'date') return day
  if (schema.format === 'date-time')
    return fc.tuple(day, fc.constantFrom(...HOURS)).map(([date, hour]) => `${date}T${hour}Z`)
  return schema.pattern === undefined ? text(schema) : fc.stringMatching(new RegExp(schema.pattern, 'u'))
}

function object({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const parts = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valuesOf(each)]))
  return fc.record(parts, { requiredKeys: [...required] })
}

const HUGE = 2 ** 53 - 1

/** Values that fit the schema, with a liking for its edges. */
export function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valuesOf))
  switch (schema.type) {
    case 'string':
      return string(schema)
    case 'integer': {
      const [min, max] = [schema.minimum ?? -HUGE, schema.maximum ?? HUGE]
      return fc.oneof(
        fc.integer({ min: Math.max(min, -9), max: Math.max(min, Math.min(max, 99)) }),
        fc.constantFrom(min, max),
      )
    }
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e300, max: schema.maximum ?? 1e300, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const minLength = schema.minItems ?? 0
      return fc.array(valuesOf(schema.items ?? {}), {
        minLength,
        maxLength: Math.min(schema.maxItems ?? 4, minLength + 4),
      })
    }
    case 'object':
      return object(schema)
    default:
      return fc.jsonValue({ maxDepth: 3 })
  }
}

/** A value that fits but for one property, which holds whatever JSON can say or is missing. */
export function nearlyValuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {})
  if (names.length === 0) return fc.jsonValue()
  return fc
    .tuple(valuesOf(schema), fc.constantFrom(...names), fc.option(fc.jsonValue(), { nil: undefined }))
    .map(([value, name, other]) => ({ ...(value as object), [name]: other }))
}
