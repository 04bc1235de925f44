import { useMemo } from 'react'
// Not the package's door: it also fetches a registry for tests, which wants a validator that needs eval.
import Form from '@rjsf/core/lib/components/Form.js'
import { Validator } from '@cfworker/json-schema'
import type { ErrorSchema, RJSFSchema, UiSchema, ValidatorType } from '@rjsf/utils'
import { useLanguage } from '../i18n/index.ts'
import { validatorSchema } from './field-faults.ts'
import type { FieldFault } from './field-faults.ts'
import { FORM_ID } from './field-id.ts'
import { fieldNames, isNode, nodeOf, schemaInLanguage } from './schema-nodes.ts'
import type { FormValues, SchemaNode } from './schema-nodes.ts'
import { templates } from './templates.tsx'
import { widgets } from './widgets.tsx'
import './form.css'

export interface FormLayout {
  readonly order: readonly string[]
  readonly wide: readonly string[]
}
interface SchemaFormProps {
  readonly schema: SchemaNode
  readonly layout: FormLayout
  readonly values: FormValues
  readonly faults: readonly FieldFault[]
  readonly onChange: (values: FormValues) => void
}

/**
 * A form drawn from a published standard. Validation is ours (`fieldFaults`): rjsf only draws and collects.
 * Its defaults would tick a legal promise that is `const: true` and add empty rows: both are switched off.
 */
export default function SchemaForm({ schema, layout, values, faults, onChange }: SchemaFormProps) {
  const { language } = useLanguage()
  const shown = useMemo(() => parseSchema(schemaInLanguage(schema, language)), [schema, language])
  const uiSchema = useMemo(() => uiSchemaOf(schema, layout), [schema, layout])
  const extraErrors = useMemo(() => errorTree(faults), [faults])
  return (
    <Form
      tagName="div"
      className="schema-form"
      schema={shown}
      uiSchema={uiSchema}
      formData={values}
      extraErrors={extraErrors}
      validator={validator}
      widgets={widgets}
      templates={templates}
      idPrefix={FORM_ID}
      showErrorList={false}
      experimental_defaultFormStateBehavior={{
        constAsDefaults: 'never',
        arrayMinItems: { populate: 'never' },
        emptyObjectFields: 'skipDefaults',
      }}
      onChange={({ formData }) => onChange(withoutGaps(formData))}
    >
      <></>
    </Form>
  )
}

/** The rim to rjsf: a schema of a published standard passed the server's checks; rjsf types it as its own. */
const parseSchema = (node: SchemaNode): RJSFSchema => ({ ...node })

/** A cleared field is no field. */
const withoutGaps = (values: unknown): FormValues =>
  Object.fromEntries(Object.entries(nodeOf(values)).filter(([, value]) => value !== undefined))

/** rjsf asks its validator only which branch of a choice a value belongs to. No eval, so a strict CSP holds. */
const validator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: (schema, values) => new Validator(validatorSchema(nodeOf(schema)), '7').validate(values).valid,
  rawValidation: () => ({ errors: [] }),
}

/** More choices than this make a list easier than a row of buttons. */
const RADIOS_MAX = 6
/** Answers longer than this want more than one line. */
const LINE_MAX = 150

function uiSchemaOf(schema: SchemaNode, layout: FormLayout): UiSchema {
  const properties = nodeOf(schema['properties'])
  const fields = fieldNames(schema, layout.order).map((name): [string, UiSchema] => {
    const widget = widgetOf(nodeOf(properties[name]))
    return [name, widget === undefined ? {} : { 'ui:widget': widget }]
  })
  return {
    'ui:order': [...fieldNames(schema, layout.order), '*'],
    'ui:options': { wide: layout.wide },
    ...Object.fromEntries(fields),
  }
}

function widgetOf(node: SchemaNode): string | undefined {
  const choices = node['enum'] ?? node['oneOf']
  if (Array.isArray(choices)) return choices.length <= RADIOS_MAX ? 'radio' : 'select'
  if (
    node['type'] === 'array' &&
    isNode(node['items']) &&
    (node['items']['enum'] ?? node['items']['oneOf']) !== undefined
  )
    return 'checkboxes'
  const { maxLength } = node
  return node['type'] === 'string' && typeof maxLength === 'number' && maxLength > LINE_MAX ? 'textarea' : undefined
}

interface ErrorNode {
  readonly [name: string]: ErrorNode | readonly string[]
}

/** Faults as the tree rjsf hands to its fields. */
function errorTree(faults: readonly FieldFault[]): ErrorSchema<FormValues> {
  const insert = (tree: ErrorNode, [name, ...rest]: readonly string[], text: string): ErrorNode => {
    if (name === undefined) return { ...tree, __errors: [text] }
    const inner = tree[name]
    return { ...tree, [name]: insert(inner === undefined || !isErrorNode(inner) ? {} : inner, rest, text) }
  }
  return parseErrors(faults.reduce<ErrorNode>((tree, { path, text }) => insert(tree, path, text), {}))
}

const isErrorNode = (node: ErrorNode | readonly string[]): node is ErrorNode => !Array.isArray(node)
/** The rim to rjsf, whose type of this tree is computed from the form's values. */
const parseErrors = (tree: ErrorNode): ErrorSchema<FormValues> => ({ ...tree })
