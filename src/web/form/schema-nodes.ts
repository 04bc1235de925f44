/** A JSON Schema as it comes from a published standard: read with care, whoever wrote it. */
export type SchemaNode = Readonly<Record<string, unknown>>
export type FormValues = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is SchemaNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const nodeOf = (value: unknown): SchemaNode => (isNode(value) ? value : {})
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The fields of an object node in the order they are shown: the layout's order first, then whatever it forgot. */
export function fieldNames(schema: SchemaNode, order: readonly string[] = []): readonly string[] {
  const names = Object.keys(nodeOf(schema['properties']))
  return [...order.filter((name) => names.includes(name)), ...names.filter((name) => !order.includes(name))]
}

/** English titles stand beside the Chinese ones as `x-en` and `x-en-description`; fields without keep the Chinese. */
export function schemaInLanguage(node: SchemaNode, language: 'zh' | 'en'): SchemaNode {
  if (language === 'zh') return node
  const entries = Object.entries(node).map(([key, value]): [string, unknown] => {
    if (Array.isArray(value))
      return [key, value.map((item: unknown) => (isNode(item) ? schemaInLanguage(item, language) : item))]
    return [key, isNode(value) ? schemaInLanguage(value, language) : value]
  })
  const title = textOf(node['x-en'])
  const description = textOf(node['x-en-description'])
  return {
    ...Object.fromEntries(entries),
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  }
}

/** Fields that were asked for under other answers keep their values in the draft, but are never submitted. */
export function onlyAskedFor(schema: SchemaNode, values: FormValues): FormValues {
  const names = new Set(Object.keys(nodeOf(schema['properties'])))
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)))
}

/** What is known of the choices of a field, as people read them. */
export function choiceTitle(node: SchemaNode, value: unknown): string | undefined {
  const choices = Array.isArray(node['oneOf']) ? node['oneOf'] : []
  const choice: unknown = choices.find((candidate: unknown) => nodeOf(candidate)['const'] === value)
  return textOf(nodeOf(choice)['title'])
}
