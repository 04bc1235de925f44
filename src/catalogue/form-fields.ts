import { conditionOf } from './standard.ts'
import { isRecord } from './standard-parts.ts'

/** What an applicant is asked beside the form. */
const APPLICANT_POINTERS: ReadonlySet<string> = new Set([
  '/applicant/name',
  '/applicant/idNumber',
  '/applicant/phone',
  '/applicant/kind',
])

export const fieldsOf = (form: unknown): Readonly<Record<string, unknown>> | undefined => {
  const properties = isRecord(form) ? form['properties'] : undefined
  return isRecord(properties) ? properties : undefined
}

export type FieldType = 'TEXT' | 'NUMBER' | 'DATE' | 'LIST' | 'OTHER'

export interface PointedField {
  readonly type: FieldType
  /** Every applicant fills it in, whatever he answers. */
  readonly always: boolean
}

/** The field a pointer leads to; undefined where it leads nowhere. */
export function fieldAt(form: unknown, pointer: string): PointedField | undefined {
  if (APPLICANT_POINTERS.has(pointer)) return { type: 'TEXT', always: true }
  const name = pointer.startsWith('/form/') ? pointer.slice('/form/'.length) : ''
  const properties = fieldsOf(form) ?? {}
  if (!Object.hasOwn(properties, name)) return undefined
  const field = properties[name]
  const required = isRecord(form) && Array.isArray(form['required']) ? form['required'] : []
  return { type: typeOf(field), always: conditionOf(field) === undefined && required.includes(name) }
}

function typeOf(field: unknown): FieldType {
  if (!isRecord(field)) return 'OTHER'
  switch (field['type']) {
    case 'string':
      return field['format'] === 'date' ? 'DATE' : 'TEXT'
    case 'number':
    case 'integer':
      return 'NUMBER'
    case 'array':
      return 'LIST'
    default:
      return 'OTHER'
  }
}
