import { conditionOf } from '#catalogue/standard'
import type { ItemStandard } from '#catalogue/standard'
import { nodeOf, textOf } from '#web/form/schema-nodes.ts'
import type { SchemaNode } from '#web/form/schema-nodes.ts'

/** Kinds of fields an official chooses from; each is a small JSON Schema. */
export const FIELD_KINDS = [
  'line',
  'paragraph',
  'number',
  'integer',
  'date',
  'one',
  'many',
  'promise',
  'citizenId',
  'creditCode',
  'mobile',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

export interface FormField {
  readonly name: string
  readonly kind: FieldKind
  readonly title: { readonly zh: string; readonly en?: string }
  readonly hint: { readonly zh: string; readonly en?: string }
  readonly required: boolean
  readonly wide: boolean
  readonly when: ReturnType<typeof conditionOf>
  /** Only of choices. */
  readonly choices: readonly string[]
  /** The node as it is: keywords this designer does not know stay. */
  readonly node: SchemaNode
}

const FORMATS: Readonly<Record<string, FieldKind>> = {
  date: 'date',
  'cn-citizen-id': 'citizenId',
  'cn-credit-code': 'creditCode',
  'cn-mobile': 'mobile',
}
/** Longer answers get more than one line. */
const PARAGRAPH_LENGTH = 2000
const LINE_LENGTH = 100

const choicesOf = (node: SchemaNode): readonly string[] => {
  const list: unknown = node['oneOf'] ?? node['enum']
  if (!Array.isArray(list)) return []
  return list.map((each: unknown) => (typeof each === 'string' ? each : (textOf(nodeOf(each)['const']) ?? '')))
}

function kindOf(node: SchemaNode): FieldKind {
  const format = textOf(node['format'])
  if (format !== undefined && FORMATS[format] !== undefined) return FORMATS[format]
  if (node['type'] === 'array') return 'many'
  if (node['oneOf'] !== undefined || node['enum'] !== undefined) return 'one'
  if (node['type'] === 'number') return 'number'
  if (node['type'] === 'integer') return 'integer'
  if (node['type'] === 'boolean') return 'promise'
  const { maxLength } = node
  return typeof maxLength === 'number' && maxLength > 150 ? 'paragraph' : 'line'
}

const spoken = (zh: string | undefined, en: string | undefined) =>
  en === undefined ? { zh: zh ?? '' } : { zh: zh ?? '', en }

/** The form as a list of fields in the order in which they are shown. */
export function fieldsOf({ form, formLayout }: ItemStandard): readonly FormField[] {
  const schema = nodeOf(form)
  const properties = nodeOf(schema['properties'])
  const required: unknown = schema['required']
  const names = Object.keys(properties)
  const ordered = [
    ...formLayout.order.filter((name) => names.includes(name)),
    ...names.filter((name) => !formLayout.order.includes(name)),
  ]
  return ordered.map((name) => {
    const node = nodeOf(properties[name])
    const kind = kindOf(node)
    return {
      name,
      kind,
      title: spoken(textOf(node['title']), textOf(node['x-en'])),
      hint: spoken(textOf(node['description']), textOf(node['x-en-description'])),
      required: Array.isArray(required) && required.includes(name),
      wide: formLayout.wide.includes(name),
      when: conditionOf(node),
      choices: kind === 'many' ? choicesOf(nodeOf(node['items'])) : choicesOf(node),
      node,
    }
  })
}

const oneOf = (choices: readonly string[], before: SchemaNode) => {
  const known: unknown = before['oneOf']
  const nodes = Array.isArray(known) ? known.map((each: unknown) => nodeOf(each)) : []
  return choices.map((choice) => nodes.find((each) => each['const'] === choice) ?? { const: choice, title: choice })
}

/** What a field of this kind demands, when it is made or its kind is changed. */
function freshNode(kind: FieldKind): SchemaNode {
  switch (kind) {
    case 'line':
      return { type: 'string', minLength: 1, maxLength: LINE_LENGTH }
    case 'paragraph':
      return { type: 'string', minLength: 1, maxLength: PARAGRAPH_LENGTH }
    case 'number':
      return { type: 'number', minimum: 0 }
    case 'integer':
      return { type: 'integer', minimum: 0 }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'one':
      return { type: 'string', oneOf: [] }
    case 'many':
      return { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', oneOf: [] } }
    case 'promise':
      return { type: 'boolean', const: true }
    case 'citizenId':
      return { type: 'string', format: 'cn-citizen-id' }
    case 'creditCode':
      return { type: 'string', format: 'cn-credit-code' }
    case 'mobile':
      return { type: 'string', format: 'cn-mobile' }
  }
}

/** Texts and the condition are written anew from the field, everything else of the node stays. */
const WRITTEN = ['title', 'x-en', 'description', 'x-en-description', 'x-when']

function nodeFor(field: FormField): SchemaNode {
  const kept = kindOf(field.node) === field.kind ? field.node : freshNode(field.kind)
  const rest = Object.fromEntries(Object.entries(kept).filter(([key]) => !WRITTEN.includes(key)))
  const { title, hint, when, choices, kind } = field
  const chosen =
    kind === 'one'
      ? { oneOf: oneOf(choices, kept) }
      : kind === 'many'
        ? { items: { type: 'string', oneOf: oneOf(choices, nodeOf(kept['items'])) } }
        : {}
  return {
    ...rest,
    ...chosen,
    title: title.zh,
    'x-en': title.en ?? title.zh,
    ...(hint.zh === '' ? {} : { description: hint.zh, 'x-en-description': hint.en ?? hint.zh }),
    ...(when === undefined ? {} : { 'x-when': when }),
  }
}

/** The standard with these fields as its form. */
export function withFields(standard: ItemStandard, fields: readonly FormField[]): ItemStandard {
  const schema = nodeOf(standard.form)
  const properties = Object.fromEntries(fields.map((field) => [field.name, nodeFor(field)]))
  const required = fields.filter((field) => field.required).map(({ name }) => name)
  return {
    ...standard,
    form: { ...schema, type: 'object', additionalProperties: false, required, properties },
    formLayout: {
      order: fields.map(({ name }) => name),
      wide: fields.filter(({ wide }) => wide).map(({ name }) => name),
    },
  }
}

export const freshField = (name: string): FormField => ({
  name,
  kind: 'line',
  title: { zh: '' },
  hint: { zh: '' },
  required: true,
  wide: false,
  when: undefined,
  choices: [],
  node: freshNode('line'),
})
