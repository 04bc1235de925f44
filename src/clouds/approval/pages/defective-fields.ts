import { nodeOf } from '#web/form/schema-nodes.ts'
import type { FormValues, SchemaNode } from '#web/form/schema-nodes.ts'

/** A defect names its field as a pointer into the form or by its bare name. */
export const fieldNameOf = (ref: string): string => ref.replace(/^\/?(?:form\/)?/, '').split('/')[0] ?? ref

/** What was found in order is not asked for a second time. */
export function onlyFields(schema: SchemaNode, names: readonly string[]): SchemaNode {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return {
    ...schema,
    properties: onlyNamed(nodeOf(schema['properties']), names),
    required: required.filter((name) => names.includes(String(name))),
  }
}
export const onlyNamed = (values: FormValues, names: readonly string[]): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))
export const withoutNamed = (values: FormValues, names: readonly string[]): FormValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
