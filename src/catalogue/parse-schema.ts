import { Ajv } from 'ajv'
import type { Static, TSchema } from 'typebox'

/** A document that has the shape, or every place where it has not. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly { readonly place: string; readonly detail: string }[] }

const ajv = new Ajv({ allErrors: true, strict: true })

/** The rim between a file's JSON and our types: the schema that made the type is what checks the value. */
export function schemaParser<Schema extends TSchema>(schema: Schema): (document: unknown) => Parsed<Static<Schema>> {
  const validate = ajv.compile<Static<Schema>>(schema)
  return (document) =>
    validate(document)
      ? { ok: true, value: document }
      : {
          ok: false,
          faults: (validate.errors ?? []).map(({ instancePath, message = '', params }) => ({
            place: instancePath,
            detail: `${message} ${JSON.stringify(params)}`,
          })),
        }
}
