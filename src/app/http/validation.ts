import { Ajv2020 } from 'ajv/dist/2020.js'
import type { ErrorObject, ValidateFunction } from 'ajv'
import type { TSchema } from 'typebox'
import { FORMATS } from '#contract'
import type { Fields } from './problem.ts'
import { Refused } from './problem.ts'

const OPTIONS = { allErrors: true, strictTypes: false, strictTuples: false, strictRequired: false } as const

/** Bodies are taken as they are: a value that was coerced, stripped or filled in is not what a person signed. */
const bodies = new Ajv2020({ ...OPTIONS, coerceTypes: false, removeAdditional: false, useDefaults: false })
/** Parameters and queries are text by nature; numbers in them have to be read. */
const texts = new Ajv2020({ ...OPTIONS, coerceTypes: true })
for (const ajv of [bodies, texts]) for (const [name, fits] of Object.entries(FORMATS)) ajv.addFormat(name, fits)

export const compileBody = (schema: TSchema): ValidateFunction => bodies.compile(schema)
const compileText = (schema: TSchema): ValidateFunction => texts.compile(schema)

/**
 * The same, compiled when the first request comes: seven hundred doors take two seconds of processor time, and most of
 * them nobody knocks at in the first hour. Ajv keeps what it compiled by schema, so it happens once.
 */
function whenAsked(compile: () => ValidateFunction): Validator {
  let compiled: ValidateFunction | undefined
  const validate: Validator = (value) => {
    compiled ??= compile()
    const isValid = compiled(value)
    validate.errors = compiled.errors ?? null
    return isValid
  }
  return validate
}
/** As fastify calls it. */
interface Validator {
  (value: unknown): boolean
  errors?: ErrorObject[] | null
}
export const bodyValidator = (schema: TSchema): Validator => whenAsked(() => compileBody(schema))
export const textValidator = (schema: TSchema): Validator => whenAsked(() => compileText(schema))

const FIELDS_MAX = 30

/** The sentence for one broken keyword. What is not listed is said in general words. */
function sentenceOf({ keyword, params }: ErrorObject): { readonly message: string; readonly messageEn: string } {
  const limit = String(params['limit'] ?? '')
  if (params['format'] === 'date') return { message: '没有这一天', messageEn: 'is a day that does not exist' }
  const type = String(params['type'] ?? '')
  const sentences: Readonly<Record<string, readonly [zh: string, en: string]>> = {
    required: ['必填', 'is required'],
    type: [`类型应为 ${type}`, `must be of type ${type}`],
    pattern: ['格式不正确', 'has the wrong format'],
    format: ['格式不正确', 'has the wrong format'],
    enum: ['不在可选范围内', 'is not one of the choices'],
    const: ['不是规定的值', 'is not the fixed value'],
    minLength: [`至少 ${limit} 个字符`, `needs at least ${limit} characters`],
    maxLength: [`最多 ${limit} 个字符`, `may have at most ${limit} characters`],
    minimum: [`不得小于 ${limit}`, `must be at least ${limit}`],
    exclusiveMinimum: [`必须大于 ${limit}`, `must be more than ${limit}`],
    maximum: [`不得大于 ${limit}`, `must be at most ${limit}`],
    minItems: [`至少 ${limit} 项`, `needs at least ${limit} items`],
    maxItems: [`最多 ${limit} 项`, `may have at most ${limit} items`],
    uniqueItems: ['含有重复项', 'holds the same item twice'],
    additionalProperties: ['不应有此项', 'is not expected here'],
  }
  const [message, messageEn] = sentences[keyword] ?? ['不符合要求', 'is not as required']
  return { message, messageEn }
}

/** A missing or surplus property is named itself, not the object it is missing from. */
function pathOf({ instancePath, params }: ErrorObject): string {
  const property: unknown = params['missingProperty'] ?? params['additionalProperty'] ?? params['unevaluatedProperty']
  const escaped = typeof property === 'string' ? `/${property.replaceAll('~', '~0').replaceAll('/', '~1')}` : ''
  return instancePath + escaped
}

/** One line per field: the first thing that is wrong with it, in both languages. */
export function fieldsOf(errors: readonly ErrorObject[]): Fields {
  const fields = new Map<string, Fields[number]>()
  for (const error of errors) {
    const path = pathOf(error)
    if (!fields.has(path)) fields.set(path, { path, ...sentenceOf(error) })
    if (fields.size >= FIELDS_MAX) break
  }
  return [...fields.values()]
}

const DEPTH_MAX = 60
/**
 * No form we know has a tenth of it. A mebibyte of empty objects where papers are expected makes a million and a half
 * validation errors (measured: two seconds and 280 MB), all told in thirty lines.
 */
const VALUES_MAX = 20_000

/**
 * Refuses what JSON can say and the ledger cannot keep: NUL, half of a surrogate pair, numbers beyond a double,
 * nesting that would exhaust the stack of whoever reads it later, and more values than anybody fills in.
 */
export function assertKeepable(value: unknown): void {
  let values = 0
  const look = (each: unknown, depth: number): void => {
    values += 1
    if (values > VALUES_MAX) throw new Refused('TOO_MANY_VALUES')
    if (typeof each === 'string') {
      assertText(each)
      return
    }
    if (typeof each === 'number' && !Number.isFinite(each)) throw new Refused('BODY_UNREADABLE')
    if (typeof each !== 'object' || each === null) return
    if (depth >= DEPTH_MAX) throw new Refused('TOO_DEEP')
    for (const [key, inner] of Object.entries(each)) {
      assertText(key)
      look(inner, depth + 1)
    }
  }
  look(value, 0)
}

function assertText(text: string): void {
  if (text.includes('\0') || /\p{Surrogate}/u.test(text)) throw new Refused('FORBIDDEN_CHARACTER')
}
