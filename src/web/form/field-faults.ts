import { Validator } from '@cfworker/json-schema'
import type { Schema } from '@cfworker/json-schema'
import { formatFault } from './formats.ts'
import { fieldNames, isNode, nodeOf, textOf } from './schema-nodes.ts'
import type { FormValues, SchemaNode } from './schema-nodes.ts'

/** One thing wrong at one field. */
export interface FieldFault {
  /** Names from the form down to the field: ['staff', '0', 'name']. */
  readonly path: readonly string[]
  readonly title: string
  readonly text: string
}
/** In a list of errors the sentence must say which field it means; at the field it need not. */
export const withTitle = ({ title, text }: FieldFault, language: Language): string =>
  text.includes(title) ? text : `${title}${language === 'zh' ? '：' : ': '}${text}`

type Language = 'zh' | 'en'

/** The validator's own type of a schema; ours was read as JSON and is no more than that. */
export const validatorSchema = (node: SchemaNode): Schema => ({ ...node })

/** What is wrong with a form, one sentence a field, in the order in which the fields stand on the screen. */
export function fieldFaults(
  schema: SchemaNode,
  values: FormValues,
  order: readonly string[],
  language: Language,
): readonly FieldFault[] {
  // shortCircuit off: every fault at once, so that nobody mends a form one error at a time.
  const { errors } = new Validator(validatorSchema(schema), '7', false).validate(values)
  const faults = new Map<string, FieldFault>()
  const add = (fault: FieldFault) => {
    const key = fault.path.join('/')
    if (key !== '' && !faults.has(key)) faults.set(key, fault)
  }
  for (const { keyword, instanceLocation } of errors) {
    const path = instanceLocation.split('/').slice(1).map(unescaped)
    const node = nodeAt(schema, path)
    const value = valueAt(values, path)
    if (keyword === 'required') {
      for (const name of missingNames(node, value)) {
        const title = titleOf(nodeAt(schema, [...path, name]), name)
        add({ path: [...path, name], title, text: requiredText(title, language) })
      }
    } else if (!CONTAINERS.has(keyword)) {
      const title = titleOf(node, path.at(-1) ?? '')
      add({ path, title, text: sentenceOf(keyword, node, value, title, language) })
    }
  }
  const rank = (fault: FieldFault) => fieldNames(schema, order).indexOf(fault.path[0] ?? '')
  return [...faults.values()].sort((a, b) => rank(a) - rank(b))
}

/** Faults of a whole that only repeat the fault of a part. */
const CONTAINERS = new Set(['properties', 'items', 'additionalProperties', 'allOf', 'if', 'then', 'else', '$ref'])

const unescaped = (token: string): string => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~')

function nodeAt(schema: SchemaNode, path: readonly string[]): SchemaNode {
  return path.reduce<SchemaNode>((node, name) => {
    const properties = nodeOf(node['properties'])
    return nodeOf(name in properties ? properties[name] : node['items'])
  }, schema)
}

function valueAt(values: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)]
    return isNode(value) ? value[name] : undefined
  }, values)
}

function missingNames(node: SchemaNode, value: unknown): readonly string[] {
  const required = Array.isArray(node['required']) ? node['required'] : []
  return required.flatMap((name: unknown) => (typeof name === 'string' && !(name in nodeOf(value)) ? [name] : []))
}

const titleOf = (node: SchemaNode, name: string): string => textOf(node['title']) ?? name

const requiredText = (title: string, language: Language): string =>
  language === 'zh' ? `请填写「${title}」` : `Fill in “${title}”`

const LIMITS: Readonly<Record<string, (title: string, limit: string, language: Language) => string>> = {
  minLength: (title, limit, language) =>
    language === 'zh' ? `「${title}」至少 ${limit} 个字` : `“${title}” needs at least ${limit} characters`,
  maxLength: (title, limit, language) =>
    language === 'zh' ? `「${title}」最多 ${limit} 个字` : `“${title}” may have at most ${limit} characters`,
  minimum: (title, limit, language) =>
    language === 'zh' ? `「${title}」不能小于 ${limit}` : `“${title}” may not be less than ${limit}`,
  maximum: (title, limit, language) =>
    language === 'zh' ? `「${title}」不能大于 ${limit}` : `“${title}” may not be more than ${limit}`,
  exclusiveMinimum: (title, limit, language) =>
    language === 'zh' ? `「${title}」应当大于 ${limit}` : `“${title}” must be more than ${limit}`,
  minItems: (title, limit, language) =>
    language === 'zh' ? `「${title}」至少选择 ${limit} 项` : `Choose at least ${limit} for “${title}”`,
}

function sentenceOf(keyword: string, node: SchemaNode, value: unknown, title: string, language: Language): string {
  const zh = language === 'zh'
  const limited = LIMITS[keyword]
  if (limited !== undefined) return limited(title, String(node[keyword]), language)
  switch (keyword) {
    case 'type':
      return node['type'] === 'integer' || node['type'] === 'number'
        ? zh
          ? `「${title}」请填数字`
          : `“${title}” must be a number`
        : requiredText(title, language)
    case 'const':
      return zh ? `请确认：${title}` : `Please confirm: ${title}`
    case 'enum':
    case 'oneOf':
      return zh ? `「${title}」请从列出的选项中选择` : `Choose one of the options for “${title}”`
    case 'format': {
      const fault = formatFault(textOf(node['format']) ?? '', textOf(value) ?? '')
      if (fault !== undefined) return fault(language)
      return zh ? `「${title}」格式不对` : `“${title}” is not well formed`
    }
    default:
      return zh ? `「${title}」填写的内容不对` : `“${title}” is not right`
  }
}
