import { either, propertiesOf, translate } from './package-part.ts'
import type { PackagePart, When } from './package-part.ts'
import type { PackageDefinition } from './packages.ts'
import { conditionOf } from './standard.ts'
import type { ItemStandard } from './standard.ts'

type Field = Readonly<Record<string, unknown>>
interface Merged {
  readonly field: Field
  readonly when: When | 'always'
  readonly required: boolean
}

/** 一张表单: what several items ask is asked once, held to the strictest of what they demand. */
export function mergeForms(
  definition: PackageDefinition,
  parts: readonly PackagePart[],
): Pick<ItemStandard, 'form' | 'formLayout'> {
  const merged = new Map<string, Merged>()
  const wide = new Set<string>()
  for (const { step, standard } of parts) {
    const required = requiredOf(standard.form)
    for (const name of namesInOrder(standard)) {
      const own = recordOf(propertiesOf(standard.form)[name])
      const when = translate(conditionOf(own), step, definition)
      if (when === 'never') continue
      const shared = step.fields[name] ?? name
      const { 'x-when': _, ...field } = own
      const known = merged.get(shared)
      if (standard.formLayout.wide.includes(name)) wide.add(shared)
      merged.set(shared, {
        field: known === undefined ? field : tighten(known.field, field),
        when: known === undefined ? when : either(known.when, when),
        required: required.includes(name) || known?.required === true,
      })
    }
  }
  const fields = [...merged]
  return {
    form: {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      additionalProperties: false,
      required: fields.filter(([, { required }]) => required).map(([name]) => name),
      properties: Object.fromEntries(
        fields.map(([name, { field, when }]) => [name, when === 'always' ? field : { ...field, 'x-when': when }]),
      ),
    },
    formLayout: { order: [...merged.keys()], wide: [...wide] },
  }
}

const LOWER = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems']
const UPPER = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems']

/** What satisfies both: the higher lower bound, the lower upper one. */
function tighten(a: Field, b: Field): Field {
  const bounds = [...LOWER, ...UPPER].flatMap((bound): readonly (readonly [string, unknown])[] => {
    const [one, other] = [a[bound], b[bound]]
    if (typeof one !== 'number' || typeof other !== 'number') return []
    return [[bound, LOWER.includes(bound) ? Math.max(one, other) : Math.min(one, other)]]
  })
  return { ...b, ...a, ...Object.fromEntries(bounds) }
}

function namesInOrder({ form, formLayout }: ItemStandard): readonly string[] {
  const names = Object.keys(propertiesOf(form))
  const order = formLayout.order.filter((name) => names.includes(name))
  return [...order, ...names.filter((name) => !order.includes(name))]
}

function requiredOf(form: unknown): readonly unknown[] {
  const required = recordOf(form)['required']
  return Array.isArray(required) ? required : []
}

const recordOf = (value: unknown): Field => (typeof value === 'object' && value !== null ? { ...value } : {})
