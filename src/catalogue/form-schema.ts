import { Ajv } from 'ajv'
import type { ErrorObject, ValidateFunction } from 'ajv'
import {
  identifierFaultText,
  isPlainDate,
  parseCitizenId,
  parseMobileNumber,
  parseProjectCode,
  parseUnifiedSocialCreditCode,
} from '#kernel'

/** What is wrong with a value of one of our own formats, in both languages; undefined when nothing is. */
export type FormatFault = { readonly zh: string; readonly en: string } | undefined

/** A form is a document, not an event: it is checked without today's date, so a birth date may lie ahead. */
const NO_DAY_IS_LATER = '9999-12-31'

const FORMATS: Readonly<Record<string, (text: string) => FormatFault>> = {
  'cn-credit-code': (text) => {
    const found = parseUnifiedSocialCreditCode(text)
    return found.ok
      ? undefined
      : inBoth((language) => identifierFaultText('unifiedSocialCreditCode', found.code, language))
  },
  'cn-citizen-id': (text) => {
    const found = parseCitizenId(text, NO_DAY_IS_LATER)
    return found.ok ? undefined : inBoth((language) => identifierFaultText('citizenId', found.code, language))
  },
  'cn-mobile': (text) => {
    const found = parseMobileNumber(text)
    return found.ok ? undefined : inBoth((language) => identifierFaultText('mobileNumber', found.code, language))
  },
  'cn-project-code': (text) => {
    const found = parseProjectCode(text)
    return found.ok ? undefined : inBoth((language) => identifierFaultText('projectCode', found.code, language))
  },
  date: (text) =>
    isPlainDate(text)
      ? undefined
      : { zh: '日期应写成 2026-01-31 的样式，并且确有这一天', en: 'Write the date as 2026-01-31; the day must exist' },
}
const inBoth = (say: (language: 'zh' | 'en') => string): FormatFault => ({ zh: say('zh'), en: say('en') })

export const formatFault = (format: string, text: string): FormatFault => FORMATS[format]?.(text)

/** Annotations of ours that a validator has nothing to do with. */
export const FORM_KEYWORDS = ['x-en', 'x-en-description', 'x-when', 'x-prefill'] as const

/**
 * Content that is signed must reach the ledger as it was sent: nothing is coerced, filled in or stripped.
 * `strict` makes an unknown keyword or format an error when the form is loaded, not a check that silently passes.
 */
function newValidator(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: true })
  ajv.addVocabulary([...FORM_KEYWORDS])
  for (const [name, faultOf] of Object.entries(FORMATS)) {
    ajv.addFormat(name, { type: 'string', validate: (text: string) => faultOf(text) === undefined })
  }
  return ajv
}

/** A bureau has about 350 items, most on one general form, and a scenario asks for a handful of variants each. */
const COMPILED_MAX = 2_000
const compiled = new Map<string, ValidateFunction>()

/** Compiling takes milliseconds, so schemas of the same text share it. Throws, with Ajv's reason, when there is none. */
export function compileForm(schema: Readonly<Record<string, unknown>>): ValidateFunction {
  const text = JSON.stringify(schema)
  const known = compiled.get(text)
  if (known !== undefined) return known
  const validate = newValidator().compile(schema)
  const [oldest] = compiled.keys()
  if (compiled.size >= COMPILED_MAX && oldest !== undefined) compiled.delete(oldest)
  compiled.set(text, validate)
  return validate
}

export function formErrors(schema: Readonly<Record<string, unknown>>, document: unknown): readonly ErrorObject[] {
  const validate = compileForm(schema)
  return validate(document) ? [] : (validate.errors ?? [])
}

/** Whether a form can be shown and checked at all: it asks for something, and its schema stands. */
export function formIsUsable(form: unknown): boolean {
  if (typeof form !== 'object' || form === null || !('properties' in form)) return false
  const { properties } = form
  if (typeof properties !== 'object' || properties === null || Object.keys(properties).length === 0) return false
  try {
    compileForm({ ...form })
    return true
  } catch {
    // Ajv says by throwing that a schema is none.
    return false
  }
}
