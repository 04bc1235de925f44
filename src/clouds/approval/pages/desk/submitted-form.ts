import { formUnder } from '#catalogue/standard'
import { choiceTitle, fieldNames, isNode, nodeOf, schemaInLanguage, textOf } from '#web/form/schema-nodes.ts'
import type { SchemaNode } from '#web/form/schema-nodes.ts'

/** One line of the form as it was submitted. */
export interface FormLine {
  /** JSON pointer into the form: what a defect names. */
  readonly pointer: string
  readonly title: string
  /** Undefined: left empty. */
  readonly value: string | undefined
  /** How deep it stands in the form. */
  readonly depth: number
}

interface Words {
  readonly yes: string
  readonly no: string
}
interface Reading {
  readonly language: 'zh' | 'en'
  readonly words: Words
  readonly order: readonly string[]
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

function textOfValue(node: SchemaNode, value: unknown, words: Words): string | undefined {
  const chosen = choiceTitle(node, value)
  if (chosen !== undefined) return chosen
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value === '' ? undefined : value
  if (!Array.isArray(value) || value.length === 0) return undefined
  const items = value.map((item: unknown) => textOfValue(nodeOf(node['items']), item, words) ?? '')
  return items.join('、')
}

function linesOf(node: SchemaNode, value: unknown, at: Omit<FormLine, 'value'>, reading: Reading): FormLine[] {
  const { pointer, title, depth } = at
  if (isNode(node['properties'])) {
    const inner = objectLines(node, value, pointer, depth + 1, { ...reading, order: [] })
    return [{ pointer, title, value: '', depth }, ...inner]
  }
  const items = nodeOf(node['items'])
  if (Array.isArray(value) && isNode(items['properties'])) {
    return value.flatMap((item: unknown, index) =>
      linesOf(items, item, { pointer: `${pointer}/${index}`, title: `${title} ${index + 1}`, depth }, reading),
    )
  }
  return [{ pointer, title, value: textOfValue(node, value, reading.words), depth }]
}

function objectLines(
  schema: SchemaNode,
  values: unknown,
  pointer: string,
  depth: number,
  reading: Reading,
): FormLine[] {
  const properties = nodeOf(schema['properties'])
  return fieldNames(schema, reading.order).flatMap((name) => {
    const node = nodeOf(properties[name])
    const title = textOf(node['title']) ?? name
    return linesOf(node, nodeOf(values)[name], { pointer: `${pointer}/${escaped(name)}`, title, depth }, reading)
  })
}

/** The submitted form in the words of its schema, in the order it was filled in, with what was left empty. */
export function formLines(
  standard: { readonly form: unknown; readonly formLayout: { readonly order: readonly string[] } },
  answers: Readonly<Record<string, string>>,
  form: Readonly<Record<string, unknown>>,
  { language, words }: Omit<Reading, 'order'>,
): readonly FormLine[] {
  const schema = schemaInLanguage(formUnder(standard.form, answers), language)
  return objectLines(schema, form, '', 0, { language, words, order: standard.formLayout.order })
}
